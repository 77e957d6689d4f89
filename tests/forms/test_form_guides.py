"""What helps while a form is filled in is there, and outlives a program that loads and saves it."""

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from notation.programmes import generate
from notation.validators import sdk
from reportgen.forms import department_form, programme_form
from reportgen.model import records as r
from reportgen.model.labels import LANGUAGES, SHEET_SCOPE, written
from reportgen.model.plan import Plan

in_each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Two departments, six guidelines, one service."""
    made = generate(2)
    records = [
        each for sheets in (made.programme, *made.departments.values()) for found in sheets.values() for each in found
    ]
    (programme,) = (each for each in records if isinstance(each, r.Programme))
    fields = {
        "guidelines": tuple(each for each in records if isinstance(each, r.Guideline)),
        "departments": tuple(each for each in records if isinstance(each, r.Department)),
        "services": tuple(each for each in records if isinstance(each, r.Service)),
        "initiatives": tuple(each for each in records if isinstance(each, r.Initiative)),
    }
    return Plan.model_validate({"programme": programme, **fields})


def loaded(form: bytes, *, saved: bool) -> Workbook:
    """The form as openpyxl knows it, also after it loaded and saved it."""
    book = openpyxl.load_workbook(io.BytesIO(form))
    if saved:
        stream = io.BytesIO()
        book.save(stream)
        book = openpyxl.load_workbook(stream)
    return book


def rules(sheet: Worksheet) -> dict[str, DataValidation]:
    """The rule of each column, by its letters."""
    return {re.sub(r"\d.*", "", str(each.sqref)): each for each in sheet.data_validations.dataValidation}


def offered(book: Workbook, rule: DataValidation) -> list[object]:
    """What a drop-down offers."""
    area = book.defined_names[rule.formula1].attr_text
    sheet, _, cells = area.rpartition("!")
    left, top, right, bottom = range_boundaries(cells.replace("$", ""))
    found = book[sheet.strip("'")].iter_rows(top, bottom, left, right, values_only=True)
    return [value for row in found for value in row]


@pytest.mark.parametrize("saved", [False, True], ids=["as made", "loaded and saved"])
@in_each_language
def test_drop_downs_offer_what_there_is(plan: Plan, language: str, *, saved: bool) -> None:
    book = loaded(department_form(plan, "D01", language), saved=saved)
    demands = rules(book[written(SHEET_SCOPE, "Demands", language)])
    assert offered(book, demands["B"]) == [f"G{number}" for number in range(1, 7)]
    assert offered(book, demands["F"]) == ["S1"]
    assert offered(book, demands["H"]) == [written("choice", word, language) for word in ("must", "should", "could")]
    dependencies = rules(book[written(SHEET_SCOPE, "Dependencies", language)])
    assert offered(book, dependencies["C"]) == ["D01", "D02"]
    assert offered(book, dependencies["E"]) == [f"D02.I{number}" for number in range(1, 11)]
    capacity = rules(book[written(SHEET_SCOPE, "Capacity", language)])
    assert offered(book, capacity["B"]) == [str(period) for period in plan.periods]
    own = book.defined_names[dependencies["A"].formula1].attr_text
    assert written(SHEET_SCOPE, "Initiatives", language) in own


def test_a_hint_names_what_a_few_codes_stand_for(plan: Plan) -> None:
    book = loaded(department_form(plan, "D01", "en"), saved=True)
    hint = rules(book["Demands"])["B"].prompt
    assert hint is not None
    assert hint.startswith("Code of the guideline. A code from the sheet Codes.")
    assert "G2 – Guideline 2" in hint
    assert "D02" not in (rules(book["Dependencies"])["E"].prompt or "")  # nobody tells D01 their names


@in_each_language
def test_a_hint_stands_at_every_cell_and_no_rule_forbids(plan: Plan, language: str) -> None:
    for form in (department_form(plan, "D01", language), programme_form(language)):
        book = loaded(form, saved=False)
        for sheet in book.worksheets[1:-1]:
            for rule in rules(sheet).values():
                assert rule.promptTitle
                assert rule.prompt
                assert rule.errorStyle == "warning"
                assert rule.error


@in_each_language
def test_a_form_is_protected_where_we_wrote_and_free_where_others_write(plan: Plan, language: str) -> None:
    book = loaded(department_form(plan, "D01", language), saved=False)
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
    for record in r.DEPARTMENT_SHEETS[1:]:
        sheet = book[written(SHEET_SCOPE, record.sheet, language)]
        header = int((sheet.freeze_panes or "")[1:]) - 1
        assert sheet.cell(header, 1).protection.locked
        assert not sheet.protection.insertRows
        assert not sheet.protection.deleteRows
        assert not sheet.protection.sort
        assert sheet.print_title_rows == f"${header}:${header}"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0
        assert not any(column.protection.locked for column in sheet.column_dimensions.values())
    assert not book.worksheets[1].cell(4, 2).protection.locked


def test_cells_that_nobody_styled_are_free_so_that_rows_can_be_deleted(plan: Plan) -> None:
    with zipfile.ZipFile(io.BytesIO(department_form(plan, "D01", "en"))) as package:
        styles = package.read("xl/styles.xml").decode()
    (first, *_) = re.findall(r"<xf [^>]*/>|<xf .*?</xf>", styles.partition("<cellXfs")[2])
    assert 'locked="0"' in first


@in_each_language
def test_forms_are_valid(plan: Plan, language: str, tmp_path: Path) -> None:
    assert sdk(department_form(plan, "D01", language, carry_over=True), tmp_path, "form.xlsx") == []
    assert sdk(programme_form(language, plan, carry_over=True), tmp_path, "form.xlsx") == []


def test_what_lacks_or_cannot_be_has_a_colour(plan: Plan) -> None:
    sheet = loaded(department_form(plan, "D01", "en"), saved=True)["Initiatives"]
    formulas = {
        re.sub(r"\d.*", "", str(area.sqref)): [rule.formula[0] for rule in area.rules]
        for area in sheet.conditional_formatting
    }
    required = [number for number, column in enumerate(r.columns(r.Initiative).values()) if column.required]
    assert {"ABCDEFGHIJK"[number] for number in required} <= set(formulas)
    assert any("COUNTIFS" in formula for formula in formulas["A"])
    assert any(formula == "AND(ISNUMBER($G5),ISNUMBER($H5),$G5>$H5)" for formula in formulas["H"])


def test_rows_are_as_high_as_their_texts_and_grow_with_them(plan: Plan) -> None:
    made = generate(1)
    gap = next(each for each in made.departments["D01"][r.Gap] if isinstance(each, r.Gap))
    long = gap.model_copy(update={"current_state": "Every word of this is copied by hand. " * 9})
    form = department_form(plan.model_copy(update={"gaps": (long,)}), "D01", "en", carry_over=True)
    with zipfile.ZipFile(io.BytesIO(form)) as package:
        (row,) = re.findall(r'<row r="5"[^>]*>', package.read("xl/worksheets/sheet5.xml").decode())
    assert float(re.findall(r'ht="([\d.]+)"', row)[0]) > 60
    assert "customHeight" not in row
