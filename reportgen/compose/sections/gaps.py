"""The strategic gap on the page: rows, the dumbbell, and how the gap closes over time."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reportgen.analyse.facts import ClosingFact, GapFact
from reportgen.compose.charts.closing import Closing, ClosingWords, Step, closing
from reportgen.compose.charts.dumbbell import DumbbellRow, DumbbellWords, dumbbell
from reportgen.compose.charts.kit import Figure
from reportgen.compose.charts.palette import Palette
from reportgen.compose.charts.pins import Timeline
from reportgen.compose.messages.gaps import closing_time, largest_gaps
from reportgen.compose.messages.ways import span
from reportgen.compose.sections.spoken import spoken
from reportgen.model.records import Gap, Initiative
from reportgen.words.catalogue import Words

MOST_POINTS = 8
"""Days at which the table states what is still open."""
NO_SLACK = 14
"""A gap that closes within so many days before its target date has no slack."""


@dataclass(frozen=True)
class GapRow:
    """A gap with its figures, and how it stands in time: `tone` with `state` in words."""

    gap: Gap
    fact: GapFact
    code: str
    closers: tuple[str, ...]
    tone: str
    state: str

    @property
    def undated(self) -> bool:
        """Whether something closes it, but a date is missing to say if that is in time."""
        return bool(self.closers) and (self.fact.closes_coordinated is None or self.gap.target_date is None)


@dataclass(frozen=True)
class Chart:
    """A drawn figure with its message."""

    message: str
    svg: Markup


@dataclass(frozen=True)
class Point:
    """The weighted gap that is open at the end of a day."""

    day: dt.date
    asked: float
    coordinated: float


@dataclass(frozen=True)
class ClosingChart(Chart):
    """The gap's closing with what is open at some days, each with the head of its column."""

    heads: tuple[tuple[str, str], ...]
    points: tuple[Point, ...]


def gap_rows(
    gaps: Sequence[Gap],
    facts: Mapping[str, GapFact],
    closers: Mapping[str, Sequence[Initiative]],
    short: Callable[[str], str],
    words: Words,
) -> list[GapRow]:
    """Gaps by weighted size, the largest first, those not assessed last; `short` shortens a code for this reader."""
    rows = [
        GapRow(
            gap,
            facts[gap.id],
            short(gap.id),
            tuple(short(each.id) for each in closers[gap.id]),
            *closing_state(gap, facts[gap.id], bool(closers[gap.id]), words),
        )
        for gap in gaps
    ]
    return sorted(rows, key=lambda row: (row.fact.weighted is None, -(row.fact.weighted or 0), row.gap.id))


def closing_state(gap: Gap, fact: GapFact, has_initiative: bool, words: Words) -> tuple[str, str]:  # noqa: FBT001 - a fact about the gap
    """How a gap stands against its target date: tone and words."""
    if not has_initiative:
        return "red", words.t("nothing planned")
    closes = fact.closes_coordinated
    if closes is None:
        return "amber", words.t("no end date")
    if gap.target_date is None:
        return "amber", words.t("no target date")
    late = (closes - gap.target_date).days
    if late > 0:
        return "red", words.t("{span} late", span=span(late, words))
    if late > -NO_SLACK:
        return "amber", words.t("no slack")
    return "green", words.t("in time")


def gap_dumbbell(
    rows: Sequence[GapRow],
    figure_id: str,
    palette: Palette,
    words: Words,
    whose: Callable[[GapRow], str] | None = None,
    most: int = 24,
) -> Chart:
    """Current to target level of each capability; `whose` names its owner where there are several."""
    message = largest_gaps([(row.gap.capability or row.code, row.fact.weighted) for row in rows], words)
    drawn = [
        DumbbellRow(
            name=row.gap.capability or row.code,
            aside=" · ".join(
                filter(
                    None,
                    (
                        whose(row) if whose else "",
                        words.t(
                            "{guideline} · weight {weight}", guideline=row.gap.guideline or "–", weight=row.fact.weight
                        ),
                    ),
                )
            ),
            current=_float(row.gap.current_level),
            target=_float(row.gap.target_level),
            gap=words.number(row.fact.weighted),
        )
        for row in rows
    ]
    labels = DumbbellWords(
        weighted_gap=words.t("weighted gap"),
        not_assessed=words.t("not assessed"),
        smaller=lambda count: words.tn("and {n} smaller one", "and {n} smaller ones", count),
    )
    said = [
        words.t(
            "{name}: {current} → {target}, weighted gap {gap}",
            name=row.name,
            current=_known(row.current, words),
            target=_known(row.target, words),
            gap=row.gap,
        )
        for row in drawn
    ]
    figure = Figure(figure_id, spoken(message, said, words), palette)
    return Chart(message, Markup(dumbbell(drawn, figure=figure, words=labels, most=most)))  # noqa: S704 - the chart escapes its texts


def gap_closing(
    course: ClosingFact, timeline: Timeline, figure_id: str, palette: Palette, words: Words
) -> ClosingChart | None:
    """The weighted gap still open over time, as asked and as coordinated; None where nothing is assessed or dated."""
    if timeline.horizon is None or course.never >= course.weighted:
        return None
    message = closing_time(course, words)
    first, last = timeline.horizon.first, timeline.horizon.last
    never = course.never
    courses = Closing(
        coordinated=_steps([(each.date, each.open_coordinated) for each in course.days], course.weighted, first, last),
        asked=_steps([(each.date, each.open_requested) for each in course.days], course.weighted, first, last),
        never=never,
    )
    labels = ClosingWords(
        coordinated=words.t("coordinated"),
        asked=words.t("as asked"),
        never=words.t("{weight} never closed", weight=words.number(never)),
    )
    points = tuple(_still_open(day, course) for day in ends(first, last))
    said = [
        words.t(
            "open at the end of {month}: {asked} as asked, {coordinated} as coordinated",
            month=words.month(each.day),
            asked=words.number(each.asked),
            coordinated=words.number(each.coordinated),
        )
        for each in points
    ]
    figure = Figure(figure_id, spoken(message, [*said, *([labels.never] if never else [])], words), palette)
    svg = closing(courses, figure=figure, words=labels, timeline=timeline, format_number=words.number)
    return ClosingChart(message, Markup(svg), tuple((words.month(each.day), "number") for each in points), points)  # noqa: S704 - as above


def ends(first: dt.date, last: dt.date) -> list[dt.date]:
    """The ends of the quarters of a horizon, or of every second, third … where they are many; the last one always."""
    quarters = range(first.year * 4 + (first.month - 1) // 3, last.year * 4 + (last.month - 1) // 3 + 1)
    apart = -(-len(quarters) // MOST_POINTS)
    chosen = [each for each in quarters if (quarters[-1] - each) % apart == 0]
    return [min(dt.date(each // 4, each % 4 * 3 + 3, 30 if each % 4 in (1, 2) else 31), last) for each in chosen]


def _still_open(day: dt.date, course: ClosingFact) -> Point:
    """What is open when a day ends; the last day of the horizon leaves open what closes after it."""
    until = [each for each in course.days if each.date <= day]
    if not until:
        return Point(day, course.weighted, course.weighted)
    return Point(day, until[-1].open_requested, until[-1].open_coordinated)


def _steps(days: Sequence[tuple[dt.date, float]], whole: float, first: dt.date, last: dt.date) -> tuple[Step, ...]:
    """Where the gap gets smaller, drawn inside the horizon."""
    steps = [Step(first, whole)]
    for day, still_open in days:
        if still_open != steps[-1].still_open:
            steps.append(Step(min(max(day, first), last), still_open))
    return (*steps, Step(last, steps[-1].still_open))


def _known(level: float | None, words: Words) -> str:
    return words.t("not assessed") if level is None else words.number(level)


def _float(value: object) -> float | None:
    return None if value is None else float(str(value))
