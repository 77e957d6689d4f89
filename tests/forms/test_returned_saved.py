"""Copies that LibreOffice opened and saved: they read as before, their marks are renewed, their fills come back."""

from pathlib import Path

import pytest

from notation.copies import FILE, busy_workbook, fault, looks, marked
from reportgen.forms.returned import returned_copy
from reportgen.model.finding import Finding
from reportgen.read.grid import Sheet
from reportgen.read.workbook import Opened, open_content
from reportgen.words.catalogue import Words

SAVED = Path(__file__).parent / "saved"
FAULTS = (
    fault("A4"), fault("B4", weight="warning"), fault("D4", weight="note"), fault("D5", also=("D6", "A12")),
    fault("A1", weight="warning"), fault("B2", "Tom's demands"), fault("C3", "Nothing"),
)  # fmt: skip


def copy(data: bytes, *findings: Finding) -> bytes:
    return returned_copy(data, FILE, findings, Words("de")).data


def read(data: bytes, suffix: str = ".xlsx") -> tuple[Sheet, ...]:
    opened = open_content(data, suffix, FILE)
    assert isinstance(opened, Opened)
    assert [(sheet.cells, sheet.comments) for sheet in opened.ours] in ([], [({}, {})])
    return opened.sheets


def told(sheets: tuple[Sheet, ...]) -> list[tuple[object, ...]]:
    return [
        (each.name, {place: cell.text for place, cell in each.cells.items()}, dict(each.comments)) for each in sheets
    ]


def test_what_libreoffice_submits_is_marked_and_reads_as_before() -> None:
    data = (SAVED / "plain.xlsx").read_bytes()
    once = copy(data, *FAULTS)
    assert read(once) == read(data)
    assert copy(once, *FAULTS) == once
    assert len([comment for comment in marked(once).values() if comment]) == 9


@pytest.mark.parametrize("file", ["marked.xlsx", "marked.ods"])
def test_a_copy_that_libreoffice_saved_reads_as_what_was_submitted(file: str) -> None:
    assert told(read((SAVED / file).read_bytes(), file[-5:].lstrip("d"))) == told(read(busy_workbook()))


def test_its_marks_are_renewed() -> None:
    back = (SAVED / "marked.xlsx").read_bytes()
    assert marked(copy(back, *FAULTS)) == marked(copy(busy_workbook(), *FAULTS))
    assert copy(copy(back, *FAULTS), *FAULTS) == copy(back, *FAULTS)


def test_what_was_mended_looks_as_it_did() -> None:
    plain, back = (SAVED / "plain.xlsx").read_bytes(), (SAVED / "marked.xlsx").read_bytes()
    before, after = looks(plain), looks(copy(back), without=["Zu beheben"])
    assert marked(copy(back)) == {}
    assert {place: after.get(place) for place in before} == before
