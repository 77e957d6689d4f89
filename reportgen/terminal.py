"""What building and comparing print: progress, the table that ends a build, options side by side."""

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

from reportgen.analyse.outcome import ScenarioFact
from reportgen.assessment import Progress
from reportgen.build import Job
from reportgen.checklist import counted, one_line, print_counts, print_findings
from reportgen.compose.sections.options import Cell, options
from reportgen.deliver.outputs import Entry
from reportgen.model.finding import Severity
from reportgen.model.plan import Plan
from reportgen.pipeline import Outcome
from reportgen.words.catalogue import Words

STAGES = {
    "read": "Reading the workbooks",
    "analyse": "Computing facts and coordinating the plan",
    "check": "Checking coherence",
    "what-if": "Coordinating each option",
    "compose": "Composing the documents",
    "render": "Setting pages",
    "deliver": "Writing outputs",
}
BOARD = "board"


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
    print_counts(console, outcome.assessment)
    console.print("[bold]Look first at[/]")
    for line in _look_first(outcome, root):
        console.print(f"  {line}")


def print_options(console: Console, plan: Plan, scenarios: Sequence[ScenarioFact]) -> None:
    """The plan as it is and each option beside it, a line for each figure, with what it changes."""
    found = options(scenarios, plan.programme.currency or "", Words("en"))
    if found is None:
        return
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 3, 0, 0))
    table.add_column("")
    for row in found.rows:
        table.add_column(escape(row.name), justify="right")
    for index, head in enumerate(found.heads):
        table.add_row(head, *(_figure(row.cells[index]) for row in found.rows))
    console.print(table)
    console.print()
    for row in found.rows[1:]:
        console.print(f"[bold]{escape(row.name)}[/]: {escape('; '.join(row.what))}")
    console.print()
    console.print(f"{escape(found.message)}.")
    if found.waiting:
        console.print(f"What waiting costs: {escape(found.waiting)}")
    if not found.proven:
        console.print("The search for dates stopped before it could prove that none better exist.")


def _figure(cell: Cell) -> str:
    """A figure of an option, with its difference to the plan as it is."""
    if not cell.change:
        return escape(cell.value)
    change = f"({escape(cell.change)})"
    return f"{escape(cell.value)} {f'[{cell.tone}]{change}[/]' if cell.tone else change}"


def _sums(outcome: Outcome) -> str:
    pages = {each.file.rpartition(".")[0]: each.pages or 0 for each in outcome.entries if each.document}
    new = len(outcome.made)
    return (
        f"{counted(len(pages), 'document')} of {counted(sum(pages.values()), 'page')}: "
        f"{counted(new, 'file')} new, {len(outcome.entries) - new} kept"
    )


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


def _look_first(outcome: Outcome, root: Path) -> Iterator[str]:
    """The two or three things to open first."""
    made = [each.file for each in outcome.entries if each.document]
    best = min(
        made, key=lambda file: (not file.startswith("programme/"), not file.endswith(".pdf"), file), default=None
    )
    if best:
        yield f"{escape(one_line(str(root / 'outputs' / best)))}  what matters is on its first page"
    errors = Counter(each.source.file for each in outcome.assessment.findings if each.severity is Severity.ERROR)
    for file, count in errors.most_common(1):
        where = escape(one_line(str(root / file)))
        yield f"{where}  holds {count} of the errors; reportgen check says how to mend them"


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
