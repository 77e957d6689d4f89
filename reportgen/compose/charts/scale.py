"""Scales: from figures and dates to places on the page, and the ticks that fit there."""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, count
from typing import Self

from reportgen.compose.charts.face import Letter, measure
from reportgen.compose.charts.kit import Box, Stroke, Svg

MONTHS_A_YEAR = 12
FINEST = 8  # viewBox units: no label fits a narrower period
MONTHS_FROM = 32  # viewBox units: narrower months make an uneasy ground
AXIS = 9.5  # font size of axis labels
AXIS_ROWS = 30  # height of a time axis with its two rows of labels


@dataclass(frozen=True)
class Linear:
    """A straight scale from figures (low to high) to places (left to right, or bottom to top)."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a figure stands; one outside the scale stands at its end."""
        if self.high <= self.low:
            return self.start
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Round figures (steps of 1, 2 or 5 times a power of ten) that cover low to high in at most `most` steps."""
    span = high - low
    if span <= 0:
        return [low]
    power = 10.0 ** math.floor(math.log10(span / most))
    step = next(power * factor for factor in (1, 2, 5, 10, 20) if span / (power * factor) <= most)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    digits = max(0, -math.floor(math.log10(step)))
    return [round(index * step, digits) for index in range(first, last + 1)]


def spread(wanted: Iterable[tuple[float, float]], top: float, bottom: float) -> list[float]:
    """Push blocks (wanted centre, height) apart so that none overlap; returns their centres in the order given.

    Greedy: downwards in the order of the wanted centres, then back up from the bottom.
    """
    blocks = list(wanted)
    order = sorted(range(len(blocks)), key=lambda index: (blocks[index][0], index))
    centres = [centre for centre, _ in blocks]
    edge = top
    for index in order:
        half = blocks[index][1] / 2
        centres[index] = max(centres[index], edge + half)
        edge = centres[index] + half
    edge = bottom
    for index in reversed(order):
        half = blocks[index][1] / 2
        centres[index] = min(centres[index], edge - half)
        edge = centres[index] - half
    return centres


@dataclass(frozen=True)
class Periods:
    """How the reader names periods: a year (2026), a quarter (1–4), a month (1–12)."""

    year: Callable[[int], str]
    quarter: Callable[[int], str]
    month: Callable[[int], str]


@dataclass(frozen=True)
class Horizon:
    """First and last day that a chart shows."""

    first: date
    last: date

    @classmethod
    def around(cls, days: Iterable[date | None]) -> Self | None:
        """The whole quarters around some days; nothing if there are none."""
        known = [day for day in days if day is not None]
        if not known:
            return None
        first, last = min(known), max(known)
        ends = {3: 31, 6: 30, 9: 30, 12: 31}
        opening, closing = first.month - (first.month - 1) % 3, last.month + (-last.month) % 3
        return cls(date(first.year, opening, 1), date(last.year, closing, ends[closing]))


@dataclass(frozen=True)
class Span:
    """A period on the page: number of its first month (year × 12 + month − 1), left, right, whether it is whole."""

    month: int
    left: float
    right: float
    whole: bool


def month_start(month: int) -> int:
    """The ordinal of a month's first day, also of the month after the last that `date` knows."""
    year, index = divmod(month, MONTHS_A_YEAR)
    return date.max.toordinal() + 1 if year > date.max.year else date(max(year, 1), index + 1, 1).toordinal()


@dataclass(frozen=True)
class Time:
    """A scale from days to places; what lies outside the horizon stands at its edge."""

    horizon: Horizon
    left: float
    right: float

    def start(self, day: date) -> float:
        """Where a day begins."""
        return self._at(day.toordinal())

    def end(self, day: date) -> float:
        """Where a day ends."""
        return self._at(day.toordinal() + 1)

    def _at(self, ordinal: int) -> float:
        first, last = self.horizon.first.toordinal(), self.horizon.last.toordinal() + 1
        return Linear(first, max(last, first + 1), self.left, self.right).at(ordinal)

    def spans(self, months: int) -> list[Span]:
        """Cut the horizon into periods of so many months, counted from January of year 0."""
        first, last = self.horizon.first, self.horizon.last
        month = first.year * MONTHS_A_YEAR + first.month - 1
        spans = []
        for begin in range(month - month % months, last.year * MONTHS_A_YEAR + last.month, months):
            whole = month_start(begin) >= first.toordinal() and month_start(begin + months) <= last.toordinal() + 1
            spans.append(Span(begin, self._at(month_start(begin)), self._at(month_start(begin + months)), whole))
        return spans


def lengths() -> Iterator[int]:
    """Lengths of periods in months: month, quarter, year, then 2, 5, 10, 20, 50 … years."""
    years = (factor * 10**power for power in count() for factor in (1, 2, 5))
    return chain((1, 3), (MONTHS_A_YEAR * each for each in years))


def name(span: Span, months: int, periods: Periods) -> str:
    """The reader's name of a period."""
    year, month = divmod(span.month, MONTHS_A_YEAR)
    if months >= MONTHS_A_YEAR:
        return periods.year(year)
    return periods.month(month + 1) if months == 1 else periods.quarter(month // 3 + 1)


def divide(time: Time, periods: Periods, letter: Letter) -> tuple[int, list[Span]]:
    """Cut a time scale into the shortest periods whose names all fit."""
    days = time.horizon.last.toordinal() - time.horizon.first.toordinal() + 1
    month = (time.right - time.left) * 30.4 / max(days, 1)
    for months in lengths():
        if month * months < (MONTHS_FROM if months == 1 else FINEST) and months < MONTHS_A_YEAR * date.max.year:
            continue
        spans = time.spans(months)
        judged = [span for span in spans if span.whole] or spans
        if len(spans) == 1 or all(fits(span, name(span, months, periods), letter) for span in judged):
            return months, spans
    raise AssertionError("periods grow until one spans the horizon")


def fits(span: Span, text: str, letter: Letter) -> bool:
    """Whether a name fits its period with some air."""
    return measure(text, letter) + 5 <= span.right - span.left


def time_axis(svg: Svg, time: Time, periods: Periods, ground: tuple[float, float], *, below: bool = False) -> None:
    """Draw bands over the ground (top, bottom) and names of periods in two rows above; or below, without bands."""
    top, bottom = ground
    palette = svg.figure.palette
    small, strong = palette.letter(AXIS, palette.grey), palette.letter(AXIS, palette.ink, bold=True)
    months, spans = divide(time, periods, small)
    baseline = bottom + 13 if below else top - 6
    for span in spans:
        if (span.month // months) % 2 and not below:
            svg.area(Box(span.left, top, span.right, bottom), Stroke(fill=palette.pale), "ground")
        text = name(span, months, periods)
        if fits(span, text, small):
            svg.text(((span.left + span.right) / 2, baseline), text, small, "middle")
    if months >= MONTHS_A_YEAR:
        return
    for span in time.spans(MONTHS_A_YEAR):
        text = periods.year(span.month // MONTHS_A_YEAR)
        if fits(span, text, strong):
            svg.text((span.left + 4, baseline + (13 if below else -14)), text, strong)
