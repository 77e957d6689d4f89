"""Faces inside the file, so that it looks the same on a desk without them: subset, and obfuscated as the format asks.

The format is ECMA-376, part 1, 17.8.1: the first 32 bytes are combined with the key, its bytes in reverse order. Only
fonts whose licence bits (OS/2 fsType) let an edited document carry them go in.
"""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from reportgen.compose.brand import Brand
from reportgen.compose.fonts import Face, faces

# What departments write in our languages and their neighbours', and the signs of our pages: they go on typing.
COMMON = frozenset(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2040)])) | frozenset(
    "€−≤≥→←↑↓⇄■▲●◆○◐◔▪™"
)
SEMIBOLD = 600
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
"""Word's styles of a family, in the order in which a file names them."""
_EDITABLE = 0x0008
_NO_SUBSET, _BITMAPS = 0x0100, 0x0200
_OBFUSCATED = 32


@dataclass(frozen=True)
class EmbeddedFont:
    """A face in the file: its family, Word's name for its style, its relationship and key, its part and bytes."""

    family: str
    style: str
    id: str
    key: str
    target: str
    data: bytes


def embedded_fonts(brand: Brand, characters: frozenset[str]) -> list[EmbeddedFont]:
    """The brand's faces that draw something in the document, where their licence allows; the same on every run."""
    made: list[EmbeddedFont] = []
    known = faces(brand.font_files)
    for face in known:
        # A face that lends but a sign holds letters too: some programs take it for others that a desk lacks.
        codes = tuple(sorted({ord(each) for each in COMMON | characters} & face.characters))
        style = _style(face, known)
        if (
            not codes
            or not may_be_embedded(face.file)
            or any((face.family, style) == (f.family, f.style) for f in made)
        ):
            continue
        data, key = _obfuscated(face.file, codes, face.family, style)
        number = len(made) + 1
        made.append(EmbeddedFont(face.family, style, f"rIdFont{number}", key, f"fonts/font{number}.odttf", data))
    return made


@lru_cache(maxsize=64)
def may_be_embedded(file: Path) -> bool:
    """Whether the font's licence bits allow a subset of it in a document that is edited: installable or editable."""
    with TTFont(file, lazy=True) as font:
        kind = int(font["OS/2"].fsType)
    usage = kind & 0x000F
    return (usage == 0 or bool(usage & _EDITABLE)) and not kind & (_NO_SUBSET | _BITMAPS)


def obfuscated(data: bytes, key: str) -> bytes:
    """`data` with its first bytes combined with the key; done twice it is as before."""
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1] * 2
    return bytes(byte ^ other for byte, other in zip(data[:_OBFUSCATED], mask, strict=True)) + data[_OBFUSCATED:]


def _style(face: Face, known: Sequence[Face]) -> str:
    """Regular, Bold, Italic or BoldItalic, as Word counts styles."""
    lightest = min(other.weight for other in known if other.family == face.family and other.italic == face.italic)
    bold = face.weight >= SEMIBOLD and face.weight > lightest
    return {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}[
        bold, face.italic
    ]


@lru_cache(maxsize=64)
def _obfuscated(file: Path, codes: tuple[int, ...], family: str, style: str) -> tuple[bytes, str]:
    data = _subset(file, codes, family, style)
    key = f"{{{str(uuid.UUID(bytes=hashlib.sha256(data).digest()[:16], version=4)).upper()}}}"
    return obfuscated(data, key), key


def _subset(file: Path, codes: tuple[int, ...], family: str, style: str) -> bytes:
    """The face with nothing but `codes`, under the names by which Word asks for it: a semibold is its family's bold."""
    options = subset.Options(layout_features=["kern", "tnum", "lnum"], hinting=False, notdef_outline=True)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["FFTM"]  # FontForge's time stamps
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    spoken = style.replace("BoldItalic", "Bold Italic")
    buffer = BytesIO()
    with TTFont(file, recalcTimestamp=False) as font:
        subsetter.subset(font)
        names = font["name"]
        names.names = [each for each in names.names if each.nameID not in {1, 2, 4, 6}]
        for number, said in (
            (1, family),
            (2, spoken),
            (4, f"{family} {spoken}"),
            (6, f"{family}-{style}".replace(" ", "")),
        ):
            names.setName(said, number, 3, 1, 0x409)
        bold, italic = "Bold" in style, "Italic" in style
        kept = font["OS/2"].fsSelection & ~0b1100001
        plain = 0 if bold or italic else 0b1000000
        font["OS/2"].fsSelection = kept | (0b0100000 if bold else 0) | (0b0000001 if italic else 0) | plain
        font["head"].macStyle = (1 if bold else 0) | (2 if italic else 0)
        font.save(buffer, reorderTables=None)
    return buffer.getvalue()
