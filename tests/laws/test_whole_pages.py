"""Every document of the smallest programme is valid, accessible and whole; the example's and the extremes' too."""

from pathlib import Path

from notation.leaves import layout_faults, tag_faults
from notation.package_lint import faults
from notation.validators import sdk, ua


def test_every_document_is_accessible_and_its_pages_are_whole(built: Path) -> None:
    found = sorted((built / "outputs").rglob("*.pdf"))
    assert len(found) == 3
    for file in found:
        assert ua(file) == "", file
        assert [*tag_faults(file.read_bytes()), *layout_faults(file.read_bytes())] == [], file


def test_every_word_file_is_valid(built: Path, tmp_path: Path) -> None:
    found = sorted((built / "outputs").rglob("*.docx"))
    assert len(found) == 3
    for file in found:
        assert sdk(file.read_bytes(), tmp_path) == [], file
        assert faults(file.read_bytes()) == [], file
