"""The program of a child process that reads workbooks: one question after the other, each within limits.

It gets a file's bytes and gives an answer's, knows no path and opens no file; whatever a workbook does to it, the
parent loses a child. Where the platform has no such limits (Windows; macOS does not hold to that of memory), the
parent's clock alone ends what does not end by itself.
"""

import gc
import math
import os
import signal
import struct
import sys
import traceback
from pathlib import Path
from typing import BinaryIO, NamedTuple

from reportgen.model.finding import Finding, Source
from reportgen.read.contents import Question, answer
from reportgen.read.encoded import encode

MEGABYTE = 1024 * 1024
MEMORY = 1024 * MEGABYTE
"""What a child may use in all, in bytes of address space."""

GROWN = 192 * MEGABYTE
"""A child that needed more is replaced, so that what one workbook took is not missing for the next."""

SECONDS, SECONDS_A_MEGABYTE = 60, 10
"""Processor time for a workbook, and beside it for each megabyte of its file.

As many cells as a workbook may hold are read in about 20 seconds where this was measured: a machine three times as slow
still reads them. It is a stop for what never ends, no measure of what is too much: that is told by counting, and is the
same everywhere.
"""

READY = b"ready"
HEAD = struct.Struct(">IQ")
"""Lengths of a question and of the file's bytes, which follow."""

REPLY = struct.Struct(">??Q")
"""Whether the answer may be kept for next time, whether the child leaves, the answer's length; the answer follows."""


class Reply(NamedTuple):
    """An answer as bytes; `lasting` if it says something about the workbook alone, not about this machine."""

    answer: bytes
    lasting: bool


def seconds_for(size: int) -> int:
    """Processor seconds that reading a file of so many bytes may take."""
    return SECONDS + math.ceil(SECONDS_A_MEGABYTE * size / MEGABYTE)


def main() -> None:
    """Answer until the parent closes the pipe, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the parent's business
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    limit_memory()
    gc.disable()  # a workbook's cells hold no circles, and are many
    gc.freeze()
    replies.write(READY)
    replies.flush()
    os.dup2(nowhere, sys.stderr.fileno())  # what a library may say in its agony
    serve(sys.stdin.buffer, replies)


def serve(questions: BinaryIO, replies: BinaryIO) -> None:
    """Answer one question after the other, until there are none or this process has grown too much."""
    while head := questions.read(HEAD.size):
        length, size = HEAD.unpack(head)
        question, data = Question.from_json(questions.read(length)), questions.read(size)
        limit_time(seconds_for(size))
        reply = guarded(question, data)
        del data
        leaves = not reply.lasting or has_grown()
        replies.write(REPLY.pack(reply.lasting, leaves, len(reply.answer)))
        replies.write(reply.answer)
        replies.flush()
        if leaves:
            return
        gc.collect()


def guarded(question: Question, data: bytes) -> Reply:
    """The answer, whatever happens on the way; a defect of ours costs this workbook alone, and is named."""
    try:
        return Reply(encode(answer(question, data)), lasting=True)
    except MemoryError:
        found = Finding(code="too-large", source=Source(""), values={"what": "memory"})
    except Exception as error:  # noqa: BLE001 - told as a finding; the other workbooks are none the worse
        frame = traceback.extract_tb(error.__traceback__)[-1]
        reason = f"{type(error).__name__}, {Path(frame.filename).name}:{frame.lineno}"
        found = Finding(code="unreadable-workbook", source=Source(""), values={"kind": "defect", "reason": reason})
    return Reply(encode(found), lasting=False)


if sys.platform == "win32":

    def limit_memory() -> None:
        """Nothing: there is no such limit here."""

    def limit_time(_seconds: int) -> None:
        """Nothing: there is no such limit here."""

    def has_grown() -> bool:
        """Nobody knows here."""
        return False

else:
    import resource

    def limit_memory() -> None:
        """Ask the system for MemoryError beyond the limit, and for no image of the memory of a process that dies."""
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_AS, MEMORY)

    def limit_time(seconds: int) -> None:
        """Ask the system to end this process when it has worked for so many seconds more."""
        spent = resource.getrusage(resource.RUSAGE_SELF)
        _limit(resource.RLIMIT_CPU, math.ceil(spent.ru_utime + spent.ru_stime) + seconds)

    def has_grown() -> bool:
        """Whether this process has needed so much memory that a new one should take its place."""
        return _peak() > max(GROWN, INHERITED)

    def _peak() -> int:
        """The most memory that this process has held, in bytes."""
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)

    INHERITED = _peak()
    """What the system counts as ours from the start: on Linux a new process takes over its parent's peak."""

    def _limit(what: int, most: int) -> None:
        """Lower a limit, within what may be set; the upper bound stays, so that it can be raised again."""
        _, highest = resource.getrlimit(what)
        if highest != resource.RLIM_INFINITY:
            most = min(most, highest)
        try:
            resource.setrlimit(what, (most, highest))
        except (ValueError, OSError):
            return  # a system that knows this limit by name only (macOS)
