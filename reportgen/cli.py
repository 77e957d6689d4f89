"""The command line: it asks, prints and ends with the right code; the work is done elsewhere."""

import sys
import time
import traceback
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, ParamSpec

import click

from reportgen import __version__
from reportgen.model.finding import Severity
from reportgen.model.labels import LANGUAGES
from reportgen.programme import ProgrammeError, lay, open_programme, start_programme

if TYPE_CHECKING:
    from reportgen.build import Failed

DONE, FAULTS, USAGE, INCOMPLETE, DEFECT, STOPPED = 0, 1, 2, 3, 70, 130
P = ParamSpec("P")

project = click.option(
    "-C",
    "--project",
    type=click.Path(path_type=Path),
    default=Path(),
    help="The programme folder (default: here).",
    metavar="DIR",
)
quiet = click.option("-q", "--quiet", is_flag=True, help="Print nothing but what goes wrong.")
verbose = click.option("-v", "--verbose", is_flag=True, help="Print more: every finding in full, every file.")
departments = click.option(
    "-d",
    "--department",
    "department",
    multiple=True,
    metavar="DEPT",
    callback=lambda _context, _option, codes: tuple(dict.fromkeys(code.strip().upper() for code in codes)),
    help="Only this department, by its code; may be repeated.",
)
strict = click.option("--strict", is_flag=True, help="Let warnings count as errors.")


def explained(command: Callable[P, None]) -> Callable[P, None]:
    """Turn faults of usage and environment into one sentence and the contracted exit code."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        from reportgen.compose.brand import BrandError  # noqa: PLC0415 - so that --help answers at once
        from reportgen.deliver.outputs import OutputsError  # noqa: PLC0415
        from reportgen.pipeline import RequestError  # noqa: PLC0415

        try:
            command(*args, **kwargs)
        except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
            raise
        except (KeyboardInterrupt, click.Abort):
            _end(STOPPED, "stopped. No file is half done; what was there before stays.")
        except (ProgrammeError, RequestError) as error:
            _end(USAGE, str(error))
        except (BrandError, OutputsError) as error:
            _end(INCOMPLETE, str(error))
        except Exception:  # noqa: BLE001 - a defect of ours must not look like exit code 1, done with findings
            traceback.print_exc()
            _end(DEFECT, "this is a defect of reportgen itself, not of your files. Please report the lines above.")

    return run


def _say(text: str) -> None:
    """One sentence to the person, beside what the command prints."""
    click.echo(f"reportgen: {text}", err=True)


def _end(code: int, text: str) -> NoReturn:
    _say(text)
    sys.exit(code)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="""\b
Start a programme:   reportgen init my-programme
Ask the departments: reportgen forms -C my-programme
See what is wrong:   reportgen check -C my-programme
Make the documents:  reportgen build -C my-programme

\b
Exit codes:  0  done
             1  done, with errors among the findings (with --strict: or warnings)
             2  wrong usage, or no programme folder
             3  a document could not be made; the others are there""",
)
@click.version_option(__version__, prog_name="reportgen")
def main() -> None:
    """From the managers' workbooks to gap reports and one coherent implementation plan."""


@main.command(epilog="Example:  reportgen init it-strategy --lang da")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--lang", "language", type=click.Choice(LANGUAGES), default="en", help="Language of the workbook (default: en)."
)
@quiet
@explained
def init(folder: Path, language: str, *, quiet: bool) -> None:
    """Start a programme: a new folder with a programme workbook to fill in."""
    from reportgen.forms import programme_form  # noqa: PLC0415 - only this command writes forms

    made = start_programme(folder, programme_form(language))
    if not quiet:
        click.echo(f"Made {', '.join(str(each) for each in made)}.")
        click.echo(f"Next: fill in {made[-1]}, then make the departments' workbooks with: reportgen forms -C {folder}")


@main.command(
    epilog="""\b
Examples:  reportgen forms
           reportgen forms -d FIN -d PRO -o to-send
           reportgen forms --lang de"""
)
@project
@departments
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="DIR", help="Where to (default: forms/ there).")
@click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    help="Language of the workbooks (default: each department's own).",
)
@quiet
@explained
def forms(project: Path, department: tuple[str, ...], out: Path | None, language: str | None, *, quiet: bool) -> None:
    """Make the workbooks that the departments fill in, with the programme's guidelines and codes to choose from."""
    from reportgen.pipeline import blank_forms  # noqa: PLC0415 - so that --help answers at once

    folder = out or project / "forms"
    made = blank_forms(open_programme(project), department, language)
    lay({folder / name: content for name, content in made.items()})
    if not quiet:
        click.echo(f"Made {', '.join(str(folder / name) for name in made) or 'nothing: no department is registered'}.")
        click.echo(
            f"Next: have them filled in, put them into {project / 'inputs'}, and run: reportgen check -C {project}"
        )


@main.command(
    epilog="""\b
Examples:  reportgen check
           reportgen check -d FIN -d PRO --strict
           reportgen check --json > findings.json"""
)
@project
@departments
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON, and nothing else.")
@strict
@quiet
@verbose
@explained
def check(
    project: Path, department: tuple[str, ...], *, as_json: bool, strict: bool, quiet: bool, verbose: bool
) -> None:
    """Read the workbooks and say what does not fit, by department, with the cells to mend."""
    from reportgen.pipeline import Progress, assess, chosen  # noqa: PLC0415 - so that --help answers at once
    from reportgen.terminal import print_findings, terminal  # noqa: PLC0415

    assessment, _ = assess(open_programme(project), Progress())
    assessment = chosen(assessment, department)
    if as_json:
        click.echo(assessment.as_json().encode(), nl=False)
    elif not quiet:
        print_findings(terminal(), assessment, project, verbose=verbose)
    sys.exit(_code(assessment.count(Severity.ERROR), assessment.count(Severity.WARNING), strict=strict))


@main.command(
    epilog="""\b
Examples:  reportgen build
           reportgen build -d FIN -f pdf
           reportgen build -t implementation-plan
           reportgen build --strict"""
)
@project
@departments
@click.option(
    "-t",
    "--document",
    "document",
    multiple=True,
    metavar="DOCUMENT",
    help="Only this document, such as gap-report; may be repeated.",
)
@click.option(
    "-f", "--format", "formats", default="", metavar="pdf,docx,html", help="Only these formats (default: all)."
)
@strict
@quiet
@verbose
@explained
def build(  # noqa: PLR0913 - an argument for each option
    project: Path,
    department: tuple[str, ...],
    document: tuple[str, ...],
    formats: str,
    *,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Make the documents below outputs/: a gap report for each department and the implementation plan."""
    from reportgen.pipeline import Request  # noqa: PLC0415 - so that --help answers at once
    from reportgen.pipeline import build as run  # noqa: PLC0415
    from reportgen.terminal import print_outcome, progress, terminal  # noqa: PLC0415

    folder = open_programme(project)
    named = tuple(dict.fromkeys(filter(None, (each.strip() for each in formats.split(",")))))
    request = Request(department, document, named, strict)
    console = terminal()
    began = time.monotonic()
    with progress(console, quiet=quiet) as reported:
        outcome = run(folder, request, reported)
    if not quiet:
        print_outcome(console, outcome, project, time.monotonic() - began, verbose=verbose)
    _tell_failures(outcome.failed, verbose=verbose)
    found = outcome.assessment
    if found.plan is None:
        _end(INCOMPLETE, "nothing was built, for want of exactly one programme workbook; earlier outputs stay.")
    if outcome.refused and quiet:
        _say("nothing was built, because --strict lets no fault pass; earlier outputs stay.")
    if outcome.failed:
        sys.exit(INCOMPLETE)
    sys.exit(_code(found.count(Severity.ERROR), found.count(Severity.WARNING), strict=strict))


def _tell_failures(failed: "Iterable[Failed]", *, verbose: bool) -> None:
    """Each reason once, with the documents that it kept from being made."""
    stems: dict[str, list[str]] = {}
    traces = {}
    for each in failed:
        stems.setdefault(each.reason, []).append(each.stem)
        traces[each.reason] = each.trace
    for reason, found in stems.items():
        if verbose and traces[reason]:
            click.echo(traces[reason], err=True)
        said = f"a defect of reportgen itself; -v tells where ({reason})" if traces[reason] else reason
        _say(f"{', '.join(found)} could not be made: {said.rstrip('.')}. The other documents are there.")


def _code(errors: int, warnings: int, *, strict: bool) -> int:
    return FAULTS if errors or (strict and warnings) else DONE
