"""The contents: Word's own field, its entries and page numbers filled in."""

from collections.abc import Iterator

from reportgen.render.word.context import Context, Place
from reportgen.render.word.inlines import field_runs, runs
from reportgen.render.word.markup import MarkupError, UnknownMarkup, children
from reportgen.render.word.pieces import page_result
from reportgen.render.word.xml import Element, element, set_paragraph_property, valued

CONTENTS_CONTROL = 1_000_000  # answers are counted from 1


def contents(node: Element, heading: Element, place: Place, context: Context) -> Element:
    """The contents as a building block that Word knows, so that it offers to bring it up to date, and never asks."""
    lists = list(children(node))[1:]
    entries = [entry for each in lists for entry in _entries(each, 1)]
    if not entries:
        raise MarkupError("the contents list nothing", node)
    deepest = max(level for level, _ in entries)
    lines = [_line(link, level, place, context) for level, link in entries]
    before, after = _field_ends(f'TOC \\o "1-{deepest}" \\h \\z \\u')
    lines[0][1:1] = before
    lines[-1].extend(after)
    gallery = element("w:docPartObj", None, valued("w:docPartGallery", "Table of Contents"), element("w:docPartUnique"))
    properties = element("w:sdtPr", None, valued("w:id", CONTENTS_CONTROL), gallery)
    return element("w:sdt", None, properties, element("w:sdtContent", None, heading, *lines))


def _field_ends(instruction: str) -> tuple[list[Element], list[Element]]:
    code = element("w:instrText", {"xml:space": "preserve"})
    code.text = f" {instruction} "
    begin = element("w:fldChar", {"w:fldCharType": "begin"})
    separate = element("w:fldChar", {"w:fldCharType": "separate"})
    end = element("w:fldChar", {"w:fldCharType": "end"})
    return [element("w:r", None, child) for child in (begin, code, separate)], [element("w:r", None, end)]


def _entries(node: Element, level: int) -> Iterator[tuple[int, Element]]:
    if node.tag != "ol":
        raise UnknownMarkup(node, within="<nav>")
    for item in children(node):
        for child in children(item):
            if child.tag == "a":
                yield level, child
            else:
                yield from _entries(child, level + 1)


def _line(link: Element, level: int, place: Place, context: Context) -> Element:
    """One entry: the heading's text, a tab and its page, all leading to the heading."""
    mark = context.target(link)
    tab = element("w:r", None, element("w:tab"))
    page = field_runs(f"PAGEREF {mark.name} \\h", page_result(mark, link), place._replace(traits=()), context)
    target = element("w:hyperlink", {"w:anchor": mark.name, "w:history": 1}, *runs(link, place, context), tab, *page)
    made = element("w:p", None, target)
    set_paragraph_property(made, valued("w:pStyle", f"TOC{level}"))
    return made
