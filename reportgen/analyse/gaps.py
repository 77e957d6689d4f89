"""How large the gaps are, and when they close and milestones are reached, as asked and as coordinated."""

import datetime as dt
from collections.abc import Iterable, Mapping

from reportgen.analyse.facts import GapFact, MilestoneFact
from reportgen.model import records as r
from reportgen.model.plan import Plan

DEFAULT_WEIGHT = 3
"""The weight of a gap whose guideline is not stated: that of a guideline for which no weight is stated."""

Dates = Mapping[str, tuple[dt.date | None, dt.date | None]]
"""First and last day of each initiative, by code; None where not stated."""


def dates_as_asked(plan: Plan) -> Dates:
    """The dates in the departments' workbooks."""
    return {each.id: (each.start, each.end) for each in plan.initiatives}


def gap_weight(plan: Plan, gap: r.Gap) -> int:
    """How much a gap matters: the weight of its guideline (1 to 5)."""
    guideline = plan.guideline.get(gap.guideline or "")
    return guideline.weight if guideline else DEFAULT_WEIGHT


def gaps(plan: Plan, coordinated: Dates) -> tuple[GapFact, ...]:
    """Size (levels; None where a level is not assessed), weight, and the days on which each gap closes.

    A gap closes with the latest stated end of the initiatives that close it; None where there is none.
    """
    asked = dates_as_asked(plan)
    rows = []
    for gap in sorted(plan.gaps, key=lambda each: each.id):
        size = _size(gap)
        weight = gap_weight(plan, gap)
        closing = [each.id for each in plan.closing[gap.id]]
        rows.append(
            GapFact(
                gap=gap.id,
                size=size,
                weight=weight,
                weighted=None if size is None else size * weight,
                closes_requested=latest_end(closing, asked),
                closes_coordinated=latest_end(closing, coordinated),
            )
        )
    return tuple(rows)


def _size(gap: r.Gap) -> float | None:
    if gap.target_level is None or gap.current_level is None:
        return None
    return float(gap.target_level - gap.current_level)


def milestones(plan: Plan, coordinated: Dates) -> tuple[MilestoneFact, ...]:
    """The promised date of each milestone, and the latest stated end of what it requires (cancelled work apart)."""
    asked = dates_as_asked(plan)
    rows = []
    for milestone in sorted(plan.milestones, key=lambda each: each.id):
        required = required_work(plan, milestone)
        rows.append(
            MilestoneFact(
                milestone=milestone.id,
                date=milestone.date,
                reached_requested=latest_end(required, asked),
                reached_coordinated=latest_end(required, coordinated),
            )
        )
    return tuple(rows)


def required_work(plan: Plan, milestone: r.Milestone) -> list[str]:
    """The initiatives that a milestone waits for: what it requires and is not cancelled."""
    known = [plan.initiative[code] for code in milestone.requires if code in plan.initiative]
    return [each.id for each in known if each.status != "cancelled"]


def latest_end(codes: Iterable[str], dates: Dates) -> dt.date | None:
    """The latest end among some initiatives; None where none is stated."""
    ends = (dates[code][1] for code in codes)
    return max((end for end in ends if end is not None), default=None)
