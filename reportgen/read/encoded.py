"""The answer about one workbook as bytes and back: what a child sends, and what the cache keeps.

JSON, because a cache lies where others may write: whatever stands in it, reading it runs nothing. The values of a table
stand column by column, each column with a mark that says what they all are; where they differ, each has its own mark.
Numbers and dates are texts; the name of the file is left out, so that a copy has the same answer.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from itertools import groupby, repeat
from typing import Any

from reportgen.model import records as r
from reportgen.model.calendar import Period
from reportgen.model.finding import SEVERITIES, Finding, Source
from reportgen.read.as_typed import Typed, Typing
from reportgen.read.codes import FORM
from reportgen.read.contents import Answer, Contents, Form
from reportgen.read.reviewed import Reviewed
from reportgen.read.sheets import Entry

Json = Any  # what json.loads gives: every use of it is in `decode`, which proves it

FAMILIAR = 10_000
"""So many dates and numbers are remembered: most of them stand in many records."""

FAMILIAR_LAYOUTS, FAMILIAR_ROWS = 200, 500
"""So many tables' columns are remembered, and of each so many rows: most departments fill in the same form."""


class UnknownAnswerError(Exception):
    """The bytes are no answer that `encode` wrote."""


def encode(answer: Answer) -> bytes:
    """An answer as bytes: the same for the same answer."""
    return json.dumps(_plain_answer(answer), separators=(",", ":")).encode()


def decode(data: bytes, file: str) -> Answer:
    """What was encoded, its places in `file`; UnknownAnswerError for bytes that were not."""
    try:
        return _answer(json.loads(data), file)
    except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError) as error:
        raise UnknownAnswerError(str(error)) from error


def _plain_answer(answer: Answer) -> Json:
    if isinstance(answer, Form):
        return str(answer)
    if isinstance(answer, Finding):
        return _plain_finding(answer)
    if isinstance(answer, Reviewed):
        return {"reviewed": answer.plain()}
    if isinstance(answer, Typing):
        return {
            "typing": {sheet: [list(cells), _plain(tuple(cells.values()))[1]] for sheet, cells in answer.sheets.items()}
        }
    return {
        "form": str(answer.form),
        "sheets": answer.sheets,
        "about_file": [_plain_finding(each) for each in answer.about_file],
        "owner": answer.owner,
        "entries": {record.sheet: list(_tables(entries)) for record, entries in answer.entries.items()},
        "unknowable": answer.unknowable,
        "findings": [_plain_finding(each) for each in answer.findings],
    }


def _answer(plain: Json, file: str) -> Answer:
    if plain == Form.DEPARTMENT:
        return Form.DEPARTMENT
    if isinstance(plain, list):
        return _finding(plain, file)
    if "reviewed" in plain:
        return Reviewed.of(plain["reviewed"])
    if "typing" in plain:
        return Typing({sheet: _typed(*columns) for sheet, columns in plain["typing"].items()})
    return Contents(
        form=Form(plain["form"]),
        sheets=tuple(plain["sheets"]),
        about_file=tuple(_finding(each, file) for each in plain["about_file"]),
        owner=plain["owner"],
        entries={
            FORM[sheet]: [entry for table in tables for entry in _entries(table, FORM[sheet], file)]
            for sheet, tables in plain["entries"].items()
        },
        unknowable=tuple(plain["unknowable"]),
        findings=tuple(_finding(each, file) for each in plain["findings"]),
    )


def _typed(cells: Sequence[str], stands: Sequence[Json]) -> dict[str, Typed]:
    found = _tuple(stands)
    return {cell: each for cell, each in zip(cells, found, strict=True) if isinstance(each, Typed)}


def _plain_finding(finding: Finding) -> Json:
    sheet, cell = finding.source[1:]
    return [finding.code, sheet, cell, finding.subjects, [each[1:] for each in finding.also], finding.values]


def _finding(plain: Json, file: str) -> Finding:
    code, sheet, cell, subjects, also, values = plain
    if code not in SEVERITIES:
        raise ValueError(f"no code of a finding: {code}")
    return Finding(
        code=code,
        source=Source(file, sheet, cell),
        subjects=tuple(subjects),
        also=tuple(Source(file, *each) for each in also),
        values=values,
    )


def _tables(entries: Iterable[Entry]) -> Iterator[Json]:
    """Entries in their order; those that follow each other in the same columns of a sheet are one table."""
    for (sheet, names, placed, letters), group in groupby(entries, _layout):
        rows = list(group)
        yield [
            sheet,
            names,
            placed,
            letters,
            [_row(entry, letters) for entry in rows],
            [entry.code for entry in rows],
            _keys(rows, placed),
            [number for number, entry in enumerate(rows) if not entry.keyed],
            [_column([entry.values[name] for entry in rows]) for name in names],
        ]


def _layout(entry: Entry) -> tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...] | None]:
    """What the rows of a table share; None instead of column letters where the cells stand in several rows."""
    addresses = [each.rstrip(DIGITS) for each in entry.cells.values()]
    rows = {address[len(column) :] for address, column in zip(entry.cells.values(), addresses, strict=True)}
    return entry.sheet, tuple(entry.values), tuple(entry.cells), tuple(addresses) if len(rows) == 1 else None


DIGITS = "0123456789"


def _row(entry: Entry, letters: tuple[str, ...] | None) -> Json:
    """The number of the row, or where in several rows the cells are."""
    if letters is None:
        return list(entry.cells.values())
    return next(iter(entry.cells.values()))[len(letters[0]) :]


def _keys(rows: Sequence[Entry], placed: Sequence[str]) -> Json:
    """Where the records' own places are: the field at whose cell all of them stand, or the cell of each."""
    same = (name for name in placed if all(entry.cells[name] == entry.source.cell for entry in rows))
    return next(same, None) or [entry.source.cell for entry in rows]


NEW_SOURCE = partial(tuple.__new__, Source)
"""A Source out of its three parts, as `Source._make` makes it, without a call in Python for each."""


def _entries(table: Json, record: type[r.Record], file: str) -> list[Entry]:
    sheet, names, placed, letters, rows, codes, keys, unkeyed, columns = table
    if len(columns) != len(names):
        raise ValueError("as many columns as names")
    if letters is None:
        cells = [dict(zip(placed, each, strict=True)) for each in rows]
    else:
        cells = list(map(_places(tuple(placed), tuple(letters)).__getitem__, rows))
    at = [each[keys] for each in cells] if isinstance(keys, str) else keys
    sources = map(NEW_SOURCE, zip(repeat(file), repeat(sheet), at))
    values = [dict(zip(names, row)) for row in _rows(list(map(_read_column, columns)), len(rows))]  # noqa: B905 - see above
    found = list(map(Entry, repeat(record), repeat(sheet), codes, sources, cells, values))
    if len(found) != len(rows) or len(codes) != len(rows):
        raise ValueError("as many records as rows")
    for number in unkeyed:
        found[number].keyed = False
    return found


class _Places(dict[str, dict[str, str]]):
    """Where the cells of a row are, by its number: departments that filled in one form share what is never changed."""

    def __init__(self, placed: Sequence[str], letters: Sequence[str]) -> None:
        super().__init__()
        self._columns = tuple(zip(placed, letters, strict=True))

    def __missing__(self, row: str) -> dict[str, str]:
        found = {name: letter + row for name, letter in self._columns}
        if len(self) < FAMILIAR_ROWS:
            self[row] = found
        return found


_places = lru_cache(maxsize=FAMILIAR_LAYOUTS)(_Places)


def _rows(columns: Sequence[Sequence[object]], count: int) -> Iterable[tuple[object, ...]]:
    """Columns as rows; there may be none."""
    return zip(*columns, strict=True) if columns else [()] * count


def _column(values: Sequence[object]) -> Json:
    """A column's mark and its values; None needs no mark."""
    kinds = {type(value) for value in values if value is not None}
    if kinds <= NATIVE:
        return ["", values]
    if all(value is None or (isinstance(value, tuple) and set(map(type, value)) <= {str}) for value in values):
        return ["s", values]
    (kind, *others) = kinds
    if others or kind is tuple:
        return ["each", [_plain(value) for value in values]]
    return [MARKS[kind], [None if value is None else str(value) for value in values]]


def _read_column(column: Json) -> Sequence[object]:
    mark, values = column
    if mark == "":
        found: Sequence[object] = values
    elif mark == "each":
        found = _tuple(values)
    elif mark == "s":
        found = [value if value is None else tuple(value) for value in values]
    else:
        read = READERS[mark]
        found = [None if value is None else read(value) for value in values]
    return found


def _plain(value: object) -> Json:
    """A value of a record; what JSON knows stands for itself."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, tuple):
        return ["t", [_plain(each) for each in value]]
    return [MARKS[type(value)], str(value)]


def _tuple(plain: Sequence[Json]) -> tuple[object, ...]:
    return tuple(READERS[v[0]](v[1]) if type(v) is list else v for v in plain)


NATIVE = frozenset((str, int, bool))
"""What stands for itself in JSON."""

MARKS: Mapping[type, str] = {Decimal: "n", dt.date: "d", Period: "p"}
READERS: Mapping[str, Callable[[Json], object]] = {
    "n": lru_cache(maxsize=FAMILIAR)(Decimal),
    "d": lru_cache(maxsize=FAMILIAR)(dt.date.fromisoformat),
    "p": lru_cache(maxsize=FAMILIAR)(Period.parse),
    "t": _tuple,
}
