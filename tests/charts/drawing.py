"""Reads a chart back from its SVG alone: where its words stand, where its marks stand, what they are made of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from fontTools.ttLib import TTFont
from lxml import etree

from reportgen.compose.brand_colours import TEXT_CONTRAST
from reportgen.compose.charts.face import fonts_folder
from reportgen.compose.colour import contrast

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {
    f"{SVG}svg": {"viewBox", "width", "height", "role", "aria-labelledby", "font-family"},
    f"{SVG}title": {"id"},
    f"{SVG}path": {"d", "fill", "stroke", "stroke-width", "stroke-dasharray"},
    f"{SVG}text": {"x", "y", "font-size", "font-weight", "fill", "text-anchor"},
}
PALEST = 0xD0  # a fill with no channel below this is ground, on which words may stand
SMALLEST = 9.4  # units: 7 pt in print
STEP = re.compile("[MLHVhvaz][^MLHVhvaz]*")
SLACK = 0.02  # coordinates are rounded to two decimals


@dataclass(frozen=True)
class Area:
    """A rectangle, and what is there."""

    what: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Area") -> bool:
        across = self.left < other.right - SLACK and other.left < self.right - SLACK
        return across and self.top < other.bottom - SLACK and other.top < self.bottom - SLACK

    def holds(self, other: "Area") -> bool:
        across = self.left <= other.left + SLACK and other.right <= self.right + SLACK
        return across and self.top <= other.top + SLACK and other.bottom <= self.bottom + SLACK


def widths(font: Path) -> dict[int, float]:
    with TTFont(font) as opened:
        metrics, em = opened["hmtx"].metrics, opened["head"].unitsPerEm
        return {code: metrics[glyph][0] / em for code, glyph in opened.getBestCmap().items()}


FONTS = {
    "Source Sans Pro": ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf"),
    "DejaVu Sans": ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
}
FACES = {
    (family, weight): widths(fonts_folder() / files[weight == "600"])
    for family, files in FONTS.items()
    for weight in ("400", "600")
}


def word(element: etree._Element, families: Sequence[str]) -> Area:
    """The area of a text: exact advance widths, the height of capitals and descenders."""
    size, text = float(element.attrib["font-size"]), element.text or ""
    known = [FACES[family, element.get("font-weight", "400")] for family in families]
    width = size * sum(next((face[ord(c)] for face in known if ord(c) in face), 0.5) for c in text)
    x, y = float(element.attrib["x"]), float(element.attrib["y"])
    left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[element.get("text-anchor", "start")] * width
    return Area(text, left, y - 0.7 * size, left + width, y + 0.2 * size)


def outlines(path: etree._Element) -> list[Area]:
    """The areas of the pieces of a path."""
    pieces: list[list[tuple[float, float]]] = []
    for step in STEP.findall(str(path.attrib["d"])):
        values = [float(value) for value in re.findall(r"-?\d+\.?\d*", step[1:])]
        if step[0] == "M":
            pieces.append([(values[0], values[1])])
            continue
        x, y = pieces[-1][-1]
        match step[0]:
            case "L":
                pieces[-1].append((values[0], values[1]))
            case "H":
                pieces[-1].append((values[0], y))
            case "V":
                pieces[-1].append((x, values[0]))
            case "h":
                pieces[-1].append((x + values[0], y))
            case "v":
                pieces[-1].append((x, y + values[0]))
            case "a":
                radius = values[0]
                middle = x + values[5] / 2
                pieces[-1] += [(middle, y - radius), (middle, y + radius), (x + values[5], y)]
    areas = []
    for piece in pieces:
        across, down = zip(*piece, strict=True)
        areas.append(Area(path.get("fill", ""), min(across), min(down), max(across), max(down)))
    return areas


def is_ground(fill: str) -> bool:
    return fill == "none" or min(int(fill[at : at + 2], 16) for at in (1, 3, 5)) >= PALEST


@dataclass(frozen=True)
class Drawing:
    """A chart as read back."""

    root: etree._Element
    page: Area
    words: list[Area]
    inks: list[str]
    marks: list[Area]
    everything: list[Area]


def read(svg: str) -> Drawing:
    """Parse a chart; fails unless it is well-formed."""
    root = etree.fromstring(svg.encode())
    width, height = (float(value) for value in root.attrib["viewBox"].split()[2:])
    families = re.findall("'([^']+)'", str(root.attrib["font-family"]))
    words = [word(element, families) for element in root.iter(f"{SVG}text")]
    shapes = [area for path in root.iter(f"{SVG}path") for area in outlines(path)]
    marks = [area for area in shapes if not is_ground(area.what)]
    inks = [str(element.attrib["fill"]) for element in root.iter(f"{SVG}text")]
    return Drawing(root, Area("page", 0, 0, width, height), words, inks, marks, words + shapes)


def faults(svg: str) -> list[str]:
    """Everything about a chart that breaks a rule of the house."""
    drawing = read(svg)
    found = [f"{a.what!r} runs into {b.what!r}" for a, b in combinations(drawing.words, 2) if a.meets(b)]
    found += [f"{a.what!r} leaves the page: {a}" for a in drawing.everything if not drawing.page.holds(a)]
    found += [
        f"{text.what!r} runs into a mark: {mark}"
        for text in drawing.words
        for mark in drawing.marks
        if text.meets(mark) and not mark.holds(text)
    ]
    for element in drawing.root.iter():
        extra = set(element.attrib) - ALLOWED.get(str(element.tag), set())
        if extra or element.tag not in ALLOWED:
            found.append(f"{element.tag} with {sorted(map(str, extra))} is not in the vocabulary")
    return found + heading_faults(drawing) + reading_faults(drawing)


def reading_faults(drawing: Drawing) -> list[str]:
    """The words that are too small, or too faint for the ground on which they stand."""
    sizes = [float(element.attrib["font-size"]) for element in drawing.root.iter(f"{SVG}text")]
    found = [f"{word.what!r} is too small" for word, size in zip(drawing.words, sizes, strict=True) if size < SMALLEST]
    drawn = drawing.everything[len(drawing.words) :]
    for word, ink in zip(drawing.words, drawing.inks, strict=True):
        grounds = [area.what for area in drawn if area.what != "none" and area.holds(word)] or ["#ffffff"]
        if contrast(ink, grounds[-1]) < TEXT_CONTRAST:
            found.append(f"{word.what!r} is too faint on {grounds[-1]}")
    return found


def heading_faults(drawing: Drawing) -> list[str]:
    """What is wrong with the role, the alt text and the size of a chart."""
    root = drawing.root
    title = root[0]
    right = (
        root.get("role") == "img"
        and title.tag == f"{SVG}title"
        and bool(title.text)
        and root.get("aria-labelledby") == title.get("id")
        and len(list(root.iter(f"{SVG}title"))) == 1
    )
    width, height = (float(str(root.attrib[name]).removesuffix("mm")) for name in ("width", "height"))
    in_shape = abs(width / height - drawing.page.right / drawing.page.bottom) <= 0.01 * width / height
    return ([] if right else ["no alt text"]) + ([] if in_shape else ["width and height do not fit the viewBox"])
