"""What a department may see of others: what they share, and of the rest a department and a role."""

from notation.plans import plan
from reportgen.analyse import analyse
from reportgen.check import check
from reportgen.compose.views import DepartmentView, department_view
from reportgen.model.finding import Finding, Source
from reportgen.model.plan import Plan, Workbook


def books(made: Plan) -> Plan:
    """The plan with one workbook a department, so that cells have owners."""
    found = [Workbook(file="inputs/programme.xlsx", sha256="0")]
    found += [Workbook(file=f"inputs/{each.id}.xlsx", sha256="0", department=each.id) for each in made.departments]
    return made.model_copy(update={"workbooks": tuple(found)})


def view(code: str, *texts: str, extra: tuple[Finding, ...] = ()) -> DepartmentView:
    made = books(plan(*texts))
    facts = analyse(made)
    return department_view(made, facts, [*check(made, facts), *extra], code, 3)


TIME = "Programme: status_date=2026-01-01 horizon_start=2026-01-01 horizon_end=2026-12-31"
DATES = "start=2026-02-02 end=2026-05-29 status=planned"


def found(seen: DepartmentView, code: str) -> list[Finding]:
    return [each for each in seen.findings if each.code == code]


def test_what_comes_after_anothers_work_names_the_department_alone() -> None:
    seen = view("FIN", TIME, f"Initiative: IT.I7 name=Secret {DATES}", f"Initiative: FIN.I1 after=IT.I7 {DATES}")
    assert seen.initiatives[0].after == ("IT",)
    assert seen.initiative_facts["FIN.I1"].because == ("IT",)
    clash = found(seen, "starts-before-predecessor-ends")[0]
    assert clash.values["predecessor"] == "IT.…"
    assert clash.subjects == ("FIN.I1", "IT")
    assert "Secret" not in repr(seen)
    assert "I7" not in repr(seen)


def test_the_other_end_of_an_interconnection_is_shared() -> None:
    need = "Dependency: FIN initiative=FIN.I1 direction=needs other=IT deliverable=Data their_initiative=IT.I7"
    seen = view("FIN", TIME, f"Initiative: IT.I7 {DATES}", f"Initiative: FIN.I1 after=IT.I7 {DATES}", need)
    assert seen.initiatives[0].after == ("IT.I7",)
    assert seen.interconnections[0].their_initiative == "IT.I7"


def test_a_gap_that_another_department_closes_is_closed() -> None:
    seen = view("FIN", TIME, "Gap: FIN.A1", f"Initiative: IT.I7 name=Secret closes=FIN.A1 {DATES}")
    assert [each.id for each in seen.closing["FIN.A1"]] == ["IT"]
    assert "Secret" not in repr(seen)
    theirs = view("IT", TIME, "Gap: FIN.A1 capability=Hush", f"Initiative: IT.I7 closes=FIN.A1 {DATES}")
    assert theirs.initiatives[0].closes == ("FIN",)
    assert "Hush" not in repr(theirs)


def test_the_mover_does_not_see_what_it_moves() -> None:
    lines = (TIME, f"Initiative: IT.I7 {DATES}", f"Initiative: FIN.I1 after=IT.I7 {DATES}")
    assert found(view("FIN", *lines), "initiative-moved")
    assert not found(view("IT", *lines), "initiative-moved")


def test_a_loop_through_a_third_department_names_it_alone() -> None:
    lines = (
        f"Initiative: FIN.I1 after=IT.I7 {DATES}",
        f"Initiative: IT.I7 after=HR.I3 {DATES}",
        f"Initiative: HR.I3 after=FIN.I1 {DATES}",
    )
    loop = found(view("FIN", TIME, *lines), "dependency-cycle")[0]
    assert loop.values["initiatives"] == ["FIN.I1", "HR", "IT"]
    assert loop.values["way"] == ["FIN.I1", "HR", "IT"]
    assert {loop.values["before"], loop.values["after"]} <= {"FIN.I1", "HR.…", "IT.…"}
    assert {loop.source.file, *(each.file for each in loop.also)} == {"inputs/FIN.xlsx"}


NEED = (
    TIME,
    f"Initiative: HR.I3 {DATES}",
    f"Initiative: FIN.I1 {DATES}",
    (
        "Dependency: FIN initiative=FIN.I1 direction=needs other=IT deliverable=Hush their_initiative=HR.I3 "
        "date=2026-03-31"
    ),
    "Dependency: IT direction=provides other=FIN deliverable=Whisper their_initiative=FIN.I1",
)


def test_a_third_department_does_not_hear_what_two_others_say() -> None:
    third = view("HR", *NEED)
    assert found(third, "need-without-provision")
    assert found(third, "needed-before-provided")
    assert "Hush" not in repr(third)
    assert "Whisper" not in repr(third)


def test_both_sides_hear_what_may_be_meant() -> None:
    for code in ("FIN", "IT"):
        values = found(view(code, *NEED), "need-without-provision")[0].values
        assert (values["deliverable"], values["near"]) == ("Hush", "Whisper")


def test_what_a_third_department_offers_is_told_to_the_one_it_is_offered_to() -> None:
    lines = (
        TIME,
        "Department: IT",
        f"Initiative: FIN.I1 {DATES}",
        "Dependency: FIN initiative=FIN.I1 direction=needs other=IT deliverable=Hush",
        "Dependency: HR direction=provides other=FIN deliverable=Hush!",
    )
    for code, near in (("FIN", "Hush!"), ("IT", None)):
        seen = view(code, *lines)
        assert found(seen, "need-without-provision")[0].values["near"] == near
        assert ("HR" in repr(seen.findings)) == (near is not None)
    assert not found(view("HR", *lines), "need-without-provision")


def test_the_way_round_a_loop_keeps_every_step() -> None:
    lines = (
        f"Initiative: FIN.I1 after=IT.I2 {DATES}",
        f"Initiative: IT.I1 after=FIN.I1 {DATES}",
        f"Initiative: FIN.I2 after=IT.I1 {DATES}",
        f"Initiative: IT.I2 after=FIN.I2 {DATES}",
    )
    loop = found(view("FIN", TIME, *lines), "dependency-cycle")[0]
    assert loop.values["way"] == ["FIN.I1", "IT", "FIN.I2", "IT"]


def test_what_auditors_ask_gives_no_name_of_another_departments_work_away() -> None:
    lines = (
        TIME,
        f"Initiative: IT.I7 name=Secret {DATES}",
        "Initiative: FIN.I1 name=Hush after=IT.I7 start=2026-02-02 end=2026-03-31 status=planned closes=FIN.A1",
        "Gap: FIN.A1 capability=Whisper target_date=2026-03-31",
    )
    for code, others in (("FIN", ("Secret", "I7")), ("IT", ("Hush", "Whisper", "I1", "A1"))):
        seen = view(code, *lines)
        assert found(seen, "negative-float")
        assert not [each for each in others if each in repr(found(seen, "negative-float"))]


def test_a_finding_at_anothers_cell_shows_no_cell() -> None:
    work = f"Initiative: FIN.I1 {DATES}"
    lines = (TIME, work, "Resource: FIN initiative=FIN.I1 from_department=IT role=Architect", "Department: IT")
    [place] = [each.source for each in found(view("IT", *lines), "effort-not-stated")]
    assert place == Source("inputs/FIN.xlsx")


def test_a_code_that_is_nobodys_stays_as_it_was_typed() -> None:
    wrong = Finding(
        code="unknown-reference",
        source=Source("inputs/FIN.xlsx", "Dependencies", "E7"),
        departments=("FIN",),
        values={"value": "IT.I70", "column": "Their initiative", "suggestion": "IT.I7", "accepted": ["Initiatives"]},
    )
    [seen] = found(view("FIN", f"Initiative: IT.I7 {DATES}", "Gap: FIN.A1", extra=(wrong,)), "unknown-reference")
    assert seen.values["value"] == "IT.I70"
    assert seen.values["suggestion"] is None
    assert seen.values["accepted"] == ["Initiatives"]


def test_an_unreadable_cell_of_the_programme_makes_a_draft_where_it_is_shown() -> None:
    def fault(sheet: str, cell: str) -> Finding:
        return Finding(code="invalid-value", source=Source("inputs/programme.xlsx", sheet, cell))

    lines = ("Gap: FIN.A1", "Gap: IT.A1", "Option: G1 name=Buy", "Milestone: M1 requires=FIN.I1", "Requirement: B1")
    faults = (fault("Options", "C3"), fault("Milestones", "C4"), fault("Requirements", "C5"), fault("Options", "C99"))
    assert [each.source.cell for each in view("FIN", *lines, extra=faults).errors] == ["C3", "C4", "C99"]
    assert [each.source.cell for each in view("IT", *lines, extra=faults).errors] == ["C3", "C99"]


def leaders(*scores: tuple[str, int, int]) -> list[str]:
    return [
        f"Interview: {department}-{number} department={department} round=1 guideline=G1 understanding={score}"
        for department, count, score in scores
        for number in range(count)
    ]


def shown(seen: DepartmentView) -> list[tuple[str | None, int]]:
    return [(each.department, each.n) for each in seen.understanding]


def test_few_leaders_are_not_shown() -> None:
    two = ["Guideline: G1", "Gap: FIN.A1", *leaders(("FIN", 2, 4), ("IT", 3, 2))]
    assert shown(view("FIN", *two)) == [(None, 5)]
    three = ["Guideline: G1", "Gap: FIN.A1", *leaders(("FIN", 3, 4), ("IT", 3, 2))]
    assert sorted(shown(view("FIN", *three)), key=str) == [("FIN", 3), (None, 6)]


def test_nobody_can_subtract_one_leader_from_all() -> None:
    four = ["Guideline: G1", "Gap: FIN.A1", *leaders(("FIN", 4, 4), ("IT", 1, 2))]
    assert shown(view("FIN", *four)) == [(None, 5)]


def test_of_too_few_leaders_in_all_no_figure_is_left() -> None:
    for count, mean in ((2, None), (3, 2)):
        lines = ("Guideline: G1", "Gap: FIN.A1", *leaders(("IT", count, 2)))
        [overall] = view("FIN", *lines).understanding
        assert (overall.n, overall.mean, overall.cns is None) == (count, mean, mean is None)


def test_a_decision_about_our_record_names_us() -> None:
    lines = ("Gap: FIN.A1", "Gap: IT.A2", "Decision: D1 concerns=FIN.A1,IT.A2 topic=Hall")
    assert view("FIN", *lines).decisions[0].concerns == ("FIN.A1", "IT")
    assert not view("HR", *lines, "Gap: HR.A1").decisions
