"""What the styles of an OpenDocument spreadsheet say: how numbers are shown, what is struck through or hidden."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from reportgen.read import package as pk
from reportgen.read.grid import PLAIN, Format

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
NUMBER = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"

SHEETS, CELLS, RUNS = "table", "table-cell", "text"
"""The families of styles that mean something: a name is known within its family only."""

Named = Mapping[tuple[str, str], etree._Element]  # noqa: SLF001 - lxml has no other name for an element's type
GENERATIONS = 20
"""How far a style is followed to the styles that it is made from; programs use two or three."""
MAX_DIGITS = 255
"""No number format is longer."""


class Look(NamedTuple):
    """What a cell's style says; its format holds marks and digits, since what a number is stands in the cell itself."""

    format: Format
    struck: bool


UNSTYLED = Look(PLAIN, struck=False)


@dataclass(frozen=True)
class Styles:
    """The styles that mean something, by name."""

    cells: Mapping[str, Look]
    struck_runs: frozenset[str]
    hidden_sheets: frozenset[str]

    def look(self, *names: str | None) -> Look:
        """What the first name given says: a cell's own style, else its row's, else its column's."""
        return self.cells.get(next(filter(None, names), ""), UNSTYLED)


def read_styles(package: pk.Package, content: etree._Element) -> Styles:
    """The styles of the content, and those of the part `styles.xml` that they are made from."""
    roots = [*([package.xml("styles.xml")] if "styles.xml" in package else []), content]
    named = {
        (style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")): style
        for root in roots
        for style in _declared(root, f"{STYLE}style")
    }
    formats = dict(each for root in roots for each in _formats(root))
    looks = {
        (family, name): Look(
            formats.get(_stated(style, named, _data_style) or "", PLAIN),
            struck=(_stated(style, named, _line_through) or "none") != "none",
        )
        for (family, name), style in named.items()
    }
    return Styles(
        cells={name: look for (family, name), look in looks.items() if family == CELLS},
        struck_runs=frozenset(name for (family, name), look in looks.items() if family == RUNS and look.struck),
        hidden_sheets=frozenset(name for (family, name), style in named.items() if family == SHEETS and _hides(style)),
    )


def _declared(root: etree._Element, *tags: str) -> Iterator[etree._Element]:
    for group in root.iterchildren(f"{OFFICE}styles", f"{OFFICE}automatic-styles"):
        yield from group.iterchildren(*tags)


def _stated(style: etree._Element, named: Named, said: Callable[[etree._Element], str | None]) -> str | None:
    """What a style says, or the nearest of those that it is made from; None where none of them says anything."""
    family = style.get(f"{STYLE}family", "")
    for _ in range(GENERATIONS):
        found = said(style)
        parent = named.get((family, style.get(f"{STYLE}parent-style-name", "")))
        if found is not None or parent is None:
            return found
        style = parent
    return None


def _data_style(style: etree._Element) -> str | None:
    return style.get(f"{STYLE}data-style-name")


def _line_through(style: etree._Element) -> str | None:
    text = style.find(f"{STYLE}text-properties")
    if text is None:
        return None
    return text.get(f"{STYLE}text-line-through-style") or text.get(f"{STYLE}text-line-through-type")


def _hides(style: etree._Element) -> bool:
    table = style.find(f"{STYLE}table-properties")
    return table is not None and table.get(f"{TABLE}display") == "false"


def _formats(root: etree._Element) -> Iterator[tuple[str, Format]]:
    """Formats of plain numbers and amounts; one that shows negative numbers or texts apart is kept as several."""
    tags = [f"{NUMBER}{kind}-style" for kind in ("number", "currency", "text")]
    declared = {style.get(f"{STYLE}name", ""): style for style in _declared(root, *tags)}
    for name, style in declared.items():
        applied = (each.get(f"{STYLE}apply-style-name", "") for each in style.iterchildren(f"{STYLE}map"))
        parts = [*(declared[each] for each in applied if each in declared), style]
        signs = (each for part in parts for each in part.iterchildren(f"{NUMBER}text", f"{NUMBER}currency-symbol"))
        marks = (mark for each in signs if (mark := (each.text or "").strip()))
        yield name, Format(marks=tuple(marks), digits=_digits(parts[0]))


def _digits(style: etree._Element) -> int:
    """The least count of digits, where a number is shown by nothing but digits (`000`)."""
    number = style.find(f"{NUMBER}number")
    if number is None or number.get(f"{NUMBER}grouping") == "true":
        return 0
    if number.get(f"{NUMBER}decimal-places", "0") != "0" or style.find(f"{NUMBER}text") is not None:
        return 0
    return min(int(number.get(f"{NUMBER}min-integer-digits", "0")), MAX_DIGITS)
