"""What must be rendered, and rendering it: in worker processes, which return bytes; nothing is written here."""

import gc
import multiprocessing
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.compose.brand import BrandError
from reportgen.compose.press import Document
from reportgen.cores import cores
from reportgen.deliver.outputs import Entry, Outputs, sha256

if TYPE_CHECKING:
    from reportgen.render.writers import Workshop

FORMATS = ("pdf", "docx", "html")


@dataclass(frozen=True)
class Job:
    """One document to be set in the formats named."""

    document: Document
    formats: tuple[str, ...]


@dataclass(frozen=True)
class Made:
    """A document that was set: bytes by format, and its number of pages."""

    job: Job
    data: dict[str, bytes]
    pages: int


@dataclass(frozen=True)
class Failed:
    """A document that could not be made, and why; `trace` where that is a defect of ours."""

    stem: str
    reason: str
    trace: str = ""


def key(document: Document, assets: str) -> str:
    """What a file of this document depends on: its page, and all that shapes it."""
    return sha256(f"{assets}{document.html}".encode())


def outstanding(
    documents: Sequence[Document], formats: Sequence[str], outputs: Outputs, assets: str
) -> tuple[list[Job], list[Entry]]:
    """Which documents must be set in which formats, and the entries of the files that can stay as they are."""
    jobs, kept = [], []
    for document in documents:
        missing = []
        for name in formats:
            entry = outputs.kept(f"{document.stem}.{name}", key(document, assets))
            if entry:
                kept.append(entry)
            else:
                missing.append(name)
        if missing:
            jobs.append(Job(document, tuple(missing)))
    return jobs, kept


def render(
    jobs: Sequence[Job], folders: Sequence[Path], done: Callable[[Job], None], reference: Path | None = None
) -> Iterator[Made | Failed]:
    """Set the jobs, the longest first, in as many processes as there are cores; results in the order of the jobs.

    `reference` is a corporate Word template that takes the place of the brand's.
    """
    if not jobs:
        return
    longest_first = sorted(range(len(jobs)), key=lambda index: -len(jobs[index].document.html))
    with ProcessPoolExecutor(
        min(len(jobs), cores()), mp_context=multiprocessing.get_context("spawn"), initializer=_begin
    ) as pool:
        futures = {pool.submit(_set, jobs[index], tuple(folders), reference): index for index in longest_first}
        try:
            for future in as_completed(futures):
                done(jobs[futures[future]])
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    by_index = {index: future for future, index in futures.items()}
    for index, job in enumerate(jobs):
        yield _result(job, by_index[index])


def _result(job: Job, future: "Future[Made | Failed]") -> Made | Failed:
    try:
        return future.result()
    except BrokenProcessPool:
        reason = "the process that set it was ended from outside, perhaps for want of memory: build again"
        return Failed(job.document.stem, reason)


def _begin() -> None:
    """In a worker, first of all: an interrupt is the parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@cache
def _workshop(folders: tuple[Path, ...], reference: Path | None) -> "Workshop":
    """Brand, style and fonts, loaded once in a worker and then left alone by the garbage collector."""
    from reportgen.render.writers import workshop  # noqa: PLC0415 - only workers pay for WeasyPrint

    loaded = workshop(folders, reference)
    gc.freeze()
    return loaded


def _set(job: Job, folders: tuple[Path, ...], reference: Path | None) -> Made | Failed:
    """One job, in a worker; whatever goes wrong concerns this document alone."""
    from reportgen.render.style import SettingError  # noqa: PLC0415 - only workers pay for WeasyPrint
    from reportgen.render.writers import WritingError  # noqa: PLC0415

    try:
        data, pages = _workshop(folders, reference).write(job.document.html, job.formats)
    except (WritingError, SettingError, BrandError) as error:
        return Failed(job.document.stem, str(error))
    except Exception as error:  # noqa: BLE001 - told with its trace; the other documents are none the worse
        return Failed(job.document.stem, f"{type(error).__name__}: {error}", traceback.format_exc())
    return Made(job, data, pages)
