"""The coordinated plan: what moves, how far, why, and what never moves."""

import datetime as dt

import pytest

from notation.plans import plan
from notation.squeezed import BEYOND
from reportgen.analyse import analyse
from reportgen.analyse.facts import Facts, InitiativeFact
from reportgen.model.plan import Plan

HORIZON = "Programme: status_date=2026-01-01 horizon_start=2026-01-01 horizon_end=2026-12-31"


def moved(found: Facts) -> dict[str, tuple[str, str, tuple[str, ...]]]:
    return {
        each.initiative: (str(each.start), str(each.end), each.because)
        for each in found.initiatives
        if (each.start, each.end) != (each.requested_start, each.requested_end)
    }


def of(*lines: str) -> Facts:
    return analyse(plan(HORIZON, *lines))


def test_work_starts_on_the_weekday_after_its_predecessor_ends_and_keeps_its_weekdays() -> None:
    found = of(
        "Initiative: A.I1 start=2026-01-05 end=2026-01-16 status=running",
        "Initiative: B.I1 start=2026-01-12 end=2026-01-14 status=planned after=A.I1",
        "Initiative: B.I2 start=2026-01-12 end=2026-01-14 status=planned after=B.I1",
    )
    assert moved(found) == {
        "B.I1": ("2026-01-19", "2026-01-21", ("A.I1",)),
        "B.I2": ("2026-01-22", "2026-01-26", ("B.I1",)),
    }
    assert found.initiative["B.I1"].moved_days == 7
    assert found.coordination.status == "optimal"


@pytest.mark.parametrize("status", ["running", "done", "cancelled"])
def test_work_that_is_not_planned_stays(status: str) -> None:
    found = of(
        "Initiative: A.I1 start=2026-01-05 end=2026-01-16 status=planned",
        f"Initiative: B.I1 start=2026-01-12 end=2026-01-14 status={status} after=A.I1",
    )
    assert moved(found) == {}


@pytest.mark.parametrize("line", ["status=cancelled end=2026-03-31", "status=planned", "status=planned end=2025-12-31"])
def test_cancelled_or_undated_work_binds_nothing(line: str) -> None:
    found = of(
        f"Initiative: A.I1 start=2026-01-05 {line}",
        "Initiative: B.I1 start=2026-01-12 end=2026-01-14 status=planned after=A.I1",
    )
    assert moved(found) == {}


def test_planned_work_and_work_on_hold_start_by_the_status_date_at_the_earliest() -> None:
    found = analyse(
        plan("""
        Programme: status_date=2026-03-07 horizon_start=2026-01-01 horizon_end=2026-12-31
        Initiative: A.I1 start=2026-03-02 end=2026-03-06 status=planned
        Initiative: A.I2 start=2026-03-07 end=2026-03-08 status=planned
        Initiative: A.I3 start=2026-02-28 end=2026-03-13 status=on hold
        """)
    )
    assert moved(found) == {
        "A.I1": ("2026-03-09", "2026-03-13", ("status-date",)),
        "A.I3": ("2026-03-09", "2026-03-20", ("status-date",)),
    }


def test_links_in_a_loop_bind_nothing() -> None:
    found = of(
        "Initiative: A.I1 start=2026-01-05 end=2026-01-16 status=planned after=B.I1",
        "Initiative: B.I1 start=2026-01-12 end=2026-01-14 status=planned after=A.I1",
    )
    assert moved(found) == {}
    assert found.cycles == (("A.I1", "B.I1"),)


NEED = "Dependency: A initiative=A.I1 direction=needs other=B their_initiative=B.I1 deliverable=x"
PROVISION = "Dependency: B initiative=B.I1 direction=provides other=A their_initiative=A.I1 deliverable=x"
PAIR = """
    Initiative: A.I1 start=2026-02-02 end=2026-02-27 status=planned
    Initiative: B.I1 start=2026-01-05 end=2026-06-30 status=planned
"""


def test_a_matched_need_binds_by_its_dates_and_not_by_the_providers_end() -> None:
    assert moved(of(PAIR, f"{NEED} date=2026-02-06", f"{PROVISION} date=2026-02-06")) == {}
    found = of(PAIR, f"{NEED} date=2026-02-06", f"{PROVISION} date=2026-02-20")
    assert moved(found) == {"A.I1": ("2026-02-16", "2026-03-13", ("B.I1",))}


def test_a_provider_that_must_start_later_takes_its_delivery_along() -> None:
    found = of(
        PAIR,
        f"{NEED} date=2026-02-06",
        f"{PROVISION} date=2026-02-06",
        "Initiative: C.I1 start=2026-01-05 end=2026-01-09 status=running",
        "Initiative: B.I1 start=2026-01-05 end=2026-06-30 status=planned after=C.I1",
    )
    assert found.initiative["B.I1"].moved_days == 7
    assert found.initiative["A.I1"].moved_days == 7


def test_an_unmatched_need_moves_nothing() -> None:
    assert moved(of(PAIR, f"{NEED} date=2026-02-06")) == {}


def test_the_lighter_work_makes_way_where_a_role_is_short() -> None:
    found = of(
        "Guideline: G1 weight=5",
        "Guideline: G2 weight=1",
        "Gap: A.A1 guideline=G1 target_date=2026-12-31",
        "Gap: B.A1 guideline=G2 target_date=2026-12-31",
        "Initiative: A.I1 start=2026-01-05 end=2026-03-27 status=planned closes=A.A1",
        "Initiative: B.I1 start=2026-01-05 end=2026-03-27 status=planned closes=B.A1",
        "Resource: A initiative=A.I1 from_department=IT role=Architect effort=40",
        "Resource: B initiative=B.I1 from_department=IT role=Architect effort=30",
        "Capacity: IT role=Architect period=2026-Q1 total_fte=1 day_to_day_fte=0",
    )
    # 15 of 30 person-days may fall into the quarter, so half of the 60 weekdays lie after Tuesday 31 March.
    assert moved(found) == {"B.I1": ("2026-02-18", "2026-05-12", ("IT:Architect",))}
    assert [(str(row.period), round(row.requested, 6), round(row.coordinated, 6)) for row in found.capacity] == [
        ("2026-Q1", 70.0, 55.0),
        ("2026-Q2", 0.0, 15.0),
    ]
    assert found.coordination.overload == 0


def test_a_role_without_stated_capacity_binds_nothing() -> None:
    found = of(
        "Initiative: A.I1 start=2026-01-05 end=2026-03-27 status=planned",
        "Resource: A initiative=A.I1 role=Architect effort=4000",
        "Capacity: A role=Architect period=2026-Q1 total_fte=1",
    )
    assert moved(found) == {}


def test_overload_by_running_work_alone_is_left_and_said() -> None:
    found = of(
        "Initiative: A.I1 start=2026-01-05 end=2026-03-27 status=running",
        "Resource: A initiative=A.I1 role=Architect effort=65",
        "Capacity: A role=Architect period=2026-Q1 total_fte=1 day_to_day_fte=0",
    )
    assert moved(found) == {}
    assert found.coordination.overload == pytest.approx(10)
    assert found.coordination.bound == pytest.approx(10)


def test_work_goes_on_beyond_the_horizon_and_that_is_said() -> None:
    found = of(BEYOND)
    assert found.coordination.overload == 0
    assert len(found.coordination.beyond) == 2
    assert {row.coordinated <= 55 + 1e-6 for row in found.capacity} == {True}


def test_weekend_dates_stay_where_nothing_moves_and_give_way_where_something_does() -> None:
    lines = "Initiative: A.I1 start=2026-01-03 end=2026-01-11 status=planned"
    assert moved(of(lines)) == {}
    found = of(lines, "Initiative: A.I2 start=2026-01-11 end=2026-01-12 status=planned after=A.I1")
    assert moved(found) == {"A.I2": ("2026-01-12", "2026-01-12", ("A.I1",))}


@pytest.mark.parametrize(
    ("provides", "needs", "days"),
    [
        (
            "2026-01-10",
            "2026-01-14",
            {"B.I1": 3, "A.I1": 5},
        ),  # Saturday to Tuesday: three days, which end on a Saturday
        ("2026-01-08", "2026-01-11", {"B.I1": 5, "A.I1": 5}),
        ("2026-01-10", "2026-01-11", {"B.I1": 3, "A.I1": 3}),
    ],
)
def test_deliveries_of_work_asked_for_on_a_weekend_come_in_time_to_the_day(
    provides: str, needs: str, days: dict[str, int]
) -> None:
    found = of(
        "Initiative: C.I1 start=2026-01-05 end=2026-01-12 status=running",
        f"Initiative: B.I1 start={provides} end=2026-03-10 status=planned after=C.I1",
        f"Initiative: A.I1 start={needs} end=2026-03-20 status=planned",
        f"{NEED} date=2026-02-06",
        f"{PROVISION} date=2026-02-06",
    )
    assert {each.initiative: each.days for each in found.moves} == days


def test_a_mistyped_year_neither_moves_nor_stops_anything() -> None:
    found = of("Initiative: A.I1 start=2026-01-05 end=2926-01-05 status=planned")
    assert moved(found) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Programme: status_date=9999-12-31\nInitiative: A.I1 start=2026-01-05 end=2026-01-09",
        "Initiative: A.I1 start=9999-01-04 end=9999-12-30\nInitiative: A.I2 start=0001-01-01 end=0001-01-01 after=A.I1",
        "Programme: horizon_start=2027-01-01 horizon_end=2026-01-01\nInitiative: A.I1 start=2026-01-05 end=2026-01-09",
    ],
)
def test_dates_that_nobody_can_mean_move_nothing(text: str) -> None:
    assert moved(analyse(plan(text))) == {}


def critical(found: Plan) -> list[str]:
    return [each.initiative for each in analyse(found).initiatives if each.critical]


def test_critical_is_what_a_day_more_makes_late() -> None:
    found = plan(
        HORIZON,
        """
        Gap: A.A1 target_date=2026-02-13
        Gap: A.A2 target_date=2026-04-30
        Initiative: A.I1 start=2026-01-05 end=2026-01-30 status=planned
        Initiative: A.I2 start=2026-02-02 end=2026-02-13 status=planned after=A.I1 closes=A.A1
        Initiative: A.I3 start=2026-01-05 end=2026-02-12 status=planned closes=A.A1
        Initiative: A.I4 start=2026-01-05 end=2026-05-01 status=planned
        Initiative: A.I5 start=2026-01-05 end=2026-05-01 status=done
        Initiative: A.I6 start=2026-01-05 end=2026-03-31 status=planned
        Milestone: M1 date=2026-03-31 requires=A.I6
        """,
    )
    assert critical(found) == ["A.I1", "A.I2", "A.I4", "A.I6"]


def test_facts_of_an_initiative_hold_both_dates() -> None:
    found = of("Initiative: A.I1 start=2026-01-05 status=planned")
    assert found.initiatives == (
        InitiativeFact(
            initiative="A.I1",
            requested_start=dt.date(2026, 1, 5),
            requested_end=None,
            start=dt.date(2026, 1, 5),
            end=None,
            moved_days=0,
            critical=False,
            because=(),
        ),
    )
