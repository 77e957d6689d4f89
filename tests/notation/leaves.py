"""The pages of a finished PDF, measured: what stands outside the text block, on what else, alone, or nowhere at all."""

import ctypes
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from reportgen.programme import built_in_templates
from reportgen.render.pdf_text import Block, pdf_blocks

POINTS_PER_MM = 72 / 25.4
SLACK = 0.8  # points: overhang of letters and the width of a rule
HEADINGS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})

Box = tuple[float, float, float, float]  # left, bottom, right, top in points


@dataclass(frozen=True)
class Piece:
    """Something drawn on a page: a run of text, else a rule, a ground or a picture (`text` is empty)."""

    box: Box
    text: str
    is_running: bool


@dataclass(frozen=True)
class Leaf:
    """A page: its number from 1, its size, its text block, and what is drawn on it."""

    number: int
    width: float
    height: float
    block: Box
    pieces: tuple[Piece, ...]

    @property
    def body(self) -> list[Piece]:
        """All but running header and footer."""
        return [each for each in self.pieces if not each.is_running]


def leaves(pdf: bytes) -> list[Leaf]:
    """The pages of a PDF that was set with the margins of the style sheet that comes with reportgen."""
    upright, landscape = _margins((built_in_templates() / "style" / "print.css").read_text("utf-8"))
    with pypdfium2.PdfDocument(pdf) as document:
        found = []
        for number, page in enumerate(document, 1):
            width, height = page.get_size()
            block = _block(width, height, landscape if width > height else upright)
            found.append(Leaf(number, width, height, block, tuple(_pieces(page, block))))
            page.close()
    return found


def _margins(css: str) -> tuple[Sequence[float], Sequence[float]]:
    """Margins (top, sides, bottom, in points) of upright and of landscape pages, as the style sheet states them."""
    stated = re.findall(r"@page( landscape)? \{\s.*?margin: ([\d.]+)mm ([\d.]+)mm ([\d.]+)mm", css, re.DOTALL)
    named = {name.strip(): [float(each) * POINTS_PER_MM for each in three] for name, *three in stated}
    return named[""], named["landscape"]


def _block(width: float, height: float, margins: Sequence[float]) -> Box:
    top, side, bottom = margins
    return side, bottom, width - side, height - top


def _pieces(page: Any, block: Box) -> Iterator[Piece]:  # noqa: ANN401 - pypdfium2 comes without types
    words = page.get_textpage()
    for each in page.get_objects(max_depth=1):
        box = each.get_bounds()
        text = _text(each, words) if each.type == pdfium.FPDF_PAGEOBJ_TEXT else ""
        artefact = pdfium.FPDFPageObj_GetMarkedContentID(each.raw) < 0
        # Rules and grounds are artefacts as running lines are; these stand in the margins, above or below the block.
        in_margin = box[1] > block[3] - SLACK or box[3] < block[1] + SLACK
        yield Piece(box, text, artefact and (bool(text) or in_margin))


def _text(each: Any, words: Any) -> str:  # noqa: ANN401 - as above
    size = pdfium.FPDFTextObj_GetText(each.raw, words.raw, None, 0)
    room = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFTextObj_GetText(each.raw, words.raw, room, size)
    return bytes(room)[: max(size - 2, 0)].decode("utf-16-le", errors="replace").strip()


def layout_faults(pdf: bytes) -> list[str]:
    """What is wrong with the pages of a PDF, a sentence each; empty where they are whole."""
    found = leaves(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        captions = list(_captions(file))
    return [*_outside(found), *_blank(found), *_overlapping(found), *_parted(pdf_blocks(pdf)), *captions]


def _outside(found: Iterable[Leaf]) -> Iterator[str]:
    for leaf in found:
        left, bottom, right, top = leaf.block
        for piece in leaf.pieces:
            low, high = (0.0, leaf.height) if piece.is_running else (bottom, top)
            x0, y0, x1, y1 = piece.box
            if x0 < left - SLACK or x1 > right + SLACK or y0 < low - SLACK or y1 > high + SLACK:
                place = ", ".join(f"{each:.0f}" for each in piece.box)
                yield f"page {leaf.number}: '{piece.text[:40]}' ({place}) stands outside the text block"


def _blank(found: Iterable[Leaf]) -> Iterator[str]:
    for leaf in found:
        if not any(piece.text for piece in leaf.body):
            yield f"page {leaf.number} is blank"


def _overlapping(found: Iterable[Leaf]) -> Iterator[str]:
    """Texts that stand on each other: a box that holds more than it has room for."""
    for leaf in found:
        texts = sorted((each for each in leaf.pieces if not _marks_only(each.text)), key=lambda each: each.box)
        for index, one in enumerate(texts):
            for other in texts[index + 1 :]:
                if other.box[0] >= one.box[2] - SLACK:
                    break
                if min(one.box[3], other.box[3]) - max(one.box[1], other.box[1]) > SLACK < other.box[2] - other.box[0]:
                    yield f"page {leaf.number}: '{other.text[:40]}' stands on '{one.text[:40]}'"


def _marks_only(text: str) -> bool:
    """Whether a text is nothing, or only accents and strokes, which belong on other letters."""
    return all(unicodedata.combining(each) for each in text)


def _parted(blocks: Sequence[Block]) -> Iterator[str]:
    """Headings whose page ends before what they head."""
    for index, block in enumerate(blocks):
        if block.tag in HEADINGS and block.text.strip():
            after = next((each for each in blocks[index + 1 :] if each.text.strip()), None)
            if after is None or after.page != block.page:
                yield f"page {block.page + 1}: the heading '{block.text[:40]}' stands at the foot"


def _captions(file: pikepdf.Pdf) -> Iterator[str]:
    """Captions whose page ends before what they name, and heads of tables without a row."""
    pages = {page.obj.objgen: number for number, page in enumerate(file.pages, 1)}
    nodes = list(_nodes(file.Root.StructTreeRoot))
    for index, node in enumerate(nodes):
        page = pages[node.Pg.objgen] if "/Pg" in node else 0
        if node.S == "/Caption":
            named = next((each for each in nodes[index + 1 :] if each.S in {"/Table", "/Figure"}), None)
            if named is None or pages[named.Pg.objgen] != page:
                yield f"page {page}: a caption stands apart from what it names"
        elif node.S == "/Table" and not any(_is_row(each) for each in _kids(node)):
            yield f"page {page}: the head of a table stands alone"


def _is_row(node: Any) -> bool:  # noqa: ANN401 - pikepdf objects have no static type
    return node.S == "/TR" or (node.S == "/TBody" and bool(_kids(node)))


def tag_faults(pdf: bytes) -> list[str]:
    """What a PDF lacks for a reader who cannot see it, beyond what the validator asks; empty where all is there."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [*_about(file), *_elements(file), *_bookmarks(file)]


def _about(file: pikepdf.Pdf) -> Iterator[str]:
    if not str(file.Root.get("/Lang", "")):
        yield "no language is stated"
    for name in ("/Title", "/Author", "/Subject", "/Keywords"):
        if not str(file.docinfo.get(name, "")).strip():
            yield f"the property {name} is empty"
    if "/ViewerPreferences" not in file.Root or not file.Root.ViewerPreferences.get("/DisplayDocTitle"):
        yield "a window shows the file's name instead of the title"
    if file.attachments or "/AF" in file.Root:
        yield "there are attachments"
    for number, page in enumerate(file.pages, 1):
        if page.obj.get("/Tabs") != "/S":
            yield f"page {number}: links are not visited in reading order"


def _elements(file: pikepdf.Pdf) -> Iterator[str]:
    pages = {page.obj.objgen: number for number, page in enumerate(file.pages, 1)}
    level, tables, marks = 0, [False], set()
    for node in _nodes(file.Root.StructTreeRoot):
        tag, where = str(node.S), f"page {pages.get(node.Pg.objgen) if '/Pg' in node else '?'}"
        kids = _kids(node)
        marks |= {(node.Pg.objgen, kid) for kid in kids if isinstance(kid, int)}
        if tag == "/Figure" and not str(node.get("/Alt", "")).strip():
            yield f"{where}: a figure has no alternative text"
        if tag[1:] in HEADINGS:
            if int(tag[2]) > level + 1:
                yield f"{where}: a heading of level {tag[2]} follows one of level {level}"
            level = int(tag[2])
        if tag == "/Table":
            tables.append(False)
        if tag == "/TH":
            tables[-1] = True
            if str(node.get("/A", {}).get("/Scope", "")) not in {"/Row", "/Column"}:
                yield f"{where}: a header of a table has no scope"
    if not all(tables[1:]):
        yield "a table has no header"
    yield from _untagged(file, marks)


def _nodes(node: Any) -> Iterator[Any]:  # noqa: ANN401 - pikepdf objects have no static type
    """The elements below one, in the order in which they are read."""
    for kid in _kids(node):
        if not isinstance(kid, int) and "/S" in kid:
            yield kid
            yield from _nodes(kid)


def _kids(node: Any) -> list[Any]:  # noqa: ANN401 - as above
    kids = node.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _untagged(file: pikepdf.Pdf, tagged: set[tuple[tuple[int, int], int]]) -> Iterator[str]:
    """Content that neither hangs on the tree nor is marked as an artefact."""
    for number, page in enumerate(file.pages, 1):
        for each in pikepdf.parse_content_stream(page, operators="BDC"):
            operands = list(each.operands)
            mark = operands[1].get("/MCID") if isinstance(operands[1], pikepdf.Dictionary) else None
            if mark is not None and (page.obj.objgen, int(mark)) not in tagged:
                yield f"page {number}: content {mark} is neither tagged nor an artefact"


def _bookmarks(file: pikepdf.Pdf) -> Iterator[str]:
    with file.open_outline() as outline:
        if not outline.root:
            yield "there are no bookmarks"
