"""How the weighted gap closes over time, as asked and as coordinated, and what no initiative closes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from reportgen.compose.charts.face import measure, wrap
from reportgen.compose.charts.kit import Figure, Stroke, Svg
from reportgen.compose.charts.palette import lighter
from reportgen.compose.charts.pins import Timeline
from reportgen.compose.charts.scale import AXIS, AXIS_ROWS, Linear, Time, spread, ticks, time_axis

GROUND = 150  # height of the ground
TOP = 8
LINE = 11.5  # height of a line of a label


@dataclass(frozen=True)
class Step:
    """From this day on so much of the weighted gap is open."""

    day: date
    still_open: float


@dataclass(frozen=True)
class ClosingWords:
    """The labels right of the chart; `never` says how much stays open and which gaps (empty if all close)."""

    coordinated: str
    asked: str
    never: str


@dataclass(frozen=True)
class Closing:
    """The two courses as steps in the order of their days, and what never closes."""

    coordinated: tuple[Step, ...]
    asked: tuple[Step, ...]
    never: float = 0


def closing(
    courses: Closing,
    *,
    figure: Figure,
    words: ClosingWords,
    timeline: Timeline,
    format_number: Callable[[float], str],
) -> str:
    """Draw the weighted gap still open over time: coordinated solid on a tint, asked dashed, the remainder red."""
    svg, palette = Svg(figure), figure.palette
    steps = (*courses.coordinated, *courses.asked)
    marks = ticks(0, max([courses.never, 0, *(step.still_open for step in steps)]), 4)
    small = palette.letter(AXIS, palette.grey)
    left = max(measure(format_number(mark), small) for mark in marks) + 10
    time = timeline.scale([step.day for step in steps], left, figure.width * 0.81)
    scale = Linear(0, marks[-1], TOP + GROUND, TOP)
    time_axis(svg, time, timeline.periods, (TOP, TOP + GROUND), below=True)
    for mark in marks:
        y = scale.at(mark)
        svg.path("ground", Stroke(stroke=palette.rule), f"M{time.left:.2f} {y:.2f}H{time.right:.2f}")
        svg.text((left - 8, y + 3.3), format_number(mark), small, "end")
    course(svg, courses.coordinated, (time, scale), Stroke(stroke=palette.accent, width=2.4), tint=True)
    course(svg, courses.asked, (time, scale), Stroke(stroke=palette.grey, width=1.3, dash="4 2.5"), tint=False)
    if courses.never > 0:
        y = scale.at(courses.never)
        dots = Stroke(stroke=palette.red, width=1.2, dash="1.5 2.5")
        svg.path("bars", dots, f"M{time.left:.2f} {y:.2f}H{time.right:.2f}")
    labels(svg, courses, words, time, scale)
    return svg.close(TOP + GROUND + AXIS_ROWS + 2)


def course(svg: Svg, steps: Sequence[Step], scales: tuple[Time, Linear], stroke: Stroke, *, tint: bool) -> None:
    """Draw steps as a line, on a tint down to the axis if wanted."""
    if not steps:
        return
    time, scale = scales
    ordered = sorted(steps, key=lambda step: step.day)
    start, level = time.start(ordered[0].day), scale.at(ordered[0].still_open)
    data = f"M{start:.2f} {level:.2f}"
    for step in ordered[1:]:
        data += f"H{time.start(step.day):.2f}V{scale.at(step.still_open):.2f}"
    data += f"H{time.right:.2f}"
    if tint:
        ground = Stroke(fill=lighter(stroke.stroke, 0.9))
        svg.path("rules", ground, f"{data}V{scale.start:.2f}H{start:.2f}z")
    svg.path("bars", stroke, data)


def labels(svg: Svg, courses: Closing, words: ClosingWords, time: Time, scale: Linear) -> None:
    """Set the labels right of the ends of their lines, pushed apart where they would meet."""
    palette = svg.figure.palette
    ends = [
        (courses.coordinated[-1].still_open if courses.coordinated else None, words.coordinated, palette.accent, True),
        (courses.asked[-1].still_open if courses.asked else None, words.asked, palette.grey, False),
        (courses.never if courses.never > 0 else None, words.never, palette.red, False),
    ]
    room = svg.figure.width - time.right - 10
    blocks = []
    for level, text, colour, bold in ends:
        letter = palette.letter(9.5, colour, bold=bold)
        if level is not None and text:
            blocks.append((scale.at(level), wrap(text, room, letter, lines=4), letter))
    wanted = [(y, len(lines) * LINE + 2) for y, lines, _ in blocks]
    centres = spread(wanted, 0, TOP + GROUND + 6)
    for centre, (_, lines, letter) in zip(centres, blocks, strict=True):
        for index, line in enumerate(lines):
            baseline = centre + LINE * (index - (len(lines) - 1) / 2) + 3.3
            svg.text((time.right + 10, baseline), line, letter)
