"""Rows of the gap report: what comes first, and what is marked how."""

from notation.plans import plan
from notation.reports import report_view
from reportgen.compose.sections.demands import demand_rows
from reportgen.compose.sections.gaps import gap_rows
from reportgen.compose.sections.interconnections import links
from reportgen.compose.sections.people import people, tightest
from reportgen.compose.sections.timeline import promises
from reportgen.compose.sections.ways import Called, way_rows
from reportgen.compose.views import DepartmentView
from reportgen.words.catalogue import Words

EN = Words("en")
TIME = "Programme: status_date=2026-01-01 horizon_start=2026-01-01 horizon_end=2026-12-31"
DATES = "start=2026-02-02 end=2026-05-29 status=planned"


def view(*texts: str) -> DepartmentView:
    return report_view(plan(TIME, *texts))


def test_gaps_by_weight_those_not_assessed_last() -> None:
    seen = view(
        "Gap: FIN.A1 target_level=3",
        "Gap: FIN.A2 current_level=2 target_level=3 target_date=2026-12-31",
        "Gap: FIN.A3 current_level=0 target_level=3 target_date=2026-05-30",
        "Gap: FIN.A4 current_level=0 target_level=2",
        f"Initiative: FIN.I1 closes=FIN.A2,FIN.A4,FIN.A3 {DATES}",
    )
    rows = gap_rows(seen.gaps, seen.gap_facts, seen.closing, seen.short, EN)
    assert [(row.code, row.tone, row.state) for row in rows] == [
        ("A3", "amber", "no slack"),
        ("A4", "amber", "no target date"),
        ("A2", "green", "in time"),
        ("A1", "red", "nothing planned"),
    ]
    assert [row.undated for row in rows] == [False, True, False, False]


def test_demands_without_an_answer_stand_first() -> None:
    seen = view(
        "Demand: FIN.D1 needed_by=2026-03-31 service=S1",
        "Demand: FIN.D2 needed_by=2026-02-28",
        "Demand: FIN.D3",
        "Service: S1 available_from=2026-06-01",
        "Response: FIN.D1 response=accepted",
        "Response: FIN.D2 response=declined",
    )
    assert [(row.code, row.tone, row.late) for row in demand_rows(seen, EN)] == [
        ("D3", "red", False),
        ("D1", "green", True),
        ("D2", "red", False),
    ]


def test_interconnections_that_do_not_hold_stand_first() -> None:
    need = "Dependency: FIN direction=needs other=IT deliverable={} date={}"
    seen = view(
        f"Initiative: FIN.I1 {DATES}",
        need.format("Early", "2026-03-31"),
        "Dependency: IT direction=provides other=FIN deliverable=Early date=2026-02-28",
        need.format("Alone", "2026-03-31"),
        need.format("Late", "2026-03-31"),
        "Dependency: IT direction=provides other=FIN deliverable=Late date=2026-04-30",
    )
    rows = links(seen, EN).rows
    assert [(row.interconnection.deliverable, row.tone, row.apart) for row in rows] == [
        ("Late", "red", "4 weeks apart"),
        ("Alone", "amber", ""),
        ("Early", "", ""),
    ]


def test_initiatives_say_why_they_lie_where_they_lie() -> None:
    seen = view(
        f"Initiative: FIN.I1 {DATES}",
        "Initiative: FIN.I2 status=planned",
        "Initiative: FIN.I3 start=2026-06-01 end=2026-05-01 status=planned",
        f"Initiative: FIN.I4 {DATES} after=FIN.I1",
        "Initiative: FIN.I5 status=cancelled start=2026-01-05 end=2026-01-30",
    )
    rows = way_rows(seen.initiatives, seen.initiative_facts, seen.moves, seen.ratings, Called(seen.short, str), EN)
    assert {row.code: row.reason for row in rows} == {
        "I1": "starts as asked",
        "I2": "no dates stated",
        "I3": "ends before it starts",
        "I4": "waits for I1",
        "I5": "cancelled",
    }
    assert {row.code: row.tone for row in rows}["I5"] == ""
    assert {row.code: row.change for row in rows if row.change} == {
        "I4": "A period earlier, or as asked, would take an end of I1 before 29 May 2026"
    }


def test_a_full_role_is_named_with_its_periods() -> None:
    dates = "start=2026-01-05 end=2026-03-27 status=planned"
    lines = (
        f"Initiative: FIN.I1 {dates}",
        f"Initiative: FIN.I2 {dates}",
        "Resource: FIN initiative=FIN.I1 from_department=IT role=Architect effort=50",
        "Resource: FIN initiative=FIN.I2 from_department=IT role=Architect effort=50",
        f"Initiative: IT.I3 {dates}",
        f"Initiative: IT.I4 {dates}",
        "Resource: IT initiative=IT.I3 role=Tester effort=50",
        "Resource: IT initiative=IT.I4 role=Tester effort=50",
        "Capacity: IT role=Architect period=2026-Q1 total_fte=1 day_to_day_fte=0",
        "Capacity: IT role=Tester period=2026-Q1 total_fte=1 day_to_day_fte=0",
    )
    said, changes = set(), set()
    for code in ("FIN", "IT"):
        seen = report_view(plan(TIME, *lines), code)
        called = Called(seen.short, str)
        rows = way_rows(seen.initiatives, seen.initiative_facts, seen.moves, seen.ratings, called, EN)
        said |= {row.reason for row in rows if row.moved}
        changes |= {row.change for row in rows if row.change}
    assert said == {"no free Architect (IT) in Q1 2026", "no free Tester in Q1 2026"}
    took = {each.partition(" would take ")[2].partition(" ")[2] for each in changes}
    assert took == {"person-days more of Architect (IT) in Q1 2026", "person-days more of Tester (IT) in Q1 2026"}


def test_the_tightest_role_stands_first() -> None:
    seen = view(
        f"Initiative: FIN.I1 {DATES}",
        "Resource: FIN initiative=FIN.I1 role=Analyst effort=2",
        "Resource: FIN initiative=FIN.I1 role=Buyer effort=90",
        "Resource: FIN initiative=FIN.I1 role=Clerk effort=90",
        *(f"Capacity: FIN role={role} period=2026-Q1 total_fte=1 day_to_day_fte=0" for role in ("Analyst", "Buyer")),
    )
    staff = people(seen.capacity_facts, seen.periods, EN)
    assert staff
    strip = tightest(staff, 2, 3)
    assert [row.role for row in strip.before] == ["Buyer", "Analyst"]
    assert [len(row.loads) for row in strip.before] == [3, 3]
    assert len(strip.periods) == 3


def test_promises_are_kept_missed_or_unknown() -> None:
    seen = view(
        f"Initiative: FIN.I1 {DATES}",
        "Initiative: FIN.I2 status=planned",
        "Milestone: M1 date=2026-05-29 requires=FIN.I1",
        "Milestone: M2 date=2026-04-30 requires=FIN.I1",
        "Milestone: M3 requires=FIN.I1",
        "Milestone: M4 date=2026-04-01 requires=FIN.I2",
    )
    assert [(each.milestone.id, each.tone, each.state) for each in promises(seen, EN)] == [
        ("M4", "amber", "cannot be dated"),
        ("M2", "red", "4 weeks late"),
        ("M1", "green", "in time"),
        ("M3", "amber", "no date promised"),
    ]
