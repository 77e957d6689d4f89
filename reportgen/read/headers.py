"""Which sheet is which, and where on it each column stands."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice, pairwise

from reportgen.model import records as r
from reportgen.model.column import Column
from reportgen.model.finding import Source
from reportgen.model.labels import SHEET_SCOPE, fold, labels, written
from reportgen.read.cells import NEAR, nearest, nearest_of, spoken
from reportgen.read.grid import Area, Cell, Sheet
from reportgen.read.log import Log

HEADER_ROWS = 30
LAST = 1 << 30
"""Below every row."""

LONGEST_LABEL = 60
"""Characters; what is longer is no label."""

ALL_RECORDS: tuple[type[r.Record], ...] = (*r.PROGRAMME_SHEETS, *r.DEPARTMENT_SHEETS)

EXPORTED = re.compile(r" - (?:Table|Tabel|Tabelle) \d+$")
"""What Numbers adds to the name of a sheet, in the languages of the forms, when it exports each table by itself."""

WIDEST = 64
"""Cells at the beginning of a row that are compared with every label; the widest sheet of a form has far fewer."""

LABELS_OF_ANOTHER = 3
"""So many labels of another sheet in one row are the header of another table."""

Rows = Mapping[int, Mapping[int, Cell]]
NOWHERE: Mapping[str, Cell] = {}


@dataclass(frozen=True)
class Table:
    """Where a table's header row and columns are, and its last row; a table of something else has no `fields`.

    `named` are further columns that have a header of their own: nobody knows it, or it is there already.
    """

    header: int
    fields: Mapping[str, int] = field(default_factory=dict)
    columns: Mapping[str, Column] = field(default_factory=dict)
    named: frozenset[int] = frozenset()
    last: int = LAST


def sheet_name(sheet: Sheet) -> str:
    """A sheet's name as names are compared, without what an export added to it."""
    return fold(EXPORTED.sub("", sheet.name))


def sheet_of(record: type[r.Record], sheets: Iterable[Sheet]) -> Sheet | None:
    """The first sheet with the record's name in any of the languages."""
    return next((sheet for sheet in sheets if sheet_name(sheet) in _sheet_names(record)), None)


def match_sheets(
    sheets: Sequence[Sheet], form: Iterable[type[r.Record]], log: Log, language: str
) -> dict[type[r.Record], Sheet]:
    """The sheet of each record class of a form; missing, unknown and second ones are found."""
    matched: dict[type[r.Record], Sheet] = {}
    near: dict[str, str] = {}
    records = {name: record for record in form for name in _sheet_names(record)}
    for sheet in sheets:
        record = records.get(sheet_name(sheet))
        if record is None:
            meant = _unknown(sheet, records, log)
            if meant:
                near.setdefault(meant, sheet.name)
        elif record in matched:
            first = matched[record].name
            values = {"sheet": record.sheet, "first": first, "range": used_range(sheet)}
            log.add("duplicate-sheet", log.at(sheet.name), values, also=[log.at(first)])
        else:
            matched[record] = sheet
    for record in form:
        if record not in matched:
            other = near.get(record.sheet)
            values = {"sheet": record.sheet, "probably": other, "at": other}
            log.add("missing-sheet", log.at(written(SHEET_SCOPE, record.sheet, language)), values)
    return matched


def _unknown(sheet: Sheet, records: Mapping[str, type[r.Record]], log: Log) -> str | None:
    """A sheet that the form does not have, and which may be meant; an empty one called like none says nothing."""
    near = nearest(sheet.name, _all_spellings(records.values()))
    meant = records[fold(near)].sheet if near else None
    if meant or sheet.cells:
        values = {"value": sheet.name, "suggestion": meant, "range": used_range(sheet)}
        log.add("unknown-sheet", log.at(sheet.name), {**values, "concealed": sheet.hidden or None})
    return meant


def used_range(sheet: Sheet) -> str | None:
    """The smallest range that holds all content of a sheet; None where it has none."""
    if not sheet.cells:
        return None
    rows, columns = {row for row, _ in sheet.cells}, {column for _, column in sheet.cells}
    return str(Area(min(rows), min(columns), max(rows), max(columns)))


def find_tables(
    sheet: Sheet, cells: Rows, record: type[r.Record], log: Log, guidelines: Sequence[str]
) -> Sequence[Table]:
    """The tables of a sheet, from top to bottom; none where the first 30 rows hold no label at all.

    The header is the row among the first 30 that holds most labels. A row elsewhere that repeats it begins the table
    anew, with columns of its own; a header of another sheet begins a table of something else.
    """
    known = spellings(record)
    main = _main_header(cells, known)
    if main is None:
        near = max(misspelt(cells, record), key=len, default={})
        absent(r.columns(record), {}, log.at(sheet.name), near, log, below=_below(cells, record))
        return ()
    tables: list[Table] = []
    rows = list(cells)
    for row, (is_own, following) in _begins(cells, record, main).items():
        has_rows = row == main or bisect_left(rows, following) > bisect_right(rows, row)
        if not is_own:
            tables.append(Table(row, last=following - 1))
        elif row > main or has_rows:  # a header above with nothing between is a line of titles over the columns
            found = _table(sheet, cells[row], record, log, guidelines)
            at = log.at(sheet.name, None if row == main else next(iter(cells[row].values())).address)
            if has_rows:
                near = _near(cells[row], record, frozenset(found.named))
                absent(found.columns, found.fields, at, near, log)
            tables.append(replace(found, last=following - 1))
    return tables


def _main_header(cells: Rows, known: Mapping[str, str]) -> int | None:
    counts: dict[int, int] = {}
    for row, found in cells.items():
        if row > HEADER_ROWS:
            break
        counts[row] = len(_labels_in(found, known))
    header = max(counts, key=lambda row: (counts[row], -row), default=0)
    return header if counts.get(header) else None


def _below(cells: Rows, record: type[r.Record]) -> Mapping[str, Cell]:
    """The cells of a header that stands below the first 30 rows, by field; none where there is no such row."""
    known = spellings(record)
    rows = (found for row, found in cells.items() if row > HEADER_ROWS and _may_be_header(found))
    header = next((found for found in rows if len(_labels_in(found, known)) > 1), {})
    texts = ((known.get(fold(spoken(cell))), cell) for cell in header.values())
    return {name: cell for name, cell in texts if name}


def _labels_in(found: Mapping[int, Cell], known: Mapping[str, str]) -> set[str]:
    """The fields whose labels stand in a row."""
    texts = (fold(spoken(cell)) for cell in found.values() if isinstance(cell.value, str))
    return {known[text] for text in texts if text in known}


def _begins(cells: Rows, record: type[r.Record], main: int) -> dict[int, tuple[bool, int]]:
    """The rows where a table begins, in order: whether it is one of this sheet's, and where the next one begins."""
    own = len(_labels_in(cells[main], spellings(record)))
    begins = {}
    for row, found in cells.items():
        if row == main:
            begins[row] = True
        elif _may_be_header(found):
            begins |= _begin(row, found, record, own, after=row > main)
    rows = [*begins, LAST + 1]
    return {row: (begins[row], following) for row, following in pairwise(rows)}


def _begin(row: int, found: Mapping[int, Cell], record: type[r.Record], own: int, *, after: bool) -> dict[int, bool]:
    """Whether a row is a header of this sheet, or one of another; nothing where it is no header."""
    here = _labels_in(found, spellings(record))
    if len(here) >= max(2, own / 2, len(found) / 2):
        return {row: True}
    if after and len(here) < LABELS_OF_ANOTHER:
        others = max((len(_labels_in(found, spellings(each))) for each in ALL_RECORDS if each is not record), default=0)
        if others >= max(LABELS_OF_ANOTHER, len(found) / 2):
            return {row: False}
    return {}


def _may_be_header(found: Mapping[int, Cell]) -> bool:
    """Whether a row holds two texts or more, nothing else, and begins with a label: nearly no record does."""
    if len(found) < 2 or not all(isinstance(cell.value, str) for cell in found.values()):  # noqa: PLR2004 - two texts
        return False
    known = _all_labels()
    texts = (spoken(cell) for cell in islice(found.values(), (len(found) + 1) // 2))
    return any(len(text) <= LONGEST_LABEL and fold(text) in known for text in texts)


@cache
def _all_labels() -> frozenset[str]:
    return frozenset(text for record in ALL_RECORDS for text in spellings(record))


def _table(
    sheet: Sheet, header: Mapping[int, Cell], record: type[r.Record], log: Log, guidelines: Sequence[str]
) -> Table:
    """The columns of a header row; what is to be said of its cells is found."""
    known = spellings(record)
    columns = dict(r.columns(record))
    fields: dict[str, int] = {}
    for number, cell in header.items():
        text = spoken(cell)
        name = known.get(fold(text))
        if name is None and record is r.Requirement and text.upper() in guidelines:
            name = f"support.{text.upper()}"
            columns[name] = r.SUPPORT
        _place(sheet, fields, name, cell, log, record)
        if name is not None:
            fields.setdefault(name, number)
    row = next(iter(header.values())).row
    return Table(row, fields, columns, frozenset(set(header) - set(fields.values())))


def absent(
    columns: Mapping[str, Column],
    there: Iterable[str],
    at: Source,
    near: Mapping[str, Cell],
    log: Log,
    *,
    below: Mapping[str, Cell] = NOWHERE,
) -> None:
    """A finding for each required column or label that is not there, with the cell that is probably meant for it.

    `below` are the cells, by field, of a header that stands too far down to be one.
    """
    for name, column in columns.items():
        if column.required and name not in there:
            cell, low = near.get(column.label), below.get(name)
            seen: dict[str, str | int] = {"below": low.address, "rows": HEADER_ROWS} if low else {}
            if cell and not low:
                seen = {"probably": cell.text, "at": cell.address}
            log.add("missing-column", at, {"column": column.label, **seen})


def _near(header: Mapping[int, Cell], record: type[r.Record], named: frozenset[int]) -> dict[str, Cell]:
    """The headers that nobody knows, by the label that each is like."""
    cells = (cell for number, cell in header.items() if number in named and cell.value is not None)
    return {label: cell for cell in cells if (label := suggestion(cell.text, record))}


def misspelt(cells: Rows, record: type[r.Record]) -> list[dict[str, Cell]]:
    """For each row where a header may stand, what in it is like labels, where no cell of the sheet is one."""
    rows = (dict(islice(found.items(), WIDEST)) for row, found in cells.items() if row <= HEADER_ROWS)
    return [_near(found, record, frozenset(found)) for found in rows]


def _place(
    sheet: Sheet, fields: Mapping[str, int], name: str | None, cell: Cell, log: Log, record: type[r.Record]
) -> None:
    """Say what is to be said about one cell of the header row."""
    place = log.at(sheet.name, cell.address)
    if cell.struck and cell.value is not None:
        log.add("struck-through", place, {"value": cell.struck})
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
        repeated(place, cell.text, label_of(record, name), Cell(cell.row, fields[name]).address, log)


def repeated(place: Source, text: str, label: str, first: str, log: Log) -> None:
    """A column or label that is there already, at the cell `first`."""
    values = {"value": text, "column": label, "first": first}
    log.add("duplicate-column", place, values, also=[place._replace(cell=first)])


@cache
def spellings(record: type[r.Record]) -> Mapping[str, str]:
    """The field of a record class by each spelling of its label, as labels are compared."""
    known: dict[str, str] = {}
    fields = {column.label: name for name, column in r.columns(record).items()}
    for english, label in labels(record.sheet).items():
        for spelling in label.spellings():
            known.setdefault(fold(spelling), fields[english])
    return known


def suggestion(text: str, record: type[r.Record]) -> str | None:
    """The English label that a text is like, if any."""
    if len(text) > LONGEST_LABEL:
        return None
    words, folded = _words(record)
    near, _ = nearest_of(text, folded, NEAR)
    return words[near] if near else None


@cache
def _words(record: type[r.Record]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The English label of each spelling of a sheet's labels, and how each spelling is compared."""
    words = {spelling: label.english for label in labels(record.sheet).values() for spelling in label.spellings()}
    return words, {spelling: fold(spelling) for spelling in words}


def label_of(record: type[r.Record], name: str) -> str:
    """The English label of a field; of a column of Requirements for a guideline, its code."""
    column = r.columns(record).get(name)
    return column.label if column else name.removeprefix("support.")


def _sheet_names(record: type[r.Record]) -> frozenset[str]:
    return frozenset(map(fold, labels(SHEET_SCOPE)[record.sheet].spellings()))


def _all_spellings(records: Iterable[type[r.Record]]) -> list[str]:
    return [spelling for record in dict.fromkeys(records) for spelling in labels(SHEET_SCOPE)[record.sheet].spellings()]
