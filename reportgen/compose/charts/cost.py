"""Cost against budget, year by year."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.compose.charts.face import measure, shorten
from reportgen.compose.charts.kit import Box, Figure, Stroke, Svg
from reportgen.compose.charts.marks import Key, legend, triangle
from reportgen.compose.charts.pages import ROOM, numbered, shared_out
from reportgen.compose.charts.palette import lighter
from reportgen.compose.charts.scale import Linear

PITCH = 30
HEAD = 20  # height of the legend
THICK = 18


@dataclass(frozen=True)
class CostYear:
    """A year: one-off and annual cost and budget in one currency (no budget: not stated), the total as written."""

    year: str
    one_off: float
    annual: float
    budget: float | None
    total: str


@dataclass(frozen=True)
class CostWords:
    """The reader's words for the legend, and for a year without a budget."""

    one_off: str
    annual: str
    budget: str
    over: str
    no_budget: str


def cost(years: Sequence[CostYear], *, figure: Figure, words: CostWords, room: float = ROOM) -> list[str]:
    """Draw a bar a year (one-off, then annual) with a tick at the budget; what lies over it is red and has a ▲.

    As many pages of at most `room` units height as the years need, all on one scale; none without any year.
    """
    longest = max([1e-9, *(max(spent(each), each.budget or 0) for each in years)])
    parts = shared_out(years, [PITCH] * len(years), room - HEAD)
    return [page(part, numbered(figure, at, len(parts)), words, longest) for at, part in enumerate(parts, start=1)]


def page(years: Sequence[CostYear], figure: Figure, words: CostWords, longest: float) -> str:
    """Draw some years on a scale that ends at the longest bar of all."""
    svg, palette = Svg(figure), figure.palette
    strong, small = palette.letter(10.5, palette.ink, bold=True), palette.letter(9.5, palette.grey)
    left = min(max([measure(each.year, strong) for each in years], default=0) + 16, figure.width * 0.25)
    beside = figure.width * 0.36
    scale = Linear(0, longest, left, figure.width - beside)
    top = legend(svg, keys(years, words, svg), (left, 9), figure.width) + 4
    for index, each in enumerate(years):
        middle = top + PITCH * (index + 0.5)
        svg.text((0, middle + 3.8), shorten(each.year, left - 8, strong), strong)
        end, over = year(svg, each, middle, scale)
        ink = palette.letter(10.5, palette.red if over else palette.ink, bold=True)
        aside = words.no_budget if each.budget is None else ""
        room = figure.width - end - 8
        box = svg.text((end + 8, middle + 3.8), shorten(each.total, room - 14 * over, ink), ink)
        if over:
            triangle(svg, box.right + 9, middle, 8, palette.red)
        svg.text((box.right + 6, middle + 3.8), shorten(aside, figure.width - box.right - 6, small), small)
    return svg.close(top + PITCH * len(years) + 2)


def keys(years: Sequence[CostYear], words: CostWords, svg: Svg) -> list[Key]:
    """The legend: only of what is there."""
    palette = svg.figure.palette
    entries = [
        (any(each.one_off > 0 for each in years), Key("bar", palette.accent, words.one_off)),
        (any(each.annual > 0 for each in years), Key("bar", lighter(palette.accent, 0.5), words.annual)),
        (any(is_over(each) for each in years), Key("alarm", palette.red, words.over)),
        (any(each.budget is not None for each in years), Key("tick", palette.ink, words.budget)),
    ]
    return [key for there, key in entries if there]


def spent(each: CostYear) -> float:
    """What a year costs; a negative amount counts as none."""
    return max(each.one_off, 0) + max(each.annual, 0)


def is_over(each: CostYear) -> bool:
    """Whether a year costs more than its budget."""
    return each.budget is not None and spent(each) > each.budget


def year(svg: Svg, each: CostYear, middle: float, scale: Linear) -> tuple[float, bool]:
    """Draw one year; returns where its bar or tick ends, and whether it is over budget."""
    palette = svg.figure.palette
    one_off = scale.at(max(each.one_off, 0))
    total = scale.at(spent(each))
    over = is_over(each)
    limit = total if each.budget is None else scale.at(each.budget)
    pieces = (
        (scale.start, min(one_off, limit) if over else one_off, palette.accent),
        (one_off, min(total, limit) if over else total, lighter(palette.accent, 0.5)),
        (limit, total if over else limit, palette.red),
    )
    for begin, end, colour in pieces:
        if end > begin:
            svg.area(Box(begin, middle - THICK / 2, end, middle + THICK / 2), Stroke(fill=colour))
    if each.budget is None:
        return total, over
    tick = Box(limit - 1, middle - THICK / 2 - 3, limit + 1, middle + THICK / 2 + 3)
    svg.area(tick, Stroke(fill=palette.ink), "marks")
    return max(total, limit + 1), over
