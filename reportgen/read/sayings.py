"""What people say in a Word document, and what it is gathered from: pieces of text with their marks, in paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
"""What files saved as Strict Open XML are written in; hardly any program does so."""

CHECKS = "{http://schemas.microsoft.com/office/word/2010/wordml}"
OURS = re.compile(r"(commitment|point|due|decision|signed):.+", re.DOTALL)
"""The codes of the fields that our documents ask in."""

BOOKMARK = "_Answer_"
"""How the names of the bookmarks around our fields begin; they tell the first two parts of the code."""
BOXES = frozenset({"commitment:accept", "commitment:decline"})

LONGEST_PASSAGE, LONGEST_ROW, LONGEST_QUOTE = 1_000, 300, 2_000
"""Characters of what stands around a saying that are told with it; of what was said, all."""

IN, OUT, FROM, TO = "ins", "del", "moveFrom", "moveTo"
GONE = frozenset({OUT, FROM})
COME = frozenset({IN, TO})
LOOKS = frozenset({"rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange"})
PAGES = frozenset({"PAGE", "NUMPAGES", "PAGEREF"})
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
MARK = "¶"
"""Stands for the end of a paragraph, where that alone was put in or taken out."""


@dataclass(frozen=True)
class Saying:
    """What somebody said in a document.

    kind       answer (text or date), tick (a box: `new` is x or empty), comment, change, move
    code       of the field that it answers; title: what the field is called
    place      the heading that it stands under, or the part beside the body; row: the first two cells of its table row
    passage    the paragraph around it, as it reads now
    old, new   what was taken out and put in; of a comment the words that it is about, and the comment
    answers_to the comment that a comment answers; settled: marked as done
    """

    kind: str
    code: str = ""
    title: str = ""
    place: str = ""
    row: str = ""
    passage: str = ""
    who: str = ""
    when: str = ""
    old: str = ""
    new: str = ""
    day: str = ""
    answers_to: str = ""
    settled: bool = False


def word(name: str) -> str:
    """The name of an element or attribute as Word writes it."""
    return f"{WORD}{name}"


@dataclass(frozen=True)
class Mark:
    """That text was put in, taken out or moved: how, by whom, when, and in which move."""

    kind: str
    who: str
    when: str
    move: str = ""


@dataclass
class Field:
    """A place to answer, while its text is gathered."""

    saying: Saying
    lines: list[list[str]] = field(default_factory=list)
    paragraph: object = None

    def add(self, text: str, paragraph: object) -> None:
        """More of the answer; another paragraph begins another line."""
        if not self.lines or paragraph is not self.paragraph:
            self.lines.append([])
            self.paragraph = paragraph
        self.lines[-1].append(text)


@dataclass(frozen=True)
class Piece:
    """A stretch of text with the marks on it, the field that it answers, and whether it is a page number."""

    text: str
    marks: tuple[Mark, ...]
    asked: Field | None
    page: bool

    @property
    def stays(self) -> bool:
        """Whether it is part of the text as it reads now."""
        return all(mark.kind not in GONE for mark in self.marks)

    @property
    def was_there(self) -> bool:
        """Whether it was part of the text before changes were tracked."""
        return all(mark.kind not in COME for mark in self.marks)


@dataclass
class Paragraph:
    """A paragraph being gathered: where it stands, what its style is called, and its text."""

    place: str
    row: str
    style: str
    pieces: list[Piece] = field(default_factory=list)

    @property
    def under(self) -> str:
        """The heading that it stands under; a heading stands under itself."""
        return " ".join(self.now.split()) if self.style.startswith("heading") and self.now.strip() else self.place

    @property
    def now(self) -> str:
        """Its text as it reads now."""
        return "".join(piece.text for piece in self.pieces if piece.stays)


@dataclass(frozen=True)
class State:
    """What holds for the text below an element."""

    marks: tuple[Mark, ...] = ()
    asked: Field | None = None


def changes(made: Paragraph) -> Iterator[Saying]:
    """What each person changed in a paragraph: what was taken out and put in at one place is one change."""
    passage = made.now[:LONGEST_PASSAGE]
    under_way: dict[str, list[tuple[Mark, str]]] = {}
    for piece in (*made.pieces, None):
        marks = [mark for mark in piece.marks if mark.kind in {IN, OUT}] if piece and not piece.asked else []
        for who in [who for who in under_way if all(mark.who != who for mark in marks)]:
            yield _change(made, passage, under_way.pop(who))
        for mark in marks:
            under_way.setdefault(mark.who, []).append((mark, piece.text if piece else ""))


def _change(made: Paragraph, passage: str, parts: list[tuple[Mark, str]]) -> Saying:
    old, new = ("".join(text for mark, text in parts if mark.kind == kind) for kind in (OUT, IN))
    last = parts[-1][0]
    return Saying(
        "change", place=made.place, row=made.row, passage=passage, who=last.who, when=last.when, old=old, new=new
    )


def plain_text(node: etree._Element) -> str:
    """The text of an element as it reads now, a line a paragraph."""
    return "\n".join("".join(_letters(each)) for each in node.iter(word("p"))).strip("\n")


def _letters(paragraph: etree._Element) -> Iterator[str]:
    for run in paragraph.iter(word("r")):
        if any(etree.QName(above).localname in GONE for above in run.iterancestors()):
            continue
        for each in run.iterchildren(etree.Element):
            name = etree.QName(each).localname
            yield (each.text or "") if name == "t" else SIGNS.get(name, "")


def style_names(styles: etree._Element) -> dict[str, str]:
    """What each style is called, in lower case, by its id: ids differ by program and language."""
    return {
        each.get(word("styleId"), ""): value_of(each, "name").lower() for each in styles.iterchildren(word("style"))
    }


def value_of(node: etree._Element | None, name: str) -> str:
    """What the child of this name says in its `w:val`; empty where there is none."""
    found = node.find(word(name)) if node is not None else None
    return found.get(word("val"), "") if found is not None else ""


def brief(cell: etree._Element) -> str:
    """The beginning of a cell's text, without what was taken out or answered; a line break is a space."""
    pieces = islice(cell.iter(word("t"), word("br"), word("p")), LONGEST_ROW)
    texts = (
        (each.text or "") if etree.QName(each).localname == "t" else " "
        for each in pieces
        if next(each.iterancestors(word("sdt")), None) is None
    )
    return " ".join("".join(texts).split())[:LONGEST_ROW]


def symbol(node: etree._Element) -> str:
    """The character of a `w:sym`, which names it by its number in a font."""
    code = node.get(word("char"), "")
    return chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else ""
