"""Tables, built as XML row by row: grid from the column widths, header rows that repeat, tints as cell shading."""

import re
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from reportgen.render.word.comments import commented
from reportgen.render.word.context import Context, Place
from reportgen.render.word.decimals import decimal_points
from reportgen.render.word.inlines import bookmark_end, bookmark_start, runs
from reportgen.render.word.markup import MarkupError, UnknownMarkup, children, classes, holds_blocks, text_of
from reportgen.render.word.xml import Element, element, qualified, set_paragraph_property, valued

_WIDTH = re.compile(r"\s*width:\s*([0-9.]+)%;?\s*")
_PARAGRAPHS = frozenset({"p"})
_TONES = ("red", "amber", "green")
_TINT_PADDING = 80
_LETTER = 90  # twips: a letter of small print, on average
_LONGEST = 20  # lines that a cell may have before its row goes on over a page break
_CENTRED = frozenset({"matrix", "heat"})
_SIZED = frozenset({"compact", "register"})


@dataclass(frozen=True)
class _Grid:
    """A table being laid out: its class and its column widths in twips."""

    kind: str
    widths: tuple[int, ...]
    points: Mapping[int, int] = field(default_factory=dict)
    """Where the decimal point of a column stands, in twips from the left of its text; of columns that need one."""


@dataclass(frozen=True)
class Cell:
    """A cell to be made: paragraphs, width, columns it spans, tint."""

    content: list[Element]
    width: int
    span: int = 1
    tint: str | None = None


def table(node: Element, place: Place, context: Context) -> list[Element]:
    """A table of the vocabulary; raises MarkupError where a row has more or fewer cells than the columns."""
    kind = next(iter(classes(node)), "")
    groups = {str(child.tag): child for child in children(node)}
    for child in groups.values():
        if child.tag not in {"colgroup", "thead", "tbody"}:
            raise UnknownMarkup(child, within="<table>")
    if "colgroup" not in groups:
        raise MarkupError("a table needs a <colgroup> with its widths", node)
    grid = _Grid(kind, _widths(groups["colgroup"], place.width))
    heads = list(children(groups["thead"])) if "thead" in groups else []
    rows = [_row(row, grid, place, context, header=True) for row in heads]
    bodies = [row for child in node if child.tag == "tbody" for row in children(child)]
    grid = replace(grid, points=decimal_points(bodies, grid.widths, context))
    rows += [_row(row, grid, place, context) for row in bodies]
    if not rows:
        raise MarkupError("a table needs at least one row", node)
    style = f"ReportTable{kind.capitalize()}"
    return [frame(style, grid.widths, rows, head=len(heads) == 1, title=_title(node))]


def _title(node: Element) -> str:
    """What a table is called by a program that reads aloud: the message above it."""
    figure = next(node.iterancestors("figure"), None)
    message = None if figure is None else figure.find("figcaption/p[@class='message']")
    return "" if message is None else text_of(message)


def frame(
    style: str, widths: Iterable[int], rows: Iterable[Element], *, head: bool = False, title: str = ""
) -> Element:
    """A `w:tbl` of fixed layout with the given grid; `head` says that its first row takes the style's header rule."""
    grid = [element("w:gridCol", {"w:w": width}) for width in widths]
    total = sum(int(column.attrib.values()[0]) for column in grid)
    look = {"w:val": "0720" if head else "0700", "w:firstRow": int(head), "w:lastRow": 0, "w:firstColumn": 0}
    named = [valued("w:tblCaption", title)] if title else []
    properties = element(
        "w:tblPr",
        None,
        valued("w:tblStyle", style),
        element("w:tblW", {"w:w": total, "w:type": "dxa"}),
        element("w:tblLayout", {"w:type": "fixed"}),
        element("w:tblLook", {**look, "w:lastColumn": 1, "w:noHBand": 1, "w:noVBand": 1}),
        *named,
    )
    return element("w:tbl", None, properties, element("w:tblGrid", None, *grid), *rows)


def row_of(cells: Iterable[Cell], *, header: bool = False, divisible: bool = False) -> Element:
    """A `w:tr` that stays on one page unless `divisible`; a header row comes again on each page."""
    row = copy(_bare_row(header=header, divisible=divisible))
    row.extend([_cell_element(cell) for cell in cells])
    return row


@lru_cache(maxsize=8)
def _bare_row(*, header: bool, divisible: bool) -> Element:
    """Made once and copied, as all that a large table has thousands of: copying is several times as fast."""
    flags = [] if divisible else [element("w:cantSplit")]
    flags += [element("w:tblHeader")] if header else []
    properties = [element("w:trPr", None, *flags)] if flags else []
    return element("w:tr", None, *properties)


def _widths(colgroup: Element, available: int) -> tuple[int, ...]:
    """Column widths in twips that add up to `available`, in proportion to the percentages."""
    shares: list[float] = []
    for column in children(colgroup):
        match = _WIDTH.fullmatch(column.get("style", ""))
        if match is None:
            raise MarkupError("a <col> must state its width in percent", column)
        shares.append(float(match[1]))
    edges = [round(available * sum(shares[:count]) / sum(shares)) for count in range(len(shares) + 1)]
    return tuple(right - left for left, right in pairwise(edges))


def _row(node: Element, grid: _Grid, place: Place, context: Context, *, header: bool = False) -> Element:
    cells: list[Cell] = []
    column = 0
    for child in children(node):
        if child.tag not in {"th", "td"}:
            raise UnknownMarkup(child, within="<tr>")
        span = int(child.get("colspan", "1"))
        width = sum(grid.widths[column : column + span])
        content = _content(
            child,
            place.within(child)._replace(width=width),
            context,
            _paragraph_style(child, grid, column, context, header=header),
        )
        column += span
        cells.append(Cell(content, width, span, None if header else _tint(child, context)))
    if column != len(grid.widths):
        raise MarkupError(f"a row fills {column} columns of {len(grid.widths)}", node)
    texts = ("".join(map(str, child.itertext())) for child in node)
    long = any(len(text) * _LETTER > _LONGEST * cell.width for text, cell in zip(texts, cells, strict=True))
    return row_of(cells, header=header, divisible=long and not header)


def _content(node: Element, place: Place, context: Context, style: str) -> list[Element]:
    """The paragraphs of a cell; an empty cell holds one empty paragraph, as the format demands."""
    named = classes(node)
    tone = next((f"cell {name}" for name in named if name in _TONES), None)
    traits = tuple(trait for trait in (tone, "grey" if "grey" in named else None) if trait)
    inner = place._replace(traits=traits, unbroken="date" in named, boxed=True, celled=True)
    context.expect(node)
    lines = [node]
    if holds_blocks(node, _PARAGRAPHS):
        lines = list(children(node))
    made: list[Element] = []
    for line in lines:
        if line is not node and line.tag != "p":
            raise UnknownMarkup(line, within=f"<{node.tag}>")
        made.append(_line(line, inner, context, style, asked=None if made else node))
    return made


def _line(line: Element, place: Place, context: Context, style: str, asked: Element | None) -> Element:
    """A paragraph of a cell; the first one carries the comment that its cell asks for."""
    marks, context.pending = context.pending, []
    text = runs(line, place.within(line), context)
    text = text if asked is None else commented(asked, text, context)
    own = "Note" if "note" in classes(line) else style
    made = copy(_bare_line(own))
    made.extend([*map(bookmark_start, marks), *text, *map(bookmark_end, marks)])
    return made


@lru_cache(maxsize=512)
def _bare_line(style: str) -> Element:
    return element("w:p", None, element("w:pPr", None, valued("w:pStyle", style)))


def _paragraph_style(node: Element, grid: _Grid, column: int, context: Context, *, header: bool) -> str:
    named = classes(node)
    base = "CellHead" if header else f"Cell{grid.kind.capitalize()}" if grid.kind in _SIZED else "Cell"
    if "number" in named:
        point = None if header else grid.points.get(column)
        return f"{base}Number" if point is None else context.aligned(f"{base}Number", point)
    centred = "centre" in named or (grid.kind in _CENTRED and column > 0)
    return f"{base}Centre" if centred else base


def _tint(node: Element, context: Context) -> str | None:
    """The ground of a cell: the tint of its tone, of its heat, or the pale ground."""
    for name in classes(node):
        if name in _TINTS:
            return _TINTS[name](context)
    return None


def _heat(step: int) -> Callable[[Context], str]:
    return lambda context: context.brand.heat[step]


_TINTS: dict[str, Callable[[Context], str]] = {
    "red": lambda context: context.brand.red_tint,
    "amber": lambda context: context.brand.amber_tint,
    "green": lambda context: context.brand.green_tint,
    "pale": lambda context: context.brand.pale,
    "accent": lambda context: context.brand.heat[1],
    **{f"heat{step + 1}": _heat(step) for step in range(5)},
}


def _cell_element(cell: Cell) -> Element:
    made = copy(_bare_cell(cell.width, cell.span, cell.tint))
    made.extend(cell.content)
    return made


@lru_cache(maxsize=2048)
def _bare_cell(width: int, span: int, tint: str | None) -> Element:
    properties = element("w:tcPr", None, element("w:tcW", {"w:w": width, "w:type": "dxa"}))
    if span > 1:
        properties.append(valued("w:gridSpan", span))
    if tint:
        fill = tint.removeprefix("#").upper()
        properties.append(element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": fill}))
        edges = (element(f"w:{side}", {"w:w": _TINT_PADDING, "w:type": "dxa"}) for side in ("left", "right"))
        properties.append(element("w:tcMar", None, *edges))
    return element("w:tc", None, properties)


def keep_together(blocks: Iterable[Element]) -> None:
    """Keep every paragraph of `blocks`, rows included, on the page of the next one."""
    for block in blocks:
        for paragraph in block.iter(qualified("w:p")):
            set_paragraph_property(paragraph, element("w:keepNext"))
