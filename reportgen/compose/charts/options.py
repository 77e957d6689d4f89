"""The options before the board, side by side: a bar for each figure, against the plan as it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.compose.charts.face import Letter, measure, shorten, wrap
from reportgen.compose.charts.kit import Box, Figure, Stroke, Svg
from reportgen.compose.charts.scale import Linear

PITCH = 34
THICK = 14
AIR = 8
"""Between a panel and the next, a bar and its figure."""
NAMES = 0.3
"""Of the width, at most, for the names."""


@dataclass(frozen=True)
class Bar:
    """A figure of an option, and how it is written."""

    value: float
    text: str


@dataclass(frozen=True)
class OptionBars:
    """An option by name, with a bar for each panel."""

    name: str
    bars: tuple[Bar, ...]


def options(rows: Sequence[OptionBars], titles: Sequence[str], *, figure: Figure) -> str:
    """Draw a row for each option and a panel for each figure; the first row is the plan as it is, in grey.

    A dashed line through each panel stands at the figure of the plan as it is.
    """
    svg, palette = Svg(figure), figure.palette
    name, head = Letter(10.5, palette.ink, bold=True), Letter(9.5, palette.grey)
    left = min(max([measure(row.name, name) for row in rows], default=0) + 12, figure.width * NAMES)
    across = (figure.width - left) / max(len(titles), 1)
    above = [wrap(title, across - AIR, head, lines=2) for title in titles]
    top = 12.0 * max([len(lines) for lines in above], default=0) + 6
    for index, row in enumerate(rows):
        lines = wrap(row.name, left - AIR, name, lines=2)
        middle = top + PITCH * (index + 0.5)
        for number, line in enumerate(lines):
            svg.text((0, middle + 3.8 + 12 * (number - (len(lines) - 1) / 2)), line, name)
    for index, said in enumerate(above):
        start = left + across * index
        for number, line in enumerate(said):
            svg.text((start, 9 + 12 * number), line, head)
        _panel(svg, [row.bars[index] for row in rows], start, across - AIR, top)
    return svg.close(top + PITCH * len(rows) + 2)


def _panel(svg: Svg, bars: Sequence[Bar], left: float, across: float, top: float) -> None:
    """Draw one figure of all options from `left`, `across` wide with what is written beside the bars."""
    palette = svg.figure.palette
    ink = Letter(10.5, palette.ink, bold=True)
    room = min(max([measure(each.text, ink) for each in bars], default=0) + AIR, across * 0.6)
    longest = max([1e-9, *(each.value for each in bars)])
    scale = Linear(0, longest, left, left + across - room)
    bottom = top + PITCH * len(bars)
    line = scale.at(max(bars[0].value, 0)) if bars else left
    for index, each in enumerate(bars):
        middle = top + PITCH * (index + 0.5)
        end = scale.at(max(each.value, 0))
        svg.area(
            Box(left, middle - THICK / 2, end, middle + THICK / 2),
            Stroke(fill=palette.accent if index else palette.grey),
        )
        text = shorten(each.text, room - AIR / 2, ink)
        hidden = end <= line <= end + AIR + measure(text, ink)
        svg.text(((line if hidden else end) + AIR / 2, middle + 3.8), text, ink)
    svg.line((left, top, left, bottom), palette.rule)
    svg.line((line, top, line, bottom), palette.grey, 0.9, "3 2")
