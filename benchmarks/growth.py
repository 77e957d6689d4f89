"""How a build grows: from 8 to 32 departments, all documents."""

from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.measure import run
from benchmarks.programme import programme

SIZES = (8, 32)


def show_growth(console: Console, folder: Path) -> None:
    """Print the time of a whole build, in all and by department."""
    table = Table("departments", "wall s", "CPU s", "CPU s a department", title="Growth: all documents in all formats")
    each = []
    for departments in SIZES:
        source = programme(departments, folder / f"of-{departments}")
        took = run("reportgen", "build", "-q", "-C", source, codes=(0, 1))
        each.append(took.cpu / departments)
        table.add_row(str(departments), f"{took.wall:.1f}", f"{took.cpu:.1f}", f"{each[-1]:.2f}")
    console.print(table)
    console.print(f"A department costs {each[-1] / each[0]:.2f} × as much among {SIZES[-1]} as among {SIZES[0]}.")
