"""Charts longer than a page: how their rows are shared out, and how the parts are named."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TypeVar

from reportgen.compose.charts.kit import Figure

ROOM = (
    780.0  # viewBox units: what a portrait page leaves for a chart under its heading; a landscape page leaves some 500
)

Row = TypeVar("Row")


def shared_out(rows: Sequence[Row], heights: Sequence[float], room: float) -> list[Sequence[Row]]:
    """Split rows of these heights into as few pages of about the same height as the room allows; none without rows.

    A page may exceed the room by less than one row.
    """
    total = sum(heights)
    pages = max(1, -int(-total // max(room, 1)))
    ends = accumulate(heights)
    middles = [end - height / 2 for end, height in zip(ends, heights, strict=True)]
    numbers = [int(middle * pages / total) for middle in middles]
    parts = ([row for row, number in zip(rows, numbers, strict=True) if number == page] for page in range(pages))
    return [part for part in parts if part]


def numbered(figure: Figure, index: int, pages: int) -> Figure:
    """The figure of one page of several: `<id>-2` and so on, and each alt text says which of how many it is."""
    if pages == 1:
        return figure
    own = figure.id if index == 1 else f"{figure.id}-{index}"
    return replace(figure, id=own, alt=f"{figure.alt} ({index}/{pages})")
