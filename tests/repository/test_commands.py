"""What the documentation tells people to type is there to be typed."""

import re
from collections.abc import Mapping
from pathlib import Path

import click
import pytest

from reportgen.cli import main

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "CONTRIBUTING.md")
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def commands() -> Mapping[str, click.Command]:
    """The subcommands of reportgen."""
    assert isinstance(main, click.Group)
    return main.commands


def named(program: str, page: str) -> set[str]:
    """The words that follow a program's name in the code of a page."""
    text = (ROOT / page).read_text(encoding="utf-8")
    code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL))
    return set(re.findall(rf"(?:^|[`/ ]){program} (?:-\S+ )*([a-z][a-z-]*)", code, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_that_a_page_names_exists(page: str) -> None:
    targets = named("make", page)
    assert targets
    assert targets <= TARGETS


def test_the_readme_names_both_commands_that_a_newcomer_needs() -> None:
    assert {"demo", "test"} <= named("make", "README.md")


def test_every_command_that_the_readme_names_exists_and_the_other_way_round() -> None:
    assert named("reportgen", "README.md") == set(commands())


def test_every_command_and_option_says_what_it_does() -> None:
    silent = [
        f"{name} {parameter.name}"
        for name, command in commands().items()
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.help
    ]
    assert silent + [name for name, command in commands().items() if not command.help] == []


def test_make_alone_lists_every_target() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    described = set(re.findall(r"^([a-z]+):.* ## \S", text, re.MULTILINE))
    assert described == TARGETS
    assert re.search(r"^\.DEFAULT_GOAL := help$", text, re.MULTILINE)
