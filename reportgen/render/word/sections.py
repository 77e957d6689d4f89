"""Sections: portrait and landscape pages, each with its own header and footer; pages go on counting."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from reportgen.compose.brand import Brand
from reportgen.render.word.context import BOTTOM_MM, SIDE_MM, TOP_MM, Context, Place, page_size, text_width
from reportgen.render.word.inlines import runs
from reportgen.render.word.markup import UnknownMarkup, children, classes
from reportgen.render.word.xml import (
    TWIPS_PER_MM,
    Element,
    element,
    qualified,
    root,
    serialise,
    set_paragraph_property,
    valued,
)

Orientation = Literal["portrait", "landscape"]
ORIENTATIONS: tuple[Orientation, ...] = ("portrait", "landscape")
_TURN = "turn"
_HEADER_MM, _FOOTER_MM = 15.5, 13.0


def turn(orientation: Orientation) -> Element:
    """A mark among the blocks: from here on the pages are `orientation`."""
    return element(_TURN, {"to": orientation})


def settle(blocks: Iterable[Element], brand: Brand) -> list[Element]:
    """The content of the body: each stretch of one orientation closed by its section's properties."""
    made: list[Element] = []
    now: Orientation = "portrait"
    started = False
    for block in blocks:
        if block.tag != _TURN:
            made.append(block)
            started = True
            continue
        if started:
            _close(made, _properties(now, brand))
            started = False
        now = "landscape" if block.get("to") == "landscape" else "portrait"
    if not started and made:
        return [*made, _taken_back(made[-1])]
    if made and made[-1].tag != qualified("w:p"):
        made.append(_separator())
    return [*made, _properties(now, brand)]


def _properties(orientation: Orientation, brand: Brand) -> Element:
    """Paper, margins, header and footer of a section, which begins on a new page."""
    width, height = page_size(brand, landscape=orientation == "landscape")
    turned = {"w:orient": orientation} if orientation == "landscape" else {}
    side = _twips(SIDE_MM)
    margins = {"w:top": _twips(TOP_MM), "w:right": side, "w:bottom": _twips(BOTTOM_MM), "w:left": side}
    margins |= {"w:header": _twips(_HEADER_MM), "w:footer": _twips(_FOOTER_MM), "w:gutter": 0}
    return element(
        "w:sectPr",
        None,
        element("w:headerReference", {"w:type": "default", "r:id": f"rIdHeader{orientation.capitalize()}"}),
        element("w:footerReference", {"w:type": "default", "r:id": f"rIdFooter{orientation.capitalize()}"}),
        valued("w:type", "nextPage"),
        element("w:pgSz", {"w:w": width, "w:h": height, **turned}),
        element("w:pgMar", margins),
    )


def running_part(name: Literal["header", "footer"], orientation: Orientation, context: Context) -> bytes:
    """A header or footer part: what stands left, the draft mark in the middle, what stands right."""
    node = next((child for child in context.markup.body if child.tag == name), None)
    style = f"{name.capitalize()}{'Landscape' if orientation == 'landscape' else ''}"
    place = Place(text_width(context.brand, landscape=orientation == "landscape")).within(context.markup.html)
    strong = replace(place, traits=("strong",))
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
                mark += runs(line, replace(place, traits=("mark",)), context)
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


def _twips(millimetres: float) -> int:
    return round(millimetres * TWIPS_PER_MM)
