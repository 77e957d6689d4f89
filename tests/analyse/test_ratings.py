"""Red, amber and green by rule, each with its reasons."""

import datetime as dt
from pathlib import Path

import pytest

from notation.plans import plan
from reportgen.analyse import analyse
from reportgen.analyse.ratings import RULES, elapsed_share

PAGE = Path(__file__).parents[2] / "docs" / "figures.md"

HORIZON = "Programme: status_date=2026-03-31 horizon_start=2026-01-01 horizon_end=2026-12-31"
LATER = "start=2026-04-06 end=2026-06-26"


def rated(kind: str, subject: str, *lines: str) -> tuple[str, tuple[str, ...]]:
    fact = analyse(plan(HORIZON, *lines)).rating[kind, subject]
    return fact.rating, fact.because


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([f"Initiative: A.I1 {LATER} status=planned"], ("green", ())),
        (["Initiative: A.I1 start=2026-01-05 end=2026-03-30 status=running"], ("red", ("overdue",))),
        (["Initiative: A.I1 start=2026-01-05 end=2026-03-30 status=done"], ("green", ())),
        (["Initiative: A.I1 start=2026-01-05 end=2026-03-31 status=running"], ("green", ())),
        (
            ["Gap: A.A1 target_date=2026-06-25", f"Initiative: A.I1 {LATER} status=planned closes=A.A1"],
            ("red", ("gap-late",)),
        ),
        (
            [
                f"Initiative: A.I1 {LATER} status=planned",
                "Dependency: A initiative=A.I1 direction=needs other=B deliverable=x",
            ],
            ("red", ("interconnection",)),
        ),
        (
            [
                f"Initiative: A.I1 {LATER} status=planned",
                "Dependency: A initiative=A.I1 direction=provides other=B deliverable=x",
            ],
            ("green", ()),
        ),
        (["Initiative: A.I1 start=2026-03-02 end=2026-05-01 status=running progress=0.3"], ("amber", ("behind",))),
        (["Initiative: A.I1 start=2026-03-02 end=2026-05-01 status=running progress=0.4"], ("green", ())),
        (["Initiative: A.I1 start=2026-03-02 end=2026-05-01 status=running"], ("green", ())),
        (["Initiative: A.I1 start=2026-03-02 end=2026-05-01 status=planned"], ("amber", ("moved",))),
        (
            [
                "Initiative: A.I1 start=2026-03-02 end=2026-05-01 status=running",
                "Resource: A initiative=A.I1 role=Analyst effort=60",
                "Capacity: A role=ANALYST period=2026-Q1 total_fte=0.1 day_to_day_fte=0",
            ],
            ("amber", ("role-overloaded",)),
        ),
        (["Initiative: A.I1 start=2026-01-05 end=2026-03-30 status=cancelled"], ("green", ())),
    ],
)
def test_rating_of_an_initiative(lines: list[str], expected: tuple[str, tuple[str, ...]]) -> None:
    assert rated("initiative", "A.I1", *lines) == expected


def test_a_gap_is_as_its_worst_initiative_and_red_without_one() -> None:
    lines = """
        Gap: A.A1 target_date=2026-12-31
        Gap: A.A2 target_date=2026-12-31
        Initiative: A.I1 start=2026-04-06 end=2026-06-26 status=planned closes=A.A1
        Initiative: A.I2 start=2026-03-02 end=2026-05-01 status=planned closes=A.A1
    """
    assert rated("gap", "A.A1", lines) == ("amber", ("A.I2",))
    assert rated("gap", "A.A2", lines) == ("red", ("no-initiative",))


def gaps(*, red: int, amber: int, green: int, weight: int) -> str:
    lines = [f"Guideline: G1 weight={weight}"]
    for number in range(red + amber + green):
        lines.append(f"Gap: A.A{number} guideline=G1 target_date=2026-12-31")
        start = "2026-03-02" if number < red + amber else "2026-04-06"
        if number >= red:
            lines.append(f"Initiative: A.I{number} start={start} end=2026-06-26 status=planned closes=A.A{number}")
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("counts", "weight", "expected"),
    [
        ((0, 0, 0), 3, "green"),
        ((0, 0, 3), 3, "green"),
        ((0, 1, 3), 3, "green"),
        ((0, 1, 2), 3, "amber"),
        ((1, 0, 3), 3, "amber"),
        ((1, 0, 2), 3, "red"),
        ((1, 0, 9), 4, "red"),
    ],
)
@pytest.mark.parametrize(("kind", "subject"), [("guideline", "G1"), ("department", "A"), ("programme", "*")])
def test_rating_of_many_gaps(kind: str, subject: str, counts: tuple[int, int, int], weight: int, expected: str) -> None:
    red, amber, green = counts
    text = gaps(red=red, amber=amber, green=green, weight=weight)
    assert rated(kind, subject, "Department: A", text)[0] == expected


@pytest.mark.parametrize(
    ("start", "end", "status", "expected"),
    [
        ("2026-01-05", "2026-01-09", "2026-01-04", 0),
        ("2026-01-05", "2026-01-09", "2026-01-06", 0.4),
        ("2026-01-05", "2026-01-09", "2026-02-06", 1),
        ("2026-01-10", "2026-01-11", "2026-01-09", 0),
        ("2026-01-10", "2026-01-11", "2026-01-10", 1),
        ("2026-01-09", "2026-01-05", "2026-01-10", None),
    ],
)
def test_elapsed_share_counts_weekdays(start: str, end: str, status: str, expected: float | None) -> None:
    first, last, today = (dt.date.fromisoformat(text) for text in (start, end, status))
    assert elapsed_share(first, last, today) == expected


def test_every_rating_names_the_rules_that_hold_and_what_the_department_says_itself() -> None:
    fact = analyse(
        plan(
            HORIZON,
            "Gap: A.A1 target_date=2026-06-25",
            "Initiative: A.I1 start=2026-03-02 end=2026-06-26 status=planned closes=A.A1 self_rating=green",
        )
    ).rating
    assert fact["initiative", "A.I1"].rules == ("gap-late", "moved")
    assert fact["initiative", "A.I1"].self_rating == "green"
    assert fact["gap", "A.A1"].rules == ("worst-red",)
    assert fact["department", "A"].rules == ("third-red", "any-red")


def test_of_each_kind_the_red_rules_stand_before_the_amber_ones_and_names_are_used_once() -> None:
    for kind in ("initiative", "gap", "group"):
        colours = [rule.rating for rule in RULES if rule.of == kind]
        assert colours == sorted(colours, reverse=True)
        assert {*colours} == {"red", "amber"}
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_the_page_of_figures_holds_the_table_of_rules() -> None:
    of = {"initiative": "Initiative", "gap": "Gap", "group": "Department, guideline, the whole"}
    rows = [f"| {of[rule.of]} | {rule.rating} | `{rule.name}` | {rule.says} |" for rule in RULES]
    section = PAGE.read_text("utf-8").partition("## Ratings")[2].partition("\n## ")[0]
    assert [line for line in section.splitlines() if line.startswith("| ")][2:] == rows
