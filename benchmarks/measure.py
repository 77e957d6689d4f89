"""Running a program and taking its time: wall time, and processor time of it and all that it started."""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]


class Took(NamedTuple):
    """Seconds that a run took on the wall's clock, and of processors."""

    wall: float
    cpu: float


def run(*command: str | Path, codes: Sequence[int] = (0,)) -> Took:
    """Run a program of this environment from the top of the repository; it must end with one of `codes`."""
    before, began = children_seconds(), time.perf_counter()
    program = Path(sys.executable).with_name(str(command[0]))
    done = subprocess.run([program, *command[1:]], cwd=ROOT, check=False, capture_output=True, text=True)
    took = Took(time.perf_counter() - began, children_seconds() - before)
    if done.returncode not in codes:
        sys.exit(f"{command[0]} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return took


def children_seconds() -> float:
    """Processor seconds of all child processes that have ended, theirs included."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def median(runs: Sequence[Took]) -> Took:
    """The median of each clock."""
    return Took(statistics.median(each.wall for each in runs), statistics.median(each.cpu for each in runs))
