"""The account of a sheet's cells: each ends as a value, as a label or in a finding, and what is left is stray."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from reportgen.read.cells import is_empty
from reportgen.read.grid import Area, Cell, Sheet, address
from reportgen.read.log import Log

Place = tuple[int, int]
NOWHERE = (1 << 31, 1 << 31)


class Account(StrEnum):
    """What became of a cell with content."""

    VALUE = "value"
    """It is in the plan, or states that nothing is stated (`TBD`)."""
    LABEL = "label"
    """It is a title or a header that was understood."""
    FINDING = "finding"
    """A finding names it, or names the range that it lies in: a merge, a total row, a column that nobody knows."""


class Ledger:
    """The cells of one sheet, each of which is booked exactly once; places without content are passed over."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.counts: Counter[Account] = Counter()
        self._open = set(sheet.cells)

    def book(self, account: Account, places: Iterable[Place]) -> None:
        """Say what became of these places; ValueError where that was said before, which is a bug."""
        for place in places:
            if place in self._open:
                self._open.remove(place)
                self.counts[account] += 1
            elif place in self.sheet.cells:
                raise ValueError(f"{self.sheet.name}!{address(*place)} is accounted for twice")

    def close(self, log: Log, blocks: Sequence[tuple[int, int]] = ()) -> None:
        """Find all that is left as stray; of a block, first and last row of another table, everything at once."""
        left = [self.sheet.cells[place] for place in sorted(self._open)]
        stated = [cell for cell in left if cell.struck or not is_empty(cell)]
        self.book(Account.FINDING, ((cell.row, cell.column) for cell in stated))
        self.book(Account.VALUE, list(self._open))
        for cells in _together(stated, blocks):
            _stray(cells, log, self.sheet.name)


def _together(cells: Sequence[Cell], blocks: Sequence[tuple[int, int]]) -> Iterator[Sequence[Cell]]:
    """The cells of each block, which are in order and apart, and each of the other cells by itself."""
    waiting = iter(blocks)
    first, last = next(waiting, NOWHERE)
    inside: list[Cell] = []
    for cell in cells:
        while cell.row > last:
            if inside:
                yield inside
                inside = []
            first, last = next(waiting, NOWHERE)
        if cell.row < first:
            yield [cell]
        else:
            inside.append(cell)
    if inside:
        yield inside


def _stray(cells: Sequence[Cell], log: Log, sheet: str) -> None:
    first, *others = cells
    also = [log.at(sheet, cell.address) for cell in others]
    columns = [cell.column for cell in cells]
    block = Area(first.row, min(columns), cells[-1].row, max(columns))
    values = {"value": first.text, "range": str(block) if others else None}
    log.add("stray-cell", log.at(sheet, first.address), values, also=also)
