"""What must be rendered, and rendering it: documents in worker processes, which return bytes; nothing is written here."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

from reportgen.compose.press import Document
from reportgen.deliver.outputs import Entry, Outputs, sha256

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
    """A document that could not be made, and why."""

    stem: str
    reason: str


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


def render(jobs: Sequence[Job], folders: Sequence[Path], done: Callable[[Job], None]) -> Iterator[Made | Failed]:
    """Set the jobs, the longest first, in as many processes as there are cores; results in the order of the jobs."""
    if not jobs:
        return
    workers = min(len(jobs), os.cpu_count() or 1)
    context = multiprocessing.get_context("spawn")
    longest_first = sorted(range(len(jobs)), key=lambda index: -len(jobs[index].document.html))
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        futures = {pool.submit(_set, jobs[index], tuple(folders)): index for index in longest_first}
        pending = set(futures)
        while pending:
            finished, pending = wait(pending, return_when=FIRST_COMPLETED)
            for future in finished:
                done(jobs[futures[future]])
        by_index = {index: future for future, index in futures.items()}
        for index, job in enumerate(jobs):
            error = by_index[index].exception()
            yield Failed(job.document.stem, str(error)) if error else by_index[index].result()


def _set(job: Job, folders: tuple[Path, ...]) -> Made | Failed:
    """One job, in a worker: brand, style and fonts are loaded with its first."""
    from reportgen.render.writers import WritingError, workshop  # noqa: PLC0415 - only workers pay for WeasyPrint

    try:
        data, pages = workshop(folders).write(job.document.html, job.formats)
    except WritingError as error:
        return Failed(job.document.stem, str(error))
    return Made(job, data, pages)
