"""What charts over time share: the horizon, the names of periods, the status date, the milestones."""

import datetime as dt
from collections.abc import Sequence

from reportgen.compose.charts.pins import Milestone as MilestonePin
from reportgen.compose.charts.pins import Status, Timeline
from reportgen.compose.charts.scale import Horizon, Periods
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
