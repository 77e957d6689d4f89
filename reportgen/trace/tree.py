"""What a trace is made of: a record's cells, the figures that come of it, and the findings about it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from pydantic import BaseModel

from reportgen.model.calendar import Period
from reportgen.model.finding import Finding, Source
from reportgen.model.record import Record, columns

Plain: TypeAlias = bool | int | float | str | list["Plain"] | dict[str, "Plain"] | None
"""A value as JSON holds it."""


@dataclass(frozen=True)
class Cell:
    """What was read from a cell: the column's `label`, the `value`, where it stands.

    `there`: whether the column stands in the workbook; if not, `source` is the record's own place. `scope`: the sheet
    of the form, in English as the label is. `choice`: whether it is one of the form's words, in English.
    """

    label: str
    value: Plain
    source: Source
    there: bool
    scope: str
    choice: bool


@dataclass(frozen=True)
class Entry:
    """A row of a workbook, every field of it."""

    sheet: str
    source: Source
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Figure:
    """One figure: its name in facts.json, how it is computed, and the cells that it was computed from."""

    name: str
    value: Plain
    formula: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class FactRow:
    """A row of a list in facts.json: what it is about (`names`), its figures, and the section that defines them."""

    list_: str
    section: str
    names: Mapping[str, Plain]
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Trace:
    """All that is known of a code: the rows that state it, the figures from it, the findings about it."""

    code: str
    entries: tuple[Entry, ...]
    rows: tuple[FactRow, ...]
    findings: tuple[Finding, ...]


def cell(record: Record, field: str) -> Cell:
    """A field of a record with its cell; `support.G1` is the support that a requirement has from a guideline."""
    column = columns(type(record)).get(field)
    name, _, guideline = field.partition(".")
    stated = getattr(record, name)
    value = plain(stated.get(guideline) if guideline else stated)
    label = column.label if column else guideline or field
    chosen = bool(column and column.choices)
    return Cell(label, value, record.at(field), field in record.cells, record.sheet, chosen)


def entry(record: Record) -> Entry:
    """A record with all its fields, in the order of the form."""
    support = [f"support.{guideline}" for guideline in getattr(record, "support", {}) if hasattr(record, "raised_by")]
    cells = tuple(cell(record, field) for field in (*columns(type(record)), *support))
    return Entry(record.sheet, record.source, cells)


def plain(value: object) -> Plain:
    """A value as JSON holds it: dates as ISO 8601, exact numbers as floats, tuples as lists."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, (dt.date, Period)):
        return str(value)
    if isinstance(value, BaseModel):
        return plain(value.model_dump(by_alias=True))
    if isinstance(value, Mapping):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    raise TypeError(f"{type(value).__name__} is no value of a fact")
