"""The Gantt chart: when initiatives were asked for, when they are coordinated, and why they moved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportgen.compose.charts.bar import AIR, Bar, Days, Obstacles, bar, underline
from reportgen.compose.charts.face import measure, shorten, wrap
from reportgen.compose.charts.kit import Box, Figure, Stroke, Svg
from reportgen.compose.charts.marks import diamond
from reportgen.compose.charts.pages import ROOM, numbered, shared_out
from reportgen.compose.charts.palette import Palette, lighter
from reportgen.compose.charts.pins import Pin, Timeline, draw_pins, hang_height
from reportgen.compose.charts.scale import AXIS_ROWS, Time, time_axis

PITCH = 31
NAME, SMALL = 10.5, 9.4
LINE = 12
MARGIN = 6  # right of the ground, for half a diamond


@dataclass(frozen=True)
class GanttRow:
    """An initiative: name, reason in grey, first and last day as asked and as coordinated (None: no dates).

    `moved` is the label beside the coordinated bar (`+17 wk`), `fixed` is done or running and drawn lighter, `due` is
    the target date of what it closes, drawn as a diamond, `undrawn` stands in place of bars that cannot be drawn.
    """

    name: str
    reason: str
    asked: Days | None
    coordinated: Days | None
    critical: bool = False
    moved: str = ""
    fixed: bool = False
    due: date | None = None
    undrawn: str = ""


@dataclass(frozen=True)
class GanttWords:
    """The reader's words: what stands in a row that has no dates at all."""

    no_dates: str


@dataclass(frozen=True)
class Titled:
    """A row with its name and reason cut to lines, and the height it takes."""

    row: GanttRow
    names: list[str]
    reasons: list[str]
    height: float


def gantt(
    rows: Sequence[GanttRow], *, figure: Figure, words: GanttWords, timeline: Timeline, room: float = ROOM
) -> list[str]:
    """Draw the rows as sorted, on as many pages of at most `room` units height as they need; none without any row."""
    days = [day for row in rows for days in (row.asked, row.coordinated, (row.due,)) if days for day in days]
    time = timeline.scale(days, figure.width * 0.27, figure.width - MARGIN)
    titled = [title(row, time.left - 12, figure.palette) for row in rows]
    under = AXIS_ROWS + hang_height(timeline.pins(time), time, figure.palette)
    pages = shared_out(titled, [each.height for each in titled], room - under)
    return [
        page(part, numbered(figure, at, len(pages)), words, timeline, time) for at, part in enumerate(pages, start=1)
    ]


def title(row: GanttRow, room: float, palette: Palette) -> Titled:
    """Cut the name to two lines and the reason to three."""
    names = wrap(row.name, room, palette.letter(NAME, "", bold=True), lines=2)
    reasons = wrap(row.reason, room, palette.letter(SMALL, ""), lines=3) if row.reason.strip() else []
    return Titled(row, names, reasons, PITCH + LINE * max(0, len(names) + len(reasons) - 2))


def page(rows: Sequence[Titled], figure: Figure, words: GanttWords, timeline: Timeline, time: Time) -> str:
    """Draw one page of rows."""
    svg = Svg(figure)
    bottom = AXIS_ROWS + sum(row.height for row in rows) + 4
    time_axis(svg, time, timeline.periods, (AXIS_ROWS, bottom))
    pins = timeline.pins(time)
    below = draw_pins(svg, pins, time, (AXIS_ROWS - 2, bottom), over=True)
    top = AXIS_ROWS + 3.0
    for each in rows:
        titles(svg, each, top)
        bars(svg, each.row, top, time, words, pins)
        top += each.height
    return svg.close(bottom + below + 2)


def titles(svg: Svg, row: Titled, top: float) -> None:
    """Set the name and the reason under it."""
    palette = svg.figure.palette
    strong, small = palette.letter(NAME, palette.ink, bold=True), palette.letter(SMALL, palette.grey)
    letters = [strong] * len(row.names) + [small] * len(row.reasons)
    for index, (line, letter) in enumerate(zip(row.names + row.reasons, letters, strict=True)):
        svg.text((0, top + 11 + LINE * index), line, letter)


def bars(svg: Svg, row: GanttRow, top: float, time: Time, words: GanttWords, pins: Sequence[Pin]) -> None:
    """Draw what was asked above what is coordinated, the label of the move and the target date."""
    palette = svg.figure.palette
    colour = palette.second_accent if row.critical else palette.accent
    fill, ink = palette.written_on(lighter(colour, 0.55) if row.fixed else colour)
    asked = coordinated = None
    if row.asked:
        asked = bar(svg, row.asked, (top + 4, top + 12.5), time, Stroke(stroke=palette.grey, width=0.9, dash="3 2"))
    if row.coordinated:
        coordinated = bar(svg, row.coordinated, (top + 14.5, top + 24), time, Stroke(fill=fill))
        if row.critical:
            underline(svg, coordinated, top + 24)
    due = time.end(row.due) if row.due and time.horizon.first <= row.due <= time.horizon.last else None
    if due is not None:
        diamond(svg, due, top + 19.2, 5, palette.ink)
    if not asked and not coordinated:
        letter = palette.letter(SMALL, palette.grey)
        said = shorten(row.undrawn or words.no_dates, time.right - time.left - 12, letter)
        box = svg.text((time.left + 6, top + 11), said, letter)
        svg.area(box, Stroke(fill="#ffffff"), "marks")
    anchor = coordinated or asked
    if anchor and row.moved:
        behind, over = ([pin.x for pin in pins if pin.status == status] for status in (False, True))
        obstacles = Obstacles(time.left, time.right, behind, over, [] if due is None else [due])
        move(svg, row.moved, anchor, obstacles, ink if coordinated else None)


def move(svg: Svg, text: str, beside: Bar, obstacles: Obstacles, within: str | None) -> None:
    """Set the label of a move right of its bar, else left of it, else in it: where no line runs if possible.

    `within` is its colour in the bar, nothing for an empty bar. A line that cannot be avoided is interrupted; where a
    diamond leaves no place, there is no label: the table has it.
    """
    palette = svg.figure.palette
    letter = palette.letter(SMALL, palette.ink, bold=True)
    text = shorten(text, (obstacles.right - obstacles.left) * 0.45, letter)
    wide = measure(text, letter)
    y = beside.middle + 2.8
    places = [
        (left, colour)
        for left, colour, fitting in (
            (beside.outer[1] + AIR, None, beside.outer[1] + AIR + wide <= obstacles.right),
            (beside.outer[0] - AIR - wide, None, beside.outer[0] - AIR - wide >= obstacles.left),
            (beside.inner[1] - 5 - wide, within, beside.inner[1] - beside.inner[0] >= wide + 10),
        )
        if fitting and obstacles.free_of_marks(left, left + wide)
    ]
    clear = [each for each in places if obstacles.clear(each[0], each[0] + wide, inside=each[1] is not None)]
    for left, colour in (clear or places)[:1]:
        if not clear and colour is None:
            svg.area(Box(left - 2, y - 6.5, left + wide + 2, y + 2), Stroke(fill="#ffffff"), "marks")
        svg.text((left, y), text, letter if colour is None else replace(letter, fill=colour))
