"""A value as it is written into a cell of a form."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.column import Column, Kind
from reportgen.model.labels import CHOICE_SCOPE, written

Spelt = str | float | dt.date | None


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

    def _text(self, column: Column, text: str) -> str:
        if column.kind is Kind.CHOICE:
            return written(CHOICE_SCOPE, text, self.language)
        return self._code(column, text) if column.kind in {Kind.CODE, Kind.REF} else text

    def _code(self, column: Column, code: str) -> str:
        """Own codes stand bare, but not where another department's are expected."""
        if self.owner and column.label != "Their initiative":
            return code.removeprefix(f"{self.owner}.")
        return code
