"""One sheet → its records, each value typed and with its place; references are still as they were typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from reportgen.model import records as r
from reportgen.model.column import Column, Kind
from reportgen.model.finding import Source
from reportgen.model.labels import fold
from reportgen.read.cells import Reading, is_empty, read_cell, spoken
from reportgen.read.cover import Covered, Rows, covered, hidden_content, merged_cells, uncovered
from reportgen.read.grid import Cell, Sheet, address, position
from reportgen.read.headers import LAST, find_tables, label_of
from reportgen.read.labelled import find_labels
from reportgen.read.ledger import Account, Ledger
from reportgen.read.log import Log, Values
from reportgen.read.refused import Terms
from reportgen.read.table import Walk

NOTHING = Reading(())
NO_VALUES: Values = {}
Places = Mapping[str, tuple[int, int]]


@dataclass(slots=True)
class Entry:
    """A record in the making: its values, where they stand, which of them cannot be used."""

    record: type[r.Record]
    sheet: str
    code: str | None
    """The qualified code, where the record has one."""
    source: Source
    cells: dict[str, str]
    values: dict[str, object] = field(default_factory=dict)
    keyed: bool = True
    """Whether it has its key; without one it is dropped."""

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from the others of its sheet, names as labels are compared; empty where nothing needs to."""
        values = self.values
        return tuple([fold(str(values[name])) if is_text else values[name] for name, is_text in _keys(self.record)])


@cache
def _keys(record: type[r.Record]) -> Sequence[tuple[str, bool]]:
    """The key fields of a record class, and whether they are names."""
    return [(name, column.kind is Kind.TEXT) for name, column in r.columns(record).items() if column.key]


@dataclass
class _Work:
    """A sheet while it is read: what is visible of it, its account, where headers and values may stand."""

    record: type[r.Record]
    sheet: Sheet
    rows: Rows
    hidden: Covered
    ledger: Ledger
    places: dict[int, frozenset[int]] = field(default_factory=dict)
    blocks: list[tuple[int, int]] = field(default_factory=list)
    """First and last rows of what is stray as a whole."""


@dataclass(frozen=True)
class Reader:
    """What reading a workbook's sheets needs to know."""

    log: Log
    terms: Terms
    owner: str | None = None
    """The department whose workbook it is; None for the programme workbook."""
    guidelines: Sequence[str] = ()

    def read(self, record: type[r.Record], sheet: Sheet) -> list[Entry]:
        """All records of a sheet; everything on it that became no value is found."""
        entries, _ = self.account(record, sheet)
        self.comments(sheet, {position(entry.source.cell)[0]: entry.code for entry in entries if entry.source.cell})
        return entries

    def account(self, record: type[r.Record], sheet: Sheet) -> tuple[list[Entry], Ledger]:
        """The records of a sheet, and the closed account of its cells."""
        hidden, ledger = covered(sheet), Ledger(sheet)
        ledger.book(Account.FINDING, hidden.places)
        work = _Work(record, sheet, uncovered(sheet, hidden), hidden, ledger)
        entries = self._labelled(work) if record.label_value else self._tables(work)
        ledger.close(self.log, work.blocks)
        merged_cells(sheet, hidden, work.places, self.log)
        hidden_content(sheet, self.log)
        return entries, ledger

    def comments(self, sheet: Sheet, subjects: Mapping[int, str | None]) -> None:
        """A note for each comment."""
        for (row, column), text in sorted(sheet.comments.items()):
            place = self.log.at(sheet.name, address(row, column))
            self.log.add("comment", place, {"value": text, "text": text}, subject=subjects.get(row))

    def _labelled(self, work: _Work) -> list[Entry]:
        layout = find_labels(work.sheet, work.rows, work.record, self.log)
        if not layout.places:
            work.blocks.append((1, LAST))  # without a label nothing is read; one finding says so
        labels = [(cell.row, cell.column) for cell in layout.labels.values()]
        work.ledger.book(Account.LABEL, (*labels, *layout.titles))
        work.ledger.book(Account.FINDING, layout.found)
        for row, column in (*labels, *layout.places.values(), *layout.found):
            work.places[row] = work.places.get(row, frozenset()) | {column}
        return [self._entry(work, layout.places, r.columns(work.record))]

    def _tables(self, work: _Work) -> list[Entry]:
        tables = find_tables(work.sheet, work.rows, work.record, self.log, self.guidelines)
        entries: list[Entry] = []
        walk = Walk(work.sheet, work.rows, work.ledger, self.log, self.terms, work.blocks)
        if not tables:
            work.blocks.append((1, LAST))  # without a header nothing is read; one finding says so
        elif tables[0].fields:
            sorted_in = set(walk.above(tables[0]))
            walk.blocks += [(row, row) for row in sorted(sorted_in)]
            titles = (row for row in work.rows if row < tables[0].header and row not in sorted_in)
            work.ledger.book(Account.LABEL, ((row, column) for row in titles for column in work.rows[row]))
        for table in tables:
            columns = frozenset(table.fields.values())
            if table.fields:
                header = work.rows[table.header]
                work.ledger.book(Account.LABEL, ((table.header, at) for at in header if at not in table.named))
                work.ledger.book(Account.FINDING, ((table.header, at) for at in table.named))
                work.places[table.header] = columns
            for row in walk.records(table):
                work.places[row] = columns
                where = {name: (row, number) for name, number in table.fields.items()}
                entries.append(self._entry(work, where, table.columns))
        return entries

    def _entry(self, work: _Work, places: Places, columns: Mapping[str, Column]) -> Entry:
        cells = {name: address(*places[name]) for name in columns if name in places}
        keys = [name for name, column in columns.items() if column.key and name in places]
        at = cells.get(keys[0]) if keys else next(iter(cells.values()), None)
        sheet = work.sheet
        code = self._code_of(sheet, places, columns)
        entry = Entry(work.record, sheet.name, code, Source(self.log.file, sheet.name, at), cells)
        for name, column in columns.items():
            value = None
            if name in places and places[name] not in work.hidden.places:  # else the merge is found
                value, account = self._value(sheet.cells.get(places[name]), name, column, entry)
                work.ledger.book(account, (places[name],))
            if column.key and value is None:
                entry.keyed = False
            entry.values[name] = column.default if value is None else value
        return entry

    def _code_of(self, sheet: Sheet, places: Places, columns: Mapping[str, Column]) -> str | None:
        """The qualified code of a row whose ID can be read."""
        if "id" not in places:
            return None
        cell = sheet.cells.get(places["id"])
        if cell is None or is_empty(cell):
            return None
        code = read_cell(cell, columns["id"], self.terms).value
        if not isinstance(code, str):
            return None
        return f"{self.owner}.{code}" if self.owner else code

    def _value(self, cell: Cell | None, name: str, column: Column, entry: Entry) -> tuple[object, Account]:
        """A cell's value, None where nothing usable is stated, which is found unless it may be so."""
        if cell is not None and cell.struck:
            self._found("struck-through", cell.struck, name, entry)
            if is_empty(cell):
                return None, Account.FINDING
        if cell is None or is_empty(cell):
            self._absent(cell, name, column, entry)
            return None, Account.VALUE
        if cell.error or cell.pending:
            self._found("error-cell" if cell.error else "formula-without-result", cell.text, name, entry)
            return None, Account.FINDING
        found = read_cell(cell, column, self.terms)
        for refused in found.refused:
            more = {"expected": str(Kind.SCORE if column.whole else column.kind), **refused.values}
            self._found(refused.code, spoken(cell), name, entry, more)
        if found == NOTHING:  # a list of nothing, such as `TBD;`
            self._absent(cell, name, column, entry)
        return found.value, Account.FINDING if found.refused else Account.VALUE

    def _absent(self, cell: Cell | None, name: str, column: Column, entry: Entry) -> None:
        """An empty cell is found where something is required; an empty yes/no is no."""
        if column.required and column.kind is not Kind.YES_NO:
            self._found("missing-value", spoken(cell) if cell else "", name, entry)

    def _found(self, code: str, value: str, name: str, entry: Entry, more: Values = NO_VALUES) -> None:
        place = self.log.at(entry.sheet, entry.cells[name])
        values = {"column": label_of(entry.record, name), "value": value or None, **more}
        self.log.add(code, place, values, subject=entry.code)
