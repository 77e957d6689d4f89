"""The command line as a person meets it: what it prints, how it ends, and what it leaves on the disk."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from notation.programmes import generate
from reportgen.cli import main


@dataclass(frozen=True)
class Said:
    """How a command ended, and what it printed on standard output and standard error."""

    code: int
    out: str
    err: str


def reportgen(*arguments: str | Path) -> Said:
    """Run a command in this process; an exception is a failure of the test."""
    ended = CliRunner().invoke(main, [str(each) for each in arguments], catch_exceptions=False)
    return Said(ended.exit_code, ended.stdout, ended.stderr)


def reportgen_apart(*arguments: str | Path, **environment: str) -> Said:
    """Run a command in a process of its own, with changes to its environment."""
    program = [str(Path(sys.executable).with_name("reportgen")), *map(str, arguments)]
    ended = subprocess.run(program, capture_output=True, check=False, env={**os.environ, **environment})
    return Said(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def small_programme(folder: Path) -> Path:
    """A programme folder of two departments with few records, not yet built."""
    generate(2, gaps=2, initiatives=2).write(folder)
    (folder / "reportgen.toml").write_text("", "utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {str(each.relative_to(folder)): each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file()}


def touched(folder: Path) -> dict[str, int]:
    """When every file below a folder was last written, in nanoseconds; what was remembered of reading apart."""
    files = (each for each in folder.rglob("*") if each.is_file() and ".reportgen" not in each.parts)
    return {str(each.relative_to(folder)): each.stat().st_mtime_ns for each in files}
