"""What the rules do where the smallest workbooks do not lead: what is left out, who is named, in which order."""

import pytest

from notation.plans import plan
from reportgen.analyse import analyse
from reportgen.check import check
from reportgen.model.finding import Finding, Source
from reportgen.model.plan import Plan, Workbook
from reportgen.words.catalogue import Words
from reportgen.words.findings import message, remedy

PROGRAMME = "Programme: status_date=2026-06-30 horizon_start=2026-01-01 horizon_end=2026-12-31"


def found(text: str, code: str) -> list[Finding]:
    return of(plan(PROGRAMME, text), code)


def of(made: Plan, code: str) -> list[Finding]:
    return [each for each in check(made, analyse(made)) if each.code == code]


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
    """
    made = plan(PROGRAMME, text)
    gap, requirement = made.gaps[0], made.requirements[0]
    assert [each.source for each in of(made, "not-assessed")] == [gap.source]
    refused = [
        Finding(code="out-of-range", source=gap.source._replace(cell="E7")),
        Finding(code="invalid-value", source=requirement.source._replace(cell="F2")),
    ]
    update = {
        "gaps": (gap.model_copy(update={"cells": {"current_level": "E7"}}),),
        "requirements": (requirement.model_copy(update={"cells": {"support.G1": "F2"}}),),
        "findings": tuple(refused),
    }
    again = made.model_copy(update=update)
    assert of(again, "not-assessed") == []
    assert of(again, "requirement-unsupported") == []
    assert of(again, "guideline-without-requirement") == []


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


@pytest.mark.parametrize(
    ("response", "late"),
    [("", 1), ("response=open", 1), ("response=accepted", 1), ("response=declined", 0)],
)
def test_a_service_is_too_late_unless_none_is_coming(response: str, late: int) -> None:
    answer = f"Response: FIN.D1 {response}" if response else ""
    text = f"""
        Service: S1 provider=IT available_from=2026-10-01
        Demand: FIN.D1 service=S1 needed_by=2026-09-30
        {answer}
    """
    assert len(found(text, "service-too-late")) == late


def test_a_late_service_without_a_name_stands_at_the_response() -> None:
    text = "Demand: FIN.D1 needed_by=2026-09-30\nResponse: FIN.D1 response=accepted available_from=2026-10-01"
    [finding] = found(text, "service-too-late")
    assert finding.source.sheet == "Responses"
    assert finding.values["days"] == 1


def test_dates_that_contradict_are_not_repeated() -> None:
    text = """
        Initiative: FIN.I1 start=2026-07-01 end=2026-09-30 status=planned
        Initiative: IT.I1 start=2026-07-01 end=2026-09-30 status=planned
        Dependency: FIN initiative=FIN.I1 direction=needs other=IT deliverable=X their_initiative=IT.I1 date=2026-08-31
        Dependency: IT initiative=IT.I1 direction=provides other=FIN deliverable=X date=2026-09-01
    """
    assert len(found(text, "dates-contradict")) == 1
    assert found(text, "needed-before-provided") == []


def test_each_loop_is_one_finding() -> None:
    text = """
        Initiative: FIN.I1 after=FIN.I2
        Initiative: FIN.I2 after=FIN.I1
        Initiative: IT.I1 after=IT.I1
    """
    assert [each.subjects for each in found(text, "dependency-cycle")] == [("FIN.I1", "FIN.I2"), ("IT.I1",)]


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


@pytest.mark.parametrize(("status", "count"), [("feasible", 1), ("optimal", 0), ("infeasible", 0)])
def test_a_plan_that_may_not_be_the_best_says_so(status: str, count: int) -> None:
    made = plan(PROGRAMME, "Guideline: G1")
    facts = analyse(made)
    how = facts.coordination.model_copy(update={"status": status, "overload": 5.0, "bound": 2.0})
    findings = check(made, facts.model_copy(update={"coordination": how}))
    mine = [each for each in findings if each.code == "plan-not-proven-optimal"]
    assert [each.values["gap"] for each in mine] == [3.0] * count


def test_a_bare_code_of_a_department_is_said_in_full() -> None:
    [finding] = found("Gap: FIN.A1\nGap: PRO.A1\nDecision: D1 concerns=A1,D1,FIN.A1", "decision-without-effect")
    assert finding.values["codes"] == ["A1"]
    assert finding.values["suggestions"] == ["FIN.A1", "PRO.A1"]


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
        Interview: Ann department=FIN guideline=G2 round=3 understanding=2 support=3
        Interview: Bo department=IT guideline=G2 round=3 understanding=4 support=3
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


def test_a_start_before_the_horizon_is_outside_too() -> None:
    [finding] = found("Initiative: FIN.I1 start=2025-12-31 end=2026-12-31", "outside-horizon")
    assert (finding.values["start"], finding.values["end"]) == ("2025-12-31", None)


def test_only_what_may_mean_the_same_is_named_beside_a_need() -> None:
    text = """
        Initiative: FIN.I1 status=running
        Initiative: FIN.I2 status=running
        Initiative: IT.I1 status=running
        Initiative: IT.I2 status=running
        Initiative: IT.I3 status=cancelled
        Dependency: FIN initiative=FIN.I1 direction=needs other=IT deliverable=Data their_initiative=IT.I1
        Dependency: IT initiative=IT.I1 direction=provides other=FIN deliverable=Prices their_initiative=FIN.I2
        Dependency: IT initiative=IT.I2 direction=provides other=FIN deliverable=Costs their_initiative=FIN.I1
        Dependency: IT initiative=IT.I2 direction=provides other=FIN deliverable=DATA their_initiative=FIN.I2
        Dependency: IT initiative=IT.I2 direction=provides other=FIN deliverable=Rates their_initiative=FIN.I2
        Dependency: IT initiative=IT.I3 direction=provides other=FIN deliverable=Data their_initiative=FIN.I2
        Dependency: IT initiative=IT.I2 direction=provides other=PRO deliverable=Data their_initiative=FIN.I1
        Dependency: PRO direction=provides other=FIN deliverable=Data their_initiative=FIN.I2
    """
    [finding] = found(text, "need-without-provision")
    assert [each.cell for each in finding.also] == ["A8", "A9", "A10"]
    assert finding.departments == ("FIN", "IT")


def test_a_loop_names_its_own_links_only() -> None:
    text = """
        Initiative: FIN.I1 after=FIN.I2
        Initiative: FIN.I2
        Initiative: FIN.I3 after=FIN.I2
        Dependency: FIN initiative=FIN.I2 direction=needs other=FIN deliverable=Data their_initiative=FIN.I1
        Dependency: FIN initiative=FIN.I1 direction=provides other=FIN deliverable=Data their_initiative=FIN.I2
        Dependency: FIN initiative=FIN.I3 direction=needs other=FIN deliverable=Data their_initiative=FIN.I1
    """
    [finding] = found(text, "dependency-cycle")
    assert (finding.source.cell, [each.cell for each in finding.also]) == ("A5", ["A2"])


def test_a_cancelled_predecessor_or_oneself_is_not_waited_for() -> None:
    text = """
        Initiative: FIN.I1 start=2026-07-01 end=2026-09-30 status=planned after=FIN.I1,FIN.I2
        Initiative: FIN.I2 start=2026-07-01 end=2026-09-30 status=cancelled
    """
    assert found(text, "starts-before-predecessor-ends") == []
