"""A tiny notation for plans: one line a record, `Class: key field=value …`; departments and guidelines as they come.

    plan('''
    Programme: status_date=2026-01-01 horizon_start=2026-01-01 horizon_end=2026-12-31
    Guideline: G1 weight=4
    Initiative: FIN.I1 start=2026-01-05 end=2026-03-27 status=planned closes=FIN.A1
    Resource: FIN initiative=FIN.I1 role=Architect effort=30
    ''')

The first word is the key (the qualified code, or for records without one the department); words without `=` after it
go on the value before. Lists are separated by commas.
"""

import typing
from collections.abc import Iterable

from reportgen.model import records as r
from reportgen.model.finding import Source
from reportgen.model.plan import RECORD_FIELDS, Plan

KEYS = {"Option": "guideline", "Interview": "leader", "Response": "demand", "Budget": "department"}
FIELDS = {record.__name__: name for name, record in RECORD_FIELDS.items()}


def plan(*texts: str) -> Plan:
    """A plan from lines of the notation; departments and guidelines that are only named get a bare record."""
    rows: dict[str, list[r.Record]] = {name: [] for name in RECORD_FIELDS}
    programme = r.Programme(source=Source("inputs/programme.xlsx", "Programme"), language="en", currency="EUR")
    lines = [line.strip() for text in texts for line in text.splitlines() if line.strip()]
    for number, line in enumerate(lines, start=1):
        kind, _, rest = line.partition(": ") if ": " in line else (line.rstrip(":"), "", "")
        if kind == "Programme":
            programme = programme.model_copy(update=dict(_programme(rest)))
            continue
        record = RECORD_FIELDS[FIELDS[kind]]
        rows[FIELDS[kind]].append(_record(record, rest, number))
    _complete(rows)
    return Plan.model_validate({"programme": programme, **rows})


def _programme(rest: str) -> Iterable[tuple[str, object]]:
    made = r.Programme.model_validate({"source": Source("", ""), **_values(r.Programme, _words(rest))})
    return ((name, getattr(made, name)) for name in made.model_fields_set - {"source"})


def _words(rest: str) -> dict[str, str]:
    found: dict[str, str] = {}
    name = "="
    for word in rest.split():
        head, equals, tail = word.partition("=")
        if equals:
            name = head
            found[name] = tail
        else:
            found[name] = f"{found[name]} {word}" if name in found else word
    return found


def _record(record: type[r.Record], rest: str, number: int) -> r.Record:
    words = _words(rest)
    key = words.pop("=")
    values = _values(record, words)
    if issubclass(record, r.DepartmentRecord):
        values["department"] = key.split(".")[0]
    if "id" in record.model_fields:
        values["id"] = key
    elif record.__name__ in KEYS:
        values[KEYS[record.__name__]] = key
    source = Source(f"inputs/{values.get('department', 'programme')}.xlsx", record.sheet, f"A{number}")
    return record.model_validate({"source": source, **values})


def _values(record: type[r.Record], words: dict[str, str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, text in words.items():
        annotation = record.model_fields[name].annotation
        if typing.get_origin(annotation) is tuple:
            values[name] = tuple(filter(None, text.split(",")))
        elif typing.get_origin(annotation) is dict:
            values[name] = {code: int(level) for code, level in (pair.split(":") for pair in text.split(","))}
        elif text:
            values[name] = text
    return values


def _complete(rows: dict[str, list[r.Record]]) -> None:
    owners = {row.department for name in FIELDS.values() for row in rows[name] if isinstance(row, r.DepartmentRecord)}
    known = {row.id for row in rows["departments"] if isinstance(row, r.Department)}
    for code in sorted(owners - known):
        rows["departments"].append(r.Department(source=Source("inputs/programme.xlsx", "Departments", "A1"), id=code))
