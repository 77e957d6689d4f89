"""What somebody typed into the cells of a workbook, whether or not it could be used."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reportgen.read.cells import spoken
from reportgen.read.dates import FIRST_YEAR
from reportgen.read.grid import Cell, Sheet

Typed = str | float | dt.date


@dataclass(frozen=True)
class Typing:
    """By sheet and cell (`C7`), what stands there; cells in which nothing usable does are absent."""

    sheets: Mapping[str, Mapping[str, Typed]]

    @classmethod
    def of(cls, sheets: Iterable[Sheet]) -> "Typing":
        """What was typed into these sheets; of two of one name the first is read."""
        return cls({sheet.name: _typed(sheet) for sheet in reversed(tuple(sheets))})


def _typed(sheet: Sheet) -> Mapping[str, Typed]:
    found = ((cell.address, _content(cell)) for cell in sheet.cells.values())
    return {address: content for address, content in found if content is not None}


def _content(cell: Cell) -> Typed | None:
    """Numbers and dates as such, unless their cell would not tell what is seen: marks, leading zeros, the year 1850."""
    if isinstance(cell.value, Decimal) and not cell.format.marks and not cell.format.digits:
        return float(cell.value)
    if isinstance(cell.value, dt.date) and cell.value.year >= FIRST_YEAR:
        return cell.value
    return " ".join((spoken(cell), *cell.format.marks)).strip() or None
