"""The command that brings back what heads answered in their documents."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import click

from reportgen.options import FAULTS, departments, explained, project, quiet
from reportgen.programme import lay, open_programme

DEFAULT = "collected.xlsx"


@click.command(
    epilog="""\b
Examples:  reportgen collect returned/*.docx
           reportgen collect FIN.docx PRO.docx -o this-round.xlsx
           reportgen collect from-finance.docx -d FIN"""
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE.docx...")
@project
@departments
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE", help=f"Where to (default: {DEFAULT}).")
@quiet
@explained
def collect(
    files: tuple[Path, ...], project: Path, department: tuple[str, ...], out: Path | None, *, quiet: bool
) -> None:
    """Collect what was answered, remarked and changed in Word documents, as decisions to accept.

    Nothing goes into the plan: the workbook that is made holds a row for each answer, comment and change, with the
    columns of the Decisions sheet; copy those that you accept. No file is ever overwritten.
    """
    from reportgen.collect import collect as collected_from
    from reportgen.words.catalogue import Words

    collected = collected_from(open_programme(project), files, department)
    path = _laid(out or project / DEFAULT, collected.data, chosen=out is not None)
    english = Words("en")
    told = [(each.file, said) for each in collected.files for said in each.notices]
    for file, said in told:
        if said.aside or not quiet:
            click.echo(f"{file}: {said.in_words(english)}", err=said.aside)
    if not quiet:
        rows = "1 row" if collected.rows == 1 else f"{collected.rows} rows"
        aside = f" and {collected.aside} set aside" if collected.aside else ""
        click.echo(f"Wrote {path}: {rows} to accept{aside}, from {len(collected.files)} files.")
        click.echo("Next: read it, copy the rows that you accept into the Decisions sheet, and run reportgen build.")
    if any(said.aside for _, said in told):
        raise click.exceptions.Exit(FAULTS)


def _laid(path: Path, data: bytes, *, chosen: bool) -> Path:
    """Write the workbook: where it was asked for, else under the first name that is free or holds just this."""
    for each in (path,) if chosen else _names(path):
        if each.is_file() and each.read_bytes() == data:
            return each
        if chosen or not each.exists():
            lay({each: data})
            return each
    raise AssertionError("names are never used up")


def _names(path: Path) -> Iterator[Path]:
    yield path
    yield from (path.with_stem(f"{path.stem}-{number}") for number in count(2))
