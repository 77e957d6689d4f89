"""The dumbbell: from the current to the target level of each capability."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportgen.compose.charts.face import measure, shorten, wrap
from reportgen.compose.charts.kit import Box, Figure, Stroke, Svg
from reportgen.compose.charts.marks import arrow
from reportgen.compose.charts.palette import lighter
from reportgen.compose.charts.scale import AXIS, Linear, ticks

HEAD = 24  # height of the axis above the rows
WIDE, NARROW, MOST_WIDE = 28, 26, 16  # height of a row; more rows than this stand closer, to fit a page
RADIUS = 5.4


@dataclass(frozen=True)
class DumbbellRow:
    """A capability: its name, `G1 · weight 5`, levels (nothing where not assessed), its weighted gap as written."""

    name: str
    aside: str
    current: float | None
    target: float | None
    gap: str


@dataclass(frozen=True)
class DumbbellWords:
    """The reader's words; `smaller` says `and 7 smaller ones`."""

    weighted_gap: str
    not_assessed: str
    smaller: Callable[[int], str]


def dumbbell(
    rows: Sequence[DumbbellRow],
    *,
    figure: Figure,
    words: DumbbellWords,
    levels: tuple[float, float] = (0, 5),
    most: int = 24,
) -> str:
    """Draw the rows as sorted by the caller, at most so many; a last line counts the others.

    `levels` are the ends of the scale, in levels; a level outside them widens the scale, so that none is misdrawn.
    """
    svg, palette = Svg(figure), figure.palette
    shown = rows[:most]
    pitch = WIDE if len(shown) <= MOST_WIDE else NARROW
    scale = level_scale(shown, levels, figure.width)
    axis(svg, scale, words, HEAD + pitch * len(shown))
    for index, row in enumerate(shown):
        y = HEAD + pitch * (index + 0.5)
        names(svg, row, y, scale.start)
        levels_of(svg, row, y, scale, words)
        strong = palette.letter(11, palette.ink, bold=True)
        svg.text((figure.width, y + 4), shorten(row.gap, figure.width - scale.end - 12, strong), strong, "end")
    height = HEAD + pitch * len(shown)
    if len(rows) > len(shown):
        height += 20
        text = shorten(words.smaller(len(rows) - len(shown)), figure.width, palette.letter(9.5, palette.grey))
        svg.text((0, height - 4), text, palette.letter(9.5, palette.grey))
    return svg.close(height + 4)


def level_scale(rows: Sequence[DumbbellRow], levels: tuple[float, float], width: float) -> Linear:
    """The scale of levels, between the names and the weighted gaps."""
    known = [level for row in rows for level in (row.current, row.target) if level is not None]
    return Linear(min([levels[0], *known]), max([levels[1], *known]), width * 0.37, width * 0.85)


def axis(svg: Svg, scale: Linear, words: DumbbellWords, bottom: float) -> None:
    """Draw a line and a figure for each level, and the heading of the last column."""
    palette = svg.figure.palette
    letter = palette.letter(AXIS, palette.grey)
    free = 0.0
    for level in ticks(scale.low, scale.high):
        x = scale.at(level)
        wide = measure(f"{level:g}", letter)
        if scale.low <= level <= scale.high and x - wide / 2 >= free:
            free = x + wide / 2 + 6
            svg.path("ground", Stroke(stroke=palette.rule), f"M{x:.2f} {HEAD - 6}V{bottom}")
            svg.text((x, 9), f"{level:g}", letter, "middle")
    room = svg.figure.width - max(scale.end + 8, free)
    svg.text((svg.figure.width, 9), shorten(words.weighted_gap, room, letter), letter, "end")


def names(svg: Svg, row: DumbbellRow, y: float, right: float) -> None:
    """Set the capability, in two lines if it must, and its guideline in grey."""
    palette = svg.figure.palette
    small = palette.letter(9.4, palette.grey)
    aside = shorten(row.aside, right * 0.4, small)
    svg.text((right - 12, y + 3.3), aside, small, "end")
    room = right - 24 - measure(aside, small)
    letter = palette.letter(11, palette.ink, bold=True)
    if measure(row.name, letter) <= room:
        svg.text((0, y + 3.8), row.name, letter)
        return
    letter = palette.letter(10, palette.ink, bold=True)
    lines = wrap(row.name, room, letter, lines=2)
    first = y + 3.4 if len(lines) == 1 else y - 2.2
    for index, line in enumerate(lines):
        svg.text((0, first + 11 * index), line, letter)


def levels_of(svg: Svg, row: DumbbellRow, y: float, scale: Linear, words: DumbbellWords) -> None:
    """Draw what is known of a capability's levels."""
    palette = svg.figure.palette
    if row.current is None or row.target is None:
        half_known(svg, row, y, scale, words)
        return
    current, target = scale.at(row.current), scale.at(row.target)
    colour = palette.red if row.target < row.current else palette.accent
    left, right = min(current, target), max(current, target)
    svg.path("bars", Stroke(stroke=lighter(colour, 0.6), width=3.4), f"M{left:.2f} {y:.2f}H{right:.2f}")
    svg.dot(target, y, RADIUS, Stroke(fill=colour))
    svg.dot(current, y, RADIUS - 0.8 - 1.6 * (current == target), Stroke(fill="#ffffff", stroke=colour, width=1.8))
    if row.target < row.current:
        arrow(svg, min(target + 13, (target + current) / 2 + 4), y, -7, colour)


def half_known(svg: Svg, row: DumbbellRow, y: float, scale: Linear, words: DumbbellWords) -> None:
    """Draw the one known end with a dashed line to the words, on white so that no rule runs through them."""
    palette = svg.figure.palette
    letter = palette.letter(9.5, palette.grey)
    span = scale.end - scale.start
    reach = span * 0.15
    text = shorten(words.not_assessed, span / 2 - reach - 4, letter)
    wide = measure(text, letter)
    known = row.current if row.target is None else row.target
    end = scale.start + 2 if known is None else scale.at(known)
    side = 1 if end - reach - wide - 4 < scale.start else -1
    near = end + (0 if known is None else side * reach)
    left = near + 4 if side > 0 else near - 4 - wide
    svg.area(Box(left - 3, y - 6, left + wide + 3, y + 6), Stroke(fill="#ffffff"), "ground")
    svg.text((left, y + 3.2), text, letter)
    if known is None:
        return
    svg.path("bars", Stroke(stroke=palette.ink, width=1.4, dash="3 2"), f"M{near:.2f} {y:.2f}H{end:.2f}")
    if row.current is None:
        svg.dot(end, y, RADIUS, Stroke(fill=palette.accent))
    else:
        svg.dot(end, y, RADIUS - 0.8, Stroke(fill="#ffffff", stroke=palette.accent, width=1.8))
