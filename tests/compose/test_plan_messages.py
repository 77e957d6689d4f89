"""The sentences of the implementation plan: empty, single, equal, extreme and not assessed have words of their own."""

import pytest

from notation.plans import plan
from reportgen.analyse import analyse
from reportgen.analyse.facts import Summary
from reportgen.compose.messages import board, choices, coordinated, picture, quality, sums, voices
from reportgen.compose.messages.choices import Weighed
from reportgen.words.catalogue import Words

WORDS = Words("en")


def whole(text: str) -> Summary:
    return analyse(plan(text)).summary[None]


@pytest.mark.parametrize(
    ("holes", "total", "said"),
    [
        ([], 4, "Every guideline reaches every department"),
        ([("G1", "Finance")] * 4, 4, "No guideline has reached any department yet"),
        ([("G1", "Finance")], 4, "Every guideline reaches every department but one: Finance on G1"),
        (
            [("G1", "IT"), ("G2", "IT"), ("G1", "HR")],
            9,
            "3 of 9 combinations of guideline and department are incomplete, 2 of them in IT",
        ),
        (
            [("G1", "IT"), ("G2", "HR")],
            9,
            "2 of 9 combinations of guideline and department are incomplete, each in another department",
        ),
    ],
)
def test_holes(holes: list[tuple[str, str]], total: int, said: str) -> None:
    assert picture.holes(holes, total, WORDS) == said


@pytest.mark.parametrize(
    ("weighed", "said"),
    [
        (Weighed(0, (), 2, ()), "No requirement has been held against the guidelines yet"),
        (Weighed(1, (), 0, ()), "The only requirement is carried by a guideline"),
        (Weighed(3, (), 0, ()), "All 3 requirements are carried by a guideline"),
        (Weighed(3, (), 1, ()), "Every requirement is carried by a guideline but 1, which is not assessed"),
        (Weighed(0, ("B1", "B2"), 0, ()), "None of 2 requirements is carried by a guideline"),
        (Weighed(2, ("B9",), 0, ()), "1 of 3 requirements is carried by no guideline: B9"),
    ],
)
def test_requirements(weighed: Weighed, said: str) -> None:
    assert choices.carried(weighed, WORDS) == said


def test_the_verdict_claims_nothing_that_was_not_assessed() -> None:
    verdict = choices.verdict(Weighed(0, (), 1, ()), None, WORDS)
    assert len(verdict) == 3
    assert all("cannot be said" in sentence for sentence in verdict)


def test_the_verdict_names_what_hangs_on_one_guideline_and_what_finds_no_support() -> None:
    carries, resilient, attractive = choices.verdict(Weighed(2, (), 0, ("B4",)), ["G2"], WORDS)
    assert carries.startswith("It carries the business")
    assert "B4 hangs on one guideline alone" in resilient
    assert "G2" in attractive


@pytest.mark.parametrize(
    ("departments", "dated", "said"),
    [
        ([], 0, "No initiative has dates, so there is no roadmap yet"),
        ([], 3, "No initiative is critical: each could slip without moving a promised date"),
        (["IT"], 1, "The only initiative is critical"),
        (["IT", "IT"], 5, "2 of 5 initiatives are critical, all of them in IT"),
        (["IT", "IT", "HR"], 9, "3 of 9 initiatives are critical, most of them in IT"),
        (["IT", "HR", "HR"], 4, "3 of 4 initiatives are critical: the plan has hardly any slack"),
    ],
)
def test_critical(departments: list[str], dated: int, said: str) -> None:
    assert coordinated.critical(departments, dated, WORDS) == said


@pytest.mark.parametrize(
    ("tones", "said"),
    [
        ([], "The programme has promised no milestone"),
        (["green"], "The only milestone is reached in time"),
        (["green", "amber"], "1 of 2 milestones cannot be dated"),
        (["red", "amber"], "1 of 2 milestones is missed"),
    ],
)
def test_milestones(tones: list[str], said: str) -> None:
    assert coordinated.milestones(tones, WORDS) == said


@pytest.mark.parametrize(
    ("status", "overload", "parts"),
    [
        ("nothing-to-do", 0.0, ["Nothing had to be moved"]),
        ("infeasible", 5.0, ["No plan was found"]),
        ("optimal", 0.0, ["It is proven", "No role whose capacity is stated"]),
        ("feasible", 11.2, ["stopped before", "11 person-days remain"]),
    ],
)
def test_how_the_dates_came_about(status: str, overload: float, parts: list[str]) -> None:
    said = coordinated.method(status, overload, WORDS)
    assert all(part in said for part in parts)


def test_the_heaviest_guideline() -> None:
    assert sums.heaviest([], WORDS) == "No guideline has been stated"
    assert sums.heaviest([("A", None)], WORDS) == "No guideline has an assessed gap"
    assert sums.heaviest([("A", 0.5), ("B", 0.5)], WORDS) == "The weighted gap is the same for every guideline"
    assert sums.heaviest([("A", 0.25), ("B", 0.75)], WORDS) == "‘B’ carries 75% of the weighted gap"


@pytest.mark.parametrize(
    ("total", "late", "without", "said"),
    [
        (0, 0, 0, "No gap has been stated, so there is nothing to close yet."),
        (1, 0, 0, "There is one gap; it closes in time."),
        (3, 1, 0, "Of 3 gaps, 1 closes later than its target date."),
        (9, 6, 1, "Of 9 gaps, 6 close later than their target dates and 1 has no initiative."),
    ],
)
def test_how_the_gap_closes(total: int, late: int, without: int, said: str) -> None:
    assert sums.closing(total, late, without, WORDS) == said


def test_who_leaves_gaps_open() -> None:
    assert sums.open_ends([("IT", 0, 0)], WORDS).startswith("No department")
    assert sums.open_ends([("IT", 1, 0), ("HR", 0, 0)], WORDS).startswith("Only IT has a gap")
    assert "HR has most: 3" in sums.open_ends([("IT", 1, 0), ("HR", 1, 2)], WORDS)


def test_budgets() -> None:
    assert sums.over_budget([], stated=0, departments=2, words=WORDS) == "No department has a budget"
    assert sums.over_budget([], stated=2, departments=2, words=WORDS) == "No department exceeds its budget in any year"
    said = sums.over_budget(["IT", "HR"], stated=2, departments=2, words=WORDS)
    assert said == "IT and HR exceed their budgets in a year"


def test_who_is_needed() -> None:
    assert picture.network([], WORDS) == "No department has said that it needs another"
    assert picture.network([("HR", "IT"), ("HR", "IT")], WORDS) == "IT is needed by 1 other"
    assert picture.network([("HR", "IT"), ("IT", "HR")], WORDS) == "HR and IT are each needed by 1 other"


def test_who_waits_in_a_circle() -> None:
    assert picture.loops([], WORDS) == "Nobody waits in a circle"
    assert picture.loops([["IT"]], WORDS) == "IT waits for itself"
    assert picture.loops([["IT", "HR"]], WORDS) == "IT and HR wait for each other"
    assert picture.loops([["IT"], ["HR"]], WORDS).startswith("2 groups")


def test_understanding_by_department() -> None:
    assert voices.by_department([], WORDS) == "Too few leaders were asked to show a figure of any department"
    assert voices.too_few(3, WORDS) == "Fewer than 3 leaders were asked, so no figure is shown"
    assert "every guideline" in voices.by_department([(4.0, "G1", "IT")], WORDS)
    assert voices.by_department([(2.25, "G1", "IT")], WORDS) == "IT misunderstands G1: 2.2 of 5"
    assert "the lowest is HR on G2" in voices.by_department([(2.5, "G1", "IT"), (1.5, "G2", "HR")], WORDS)


def test_the_log() -> None:
    assert quality.log(0, 0, 0, WORDS) == "The log holds no decision"
    assert quality.log(1, 0, 0, WORDS) == "The only entry of the log is decided"
    assert quality.log(4, 1, 0, WORDS) == "1 of 4 entries of the log is open, and not overdue"
    assert quality.log(4, 2, 1, WORDS) == "2 of 4 entries of the log are open, 1 of them overdue"


def test_what_was_sent() -> None:
    assert quality.submitted(0, [], WORDS) == "No department has been registered"
    assert quality.submitted(2, ["IT", "HR"], WORDS) == "No department has sent its workbook"
    assert quality.submitted(3, ["IT"], WORDS) == "No workbook came from IT"


def test_the_state_of_the_whole() -> None:
    assert board.state("", whole(""), 0, WORDS).startswith("Nothing can be rated yet")
    bare = whole("Gap: IT.A1 guideline=G1")
    assert board.state("red", bare, 0, WORDS) == "There is one gap; it has no initiative."


def test_the_figures_of_a_plan_without_dates_claim_no_dates() -> None:
    dateless = whole("Initiative: IT.I1 status=planned")
    assert board.moved(dateless, 0, WORDS) == "no initiative has dates"
    assert board.moved(dateless, 1, WORDS) == "every initiative starts as asked"


def test_consensus_needs_two_leaders() -> None:
    assert board.consensus(0, None, None, WORDS) == "no leader has been asked"
    assert board.consensus(1, None, None, WORDS) == "1 leader was asked; nobody agrees alone"
    assert board.consensus(5, 0.41, 0.74, WORDS) == "among 5 leaders, 0.41 in the first round"


def test_why_the_whole_is_rated_so() -> None:
    assert board.rated(board.Colours(0, 0, 0), 0, WORDS) == "overall: nothing to rate yet"
    assert board.rated(board.Colours(0, 0, 0), 2, WORDS) == "overall: every gap is green"
    assert board.rated(board.Colours(0, 1, 0), 2, WORDS) == "overall: no gap is red, 1 of 2 is amber"
    assert board.rated(board.Colours(3, 1, 2), 9, WORDS) == "overall: 3 of 9 gaps are red, 2 of weight 4 or 5"
