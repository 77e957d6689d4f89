"""A workbook that kills, chokes or holds up its reader costs a finding; the others are read as ever."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from notation.book import book
from notation.clean import FINANCE, clean
from reportgen.cache import Cache
from reportgen.cores import cores
from reportgen.model.finding import Finding
from reportgen.model.labels import LANGUAGES
from reportgen.read import child, children, desk, read_programme
from reportgen.read.children import PROGRAM, Child, Children, EndedError, Submitted
from reportgen.read.contents import Question
from reportgen.words.catalogue import Words
from reportgen.words.findings import message, remedy

BOMB = b"this stands for a file that no limit stops before it is opened"
BEFORE = "from reportgen.read.child import main; main()"
HARMED = """
import os, signal, time
import reportgen.read.child as child
read = child.answer
def answer(question, data):
    if data == {bomb!r}:
        {harm}
    return read(question, data)
child.answer, child.SECONDS = answer, 1
child.main()
"""


def program(harm: str) -> str:
    """What a child runs in whose reader `harm` is done by one file."""
    assert BEFORE in PROGRAM
    return PROGRAM.replace("; " + BEFORE, "\n" + HARMED.format(bomb=BOMB, harm=harm))


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[Children]:
    """Children of the test's own, which end with it."""
    own = Children()
    monkeypatch.setattr(desk, "CHILDREN", own)
    yield own
    own.end()


@pytest.mark.parametrize(
    ("harm", "code", "values"),
    [
        ("os.kill(os.getpid(), signal.SIGKILL)", "too-large", {"what": "memory"}),
        ("bytes(2 << 30)", "too-large", {"what": "memory"}),
        ("kept = [bytes(1 << 24) for _ in range(1 << 10)]", "too-large", {"what": "memory"}),
        ("while True: pass", "too-large", {"what": "time"}),
        (
            "os.kill(os.getpid(), signal.SIGSEGV)",
            "unreadable-workbook",
            {"kind": "defect", "reason": "the reader broke down over it"},
        ),
        ("{}['no such key']", "unreadable-workbook", {"kind": "defect", "reason": "KeyError, <string>:8"}),
    ],
)
def test_a_file_that_ends_its_reader_is_found_and_the_others_are_read(
    harm: str, code: str, values: dict[str, str], fresh: Children, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "PROGRAM", program(harm))
    root = clean(tmp_path)
    calm = read_programme(root)
    (root / "inputs/bomb.xlsx").write_bytes(BOMB)
    reading = read_programme(root)
    (found,) = reading.findings
    assert (found.code, found.source.file, found.values) == (code, "inputs/bomb.xlsx", values)
    assert calm.plan is not None
    assert reading.plan == calm.plan.model_copy(update={"findings": (found,)})
    for words in map(Words, LANGUAGES):
        assert message(found, words)
        assert remedy(found, words)
    assert fresh.count <= cores()


def test_what_was_said_of_a_machine_and_not_of_a_workbook_is_not_kept(
    fresh: Children, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "PROGRAM", program("raise MemoryError"))
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(BOMB)
    (reply,) = fresh.replies([children.Asked(submitted(path), Question(".xlsx"))], lambda: None)
    assert not isinstance(reply, Finding)
    assert not reply.lasting
    (tmp_path / "inputs").mkdir()
    path.rename(tmp_path / "inputs/bomb.xlsx")
    cache = Cache(tmp_path / "cache")
    assert [each.code for each in read_programme(tmp_path, cache).findings] == ["missing-workbook", "too-large"]
    monkeypatch.setattr(children, "PROGRAM", PROGRAM)  # as if the next machine had more
    assert [each.code for each in read_programme(tmp_path, cache).findings] == [
        "missing-workbook",
        "unreadable-workbook",
    ]


def test_a_child_that_sleeps_is_woken_by_the_parents_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "PROGRAM", program("time.sleep(1000)"))
    monkeypatch.setattr(children, "PATIENCE", 0.01)
    child = Child()
    with pytest.raises(EndedError) as ended:
        child.ask(Question(".xlsx"), BOMB, threading.Event())
    child.end()
    assert ended.value.late


def test_a_machine_where_no_child_can_start_is_no_fault_of_the_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "PROGRAM", "raise SystemExit(1)")
    child = Child()
    with pytest.raises(RuntimeError, match="no process"):
        child.ask(Question(".xlsx"), BOMB, threading.Event())
    child.end()


def test_a_file_that_changes_between_two_looks_is_found(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(book(FINANCE))
    known = submitted(path)
    path.write_bytes(BOMB)
    found = known.content()
    assert isinstance(found, Finding)
    assert found.values["reason"] == "it changed while it was read"


def submitted(path: Path) -> Submitted:
    (found,), nothing = desk.submitted_in(path.parent, "inputs")
    assert not nothing
    return found


@pytest.mark.parametrize("count", [1, 2, 5])
def test_the_number_of_children_changes_nothing(
    count: int, fresh: Children, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = clean(tmp_path)
    for number in range(4):
        (root / f"inputs/other{number}.xlsx").write_bytes(
            book({**FINANCE, "Department": f"| Department | X{number} |"})
        )
    expected = read_programme(root)
    monkeypatch.setattr(children, "BYTES_A_CHILD", 1)
    monkeypatch.setattr(children, "cores", lambda: count)
    assert read_programme(root) == expected
    assert fresh.count <= count


def test_an_interrupt_ends_the_children_that_are_reading(
    fresh: Children, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "PROGRAM", program("time.sleep(20)"))
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(BOMB)

    def interrupted() -> None:
        while not fresh.count:  # until one has been started
            time.sleep(0.01)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fresh.replies([children.Asked(submitted(path), Question(".xlsx"))], interrupted)
    assert fresh.count == 0


READING = """
import pathlib, sys
from reportgen.read import children, read_programme
children.PROGRAM = pathlib.Path(sys.argv[2]).read_text()
read_programme(pathlib.Path(sys.argv[1]))
print("read", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize(("sent", "busy"), [(signal.SIGINT, True), (signal.SIGKILL, False)])
def test_no_child_outlives_its_parent(sent: signal.Signals, busy: bool, tmp_path: Path) -> None:  # noqa: FBT001
    root = clean(tmp_path)
    (root / "inputs/bomb.xlsx").write_bytes(BOMB)
    pid = tmp_path / "pid"
    harm = f"open({str(pid)!r}, 'w').write(str(os.getpid())); {'time.sleep(300)' if busy else ''}"
    (tmp_path / "program").write_text(program(harm), "utf-8")
    command = [sys.executable, "-c", READING, str(root), str(tmp_path / "program")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        if not busy:
            assert parent.stdout.readline() == b"read\n"
        child = int(_awaited(pid))
        parent.send_signal(sent)
        try:
            parent.communicate(timeout=120)
        except subprocess.TimeoutExpired:
            os.kill(child, signal.SIGKILL)
            parent.kill()
            pytest.fail("the parent waits for its child")
    for _ in range(600):
        if not _lives(child):
            return
        time.sleep(0.1)
    pytest.fail("the child is still there")


def _awaited(file: Path) -> str:
    for _ in range(600):
        if file.exists() and (text := file.read_text("utf-8")):
            return text
        time.sleep(0.1)
    raise TimeoutError(file)


def _lives(process: int) -> bool:
    """Whether a process is there, and more than a remainder that nobody has asked after."""
    try:
        stated = Path(f"/proc/{process}/stat").read_text("utf-8") if sys.platform == "linux" else ""
        os.kill(process, 0)
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stated.rpartition(")")[2].split()[:1] != ["Z"]


def test_a_child_loads_what_reading_needs_and_nothing_else() -> None:
    listing = BEFORE.partition(";")[0] + "; print(*sys.modules)"
    command = [sys.executable, "-I", "-S", "-c", PROGRAM.replace(BEFORE, listing), json.dumps(sys.path)]
    loaded = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()
    ours = {name.split(".")[1] for name in loaded if name.startswith("reportgen.")}
    assert ours == {*desk.ROOMS, "cache", "cores"}
    others = {name.partition(".")[0] for name in loaded}
    assert others.isdisjoint({"pandas", "numpy", "ortools", "weasyprint", "networkx", "click", "rich", "xlsxwriter"})
    assert others.issuperset(desk.LIBRARIES)


def test_a_child_is_not_replaced_for_the_memory_of_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "GROWN", 0)
    monkeypatch.setattr(child, "INHERITED", 1 << 60)
    assert not child.has_grown()
    monkeypatch.setattr(child, "INHERITED", 0)
    assert child.has_grown()
