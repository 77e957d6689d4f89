"""Tables, built as XML row by row: grid from the column widths, header rows that repeat, tints as cell shading."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from reportgen.render.word.context import Context, Place
from reportgen.render.word.inlines import bookmark_end, bookmark_start, runs
from reportgen.render.word.markup import MarkupError, UnknownMarkup, children, classes, holds_blocks
from reportgen.render.word.xml import Attributes, Element, element, qualified, set_paragraph_property, valued

_WIDTH = re.compile(r"\s*width:\s*([0-9.]+)%;?\s*")
_PARAGRAPHS = frozenset({"p"})
_TONES = ("red", "amber", "green")
_TINT_PADDING = 80
_CENTRED = frozenset({"matrix", "heat"})
_SIZED = frozenset({"compact", "register"})


@dataclass(frozen=True)
class _Grid:
    """A table being laid out: its class and its column widths in twips."""

    kind: str
    widths: tuple[int, ...]


@dataclass(frozen=True)
class Cell:
    """A cell to be made: paragraphs, width, columns it spans, tint, its own rule below, and whether it ends its row."""

    content: list[Element]
    width: int
    span: int = 1
    tint: str | None = None
    rule: str | None = None
    last: bool = False


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
    rows = [_row(row, grid, place, context, header=True, ruled=len(heads) > 1 and row is heads[-1]) for row in heads]
    bodies = [child for child in node if child.tag == "tbody"]
    rows += [_row(row, grid, place, context) for body in bodies for row in children(body)]
    if not rows:
        raise MarkupError("a table needs at least one row", node)
    style = f"ReportTable{kind.capitalize()}"
    return [frame(style, grid.widths, rows, head=len(heads) == 1)]


def frame(style: str, widths: Iterable[int], rows: Iterable[Element], *, head: bool = False) -> Element:
    """A `w:tbl` of fixed layout with the given grid; `head` says that its first row takes the style's header rule."""
    grid = [element("w:gridCol", {"w:w": width}) for width in widths]
    total = sum(int(column.attrib.values()[0]) for column in grid)
    look = {"w:val": "0420" if head else "0400", "w:firstRow": int(head), "w:lastRow": 0, "w:firstColumn": 0}
    properties = element(
        "w:tblPr",
        None,
        valued("w:tblStyle", style),
        element("w:tblW", {"w:w": total, "w:type": "dxa"}),
        element("w:tblLayout", {"w:type": "fixed"}),
        element("w:tblLook", {**look, "w:lastColumn": 0, "w:noHBand": 1, "w:noVBand": 1}),
    )
    return element("w:tbl", None, properties, element("w:tblGrid", None, *grid), *rows)


def row_of(cells: Iterable[Cell], *, header: bool = False, divisible: bool = False) -> Element:
    """A `w:tr` that stays on one page unless `divisible`; a header row comes again on each page."""
    flags = [] if divisible else [element("w:cantSplit")]
    flags += [element("w:tblHeader")] if header else []
    properties = [element("w:trPr", None, *flags)] if flags else []
    return element("w:tr", None, *properties, *(_cell_element(cell) for cell in cells))


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


def _row(
    node: Element, grid: _Grid, place: Place, context: Context, *, header: bool = False, ruled: bool = False
) -> Element:
    cells: list[Cell] = []
    column = 0
    for child in children(node):
        if child.tag not in {"th", "td"}:
            raise UnknownMarkup(child, within="<tr>")
        span = int(child.get("colspan", "1"))
        width = sum(grid.widths[column : column + span])
        content = _content(
            child,
            replace(place.within(child), width=width),
            context,
            _paragraph_style(child, grid, column, header=header),
        )
        rule = context.brand.ink if ruled and grid.kind not in _CENTRED else None
        column += span
        last = column == len(grid.widths) and grid.kind not in _CENTRED
        cells.append(Cell(content, width, span, None if header else _tint(child, context), rule, last))
    if column != len(grid.widths):
        raise MarkupError(f"a row fills {column} columns of {len(grid.widths)}", node)
    return row_of(cells, header=header)


def _content(node: Element, place: Place, context: Context, style: str) -> list[Element]:
    """The paragraphs of a cell; an empty cell holds one empty paragraph, as the format demands."""
    named = classes(node)
    tone = next((f"cell {name}" for name in named if name in _TONES), None)
    traits = tuple(trait for trait in (tone, "grey" if "grey" in named else None) if trait)
    inner = replace(place, traits=traits, unbroken="date" in named, boxed=True, celled=True)
    context.expect(node)
    lines = [node]
    if holds_blocks(node, _PARAGRAPHS):
        lines = list(children(node))
    made: list[Element] = []
    for line in lines:
        if line is not node and line.tag != "p":
            raise UnknownMarkup(line, within=f"<{node.tag}>")
        made.append(_line(line, inner, context, style))
    return made


def _line(line: Element, place: Place, context: Context, style: str) -> Element:
    marks, context.pending = context.pending, []
    text = runs(line, place.within(line), context)
    own = "Note" if "note" in classes(line) else style
    content = [*map(bookmark_start, marks), *text, *map(bookmark_end, marks)]
    return element("w:p", None, element("w:pPr", None, valued("w:pStyle", own)), *content)


def _paragraph_style(node: Element, grid: _Grid, column: int, *, header: bool) -> str:
    named = classes(node)
    base = "CellHead" if header else f"Cell{grid.kind.capitalize()}" if grid.kind in _SIZED else "Cell"
    if "number" in named:
        return f"{base}Number"
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
    properties = element("w:tcPr", None, element("w:tcW", {"w:w": cell.width, "w:type": "dxa"}))
    if cell.span > 1:
        properties.append(valued("w:gridSpan", cell.span))
    if cell.rule:
        edge: Attributes = {"w:val": "single", "w:sz": 6, "w:space": 0, "w:color": cell.rule.removeprefix("#").upper()}
        properties.append(element("w:tcBorders", None, element("w:bottom", edge)))
    if cell.tint:
        fill = cell.tint.removeprefix("#").upper()
        properties.append(element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": fill}))
    sides = {"left": _TINT_PADDING, "right": _TINT_PADDING} if cell.tint else {"right": 0} if cell.last else {}
    if sides:
        edges = (element(f"w:{side}", {"w:w": width, "w:type": "dxa"}) for side, width in sides.items())
        properties.append(element("w:tcMar", None, *edges))
    return element("w:tc", None, properties, *cell.content)


def keep_together(blocks: Iterable[Element]) -> None:
    """Keep every paragraph of `blocks`, rows included, on the page of the next one."""
    for block in blocks:
        for paragraph in block.iter(qualified("w:p")):
            set_paragraph_property(paragraph, element("w:keepNext"))
