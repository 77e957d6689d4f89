"""Every text that documents say is translated, no translation is left over, and placeholders survive."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

import reportgen
from reportgen.model.records import DEPARTMENT_SHEETS, PROGRAMME_SHEETS, SUPPORT, columns
from reportgen.programme import built_in_templates
from reportgen.words.findings import texts

KEYWORDS: dict[str, tuple[int, ...] | None] = {"t": None, "tn": (1, 2)}
PLACEHOLDER = re.compile(r"{(\w+)}")
Message = str | tuple[str, str]


def key(message: object) -> Message:
    """A message as it is compared: its text, or singular and plural."""
    if isinstance(message, str):
        return message
    assert isinstance(message, tuple | list)
    return (str(message[0]), str(message[1]))


def said_in_python() -> Iterator[Message]:
    for path in sorted(Path(reportgen.__file__).parent.rglob("*.py")):
        with path.open("rb") as stream:
            for _, message, _, _ in extract("python", stream, KEYWORDS):
                yield key(message)


def said_in_templates() -> Iterator[Message]:
    for path in sorted(built_in_templates().glob("*.html")):
        with path.open("rb") as stream:
            for _, function, message, _ in babel_extract(stream, list(KEYWORDS), [], {"trimmed": "false"}):
                found = key(message)
                yield found[0] if function == "t" and isinstance(found, tuple) else found


def said_on_forms() -> Iterator[Message]:
    for record in (*PROGRAMME_SHEETS, *DEPARTMENT_SHEETS):
        yield from (column.help for column in columns(record).values())
    yield SUPPORT.help


def said() -> set[Message]:
    return {*said_in_python(), *said_in_templates(), *said_on_forms(), *texts()} - {""}


def translated(language: str) -> dict[Message, tuple[str, ...]]:
    found: dict[Message, tuple[str, ...]] = {}
    for path in sorted((built_in_templates() / "locale" / language).glob("*.po")):
        with path.open("rb") as stream:
            for message in read_po(stream, locale=language, abort_invalid=True):
                if not message.id:
                    continue
                said_as = key(message.id)
                assert said_as not in found, f"{path.name} translates {said_as} again"
                found[said_as] = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return found


def names(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def test_much_is_said() -> None:
    assert len(said()) > 200


@pytest.mark.parametrize("language", ["da", "de"])
def test_everything_said_is_translated_and_nothing_else(language: str) -> None:
    ours, theirs = said(), translated(language)
    assert sorted(map(str, ours - set(theirs))) == [], "not translated"
    assert sorted(map(str, set(theirs) - ours)) == [], "translated, but never said"


@pytest.mark.parametrize("language", ["da", "de"])
def test_translations_keep_their_placeholders(language: str) -> None:
    for message, strings in translated(language).items():
        wanted = names(message) if isinstance(message, str) else names(message[1])
        for string in strings:
            assert string, f"{message} has an empty translation"
            assert names(string) == wanted or (not isinstance(message, str) and names(string) <= wanted), message
