"""Gap reports of eight departments: reportgen beside a straightforward script for the same documents, turn by turn."""

import shutil
from pathlib import Path

import pikepdf
from lxml import html
from rich.console import Console
from rich.table import Table

from benchmarks.measure import Took, median, run
from benchmarks.programme import programme

DEPARTMENTS, ROUNDS = 8, 2
CODES = (0, 1)
"""1 means: done, and the plan has errors."""


def compare(console: Console, folder: Path) -> None:
    """Print the size of both programs' reports, and how long each took."""
    source = programme(DEPARTMENTS, folder / "compared")
    ours, plain = source / "outputs", folder / "plain"
    took: dict[str, list[Took]] = {"reportgen": [], "script": []}
    for _ in range(ROUNDS):
        shutil.rmtree(ours, ignore_errors=True)
        took["reportgen"].append(run("reportgen", "build", "-q", "-C", source, "-t", "gap-report", codes=CODES))
        shutil.rmtree(plain, ignore_errors=True)
        took["script"].append(run("python", "-m", "benchmarks.straightforward", source, plain))
    table = Table(
        "", "pages", "tables", "cells", "charts", "wall s", "CPU s", title=f"Gap reports of {DEPARTMENTS} departments"
    )
    for name, where in (("reportgen", ours), ("script", plain)):
        middle = median(took[name])
        table.add_row(name, *(f"{count:,}" for count in sizes(where)), f"{middle.wall:.1f}", f"{middle.cpu:.1f}")
    console.print(table)
    ratio = Took(*(theirs / own for theirs, own in zip(median(took["script"]), median(took["reportgen"]), strict=True)))
    console.print(f"The script takes {ratio.wall:.2f} × the wall time and {ratio.cpu:.2f} × the CPU time of reportgen.")


def sizes(folder: Path) -> tuple[int, int, int, int]:
    """Pages, tables, table cells and charts of all reports below a folder."""
    pages = 0
    for file in folder.rglob("gap-report.pdf"):
        with pikepdf.open(file) as pdf:
            pages += len(pdf.pages)
    trees = [html.parse(file).getroot() for file in folder.rglob("gap-report.html")]
    found = ("//table", "//td|//th", "//svg[not(ancestor::svg)]|//img")
    tables, cells, charts = (sum(len(tree.xpath(path)) for tree in trees) for path in found)
    return pages, tables, cells, charts
