"""Bars over time: what they take of the ground, their arrows, and where a label finds room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportgen.compose.charts.kit import Box, Stroke, Svg
from reportgen.compose.charts.marks import arrow
from reportgen.compose.charts.scale import Time

UNDERLINE = 2.0  # height of the line under a bar that is critical: it is seen without colour
THINNEST = 2.5  # width of a bar that would vanish otherwise
ARROW = 5  # size of the arrow head of a bar that goes on outside the horizon
AIR = 6  # between a label and a line

Days = tuple[date, date]
Extent = tuple[float, float]


@dataclass(frozen=True)
class Bar:
    """What a bar takes across: itself, with its arrows outside, and what is free within; and where its middle lies."""

    own: Extent
    outer: Extent
    inner: Extent
    middle: float = 0


def reach(days: Days, time: Time, middle: float = 0) -> Bar:
    """Where a bar from day to day lies; one that would vanish is widened, one outside the horizon lies at its edge."""
    first, last = min(days), max(days)
    left, right = time.start(first), time.end(last)
    if right - left < THINNEST:
        left = min(max(left, time.left), time.right - THINNEST)
        right = left + THINNEST
    before, after = left, right
    if first < time.horizon.first:
        before += ARROW + 1
    if last > time.horizon.last:
        after -= ARROW + 1
    return Bar((left, right), (min(left, after), max(right, before)), (before, after), middle)


def bar(svg: Svg, days: Days, depth: tuple[float, float], time: Time, stroke: Stroke) -> Bar:
    """Draw a bar from day to day between two depths; an arrow says that it goes on outside the horizon."""
    drawn = reach(days, time, (depth[0] + depth[1]) / 2)
    (left, right), (before, after) = drawn.own, drawn.inner
    svg.area(Box(left, depth[0], right, depth[1]), stroke)
    inside = before < after and stroke.fill != "none"
    own = stroke.stroke if stroke.fill == "none" else stroke.fill
    colour = svg.figure.palette.written_on(own)[1] if inside else own
    if before > left:
        arrow(svg, before, drawn.middle, -ARROW, colour)
    if after < right:
        arrow(svg, after, drawn.middle, ARROW, colour)
    return drawn


def underline(svg: Svg, drawn: Bar, bottom: float) -> None:
    """Draw the line under a bar that says without colour that it is critical."""
    left, right = drawn.own
    svg.area(Box(left, bottom, right, bottom + UNDERLINE), Stroke(fill=svg.figure.palette.ink), "marks")


@dataclass(frozen=True)
class Obstacles:
    """What a label must keep clear of: the ends of its ground, lines behind and over the bars, and marks."""

    left: float
    right: float
    behind: Sequence[float] = ()
    over: Sequence[float] = ()
    marks: Sequence[float] = ()

    def clear(self, left: float, right: float, *, inside: bool) -> bool:
        """Whether nothing that can be seen there stands between left and right."""
        lines = (*self.marks, *self.over, *(() if inside else self.behind))
        return all(line + AIR < left or line - AIR > right for line in lines)

    def free_of_marks(self, left: float, right: float) -> bool:
        """Whether at most lines run between left and right."""
        return all(mark + AIR < left or mark - AIR > right for mark in self.marks)
