"""Workbooks as real programs write them: read exactly, or refused with the way out."""

import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from notation.book import book, folder
from notation.clean import FINANCE, PROGRAMME, clean
from read.corpus import contents, native
from read.corpus.contents import COMMENTS, DAYS, HIDDEN_COLUMNS, HIDDEN_ROWS, KINDS, LAYOUT, MERGES, SHEETS
from read.corpus.imitations import Imitation, Lost
from read.corpus.imitations_of_others import IMITATIONS
from reportgen.model.finding import Finding
from reportgen.read import read_programme
from reportgen.read.amounts import other_currency
from reportgen.read.grid import Cell, Sheet, position
from reportgen.read.refused import Terms
from reportgen.read.workbook import Opened, open_workbook
from reportgen.words.phrases import RESCUE

CORPUS = Path(__file__).parent / "corpus"
LIBREOFFICE = CORPUS / "libreoffice"
READ = ("kinds.xlsx", "kinds.office-open-xml.xlsx", "kinds.xlsm", "kinds.xltx", "kinds.ods", "kinds.ots")
CHANGED = {
    ("not a possible number", "xlsx"): {"error": "#VALUE!"},  # LibreOffice has no #NUM!, and saves its Err:502 so
    ("not a possible number", "ods"): {"error": "Err:502"},
    ("formula, true", "ods"): {"value": "1"},  # a truth that is calculated is a number to it, shown as TRUE
}
"""What LibreOffice itself made of a kind of cell when it opened and saved the seed."""


def opened(path: Path) -> Opened:
    found = open_workbook(path, path.name)
    assert isinstance(found, Opened), found
    return found


def refused(path: Path) -> Finding:
    assert path.exists()
    found = open_workbook(path, path.name)
    assert isinstance(found, Finding), found
    return found


def essence(cell: Cell) -> dict[str, object]:
    """What a cell means: of its format only what changes the meaning, of its value the type too."""
    return {
        "value": str(cell.value),
        "type": type(cell.value).__name__,
        "shown": cell.format.shown.value if type(cell.value).__name__ in {"Decimal", "date"} else "",
        "digits": cell.format.digits if cell.format.digits > 1 else 0,
        "euros": not other_currency(cell.format, Terms(currency="EUR")),
        "crowns": not other_currency(cell.format, Terms(currency="DKK")),
        "error": cell.error,
        "pending": cell.pending,
        "struck": cell.struck,
    }


@pytest.mark.parametrize("file", READ)
def test_every_kind_of_cell_that_libreoffice_saved(file: str) -> None:
    sheet = opened(LIBREOFFICE / file).sheets[0]
    family = "ods" if file.endswith(("ods", "ots")) else "xlsx"
    expected = contents.kinds()
    assert list(sheet.cells) == sorted(expected)
    for row, kind in enumerate(KINDS, start=1):
        if (row, 2) in expected:
            meant = essence(expected[row, 2]) | CHANGED.get((kind.name, family), {})
            found = essence(sheet.cells[row, 2])
            if (kind.name, family) == ("formula, true", "ods"):
                meant |= {"type": "Decimal", "shown": "plain"}
            assert found == meant, kind.name


@pytest.mark.parametrize("file", READ)
def test_all_that_is_done_to_rows_columns_and_sheets(file: str) -> None:
    sheets = opened(LIBREOFFICE / file).sheets
    layout = sheets[1]
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [(name, name == SHEETS[2]) for name in SHEETS]
    assert {place: essence(cell) for place, cell in layout.cells.items()} == {
        place: essence(cell) for place, cell in LAYOUT.items()
    }
    assert [str(area) for area in layout.merges] == list(MERGES)
    assert (layout.hidden_rows, layout.hidden_columns) == (HIDDEN_ROWS, HIDDEN_COLUMNS)
    assert dict(layout.comments) == COMMENTS
    assert [cell.value for cell in sheets[2].cells.values()] == ["put away"]
    assert not sheets[3].cells


@pytest.mark.parametrize(
    ("file", "changed"),
    [
        ("native.ods", {}),
        # Of a truth that is calculated LibreOffice makes a number there, and of a field nothing.
        ("native.xlsx", {(2, 5): Cell(2, 5, Decimal(1)), (3, 8): Cell(3, 8, "on .")}),
    ],
)
def test_what_began_in_libreoffice(file: str, changed: dict[tuple[int, int], Cell]) -> None:
    (sheet,) = opened(LIBREOFFICE / file).sheets
    assert {place: essence(cell) for place, cell in sheet.cells.items()} == {
        place: essence(cell) for place, cell in {**native.HOLDS, **changed}.items()
    }
    assert sheet.hidden_rows == native.HIDDEN_ROWS


@pytest.mark.parametrize("file", ["days.xlsx", "days.ods"])
def test_days_that_are_counted_from_1904(file: str) -> None:
    (sheet,) = opened(LIBREOFFICE / file).sheets
    assert [cell.value for cell in sheet.cells.values()] == list(DAYS)


@pytest.mark.parametrize(("file", "imitation"), IMITATIONS.items(), ids=IMITATIONS)
def test_the_shapes_of_other_programs(file: str, imitation: Imitation) -> None:
    path = CORPUS / "imitations" / file
    assert path.read_bytes() == imitation.data(), "make the corpus anew"
    sheets = opened(path).sheets
    assert {sheet.name: held(sheet) for sheet in sheets} == {
        name: {cell: as_held(value) for cell, value in cells.items()} for name, cells in imitation.holds.items()
    }
    first = sheets[0]
    assert first.comments == {position(cell): text for cell, text in imitation.comments.items()}
    assert tuple(map(str, first.merges)) == imitation.merges
    assert (first.hidden_rows, first.hidden_columns) == (imitation.hidden_rows, imitation.hidden_columns)
    assert tuple(sheet.name for sheet in sheets if sheet.hidden) == imitation.hidden_sheets


def held(sheet: Sheet) -> dict[str, tuple[str, Lost]]:
    return {
        cell.address: as_held(Lost(cell.error, cell.pending, cell.struck, cell.value))  # type: ignore[arg-type]  # any content
        for cell in sheet.cells.values()
    }


def as_held(value: object) -> tuple[str, Lost]:
    """With its type: 1 and True are equal to Python."""
    lost = value if isinstance(value, Lost) else Lost(kept=value)  # type: ignore[arg-type]  # any content
    return type(lost.kept).__name__, lost


def test_macros_are_noted_where_there_are_some() -> None:
    noted = {
        path.name: [each.code for each in opened(path).findings]
        for path in (CORPUS / "imitations/excel.xlsx", CORPUS / "imitations/excel.xlsm", LIBREOFFICE / "kinds.xlsm")
    }
    assert noted == {"excel.xlsx": [], "excel.xlsm": ["macros-ignored"], "kinds.xlsm": ["macros-ignored"]}


@pytest.mark.parametrize(
    ("file", "code", "kind"),
    [
        ("kinds.xls", "unreadable-workbook", "xls"),
        ("kinds.xlt", "unreadable-workbook", "xls"),
        ("kinds.csv", "unreadable-workbook", "csv"),
        ("kinds.tsv", "unreadable-workbook", "csv"),
        ("kinds.fods", "unreadable-workbook", "fods"),
        ("kinds.dif", "skipped-file", None),
        ("kinds.slk", "skipped-file", None),
        ("days.html", "skipped-file", None),
        ("days.pdf", "skipped-file", None),
        ("protected.xlsx", "password-protected", None),
        ("protected.ods", "password-protected", None),
        ("protected.xls", "unreadable-workbook", "xls"),
    ],
)
def test_what_libreoffice_saved_in_formats_that_are_not_read(file: str, code: str, kind: str | None) -> None:
    found = refused(LIBREOFFICE / file)
    assert (found.code, found.values.get("kind")) == (code, kind)
    assert kind is None or "(.xlsx" in RESCUE[kind] or ".xlsx file" in RESCUE[kind]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plan.gsheet", b'{"url": "https://docs.google.com/spreadsheets/d/1", "email": "anna@firm.example"}'),
        ("plan.uos", b"<?xml version='1.0'?><uof:UOF/>"),
        ("plan.docx", Imitation({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}, {}).data()),
        ("plan.pptx", Imitation({"[Content_Types].xml": "<x/>", "ppt/presentation.xml": "<x/>"}, {}).data()),
        (
            "plan.odt",
            Imitation({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}, {}).data(),
        ),
        ("plan.zip", Imitation({"plan.xlsx": b"PK"}, {}).data()),
    ],
)
def test_what_is_no_spreadsheet_is_passed_over(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    found = refused(tmp_path / name)
    assert (found.code, found.values["reason"]) == ("skipped-file", "no spreadsheet")


@pytest.mark.parametrize(
    ("file", "name", "kind"),
    [
        ("kinds.xls", "kinds.xlsx", "xls"),
        ("kinds.xls", "kinds.ods", "xls"),
        ("kinds.csv", "kinds.xls", "xls"),
        ("days.html", "days.xls", "xls"),
        ("days.html", "days.xlsx", "damaged"),
        ("kinds.csv", "kinds.xlsx", "damaged"),
        ("days.pdf", "days.xlsx", "damaged"),
        ("kinds.fods", "kinds.ods", "damaged"),
        ("kinds.xlsx", "kinds.xls", None),
        ("kinds.xlsx", "kinds.ods", None),
        ("kinds.xlsx", "kinds.csv", None),
        ("kinds.ods", "kinds.xlsx", None),
        ("kinds.ods", "kinds.numbers", None),
    ],
)
def test_a_file_is_what_it_holds_whatever_its_name_says(file: str, name: str, kind: str | None, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes((LIBREOFFICE / file).read_bytes())
    if kind is None:
        assert opened(path).sheets == opened(LIBREOFFICE / file).sheets
    else:
        found = refused(path)
        assert (found.code, found.values["kind"]) == ("unreadable-workbook", kind)


def test_a_password_of_newer_libreoffice_hides_even_the_kind_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "secret.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("encrypted-package", b"\x00\x01\x02")
    assert refused(path).code == "password-protected"


def test_a_numbers_document_may_be_a_folder(tmp_path: Path) -> None:
    (tmp_path / "plan.numbers").mkdir()
    found = refused(tmp_path / "plan.numbers")
    assert (found.code, found.values["kind"]) == ("unreadable-workbook", "numbers")


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_the_example_saved_by_libreoffice_gives_the_same_plan(ending: str, tmp_path: Path) -> None:
    (tmp_path / "inputs").symlink_to(CORPUS / "example" / ending)
    original, saved = read_programme(CORPUS.parents[2]), read_programme(tmp_path)
    assert original.plan is not None
    assert saved.plan is not None
    plan, same = (
        each.model_dump_json(exclude={"workbooks": {"__all__": {"sha256"}}}).replace(f'.{ending}"', '.xlsx"')
        for each in (original.plan, saved.plan)
    )
    # The example's broken formula points to a sheet that is gone, for which LibreOffice has another name.
    assert plan.count('"#REF!"') == same.count('"#NAME?"') == 1
    assert same.replace('"#NAME?"', '"#REF!"') == plan


@pytest.mark.parametrize("table", ["Table 1", "Tabel 1", "Tabelle 1"])
def test_numbers_names_a_sheet_after_its_table_too_and_adds_a_summary(table: str, tmp_path: Path) -> None:
    plain = read_programme(clean(tmp_path / "plain"))
    summary = {"Export Summary": "| This document was exported from Numbers. |"}
    exported = {f"{name} - {table}": f"| {table} |\n{text}" for name, text in FINANCE.items()}
    root = folder(tmp_path / "exported", programme=book(PROGRAMME), finance=book({**summary, **exported}))
    found = read_programme(root)
    assert [(each.code, each.source.sheet) for each in found.findings] == [("unknown-sheet", "Export Summary")]
    assert plain.plan is not None
    assert found.plan is not None
    kept = {"source": True, "cells": True}
    assert [gap.model_dump(exclude=kept) for gap in found.plan.gaps] == [
        gap.model_dump(exclude=kept) for gap in plain.plan.gaps
    ]
    assert len(list(found.plan.records())) == len(list(plain.plan.records()))
