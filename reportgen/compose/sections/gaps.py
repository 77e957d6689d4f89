"""The strategic gap on the page: rows, the dumbbell, and how the gap closes over time."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reportgen.analyse.facts import GapFact
from reportgen.compose.charts.closing import Closing, ClosingWords, Step, closing
from reportgen.compose.charts.dumbbell import DumbbellRow, DumbbellWords, dumbbell
from reportgen.compose.charts.kit import Figure
from reportgen.compose.charts.palette import Palette
from reportgen.compose.charts.pins import Timeline
from reportgen.compose.messages.gaps import closing_time, largest_gaps
from reportgen.compose.messages.ways import span
from reportgen.model.records import Gap, Initiative
from reportgen.words.catalogue import Words

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
    listed = "; ".join(f"{row.name} {words.number(row.current)} → {words.number(row.target)}" for row in drawn[:12])
    figure = Figure(figure_id, f"{message}. {listed}", palette)
    return Chart(message, Markup(dumbbell(drawn, figure=figure, words=labels, most=most)))  # noqa: S704 - the chart escapes its texts


def gap_closing(
    rows: Sequence[GapRow], timeline: Timeline, figure_id: str, palette: Palette, words: Words
) -> Chart | None:
    """The weighted gap still open over time, as asked and as coordinated; None where nothing is assessed or dated."""
    weighted = [
        (row.fact.weighted, row.fact.closes_requested, row.fact.closes_coordinated)
        for row in rows
        if row.fact.weighted is not None and row.fact.weighted > 0
    ]
    if not weighted or timeline.horizon is None or not any(day for _, _, day in weighted):
        return None
    message = closing_time(weighted, words)
    first, last = timeline.horizon.first, timeline.horizon.last
    never = sum(weight for weight, _, day in weighted if day is None)
    courses = Closing(
        coordinated=_steps([(weight, day) for weight, _, day in weighted], first, last),
        asked=_steps([(weight, day) for weight, day, _ in weighted], first, last),
        never=never,
    )
    labels = ClosingWords(
        coordinated=words.t("coordinated"),
        asked=words.t("as asked"),
        never=words.t("{weight} never closed", weight=words.number(never)),
    )
    figure = Figure(figure_id, f"{message}.", palette)
    svg = closing(courses, figure=figure, words=labels, timeline=timeline, format_number=words.number)
    return Chart(message, Markup(svg))  # noqa: S704 - as above


def _steps(closings: Sequence[tuple[float, dt.date | None]], first: dt.date, last: dt.date) -> tuple[Step, ...]:
    still_open = sum(weight for weight, _ in closings)
    steps = [Step(first, still_open)]
    for day in sorted({day for _, day in closings if day}):
        still_open -= sum(weight for weight, closed in closings if closed == day)
        steps.append(Step(min(max(day, first), last), max(still_open, 0)))
    return (*steps, Step(last, max(still_open, 0)))


def _float(value: object) -> float | None:
    return None if value is None else float(str(value))
