"""What a template may write: each tag with its classes, and what may stand in it.

Whatever is not listed is an error, in every format: never a silent drop.
"""

from collections.abc import Mapping

_TONES = "red amber green grey"
_CELL = f"number centre date {_TONES} accent pale heat1 heat2 heat3 heat4 heat5"
_INLINES = "strong em br span a"
_BLOCKS = "p ul ol aside blockquote div figure table h1 h2 h3 section nav svg"

CLASSES: Mapping[str, frozenset[str]] = {
    tag: frozenset(classes.split())
    for tag, classes in {
        "html": "",
        "head": "",
        "title": "",
        "meta": "",
        "style": "",
        "link": "",
        "body": "draft",
        "header": "running",
        "footer": "running",
        "main": "",
        "section": "landscape annex page",
        "h1": "",
        "h2": "",
        "h3": "",
        "p": "title subtitle lead note kicker message caption contents-title draft-mark left right pages",
        "nav": "contents",
        "ul": "figures",
        "ol": "",
        "li": _TONES,
        "aside": "decisions note",
        "blockquote": "",
        "div": "columns keep",
        "figure": "table chart",
        "figcaption": "",
        "table": "compact matrix heat register signature plain",
        "colgroup": "",
        "col": "",
        "thead": "",
        "tbody": "",
        "tr": "",
        "th": _CELL,
        "td": _CELL,
        "svg": "",
        "strong": "value",
        "em": "",
        "br": "",
        "span": f"{_TONES} answer second number value unit text label nowrap sign page total",
        "a": "ref page",
    }.items()
}
"""Each tag, with the classes it may carry."""

CONTENT: Mapping[str, frozenset[str]] = {
    tag: frozenset(content.split())
    for tag, content in {
        "html": "head body",
        "head": "meta title style link",
        "body": f"header footer main {_BLOCKS}",
        "main": _BLOCKS,
        "header": "p",
        "footer": "p",
        "section": _BLOCKS,
        "div": _BLOCKS,
        "aside": _BLOCKS,
        "blockquote": "p",
        "nav": "p ol",
        "ul": "li",
        "ol": "li",
        "li": f"{_INLINES} p ul ol",
        "figure": "figcaption table svg p",
        "figcaption": "p",
        "table": "colgroup thead tbody",
        "colgroup": "col",
        "thead": "tr",
        "tbody": "tr",
        "tr": "th td",
        "th": f"{_INLINES} p",
        "td": f"{_INLINES} p",
        **dict.fromkeys(("p", "h1", "h2", "h3", "strong", "em", "span", "a"), _INLINES),
    }.items()
}
"""Each tag that holds others, with the tags that may stand in it; a chart (`svg`) holds what it likes."""

TEXTLESS = frozenset(tag for tag, content in CONTENT.items() if not content & {"br"})
"""Tags with no text of their own: it would be lost in Word."""

EVERYWHERE = frozenset({"id", "class", "lang"})
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys((tag for tag in CLASSES if tag not in ("svg", "html", "head", "meta")), frozenset[str]()),
    "a": frozenset({"href"}),
    "col": frozenset({"style"}),
    "th": frozenset({"scope", "colspan"}),
    "td": frozenset({"colspan"}),
}
"""Each tag, with what it may carry beside `EVERYWHERE` and `data-…`; a chart and the head carry what they like."""
