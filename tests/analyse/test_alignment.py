"""Understanding, requirements and coverage against figures worked out by hand or published."""

import pytest

from notation.plans import plan
from reportgen.analyse.alignment import agreement, consensus, coverage, requirements, understanding


def test_consensus_is_whole_when_all_agree_and_none_between_two_camps() -> None:
    assert consensus([4, 4, 4]) == 1
    assert consensus([1, 1, 5, 5]) == pytest.approx(0)


def test_agreement_is_one_less_half_the_sample_variance_and_never_negative() -> None:
    assert agreement([3, 4, 5]) == pytest.approx(0.5)
    assert agreement([1, 5]) == 0


@pytest.mark.parametrize("scores", [[], [3]])
def test_fewer_than_two_scores_agree_about_nothing(scores: list[int]) -> None:
    assert consensus(scores) is None
    assert agreement(scores) is None


def test_understanding_has_a_row_for_all_and_one_per_department() -> None:
    rows = understanding(
        plan("""
        Guideline: G1
        Interview: Ann department=FIN round=1 guideline=G1 understanding=3 support=5
        Interview: Bob department=FIN round=1 guideline=G1 understanding=5
        Interview: Cid department=IT round=1 guideline=G1 support=2
        Interview: Ann department=FIN round=2 guideline=G1 understanding=4 support=4
        """)
    )
    assert [(row.round, row.department, row.n, row.mean, row.support) for row in rows] == [
        (1, None, 2, 4.0, 3.5),
        (1, "FIN", 2, 4.0, 5.0),
        (1, "IT", 0, None, 2.0),
        (2, None, 1, 4.0, 4.0),
        (2, "FIN", 1, 4.0, 4.0),
    ]
    assert rows[0].rwg == pytest.approx(0)
    assert rows[0].cns == pytest.approx(1 + 2 * 0.5 * -0.41503749927884376)
    assert rows[3].cns is None


def test_requirements_keep_empty_apart_from_zero() -> None:
    rows = requirements(
        plan("""
        Guideline: G1
        Guideline: G2
        Requirement: B2 importance=4
        Requirement: B1 importance=5 support=G1:0
        """)
    )
    assert [(row.requirement, row.importance, row.best, row.support) for row in rows] == [
        ("B1", 5, 0, {"G1": 0, "G2": None}),
        ("B2", 4, None, {"G1": None, "G2": None}),
    ]


def test_coverage_counts_each_initiative_once_and_no_cancelled_one() -> None:
    rows = coverage(
        plan("""
        Guideline: G1
        Guideline: G2
        Translation: FIN guideline=G1 why=because
        Demand: FIN.D1 guideline=G1
        Gap: FIN.A1 guideline=G1
        Gap: FIN.A2 guideline=G1
        Gap: FIN.A3
        Initiative: FIN.I1 closes=FIN.A1,FIN.A2
        Initiative: FIN.I2 closes=FIN.A2,FIN.A3 status=cancelled
        """)
    )
    assert [(r.guideline, r.department, r.translated, r.demands, r.gaps, r.initiatives) for r in rows] == [
        ("G1", "FIN", True, 1, 2, 1),
        ("G2", "FIN", False, 0, 0, 0),
    ]
