"""Same input, same bytes: for any hash seed, time zone, language and folder."""

from pathlib import Path

from notation.commandline import contents, reportgen_apart, small_programme


def test_every_output_is_the_same_whatever_the_hash_seed_and_the_time_zone(built: Path, tmp_path: Path) -> None:
    other = small_programme(tmp_path / "another folder")
    assert contents(other / "inputs") == contents(built / "inputs")
    environment = {"PYTHONHASHSEED": "77", "TZ": "America/Los_Angeles", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"}
    said = reportgen_apart("build", "-C", other, **environment)
    assert said.code == 0, said
    ours, theirs = contents(built / "outputs"), contents(other / "outputs")
    assert len(ours) == 13
    assert [name for name in sorted(ours | theirs) if ours.get(name) != theirs.get(name)] == []
