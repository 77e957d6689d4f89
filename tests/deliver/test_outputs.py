"""The outputs folder: whole files or none, nothing written without need, nothing touched that is not ours."""

from pathlib import Path

import pytest

from reportgen.deliver.outputs import MANIFEST, Entry, Manifest, Outputs, OutputsError, sha256


def manifest(**files: bytes) -> Manifest:
    entries = tuple(Entry(file=name, sha256=sha256(data), key=sha256(data)) for name, data in sorted(files.items()))
    return Manifest(version="1", outputs=entries)


def put(folder: Path, obsolete: list[str] | None = None, **files: bytes) -> bool:
    return Outputs(folder).write(manifest(**files), files, obsolete or [])


def test_writes_files_and_a_manifest_that_lists_them(tmp_path: Path) -> None:
    assert put(tmp_path, a=b"one")
    assert (tmp_path / "a").read_bytes() == b"one"
    assert Outputs(tmp_path).entries["a"].sha256 == sha256(b"one")


def test_keeps_what_is_as_it_was_made_and_nothing_else(tmp_path: Path) -> None:
    put(tmp_path, a=b"one")
    assert Outputs(tmp_path).kept("a", sha256(b"one"))
    assert not Outputs(tmp_path).kept("a", "made from something else")
    (tmp_path / "a").write_bytes(b"torn")
    assert not Outputs(tmp_path).kept("a", sha256(b"one"))


def test_touches_nothing_where_nothing_changed(tmp_path: Path) -> None:
    put(tmp_path, a=b"one")
    before = (tmp_path / MANIFEST).stat().st_mtime_ns
    assert not Outputs(tmp_path).write(manifest(a=b"one"), {}, [])
    assert (tmp_path / MANIFEST).stat().st_mtime_ns == before


def test_removes_obsolete_files_with_their_empty_folders_and_leaves_strangers(tmp_path: Path) -> None:
    outputs = Outputs(tmp_path)
    outputs.write(manifest(), {"departments/FIN/old.pdf": b"old", "departments/IT/old.pdf": b"old"}, [])
    (tmp_path / "departments/IT/mine.txt").write_text("not of reportgen")
    Outputs(tmp_path).write(manifest(a=b"x"), {"a": b"x"}, ["departments/FIN/old.pdf", "departments/IT/old.pdf"])
    assert not (tmp_path / "departments/FIN").exists()
    assert [each.name for each in (tmp_path / "departments/IT").iterdir()] == ["mine.txt"]


def test_a_failed_run_leaves_what_was_there_and_no_rubbish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, a=b"one")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def full(_: int) -> None:
        raise OSError(28, "No space left on device", "a")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OutputsError, match="No space left"):
        put(tmp_path, a=b"two", b=b"three")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_manifest_that_is_none_means_all_is_made_again(tmp_path: Path) -> None:
    put(tmp_path, a=b"one")
    (tmp_path / MANIFEST).write_text("{torn")
    assert not Outputs(tmp_path).kept("a", sha256(b"one"))
