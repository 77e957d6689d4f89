"""Sizes of gaps, and the days on which gaps close and milestones are reached."""

import datetime as dt

from notation.plans import plan
from reportgen.analyse.gaps import dates_as_asked, gaps, milestones

PLAN = plan("""
    Guideline: G1 weight=4
    Gap: FIN.A1 guideline=G1 current_level=1.5 target_level=4
    Gap: FIN.A2 guideline=G1 current_level=0
    Gap: FIN.A3 current_level=3 target_level=2
    Initiative: FIN.I1 closes=FIN.A1 start=2026-01-05 end=2026-03-31
    Initiative: FIN.I2 closes=FIN.A1,FIN.A2 start=2026-01-05
    Initiative: FIN.I3 closes=FIN.A1 start=2026-01-05 end=2026-09-30 status=cancelled
    Milestone: M1 date=2026-03-31 requires=FIN.I1,FIN.I3
    Milestone: M2 date=2026-03-31 requires=FIN.I2
""")


def test_size_is_target_less_current_and_weighs_as_its_guideline() -> None:
    rows = gaps(PLAN, dates_as_asked(PLAN))
    assert [(row.gap, row.size, row.weight, row.weighted) for row in rows] == [
        ("FIN.A1", 2.5, 4, 10.0),
        ("FIN.A2", None, 4, None),
        ("FIN.A3", -1.0, 3, -3.0),
    ]


def test_a_gap_closes_with_the_latest_stated_end_of_what_is_not_cancelled() -> None:
    later = {**dates_as_asked(PLAN), "FIN.I1": (dt.date(2026, 2, 2), dt.date(2026, 4, 30))}
    rows = gaps(PLAN, later)
    assert [(row.closes_requested, row.closes_coordinated) for row in rows] == [
        (dt.date(2026, 3, 31), dt.date(2026, 4, 30)),
        (None, None),
        (None, None),
    ]


def test_a_milestone_is_reached_when_all_that_it_requires_is_done() -> None:
    rows = milestones(PLAN, dates_as_asked(PLAN))
    assert [(row.milestone, row.reached_requested) for row in rows] == [("M1", dt.date(2026, 3, 31)), ("M2", None)]
