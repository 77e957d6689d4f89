"""Holds pages to the vocabulary: the first tag, class, table or picture that is not as it must be, with what may."""

import re
from collections.abc import Iterator

from lxml import etree

from reportgen.compose.numbering import SVG
from reportgen.compose.vocabulary import ATTRIBUTES, CLASSES, CONTENT, EVERYWHERE, TEXTLESS

LINKS = ("#", "https://", "mailto:")
ACTIVE = frozenset({"script", "foreignObject", "iframe", "animate", "set", "handler"})
_WIDTH = re.compile(r"width:\s*[0-9.]+%;?")
EXCERPT = 40


class StrictError(ValueError):
    """What a template wrote and may not: the element, and a sentence that says what may stand there."""

    def __init__(self, element: etree._Element, message: str) -> None:
        self.element = element
        super().__init__(message)


def hold_to_vocabulary(root: etree._Element) -> None:
    """Raise StrictError at the first element, in the order of the page, that is not of the vocabulary."""
    for entity in root.iter(etree.Entity):
        parent = entity.getparent()
        raise StrictError(
            root if parent is None else parent, f"{entity.text} is no entity of documents; type the character itself"
        )
    for element in _written(root):
        for rule in RULES:
            rule(element)


def _written(element: etree._Element) -> Iterator[etree._Element]:
    """All elements but the insides of charts."""
    yield element
    if not str(element.tag).startswith(SVG):
        for child in element.iterchildren(etree.Element):
            yield from _written(child)


def name_of(element: etree._Element) -> str:
    """The tag as templates write it."""
    return str(element.tag).removeprefix(SVG)


def _known(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    allowed = CONTENT.get(name_of(parent), frozenset())
    if name_of(element) not in allowed:
        what = "cannot stand there" if name_of(element) in CLASSES else "is no tag of documents"
        raise StrictError(element, f"<{name_of(element)}> {what}; in <{name_of(parent)}> may stand: {_listed(allowed)}")


def _classes(element: etree._Element) -> None:
    known = CLASSES.get(name_of(element), frozenset())
    for each in str(element.get("class", "")).split():
        if each not in known:
            raise StrictError(element, f"<{name_of(element)}> has no class '{each}'; it may carry: {_listed(known)}")


def _attributes(element: etree._Element) -> None:
    tag = name_of(element)
    if tag not in ATTRIBUTES:
        return
    allowed = EVERYWHERE | ATTRIBUTES[tag]
    for each in map(str, element.keys()):
        if each not in allowed and not each.startswith("data-"):
            raise StrictError(element, f"<{tag}> has no '{each}'; it may have: {_listed(allowed)}")


def _text(element: etree._Element) -> None:
    if name_of(element) not in TEXTLESS:
        return
    for text in (element.text, *(child.tail for child in element)):
        if said := (text or "").strip():
            raise StrictError(
                element,
                f"the text '{said[:EXCERPT]}' stands in <{name_of(element)}> itself; there may stand: "
                f"{_listed(CONTENT[name_of(element)])}",
            )


def _link(element: etree._Element) -> None:
    href = str(element.get("href", "#"))
    if name_of(element) == "a" and not href.startswith(LINKS):
        raise StrictError(element, f"a link cannot lead to '{href[:EXCERPT]}'; it may begin with: {', '.join(LINKS)}")


def _table(element: etree._Element) -> None:
    """Each row has as many cells as there are columns, each column a width."""
    if name_of(element) != "table":
        return
    columns = element.findall("colgroup/col")
    if not columns:
        raise StrictError(element, "this table has no <colgroup> that states the widths of its columns")
    for column in columns:
        if not _WIDTH.fullmatch(str(column.get("style", ""))):
            raise StrictError(column, 'a column must state its width in percent, as in <col style="width:20%"/>')
    rows = [*element.iterfind("thead/tr"), *element.iterfind("tbody/tr")]
    if not rows:
        raise StrictError(element, "this table has no row; leave it out, or say in a sentence what is missing")
    for row in rows:
        filled = sum(_span(cell) for cell in row.iterchildren("th", "td"))
        if filled != len(columns):
            raise StrictError(row, f"this row fills {filled} of {len(columns)} columns; each must be filled, once")


def _span(cell: etree._Element) -> int:
    span = str(cell.get("colspan", "1"))
    if not span.isdecimal() or not int(span):
        raise StrictError(cell, f"a cell cannot span '{span}' columns; it may span 1 or more")
    return int(span)


def _picture(element: etree._Element) -> None:
    """A figure holds what it is called, and a chart says what it shows, to those too who cannot see it."""
    kinds = str(element.get("class", "")).split() if name_of(element) == "figure" else []
    if "chart" in kinds and element.find(f"{SVG}svg") is None:
        raise StrictError(element, "this figure's picture is missing; it may be a chart's svg, as in {{ closing.svg }}")
    if "table" in kinds and element.find("table") is None:
        raise StrictError(element, "this figure's table is missing")
    if name_of(element) != "svg":
        return
    if not (element.findtext(f"{SVG}title") or "").strip():
        raise StrictError(element, "this picture has no <title> that says what it shows")
    for each in element.iter(etree.Element):
        _still(each, element)


def _still(part: etree._Element, picture: etree._Element) -> None:
    """Nothing in a picture acts or is fetched from elsewhere."""
    if etree.QName(part).localname in ACTIVE:
        raise StrictError(picture, f"a picture cannot hold <{etree.QName(part).localname}>: it must stand still")
    for key, value in part.items():
        name = etree.QName(key).localname
        if name.startswith("on"):
            raise StrictError(picture, f"a picture cannot have '{name}': it must stand still")
        if name in ("href", "src") and not str(value).startswith(("#", "data:image/")):
            wanted = str(value)[:EXCERPT]
            raise StrictError(picture, f"a picture cannot load '{wanted}'; it may use #id and data:image/…")


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"


RULES = (_known, _classes, _attributes, _text, _link, _table, _picture)
"""What is held of each element, in this order."""
