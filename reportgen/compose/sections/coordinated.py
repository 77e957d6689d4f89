"""The coordinated plan on the page: the roadmap by department, what was moved and why, and the milestones."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reportgen.compose.charts.kit import Figure
from reportgen.compose.charts.palette import Palette
from reportgen.compose.charts.pins import Timeline
from reportgen.compose.charts.roadmap import Lane, RoadmapBar, roadmap
from reportgen.compose.messages import coordinated as say
from reportgen.compose.messages.ways import moves
from reportgen.compose.sections.spoken import spoken
from reportgen.compose.sections.timeline import kept
from reportgen.compose.sections.ways import WayRow
from reportgen.compose.views import ProgrammeView
from reportgen.model.plan import owner_of
from reportgen.words.catalogue import Words

MOST_LANES = 30
"""Departments whose initiatives are told where the roadmap cannot be seen."""
MOST_MOVES = 12
"""Moves shown in the section; the register holds them all."""


@dataclass(frozen=True)
class MilestoneRow:
    """A milestone: its date, when it is reached as asked and as coordinated, and the initiatives that come too late."""

    code: str
    name: str
    date: dt.date | None
    asked: dt.date | None
    coordinated: dt.date | None
    tone: str
    state: str
    holding: tuple[str, ...]


@dataclass(frozen=True)
class Roadmap:
    """The roadmap with its message, what moves, and how the coordination went."""

    message: str
    pages: tuple[Markup, ...]
    moves_message: str
    moved: tuple[WayRow, ...]
    moved_in_all: int
    milestones: tuple[MilestoneRow, ...]
    milestone_message: str
    method: str


def coordinated(
    view: ProgrammeView, ways: Sequence[WayRow], timeline: Timeline, palette: Palette, words: Words
) -> Roadmap | None:
    """The coordinated plan; None without any initiative."""
    if not ways:
        return None
    lanes = [lane for each in view.plan.departments if (lane := _lane(view.name(each.id), each.id, ways)).bars]
    dated = sum(row.fact.start is not None for row in ways)
    critical = [owner_of(row.code) or "" for row in ways if row.fact.critical]
    message = say.critical([view.name(each) for each in critical], dated, words)
    figure = Figure("fig-roadmap", spoken(message, [_said(lane, words) for lane in lanes], words, MOST_LANES), palette)
    late = sorted((row for row in ways if row.fact.moved_days > 0), key=lambda row: (-row.fact.moved_days, row.code))
    milestones = tuple(_milestone(view, each.id, words) for each in view.plan.milestones)
    named = [(f"{row.code} {row.initiative.name or ''}".strip(), row.fact.moved_days) for row in ways]
    return Roadmap(
        message=message,
        pages=tuple(Markup(page) for page in roadmap(lanes, figure=figure, timeline=timeline, room=795)),  # noqa: S704 - the chart escapes its texts
        moves_message=moves(named, len(ways), words)
        if dated
        else words.t("No initiative has dates, so nothing could be moved"),
        moved=tuple(late[:MOST_MOVES]),
        moved_in_all=len(late),
        milestones=milestones,
        milestone_message=say.milestones([row.tone for row in milestones], words),
        method=say.method(view.facts.coordination.status, view.facts.coordination.overload, words) if dated else "",
    )


def _said(lane: Lane, words: Words) -> str:
    """A department's initiatives in words: how many, from when to when, which are critical."""
    said = words.tn(
        "{department}: {n} initiative, {first} to {last}",
        "{department}: {n} initiatives, {first} to {last}",
        len(lane.bars),
        department=lane.name,
        first=words.month(min(each.start for each in lane.bars)),
        last=words.month(max(each.end for each in lane.bars)),
    )
    critical = [each.code for each in lane.bars if each.critical]
    return words.t("{said}, critical: {codes}", said=said, codes=words.list(critical)) if critical else said


def _lane(name: str, department: str, ways: Sequence[WayRow]) -> Lane:
    bars = tuple(
        RoadmapBar(
            code=row.code.removeprefix(f"{department}."),
            name=row.initiative.name or "",
            start=row.fact.start,
            end=row.fact.end,
            critical=row.fact.critical,
            fixed=row.initiative.status in ("done", "running"),
        )
        for row in ways
        if row.initiative.department == department
        and row.initiative.status != "cancelled"
        and row.fact.start
        and row.fact.end
        and row.fact.end >= row.fact.start
    )
    return Lane(name, bars)


def _milestone(view: ProgrammeView, code: str, words: Words) -> MilestoneRow:
    milestone = next(each for each in view.plan.milestones if each.id == code)
    fact = view.facts.milestone.get(code)
    asked = fact.reached_requested if fact else None
    reached = fact.reached_coordinated if fact else None
    holding: tuple[str, ...] = ()
    tone, state = kept(milestone.date, reached, words)
    if milestone.date and tone == "red":
        ends = {each: view.facts.initiative[each].end for each in milestone.requires if each in view.facts.initiative}
        holding = tuple(each for each, end in ends.items() if end and end > milestone.date)
    return MilestoneRow(code, milestone.name or "", milestone.date, asked, reached, tone, state, holding)
