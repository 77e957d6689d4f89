"""`reportgen check`: findings for people and for programs, and how it ends."""

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from notation.book import book, folder
from notation.clean import clean
from notation.commandline import reportgen, reportgen_apart

REVERSED = """
    | ID | Initiative | Closes | Owner | Start      | End        | Status  | \x1b[31mRed |
    | I1 | New ledger | A1     | Bo    | 2026-06-30 | 2026-01-05 | planned | yes         |"""


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    """A programme with an error, in a folder with a long name, and with a command to the terminal in a cell."""
    root = clean(tmp_path / ("long name " * 12).strip(), finance={"Initiatives": REVERSED})
    (root / "reportgen.toml").write_text("", "utf-8")
    return root


def test_findings_stand_under_their_workbook_with_the_cell_and_what_to_do(messy: Path) -> None:
    said = reportgen("check", "-C", messy)
    assert said.code == 1
    assert "Finance · inputs/finance.xlsx · 1 error" in said.out
    assert "[31mRed" in said.out
    assert "■ Initiatives!A2" in said.out
    assert said.out.splitlines()[-1].startswith("Next: mend the cells marked ■")
    assert "\x1b" not in said.out


def test_json_is_the_list_and_nothing_else(messy: Path) -> None:
    said = reportgen_apart("check", "--json", "-v", "-C", messy, PYTHONIOENCODING="latin-1")
    found = json.loads(said.out)
    assert said.code == 1
    assert said.err == ""
    assert "end-before-start" in {each["code"] for each in found}


def test_json_is_a_list_in_english_where_nothing_can_be_read(tmp_path: Path) -> None:
    folder(tmp_path, FIN=book({"Department": "| Department | FIN |"}))
    (tmp_path / "reportgen.toml").write_text("", "utf-8")
    said = reportgen("check", "--json", "-C", tmp_path)
    assert said.code == 1
    assert "missing-workbook" in {each["code"] for each in json.loads(said.out)}


def test_only_the_findings_of_a_department(programme: Path) -> None:
    (programme / "inputs" / "D02.xlsx").write_bytes(b"no workbook")
    both = {name: json.loads(reportgen("check", "--json", "-C", programme, "-d", name).out) for name in ("D01", "D02")}
    assert all(name in each["departments"] for name, found in both.items() for each in found)
    assert {"missing-workbook"} <= {each["code"] for each in both["D02"]}
    assert "missing-workbook" not in {each["code"] for each in both["D01"]}


def test_strict_counts_warnings(built: Path) -> None:
    assert reportgen("check", "-q", "-C", built).code == 0
    assert reportgen("check", "-q", "-C", built, "--strict").code == 1


def test_an_unknown_department_is_wrong_usage(built: Path) -> None:
    said = reportgen("check", "-C", built, "-d", "fin")
    assert (said.code, said.out) == (2, "")
    assert said.err == "reportgen: There is no department FIN. Known are: D01, D02.\n"


def test_verbose_shows_every_finding(tmp_path: Path) -> None:
    gaps = "| ID | Guideline | Capability |\n" + "\n".join(f"| A{each} | NO{each} | Closing |" for each in range(1, 31))
    root = clean(tmp_path, finance={"Gaps": gaps})
    (root / "reportgen.toml").write_text("", "utf-8")
    short, long = reportgen("check", "-C", root).out, reportgen("check", "-v", "-C", root).out
    assert "more: -v shows all" in short
    assert "more: -v shows all" not in long
    assert all(f"NO{each}" in long for each in range(1, 31))


def test_a_reader_that_goes_away_is_no_defect(built: Path) -> None:
    program = shlex.join([str(Path(sys.executable).with_name("reportgen")), "check", "-v", "-C", str(built)])
    ended = subprocess.run(["bash", "-c", f"{program} | true"], capture_output=True, text=True, check=True)
    assert "Traceback" not in ended.stderr
