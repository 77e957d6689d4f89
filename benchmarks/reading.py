"""Reading: beside pandas, again after one change, and of a workbook with very many rows."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

import openpyxl
import pandas as pd
import xlsxwriter
from rich.console import Console
from rich.table import Table

from benchmarks.measure import ROOT, Took, median
from benchmarks.programme import programme
from reportgen.cache import Cache
from reportgen.read import read_programme

DEPARTMENTS, ROUNDS = 50, 5
SIZE = ("--gaps", "36", "--initiatives", "46")
"""What makes about 2,000 cells a department."""

FAULTS = ("31/12", "TBD", "?", "Q5 2026", "G77", "3.000")
FAULTS_A_BOOK = 20
ROWS = (25_000, 50_000, 100_000)
HEADERS = ("Initiative", "From department", "Role", "Effort", "One-off cost", "Annual cost", "Note")
TICK = os.sysconf("SC_CLK_TCK")

READ_APART = """
import json, pathlib, resource, sys, time
from reportgen.read import read_programme
from reportgen.read.children import CHILDREN
began = time.perf_counter()
reading = read_programme(pathlib.Path(sys.argv[1]))
took = time.perf_counter() - began
CHILDREN.end()
own, children = (resource.getrusage(each) for each in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
spent = own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
print(json.dumps([len(reading.plan.resources), took, spent, own.ru_maxrss / 1024, children.ru_maxrss / 1024]))
"""


def show_reading(console: Console, folder: Path) -> None:
    """Print how long reading takes: of many workbooks, beside pandas and the second time; of a very long one."""
    source = programme(DEPARTMENTS, folder / "read", *SIZE)
    inputs = sorted((source / "inputs").iterdir())
    cells = sum(_spoil(path) for path in inputs)
    known, numbers = Cache(folder / "known"), count()
    read_programme(source, known)  # starts the children too, which is not measured
    pandas = _middle(lambda: [pd.read_excel(path, sheet_name=None, engine="openpyxl") for path in inputs])
    empty = folder / "empty"
    first = _middle(lambda: read_programme(source, Cache(empty)), lambda: shutil.rmtree(empty, ignore_errors=True))
    again = _middle(lambda: read_programme(source, known), lambda: _change(inputs[0], next(numbers)))
    table = Table("", "wall s", "CPU s", title=f"{DEPARTMENTS} departments, {cells / DEPARTMENTS:,.0f} cells each")
    for name, took in (
        ("pandas.read_excel with openpyxl", pandas),
        ("reportgen with all findings", first),
        ("reportgen, one workbook changed", again),
    ):
        table.add_row(name, f"{took.wall:.2f}", f"{took.cpu:.2f}")
    console.print(table)
    console.print(
        f"pandas takes {pandas.wall / first.wall:.2f} × the wall time and {pandas.cpu / first.cpu:.2f} × the CPU."
    )
    console.print(
        f"After one change {again.wall / first.wall:.3f} of the wall time and {again.cpu / first.cpu:.3f} of the CPU."
    )
    _show_rows(console, folder)


def _show_rows(console: Console, folder: Path) -> None:
    """Print how reading one very long sheet grows, each in a process of its own."""
    table = Table("rows", "records", "wall s", "CPU s", "parent MB", "child MB", title="One sheet of seven columns")
    for rows in ROWS:
        source = programme(1, folder / f"rows-{rows}")
        _lengthen(source / "inputs" / "D01.xlsx", rows)
        command = [sys.executable, "-c", READ_APART, str(source)]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        records, wall, cpu, own, child = json.loads(done.stdout)
        table.add_row(f"{rows:,}", f"{records:,}", f"{wall:.1f}", f"{cpu:.1f}", f"{own:.0f}", f"{child:.0f}")
    console.print(table)


def _middle(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> Took:
    """The median of some runs of `work`, each after `before`, which is not measured."""
    runs = []
    for _ in range(ROUNDS):
        before()
        began, spent = time.perf_counter(), _spent()
        kept = work()
        runs.append(Took(time.perf_counter() - began, _spent() - spent))
        del kept  # not before: freeing it is no part of reading
    return median(runs)


def _spent() -> float:
    """Processor seconds of this process and of the children that it has now."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split()
    stated = (Path(f"/proc/{child}/stat").read_text("utf-8").rpartition(")")[2].split() for child in children)
    return time.process_time() + sum(int(each[11]) + int(each[12]) for each in stated) / TICK


def _spoil(path: Path) -> int:
    """Put faults into some cells of a department's workbook; the number of its cells."""
    luck = random.Random(path.name)
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    if "Department" in book:
        below = [cell for cell in cells if cell.row > 1 and cell.parent.title != "Department"]
        for cell in luck.sample(below, FAULTS_A_BOOK):
            cell.value = luck.choice(FAULTS)
    book.save(path)
    return len(cells)


def _change(path: Path, number: int) -> None:
    """Put another text into one cell."""
    book = openpyxl.load_workbook(path)
    book["Gaps"]["D2"].value = f"Today is day {number}."
    book.save(path)


def _lengthen(path: Path, rows: int) -> None:
    """A department's workbook with the sheet of resources alone, which has so many rows."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        book.add_worksheet("Department").write_row(0, 0, ("Department", "D01"))
        sheet = book.add_worksheet("Resources")
        sheet.write_row(0, 0, HEADERS)
        for row in range(1, rows + 1):
            sheet.write_row(row, 0, ("I1", "D01", f"Role {row % 9}", row % 40 + 1, row, row / 2, f"Note {row}"))
