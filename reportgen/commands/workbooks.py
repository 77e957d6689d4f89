"""The commands that make workbooks to be filled in."""

from pathlib import Path

import click

from reportgen.model.labels import LANGUAGES
from reportgen.options import departments, explained, project, quiet
from reportgen.programme import lay, open_programme, start_programme


@click.command(epilog="Example:  reportgen init it-strategy --lang da")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--lang", "language", type=click.Choice(LANGUAGES), default="en", help="Language of the workbook (default: en)."
)
@quiet
@explained
def init(folder: Path, language: str, *, quiet: bool) -> None:
    """Start a programme: a new folder with a programme workbook to fill in."""
    from reportgen.forms import programme_form

    made = start_programme(folder, programme_form(language))
    if not quiet:
        click.echo(f"Made {', '.join(str(each) for each in made)}.")
        click.echo(f"Next: fill in {made[-1]}, then make the departments' workbooks with: reportgen forms -C {folder}")


@click.command(
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
    from reportgen.asking import FormOrder, forms_to_fill

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
