"""The font files of a brand: which faces they hold, and which characters none of them can draw."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

from reportgen.compose.brand_file import BrandError

# Characters that need no shape of their own: line ends, joiners, soft hyphen, no-break marks.
INVISIBLE = frozenset("\t\n\r\u00ad\u200b\u200c\u200d\u2060\ufeff")


@dataclass(frozen=True)
class Face:
    """One font file: its family name, its weight (400 regular, 600 semibold) and whether it is italic."""

    file: Path
    family: str
    weight: int
    italic: bool
    characters: frozenset[int]


@lru_cache(maxsize=64)
def face(file: Path) -> Face:
    """The face that `file` holds. Raises BrandError where it is no TrueType font."""
    try:
        with file.open("rb") as stream, TTFont(stream, lazy=True) as font:
            names, characters = font["name"], frozenset(font.getBestCmap())
            weight, italic = int(font["OS/2"].usWeightClass), bool(font["OS/2"].fsSelection & 1)
    except (TTLibError, OSError, KeyError) as error:
        raise BrandError(file, None, f"This font cannot be read ({error}). Replace it by a TrueType file.") from error
    family = names.getDebugName(16) or names.getDebugName(1) or file.stem
    return Face(file, str(family), weight, italic, characters)


def faces(font_files: Sequence[Path]) -> tuple[Face, ...]:
    """All faces, in the order of the brand."""
    return tuple(face(file) for file in font_files)


def missing_glyphs(text: str, font_files: Sequence[Path]) -> set[str]:
    """The characters of `text` that no font of the brand can draw; they would print as empty boxes."""
    known = _drawn(tuple(font_files))
    return {character for character in set(text) if ord(character) not in known and character not in INVISIBLE}


@lru_cache(maxsize=8)
def _drawn(font_files: tuple[Path, ...]) -> frozenset[int]:
    """Every character that some font can draw."""
    return frozenset[int]().union(*(one.characters for one in faces(font_files)))
