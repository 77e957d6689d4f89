"""Reading workbooks in child processes, so that a file that kills its reader costs a finding and no more."""

import atexit
import contextlib
import hashlib
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NamedTuple

from reportgen.cores import cores
from reportgen.model.finding import Finding, Source
from reportgen.read.child import HEAD, READY, REPLY, Reply, seconds_for
from reportgen.read.contents import Question
from reportgen.read.workbook import content_of

PROGRAM = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from reportgen.read.child import main; main()"
"""What a child runs: it finds the modules where this process does, and looks at nothing else around it."""

PATIENCE = 5
"""So much longer than its processor time a child may take by the clock: the machine may have other things to do."""

BYTES_A_CHILD = 500_000
"""A further child is started for so many bytes of files: it needs about as long to start as to read them."""


HEAD_START = 0.02
"""Seconds that the first question has to get to its child before this process is busy with other things."""


class EndedError(Exception):
    """A child ended before it answered: `code` is how, as `Popen.returncode` says; `late` if its time was up."""

    def __init__(self, code: int, *, late: bool) -> None:
        super().__init__(code, late)
        self.code, self.late = code, late


@dataclass(frozen=True)
class Submitted:
    """A file of `inputs/`: what findings call it, and the hash and number of its bytes."""

    path: Path
    file: str
    sha256: str
    size: int

    @property
    def suffix(self) -> str:
        """What its name ends in, in lower case."""
        return self.path.suffix.lower()

    def content(self) -> bytes | Finding:
        """Its bytes, which are those of the hash; a finding where they cannot be had any more."""
        data = content_of(self.path, self.file)
        if isinstance(data, Finding) or hashlib.sha256(data).hexdigest() == self.sha256:
            return data
        return _unreadable(self.file, "damaged", "it changed while it was read")


class Asked(NamedTuple):
    """A question about a workbook."""

    submitted: Submitted
    question: Question


class Child:
    """One child process, from its start to its end."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own program
            [sys.executable, "-I", "-S", "-c", PROGRAM, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._is_ready = False
        self._late = False
        self.leaves = False
        """Whether it is about to end, or has ended."""

    def ask(self, question: Question, data: bytes, sent: threading.Event) -> Reply:
        """The reply; EndedError where the child ended instead, or had to be ended because its time was up.

        `sent` is set as soon as the child has the question.
        """
        guard = threading.Timer(PATIENCE * seconds_for(len(data)), self._give_up)
        guard.daemon = True
        guard.start()
        try:
            return self._asked(question.as_json(), data, sent)
        except (BrokenPipeError, EOFError, ValueError) as error:  # the last: its pipes were closed by `end`
            self.leaves = True
            code = self._process.wait()
            if code > 0 and not self._is_ready:
                raise RuntimeError("no process for reading workbooks can be started here") from error
            raise EndedError(code, late=self._late) from error
        finally:
            guard.cancel()

    def end(self) -> None:
        """End it now, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for pipe in self._pipes():
            with contextlib.suppress(BrokenPipeError):  # what it was not told any more
                pipe.close()

    def _give_up(self) -> None:
        self._late = True
        self._process.kill()

    def _asked(self, question: bytes, data: bytes, sent: threading.Event) -> Reply:
        questions, replies = self._pipes()
        if not self._is_ready:
            _read(replies, len(READY))
            self._is_ready = True
        questions.write(HEAD.pack(len(question), len(data)) + question)
        questions.write(data)
        questions.flush()
        sent.set()
        lasting, self.leaves, length = REPLY.unpack(_read(replies, REPLY.size))
        return Reply(_read(replies, length), lasting)

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        questions, replies = self._process.stdin, self._process.stdout
        assert questions is not None  # noqa: S101 - asked for above
        assert replies is not None  # noqa: S101 - likewise
        return questions, replies


class Children:
    """The children there are: started when they are needed, used again, replaced when they have ended."""

    def __init__(self) -> None:
        self._idle: list[Child] = []
        self._busy: set[Child] = set()
        self._stopping = False

    def replies(self, asked: Sequence[Asked], meanwhile: Callable[[], object]) -> list[Reply | Finding]:
        """The reply to each question in their order; a finding where a file cannot be had or a child was lost.

        `meanwhile` is called once, while the children read.
        """
        if not asked:
            meanwhile()
            return []
        wanted = 1 + sum(each.submitted.size for each in asked) // BYTES_A_CHILD
        count = min(len(asked), cores(), max(wanted, len(self._idle)))
        self._stopping = False
        largest_first = sorted(range(len(asked)), key=lambda index: -asked[index].submitted.size)
        sent = threading.Event()
        with ThreadPoolExecutor(count) as threads:
            try:
                replies = {index: threads.submit(self._reply, asked[index], sent) for index in largest_first}
                sent.wait(HEAD_START)
                meanwhile()
                return [replies[index].result() for index in range(len(asked))]
            except BaseException:
                self._stopping = True
                threads.shutdown(wait=False, cancel_futures=True)
                self.end()
                raise

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._idle) + len(self._busy)

    def end(self) -> None:
        """End all of them."""
        for child in [*self._idle, *self._busy]:
            child.end()
        self._idle.clear()

    def _next(self) -> Child:
        try:
            return self._idle.pop()
        except IndexError:
            return Child()

    def _reply(self, asked: Asked, sent: threading.Event) -> Reply | Finding:
        data = asked.submitted.content()
        if isinstance(data, Finding):
            return data
        child = self._next()
        self._busy.add(child)
        try:
            if self._stopping:  # it was started when the others had been ended already
                child.end()
            return child.ask(asked.question, data, sent)
        except EndedError as ended:
            return _lost(asked.submitted.file, ended)
        finally:
            self._busy.discard(child)
            if child.leaves:
                child.end()
            else:
                self._idle.append(child)


CHILDREN = Children()
"""Those of this process; they end with it, and also when it is killed: each then finds its questions at an end."""
atexit.register(CHILDREN.end)


def _lost(file: str, ended: EndedError) -> Finding:
    """What is said about a workbook whose reader ended."""
    if ended.late or ended.code == -getattr(signal, "SIGXCPU", 0):
        return Finding(code="too-large", source=Source(file), values={"what": "time"})
    if ended.code == -getattr(signal, "SIGKILL", 0):  # by the system, which does so where memory runs out
        return Finding(code="too-large", source=Source(file), values={"what": "memory"})
    return _unreadable(file, "defect", "the reader broke down over it")


def _unreadable(file: str, kind: str, reason: str) -> Finding:
    return Finding(code="unreadable-workbook", source=Source(file), values={"kind": kind, "reason": reason})


def _read(stream: IO[bytes], length: int) -> bytes:
    """So many bytes; EOFError where there are fewer."""
    found = stream.read(length)
    if len(found) < length:
        raise EOFError
    return found
