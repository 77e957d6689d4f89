"""The comments of one sheet: ours taken off, new ones put on, below what others wrote."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from lxml import etree

from reportgen.forms.returned.cells import CellPatch
from reportgen.forms.returned.parts import Namespaces, Parts
from reportgen.forms.returned.places import Place, address, position
from reportgen.forms.returned.strings import spelt, unspelt
from reportgen.model import marks

AUTHOR = "reportgen"
COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
SHAPE = re.compile(rb"<(\w+:)?shape\b.*?</(?:\w+:)?shape>\n?", re.DOTALL)
SHAPE_ID = re.compile(rb"""\bid\s*=\s*["']_x0000_s(\d+)["']""")
DECLARED = (
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
DRAWING = f"""<xml{DECLARED}>
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>
</xml>""".encode()
NOTE_TYPE = """<v:shapetype{declared} id="_x0000_t202" coordsize="21600,21600" o:spt="202"\
 path="m,l,21600r21600,l21600,xe">\
<v:stroke joinstyle="miter"/>\
<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
"""
NOTE = """<v:shape{declared} id="_x0000_s{id}" type="#_x0000_t202"\
 style="position:absolute;width:320px;height:{height}px;z-index:1;visibility:hidden" fillcolor="#ffffe1"\
 o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>\
<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>\
<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>\
<x:Anchor>{left}, 15, {top}, 2, {right}, 31, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>\
<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>
"""
NOTE_ROW = re.compile(rb"<(?:\w+:)?Row>\s*(\d+)")
NOTE_COLUMN = re.compile(rb"<(?:\w+:)?Column>\s*(\d+)")
FIRST_SHAPE = 1025
LAST_COLUMN, LAST_ROW, COLUMNS_WIDE = 16_383, 1_048_575, 5
LETTERS_IN_A_LINE, LINE_HEIGHT, MOST_LINES = 48, 16, 24


class Notes:
    """The comments of one sheet, and the shapes in which programs show them."""

    def __init__(self, parts: Parts, sheet: str) -> None:
        """Find what there is."""
        self._parts, self._sheet = parts, sheet
        links = parts.links(sheet)
        self._part = next((each.target for each in links if each.kind == "comments" and each.target in parts), None)
        self.threads = frozenset(
            position(each.get("ref", "A1"))
            for link in links
            if link.kind == "threadedComment" and link.target in parts
            for each in parts.xml(link.target).iterfind("{*}threadedComment")
        )
        """The cells under discussion, whose comment only stands in for what is said there."""
        self.keys: dict[Place, int] = {}
        """The key of our comment at each cell that has one from a former round."""
        for place, each in self._comments().items():
            for mark in marks.marks_in(_text_of(each)) if place not in self.threads else ():
                self.keys[place] = mark.key

    def replace(self, said: Mapping[Place, str], patch: CellPatch, namespaces: Namespaces) -> None:
        """Take off all comments of ours, put on those of this round, and let the sheet show them."""
        before = self._comments()
        gone = {place for place in self.keys if _stripped(before[place])}
        for place in sorted(self.keys):
            self._parts.xml(self._part or "", change=True)
            if place in gone:
                _parent(before[place]).remove(before[place])
        said = {place: text for place, text in said.items() if place not in self.threads}
        new = {place: text for place, text in said.items() if place in gone or place not in before}
        if said:
            self._write(said, namespaces)
        if gone or new:
            self._draw(gone, new, patch, namespaces)
        if self._part and gone and not self._comments():
            self._remove(self._part)

    def _comments(self) -> dict[Place, etree._Element]:
        found = self._parts.xml(self._part).iterfind("{*}commentList/{*}comment") if self._part else ()
        return {position(each.get("ref", "A1")): each for each in found}

    def _write(self, said: Mapping[Place, str], namespaces: Namespaces) -> None:
        if self._part is None:
            self._part = self._parts.free("xl/comments{}.xml")
            empty = f'<comments xmlns="{namespaces.main}"><authors/><commentList/></comments>'
            self._parts.put(self._part, empty.encode())
            self._parts.declare(self._part, COMMENTS)
            self._parts.connect(self._sheet, f"{namespaces.links}/comments", self._part)
        root = self._parts.xml(self._part, change=True)
        there = self._comments()
        author, (found,) = _author(root), root.iterchildren("{*}commentList")
        for place, text in said.items():
            comment = there.get(place)
            if comment is None:
                comment = etree.SubElement(found, _like(found, "comment"), ref=address(place), authorId=str(author))
                etree.SubElement(comment, _like(found, "text"))
                _append_run(comment, text)
            else:
                _append_run(comment, f"\n\n{text}")

    def _draw(self, gone: AbstractSet[Place], new: Mapping[Place, str], patch: CellPatch, names: Namespaces) -> None:
        links = self._parts.links(self._sheet)
        part = next((each.target for each in links if each.id == patch.drawing and each.target in self._parts), None)
        if part is None and new:
            part = self._parts.free("xl/drawings/vmlDrawing{}.vml")
            self._parts.put(part, DRAWING)
            self._parts.declare_suffix("vml", VML)
            patch.draw(self._parts.connect(self._sheet, f"{names.links}/vmlDrawing", part), names.links)
        if part is not None:
            shapes = _with_notes(_without_notes(self._parts.read(part), gone), new)
            self._parts.put(part, shapes)
            if not SHAPE.search(shapes):
                self._remove(part)
                patch.undraw()

    def _remove(self, part: str) -> None:
        """Take out a part that held nothing but what was ours."""
        for each in self._parts.links(self._sheet):
            if each.target == part:
                self._parts.disconnect(self._sheet, each.id)
        self._parts.drop(part)


def _texts(comment: etree._Element) -> list[etree._Element]:
    """The elements that hold a comment's text, but for its phonetic reading."""
    return [
        each
        for text in comment.iterchildren("{*}text")
        for each in text.iter("{*}t")
        if etree.QName(_parent(each)).localname != "rPh"
    ]


def _text_of(comment: etree._Element) -> str:
    return "".join(unspelt(each.text or "") for each in _texts(comment))


def _stripped(comment: etree._Element) -> bool:
    """Take what is ours out of a comment; whether nothing else was in it."""
    whole = _text_of(comment)
    if not marks.others_words(whole):
        return True
    for mark in reversed(list(marks.marks_in(whole))):
        start = 0
        for each in _texts(comment):
            text = unspelt(each.text or "")
            left, right = max(mark.start - start, 0), max(mark.end - start, 0)
            each.text = spelt(text[:left] + text[right:])
            start += len(text)
            if not each.text and each.text != text and etree.QName(_parent(each)).localname == "r":
                _parent(_parent(each)).remove(_parent(each))
    return False


def _append_run(comment: etree._Element, text: str) -> None:
    (body,) = comment.iterchildren("{*}text")
    for plain in body.iterchildren("{*}t"):
        run = etree.Element(_like(body, "r"))
        body.replace(plain, run)
        run.append(plain)
    run = etree.Element(_like(body, "r"))
    look = etree.SubElement(run, _like(body, "rPr"))
    for name, value in (("sz", "9"), ("color", "81"), ("rFont", "Tahoma"), ("family", "2")):
        etree.SubElement(look, _like(body, name), {"indexed" if name == "color" else "val": value})
    etree.SubElement(run, _like(body, "t"), {SPACE: "preserve"}).text = spelt(text)
    body.insert(len(list(body.iterchildren("{*}r"))), run)


def _author(root: etree._Element) -> int:
    (authors,) = root.iterchildren("{*}authors")
    names = [each.text for each in authors]
    if AUTHOR not in names:
        etree.SubElement(authors, _like(authors, "author")).text = AUTHOR
        return len(names)
    return names.index(AUTHOR)


def _without_notes(shapes: bytes, places: AbstractSet[Place]) -> bytes:
    """A drawing without the shapes of the comments at some cells."""
    return SHAPE.sub(lambda found: b"" if _noted(found[0]) in places else found[0], shapes)


def _noted(shape: bytes) -> Place | None:
    """The cell whose comment a shape shows."""
    row, column = NOTE_ROW.search(shape), NOTE_COLUMN.search(shape)
    return (int(row[1]) + 1, int(column[1]) + 1) if row and column and b"Note" in shape else None


def _with_notes(shapes: bytes, said: Mapping[Place, str]) -> bytes:
    """A drawing with a shape for each new comment."""
    first = max([FIRST_SHAPE - 1, *map(int, SHAPE_ID.findall(shapes))]) + 1
    declared = "" if all(each.encode() in shapes for each in DECLARED.split()) else DECLARED
    kind = NOTE_TYPE.format(declared=declared) if said and b'id="_x0000_t202"' not in shapes else ""
    notes = (_note(first + number, place, text, declared) for number, (place, text) in enumerate(said.items()))
    end = shapes.rindex(b"</xml")
    return shapes[:end] + kind.encode() + "".join(notes).encode() + shapes[end:]


def _note(number: int, place: Place, text: str, declared: str) -> str:
    row, column = place[0] - 1, place[1] - 1
    lines = sum(1 + len(line) // LETTERS_IN_A_LINE for line in text.splitlines())
    tall = min(lines, MOST_LINES) + 1
    left, top = min(column + 1, LAST_COLUMN - COLUMNS_WIDE), min(row, LAST_ROW - tall)
    return NOTE.format(
        id=number, height=tall * LINE_HEIGHT, left=left, right=left + COLUMNS_WIDE, top=top, bottom=top + tall,
        row=row, column=column, declared=declared,
    )  # fmt: skip


def _like(element: etree._Element, name: str) -> str:
    """A name in the namespace of an element."""
    return f"{{{etree.QName(element).namespace}}}{name}"


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None  # noqa: S101 - it was found below a root
    return parent
