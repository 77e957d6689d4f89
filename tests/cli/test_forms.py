"""The workbooks that departments fill in: made for each, read back without a fault of their own, never overwritten."""

import shutil
from pathlib import Path

from notation.commandline import contents, reportgen


def test_a_workbook_is_made_for_each_department(programme: Path) -> None:
    said = reportgen("forms", "-C", programme)
    assert said.code == 0
    assert sorted(each.name for each in (programme / "forms").iterdir()) == ["D01.xlsx", "D02.xlsx"]
    assert "reportgen check" in said.out


def test_what_is_made_is_read_as_that_department_s(programme: Path, tmp_path: Path) -> None:
    (programme / "inputs" / "D01.xlsx").unlink()
    assert reportgen("forms", "-C", programme, "-d", "d01", "--lang", "de", "-o", tmp_path / "to-send").code == 0
    shutil.copy(tmp_path / "to-send" / "D01.xlsx", programme / "inputs" / "Bereich.xlsx")
    said = reportgen("check", "-C", programme, "-d", "D01", "--json")
    assert "missing-workbook" not in said.out
    assert "Bereich.xlsx" not in said.out


def test_nothing_is_overwritten(programme: Path) -> None:
    reportgen("forms", "-C", programme)
    before = contents(programme)
    said = reportgen("forms", "-C", programme)
    assert said.code == 2
    assert "is there already" in said.err
    assert contents(programme) == before


def test_an_unknown_department_is_refused(programme: Path) -> None:
    said = reportgen("forms", "-C", programme, "-d", "XYZ")
    assert said.code == 2
    assert "Known are: D01, D02" in said.err


def test_without_a_programme_workbook_there_is_nothing_to_choose_from(programme: Path) -> None:
    (programme / "inputs" / "programme.xlsx").unlink()
    said = reportgen("forms", "-C", programme)
    assert said.code == 2
    assert "exactly one programme workbook" in said.err
