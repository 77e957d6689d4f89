"""Outlines: what a document says, stripped of how: headings, messages, captions, cells, notes, alt texts."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from reportgen.render.pdf_text import CELLS, Block, pdf_blocks
from reportgen.render.word.cover import COVER
from reportgen.render.word.figures import alternative_text
from reportgen.render.word.headings import HeadingNumbers
from reportgen.render.word.markup import Markup, classes, collapse, read_markup
from reportgen.render.word.xml import Element, qualified

PAGE = "\ufffc"  # stands for a page number, which each format knows by itself
PROSE = frozenset({"message", "caption", "note", "text"})
PARAGRAPH = "paragraph"  # prose in a PDF, whose tags do not tell a note from a caption
_IN_WORDS = re.compile(r"(?<=\w)-")
_UNSEEN = re.compile("[\\s\u00ad\u200b\u2010\u2060\ufeff\ufffe\u0002]+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_NO_LETTERS = re.compile(f"[0-9-{PAGE}“”„«»\u2018-\u201a\u2039\u203a()<>\\[\\]]")
_BLOCKS = frozenset({"p", "ul", "ol"})


@dataclass(frozen=True)
class Line:
    """One thing said: its kind (heading1 to heading3, message, caption, cell, note, alt, text) and its text."""

    kind: str
    text: str
    # In a PDF: how many lines from here on begin a page, and so may only carry on what came before.
    opens: int = field(default=0, compare=False)
    # In HTML and PDF: a cell of a table's head, which comes again on each page.
    head: bool = field(default=False, compare=False)

    @property
    def is_right_to_left(self) -> bool:
        """Whether anything in it is written from right to left."""
        return _RIGHT_TO_LEFT.search(self.text) is not None

    @property
    def folded(self) -> str:
        """The text without white space and the hyphens in words: a PDF does not tell which hyphen ended a line.

        A PDF tells right-to-left text in the order of its pieces on the page: of such a line, only the letters count.
        (Where a line of the page begins with it, quotation marks and brackets are drawn as that direction has them.)
        """
        seen = _UNSEEN.sub("", self.text).replace("\u2011", "-")
        if self.is_right_to_left:
            return "".join(sorted(_NO_LETTERS.sub("", seen)))
        return _IN_WORDS.sub("", seen)


def outline_html(html: str) -> list[Line]:
    """What the HTML says, running header and footer apart. Raises UnknownMarkup as the Word writer does."""
    markup = read_markup(html)
    return [line for node in markup.body if node.tag not in {"header", "footer"} for line in _html(node, markup)]


def outline_word(docx: bytes) -> list[Line]:
    """What the body of a Word file says, by its paragraph and table styles."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        body, styles, lists = (
            etree.fromstring(archive.read(f"word/{name}.xml")) for name in ("document", "styles", "numbering")
        )
    numbers = HeadingNumbers(styles, lists)
    return [line for node in _after_cover(body[0]) for line in _word(node, numbers)]


def _after_cover(body: Element) -> Iterator[Element]:
    """The blocks of a body; a corporate template's cover stands in no other format."""
    cover = ""
    for node in body:
        if node.get(qualified("w:name")) == COVER:
            cover = node.get(qualified("w:id"), "")
        elif node.tag == qualified("w:bookmarkEnd") and node.get(qualified("w:id")) == cover:
            cover = ""
        elif not cover:
            yield node


def outline_pdf(pdf: bytes) -> list[Line]:
    """What a tagged PDF says, by its structure tree; artifacts such as running headers are no part of it."""
    kinds = {f"H{level}": f"heading{level}" for level in range(1, 7)} | {"TH": "cell", "TD": "cell", "Figure": "alt"}
    lines: list[Line] = []
    page, carried = 0, False
    for unit in _units(pdf_blocks(pdf)):
        opens = unit.page > page or (carried and not unit.head)
        made = [
            Line(kinds.get(block.tag, PARAGRAPH), " ".join(block.text.split()), head=unit.head)
            for block in unit.blocks
            if block.tag in CELLS or block.text.strip()
        ]
        if made:
            lines += [replace(made[0], opens=len(made) if opens else 0), *made[1:]]
            page, carried = unit.page, opens and unit.head
    return lines


@dataclass(frozen=True)
class _Unit:
    """What a PDF keeps on one page or carries on whole: a table's head, a row, or a single block."""

    page: int
    blocks: list[Block]
    head: bool = False


def _units(blocks: Sequence[Block]) -> list[_Unit]:
    units: list[_Unit] = []
    head = False
    for block in blocks:
        if block.tag == "THead":
            units.append(_Unit(block.page, [], head=True))
        elif block.tag == "TR" and not head:
            units.append(_Unit(block.page, []))
        elif block.tag in {"TH", "TD"}:
            units[-1].blocks.append(block)
        elif block.tag not in {"Table", "TBody", "TR"}:
            units.append(_Unit(block.page, [block]))
        head = block.tag == "THead" or (head and block.tag in {"TR", "TH", "TD"})
    return units


def _html(node: Element, markup: Markup) -> Iterator[Line]:
    tag = str(node.tag)
    if tag in {"th", "td"}:
        yield Line("cell", _html_text(node), head=next(node.iterancestors("thead"), None) is not None)
    elif tag == "svg":
        yield Line("alt", alternative_text(markup.chart(node)))
    elif tag in {"h1", "h2", "h3"}:
        yield Line(f"heading{tag[1]}", _html_text(node))
    elif tag == "p":
        named = next(iter(classes(node)), "text")
        yield from _said(Line(named if named in PROSE else "text", _html_text(node)))
    elif tag == "li":
        yield from _said(Line("text", _html_text(node, without=_BLOCKS)))
        yield from (line for child in node if child.tag in _BLOCKS for line in _html(child, markup))
    else:
        yield from (line for child in node for line in _html(child, markup))


def _said(line: Line) -> Iterator[Line]:
    if line.folded:
        yield line


def _html_text(node: Element, without: frozenset[str] = frozenset()) -> str:
    return collapse("".join(_html_texts(node, without))).strip()


def _html_texts(node: Element, without: frozenset[str]) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        if child.tag not in without:
            yield from _html_texts(child, frozenset())
            if child.tag == "br":
                yield " "
            if _page_number(child):
                yield PAGE
        yield child.tail or ""


def _page_number(node: Element) -> bool:
    """Whether a page number follows the text of this link: in the contents, or where it is asked for."""
    return node.tag == "a" and ("page" in classes(node) or next(node.iterancestors("nav"), None) is not None)


def _word(node: Element, numbers: HeadingNumbers) -> Iterator[Line]:
    tag = etree.QName(node).localname
    if tag == "tbl":
        yield from _word_table(node, numbers)
    elif tag == "p":
        yield from _word_paragraph(node, numbers)
    elif tag in {"sdt", "sdtContent"}:
        yield from (line for child in node for line in _word(child, numbers))


def _word_table(node: Element, numbers: HeadingNumbers) -> Iterator[Line]:
    style = _value(node.find(f"{qualified('w:tblPr')}/{qualified('w:tblStyle')}"))
    for cell in node.iterfind(f"{qualified('w:tr')}/{qualified('w:tc')}"):
        if style.startswith("ReportTable"):
            yield Line("cell", " ".join(_word_text(paragraph) for paragraph in cell.iter(qualified("w:p"))).strip())
        elif style == "KeyFigures":
            yield Line("text", " ".join(_word_text(paragraph) for paragraph in cell.iter(qualified("w:p"))).strip())
        else:
            yield from (line for child in cell for line in _word(child, numbers))


def _word_paragraph(node: Element, numbers: HeadingNumbers) -> Iterator[Line]:
    style = _value(node.find(f"{qualified('w:pPr')}/{qualified('w:pStyle')}")).lower()
    kind = style if style in PROSE or style.startswith("heading") else "text"
    for properties in node.iter(qualified("wp:docPr")):
        if words := properties.get("descr"):  # a logo has none: it is decoration
            yield Line("alt", words)
    number = numbers.next(node) if style.startswith("heading") else ""
    yield from _said(Line(kind, f"{number} {_word_text(node)}".strip()))


def _value(node: Element | None) -> str:
    return "" if node is None else node.get(qualified("w:val"), "")


_WORD_TEXT: Mapping[str, Callable[[Element], str]] = {
    qualified("w:t"): lambda node: node.text or "",
    qualified("w:br"): lambda _: " ",
    qualified("w:tab"): lambda _: " ",
    qualified("w:noBreakHyphen"): lambda _: "\u2011",
    qualified("w:softHyphen"): lambda _: "\u00ad",
}


def _word_text(paragraph: Element) -> str:
    """The text of a paragraph with the results of its fields; a page number stands as PAGE."""
    said: list[str] = []
    in_page = False
    for run in paragraph.iter(qualified("w:r")):
        for node in run:
            if node.tag == qualified("w:instrText") and (node.text or "").split()[:1] == ["PAGEREF"]:
                in_page = True
                said.append(PAGE)
            elif node.get(qualified("w:fldCharType")) == "end":
                in_page = False
            elif node.tag in _WORD_TEXT and not in_page:
                said.append(_WORD_TEXT[str(node.tag)](node))
    return "".join(said)
