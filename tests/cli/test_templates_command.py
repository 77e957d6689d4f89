"""The templates in force can be listed, shown, and copied to be changed; the copy then is in force."""

from pathlib import Path

import pytest

from notation.commandline import contents, reportgen
from reportgen.compose.shelf import PURPOSES
from reportgen.programme import built_in_templates


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A programme folder with nothing in it but its settings."""
    (tmp_path / "reportgen.toml").write_text("", "utf-8")
    return tmp_path


def test_every_template_is_listed_with_what_it_is_for(empty: Path) -> None:
    said = reportgen("templates", "list", "-C", empty)
    assert said.code == 0
    assert [line.split()[0] for line in said.out.splitlines()] == list(PURPOSES)
    assert {" ".join(line.split()[1:3]) for line in said.out.splitlines()} == {"built in"}
    there = {file.relative_to(built_in_templates()).as_posix() for file in built_in_templates().rglob("*.*")}
    assert {name for name in there if not name.startswith(("fonts/", "locale/"))} == set(PURPOSES)


@pytest.mark.parametrize("name", sorted(PURPOSES))
def test_a_template_is_shown_and_exported_as_it_is(empty: Path, name: str) -> None:
    shown = reportgen("templates", "show", name, "-C", empty)
    assert shown.out.encode() == (built_in_templates() / name).read_bytes()
    said = reportgen("templates", "export", name, "-C", empty)
    assert said.out == f"Wrote {empty}/templates/{name}. Change it there; delete it to have reportgen's own back.\n"
    assert (empty / "templates" / name).read_bytes() == (built_in_templates() / name).read_bytes()
    listed = reportgen("templates", "list", "-C", empty).out.splitlines()
    assert [line.split()[0] for line in listed if " yours " in line] == [name]


def test_what_is_ones_own_is_in_force_and_never_overwritten(empty: Path) -> None:
    own = empty / "templates"
    own.mkdir()
    (own / "macros.html").write_text("mine", "utf-8")
    (own / "cover.html").write_text("more", "utf-8")
    assert reportgen("templates", "show", "macros.html", "-C", empty).out == "mine"
    assert "cover.html" in reportgen("templates", "list", "-C", empty).out
    before = contents(empty)
    said = reportgen("templates", "export", "macros.html", "-C", empty)
    assert (said.code, said.out) == (2, "")
    assert f"{own}/macros.html is there already; nothing was changed" in said.err
    assert contents(empty) == before


@pytest.mark.parametrize("command", ["show", "export"])
def test_a_template_that_does_not_exist_is_told_with_those_that_do(empty: Path, command: str) -> None:
    said = reportgen("templates", command, "gap_report.html", "-C", empty)
    assert (said.code, said.out) == (2, "")
    assert "There is no template 'gap_report.html'; did you mean 'gap-report.html'? there are: base.html, " in said.err
    assert reportgen("templates", command, "../reportgen.toml", "-C", empty).code == 2
