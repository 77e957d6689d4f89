"""What auditors ask yields to what is proven already, and to nothing else; the edges of their rules."""

import pytest

from check.asking import found
from notation.plans import plan
from reportgen.analyse import analyse
from reportgen.check import RULES, audit, check
from reportgen.model.finding import Finding, Severity, Source
from reportgen.model.plan import Plan

LONG = "Programme: status_date=2026-06-30 horizon_start=2025-01-01 horizon_end=2027-12-31"
NEXT_TO = "Initiative: FIN.I1 start=2026-07-01 end=2026-08-14\nInitiative: FIN.I2 start=2026-08-17 end=2026-10-30"
THIN = "Initiative: FIN.I1 start=2026-07-06 end=2026-09-25\nResource: FIN initiative=FIN.I1 role=Clerk effort=2.9"
PUSHED = "Initiative: FIN.I1 start=2026-08-03 end=2026-09-15\nInitiative: FIN.I2 start=2026-08-03 end=2026-09-01"

LATE_GAP = f"{PUSHED} after=FIN.I1 closes=FIN.A1\nGap: FIN.A1 target_date=2026-09-30"
ACROSS = """
    Initiative: FIN.I1 start=2026-07-01 end=2026-08-14
    Initiative: FIN.I3
    Initiative: IT.I2 start=2026-08-17
    Dependency: IT initiative=IT.I2 direction=needs other=FIN deliverable=Data date=2026-08-17
    Dependency: FIN initiative=FIN.I3 direction=provides other=IT deliverable=Data date=2026-08-14
"""

YIELDING = {
    ("imposed-date", "starts-before-predecessor-ends"): (
        NEXT_TO,
        f"{NEXT_TO} after=FIN.I3\nInitiative: FIN.I3 start=2026-07-01 end=2026-09-11",
    ),
    ("imposed-date", "need-without-provision"): (
        NEXT_TO,
        f"{NEXT_TO}\nDepartment: IT\nDependency: FIN initiative=FIN.I2 direction=needs other=IT deliverable=Data",
    ),
    ("very-long-initiative", "outside-horizon"): (
        "Initiative: FIN.I1 start=2026-07-01 end=2027-07-01",
        "Initiative: FIN.I1 start=2026-07-01 end=2028-07-01",
    ),
    ("thin-effort", "effort-not-stated"): (THIN, f"{THIN}\nResource: FIN initiative=FIN.I1 role=Architect"),
    ("thin-effort", "outside-horizon"): (THIN, THIN.replace("end=2026", "end=2028")),
    ("negative-float", "gap-closes-late"): (
        LATE_GAP,
        f"{LATE_GAP}\nInitiative: FIN.I3 start=2026-08-03 end=2026-10-30 closes=FIN.A1",
    ),
}
"""By audit code and what it yields to: a plan in which it is raised, and one in which the other proves the same."""


def codes(made: Plan) -> set[str]:
    return {each.code for each in check(made, analyse(made))}


@pytest.mark.parametrize(("audited", "proves"), YIELDING, ids=str)
def test_an_audit_finding_yields_to_what_proves_the_same_and_only_then(audited: str, proves: str) -> None:
    raising, yielding = (plan(LONG, text) for text in YIELDING[audited, proves])
    assert audited in codes(raising)
    assert proves not in codes(raising)
    assert list(RULES[audited](yielding, analyse(yielding)))
    assert proves in codes(yielding)
    assert audited not in codes(yielding)


def test_a_milestone_that_is_missed_is_a_promise_that_is_named_already() -> None:
    made = plan(LONG, f"{PUSHED} after=FIN.I1\nMilestone: M1 date=2026-09-30 requires=FIN.I2")
    assert list(RULES["negative-float"](made, analyse(made)))
    assert "negative-float" not in codes(made)
    assert "milestone-missed" in codes(made)


def finding(code: str, *subjects: str, **values: str) -> Finding:
    return Finding(code=code, source=Source("inputs/FIN.xlsx"), subjects=subjects, values={**values})


@pytest.mark.parametrize(("audited", "proves"), [(code, each) for code, to in audit.YIELDS.items() for each in to])
def test_it_yields_only_to_a_finding_about_the_same(audited: str, proves: str) -> None:
    asked = finding(audited, "FIN.I1")
    assert list(audit.unyielding([asked], [finding(proves, "FIN.I2", "FIN.I1")])) == []
    assert list(audit.unyielding([asked], [finding(proves, "FIN.I2"), finding("overdue", "FIN.I1")])) == [asked]


def test_a_broken_promise_yields_only_where_the_promise_is_the_same() -> None:
    asked = finding("negative-float", "FIN.I1", "FIN.A1", promise="FIN.A1")
    assert list(audit.unyielding([asked], [finding("gap-closes-late", "FIN.A2", "FIN.I1")])) == [asked]
    assert list(audit.unyielding([asked], [finding("gap-closes-late", "FIN.A1", "FIN.I9")])) == []


def test_audit_codes_are_no_errors_and_yield_to_codes_of_other_families_alone() -> None:
    assert {finding(code).severity for code in audit.YIELDS} == {Severity.WARNING, Severity.NOTE}
    assert {each for to in audit.YIELDS.values() for each in to} <= RULES.keys() - audit.YIELDS.keys()
    assert list(audit.YIELDS) == list(RULES)[-len(audit.YIELDS) :]


def test_findings_of_the_other_families_never_yield() -> None:
    for _, text in YIELDING.values():
        made = plan(LONG, text)
        facts = analyse(made)
        raised = [each for code, rule in RULES.items() if code not in audit.YIELDS for each in rule(made, facts)]
        assert all(each in check(made, facts) for each in raised)


@pytest.mark.parametrize(
    ("line", "isolated"),
    [
        ("", ["FIN.I1"]),
        ("Initiative: FIN.I2 after=FIN.I1 status=planned", []),
        ("Dependency: FIN initiative=FIN.I1 direction=provides other=IT deliverable=Data", []),
        ("Dependency: IT initiative=IT.I1 direction=needs other=FIN deliverable=Data their_initiative=FIN.I1", []),
        ("Milestone: M1 date=2026-09-30 requires=FIN.I1", []),
        ("Milestone: M1 date=2026-09-30 requires=IT.I1", ["FIN.I1"]),
    ],
)
def test_whoever_has_a_link_or_a_milestone_does_not_stand_alone(line: str, isolated: list[str]) -> None:
    texts = f"Department: IT\nInitiative: FIN.I1 status=running\nInitiative: FIN.I9 status=done\n{line}"
    assert [each.subjects[0] for each in found(texts, "isolated-initiative")] == isolated


EARLIER = "Initiative: FIN.I1 start=2026-07-01 end=2026-08-14"
CHAIN = "Initiative: FIN.I3 after=FIN.I1\nInitiative: FIN.I2 after=FIN.I3"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"{EARLIER}\nInitiative: FIN.I2 start=2026-08-14", 1),
        (f"{EARLIER}\nInitiative: FIN.I2 start=2026-08-17", 1),
        (f"{EARLIER}\nInitiative: FIN.I2 start=2026-08-18", 0),
        (f"{EARLIER}\nInitiative: FIN.I2 start=2026-08-17 status=running", 0),
        (f"{EARLIER} status=cancelled\nInitiative: FIN.I2 start=2026-08-17", 0),
        (f"{EARLIER}\n{CHAIN} start=2026-08-17", 0),
        (f"{EARLIER}\nInitiative: IT.I2 start=2026-08-17", 0),
        (ACROSS, 1),
        ("Initiative: FIN.I1 end=2026-06-30\nInitiative: FIN.I2 start=2026-07-01", 0),
        ("Initiative: FIN.I1 end=2026-06-30 owner=Bo\nInitiative: FIN.I2 start=2026-07-01 owner=BO", 1),
        ("Initiative: FIN.I1 end=2026-06-30 closes=FIN.A1\nInitiative: FIN.I2 start=2026-07-01 closes=FIN.A1", 1),
    ],
)
def test_a_date_looks_imposed_where_no_link_and_no_calendar_explains_it(text: str, count: int) -> None:
    assert len(found(text, "imposed-date")) == count


@pytest.mark.parametrize(
    ("length", "start", "end", "count"),
    [
        ("quarter", "2026-08-31", "2027-08-30", 0),
        ("quarter", "2026-08-31", "2027-08-31", 1),
        ("month", "2026-08-31", "2026-12-30", 0),
        ("month", "2026-08-31", "2026-12-31", 1),
    ],
)
def test_four_periods_are_long_enough(length: str, start: str, end: str, count: int) -> None:
    made = plan(f"{LONG} period_length={length}", f"Initiative: FIN.I1 start={start} end={end}")
    assert len(list(RULES["very-long-initiative"](made, analyse(made)))) == count


@pytest.mark.parametrize(("efforts", "count"), [((1, 1.9), 1), ((1, 2), 0), ((0, 0), 0)])
def test_effort_is_thin_over_all_roles_together(efforts: tuple[float, float], count: int) -> None:
    rows = [f"Resource: FIN initiative=FIN.I1 role=R{number} effort={effort}" for number, effort in enumerate(efforts)]
    text = "\n".join(["Initiative: FIN.I1 start=2026-07-06 end=2026-09-25", *rows])
    assert len(found(text, "thin-effort")) == count


def test_the_promises_that_links_break_are_named_one_by_one() -> None:
    text = f"""
        {PUSHED} after=FIN.I1 closes=FIN.A1,FIN.A2
        Gap: FIN.A1 target_date=2026-10-13
        Gap: FIN.A2 target_date=2026-10-15
    """
    [broken] = found(text, "negative-float")
    # I2 takes 22 weekdays, from Wednesday 16 September on
    assert (broken.values["promise"], broken.values["end"], broken.values["days"]) == ("FIN.A1", "2026-10-15", 2)


def test_who_is_late_as_asked_has_no_negative_float() -> None:
    made = plan(LONG, LATE_GAP.replace("target_date=2026-09-30", "target_date=2026-08-31"))
    assert list(RULES["negative-float"](made, analyse(made))) == []


def test_only_what_pushes_last_is_named() -> None:
    text = f"""
        {PUSHED} after=FIN.I1,FIN.I3 closes=FIN.A1
        Initiative: FIN.I3 start=2026-08-03 end=2026-08-28
        Gap: FIN.A1 target_date=2026-09-30
    """
    assert [each.values["others"] for each in found(text, "negative-float")] == [["FIN.I1"]]


@pytest.mark.parametrize(("third", "count"), [("2026-08-31", 1), ("2026-09-01", 0)])
def test_three_at_once_are_too_many_for_one_owner(third: str, count: int) -> None:
    text = f"""
        Initiative: FIN.I1 owner=Bo start=2026-07-01 end=2026-08-31
        Initiative: IT.I1 owner=BO start=2026-08-01 end=2026-12-18
        Initiative: FIN.I2 owner=bo start={third} end=2026-10-30
        Initiative: FIN.I3 owner=bo start={third} end=2026-10-30 status=done
        Initiative: FIN.I4 owner=Eva start=2026-07-01 end=2026-12-18
    """
    overcommitted = found(text, "owner-overcommitted")
    assert len(overcommitted) == count
    for each in overcommitted:
        assert each.values["initiatives"] == ["FIN.I1", "IT.I1", "FIN.I2"]
        assert (each.values["date"], each.values["until"]) == ("2026-08-31", "2026-08-31")
