"""The HTML as the Word writer walks it: parsed, charts set aside, every tag and class known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from lxml import etree

from reportgen.compose.vocabulary import CLASSES
from reportgen.render.word.xml import Element

_SVG = re.compile(r"<svg\b.*?</svg\s*>", re.DOTALL)
_CHART = "data-chart"
_SPACES = re.compile(r"[ \t\r\n\f]+")


class MarkupError(ValueError):
    """HTML that the Word writer cannot set: what, and in which line."""

    def __init__(self, what: str, node: Element) -> None:
        """State `what` is wrong with `node`."""
        self.line = line_of(node)
        super().__init__(f"line {self.line}: {what}")


class UnknownMarkup(MarkupError):  # noqa: N818 - the name is the vocabulary's own word for it
    """An element or a class outside the vocabulary, or at a place where the vocabulary has none."""

    def __init__(self, node: Element, class_: str | None = None, within: str | None = None) -> None:
        """Name the element, its class where that is the stranger, and what it stands in where that is."""
        self.element, self.class_ = str(node.tag), class_
        what = (
            f"unknown element <{self.element}>" if class_ is None else f"unknown class '{class_}' on <{self.element}>"
        )
        super().__init__(what if within is None else f"{what} within {within}", node)


@dataclass(frozen=True)
class Markup:
    """A parsed document: the root of its HTML and the source of each chart, in order of appearance."""

    html: Element
    charts: tuple[str, ...]

    @property
    def body(self) -> Element:
        """The body of the document."""
        return self._only("body")

    @property
    def head(self) -> Element:
        """The head of the document."""
        return self._only("head")

    def _only(self, tag: str) -> Element:
        found = self.html.find(tag)
        if found is None:
            raise MarkupError(f"the document has no <{tag}>", self.html)
        return found

    def chart(self, node: Element) -> str:
        """The SVG source that stood at this `<svg>`."""
        return self.charts[int(node.get(_CHART, ""))]


def read_markup(source: str) -> Markup:
    """Parse `source`, and raise UnknownMarkup at the first tag or class outside the vocabulary.

    Charts are taken out before, since an HTML parser would lower the case of their attributes; lines keep their count.
    """
    charts: list[str] = []

    def set_aside(match: re.Match[str]) -> str:
        charts.append(match[0])
        return f'<svg {_CHART}="{len(charts) - 1}">' + "\n" * match[0].count("\n") + "</svg>"

    parser = etree.HTMLParser(remove_comments=True, remove_pis=True)
    root = etree.fromstring(_SVG.sub(set_aside, source), parser=parser)
    for node in root.iter():
        _check_known(node)
    return Markup(root, tuple(charts))


def line_of(node: Element) -> int:
    """The line in which an element begins."""
    return cast("int | None", node.sourceline) or 0


def _check_known(node: Element) -> None:
    known = CLASSES.get(str(node.tag))
    if known is None:
        raise UnknownMarkup(node)
    for class_ in classes(node):
        if class_ not in known:
            raise UnknownMarkup(node, class_)


def classes(node: Element) -> tuple[str, ...]:
    """The classes of an element, in the order written."""
    return _split(node.get("class", ""))


@lru_cache(maxsize=256)
def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def children(node: Element) -> Iterator[Element]:
    """The element children of a container, which must hold no text of its own: text there would be lost."""
    if (node.text or "").strip():
        raise MarkupError(f"text outside a paragraph, in <{node.tag}>: {(node.text or '').strip()[:40]}", node)
    for child in node:
        yield child
        if (child.tail or "").strip():
            raise MarkupError(f"text outside a paragraph, in <{node.tag}>: {(child.tail or '').strip()[:40]}", child)


def holds_blocks(node: Element, blocks: frozenset[str]) -> bool:
    """Whether a cell or list item holds blocks of its own, such as paragraphs."""
    return any(child.tag in blocks for child in node)


def collapse(text: str) -> str:
    """Text with each run of HTML white space as one space; no-break spaces stay."""
    return _SPACES.sub(" ", text)


def text_of(node: Element) -> str:
    """All text of an element, white space collapsed and trimmed."""
    return collapse("".join(str(text) for text in node.itertext())).strip(" ")
