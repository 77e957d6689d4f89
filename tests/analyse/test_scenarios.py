"""What-if: what each change does to the plan, and what it does to the figures."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notation.plans import plan
from reportgen.analyse import analyse
from reportgen.analyse.capacity import available, usable
from reportgen.analyse.outcome import ScenarioFact
from reportgen.analyse.scenarios import apply, compare, figures
from reportgen.model.calendar import Period, PeriodLength
from reportgen.model.plan import Plan
from reportgen.model.scenario import Scenario

PLAN = """
Programme: status_date=2026-01-01 horizon_start=2026-01-01 horizon_end=2026-12-31
Department: IT
Guideline: G1 weight=4
Gap: FIN.A1 guideline=G1 current_level=1 target_level=3 target_date=2026-03-31
Gap: FIN.A2 guideline=G1 target_date=2026-06-30
Initiative: FIN.I1 start=2026-01-05 end=2026-03-27 status=planned closes=FIN.A1
Initiative: FIN.I2 start=2026-01-05 end=2026-03-27 status=planned closes=FIN.A2
Initiative: FIN.I3 start=2026-01-05 end=2026-03-27 status=running
Milestone: M1 date=2026-03-31 requires=FIN.I1
Milestone: M2 date=2026-03-31 requires=FIN.I2
Resource: FIN initiative=FIN.I1 from_department=IT role=Architect effort=50 one_off=100 annual=7
Resource: FIN initiative=FIN.I2 from_department=IT role=Architect effort=50 one_off=900
Capacity: IT role=Architect period=2026-Q1 total_fte=2 day_to_day_fte=1
Capacity: IT role=Architect period=2026-Q2 total_fte=2 day_to_day_fte=1
Dependency: FIN direction=needs other=IT initiative=FIN.I1 their_initiative=IT.I1 date=2026-01-05 deliverable=Adapter
Budget: FIN year=2026 amount=800
"""
MADE = plan(PLAN)
FACTS = analyse(MADE)


def option(**changes: list[dict[str, object]]) -> Scenario:
    return Scenario.model_validate({"name": "x", **{name.replace("_", "-"): each for name, each in changes.items()}})


def compared(scenario: Scenario) -> ScenarioFact:
    return compare(MADE, FACTS, [scenario])[1]


def quarter(number: int, year: int = 2026) -> Period:
    return Period(year, number, PeriodLength.QUARTER)


def architects(made: Plan) -> dict[str, Decimal]:
    """Person-days that coordination may use, period by period, beyond the horizon too."""
    periods = [quarter(4, 2025), *(quarter(each) for each in (1, 2, 3, 4)), quarter(1, 2027), quarter(2, 2027)]
    return dict(zip(map(str, periods), usable(available(made)["IT", "architect"], periods), strict=True))


def test_an_option_without_changes_is_the_plan_as_it_is() -> None:
    assert apply(MADE, option()) == MADE
    as_it_is, same = compare(MADE, FACTS, [option()])
    assert as_it_is.figures == same.figures
    assert same.difference is not None
    assert set(same.difference.model_dump().values()) == {0}


def test_the_figures_of_the_plan_as_it_is() -> None:
    found = figures(MADE, MADE, FACTS)
    assert (found.gaps, found.in_time, found.unclosed, found.missed) == (2, 2, 0, 1)
    assert (found.moved, found.overload, found.status) == (1, 0.0, "optimal")
    assert (found.one_off, found.budget, found.over_budget) == (1000.0, 800.0, 200.0)
    assert found.end == FACTS.initiative["FIN.I2"].end


def test_added_people_are_there_from_the_first_period_to_the_last_and_not_beyond() -> None:
    before = architects(MADE)
    more = option(add_fte=[{"department": "IT", "role": "ARCHITECT", "fte": 2, "from": "2026-Q1", "to": "2026-Q3"}])
    after = architects(apply(MADE, more))
    assert {period: after[period] - before[period] for period in before} == {
        "2025-Q4": 0, "2026-Q1": 110, "2026-Q2": 110, "2026-Q3": 110, "2026-Q4": 0, "2027-Q1": 0, "2027-Q2": 0,
    }  # fmt: skip


def test_added_people_are_there_all_the_horizon_where_no_period_is_named() -> None:
    before, after = (
        architects(MADE),
        architects(apply(MADE, option(add_fte=[{"department": "IT", "role": "Architect", "fte": 1}]))),
    )
    assert [after[period] - before[period] for period in before] == [0, 55, 55, 55, 55, 0, 0]


def test_added_people_spare_the_move() -> None:
    found = compared(option(add_fte=[{"department": "IT", "role": "Architect", "fte": 1}]))
    assert found.difference is not None
    assert (found.figures.moved, found.figures.missed) == (0, 0)
    assert (found.difference.moved, found.difference.missed) == (-1, -1)
    assert found.difference.late == -figures(MADE, MADE, FACTS).late < 0


def test_a_dropped_initiative_takes_its_effort_and_its_cost_with_it_and_leaves_its_gap_open() -> None:
    found = compared(option(drop=[{"initiative": "FIN.I2"}]))
    assert (found.figures.one_off, found.figures.over_budget, found.figures.moved) == (100.0, 0.0, 0)
    assert (found.figures.in_time, found.figures.unclosed) == (1, 1)
    assert found.difference is not None
    assert (found.difference.in_time, found.difference.unclosed, found.difference.one_off) == (-1, 1, -900.0)
    assert found.figures.missed == 1, "M2 requires what is no longer done"
    taken = analyse(apply(MADE, option(drop=[{"initiative": "FIN.I2"}]))).capacity
    assert sum(each.requested for each in taken) == pytest.approx(50)


def test_a_shift_keeps_the_weekdays_and_takes_what_is_needed_along() -> None:
    changed = apply(MADE, option(shift=[{"initiative": "FIN.I1", "start": "2026-02-05"}]))
    moved = changed.initiative["FIN.I1"]
    assert (moved.start, moved.end) == (dt.date(2026, 2, 5), dt.date(2026, 4, 29))
    assert changed.dependencies[0].date == dt.date(2026, 2, 5)
    assert changed.initiative["FIN.I2"] == MADE.initiative["FIN.I2"]
    assert apply(MADE, option(shift=[{"initiative": "FIN.I1", "start": "2026-01-05"}])) == MADE


def test_waiting_delays_all_that_has_not_begun_and_nothing_else() -> None:
    changed = apply(MADE, option(delay=[{"by": "4 weeks"}]))
    starts = {each.id: each.start for each in changed.initiatives}
    assert starts == {
        "FIN.I1": dt.date(2026, 2, 2), "FIN.I2": dt.date(2026, 2, 2), "FIN.I3": dt.date(2026, 1, 5),
    }  # fmt: skip
    found = compared(option(delay=[{"by": "4 weeks"}]))
    assert found.difference is not None
    assert (found.figures.moved, found.difference.late > 0, found.difference.missed) == (2, True, 1)


@pytest.mark.parametrize(
    ("by", "start"),
    [("1 day", "2026-01-06"), ("2 weeks", "2026-01-19"), ("1 month", "2026-02-05"), ("13 months", "2027-02-05")],
)
def test_how_long_a_delay_is(by: str, start: str) -> None:
    changed = apply(MADE, option(delay=[{"by": by, "initiative": "FIN.I1"}]))
    assert str(changed.initiative["FIN.I1"].start) == start
    assert changed.initiative["FIN.I2"] == MADE.initiative["FIN.I2"]


def test_the_last_of_a_month_a_month_later_is_the_last_of_that_month() -> None:
    (delay,) = option(delay=[{"by": "1 month"}]).delay
    assert delay.after(dt.date(2026, 1, 31)) == dt.date(2026, 2, 28)
    assert delay.after(dt.date(2026, 12, 31)) == dt.date(2027, 1, 31)


def test_a_shift_has_the_last_word_over_a_delay() -> None:
    both = option(delay=[{"by": "1 week"}], shift=[{"initiative": "FIN.I1", "start": "2026-01-05"}])
    assert apply(MADE, both).initiative["FIN.I1"] == MADE.initiative["FIN.I1"]


def test_a_raised_budget_is_less_exceeded() -> None:
    found = compared(option(raise_budget=[{"department": "FIN", "year": 2026, "amount": 150}]))
    assert found.difference is not None
    assert (found.figures.budget, found.figures.over_budget, found.difference.over_budget) == (950.0, 50.0, -150.0)
    assert found.difference.late == found.difference.one_off == 0


def test_what_the_plan_does_not_have_changes_nothing() -> None:
    assert (
        apply(
            MADE,
            option(
                add_fte=[{"department": "IT", "role": "Boss", "fte": 1}],
                shift=[{"initiative": "X.I1", "start": "2026-01-05"}],
                drop=[{"initiative": "X.I1"}],
                delay=[{"by": "1 week", "initiative": "X.I1"}],
                raise_budget=[{"department": "IT", "year": 2026, "amount": 1}],
            ),
        )
        == MADE
    )


def test_what_was_derived_from_the_former_plan_is_not_carried_over() -> None:
    assert MADE.closing["FIN.A2"]
    assert apply(MADE, option(drop=[{"initiative": "FIN.I2"}])).closing["FIN.A2"] == ()


@settings(max_examples=15)
@given(
    efforts=st.lists(st.integers(1, 90), min_size=1, max_size=4),
    fte=st.sampled_from([0.25, 1, 3]),
    window=st.tuples(st.integers(1, 4), st.integers(1, 4)).map(sorted),
)
def test_more_people_never_make_the_proven_overload_or_lateness_worse(
    efforts: list[int], fte: float, window: list[int]
) -> None:
    made = plan(
        "Programme: status_date=2026-01-01 horizon_start=2026-01-01 horizon_end=2026-12-31",
        "Department: IT",
        "Capacity: IT role=Architect period=2026-Q2 total_fte=1 day_to_day_fte=0.5",
        *(
            f"Initiative: FIN.I{number} start=2026-02-02 end=2026-04-30 status={'running' if number % 2 else 'planned'}"
            for number in range(len(efforts))
        ),
        *(
            f"Resource: FIN initiative=FIN.I{number} from_department=IT role=Architect effort={effort}"
            for number, effort in enumerate(efforts)
        ),
    )
    first, last = window
    more = option(
        add_fte=[{"department": "IT", "role": "Architect", "fte": fte, "from": f"2026-Q{first}", "to": f"2026-Q{last}"}]
    )
    as_it_is, found = compare(made, analyse(made), [more])
    assert found.figures.status in ("optimal", "nothing-to-do")
    assert found.figures.overload <= as_it_is.figures.overload + 1e-6


@pytest.mark.parametrize(
    ("start", "end"), [("0001-01-01", "0001-03-01"), ("8999-01-01", "8999-12-31"), ("2026-01-05", "8026-03-27")]
)
def test_mistyped_dates_never_raise(start: str, end: str) -> None:
    made = plan(
        f"Initiative: FIN.I1 start={start} end={end} status=planned",
        "Dependency: FIN direction=needs other=IT initiative=FIN.I1 date=0001-01-05 deliverable=Adapter",
        "Dependency: FIN direction=needs other=IT initiative=FIN.I1 date=9999-12-31 deliverable=Adapter",
    )
    for each in (
        option(delay=[{"by": "999 months"}]),
        option(shift=[{"initiative": "FIN.I1", "start": "2999-12-31"}]),
        option(shift=[{"initiative": "FIN.I1", "start": "1900-01-01"}]),
    ):
        assert apply(made, each).initiative["FIN.I1"].start


def test_added_people_cost_what_is_stated_period_by_period() -> None:
    paid = {"department": "FIN", "role": "Clerk", "fte": 1, "from": "2026-Q2", "to": "2026-Q4", "annual": 400}
    found = compared(option(add_fte=[paid]))
    assert found.difference is not None
    assert (found.difference.annual, found.difference.over_budget, found.difference.one_off) == (300.0, 300.0, 0.0)
