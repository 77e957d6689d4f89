"""Parity: that a document's PDF, Word and HTML say the same, line by line, in the same order."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import takewhile

from reportgen.render.outline import PAGE, PARAGRAPH, PROSE, Line, outline_html, outline_pdf, outline_word

__all__ = ["Line", "differences", "outline_html", "outline_pdf", "outline_word"]

_SHOWN = 60


def differences(expected: Sequence[Line], found: Sequence[Line]) -> list[str]:
    """What `found` says otherwise than `expected` (the HTML): a sentence each, in order; empty where both agree."""
    coarse = any(line.kind == PARAGRAPH for line in found)
    found = _whole(expected, found)
    one, other = _keys(expected, coarse=coarse), _keys(found, coarse=coarse)
    if one == other:
        return []
    said: list[str] = []
    for change, start, end, begin, stop in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if change == "equal":
            continue
        shared = min(end - start, stop - begin)
        for left, right in zip(range(start, start + shared), range(begin, begin + shared), strict=True):
            if not _agree(one[left], other[right]):
                said.append(f"{_named(found[right])} stands where {_named(expected[left])} should stand")
        said += [f"{_named(line)} is missing" for line in expected[start + shared : end]]
        said += [f"{_named(line)} is too much" for line in found[begin + shared : stop]]
    return said


def _keys(lines: Sequence[Line], *, coarse: bool) -> list[tuple[str, str]]:
    return [(PARAGRAPH if coarse and line.kind in PROSE else line.kind, line.folded) for line in lines]


def _agree(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two lines differ only in page numbers, where the one leaves them open."""
    if one[0] != other[0] or PAGE not in one[1]:
        return one == other
    return re.fullmatch("[0-9]+".join(map(re.escape, one[1].split(PAGE))), other[1]) is not None


def _named(line: Line) -> str:
    text = line.text.replace(PAGE, "#")
    return f"{line.kind} '{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}'"


def _whole(expected: Sequence[Line], found: Sequence[Line]) -> list[Line]:
    """`found` with what a page break parted put together again, and table heads that come again left out."""
    whole: list[Line] = []
    last_head: list[Line] = []
    index = 0
    while index < len(found):
        unit = list(found[index : index + max(found[index].opens, 1)])
        index += len(unit)
        late = _late_head(found, index, unit, expected[len(whole) :])
        if late:
            whole += late
            last_head = late
        due = expected[len(whole) : len(whole) + len(unit)]
        if unit[0].opens and unit[0].head:
            if unit == last_head and _folded(unit) != _folded(due):
                continue
        elif unit[0].opens and _carries_on(unit, whole, expected):
            whole[-len(unit) :] = [replace(one, text=one.text + more.text) for one, more in _pairs(whole, unit)]
            continue
        last_head = [*(last_head if whole and whole[-1].head else []), *unit] if unit[0].head else last_head
        whole += unit
    return whole


def _late_head(found: Sequence[Line], index: int, unit: Sequence[Line], due: Sequence[Line]) -> list[Line]:
    """The head of a table whose first row fills its page: a PDF has room for it only on the next page, or later."""
    head = list(takewhile(lambda line: line.head, due))
    if not head or unit[0].head or not unit[0].opens or unit[0].kind != "cell":
        return []
    later = next((place for place in range(index, len(found)) if found[place].head), len(found))
    come = list(found[later : later + len(head)])
    return come if _folded(come) == _folded(head) else []


def _carries_on(unit: Sequence[Line], whole: Sequence[Line], expected: Sequence[Line]) -> bool:
    """Whether the last lines of `whole` are only beginnings of what is expected there, and `unit` goes on with them."""
    due = expected[len(whole) - len(unit) : len(whole)]
    if len(whole) < len(unit) or _folded(whole[-len(unit) :]) == _folded(due):
        return False
    joined = [replace(one, text=one.text + more.text) for one, more in _pairs(whole, unit)]
    return all(_begins(line, said) for line, said in zip(due, joined, strict=False))


def _begins(line: Line, said: Line) -> bool:
    """Whether a line begins with what is `said`; of right-to-left text, whose letters are sorted, whether it has it."""
    if line.is_right_to_left:
        return Counter(said.folded) <= Counter(line.folded)
    return line.folded.startswith(said.folded) or _agree(("", line.folded), ("", said.folded))


def _pairs(whole: Sequence[Line], unit: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    return zip(whole[-len(unit) :], unit, strict=True)


def _folded(lines: Sequence[Line]) -> list[str]:
    return [line.folded for line in lines]
