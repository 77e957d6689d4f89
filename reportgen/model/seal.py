"""How sheets that only explain are told, when they come back, from what somebody wrote on them.

A sealed sheet carries digests of all its texts in cells of their own. Whatever the seal does not name was added later,
or changed: whichever version, language or programme made the sheet, and whatever program saved it since.
"""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

SEAL = "reportgen seal:"
DIGITS = 10
TEXTS_IN_A_CELL = 1_000
"""A cell holds 32,767 characters at most."""


def seal(texts: Iterable[str]) -> Iterator[str]:
    """The cells that seal a sheet with these texts."""
    digests = sorted(map(_digest, filter(str.strip, texts)))
    for first in range(0, len(digests), TEXTS_IN_A_CELL):
        yield " ".join((SEAL, *digests[first : first + TEXTS_IN_A_CELL]))


def is_sealed(texts: Iterable[str]) -> bool:
    """Whether a sheet with these texts is one that only explains."""
    return any(text.startswith(SEAL) for text in texts)


def added(texts: Sequence[str]) -> Iterator[int]:
    """The positions of the texts that the seal among them does not name: what somebody wrote since."""
    sealed = Counter(digest for text in texts if text.startswith(SEAL) for digest in text[len(SEAL) :].split())
    for position, text in enumerate(texts):
        if text.startswith(SEAL) or not text.strip():
            continue
        digest = _digest(text)
        if sealed[digest]:
            sealed[digest] -= 1
        else:
            yield position


def _digest(text: str) -> str:
    """What is left of a text when programs have had their way with its blanks and accents."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(plain.encode(errors="replace")).hexdigest()[:DIGITS]
