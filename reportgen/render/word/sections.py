"""Sections: portrait and landscape pages, each with its own header and footer; pages go on counting."""

from collections.abc import Iterable
from copy import deepcopy
from typing import Literal

from reportgen.render.word.context import Context, Place
from reportgen.render.word.filling import own_words
from reportgen.render.word.inlines import runs
from reportgen.render.word.markup import UnknownMarkup, children, classes
from reportgen.render.word.paper import ORIENTATIONS, Orientation
from reportgen.render.word.xml import (
    Element,
    element,
    qualified,
    root,
    serialise,
    set_paragraph_property,
    valued,
)

__all__ = ["ORIENTATIONS", "running_part", "settle", "turn"]

_TURN = "turn"
# What of a template's section holds for all pages: where notes stand, borders, numbers of lines, columns, the grid.
_KEPT = ("footnotePr", "endnotePr", "paperSrc", "pgBorders", "pgNumType", "cols", "titlePg", "docGrid")
_FIRST_ONLY = ("titlePg",)


def turn(orientation: Orientation) -> Element:
    """A mark among the blocks: from here on the pages are `orientation`."""
    return element(_TURN, {"to": orientation})


def settle(blocks: Iterable[Element], context: Context) -> list[Element]:
    """The content of the body: each stretch of one orientation closed by its section's properties."""
    made: list[Element] = []
    now: Orientation = "portrait"
    started, closed = False, 0
    for block in blocks:
        if block.tag != _TURN:
            made.append(block)
            started = True
            continue
        if started:
            _close(made, _properties(now, context, first=not closed))
            started, closed = False, closed + 1
        now = "landscape" if block.get("to") == "landscape" else "portrait"
    if not started and made:
        return [*made, _taken_back(made[-1])]
    if made and made[-1].tag != qualified("w:p"):
        made.append(_separator())
    return [*made, _properties(now, context, first=not closed)]


def _properties(orientation: Orientation, context: Context, *, first: bool) -> Element:
    """Paper, margins, header and footer of a section, which begins on a new page."""
    paper = context.papers[orientation]
    turned = {"w:orient": orientation} if orientation == "landscape" else {}
    margins = {f"w:{side}": getattr(paper, side) for side in ("top", "right", "bottom", "left")}
    margins |= {"w:header": paper.header, "w:footer": paper.footer, "w:gutter": paper.gutter}
    made = element(
        "w:sectPr",
        None,
        *running_references(orientation, context, first=first),
        valued("w:type", "nextPage"),
        element("w:pgSz", {"w:w": paper.width, "w:h": paper.height, **turned}),
        element("w:pgMar", margins),
    )
    _take_over(made, orientation, context, first=first)
    return made


def running_references(orientation: Orientation, context: Context, *, first: bool) -> list[Element]:
    """The headers and footers of a section: those of the corporate template, or, where it has none, our own."""
    made: list[Element] = []
    lent = _lending(orientation, context)
    for name in ("header", "footer"):
        given = [] if lent is None else lent.findall(qualified(f"w:{name}Reference"))
        wanted = [each for each in given if first or each.get(qualified("w:type")) != "first"]
        for each in wanted:
            kind, house = each.get(qualified("w:type"), "default"), context.house(each.get(qualified("r:id"), ""))
            made.append(element(f"w:{name}Reference", {"w:type": kind, "r:id": house}))
        if not given:
            own = f"rId{name.capitalize()}{orientation.capitalize()}"
            context.running.add(name)
            made.append(element(f"w:{name}Reference", {"w:type": "default", "r:id": own}))
    return made


def _lending(orientation: Orientation, context: Context) -> Element | None:
    """The template's section that lends a section its header and footer."""
    if context.reference is None:
        return None
    pages = context.reference.pages
    wide = pages.get("landscape")
    lends = wide is not None and any("Reference" in str(child.tag) for child in wide)
    return wide if orientation == "landscape" and lends else pages["portrait"]


def _take_over(section: Element, orientation: Orientation, context: Context, *, first: bool) -> None:
    """What else a template says of its pages; an odd first page, and where pages begin to count, hold only once."""
    if context.reference is None:
        return
    lent = context.reference.pages.get(orientation, context.reference.pages["portrait"])
    for tag in _KEPT:
        node = lent.find(qualified(f"w:{tag}"))
        if node is None or (not first and tag in _FIRST_ONLY):
            continue
        kept = own_words(deepcopy(node))
        if tag == "cols":
            kept = element("w:cols", {"w:space": 708})
        if tag == "pgNumType":
            for start in [name for name in kept.attrib if str(name).endswith("}start")]:
                del kept.attrib[start]
        section.append(kept)
    order = [qualified(f"w:{tag}") for tag in _SECTION_ORDER]
    section[:] = sorted(section, key=lambda child: order.index(str(child.tag)) if child.tag in order else len(order))


_SECTION_ORDER = (
    *("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc"),
    *("pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg", "docGrid"),
)


def running_part(name: Literal["header", "footer"], orientation: Orientation, context: Context) -> bytes:
    """A header or footer part: what stands left, the draft mark in the middle, what stands right."""
    node = next((child for child in context.markup.body if child.tag == name), None)
    style = f"{name.capitalize()}{'Landscape' if orientation == 'landscape' else ''}"
    place = Place(context.papers[orientation].text).within(context.markup.html)._replace(running=True)
    strong = place._replace(traits=("strong",))
    mark: list[Element] = []
    left: list[Element] = []
    right: list[Element] = []
    for line in children(node) if node is not None else ():
        match classes(line):
            case ("left",):
                left += runs(line, strong if name == "header" else place, context)
            case ("right",):
                right += runs(line, place, context)
            case ("pages",):
                right += runs(line, strong, context)
            case ("draft-mark",):
                mark += runs(line, place._replace(traits=("mark",)), context)
            case _:
                raise UnknownMarkup(line, within=f"<{name}>")
    middle = [_tab(), *mark] if mark else []
    style += "Marked" if mark else ""
    content = [*left, *middle, *([_tab()] if right else []), *right]
    return serialise(root("w:hdr" if name == "header" else "w:ftr", ("w", "r"), _styled(style, content)))


def _tab() -> Element:
    return element("w:r", None, element("w:tab"))


def _styled(style: str, content: Iterable[Element]) -> Element:
    return element("w:p", None, element("w:pPr", None, valued("w:pStyle", style)), *content)


def _separator() -> Element:
    return _styled("Separator", ())


def _close(made: list[Element], properties: Element) -> None:
    """End a section in its last paragraph; after a table it needs one of its own."""
    if made[-1].tag != qualified("w:p"):
        made.append(_separator())
    set_paragraph_property(made[-1], properties)


def _taken_back(last: Element) -> Element:
    """The properties of a last section that ended before the document did: they belong to the body."""
    held = last.find(qualified("w:pPr"))
    properties = held.find(qualified("w:sectPr")) if held is not None else None
    if held is None or properties is None:
        raise ValueError("the last section was not closed")
    held.remove(properties)
    return properties
