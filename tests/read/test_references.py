"""What a reference may name, and where a fault is not said twice."""

from pathlib import Path

import pytest

from notation.book import book, folder
from notation.clean import FINANCE, PROGRAMME, Sheets, clean
from reportgen.model.column import MOST_CODES
from reportgen.read import Reading, read_programme
from reportgen.words.catalogue import Words
from reportgen.words.findings import message

DEPARTMENTS = """
    | ID  | Department | Head | E-mail |
    | FIN | Finance    | Anna | a@x.test |
    | IT  | IT         | Bo   | b@x.test |"""
DEPENDENCIES = "| Initiative | Direction | Department | Deliverable | Their initiative | Date |"
IT: Sheets = {**FINANCE, "Department": "| Department | IT |", "Initiatives": FINANCE["Initiatives"].replace("I1", "I2"),
              "Resources": "| Initiative | Role |"}  # fmt: skip


def read(root: Path, finance: Sheets, it: Sheets | None = None, programme: Sheets | None = None) -> Reading:
    """Two departments: finance (I1) with these sheets, and IT (I2), whose workbook is missing where it is empty."""
    books = {"programme": {**PROGRAMME, "Departments": DEPARTMENTS, **(programme or {})}, "FIN": {**FINANCE, **finance}}
    if it is None:
        books["IT"] = {**IT}
    return read_programme(
        folder(root, **{name: book({s: t for s, t in each.items() if t}) for name, each in books.items()})
    )


def dependency(row: str) -> Sheets:
    return {"Dependencies": f"{DEPENDENCIES}\n{row}"}


@pytest.mark.parametrize(
    ("row", "their", "suggestion"),
    [
        ("| I1 | needs | IT | API | IT.I2 | 2026-05-01 |", "IT.I2", None),
        ("| I1 | needs | IT | API | it.i2 | 2026-05-01 |", "IT.I2", None),
        ("| FIN.I1 | needs | FIN | API | I1 | 2026-05-01 |", "FIN.I1", None),
        ("| I1 | needs | IT | API | | 2026-05-01 |", None, None),
        ("| I1 | needs | IT | API | I2 | 2026-05-01 |", None, "IT.I2"),
        ("| I1 | needs | IT | API | IT.I22 | 2026-05-01 |", None, "IT.I2"),
    ],
)
def test_their_initiative(row: str, their: str | None, suggestion: str | None, tmp_path: Path) -> None:
    reading = read(tmp_path, dependency(row))
    assert reading.plan is not None
    (found,) = reading.plan.dependencies
    assert found.their_initiative == their
    assert [(each.code, each.source.cell, each.values.get("suggestion")) for each in reading.findings] == (
        [("unknown-reference", "E2", suggestion)] if suggestion else []
    )


def test_a_missing_workbook_is_not_found_again_where_it_is_referred_to(tmp_path: Path) -> None:
    reading = read(tmp_path, dependency("| I1 | needs | IT | API | IT.I2 | 2026-05-01 |"), it={})
    assert [each.code for each in reading.findings] == ["missing-workbook"]
    assert reading.plan is not None
    assert reading.plan.dependencies[0].their_initiative is None


def test_a_missing_sheet_is_not_found_again_where_it_is_referred_to(tmp_path: Path) -> None:
    reading = read(
        tmp_path, {"Gaps": ""}, programme={"Guidelines": "", "Requirements": "| ID | Requirement | Importance |"}
    )
    assert sorted(each.code for each in reading.findings) == ["missing-sheet", "missing-sheet"]
    assert reading.plan is not None
    assert reading.plan.initiatives[0].closes == ()


def test_a_sheet_without_codes_is_not_found_again_where_they_are_referred_to(tmp_path: Path) -> None:
    reading = read(tmp_path, {"Gaps": FINANCE["Gaps"].replace("| ID |", "| |")})
    assert {(each.code, each.source.sheet) for each in reading.findings} == {
        ("missing-column", "Gaps"),
        ("stray-cell", "Gaps"),
    }


def test_a_dropped_row_cannot_be_referred_to(tmp_path: Path) -> None:
    reading = read(tmp_path, {"Gaps": FINANCE["Gaps"].replace("| A1 |", "| A 1 |")})
    assert [(each.code, each.source.sheet, each.source.cell) for each in reading.findings] == [
        ("invalid-value", "Gaps", "A2"), ("unknown-reference", "Initiatives", "C2"),
    ]  # fmt: skip


def test_own_codes_stand_bare_only_in_ones_own_workbook(tmp_path: Path) -> None:
    header = "| ID | Milestone | Date | Requires |"
    reading = read(tmp_path, {}, programme={"Milestones": f"{header}\n| M1 | Go | 2026-12-31 | I1; FIN.I1 |"})
    assert [(each.code, each.values["suggestion"]) for each in reading.findings] == [("unknown-reference", "FIN.I1")]
    assert reading.plan is not None
    assert reading.plan.milestones[0].requires == ("FIN.I1",)


def test_a_key_that_names_nothing_costs_the_row(tmp_path: Path) -> None:
    translation = (
        "| Guideline | Why we change | What it means for us | Priority |\n| G9 | a | b | 1 |\n| G1 | c | d | 2 |"
    )
    reading = read(tmp_path, {"Translation": f"{translation}\n| g1 | e | f | 3 |"})
    assert reading.plan is not None
    assert [each.why for each in reading.plan.translations if each.department == "FIN"] == ["c"]
    assert [(each.code, each.source.cell) for each in reading.findings] == [
        ("unknown-reference", "A2"),
        ("duplicate-code", "A4"),
    ]


def test_a_workbook_of_nobody_is_not_in_the_plan(tmp_path: Path) -> None:
    reading = read(tmp_path, {"Department": "| Department | FNI |"})
    found = [(each.code, *each.source[::2], each.values.get("suggestion")) for each in reading.findings]
    assert found == [
        ("unknown-reference", "inputs/FIN.xlsx", "B1", "FIN"),
        ("missing-workbook", "inputs/programme.xlsx", "A2", None),
    ]  # fmt: skip
    assert reading.plan is not None
    assert [each.id for each in reading.plan.gaps] == ["IT.A1"]


def test_what_decisions_concern_is_checked_elsewhere(tmp_path: Path) -> None:
    header = "| ID | Date | Session | Topic | Departments | Concerns | Owner | Status |"
    reading = read(
        tmp_path,
        {},
        programme={"Decisions": f"{header}\n| 1 | 2026-01-01 | board | x | fin | g1, fin.i9 | Bo | open |"},
    )
    assert reading.findings == ()
    assert reading.plan is not None
    assert reading.plan.decisions[0].concerns == ("G1", "FIN.I9")


def test_a_decision_about_a_code_of_two_records_is_ambiguous(tmp_path: Path) -> None:
    header = "| ID | Date | Session | Topic | Concerns | Owner | Status |"
    services = "| ID | Service | Provider |\n| G1 | Hosting | FIN |"
    decisions = f"{header}\n| 1 | 2026-01-01 | board | x | g1, b1, fin.i1 | Bo | open |"
    reading = read(tmp_path, {}, programme={"Services": services, "Decisions": decisions})
    (finding,) = reading.findings
    assert (finding.code, finding.source.cell, finding.values["accepted"]) == (
        "ambiguous-value",
        "E2",
        ["Guidelines", "Services"],
    )
    assert reading.plan is not None
    assert reading.plan.decisions[0].concerns == ("B1", "FIN.I1")


def test_without_the_sheet_departments_nothing_else_is_said_of_them(tmp_path: Path) -> None:
    milestones = "| ID | Milestone | Date | Requires |\n| M1 | Go | 2026-12-31 | FIN.I1 |"
    sheets = {"Departments": "", "Milestones": milestones, "Requirements": "", "Budget": ""}
    reading = read(tmp_path, {}, programme=sheets)
    assert {each.code for each in reading.findings} == {"missing-sheet"}
    assert reading.plan is not None
    assert reading.plan.gaps == ()


@pytest.mark.parametrize(("many", "read_all"), [(MOST_CODES, True), (MOST_CODES + 1, False)])
def test_of_more_codes_than_a_cell_may_list_none_is_read(many: int, *, read_all: bool, tmp_path: Path) -> None:
    codes = ", ".join(f"A{number}" for number in range(many))
    gaps = "\n".join(f"| A{n} | G1 | Closing | slow | 1 | fast | 3 | 2026-12-31 |" for n in range(many))
    reading = read_programme(
        clean(
            tmp_path,
            finance={
                "Gaps": f"{FINANCE['Gaps'].strip().splitlines()[0]}\n{gaps}",
                "Initiatives": FINANCE["Initiatives"].replace("| A1     |", f"| {codes} |"),
            },
        )
    )
    assert reading.plan is not None
    assert len(reading.plan.initiatives[0].closes) == (many if read_all else 0)
    told = [message(each, Words("en")) for each in reading.findings]
    assert [each.rpartition(": ")[2] for each in told] == ([] if read_all else ["a cell holds at most 1000 codes."])
