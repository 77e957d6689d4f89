"""Where workbooks are handed in: what each says is known from before, or a child reads it."""

import contextlib
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

OCCASIONS = "07"
"""How the keys of entries begin after which the cache is cut back: one in eight, for that goes through all of it."""


def submitted_in(folder: Path, name: str) -> tuple[list[Submitted], list[Finding]]:
    """The files in a folder that findings call `name`; a finding for each that cannot be had."""
    submitted: list[Submitted] = []
    findings: list[Finding] = []
    for path in sorted(folder.iterdir(), key=lambda path: path.name) if folder.is_dir() else ():
        if path.name.startswith(".") and not path.name.startswith(".~lock."):
            continue  # what the system keeps for itself
        spoken = path.name.encode(errors="replace").decode()  # a name need not be text; a finding is
        found = handed_in(path, f"{name}/{spoken}")
        if isinstance(found, Finding):
            findings.append(found)
        else:
            submitted.append(found)
    return submitted, findings


def handed_in(path: Path, file: str) -> Submitted | Finding:
    """A file that findings call `file`; a finding where it cannot be had."""
    data = content_of(path, file)
    return data if isinstance(data, Finding) else Submitted(path, file, hashlib.sha256(data).hexdigest(), len(data))


class Desk:
    """Answers questions about workbooks: from what is `known` where it can, else by having them read."""

    def __init__(self, known: Cache | None) -> None:
        self._known = known

    def answers(self, submitted: Sequence[Submitted], question: Callable[[str], Question]) -> list[Answer]:
        """What each workbook says to the question that is asked of files of its suffix."""
        asked = [Asked(each, question(each.suffix)) for each in submitted]
        kept = [self._from_before(each) for each in asked]
        found: dict[int, Answer] = {}

        def recall() -> None:
            for index, data in enumerate(kept):
                if data is not None:
                    with contextlib.suppress(UnknownAnswerError):  # it is read anew below
                        found[index] = decode(data, submitted[index].file)

        found |= self._read(asked, [index for index, data in enumerate(kept) if data is None], recall)
        found |= self._read(asked, [index for index in range(len(asked)) if index not in found], lambda: None)
        return [found[index] for index in range(len(asked))]

    def _read(self, asked: Sequence[Asked], wanted: Sequence[int], meanwhile: Callable[[], None]) -> dict[int, Answer]:
        """Have some of the workbooks read, and keep what was read of them."""
        found: dict[int, Answer] = {}
        for index, reply in zip(wanted, CHILDREN.replies([asked[each] for each in wanted], meanwhile), strict=True):
            if isinstance(reply, Finding):
                found[index] = reply
                continue
            found[index] = decode(reply.answer, asked[index].submitted.file)
            if self._known and reply.lasting:
                key = _key(asked[index])
                self._known.put(key, reply.answer)
                if key[0] in OCCASIONS:
                    self._known.trim()
        return found

    def _from_before(self, asked: Asked) -> bytes | None:
        return self._known.get(_key(asked)) if self._known else None


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
