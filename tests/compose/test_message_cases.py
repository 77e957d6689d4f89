"""Single, equal, extreme and partly known cases have words of their own, and no sentence says more than the data."""

import datetime as dt

import pytest

from reportgen.compose.messages import (
    board,
    coordinated,
    gaps,
    interconnections,
    opening,
    picture,
    quality,
    registers,
    strategy,
    sums,
    ways,
)
from reportgen.words.catalogue import Words

EN, DA, DE = Words("en"), Words("da"), Words("de")
MARCH, MAY = dt.date(2026, 3, 2), dt.date(2026, 5, 29)


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ([None, 0.0], "Every capability that was assessed is at its target; 1 was not assessed"),
        ([None, None, -5.0], "Every capability that was assessed is at its target; 2 were not assessed"),
        ([6.0, 6.0, 0.0], "2 gaps are left, and weigh the same"),
        ([3.0, 3.0, 2.0, 2.0, None], "‘A’ and ‘B’ make up 60% of the weighted gap"),
        ([3.0, 3.0, 3.0, 3.0, 3.0, 2.0], "3 of 6 gaps make up 53% of the weighted gap"),
    ],
)
def test_the_largest_gaps(weights: list[float | None], said: str) -> None:
    named = list(zip("ABCDEF", weights, strict=False))
    assert gaps.largest_gaps(named, EN) == said


@pytest.mark.parametrize(
    ("late", "without", "total", "undated", "said"),
    [
        (1, 0, 1, 0, "The only gap closes late"),
        (3, 0, 3, 0, "All 3 gaps close late"),
        (0, 1, 1, 0, "The only gap has no initiative"),
        (0, 3, 3, 0, "None of 3 gaps has an initiative"),
        (0, 0, 1, 1, "The only gap lacks a date, so nobody can say whether it closes in time"),
        (0, 0, 3, 3, "All 3 gaps lack a date, so nobody can say whether they close in time"),
    ],
)
def test_all_gaps_and_the_only_one(late: int, without: int, total: int, undated: int, said: str) -> None:
    assert gaps.closing_states(late, without, total, EN, undated) == said


@pytest.mark.parametrize(
    ("total", "late", "without", "undated", "said"),
    [
        (1, 1, 0, 0, "There is one gap; it closes later than its target date."),
        (1, 0, 1, 0, "There is one gap; it has no initiative."),
        (1, 0, 0, 1, "There is one gap; a date is missing, so nobody can say whether it closes in time."),
        (4, 0, 0, 2, "Of 4 gaps, 2 lack a date."),
        (4, 1, 1, 1, "Of 4 gaps, 1 closes later than its target date, 1 has no initiative and 1 lacks a date."),
    ],
)
def test_no_gap_without_a_date_is_said_to_close_in_time(
    total: int, late: int, without: int, undated: int, said: str
) -> None:
    assert sums.closing(total, late, without, EN, undated) == said


@pytest.mark.parametrize(
    ("moved", "total", "said"),
    [
        ([("A", 14)], 1, "The only initiative moves, by 2 weeks"),
        ([("A", 14), ("B", 14)], 3, "2 of 3 initiatives move, by up to 2 weeks"),
    ],
)
def test_none_is_named_the_furthest_that_is_not(moved: list[tuple[str, int]], total: int, said: str) -> None:
    assert ways.moves(moved, total, EN) == said


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (ways.ratings(1, 0, 1, EN), "The only initiative is rated red"),
        (ways.ratings(4, 0, 4, EN), "All 4 initiatives are rated red"),
        (ways.ratings(0, 1, 1, EN), "The only initiative is rated amber"),
        (interconnections.states(1, 0, 1, EN), "The only interconnection cannot hold as stated"),
        (interconnections.states(3, 0, 3, EN), "None of 3 interconnections can hold as stated"),
        (interconnections.states(0, 1, 1, EN), "The only interconnection is known to one side only"),
        (interconnections.states(0, 3, 3, EN), "All 3 interconnections are known to one side only"),
        (interconnections.answers(3, 3, 0, [], EN), "None of 3 demands has an answer yet"),
        (interconnections.answers(1, 0, 1, [], EN), "The only demand is declined"),
        (interconnections.answers(1, 0, 0, ["D1"], EN), "The only demand is answered, but met later than needed"),
        (interconnections.risks(1, 0, 1, EN), "The only risk is red"),
        (interconnections.risks(0, 2, 2, EN), "All 2 risks are amber"),
        (interconnections.decisions(1, 1, 1, EN), "The only decision that names us is overdue"),
        (interconnections.decisions(1, 0, 1, EN), "The only decision that names us is still open"),
        (picture.one_sided(1, 1, EN), "The only interconnection is known to one side only"),
        (picture.demands(1, 1, 0, EN), "The only demand on IT has no answer yet"),
        (picture.demands(2, 2, 0, EN), "None of 2 demands on IT has an answer yet"),
        (picture.demands(2, 0, 2, EN), "All 2 demands on IT are declined"),
        (coordinated.milestones(["red"], EN), "The only milestone is missed"),
        (coordinated.milestones(["amber"] * 2, EN), "None of 2 milestones can be dated"),
        (quality.log(1, 1, 0, EN), "The only entry of the log is open, and not overdue"),
        (quality.log(1, 1, 1, EN), "The only entry of the log is open, and overdue"),
        (quality.unstated([("a", 2), ("b", 2)], EN), "2 things are left unsaid, none more than 2 times"),
        (
            sums.over_budget([], stated=1, departments=2, words=EN),
            "No department that has stated a budget exceeds it in any year",
        ),
        (board.rated(board.Colours(red=1, amber=0, heavy=1), 1, EN), "overall: the only gap is red"),
    ],
)
def test_the_only_one_and_all_of_them(said: str, expected: str) -> None:
    assert said == expected


def test_most_is_said_only_of_more_than_half() -> None:
    spread = ["IT", "IT", "FIN", "HR", "LOG"]
    assert coordinated.critical(spread, 20, EN) == "5 of 20 initiatives are critical, in 4 departments"
    assert coordinated.critical([*spread, "IT", "IT"], 20, EN).endswith("critical, most of them in IT")


def test_no_department_is_said_to_have_most_that_shares_it() -> None:
    said = sums.open_ends([("IT", 2, 0), ("HR", 1, 1), ("FIN", 0, 0)], EN)
    assert said == "2 departments have gaps that close late or not at all; none has more than 2"


def test_a_budget_of_some_says_nothing_about_the_cost_of_others() -> None:
    said = ways.budget([(2026, 5.0, 10.0)], "EUR", EN, 2)
    assert said == (
        "Cost stays within the budget in every year that has one; 2 departments have cost in a year without a budget"
    )


@pytest.mark.parametrize(
    ("latest", "total", "said"),
    [
        ([("Core", 4.0, 0.9, 5)], 3, "Leaders were asked about 1 of 3 guidelines; ‘Core’ has 4.0 of 5"),
        (
            [("Core", 4.0, 0.9, 5), ("Data", 3.5, 0.9, 5)],
            3,
            "Leaders were asked about 2 of 3 guidelines; ‘Data’ is understood least, with 3.5 of 5",
        ),
        ([("Core", 4.0, 0.9, 5), ("Data", 4.0, 0.9, 5)], 2, "Every guideline is understood alike, with 4.0 of 5"),
        (
            [("Core", 2.0, 0.9, 5), ("Data", 2.5, 0.9, 5)],
            3,
            "2 of 3 guidelines are misunderstood, ‘Core’ most: 2.0 of 5 on average",
        ),
    ],
)
def test_nothing_is_said_of_guidelines_that_nobody_was_asked_about(
    latest: list[tuple[str, float, float | None, int]], total: int, said: str
) -> None:
    assert strategy.understanding(latest, EN, total) == said


@pytest.mark.parametrize(
    ("ours", "said"),
    [
        ([], ""),
        ([("Core", 4.0, 4.2)], "our leaders understand the guidelines as all leaders do, within half a point"),
        ([("Core", 3.0, 4.0)], "our leaders lie furthest below all on ‘Core’, with 3.0 against 4.0"),
        (
            [("Core", 4.9, 4.0), ("Data", 3.9, 4.0)],
            "our leaders lie furthest above all on ‘Core’, with 4.9 against 4.0",
        ),
    ],
)
def test_our_leaders_against_all(ours: list[tuple[str, float, float]], said: str) -> None:
    assert strategy.against_all(ours, EN) == said


@pytest.mark.parametrize(
    ("slack", "said"),
    [
        ([], "No initiative with dates is still to begin, so delay moves none."),
        ([(None, MAY)], "It cannot be said: no promised date depends on the initiatives that are still to begin."),
        (
            [(0, MAY), (3, MARCH)],
            "1 initiative still to begin has no slack: from 29 May 2026 on, a day lost is lost at a promised date.",
        ),
        (
            [(0, MAY), (0, MARCH)],
            "2 initiatives still to begin have no slack: from 2 Mar 2026 on, a day lost is lost at a promised date.",
        ),
        (
            [(19, MAY), (20, MAY)],
            "1 initiative still to begin has less than four weeks of slack before a promised date is lost.",
        ),
        ([(20, MAY)], "Each initiative still to begin has four weeks of slack or more before a promised date is lost."),
    ],
)
def test_what_delay_costs(slack: list[tuple[int | None, dt.date]], said: str) -> None:
    assert opening.delay(slack, EN) == said


def test_why_it_is_before_its_reader() -> None:
    assert opening.why_plan(0, MAY, EN).endswith("no department has been registered yet.")
    assert opening.why_plan(1, None, EN).endswith("one decision on its plan; when the board meets has not been stated.")
    assert opening.why_plan(8, MAY, EN).endswith(
        "8 departments need one decision on their common plan, on 29 May 2026."
    )
    assert "the board decides on 29 May 2026 and needs your commitment" in opening.why_report("Finance", MAY, EN)
    assert "has not been stated" in opening.why_report("Finance", None, EN)


def test_what_the_registers_say() -> None:
    assert registers.resources(1, 0, 0, "EUR", EN) == "As stated, the initiatives take 1 person-day"
    assert registers.resources(90, 2_000_000, 500, "EUR", EN) == (
        "As stated, the initiatives take 90 person-days, EUR\u00a02.0\u00a0m once and EUR\u00a0500 a year"
    )
    assert registers.resources(0, 0, 0, "EUR", EN).startswith("Neither person-days nor money")
    assert registers.descriptions(3, 3, EN) == "None of 3 initiatives is described"
    assert registers.descriptions(3, 1, EN) == "1 of 3 initiatives is not described"
    assert registers.capacity(1, EN) == "The capacity of 1 role is stated"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (gaps.closing_states(1, 0, 1, DA), "Det eneste gap lukkes for sent"),
        (gaps.closing_states(1, 0, 1, DE), "Die einzige Lücke schließt sich zu spät"),
        (sums.closing(2, 0, 0, DE, 1), "Von 2 Lücken: bei 1 fehlt ein Datum."),
        (interconnections.risks(2, 0, 2, DA), "Alle 2 risici er røde"),
    ],
)
def test_numbers_agree_with_their_nouns(said: str, expected: str) -> None:
    assert said == expected
