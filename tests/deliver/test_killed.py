"""A build that is killed while it writes: every file is whole, the manifest tells, the next build mends it."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from notation.commandline import contents
from reportgen.deliver.outputs import MANIFEST, STAGE, Entry, Manifest, Outputs, sha256

OLD = {name: f"old {name}".encode() * 999 for name in ("a", "b/c", "d")}
NEW = {name: f"new {name}".encode() * 999 for name in OLD}
PROGRAM = """
import os, pathlib, signal, sys
sys.path.insert(0, "tests")
moved, real = 0, pathlib.Path.replace
def replace(self, target):
    global moved
    if moved == {after}:
        os.kill(os.getpid(), signal.SIGKILL)
    moved += 1
    return real(self, target)
pathlib.Path.replace = replace
from deliver.test_killed import NEW, manifest
from reportgen.deliver.outputs import Outputs
Outputs(pathlib.Path(sys.argv[1])).write(manifest(NEW), NEW, [])
"""


def manifest(files: dict[str, bytes]) -> Manifest:
    entries = tuple(Entry(file=name, sha256=sha256(data), key=sha256(data)) for name, data in sorted(files.items()))
    return Manifest(version="1", outputs=entries)


@pytest.mark.parametrize("after", range(4))
def test_files_are_whole_and_the_next_build_mends_it(tmp_path: Path, after: int) -> None:
    Outputs(tmp_path).write(manifest(OLD), OLD, [])
    program = [sys.executable, "-c", PROGRAM.replace("{after}", str(after)), str(tmp_path)]
    ended = subprocess.run(program, cwd=Path(__file__).parents[2], check=False)
    assert ended.returncode == -signal.SIGKILL
    left = {name: data for name, data in contents(tmp_path).items() if not name.startswith(STAGE)}
    assert left.pop(MANIFEST) == (manifest(OLD).model_dump_json(indent=1) + "\n").encode()
    assert sum(left[name] == NEW[name] for name in NEW) == after
    assert sum(left[name] == OLD[name] for name in OLD) == len(OLD) - after
    outputs = Outputs(tmp_path)
    assert sum(outputs.kept(name, sha256(OLD[name])) is not None for name in OLD) == len(OLD) - after
    outputs.write(manifest(NEW), NEW, [])
    assert contents(tmp_path) == {**NEW, MANIFEST: (tmp_path / MANIFEST).read_bytes()}


def test_a_manifest_that_names_a_file_elsewhere_is_not_believed(tmp_path: Path) -> None:
    Outputs(tmp_path).write(manifest(OLD), OLD, [])
    text = (tmp_path / MANIFEST).read_text("utf-8")
    for elsewhere in ("../a", "/etc/a"):
        (tmp_path / MANIFEST).write_text(text.replace('"a"', f'"{elsewhere}"'), "utf-8")
        assert Outputs(tmp_path).manifest is None
