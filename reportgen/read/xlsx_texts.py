"""The texts of a workbook in Office Open XML: shared by cells, within a cell, in comments."""

import re
from typing import NamedTuple

from reportgen.read import grid
from reportgen.read import package as pk
from reportgen.read.stream import Attributes, Walker


class Wording(NamedTuple):
    """A text: what stands in it, and what of it is struck through."""

    kept: str
    struck: str


NOTHING = Wording("", "")


class Wordings(Walker):
    """Texts with runs: a shared string, an inline one, a comment; their phonetic reading is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[str] = []
        self.struck: list[str] = []
        self._strike = self._phonetic = False
        self.opening = {"r": self._run, "strike": self._strikes, "rPh": self._sounds}
        self.closing = {"r": self._run_ends, "t": self.said, "rPh": self._sounds_end}

    def wording(self) -> Wording:
        """What was said since this was last asked."""
        if not self.struck and len(self.kept) < 2:  # noqa: PLR2004 - nearly all of them are one text
            found = Wording(checked(unescaped(self.kept[0])), "") if self.kept else NOTHING
        else:
            found = Wording(*(checked(unescaped("".join(each))) for each in (self.kept, self.struck)))
        self.kept.clear()
        self.struck.clear()
        return found

    def _run(self, _: Attributes) -> None:
        self._strike = False

    def _run_ends(self) -> None:
        self._strike = False

    def _strikes(self, attributes: Attributes) -> None:
        self._strike = is_true(attributes.get("val", "1"))

    def _sounds(self, _: Attributes) -> None:
        self._phonetic = True

    def _sounds_end(self) -> None:
        self._phonetic = False

    def said(self) -> None:
        """A piece of text ends."""
        if not self._phonetic:
            (self.struck if self._strike else self.kept).append("".join(self.text))


class SharedTexts(Wordings):
    """The texts that cells name by number."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Wording] = []
        self.closing = {**self.closing, "si": self._ends}

    def _ends(self) -> None:
        self.found.append(self.wording())
        if len(self.found) > pk.MAX_CELLS:
            raise pk.too_large("cells", len(self.found), pk.MAX_CELLS)


class Notes(Wordings):
    """Comments by cell: those of one text, or the messages of a thread, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[tuple[int, int], list[str]] = {}
        self._place = (0, 0)
        self.opening = {**self.opening, "comment": self._begins, "threadedComment": self._begins}
        self.closing = {**self.closing, "comment": self._ends, "threadedComment": self._ends, "text": self._message}

    def _begins(self, attributes: Attributes) -> None:
        self._place = grid.position(attributes.get("ref", ""))

    def _message(self) -> None:
        self.kept.append("".join(self.text))

    def _ends(self) -> None:
        self.found.setdefault(self._place, []).append(self.wording().kept.strip())
        if len(self.found) > pk.MAX_COMMENTS:
            raise pk.too_large("comments", len(self.found), pk.MAX_COMMENTS)


def is_true(text: str | None) -> bool:
    """Whether a switch is on."""
    return text in {"1", "true", "on"}


def checked(text: str) -> str:
    """A text with plain line breaks; UnusableFileError where it is too long."""
    if len(text) > pk.MAX_TEXT:
        raise pk.too_large("text", len(text), pk.MAX_TEXT)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def unescaped(text: str) -> str:
    """`_x000D_` and its like, as the characters that they stand for; `_x005F_` guards a plain underscore."""
    if "_x" not in text:
        return text
    plain = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match.group(1), 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
