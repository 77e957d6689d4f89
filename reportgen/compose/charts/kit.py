"""The drawing board: an SVG that escapes its text, merges its strokes and says where its words stand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from reportgen.compose.charts.face import ASCENT, DESCENT, Letter, clean, measure
from reportgen.compose.charts.palette import Palette

PORTRAIT, LANDSCAPE = 642, 971  # viewBox units across the text of a page
PORTRAIT_MM, LANDSCAPE_MM = 170, 257

Layer = Literal["ground", "rules", "bars", "marks"]  # from the back to the front; words come before them all
LAYERS: tuple[Layer, ...] = ("ground", "rules", "bars", "marks")
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Figure:
    """What every chart is told: id of its figure, alt text, colours, width in viewBox units."""

    id: str
    alt: str
    palette: Palette
    width: float = PORTRAIT


@dataclass(frozen=True)
class Box:
    """A rectangle in viewBox units."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Stroke:
    """How a shape is drawn: fill, line colour, line width, dashes."""

    fill: str = "none"
    stroke: str = "none"
    width: float = 1
    dash: str = ""

    def attributes(self) -> str:
        """Write as presentation attributes."""
        line = f' stroke="{self.stroke}" stroke-width="{number(self.width)}"' if self.stroke != "none" else ""
        dash = f' stroke-dasharray="{self.dash}"' if self.dash else ""
        return f' fill="{self.fill}"{line}{dash}'


def number(value: float) -> str:
    """Write a coordinate with at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def points(*values: float) -> str:
    """Write coordinates as path data."""
    return " ".join(number(value) for value in values)


@dataclass
class Svg:
    """A chart being drawn."""

    figure: Figure
    _paths: dict[tuple[Layer, Stroke], list[str]] = field(default_factory=dict)
    _texts: list[str] = field(default_factory=list)

    def path(self, layer: Layer, stroke: Stroke, data: str) -> None:
        """Draw path data; all of one look in one layer become one element."""
        self._paths.setdefault((layer, stroke), []).append(data)

    def line(self, ends: tuple[float, float, float, float], colour: str, width: float = 1, dash: str = "") -> None:
        """Draw a rule from (x, y) to (x, y), behind the bars."""
        x1, y1, x2, y2 = ends
        self.path("rules", Stroke(stroke=colour, width=width, dash=dash), f"M{points(x1, y1)}L{points(x2, y2)}")

    def area(self, box: Box, stroke: Stroke, layer: Layer = "bars") -> None:
        """Draw a rectangle."""
        across, down = number(box.right - box.left), number(box.bottom - box.top)
        self.path(layer, stroke, f"M{points(box.left, box.top)}h{across}v{down}h{number(box.left - box.right)}z")

    def dot(self, x: float, y: float, radius: float, stroke: Stroke) -> None:
        """Draw a circle."""
        r, d = number(radius), number(2 * radius)
        self.path("marks", stroke, f"M{points(x - radius, y)}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0z")

    def shape(self, corners: Sequence[tuple[float, float]], stroke: Stroke) -> None:
        """Draw a closed mark through its corners: a sign, a diamond, an arrow head."""
        self.path("marks", stroke, "M" + "L".join(points(x, y) for x, y in corners) + "z")

    def text(self, at: tuple[float, float], text: str, letter: Letter, anchor: Anchor = "start") -> Box:
        """Set a text on its baseline at (x, y) and return the box it takes; an empty text takes none."""
        x, y = at
        text = clean(text)
        width = measure(text, letter)
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        box = Box(left, y - ASCENT * letter.size, left + width, y + DESCENT * letter.size)
        if text:
            weight = ' font-weight="600"' if letter.bold else ""
            aside = f' text-anchor="{anchor}"' if anchor != "start" else ""
            place = f'x="{number(x)}" y="{number(y)}" font-size="{number(letter.size)}" fill="{letter.fill}"'
            self._texts.append(f"<text {place}{weight}{aside}>{escape(text)}</text>")
        return box

    def close(self, height: float) -> str:
        """Write the drawing, `height` units high."""
        figure = self.figure
        title = quoteattr(f"{figure.id}-title")
        family = quoteattr(", ".join([*(f"'{each}'" for each in figure.palette.faces.families), "sans-serif"]))
        across = min(figure.width * PORTRAIT_MM / PORTRAIT, LANDSCAPE_MM)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {points(figure.width, height)}"'
            f' width="{number(across)}mm" height="{number(across * height / figure.width)}mm"'
            f' role="img" aria-labelledby={title} font-family={family}>'
            f"<title id={title}>{escape(clean(figure.alt))}</title>"
        )
        paths = (
            f'<path{stroke.attributes()} d="{"".join(data)}"/>'
            for layer in LAYERS
            for (own, stroke), data in self._paths.items()
            if own == layer
        )
        return head + "".join(paths) + "".join(self._texts) + "</svg>"
