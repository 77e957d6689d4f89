"""What the rules say about demands, interconnections and decisions where the smallest workbooks do not lead."""

import pytest

from check.asking import found


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


def test_a_bare_code_of_a_department_is_said_in_full() -> None:
    [finding] = found("Gap: FIN.A1\nGap: PRO.A1\nDecision: D1 concerns=A1,D1,FIN.A1", "decision-without-effect")
    assert finding.values["codes"] == ["A1"]
    assert finding.values["suggestions"] == ["FIN.A1", "PRO.A1"]


def test_an_unknown_code_names_a_department_only_if_there_is_one() -> None:
    [finding] = found("Department: FIN\nDecision: D1 concerns=FIN.I9,XX.I9", "decision-without-effect")
    assert finding.departments == ("FIN",)


@pytest.mark.parametrize(("answer", "count"), [("accepted", 1), ("adapted", 1), ("declined", 0), ("open", 0)])
def test_only_what_was_promised_needs_a_service(answer: str, count: int) -> None:
    assert len(found(f"Demand: FIN.D1\nResponse: FIN.D1 response={answer}", "response-without-service")) == count


def test_an_open_answer_is_none() -> None:
    text = "Demand: FIN.D1 needed_by=2026-09-30\nResponse: FIN.D1 response=open available_from=2026-10-01"
    assert found(text, "service-too-late") == []


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
        Dependency: FIN initiative=FIN.I2 direction=needs other=FIN deliverable=Data their_initiative=FIN.I4
        Initiative: FIN.I4
    """
    [finding] = found(text, "dependency-cycle")
    assert (finding.source.cell, [each.cell for each in finding.also]) == ("A5", ["A2"])


def test_a_cancelled_predecessor_or_oneself_is_not_waited_for() -> None:
    text = """
        Initiative: FIN.I1 start=2026-07-01 end=2026-09-30 status=planned after=FIN.I1,FIN.I2
        Initiative: FIN.I2 start=2026-07-01 end=2026-09-30 status=cancelled
    """
    assert found(text, "starts-before-predecessor-ends") == []
