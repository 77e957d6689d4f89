"""Where workbooks are handed in: what each says is known from before, or a child reads it."""

import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

from reportgen import __version__
from reportgen.cache import Cache, key_of
from reportgen.model.finding import Finding
from reportgen.read.children import CHILDREN, Asked, Submitted
from reportgen.read.contents import Answer, Question
from reportgen.read.encoded import UnknownAnswerError, decode
from reportgen.read.workbook import content_of

ROOMS = ("model", "read")
"""The rooms whose code, and whose tables of labels, decide what is read."""

LIBRARIES = ("babel", "lxml", "rapidfuzz")
"""Those that decide it too: names of months and currencies, what is XML, what is near enough to be suggested."""


def submitted_in(folder: Path, name: str) -> tuple[list[Submitted], list[Finding]]:
    """The files in a folder that findings call `name`; a finding for each that cannot be had."""
    submitted: list[Submitted] = []
    findings: list[Finding] = []
    for path in sorted(folder.iterdir(), key=lambda path: path.name) if folder.is_dir() else ():
        if path.name.startswith(".") and not path.name.startswith(".~lock."):
            continue  # what the system keeps for itself
        spoken = path.name.encode(errors="replace").decode()  # a name need not be text; a finding is
        data = content_of(path, f"{name}/{spoken}")
        if isinstance(data, Finding):
            findings.append(data)
        else:
            submitted.append(Submitted(path, f"{name}/{spoken}", hashlib.sha256(data).hexdigest(), len(data)))
    return submitted, findings


class Desk:
    """Answers questions about workbooks: from what is `known` where it can, else by having them read."""

    def __init__(self, known: Cache | None) -> None:
        self._known = known

    def answers(self, submitted: Sequence[Submitted], question: Callable[[str], Question]) -> list[Answer]:
        """What each workbook says to the question that is asked of files of its suffix."""
        asked = [Asked(each, question(each.suffix)) for each in submitted]
        found = [self._from_before(each) for each in asked]
        unknown = [index for index, answer in enumerate(found) if answer is None]
        for index, reply in zip(unknown, CHILDREN.replies([asked[index] for index in unknown]), strict=True):
            if isinstance(reply, Finding):
                found[index] = reply
                continue
            found[index] = decode(reply.answer, submitted[index].file)
            if self._known and reply.lasting:
                self._known.put(_key(asked[index]), reply.answer)
        if self._known and unknown:
            self._known.trim()
        return [answer for answer in found if answer is not None]

    def _from_before(self, asked: Asked) -> Answer | None:
        kept = self._known.get(_key(asked)) if self._known else None
        try:
            return None if kept is None else decode(kept, asked.submitted.file)
        except UnknownAnswerError:
            return None


def _key(asked: Asked) -> str:
    return key_of(_reader(), asked.submitted.sha256.encode(), asked.question.as_json())


@cache
def _reader() -> bytes:
    """What the answer depends on beside the workbook and the question: all code that reads."""
    package = Path(__file__).parents[1]
    files = [file for room in ROOMS for file in sorted((package / room).glob("*.*")) if file.suffix in {".py", ".tsv"}]
    digests = [hashlib.sha256(file.read_bytes()).digest() for file in files]
    names = "\n".join([__version__, *(f"{name} {version(name)}" for name in LIBRARIES), *(file.name for file in files)])
    return b"".join([hashlib.sha256(names.encode()).digest(), *digests])
