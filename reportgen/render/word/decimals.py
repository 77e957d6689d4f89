"""Columns of figures whose decimals are of different length: where their decimal points stand under each other.

Figures with equally many decimals end under each other at the right, whatever separators a machine counts with: these
need no decimal tab, and Word aligns them alike on every desk.
"""

import re
from collections.abc import Sequence

from reportgen.compose.fonts import faces
from reportgen.render.word.context import Context
from reportgen.render.word.lettering import advance
from reportgen.render.word.markup import classes, text_of
from reportgen.render.word.xml import TWIPS_PER_POINT, Element

_FIGURE = re.compile(r"[-−+]?\d+(?:[.,](\d+))?")
_NOTHING = frozenset({"", "–", "-"})
_SIZE = 8.7  # points, as cells are set
_PADDING = 140  # twips at the right of a cell that is not the last


def decimal_points(rows: Sequence[Element], widths: Sequence[int], context: Context) -> dict[int, int]:
    """The place of the decimal point (twips from the left of the text) in each column that needs one, by column."""
    columns: dict[int, list[str] | None] = {}
    for row in rows:
        at = 0
        for cell in row:
            span = int(cell.get("colspan", "1"))
            text = text_of(cell)
            if "number" not in classes(cell) or span > 1 or not (text in _NOTHING or _FIGURE.fullmatch(text)):
                columns[at] = None
            elif (said := columns.setdefault(at, [])) is not None:
                said.append(text)
            at += span
    return {
        column: _point(tails, widths[column] - (0 if column == len(widths) - 1 else _PADDING), context)
        for column, texts in columns.items()
        if (tails := _tails(texts or [])) and len({len(tail) for tail in tails}) > 1
    }


def _tails(texts: Sequence[str]) -> list[str]:
    """What stands behind the whole numbers, separator and all."""
    figures = [text for text in texts if text not in _NOTHING]
    return [text[len(re.split("[.,]", text)[0]) :] for text in figures]


def _point(tails: Sequence[str], width: int, context: Context) -> int:
    """So far from the right that the longest decimals find room."""
    known = faces(context.brand.font_files)
    longest = max(advance(tail, known, context.brand.text_face) for tail in tails)
    return round((width - longest * _SIZE * TWIPS_PER_POINT) / TWIPS_PER_POINT) * TWIPS_PER_POINT
