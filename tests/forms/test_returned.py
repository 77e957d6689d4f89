"""A returned copy: faulty cells marked, findings first, everything else as it was submitted."""

import io
import re
import zipfile
from collections.abc import Sequence

import openpyxl
import pytest
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from notation.copies import FILE, busy_workbook, fault, fill_of, looks, marked, packed, parts_of, saved_by_openpyxl
from reportgen.forms.returned import findings_alone, returned_copy
from reportgen.forms.returned.styles import DARK, LIGHT
from reportgen.model.finding import Finding, Severity, Source
from reportgen.model.labels import LANGUAGES
from reportgen.model.marks import others_words
from reportgen.words.catalogue import Words

FAULTS = (
    fault("A4"), fault("B4", weight="warning"), fault("D4", weight="note"), fault("D5", also=("D6", "A12")),
    fault("F7"), fault("A1", weight="warning"), fault("C9"), fault("B2", "Tom's demands"), fault("C3", "Nothing"),
    fault(None), fault(None, None, weight="note"), fault("A1", "No such sheet"),
)  # fmt: skip


WILD = "a\x00\x1b_x0041_\ud800<&>\"'\r\n"


def copy(data: bytes, *findings: Finding, language: str = "en") -> bytes:
    return returned_copy(data, FILE, findings, Words(language)).data


def sheets(data: bytes) -> Sequence[Worksheet]:
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets


def test_each_faulty_cell_has_its_fill_and_says_what_to_type() -> None:
    book = openpyxl.load_workbook(io.BytesIO(copy(busy_workbook(), *FAULTS)))
    found = {(place.sheet, place.cell) for each in FAULTS for place in (each.source, *each.also)}
    there = {(sheet, cell) for sheet, cell in found if sheet in book.sheetnames and cell}
    assert set(marked(copy(busy_workbook(), *FAULTS))) == there
    assert fill_of(book["Gaps"]["A4"]) == LIGHT[Severity.ERROR]
    assert fill_of(book["Gaps"]["D4"]) == LIGHT[Severity.NOTE]
    assert fill_of(book["Gaps"]["A1"]) == DARK[Severity.WARNING], "a white font stays readable"
    comment = book["Nothing"]["C3"].comment
    assert comment is not None
    assert comment.text.startswith("▸ reportgen\nError: ")
    assert "\n→ " in comment.text


def test_number_format_font_and_border_stay() -> None:
    before, after = looks(busy_workbook()), looks(copy(busy_workbook(), *FAULTS), without=["To mend"])
    for place, (value, form, _, bold, border, comment) in before.items():
        assert after[place][:2] == (value, form)
        assert after[place][3:5] == (bold, border)
        if comment:
            assert others_words(str(after[place][5])) == comment


def test_the_findings_stand_on_the_first_sheet_with_links() -> None:
    first = sheets(copy(busy_workbook(), *FAULTS))[0]
    assert first.title == "To mend"
    rows = [[cell.value for cell in row[:6]] for row in first.iter_rows(min_row=6, max_row=5 + len(FAULTS))]
    assert [row[0] for row in rows].count("Error") == 8
    assert rows[0][:3] == ["Note", None, None]
    links = {cell.value: cell.hyperlink.location for row in first.iter_rows() for cell in row if cell.hyperlink}
    assert links["B2"] == "'Tom''s demands'!B2"
    assert links["D5, D6, A12"] == "'Gaps'!D5"
    assert first.freeze_panes == "A6"
    assert first.column_dimensions["G"].hidden
    stands = first["D7"]
    assert (stands.value, stands.data_type, stands.quotePrefix) == ("=1+1", "s", True)


def test_only_what_must_change_changes() -> None:
    before, after = parts_of(busy_workbook()), parts_of(copy(busy_workbook(), fault("A4")))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        "[Content_Types].xml", "docProps/app.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        "xl/worksheets/sheet1.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml",
    }  # fmt: skip
    assert list(after)[: len(before)] == list(before)
    assert set(after) - set(before) == {"xl/worksheets/sheet4.xml"}
    sheet = re.sub(rb'(r="A4" s=)"\d+"', rb'\1""', after["xl/worksheets/sheet1.xml"])
    assert sheet == re.sub(rb'(r="A4" s=)"\d+"', rb'\1""', before["xl/worksheets/sheet1.xml"])


def test_what_counts_sheets_counts_on() -> None:
    data = copy(busy_workbook(), fault("A4"))
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["To mend", "Gaps", "Tom's demands", "Nothing"]
    assert book.active is not None
    assert book.active.title == "Tom's demands"
    assert list(book["Tom's demands"].defined_names) == ["Here"]
    app = parts_of(data)["docProps/app.xml"].decode()
    assert "<vt:i4>4</vt:i4>" in app
    assert '<vt:vector size="6" baseType="lpstr"><vt:lpstr>To mend</vt:lpstr><vt:lpstr>Gaps</vt:lpstr>' in app


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_the_language_of_its_reader(language: str) -> None:
    first = sheets(copy(busy_workbook(), *FAULTS, language=language))[0]
    assert first.title == {"en": "To mend", "da": "At rette", "de": "Zu beheben"}[language]
    assert first["A5"].value == {"en": "Severity", "da": "Vægt", "de": "Gewicht"}[language]
    assert str(first["A2"].value).startswith({"en": "Errors: 8", "da": "Fejl: 8", "de": "Fehler: 8"}[language])


@pytest.mark.parametrize("findings", [FAULTS, FAULTS[:1], ()])
def test_returned_again_it_is_the_same_file(findings: tuple[Finding, ...]) -> None:
    once = copy(busy_workbook(), *findings)
    assert copy(once, *findings) == once


def test_marks_are_renewed_and_not_heaped_up() -> None:
    other = (fault("A5"), fault("B4"))
    assert marked(copy(copy(busy_workbook(), *FAULTS), *other)) == marked(copy(busy_workbook(), *other))


@pytest.mark.parametrize("saved", [lambda data: data, saved_by_openpyxl], ids=["as sent", "by openpyxl"])
def test_what_was_mended_looks_as_it_did(saved: type[bytes]) -> None:
    back = saved(copy(busy_workbook(), *FAULTS))
    before, after = looks(busy_workbook()), looks(copy(back), without=["To mend"])
    assert {place: look for place, look in after.items() if place in before} == before
    assert {place[1] for place in after.keys() - before.keys()} == {"F7", "C9"}, "they take after their row or column"
    assert marked(copy(back)) == {}


def test_marks_go_by_their_comment_where_the_sheet_of_findings_was_deleted() -> None:
    back = saved_by_openpyxl(copy(busy_workbook(), *FAULTS), lambda book: book.remove(book.worksheets[0]))
    mended = looks(copy(back), without=["To mend"])
    before = looks(busy_workbook())
    assert {place: look[0] for place, look in mended.items() if look[0]} == {p: x[0] for p, x in before.items() if x[0]}
    assert marked(copy(back)) == {}


def test_marks_move_with_their_cells() -> None:
    back = saved_by_openpyxl(copy(busy_workbook(), fault("D5")), _moved_down)
    found = looks(copy(back), without=["To mend"])["Gaps", "D8"]
    assert found[2] == "FF00FF00", "the fill that was there before"
    assert found[5] is None


def _moved_down(book: openpyxl.Workbook) -> None:
    sheet = book["Gaps"]
    sheet["D8"]._style = sheet["D5"]._style  # noqa: SLF001 - openpyxl has no other way to move a style
    comment = sheet["D5"].comment
    sheet["D5"].comment = None
    sheet["D8"].comment = comment


def test_what_somebody_wrote_into_our_comment_stays() -> None:
    def answer(book: openpyxl.Workbook) -> None:
        comment = book["Gaps"]["A4"].comment
        assert comment is not None
        comment.text = f"{comment.text}\nDone, I think. Anna"

    back = saved_by_openpyxl(copy(busy_workbook(), fault("A4")), answer)
    assert looks(copy(back))["Gaps", "A4"][5] == "Done, I think. Anna"
    again = looks(copy(back, fault("A4")))["Gaps", "A4"][5]
    assert str(again).startswith("Done, I think. Anna\n\n▸ reportgen\nError: ")


def test_a_colour_that_happens_to_be_ours_stays_where_nothing_was_marked() -> None:
    def coloured(book: openpyxl.Workbook) -> None:
        book["Gaps"]["A5"].fill = PatternFill("solid", fgColor=LIGHT[Severity.ERROR])

    data = saved_by_openpyxl(busy_workbook(), coloured)
    assert ("Gaps", "A5") in marked(copy(data))


def test_an_empty_sheet_of_findings_says_thank_you() -> None:
    data = copy(busy_workbook())
    assert sheets(data)[0]["A3"].value == "Nothing is to be mended. Thank you."
    assert looks(data, without=["To mend"]) == looks(busy_workbook())


def test_a_comment_of_the_manager_is_listed_and_not_marked() -> None:
    comment = Finding(code="comment", source=Source(FILE, "Gaps", "D6"), values={"value": "x", "text": "x"})
    data = copy(busy_workbook(), comment)
    assert marked(data) == {}
    assert sheets(data)[0]["C6"].value == "D6"


def test_macros_stay_and_the_suffix_says_so() -> None:
    made = returned_copy(busy_workbook(macros=True), "inputs/finance.xlsm", FAULTS, Words("en"))
    assert made.suffix == ".xlsm"
    assert parts_of(made.data)["xl/vbaProject.bin"] == b"macros that nobody runs"


def test_findings_of_another_format_come_as_a_workbook() -> None:
    made = findings_alone(FILE, FAULTS, Words("de"))
    assert made.suffix == ".xlsx"
    (only,) = sheets(made.data)
    assert only["A6"].value == "Hinweis"
    assert not any(cell.hyperlink for row in only.iter_rows() for cell in row)


def test_signatures_go_because_they_would_be_broken() -> None:
    parts = parts_of(busy_workbook())
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    link = f'<Relationship Id="rId9" Type="{kind}" Target="_xmlsignatures/origin.sigs"/></Relationships>'
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"</Relationships>", link.encode())
    parts |= {"_xmlsignatures/origin.sigs": b"", "_xmlsignatures/sig1.xml": b"<Signature/>"}
    after = parts_of(copy(packed(parts), fault("A4")))
    assert not any("_xmlsignatures" in name for name in after)
    assert b"digital-signature" not in after["_rels/.rels"]


def test_what_no_xml_can_hold_is_spelt_out() -> None:
    wild = Finding(code="stray-cell", source=Source(FILE, "Gaps", "A4"), values={"value": WILD})
    data = copy(busy_workbook(), wild)
    assert copy(data, wild) == data
    assert "▸ reportgen" in str(marked(data)["Gaps", "A4"])


def test_dates_and_order_of_the_file_stay() -> None:
    before = zipfile.ZipFile(io.BytesIO(busy_workbook())).infolist()
    after = zipfile.ZipFile(io.BytesIO(copy(busy_workbook(), *FAULTS))).infolist()
    assert [(each.filename, each.date_time) for each in before] == [
        (each.filename, each.date_time) for each in after[: len(before)]
    ]
