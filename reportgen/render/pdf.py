"""Sets a document's HTML as a tagged PDF (PDF/UA-1): the same HTML, style and versions give the same bytes."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import cssselect2
import pydyf
import weasyprint

from reportgen.render.pdf_languages import hand_on_languages, languages_noted
from reportgen.render.pdf_tags import finish_tags
from reportgen.render.style import AssetFetcher, SettingError, Style, complaints

VARIANT = "pdf/ua-1"
PLACES = ("h1", "h2", "figure", "section")  # the elements whose pages are told


@dataclass(frozen=True)
class Pdf:
    """A finished file; `pages` tells on which page (from 1) each heading, figure and section with an id begins."""

    data: bytes
    pages: dict[str, int]
    total: int


def set_pdf(html: str, *, style: Style) -> Pdf:
    """Set `html` (well-formed, numbered) on the brand's paper.

    Raises SettingError where WeasyPrint complains, the document asks for a file that is not its own, or a character has
    to be taken from a font that is not the brand's: such a page is not what was designed.
    """
    fetcher = AssetFetcher(style.assets)
    with _collection_paused(), complaints(fetcher):
        source = _Source(html, fetcher)
        document = source.render(font_config=style.fonts, stylesheets=[style.print_sheet], pdf_variant=VARIANT)
        with languages_noted(source.etree_element.get("lang", "")):
            data = document.write_pdf(finisher=_finish, pdf_variant=VARIANT)
        _refuse_foreign_fonts(document, style)
    return Pdf(data, _pages(document, source), len(document.pages))


def _finish(document: weasyprint.Document, pdf: pydyf.PDF) -> None:
    """What is left to do to the tags; WeasyPrint calls it before it writes a PDF."""
    finish_tags(document, pdf)
    hand_on_languages(document, pdf)


class _Source(weasyprint.HTML):  # type: ignore[misc]  # WeasyPrint comes without types
    """A document known to be well-formed: an XML parser reads it in a hundredth of the HTML parser's time."""

    def __init__(self, html: str, fetcher: AssetFetcher) -> None:
        self.base_url, self.url_fetcher, self.media_type = "", fetcher, "print"
        root = ET.fromstring(html)  # noqa: S314  # our own templates wrote it
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Setting makes hundreds of thousands of boxes that all live to the end: collecting in between only costs time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _refuse_foreign_fonts(document: weasyprint.Document, style: Style) -> None:
    """A glyph from a font of the machine would look otherwise on the next machine."""
    own = {one.family for one in style.faces}
    used = {str(font.family) for font in document.fonts.values()}
    if foreign := sorted(used - own):
        raise SettingError([f"text was set in {', '.join(foreign)}, which is not one of the brand's fonts"])


def _pages(document: weasyprint.Document, source: _Source) -> dict[str, int]:
    wanted = [element.get("id") for element in source.etree_element.iter() if element.tag in PLACES]
    begins: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for name in page.anchors:
            begins.setdefault(name, number)
    return {name: begins[name] for name in wanted if name in begins}
