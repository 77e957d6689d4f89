"""How the gap closes, what the largest gaps make of it, cost by year, what is stated: recomputed in plain Python."""

import datetime as dt
import random

import pytest

from notation.plans import plan
from reportgen.analyse import analyse
from reportgen.analyse.facts import ClosingFact, Facts, StillOpen
from reportgen.analyse.totals import half
from reportgen.model.plan import Plan

HORIZON = "Programme: status_date=2026-01-01 horizon_start=2026-01-01 horizon_end=2027-12-31"
MARCH, APRIL = dt.date(2026, 3, 31), dt.date(2026, 4, 30)


def programme(seed: int) -> Plan:
    """Three departments and one that nobody registered, with gaps of all kinds, work that waits, and cost."""
    chance = random.Random(seed)
    lines = [HORIZON, "Guideline: G1 weight=5", "Guideline: G2 weight=2", "Guideline: G3 weight=1"]
    lines += [f"Department: {code}" for code in "ABC"]
    lines += [f"Budget: {code} year=2026 amount={chance.randint(1, 400)}" for code in "AB"]
    for number in range(14):
        code, start = chance.choice("ABCX"), dt.date(2026, 1, 5) + dt.timedelta(7 * chance.randint(0, 60))
        status, gap = chance.choice(["planned", "cancelled"]), f"{code}.A{chance.randint(0, 14)}"
        effort, one_off, annual = chance.randint(0, 9) + 0.5, chance.randint(0, 90), chance.randint(0, 20)
        dates = f"start={start} end={start + dt.timedelta(25)}"
        current = chance.choice(["", f"current_level={chance.choice(['0', '1.5', '3'])}"])
        after = f"after=A.I{chance.randrange(number)}" if number and chance.random() < 0.5 else ""
        lines += [
            f"Gap: {code}.A{number} guideline={chance.choice(['G1', 'G2', 'G3'])} {current} target_level=2.7",
            f"Initiative: A.I{number} {dates} {after} status={status} closes={gap}",
            f"Resource: {code} initiative=A.I{number} role=Clerk effort={effort} one_off={one_off} annual={annual}",
        ]
    return plan(*lines)


def departments(found: Plan) -> list[str | None]:
    return [None, *sorted(each.id for each in found.departments)]


def left(found: Plan, facts: Facts, code: str | None) -> list[tuple[float, str, dt.date | None, dt.date | None]]:
    """The gaps of a department that are left to close: weighted size, code, and the days on which they close."""
    rows = [each for each in facts.gaps if code is None or found.gap[each.gap].department == code]
    return [
        (each.weighted, each.gap, each.closes_requested, each.closes_coordinated)
        for each in rows
        if each.weighted is not None and each.weighted > 0
    ]


@pytest.mark.parametrize("seed", range(12))
def test_what_is_open_at_the_end_of_each_day(seed: int) -> None:
    found = programme(seed)
    facts = analyse(found)
    assert [each.department for each in facts.closing] == departments(found)
    for row in facts.closing:
        gaps = left(found, facts, row.department)
        assert row.weighted == pytest.approx(facts.summary[row.department].weighted)
        assert row.never == pytest.approx(sum(weight for weight, _, _, day in gaps if day is None))
        assert row.never_share == (pytest.approx(row.never / row.weighted) if gaps else None)
        assert [each.date for each in row.days] == sorted({day for _, _, *days in gaps for day in days if day})
        for each in row.days:
            asked = sum(weight for weight, _, day, _ in gaps if not day or day > each.date)
            coordinated = sum(weight for weight, _, _, day in gaps if not day or day > each.date)
            assert each.open_requested == pytest.approx(asked)
            assert each.open_coordinated == pytest.approx(coordinated)


@pytest.mark.parametrize("seed", range(12))
def test_the_fewest_gaps_that_make_up_half(seed: int) -> None:
    found = programme(seed)
    facts = analyse(found)
    assert [each.department for each in facts.largest] == departments(found)
    for row in facts.largest:
        gaps = left(found, facts, row.department)
        weight = {code: each for each, code, *_ in gaps}
        whole = sum(weight.values())
        assert list(row.gaps) == sorted(weight, key=lambda code: (-weight[code], code))[: len(row.gaps)]
        assert row.weighted == pytest.approx(sum(weight[code] for code in row.gaps))
        assert row.share == (pytest.approx(row.weighted / whole) if gaps else None)
        assert row.weighted >= whole / 2 - 1e-9
        assert sum(weight[code] for code in row.gaps[:-1]) < whole / 2 or not gaps


@pytest.mark.parametrize("seed", range(12))
def test_cost_by_year_and_what_is_stated(seed: int) -> None:
    found = programme(seed)
    facts = analyse(found)
    assert [each.year for each in facts.years] == sorted({each.year for each in facts.cost})
    for row in facts.years:
        rows = [each for each in facts.cost if each.year == row.year]
        budgeted = [each for each in rows if each.budget is not None]
        assert row.total == sum(each.one_off + each.annual for each in rows) == row.one_off + row.annual
        assert row.budget == (sum(each.budget or 0 for each in budgeted) if budgeted else None)
        assert row.budgeted == sum(each.one_off + each.annual for each in budgeted)
        assert row.above == (row.total - row.budget if row.budget is not None else None)
    for each in facts.summaries:
        own = [one for one in found.resources if each.department in (None, one.department)]
        assert each.stated_effort == float(sum(one.effort or 0 for one in own))
        assert each.stated_one_off == float(sum(one.one_off or 0 for one in own))
        assert each.stated_annual == float(sum(one.annual or 0 for one in own))
        assert each.total == each.one_off + each.annual
    shares = [each.share for each in facts.guideline_summaries if each.share is not None]
    assert sum(shares) == pytest.approx(1)


def test_a_gap_closes_on_the_days_that_are_stated() -> None:
    facts = analyse(
        plan(
            HORIZON,
            "Guideline: G1 weight=2",
            "Department: A",
            "Gap: A.A1 guideline=G1 current_level=1 target_level=4",
            "Gap: A.A2 guideline=G1 current_level=2 target_level=3",
            "Gap: A.A3 guideline=G1 current_level=4 target_level=3",
            "Gap: A.A4 guideline=G1 current_level=2 target_level=3",
            f"Initiative: A.I1 start=2026-03-02 end={MARCH} status=planned closes=A.A1,A.A3",
            f"Initiative: A.I2 start=2026-03-31 end={APRIL} status=planned after=A.I1 closes=A.A2",
        )
    )
    whole = facts.course[None]
    assert whole.model_copy(update={"department": "A"}) == facts.course["A"]
    moved = facts.initiative["A.I2"].end
    assert moved is not None
    assert moved > APRIL
    assert whole == ClosingFact(
        department=None,
        weighted=10,
        never=2,
        never_share=0.2,
        days=(
            StillOpen(date=MARCH, open_requested=4, open_coordinated=4),
            StillOpen(date=APRIL, open_requested=2, open_coordinated=4),
            StillOpen(date=moved, open_requested=2, open_coordinated=2),
        ),
    )
    [row, _] = facts.largest
    assert (row.gaps, row.weighted, row.share) == (("A.A1",), 6, 0.6)


def test_half_of_nothing_is_nobody() -> None:
    assert half([]) == (0, None)
    count, share = half([0.1, 0.1, 0.1])
    assert (count, round(share or 0, 9)) == (2, round(2 / 3, 9))


def test_a_plan_of_nothing_closes_nothing() -> None:
    facts = analyse(plan(""))
    nothing = ClosingFact(department=None, weighted=0, never=0, never_share=None, days=())
    assert (facts.closing, facts.years) == ((nothing,), ())
    assert [each.gaps for each in facts.largest] == [()]


@pytest.mark.parametrize(("effort", "lacking"), [(60, 60.0), (60.03, 60.1), (0.3, 0.3), (0.301, 0.4)])
def test_what_a_role_lacks_is_rounded_up_to_a_tenth(effort: float, lacking: float) -> None:
    facts = analyse(
        plan(
            HORIZON,
            "Department: A",
            f"Initiative: A.I1 start=2026-01-05 end={MARCH} status=running",
            f"Initiative: A.I2 start=2026-01-05 end={MARCH} status=planned",
            "Resource: A initiative=A.I1 role=Clerk effort=55",
            f"Resource: A initiative=A.I2 role=Clerk effort={effort}",
            "Capacity: A role=Clerk period=2026-Q1 total_fte=1 day_to_day_fte=0",
            "Capacity: A role=Clerk period=2026-Q2 total_fte=9 day_to_day_fte=0",
        )
    )
    [reason] = facts.move["A.I2"].period_earlier
    assert reason.short == pytest.approx(effort)
    assert reason.lacking == lacking
