"""The command about corporate Word templates: whether one has what documents need."""

import sys
from pathlib import Path

import click

from reportgen.options import DONE, FAULTS, USAGE, end, explained

GRAVE = frozenset({"unusable", "wrong kind", "missing"})


@click.command(
    name="check-template",
    epilog="""\b
Examples:  reportgen check-template corporate.docx
           reportgen build --reference-docx corporate.docx""",
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@explained
def check_template(file: Path) -> None:
    """Say which styles a corporate Word template lacks or has of the wrong kind, and how to add them.

    Whatever it lacks, documents have in reportgen's own look; a style of the wrong kind keeps them from being built.
    """
    from reportgen.render.word.inspection import HOW_TO_ADD, inspect

    try:
        data = file.read_bytes()
    except OSError as error:
        end(USAGE, f"{file} cannot be read: {error.strerror}.")
    remarks = inspect(data)
    width = max((len(each.weight) for each in remarks), default=0)
    for each in remarks:
        click.echo(f"{each.weight:{width}}  {each.about}: {each.text}.")
    if any(each.weight in {"wrong kind", "missing"} for each in remarks):
        click.echo(f"\n{HOW_TO_ADD}")
    if not any(each.weight in GRAVE for each in remarks):
        click.echo(
            f'{file.name} has what documents need. Name it in templates/brand.toml: reference_docx = "{file.name}"'
        )
    sys.exit(FAULTS if any(each.weight in GRAVE for each in remarks) else DONE)
