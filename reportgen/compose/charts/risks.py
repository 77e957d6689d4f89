"""The risk matrix: probability upwards, impact to the right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from reportgen.compose.charts.face import Letter, clean, measure, shorten
from reportgen.compose.charts.kit import Box, Figure, Stroke, Svg
from reportgen.compose.charts.marks import square, triangle
from reportgen.compose.charts.palette import Palette
from reportgen.compose.charts.scale import AXIS

Severity = Literal["red", "amber", "none"]
CLASSES = 5  # of probability and of impact
CELL = 26  # least height of a row
LINE = 12.5  # height of a line of codes
AIR = 5  # above and below the codes of a row with several lines
SIGN = 11  # what the sign takes in a corner, and the same on the other side
MOST_LINES = 3
RED, AMBER = 12, 6  # probability × impact from which a risk is red or amber


@dataclass(frozen=True)
class Risk:
    """A risk: code, probability and impact in classes of 1 to 5."""

    code: str
    probability: int
    impact: int


@dataclass(frozen=True)
class RiskWords:
    """The names of the axes."""

    probability: str
    impact: str


def severity(probability: int, impact: int) -> Severity:
    """How bad a risk is: red from 12, amber from 6 on, by probability × impact."""
    product = probability * impact
    if product >= RED:
        return "red"
    return "amber" if product >= AMBER else "none"


def risks(
    risks: Sequence[Risk],
    *,
    figure: Figure,
    words: RiskWords,
    judge: Callable[[int, int], Severity] = severity,
) -> str:
    """Draw the codes in a field of 5 × 5; ■ and ▲ in the corners say red and amber without colour.

    A cell shows as many codes as fit and how many more there are. A class outside 1 to 5 is drawn in the nearest.
    """
    svg, palette = Svg(figure), figure.palette
    grey, strong = palette.letter(AXIS, palette.grey), palette.letter(10, palette.ink, bold=True)
    left, top = 22.0, 18.0
    wide = (figure.width - left) / CLASSES
    svg.text((0, 9), axis_name(words.probability, "↑", figure.width, grey), grey)
    for step in reversed(range(1, CLASSES + 1)):
        own = [[risk.code for risk in risks if place(risk) == (step, impact)] for impact in range(1, CLASSES + 1)]
        lines = [listed(codes, wide - 1.6 - 2 * SIGN, strong) for codes in own]
        height = max(CELL, LINE * max(map(len, lines)) + 2 * AIR)
        svg.text((10, top + height / 2 + 3.3), str(step), grey, "end")
        for impact, said in enumerate(lines, start=1):
            x = left + wide * (impact - 1)
            box = Box(x + 0.8, top + 0.8, x + wide - 0.8, top + height - 0.8)
            cell(svg, box, judge(step, impact), said, strong)
        top += height
    for step in range(1, CLASSES + 1):
        svg.text((left + wide * (step - 0.5), top + 13), str(step), grey, "middle")
    svg.text((figure.width, top + 27), axis_name(words.impact, "→", figure.width, grey), grey, "end")
    return svg.close(top + 31)


def place(risk: Risk) -> tuple[int, int]:
    """The row and the column in which a risk stands."""
    return klass(risk.probability), klass(risk.impact)


def axis_name(name: str, arrow: str, room: float, letter: Letter) -> str:
    """The name of an axis and the arrow that says where it leads."""
    return f"{shorten(name, room - measure(f' {arrow}', letter), letter)} {arrow}"


def klass(value: int) -> int:
    """The class of 1 to 5 nearest to a value."""
    return min(max(value, 1), CLASSES)


def cell(svg: Svg, box: Box, tone: Severity, lines: Sequence[str], letter: Letter) -> None:
    """Draw one cell with its sign and its codes."""
    palette = svg.figure.palette
    svg.area(box, Stroke(fill=ground(palette, tone)), "ground")
    if tone == "red":
        square(svg, box.left + 6, box.top + 6, 4, palette.red)
    if tone == "amber":
        triangle(svg, box.left + 6, box.top + 6, 5, palette.amber)
    across, middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2 + 3.6
    for index, line in enumerate(lines):
        svg.text((across, middle + LINE * (index - (len(lines) - 1) / 2)), line, letter, "middle")


def ground(palette: Palette, tone: Severity) -> str:
    """The tint of a cell."""
    return {"red": palette.red_tint, "amber": palette.amber_tint, "none": palette.pale}[tone]


def listed(codes: Sequence[str], room: float, letter: Letter) -> list[str]:
    """The codes in as few lines as they need; where those are too many: as many as fit, then how many more, as `+3`.

    Only their number where no code fits.
    """
    rest = [clean(code) for code in codes]
    lines: list[str] = []
    while rest and len(lines) < MOST_LINES:
        last = len(lines) == MOST_LINES - 1
        line, count = filled(rest, room, letter, last=last)
        if not count:
            return [f"{len(codes)} ×"] if not lines else [*lines, f"+{len(rest)}"]
        lines.append(line)
        rest = rest[count:]
    return lines


def filled(codes: Sequence[str], room: float, letter: Letter, *, last: bool) -> tuple[str, int]:
    """As many of the codes as fit a line, and their number; the last line counts those that are left."""
    for count in range(len(codes), 0, -1):
        left = len(codes) - count
        text = " ".join([*codes[:count], *([f"+{left}"] if last and left else [])])
        if measure(text, letter) <= room:
            return text, len(codes) if last else count
    return "", 0
