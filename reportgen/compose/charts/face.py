"""Measuring text exactly: the advance widths of the page's own fonts, and cutting text to a width."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, takewhile
from pathlib import Path
from typing import Self

from fontTools.ttLib import TTFont

from reportgen.compose.fonts import faces

ASCENT, DESCENT = 0.74, 0.22  # of the font size: what letters take above and below the baseline
ELLIPSIS = "…"
STOPS = " ,;:·-–"  # no cut text ends on one of these
ENOUGH = 0.5  # of a line: a text that ends at a word before this is cut within the word that follows
FARTHEST = 7  # characters that a broken word may end before its line does, to break at a syllable
VOWELS = frozenset("aeiouyæøåäöüéèóáíúąęůý")
ONE_SOUND = frozenset(
    (
        "bl",
        "br",
        "ch",
        "ck",
        "dr",
        "fl",
        "fr",
        "gl",
        "gr",
        "kl",
        "kr",
        "ph",
        "pl",
        "pr",
        "sh",
        "sk",
        "sp",
        "st",
        "th",
        "tr",
    )
)
FEWEST = 3  # letters of a cut word that still say something
REGULAR, SEMIBOLD = 400, 600  # the two weights that charts use
FACE = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf")
FALLBACK = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")  # for characters that the face lacks
NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


@dataclass(frozen=True)
class Faces:
    """The upright font files of a brand by weight, in the order in which a page looks for a character in them."""

    regular: tuple[Path, ...]
    bold: tuple[Path, ...]
    families: tuple[str, ...]

    @classmethod
    def of(cls, font_files: Sequence[Path], family: str) -> Self:
        """The faces that set a chart: those of the family first, then those that lend it the signs it lacks."""
        upright = [face for face in faces(font_files) if not face.italic]
        families = tuple(dict.fromkeys([family, *(face.family for face in upright)]))

        def ordered(wanted: int) -> tuple[Path, ...]:
            chosen = sorted(upright, key=lambda face: (families.index(face.family), *distance(face.weight, wanted)))
            return tuple(face.file for face in chosen)

        return cls(ordered(REGULAR), ordered(SEMIBOLD), families)


def distance(weight: int, wanted: int) -> tuple[bool, int]:
    """How far a weight is from the wanted one, in the order of CSS Fonts 4, 5.2: light texts look below themselves."""
    other_side = weight > REGULAR if wanted <= REGULAR else weight < wanted
    return other_side, abs(weight - wanted)


@cache
def house_faces() -> Faces:
    """The faces that come with the package."""
    folder = fonts_folder()
    regular, bold = (tuple(folder / names[at] for names in (FACE, FALLBACK)) for at in (0, 1))
    return Faces(regular, bold, tuple(face.family for face in faces(regular)))


@dataclass(frozen=True)
class Letter:
    """How a text is set: size in viewBox units, colour, semibold or regular, and the faces that it is set in."""

    size: float
    fill: str
    bold: bool
    faces: Faces

    @property
    def advances(self) -> Mapping[int, float]:
        """Advance width of every character that a face has, in ems."""
        return advances(self.faces.bold if self.bold else self.faces.regular)


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
def advances(font_files: tuple[Path, ...]) -> Mapping[int, float]:
    """Advance width of every character in ems, each from the first font that has it."""
    found: dict[int, float] = {}
    for file in reversed(font_files):
        with TTFont(file, lazy=True) as font:
            em, widths = font["head"].unitsPerEm, font["hmtx"].metrics
            found |= {code: widths[glyph][0] / em for code, glyph in font.getBestCmap().items()}
    return found


def unknown(character: str) -> float:
    """Width in ems of a character that no face has, by rule of thumb."""
    return 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 1.05


def clean(text: str) -> str:
    """One line of text without the characters that XML cannot hold; letters with their accents as one character."""
    return unicodedata.normalize("NFC", " ".join(NOT_XML.sub(" ", text).split()))


def measure(text: str, letter: Letter) -> float:
    """Width of a text in viewBox units, kerning left aside (it only narrows)."""
    known = letter.advances
    return letter.size * sum(known[ord(each)] if ord(each) in known else unknown(each) for each in text)


def shorten(text: str, width: float, letter: Letter) -> str:
    """Cut a text to a width: at a word, or within a long one; empty if not even `…` fits."""
    text = clean(text)
    if measure(text, letter) <= width:
        return text
    room = width - measure(ELLIPSIS, letter)
    if room < 0:
        return ""
    length = reaching(text, room, letter)
    word = text.rfind(" ", 0, length + 1)
    whole, within = text[: max(word, 0)].rstrip(STOPS), text[:length].rstrip(STOPS)
    enough = measure(whole, letter) >= width * ENOUGH or len(within) < word + 1 + FEWEST
    return (whole if whole and enough else within) + ELLIPSIS


def reaching(text: str, width: float, letter: Letter) -> int:
    """How many characters of a text fit a width."""
    ends = accumulate(measure(each, letter) for each in text)
    return sum(1 for _ in takewhile(lambda end: end <= width, ends))


def broken(word: str, width: float, letter: Letter, then: float | None = None) -> list[str]:
    """Break a word that is wider than a line into pieces with hyphens; one character at least to a piece.

    The first piece fits `width`, the others `then` where it is given.
    """
    pieces = [""]
    for character in word:
        room = width if len(pieces) == 1 or then is None else then
        if pieces[-1] and measure(pieces[-1] + character + "-", letter) > room:
            end = syllable(pieces[-1] + character)
            pieces[-1:] = [f"{pieces[-1][:end]}-", pieces[-1][end:]]
        pieces[-1] += character
    return pieces


def syllable(piece: str) -> int:
    """Where to break a piece at its last syllable, else before its last character.

    A syllable begins, in the languages of the documents, with a consonant before a vowel; letters that are one sound
    stay together.
    """
    last = len(piece) - 1
    for at in range(last - 1, max(last - FARTHEST, FEWEST) - 1, -1):
        before, here, after = (each.casefold() for each in piece[at - 1 : at + 2])
        begins = here.isalpha() and here not in VOWELS and after in VOWELS
        if begins and before.isalpha() and before + here not in ONE_SOUND:
            return at
    return last


def wrap(text: str, width: float, letter: Letter, *, lines: int) -> list[str]:
    """Set a text in at most so many lines of a width; what is left over ends in `…`."""
    rows: list[str] = []
    rest = clean(text).split(" ")
    while rest and len(rows) < lines - 1:
        if measure(rest[0], letter) > width:
            rest[:1] = broken(rest[0], width, letter)
        count = fitting(rest, width, letter)
        line = " ".join(rest[:count])
        if count < len(rest) and measure(rest[count], letter) > width and measure(line, letter) < width * ENOUGH:
            rest[count : count + 1] = broken(rest[count], width - measure(f"{line} ", letter), letter, then=width)
            line, count = f"{line} {rest[count]}", count + 1
        rows.append(line)
        rest = rest[count:]
    return [*rows, shorten(" ".join(rest), width, letter)] if rest else rows


def fitting(words: Sequence[str], width: float, letter: Letter) -> int:
    """How many of the words fit a line; at least one."""
    count = 1
    while count < len(words) and measure(" ".join(words[: count + 1]), letter) <= width:
        count += 1
    return count
