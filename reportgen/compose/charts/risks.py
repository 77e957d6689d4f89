"""The risk matrix: probability upwards, impact to the right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from reportgen.compose.charts.face import Letter, measure, shorten
from reportgen.compose.charts.kit import Box, Figure, Stroke, Svg
from reportgen.compose.charts.marks import square, triangle
from reportgen.compose.charts.palette import Palette
from reportgen.compose.charts.scale import AXIS

Severity = Literal["red", "amber", "none"]
CLASSES = 5  # of probability and of impact
CELL = 26
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
    grey = Letter(AXIS, palette.grey)
    left, top = 22.0, 18.0
    wide = (figure.width - left) / CLASSES
    svg.text((0, 9), axis_name(words.probability, "↑", figure.width, grey), grey)
    for step in range(1, CLASSES + 1):
        svg.text((10, top + CELL * (CLASSES - step + 0.5) + 3.3), str(step), grey, "end")
        svg.text((left + wide * (step - 0.5), top + CELL * CLASSES + 13), str(step), grey, "middle")
        for impact in range(1, CLASSES + 1):
            corner = (left + wide * (impact - 1), top + CELL * (CLASSES - step))
            box = Box(corner[0] + 0.8, corner[1] + 0.8, corner[0] + wide - 0.8, corner[1] + CELL - 0.8)
            own = [risk.code for risk in risks if (klass(risk.probability), klass(risk.impact)) == (step, impact)]
            cell(svg, box, judge(step, impact), own)
    svg.text((figure.width, top + CELL * CLASSES + 27), axis_name(words.impact, "→", figure.width, grey), grey, "end")
    return svg.close(top + CELL * CLASSES + 31)


def axis_name(name: str, arrow: str, room: float, letter: Letter) -> str:
    """The name of an axis and the arrow that says where it leads."""
    return f"{shorten(name, room - measure(f' {arrow}', letter), letter)} {arrow}"


def klass(value: int) -> int:
    """The class of 1 to 5 nearest to a value."""
    return min(max(value, 1), CLASSES)


def cell(svg: Svg, box: Box, tone: Severity, codes: Sequence[str]) -> None:
    """Draw one cell with its sign and its codes."""
    palette = svg.figure.palette
    svg.area(box, Stroke(fill=ground(palette, tone)), "ground")
    if tone == "red":
        square(svg, box.left + 6, box.top + 6, 4, palette.red)
    if tone == "amber":
        triangle(svg, box.left + 6, box.top + 6, 5, palette.amber)
    letter = Letter(10, palette.ink, bold=True)
    text = listed(codes, box.right - box.left - 24, letter)
    svg.text(((box.left + box.right) / 2, (box.top + box.bottom) / 2 + 3.6), text, letter, "middle")


def ground(palette: Palette, tone: Severity) -> str:
    """The tint of a cell."""
    return {"red": palette.red_tint, "amber": palette.amber_tint, "none": palette.pale}[tone]


def listed(codes: Sequence[str], room: float, letter: Letter) -> str:
    """As many codes as fit, then how many more: `R1 R2 +3`; only their number where no code fits."""
    for count in range(len(codes), 0, -1):
        text = " ".join([*codes[:count], *([f"+{len(codes) - count}"] if count < len(codes) else [])])
        if measure(text, letter) <= room:
            return text
    return f"{len(codes)} ×" if codes else ""
