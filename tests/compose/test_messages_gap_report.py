"""What is said of gaps, initiatives, people, money and interconnections: nothing that the data do not show."""

import datetime as dt

import pytest

from notation.plans import plan
from reportgen.analyse.facts import GapFact
from reportgen.analyse.totals import closing, gaps_above_zero
from reportgen.compose.messages import gaps, interconnections, strategy, ways
from reportgen.model.calendar import Period, PeriodLength
from reportgen.words.catalogue import Words

EN = Words("en")
MAY, JUNE, NEXT_YEAR = dt.date(2026, 5, 29), dt.date(2026, 6, 12), dt.date(2027, 5, 28)
Q1, Q2 = (Period(2026, number, PeriodLength.QUARTER) for number in (1, 2))


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ([], "No gap has been stated"),
        ([("Close", None)], "No gap has been assessed yet"),
        ([("Close", 0.0)], "No gap is left: every capability is at its target"),
        ([("Close", -3.0)], "No gap is left: every capability is at its target"),
        ([("Close", 6.0), ("Data", None)], "‘Close’ is the whole of the assessed gap"),
        ([("Close", 6.0), ("Data", 6.0)], "All 2 assessed gaps weigh the same"),
        ([("Close", 9.0), ("Data", 1.0)], "‘Close’ alone makes up 90% of the weighted gap"),
        ([("Close", 4.0), ("Data", 4.0), ("Orders", 3.0)], "‘Close’ and ‘Data’ make up 73% of the weighted gap"),
        (
            [("A", 3.0), ("B", 2.0), ("C", 2.0), ("D", 2.0), ("E", 2.0)],
            "‘A’ is the largest; 3 of 5 gaps make up 64% of the weighted gap",
        ),
    ],
)
def test_the_largest_gaps(weights: list[tuple[str, float | None]], said: str) -> None:
    assert gaps.largest_gaps(weights, EN) == said


@pytest.mark.parametrize(
    ("weighted", "said"),
    [
        ([], "Nothing can be said about closing: no gap has been assessed"),
        ([(6.0, MAY, MAY)], "Two thirds of the weighted gap are closed by May 2026"),
        ([(6.0, MAY, JUNE)], "Two thirds of the weighted gap are closed by Jun 2026"),
        (
            [(6.0, MAY, NEXT_YEAR)],
            "Coordination costs time: two thirds of the weighted gap are closed by May 2027, not May 2026",
        ),
        ([(3.0, MAY, MAY), (3.0, None, None)], "50% of the weighted gap has no date by which it closes"),
    ],
)
def test_when_the_gap_closes(weighted: list[tuple[float, dt.date | None, dt.date | None]], said: str) -> None:
    lines = [
        f"Gap: FIN.A{n} guideline=G1 current_level=1 target_level={1 + weight:g}"
        for n, (weight, *_) in enumerate(weighted)
    ]
    found = [
        GapFact(
            gap=f"FIN.A{n}", size=weight, weight=1, weighted=weight, closes_requested=asked, closes_coordinated=then
        )
        for n, (weight, asked, then) in enumerate(weighted)
    ]
    [course, *_] = closing(gaps_above_zero(plan("Guideline: G1 weight=1", *lines), {each.gap: each for each in found}))
    assert gaps.closing_time(course, EN) == said


@pytest.mark.parametrize(
    ("late", "without", "total", "undated", "said"),
    [
        (0, 0, 0, 0, "No gap has been stated"),
        (0, 0, 1, 0, "The only gap closes in time"),
        (0, 0, 4, 0, "All 4 gaps close in time"),
        (0, 0, 4, 1, "1 of 4 gaps lacks a date, so nobody can say whether it closes in time"),
        (1, 0, 4, 1, "1 of 4 gaps closes late"),
        (0, 2, 4, 0, "2 of 4 gaps have no initiative"),
        (2, 1, 4, 0, "2 of 4 gaps will close late, and 1 not at all, for want of an initiative"),
    ],
)
def test_how_many_gaps_close(late: int, without: int, total: int, undated: int, said: str) -> None:
    assert gaps.closing_states(late, without, total, EN, undated) == said


@pytest.mark.parametrize(
    ("moved", "total", "said"),
    [
        ([], 0, "No initiative has been stated"),
        ([("Ledger", 0)], 1, "The only initiative starts as asked"),
        ([("Ledger", 0), ("Close", 0)], 2, "All 2 initiatives keep the dates that were asked for"),
        ([("Ledger", 13)], 3, "One of 3 initiatives moves: ‘Ledger’, by 13 days"),
        ([("Ledger", 14), ("Close", 7)], 2, "2 of 2 initiatives move; ‘Ledger’ the furthest, by 2 weeks"),
    ],
)
def test_what_moves(moved: list[tuple[str, int]], total: int, said: str) -> None:
    assert ways.moves(moved, total, EN) == said


@pytest.mark.parametrize(
    ("red", "amber", "total", "said"),
    [
        (0, 0, 0, "No initiative could be rated"),
        (0, 0, 1, "The only initiative is green"),
        (0, 0, 3, "All 3 initiatives are green"),
        (0, 1, 3, "No initiative is red, 1 of 3 is amber"),
        (2, 1, 3, "2 of 3 initiatives are rated red"),
    ],
)
def test_how_initiatives_are_rated(red: int, amber: int, total: int, said: str) -> None:
    assert ways.ratings(red, amber, total, EN) == said


@pytest.mark.parametrize(
    ("over", "stated", "unstated", "said"),
    [
        ([], False, 1, "No capacity has been stated, so nothing can be said about who is there"),
        ([], True, 0, "No role is asked for more than there is beside the day-to-day business"),
        ([], True, 1, "No role is asked for more than there is, but of 1 role nobody has stated how many there are"),
        ([("Controller", Q1, 3.0)], True, 0, "Controller is short of 3 person-days in Q1 2026"),
        (
            [("Controller", Q1, 3.0), ("Controller", Q2, 5.0)],
            True,
            0,
            "Controller is asked for more than there is in 2 periods, worst in Q2 2026: 5 person-days short",
        ),
        (
            [("Controller", Q1, 3.0), ("Buyer", Q2, 5.0)],
            True,
            0,
            "2 roles are asked for more than there is; Buyer is shortest of people: 5 person-days in Q2 2026",
        ),
    ],
)
def test_who_is_short(over: list[tuple[str, Period, float]], stated: bool, unstated: int, said: str) -> None:  # noqa: FBT001 - a case
    assert ways.overloads(over, stated, EN, unstated) == said


@pytest.mark.parametrize(
    ("left", "before", "stated", "said"),
    [
        (0, 0, True, "Coordination leaves every role within its capacity"),
        (0, 2, True, "Coordination removes every overload by moving work"),
        (1, 2, True, "After coordination 1 overload is left"),
        (2, 0, True, "After coordination 2 overloads are left"),
        (0, 0, False, "Nor can anything be said about who is there after coordination"),
    ],
)
def test_who_stays_short(left: int, before: int, stated: bool, said: str) -> None:  # noqa: FBT001 - a case
    assert ways.after_coordination(left, before, EN, stated=stated) == said


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ([], "No cost has been stated"),
        ([(2026, 0.0, 5.0)], "No cost has been stated"),
        ([(2026, 4.0, None)], "No budget has been stated to hold the cost against"),
        ([(2026, 5.0, 5.0 - 1e-9), (2027, 9.0, None)], "Cost stays within the budget in every year that has one"),
        ([(2026, 5000.0, 4000.0), (2027, 9e6, 6e6)], "2027 is EUR\u00a03.0\u00a0m above budget"),
    ],
)
def test_cost_against_budget(years: list[tuple[int, float, float | None]], said: str) -> None:
    assert ways.budget(years, "EUR", EN) == said


@pytest.mark.parametrize(
    ("contradictory", "one_sided", "total", "said"),
    [
        (0, 0, 0, "No interconnection with other areas has been stated"),
        (0, 0, 1, "The only interconnection is not contradicted"),
        (0, 0, 3, "None of 3 interconnections is contradicted"),
        (0, 1, 3, "1 of 3 interconnections is known to one side only"),
        (1, 0, 3, "1 of 3 interconnections cannot hold as stated"),
        (2, 1, 3, "2 of 3 interconnections cannot hold as stated; 1 is known to one side only"),
    ],
)
def test_how_interconnections_stand(contradictory: int, one_sided: int, total: int, said: str) -> None:
    assert interconnections.states(contradictory, one_sided, total, EN) == said


@pytest.mark.parametrize(
    ("total", "unanswered", "declined", "late", "said"),
    [
        (0, 0, 0, [], "No demand on IT has been stated"),
        (1, 1, 0, [], "The only demand has no answer yet"),
        (2, 0, 0, ["D1"], "All demands are answered, but 1 is met later than needed"),
        (2, 0, 1, [], "All demands are answered; 1 is declined"),
        (2, 0, 0, [], "All 2 demands are answered, and none is known to come late"),
    ],
)
def test_how_demands_are_answered(total: int, unanswered: int, declined: int, late: list[str], said: str) -> None:
    assert interconnections.answers(total, unanswered, declined, late, EN) == said


@pytest.mark.parametrize(
    ("red", "amber", "total", "said"),
    [
        (0, 0, 0, "No risk has been stated"),
        (0, 0, 1, "The only risk is neither likely nor grave"),
        (0, 2, 3, "No risk is red; 2 of 3 are amber"),
        (3, 0, 3, "All 3 risks are red"),
    ],
)
def test_how_grave_risks_are(red: int, amber: int, total: int, said: str) -> None:
    assert interconnections.risks(red, amber, total, EN) == said


@pytest.mark.parametrize(
    ("waiting", "overdue", "total", "said"),
    [
        (0, 0, 1, "The only decision that names us has been taken"),
        (2, 0, 3, "2 of 3 decisions that name us are still open"),
        (2, 1, 3, "1 of 3 decisions that name us is overdue"),
    ],
)
def test_how_decisions_stand(waiting: int, overdue: int, total: int, said: str) -> None:
    assert interconnections.decisions(waiting, overdue, total, EN) == said


@pytest.mark.parametrize(
    ("silent", "total", "said"),
    [
        ([], 0, "The programme has stated no guideline"),
        ([], 2, "Finance has translated all 2 guidelines"),
        (["G1"], 2, "Finance has not said how it translates G1"),
        (["G1", "G2"], 2, "Finance has not said how it translates any guideline"),
    ],
)
def test_what_is_translated(silent: list[str], total: int, said: str) -> None:
    assert strategy.translated("Finance", silent, total, EN) == said


@pytest.mark.parametrize(
    ("latest", "said"),
    [
        ([], "No leader has been interviewed"),
        ([("Core", 2.9, 0.9, 5), ("Data", 4.0, 0.9, 5)], "‘Core’ is misunderstood: 2.9 of 5 on average"),
        ([("Core", 3.0, 0.5, 5), ("Data", 4.0, 0.4, 2)], "Leaders disagree most on ‘Core’: consensus 0.50"),
        ([("Core", 3.0, None, 1)], "The only guideline is understood, with 3.0 of 5"),
    ],
)
def test_how_guidelines_are_understood(latest: list[tuple[str, float, float | None, int]], said: str) -> None:
    assert strategy.understanding(latest, EN) == said
