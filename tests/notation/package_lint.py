"""What Word refuses or mends in a .docx although the Open XML SDK says nothing: one sentence a fault."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from reportgen.render.word.xml import NAMESPACES, Element, qualified

_DOCUMENT, _STYLES, _LISTS = "word/document.xml", "word/styles.xml", "word/numbering.xml"
_WIDEST_SLIP = 4  # twips: columns are rounded one by one
_SIGNATURES = {"png": b"\x89PNG", "jpeg": b"\xff\xd8", "jpg": b"\xff\xd8", "svg": b"<"}


@dataclass(frozen=True)
class Package:
    """The parts of a file by name."""

    parts: dict[str, bytes]

    @cached_property
    def trees(self) -> dict[str, Element]:
        """The parts that are XML, parsed."""
        xml = (name for name in self.parts if name.endswith((".xml", ".rels")))
        return {name: etree.fromstring(self.parts[name]) for name in xml}

    @cached_property
    def told(self) -> list[str]:
        """The parts that hold text: document, headers, footers, notes, comments."""
        kinds = ("document", "hdr", "ftr", "footnotes", "comments")
        return [name for name, tree in self.trees.items() if etree.QName(tree).localname in kinds]

    def find(self, path: str, name: str = _DOCUMENT) -> list[Element]:
        """Elements of a part by an XPath with the usual prefixes."""
        if name not in self.trees:
            return []
        found = self.trees[name].xpath(path, namespaces=NAMESPACES)
        assert isinstance(found, list)
        return [node for node in found if isinstance(node, etree._Element)]  # noqa: SLF001 - lxml has no public name

    def values(self, path: str, name: str = _DOCUMENT) -> list[str]:
        """The texts and attributes that an XPath selects."""
        if name not in self.trees:
            return []
        found = self.trees[name].xpath(path, namespaces=NAMESPACES)
        assert isinstance(found, list)
        return [str(value) for value in found]

    def relations(self, name: str) -> list[Element]:
        """The relationships of a part."""
        folder, _, base = name.rpartition("/")
        told = f"{folder}/_rels/{base}.rels"
        return list(self.trees[told]) if told in self.trees else []


def faults(docx: bytes) -> list[str]:
    """Every fault found, in the order of the checks."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        names = archive.namelist()
        package = Package({name: archive.read(name) for name in names})
    twice = [f"the part {name} is there twice" for name, count in Counter(names).items() if count > 1]
    return twice + [fault for check in _CHECKS for fault in check(package)]


def _cells(package: Package) -> Iterator[str]:
    for name in package.told:
        for cell in package.find("//w:tc", name):
            content = [child for child in cell if child.tag != qualified("w:tcPr")]
            if not content:
                yield "a cell holds nothing, not even a paragraph"
            elif content[-1].tag != qualified("w:p"):
                yield f"a cell ends in {etree.QName(content[-1]).localname}, not in a paragraph"


def _grids(package: Package) -> Iterator[str]:
    for table in package.find("//w:tbl"):
        widths = [int(each) for each in _said(table, "w:tblGrid/w:gridCol/@w:w")]
        for row in table.findall(qualified("w:tr")):
            cells = row.findall(qualified("w:tc"))
            spans = [int((_said(cell, "w:tcPr/w:gridSpan/@w:val") or ["1"])[0]) for cell in cells]
            if sum(spans) != len(widths):
                yield f"a row fills {sum(spans)} of {len(widths)} columns"
                continue
            yield from _widths(cells, spans, widths)
        heads = [bool(_said(row, "w:trPr/w:tblHeader")) for row in table.findall(qualified("w:tr"))]
        if True in heads[heads.index(False) if False in heads else len(heads) :]:
            yield "a header row stands below others"


def _widths(cells: Sequence[Element], spans: Sequence[int], widths: Sequence[int]) -> Iterator[str]:
    at = 0
    for cell, span in zip(cells, spans, strict=True):
        due, at = sum(widths[at : at + span]), at + span
        said = _said(cell, "w:tcPr/w:tcW[@w:type='dxa']/@w:w")
        if said and abs(int(said[0]) - due) > _WIDEST_SLIP * span:
            yield f"a cell is {said[0]} wide in columns of {due}"


def _margins(package: Package) -> Iterator[str]:
    """No table is wider than the text of the widest section."""
    rooms = [
        int(_said(section, "w:pgSz/@w:w")[0]) - sum(map(int, _said(section, "w:pgMar/@w:left | w:pgMar/@w:right")))
        for section in package.find("//w:sectPr")
    ]
    for table in package.find("//w:body/w:tbl"):
        width = sum(int(each) for each in _said(table, "w:tblGrid/w:gridCol/@w:w"))
        if width > max(rooms) + 20:
            yield f"a table is {width} wide, in a text of {max(rooms)}"


def _relations(package: Package) -> Iterator[str]:
    for name in package.parts:
        links = package.relations(name)
        ids = Counter(link.get("Id", "") for link in links)
        yield from (f"two relationships of {name} are called {each}" for each, count in ids.items() if count > 1)
        for link in links:
            address = link.get("Target", "")
            safe = link.get("Type", "").endswith("/hyperlink") and address.startswith(("https://", "mailto:"))
            if link.get("TargetMode") == "External":
                if not safe:
                    yield f"an external relationship leads to {address}"
            elif _target(name, address) not in package.parts:
                yield f"there is no part {_target(name, address)}"
        if name in package.trees and not name.endswith(".rels"):
            used = package.values("//@r:id | //@r:embed | //@r:link", name)
            yield from (f"there is no relationship {each}" for each in used if each not in ids)
            yield from _kinds(package, name)


def _kinds(package: Package, name: str) -> Iterator[str]:
    """That a header is called as header, a picture as picture."""
    kinds = {link.get("Id"): link.get("Type", "").rpartition("/")[2] for link in package.relations(name)}
    wanted = {
        "header": "//w:headerReference/@r:id",
        "footer": "//w:footerReference/@r:id",
        "image": "//a:blip/@r:embed",
    }
    for kind, path in wanted.items():
        for each in package.values(path, name):
            if kinds.get(each, kind) != kind:
                yield f"{each} is used as {kind}, and is a {kinds[each]}"


def _target(name: str, address: str) -> str:
    folder = name.rpartition("/")[0]
    return address.lstrip("/") if address.startswith("/") else f"{folder}/{address}".lstrip("/")


def _types(package: Package) -> Iterator[str]:
    types = package.trees["[Content_Types].xml"]
    endings = {node.get("Extension") for node in types if node.get("Extension")}
    named = [node.get("PartName", "").lstrip("/") for node in types if node.get("PartName")]
    yield from (f"a content type is told of {name}, which is no part" for name in named if name not in package.parts)
    for name, data in package.parts.items():
        if name not in named and name.rpartition(".")[2] not in endings:
            yield f"the part {name} has no content type"
        if name.startswith("word/") and name.endswith(".xml") and name not in named:
            yield f"the part {name} has no content type of its own"
        begins = _SIGNATURES.get(name.rpartition(".")[2], b"")
        if not data.lstrip().startswith(begins):
            yield f"the part {name} is not what its name says"


def _orphans(package: Package) -> Iterator[str]:
    """Every part is reached from the package: Word drops others, or refuses the file."""
    reached, ahead = (
        {"[Content_Types].xml"},
        [_target("", link.get("Target", "")) for link in package.trees["_rels/.rels"]],
    )
    while ahead:
        name = ahead.pop()
        if name not in reached and name in package.parts:
            reached.add(name)
            inside = (link for link in package.relations(name) if link.get("TargetMode") != "External")
            ahead += [_target(name, link.get("Target", "")) for link in inside]
    yield from (
        f"nothing leads to {name}" for name in package.parts if name not in reached and not name.endswith(".rels")
    )


def _styles(package: Package) -> Iterator[str]:
    kinds = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table", "basedOn": "", "next": "paragraph"}
    found = package.find("/w:styles/w:style", _STYLES)
    known = {(node.get(qualified("w:type"), ""), node.get(qualified("w:styleId"), "")) for node in found}
    for name in [*package.told, _STYLES, _LISTS]:
        for node in package.trees[name].iter(*(qualified(f"w:{tag}") for tag in kinds)):
            kind, style = kinds[etree.QName(node).localname], node.get(qualified("w:val"), "")
            if not any(style == one and kind in {"", other} for other, one in known):
                yield f"there is no {kind} style {style}"
    names = Counter(each.casefold() for each in package.values("/w:styles/w:style/w:name/@w:val", _STYLES))
    yield from (f"two styles are called {each}" for each, count in names.items() if count > 1)
    ids = Counter(package.values("/w:styles/w:style/@w:styleId", _STYLES))
    yield from (f"two styles have the id {each}" for each, count in ids.items() if count > 1)


def _numbers(package: Package) -> Iterator[str]:
    known = {*package.values("/w:numbering/w:num/@w:numId", _LISTS), "0"}
    used = [each for name in [*package.told, _STYLES] for each in package.values("//w:numPr/w:numId/@w:val", name)]
    yield from (f"there is no list {number}" for number in dict.fromkeys(used) if number not in known)
    defined = package.values("/w:numbering/w:abstractNum/@w:abstractNumId", _LISTS)
    for number in package.values("/w:numbering/w:num/w:abstractNumId/@w:val", _LISTS):
        if number not in defined:
            yield f"a list is of the definition {number}, which there is not"


def _fields(package: Package) -> Iterator[str]:
    for name in package.told:
        stack: list[str] = []
        for kind in package.values("//w:fldChar/@w:fldCharType", name):
            if kind == "begin":
                stack.append(kind)
            elif not stack:
                yield f"a field ends in {name} that has not begun"
            elif kind == "separate":
                stack[-1] = kind
            elif stack.pop() == "begin":
                yield f"a field in {name} has no result"
        if stack:
            yield f"a field in {name} does not end"
        yield from (f"a field in {name} waits to be brought up to date" for _ in package.find("//*[@w:dirty]", name))


def _bookmarks(package: Package) -> Iterator[str]:
    starts, ends = package.values("//w:bookmarkStart/@w:id"), package.values("//w:bookmarkEnd/@w:id")
    names = package.values("//w:bookmarkStart/@w:name")
    if sorted(starts) != sorted(ends) or len(set(starts)) != len(starts):
        yield "bookmarks do not begin and end once each"
    if len(set(names)) != len(names):
        yield "two bookmarks have one name"
    yield from (f"the name of the bookmark {name} is too long" for name in names if len(name) > 40)


def _links(package: Package) -> Iterator[str]:
    known = set(package.values("//w:bookmarkStart/@w:name"))
    for code in package.values("//w:instrText/text()"):
        words = code.split()
        if words[0] in {"REF", "PAGEREF"} and words[1] not in known:
            yield f"a field refers to {words[1]}, which is no bookmark"
    for name in package.values("//w:hyperlink/@w:anchor"):
        if name not in known:
            yield f"a link leads to {name}, which is no bookmark"


def _ids(package: Package) -> Iterator[str]:
    for what, path in (("drawings", "//wp:docPr/@id"), ("controls", "//w:sdt/w:sdtPr/w:id/@w:val")):
        numbers = package.values(path)
        if len(set(numbers)) != len(numbers):
            yield f"two {what} have one id"
    for drawing in package.find("//wp:docPr"):
        if drawing.get("descr") is None and not _said(drawing, ".//adec:decorative"):
            yield "a drawing has no alternative text"


def _notes(package: Package) -> Iterator[str]:
    """Each note and comment that is pointed at is there."""
    for kind in ("comment", "footnote"):
        held = package.values(f"//w:{kind}/@w:id", f"word/{kind}s.xml")
        for number in package.values(f"//w:{kind}Reference/@w:id"):
            if number not in held:
                yield f"there is no {kind} {number}"
    begun, ended = package.values("//w:commentRangeStart/@w:id"), package.values("//w:commentRangeEnd/@w:id")
    if sorted(begun) != sorted(ended):
        yield "the ranges of comments do not begin and end once each"


def _prompts(package: Package) -> Iterator[str]:
    for tag in ("updateFields", "attachedTemplate", "documentProtection"):
        if package.find(f"//w:{tag}", "word/settings.xml"):
            yield f"the settings have {tag}, for which Word asks"


def _sections(package: Package) -> Iterator[str]:
    for section in package.find("//w:sectPr"):
        for name in ("header", "footer"):
            kinds = Counter(_said(section, f"w:{name}Reference/@w:type"))
            yield from (f"a section has two {name}s of the type {each}" for each, count in kinds.items() if count > 1)
    if package.trees[_DOCUMENT][0][-1].tag != qualified("w:sectPr"):
        yield "the body does not end in its section"


def _headings(package: Package) -> Iterator[str]:
    """Accessibility: no level is skipped, and the document has a title."""
    last = 0
    for style in package.values("//w:pStyle/@w:val[starts-with(., 'Heading')]"):
        level = int(style.removeprefix("Heading"))
        if level > last + 1 and last:
            yield f"a heading of level {level} follows one of level {last}"
        last = level
    if not package.values("/*/*[local-name()='title']/text()", "docProps/core.xml"):
        yield "the document has no title"


def _said(node: Element, path: str) -> list[str]:
    found = node.xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [str(each) for each in found]


_CHECKS = (
    *(_cells, _grids, _margins, _relations, _types, _orphans, _styles, _numbers, _fields, _bookmarks, _links, _ids),
    *(_notes, _prompts, _sections, _headings),
)
