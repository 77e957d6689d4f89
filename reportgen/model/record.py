"""What every record is: the values of one row, with where each of them stands."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer
from pydantic_core import PydanticUndefined

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

    @classmethod
    def of(cls, source: Source, cells: dict[str, str], values: Mapping[str, object]) -> Self:
        """The record with these values, whose types are those of its fields already: they are not proved again.

        Every field that has no default must be there; a value that is None takes the field's default.
        """
        blank, filled, stated = _blank(cls)
        fields = {**blank, "source": source, "cells": cells, **values}
        for name, default in filled:
            if fields[name] is None:
                fields[name] = default
        made = cls.__new__(cls)
        put = object.__setattr__
        put(made, "__dict__", fields)
        put(made, "__pydantic_fields_set__", stated)
        put(made, "__pydantic_extra__", None)
        put(made, "__pydantic_private__", None)
        return made

    def at(self, field: str) -> Source:
        """Where a field's value stands, or where it would; the record's own place if its column is absent."""
        return self.source._replace(cell=self.cells.get(field, self.source.cell))


class DepartmentRecord(Record):
    """A record out of a department's workbook; `department` is its owner."""

    per_department: ClassVar[bool] = True

    department: str


@cache
def _blank(record: type[Record]) -> tuple[Mapping[str, object], Sequence[tuple[str, object]], set[str]]:
    """The fields of a record class: all with their default, those whose default is something, the names of all.

    The default of a field that has to be stated is None here; all records that `of` makes share the set of names.
    """
    fields = record.model_fields.items()
    blank = {name: None if field.default is PydanticUndefined else field.default for name, field in fields}
    return blank, tuple((name, default) for name, default in blank.items() if default is not None), set(blank)


@cache
def columns(record: type[Record]) -> dict[str, Column]:
    """The columns of a record class by field name, in the order of the form."""
    found = {}
    for name, field in record.model_fields.items():
        for note in field.metadata:
            if isinstance(note, Column):
                found[name] = note
    return found
