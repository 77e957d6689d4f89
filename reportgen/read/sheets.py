"""One sheet → its records, each value typed and with its place; references are still as they were typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reportgen.model import records as r
from reportgen.model.column import Column, Kind
from reportgen.model.finding import Source
from reportgen.model.labels import fold
from reportgen.read import headers, table
from reportgen.read.cells import Reading, is_empty, read_cell, spoken
from reportgen.read.grid import Cell, Sheet, address, position
from reportgen.read.log import Log
from reportgen.read.refused import Terms

NOTHING = Reading(())
Places = Mapping[str, tuple[int, int]]


@dataclass
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
        keys = ((self.values[name], column) for name, column in r.columns(self.record).items() if column.key)
        return tuple(fold(str(value)) if column.kind is Kind.TEXT else value for value, column in keys)


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
        hidden = table.covered(sheet)
        rows = table.uncovered(sheet, hidden)
        if record.label_value:
            entries, places = self._labelled(record, sheet, rows, hidden)
        else:
            entries, places = self._table(record, sheet, rows, hidden)
        table.merged_cells(sheet, hidden, places, self.log)
        table.hidden_content(sheet, self.log)
        self.comments(sheet, {position(entry.source.cell)[0]: entry.code for entry in entries if entry.source.cell})
        return entries

    def comments(self, sheet: Sheet, subjects: Mapping[int, str | None]) -> None:
        """A note for each comment."""
        for (row, column), text in sorted(sheet.comments.items()):
            place = self.log.at(sheet.name, address(row, column))
            self.log.add("comment", place, {"value": text, "text": text}, subject=subjects.get(row))

    def _labelled(
        self, record: type[r.Record], sheet: Sheet, rows: table.Rows, hidden: table.Covered
    ) -> tuple[list[Entry], frozenset[tuple[int, int]]]:
        layout = headers.find_labels(sheet, rows, record, self.log)
        loose = (
            cell
            for row, cells in rows.items()
            for column, cell in cells.items()
            if row >= layout.first_row and (row, column) not in layout.used
        )
        table.stray(sheet, loose, self.log)
        entry = self._entry(record, sheet, layout.places, r.columns(record), hidden)
        return [entry], frozenset((*layout.places.values(), *layout.used))

    def _table(
        self, record: type[r.Record], sheet: Sheet, rows: table.Rows, hidden: table.Covered
    ) -> tuple[list[Entry], frozenset[tuple[int, int]]]:
        found = headers.find_table(sheet, rows, record, self.log, self.guidelines)
        if found is None:
            self._nothing_read(sheet)
            return [], frozenset()
        entries, places = [], {(found.header, number) for number in found.fields.values()}
        for row in table.record_rows(sheet, rows, found, self.log):
            where = {name: (row, number) for name, number in found.fields.items()}
            places |= set(where.values())
            entries.append(self._entry(record, sheet, where, found.columns, hidden))
        return entries, frozenset(places)

    def _nothing_read(self, sheet: Sheet) -> None:
        """Without a header row all content is stray; one finding says so."""
        cells = [cell for row in sheet.rows.values() for cell in row.values()]
        if cells:
            first, *others = (self.log.at(sheet.name, cell.address) for cell in cells)
            self.log.add("stray-cell", first, {"value": cells[0].text}, also=others)

    def _entry(
        self, record: type[r.Record], sheet: Sheet, places: Places, columns: Mapping[str, Column], hidden: table.Covered
    ) -> Entry:
        cells = {name: address(*places[name]) for name in columns if name in places}
        keys = [name for name, column in columns.items() if column.key and name in places]
        at = cells.get(keys[0]) if keys else next(iter(cells.values()), None)
        entry = Entry(
            record, sheet.name, self._code_of(sheet, places, columns), Source(self.log.file, sheet.name, at), cells
        )
        for name, column in columns.items():
            value = None
            if name in places:
                value = self._value(sheet, places[name], column, entry, covered=places[name] in hidden.places)
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

    def _value(self, sheet: Sheet, place: tuple[int, int], column: Column, entry: Entry, *, covered: bool) -> object:
        """A cell's value; None where nothing usable is stated, which is found unless it may be so."""
        if covered:
            return None  # the merge is found
        cell = sheet.cells.get(place)
        log, source, values = self.log, self.log.at(sheet.name, address(*place)), {"column": column.label}
        if cell is not None and cell.struck:
            log.add("struck-through", source, {**values, "value": cell.struck}, subject=entry.code)
            if is_empty(cell):
                return None
        if cell is None or is_empty(cell):
            self._absent(cell, column, entry, source)
            return None
        if cell.error or cell.pending:
            code = "error-cell" if cell.error else "formula-without-result"
            log.add(code, source, {**values, "value": cell.text}, subject=entry.code)
            return None
        found = read_cell(cell, column, self.terms)
        for refused in found.refused:
            said = {**values, "value": spoken(cell), "expected": str(column.kind), **refused.values}
            log.add(refused.code, source, said, subject=entry.code)
        if found == NOTHING:  # a list of nothing, such as `TBD;`
            self._absent(cell, column, entry, source)
        return found.value

    def _absent(self, cell: Cell | None, column: Column, entry: Entry, source: Source) -> None:
        """An empty cell is found where something is required; an empty yes/no is no."""
        if column.required and column.kind is not Kind.YES_NO:
            text = spoken(cell) if cell else ""
            self.log.add("missing-value", source, {"column": column.label, "value": text or None}, subject=entry.code)
