"""The files that came back: read one after the other, each within limits, in a process of its own."""

import hashlib
import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reportgen.collect.notices import DENIED, LARGE, Notice, notice, of_finding
from reportgen.model.finding import Finding
from reportgen.read.children import Child, EndedError
from reportgen.read.contents import Question
from reportgen.read.encoded import decode
from reportgen.read.package import MAX_FILE
from reportgen.read.reviewed import Reviewed


@dataclass(frozen=True)
class Returned:
    """A file that came back: its name, the hash of its bytes, and what was read, or why it was not."""

    file: str
    sha256: str
    found: Reviewed | Notice


class Readers:
    """Reads files, one after the other; a child that dies over one is replaced for the next."""

    def __init__(self) -> None:
        self._child: Child | None = None

    def read(self, path: Path) -> Returned:
        """One file; whatever it does to its reader costs a notice."""
        try:
            if not path.is_file():
                return Returned(path.name, "", notice(DENIED, aside=True, reason="no file"))
            with path.open("rb") as stream:
                data = stream.read(MAX_FILE + 1)
        except OSError as refused:
            reason = os.strerror(refused.errno or 0)
            return Returned(path.name, "", notice(DENIED, aside=True, reason=reason))
        digest = hashlib.sha256(data).hexdigest()
        return Returned(path.name, digest, Notice(LARGE, aside=True) if len(data) > MAX_FILE else self._asked(data))

    def _asked(self, data: bytes) -> Reviewed | Notice:
        child = self._child = self._child or Child()
        try:
            reply = child.ask(Question(".docx", reviewed=True), data, threading.Event())
        except EndedError:
            return Notice(LARGE, aside=True)
        finally:
            if child.leaves:
                self.end()
        answer = decode(reply.answer, "")
        if isinstance(answer, Finding):
            return of_finding(answer)
        if not isinstance(answer, Reviewed):
            raise TypeError(f"{type(answer).__name__} is no document that came back")
        return answer

    def end(self) -> None:
        """End the process that reads."""
        if self._child is not None:
            self._child.end()
            self._child = None


@contextmanager
def readers() -> Iterator[Readers]:
    """Readers that end with what they are needed for."""
    made = Readers()
    try:
        yield made
    finally:
        made.end()


def distinct(returned: Iterable[Returned]) -> Iterator[tuple[Returned, str]]:
    """Each file, with the name of an earlier one of the same bytes, or an empty text."""
    known: dict[str, str] = {}
    for each in returned:
        yield each, known.get(each.sha256, "") if each.sha256 else ""
        known.setdefault(each.sha256, each.file)
