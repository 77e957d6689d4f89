"""Why a cell's content was refused: a finding in the making, without its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.model.calendar import PeriodLength
from reportgen.model.finding import Scalar


@dataclass(frozen=True)
class Refused:
    """The finding's code, and what beside value and column its sentence needs."""

    code: str = "invalid-value"
    values: Mapping[str, Scalar | list[str]] = field(default_factory=dict)


INVALID = Refused()


def ambiguous(readings: list[str]) -> Refused:
    """Refused because it can be read in these ways, each written so that only this reading is left."""
    return Refused("ambiguous-value", {"readings": readings})


@dataclass(frozen=True)
class Terms:
    """How the cells of a workbook are to be understood.

    `language` decides how numbers in text are read; `currency` is the programme's, None if it states none.
    """

    language: str = "en"
    currency: str | None = None
    period_length: PeriodLength = PeriodLength.QUARTER
