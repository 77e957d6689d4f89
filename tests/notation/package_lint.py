"""What Word refuses or mends in a .docx although the Open XML SDK says nothing: one sentence a fault."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from notation.word import find, part, values
from reportgen.render.word.xml import Element, qualified

_DOCUMENT = "word/document.xml"
_RELATIONS = "word/_rels/document.xml.rels"


def faults(docx: bytes) -> list[str]:
    """Every fault found, in the order of the checks."""
    checks = (_cells, _relations, _styles, _numbers, _spans, _fields, _bookmarks, _links, _drawings, _parts)
    return [fault for check in checks for fault in check(docx)]


def _cells(docx: bytes) -> Iterator[str]:
    for cell in find(docx, "//w:tc"):
        if cell[-1].tag != qualified("w:p"):
            yield f"a cell ends in {etree.QName(cell[-1]).localname}, not in a paragraph"


def _relations(docx: bytes) -> Iterator[str]:
    for relation in part(docx, _RELATIONS):
        address = relation.get("Target", "")
        safe = relation.get("Type", "").endswith("/hyperlink") and address.startswith(("https://", "mailto:"))
        if relation.get("TargetMode") == "External" and not safe:
            yield f"an external relationship leads to {address}"
    known = {relation.get("Id") for relation in part(docx, _RELATIONS)}
    for name in values(docx, "//@r:id | //@r:embed"):
        if name not in known:
            yield f"there is no relationship {name}"


def _styles(docx: bytes) -> Iterator[str]:
    kinds = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table", "basedOn": "", "next": "paragraph"}
    known = {
        (node.get(qualified("w:type"), ""), node.get(qualified("w:styleId"), ""))
        for node in find(docx, "/w:styles/w:style", "word/styles.xml")
    }
    for name in _xml_parts(docx):
        for node in part(docx, name).iter(*(qualified(f"w:{tag}") for tag in kinds)):
            kind, style = kinds[etree.QName(node).localname], node.get(qualified("w:val"), "")
            if not any(style == one and kind in {"", other} for other, one in known):
                yield f"there is no {kind} style {style}"


def _numbers(docx: bytes) -> Iterator[str]:
    known = set(values(docx, "/w:numbering/w:num/@w:numId", "word/numbering.xml"))
    yield from (f"there is no list {number}" for number in values(docx, "//w:numId/@w:val") if number not in known)


def _spans(docx: bytes) -> Iterator[str]:
    for table in find(docx, "//w:tbl"):
        columns = len(table.findall(f"{qualified('w:tblGrid')}/{qualified('w:gridCol')}"))
        for row in table.findall(qualified("w:tr")):
            filled = sum(_span(cell) for cell in row.findall(qualified("w:tc")))
            if filled != columns:
                yield f"a row fills {filled} of {columns} columns"


def _span(cell: Element) -> int:
    span = cell.find(f"{qualified('w:tcPr')}/{qualified('w:gridSpan')}")
    return 1 if span is None else int(span.get(qualified("w:val"), "1"))


def _fields(docx: bytes) -> Iterator[str]:
    for name in _xml_parts(docx):
        depth = 0
        for kind in values(docx, "//w:fldChar/@w:fldCharType", name):
            depth += {"begin": 1, "end": -1}.get(kind, 0)
            if depth < 0:
                yield f"a field ends in {name} that has not begun"
        if depth > 0:
            yield f"a field in {name} does not end"


def _bookmarks(docx: bytes) -> Iterator[str]:
    starts, ends = values(docx, "//w:bookmarkStart/@w:id"), values(docx, "//w:bookmarkEnd/@w:id")
    names = values(docx, "//w:bookmarkStart/@w:name")
    if sorted(starts) != sorted(ends) or len(set(starts)) != len(starts):
        yield "bookmarks do not begin and end once each"
    if len(set(names)) != len(names):
        yield "two bookmarks have one name"


def _links(docx: bytes) -> Iterator[str]:
    known = set(values(docx, "//w:bookmarkStart/@w:name"))
    for code in values(docx, "//w:instrText/text()"):
        words = code.split()
        if words[0] in {"REF", "PAGEREF"} and words[1] not in known:
            yield f"a field refers to {words[1]}, which is no bookmark"
    for name in values(docx, "//w:hyperlink/@w:anchor"):
        if name not in known:
            yield f"a link leads to {name}, which is no bookmark"


def _drawings(docx: bytes) -> Iterator[str]:
    numbers = values(docx, "//wp:docPr/@id")
    if len(set(numbers)) != len(numbers):
        yield "two drawings have one id"
    if len(values(docx, "//wp:docPr/@descr")) != len(numbers):
        yield "a drawing has no alternative text"


def _parts(docx: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        names = set(archive.namelist())
    for relation in part(docx, _RELATIONS):
        target = f"word/{relation.get('Target', '')}"
        if relation.get("TargetMode") != "External" and target not in names:
            yield f"there is no part {target}"


def _xml_parts(docx: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return [name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
