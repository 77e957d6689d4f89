"""The command line: it asks, prints and ends with the right code; the work is done elsewhere."""

import sys
import time
import traceback
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click
from rich.console import Console

from reportgen import __version__
from reportgen.model.finding import Severity
from reportgen.model.labels import LANGUAGES
from reportgen.programme import ProgrammeError, open_programme, start_programme

DONE, FAULTS, USAGE, INCOMPLETE, DEFECT = 0, 1, 2, 3, 70
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
    "-d", "--department", "department", multiple=True, metavar="DEPT", help="Only this department; may be repeated."
)
strict = click.option("--strict", is_flag=True, help="Let warnings count as errors.")


def explained(command: Callable[P, None]) -> Callable[P, None]:
    """Turn faults of usage and environment into one sentence and the contracted exit code."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        from reportgen.compose.brand import BrandError  # noqa: PLC0415 - loaded only by commands that need it
        from reportgen.deliver.outputs import OutputsError  # noqa: PLC0415
        from reportgen.pipeline import RequestError  # noqa: PLC0415

        try:
            command(*args, **kwargs)
        except (ProgrammeError, RequestError) as error:
            click.echo(f"reportgen: {error}", err=True)
            sys.exit(USAGE)
        except (BrandError, OutputsError) as error:
            click.echo(f"reportgen: {error}", err=True)
            sys.exit(INCOMPLETE)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception:  # noqa: BLE001 - a defect of ours must not look like exit code 1, done with findings
            traceback.print_exc()
            click.echo(
                "reportgen: this is a defect of reportgen itself, not of your files. Please report the lines above.",
                err=True,
            )
            sys.exit(DEFECT)

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="reportgen")
def main() -> None:
    """From the managers' workbooks to gap reports and one coherent implementation plan.

    \b
    Start a programme:   reportgen init my-programme
    See what is wrong:   reportgen check -C my-programme
    Make the documents:  reportgen build -C my-programme
    """


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
        click.echo(
            f"Next: fill in {made[-1]}, put one workbook per department beside it, and run: reportgen check -C {folder}"
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
    from reportgen.terminal import print_findings  # noqa: PLC0415

    assessment, _ = assess(open_programme(project), Progress())
    assessment = chosen(assessment, department)
    if as_json:
        click.echo(assessment.as_json(), nl=False)
    elif not quiet:
        print_findings(Console(highlight=False), assessment, project, verbose=verbose)
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
def build(
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
    from reportgen.terminal import print_outcome, progress  # noqa: PLC0415

    folder = open_programme(project)
    request = Request(department, document, tuple(filter(None, (each.strip() for each in formats.split(",")))), strict)
    console = Console(highlight=False)
    began = time.monotonic()
    with progress(console, quiet=quiet) as reported:
        outcome = run(folder, request, reported)
    if not quiet:
        print_outcome(console, outcome, folder.root, time.monotonic() - began, verbose=verbose)
    for failed in outcome.failed:
        click.echo(
            f"reportgen: {failed.stem} could not be made: {failed.reason}. What was there before stays.", err=True
        )
    if outcome.failed or outcome.assessment.plan is None:
        sys.exit(INCOMPLETE)
    found = outcome.assessment
    sys.exit(_code(found.count(Severity.ERROR), found.count(Severity.WARNING), strict=strict))


def _code(errors: int, warnings: int, *, strict: bool) -> int:
    return FAULTS if errors or (strict and warnings) else DONE
