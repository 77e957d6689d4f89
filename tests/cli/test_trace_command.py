"""`reportgen trace`: what a person sees of a record, and what a program."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from notation.book import book
from notation.clean import FINANCE, clean
from notation.commandline import reportgen


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    root = clean(tmp_path)
    (root / "reportgen.toml").write_text("", "utf-8")
    return root


def test_a_record_is_shown_with_its_figures_their_formulas_and_their_cells(programme: Path) -> None:
    said = reportgen("trace", "FIN.A1", "-C", programme)
    assert said.code == 0
    assert "Gaps · inputs/finance.xlsx · Gaps!" in said.out
    assert "size: " in said.out
    assert "= target level − current level" in said.out
    assert "docs/figures.md#gaps" in said.out
    assert "Target level" in said.out


def test_json_names_every_cell_and_nothing_else_is_printed(programme: Path) -> None:
    said = reportgen("trace", "FIN.A1", "-C", programme, "--json")
    found = json.loads(said.out)
    assert said.err == ""
    (gap,) = (each for each in found["facts"] if each["list"] == "gaps")
    size = next(each for each in gap["figures"] if each["name"] == "size")
    levels = {each["field"]: each["value"] for each in size["cells"]}
    assert size["value"] == levels["Target level"] - levels["Current level"]
    assert all(each["cell"] and each["file"] for each in size["cells"])


def test_an_unknown_code_ends_with_2_and_names_the_nearest(programme: Path) -> None:
    said = reportgen("trace", "FIN.A9", "-C", programme)
    assert (said.code, said.out) == (2, "")
    assert "There is no FIN.A9. Perhaps you mean: FIN.A1" in said.err


def test_nothing_is_printed_where_quiet(programme: Path) -> None:
    assert reportgen("trace", "FIN.A1", "-q", "-C", programme).out == ""


def test_without_a_programme_workbook_it_ends_with_3(programme: Path) -> None:
    (programme / "inputs" / "programme.xlsx").unlink()
    said = reportgen("trace", "FIN.A1", "-C", programme)
    assert said.code == 3
    assert "for want of exactly one programme workbook" in said.err


def test_text_out_of_a_workbook_does_not_command_the_terminal(programme: Path) -> None:
    sheets = {**FINANCE, "Risks": "| ID | Risk |\n| R1 | \x1b[31mRed \u202e[bold]x[/] |"}
    (programme / "inputs" / "finance.xlsx").write_bytes(book(sheets))
    said = reportgen("trace", "FIN.R1", "-C", programme)
    assert not {"\x1b", "\u202e"} & set(said.out)
    assert "[bold]x[/]" in said.out


def test_a_terminal_gets_links_and_lines_that_fit(programme: Path) -> None:
    """`script` gives the command a terminal of its own."""
    program = shlex.join([str(Path(sys.executable).with_name("reportgen")), "trace", "FIN.A1", "-C", str(programme)])
    environment = {**os.environ, "COLUMNS": "80", "TERM": "xterm-256color"}
    ended = subprocess.run(
        ["script", "-qec", program, "/dev/null"], capture_output=True, check=False, env=environment, text=True
    )
    assert (programme / "inputs" / "finance.xlsx").resolve().as_uri() in ended.stdout
    shown = re.sub(r"\x1b\]8;[^\\]*\\|\x1b\[[0-9;]*m", "", ended.stdout)
    assert "Target level" in shown
    assert max(map(len, shown.splitlines())) <= 80
