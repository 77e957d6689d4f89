"""What the commands say about themselves, and how a programme is started."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from notation.commandline import contents, reportgen, small_programme
from reportgen.build import FORMATS
from reportgen.cli import main
from reportgen.compose.documents import DOCUMENTS
from reportgen.programme import FRESH_SETTINGS, Settings
from reportgen.render.writers import OUTLINES, WRITERS


def test_the_help_lists_every_command_and_exit_code() -> None:
    assert isinstance(main, click.Group)
    said = reportgen("--help")
    assert said.code == 0
    assert all(f"  {name} " in said.out for name in main.commands)
    assert all(f" {code}  " in said.out for code in range(4))


@pytest.mark.parametrize(
    ("command", "spared"),
    [
        ("--help", {"pandas", "ortools", "rich", "lxml", "jinja2", "weasyprint", "xlsxwriter"}),
        ("init", {"pandas", "ortools", "rich", "jinja2", "weasyprint"}),
        ("check", {"jinja2", "weasyprint", "xlsxwriter"}),
        ("forms", {"pandas", "ortools", "rich", "jinja2", "weasyprint"}),
    ],
)
def test_no_command_pays_for_libraries_of_others(command: str, spared: set[str], tmp_path: Path) -> None:
    small_programme(tmp_path / "it")
    words = {"--help": [], "init": [str(tmp_path / "new"), "-q"]}.get(command, ["-q", "-C", str(tmp_path / "it")])
    program = (
        "import atexit, sys; atexit.register(lambda: print(*sys.modules)); "
        f"from reportgen.cli import main; main({[command, *words]!r})"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ended.returncode in {0, 1}, ended.stderr
    loaded = ended.stdout.splitlines()[-1].split()
    assert "reportgen.cli" in loaded
    assert spared.isdisjoint(loaded)


@pytest.mark.parametrize("command", ["init", "forms", "check", "build"])
def test_each_command_helps_with_examples(command: str) -> None:
    said = reportgen(command, "--help")
    assert said.code == 0
    assert f"  reportgen {command}" in said.out


def test_the_help_of_build_names_every_document_and_format() -> None:
    said = reportgen("build", "--help")
    assert all(name in said.out for name in (*DOCUMENTS, *FORMATS))


def test_every_format_has_its_writer_and_every_writer_is_compared() -> None:
    assert set(FORMATS) == set(WRITERS)
    assert set(OUTLINES) == set(WRITERS) - {"html"}, "the page itself is what the others are compared with"


def test_an_unknown_option_is_wrong_usage() -> None:
    assert reportgen("build", "--nope").code == 2
    assert reportgen("nope").code == 2


def test_every_setting_stands_in_a_fresh_programme() -> None:
    assert all(f"# {name} = " in FRESH_SETTINGS for name in Settings.model_fields)


@pytest.mark.parametrize("language", ["en", "da", "de"])
def test_a_fresh_programme_is_made_and_never_overwritten(tmp_path: Path, language: str) -> None:
    root = tmp_path / "new"
    said = reportgen("init", root, "--lang", language)
    assert said.code == 0
    assert f"make the departments' workbooks with: reportgen forms -C {root}" in said.out
    before = contents(root)
    assert set(before) == {"reportgen.toml", ".gitignore", "inputs/programme.xlsx"}
    assert before[".gitignore"].splitlines()[1:] == [b"/outputs/", b"/.reportgen/"]
    again = reportgen("init", root)
    assert again.code == 2
    assert "is there already; nothing was changed" in again.err
    assert contents(root) == before


def test_a_gitignore_that_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine", "utf-8")
    assert reportgen("init", tmp_path).code == 0
    assert (tmp_path / ".gitignore").read_text("utf-8") == "mine"


def test_a_programme_cannot_be_started_inside_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    said = reportgen("init", tmp_path / "file" / "new")
    assert said.code == 2
    assert "Choose a folder that you may write to." in said.err
