"""Letters of a chart as outlines: they look the same where the brand's fonts are not installed, as on most desks."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from lxml import etree

from reportgen.compose.fonts import Face, faces
from reportgen.render.word.xml import Element

_SVG = "{http://www.w3.org/2000/svg}"
_EM = 1000  # outlines are kept in thousandths of the font size, whatever the font's own units
_SEMIBOLD = 600
_SHIFT = {"start": 0.0, "middle": 0.5, "end": 1.0}
_KNOWN = frozenset({"x", "y", "font-size", "fill", "font-weight", "text-anchor"})

Point = tuple[int, int]


@dataclass(frozen=True)
class _Glyph:
    """An outline in relative steps, its first point, where its last contour begins, and how far it moves on."""

    first: Point
    steps: str
    last: Point
    advance: int


def outline_letters(svg: Element, font_files: Sequence[Path], family: str) -> None:
    """Replace each `<text>` of a chart by a path; one with parts of its own or with strange letters stays text."""
    known = faces(font_files)
    for text in list(svg.iter(f"{_SVG}text")):
        above = text.getparent()
        if len(text) or above is None or not _KNOWN.issuperset(map(str, text.attrib)):
            continue
        bold = float(_inherited(text, "font-weight", "400")) >= _SEMIBOLD
        glyphs = _glyphs(" ".join((text.text or "").split()), _in_order(known, family, bold=bold))
        if glyphs:
            path = _path(text, glyphs)
            path.tail = text.tail
            above.replace(text, path)


def advance(text: str, known: Sequence[Face], family: str) -> float:
    """How wide a text is in the upright face of a family, in ems."""
    return sum(glyph.advance for glyph in _glyphs(text, _in_order(known, family, bold=False))) / _EM


def _path(text: Element, glyphs: Sequence[_Glyph]) -> Element:
    """One path for the whole text, set where the text stood."""
    scale = float(_inherited(text, "font-size", "16")) / _EM
    width = sum(glyph.advance for glyph in glyphs) * scale
    left = float(text.get("x", "0")) - width * _SHIFT[_inherited(text, "text-anchor", "start")]
    steps: list[str] = []
    origin, pen_x, pen_y = 0, 0, 0
    for glyph in glyphs:
        if glyph.steps:
            steps.append(f"m{origin + glyph.first[0] - pen_x} {glyph.first[1] - pen_y}{glyph.steps}")
            pen_x, pen_y = origin + glyph.last[0], glyph.last[1]
        origin += glyph.advance
    place = f"translate({left:.2f} {float(text.get('y', '0')):.2f}) scale({scale:.5f} {-scale:.5f})"
    return etree.Element(f"{_SVG}path", fill=_inherited(text, "fill", "#000000"), transform=place, d="".join(steps))


def _inherited(node: Element, name: str, otherwise: str) -> str:
    above = (each.get(name) for each in (node, *node.iterancestors()))
    return next((value for value in above if value is not None), otherwise)


def _in_order(known: Sequence[Face], family: str, *, bold: bool) -> list[Face]:
    """The upright faces, those of the family and of the wanted weight first."""
    upright = [face for face in known if not face.italic]
    return sorted(upright, key=lambda face: (face.family != family, (face.weight >= _SEMIBOLD) != bold))


def _glyphs(text: str, known: Sequence[Face]) -> list[_Glyph]:
    """The glyphs of a text, each from the first face that has it; none where one is in no face."""
    found: list[_Glyph] = []
    for character in text:
        face = next((each for each in known if ord(character) in each.characters), None)
        if face is None:
            return []
        found.append(_glyph(face.file, ord(character)))
    return found


@cache
def _font(file: Path) -> TTFont:
    return TTFont(file, lazy=True)


@cache
def _glyph(file: Path, code: int) -> _Glyph:
    font = _font(file)
    name, glyphs, em = font.getBestCmap()[code], font.getGlyphSet(), int(font["head"].unitsPerEm)
    pen = _StepPen(glyphs, _EM / em)
    glyphs[name].draw(pen)
    return _Glyph(pen.first or (0, 0), "".join(pen.steps), pen.start, round(glyphs[name].width * _EM / em))


class _StepPen(BasePen):  # type: ignore[misc]  # fontTools comes without types
    """Writes an outline as SVG path data in relative steps of thousandths of an em, without its first move."""

    def __init__(self, glyphs: object, scale: float) -> None:
        super().__init__(glyphs)
        self.scale = scale
        self.steps: list[str] = []
        self.first: Point | None = None
        self.start: Point = (0, 0)
        self.at: Point = (0, 0)

    def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - fontTools' name
        to = self._scaled(point)
        if self.first is None:
            self.first = to
        else:
            self.steps.append(f"m{to[0] - self.at[0]} {to[1] - self.at[1]}")
        self.start = self.at = to

    def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - fontTools' name
        self._step("l", point)

    def _qCurveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802 - fontTools' name
        self._step("q", *points)

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802 - fontTools' name
        self._step("c", *points)

    def _closePath(self) -> None:  # noqa: N802 - fontTools' name
        self.steps.append("z")
        self.at = self.start

    def _step(self, kind: str, *points: tuple[float, float]) -> None:
        to = [self._scaled(point) for point in points]
        self.steps.append(kind + " ".join(f"{x - self.at[0]} {y - self.at[1]}" for x, y in to))
        self.at = to[-1]

    def _scaled(self, point: tuple[float, float]) -> Point:
        return round(point[0] * self.scale), round(point[1] * self.scale)
