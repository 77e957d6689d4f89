"""What is done to a sheet that hides some of it: merges, hidden rows and columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from reportgen.read.grid import Area, Cell, Sheet, letters
from reportgen.read.log import Log, Values

Rows = Mapping[int, Mapping[int, Cell]]
Places = Mapping[int, frozenset[int]]
"""The columns of each row where a header or a value may stand."""


@dataclass(frozen=True)
class Covered:
    """The cells with content that stand under a merge, by merge, and their places."""

    by_merge: Mapping[Area, tuple[Cell, ...]]
    places: frozenset[tuple[int, int]]


def covered(sheet: Sheet) -> Covered:
    """What merged cells hide: everything but their first cell."""
    found: dict[Area, tuple[Cell, ...]] = {}
    seen: set[tuple[int, int]] = set()
    for area in sheet.merges:
        cells = (cell for cell in sheet.within(area) if (cell.row, cell.column) != (area.top, area.left))
        found[area] = tuple(cell for cell in cells if (cell.row, cell.column) not in seen)
        seen |= {(cell.row, cell.column) for cell in found[area]}
    return Covered(found, frozenset(seen))


def uncovered(sheet: Sheet, hidden: Covered) -> Rows:
    """The rows of a sheet without what stands under a merge; rows that become empty are left out."""
    if not hidden.places:
        return sheet.rows
    rows = {
        row: {column: cell for column, cell in cells.items() if (row, column) not in hidden.places}
        for row, cells in sheet.rows.items()
    }
    return {row: cells for row, cells in rows.items() if cells}


def merged_cells(sheet: Sheet, hidden: Covered, places: Places, log: Log) -> None:
    """A finding for each merge that hides content, or covers a place where a header or a value may stand."""
    for area, cells in hidden.by_merge.items():
        if cells or _covers(area, places):
            values: Values = {"range": str(area), "hidden": [cell.text for cell in cells]}
            log.add("merged-cells", log.at(sheet.name, Cell(area.top, area.left).address), values)


def _covers(area: Area, places: Places) -> bool:
    """Whether a merge covers one of the places beside its first cell."""
    rows = range(area.top, area.bottom + 1)
    for row in rows if area.height < len(places) else (row for row in places if row in rows):
        for column in places.get(row, ()):
            if area.left <= column <= area.right and (row, column) != (area.top, area.left):
                return True
    return False


def hidden_content(sheet: Sheet, log: Log) -> None:
    """One finding for all that a sheet hides: itself, rows, columns, as far as there is content in them."""
    if not (sheet.hidden or sheet.hidden_rows or sheet.hidden_columns):
        return
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


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Numbers that follow each other, as first and last."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        yield members[0], members[-1]
