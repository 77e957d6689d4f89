"""The commands about templates: which are in force, what stands in one, and a copy of one to make one's own."""

from pathlib import Path

import click

from reportgen.options import explained, project
from reportgen.programme import built_in_templates, lay, open_programme


@click.group(
    epilog="""\b
Examples:  reportgen templates list
           reportgen templates show gap-report.html
           reportgen templates export brand.toml"""
)
def templates() -> None:
    """Show the templates in force, and copy one into the programme folder to change it there.

    A file in the folder templates/ of a programme takes the place of reportgen's own of the same name.
    """


@templates.command(name="list")
@project
@explained
def listed(project: Path) -> None:
    """List every template, whose version is in force, and what it is for."""
    from reportgen.compose.shelf import shelf

    entries = shelf(open_programme(project).template_folders)
    width = max(len(each.name) for each in entries)
    for each in entries:
        click.echo(f"{each.name:{width}}  {'yours' if each.own else 'built in':8}  {each.purpose}")


@templates.command()
@click.argument("name", metavar="NAME")
@project
@explained
def show(name: str, project: Path) -> None:
    """Print a template as it is in force."""
    from reportgen.compose.shelf import find

    click.echo(find(open_programme(project).template_folders, name).file.read_bytes(), nl=False)


@templates.command()
@click.argument("name", metavar="NAME")
@project
@explained
def export(name: str, project: Path) -> None:
    """Copy a template into templates/ of the programme, where it can be changed; what is there already stays."""
    from reportgen.compose.shelf import find

    folder = open_programme(project)
    found = find([built_in_templates()], name)
    target = folder.root / "templates" / found.name
    lay({target: found.file.read_bytes()})
    click.echo(f"Wrote {target}. Change it there; delete it to have reportgen's own back.")
