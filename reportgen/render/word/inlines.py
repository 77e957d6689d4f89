"""Inlines: the text of a paragraph as runs, links and fields."""

import re
from collections.abc import Iterable
from copy import copy
from functools import lru_cache
from itertools import groupby

from reportgen.render.word.answers import content_control
from reportgen.render.word.context import LANGUAGES, Bookmark, Context, Place
from reportgen.render.word.markup import collapse
from reportgen.render.word.pieces import BREAK, FIELD, OPEN, TEXT, Piece, pieces
from reportgen.render.word.styles import character_style
from reportgen.render.word.xml import Element, element, qualified, valued

_XML_SPACE = qualified("xml:space")
_SPECIAL = re.compile("([\u00ad\u2011])")
# Property of the document → the field that says it, the longest texts first.
_PROPERTY_FIELDS = {
    "header": "DOCPROPERTY header",
    "title": "TITLE",
    "classification": "DOCPROPERTY Category",
    "fingerprint": "DOCPROPERTY fingerprint",
}
_SPECIAL_TAGS = {"\u00ad": "w:softHyphen", "\u2011": "w:noBreakHyphen"}


def runs(node: Element, place: Place, context: Context) -> list[Element]:
    """The content of `node` as the children of a paragraph; white space as HTML has it."""
    said = _trimmed(pieces(node, place, context))
    made: list[Element] = []
    for (link, answer), group in groupby(said, key=lambda piece: (piece.link, piece.answer)):
        inside = [run for piece in group for run in _runs_of(piece, context)]
        if answer is not None:
            inside = content_control(answer, inside, context)
        made.extend([_hyperlink(link, inside, context)] if link else inside)
    return made


def field_runs(instruction: str, result: str, place: Place, context: Context) -> list[Element]:
    """A complex field with its result filled in, so that nothing is asked when the file opens."""
    properties = run_properties(place, context)

    def run(child: Element) -> Element:
        return element("w:r", None, *([copy(properties)] if properties is not None else []), child)

    code = element("w:instrText")
    code.text = f" {instruction} "
    code.set(_XML_SPACE, "preserve")
    return [
        run(element("w:fldChar", {"w:fldCharType": "begin"})),
        run(code),
        run(element("w:fldChar", {"w:fldCharType": "separate"})),
        *_text_runs(result, place, context),
        run(element("w:fldChar", {"w:fldCharType": "end"})),
    ]


def bookmark_start(mark: Bookmark) -> Element:
    """Where the bookmark begins."""
    return element("w:bookmarkStart", {"w:id": mark.number, "w:name": mark.name})


def bookmark_end(mark: Bookmark) -> Element:
    """Where the bookmark ends."""
    return element("w:bookmarkEnd", {"w:id": mark.number})


def run_properties(place: Place, context: Context) -> Element | None:
    """Character style and, where it is not the document's, language."""
    found = _properties(*_look(place, context))
    return copy(found) if len(found) else None


def _look(place: Place, context: Context) -> tuple[str, str]:
    """The character style of a place, and its language where that is not the document's."""
    style = character_style(place.traits, context.traits) if place.traits else ""
    foreign = place.language != context.markup.html.get("lang", "en")
    return style, LANGUAGES.get(place.language, place.language) if foreign else ""


@lru_cache(maxsize=512)
def _properties(style: str, language: str) -> Element:
    """Made once and copied: copying is several times as fast as building."""
    said = [("w:rStyle", style), ("w:lang", language)]
    return element("w:rPr", None, *(valued(name, value) for name, value in said if value))


@lru_cache(maxsize=512)
def _worded(style: str, language: str) -> Element:
    """A run with an empty text, made once and copied."""
    properties = _properties(style, language)
    text = element("w:t", {"xml:space": "preserve"})
    return element("w:r", None, *([copy(properties)] if len(properties) else []), text)


def _trimmed(said: Iterable[Piece]) -> list[Piece]:
    """White space collapsed across pieces, none at either end or beside a break, and no break at either end."""
    kept: list[Piece] = []
    open_space = True
    for piece in said:
        if piece.kind == TEXT:
            text = collapse(piece.text)
            text = text[1:] if open_space and text.startswith(" ") else text
            if text:
                kept.append(piece if text == piece.text else piece._replace(text=text))
                open_space = text.endswith(" ")
        elif piece.kind == BREAK:
            _trim_end(kept)
            if any(former.kind in {TEXT, FIELD} for former in kept) and kept[-1].kind != BREAK:
                kept.append(piece)
            open_space = True
        else:
            kept.append(piece)
            open_space = open_space and piece.kind != FIELD
    while kept and kept[-1].kind == BREAK:
        kept.pop()
    _trim_end(kept)
    return kept


def _trim_end(said: list[Piece]) -> None:
    while said and said[-1].kind == TEXT:
        text = said[-1].text.rstrip(" ")
        if text:
            said[-1] = said[-1]._replace(text=text)
            return
        said.pop()


def _runs_of(piece: Piece, context: Context) -> list[Element]:
    if piece.kind == FIELD:
        return field_runs(piece.instruction, piece.text, piece.place, context)
    if piece.bookmark is not None:
        return [bookmark_start(piece.bookmark) if piece.kind == OPEN else bookmark_end(piece.bookmark)]
    if piece.kind == BREAK:
        return [element("w:r", None, element("w:br"))]
    if piece.place.running:
        return _running_runs(piece.text, piece.place, context)
    return _text_runs(piece.text, piece.place, context)


def _running_runs(text: str, place: Place, context: Context) -> list[Element]:
    """A text of header or footer; what is a property of the document stands in a field that says it."""
    for name, field in _PROPERTY_FIELDS.items():
        value = context.said.get(name, "")
        before, found, after = text.partition(value) if value else (text, "", "")
        if found:
            around = [_running_runs(part, place, context) if part else [] for part in (before, after)]
            return [*around[0], *field_runs(field, value, place, context), *around[1]]
    return _text_runs(text, place, context) if text else []


def _text_runs(text: str, place: Place, context: Context) -> list[Element]:
    """Runs of a text; signs that the text face lacks are runs of their own, in the face that lends them."""
    if place.unbroken:
        text = text.replace(" ", "\u00a0").replace("-", "\u2011")
    if text.isascii() or not any(ord(character) in context.lent for character in text):
        return [_run(text, place, context)]
    sign = place._replace(traits=(*place.traits, "sign"))
    stretches = groupby(text, key=lambda character: ord(character) in context.lent)
    return [_run("".join(part), sign if lent else place, context) for lent, part in stretches]


def _run(text: str, place: Place, context: Context) -> Element:
    if not _SPECIAL.search(text):
        worded = copy(_worded(*_look(place, context)))
        worded[-1].text = text
        return worded
    run = element("w:r")
    properties = run_properties(place, context)
    if properties is not None:
        run.append(properties)
    for part in _SPECIAL.split(text):
        if part in _SPECIAL_TAGS:
            run.append(element(_SPECIAL_TAGS[part]))
        elif part:
            said = element("w:t")
            said.text = part
            said.set(_XML_SPACE, "preserve")
            run.append(said)
    return run


def _hyperlink(link: str, inside: list[Element], context: Context) -> Element:
    if link.startswith("#"):
        return element("w:hyperlink", {"w:anchor": context.bookmarks[link[1:]].name, "w:history": 1}, *inside)
    return element("w:hyperlink", {"r:id": context.relation(link), "w:history": 1}, *inside)
