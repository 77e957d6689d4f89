"""`reportgen collect`: what is said of each file that came back, what is made, and what stays as it was."""

import datetime as dt
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from notation.answered import changed, document, filled, remarked, tracked, without_controls, without_properties, zipped
from notation.commandline import contents, reportgen
from notation.copies import packed, parts_of
from reportgen.read import read_programme

CORE = "docProps/core.xml"
Content = Any  # what openpyxl finds in a cell
Change = Callable[[bytes], bytes]


@pytest.fixture
def sent(programme: Path) -> bytes:
    """Finance's report as it was sent out."""
    return (programme / "outputs" / "departments" / "D01" / "gap-report.docx").read_bytes()


def collected(
    programme: Path, *files: Path, code: int = 0, more: tuple[str, ...] = ()
) -> tuple[list[dict[str, Content]], str]:
    """The rows to accept by heading, and what was said."""
    said = reportgen("collect", *files, "-C", programme, "-o", programme / "c.xlsx", *more)
    assert said.code == code, said
    return rows(programme / "c.xlsx"), said.out + said.err


def rows(path: Path, sheet: str = "To accept") -> list[dict[str, Content]]:
    book = openpyxl.load_workbook(path)
    if sheet not in book.sheetnames:
        return []
    found = [*book[sheet].iter_rows(min_row=3, values_only=True)]
    return [dict(zip(map(str, found[0]), each, strict=True)) for each in found[1:]]


def laid(programme: Path, data: bytes, name: str = "FIN.docx") -> Path:
    path = programme / name
    path.write_bytes(data)
    return path


def test_an_answer_becomes_a_row_that_can_be_pasted(programme: Path, sent: bytes) -> None:
    answers = {"commitment:accept": "☒", "commitment:words": "=SUM(A1)", "signed:1": "3. marts 2026"}
    (commitment, signed), said = collected(programme, laid(programme, filled(sent, answers)))
    assert "2 rows to accept" in said
    assert commitment["Answer"] == "We commit\n=SUM(A1)"
    assert commitment["Decision"] == "We commit\n=SUM(A1)"
    assert (commitment["Departments"], commitment["Status"], commitment["Session"]) == ("D01", "decided", "individual")
    assert signed["Due"] == dt.datetime(2026, 3, 3)  # noqa: DTZ001 - a day in a workbook has no zone


def test_rows_that_are_pasted_read_back_and_are_not_collected_again(programme: Path, sent: bytes) -> None:
    file = laid(programme, remarked(filled(sent, {"commitment:words": "Two more people"}), "Commitment", "When?"))
    made, _ = collected(programme, file)
    assert len(made) == 2
    book = openpyxl.load_workbook(programme / "inputs" / "programme.xlsx")
    sheet = book["Decisions"]
    head = next(row for row in sheet.iter_rows() if any(str(cell.value).startswith("ID") for cell in row))
    for number, row in enumerate(made, start=sheet.max_row + 1):
        for cell in head:
            name = str(cell.value).removesuffix("*").removesuffix(" *").strip()
            sheet[f"{get_column_letter(cell.column or 0)}{number}"] = row.get(name)
    book.save(programme / "inputs" / "programme.xlsx")
    reading = read_programme(programme)
    assert reading.plan is not None
    log = {each.id: each for each in reading.plan.decisions}
    assert [log[str(row["ID"])].decision for row in made] == [row["Decision"] for row in made]
    assert [log[str(row["ID"])].topic for row in made] == [row["Topic"] for row in made]
    (programme / "c.xlsx").unlink()
    again, _ = collected(programme, file)
    assert again == []
    assert {str(row["To be seen to"]).splitlines()[-1] for row in rows(programme / "c.xlsx", "Set aside")} == {
        "Stands in the decisions log already."
    }


def test_the_same_file_twice_is_said_and_read_once(programme: Path, sent: bytes) -> None:
    data = filled(sent, {"commitment:words": "No"})
    made, said = collected(programme, laid(programme, data), laid(programme, data, "again.docx"))
    assert len(made) == 1
    assert "again.docx: This is the same file as FIN.docx; it was read once." in said


def test_two_reviewers_of_one_report_are_both_heard(programme: Path, sent: bytes) -> None:
    first = filled(sent, {"commitment:words": "No"})
    made, said = collected(
        programme, laid(programme, first), laid(programme, remarked(first, "Commitment", "Why?"), "b.docx")
    )
    assert [row["Kind"] for row in made] == ["Answer", "Comment"]
    assert "1 of its rows stand among those of another file already." in said


def older(sent: bytes) -> bytes:
    found = parts_of(sent)
    day = found[CORE].decode().split('W3CDTF">')[1][:10]
    return packed({**found, CORE: found[CORE].replace(day.encode(), b"2025-01-01")})


def test_an_older_issue_is_said_and_its_answers_are_kept(programme: Path, sent: bytes) -> None:
    made, said = collected(programme, laid(programme, older(filled(sent, {"commitment:words": "No"}))))
    assert "FIN.docx: This answers an older issue, of 2025-01-01; the latest is of" in said
    assert "See whether it still holds." in str(made[0]["To be seen to"])


def property_as(sent: bytes, old: str, new: str) -> bytes:
    return packed(
        {
            name: data.replace(f">{old}<".encode(), f">{new}<".encode()) if name == "docProps/custom.xml" else data
            for name, data in parts_of(sent).items()
        }
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda data: property_as(data, "D01", "OPS"), "This document is of OPS, which is no department"),
        (
            lambda data: without_properties(packed({k: v for k, v in parts_of(data).items() if "footer" not in k})),
            "no document of reportgen",
        ),
    ],
)
def test_what_is_not_ours_is_set_aside_and_not_lost(
    programme: Path, sent: bytes, change: Change, sentence: str
) -> None:
    made, said = collected(programme, laid(programme, change(filled(sent, {"commitment:words": "No"}))), code=1)
    assert made == []
    assert sentence in said
    assert "No" in [row["Answer"] for row in rows(programme / "c.xlsx", "Set aside")]


def test_another_programmes_report_is_set_aside(programme: Path, sent: bytes) -> None:
    custom = parts_of(sent)["docProps/custom.xml"].decode()
    name = custom.split('name="programme"')[1].split("lpwstr>")[1].removesuffix("</vt:")
    made, said = collected(
        programme, laid(programme, property_as(filled(sent, {"commitment:words": "No"}), name, "Else")), code=1
    )
    assert (made, "belongs to another programme, Else" in said) == ([], True)


def test_a_department_that_was_not_asked_for_is_set_aside(programme: Path, sent: bytes) -> None:
    other = next(path.name for path in (programme / "outputs" / "departments").iterdir() if path.name != "D01")
    made, said = collected(
        programme, laid(programme, filled(sent, {"commitment:words": "No"})), code=1, more=("-d", other)
    )
    assert (made, "of D01, which was not asked for" in said) == ([], True)


BOMB = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa">]><w>&a;</w>'


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda _: b"", "The file is empty."),
        (lambda _: b"Dear all", "This is no Word document."),
        (lambda data: data[: len(data) // 2], "The file is damaged"),
        (lambda data: changed(data, document="<w:document"), "The file is damaged"),
        (lambda data: changed(data, document=BOMB.decode()), "The file is damaged"),
        (lambda data: packed({k: v for k, v in parts_of(data).items() if k != "word/document.xml"}), "damaged"),
        (lambda _: zipped(**{"_rels/.rels": b"<a/>"}), "This is no Word document."),
        (lambda _: zipped(**{"mimetype": b"x", "content.xml": b"<a/>"}), "This is an OpenDocument text."),
        (lambda _: zipped(**{"word/document.xml": b"0" * 40_000_000}), "far more than a report"),
        (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "by a password"),
        (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older Word"),
    ],
)
def test_a_mangled_file_is_said_and_costs_the_others_nothing(
    programme: Path, sent: bytes, spoil: Change, sentence: str
) -> None:
    good = laid(programme, filled(sent, {"commitment:words": "No"}))
    before = contents(programme / "outputs")
    made, said = collected(programme, laid(programme, spoil(sent), "bad.docx"), programme / "none.docx", good, code=1)
    assert [row["Answer"] for row in made] == ["No"]
    assert "bad.docx: " in said
    assert sentence in said
    assert "none.docx: The file cannot be opened: no file" in said
    assert contents(programme / "outputs") == before


def test_what_was_changed_without_tracking_is_found(programme: Path, sent: bytes) -> None:
    text = document(sent).replace(">Commitment<", ">Our promise<")
    (row,), _ = collected(programme, laid(programme, changed(sent, document=text)))
    assert row["Kind"] == "Change without a mark"
    assert str(row["Old text"]).removesuffix("Commitment") == str(row["New text"]).removesuffix("Our promise")


def test_answers_outlive_a_program_that_drops_fields_and_properties(programme: Path, sent: bytes) -> None:
    answers = {"commitment:words": "Two more people"}
    spared = without_properties(without_controls(filled(sent, answers)))
    (row,), _ = collected(programme, laid(programme, spared))
    assert (row["Answer"], row["Departments"]) == ("Two more people", "D01")
    (programme / "c.xlsx").unlink()
    bare = without_properties(without_controls(filled(sent, answers), bookmarks=False))
    (row,), said = collected(programme, laid(programme, bare))
    assert "The fields for answers were lost" in said
    assert "Two more people" in str(row["New text"])


def test_libreoffice_keeps_what_was_said(programme: Path, sent: bytes, tmp_path: Path) -> None:
    answers = {"commitment:words": "Two more people", "commitment:accept": "☑"}
    sentence = next(iter(re.findall(r"<w:r><w:t[^>]*>([A-Z][^<&]{20,}\.)</w:t></w:r>", document(sent))))
    said = remarked(filled(sent, answers), "Commitment", "Why?")
    file = laid(tmp_path, tracked(said, sentence, "All is open."))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    program = shutil.which("soffice")
    assert program, "LibreOffice is needed: make setup"
    command = [program, profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "saved"), str(file)]
    subprocess.run(command, check=True, capture_output=True)
    made, _ = collected(programme, tmp_path / "saved" / "FIN.docx")
    told = {(row["Kind"], row["Answer"] or row["New text"]) for row in made}
    assert ("Answer", "We commit\nTwo more people") in told
    assert ("Comment", "Why?") in told
    assert ("Tracked change", "All is open.") in told
    assert [row["Kind"] for row in made if row["Kind"] == "Change without a mark"] == []


def test_no_workbook_is_overwritten(programme: Path, sent: bytes) -> None:
    first = laid(programme, filled(sent, {"commitment:words": "No"}))
    assert "collected.xlsx: 1 row to accept" in reportgen("collect", first, "-C", programme).out
    before = (programme / "collected.xlsx").read_bytes()
    assert "collected.xlsx: 1 row" in reportgen("collect", first, "-C", programme).out
    other = laid(programme, filled(sent, {"commitment:words": "Yes"}))
    assert "collected-2.xlsx: 1 row" in reportgen("collect", other, "-C", programme).out
    assert (programme / "collected.xlsx").read_bytes() == before
    refused = reportgen("collect", other, "-C", programme, "-o", programme / "collected.xlsx")
    assert (refused.code, "is there already; nothing was changed" in refused.err) == (2, True)
