"""How well each guideline is understood: the first round of interviews against the latest."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.compose.charts.face import measure, shorten, wrap
from reportgen.compose.charts.kit import Box, Figure, Stroke, Svg
from reportgen.compose.charts.marks import Key, legend
from reportgen.compose.charts.pages import ROOM, numbered, shared_out
from reportgen.compose.charts.palette import lighter
from reportgen.compose.charts.scale import AXIS, Linear

PITCH = 28
HEAD = 30  # height of the legend and the axis
RADIUS = 5.4


@dataclass(frozen=True)
class UnderstandingRow:
    """A guideline: mean understanding (1–5) in the first and the latest round, spread and consensus of the latest.

    `low` and `high` are the ends of the spread, be it lowest and highest score or mean ± standard deviation.
    """

    name: str
    first: float | None
    latest: float | None
    low: float | None
    high: float | None
    consensus: str
    instead: str = ""
    """What to say where a guideline was asked about, and no figure may be shown."""


@dataclass(frozen=True)
class UnderstandingWords:
    """The reader's words for the legend, the last column, and a guideline nobody was asked about."""

    first: str
    latest: str
    consensus: str
    not_asked: str


def understanding(
    rows: Sequence[UnderstandingRow], *, figure: Figure, words: UnderstandingWords, room: float = ROOM
) -> list[str]:
    """Draw the rows as sorted: ○ first round, ● latest, a thin line for the spread of the latest.

    As many pages of at most `room` units height as the rows need; none without any row.
    """
    parts = shared_out(rows, [PITCH] * len(rows), room - HEAD)
    return [page(part, numbered(figure, at, len(parts)), words) for at, part in enumerate(parts, start=1)]


def page(rows: Sequence[UnderstandingRow], figure: Figure, words: UnderstandingWords) -> str:
    """Draw one page of rows."""
    svg, palette = Svg(figure), figure.palette
    scale = Linear(1, 5, figure.width * 0.42, figure.width * 0.84)
    entries = [Key("ring", palette.grey, words.first), Key("dot", palette.accent, words.latest)]
    top = legend(svg, entries, (0, 9), scale.start - 14) + 10
    bottom = top + PITCH * len(rows)
    small = palette.letter(AXIS, palette.grey)
    for level in range(1, 6):
        x = scale.at(level)
        svg.path("ground", Stroke(stroke=palette.rule), f"M{x:.2f} {top - 6:.2f}V{bottom:.2f}")
        svg.text((x, top - 12), str(level), small, "middle")
    heading = shorten(words.consensus, figure.width - scale.end - 14, small)
    svg.text((figure.width, top - 12), heading, small, "end")
    for index, row in enumerate(rows):
        y = top + PITCH * (index + 0.5)
        name(svg, row.name, y, scale.start - 14)
        scores(svg, row, y, scale, words)
        strong = palette.letter(11, palette.ink, bold=True)
        svg.text((figure.width, y + 4), shorten(row.consensus, figure.width - scale.end - 14, strong), strong, "end")
    return svg.close(bottom + 2)


def name(svg: Svg, text: str, y: float, room: float) -> None:
    """Set a name beside its row, in two smaller lines where one is too short."""
    palette = svg.figure.palette
    letter = palette.letter(11, palette.ink, bold=True)
    if measure(text, letter) <= room:
        svg.text((0, y + 3.8), text, letter)
        return
    letter = palette.letter(10, palette.ink, bold=True)
    for index, line in enumerate(wrap(text, room, letter, lines=2)):
        svg.text((0, y - 2.2 + 11 * index), line, letter)


def scores(svg: Svg, row: UnderstandingRow, y: float, scale: Linear, words: UnderstandingWords) -> None:
    """Draw what was scored."""
    palette = svg.figure.palette
    if row.first is None and row.latest is None:
        letter = palette.letter(9.5, palette.grey)
        said = shorten(row.instead or words.not_asked, scale.end - scale.start - 16, letter)
        box = svg.text((scale.start + 8, y + 3.2), said, letter)
        svg.area(Box(box.left - 3, box.top, box.right + 3, box.bottom), Stroke(fill="#ffffff"), "rules")
        return
    if row.low is not None and row.high is not None:
        low, high = scale.at(row.low), scale.at(row.high)
        ends = f"M{low:.2f} {y - 4:.2f}v8M{low:.2f} {y:.2f}H{high:.2f}M{high:.2f} {y - 4:.2f}v8"
        svg.path("rules", Stroke(stroke=palette.grey, width=0.9), ends)
    if row.first is not None and row.latest is not None:
        band = Stroke(stroke=lighter(palette.accent, 0.6), width=3.4)
        svg.path("bars", band, f"M{scale.at(row.first):.2f} {y:.2f}H{scale.at(row.latest):.2f}")
    if row.latest is not None:
        svg.dot(scale.at(row.latest), y, RADIUS, Stroke(fill=palette.accent))
    if row.first is not None:
        radius = RADIUS - 0.8 - 1.6 * (row.first == row.latest)
        svg.dot(scale.at(row.first), y, radius, Stroke(fill="#ffffff", stroke=palette.grey, width=1.8))
