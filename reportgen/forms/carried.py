"""What was last submitted, as rows of a new form: what was read, and beside it what could not be, as it was typed."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from reportgen.forms.values import AsTyped, Row, TypedAt, row_of
from reportgen.model import records as r
from reportgen.model.finding import Finding, Source
from reportgen.model.plan import RECORD_FIELDS, Plan

REFUSED = frozenset(
    {"invalid-value", "ambiguous-value", "out-of-range", "unknown-choice", "unknown-reference", "duplicate-code"}
)
"""The findings at whose cells something was typed that is not in the plan."""

DROPPED = frozenset({*REFUSED, "missing-value"})
"""The findings that a row which is in no plan, for want of a key of its own, has at its key."""

Records = type[r.Record]


def carried(plan: Plan, department: str | None, language: str, typed: TypedAt) -> dict[Records, list[Row]]:
    """The rows of a department's workbook (of the programme's where it is None), in the order of the sheets.

    Read again they give the same plan. A value that was refused stands in its cell as it was typed, and a row that was
    dropped is there again. What stood in no column of the form is not carried over.
    """
    found = _records(plan, department)
    refused = _refused_places(plan)
    rows: dict[Records, list[Row]] = {}
    for record, records in found.items():
        placed = [(_row_number(each.source), _carried_row(each, language, refused, typed)) for each in records]
        placed += _dropped(plan, record, records, typed)
        rows[record] = [row for _, row in sorted(placed, key=lambda pair: pair[0])]
    return rows


def _records(plan: Plan, department: str | None) -> dict[Records, list[r.Record]]:
    """The records of one workbook by class."""
    if department is None:
        named: Mapping[str, Records] = {name: each for name, each in RECORD_FIELDS.items() if not each.per_department}
        return {r.Programme: [plan.programme], **{each: list(getattr(plan, name)) for name, each in named.items()}}
    return {
        record: [each for each in getattr(plan, name) if each.department == department]
        for name, record in RECORD_FIELDS.items()
        if record.per_department
    }


def _places(finding: Finding) -> Iterator[Source]:
    """The cells that a finding is about; a code that is there twice is about the second only."""
    yield finding.source
    if finding.code != "duplicate-code" or "count" in finding.values:
        yield from finding.also


def _refused_places(plan: Plan) -> frozenset[Source]:
    found = (_places(each) for each in plan.findings if each.code in REFUSED)
    return frozenset(chain.from_iterable(found))


def _carried_row(record: r.Record, language: str, refused: frozenset[Source], typed: TypedAt) -> Row:
    """A record's cells, those that were refused as they were typed."""
    row = dict(row_of(record, language))
    for name in record.cells:
        place = record.at(name)
        if place in refused and (content := typed(place)) is not None:
            row[name] = AsTyped(content)
    return row


def _dropped(plan: Plan, record: Records, records: Iterable[r.Record], typed: TypedAt) -> Iterator[tuple[int, Row]]:
    """The rows that are in no plan, by their number: their keys have findings, and no record stands where they do."""
    standing = list(records)
    if not standing or record.label_value:
        return
    example = standing[0]
    columns = {name: cell.rstrip("0123456789") for name, cell in example.cells.items()}
    keys = {columns[name] for name, column in r.columns(record).items() if column.key and name in columns}
    taken = {_row_number(each.source) for each in standing}
    places = chain.from_iterable(_places(each) for each in plan.findings if each.code in DROPPED)
    numbers = {
        _row_number(place)
        for place in places
        if (place.file, place.sheet) == example.source[:2] and place.cell and place.cell.rstrip("0123456789") in keys
    }
    for number in sorted(numbers - taken):
        cells = {name: typed(example.source._replace(cell=f"{letters}{number}")) for name, letters in columns.items()}
        yield number, {name: AsTyped(content) for name, content in cells.items() if content is not None}


def _row_number(source: Source) -> int:
    cell = source.cell or ""
    return int(cell[len(cell.rstrip("0123456789")) :] or 0)
