"""The words of the form in each language: sheet names, labels and choices, with the synonyms read but never written."""

import csv
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

LANGUAGES = ("en", "da", "de")
SHEET_SCOPE, CHOICE_SCOPE = "*", "choice"


@dataclass(frozen=True)
class Label:
    """One sheet name, label or choice: what is written in each language, and what else is understood."""

    english: str
    written: Mapping[str, str]
    synonyms: tuple[str, ...]

    def spellings(self) -> tuple[str, ...]:
        """Everything that is read as this label."""
        return (*self.written.values(), *self.synonyms)


def _without_unit(text: str) -> str:
    """A label without the brackets at its end; in one go, since whatever stands in a cell may be asked for."""
    end = text.rstrip().removesuffix("*").rstrip()
    if not end.endswith((")", "]")):
        return text
    start = max(end.rfind(")", 0, -1), end.rfind("]", 0, -1)) + 1
    return end[: min((at for at in (end.find("(", start), end.find("[", start)) if at >= 0), default=len(text))]


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Reduce a label to what is compared: no case, accents, spaces, punctuation, trailing `*` or unit in brackets.

    ä = ae = a, ö = ø = oe = o, ü = ue = u, æ = ae = a, å = aa = a, ß = ss, whether composed (NFC) or not (NFD).
    """
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _without_unit(text)
    for letter, plain in {"æ": "a", "ø": "o", "å": "a", "ä": "a", "ö": "o", "ü": "u", "ß": "ss"}.items():
        text = text.replace(letter, plain)
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    for pair, plain in {"ae": "a", "oe": "o", "ue": "u", "aa": "a"}.items():
        text = text.replace(pair, plain)
    folded = "".join(c for c in text if c.isalnum() or c == "%")
    return folded or text.strip()


@cache
def labels(scope: str) -> Mapping[str, Label]:
    """The labels of one sheet by English label; of all sheets for `*`, of all choices for `choice`."""
    text = files("reportgen.model").joinpath("labels.tsv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines(), delimiter="\t"))
    return {
        row["en"]: Label(
            row["en"],
            {language: row[language] for language in LANGUAGES},
            tuple(filter(None, (row["synonyms"] or "").split("|"))),
        )
        for row in rows
        if row["sheet"] == scope
    }


def written(scope: str, english: str, language: str) -> str:
    """How a label is written in `language`."""
    return labels(scope)[english].written[language]
