"""What `reportgen check` prints: the findings as a list to work through, department by department."""

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.style import Style
from rich.text import Text

from reportgen.assessment import Assessment
from reportgen.model.finding import SEVERITIES, Finding, Severity
from reportgen.model.plan import Plan
from reportgen.words.catalogue import Words
from reportgen.words.findings import message, remedy

SIGNS = {Severity.ERROR: ("■", "red"), Severity.WARNING: ("▲", "yellow"), Severity.NOTE: ("·", "dim")}
FEW = 3
"""So many findings of a code are shown for each department; the others are counted, unless all are asked for."""
SAID_FIRST = 3
"""So many places of those that are only counted are named."""
OFFICE = "Programme office"
MENDED_BY_DEPARTMENT = frozenset({"missing-workbook", "guideline-not-translated"})
"""What stands in the programme workbook, and is for the department to mend."""

FILES = frozenset(list(SEVERITIES)[: list(SEVERITIES).index("missing-sheet")]) | {"skipped-file", "macros-ignored"}
LAYOUT = frozenset(list(SEVERITIES)[list(SEVERITIES).index("missing-sheet") : list(SEVERITIES).index("missing-value")])
LAYOUT |= {"unknown-sheet", "unknown-column"}
INTAKE = frozenset(list(SEVERITIES)[: list(SEVERITIES).index("guideline-without-chosen-option")])
STEPS = ("Files", "Sheets and columns", "Cells", "What does not fit together", "Worth knowing")
"""The order in which a person mends a workbook: what is in the way of everything else first."""


@dataclass(frozen=True)
class Section:
    """The findings that one department, or the programme office (None), has to look at."""

    owner: str | None
    name: str
    files: tuple[str, ...]
    findings: tuple[Finding, ...]


def print_findings(
    console: Console,
    assessment: Assessment,
    root: Path,
    departments: Sequence[str] = (),
    *,
    verbose: bool,
    returned: bool = False,
) -> None:
    """All findings by department, in the order in which a person would mend them, then what to do next.

    Of many findings of one code in a department the first few are shown, all of them where `verbose`. Where copies were
    `returned`, nobody is told how to get them.
    """
    words = Words(assessment.plan.language if assessment.plan else "en")
    parts = sections(assessment, departments)
    for section in parts:
        _print_section(console, section, root, words, verbose=verbose)
    print_counts(console, assessment)
    for line in _next(assessment, parts, root, departments, returned=returned):
        console.print(Text(line))


def print_counts(console: Console, assessment: Assessment) -> None:
    """How many findings of each severity there are."""
    console.print(Text(f"Found: {severities(assessment.findings)}."))


def sections(assessment: Assessment, first: Sequence[str] = ()) -> list[Section]:
    """The findings by who has to look at them: `first`, the programme office, then the departments."""
    owners = {book.file: book.department for book in assessment.workbooks}
    found: dict[str | None, list[Finding]] = {}
    for each in assessment.findings:
        found.setdefault(_owner(each, owners), []).append(each)
    registered = list(assessment.plan.department) if assessment.plan else []
    order = [*first, None, *registered, *sorted(owner for owner in found if owner)]
    return [
        Section(
            owner,
            _name(owner, assessment.plan),
            tuple(file for file, whose in owners.items() if whose == owner),
            tuple(sorted(found[owner], key=_turn)),
        )
        for owner in dict.fromkeys(order)
        if owner in found
    ]


def _owner(finding: Finding, owners: dict[str, str | None]) -> str | None:
    if finding.code in MENDED_BY_DEPARTMENT and finding.departments:
        return finding.departments[0]
    if finding.source.file in owners:
        return owners[finding.source.file]
    return finding.departments[0] if len(finding.departments) == 1 else None


def _name(owner: str | None, plan: Plan | None) -> str:
    department = plan.department.get(owner or "") if plan else None
    return (department.name if department else None) or owner or OFFICE


def step(finding: Finding) -> int:
    """When to mend a finding, as an index of `STEPS`."""
    if finding.code in FILES:
        return 0
    if finding.code in LAYOUT:
        return 1
    if finding.severity is Severity.NOTE:
        return 4
    return 2 if finding.code in INTAKE else 3


def _turn(finding: Finding) -> tuple[int, int]:
    """The step; where it is about what does not fit, errors first. Cells are mended as they stand, sheet by sheet."""
    number = step(finding)
    return number, list(Severity).index(finding.severity) if number == STEPS.index("What does not fit together") else 0


def _print_section(console: Console, section: Section, root: Path, words: Words, *, verbose: bool) -> None:
    heading = Text(one_line(section.name), style="bold")
    for file in section.files:
        heading.append(" · ", style="not bold").append(one_line(file), style=link(root, file))
    heading.append(f" · {severities(section.findings)}", style="not bold")
    console.print(heading)
    steps = {each: list(found) for each, found in groupby(section.findings, key=step)}
    for number, found in steps.items():
        if len(steps) > 1:
            console.print(Text(f"  {STEPS[number]}", style="underline"))
        _print_step(console, section, found, root, words, verbose=verbose)
    console.print()


def _print_step(
    console: Console, section: Section, found: Sequence[Finding], root: Path, words: Words, *, verbose: bool
) -> None:
    by_code: dict[str, list[Finding]] = {}
    for each in found:
        by_code.setdefault(each.code, []).append(each)
    shown = {code: same if verbose else same[:FEW] for code, same in by_code.items()}
    told = [each for each in found if any(each is one for one in shown[each.code])]
    for index, each in enumerate(told):
        _print_finding(console, section, each, root, words)
        advice = remedy(each, words)
        if index + 1 == len(told) or remedy(told[index + 1], words) != advice:
            print_indented(console, Text(one_line(advice), style="dim"), "    ")
        rest = by_code[each.code][len(shown[each.code]) :]
        if rest and each is shown[each.code][-1]:
            places = ", ".join(filter(None, (_place(one, section) for one in rest[:SAID_FIRST])))
            more = f"and {len(rest)} more like this ({places}{' …' if len(rest) > SAID_FIRST else ''}): -v shows all"
            print_indented(console, Text(one_line(more), style="dim"), "    ")


def _print_finding(console: Console, section: Section, finding: Finding, root: Path, words: Words) -> None:
    sign, colour = SIGNS[finding.severity]
    line = Text()
    if place := _place(finding, section):
        line.append(place, style=Style(bold=True) + link(root, finding.source.file)).append(" ")
    line.append(one_line(message(finding, words)))
    print_indented(console, line, "    ", Text("  ").append(sign, style=colour).append(" "))


def _place(finding: Finding, section: Section) -> str:
    """Where a finding stands: the sheet and the cell, the file before it if it is not the section's own."""
    file, sheet, cell = finding.source
    inside = f"{sheet or ''}{'!' if cell else ''}{cell or ''}"
    if file in section.files:
        return one_line(inside)
    return one_line(f"{file.rpartition('/')[2]} · {inside}" if inside else file)


def print_indented(console: Console, text: Text, indent: str, first: Text | None = None) -> None:
    """A text broken to the width of the terminal, every line indented; the first may begin with a sign."""
    for number, line in enumerate(text.wrap(console, max(console.width - len(indent), 20))):
        line.rstrip()
        console.print((first if first and not number else Text(indent)) + line, soft_wrap=True)


def link(root: Path, file: str) -> Style:
    """Makes of a text a link to the file; where nobody looks at a terminal nothing is written."""
    return Style(link=(root / file).resolve().as_uri())


def one_line(text: str) -> str:
    """Text out of a workbook on one line, so that nothing in it commands the terminal or turns its direction."""
    return "".join(each if each.isprintable() else " " for each in text)


def severities(found: Iterable[Finding]) -> str:
    """How many findings of each severity, the gravest first."""
    counts = Counter(each.severity for each in found)
    return ", ".join(counted(counts[each], str(each)) for each in Severity if counts[each]) or "nothing"


def counted(number: int, what: str) -> str:
    """A number of things, in English."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def _in_the_way(section: Section) -> bool:
    """Whether the programme office's own workbook, by which all others are read, could not be read in full."""
    return section.owner is None and any(
        each.severity is Severity.ERROR and step(each) <= STEPS.index("Cells") for each in section.findings
    )


def _next(
    assessment: Assessment, parts: Sequence[Section], root: Path, departments: Sequence[str], *, returned: bool
) -> Iterator[str]:
    """What to do next: where to begin, and the command to give."""
    there = f" -C {shlex.quote(str(root))}" if str(root) != "." else ""
    only = "".join(f" -d {each}" for each in departments)
    errors = [sum(each.severity is Severity.ERROR for each in part.findings) for part in parts]
    faulty = [(count, part) for count, part in zip(errors, parts, strict=True) if count]
    if assessment.plan is None:
        yield f"Next: put exactly one programme workbook into inputs/, and run: reportgen check{there}"
    elif faulty:
        count, most = max(faulty, key=lambda each: (_in_the_way(each[1]), each[0]))
        if len(faulty) > 1:
            why = "the rest is read by what it says" if _in_the_way(most) else counted(count, "error")
            yield f"Next: begin with {one_line(most.name)} ({why}); mend what is marked ■, save, and check again."
        else:
            yield "Next: mend the cells marked ■, save the workbooks, and check again."
        if not returned:
            yield f"  To get copies of the workbooks with the cells marked:  reportgen check --return{only}{there}"
        if most.owner and not departments:
            yield f"  To see one department alone:  reportgen check -d {most.owner}{there}"
    elif assessment.count(Severity.WARNING):
        yield f"Next: reportgen build{there} makes the documents; what is marked ▲ is shown in them."
    else:
        yield f"Next: reportgen build{there} makes the documents."
