"""The command line: it asks, prints and ends with the right code; the work is done elsewhere."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen import __version__
from reportgen.model.finding import Severity
from reportgen.model.labels import LANGUAGES
from reportgen.options import (
    DONE,
    FAULTS,
    INCOMPLETE,
    departments,
    end,
    explained,
    project,
    quiet,
    say,
    strict,
    verbose,
)
from reportgen.programme import ProgrammeFolder, lay, open_programme, start_programme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.build import Failed
    from reportgen.pipeline import Assessment


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
           reportgen forms --lang de
           reportgen forms --carry-over -o second-round
           reportgen forms --programme --carry-over"""
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
@click.option("--carry-over", is_flag=True, help="Fill in what was last submitted, also what could not be read.")
@click.option("--programme", "own", is_flag=True, help="The programme office's own workbook; with -d departments too.")
@quiet
@explained
def forms(  # noqa: PLR0913 - an argument for each option
    project: Path,
    department: tuple[str, ...],
    out: Path | None,
    language: str | None,
    *,
    carry_over: bool,
    own: bool,
    quiet: bool,
) -> None:
    """Make the workbooks that are filled in, with instructions and the programme's codes to choose from.

    A workbook that is there already and differs is never overwritten: it may hold answers.
    """
    from reportgen.pipeline import FormOrder, forms_to_fill  # noqa: PLC0415 - so that --help answers at once

    folder = out or project / "forms"
    made = forms_to_fill(open_programme(project), FormOrder(department, own, language, carry_over))
    paths = {folder / name: content for name, content in made.files.items()}
    lay({path: content for path, content in paths.items() if not _is(path, content)})
    if not paths and not quiet:
        click.echo("Made nothing: no department is registered.")
        click.echo(f"Next: add them to the sheet Departments of the programme workbook in {project / 'inputs'}.")
    elif not quiet:
        click.echo(f"Made {', '.join(map(str, paths))}.")
        if made.blank:
            click.echo(f"Blank, because nothing was submitted yet: {', '.join(made.blank)}.")
        for file in dict.fromkeys(each.source.file for each in made.left_behind):
            click.echo(f"{file} also holds what a form has no place for; reportgen check -C {project} lists it.")
        click.echo(
            f"Next: have them filled in, put them into {project / 'inputs'}, and run: reportgen check -C {project}"
        )


def _is(path: Path, content: bytes) -> bool:
    """Whether a file is there with that content."""
    return path.is_file() and path.read_bytes() == content


@main.command(
    epilog="""\b
Examples:  reportgen check
           reportgen check -d FIN -d PRO --strict
           reportgen check --return
           reportgen check --json > findings.json"""
)
@project
@departments
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON, and nothing else.")
@click.option(
    "--return", "returned", is_flag=True, help="Write copies with the faulty cells marked, into outputs/returned/."
)
@strict
@quiet
@verbose
@explained
def check(  # noqa: PLR0913 - an argument for each option
    project: Path,
    department: tuple[str, ...],
    *,
    as_json: bool,
    returned: bool,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Read the workbooks and say what does not fit, by department, with the cells to mend."""
    from reportgen.checklist import print_findings  # noqa: PLC0415 - so that --help answers at once
    from reportgen.pipeline import Progress, assess, chosen  # noqa: PLC0415
    from reportgen.terminal import terminal  # noqa: PLC0415

    folder = open_programme(project)
    whole, _ = assess(folder, Progress())
    assessment = chosen(whole, department)
    if as_json:
        click.echo(assessment.as_json().encode(), nl=False)
    elif not quiet:
        print_findings(terminal(), assessment, project, department, verbose=verbose, returned=returned)
    if returned:
        _return(folder, whole, department, quiet=quiet, beside_json=as_json)
    sys.exit(_code(assessment.count(Severity.ERROR), assessment.count(Severity.WARNING), strict=strict))


def _return(
    folder: ProgrammeFolder, found: "Assessment", departments: tuple[str, ...], *, quiet: bool, beside_json: bool
) -> None:
    """Write the marked copies, and say where they lie; on standard error where the output is for programs."""
    from reportgen.returning import return_copies  # noqa: PLC0415 - only this option needs it

    if found.plan is None or found.facts is None:
        say("no workbook is returned, for want of exactly one programme workbook in inputs/.")
        return
    made = return_copies(folder, found.plan, found.facts, found.findings, departments)
    if quiet:
        return
    names = ", ".join(file.rpartition("/")[2] for file in made)
    text = f"Marked copies in {folder.outputs / 'returned'}: {names}." if made else "There is no workbook to return."
    click.echo(text, err=beside_json)
    if made:
        click.echo(
            "Next: send each copy to its department. What comes back replaces the former workbook in inputs/.",
            err=beside_json,
        )


@main.command(
    epilog="""\b
Examples:  reportgen build
           reportgen build -d FIN -f pdf
           reportgen build -t implementation-plan
           reportgen build --what-if options.toml
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
@click.option(
    "--what-if",
    "what_if",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Compare the options in this file (TOML) in the implementation plan.",
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
    what_if: Path | None,
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
    request = Request(department, document, named, strict, what_if)
    console = terminal()
    began = time.monotonic()
    with progress(console, quiet=quiet) as reported:
        outcome = run(folder, request, reported)
    if not quiet:
        print_outcome(console, outcome, project, time.monotonic() - began, verbose=verbose)
    _tell_failures(outcome.failed, verbose=verbose)
    found = outcome.assessment
    if found.plan is None:
        end(INCOMPLETE, "nothing was built, for want of exactly one programme workbook; earlier outputs stay.")
    if outcome.refused and quiet:
        say("nothing was built, because --strict lets no fault pass; earlier outputs stay.")
    if outcome.failed:
        sys.exit(INCOMPLETE)
    sys.exit(_code(found.count(Severity.ERROR), found.count(Severity.WARNING), strict=strict))


@main.command(
    name="what-if",
    epilog="""\b
Examples:  reportgen what-if options.toml
           reportgen what-if options.toml --json > options.json""",
)
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@project
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON, and nothing else.")
@quiet
@explained
def what_if(file: Path, project: Path, *, as_json: bool, quiet: bool) -> None:
    """Compare the plan as it is with some changes to it, side by side: what each buys, what waiting costs.

    The file names the changes: people added, work shifted, dropped or delayed, budgets raised.
    """
    from reportgen.deliver.listing import scenarios_json  # noqa: PLC0415 - so that --help answers at once
    from reportgen.pipeline import what_if as compared  # noqa: PLC0415
    from reportgen.terminal import print_options, progress, terminal  # noqa: PLC0415

    console = terminal()
    with progress(console, quiet=quiet or as_json) as reported:
        found = compared(open_programme(project), file, reported)
    if found is None:
        end(INCOMPLETE, "nothing can be compared, for want of exactly one programme workbook.")
    plan, scenarios = found
    if as_json:
        click.echo(scenarios_json(scenarios).encode(), nl=False)
    elif not quiet:
        print_options(console, plan, scenarios)


@main.command(
    epilog="""\b
Examples:  reportgen trace FIN.I1
           reportgen trace A4
           reportgen trace IT:Architect
           reportgen trace programme --json"""
)
@click.argument("code", metavar="CODE")
@project
@click.option("--json", "as_json", is_flag=True, help="Print it all as JSON, and nothing else.")
@quiet
@verbose
@explained
def trace(code: str, project: Path, *, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Show a record, each figure computed from it and how, and the cells behind.

    CODE is that of any record, a role, or "programme" for what is computed over all.
    """
    from reportgen.pipeline import Progress, assess  # noqa: PLC0415 - so that --help answers at once
    from reportgen.terminal import terminal  # noqa: PLC0415
    from reportgen.trace import trace as traced  # noqa: PLC0415
    from reportgen.trace.printed import print_trace, trace_json  # noqa: PLC0415
    from reportgen.words.catalogue import Words  # noqa: PLC0415

    found, _ = assess(open_programme(project), Progress())
    if found.plan is None or found.facts is None:
        end(INCOMPLETE, "nothing can be traced, for want of exactly one programme workbook.")
    tree, words = traced(found.plan, found.facts, found.findings, code), Words(found.plan.language)
    if as_json:
        click.echo(trace_json(tree, words).encode(), nl=False)
    elif not quiet:
        print_trace(terminal(), tree, words, project, verbose=verbose)


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
        say(f"{', '.join(found)} could not be made: {said.rstrip('.')}. The other documents are there.")


def _code(errors: int, warnings: int, *, strict: bool) -> int:
    return FAULTS if errors or (strict and warnings) else DONE
