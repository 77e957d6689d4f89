"""The command that makes the documents."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.options import (
    INCOMPLETE,
    departments,
    end,
    exit_code,
    explained,
    project,
    quiet,
    say,
    strict,
    verbose,
)
from reportgen.programme import open_programme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.build import Failed


@click.command(
    epilog="""\b
Examples:  reportgen build
           reportgen build -d FIN -f pdf
           reportgen build -t implementation-plan
           reportgen build --what-if options.toml
           reportgen build --reference-docx corporate.docx
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
@click.option(
    "--reference-docx",
    "reference",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Use the styles, pages and cover of this Word template (default: the brand's).",
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
    reference: Path | None,
    *,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Make the documents below outputs/: a gap report for each department and the implementation plan."""
    from reportgen.console import terminal
    from reportgen.pipeline import Request
    from reportgen.pipeline import build as run
    from reportgen.terminal import print_outcome, progress

    folder = open_programme(project)
    named = tuple(dict.fromkeys(filter(None, (each.strip() for each in formats.split(",")))))
    request = Request(department, document, named, strict, what_if, reference and reference.resolve())
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
    sys.exit(exit_code(found, strict=strict))


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
