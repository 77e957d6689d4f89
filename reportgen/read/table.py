"""The rows of a sheet: which are records, which are totals, what stands where nobody looks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, product

from reportgen.model.column import Column
from reportgen.model.labels import fold
from reportgen.read.cells import is_empty, spoken
from reportgen.read.grid import Area, Cell, Sheet, letters
from reportgen.read.headers import Table
from reportgen.read.log import Log, Values

TOTALS = frozenset(
    ("total", "totals", "sum", "ialt", "summe", "gesamt", "grandtotal", "subtotal", "sumialt", "gesamtsumme", "delsum")
)
Rows = Mapping[int, Mapping[int, Cell]]


@dataclass(frozen=True)
class Covered:
    """The cells with content that stand under a merge, by merge, and their places."""

    by_merge: Mapping[Area, tuple[Cell, ...]]
    places: frozenset[tuple[int, int]]


def covered(sheet: Sheet) -> Covered:
    """What merged cells hide: everything but their first cell."""
    found = {
        area: tuple(cell for cell in sheet.within(area) if (cell.row, cell.column) != (area.top, area.left))
        for area in sheet.merges
    }
    return Covered(found, frozenset((cell.row, cell.column) for cells in found.values() for cell in cells))


def uncovered(sheet: Sheet, hidden: Covered) -> Rows:
    """The rows of a sheet without what stands under a merge; rows that become empty are left out."""
    rows = {
        row: {column: cell for column, cell in cells.items() if (row, column) not in hidden.places}
        for row, cells in sheet.rows.items()
    }
    return {row: cells for row, cells in rows.items() if cells}


def record_rows(sheet: Sheet, rows: Rows, table: Table, log: Log) -> Iterator[int]:
    """The rows below the header that are records; totals, stray and struck cells of the others are found."""
    fields_in = {number: name for name, number in table.fields.items()}
    for row, cells in rows.items():
        if row <= table.header:
            continue
        known = {name: cells[number] for number, name in fields_in.items() if number in cells}
        live = {name: cell for name, cell in known.items() if not is_empty(cell)}
        if live and not _is_total(cells, live, table.columns):
            yield row
            stray(sheet, (cell for number, cell in cells.items() if number not in {*fields_in, *table.named}), log)
        elif live:
            first = next(cell for cell in cells.values() if not is_empty(cell))
            log.add("total-row", log.at(sheet.name, first.address), {"value": first.text})
        else:
            struck_row(sheet, [cell for cell in known.values() if cell.struck], log)
            stray(sheet, (cell for number, cell in cells.items() if number not in fields_in), log)


def stray(sheet: Sheet, cells: Iterator[Cell], log: Log) -> None:
    """A finding for each cell with content that belongs to no record."""
    for cell in cells:
        if cell.struck or not is_empty(cell):
            log.add("stray-cell", log.at(sheet.name, cell.address), {"value": cell.text})


def struck_row(sheet: Sheet, cells: list[Cell], log: Log) -> None:
    """One finding for a row that is struck through as a whole."""
    if cells:
        first, *others = sorted(cells, key=lambda cell: cell.column)
        also = [log.at(sheet.name, cell.address) for cell in others]
        log.add("struck-through", log.at(sheet.name, first.address), {"value": first.struck}, also=also)


def _is_total(cells: Mapping[int, Cell], live: Mapping[str, Cell], columns: Mapping[str, Column]) -> bool:
    """Whether a row only adds up others: no key and nothing but numbers, or a first text that says so."""
    first = next((cell for cell in cells.values() if isinstance(cell.value, str) and not is_empty(cell)), None)
    if first is not None and fold(spoken(first)) in TOTALS:
        return True
    others = [cell for cell in live.values() if cell is not first]
    if first is not None and _names_a_total(first) and others and all(_is_number(cell) for cell in others):
        return True
    keys = [name for name, column in columns.items() if column.key]
    if keys and all(name in live for name in keys):
        return False
    return all(_is_number(cell) for cell in live.values())


def _names_a_total(cell: Cell) -> bool:
    """Whether a text begins with a word for a total and goes on, such as `Total effort` or `I alt 2026`."""
    words = spoken(cell).split()
    return any(fold(" ".join(words[:count])) in TOTALS for count in (1, 2))


def _is_number(cell: Cell) -> bool:
    if cell.pending or isinstance(cell.value, Decimal):
        return True
    return isinstance(cell.value, str) and re.fullmatch(r"[-+]?[\d.,\s]*\d[\s%€$£]*", spoken(cell)) is not None


def hidden_content(sheet: Sheet, log: Log) -> None:
    """One finding for all that a sheet hides: itself, rows, columns, as far as there is content in them."""
    rows = sorted(row for row in sheet.rows if row in sheet.hidden_rows)
    columns = sorted({column for _, column in sheet.cells if sheet.column_is_hidden(column)})
    first = min(
        (place for place in sheet.cells if place[0] in sheet.hidden_rows or sheet.column_is_hidden(place[1])),
        default=None,
    )
    ranges = [f"{start}:{end}" for start, end in _runs(rows)]
    ranges += [f"{letters(start)}:{letters(end)}" for start, end in _runs(columns)]
    if sheet.hidden:
        log.add("hidden-content", log.at(sheet.name), {"ranges": ranges, "whole": True})
    elif first is not None:
        log.add("hidden-content", log.at(sheet.name, Cell(*first).address), {"ranges": ranges, "whole": False})


def merged_cells(sheet: Sheet, hidden: Covered, places: frozenset[tuple[int, int]], log: Log) -> None:
    """A finding for each merge that hides content, or covers a place where a header or a value may stand."""
    for area, cells in hidden.by_merge.items():
        if cells or _covers(area, places):
            values: Values = {"range": str(area), "hidden": [cell.text for cell in cells]}
            log.add("merged-cells", log.at(sheet.name, Cell(area.top, area.left).address), values)


def _covers(area: Area, places: frozenset[tuple[int, int]]) -> bool:
    """Whether a merge covers one of the places beside its first cell."""
    first = (area.top, area.left)
    if area.size < len(places):
        inside = product(range(area.top, area.bottom + 1), range(area.left, area.right + 1))
        return any(place in places for place in inside if place != first)
    return any(area.top <= row <= area.bottom and area.left <= column <= area.right for row, column in places - {first})


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Numbers that follow each other, as first and last."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        yield members[0], members[-1]
