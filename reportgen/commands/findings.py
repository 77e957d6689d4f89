"""The command that says what does not fit."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.options import departments, exit_code, explained, project, quiet, say, strict, verbose
from reportgen.programme import ProgrammeFolder, open_programme

if TYPE_CHECKING:
    from reportgen.assessment import Assessment


@click.command(
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
    from reportgen.assessment import Progress, assess, chosen
    from reportgen.checklist import print_findings
    from reportgen.console import terminal

    folder = open_programme(project)
    whole = assess(folder, Progress())
    assessment = chosen(whole, department)
    if as_json:
        click.echo(assessment.as_json().encode(), nl=False)
    elif not quiet:
        print_findings(terminal(), assessment, project, department, verbose=verbose, returned=returned)
    if returned:
        _return(folder, whole, department, quiet=quiet, beside_json=as_json)
    sys.exit(exit_code(assessment, strict=strict))


def _return(
    folder: ProgrammeFolder, found: "Assessment", departments: tuple[str, ...], *, quiet: bool, beside_json: bool
) -> None:
    """Write the marked copies, and say where they lie; on standard error where the output is for programs."""
    from reportgen.returning import return_copies

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
