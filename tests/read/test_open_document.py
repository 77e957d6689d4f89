"""What OpenDocument may say in more ways than LibreOffice says it: styles, texts and values."""

import io
import zipfile
from decimal import Decimal

import pytest

from reportgen.read.formats import day, duration
from reportgen.read.grid import Cell, Format, Shown
from reportgen.read.ods import read_ods
from reportgen.read.package import Package

NAMES = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    f'xmlns:{name}="{NAMES}:{space}:1.0"'
    for name, space in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)
STYLES = """
<style:style style:name="Gone" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/>
</style:style><style:style style:name="Child" style:family="table-cell" style:parent-style-name="Gone"/>
<style:style style:name="A" style:family="table-cell" style:parent-style-name="B"/>
<style:style style:name="B" style:family="table-cell" style:parent-style-name="A"/>
<style:style style:name="Gone" style:family="text"><style:text-properties style:text-line-through-type="double"/>
</style:style>
"""
OWN = """
<style:style style:name="Grandchild" style:family="table-cell" style:parent-style-name="Child"/>
<style:style style:name="Kept" style:family="table-cell" style:parent-style-name="Child"><style:text-properties
 style:text-line-through-style="none"/></style:style>
<style:style style:name="run" style:family="text" style:parent-style-name="Gone"/>
"""


def read(row: str, *, columns: str = "<table:table-column/>", of_row: str = "") -> list[Cell]:
    """The cells of a sheet with one row."""
    content = f"""<office:x {SPACES}><office:automatic-styles>{OWN}</office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="S">{columns}<table:table-row{of_row}>{row}</table:table-row></table:table>
</office:spreadsheet></office:body></office:x>"""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("content.xml", content)
        archive.writestr(
            "styles.xml",
            f"<office:document-styles {SPACES}><office:styles>{STYLES}</office:styles></office:document-styles>",
        )
    (sheet,) = read_ods(Package.open(stream.getvalue()))
    return list(sheet.cells.values())


def cell(inside: str, attributes: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {attributes}>{inside}</table:table-cell>"


@pytest.mark.parametrize(
    ("style", "struck"),
    [("Gone", True), ("Child", True), ("Grandchild", True), ("Kept", False), ("A", False), ("?", False)],
)
def test_a_style_says_what_its_parents_say_unless_it_says_otherwise(style: str, *, struck: bool) -> None:
    (found,) = read(cell("<text:p>x</text:p>", f'office:value-type="string" table:style-name="{style}"'))
    assert found == (Cell(1, 1, struck="x") if struck else Cell(1, 1, "x"))


def test_a_style_of_the_row_goes_before_that_of_the_column_and_a_cells_own_before_both() -> None:
    columns = '<table:table-column table:default-cell-style-name="Gone" table:number-columns-repeated="2"/>'
    plain, own = (
        cell("<text:p>x</text:p>"),
        cell("<text:p>x</text:p>", 'office:value-type="string" table:style-name="Kept"'),
    )
    assert [found.struck for found in read(plain + own, columns=columns)] == ["x", ""]
    of_row = ' table:default-cell-style-name="Kept"'
    assert [found.struck for found in read(plain + own, columns=columns, of_row=of_row)] == ["", ""]


@pytest.mark.parametrize(
    ("inside", "kept", "struck"),
    [
        ('<text:p>a<text:span text:style-name="run">b</text:span>c</text:p>', "ac", "b"),
        (
            "<text:p><text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>かん</text:ruby-text></text:ruby></text:p>",
            "漢",
            "",
        ),
        ("<text:p>by <text:author-name>Anna</text:author-name>!</text:p>", "by Anna!", ""),
        ("<text:p>a<text:tab/>b<text:line-break/>c</text:p>", "a\tb\nc", ""),
    ],
)
def test_all_that_is_seen_of_a_paragraph_is_its_text(inside: str, kept: str, struck: str) -> None:
    assert read(cell(inside)) == [Cell(1, 1, kept, struck=struck)]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (cell("", 'office:value-type="string" office:string-value="without a paragraph"'), "without a paragraph"),
        (cell("<text:p>without a type</text:p>", ""), "without a type"),
        (
            cell("<text:p>31.03.12026</text:p>", 'office:value-type="date" office:date-value="12026-03-31"'),
            "31.03.12026",
        ),
        (cell("<text:p>soon</text:p>", 'office:value-type="time" office:time-value="soon"'), "soon"),
        (cell("", 'office:value-type="float" office:value="1" table:formula="of:=TRUE()"'), True),
        (cell("", 'office:value-type="float" office:value="0" table:formula="of:=FALSE()"'), False),
    ],
)
def test_a_value_that_is_said_in_another_way_is_not_lost(written: str, found: object) -> None:
    (read_cell,) = read(written)
    assert read_cell.value is found or read_cell.value == found
    assert type(read_cell.value) is type(found)


def test_a_result_that_is_empty_is_none_and_one_that_was_never_saved_is_pending() -> None:
    formula = 'table:formula="of:=IF(1;&quot;&quot;;2)"'
    assert read(cell("<text:p/>", formula)) == []
    assert read(cell("", formula)) == [Cell(1, 1, pending='=IF(1;"";2)')]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("PT12H00M00S", "0.5"), ("PT36H00M00S", "1.5"), ("-PT6H", "-0.25"), ("P2DT12H", "2.5"),
        ("PT0.5S", "0.00000578703703703704"),
        ("PT0S", "0"), ("P1Y", None), ("12:00", None), ("", None),
    ],
)  # fmt: skip
def test_lengths_of_time_are_days(text: str, days: str | None) -> None:
    assert duration(text) == (None if days is None else Decimal(days))


def test_days_of_iso_dates() -> None:
    assert str(day("2026-03-31T13:45:30.123000000")) == str(day("2026-03-31")) == "2026-03-31"
    assert day("2026-02-30") is None
    assert day("-0044-03-15") is None
    (found,) = read(cell("", 'office:value-type="time" office:time-value="PT12H"'))
    assert found == Cell(1, 1, Decimal("0.5"), Format(Shown.TIME))
