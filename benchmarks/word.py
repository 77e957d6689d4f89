"""The Word writer against pandoc and docxtpl, over the same eight departments, and how it grows with a table's rows.

pandoc and docxtpl serve no other purpose here: `pip install pypandoc_binary docxtpl` before this benchmark.
"""

import importlib
import importlib.util
import io
import re
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from docx import Document
from docx.document import Document as WordDocument
from lxml import html as markup
from rich.console import Console
from rich.table import Table

from benchmarks.measure import children_seconds
from benchmarks.programme import programme
from reportgen.assessment import Progress, assess
from reportgen.compose.brand import Brand
from reportgen.compose.documents import commissions
from reportgen.compose.press import Press
from reportgen.programme import open_programme
from reportgen.render.word import write_word
from reportgen.render.word.markup import text_of

DEPARTMENTS, ROUNDS, ROWS, PARAGRAPHS = 8, 3, (500, 1000, 2000, 5000), 4200
PAGES_OF_TEXT = 200
_TARGETS = re.compile(r'<(?:h1|h2|figure|section)\b[^>]*? id="([^"]+)"')
_CHARTS = re.compile(r"<svg\b.*?</svg\s*>", re.DOTALL)


class Set(NamedTuple):
    """The documents of a build: their pages, and the brand they are set in."""

    pages: Sequence[str]
    brand: Brand


def show_word(console: Console, folder: Path) -> None:
    """Print the processor time of each way to the same documents, then time and memory by rows, then a long text."""
    documents = _documents(folder)
    ours = min(_cpu(lambda: [_written(page, documents.brand) for page in documents.pages]) for _ in range(ROUNDS))
    table = Table("way to the Word files", "CPU s", "ratio", title=f"{len(documents.pages)} documents")
    table.add_row("reportgen, with its charts", f"{ours:.2f}", "1.0")
    for name, needed, way in (
        ("pandoc, without charts", "pypandoc", _pandoc),
        ("docxtpl, tables only", "docxtpl", _docxtpl),
    ):
        if importlib.util.find_spec(needed) is None:
            table.add_row(name, "not installed", "–")
            continue
        work = way(documents, folder)
        took = min(_cpu(work) for _ in range(ROUNDS))
        table.add_row(name, f"{took:.2f}", f"{took / ours:.1f}")
    console.print(table)
    _show_rows(console, documents.brand)
    _show_text(console, documents.brand)


def _documents(folder: Path) -> Set:
    opened = open_programme(programme(DEPARTMENTS, folder / "word"))
    press = Press(opened.template_folders)
    found = assess(opened, Progress())
    if found.plan is None or found.facts is None:
        sys.exit("The benchmark's programme could not be read.")
    wanted = commissions(found.plan, found.facts, found.findings, opened.settings.fewest_leaders, (), ("gap-report",))
    return Set([commission.make(press).html for commission in wanted], press.brand)


def _written(page: str, brand: Brand) -> bytes:
    pages = {name: number for number, name in enumerate(_TARGETS.findall(page), start=1)}
    return write_word(page, pages=pages, total=len(pages), brand=brand)


def _pandoc(documents: Set, folder: Path) -> Callable[[], object]:
    program = importlib.import_module("pypandoc").get_pandoc_path()
    files = []
    for number, page in enumerate(documents.pages):
        files.append(folder / f"{number}.html")
        files[-1].write_text(_CHARTS.sub("", page), "utf-8")

    def work() -> None:
        for file in files:
            subprocess.run([program, "-f", "html", "-t", "docx", "-o", file.with_suffix(".docx"), file], check=True)

    return work


def _docxtpl(documents: Set, folder: Path) -> Callable[[], object]:
    library = importlib.import_module("docxtpl")
    jobs = []
    for number, page in enumerate(documents.pages):
        tables = [
            [[text_of(cell) for cell in row] for row in table.iter("tr")]
            for table in markup.document_fromstring(_CHARTS.sub("", page)).iter("table")
        ]
        file = folder / f"template{number}.docx"
        _template(tables).save(str(file))
        jobs.append((file, {f"t{index}": rows for index, rows in enumerate(tables)}))

    def work() -> None:
        for file, context in jobs:
            document = library.DocxTemplate(str(file))
            document.render(context, autoescape=True)
            document.save(io.BytesIO())

    return work


def _template(tables: Sequence[Sequence[Sequence[str]]]) -> WordDocument:
    """A template with a table for each of `tables`, its rows and cells repeated by docxtpl."""
    document = Document()
    for index, rows in enumerate(tables):
        columns = max(map(len, rows))
        grid = document.add_table(rows=3, cols=columns)
        grid.cell(0, 0).text = f"{{%tr for row in t{index} %}}"
        for column in range(columns):
            grid.cell(1, column).text = f"{{{{ row[{column}] }}}}"
        grid.cell(2, 0).text = "{%tr endfor %}"
        document.add_paragraph()
    return document


def _show_rows(console: Console, brand: Brand) -> None:
    table = Table("rows", "CPU ms a row", "KB a row", title="A table of eight columns")
    _written(_rows(10), brand)
    for count in ROWS:
        page = _rows(count)
        spent = min(_cpu(partial(_written, page, brand)) for _ in range(ROUNDS))
        tracemalloc.start()
        _written(page, brand)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        table.add_row(str(count), f"{spent / count * 1000:.3f}", f"{peak / count / 1000:.2f}")
    console.print(table)


def _rows(count: int) -> str:
    cells = "".join(f'<td class="heat{column % 5 + 1}">{column} days</td>' for column in range(8))
    columns = '<col style="width:12.5%"/>' * 8
    return _page(f"<table><colgroup>{columns}</colgroup><tbody>{f'<tr>{cells}</tr>' * count}</tbody></table>")


def _show_text(console: Console, brand: Brand) -> None:
    words = "The department closes the gap by the end of the year, and the others have agreed to it. " * 3
    page = _page(f"<p>{words}</p>" * PARAGRAPHS)
    spent = min(_cpu(lambda: _written(page, brand)) for _ in range(ROUNDS))
    console.print(f"A text of about {PAGES_OF_TEXT} pages ({PARAGRAPHS} paragraphs): {spent:.2f} s of processor time.")


def _page(body: str) -> str:
    head = '<head><meta charset="utf-8"/><title>Long</title><meta name="author" content="x"/></head>'
    return f'<!DOCTYPE html>\n<html lang="en">{head}<body>{body}</body></html>'


def _cpu(work: Callable[[], object]) -> float:
    """Processor seconds of a piece of work, its child processes included."""
    before = time.process_time() + children_seconds()
    work()
    return time.process_time() + children_seconds() - before
