"""Each intake code: the smallest workbook that raises it, and one just like it that does not."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from notation.book import book
from notation.clean import FINANCE, PROGRAMME, Sheets, clean
from reportgen.model.finding import SEVERITIES, Finding
from reportgen.model.labels import LANGUAGES
from reportgen.read import package as pk
from reportgen.read import read_programme
from reportgen.words.catalogue import Words
from reportgen.words.findings import message, remedy

GAPS = "| ID | Guideline | Capability | Current state | Target state | Target date |"
GAP = f"{GAPS}\n| A1 | G1 | Closing | slow | fast | 2026-12-31 |"
INITIATIVES = FINANCE["Initiatives"]
PROGRESS = INITIATIVES.replace("planned |          |", "planned | … |")
RISK = "| ID | Concerns | Risk | Probability | Impact | Response | Owner |\n| R1 | A1 | x | 1 | 1 | y | Bo |"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DEPENDENCIES = "| Initiative | Direction | Department | Deliverable | Their initiative | Date |"
RESOURCES = "| Initiative | Role | Effort | One-off cost |"
PROGRAMME_BOOK, FINANCE_BOOK = "inputs/programme.xlsx", "inputs/finance.xlsx"


@dataclass(frozen=True)
class Case:
    """A change of the finance workbook that raises `code` at `place` (sheet and cell), and one that does not."""

    code: str
    place: tuple[str | None, str | None]
    wrong: Sheets
    right: Sheets = field(default_factory=dict)
    values: Mapping[str, object] = field(default_factory=dict)


def gaps(row: str) -> Sheets:
    return {"Gaps": f"{GAP}\n{row}"}


def resources(row: str) -> Sheets:
    return {"Resources": f"{RESOURCES}\n{row}"}


CASES = [
    Case("missing-sheet", ("Risks", None), {"Risks": ""}, values={"sheet": "Risks"}),
    Case("unknown-sheet", ("Gapps", None), {"Gapps": "| x |"}, values={"suggestion": "Gaps"}),
    Case("duplicate-sheet", ("Gaps (2)", None), {"Gaps (2)": GAP}, values={"first": "Gaps", "sheet": "Gaps"}),
    Case("missing-column", ("Risks", None), {"Risks": "| ID | Concerns | Risk | Probability | Impact | Response |"},
         {"Risks": "| ID | Risk | Probability | Impact | Response | Owner |"}, {"column": "Owner"}),
    Case("missing-column", ("Department", None), {"Department": "| Version | 1 |"}, values={"column": "Department"}),
    Case("unknown-column", ("Gaps", "G1"), {"Gaps": GAP.replace("date |", "date | Curent level |")},
         {"Gaps": GAP.replace("date |", "date | Current level |")}, {"suggestion": "Current level"}),
    Case("unknown-column", ("Department", "A2"), {"Department": "| Department | FIN |\n| Prepard by | Anna |"},
         {"Department": "| Department | FIN |\n| Prepared by | Anna |"}, {"suggestion": "Prepared by"}),
    Case("duplicate-column", ("Gaps", "G1"), {"Gaps": GAP.replace("date |", "date | Deadline |")},
         values={"first": "F1"}),
    Case("duplicate-column", ("Department", "A2"), {"Department": "| Department | FIN |\n| Afdeling | FIN |"}),
    Case("missing-value", ("Gaps", "C3"), gaps("| A2 | G1 |  | slow | fast | 2026-12-31 |"),
         gaps("| A2 | G1 | Buying | slow | fast | 2026-12-31 |"), {"column": "Capability"}),
    Case("missing-value", ("Gaps", "F3"), gaps("| A2 | G1 | Buying | slow | fast | TBD |"),
         gaps("| A2 | G1 | Buying | slow | fast | Q4 2026 |"), {"value": "TBD"}),
    Case("missing-value", ("Gaps", "A3"), gaps("| | G1 | Buying | slow | fast | Q4 2026 |"),
         gaps("| A2 | G1 | Buying | slow | fast | Q4 2026 |")),
    Case("missing-value", ("Initiatives", "C2"), {"Initiatives": INITIATIVES.replace("| A1 ", "| TBD; ")},
         {"Initiatives": INITIATIVES.replace("| A1 ", "| TBD; A1 ")}),
    Case("invalid-value", ("Gaps", "F3"), gaps("| A2 | G1 | Buying | slow | fast | soon |"),
         gaps("| A2 | G1 | Buying | slow | fast | '2026-12-31 |"), {"value": "soon", "expected": "date"}),
    Case("invalid-value", ("Resources", "D2"), resources("| I1 | Architect | 3 | 500 EUR |"),
         resources("| I1 | Architect | 3 | 500 DKK |"), {"currency": "DKK"}),
    Case("ambiguous-value", ("Gaps", "F3"), gaps("| A2 | G1 | Buying | slow | fast | 03/04/2026 |"),
         gaps("| A2 | G1 | Buying | slow | fast | 31/03/2026 |"), {"value": "03/04/2026"}),
    Case("ambiguous-value", ("Resources", "C2"), resources("| I1 | Architect | '1,234 | |"),
         resources("| I1 | Architect | '1,234.5 | |")),
    Case("ambiguous-value", ("Risks", "B2"),
         {"Initiatives": INITIATIVES.replace("| I1 |", "| A1 |"), "Resources": RESOURCES,
          "Risks": RISK},
         {"Risks": RISK}),
    Case("out-of-range", ("Initiatives", "I2"), {"Initiatives": PROGRESS.replace("…", "140%")},
         {"Initiatives": PROGRESS.replace("…", "100%")}),
    Case("unknown-choice", ("Initiatives", "H2"), {"Initiatives": INITIATIVES.replace("planned", "planed")},
         {"Initiatives": INITIATIVES.replace("planned", "geplant")}, {"suggestion": "planned"}),
    Case("unknown-reference", ("Gaps", "B3"), gaps("| A2 | G2 | Buying | slow | fast | Q4 2026 |"),
         gaps("| A2 | g1 | Buying | slow | fast | Q4 2026 |"), {"value": "G2", "suggestion": None}),
    Case("unknown-reference", ("Initiatives", "C2"), {"Initiatives": INITIATIVES.replace("| A1 ", "| A1; A12 ")},
         {"Initiatives": INITIATIVES.replace("| A1 ", "| A1; FIN.A1 ")}, {"value": "A12", "suggestion": "A1"}),
    Case("duplicate-code", ("Gaps", "A3"), gaps("| a1 | G1 | Buying | slow | fast | Q4 2026 |"),
         gaps("| A01 | G1 | Buying | slow | fast | Q4 2026 |"), {"first": "A2", "code": "A1"}),
    Case("error-cell", ("Gaps", "C3"), gaps("| A2 | G1 | #REF! | slow | fast | Q4 2026 |"),
         gaps("| A2 | G1 | '#REF! | slow | fast | Q4 2026 |"), {"value": "#REF!"}),
    Case("formula-without-result", ("Gaps", "C3"), gaps("| A2 | G1 | =B3 | slow | fast | Q4 2026 |"),
         gaps("| A2 | G1 | '=B3 | slow | fast | Q4 2026 |"), {"value": "=B3"}),
    Case("struck-through", ("Gaps", "C3"), gaps("| A2 | G1 | ~Buying~ | slow | fast | Q4 2026 |"),
         gaps("| A2 | G1 | Buying | slow | fast | Q4 2026 |"), {"value": "Buying"}),
    Case("total-row", ("Resources", "C3"), resources("| I1 | Architect | 3 | |\n| | | 3 | 0 |"),
         resources("| I1 | Architect | 3 | |\n| I1 | Analyst | 3 | 0 |")),
    Case("total-row", ("Resources", "C3"), resources("| I1 | Architect | 3 | |\n| | | =C2 | |")),
    Case("total-row", ("Resources", "A3"), resources("| I1 | Architect | 3 | |\n| I alt: | | 3 | |")),
    Case("stray-cell", ("Gaps", "H2"), {"Gaps": f"{GAP} | look"},
         {"Gaps": f"| | | | | | | | draft\n{GAP}"}, {"value": "look"}),
    Case("stray-cell", ("Department", "D2"), {"Department": "| Department | FIN |\n| | | | x |"},
         {"Department": "| | | | x |\n| Department | FIN |"}),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[f"{case.code}-{'-'.join(map(str, case.place))}" for case in CASES])
def test_a_fault_in_a_cell_is_found_where_it_stands(case: Case, tmp_path: Path) -> None:
    found = read_programme(clean(tmp_path / "wrong", finance=case.wrong)).findings
    mine = [each for each in found if each.code == case.code]
    assert [(each.source.file, *each.source[1:]) for each in mine] == [(FINANCE_BOOK, *case.place)]
    assert {name: mine[0].values.get(name) for name in case.values} == dict(case.values)
    others = [
        each for each in found if each.code not in {case.code, "missing-workbook", "missing-column", "missing-value"}
    ]
    assert not others
    for word in map(Words, LANGUAGES):
        assert all(message(each, word) and remedy(each, word) for each in mine)
    assert read_programme(clean(tmp_path / "right", finance=case.right)).findings == ()


MARKED: dict[str, tuple[Callable[[], bytes], tuple[str | None, str | None]]] = {
    "merged-cells": (lambda: book({**FINANCE, "Gaps": GAP}, merges={"Gaps": ["F2:F3"]}), ("Gaps", "F2")),
    "hidden-content": (lambda: book(FINANCE, hidden={"Gaps": ["2"]}), ("Gaps", "A2")),
    "comment": (lambda: book(FINANCE, comments={"Gaps": {"C2": "Sure?"}}), ("Gaps", "C2")),
}


@pytest.mark.parametrize("code", MARKED)
def test_a_mark_on_a_sheet_is_found(code: str, tmp_path: Path) -> None:
    made, place = MARKED[code]
    root = clean(tmp_path)
    (root / "inputs/finance.xlsx").write_bytes(made())
    if code == "merged-cells":  # the merge covers a cell of a second row
        sheets = {**FINANCE, "Gaps": f"{GAP}\n| A2 | G1 | Buying | slow | fast | |"}
        (root / "inputs/finance.xlsx").write_bytes(book(sheets, merges={"Gaps": ["F2:F3"]}))
    found = [each for each in read_programme(root).findings if each.code == code]
    assert [(each.source.sheet, each.source.cell) for each in found] == [place]
    assert found[0].departments == ("FIN",)
    assert message(found[0], Words("en"))


FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    # code: name of the file, what is in it, what the finding's file is
    "unreadable-workbook": ("old.xls", lambda: COMPOUND + "Workbook".encode("utf-16-le"), "inputs/old.xls"),
    "password-protected": (
        "x.xlsx", lambda: COMPOUND + "EncryptedPackage".encode("utf-16-le"), "inputs/x.xlsx"
    ),
    "too-large": ("x.xlsx", lambda: zipped({"xl/workbook.xml": b" " * (pk.MAX_UNPACKED + 1)}), "inputs/x.xlsx"),
    "wrong-workbook": ("x.xlsx", lambda: book({"Sheet1": "| a |"}), "inputs/x.xlsx"),
    "duplicate-department": ("later.xlsx", lambda: book(FINANCE), "inputs/later.xlsx"),
    "duplicate-programme": ("q.xlsx", lambda: book(PROGRAMME), "inputs/q.xlsx"),
    "skipped-file": ("~$finance.xlsx", lambda: b"Anna", "inputs/~$finance.xlsx"),
    "macros-ignored": ("finance.xlsm", lambda: book(FINANCE), "inputs/finance.xlsm"),
}  # fmt: skip


def zipped(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize("code", FILES)
def test_a_fault_of_a_file_is_found(code: str, tmp_path: Path) -> None:
    name, data, file = FILES[code]
    root = clean(tmp_path)
    (root / "inputs" / name).write_bytes(data())
    if code == "macros-ignored":
        (root / "inputs/finance.xlsx").unlink()
    reading = read_programme(root)
    assert [(each.code, *each.source) for each in reading.findings] == [(code, file, None, None)]
    assert (reading.plan is None) is (code == "duplicate-programme")
    assert message(reading.findings[0], Words("de"))
    assert remedy(reading.findings[0], Words("de"))


def test_a_department_without_a_workbook_is_found_where_it_is_registered(tmp_path: Path) -> None:
    root = clean(tmp_path)
    (root / "inputs/finance.xlsx").unlink()
    (found,) = read_programme(root).findings
    assert (found.code, found.source, found.departments) == (
        "missing-workbook", (PROGRAMME_BOOK, "Departments", "A2"), ("FIN",),
    )  # fmt: skip


def test_without_a_programme_workbook_there_is_no_plan(tmp_path: Path) -> None:
    reading = read_programme(tmp_path)
    assert reading.plan is None
    assert reading.findings == (Finding(code="missing-workbook", source=reading.findings[0].source),)
    assert reading.findings[0].source == ("inputs", None, None)


def test_every_intake_code_is_shown_here() -> None:
    intake = list(SEVERITIES)[: list(SEVERITIES).index("guideline-without-chosen-option")]
    shown = {case.code for case in CASES} | MARKED.keys() | FILES.keys() | {"missing-workbook"}
    assert sorted(shown | {"missing-glyph"}) == sorted(intake)
