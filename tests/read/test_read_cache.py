"""Reading with a cache is reading without one, only that an unchanged workbook is not opened."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from notation.book import book
from notation.clean import FINANCE, PROGRAMME, clean
from notation.commandline import reportgen
from reportgen.cache import Cache
from reportgen.model.finding import Finding
from reportgen.programme import open_programme
from reportgen.read import desk, read_programme
from reportgen.read.child import Reply
from reportgen.read.children import Asked, Children


class Counted(Children):
    """Children that note which files they were asked about."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def replies(self, asked: Sequence[Asked], meanwhile: Callable[[], object]) -> list[Reply | Finding]:
        self.asked += [each.submitted.path.name for each in asked]
        return super().replies(asked, meanwhile)

    def taken(self) -> list[str]:
        """What was asked about since this was last looked at."""
        asked, self.asked = self.asked, []
        return asked


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counted]:
    own = Counted()
    monkeypatch.setattr(desk, "CHILDREN", own)
    yield own
    own.end()


def test_only_what_changed_is_opened(counted: Counted, tmp_path: Path) -> None:
    root, cache = clean(tmp_path), Cache(tmp_path / "cache")
    first = read_programme(root, cache)
    assert counted.taken() == ["programme.xlsx", "finance.xlsx"]
    assert read_programme(root, cache) == first
    assert counted.taken() == []
    assert counted.count == 1
    (root / "inputs/finance.xlsx").write_bytes(book({**FINANCE, "Risks": "| ID |"}))
    changed = read_programme(root, cache)
    assert counted.taken() == ["finance.xlsx"]
    assert changed == read_programme(root)
    assert changed != first


@pytest.mark.parametrize("name", ["a plan.xlsx", "programm 2026.xlsx", "z programme.xlsx"])
def test_what_a_workbook_is_called_decides_nothing(name: str, tmp_path: Path) -> None:
    root = clean(tmp_path / "usual")
    usual = read_programme(root)
    other = clean(tmp_path / "other")
    (other / "inputs/programme.xlsx").rename(other / "inputs" / name)
    reading = read_programme(other)
    assert reading.plan is not None
    assert usual.plan is not None
    assert [*map(type, reading.plan.records())] == [*map(type, usual.plan.records())]
    assert [each.code for each in reading.findings] == [each.code for each in usual.findings]


@pytest.mark.parametrize("second", ["a.xlsx", "b programme.xlsx", "zz.xlsx"])
def test_of_two_programmes_the_first_by_name_gives_the_terms(second: str, tmp_path: Path) -> None:
    root, cache = clean(tmp_path), Cache(tmp_path / "cache")
    monthly = book({**PROGRAMME, "Programme": PROGRAMME["Programme"] + "\n| Period length | month |"})
    (root / "inputs" / second).write_bytes(monthly)
    reading = read_programme(root, cache)
    first, last = sorted(["programme.xlsx", second])
    (found,) = [each for each in reading.findings if each.code == "duplicate-programme"]
    assert (found.source.file, found.values["first"]) == (f"inputs/{last}", f"inputs/{first}")
    alone = clean(tmp_path / "alone")
    if first == second:
        (alone / "inputs/programme.xlsx").write_bytes(monthly)
    read = read_programme(alone)
    assert any(each.code == "unclear-period" or each.source.sheet == "Capacity" for each in read.findings) is (
        first == second
    )
    assert {each.code for each in reading.findings} - {"duplicate-programme"} == {each.code for each in read.findings}
    assert read_programme(root, cache) == reading


def test_a_copy_is_known_and_its_findings_name_the_copy(counted: Counted, tmp_path: Path) -> None:
    root, cache = clean(tmp_path, finance={"Gaps": ""}), Cache(tmp_path / "cache")
    read_programme(root, cache)
    (root / "inputs/finance.xlsx").rename(root / "inputs/finance final.xlsx")
    counted.taken()
    reading = read_programme(root, cache)
    assert counted.taken() == []
    assert {each.source.file for each in reading.findings} == {"inputs/finance final.xlsx"}


@pytest.mark.parametrize(
    ("sheet", "old", "new", "reread"),
    [
        ("Programme", "DKK", "EUR", True),
        ("Programme", "| Language          | en ", "| Language          | da ", True),
        ("Programme", "Forward", "Backward", False),
        ("Guidelines", "It is due", "It is overdue", False),
    ],
)
def test_a_department_is_read_anew_where_its_terms_change(
    sheet: str,
    old: str,
    new: str,
    reread: bool,  # noqa: FBT001
    counted: Counted,
    tmp_path: Path,
) -> None:
    root, cache = clean(tmp_path), Cache(tmp_path / "cache")
    read_programme(root, cache)
    counted.taken()
    changed = {**PROGRAMME, sheet: PROGRAMME[sheet].replace(old, new)}
    assert changed != PROGRAMME
    (root / "inputs/programme.xlsx").write_bytes(book(changed))
    reading = read_programme(root, cache)
    assert counted.taken() == ["programme.xlsx", *(["finance.xlsx"] if reread else [])]
    assert reading == read_programme(root)


def test_another_reader_trusts_nothing_of_an_earlier_ones(
    counted: Counted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, cache = clean(tmp_path), Cache(tmp_path / "cache")
    read_programme(root, cache)
    counted.taken()
    monkeypatch.setattr(desk, "_reader", lambda: b"another version")
    read_programme(root, cache)
    assert counted.taken() == ["programme.xlsx", "finance.xlsx"]


def test_what_reads_is_known_by_its_code_its_labels_and_its_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    digests = {desk._reader.__wrapped__()}  # noqa: SLF001 - what a key is made of shows nowhere else
    monkeypatch.setattr(desk, "__version__", "99")
    digests.add(desk._reader.__wrapped__())  # noqa: SLF001
    monkeypatch.setattr(desk, "version", lambda name: f"99 of {name}")
    digests.add(desk._reader.__wrapped__())  # noqa: SLF001
    content = Path.read_bytes
    for changed in ("labels.tsv", "cells.py", "calendar.py"):
        monkeypatch.setattr(
            Path, "read_bytes", lambda self, changed=changed: content(self) + b"#" * (self.name == changed)
        )
        digests.add(desk._reader.__wrapped__())  # noqa: SLF001
    assert len(digests) == 6


@settings(max_examples=15)
@given(data=some.data())
def test_a_damaged_cache_changes_nothing(data: some.DataObject) -> None:
    with TemporaryDirectory() as folder:
        root, cache = clean(Path(folder)), Cache(Path(folder) / "cache")
        expected = read_programme(root, cache)
        entries = sorted(cache.folder.glob("??/*"))
        for path in entries:
            kept = bytearray(path.read_bytes())
            match data.draw(some.sampled_from(["flip", "cut", "empty", "swap", "leave", "remove"]), path.name[:4]):
                case "flip":
                    kept[data.draw(some.integers(0, len(kept) - 1))] ^= data.draw(some.integers(1, 255))
                    path.write_bytes(kept)
                case "cut":
                    path.write_bytes(kept[: data.draw(some.integers(0, len(kept) - 1))])
                case "empty":
                    path.write_bytes(b"")
                case "swap":
                    path.write_bytes(data.draw(some.sampled_from(entries)).read_bytes())
                case "remove":
                    path.unlink()
        assert read_programme(root, cache) == expected
        assert read_programme(root, cache) == expected


@pytest.mark.parametrize("content", [b"{}", b"[]", b"7", b'"programme"', b'{"form":"department"}', b"\xff"])
def test_an_entry_that_is_whole_and_no_answer_is_not_believed(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, cache = clean(tmp_path), Cache(tmp_path / "cache")
    expected = read_programme(root)
    with monkeypatch.context() as patched:
        patched.setattr(Cache, "put", lambda self, key, _, put=Cache.put: put(self, key, content))
        read_programme(root, cache)
    assert read_programme(root, cache) == expected


def test_a_cache_is_kept_in_programme_folders_alone(tmp_path: Path) -> None:
    root = clean(tmp_path)
    read_programme(root)
    assert not (root / ".reportgen").exists()
    (root / "reportgen.toml").write_text("", "utf-8")
    assert reportgen("check", "-q", "-C", root).code in {0, 1}
    folder = open_programme(root).cache
    assert folder == root / ".reportgen/cache"
    assert list(folder.glob("??/*"))
    assert {path.name for path in root.iterdir()} == {"inputs", "reportgen.toml", ".reportgen"}


APART = """
import pathlib, sys
from reportgen.cache import Cache
from reportgen.read import read_programme
sys.stdin.readline()
for _ in range(5):
    print(read_programme(pathlib.Path(sys.argv[1]), Cache(pathlib.Path(sys.argv[2]), limit=2000)).plan)
"""


def test_two_runs_at_once_read_the_same(tmp_path: Path) -> None:
    root = clean(tmp_path)
    command = [sys.executable, "-c", APART, str(root), str(tmp_path / "cache")]
    runs = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    for each in runs:
        assert each.stdin is not None
        each.stdin.write("\n")  # both begin now, and each cuts back what the other keeps
        each.stdin.flush()
    said = [each.communicate() for each in runs]
    assert said == [(f"{read_programme(root).plan}\n" * 5, "")] * 2


def test_a_programme_that_may_not_be_written_to_is_read_all_the_same(tmp_path: Path) -> None:
    root = clean(tmp_path)
    (root / "reportgen.toml").write_text("", "utf-8")
    (root / ".reportgen").write_bytes(b"in the way")
    assert reportgen("check", "-q", "-C", root).code in {0, 1}


def test_records_are_made_as_if_their_values_had_been_proved(tmp_path: Path) -> None:
    for root in (Path(__file__).parents[2], clean(tmp_path)):
        plan = read_programme(root).plan
        assert plan is not None
        for record in plan.records():
            proved = type(record).model_validate(dict(record))
            assert (repr(proved), proved.model_dump_json()) == (repr(record), record.model_dump_json())
