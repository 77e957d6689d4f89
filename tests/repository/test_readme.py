"""What the documentation shows can be typed, its links lead somewhere, and its pictures are light."""

import re
import shlex
from itertools import pairwise
from pathlib import Path

import click
import pytest

from reportgen.cli import main

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
LINK = re.compile(r"\]\(([^)\s]+)\)")
LARGEST_PICTURE = 200_000
everywhere = pytest.mark.parametrize("page", PAGES, ids=NAMES)


def fenced(text: str) -> list[str]:
    """The lines of all fenced blocks of shell commands."""
    return [line for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]


def inline(text: str) -> list[str]:
    """All code that stands within a line."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))


def commands(page: Path, program: str) -> list[list[str]]:
    """Every call of a program that a page shows, split into words."""
    text = page.read_text(encoding="utf-8")
    split = [shlex.split(line, comments=True) for line in (*fenced(text), *inline(text)) if program in line]
    return [words[1:] for words in split if words and Path(words[0]).name == program]


def anchors(page: Path) -> set[str]:
    """The names by which a page's headings can be linked to."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def parse(words: list[str]) -> click.Context:
    """Read the words of a command line as click does, without running anything."""
    assert isinstance(main, click.Group)
    name, command, rest = main.resolve_command(click.Context(main), words)
    assert command is not None
    return command.make_context(name, rest)


@everywhere
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert target.is_relative_to(ROOT), link
        assert not anchor or anchor in anchors(target), link


@everywhere
def test_every_command_that_is_shown_can_be_typed(page: Path) -> None:
    for words in commands(page, "reportgen"):
        assert parse(words).command.name in words


@everywhere
def test_every_make_target_that_is_shown_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    shown = {word for words in commands(page, "make") for word in words if "=" not in word}
    assert shown <= targets


@everywhere
def test_every_module_that_is_run_is_there(page: Path) -> None:
    for words in commands(page, "python"):
        for before, module in pairwise(words):
            if before == "-m" and module != "pytest":
                stem = ROOT / module.replace(".", "/")
                assert stem.with_suffix(".py").is_file() or (stem / "__main__.py").is_file(), module


def test_the_checks_above_have_something_to_check() -> None:
    counts = {
        program: sum(len(commands(page, program)) for page in PAGES) for program in ("reportgen", "make", "python")
    }
    assert all(counts.values())
    assert sum(len(LINK.findall(page.read_text(encoding="utf-8"))) for page in PAGES) > len(PAGES)


@pytest.mark.parametrize("words", [["biuld"], ["build", "--formats", "pdf"], ["init"]], ids=str)
def test_a_command_that_cannot_be_typed_is_seen(words: list[str]) -> None:
    with pytest.raises(click.UsageError):
        parse(words)


def test_every_page_of_the_documentation_can_be_reached_from_the_readme() -> None:
    linked = set(LINK.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    assert {page.relative_to(ROOT).as_posix() for page in (ROOT / "docs").glob("*.md")} <= linked


def test_the_readme_shows_real_pages_that_are_light() -> None:
    pictures = sorted((ROOT / "docs" / "pictures").glob("*.png"))
    assert {f"docs/pictures/{each.name}" for each in pictures} <= set(
        LINK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    )
    assert pictures
    assert all(each.stat().st_size < LARGEST_PICTURE for each in pictures)


@everywhere
def test_no_page_speaks_of_the_machine_it_was_written_on(page: Path) -> None:
    assert not re.search(r"(?<![\w.])/(?:home|root|tmp|work|Users)/", page.read_text(encoding="utf-8"))
