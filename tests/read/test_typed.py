"""What was typed into a cell is read in a child, as everything that others have sent."""

import datetime as dt
from pathlib import Path

import pytest

from notation.book import book
from reportgen.model.finding import Source
from reportgen.read import contents
from reportgen.read.typed import typed_in

FILE = "inputs/FIN.xlsx"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A programme folder with one workbook, which this process cannot open."""
    monkeypatch.setattr(contents, "open_content", None)
    (tmp_path / "inputs").mkdir()
    data = book({"Gaps": "| Gap | Day | Size |\n| soon | 2026-03-04 | 7 |", "Notes": "| x |"})
    (tmp_path / FILE).write_bytes(data)
    return tmp_path


def test_it_is_given_back_with_its_type(root: Path) -> None:
    typed = typed_in(root)
    found = [typed(Source(FILE, "Gaps", cell)) for cell in ("A2", "B2", "C2", "D2")]
    assert found == ["soon", dt.date(2026, 3, 4), 7.0, None]
    assert typed(Source(FILE, "Notes", "A1")) == "x"


def test_nothing_stands_where_there_is_no_such_place(root: Path) -> None:
    typed = typed_in(root)
    (root / "inputs/broken.xlsx").write_bytes(b"PK")
    places = (Source(FILE), Source(FILE, "Gaps"), Source(FILE, "Other", "A1"), Source("inputs/none.xlsx", "Gaps", "A1"))
    assert [typed(place) for place in (*places, Source("inputs/broken.xlsx", "Gaps", "A1"))] == [None] * 5
