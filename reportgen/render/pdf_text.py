"""The text of a tagged PDF in the order of its structure: each block with its tag, read in milliseconds."""

import ctypes
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

# Tags that end the text before them and begin their own; all others are parts of a line.
_BLOCKS = frozenset(
    {"P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD"}
) | {"Figure", "Caption", "Div", "Sect", "Document", "BlockQuote", "Aside", "Part", "Art", "TOC", "TOCI"}
CELLS = frozenset({"TH", "TD"})
# What is told without text of its own: cells may be empty, and the parts of a table say what repeats on its pages.
_TOLD = CELLS | {"Table", "THead", "TBody", "TR"}

_ROOM = 512  # characters: a line of text has fewer

Texts = Mapping[tuple[int, int], str]


@dataclass
class Block:
    """A structure element, the page it begins on (from 0) and its own text; for a figure its alternative text."""

    tag: str
    page: int
    text: str = ""


def pdf_blocks(pdf: bytes) -> list[Block]:
    """The blocks of the structure tree in reading order. Raises ValueError where the PDF is not tagged."""
    texts = _marked_texts(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        if "/StructTreeRoot" not in file.Root:
            raise ValueError("the PDF is not tagged")
        numbers = {page.obj.objgen: index for index, page in enumerate(file.pages)}
        blocks: list[Block] = []
        _Walk(texts, numbers, blocks).children(file.Root.StructTreeRoot, Block("Document", -1), -1)
    return [block for block in blocks if block.text or block.tag in _TOLD]


@dataclass(frozen=True)
class _Walk:
    texts: Texts
    pages: Mapping[tuple[int, int], int]
    blocks: list[Block]

    def children(self, node: Any, block: Block, page: int) -> None:  # noqa: ANN401 - pikepdf objects have no static type
        """Add the text of `node`'s kids to `block`; kids that are blocks begin their own."""
        kids = node.get("/K")
        current = block
        for kid in () if kids is None else kids if isinstance(kids, pikepdf.Array) else (kids,):
            if isinstance(kid, int):
                current.text += self.texts.get((page, kid), "")
            elif "/S" in kid:
                self._element(kid, current, page)
                current = self._after(kid, current, block)
            elif "/MCID" in kid:
                current.text += self.texts.get((self._page(kid, page), int(kid.MCID)), "")

    def _element(self, node: Any, block: Block, page: int) -> None:  # noqa: ANN401 - as above
        tag, page = str(node.S)[1:], self._page(node, page)
        if tag == "Lbl":
            return
        if tag == "Figure":
            self.blocks.append(Block(tag, page, str(node.get("/Alt", ""))))
        elif tag in _BLOCKS and block.tag not in CELLS:
            self.blocks.append(Block(tag, page))
            self.children(node, self.blocks[-1], page)
        else:
            self.children(node, block, page)

    def _after(self, kid: Any, current: Block, block: Block) -> Block:  # noqa: ANN401 - as above
        """Text that follows a block within its parent is a line of its own."""
        if block.tag in CELLS or str(kid.S)[1:] not in _BLOCKS:
            return current
        self.blocks.append(Block("Span", block.page))
        return self.blocks[-1]

    def _page(self, node: Any, page: int) -> int:  # noqa: ANN401 - as above
        return self.pages[node.Pg.objgen] if "/Pg" in node else page


def _marked_texts(pdf: bytes) -> dict[tuple[int, int], str]:
    """The text of each marked content, by page (from 0) and its id there."""
    found: dict[tuple[int, int], str] = {}
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            for mark, text in _page_texts(page.raw):
                found[number, mark] = found.get((number, mark), "") + text
            page.close()
    return found


def _page_texts(page: Any) -> Iterator[tuple[int, str]]:  # noqa: ANN401 - a pointer of pdfium
    words = pdfium.FPDFText_LoadPage(page)
    room = (ctypes.c_ushort * _ROOM)()
    try:
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            thing = pdfium.FPDFPage_GetObject(page, index)
            if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_TEXT:
                yield pdfium.FPDFPageObj_GetMarkedContentID(thing), _text(thing, words, room)
    finally:
        pdfium.FPDFText_ClosePage(words)


def _text(thing: Any, words: Any, room: Any) -> str:  # noqa: ANN401 - pointers of pdfium
    """The text of an object, in UTF-16 with a zero at its end; pdfium fills `room` only where it is large enough."""
    size = pdfium.FPDFTextObj_GetText(thing, words, room, 2 * len(room))
    if size > 2 * len(room):
        room = (ctypes.c_ushort * size)()
        size = pdfium.FPDFTextObj_GetText(thing, words, room, 2 * len(room))
    return bytes(room)[: size - 2].decode("utf-16-le", errors="replace")
