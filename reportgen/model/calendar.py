"""Dates as the programme counts them: periods, quarters, weekdays."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BeforeValidator, PlainSerializer

ONE_DAY = dt.timedelta(days=1)
SATURDAY = 5


class PeriodLength(StrEnum):
    """How long the programme's periods are."""

    MONTH = "month"
    QUARTER = "quarter"

    @property
    def per_year(self) -> int:
        """Periods in a year."""
        return {PeriodLength.MONTH: 12, PeriodLength.QUARTER: 4}[self]


@dataclass(frozen=True, order=True)
class Period:
    """A calendar quarter or month, written `2026-Q1` or `2026-03`; periods of one length sort by time."""

    year: int
    number: int
    length: PeriodLength

    def __str__(self) -> str:
        if self.length is PeriodLength.QUARTER:
            return f"{self.year:04d}-Q{self.number}"
        return f"{self.year:04d}-{self.number:02d}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the canonical form (`2026-Q1`, `2026-03`); ValueError for anything else."""
        match = re.fullmatch(r"(\d{4})-(?:Q([1-4])|(0[1-9]|1[0-2]))", text)
        if match is None:
            message = f"not a period: {text!r}"
            raise ValueError(message)
        year, quarter, month = match.groups()
        if quarter:
            return cls(int(year), int(quarter), PeriodLength.QUARTER)
        return cls(int(year), int(month), PeriodLength.MONTH)

    @classmethod
    def of(cls, day: dt.date, length: PeriodLength) -> Self:
        """The period of that length in which `day` lies."""
        return cls(day.year, (day.month - 1) * length.per_year // 12 + 1, length)

    @property
    def start(self) -> dt.date:
        """First day."""
        months = 12 // self.length.per_year
        return dt.date(self.year, (self.number - 1) * months + 1, 1)

    @property
    def end(self) -> dt.date:
        """Last day."""
        month = self.number * 12 // self.length.per_year
        return dt.date(self.year, month, calendar.monthrange(self.year, month)[1])

    def next(self) -> Self:
        """The period that follows."""
        if self.number == self.length.per_year:
            return type(self)(self.year + 1, 1, self.length)
        return type(self)(self.year, self.number + 1, self.length)


def _as_period(value: object) -> object:
    return Period.parse(value) if isinstance(value, str) else value


PeriodField = Annotated[Period, BeforeValidator(_as_period), PlainSerializer(str, return_type=str)]


def periods_between(first: dt.date, last: dt.date, length: PeriodLength) -> list[Period]:
    """All periods that hold a day from `first` to `last`, in order; none where `last` is before `first`."""
    period, final = Period.of(first, length), Period.of(last, length)
    found = [period] if period <= final else []
    while period < final:
        period = period.next()
        found.append(period)
    return found


def is_weekday(day: dt.date) -> bool:
    """Whether `day` is a Monday to Friday."""
    return day.weekday() < SATURDAY


def weekdays_between(first: dt.date, last: dt.date) -> int:
    """Number of Mondays to Fridays from `first` to `last`, both included; 0 where `last` is before `first`."""
    return max(0, _weekdays_before(last.toordinal() + 1) - _weekdays_before(first.toordinal()))


def _weekdays_before(ordinal: int) -> int:
    """Mondays to Fridays from 1 January of year 1, a Monday with the ordinal 1, up to the day before."""
    weeks, rest = divmod(ordinal - 1, 7)
    return weeks * 5 + min(rest, 5)
