"""What somebody typed into a cell, whether or not it could be used: for a form that gives it back."""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

from reportgen.model.finding import Finding, Source
from reportgen.read.cells import spoken
from reportgen.read.dates import FIRST_YEAR
from reportgen.read.grid import Cell, position
from reportgen.read.workbook import open_workbook

Typed = str | float | dt.date


def typed_in(folder: Path) -> Callable[[Source], Typed | None]:
    """A function that tells what stands in a cell of a workbook of a programme folder; None where nothing usable does.

    Each workbook is opened once, when first asked for.
    """

    @cache
    def cells(file: str) -> Mapping[str, Mapping[tuple[int, int], Cell]]:
        opened = open_workbook(folder / file, file)
        if isinstance(opened, Finding):
            return {}
        return {sheet.name: sheet.cells for sheet in reversed(opened.sheets)}  # of two of one name the first is read

    def typed(place: Source) -> Typed | None:
        if place.sheet is None or place.cell is None:
            return None
        cell = cells(place.file).get(place.sheet, {}).get(position(place.cell))
        return _content(cell) if cell else None

    return typed


def _content(cell: Cell) -> Typed | None:
    """Numbers and dates as such, unless their cell would not tell what is seen: marks, leading zeros, the year 1850."""
    if isinstance(cell.value, Decimal) and not cell.format.marks and not cell.format.digits:
        return float(cell.value)
    if isinstance(cell.value, dt.date) and cell.value.year >= FIRST_YEAR:
        return cell.value
    return " ".join((spoken(cell), *cell.format.marks)).strip() or None
