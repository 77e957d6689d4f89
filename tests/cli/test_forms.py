"""The workbooks that departments fill in: made for each, read back without a fault of their own, never overwritten."""

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from notation.commandline import contents, reportgen


def test_a_workbook_is_made_for_each_department(programme: Path) -> None:
    said = reportgen("forms", "-C", programme)
    assert said.code == 0
    assert sorted(each.name for each in (programme / "forms").iterdir()) == ["D01.xlsx", "D02.xlsx"]
    assert "reportgen check" in said.out


def test_without_a_department_the_next_step_is_to_add_one(tmp_path: Path) -> None:
    reportgen("init", tmp_path / "new")
    said = reportgen("forms", "-C", tmp_path / "new")
    assert said.code == 0
    assert "have them filled in" not in said.out
    assert "the sheet Departments" in said.out


@pytest.mark.parametrize(("language", "said"), [("da", "er ikke udfyldt"), ("de", "ist leer")])
def test_a_new_programme_is_told_in_its_language_at_once(language: str, said: str, tmp_path: Path) -> None:
    reportgen("init", tmp_path / "new", "--lang", language)
    assert said in reportgen("check", "-C", tmp_path / "new").out


def test_what_is_made_is_read_as_that_department_s(programme: Path, tmp_path: Path) -> None:
    (programme / "inputs" / "D01.xlsx").unlink()
    assert reportgen("forms", "-C", programme, "-d", "d01", "--lang", "de", "-o", tmp_path / "to-send").code == 0
    shutil.copy(tmp_path / "to-send" / "D01.xlsx", programme / "inputs" / "Bereich.xlsx")
    said = reportgen("check", "-C", programme, "-d", "D01", "--json")
    assert "missing-workbook" not in said.out
    assert {code for code, _ in codes(own(said.out, "inputs/Bereich.xlsx"))} == {"missing-value"}


def test_a_form_that_may_hold_answers_is_never_overwritten(programme: Path) -> None:
    reportgen("forms", "-C", programme)
    (programme / "forms" / "D02.xlsx").write_bytes(b"answers")
    (programme / "forms" / "D01.xlsx").unlink()
    before = contents(programme)
    said = reportgen("forms", "-C", programme)
    assert said.code == 2
    assert "D02.xlsx is there already" in said.err
    assert contents(programme) == before


def test_a_form_that_is_there_as_it_would_be_made_stays(programme: Path) -> None:
    reportgen("forms", "-C", programme)
    before = contents(programme)
    assert reportgen("forms", "-C", programme).code == 0
    assert contents(programme) == before


def test_a_second_round_begins_where_the_first_ended(programme: Path, tmp_path: Path) -> None:
    said = reportgen("forms", "-C", programme, "--carry-over", "-o", tmp_path)
    assert said.code == 0
    before = reportgen("check", "-C", programme, "--json").out
    for name in ("D01", "D02"):
        shutil.copy(tmp_path / f"{name}.xlsx", programme / "inputs" / f"{name}.xlsx")
    assert codes(reportgen("check", "-C", programme, "--json").out) == codes(before)


def test_who_submitted_nothing_gets_a_blank_form_and_that_is_said(programme: Path) -> None:
    (programme / "inputs" / "D02.xlsx").unlink()
    said = reportgen("forms", "-C", programme, "--carry-over")
    assert "nothing was submitted yet: D02" in said.out
    assert (programme / "forms" / "D02.xlsx").is_file()


def test_what_a_form_has_no_place_for_is_said(programme: Path) -> None:
    book = openpyxl.load_workbook(programme / "inputs" / "D01.xlsx")
    book["Gaps"]["Z6"] = "By the way"
    book.save(programme / "inputs" / "D01.xlsx")
    said = reportgen("forms", "-C", programme, "--carry-over")
    assert "inputs/D01.xlsx also holds what a form has no place for" in " ".join(said.out.split())


def test_the_programmes_own_workbook_is_made_alone_or_beside(programme: Path, tmp_path: Path) -> None:
    assert reportgen("forms", "-C", programme, "--programme", "--carry-over", "-o", tmp_path / "own").code == 0
    assert [each.name for each in (tmp_path / "own").iterdir()] == ["programme.xlsx"]
    assert reportgen("forms", "-C", programme, "--programme", "-d", "D01", "-o", tmp_path / "two").code == 0
    assert sorted(each.name for each in (tmp_path / "two").iterdir()) == ["D01.xlsx", "programme.xlsx"]
    before = reportgen("check", "-C", programme, "--json").out
    shutil.copy(tmp_path / "own" / "programme.xlsx", programme / "inputs" / "programme.xlsx")
    assert codes(reportgen("check", "-C", programme, "--json").out) == codes(before)


def test_the_programmes_blank_workbook_needs_nothing(programme: Path) -> None:
    shutil.rmtree(programme / "inputs")
    assert reportgen("forms", "-C", programme, "--programme", "--lang", "da").code == 0
    assert "Vejledning" in openpyxl.load_workbook(programme / "forms" / "programme.xlsx").sheetnames


def own(findings: str, file: str) -> str:
    """Only what was found in one file."""
    return json.dumps([each for each in json.loads(findings) if each["file"] == file])


def codes(findings: str) -> list[tuple[str, list[str]]]:
    """What was found, wherever it stands."""
    return sorted((each["code"], each["subjects"]) for each in json.loads(findings))


def test_an_unknown_department_is_refused(programme: Path) -> None:
    said = reportgen("forms", "-C", programme, "-d", "XYZ")
    assert said.code == 2
    assert "Known are: D01, D02" in said.err


def test_without_a_programme_workbook_there_is_nothing_to_choose_from(programme: Path) -> None:
    (programme / "inputs" / "programme.xlsx").unlink()
    said = reportgen("forms", "-C", programme)
    assert said.code == 2
    assert "exactly one programme workbook" in said.err
