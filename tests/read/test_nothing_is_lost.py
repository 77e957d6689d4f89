"""Whatever stands on a sheet is in the plan or in a finding, and nothing that is typed makes reading fail."""

import io
import tempfile
from pathlib import Path

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from notation.book import book, folder
from notation.clean import FINANCE, PROGRAMME
from reportgen.read import Reading, read_programme
from reportgen.read.grid import position

WORD = "Zyqxa"
FORM = [("programme", name) for name in PROGRAMME] + [("finance", name) for name in FINANCE]
BOOKS = {"programme": book(PROGRAMME, at="B3"), "finance": book(FINANCE, at="B3")}
typed = st.one_of(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30),
    st.sampled_from(
        ["=A1", "#REF!", "2026-13-45", "1.234", "Q9 2026", "I1;;", "total", "-", "ID", "Gaps", "FIN.FIN.A1"]
    ),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(),
)


def read_with(file: str, sheet: str, cells: list[tuple[int, int, object]]) -> Reading:
    """The clean programme with some cells of one sheet replaced."""
    changed = openpyxl.load_workbook(io.BytesIO(BOOKS[file]))
    for row, column, value in cells:
        changed[sheet].cell(row, column).value = value  # type: ignore[assignment]  # whatever a person may type
    stream = io.BytesIO()
    changed.save(stream)
    with tempfile.TemporaryDirectory() as root:
        return read_programme(folder(Path(root), **{**BOOKS, file: stream.getvalue()}))


@settings(max_examples=30)
@given(st.sampled_from(FORM), st.integers(3, 9), st.integers(1, 14))
def test_a_word_is_in_the_plan_or_in_a_finding(where: tuple[str, str], row: int, column: int) -> None:
    reading = read_with(*where, [(row, column, WORD)])
    assert reading.plan is not None
    dropped = [each for each in reading.findings if each.code == "missing-value" and each.source.sheet == where[1]]
    if any(each.source.cell and position(each.source.cell)[0] == row for each in dropped):
        return  # a row without a key is dropped as a whole, and found
    said = [str(each.values.values()) for each in reading.findings]
    held = [record.model_dump_json() for record in reading.plan.records()]
    assert any(WORD.casefold() in text.casefold() for text in (*said, *held)), (where, row, column)


@settings(max_examples=20)
@given(st.sampled_from(FORM), st.lists(st.tuples(st.integers(1, 9), st.integers(1, 12), typed), max_size=12))
def test_whatever_is_typed_reading_ends_with_a_plan(
    where: tuple[str, str], cells: list[tuple[int, int, object]]
) -> None:
    assert read_with(*where, cells).plan is not None
