"""A value as it is written into a cell of a form."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from reportgen.model import records as r
from reportgen.model.column import Column, Kind
from reportgen.model.finding import Source
from reportgen.model.labels import CHOICE_SCOPE, written
from reportgen.words.catalogue import Words
from reportgen.words.instructions import THEIR_INITIATIVE

Spelt = str | float | dt.date | None
Typed = str | float | dt.date
DECIMAL_COMMA = frozenset({"da", "de"})


class AsTyped(NamedTuple):
    """What somebody typed and nobody could read: written as it was, whatever the column's format."""

    content: Typed


Row = Mapping[str, Spelt | AsTyped]
"""The cells of one row by field; `support.G1` for a guideline's column of Requirements."""


@dataclass(frozen=True)
class Spelling:
    """How values are written: the language of the form, and whose own codes may stand bare."""

    language: str
    owner: str | None = None

    def of(self, column: Column, value: object) -> Spelt:
        """The content of a value's cell; None for an empty one."""
        if isinstance(value, tuple):
            return ", ".join(self._code(column, str(code)) for code in value) or None
        if isinstance(value, bool):
            return written(CHOICE_SCOPE, "yes" if value else "no", self.language)
        if isinstance(value, Decimal | int | float):
            return float(value)
        if value is None or isinstance(value, dt.date):
            return value
        return self._text(column, str(value)) or None

    def shown(self, column: Column, value: object) -> str:
        """A value as somebody may type it; so that it has one reading, thousands stand without a separator."""
        spelt = self.of(column, value)
        if isinstance(spelt, dt.date):
            return Words(self.language).long_date(spelt)
        if not isinstance(spelt, float):
            return spelt or ""
        number = f"{round(spelt * 100, 6):g} %" if column.kind is Kind.PERCENT else f"{spelt:.10g}"
        return number.replace(".", ",") if self.language in DECIMAL_COMMA else number

    def _text(self, column: Column, text: str) -> str:
        if column.kind is Kind.CHOICE:
            return written(CHOICE_SCOPE, text, self.language)
        return self._code(column, text) if column.kind in {Kind.CODE, Kind.REF} else text

    def _code(self, column: Column, code: str) -> str:
        """Own codes stand bare, but not where another department's are expected."""
        if self.owner and column.label != THEIR_INITIATIVE:
            return code.removeprefix(f"{self.owner}.")
        return code


def row_of(record: r.Record, language: str) -> Row:
    """The cells of a record, as a form holds them."""
    spelling = Spelling(language, record.department if isinstance(record, r.DepartmentRecord) else None)
    row = {name: spelling.of(column, getattr(record, name)) for name, column in r.columns(type(record)).items()}
    if isinstance(record, r.Requirement):
        row |= {f"support.{code}": spelling.of(r.SUPPORT, value) for code, value in record.support.items()}
    return row


TypedAt = Callable[[Source], Typed | None]
"""What somebody typed into a cell; None where nothing can be told."""


def nothing_typed(_: Source) -> None:
    """Where nobody can be asked any more what was typed."""
