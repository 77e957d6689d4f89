"""What we write into a returned workbook, and how it is known again when it comes back.

A comment of ours is framed, and ends in a check of its own words, so that whoever writes beside it, or into it, is
heard. Checks look at letters only, because programs rewrite spaces and line ends. The sheet of findings is sealed like
all sheets of ours (`seal`) and tells by a text of its own that it is that sheet.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

OPENING, CLOSING = "▸ reportgen", "◂"
COMMENT = re.compile(
    rf"\s*{OPENING}(?P<said>(?:(?!{OPENING}).)*?)\s*{CLOSING}\s*(?P<check>[0-9a-f]{{8}})(?P<key>(?:-\d+)?)", re.DOTALL
)
FINDINGS_SHEET = "reportgen findings"
"""A text in a hidden cell of the sheet of findings, which may have any name."""


class Mark(NamedTuple):
    """A comment of ours: where it begins and ends in the whole comment, and the key that was given to it."""

    start: int
    end: int
    key: int


def comment(said: str, key: int = 0) -> str:
    """A comment of ours that says `said`; `key` comes back with it."""
    said = said.replace(CLOSING, "<").replace(OPENING, OPENING[2:])
    return f"{OPENING}{said}\n{CLOSING} {_check(said, key)}{f'-{key}' if key else ''}"


def marks_in(text: str) -> Iterator[Mark]:
    """The comments of ours in a comment; one that somebody wrote into is ours no longer."""
    for found in COMMENT.finditer(text):
        key = int(found["key"][1:] or 0)
        if _check(found["said"], key) == found["check"]:
            yield Mark(found.start(), found.end(), key)


def others_words(text: str) -> str:
    """A comment without what we wrote; empty where there is nothing else in it."""
    for mark in reversed(list(marks_in(text))):
        text = text[: mark.start] + text[mark.end :]
    return text.strip()


def lists_findings(texts: Iterable[str]) -> bool:
    """Whether a sheet with these texts is the one of findings, which is made anew with every copy."""
    return FINDINGS_SHEET in texts


def _check(said: str, key: int) -> str:
    letters = "".join(unicodedata.normalize("NFC", f"{said}{key}").split())
    return sha256(letters.encode(errors="replace")).hexdigest()[:8]
