"""`reportgen what-if` and `build --what-if`: what they print, write and refuse."""

import json
from pathlib import Path

import pytest

from notation.commandline import contents, reportgen

OPTIONS = """
[[option]]
name = "Wait [a month]"
[[option.delay]]
by = "1 month"

[[option]]
name = "Two analysts more"
[[option.add-fte]]
department = "D01"
role = "Analyst"
fte = 2
"""


@pytest.fixture
def options(tmp_path: Path) -> Path:
    """A what-if file."""
    file = tmp_path / "options.toml"
    file.write_text(OPTIONS, "utf-8")
    return file


def test_the_options_stand_side_by_side(built: Path, options: Path) -> None:
    before = contents(built)
    said = reportgen("what-if", options, "-C", built)
    assert (said.code, said.err) == (0, "")
    (head,) = [line for line in said.out.splitlines() if "The plan as it is" in line]
    assert "Wait [a month]" in head
    assert "Two analysts more" in head
    assert "Wait [a month]: all work that has not begun 1 month later" in said.out
    assert "What waiting costs: ‘Wait [a month]’: " in said.out
    assert {name for name in contents(built) if not name.startswith(".reportgen")} == {
        name for name in before if not name.startswith(".reportgen")
    }


def test_as_json_it_is_what_the_facts_hold(programme: Path, options: Path) -> None:
    said = reportgen("what-if", options, "--json", "-C", programme)
    found = json.loads(said.out)
    assert [each["scenario"] and each["scenario"]["name"] for each in found] == [
        None,
        "Wait [a month]",
        "Two analysts more",
    ]
    assert found[0]["difference"] is None
    assert found[2]["scenario"]["add-fte"][0]["fte"] == 2
    assert (
        reportgen("build", "-q", "-C", programme, "-t", "implementation-plan", "-f", "html", "--what-if", options).code
        == 0
    )
    assert json.loads((programme / "outputs" / "facts.json").read_text("utf-8"))["scenarios"] == found


def test_a_build_puts_the_options_into_the_plan_and_nowhere_else_and_the_next_one_without_takes_them_out(
    programme: Path, options: Path
) -> None:
    before = contents(programme / "outputs")
    assert reportgen("build", "-q", "-C", programme, "--what-if", options).code == 0
    asked = contents(programme / "outputs")
    assert {name for name in asked if asked[name] != before.get(name)} == {
        "programme/implementation-plan.html",
        "programme/implementation-plan.pdf",
        "programme/implementation-plan.docx",
        "facts.json",
        "manifest.json",
    }
    assert "Two analysts more" in asked["programme/implementation-plan.html"].decode()
    assert reportgen("build", "-q", "-C", programme).code == 0
    assert contents(programme / "outputs") == before


@pytest.mark.parametrize("command", [["what-if"], ["build", "--what-if"]])
def test_a_fault_in_the_file_is_one_sentence_and_wrong_usage(
    programme: Path, options: Path, command: list[str]
) -> None:
    options.write_text(OPTIONS.replace('"Analyst"', '"Boss"'), "utf-8")
    before = contents(programme / "outputs")
    said = reportgen(*command, options, "-C", programme)
    assert said.code == 2
    assert said.err.startswith(f"reportgen: {options}, line 11: D01 has no role 'Boss'. Known are: ")
    assert contents(programme / "outputs") == before


def test_without_a_programme_workbook_there_is_nothing_to_compare(programme: Path, options: Path) -> None:
    (programme / "inputs" / "programme.xlsx").unlink()
    said = reportgen("what-if", options, "-q", "-C", programme)
    assert (said.code, said.out) == (3, "")
    assert "for want of exactly one programme workbook" in said.err


def test_quiet_prints_nothing(built: Path, options: Path) -> None:
    said = reportgen("what-if", options, "-q", "-C", built)
    assert (said.code, said.out, said.err) == (0, "", "")
