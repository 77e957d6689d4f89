"""Laws of returned copies over any workbook and any findings: read again they are the same, and so are their marks."""

import io
from contextlib import suppress

import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from notation.copies import FILE, busy_workbook, fault, looks, marked, packed, parts_of, saved_by_openpyxl
from reportgen.forms.returned import UNMARKABLE, returned_copy
from reportgen.model.finding import Finding
from reportgen.model.labels import LANGUAGES
from reportgen.read.grid import Sheet, address
from reportgen.read.workbook import Opened, open_content
from reportgen.words.catalogue import Words

PARTS = tuple(parts_of(busy_workbook()))
PIECES = (b"", b"0", b'"', b"<", b">", b"-1", b"x", b"99999999", b"rId1", b"\xff", b"/>", b"xl/")
SHEETS = ("Gaps", "It's me")
places = st.tuples(st.integers(1, 12), st.integers(1, 30)).map(lambda place: address(*place))
texts = st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=12)
contents = st.one_of(texts, st.integers(-5, 5), st.booleans())
COLOURS = (None, "#FFFF00", "#123456")
fills = st.sampled_from(COLOURS)


@st.composite
def workbooks(draw: st.DrawFn) -> bytes:
    """A workbook with cells, fills, comments and hidden rows anywhere."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        formats = {colour: made.add_format({"bg_color": colour} if colour else {}) for colour in COLOURS}
        for name in SHEETS:
            sheet = made.add_worksheet(name)
            for place, content in draw(st.dictionaries(places, contents, max_size=8)).items():
                if isinstance(content, str):
                    sheet.write_string(place, content, formats[draw(fills)])
                else:
                    sheet.write(place, content, formats[draw(fills)])
            for place, text in draw(st.dictionaries(places, texts, max_size=3)).items():
                sheet.write_comment(place, text)
            for row in draw(st.sets(st.integers(0, 12), max_size=2)):
                sheet.set_row(row, 20, formats[draw(fills)], {"hidden": draw(st.booleans())})
            if draw(st.booleans()):
                sheet.set_column(1, 3, 12, formats[draw(fills)])
    return stream.getvalue()


findings = st.lists(
    st.builds(
        lambda sheet, cell, weight, also: fault(cell, sheet, weight=weight, also=also),
        st.sampled_from(SHEETS),
        st.none() | places,
        st.sampled_from(["error", "warning", "note"]),
        st.lists(places, max_size=3),
    ),
    max_size=5,
)


def read(data: bytes) -> tuple[Sheet, ...]:
    opened = open_content(data, ".xlsx", FILE)
    assert isinstance(opened, Opened)
    assert all(not sheet.cells and not sheet.comments for sheet in opened.ours)
    return opened.sheets


def faulty(found: list[Finding]) -> set[tuple[str, str]]:
    return {(str(place.sheet), place.cell) for each in found for place in (each.source, *each.also) if place.cell}


@settings(max_examples=25)
@given(data=workbooks(), found=findings, later=findings, language=st.sampled_from(LANGUAGES))
def test_a_copy_reads_as_what_was_submitted_however_often_it_is_returned(
    data: bytes, found: list[Finding], later: list[Finding], language: str
) -> None:
    words = Words(language)
    once = returned_copy(data, FILE, found, words).data
    assert read(once) == read(data)
    assert returned_copy(once, FILE, found, words).data == once
    assert set(marked(once)) == faulty(found)
    twice = returned_copy(once, FILE, later, words).data
    assert read(twice) == read(data)
    assert marked(twice) == marked(returned_copy(data, FILE, later, words).data)


@settings(max_examples=15)
@given(data=workbooks(), found=findings, resaved=st.booleans())
def test_without_findings_all_looks_as_it_did(data: bytes, found: list[Finding], *, resaved: bool) -> None:
    once = returned_copy(data, FILE, found, Words("en")).data
    back = returned_copy(saved_by_openpyxl(once) if resaved else once, FILE, [], Words("en")).data
    before, after = looks(data), looks(back, without=["To mend"])
    assert {place: after.get(place) for place in before} == before
    assert marked(back) == {}


@settings(max_examples=60)
@given(part=st.sampled_from(PARTS), place=st.integers(0, 10_000), piece=st.sampled_from(PIECES))
def test_a_broken_part_costs_the_marks_and_no_more(part: str, place: int, piece: bytes) -> None:
    parts = parts_of(busy_workbook())
    place %= len(parts[part])
    broken = packed({**parts, part: parts[part][:place] + piece + parts[part][place + max(1, len(piece)) :]})
    if isinstance(open_content(broken, ".xlsx", FILE), Opened):
        with suppress(*UNMARKABLE):
            assert parts_of(returned_copy(broken, FILE, [fault("B4")], Words("en")).data)


@settings(max_examples=15)
@given(data=workbooks(), found=findings)
def test_parts_that_nothing_was_found_in_stay_as_they_are(data: bytes, found: list[Finding]) -> None:
    before, after = parts_of(data), parts_of(returned_copy(data, FILE, found, Words("en")).data)
    concerned = {f"xl/worksheets/sheet{SHEETS.index(sheet) + 1}.xml" for sheet, _ in faulty(found)}
    sheets = {name for name in before if name.startswith("xl/worksheets/sheet")}
    assert {name for name in sheets if before[name] != after[name]} <= concerned
    for name in ("xl/sharedStrings.xml", "xl/theme/theme1.xml"):
        assert before.get(name) == after.get(name)
