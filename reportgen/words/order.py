"""The order of the alphabet in each language: Å comes last in Danish, Ä stands with A in German, ß is ss.

Babel has no collation, and the bindings of ICU weigh thirty megabytes; the rules below are those of the Unicode CLDR
for the languages that documents are written in. Names from other alphabets of Latin letters sort by their base letter.
"""

import unicodedata
from collections.abc import Iterator, Mapping

Key = tuple[tuple[tuple[int, str], ...], str, str]

BASE = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "\u0131": "i",
    "ħ": "h",
    "ŧ": "t",
    "ŋ": "n",
}
"""Letters that Unicode does not take apart, and where they stand among the others (DUCET)."""

TAILORED: Mapping[str, Mapping[str, str]] = {
    "da": {"æ": "zæ", "ä": "zæ", "ø": "zø1", "ö": "zø1", "ő": "zø1", "œ": "zø1", "å": "zø2", "ü": "y", "ű": "y"},
}
"""Letters that a language has at a place of its own: Danish closes with Æ, Ø, Å (CLDR, da.xml), German has none."""

PAIRS: Mapping[str, Mapping[str, str]] = {"da": {"aa": "å"}}
"""Pairs that are a letter: Aabenraa is Åbenrå."""

KINDS = {"Z": 0, "P": 1, "S": 2, "N": 3}
"""What comes before letters: spaces, punctuation, signs, figures."""
LETTER = 4


def order_key(text: str, language: str) -> Key:
    """A key to sort names by, as `language` does: letters first, then accents, then case, small letters first."""
    letters = unicodedata.normalize("NFC", text).casefold()
    for pair, letter in PAIRS.get(language, {}).items():
        letters = letters.replace(pair, letter)
    return tuple(_weights(letters, TAILORED.get(language, {}))), letters, text.swapcase()


def _weights(letters: str, tailored: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    for letter in letters:
        if letter in tailored:
            yield LETTER, tailored[letter]
            continue
        bare = unicodedata.normalize("NFKD", letter)
        for part in "".join(BASE.get(each, each) for each in bare if not unicodedata.combining(each)):
            yield KINDS.get(unicodedata.category(part)[0], LETTER), part
