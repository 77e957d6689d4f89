"""What was submitted comes back in the next form, also what nobody could read, as it was typed."""

import io
from pathlib import Path

import openpyxl
import pytest

from notation.book import book, folder
from reportgen.forms import department_form, fill
from reportgen.forms.examples import programme_examples
from reportgen.model.finding import Finding
from reportgen.model.labels import LANGUAGES, SHEET_SCOPE, written
from reportgen.model.plan import Plan
from reportgen.read import read_programme
from reportgen.read.typed import typed_in
from reportgen.words.catalogue import Words

SUBMITTED = """
| ID | Guideline | Capability | Current state | Current level | Target state | Target level | Target date |
| A1 | G1 | Close | Eleven days | high | Five days | 7 | 03/04/2026 |
| A2 | G9 | Match | By hand | 2 | By itself | 4 | soon |
| A1 | G1 | Close again | Eleven | 1 | Five | 3 | 2026-12-31 |
|  | G1 | Nameless | Yes | 1 | No | 3 | 2026-12-31 |
"""
RESOURCES = """
| Initiative | Role | Effort | One-off cost | Annual cost | Note |
| I1 | Clerk | 30 PT | $ 1000 | '1.234 | - |
"""
INITIATIVES = """
| ID | Initiative | Closes | Owner | Start | End | Status | Progress |
| I1 | Ledger | A1, A9; A2 | Karen | 2026-03-02 | 2026-09-30 | in hand | 0.5 |
"""


@pytest.fixture
def submitted(tmp_path: Path) -> Path:
    programme = {record: list(rows) for record, rows in programme_examples(Words("en")).items()}
    sheets = {
        "Department": "| Department | FIN |",
        "Gaps": SUBMITTED.strip(),
        "Resources": RESOURCES.strip(),
        "Initiatives": INITIATIVES.strip(),
    }
    return folder(tmp_path, programme=fill(programme, "en"), FIN=book(sheets))


def read(root: Path) -> Plan:
    plan = read_programme(root).plan
    assert plan is not None
    return plan


def refusals(plan: Plan) -> list[tuple[str, str]]:
    """What was refused in the department's cells, by column."""
    return sorted((each.code, str(each.values.get("column"))) for each in plan.findings if at_a_cell(each))


def at_a_cell(finding: Finding) -> bool:
    return finding.source.file == "inputs/FIN.xlsx" and finding.source.cell is not None


def content(plan: Plan) -> list[dict[str, object]]:
    return [each.model_dump(exclude={"source", "cells"}) for each in plan.records()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_next_form_says_the_same_and_lacks_the_same(submitted: Path, language: str) -> None:
    before = read(submitted)
    form = department_form(before, "FIN", language, carry_over=True, typed=typed_in(submitted))
    again = read(folder(submitted, FIN=form))
    assert content(again) == content(before)
    assert refusals(again) == refusals(before)
    assert len(refusals(before)) > 10


def test_what_was_refused_stands_there_as_it_was_typed(submitted: Path) -> None:
    before = read(submitted)
    form = department_form(before, "FIN", "en", carry_over=True, typed=typed_in(submitted))
    made = openpyxl.load_workbook(io.BytesIO(form))
    gaps = [row[:8] for row in made["Gaps"].iter_rows(5, 8, values_only=True)]
    assert gaps[0] == ("A1", "G1", "Close", "Eleven days", "high", "Five days", 7, "03/04/2026")
    assert gaps[1][1] == "G9"
    assert gaps[2][:3] == ("A1", "G1", "Close again")
    assert gaps[3][:3] == (None, "G1", "Nameless")
    assert made["Initiatives"]["D5"].value == "A1, A9; A2"
    assert made["Initiatives"]["J5"].value == 0.5
    assert made["Initiatives"]["J5"].number_format == "General"
    assert [made["Resources"].cell(5, column).value for column in (4, 5, 6)] == [30, "$ 1000", "1.234"]


def test_without_the_submitted_file_at_hand_what_was_read_comes_back(submitted: Path) -> None:
    before = read(submitted)
    form = department_form(before, "FIN", "da", carry_over=True)
    again = read(folder(submitted, FIN=form))
    assert content(again) == content(before)
    assert written(SHEET_SCOPE, "Gaps", "da") in openpyxl.load_workbook(io.BytesIO(form)).sheetnames
