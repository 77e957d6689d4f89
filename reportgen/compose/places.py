"""Where in the templates a piece of a page was written: found only when something is wrong with it.

A page with a fault is filled in a second time, with a mark behind the name of each tag and before each call of a macro.
The marks are characters that no text may hold; they become attributes, so that the fault's element knows its line.
"""

import re
from dataclasses import dataclass

from jinja2.ext import Extension
from lxml import etree

AT, FROM = "data-at", "data-from"
MACROS = "macros.html"
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_TAG = re.compile(r"<[a-z][a-z0-9]*")
_CALL = re.compile(r"{{(?!-)|{%(?=\s*call\b)")
_MARK = re.compile(rf"(<[a-z][a-z0-9]*)?{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_MISMATCH = re.compile(r"tag mismatch: (\w+) line (\d+) and (\w+)")


@dataclass(frozen=True)
class Place:
    """A template, by its name, and a line of it."""

    template: str
    line: int


class Marking(Extension):
    """Leaves a mark behind the name of each tag, and before each expression and each call of a macro."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source with its marks; lines stay what they are."""
        del filename
        lines = source.split("\n")
        return "\n".join(_marked(line, f"{_OPEN}{name}:{number}{_CLOSE}", name) for number, line in enumerate(lines, 1))


def _marked(line: str, mark: str, name: str | None) -> str:
    tagged = _TAG.sub(lambda found: found[0] + mark, line)
    return tagged if name == MACROS else _CALL.sub(lambda found: mark + found[0], tagged)


def placed(marked: str) -> str:
    """A marked page with its marks as attributes of the tags; `FROM` names the call by which a macro wrote the tag."""
    calls = [""]

    def attribute(found: re.Match[str]) -> str:
        if found[1] is None:
            calls.append(found[2])
            return ""
        return f'{found[1]} {AT}="{found[2]}" {FROM}="{calls[-1]}"'

    return _MARK.sub(attribute, marked)


def place_of(element: etree._Element) -> Place | None:
    """Where an element was written: in a template of a document, or where that called the macro that wrote it."""
    for each in (element, *element.iterancestors()):
        if each.get(AT):
            at, called = _place(each.get(AT, "")), _place(each.get(FROM, ""))
            return called if at and at.template == MACROS and called else at
    return None


def place_of_fault(page: str, error: etree.XMLSyntaxError) -> tuple[Place | None, str]:
    """Where a page that is no XML was written, and what is wrong: the tag that stays open, else the last before."""
    lines = page.split("\n")
    line, column = error.position
    before = "\n".join([*lines[: line - 1], lines[line - 1][: max(column - 1, 0)]]) if line <= len(lines) else page
    if found := _MISMATCH.search(str(error)):
        tag, opened, closed = found[1], lines[int(found[2]) - 1], found[3]
        if place := _last(opened, rf"<{tag}"):
            return place, f"<{tag}> is still open where </{closed}> comes"
    return _last(before, ""), str(error.msg)


def _last(text: str, tag: str) -> Place | None:
    found: list[tuple[str, str]] = re.findall(rf'{tag} {AT}="([^"]*)" {FROM}="([^"]*)"', text)
    if not found:
        return None
    at, called = map(_place, found[-1])
    return called if at and at.template == MACROS and called else at


def _place(text: str) -> Place | None:
    template, _, line = text.rpartition(":")
    return Place(template, int(line)) if template else None
