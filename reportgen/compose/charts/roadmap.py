"""The roadmap: what each department does when, what is critical, and the milestones it leads to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportgen.compose.charts.bar import UNDERLINE, Bar, Obstacles, bar, reach, underline
from reportgen.compose.charts.face import Letter, clean, measure, shorten, wrap
from reportgen.compose.charts.kit import Box, Figure, Stroke, Svg
from reportgen.compose.charts.pages import ROOM, numbered
from reportgen.compose.charts.palette import lighter
from reportgen.compose.charts.pins import Timeline, draw_pins, hang_height
from reportgen.compose.charts.scale import AXIS_ROWS, Time, time_axis

TRACK = 17  # height of a track: the bar, the line under one that is critical, and air
THICK = 12.5  # height of a bar
CLOSE = 1.5  # least white left and right of a code in its bar
FEWEST = 5  # letters of a shortened name that still say something
PAD = 3  # above and below the tracks of a lane
MARGIN = 6  # right of the ground, for half a diamond
AIR = 1.2  # white between bars that follow each other


@dataclass(frozen=True)
class RoadmapBar:
    """An initiative: code, name, first and last day; fixed ones (done or running) are drawn lighter."""

    code: str
    name: str
    start: date
    end: date
    critical: bool = False
    fixed: bool = False


@dataclass(frozen=True)
class Lane:
    """A department and its initiatives, in any order."""

    name: str
    bars: tuple[RoadmapBar, ...]


@dataclass(frozen=True)
class Strip:
    """Tracks of one lane on one page."""

    name: str
    tracks: Sequence[Sequence[RoadmapBar]]


def roadmap(lanes: Sequence[Lane], *, figure: Figure, timeline: Timeline, room: float = ROOM) -> list[str]:
    """Draw the lanes as sorted, on as many pages of at most `room` units height as they need; none without any lane.

    Bars that overlap in time stand in several tracks of their lane. A lane that a page cannot hold goes on on the next
    one under its name.
    """
    days = [day for lane in lanes for each in lane.bars for day in (each.start, each.end)]
    time = timeline.scale(days, figure.width * 0.2, figure.width - MARGIN)
    pages = paged(lanes, time, room - AXIS_ROWS - hang_height(timeline.pins(time), time, figure.palette))
    return [page(part, numbered(figure, at, len(pages)), timeline, time) for at, part in enumerate(pages, start=1)]


def tracks(bars: Sequence[RoadmapBar], time: Time) -> list[list[RoadmapBar]]:
    """Put each bar, from the left, in the first track that is free by then (the fewest tracks there can be)."""
    rows: list[list[RoadmapBar]] = []
    ends: list[float] = []
    for each in sorted(bars, key=lambda one: (reach((one.start, one.end), time).outer, one.code, one.name)):
        left, right = reach((each.start, each.end), time).outer
        free = next((index for index, end in enumerate(ends) if end <= left), None)
        if free is None:
            rows.append([each])
            ends.append(right)
        else:
            rows[free].append(each)
            ends[free] = right
    return rows


def paged(lanes: Sequence[Lane], time: Time, room: float) -> list[list[Strip]]:
    """Fill pages with lanes; a lane begins a page where it fits that one but not the rest of this."""
    most = max(1, int((room - 2 * PAD) / TRACK))
    pages: list[list[Strip]] = []
    left = 0.0
    for lane in lanes:
        rows = tracks(lane.bars, time) or [[]]
        for part in (rows[at : at + most] for at in range(0, len(rows), most)):
            height = TRACK * len(part) + 2 * PAD
            if not pages or height > left:
                pages.append([])
                left = room
            pages[-1].append(Strip(lane.name, part))
            left -= height
    return pages


def page(strips: Sequence[Strip], figure: Figure, timeline: Timeline, time: Time) -> str:
    """Draw one page of lanes."""
    svg, palette = Svg(figure), figure.palette
    heights = [TRACK * len(strip.tracks) + 2 * PAD for strip in strips]
    bottom = AXIS_ROWS + sum(heights)
    time_axis(svg, time, timeline.periods, (AXIS_ROWS, bottom))
    pins = timeline.pins(time)
    below = draw_pins(svg, pins, time, (AXIS_ROWS - 2, bottom), over=False)
    lines = [pin.x for pin in pins]
    top: float = AXIS_ROWS
    for strip, height in zip(strips, heights, strict=True):
        lane_name(svg, strip.name, Box(0, top, time.left - 10, top + height))
        for index, row in enumerate(strip.tracks):
            track(svg, row, top + PAD + TRACK * index + (TRACK - THICK - UNDERLINE) / 2, time, lines)
        top += height
        svg.line((0, top, figure.width, top), palette.rule, 0.8)
    return svg.close(bottom + below + 2)


def lane_name(svg: Svg, text: str, room: Box) -> None:
    """Set a department's name beside its first track, smaller and over more lines where it must."""
    palette = svg.figure.palette
    letter = palette.letter(10.5, palette.ink, bold=True)
    first = room.top + PAD + TRACK / 2
    if measure(text, letter) <= room.right:
        svg.text((0, first + 3.8), text, letter)
        return
    letter = replace(letter, size=9.5)
    for index, line in enumerate(wrap(text, room.right, letter, lines=2)):
        svg.text((0, first - 2 + 10.6 * index), line, letter)


def track(svg: Svg, row: Sequence[RoadmapBar], top: float, time: Time, lines: Sequence[float]) -> None:
    """Draw the bars of one track, each with its label in it or in the free space after it."""
    palette = svg.figure.palette
    boxes, inks = [], []
    for each in row:
        colour = palette.second_accent if each.critical else palette.accent
        fill, ink = palette.written_on(lighter(colour, 0.6) if each.fixed else colour)
        look = Stroke(fill=fill, stroke="#ffffff", width=AIR)
        boxes.append(bar(svg, (each.start, each.end), (top, top + THICK), time, look))
        inks.append(palette.letter(9.4, ink, bold=True))
        if each.critical:
            underline(svg, boxes[-1], top + THICK)
    for index, (each, box) in enumerate(zip(row, boxes, strict=True)):
        right = boxes[index + 1].outer[0] if index + 1 < len(row) else time.right
        label(svg, each, box, Obstacles(time.left if not index else box.outer[0], right, lines), inks[index])


def label(svg: Svg, each: RoadmapBar, drawn: Bar, free: Obstacles, letter: Letter) -> None:
    """Set code and name in the bar, shortened if need be; else the code in it, after it or before it; else nothing."""
    palette = svg.figure.palette
    begin, end = drawn.inner
    inner, after, y = end - begin - 10, drawn.outer[1] + 5, drawn.middle + 3.2
    code = clean(each.code)
    wide = measure(code, letter)
    if wide <= inner:
        name = shorten(each.name, inner - measure(f"{code} ", letter), letter)
        text = f"{code} {name}" if len(name) >= FEWEST or name == clean(each.name) else code
        svg.text((begin + 5, y), text, letter)
        return
    if wide <= end - begin - 2 * CLOSE:
        svg.text(((begin + end) / 2, y), code, letter, "middle")
        return
    before = drawn.outer[0] - 5 - wide
    for left, room in ((after, after + wide + 5 <= free.right), (before, before - 5 >= free.left)):
        if room and free.clear(left, left + wide, inside=False):
            svg.text((left, y), code, replace(letter, fill=palette.ink))
            return
