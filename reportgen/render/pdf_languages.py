"""What is in another language than its document says so in the PDF too: a screen reader then changes its voice.

WeasyPrint keeps the language of the document alone. Here each piece of text that is in another one gets it: noted while
the page is drawn, and then handed to the element of the tree that owns the piece (ISO 32000-1, 14.9.2).
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pydyf
import weasyprint
from weasyprint.formatting_structure.boxes import Box
from weasyprint.pdf.stream import Stream

BEGUN = 3  # what the beginning of marked content takes at the end of a stream: its tag, its properties, the operator


@contextmanager
def languages_noted(document: str) -> Iterator[None]:
    """While a PDF is drawn, note at each piece of text its language where it is not the document's."""
    plain = Stream.marked

    @contextmanager
    def marked(stream: Stream, box: Box, tag: str) -> Iterator[None]:
        begun: AbstractContextManager[None] = plain(stream, box, tag)
        with begun:
            language = box.style["lang"]
            properties = stream.stream[1 - BEGUN] if len(stream.stream) >= BEGUN else None
            if language and language != document and isinstance(properties, pydyf.Dictionary):
                properties["Lang"] = pydyf.String(language)
            yield

    Stream.marked = marked
    try:
        yield
    finally:
        Stream.marked = plain


def hand_on_languages(_: weasyprint.Document, pdf: pydyf.PDF) -> None:
    """Give the elements of the tree the languages of their pieces."""
    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    numbers = _at(pdf, root["ParentTree"])["Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page, reference in enumerate(pdf.page_references):
        for properties in _at(pdf, _at(pdf, reference)["Contents"]).stream:
            if isinstance(properties, pydyf.Dictionary) and "Lang" in properties and "MCID" in properties:
                owner = owners[page][properties["MCID"]]
                if isinstance(owner, bytes):
                    _at(pdf, owner)["Lang"] = properties["Lang"]


def _at(pdf: pydyf.PDF, reference: bytes) -> Any:  # noqa: ANN401 - pydyf comes without types
    """The object behind a reference such as `12 0 R`."""
    return pdf.objects[int(reference.split()[0])]
