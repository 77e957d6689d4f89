"""Blocks: one function a tag, each giving the paragraphs and tables that Word needs for it."""

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from itertools import pairwise

from reportgen.render.word.contents import contents
from reportgen.render.word.context import Context, Place
from reportgen.render.word.figures import drawing
from reportgen.render.word.inlines import bookmark_end, bookmark_start, runs
from reportgen.render.word.markup import MarkupError, UnknownMarkup, children, classes, holds_blocks, text_of
from reportgen.render.word.sections import turn
from reportgen.render.word.tables import Cell, frame, keep_together, row_of, table
from reportgen.render.word.xml import Element, element, qualified, set_paragraph_property, valued

_TABLE = qualified("w:tbl")
_LISTED = frozenset({"p", "ul", "ol"})
_DEEPEST = 3
_PARAGRAPH_STYLES = {
    "title": "Title",
    "subtitle": "Subtitle",
    "lead": "Lead",
    "note": "Note",
    "kicker": "Kicker",
    "message": "Message",
    "caption": "Caption",
    "draft-mark": "DraftMark",
}


def blocks(nodes: Iterable[Element], place: Place, context: Context) -> list[Element]:
    """The Word blocks of several HTML blocks, tables kept apart where Word would grow them together."""
    made: list[Element] = []
    for node in nodes:
        block = BLOCKS.get(str(node.tag))
        if block is None:
            raise UnknownMarkup(node, within="the body")
        parts = block(node, place.within(node), context)
        if made and parts and made[-1].tag == parts[0].tag == _TABLE:
            made.append(separator("TableGap"))
        made.extend(parts)
        context.after_table = bool(made) and made[-1].tag == _TABLE
    return made


def paragraph(style: str, content: Iterable[Element], context: Context, *properties: Element) -> Element:
    """A paragraph in a named style; it carries the bookmarks and the page break that are waiting for one."""
    marks, context.pending = context.pending, []
    context.after_table = False
    made = element("w:p", None, *map(bookmark_start, marks), *content, *map(bookmark_end, marks))
    if style != "Normal":
        set_paragraph_property(made, valued("w:pStyle", style))
    for each in properties:
        set_paragraph_property(made, each)
    if context.break_page:
        set_paragraph_property(made, element("w:pageBreakBefore"))
        context.break_page = False
    return made


def separator(style: str = "Separator") -> Element:
    """A paragraph without text, only where the format demands one beside a table."""
    return element("w:p", None, element("w:pPr", None, valued("w:pStyle", style)))


def _paragraph(node: Element, place: Place, context: Context) -> list[Element]:
    named = classes(node)
    style = _PARAGRAPH_STYLES.get(named[0]) if named else place.style
    if style is None:
        raise UnknownMarkup(node, named[0], within="the body")
    if style == "Normal" and context.after_table:
        style = "TextAfterTable"
    context.expect(node)
    content = runs(node, place, context)
    return [paragraph(style, content, context)] if content else []


def _heading(node: Element, place: Place, context: Context) -> list[Element]:
    if not text_of(node):
        raise MarkupError("a heading says nothing", node)
    context.expect(node)
    style = f"Heading{str(node.tag)[1:]}"
    number = "".join(text_of(span) for span in node.findall("span[@class='number']"))
    listed = context.numbering.heading(style, number)
    return [paragraph(style, runs(node, place, context), context, *listed)]


def _section(node: Element, place: Place, context: Context) -> list[Element]:
    context.expect(node)
    named = classes(node)
    if "landscape" in named:
        if place.boxed:
            raise MarkupError("a landscape section cannot stand inside a box", node)
        wide = place._replace(width=context.papers["landscape"].text)
        return [turn("landscape"), *blocks(children(node), wide, context), turn("portrait")]
    context.break_page = context.break_page or bool(named)
    return blocks(children(node), place, context)


def _group(node: Element, place: Place, context: Context) -> list[Element]:
    """A container that means nothing to Word: columns come one after the other; `keep` stays on one page."""
    context.expect(node)
    made = blocks(children(node), place, context)
    if "keep" in classes(node) and made:
        keep_together(made[:-1])
        keep_together([*made[-1].iter(qualified("w:tr"))][:-1])
    return made


def _contents(node: Element, place: Place, context: Context) -> list[Element]:
    title = next(children(node))
    if classes(title) != ("contents-title",):
        raise MarkupError("the contents begin with <p class='contents-title'>", node)
    heading = paragraph("TOCHeading", runs(title, place, context), context)
    return [contents(node, heading, place, context)]


def _list(node: Element, place: Place, context: Context) -> list[Element]:
    if "figures" in classes(node):
        return [_key_figures(node, place, context)]
    context.expect(node)
    inner = place._replace(depth=min(place.depth + 1, _DEEPEST))
    kind = "Bullet" if node.tag == "ul" else "Number"
    style = f"List{kind}{inner.depth if inner.depth > 1 else ''}"
    numbering = context.numbering
    listed = numbering.bullet(style) if node.tag == "ul" else [numbering.numbers(style)]
    made: list[Element] = []
    for item in children(node):
        if item.tag != "li":
            raise UnknownMarkup(item, within=f"<{node.tag}>")
        made.extend(_item(item, style, listed, inner.within(item), context))
    return made


def _item(node: Element, style: str, listed: Sequence[Element], place: Place, context: Context) -> list[Element]:
    """The paragraphs of a list item: the first has the sign or number, all others stand under its text."""
    context.expect(node)
    suffix = place.depth if place.depth > 1 else ""
    tones = tuple(name for name in classes(node))
    inner = place._replace(traits=(*place.traits, *tones), style=f"ListContinue{suffix}")
    level = [deepcopy(each) for each in listed]
    if not holds_blocks(node, _LISTED):
        return [paragraph(style, runs(node, inner, context), context, *level)]
    lead, inside = _lead_of(node)
    content = runs(lead, inner, context)
    first = paragraph(style, content, context, *level)
    return [first, *blocks(inside, inner, context)]


def _lead_of(node: Element) -> tuple[Element, list[Element]]:
    """The first text of an item that holds blocks: its first paragraph, or the inlines before its first list."""
    inside = list(node)
    if inside[0].tag == "p" and not (node.text or "").strip():
        return inside[0], inside[1:]
    lead = node.makeelement("p")
    lead.text = node.text
    count = next(index for index, child in enumerate(inside) if child.tag in _LISTED)
    lead.extend(inside[:count])
    return lead, inside[count:]


def _key_figures(node: Element, place: Place, context: Context) -> Element:
    """The strip of key figures: a borderless table of one row, a rule above each figure."""
    items = list(children(node))
    gap = 220
    edges = [round((place.width + gap) * count / len(items)) for count in range(len(items) + 1)]
    edges[-1] = place.width  # the last one needs no gap
    widths = [right - left for left, right in pairwise(edges)]
    cells = [Cell(_key_figure(item, place, context), width) for item, width in zip(items, widths, strict=True)]
    return frame("KeyFigures", widths, [row_of(cells)])


def _key_figure(node: Element, place: Place, context: Context) -> list[Element]:
    if node.tag != "li":
        raise UnknownMarkup(node, within="<ul class='figures'>")
    tones = classes(node)
    above, below = node.makeelement("p"), node.makeelement("p")
    above.text = node.text
    for child in list(node):
        (below if "text" in classes(child) else above).append(child)
    inner = place._replace(traits=tuple(f"cell {tone}" for tone in tones if tone != "grey"), boxed=True)
    style = next((f"KeyFigure{tone.capitalize()}" for tone in tones if tone != "grey"), "KeyFigure")
    made = [paragraph(style, runs(above, inner, context), context)]
    if len(below):
        made.append(paragraph("KeyFigureText", runs(below, inner._replace(traits=()), context), context))
    return made


def _aside(node: Element, place: Place, context: Context) -> list[Element]:
    """A box: a table of one cell, so that headings in it stay headings."""
    context.expect(node)
    style = "Decisions" if "decisions" in classes(node) else "NoteBox"
    inside = place._replace(width=place.width - 480, boxed=True)
    content = blocks(children(node), inside, context)
    if not content or content[-1].tag == _TABLE:
        content.append(separator())
    return [frame(style, [place.width], [row_of([Cell(content, place.width)], divisible=True)])]


def _quote(node: Element, place: Place, context: Context) -> list[Element]:
    return blocks(children(node), place._replace(style="Quote"), context)


def _figure(node: Element, place: Place, context: Context) -> list[Element]:
    """Message and caption, then the table or chart, then its note."""
    if node.get("id") and not context.labels.get(node.get("id", "")):
        context.expect(node)
    made: list[Element] = []
    for child in children(node):
        if child.tag == "figcaption":
            made += blocks(children(child), place, context)
        else:
            made += blocks([child], place, context)
    if "chart" in classes(node):
        keep_together(made[:-1])
    return made


def _chart(node: Element, place: Place, context: Context) -> list[Element]:
    return [paragraph("Picture", [element("w:r", None, drawing(node, place.width, context))], context)]


BLOCKS: dict[str, Callable[[Element, Place, Context], list[Element]]] = {
    "p": _paragraph,
    "h1": _heading,
    "h2": _heading,
    "h3": _heading,
    "section": _section,
    "main": _group,
    "div": _group,
    "nav": _contents,
    "ul": _list,
    "ol": _list,
    "aside": _aside,
    "blockquote": _quote,
    "figure": _figure,
    "table": table,
    "svg": _chart,
}
