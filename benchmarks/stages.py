"""Where the time goes: one build of eight departments in one process, its documents set one after the other."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from unittest import mock

from rich.console import Console
from rich.table import Table

from benchmarks.programme import programme
from reportgen.assessment import Progress
from reportgen.build import Job, Made
from reportgen.pipeline import Request, build
from reportgen.programme import open_programme
from reportgen.render.page import set_page
from reportgen.render.parity import outline_html, outline_pdf, outline_word
from reportgen.render.pdf import set_pdf
from reportgen.render.word import write_word
from reportgen.render.writers import Workshop

DEPARTMENTS = 8


class Laps:
    """Processor seconds by stage; `next` ends one and begins another."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._stage, self._began = "start", time.process_time()

    def next(self, stage: str) -> None:
        now = time.process_time()
        self.seconds[self._stage] = self.seconds.get(self._stage, 0) + now - self._began
        self._stage, self._began = stage, now


def show_stages(console: Console, folder: Path) -> None:
    """Print each stage's share of a build; rendering by format, and the proof that all formats say the same."""
    laps = Laps()

    def serially(
        jobs: Sequence[Job], folders: Sequence[Path], done: Callable[[Job], None], reference: Path | None
    ) -> Iterator[Made]:
        workshop = Workshop(folders, reference)
        for job in jobs:
            yield _set(job, workshop, laps)
            done(job)

    with mock.patch("reportgen.pipeline.render", serially):
        build(open_programme(programme(DEPARTMENTS, folder / "staged")), Request(), Progress(stage=laps.next))
    laps.next("end")
    seconds = {stage: spent for stage, spent in laps.seconds.items() if stage != "start"}
    table = Table(
        "stage", "CPU s", "share", title=f"One build of {DEPARTMENTS} departments, all documents, one process"
    )
    for stage, spent in seconds.items():
        table.add_row(stage, f"{spent:.2f}", f"{spent / sum(seconds.values()):.0%}")
    console.print(table)


def _set(job: Job, workshop: Workshop, laps: Laps) -> Made:
    page = job.document.html
    laps.next("render: PDF")
    pdf = set_pdf(page, style=workshop.style)
    laps.next("render: Word")
    word = write_word(page, pages=pdf.pages, total=pdf.total, brand=workshop.brand)
    laps.next("render: HTML")
    screen = set_page(page, style=workshop.style)
    laps.next("render: parity")
    outlines = [outline_html(page), outline_pdf(pdf.data), outline_word(word)]
    assert all(outlines)
    laps.next("render")
    return Made(job, {"pdf": pdf.data, "docx": word, "html": screen}, pdf.total)
