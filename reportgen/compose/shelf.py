"""The templates in force: each by its name, the file that it comes from, and what it is for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.compose.sandbox import hint
from reportgen.programme import RequestError, built_in_templates

PURPOSES: Mapping[str, str] = {
    "base.html": "the skeleton of every document: head, running lines, title",
    "brand.toml": "names, colours, faces, logo and paper",
    "gap-report.html": "the gap report of a department",
    "implementation-plan.html": "the implementation plan for the board",
    "macros.html": "sections, tables, figures and signs that the documents are made of",
    "style/print.css": "the look of the PDF",
    "style/screen.css": "the look of the HTML page",
}
"""The files that a programme may replace. Catalogues and fonts are none: fonts are named by brand.toml."""


@dataclass(frozen=True)
class Entry:
    """A template in force; `own` says that it is the programme's."""

    name: str
    file: Path
    own: bool
    purpose: str


def shelf(folders: Sequence[Path]) -> list[Entry]:
    """Every template, by name: reportgen's own, then what a programme has beside them."""
    found = {file.name for folder in folders for file in folder.glob("*.html") if file.is_file()}
    purposes = {**PURPOSES, **dict.fromkeys(sorted(found - set(PURPOSES)), "one of your own, for others to include")}
    return [_entry(name, folders, purpose) for name, purpose in purposes.items()]


def find(folders: Sequence[Path], name: str) -> Entry:
    """The template of this name; RequestError names those that there are."""
    entries = {each.name: each for each in shelf(folders)}
    if name not in entries:
        raise RequestError(f"There is no template '{name}'{hint(name, sorted(entries), 'there are')}.")
    return entries[name]


def _entry(name: str, folders: Sequence[Path], purpose: str) -> Entry:
    file = next(folder / name for folder in folders if (folder / name).is_file())
    return Entry(name, file, not file.is_relative_to(built_in_templates()), purpose)
