"""Texts as Office Open XML writes them, where some characters have to be spelt out."""

import re
from xml.sax.saxutils import escape

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SPELT_OUT = re.compile(r"_x([0-9A-Fa-f]{4})_")
LONGEST = 32_000
"""Characters in one text; a cell holds 32,767."""


def spelt(text: str) -> str:
    """A text with what XML cannot hold spelt out, such as `_x0007_`, and what looks like it guarded."""
    guarded = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    return UNWRITABLE.sub(lambda match: f"_x{ord(match[0]):04X}_", guarded)


def unspelt(text: str) -> str:
    """The text that was spelt out."""
    return SPELT_OUT.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def markup(text: str) -> str:
    """A text between tags or in an attribute."""
    return escape(spelt(text), {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def short(text: str, limit: int = LONGEST) -> str:
    """A text that fits."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
