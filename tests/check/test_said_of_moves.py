"""What a head of department reads of a move, of work that does not fit, and of a budget that is not enough."""

import pytest

from notation.plans import plan
from notation.squeezed import MOVED
from reportgen.analyse import analyse
from reportgen.check import check
from reportgen.compose.need_to_know import Own
from reportgen.model.finding import Finding
from reportgen.words.catalogue import Words
from reportgen.words.findings import message, remedy


def findings(text: str, code: str) -> list[Finding]:
    made = plan(text)
    return [each for each in check(made, analyse(made)) if each.code == code]


def test_a_move_says_what_it_waits_for_and_who_fills_the_role() -> None:
    full, waits, past = findings(MOVED, "initiative-moved")
    said = [message(each, Words("en")).partition(". ")[2] for each in (full, waits, past)]
    assert said == [
        "Architect (IT) is full in Q1 2026, with A.I1.",
        "It waits for B.I1 until 12 May 2026.",
        "What is still planned cannot begin before the status date, 1 Jan 2026.",
    ]


def test_in_a_department_s_report_others_work_is_no_more_than_a_department() -> None:
    made = plan(MOVED)
    facts = analyse(made)
    [full] = [each for each in check(made, facts) if each.code == "initiative-moved" and each.subjects[0] == "B.I1"]
    shown = Own(made, facts, "B").finding(full)
    assert "A.I1" not in shown.model_dump_json()
    assert message(shown, Words("en")).endswith("Architect (IT) is full in Q1 2026, with A.")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Add 0.4 FTE of Architect (A) in Q1 2026, which saves 22 person-days of overload. Or interrupt A.I2"),
        ("de", "Stellen Sie 0,4 FTE mehr von Architect (A) in Q1 2026 bereit, das spart 22 Personentage Überlastung."),
        ("da", "Tilfør 0,4 FTE af Architect (A) i 1. kvt. 2026, det sparer 22 persondage overbelastning."),
    ],
)
def test_work_that_does_not_fit_says_what_is_short_and_what_would_help(language: str, said: str) -> None:
    [finding] = findings(
        """
        Programme: status_date=2026-01-01 horizon_start=2026-01-01 horizon_end=2026-12-31
        Initiative: A.I1 start=2026-01-05 end=2026-03-27 status=running
        Initiative: A.I2 start=2026-01-05 end=2026-03-27 status=running
        Resource: A initiative=A.I1 role=Architect effort=54
        Resource: A initiative=A.I2 role=Architect effort=23
        Capacity: A role=Architect period=2026-Q1 total_fte=1 day_to_day_fte=0
        """,
        "no-feasible-plan",
    )
    assert remedy(finding, Words(language)).startswith(said)
    assert (finding.values["role"], finding.values["period"]) == ("A:Architect", "2026-Q1")
    assert finding.values["short"] == pytest.approx(22)


def test_a_budget_that_is_not_enough_names_what_costs_most() -> None:
    [finding] = findings(
        """
        Programme: horizon_start=2026-01-01 horizon_end=2027-12-31
        Initiative: A.I1 start=2026-01-05 end=2026-03-27 status=running
        Initiative: A.I2 start=2026-01-05 end=2026-03-27 status=planned
        Resource: A initiative=A.I1 role=Architect effort=1 one_off=4000 annual=100
        Resource: A initiative=A.I2 role=Architect effort=1 one_off=3000
        Resource: A initiative=A.I2 role=Clerk effort=1 one_off=2000
        Budget: A year=2026 amount=6000
        Budget: A year=2027 amount=100
        """,
        "over-budget",
    )
    assert finding.values["causes"] == ["A.I2=5000.0", "A.I1=4000.0"]
    assert len(finding.also) == 3
    assert message(finding, Words("en")).endswith("its budget of 6,000: A.I2 (5,000) and A.I1 (4,000).")
