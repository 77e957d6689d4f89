"""Finishes the tags that WeasyPrint writes: running lines are artefacts, headers have a scope, glyphs a character.

WeasyPrint tags running lines as paragraphs that hang on no tree, because it cannot mark a margin box as an artefact; a
reader that goes through the content of a page would still read them out. See ISO 32000-1, 14.8.2.2 and 14.8.5.7.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pydyf
import weasyprint

PAGINATION = {"Type": "/Pagination"}
UNSEEN = b"200b>"  # zero-width space


def finish_tags(_: weasyprint.Document, pdf: pydyf.PDF) -> None:
    """Mark running lines as artefacts and give header cells their scope; WeasyPrint calls it before it writes a PDF."""
    _name_all_glyphs(pdf)
    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    (document,) = root["K"]
    held = dict(_held(pdf, document))
    for element in held.values():
        if element["S"] == "/TH":
            element["A"]["Scope"] = "/Column" if _is_in_head(element, held) else "/Row"
    numbers = _at(pdf, root["ParentTree"])["Nums"]
    by_key = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page, reference in enumerate(pdf.page_references):
        running = {mark for mark, owner in enumerate(by_key[page]) if owner not in held}
        _loosen(pdf, by_key[page], running)
        _mark_running(_at(pdf, _at(pdf, reference)["Contents"]), running)


def _name_all_glyphs(pdf: pydyf.PDF) -> None:
    """Say of glyphs that stand for no character, such as the circle under a lone accent, that they are no space."""
    for each in pdf.objects:
        if isinstance(each, pydyf.Stream) and b"begincmap" in each.stream:
            each.stream[:] = [line[:-1] + UNSEEN if _is_nameless(line) else line for line in each.stream]


def _is_nameless(line: object) -> bool:
    return isinstance(line, bytes) and line.endswith(b"> <>")


def _at(pdf: pydyf.PDF, reference: bytes) -> Any:  # noqa: ANN401 - pydyf comes without types
    """The object behind a reference such as `12 0 R`."""
    return pdf.objects[int(reference.split()[0])]


def _held(pdf: pydyf.PDF, reference: bytes) -> Iterator[tuple[bytes, Mapping[str, Any]]]:
    """The elements of the tree below and with `reference`, each with its own reference."""
    waiting = [reference]
    while waiting:
        each = waiting.pop()
        element = _at(pdf, each)
        if "S" in element:
            yield each, element
            waiting += [kid for kid in element["K"] if isinstance(kid, bytes)]


def _is_in_head(cell: Mapping[str, Any], held: Mapping[bytes, Mapping[str, Any]]) -> bool:
    """Whether a cell stands in the head of its table, and so speaks for what is below it."""
    while cell["S"] not in ("/THead", "/Table"):
        cell = held[cell["P"]]
    return bool(cell["S"] == "/THead")


def _loosen(pdf: pydyf.PDF, owners: list[Any], marks: set[int]) -> None:
    """Forget the elements that own these marks: an artefact has none."""
    for mark in marks:
        _at(pdf, owners[mark]).clear()
        owners[mark] = "null"


def _mark_running(content: pydyf.Stream, marks: set[int]) -> None:
    """In the content of a page, make the pieces with these marks artefacts."""
    stream = content.stream
    for place, each in enumerate(stream):
        if isinstance(each, pydyf.Dictionary) and each.get("MCID") in marks:
            stream[place - 1], stream[place] = "/Artifact", pydyf.Dictionary(PAGINATION)
