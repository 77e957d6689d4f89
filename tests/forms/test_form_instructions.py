"""The sheets that only explain: what they show may be typed, and only what others wrote on them is heard."""

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from notation.book import folder
from reportgen.forms import department_form, fill, programme_form
from reportgen.forms.examples import OTHER, department_examples, programme_examples
from reportgen.forms.texts import label_of
from reportgen.forms.values import Spelling
from reportgen.model import records as r
from reportgen.model.calendar import PeriodLength
from reportgen.model.finding import Source
from reportgen.model.labels import LANGUAGES, SHEET_SCOPE, written
from reportgen.model.seal import added, is_sealed, seal
from reportgen.read import read_programme
from reportgen.words.catalogue import Words

NOWHERE = Source("")
in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def other_department(language: str) -> bytes:
    """A workbook of the department that the examples name."""
    words = Words(language)
    initiative = r.Initiative(
        source=NOWHERE, department=OTHER, id=f"{OTHER}.I1", name="Bank", closes=(f"{OTHER}.A1",), owner="Jonas",
        start=dt.date(2026, 1, 1), end=dt.date(2026, 2, 27), status="planned",
    )  # fmt: skip
    (gap, *_) = department_examples(words, PeriodLength.QUARTER)[r.Gap]
    own = gap.model_copy(update={"department": OTHER, "id": f"{OTHER}.A1"})
    return fill({r.Initiative: [initiative], r.Gap: [own]}, language)


def as_shown(language: str) -> bytes:
    """A department's workbook into which the texts of the examples were typed, as texts."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as made:
        for record, rows in department_examples(Words(language), PeriodLength.QUARTER).items():
            sheet = made.add_worksheet(written(SHEET_SCOPE, record.sheet, language))
            for number, (name, column) in enumerate(r.columns(record).items()):
                texts = [Spelling(language, "FIN").shown(column, getattr(row, name)) for row in rows]
                line = [label_of(record, column, language), *texts]
                for row, text in enumerate(line):
                    place = (number, row) if record.label_value else (row, number)
                    sheet.write_string(*place, text)
    return stream.getvalue()


@in_each_language
def test_the_examples_may_be_typed_as_they_are_shown(language: str, tmp_path: Path) -> None:
    words = Words(language)
    programme = {record: list(rows) for record, rows in programme_examples(words).items()}
    books = {"programme": fill(programme, language), "FIN": as_shown(language), "IT": other_department(language)}
    reading = read_programme(folder(tmp_path, **books))
    assert reading.findings == ()
    assert reading.plan is not None
    examples = department_examples(words, PeriodLength.QUARTER)
    for read, sent in ((reading.plan.gaps, r.Gap), (reading.plan.resources, r.Resource), (reading.plan.risks, r.Risk)):
        own = [each.model_copy(update={"source": NOWHERE, "cells": {}}) for each in read if each.department == "FIN"]
        assert own == list(examples[sent])


@in_each_language
def test_every_column_of_every_sheet_is_explained(language: str) -> None:
    forms = (
        (programme_form(language), r.PROGRAMME_SHEETS),
        (department_form(None, "FIN", language), r.DEPARTMENT_SHEETS),
    )
    for form, records in forms:
        sheet = openpyxl.load_workbook(io.BytesIO(form)).worksheets[0]
        texts = {str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell}
        for record in records:
            assert written(SHEET_SCOPE, record.sheet, language) in texts
            assert {label_of(record, column, language) for column in r.columns(record).values()} <= texts


@in_each_language
def test_what_somebody_writes_on_a_sheet_of_ours_is_found(language: str, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(programme_form(language)))
    first, last = book.worksheets[0], book.worksheets[-1]
    first["H3"] = "Who is this for?"
    last["A4"] = "something else"
    book.save(tmp_path / "edited.xlsx")
    findings = read_programme(folder(tmp_path, programme=(tmp_path / "edited.xlsx").read_bytes())).findings
    strays = {(each.source.sheet, each.source.cell) for each in findings if each.code != "missing-value"}
    assert strays == {(first.title, "H3"), (last.title, "A4")}


@given(st.lists(st.text(min_size=1).filter(str.strip)), st.text(min_size=1).filter(str.strip))
def test_a_seal_knows_its_own_texts_in_any_order_and_no_other(texts: list[str], other: str) -> None:
    sealed = [*reversed(texts), *seal(texts)]
    assert list(added(sealed)) == []
    assert len(list(added([other, *sealed]))) == 1
    assert is_sealed(sealed) is bool(texts)


def test_a_seal_may_need_several_cells() -> None:
    texts = [f"text {number}" for number in range(2_500)]
    cells = list(seal(texts))
    assert len(cells) == 3
    assert max(map(len, cells)) < 32_767
    assert list(added([*texts, "new", *cells])) == [2_500]
