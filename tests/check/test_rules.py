"""What the rules do where the smallest workbooks do not lead: what is left out, who is named, in which order."""

import pytest

from check.asking import PROGRAMME, found, of
from notation.plans import plan
from reportgen.analyse import analyse
from reportgen.check import check
from reportgen.model.finding import Finding, Source
from reportgen.model.plan import Workbook
from reportgen.words.catalogue import Words
from reportgen.words.findings import message, remedy

CANCELLED = """
    Guideline: G1
    Gap: FIN.A1 guideline=G1 current_level=1 target_level=3 target_date=2026-09-30
    Initiative: FIN.I0 closes=FIN.A1 start=2026-07-01 end=2026-07-31 status=done
    Initiative: FIN.I1 closes=FIN.A1 start=2026-12-01 end=2026-03-01 status=cancelled self_rating=green progress=1
    Initiative: FIN.I2 after=FIN.I0 start=2020-01-01 end=2030-03-01 status=cancelled
    Resource: FIN initiative=FIN.I1 role=Clerk
    Dependency: FIN initiative=FIN.I1 direction=needs other=PRO deliverable=Data date=2026-09-30
    Dependency: FIN initiative=FIN.I1 direction=provides other=PRO deliverable=Prices date=2026-09-30
    Dependency: PRO initiative=PRO.I1 direction=needs other=FIN deliverable=List their_initiative=FIN.I2 date=2026-09-30
    Dependency: FIN initiative=FIN.I2 direction=provides other=PRO deliverable=List date=2026-12-30
    Initiative: PRO.I1 start=2026-07-01 end=2026-07-31 status=done
"""


def test_a_cancelled_initiative_raises_nothing_about_itself() -> None:
    made = plan(PROGRAMME, CANCELLED)
    codes = {each.code for each in check(made, analyse(made)) if {"FIN.I1", "FIN.I2"} & {*each.subjects}}
    assert codes == set()


def test_a_refused_value_is_not_reported_again_as_absent() -> None:
    text = """
        Guideline: G1
        Gap: FIN.A1 guideline=G1 target_level=3
        Requirement: B1 support=G1:1
        Option: G1 name=Build
        Response: FIN.D1 response=accepted
    """
    absent = (
        "guideline-without-chosen-option",
        "guideline-without-requirement",
        "not-assessed",
        "requirement-unsupported",
        "response-without-service",
    )
    made = plan(PROGRAMME, text)
    gap, requirement, option, response = made.gaps[0], made.requirements[0], made.options[0], made.responses[0]
    assert [len(of(made, code)) for code in absent] == [1] * len(absent)
    refused = [
        Finding(code="out-of-range", source=gap.source._replace(cell="E7")),
        Finding(code="invalid-value", source=requirement.source._replace(cell="F2")),
        Finding(code="error-cell", source=option.source._replace(cell="C2")),
        Finding(code="unknown-reference", source=response.source._replace(cell="D2")),
    ]
    update = {
        "gaps": (gap.model_copy(update={"cells": {"current_level": "E7"}}),),
        "requirements": (requirement.model_copy(update={"cells": {"support.G1": "F2"}}),),
        "options": (option.model_copy(update={"cells": {"chosen": "C2"}}),),
        "responses": (response.model_copy(update={"cells": {"service": "D2"}}),),
        "findings": tuple(refused),
    }
    again = made.model_copy(update=update)
    assert [of(again, code) for code in absent] == [[]] * len(absent)


def test_both_levels_empty_are_one_finding() -> None:
    [finding] = found("Guideline: G1\nGap: FIN.A1 guideline=G1", "not-assessed")
    assert finding.values["columns"] == ["Current level", "Target level"]


def test_an_overload_names_all_who_take_from_the_role() -> None:
    [finding] = found(
        """
        Initiative: FIN.I1 start=2026-07-01 end=2026-09-30 status=planned
        Initiative: PRO.I1 start=2026-07-01 end=2026-12-31 status=running
        Initiative: PRO.I2 start=2026-10-01 end=2026-12-31 status=planned
        Initiative: PRO.I3 start=2026-07-01 end=2026-09-30 status=cancelled
        Resource: FIN initiative=FIN.I1 role=engineer from_department=IT effort=50
        Resource: PRO initiative=PRO.I1 role=Engineer from_department=IT effort=132
        Resource: PRO initiative=PRO.I2 role=Engineer from_department=IT effort=1
        Resource: PRO initiative=PRO.I3 role=Engineer from_department=IT effort=99
        Initiative: PRO.I4 start=2026-07-01 end=2026-09-30 status=planned
        Resource: PRO initiative=PRO.I4 role=Engineer from_department=IT effort=0
        Capacity: IT role=Engineer period=2026-Q3 total_fte=2 day_to_day_fte=1
        Capacity: IT role=Engineer period=2026-Q4 total_fte=9 day_to_day_fte=1
        """,
        "role-overloaded",
    )
    assert finding.subjects == ("FIN.I1", "PRO.I1")
    assert finding.departments == ("FIN", "IT", "PRO")
    assert finding.values["over"] == pytest.approx(50 + 66 - 55)
    assert finding.values["available"] == 55


def test_a_role_below_zero_has_nothing_to_give() -> None:
    [finding] = found(
        """
        Initiative: FIN.I1 start=2026-07-01 end=2026-09-30 status=planned
        Resource: FIN initiative=FIN.I1 role=Clerk effort=5
        Capacity: FIN role=Clerk period=2026-Q3 total_fte=1 day_to_day_fte=2
        """,
        "role-overloaded",
    )
    assert (finding.values["over"], finding.values["available"]) == (5, 0)


def test_a_period_without_stated_capacity_is_not_overloaded() -> None:
    text = """
        Initiative: FIN.I1 start=2026-07-01 end=2026-09-30 status=planned
        Resource: FIN initiative=FIN.I1 role=Clerk effort=500
        Capacity: FIN role=Clerk period=2026-Q1 total_fte=3 day_to_day_fte=2
    """
    assert found(text, "role-overloaded") == []
    assert found(text, "role-without-capacity") == []


def test_an_overload_outside_the_horizon_is_left_out() -> None:
    text = """
        Initiative: FIN.I1 start=2027-02-01 end=2027-03-31 status=running
        Initiative: FIN.I2 start=2026-09-01 end=2026-09-30 status=planned
        Resource: FIN initiative=FIN.I1 role=Clerk effort=300
        Capacity: FIN role=Clerk period=2026-Q1 total_fte=3 day_to_day_fte=2
    """
    assert found(text, "no-feasible-plan") == []


def test_a_department_interviewed_in_an_earlier_round_only_was_not_interviewed() -> None:
    text = """
        Interview: Ann department=FIN round=1 guideline=G1 understanding=5
        Interview: Bo department=PRO round=1 guideline=G1 understanding=5
        Interview: Bo department=PRO round=2 guideline=G1 understanding=5
        Interview: Eve department=HR round=1 guideline=G2 understanding=5
        Department: FIN
        Department: HR
        Department: PRO
    """
    [finding] = found(text, "department-not-interviewed")
    assert finding.subjects == ("FIN",)


def test_what_is_pushed_beyond_the_horizon_does_not_fit() -> None:
    [finding] = found(
        """
        Initiative: FIN.I1 start=2026-07-01 end=2026-11-30 status=planned
        Initiative: FIN.I2 start=2026-07-01 end=2026-11-30 status=planned after=FIN.I1
        """,
        "no-feasible-plan",
    )
    assert finding.subjects == ("FIN.I2",)
    assert finding.departments == ("FIN",)


@pytest.mark.parametrize(
    ("status", "overload", "codes"),
    [
        ("feasible", 5.0, ["no-feasible-plan", "plan-not-proven-optimal"]),
        ("optimal", 5.0, ["no-feasible-plan"]),
        ("feasible", 0.0, ["plan-not-proven-optimal"]),
        ("optimal", 0.0, []),
        ("infeasible", 0.0, ["no-feasible-plan"]),
    ],
)
def test_how_the_coordination_ended_is_said(status: str, overload: float, codes: list[str]) -> None:
    made = plan(PROGRAMME)
    facts = analyse(made)
    how = facts.coordination.model_copy(update={"status": status, "overload": overload, "bound": 2.0, "gap": 0.25})
    findings = check(made, facts.model_copy(update={"coordination": how}))
    assert [each.code for each in findings] == codes
    proven = [each.values for each in findings if each.code == "plan-not-proven-optimal"]
    assert all(each["gap"] == 0.25 and each.get("overload") == (overload or None) for each in proven)


def test_what_waits_for_the_status_date_names_no_other() -> None:
    [finding] = found("Initiative: FIN.I1 start=2026-06-01 end=2026-07-31 status=planned", "initiative-moved")
    assert (finding.subjects, finding.values["because"]) == (("FIN.I1",), ["status-date"])


def test_findings_stand_in_the_order_of_the_workbooks() -> None:
    made = plan(PROGRAMME, "Guideline: G1\nGap: FIN.A2 guideline=G1\nGap: FIN.A1 guideline=G1")
    book = Workbook(file="inputs/programme.xlsx", sha256="", sheets=("Departments", "Guidelines"))
    findings = check(made.model_copy(update={"workbooks": (book,)}), analyse(made))
    assert [Source(*each.source).cell for each in findings if each.code == "not-assessed"] == ["A3", "A4"]
    sheets = [each.source.sheet for each in findings if each.source.file == "inputs/programme.xlsx"]
    assert sheets == sorted(sheets, key=("Departments", "Guidelines").index)


SPARSE = """
    Guideline: G1
    Option: G1 name=Build
    Requirement: B1
    Department: IT
    Interview: Ann guideline=G1 round=1
    Service: S1
    Response: FIN.D1
    Response: FIN.D2 response=accepted
    Budget: FIN year=2026
    Milestone: M1 requires=FIN.I1
    Milestone: M2 date=2026-01-01
    Decision: D1
    Decision: D2 status=open
    Submission: FIN
    Translation: FIN guideline=G1
    Demand: FIN.D1 service=S1
    Demand: FIN.D3 service=S1 needed_by=2026-03-31
    Gap: FIN.A1
    Gap: FIN.A2 current_level=3
    Gap: FIN.A3 target_level=3 target_date=2026-01-01
    Initiative: FIN.I1
    Initiative: FIN.I2 start=2026-03-01 after=FIN.I1,FIN.I3 closes=FIN.A1
    Initiative: FIN.I3 end=2026-01-31 closes=FIN.A3
    Initiative: FIN.I4 self_rating=green progress=0.5
    Resource: FIN
    Resource: FIN initiative=FIN.I1
    Resource: FIN initiative=FIN.I1 role=Clerk
    Resource: FIN initiative=FIN.I2 role=Clerk effort=3 one_off=5 annual=5
    Capacity: FIN role=Clerk period=2026-Q1
    Capacity: FIN role=Clerk period=2026-Q2 total_fte=1
    Capacity: FIN role=Clerk period=2026-Q3 day_to_day_fte=1
    Dependency: FIN
    Dependency: FIN direction=needs other=IT
    Dependency: FIN direction=needs other=IT initiative=FIN.I1 their_initiative=FIN.I2
    Dependency: FIN direction=needs other=IT their_initiative=FIN.I1 date=2026-01-01
    Dependency: IT direction=provides other=FIN initiative=FIN.I2 their_initiative=FIN.I1
    Dependency: IT direction=provides
    Risk: FIN.R1
"""


@pytest.mark.parametrize("programme", [PROGRAMME, ""])
def test_rows_of_which_little_could_be_read_do_no_harm(programme: str) -> None:
    made = plan(programme, SPARSE)
    findings = check(made, analyse(made))
    for language in ("en", "da", "de"):
        assert all(message(each, Words(language)) and remedy(each, Words(language)) for each in findings)


@pytest.mark.parametrize(("scores", "count"), [((5, 1), 0), ((5, 1, 1), 1), ((4, 4, 4), 0)])
def test_two_leaders_are_too_few_to_disagree(scores: tuple[int, ...], count: int) -> None:
    rows = [f"Interview: L{i} guideline=G1 round=2 understanding={score} support=3" for i, score in enumerate(scores)]
    other = """
        Guideline: G1
        Guideline: G2
        Interview: Ann department=FIN guideline=G1 round=1 understanding=1 support=3
        Interview: Ann department=FIN guideline=G2 round=1 understanding=2 support=3
        Interview: Bo department=IT guideline=G2 round=1 understanding=4 support=3
    """
    findings = found("\n".join([other, *rows]), "leaders-disagree")
    assert [each.subjects for each in findings] == [("G1",)] * count
    for finding in findings:
        assert len(finding.also) == len(scores) - 1
        assert (finding.values["round"], finding.values["n"]) == (2, 3)
    assert [each.subjects for each in found(other, "guideline-misunderstood")] == [("G1",)]


@pytest.mark.parametrize(
    ("status", "progress", "count"),
    [
        ("done", 0.99, 1),
        ("planned", 0.01, 1),
        ("running", 1, 1),
        ("on hold", 1, 1),
        ("running", 0, 0),
        ("on hold", 0.5, 0),
    ],
)
def test_progress_and_status_that_cannot_both_be_true(status: str, progress: float, count: int) -> None:
    findings = found(f"Initiative: FIN.I1 status={status} progress={progress}", "progress-contradicts-status")
    assert len(findings) == count


@pytest.mark.parametrize("dates", ["start=2027-02-01", "end=2025-12-31", "start=2026-06-01 end=2025-12-01"])
def test_whichever_date_is_stated_may_lie_outside_the_horizon(dates: str) -> None:
    assert len(found(f"Initiative: FIN.I1 {dates}", "outside-horizon")) == 1


def test_a_start_before_the_horizon_is_outside_too() -> None:
    [finding] = found("Initiative: FIN.I1 start=2025-12-31 end=2026-12-31", "outside-horizon")
    assert (finding.values["start"], finding.values["end"]) == ("2025-12-31", None)
