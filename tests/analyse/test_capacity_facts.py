"""What roles have and what is taken from them, and what it costs: small plans worked out by hand."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from notation.plans import plan
from reportgen.analyse.capacity import available, capacity, cost, shares, usable
from reportgen.analyse.gaps import dates_as_asked
from reportgen.model.calendar import Period, PeriodLength
from reportgen.model.plan import Plan

YEAR = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
HORIZON = "Programme: horizon_start=2026-01-01 horizon_end=2026-12-31"


def rows(found: Plan) -> list[tuple[str, str, str, float | None, float]]:
    facts = capacity(found, dates_as_asked(found))
    return [(each.department, each.role, str(each.period), each.available, round(each.requested, 9)) for each in facts]


def test_capacity_is_never_prorated_and_shown_below_zero() -> None:
    found = plan(
        HORIZON + " working_days=200",
        """
        Capacity: IT role=Architect period=2026-Q1 total_fte=3 day_to_day_fte=1.5
        Capacity: IT role=Architect period=2026-Q2 total_fte=1 day_to_day_fte=2
        Capacity: IT role=Architect period=2026-Q3 total_fte=1
        Capacity: IT role=Architect period=2027-Q1 total_fte=1 day_to_day_fte=0
        """,
    )
    assert rows(found) == [
        ("IT", "Architect", "2026-Q1", 75.0, 0.0),
        ("IT", "Architect", "2026-Q2", -50.0, 0.0),
        ("IT", "Architect", "2026-Q3", None, 0.0),
    ]


def test_effort_is_spread_evenly_over_weekdays_and_belongs_to_the_department_it_is_taken_from() -> None:
    found = plan(
        HORIZON,
        """
        Initiative: FIN.I1 start=2026-03-30 end=2026-04-03 status=planned
        Resource: FIN initiative=FIN.I1 from_department=IT role=enterprise ARCHITECT effort=10
        Resource: FIN initiative=FIN.I1 role=Analyst effort=5
        Capacity: IT role=Enterprise Architect period=2026-Q2 total_fte=1 day_to_day_fte=0
        """,
    )
    # Monday 30 and Tuesday 31 March lie in the first quarter, three days in the second.
    assert rows(found) == [
        ("FIN", "Analyst", "2026-Q1", None, 2.0),
        ("FIN", "Analyst", "2026-Q2", None, 3.0),
        ("IT", "Enterprise Architect", "2026-Q1", None, 4.0),
        ("IT", "Enterprise Architect", "2026-Q2", 55.0, 6.0),
    ]


@pytest.mark.parametrize("status", ["done", "cancelled"])
def test_done_and_cancelled_work_takes_nothing(status: str) -> None:
    found = plan(
        HORIZON,
        f"""
        Initiative: FIN.I1 start=2026-01-05 end=2026-01-09 status={status}
        Resource: FIN initiative=FIN.I1 role=Analyst effort=5
        """,
    )
    assert rows(found) == []


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-01-03", "2026-01-04", [("2026-Q1", 1)]),  # a weekend: all on the start date
        ("2026-01-09", "2026-01-05", []),
        ("2025-12-29", "2026-01-02", [("2026-Q1", Fraction(2, 5))]),  # outside the horizon is left out
        ("2026-12-31", "2027-01-01", [("2026-Q4", Fraction(1, 2))]),
    ],
)
def test_shares_of_a_period(start: str, end: str, expected: list[tuple[str, Fraction]]) -> None:
    first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    found = shares(first, last, YEAR, PeriodLength.QUARTER)
    assert [(str(period), share) for period, share in found] == expected


def test_missing_dates_take_nothing() -> None:
    assert shares(None, YEAR[1], YEAR, PeriodLength.QUARTER) == []
    assert shares(YEAR[0], None, YEAR, PeriodLength.QUARTER) == []


def test_coordination_uses_the_last_stated_capacity_before_else_the_first_after_and_nothing_below_zero() -> None:
    stated = available(
        plan(
            HORIZON,
            """
            Capacity: IT role=Architect period=2026-Q2 total_fte=2 day_to_day_fte=0
            Capacity: IT role=Architect period=2026-Q3 total_fte=0 day_to_day_fte=1
            """,
        )
    )
    periods = [Period(2026, number, PeriodLength.QUARTER) for number in (1, 2, 3, 4)]
    assert usable(stated["IT", "architect"], periods) == [Decimal(110), Decimal(110), 0, 0]
    assert usable({}, periods) == []


def test_cost_falls_in_the_year_of_the_start_and_in_the_years_after_the_end() -> None:
    found = plan(
        """
        Programme: horizon_start=2026-01-01 horizon_end=2028-12-31
        Budget: FIN year=2026 amount=100
        Initiative: FIN.I1 start=2026-03-02 end=2026-09-30 status=done
        Initiative: FIN.I2 start=2026-03-02 end=2026-09-30 status=cancelled
        Initiative: FIN.I3 end=2027-09-30
        Resource: FIN initiative=FIN.I1 one_off=120.5 annual=10 from_department=IT
        Resource: FIN initiative=FIN.I2 one_off=1000 annual=1000
        Resource: FIN initiative=FIN.I3 one_off=7 annual=3
        Department: IT
        """
    )
    assert [(row.department, row.year, row.one_off, row.annual, row.budget) for row in cost(found)] == [
        ("FIN", 2026, 120.5, 0.0, 100.0),
        ("FIN", 2027, 0.0, 10.0, None),
        ("FIN", 2028, 0.0, 13.0, None),
        ("IT", 2026, 0.0, 0.0, None),
        ("IT", 2027, 0.0, 0.0, None),
        ("IT", 2028, 0.0, 0.0, None),
    ]
