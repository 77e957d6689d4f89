"""Answers: where a reader answers in Word, as content controls that know their code."""

import re
from dataclasses import dataclass
from typing import Literal, cast, get_args

from reportgen.render.word.context import LANGUAGES, Context
from reportgen.render.word.markup import MarkupError, text_of
from reportgen.render.word.xml import Element, element, valued

AnswerKind = Literal["text", "date", "check"]
LONGEST_TAG = 64
"""So many characters Word keeps of a control's code, and of its title."""
FORM = re.compile(r"([a-z]+):([A-Za-z0-9]{1,20})(:.*)?")
"""A code: what is asked, a key, and whatever else helps to know what it is about."""
BOOKMARK = "_Answer_"
FIRST_BOOKMARK = 1_000_000
"""The numbers of the bookmarks around answers begin beyond those of all others."""
UNCHECKED, CHECKED = "○", "●"
DATE_FORMATS = {"en": "d MMMM yyyy", "da": "d. MMMM yyyy", "de": "dd.MM.yyyy"}


@dataclass(frozen=True)
class Answer:
    """A place to answer: the code that it is known by, what it is called, and what may be put in."""

    code: str
    title: str
    kind: AnswerKind
    language: str


def answer_of(node: Element, language: str) -> Answer:
    """The answer that `<span class='answer' data-code='…' data-kind='…' data-title='…'>` asks for.

    Raises MarkupError where its code is none or too long for Word, and where it shows nothing in its place.
    """
    code, kind = node.get("data-code", ""), node.get("data-kind", "text")
    if len(code) > LONGEST_TAG or not FORM.fullmatch(code):
        raise MarkupError(f"an answer needs a data-code such as point:1a2b, of {LONGEST_TAG} characters at most", node)
    if kind not in get_args(AnswerKind):
        raise MarkupError(f"an answer is one of {', '.join(get_args(AnswerKind))}, not '{kind}'", node)
    if not text_of(node) or (kind == "check" and text_of(node) != UNCHECKED):
        raise MarkupError(f"an answer shows what is to be put in; a box to tick shows {UNCHECKED}", node)
    title = node.get("data-title", "")
    short = title if len(title) <= LONGEST_TAG else f"{title[: LONGEST_TAG - 1]}…"
    return Answer(code, short, cast("AnswerKind", kind), language)


def content_control(answer: Answer, inside: list[Element], context: Context) -> list[Element]:
    """The control around what shows that nothing was answered yet; it can be filled in, and not deleted.

    A bookmark around it tells its code again: some programs drop a control's code, or the control, and keep that.
    """
    context.controls += 1
    properties = element("w:sdtPr")
    if answer.title:
        properties.append(valued("w:alias", answer.title))
    properties.extend([valued("w:tag", answer.code), valued("w:id", context.controls), valued("w:lock", "sdtLocked")])
    if answer.kind == "check":
        properties.append(_box())
    else:
        properties.append(element("w:showingPlcHdr"))
        properties.append(_date(answer.language) if answer.kind == "date" else element("w:text", {"w:multiLine": 1}))
    number = FIRST_BOOKMARK + context.controls
    name = BOOKMARK + "_".join(answer.code.split(":")[:2])
    return [
        element("w:bookmarkStart", {"w:id": number, "w:name": name}),
        element("w:sdt", None, properties, element("w:sdtContent", None, *inside)),
        element("w:bookmarkEnd", {"w:id": number}),
    ]


def _date(language: str) -> Element:
    return element(
        "w:date",
        None,
        valued("w:dateFormat", DATE_FORMATS.get(language, DATE_FORMATS["en"])),
        valued("w:lid", LANGUAGES.get(language, language)),
        valued("w:storeMappedDataAs", "dateTime"),
        valued("w:calendar", "gregorian"),
    )


def _box() -> Element:
    """A box to tick; programs that know no such control see its sign."""
    signs = (("checkedState", CHECKED), ("uncheckedState", UNCHECKED))
    return element(
        "w14:checkbox",
        None,
        element("w14:checked", {"w14:val": 0}),
        *(element(f"w14:{name}", {"w14:val": f"{ord(sign):04X}"}) for name, sign in signs),
    )
