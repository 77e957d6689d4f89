"""The options before the board, side by side: a bar for each figure, against the plan as it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.compose.charts.face import measure, shorten, wrap
from reportgen.compose.charts.kit import Box, Figure, Stroke, Svg
from reportgen.compose.charts.pages import ROOM, numbered, shared_out
from reportgen.compose.charts.scale import Linear

PITCH = 34
THICK = 14
HEAD = 32
"""Height of the titles above the panels."""
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


def options(rows: Sequence[OptionBars], titles: Sequence[str], *, figure: Figure, room: float = ROOM) -> list[str]:
    """Draw a row for each option and a panel for each figure; the first row is the plan as it is, in grey.

    A dashed line through each panel stands at the figure of the plan as it is. Options that a page of `room` units
    height cannot hold stand on further pages, each with the plan as it is above them; none without any row.
    """
    longest = [max([1e-9, *(row.bars[index].value for row in rows)]) for index in range(len(titles))]
    others = shared_out(rows[1:], [PITCH] * len(rows[1:]), room - HEAD - PITCH) or [()]
    return [
        _page([*rows[:1], *part], titles, longest, numbered(figure, at, len(others)))
        for at, part in enumerate(others, start=1)
        if rows
    ]


def _page(rows: Sequence[OptionBars], titles: Sequence[str], longest: Sequence[float], figure: Figure) -> str:
    """Draw some options under the plan as it is, each panel on a scale that ends at its longest bar of all."""
    svg, palette = Svg(figure), figure.palette
    name, head = palette.letter(10.5, palette.ink, bold=True), palette.letter(9.5, palette.grey)
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
        _panel(svg, [row.bars[index] for row in rows], Box(start, top, start + across - AIR, 0), longest[index])
    return svg.close(top + PITCH * len(rows) + 2)


def _panel(svg: Svg, bars: Sequence[Bar], within: Box, longest: float) -> None:
    """Draw one figure of all options from the top of a box, as wide as it with what is written beside the bars."""
    palette, left, top, across = svg.figure.palette, within.left, within.top, within.right - within.left
    ink = palette.letter(10.5, palette.ink, bold=True)
    room = min(max([measure(each.text, ink) for each in bars], default=0) + AIR, across * 0.6)
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
