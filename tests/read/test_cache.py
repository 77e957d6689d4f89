"""The cache: what it gives is what was put there, or nothing; and nothing that happens to its folder is an error."""

import os
import tempfile
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reportgen.cache import Cache, key_of

KEY, OTHER = key_of(b"one"), key_of(b"other")


def entries(cache: Cache) -> list[Path]:
    return sorted(path for path in cache.folder.glob("??/*") if path.is_file())


def test_what_was_kept_is_given_back_and_marked_as_nobodys_loss(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "a/b")
    assert cache.get(KEY) is None
    cache.put(KEY, b"content")
    cache.put(OTHER, b"")
    assert (cache.get(KEY), cache.get(OTHER)) == (b"content", b"")
    assert (tmp_path / "a/b/.gitignore").read_bytes() == b"*\n"
    assert (tmp_path / "a/b/CACHEDIR.TAG").read_bytes().startswith(b"Signature: 8a477f597d28d172789f06886806bc55")
    cache.put(KEY, b"new")
    assert cache.get(KEY) == b"new"
    assert len(entries(cache)) == 2


@given(some.lists(some.binary(max_size=5), max_size=4), some.lists(some.binary(max_size=5), max_size=4))
def test_keys_are_alike_only_for_the_same_parts(one: list[bytes], other: list[bytes]) -> None:
    assert (key_of(*one) == key_of(*other)) is (one == other)


@given(content=some.binary(max_size=60), data=some.data())
def test_a_damaged_entry_is_none_and_is_replaced(content: bytes, data: some.DataObject) -> None:
    with TemporaryDirectory() as folder:
        cache = Cache(Path(folder))
        cache.put(KEY, content)
        (path,) = entries(cache)
        kept = bytearray(path.read_bytes())
        if data.draw(some.booleans(), "cut"):
            del kept[data.draw(some.integers(0, len(kept) - 1)) :]
        else:
            kept[data.draw(some.integers(0, len(kept) - 1))] ^= data.draw(some.integers(1, 255))
        path.write_bytes(kept)
        assert cache.get(KEY) is None
        cache.put(KEY, content)
        assert cache.get(KEY) == content


def test_an_entry_in_anothers_place_is_none(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, b"one")
    cache.put(OTHER, b"other")
    one, other = (tmp_path / key[:2] / key for key in (KEY, OTHER))
    other.write_bytes(one.read_bytes())
    assert cache.get(OTHER) is None


def test_beyond_its_limit_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit=1000)
    keys = [key_of(bytes([number])) for number in range(10)]
    for age, key in enumerate(keys):
        cache.put(key, bytes(100))
        os.utime(tmp_path / key[:2] / key, (age * 10.0, age * 10.0))
    mine = tmp_path / keys[0][:2] / "notes.txt"
    mine.write_bytes(bytes(5000))
    (tmp_path / "elsewhere").symlink_to(tmp_path.parent)
    assert cache.get(keys[0]) is not None  # now it is the one that was used last
    cache.trim()
    kept = [number for number, key in enumerate(keys) if cache.get(key) is not None]
    assert kept == [0, 5, 6, 7, 8, 9]
    assert mine.exists()
    cache.trim()
    assert len(entries(cache)) == len(kept) + 1


def test_what_was_used_today_is_not_touched_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, b"content")
    (path,) = entries(cache)
    before = path.stat().st_mtime_ns
    assert cache.get(KEY) == b"content"
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize("what", ["a file", "read-only", "a folder in the entry's place"])
def test_a_folder_that_cannot_be_used_is_an_empty_cache(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path / "cache")
    if what == "a file":
        cache.folder.write_bytes(b"")
    elif what == "read-only":

        def refused(**_: object) -> tuple[int, str]:
            raise PermissionError

        monkeypatch.setattr(tempfile, "mkstemp", refused)  # permissions do not hold for root
    else:
        (cache.folder / KEY[:2] / KEY).mkdir(parents=True)
    cache.put(KEY, b"content")
    cache.trim()
    assert cache.get(KEY) is None


def test_nothing_half_written_is_left_where_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, b"old")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", full)
    cache.put(KEY, b"new")
    assert cache.get(KEY) == b"old"
    assert len(entries(cache)) == 1


def test_many_writers_at_once_leave_one_whole_entry(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit=2000)
    contents = {bytes([number]) * 1000 for number in range(8)}
    seen: list[bytes | None] = []

    def work(content: bytes) -> None:
        for _ in range(30):
            cache.put(KEY, content)
            seen.append(cache.get(KEY))
            cache.trim()

    threads = [threading.Thread(target=work, args=(content,)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(seen) <= {*contents, None}
    assert cache.get(KEY) in contents
    assert len(entries(cache)) == 1
