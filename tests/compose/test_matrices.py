"""Matrices and the figures behind charts: what they say of many, of few and of none."""

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notation.plans import plan
from reportgen.analyse import analyse
from reportgen.compose.charts.palette import Palette
from reportgen.compose.charts.pins import Timeline
from reportgen.compose.messages import consensus as say
from reportgen.compose.sections.consensus import Consensus, consensus
from reportgen.compose.sections.gaps import MOST_POINTS, ends, gap_closing
from reportgen.compose.sections.network import network
from reportgen.compose.sections.parts import parts
from reportgen.compose.sections.spoken import spoken
from reportgen.compose.sections.timeline import timeline
from reportgen.compose.views import ProgrammeView, programme_view
from reportgen.words.catalogue import Words

WORDS = Words("en")
DAY = dt.date


def seen(text: str) -> ProgrammeView:
    made = plan(text)
    return programme_view(made, analyse(made), [], 3)


def time_of(view: ProgrammeView) -> Timeline:
    return timeline(view.plan.horizon, None, [], WORDS)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ([(0.5, "G1", "IT")], "Of one department alone the consensus is known: IT on G1, 0.50"),
        (
            [(1.0, "G1", "IT"), (1.0, "G1", "HR")],
            "Within each department leaders are of one mind, wherever it is known",
        ),
        ([(0.6, "G1", "IT"), (1.0, "G1", "HR")], "No department is divided; it agrees least in IT on G1: 0.60"),
        ([(0.59, "G1", "IT"), (1.0, "G1", "HR")], "Only IT is divided, on G1: consensus 0.59"),
        (
            [(0.0, "G2", "IT"), (0.4, "G1", "HR"), (0.9, "G1", "IT")],
            "Departments are divided in 2 of 3 places, most of all IT on G2: consensus 0.00",
        ),
    ],
)
def test_consensus_within_departments(known: Sequence[tuple[float, str, str]], said: str) -> None:
    assert say.by_department(known, WORDS) == said


def interviews(department: str, *scores: int) -> str:
    lines = (
        f"Interview: {department}{at} department={department} round=1 guideline=G1 understanding={score}"
        for at, score in enumerate(scores)
    )
    return "\n".join(lines)


def matrix(*lines: str) -> Consensus | None:
    return consensus(seen("\n".join(["Department: FIN", "Department: IT", *lines])), WORDS)


def test_consensus_stands_where_enough_leaders_were_asked() -> None:
    found = matrix("Guideline: G1", "Guideline: G2", interviews("FIN", 1, 1, 5, 5), interviews("IT", 4, 4, 4))
    assert found is not None
    assert [(name, [(cell.cns, cell.tone) for cell in cells]) for name, cells in found.rows] == [
        ("FIN", [(0.0, "red"), (None, "")]),
        ("IT", [(1.0, "accent"), (None, "")]),
    ]
    assert found.without == ()


def test_consensus_names_the_departments_of_which_nothing_is_said() -> None:
    found = matrix("Guideline: G1", "Department: HR", interviews("FIN", 1, 2, 3), interviews("IT", 4, 4, 4))
    assert found is not None
    assert found.without == ("HR",)


def test_no_consensus_of_too_few() -> None:
    assert matrix("Guideline: G1", interviews("FIN", 1, 5)) is None


@given(st.integers(0, 200), st.integers(1, 12))
def test_parts_hold_every_column_once_and_are_about_as_wide(count: int, most: int) -> None:
    found = list(parts(range(count), most))
    assert [column for part in found for column in part.columns] == list(range(count))
    assert [list(range(part.first, part.last)) for part in found] == [list(part.columns) for part in found]
    assert len(found) == -(-count // most)
    widths = {len(part.columns) for part in found}
    assert not widths or (max(widths) <= most and max(widths) - min(widths) <= 1)


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ([], "All is well."),
        (["a 1"], "All is well. a 1."),
        (["a", "b", "c"], "All is well. a; b; and 1 other in the table."),
        (["a", "b", "c", "d"], "All is well. a; b; and 2 others in the table."),
    ],
)
def test_a_chart_is_spoken(figures: Sequence[str], said: str) -> None:
    assert spoken("All is well", figures, WORDS, most=2) == said


@given(st.dates(DAY(2000, 1, 1), DAY(2040, 12, 31)), st.integers(0, 9000))
def test_the_ends_of_quarters_reach_the_end_of_the_horizon(first: dt.date, days: int) -> None:
    last = first + dt.timedelta(days=days)
    found = ends(first, last)
    assert found[-1] == last
    assert first <= found[0]
    assert found == sorted(set(found))
    assert len(found) <= MOST_POINTS


CLOSING = """
Programme: horizon_start=2026-01-01 horizon_end=2026-12-31
Guideline: G1 weight=5
Gap: FIN.A1 guideline=G1 capability=One current_level=1 target_level=3
Gap: FIN.A2 guideline=G1 capability=Two current_level=1 target_level=4
Gap: FIN.A3 guideline=G1 capability=Three target_level=4
Initiative: FIN.I1 closes=FIN.A1 start=2026-01-05 end=2026-06-30 status=planned
"""


def test_the_table_behind_the_closing_says_what_the_chart_draws() -> None:
    view = seen(CLOSING)
    chart = gap_closing(view.facts.course[None], time_of(view), "fig-closing", Palette(), WORDS)
    assert chart is not None
    assert [head for head, _ in chart.heads] == ["Mar 2026", "Jun 2026", "Sept 2026", "Dec 2026"]
    assert [(each.asked, each.coordinated) for each in chart.points] == [(25, 25), (15, 15), (15, 15), (15, 15)]
    assert "15 never closed" in chart.svg
    assert "open at the end of Mar 2026: 25 as asked, 25 as coordinated" in chart.svg


def connected(departments: int) -> str:
    named = "\n".join(f"Department: D{at:02d}" for at in range(departments))
    needs = "Dependency: D00 direction=needs other=D01 deliverable=Thing"
    return f"{named}\n{needs}\n{needs.replace('D00', 'D02')}"


@pytest.mark.parametrize(
    ("departments", "rows", "columns", "silent"),
    [
        (3, ["D00", "D01", "D02"], ["D00", "D01", "D02"], ""),
        (9, [f"D{at:02d}" for at in range(9)], [f"D{at:02d}" for at in range(9)], ""),
        (30, ["D00", "D02"], ["D01"], "27 departments neither need nor provide anything and are left out."),
    ],
)
def test_where_departments_are_many_those_that_nothing_connects_are_left_out(
    departments: int, rows: list[str], columns: list[str], silent: str
) -> None:
    found = network(seen(connected(departments)), WORDS)
    assert found is not None
    assert [code for code, _, _ in found.rows] == rows
    assert list(found.columns) == columns
    assert all(len(cells) == len(columns) for _, _, cells in found.rows)
    assert found.silent == silent
