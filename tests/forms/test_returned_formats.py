"""Workbooks as few programs write them, and what independent programs say about the copies."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lxml import etree

from notation.copies import FILE, busy_workbook, fault, marked, packed, parts_of, saved_by_openpyxl
from notation.validators import sdk
from reportgen.forms.returned import returned_copy
from reportgen.read.grid import Sheet, position
from reportgen.read.workbook import Opened, open_content
from reportgen.words.catalogue import Words

FAULTS = (fault("A4"), fault("B4", weight="warning"), fault("E9"), fault("D5"), fault("B2", "Tom's demands"))
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml"
Parts = dict[str, bytes]


def copy(data: bytes) -> bytes:
    return returned_copy(data, FILE, FAULTS, Words("en")).data


def read(data: bytes) -> tuple[Sheet, ...]:
    opened = open_content(data, ".xlsx", FILE)
    assert isinstance(opened, Opened)
    return opened.sheets


def bare(sheet: str) -> bytes:
    """A workbook of two sheets with no more parts than there must be."""
    types = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="application/'
            'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
            for number in (1, 2)
        )
        + "</Types>"
    )
    links = "".join(
        f'<Relationship Id="s{number}" Type="{OFFICE}/relationships/worksheet"'
        f' Target="/xl/worksheets/sheet{number}.xml"/>'
        for number in (1, 2)
    )
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}/relationships"><sheets><sheet name="Gaps" sheetId="7" r:id="s1"/>'
        '<sheet name="Tom\'s demands" sheetId="2" r:id="s2"/></sheets></workbook>'
    )
    root = f'<Relationship Id="r" Type="{OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/>'
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{root}</Relationships>',
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
        "xl/worksheets/sheet2.xml": f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>',
    }
    return packed({name: text.encode() for name, text in parts.items()})


def text(word: str, place: str = "") -> str:
    return f'<c{place and f" r={place!r}"} t="inlineStr"><is><t>{word}</t></is></c>'


BARE: Mapping[str, str] = {
    "nothing": "<sheetData/>",
    "nothing, with an end": "<sheetData></sheetData>",
    "no addresses": f"<sheetData><row>{text('a')}{text('b')}</row><row/><row>{text('c')}</row></sheetData>",
    "gaps between addresses": f'<dimension ref="A1:C2"/><sheetData><row r="2">{text("x", "C2")}</row></sheetData>',
    "one in the middle": "<sheetData><row r='4'><c r='C4'><v>1</v></c><c r='E4'><v>2</v></c></row></sheetData>",
    "single quotes": "<sheetData><row r='4' ><c r='A4'  s='0' ><v>1</v></c><c r = \"B4\"/></row ></sheetData >",
    "something behind": "<sheetData/><pageMargins left='1' right='1' top='1' bottom='1' header='0' footer='0'/>"
    "<tableParts count='0'/>",
}


def prefixed(parts: Parts) -> Parts:
    """Every element of a sheet with a prefix, as some libraries write them."""
    name = "xl/worksheets/sheet1.xml"
    named = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", parts[name])
    return {**parts, name: named.replace(b'xmlns="', b'xmlns:x="', 1)}


def strict(parts: Parts) -> Parts:
    """In the namespaces of Strict Open XML."""
    pairs = {f"{OFFICE}/relationships": f"{STRICT}/officeDocument/relationships", MAIN: f"{STRICT}/spreadsheetml/main"}
    for old, new in pairs.items():
        parts = {name: content.replace(old.encode(), new.encode()) for name, content in parts.items()}
    return parts


def wide_letters(parts: Parts) -> Parts:
    """In UTF-16."""
    name = "xl/worksheets/sheet1.xml"
    plain = parts[name].decode()
    declared = plain.replace("UTF-8", "UTF-16") if plain.startswith("<?xml") else plain
    return {**parts, name: declared.encode("utf-16")}


@pytest.mark.parametrize("change", [dict, prefixed, strict, wide_letters])
@pytest.mark.parametrize("sheet", BARE)
def test_bare_workbooks_are_marked_and_read_as_before(sheet: str, change: Callable[[Parts], Parts]) -> None:
    data = packed(change(parts_of(bare(BARE[sheet]))))
    after = copy(data)
    assert read(after) == read(data)
    assert copy(after) == after
    places = {("Gaps", each) for each in ("A4", "B4", "D5", "E9")} | {("Tom's demands", "B2")}
    if change is not strict:  # which openpyxl does not read
        assert {place for place, comment in marked(after).items() if comment} == places


@pytest.mark.parametrize("sheet", ["gaps between addresses", "something behind"])
def test_bare_workbooks_stay_valid(sheet: str, tmp_path: Path) -> None:
    data = bare(BARE[sheet])
    assert set(sdk(copy(data), tmp_path, "book.xlsx")) <= set(sdk(data, tmp_path, "book.xlsx"))


@pytest.mark.parametrize("saved", [lambda data: data, saved_by_openpyxl], ids=["xlsxwriter", "openpyxl"])
def test_the_sdk_finds_no_error_that_was_not_there(saved: Callable[[bytes], bytes], tmp_path: Path) -> None:
    data = saved(busy_workbook())
    assert sdk(copy(data), tmp_path, "book.xlsx") == sdk(data, tmp_path, "book.xlsx")


def test_what_is_under_discussion_is_left_alone() -> None:
    parts = parts_of(busy_workbook())
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    name = "xl/worksheets/_rels/sheet1.xml.rels"
    link = f'<Relationship Id="t1" Type="{kind}" Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    parts[name] = parts[name].replace(b"</Relationships>", link.encode())
    thread = '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
    thread += '<threadedComment ref="B4" id="{1}" personId="{2}"><text>Is it so?</text></threadedComment>'
    thread += "</ThreadedComments>"
    parts["xl/threadedComments/threadedComment1.xml"] = thread.encode()
    after = copy(packed(parts))
    assert marked(after)["Gaps", "B4"] == "Mind this.\nBest, Anna"
    assert parts_of(after)["xl/threadedComments/threadedComment1.xml"] == thread.encode()
    assert copy(after) == after
    assert read(after) == read(packed(parts))


@pytest.mark.parametrize("sheet", BARE)
def test_new_cells_stand_where_they_belong(sheet: str) -> None:
    root = etree.fromstring(parts_of(copy(bare(BARE[sheet])))["xl/worksheets/sheet1.xml"])
    rows = [list(row.iterchildren("{*}c")) for row in root.iterfind("{*}sheetData/{*}row")]
    named = [[position(cell.get("r", "")) for cell in row if cell.get("r")] for row in rows]
    places = [place for row in named for place in row]
    assert places == sorted(set(places))
    assert all(len({row for row, _ in found}) <= 1 for found in named)
    assert {position(each) for each in ("A4", "B4", "D5", "E9")} <= set(places)
    if (dimension := root.find("{*}dimension")) is not None:
        assert dimension.get("ref") == "A1:E9"
