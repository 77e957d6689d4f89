"""Files that were made to harm a reader, and what each must end in.

`python tests/read/hostile.py` tries all of them (or those named), each in a process of its own within one gigabyte,
and says what each took.
"""

import argparse
import hashlib
import json
import os
import resource
import select
import signal
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from notation.book import book
from notation.clean import clean
from reportgen.model.plan import RECORD_FIELDS, Plan
from reportgen.read import read_programme
from reportgen.read.children import CHILDREN

GIGABYTE = 1024**3
PATIENCE = 90
"""Seconds until a reading that goes on counts as one that hangs; on a busy machine all takes longer."""

READ = ""
"""Ends in no error: the file was read, and its gap is in the plan."""

OTHER = "PRO"
DEPARTMENTS = """
    | ID  | Department | Head | E-mail       |
    | FIN | Finance    | Anna | a@group.test |
    | PRO | Production | Carl | c@group.test |"""
GAPS = """
    | ID | Guideline | Capability | Current state | Current level | Target state | Target level | Target date |
    | A1 | G1        | Planning   | slow          | 1             | fast         | 3            | 2026-12-31  |"""


@dataclass(frozen=True)
class Shape:
    """A hostile file: how it is laid into `inputs`, the code that it ends in, and the value that tells the reason."""

    lay: Callable[[Path], None]
    code: str = READ
    reason: str = ""


@dataclass(frozen=True)
class Outcome:
    """What reading a programme with a hostile file beside the others came to."""

    codes: Mapping[str, str]
    """What was found about the hostile file, each with the kind or the limit."""
    others: str = ""
    """The digest of everything that the other workbooks say."""
    read: bool = False
    """Whether the hostile file's gap is in the plan."""
    seconds: float = 0.0
    megabytes: int = 0
    died: str = ""

    def as_it_should(self, shape: Shape) -> bool:
        """Whether it ended in what the shape says."""
        if shape.code == READ:
            return self.read and not {"unreadable-workbook", "too-large", "skipped-file"} & set(self.codes)
        return self.codes.get(shape.code) == shape.reason or (shape.code in self.codes and not shape.reason)


def submitted(**more: str) -> bytes:
    """The workbook that becomes hostile: a department's, with one gap; and more sheets."""
    return book({"Department": f"| Department | {OTHER} |", "Gaps": GAPS, **more})


def shape(data: Callable[[], bytes], code: str = READ, reason: str = "", *, name: str = "hostile.xlsx") -> Shape:
    """A shape that is one file of these bytes."""
    return Shape(lambda inputs: _write(inputs / name, data()), code, reason)


def late(made: Callable[[], Callable[[], bytes]]) -> Callable[[], bytes]:
    """Bytes of a file that are large already before they are put together."""

    def data() -> bytes:
        return made()()

    return data


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def tried(each: Shape, memory: int = GIGABYTE) -> Outcome:
    """Read a programme with the hostile file in it, in a process of its own that may use so much memory."""
    with tempfile.TemporaryDirectory() as folder:
        root = clean(Path(folder), programme={"Departments": DEPARTMENTS})
        _lay_apart(each, root / "inputs")
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            _read_in_child(root, writer, memory)
        os.close(writer)
        said = _heard(reader, child)
        _, status, used = os.wait4(child, 0)
    if status or not said:
        return Outcome({}, died=f"hangs for {PATIENCE} s" if status == signal.SIGKILL else f"status {status}")
    seconds = used.ru_utime + used.ru_stime
    return Outcome(**json.loads(said) | {"seconds": round(seconds, 1), "megabytes": used.ru_maxrss // 1024})


def tried_here(each: Shape) -> Outcome:
    """Read a programme with the hostile file in it, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        root = clean(Path(folder), programme={"Departments": DEPARTMENTS})
        _lay_apart(each, root / "inputs")
        return outcome(root)


def _lay_apart(each: Shape, inputs: Path) -> None:
    """Build the file in a process of its own too, so that what building takes is not counted."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            each.lay(inputs)
            status = 0
        finally:
            os._exit(status)
    assert os.waitpid(child, 0)[1] == 0


def _heard(reader: int, child: int) -> bytes:
    """What the child says, as long as there is patience."""
    said = b""
    with os.fdopen(reader, "rb", buffering=0) as pipe:
        while select.select([pipe], [], [], PATIENCE)[0]:
            if not (piece := pipe.read(65_536)):
                return said
            said += piece
    os.killpg(child, signal.SIGKILL)
    return b""


def _read_in_child(root: Path, writer: int, memory: int) -> None:
    """Never returns: what is to be told goes through the pipe."""
    os.setsid()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    status = 1
    try:
        told = json.dumps(asdict(outcome(root))).encode()
        CHILDREN.end()  # so that what they took is counted
        os.write(writer, told)
        status = 0
    finally:
        os._exit(status)


def outcome(root: Path) -> Outcome:
    """Read the programme, and tell what concerns the hostile file from what does not."""
    reading = read_programme(root)
    own = ("inputs/programme.xlsx", "inputs/finance.xlsx")
    codes = {
        each.code: str(each.values.get("kind") or each.values.get("what") or each.values.get("reason") or "")
        for each in reading.findings
        if each.source.file not in own and each.source.file != "inputs"
    }
    if reading.plan is None:
        return Outcome(codes)
    read = any(each.department == OTHER and each.capability == "Planning" for each in reading.plan.gaps)
    return Outcome(codes, said_by_others(reading.plan), read)


def said_by_others(plan: Plan) -> str:
    """A digest of everything in the plan that the hostile file's department did not say."""
    records = [each for name in RECORD_FIELDS for each in getattr(plan, name)]
    kept = [repr(each) for each in (plan.programme, *records) if getattr(each, "department", None) != OTHER]
    return hashlib.sha256("\n".join(kept).encode()).hexdigest()


def main() -> None:
    """Try shapes, each apart, and print what it came to and took; or a theme's, one after the other, as JSON."""
    from read.hostile_shapes import SHAPES, THEMES  # noqa: PLC0415 - the shapes are built with what stands above

    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("names", nargs="*", metavar="SHAPE", help="which to try apart (default: all)")
    arguments.add_argument("--theme", choices=list(THEMES), help="try these in one process, and tell in JSON")
    asked = arguments.parse_args()
    if asked.theme:
        for name, each in {"": Shape(lambda _: None), **THEMES[asked.theme]}.items():
            print(json.dumps([name, asdict(tried_here(each))]), flush=True)  # noqa: T201
        return
    for name in asked.names or SHAPES:
        result = tried(SHAPES[name])
        found = ", ".join(f"{code} {reason}".strip() for code, reason in result.codes.items())
        mark = "" if result.as_it_should(SHAPES[name]) else "  <- not as it should be"
        took = f"{result.seconds:5.1f} s {result.megabytes:5} MB"
        print(f"{took}  {name}: {result.died or found or 'read'}{mark}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
