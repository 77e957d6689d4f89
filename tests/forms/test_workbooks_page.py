"""The reference page of the workbooks is the one that the record classes make, and leaves nothing out."""

from pathlib import Path

import pytest

from reportgen.forms.kinds import TYPES
from reportgen.forms.manual import manual
from reportgen.model import records as r
from reportgen.model.calendar import PeriodLength
from reportgen.model.column import Column, Kind
from reportgen.read.cells import Reading, read_cell
from reportgen.read.grid import Cell
from reportgen.read.refused import Terms

PAGE = Path(__file__).parents[2] / "docs" / "workbooks.md"
SHEETS = (*r.PROGRAMME_SHEETS, *r.DEPARTMENT_SHEETS)


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == manual(), "renew it: python -m reportgen.forms.manual > docs/workbooks.md"


def test_every_type_is_explained() -> None:
    assert set(TYPES) == set(Kind)


def examples(*, accepted: bool) -> list[tuple[Kind, str, str]]:
    """What the page says of texts: type, text and language."""
    return [
        (kind, each.typed, language)
        for kind, told in TYPES.items()
        for each in (told.accepted if accepted else told.refused)
        for language in each.languages
    ]


def understood(kind: Kind, text: str, language: str) -> Reading:
    bounds = {Kind.LEVEL: (0, 5), Kind.SCORE: (1, 5), Kind.PERCENT: (0, 1)}
    low, high = bounds.get(kind, (None, None))
    choices, unit = ("must", "should", "could"), "person-days" if kind is Kind.NUMBER else ""
    whole = kind is Kind.SCORE
    column = Column("Any", kind, "", choices=choices, minimum=low, maximum=high, unit=unit, whole=whole)
    return read_cell(Cell(1, 1, text), column, Terms(language, "DKK", PeriodLength.QUARTER))


@pytest.mark.parametrize(("kind", "text", "language"), examples(accepted=True))
def test_what_the_page_says_is_accepted_is(kind: Kind, text: str, language: str) -> None:
    reading = understood(kind, text, language)
    assert reading.refused == ()
    assert reading.value is not None


@pytest.mark.parametrize(("kind", "text", "language"), examples(accepted=False))
def test_what_the_page_says_is_refused_is(kind: Kind, text: str, language: str) -> None:
    assert understood(kind, text, language).refused


@pytest.mark.parametrize("record", SHEETS, ids=lambda record: record.sheet)
def test_every_column_stands_under_its_sheet(record: type[r.Record]) -> None:
    (section,) = [text for text in manual().split("\n### ") if text.startswith(f"{record.sheet}\n")]
    shown = [line.split("**")[1] for line in section.splitlines() if line.startswith("| **")]
    assert shown == [column.label for column in r.columns(record).values()]
