"""What every record is: the values of one row, with where each of them stands."""

import datetime as dt
from decimal import Decimal
from functools import cache
from typing import Annotated, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer

from reportgen.model.column import Column
from reportgen.model.finding import Source


def _exact(value: object) -> object:
    return Decimal(repr(value)) if isinstance(value, float) else value


Number = Annotated[Decimal, BeforeValidator(_exact), PlainSerializer(float, return_type=float, when_used="json")]
Text = str | None
Date = dt.date | None


class Record(BaseModel):
    """One row of a sheet (or one label/value sheet) with its origin.

    `source` is the cell of the record's key (its first key column; the first column where there is no key);
    `cells` maps each field to the address of its cell, also where that cell is empty.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    sheet: ClassVar[str]
    per_department: ClassVar[bool] = False
    label_value: ClassVar[bool] = False

    source: Source
    cells: dict[str, str] = {}

    def at(self, field: str) -> Source:
        """Where a field's value stands, or where it would; the record's own place if its column is absent."""
        return self.source._replace(cell=self.cells.get(field, self.source.cell))


class DepartmentRecord(Record):
    """A record out of a department's workbook; `department` is its owner."""

    per_department: ClassVar[bool] = True

    department: str


@cache
def columns(record: type[Record]) -> dict[str, Column]:
    """The columns of a record class by field name, in the order of the form."""
    found = {}
    for name, field in record.model_fields.items():
        for note in field.metadata:
            if isinstance(note, Column):
                found[name] = note
    return found
