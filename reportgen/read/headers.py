"""Which sheet is which, and where on it each column (or label) stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reportgen.model import records as r
from reportgen.model.column import Column
from reportgen.model.finding import Source
from reportgen.model.labels import SHEET_SCOPE, fold, labels, written
from reportgen.read.cells import is_empty, nearest, spoken
from reportgen.read.grid import Cell, Sheet
from reportgen.read.log import Log

HEADER_ROWS = 30


@dataclass(frozen=True)
class Table:
    """Where a table's header row and columns are; `named` are further columns that have a header of their own."""

    header: int
    fields: Mapping[str, int]
    columns: Mapping[str, Column]
    named: frozenset[int]


@dataclass
class Labelled:
    """Where the values of a label/value sheet are, and which cells were spoken for."""

    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    used: set[tuple[int, int]] = field(default_factory=set)
    first_row: int = 1


def sheet_of(record: type[r.Record], sheets: Iterable[Sheet]) -> Sheet | None:
    """The first sheet with the record's name in any of the languages."""
    return next((sheet for sheet in sheets if fold(sheet.name) in _sheet_names(record)), None)


def match_sheets(
    sheets: Sequence[Sheet], form: Iterable[type[r.Record]], log: Log, language: str
) -> dict[type[r.Record], Sheet]:
    """The sheet of each record class of a form; missing, unknown and second ones are found."""
    matched: dict[type[r.Record], Sheet] = {}
    records = {name: record for record in form for name in _sheet_names(record)}
    for sheet in sheets:
        record = records.get(fold(sheet.name))
        if record is None:
            near = nearest(sheet.name, _all_spellings(records.values()))
            meant = records[fold(near)].sheet if near else None
            log.add("unknown-sheet", log.at(sheet.name), {"value": sheet.name, "suggestion": meant})
        elif record in matched:
            first = matched[record].name
            values = {"sheet": record.sheet, "first": first}
            log.add("duplicate-sheet", log.at(sheet.name), values, also=[log.at(first)])
        else:
            matched[record] = sheet
    for record in form:
        if record not in matched:
            log.add("missing-sheet", log.at(written(SHEET_SCOPE, record.sheet, language)), {"sheet": record.sheet})
    return matched


def find_table(
    sheet: Sheet, cells: Mapping[int, Mapping[int, Cell]], record: type[r.Record], log: Log, guidelines: Sequence[str]
) -> Table | None:
    """The header row, the one among the first 30 that holds most labels, and its columns; None if there is none."""
    known = spellings(record)
    rows = {
        row: [known[fold(spoken(cell))] for cell in found.values() if fold(spoken(cell)) in known]
        for row, found in cells.items()
        if row <= HEADER_ROWS
    }
    header = max(rows, key=lambda row: (len(set(rows[row])), -row), default=0)
    if not rows.get(header):
        for column in r.columns(record).values():
            if column.required:
                log.add("missing-column", log.at(sheet.name), {"column": column.label})
        return None
    columns = dict(r.columns(record))
    fields: dict[str, int] = {}
    for number, cell in cells[header].items():
        text = spoken(cell)
        name = known.get(fold(text))
        if name is None and record is r.Requirement and text.upper() in guidelines:
            name = f"support.{text.upper()}"
            columns[name] = r.SUPPORT
        _place(sheet, fields, name, cell, log, record)
        if name is not None:
            fields.setdefault(name, number)
    for name, column in columns.items():
        if column.required and name not in fields:
            log.add("missing-column", log.at(sheet.name), {"column": column.label})
    return Table(header, fields, columns, frozenset(set(cells[header]) - set(fields.values())))


def _place(
    sheet: Sheet, fields: Mapping[str, int], name: str | None, cell: Cell, log: Log, record: type[r.Record]
) -> None:
    """Say what is to be said about one cell of the header row."""
    place = log.at(sheet.name, cell.address)
    if cell.error:
        log.add("error-cell", place, {"value": cell.error})
    elif cell.pending:
        log.add("formula-without-result", place, {"value": cell.pending})
    elif cell.struck and cell.value is None:
        log.add("struck-through", place, {"value": cell.struck})
    elif name is None:
        if text := cell.text:
            near = suggestion(text, record)
            log.add("unknown-column", place, {"value": text, "column": text, "suggestion": near})
    elif name in fields:
        _repeated(place, cell.text, _label(record, name), Cell(cell.row, fields[name]).address, log)


def _repeated(place: Source, text: str, label: str, first: str, log: Log) -> None:
    """A column or label that is there already, at the cell `first`."""
    values = {"value": text, "column": label, "first": first}
    log.add("duplicate-column", place, values, also=[place._replace(cell=first)])


def find_labels(sheet: Sheet, cells: Mapping[int, Mapping[int, Cell]], record: type[r.Record], log: Log) -> Labelled:
    """The labels of a label/value sheet: in the column that holds most of them, the values in the next that is used."""
    known = spellings(record)
    counts: dict[int, int] = {}
    for found in cells.values():
        for number, cell in found.items():
            if fold(spoken(cell)) in known:
                counts[number] = counts.get(number, 0) + 1
    layout = Labelled()
    if counts:
        labels_in = max(counts, key=lambda number: (counts[number], -number))
        _find_values(sheet, cells, record, labels_in, layout, log)
    for name, column in r.columns(record).items():
        if column.required and name not in layout.places:
            log.add("missing-column", log.at(sheet.name), {"column": column.label})
    return layout


def _find_values(
    sheet: Sheet,
    cells: Mapping[int, Mapping[int, Cell]],
    record: type[r.Record],
    labels_in: int,
    layout: Labelled,
    log: Log,
) -> None:
    known = spellings(record)
    names = {row: known.get(fold(spoken(found[labels_in]))) for row, found in cells.items() if labels_in in found}
    used = {number for row, name in names.items() if name for number in cells[row] if number > labels_in}
    values_in = min(used, default=labels_in + 1)
    filled = {name for row, name in names.items() if name and not is_empty(cells[row].get(values_in))}
    layout.first_row = min(row for row, name in names.items() if name)
    for row, name in names.items():
        cell = cells[row][labels_in]
        place = log.at(sheet.name, cell.address)
        has_value = not is_empty(cells[row].get(values_in))
        near = None if name else suggestion(cell.text, record)
        if name is None and not has_value and (near is None or row < layout.first_row):
            continue  # a title, or a stray cell
        layout.used |= {(row, labels_in), (row, values_in)}
        if name is None:
            log.add("unknown-column", place, {"value": cell.text, "column": cell.text, "suggestion": near})
        elif name in filled and not has_value:
            continue  # the sheet's title says the same as one of its labels
        elif name in layout.places:
            _repeated(place, cell.text, _label(record, name), Cell(layout.places[name][0], labels_in).address, log)
        else:
            layout.places[name] = (row, values_in)


def spellings(record: type[r.Record]) -> dict[str, str]:
    """The field of a record class by each spelling of its label, as labels are compared."""
    known: dict[str, str] = {}
    fields = {column.label: name for name, column in r.columns(record).items()}
    for english, label in labels(record.sheet).items():
        for spelling in label.spellings():
            known.setdefault(fold(spelling), fields[english])
    return known


def suggestion(text: str, record: type[r.Record]) -> str | None:
    """The English label that a text is like, if any."""
    all_labels = labels(record.sheet).values()
    words = {spelling: label.english for label in all_labels for spelling in label.spellings()}
    near = nearest(text, words)
    return words[near] if near else None


def _label(record: type[r.Record], name: str) -> str:
    column = r.columns(record).get(name)
    return column.label if column else name.removeprefix("support.")


def _sheet_names(record: type[r.Record]) -> frozenset[str]:
    return frozenset(map(fold, labels(SHEET_SCOPE)[record.sheet].spellings()))


def _all_spellings(records: Iterable[type[r.Record]]) -> list[str]:
    return [spelling for record in dict.fromkeys(records) for spelling in labels(SHEET_SCOPE)[record.sheet].spellings()]
