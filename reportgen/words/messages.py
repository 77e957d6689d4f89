"""Every English text that a reader may see: drawn from the code, the templates and the tables, by catalogue."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.extract import extract
from jinja2.ext import babel_extract

from reportgen.model.records import DEPARTMENT_SHEETS, PROGRAMME_SHEETS, SUPPORT, columns
from reportgen.programme import built_in_templates
from reportgen.words.findings import PLURALS, texts

Message = str | tuple[str, str]
"""A text, or the one and the many of a text that counts."""

KEYWORDS: Mapping[str, tuple[int, ...] | None] = {"t": None, "tn": (1, 2)}
"""The functions that say something: `t(text)` and `tn(one, many, n)`."""

CATALOGUES = {
    "forms/returned/": "returned",
    "forms/": "forms",
    "words/instructions": "forms",
    "words/": "findings",
    "analyse/": "findings",
    "trace/": "trace",
    "collect/": "collect",
    "compose/messages/options": "options",
    "compose/sections/options": "options",
    **dict.fromkeys(
        (f"compose/{place}" for place in (
            "board", "implementation_plan", "messages/board", "messages/choices", "messages/consensus",
            "messages/coordinated", "messages/picture", "messages/quality", "messages/sums", "messages/voices",
            "sections/choices", "sections/coordinated", "sections/network", "sections/picture", "sections/profiles",
            "sections/quality", "sections/staffing", "sections/sums", "sections/voices",
        )),
        "implementation-plan",
    ),
    "templates/implementation-plan": "implementation-plan",
}  # fmt: skip
"""Which catalogue a new text belongs in, by the beginning of its file's path; the first that fits holds."""
SHARED = "gap-report"
"""The catalogue of all other texts: those of the gap report, and of what every document shares."""


def said() -> dict[Message, str]:
    """Every text with the catalogue it belongs in, each once, in the order of the files that say it."""
    found: dict[Message, str] = {}
    for message, catalogue in (*_tables(), *_code(), *_templates()):
        if message:
            found.setdefault(message, catalogue)
    return found


def message_key(message: object) -> Message:
    """A message as Babel gives it: a text, or a list of singular and plural."""
    if isinstance(message, str):
        return message
    if not isinstance(message, tuple | list):
        raise TypeError(f"{message!r} is no message")
    return str(message[0]), str(message[1])


def _code() -> Iterator[tuple[Message, str]]:
    package = Path(__file__).parents[1]
    for path in sorted(package.rglob("*.py")):
        place = path.relative_to(package).as_posix()
        with path.open("rb") as stream:
            for _, message, _, _ in extract("python", stream, KEYWORDS):
                yield message_key(message), _catalogue(place)


def _templates() -> Iterator[tuple[Message, str]]:
    for path in sorted(built_in_templates().glob("*.html")):
        with path.open("rb") as stream:
            for _, function, message, _ in babel_extract(stream, list(KEYWORDS), [], {"trimmed": "false"}):
                found = message_key(message)
                alone = found[0] if function == "t" and isinstance(found, tuple) else found
                yield alone, _catalogue(f"templates/{path.name}")


def _tables() -> Iterator[tuple[Message, str]]:
    """What stands in tables and is translated when it is said: help on forms, sentences of findings."""
    for record in (*PROGRAMME_SHEETS, *DEPARTMENT_SHEETS):
        for column in columns(record).values():
            yield column.help, "forms"
    yield SUPPORT.help, "forms"
    for text in texts():
        yield text, "findings"
    for pair in PLURALS.items():
        yield pair, "findings"


def _catalogue(place: str) -> str:
    return next((name for prefix, name in CATALOGUES.items() if place.startswith(prefix)), SHARED)
