"""All benchmarks, or those named, such as `python -m benchmarks stages`. They measure, and assert nothing."""

import argparse
import os
import tempfile
from pathlib import Path

from rich.console import Console

from benchmarks.comparison import compare
from benchmarks.facts import show_coordination, show_facts
from benchmarks.growth import show_growth
from benchmarks.reading import show_reading
from benchmarks.stages import show_stages
from benchmarks.word import show_word

BENCHMARKS = {
    "comparison": compare,
    "reading": show_reading,
    "facts": show_facts,
    "coordination": show_coordination,
    "stages": show_stages,
    "growth": show_growth,
    "word": show_word,
}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "names", nargs="*", metavar="BENCHMARK", help=f"which of {', '.join(BENCHMARKS)} (default: all)"
    )
    names = arguments.parse_args().names or list(BENCHMARKS)
    if unknown := sorted(set(names) - set(BENCHMARKS)):
        arguments.error(f"there is no benchmark {', '.join(unknown)}")
    console = Console(highlight=False, width=100)
    console.print(f"{os.cpu_count()} cores, load before: {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            BENCHMARKS[name](console, Path(folder))
    console.print(f"Load after: {os.getloadavg()[0]:.1f}. On shared cores the ratios hold, not the seconds.")


if __name__ == "__main__":
    main()
