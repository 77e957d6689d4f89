"""The reference page of the workbooks is the one that the record classes make, and leaves nothing out."""

from pathlib import Path

import pytest

from reportgen.forms.manual import TYPES, manual
from reportgen.model import records as r
from reportgen.model.column import Kind

PAGE = Path(__file__).parents[2] / "docs" / "workbooks.md"
SHEETS = (*r.PROGRAMME_SHEETS, *r.DEPARTMENT_SHEETS)


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == manual(), "renew it: python -m reportgen.forms.manual > docs/workbooks.md"


def test_every_type_is_explained() -> None:
    assert set(TYPES) == set(Kind)


@pytest.mark.parametrize("record", SHEETS, ids=lambda record: record.sheet)
def test_every_column_stands_under_its_sheet(record: type[r.Record]) -> None:
    (section,) = [text for text in manual().split("\n### ") if text.startswith(f"{record.sheet}\n")]
    shown = [line.split("**")[1] for line in section.splitlines() if line.startswith("| **")]
    assert shown == [column.label for column in r.columns(record).values()]
