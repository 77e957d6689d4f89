"""Pieces: what the inlines of a paragraph mean, one function a tag, before they become runs."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from reportgen.render.word.answers import Answer, answer_of
from reportgen.render.word.context import Bookmark, Context, Place
from reportgen.render.word.markup import MarkupError, UnknownMarkup, classes, text_of
from reportgen.render.word.xml import Element

TEXT, BREAK, FIELD, OPEN, CLOSE = "text", "break", "field", "open", "close"
_TRAITS = frozenset({"red", "amber", "green", "grey", "second", "value", "unit", "text"})
_HEADINGS = frozenset({"h1", "h2", "h3"})


class Piece(NamedTuple):
    """A stretch of text in one look, or a break, a field with its result, or an end of a bookmark."""

    text: str
    place: Place
    kind: str = "text"
    link: str = ""
    instruction: str = ""
    bookmark: Bookmark | None = None
    answer: Answer | None = None


def pieces(node: Element, place: Place, context: Context) -> Iterator[Piece]:
    """The pieces of all that `node` holds; raises UnknownMarkup where that is no inline."""
    if node.text:
        yield Piece(node.text, place)
    for child in node:
        inline = INLINES.get(str(child.tag))
        if inline is None:
            raise UnknownMarkup(child, within=f"the text of <{node.tag}>")
        yield from inline(child, place.within(child), context)
        if child.tail:
            yield Piece(child.tail, place)


def _strong(node: Element, place: Place, context: Context) -> Iterator[Piece]:
    yield from pieces(node, _with_traits(place, ("value",) if "value" in classes(node) else ("strong",)), context)


def _emphasis(node: Element, place: Place, context: Context) -> Iterator[Piece]:
    yield from pieces(node, _with_traits(place, ("emphasis",)), context)


def _line_break(_node: Element, place: Place, _context: Context) -> Iterator[Piece]:
    yield Piece("", place, BREAK)


def _span(node: Element, place: Place, context: Context) -> Iterator[Piece]:
    named = classes(node)
    if "page" in named or "total" in named:
        yield from _page_field(node, place, context)
    elif "label" in named:
        yield from _label(node, place, context)
    elif "answer" in named:
        yield from _answer(node, place, context)
    elif "number" in named:
        yield from _number(node, place, context)
    else:
        traits = ("cell unit" if name == "unit" and place.celled else name for name in named if name in _TRAITS)
        inner = _with_traits(place, tuple(traits))
        if "second" in named:
            yield Piece("", place, BREAK)
        yield from pieces(node, inner._replace(unbroken=place.unbroken or "nowrap" in named), context)
        if "second" in named:
            yield Piece("", place, BREAK)


def _number(node: Element, place: Place, context: Context) -> Iterator[Piece]:
    """A number that is part of a text; that of a heading is none: its list counts it."""
    above = node.getparent()
    if above is None or above.tag not in _HEADINGS:
        yield from pieces(node, place, context)


def _answer(node: Element, place: Place, context: Context) -> Iterator[Piece]:
    """What stands in the place of an answer, in the style that Word gives it too; a box to tick is no such text."""
    answer = answer_of(node, place.language)
    inner = place if answer.kind == "check" else place._replace(traits=("placeholder",))
    yield from (piece._replace(answer=answer) for piece in pieces(node, inner, context))


def _page_field(node: Element, place: Place, context: Context) -> Iterator[Piece]:
    if "page" in classes(node):
        yield Piece("1", place, FIELD, instruction="PAGE")
    else:
        yield Piece(str(context.total), place, FIELD, instruction="NUMPAGES")


def _label(node: Element, place: Place, context: Context) -> Iterator[Piece]:
    """A caption's word and number: the number counts itself, and references point to both."""
    word, _, number = text_of(node).rpartition(" ")
    if not word or not number.isdecimal():
        raise MarkupError("a label must be a word and a number", node)
    figure = next((above for above in node.iterancestors("figure") if above.get("id")), None)
    mark = context.bookmarks.get(figure.get("id", "")) if figure is not None else None
    if mark is not None:
        yield Piece("", place, OPEN, bookmark=mark)
    yield Piece(f"{word}\u00a0", place)
    yield Piece(number, place, FIELD, instruction=f"SEQ {word.replace(' ', '_')} \\* ARABIC")
    if mark is not None:
        yield Piece("", place, CLOSE, bookmark=mark)


def _anchor(node: Element, place: Place, context: Context) -> Iterator[Piece]:
    href, named = node.get("href", ""), classes(node)
    if not href.startswith("#"):
        if not href.startswith(("https://", "mailto:")):
            raise MarkupError(f"a link must lead to #id, https:// or mailto:, not to '{href}'", node)
        linked = _with_traits(place, ("link",))
        yield from (piece._replace(link=href) for piece in pieces(node, linked, context))
        return
    mark = context.target(node)
    if "page" in named:
        yield Piece(page_result(mark, node), place, FIELD, instruction=f"PAGEREF {mark.name} \\h")
    elif "ref" in named:
        yield from _reference(node, _with_traits(place, ("ref",)), context)
    else:
        yield from (piece._replace(link=href) for piece in pieces(node, place, context))


def _reference(node: Element, place: Place, context: Context) -> Iterator[Piece]:
    """A field for what Word itself can say of the target: a figure's label, or the number of a heading."""
    href, text = node.get("href", ""), text_of(node)
    numbered = context.numbers.get(href[1:])
    unbroken = text.replace(" ", "\u00a0")
    if text and context.labels.get(href[1:]) == text:
        yield Piece(unbroken, place, FIELD, instruction=f"REF {context.bookmarks[href[1:]].name} \\h")
    elif numbered is not None and text.endswith(numbered.number):
        yield Piece(unbroken.removesuffix(numbered.number), place, link=href)
        mark = context.bookmarks[numbered.heading]
        yield Piece(numbered.number, place, FIELD, instruction=f"REF {mark.name} \\r \\h")
    else:
        yield from (piece._replace(link=href) for piece in pieces(node, place, context))


def page_result(mark: Bookmark, node: Element) -> str:
    """The page number a reference shows; the PDF must have told it."""
    if mark.page is None:
        raise MarkupError(f"the page of '{node.get('href')}' is not known from the PDF", node)
    return str(mark.page)


def _with_traits(place: Place, traits: tuple[str, ...]) -> Place:
    return place._replace(traits=(*place.traits, *(trait for trait in traits if trait not in place.traits)))


INLINES: dict[str, Callable[[Element, Place, Context], Iterator[Piece]]] = {
    "strong": _strong,
    "em": _emphasis,
    "br": _line_break,
    "span": _span,
    "a": _anchor,
}
