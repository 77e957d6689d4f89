"""Writes a document as one HTML page that needs nothing else: style and fonts inside, no script, nothing to load."""

import base64
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from lxml import etree

from reportgen.compose.fonts import Face
from reportgen.compose.numbering import written
from reportgen.render.style import Style

# What nearly every document needs: ASCII, Latin-1, quotation marks and dashes, and the signs of our pages, so that one
# subset serves them all. A page that needs more gets a subset of its own.
COMMON = frozenset(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x2010, 0x2023)])) | frozenset(
    "•…−≤≥→←↑↓⇄■▲●◆○◐◔€"
)
REGULAR = 400
SHEET_PLACE = "@@style@@"  # somebody may have typed it: only a style element with it is the place
FEATURES = ("kern", "tnum", "lnum")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"


def set_page(html: str, *, style: Style) -> bytes:
    """`html` (well-formed, numbered) as a self-contained page in UTF-8; the same input gives the same bytes.

    Raises XMLSyntaxError where it is not well-formed.
    """
    root = etree.fromstring(html.encode().lstrip(), etree.XMLParser(resolve_entities=False, no_network=True))
    head, body = _part(root, "head"), _part(root, "body")
    body.extend(body.findall("footer"))  # a page that scrolls has its footer once, at its end
    _meta(head, {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    _meta(head, {"http-equiv": "Content-Security-Policy", "content": POLICY})
    etree.SubElement(head, "style").text = SHEET_PLACE
    # A style sheet is no XML text: it goes in after the tree is written, so that its > and & stay as they are.
    sheet = "\n".join([*_font_faces(root, style), style.screen_sheet])
    return written(root).replace(f"<style>{SHEET_PLACE}</style>", f"<style>{sheet}</style>").encode()


def _meta(head: etree._Element, attributes: dict[str, str]) -> None:
    """Put a meta element right behind the one that states the encoding."""
    head.insert(1, etree.Element("meta", attributes))


def _part(root: etree._Element, name: str) -> etree._Element:
    found = root.find(name)
    if found is None:
        raise ValueError(f"The page has no <{name}>: base.html writes one.")
    return found


def _font_faces(root: etree._Element, style: Style) -> list[str]:
    """One @font-face for each face that draws something here; the fallbacks draw only what the text face lacks."""
    characters = COMMON | frozenset("".join(map(str, root.itertext())))
    text = [one for one in style.faces if one.family == style.brand.text_face]
    drawn = frozenset(c for c in characters if all(ord(c) in one.characters for one in text))
    rules = []
    for one in style.faces:
        wanted = characters if one in text else characters - drawn
        codes = tuple(sorted(set(map(ord, wanted)) & one.characters))
        if codes and _is_used(one, root):
            rules.append(
                f'@font-face {{ font-family: "{one.family}"; font-weight: {one.weight}; '
                f"font-style: {'italic' if one.italic else 'normal'}; "
                f'src: url("data:font/woff2;base64,{_subset(one.file, codes)}") format("woff2") }}'
            )
    return rules


def _is_used(face: Face, root: etree._Element) -> bool:
    """Whether the page has use for the face: an italic one only where something is set in (bold) italics."""
    bold = "strong" if face.weight > REGULAR else "*"
    slanted = f"boolean(//em/descendant-or-self::{bold} | //{bold}//em | //blockquote//{bold})"
    return not face.italic or bool(root.xpath(slanted))


@lru_cache(maxsize=64)
def _subset(file: Path, codes: tuple[int, ...]) -> str:
    """The font with nothing but the characters `codes`, as WOFF2 in base64."""
    options = subset.Options(layout_features=list(FEATURES), hinting=False, notdef_outline=True, name_IDs=[1, 2])
    options.drop_tables += ["FFTM"]  # FontForge's time stamps
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    buffer = BytesIO()
    with TTFont(file, recalcTimestamp=False) as font:
        subsetter.subset(font)
        font.flavor = "woff2"
        font.save(buffer, reorderTables=None)
    return base64.b64encode(buffer.getvalue()).decode()
