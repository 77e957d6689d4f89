"""What the commands print: findings by department, progress, and the table that ends a build."""

import io
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.table import Table

from reportgen.build import Job
from reportgen.deliver.outputs import Entry
from reportgen.model.finding import Finding, Severity
from reportgen.model.plan import Plan
from reportgen.pipeline import Assessment, Outcome, Progress
from reportgen.words.catalogue import Words
from reportgen.words.findings import message, remedy

SIGNS = {Severity.ERROR: "[red]■[/]", Severity.WARNING: "[yellow]▲[/]", Severity.NOTE: "[dim]·[/]"}
STAGES = {
    "read": "Reading the workbooks",
    "analyse": "Computing facts and coordinating the plan",
    "check": "Checking coherence",
    "compose": "Composing the documents",
    "render": "Setting pages",
    "deliver": "Writing outputs",
}
SHOWN_PER_GROUP = 12
BOARD = "board"
UNBOUNDED = 10_000
"""Columns: no line is that long, so that where nobody looks at a terminal no line is broken."""


def terminal() -> Console:
    """Standard output: as wide as the terminal; without any width, colour or sign it cannot write elsewhere."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=UNBOUNDED, color_system=None)


def print_findings(console: Console, assessment: Assessment, root: Path, *, verbose: bool) -> None:
    """All findings by workbook, in the order in which a person would mend them, then what to do next."""
    words = Words(assessment.plan.language if assessment.plan else "en")
    for file, found in groupby(assessment.findings, key=lambda each: each.source.file):
        group = list(found)
        path = (root / file).resolve()
        owner, link = _owner(file, assessment.plan), f"[link={path.as_uri()}]{_shown(file)}[/link]"
        console.print(f"[bold]{owner}[/] · {link} · {_severities(group)}")
        _print_group(console, group, words, verbose=verbose)
    console.print(_counts(assessment))
    if assessment.plan is None:
        console.print("Next: put exactly one programme workbook into inputs/ and run check again.")
    elif assessment.count(Severity.ERROR):
        console.print("Next: mend the cells marked ■ in the workbooks, save them, and run check again.")
    else:
        console.print("Next: reportgen build makes the documents; what is marked ▲ is shown in them.")


def _owner(file: str, plan: Plan | None) -> str:
    """The department whose workbook a file is, or the programme office."""
    code = next((book.department for book in plan.workbooks if book.file == file), None) if plan else None
    if plan is None or code is None:
        return "Programme office"
    department = plan.department.get(code)
    return _shown((department.name if department else None) or code)


def _shown(text: str) -> str:
    """Text out of a workbook, so that nothing in it commands the terminal."""
    return escape("".join(each if each.isprintable() else " " for each in text))


def _print_group(console: Console, found: Sequence[Finding], words: Words, *, verbose: bool) -> None:
    by_weight = sorted(found, key=lambda each: list(Severity).index(each.severity))
    shown = by_weight if verbose else by_weight[:SHOWN_PER_GROUP]
    for each in shown:
        place = f"{each.source.sheet or ''}{'!' if each.source.cell else ''}{each.source.cell or ''}"
        console.print(
            f"  {SIGNS[each.severity]} {f'[bold]{_shown(place)}[/] ' if place else ''}{_shown(message(each, words))}"
        )
        console.print(f"    [dim]{_shown(remedy(each, words))}[/]")
    if len(shown) < len(found):
        console.print(f"  [dim]and {len(found) - len(shown)} more: -v shows all[/]")
    console.print()


def print_outcome(console: Console, outcome: Outcome, root: Path, seconds: float, *, verbose: bool) -> None:
    """What a build made, what it found, and what to look at first."""
    if outcome.assessment.plan is None or outcome.refused:
        print_findings(console, outcome.assessment, root, verbose=verbose)
        if outcome.refused:
            console.print("Nothing was built, because --strict lets no fault pass; earlier outputs are as they were.")
        return
    console.print(_documents(outcome))
    console.print()
    console.print(f"{_sums(outcome)}, in {seconds:.1f} s.")
    console.print(_counts(outcome.assessment))
    console.print("[bold]Look first at[/]")
    for line in _look_first(outcome, root):
        console.print(f"  {line}")


def _sums(outcome: Outcome) -> str:
    pages = {each.file.rpartition(".")[0]: each.pages or 0 for each in outcome.entries if each.document}
    new = len(outcome.made)
    return (
        f"{_counted(len(pages), 'document')} of {_counted(sum(pages.values()), 'page')}: "
        f"{_counted(new, 'file')} new, {len(outcome.entries) - new} kept"
    )


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _documents(outcome: Outcome) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Document", "For", "Pages", "Formats", "State"):
        table.add_column(heading, justify="right" if heading == "Pages" else "left")
    documents = [each for each in outcome.entries if each.document]
    failed = {each.stem for each in outcome.failed}
    for stem, entries in groupby(sorted(documents, key=_order), key=lambda each: each.file.rpartition(".")[0]):
        files = list(entries)
        state = "[red]failed: as it was before[/]" if stem in failed else _state(files, outcome)
        formats = " ".join(each.file.rpartition(".")[2] for each in files)
        table.add_row(str(files[0].document), files[0].reader or BOARD, str(files[0].pages), formats, state)
    for stem in sorted(failed - {each.file.rpartition(".")[0] for each in documents}):
        reader = stem.split("/")[1] if stem.startswith("departments/") else BOARD
        table.add_row(stem.rpartition("/")[2], reader, "–", "–", "[red]failed[/]")
    return table


def _order(entry: Entry) -> tuple[bool, str, str]:
    return (entry.reader is not None, entry.file.rpartition(".")[0], entry.file)


def _state(files: Sequence[Entry], outcome: Outcome) -> str:
    new = sum(1 for each in files if each.file in outcome.made)
    return "[green]new[/]" if new == len(files) else "kept" if not new else f"{new} new"


def _counts(assessment: Assessment) -> str:
    return f"Found: {_severities(assessment.findings)}."


def _severities(found: Sequence[Finding]) -> str:
    counts = Counter(each.severity for each in found)
    return ", ".join(_counted(counts[each], str(each)) for each in Severity if counts[each]) or "nothing"


def _look_first(outcome: Outcome, root: Path) -> Iterator[str]:
    """The two or three things to open first."""
    made = [each.file for each in outcome.entries if each.document]
    best = min(
        made, key=lambda file: (not file.startswith("programme/"), not file.endswith(".pdf"), file), default=None
    )
    if best:
        yield f"{escape(str(root / 'outputs' / best))}  what matters is on its first page"
    errors = Counter(each.source.file for each in outcome.assessment.findings if each.severity is Severity.ERROR)
    for file, count in errors.most_common(1):
        yield f"{_shown(str(root / file))}  holds {count} of the errors; reportgen check says how to mend them"


@contextmanager
def progress(console: Console, *, quiet: bool) -> Iterator[Progress]:
    """A bar on a terminal, plain lines elsewhere, nothing where `quiet`."""
    if quiet:
        yield Progress()
    elif console.is_terminal:
        with Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
        ) as bar:
            yield _on_bar(bar)
    else:
        yield Progress(
            stage=lambda name: console.print(f"{STAGES[name]} …"),
            done=lambda job: console.print(f"  {job.document.stem}"),
        )


def _on_bar(bar: Bar) -> Progress:
    task = bar.add_task("", total=None)

    def done(_: Job) -> None:
        bar.advance(task)

    return Progress(
        stage=lambda name: bar.update(task, description=STAGES[name]),
        outstanding=lambda count: bar.update(task, total=count, completed=0),
        done=done,
    )
