"""What charts over time share: the horizon, the names of periods, the status date, the milestones."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.compose.charts.pins import Milestone as MilestonePin
from reportgen.compose.charts.pins import Status, Timeline
from reportgen.compose.charts.scale import Horizon, Periods
from reportgen.compose.messages.ways import span
from reportgen.compose.views import DepartmentView
from reportgen.model.records import Milestone
from reportgen.words.catalogue import Words


def timeline(
    horizon: tuple[dt.date, dt.date] | None, status: dt.date | None, milestones: Sequence[Milestone], words: Words
) -> Timeline:
    """The time line of a reader's charts."""
    return Timeline(
        periods=Periods(
            year=str,
            quarter=words.quarter,
            month=words.month_name,
        ),
        horizon=Horizon(*horizon) if horizon else None,
        status=Status(status, words.day(status)) if status else None,
        milestones=tuple(MilestonePin(each.date, each.id, each.name or "") for each in milestones if each.date),
    )


@dataclass(frozen=True)
class Promise:
    """A milestone that needs us: when all it requires is done as coordinated, and whether that is in time."""

    milestone: Milestone
    reached: dt.date | None
    tone: str
    state: str


def promises(view: DepartmentView, words: Words) -> list[Promise]:
    """The milestones that need this department, by their dates."""
    found = []
    for each in sorted(view.milestones, key=lambda each: (str(each.date or "~"), each.id)):
        fact = view.milestone_facts.get(each.id)
        reached = fact.reached_coordinated if fact else None
        found.append(Promise(each, reached, *kept(each.date, reached, words)))
    return found


def kept(promised: dt.date | None, reached: dt.date | None, words: Words) -> tuple[str, str]:
    """How a milestone stands against its promised date: tone and words."""
    if reached is None:
        return "amber", words.t("cannot be dated")
    if promised is None:
        return "amber", words.t("no date promised")
    if reached > promised:
        return "red", words.t("{span} late", span=span((reached - promised).days, words))
    return "green", words.t("in time")
