"""Small marks that charts share: signs, diamonds, dots of a legend. None relies on colour alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportgen.compose.charts.face import measure, shorten
from reportgen.compose.charts.kit import Box, Stroke, Svg

MarkKind = Literal["bar", "alarm", "tick", "dot", "ring"]


def diamond(svg: Svg, x: float, y: float, radius: float, fill: str) -> None:
    """Draw a diamond with a white edge, so that it stands out on a bar."""
    corners = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
    svg.shape(corners, Stroke(fill=fill, stroke="#ffffff", width=0.8))


def triangle(svg: Svg, x: float, y: float, size: float, fill: str) -> None:
    """Draw ▲, the sign of a warning, about its centre."""
    half = size / 2
    svg.shape(((x, y - half), (x + half, y + half), (x - half, y + half)), Stroke(fill=fill))


def square(svg: Svg, x: float, y: float, size: float, fill: str) -> None:
    """Draw ■, the sign of an alarm, about its centre."""
    h = size / 2
    svg.shape(((x - h, y - h), (x + h, y - h), (x + h, y + h), (x - h, y + h)), Stroke(fill=fill))


def arrow(svg: Svg, x: float, y: float, size: float, fill: str) -> None:
    """Draw an arrow head at x that points to the right, or with a negative size to the left."""
    half = abs(size) / 2
    svg.shape(((x + size, y), (x, y - half), (x, y + half)), Stroke(fill=fill))


@dataclass(frozen=True)
class Key:
    """One entry of a legend: how the mark looks, its colour, its words."""

    kind: MarkKind
    colour: str
    words: str


def legend(svg: Svg, keys: Sequence[Key], at: tuple[float, float], right: float) -> float:
    """Draw entries from left to right, in more lines where they don't fit; returns the height they take."""
    left, y = at
    letter = svg.figure.palette.letter(9.5, svg.figure.palette.grey)
    x, line = left, 0
    for key in keys:
        words = shorten(key.words, right - left - 18, letter)
        if x > left and x + 18 + measure(words, letter) > right:
            x, line = left, line + 1
        baseline = y + 14 * line
        mark(svg, key, x, baseline - 3.2)
        x = svg.text((x + 16, baseline), words, letter).right + 14
    return 14.0 * (line + 1)


def mark(svg: Svg, key: Key, x: float, y: float) -> None:
    """Draw the mark of a legend's entry, 12 units wide from x and centred on y."""
    match key.kind:
        case "bar":
            svg.area(Box(x, y - 4, x + 12, y + 4), Stroke(fill=key.colour))
        case "alarm":
            svg.area(Box(x, y - 4, x + 4, y + 4), Stroke(fill=key.colour))
            triangle(svg, x + 9, y, 6, key.colour)
        case "tick":
            svg.area(Box(x + 5, y - 5, x + 7, y + 5), Stroke(fill=key.colour))
        case "dot":
            svg.dot(x + 6, y, 4.2, Stroke(fill=key.colour))
        case "ring":
            svg.dot(x + 6, y, 4.2, Stroke(fill="#ffffff", stroke=key.colour, width=1.6))
