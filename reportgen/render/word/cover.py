"""What of a corporate template goes into a document: cover, headers and footers with all they show, theme."""

from copy import deepcopy

from lxml import etree

from reportgen.render.word.context import Context
from reportgen.render.word.filling import draft_line, fill_in, own_words
from reportgen.render.word.markup import classes, text_of
from reportgen.render.word.package import Relation
from reportgen.render.word.template import Carried, Package, TemplateFault
from reportgen.render.word.xml import NAMESPACES, Element, element, qualified

COVER = "_Cover"  # the bookmark around a template's cover, which no other format has
FIRST_DRAWING = 100_000  # pictures of the cover are counted apart
_EMPTY = Package({}, {}, "")
_CONTROL_ID = f".//{qualified('w:sdtPr')}/{qualified('w:id')}"


def cover(context: Context) -> list[Element]:
    """The cover of a corporate template, its places filled in; what follows begins on a page of its own."""
    if context.reference is None or not context.reference.cover:
        return []
    blocks = [own_words(deepcopy(block)) for block in context.reference.cover]
    for block in blocks:
        fill_in(block, context.said)
        for node in block.iter(etree.Element):
            for name in [name for name in node.attrib if str(name).startswith(f"{{{NAMESPACES['r']}}}")]:
                node.set(name, context.house(str(node.get(name))))
        for number, drawn in enumerate(block.iter(qualified("wp:docPr")), start=FIRST_DRAWING):
            drawn.set("id", str(number))
        for mark in [
            *block.iter(qualified("w:bookmarkStart")),
            *block.iter(qualified("w:bookmarkEnd")),
            *block.iterfind(_CONTROL_ID),
        ]:
            above = mark.getparent()
            if above is not None:
                above.remove(mark)
    closed = any(next(block.iter(qualified("w:sectPr")), None) is not None for block in blocks)
    context.break_page = not closed
    last = len(context.bookmarks) + 1
    start = element("w:bookmarkStart", {"w:id": last, "w:name": COVER})
    return [start, *blocks, element("w:bookmarkEnd", {"w:id": last})]


def carry(context: Context, relations: list[Relation]) -> Carried:
    """The parts of the template that the document shows; their relationships join those of the document."""
    if context.reference is None:
        return Carried(_EMPTY, {})
    package = context.reference.package
    carried = context.reference.carrying()
    links = {link.id: link for link in package.links(package.main)}
    for old, new in context.lent_relations.items():
        link = links.get(old)
        if link is None:
            raise TemplateFault(f"it refers to a part ({old}) that it does not hold; open it in Word and save it again")
        target = link.target if link.external else carried.carry(link.target)
        relations.append(Relation(new, link.kind, target, external=link.external))
    draft = _draft(context.markup.body)
    for name, data in list(carried.parts.items()):
        kind = carried.types.get(name, "")
        if kind.endswith(("header+xml", "footer+xml")):
            tree = etree.fromstring(data)
            fill_in(tree, context.said)
            if draft and kind.endswith("header+xml"):
                tree.append(draft_line(draft))
            carried.parts[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    theme = package.only("theme")
    if theme is not None:
        carried.parts["word/theme/theme1.xml"] = package.parts[theme]
    return carried


def _draft(body: Element) -> str:
    header = next((child for child in body if child.tag == "header"), None)
    marks = [] if header is None else [line for line in header if "draft-mark" in classes(line)]
    return text_of(marks[0]) if marks else ""
