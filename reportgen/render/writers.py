"""The formats there are. Every document is set as PDF first: Word takes its page numbers from there."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from reportgen.compose.brand import Brand, load_brand
from reportgen.render.page import set_page
from reportgen.render.parity import Line, differences, outline_html, outline_pdf, outline_word
from reportgen.render.pdf import Pdf, set_pdf
from reportgen.render.style import SettingError, Style, load_style
from reportgen.render.word import write_word
from reportgen.render.word.markup import MarkupError
from reportgen.render.word.reference import usable_reference

MOST_SHOWN = 3


class WritingError(Exception):
    """A document that cannot be handed out, and why."""


class Workshop:
    """Everything a process needs to set documents: brand and style, loaded once."""

    def __init__(self, folders: Sequence[Path], reference: Path | None = None) -> None:
        """`reference` is a corporate Word template in place of the brand's; BrandError where that cannot serve."""
        self.brand: Brand = load_brand(folders, reference)
        self.reference = None if self.brand.reference is None else usable_reference(self.brand.reference)
        self.style: Style = load_style(folders, self.brand)

    def write(self, html: str, formats: Sequence[str]) -> tuple[dict[str, bytes], int]:
        """Set a page in each format, and prove that all of them say the same; also its number of pages."""
        try:
            pdf = set_pdf(html, style=self.style)
            data = {name: WRITERS[name](self, html, pdf) for name in formats}
        except (SettingError, MarkupError) as error:
            raise WritingError(str(error)) from error
        _demand_parity(html, data)
        return data, pdf.total


@cache
def workshop(folders: tuple[Path, ...], reference: Path | None = None) -> Workshop:
    """The workshop of this process for these template folders."""
    return Workshop(folders, reference)


def _pdf(_: Workshop, __: str, pdf: Pdf) -> bytes:
    return pdf.data


def _word(workshop: Workshop, html: str, pdf: Pdf) -> bytes:
    return write_word(html, pages=pdf.pages, total=pdf.total, brand=workshop.brand, reference=workshop.reference)


def _page(workshop: Workshop, html: str, _: Pdf) -> bytes:
    return set_page(html, style=workshop.style)


WRITERS: Mapping[str, Callable[[Workshop, str, Pdf], bytes]] = {"pdf": _pdf, "docx": _word, "html": _page}
OUTLINES: Mapping[str, Callable[[bytes], list[Line]]] = {"pdf": outline_pdf, "docx": outline_word}


def _demand_parity(html: str, data: Mapping[str, bytes]) -> None:
    """PDF, Word and HTML say the same, or none is handed out."""
    said = outline_html(html)
    for name, outline in OUTLINES.items():
        if name in data and (found := differences(said, outline(data[name]))):
            shown = "; ".join(found[:MOST_SHOWN])
            message = f"the {name} does not say what the page says ({len(found)} differences): {shown}"
            raise WritingError(message)
