"""What files may be, and what they may do to the reader: nothing that is not a finding."""

import datetime as dt
import io
import random
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from notation.book import book
from notation.clean import FINANCE, clean
from reportgen.read import package as pk
from reportgen.read import read_programme
from reportgen.read.grid import Cell, Sheet
from reportgen.read.workbook import Opened, open_workbook

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return stream.getvalue()


def opened(tmp_path: Path, data: bytes, name: str = "x.xlsx") -> Opened:
    (tmp_path / name).write_bytes(data)
    found = open_workbook(tmp_path / name, name)
    assert isinstance(found, Opened), found
    return found


def patched(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one of its parts changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return stream.getvalue()


def sheet_of(tmp_path: Path, rows: str, *, strings: str = "") -> Sheet:
    """The first sheet of a workbook whose rows (and shared strings) are this XML."""
    data = patched(
        book("| x |"), "xl/worksheets/sheet1.xml",
        lambda _: f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode(),
    )  # fmt: skip
    data = patched(
        data, "xl/sharedStrings.xml", lambda old: f'<sst xmlns="{MAIN}">{strings}</sst>'.encode() if strings else old
    )
    return opened(tmp_path, data).sheets[0]


@pytest.mark.parametrize(
    ("name", "data", "code", "value"),
    [
        ("a.xlsx", b"ID;Capability\n", "unreadable-workbook", "damaged"),
        ("a.xlsx", b"", "unreadable-workbook", "damaged"),
        ("a.xlsx", book("| x |")[:2000], "unreadable-workbook", "damaged"),
        ("a.xlsx", COMPOUND + "EncryptedPackage".encode("utf-16-le"), "password-protected", None),
        ("a.xls", COMPOUND + "Workbook".encode("utf-16-le"), "unreadable-workbook", "xls"),
        ("a.csv", b"ID;Capability\n", "unreadable-workbook", "csv"),
        ("a.numbers", b"PK", "unreadable-workbook", "damaged"),
        ("a.numbers", zipped("Index/Document.iwa"), "unreadable-workbook", "numbers"),
        ("a.xlsb", zipped("xl/workbook.bin"), "unreadable-workbook", "xlsb"),
        ("a.xlsx", zipped("xl/workbook.bin"), "unreadable-workbook", "xlsb"),
        ("a.pages", zipped("Index/Tables.iwa"), "skipped-file", None),
        ("a.docx", book("| x |")[:100], "skipped-file", None),
        ("notes.txt", b"Hello", "skipped-file", None),
        (".~lock.a.xlsx#", b"Anna", "skipped-file", None),
    ],
)
def test_files_that_cannot_be_used(name: str, data: bytes, code: str, value: str | None, tmp_path: Path) -> None:
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / name).write_bytes(data)
    found = [each for each in read_programme(tmp_path).findings if each.code != "missing-workbook"]
    assert [(each.code, each.source.file, each.values.get("kind")) for each in found] == [
        (code, f"inputs/{name}", value)
    ]


def test_what_the_system_keeps_for_itself_is_no_input_and_a_folder_is_passed_over(tmp_path: Path) -> None:
    root = clean(tmp_path)
    (root / "inputs/.DS_Store").write_bytes(b"x")
    (root / "inputs/old").mkdir()
    found = read_programme(root).findings
    assert [(each.code, each.source.file) for each in found] == [("skipped-file", "inputs/old")]


def test_a_workbook_is_known_by_its_content_not_its_name(tmp_path: Path) -> None:
    root = clean(tmp_path)
    (root / "inputs/programme.xlsx").rename(root / "inputs/finance.final.v2")
    assert read_programme(root).findings == ()


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda data: data.replace(b"<sheetData>", b'<sheetData><row r="1"><c r="XFE1"><v>1</v></c></row>'), "damaged"),
        (
            lambda data: data.replace(b"<sheetData>", b'<sheetData><row r="9"><c r="ZZZZ99999999"><v>1</v></c></row>'),
            "damaged",
        ),
        (lambda data: b'<!DOCTYPE x [<!ENTITY a "b">]>' + data.partition(b"?>")[2], "damaged"),
        (lambda data: data[:-30], "damaged"),
        (lambda data: data.replace(b'<c r="A1" t="s"><v>0</v>', b'<c r="A1" t="s"><v>99</v>'), "damaged"),
        (lambda data: data.replace(b'<c r="A1" t="s"><v>0</v>', b'<c r="A1"><v>nan</v>'), "damaged"),
    ],
)
def test_hostile_parts_are_refused(change: Callable[[bytes], bytes], what: str, tmp_path: Path) -> None:
    original = book("| x |")
    hostile = patched(original, "xl/worksheets/sheet1.xml", change)
    assert hostile != original
    (tmp_path / "x.xlsx").write_bytes(hostile)
    found = open_workbook(tmp_path / "x.xlsx", "x.xlsx")
    assert not isinstance(found, Opened)
    assert (found.code, found.values["kind"]) == ("unreadable-workbook", what)


def test_a_missing_sheet_part_is_damage_and_not_an_empty_sheet(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book("| x |"))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            if name != "xl/worksheets/sheet1.xml":
                new.writestr(name, old.read(name))
    (tmp_path / "x.xlsx").write_bytes(stream.getvalue())
    found = open_workbook(tmp_path / "x.xlsx", "x.xlsx")
    assert not isinstance(found, Opened)


def test_a_cell_far_away_costs_nothing_and_too_many_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = sheet_of(
        tmp_path, '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    )
    assert list(far.cells) == [(1, 1), (1_048_576, 16_384)]
    monkeypatch.setattr(pk, "MAX_CELLS", 3)
    (tmp_path / "y.xlsx").write_bytes(book("| a | b | c | d |"))
    found = open_workbook(tmp_path / "y.xlsx", "y.xlsx")
    assert not isinstance(found, Opened)
    assert (found.code, found.values["what"]) == ("too-large", "cells")


@pytest.mark.parametrize("seed", range(60))
def test_damaged_files_never_raise(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    root = clean(tmp_path)
    path = root / "inputs/finance.xlsx"
    data = bytearray(path.read_bytes())
    if seed % 3 == 0:
        del data[chance.randrange(len(data)) :]
    elif seed % 3 == 1:
        for _ in range(1 + seed // 3):
            data[chance.randrange(len(data))] = chance.randrange(256)
    else:  # a part is well packed, and its XML is not what it was
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            part = chance.choice([name for name in archive.namelist() if name.endswith((".xml", ".rels"))])
        data = bytearray(patched(bytes(data), part, lambda xml: _scrambled(xml, chance)))
    path.write_bytes(data)
    assert read_programme(root).plan is not None


def _scrambled(xml: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(xml))
    return chance.choice([
        xml[:start] + xml[start + chance.randrange(40) :],
        xml.replace(b'"1"', b'"-7"'),
        xml.replace(b"<v>", b"<v>x"),
        xml.replace(b'r="', b'q="'),
        xml.replace(b"Id", b"Od"),
    ])  # fmt: skip


RICH = (
    "<si><r><t>kept </t></r><r><rPr><strike/></rPr><t>gone</t></r></si>"
    "<si><t>漢字</t><rPh sb='0' eb='2'><t>かんじ</t></rPh></si><si><t>a_x000D_b _x005F_x0041_</t></si>"
)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<c r="A1" t="s"><v>0</v></c>', Cell(1, 1, "kept ", struck="gone")),
        ('<c r="A1" t="s"><v>1</v></c>', Cell(1, 1, "漢字")),
        ('<c r="A1" t="s"><v>2</v></c>', Cell(1, 1, "a\nb _x0041_")),
        ('<c t="inlineStr"><is><t>x</t></is></c>', Cell(1, 1, "x")),
        ('<c r="A1"><v>0.30000000000000004</v></c>', Cell(1, 1, Decimal("0.3"))),
        ('<c r="A1"><v>1E3</v></c>', Cell(1, 1, Decimal(1000))),
        ('<c r="A1" t="b"><v>1</v></c>', Cell(1, 1, value=True)),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', Cell(1, 1, error="#DIV/0!")),
        ('<c r="A1"><f>B1</f><v></v></c>', Cell(1, 1, pending="=B1")),
        ('<c r="A1"><f>B1</f><v>7</v></c>', Cell(1, 1, Decimal(7))),
        ('<c r="A1" t="str"><f>B1</f><v>x</v></c>', Cell(1, 1, "x")),
        ('<c r="A1" t="str"><f>B1</f><v></v></c>', None),
        ('<c r="A1" s="0"/>', None),
        ('<c r="A1" t="d"><v>2026-03-31T00:00:00</v></c>', Cell(1, 1, dt.date(2026, 3, 31))),
    ],
)
def test_every_way_a_cell_may_be_stored(cell: str, expected: Cell | None, tmp_path: Path) -> None:
    found = sheet_of(tmp_path, f'<row r="1">{cell}</row>', strings=RICH).cells.get((1, 1))
    assert found == expected


def test_openpyxl_is_a_witness_for_what_we_read(tmp_path: Path) -> None:
    data = book(FINANCE, at="B3")
    ours = {
        sheet.name: {cell.address: cell.value for cell in sheet.cells.values()}
        for sheet in opened(tmp_path, data).sheets
    }
    theirs = {
        sheet.title: {
            cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None
        }
        for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets
    }
    assert {name: list(cells) for name, cells in ours.items()} == {name: list(cells) for name, cells in theirs.items()}
    for name, cells in ours.items():
        for address, value in cells.items():
            other = theirs[name][address]
            if isinstance(value, Decimal):
                assert float(value) == other
            else:
                assert value == (other.date() if isinstance(other, dt.datetime) else other)


OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
ODS = f"""<office:document-content xmlns:office="{OFFICE}:office:1.0" xmlns:table="{OFFICE}:table:1.0"
 xmlns:text="{OFFICE}:text:1.0" xmlns:style="{OFFICE}:style:1.0"><office:automatic-styles>
<style:style style:name="T1" style:family="text">
<style:text-properties style:text-line-through-type="single"/></style:style>
</office:automatic-styles><office:body><office:spreadsheet>
<table:table table:name="Gaps"><table:table-column table:number-columns-repeated="2"/>
<table:table-column table:visibility="collapse"/>
<table:table-row table:number-rows-repeated="3">
<table:table-cell table:number-columns-repeated="2000000000"/></table:table-row>
<table:table-row><table:table-cell/>
<table:table-cell office:value-type="string">
<text:p>two<text:s text:c="2"/>words</text:p><text:p>more<text:span
 text:style-name="T1"> or less</text:span></text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="2.5"><text:p>2,5</text:p></table:table-cell>
<table:table-cell office:value-type="percentage" office:value="0.5">
<office:annotation><text:p>Sure?</text:p></office:annotation>
<text:p>50%</text:p></table:table-cell>
<table:table-cell office:value-type="date" office:date-value="2026-03-31T00:00:00"/>
<table:table-cell table:formula="of:=[.A1]"/>
<table:table-cell table:number-columns-spanned="2" office:value-type="boolean" office:boolean-value="true"/>
<table:covered-table-cell office:value-type="string"><text:p>under</text:p></table:covered-table-cell>
</table:table-row>
<table:table-row table:number-rows-repeated="2000000000"><table:table-cell/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def ods(content: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return stream.getvalue()


def test_open_document_is_read_as_exactly(tmp_path: Path) -> None:
    (sheet,) = opened(tmp_path, ods(ODS), "x.ods").sheets
    found = {cell.address: cell.value if not cell.pending else cell.pending for cell in sheet.cells.values()}
    assert found == {
        "B4": "two  words\nmore", "C4": Decimal("2.5"), "D4": Decimal("0.5"),
        "E4": dt.date(2026, 3, 31), "F4": "=[.A1]",
        "G4": True, "H4": "under",
    }  # fmt: skip
    assert sheet.cells[4, 2].struck == "or less"
    assert [str(area) for area in sheet.merges] == ["G4:H4"]
    assert (sheet.hidden_columns, dict(sheet.comments)) == (((3, 3),), {(4, 4): "Sure?"})


def test_open_document_repeats_with_content_are_bounded(tmp_path: Path) -> None:
    many = ODS.replace(
        "<table:table-row><table:table-cell/>",
        '<table:table-row table:number-rows-repeated="900000"><table:table-cell/>',
    )
    (tmp_path / "x.ods").write_bytes(ods(many))
    found = open_workbook(tmp_path / "x.ods", "x.ods")
    assert not isinstance(found, Opened)
    assert found.code == "too-large"
