"""Word documents from a few words of HTML, and what can be seen in them."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from reportgen.compose.brand import Brand, load_brand
from reportgen.render.word import write_word
from reportgen.render.word.xml import NAMESPACES, Element, qualified

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests" / "render" / "sample.html"
CHART = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 642 60" width="170mm" height="15.9mm" role="img" '
    'aria-labelledby="a"><title id="a">Two of three gaps close</title><path d="M0 30H640" stroke="#0f4c75"/></svg>'
)
METAS = {
    "author": "Strategy 2028",
    "description": "What to close",
    "keywords": "gap, plan",
    "dcterms.created": "2026-02-15",
    "document": "gap-report",
    "reader": "FIN",
    "classification": "Confidential",
    "fingerprint": "7f3a91c2",
}


def brand() -> Brand:
    """The brand that comes with the product."""
    return load_brand([ROOT / "templates"])


def page(body: str, *, lang: str = "en") -> str:
    """A whole document of the vocabulary around `body`."""
    metas = "".join(f'<meta name="{name}" content="{content}"/>' for name, content in METAS.items())
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"/><title>Gaps</title>{metas}</head><body>'
        '<header class="running"><p class="left">Gaps</p><p class="right">Confidential</p></header>'
        '<footer class="running"><p class="left">status 15 Feb</p><p class="pages"><span class="page"></span> of '
        f'<span class="total"></span></p></footer>{body}</body></html>'
    )


def word(body: str, *, lang: str = "en", pages: Mapping[str, int] | None = None, total: int = 9) -> bytes:
    """The .docx of a document around `body`; ids stand on page 1 unless `pages` says otherwise."""
    return write_word(page(body, lang=lang), pages=pages or {}, total=total, brand=brand())


def part(docx: bytes, name: str = "word/document.xml") -> Element:
    """A part of the package, parsed."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(name))


def find(docx: bytes, path: str, name: str = "word/document.xml") -> list[Element]:
    """Elements of a part by an XPath with the usual prefixes."""
    found = part(docx, name).xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [node for node in found if isinstance(node, etree._Element)]  # noqa: SLF001 - lxml has no public name for it


def values(docx: bytes, path: str, name: str = "word/document.xml") -> list[str]:
    """The texts and attributes that an XPath selects."""
    found = part(docx, name).xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [str(value) for value in found]


def shown(docx: bytes) -> list[str]:
    """The paragraphs of the body as `Style: text`; a break is a bar, a tab an arrow, field results are text."""
    return [f"{_style(paragraph)}: {_text(paragraph)}" for paragraph in find(docx, "//w:body//w:p")]


def _style(paragraph: Element) -> str:
    node = paragraph.find(f"{qualified('w:pPr')}/{qualified('w:pStyle')}")
    return "Normal" if node is None else node.get(qualified("w:val"), "")


def _text(paragraph: Element) -> str:
    marks = {qualified("w:br"): "|", qualified("w:tab"): "→", qualified("w:noBreakHyphen"): "\u2011"}
    runs = paragraph.iter(qualified("w:t"), *marks)
    return "".join(marks.get(str(node.tag)) or node.text or "" for node in runs)
