"""`reportgen check`: findings for people and for programs, and how it ends."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from check import echoes
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
    assert "\nNext: begin with " in said.out
    assert "\n  To get copies of the workbooks with the cells marked:  reportgen check --return -C " in said.out
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
    gaps = "| ID | Guideline | Capability |\n" + "\n".join(f"| A{each} | G1 | Closing |" for each in range(1, 31))
    root = clean(tmp_path, finance={"Gaps": gaps})
    (root / "reportgen.toml").write_text("", "utf-8")
    short, long = reportgen("check", "-C", root).out, reportgen("check", "-v", "-C", root).out
    assert "and 27 more like this (Gaps!A5, Gaps!A6, Gaps!A7 …): -v shows all" in short
    assert "-v shows all" not in long
    assert all(f"No initiative closes gap FIN.A{each} " in long for each in range(2, 31))
    assert "No initiative closes gap FIN.A6 " not in short


def test_a_reader_that_goes_away_is_no_defect(built: Path) -> None:
    program = shlex.join([str(Path(sys.executable).with_name("reportgen")), "check", "-v", "-C", str(built)])
    ended = subprocess.run(["bash", "-c", f"{program} | true"], capture_output=True, text=True, check=True)
    assert "Traceback" not in ended.stderr


HARMLESS = """
    | ID | Initiative | Closes | Owner | Start      | End        | Status  | [red]Blink\u202eed :bomb: |
    | I1 | New ledger | A1     | Bo    | 2026-01-05 | 2026-06-30 | planned | [bold]x[/bold]            |"""
RICH_LINK = "\x1b]8;"


def test_findings_are_told_in_the_order_in_which_they_are_mended(tmp_path: Path) -> None:
    root = clean(tmp_path, finance={"Initiatives": REVERSED, "Risks": "", "Gaps": "| ID | Guideline |\n| A1 | G9 |"})
    (root / "inputs" / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (root / "reportgen.toml").write_text("", "utf-8")
    out = reportgen("check", "-C", root).out
    office, finance = out.split("Finance · inputs")
    assert office.startswith("Programme office")
    assert "old.xls could not be read" in office
    told = ["Sheets and columns", "The sheet Risks is missing", "  Cells", "“G9” under Guideline"]
    told += ["What does not fit together", "before it starts", "Found: ", "Next: begin with"]
    places = [finance.index(each) for each in told]
    assert places == sorted(places)


def test_nothing_in_a_workbook_is_markup_or_turns_the_line_round(tmp_path: Path) -> None:
    root = clean(tmp_path, finance={"Initiatives": HARMLESS})
    (root / "reportgen.toml").write_text("", "utf-8")
    (root / "inputs" / "b\x1b[31m[red].csv").write_text("a", "utf-8")
    out = reportgen("check", "-C", root).out
    assert "“[red]Blink ed :bomb:”" in out
    assert "b [31m[red].csv" in out
    assert not {"\x1b", "\u202e"} & set(out)


def test_a_terminal_gets_links_and_lines_that_fit(messy: Path) -> None:
    """`script` gives the command a terminal of its own."""
    program = shlex.join([str(Path(sys.executable).with_name("reportgen")), "check", "-v", "-C", str(messy)])
    environment = {**os.environ, "COLUMNS": "80", "TERM": "xterm-256color"}
    ended = subprocess.run(
        ["script", "-qec", program, "/dev/null"], capture_output=True, check=False, env=environment, text=True
    )
    assert RICH_LINK in ended.stdout
    assert "finance.xlsx" in ended.stdout
    shown = re.sub(r"\x1b\]8;[^\\]*\\|\x1b\[[0-9;]*m", "", ended.stdout)
    findings = [line for line in shown.splitlines() if line.startswith("  ") and "reportgen check" not in line]
    assert findings
    assert max(map(len, findings)) <= 80


def test_where_nothing_is_found_the_documents_are_next(built: Path) -> None:
    out = reportgen("check", "-C", clean_programme(built)).out
    assert out.splitlines()[-2] == "Found: nothing."
    assert out.splitlines()[-1].startswith("Next: reportgen build")


def clean_programme(beside: Path) -> Path:
    """A programme of which nothing is found at all."""
    root = beside / "quiet"
    folder(root, programme=book(echoes.PROGRAMME), **{name: book(quiet(name)) for name in ("FIN", "PRO")})
    (root / "reportgen.toml").write_text("", "utf-8")
    return root


def quiet(department: str) -> dict[str, str]:
    """The department's sheets without what lies before the horizon."""
    sheets = dict(echoes.WORKBOOKS[department])
    return {**sheets, "Initiatives": sheets["Initiatives"].replace("2025", "2026")}


def test_many_findings_stay_readable(tmp_path: Path) -> None:
    rows = "\n".join(f"| A{number} | G1 | Cap | slow | fast | soon |" for number in range(1, 501))
    header = "| ID | Guideline | Capability | Current state | Target state | Target date |\n"
    root = clean(tmp_path, finance={"Gaps": header + rows})
    (root / "reportgen.toml").write_text("", "utf-8")
    out = reportgen("check", "-C", root).out
    assert "500 cells under Target date (F2:F501) cannot be read as a date: “soon”." in out
    assert len(out.splitlines()) < 40
