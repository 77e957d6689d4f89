"""Dates and periods as people type them, in the three languages at once."""

import datetime as dt
import re
from collections.abc import Callable
from functools import cache

from babel import Locale

from reportgen.model.calendar import ONE_DAY, Period, PeriodLength
from reportgen.model.labels import LANGUAGES, fold
from reportgen.read.refused import INVALID, Refused, ambiguous

FIRST_YEAR, LAST_YEAR = 1900, 2999
Span = tuple[dt.date, dt.date]
"""First and last day of what was typed: the same for a day."""


def read_date(text: str, *, first_day: bool) -> dt.date | Refused:
    """A day, or the last (or first) day of a month, quarter or week."""
    found = _span(text)
    return found if isinstance(found, Refused) else found[0 if first_day else 1]


def within_years(day: dt.date) -> dt.date | Refused:
    """The day, unless its year can only be a slip of the pen."""
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    return Refused("out-of-range", {"minimum": FIRST_YEAR, "maximum": LAST_YEAR})


def read_period(text: str, length: PeriodLength) -> Period | Refused:
    """A quarter or month of the programme's period length; one of the other length is refused."""
    for pattern, meaning in (*QUARTERS, *MONTHS):
        if match := re.fullmatch(pattern, text, re.IGNORECASE):
            found = meaning(match)
            if isinstance(found, Refused):
                return found
            is_quarter = (pattern, meaning) in QUARTERS
            return Period.of(found[0], length) if is_quarter is (length is PeriodLength.QUARTER) else INVALID
    return INVALID


def _span(text: str) -> Span | Refused:
    for pattern, meaning in (*QUARTERS, *DAYS, *MONTHS, *WEEKS):
        if match := re.fullmatch(pattern, text, re.IGNORECASE):
            return meaning(match)
    return INVALID


def _day(year: str, month: int, day: str) -> Span | Refused:
    try:
        found = within_years(dt.date(int(year), month, int(day)))
    except ValueError:
        return INVALID
    return found if isinstance(found, Refused) else (found, found)


def _month(year: str, month: int | None) -> Span | Refused:
    if month is None or not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        return INVALID
    return _period(year, month, PeriodLength.MONTH)


def _period(year: str, number: int, length: PeriodLength) -> Span | Refused:
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return Refused("out-of-range", {"minimum": FIRST_YEAR, "maximum": LAST_YEAR})
    period = Period(int(year), number, length)
    return period.start, period.end


def _two_readings(match: re.Match[str]) -> Span | Refused:
    """`31/03/2026` has one reading, `03/04/2026` two; a day and month that are equal are one again."""
    one, other, year = match.group(1), match.group(2), match.group(3)
    days = (_day(year, int(other), one), _day(year, int(one), other))
    readings = list(dict.fromkeys(found for found in days if not isinstance(found, Refused)))
    if len(readings) > 1:
        return ambiguous([day.isoformat() for day, _ in readings])
    return readings[0] if readings else _day(year, int(other), one)


def _named_day(match: re.Match[str]) -> Span | Refused:
    month = month_named(match.group(2))
    return INVALID if month is None else _day(match.group(3), month, match.group(1))


def _week(match: re.Match[str]) -> Span | Refused:
    try:
        monday = dt.date.fromisocalendar(int(match["year"]), int(match["week"]), 1)
    except ValueError:
        return INVALID
    found = within_years(monday)
    return found if isinstance(found, Refused) else (monday, monday + 6 * ONE_DAY)


def _quarter(match: re.Match[str]) -> Span | Refused:
    return _period(match["year"], int(match["quarter"]), PeriodLength.QUARTER)


@cache
def month_named(name: str) -> int | None:
    """The number of a month by its name or abbreviation in any of the languages."""
    return _month_names().get(fold(name))


@cache
def _month_names() -> dict[str, int]:
    names = {"sept": 9, "mrz": 3}  # as Excel abbreviates them
    for language in LANGUAGES:
        for context in Locale(language).months.values():
            for width in ("wide", "abbreviated"):
                names |= {fold(name): number for number, name in context.get(width, {}).items()}
    return names


Forms = tuple[tuple[str, Callable[[re.Match[str]], Span | Refused]], ...]

NAME = r"([^\W\d_]+)\.?"

DAYS: Forms = (
    (r"(\d{4})-(\d{1,2})-(\d{1,2})", lambda m: _day(m[1], int(m[2]), m[3])),
    (r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})", lambda m: _day(m[3], int(m[2]), m[1])),
    (r"(\d{1,2})/(\d{1,2})/(\d{4})", _two_readings),
    (r"(\d{1,2})-(\d{1,2})-(\d{4})", _two_readings),
    (rf"(\d{{1,2}})\.?\s*{NAME}\s*(\d{{4}})", _named_day),
)
MONTHS: Forms = (
    (r"(\d{4})-(\d{1,2})", lambda m: _month(m[1], int(m[2]))),
    (rf"{NAME}\s*(\d{{4}})", lambda m: _month(m[2], month_named(m[1]))),
)
QUARTERS: Forms = (
    (r"Q(?P<quarter>[1-4])[\s/-]*(?P<year>\d{4})", _quarter),
    (r"(?P<year>\d{4})[\s/-]*Q(?P<quarter>[1-4])", _quarter),
    (r"(?P<quarter>[1-4])\.?\s*(?:kvartal|quartal)\s*(?P<year>\d{4})", _quarter),
)
WEEKS: Forms = (
    (r"(?P<year>\d{4})-?W(?P<week>\d{1,2})", _week),
    (r"(?:uge|KW|week|W)\s*(?P<week>\d{1,2})[\s/,-]+(?P<year>\d{4})", _week),
)
