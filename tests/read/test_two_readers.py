"""Two readers that share nothing agree on every cell; where they do not, one of the known reasons holds."""

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from notation.programmes import generate
from read.two_readers import CALAMINE, OPENPYXL, Cells, Difference, Known, by_calamine, by_openpyxl, differences
from reportgen.read.grid import Cell, Sheet
from reportgen.read.package import Package
from reportgen.read.workbook import Opened, open_workbook
from reportgen.read.xlsx import read_xlsx

CORPUS = Path(__file__).parent / "corpus"
WORKBOOKS = [
    path
    for folder in ("libreoffice", "imitations", "example/xlsx", "example/ods", "../../../inputs")
    for path in sorted((CORPUS / folder).iterdir())
    if path.suffix in {".xlsx", ".xlsm", ".xltx", ".ods", ".ots"} and path.stem != "protected"
]
BEYOND_OPENPYXL = {
    "excel-strict.xlsx": "it looks for the namespaces of the other kind of Open XML, and finds no sheet",
    "prefixed.xlsx": "it looks for sharedStrings.xml in just this spelling",
    "backslashes.xlsx": "it looks for parts with / in their names",
}
"""Workbooks that openpyxl cannot read at all."""
FOR_OPENPYXL = [path for path in WORKBOOKS if path.suffix not in {".ods", ".ots"} and path.name not in BEYOND_OPENPYXL]


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def sheets_of(path: Path) -> tuple[Sheet, ...]:
    found = open_workbook(path, path.name)
    assert isinstance(found, Opened), found
    return found.sheets


@cache
def beside_calamine(path: Path) -> tuple[Difference, ...]:
    return compared(sheets_of(path), by_calamine(path.read_bytes()), CALAMINE)


@cache
def beside_openpyxl(path: Path) -> tuple[Difference, ...]:
    theirs = by_openpyxl(path.read_bytes())
    charts = {sheet.name: dict[tuple[int, int], object]() for sheet in sheets_of(path) if not sheet.cells}
    return compared(sheets_of(path), {**charts, **theirs}, OPENPYXL)


def compared(sheets: Sequence[Sheet], theirs: Mapping[str, Cells], known: Sequence[Known]) -> tuple[Difference, ...]:
    assert {sheet.name for sheet in sheets} == set(theirs)
    return tuple(differences(sheets, theirs, known))


def unexplained(found: Sequence[Difference]) -> list[str]:
    return [str(each) for each in found if each.known is None]


@pytest.mark.parametrize("path", WORKBOOKS, ids=name_of)
def test_calamine_agrees(path: Path) -> None:
    assert unexplained(beside_calamine(path)) == []


@pytest.mark.parametrize("path", FOR_OPENPYXL, ids=name_of)
def test_openpyxl_agrees(path: Path) -> None:
    assert unexplained(beside_openpyxl(path)) == []


@pytest.mark.parametrize("name", BEYOND_OPENPYXL)
def test_what_openpyxl_cannot_read_it_still_cannot(name: str) -> None:
    path = CORPUS / "imitations" / name
    try:
        read = by_openpyxl(path.read_bytes())
    except KeyError:
        return
    assert list(read) != [sheet.name for sheet in sheets_of(path)]


def test_every_known_difference_is_still_met() -> None:
    met = {each.known for path in WORKBOOKS for each in beside_calamine(path)}
    assert [known.name for known in CALAMINE if known not in met] == []
    met = {each.known for path in FOR_OPENPYXL for each in beside_openpyxl(path)}
    assert [known.name for known in OPENPYXL if known not in met] == []


def test_a_cell_that_is_read_wrongly_or_not_at_all_is_seen() -> None:
    path = CORPUS / "libreoffice/kinds.xlsx"
    sheet, *rest = sheets_of(path)
    theirs = by_calamine(path.read_bytes())
    wrong = {(1, 1): Cell(1, 1, "txt"), (30, 1): Cell(30, 1, error="#N/A")}
    changed = {place: wrong.get(place, cell) for place, cell in sheet.cells.items() if place != (2, 2)}
    found = unexplained(compared([replace(sheet, cells=changed), *rest], theirs, CALAMINE))
    assert [each.partition(":")[0] for each in found] == ["Kinds!A1", "Kinds!B2", "Kinds!A30"]


@pytest.mark.parametrize("seed", range(3))
def test_generated_programmes_are_read_alike(seed: int, tmp_path: Path) -> None:
    for path in sorted((generate(3, seed).write(tmp_path) / "inputs").iterdir()):
        sheets = sheets_of(path)
        assert sum(len(sheet.cells) for sheet in sheets) > 100
        assert disagreements(sheets, path.read_bytes()) == []


# What XML can hold; a line break comes as it is typed, not as a carriage return.
texts = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), min_size=1, max_size=40)
looks = [
    "007",
    "N/A",
    "None",
    "null",
    "TRUE",
    "1e3",
    "=A1",
    "+1",
    "@x",
    "#REF!",
    "_x000D_",
    "_x005F_",
    "x005F_",
    "  x ",
    "2026-03-31",
    "1.234",
]
days = st.dates(dt.date(1900, 3, 1), dt.date(9999, 12, 31))
numbers = st.one_of(
    st.integers(-(10**15), 10**15),
    st.floats(-1e15, 1e15).map(lambda number: float(f"{number:.12g}")),
    st.sampled_from([0.1, 1 / 3, 0.30000000000000004, 1e-300, 1e300, -0.0]),
)
contents = st.one_of(texts, st.sampled_from(looks), numbers, st.booleans(), days)
places = st.tuples(st.integers(0, 12), st.integers(0, 6))
styles = st.sampled_from(["", "percent", "struck", "zeros", "money"])
FORMATS: dict[str, dict[str, object]] = {
    "percent": {"num_format": "0.0%"},
    "struck": {"font_strikeout": True},
    "zeros": {"num_format": "0000"},
    "money": {"num_format": "#,##0 [$kr.-406]"},
    "date": {"num_format": "d. mmmm yyyy"},
}


@settings(max_examples=60)
@given(
    st.dictionaries(
        places, st.tuples(contents, styles, st.sampled_from(["cell", "formula", "rich", "error"])), max_size=25
    )
)
def test_whatever_xlsxwriter_writes_is_read_alike(cells: Mapping[tuple[int, int], tuple[object, str, str]]) -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as made:
        sheet, formats = made.add_worksheet(), {name: made.add_format(format_) for name, format_ in FORMATS.items()}
        for (row, column), (value, style, way) in cells.items():
            look = formats["date"] if isinstance(value, dt.date) else formats.get(style)
            match way, value:
                case "rich", str():
                    sheet.write_rich_string(row, column, value, formats["struck"], "gone")
                case "formula", str() | bool() | int() | float():
                    sheet.write_formula(row, column, "=A1", look, value)
                case "error", _:
                    sheet.write_formula(row, column, "=1/0", look, "#DIV/0!")
                case _, bool():
                    sheet.write_boolean(row, column, value, look)
                case _, str():
                    sheet.write_string(row, column, value, look)
                case _, dt.date():
                    sheet.write_datetime(row, column, value, look)
                case _:
                    sheet.write_number(row, column, value, look)
    assert disagreements(read_xlsx(Package.open(stream.getvalue())), stream.getvalue()) == []


@settings(max_examples=60)
@given(
    cells=st.dictionaries(places, st.tuples(contents, styles), max_size=25), iso=st.booleans(), from_1904=st.booleans()
)
def test_whatever_openpyxl_writes_is_read_alike(
    cells: Mapping[tuple[int, int], tuple[str | float | bool | dt.date, str]], *, iso: bool, from_1904: bool
) -> None:
    book = openpyxl.Workbook()
    book.iso_dates = iso
    if from_1904:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    for (row, column), (value, style) in cells.items():
        cell = sheet.cell(row + 1, column + 1)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # not a formula, whatever it begins with
        if style and not isinstance(value, dt.date):
            cell.number_format = str(FORMATS[style].get("num_format", "General"))
    stream = io.BytesIO()
    book.save(stream)
    assert disagreements(read_xlsx(Package.open(stream.getvalue())), stream.getvalue()) == []


def disagreements(sheets: Sequence[Sheet], data: bytes) -> list[str]:
    """What either of the others reads otherwise than we read these sheets, for no known reason."""
    both = (compared(sheets, by_calamine(data), CALAMINE), compared(sheets, by_openpyxl(data), OPENPYXL))
    return [each for found in both for each in unexplained(found)]
