"""The sums by guideline, and how far the leaders agree over all of them."""

import pytest

from notation.plans import plan
from reportgen.analyse import analyse
from reportgen.analyse.facts import Alignment, GuidelineSummary

INTERVIEW = "Interview: {} department=IT round={} guideline={} understanding={}"


def test_gaps_are_summed_by_guideline() -> None:
    facts = analyse(
        plan("""
        Guideline: G1 weight=5
        Translation: IT guideline=G1
        Gap: IT.A1 guideline=G1 current_level=1 target_level=4 target_date=2026-03-31
        Gap: HR.A1 guideline=G1 current_level=4 target_level=3
        Gap: HR.A2 guideline=G1 target_level=3
        Initiative: IT.I1 closes=IT.A1 start=2026-01-05 end=2026-04-30 status=planned
        """)
    )
    assert facts.guideline_summaries == (
        GuidelineSummary(
            guideline="G1", translated=1, gaps=3, not_assessed=1, without_initiative=2, late=1, weighted=15, share=1
        ),
    )


def test_nobody_asked_is_no_agreement() -> None:
    assert analyse(plan("Guideline: G1")).alignment == Alignment(leaders=0, first=None, latest=None)


def test_agreement_is_the_mean_over_guidelines_of_first_and_latest_rounds() -> None:
    answers = [
        INTERVIEW.format(*each)
        for each in (
            ("A", 1, "G1", 1),
            ("B", 1, "G1", 5),
            ("A", 2, "G1", 4),
            ("B", 2, "G1", 4),
            ("A", 1, "G2", 3),
            ("C", 1, "G2", 3),
        )
    ]
    found = analyse(plan(*answers)).alignment
    assert found is not None
    assert found.leaders == 3
    assert found.first == pytest.approx(0.5)
    assert found.latest == pytest.approx(1.0)
