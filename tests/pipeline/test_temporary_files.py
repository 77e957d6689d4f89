"""A build cleans up after itself: nothing of it stays in the system's folder for temporary files."""

from pathlib import Path

from notation.commandline import reportgen_apart, small_programme


def test_a_build_leaves_no_temporary_files(tmp_path: Path) -> None:
    folder, temporary = small_programme(tmp_path / "programme"), tmp_path / "temporary"
    temporary.mkdir()
    said = reportgen_apart("build", "-C", folder, "-d", "D01", "-f", "pdf", TMPDIR=str(temporary))
    assert said.code == 0, said
    assert list(temporary.iterdir()) == []
