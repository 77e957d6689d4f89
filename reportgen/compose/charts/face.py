"""Measuring text exactly: the advance widths of the page's own fonts, and cutting text to a width."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

ASCENT, DESCENT = 0.74, 0.22  # of the font size: what letters take above and below the baseline
ELLIPSIS = "…"
FACE = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf")
FALLBACK = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")  # for characters that the face lacks
NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


@dataclass(frozen=True)
class Letter:
    """How a text is set: size in viewBox units, colour, semibold or regular."""

    size: float
    fill: str
    bold: bool = False


def fonts_folder() -> Path:
    """Where the fonts lie: in the installed package, or beside it in a checkout.

    Raises:
        FileNotFoundError: neither place holds them, so nothing can be measured.
    """
    package = Path(__file__).parents[2]
    for folder in (package / "templates" / "fonts", package.parent / "templates" / "fonts"):
        if all((folder / name).is_file() for name in FACE + FALLBACK):
            return folder
    raise FileNotFoundError(f"The fonts {', '.join(FACE + FALLBACK)} are missing from templates/fonts")


@cache
def advances(font_file: str) -> dict[int, float]:
    """Advance width of every character of a font, in ems."""
    with TTFont(fonts_folder() / font_file) as font:
        em = font["head"].unitsPerEm
        widths = font["hmtx"].metrics
        return {code: widths[glyph][0] / em for code, glyph in font.getBestCmap().items()}


@cache
def advance(character: str, *, bold: bool) -> float:
    """Width of one character in ems, from the face, else from the fallback, else by rule of thumb."""
    for font_file in (FACE[bold], FALLBACK[bold]):
        if ord(character) in advances(font_file):
            return advances(font_file)[ord(character)]
    return 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 1.05


def clean(text: str) -> str:
    """One line of text without the characters that XML cannot hold."""
    return " ".join(NOT_XML.sub(" ", text).split())


def measure(text: str, letter: Letter) -> float:
    """Width of a text in viewBox units, kerning left aside (it only narrows)."""
    return letter.size * sum(advance(character, bold=letter.bold) for character in text)


def shorten(text: str, width: float, letter: Letter) -> str:
    """Cut a text to a width: at a word where one fits, else within it; empty if not even `…` fits."""
    text = clean(text)
    if measure(text, letter) <= width:
        return text
    words = text.split(" ")
    for count in range(len(words) - 1, 0, -1):
        cut = " ".join(words[:count]).rstrip(" ,;:·-–") + ELLIPSIS
        if measure(cut, letter) <= width:
            return cut
    for length in range(len(words[0]), 0, -1):
        if measure(words[0][:length] + ELLIPSIS, letter) <= width:
            return words[0][:length] + ELLIPSIS
    return ELLIPSIS if measure(ELLIPSIS, letter) <= width else ""


def broken(word: str, width: float, letter: Letter) -> list[str]:
    """Break a word that is wider than a line into pieces with hyphens; one character at least to a piece."""
    pieces = [""]
    for character in word:
        if pieces[-1] and measure(pieces[-1] + character + "-", letter) > width:
            pieces[-1] += "-"
            pieces.append("")
        pieces[-1] += character
    return pieces


def wrap(text: str, width: float, letter: Letter, *, lines: int) -> list[str]:
    """Set a text in at most so many lines of a width; what is left over ends in `…`."""
    rows: list[str] = []
    rest = clean(text).split(" ")
    while rest and len(rows) < lines - 1:
        if measure(rest[0], letter) > width:
            rest[:1] = broken(rest[0], width, letter)
        count = fitting(rest, width, letter)
        rows.append(" ".join(rest[:count]))
        rest = rest[count:]
    return [*rows, shorten(" ".join(rest), width, letter)] if rest else rows


def fitting(words: Sequence[str], width: float, letter: Letter) -> int:
    """How many of the words fit a line; at least one."""
    count = 1
    while count < len(words) and measure(" ".join(words[: count + 1]), letter) <= width:
        count += 1
    return count
