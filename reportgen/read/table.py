"""The rows of a table: which are records, which are totals, notes, or another table that stands below."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from reportgen.model.column import Column, Kind
from reportgen.model.labels import fold
from reportgen.read.cells import is_empty, is_reference, read_cell, spoken
from reportgen.read.cover import Rows
from reportgen.read.grid import Cell, Sheet
from reportgen.read.headers import Table
from reportgen.read.ledger import Account, Ledger
from reportgen.read.log import Log
from reportgen.read.refused import Terms

TOTALS = frozenset(
    ("total", "totals", "sum", "ialt", "summe", "gesamt", "grandtotal", "subtotal", "sumialt", "gesamtsumme", "delsum")
)
NOTE_LENGTH = 60
"""Characters; a longer text that stands alone under a name is a note."""

CODES = frozenset({Kind.CODE, Kind.REF, Kind.REFS})
Live = Mapping[str, Cell]
"""The cells of a row that state something, by field."""


@dataclass
class Walk:
    """A way down the rows of a sheet's tables, which tells records from everything else."""

    sheet: Sheet
    rows: Rows
    ledger: Ledger
    log: Log
    terms: Terms
    blocks: list[tuple[int, int]] = field(default_factory=list)
    """First and last rows of what is another table, and stray as a whole."""

    def records(self, table: Table) -> Iterator[int]:
        """The rows of one table that are records; all others are accounted for, or left to be stray."""
        if not table.fields:
            self.blocks.append((table.header, table.last))
            return
        proper = True
        coded: bool | None = None
        for block in self._blocks(table):
            if not proper and coded is None:
                coded = self._codes_have_digits(table)
            if not proper and self._is_another(block, table, coded=bool(coded)):
                self.blocks.append((block[0], block[-1]))
                continue
            for index, row in enumerate(block):
                if self._is_record(row, table, apart=index == 0 and not proper):
                    yield row
            proper = False

    def above(self, table: Table) -> Iterator[int]:
        """The rows above the first header that look like records, as where the header was sorted in among them."""
        required = sum(column.required for column in table.columns.values())
        for row in self.rows:
            if row >= table.header:
                return
            readable = self._readable(self._live(row, table), table)
            keys = [name for name, column in table.columns.items() if column.key]
            if keys and readable.issuperset(keys) and len(readable) > max(2, required / 2):
                yield row

    def _blocks(self, table: Table) -> Iterator[Sequence[int]]:
        """The rows of a table with anything in its columns, as they stand together."""
        columns = set(table.fields.values())
        block: list[int] = []
        for row, cells in self.rows.items():
            if table.header < row <= table.last and not columns.isdisjoint(cells):
                if block and row > block[-1] + 1:
                    yield block
                    block = []
                block.append(row)
        if block:
            yield block

    def _is_record(self, row: int, table: Table, *, apart: bool) -> bool:
        cells = self.rows[row]
        live = self._live(row, table)
        if not live:
            self._nothing(row, table)
        elif _is_total(cells, live, table.columns):
            first = next(cell for cell in cells.values() if not is_empty(cell))
            self.log.add("total-row", self.log.at(self.sheet.name, first.address), {"value": first.text})
            self.ledger.book(Account.FINDING, ((row, number) for number in cells))
        elif not self._is_note(live, table.columns, apart=apart):
            self.ledger.book(Account.FINDING, ((row, number) for number in cells if number in table.named))
            return True
        return False

    def _live(self, row: int, table: Table) -> Live:
        cells = self.rows[row]
        known = ((name, cells.get(number)) for name, number in table.fields.items())
        return {name: cell for name, cell in known if cell is not None and not is_empty(cell)}

    def _nothing(self, row: int, table: Table) -> None:
        """A row that states nothing: one finding where it is struck through."""
        cells = [cell for number in table.fields.values() if (cell := self.rows[row].get(number))]
        struck = sorted((cell for cell in cells if cell.struck), key=lambda cell: cell.column)
        if struck:
            first, *others = struck
            also = [self.log.at(self.sheet.name, cell.address) for cell in others]
            place = self.log.at(self.sheet.name, first.address)
            self.log.add("struck-through", place, {"value": first.struck}, also=also)
            self.ledger.book(Account.FINDING, ((row, cell.column) for cell in struck))

    def _is_note(self, live: Live, columns: Mapping[str, Column], *, apart: bool) -> bool:
        """Whether a row holds nothing but one text that can be no code and no name: a remark under the table.

        A single word may be a code, so that the row is a record of which all else is missing. Under a column of names
        that are keys (`Role`) words are a name, unless a blank row stands before them or they are a sentence.
        """
        ((name, cell), *others) = live.items()
        text, column = spoken(cell), columns[name]
        if others or not isinstance(cell.value, str):
            return False
        if column.kind in {*CODES, Kind.TEXT} and not re.search(r"\s", text):
            return False
        if column.kind is Kind.TEXT:
            return not column.key or apart or len(text) > NOTE_LENGTH or text.endswith(".") or text.startswith("*")
        return self._is_unreadable(cell, column)

    def _is_unreadable(self, cell: Cell, column: Column) -> bool:
        found = read_cell(cell, column, self.terms).value
        if column.kind in {Kind.REF, Kind.REFS}:  # what is no code may be a name, but here a code is looked for
            return not any(is_reference(str(each)) for each in (found if isinstance(found, tuple) else (found or "",)))
        return found is None

    def _readable(self, live: Live, table: Table) -> set[str]:
        return {
            name
            for name, cell in live.items()
            if not (cell.error or cell.pending) and not self._is_unreadable(cell, table.columns[name])
        }

    def _is_another(self, block: Sequence[int], table: Table, *, coded: bool) -> bool:
        """Whether rows behind a blank one are another table, such as a legend: a line of words above hardly anything.

        `coded` says that the codes of the table proper have digits, so that a word alone is not taken for one.
        """
        first = self._live(block[0], table)
        words = [cell for cell in first.values() if isinstance(cell.value, str) and not re.search(r"\d", spoken(cell))]
        if len(first) < 2 or len(words) < len(first):  # noqa: PLR2004 - a header has two words or more
            return False
        return not any(self._may_be_record(row, table, coded=coded) for row in block)

    def _may_be_record(self, row: int, table: Table, *, coded: bool) -> bool:
        """Whether a row has a code, a figure or a date of a record, or enough of what a record requires."""
        readable = self._readable(self._live(row, table), table)
        kinds = {name: table.columns[name].kind for name in readable}
        keyed = any(table.columns[name].key and kind in CODES for name, kind in kinds.items())
        if keyed and not self._is_word(row, table, coded=coded):
            return True
        required = [name for name, column in table.columns.items() if column.required]
        enough = len(required) if keyed else len(required) / 2
        return len(readable.intersection(required)) >= enough or not CODES.union({Kind.TEXT}).issuperset(kinds.values())

    def _is_word(self, row: int, table: Table, *, coded: bool) -> bool:
        """Whether the key of a row is a word among codes that have digits."""
        keys = [cell for name, cell in self._live(row, table).items() if table.columns[name].key]
        return coded and not any(re.search(r"\d", spoken(cell)) for cell in keys)

    def _codes_have_digits(self, table: Table) -> bool:
        """Whether each code among the keys of the rows that stand together below the header has a digit."""
        keys = [name for name, column in table.columns.items() if column.key and column.kind in CODES]
        block = next(self._blocks(table), ())
        found = [spoken(live[name]) for row in block for name in keys if name in (live := self._live(row, table))]
        codes = [text for text in found if is_reference(text)]
        return bool(codes) and all(re.search(r"\d", text) for text in codes)


def _is_total(cells: Mapping[int, Cell], live: Live, columns: Mapping[str, Column]) -> bool:
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
