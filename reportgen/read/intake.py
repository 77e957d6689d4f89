"""All of `inputs/` in one pass: the programme workbook first, because it says how to read the others."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

from reportgen.cache import Cache
from reportgen.model import records as r
from reportgen.model.finding import Finding, Source
from reportgen.model.plan import RECORD_FIELDS, Plan, Workbook, sorted_findings
from reportgen.read import link
from reportgen.read.children import Submitted
from reportgen.read.contents import Answer, Contents, Form, Question, terms_of
from reportgen.read.desk import Desk, submitted_in
from reportgen.read.grid import Sheet
from reportgen.read.headers import sheet_of
from reportgen.read.log import Log
from reportgen.read.refused import Terms
from reportgen.read.sheets import Entry

INPUTS = "inputs"

PROGRAMME_NAMES = "program"
"""What the name of a programme workbook has in it, in any of the languages, where people go by the form's name."""


@dataclass(frozen=True)
class Reading:
    """What came of a programme folder: the plan (None without exactly one programme workbook) and all findings."""

    plan: Plan | None
    findings: tuple[Finding, ...]
    workbooks: tuple[Workbook, ...]


@dataclass(frozen=True)
class _Read:
    """A workbook that was read: the file, what it says, its records in the making."""

    submitted: Submitted
    contents: Contents
    book: link.Book

    @property
    def workbook(self) -> Workbook:
        """The workbook as the plan names it."""
        file, sha256 = self.submitted.file, self.submitted.sha256
        return Workbook(file=file, sha256=sha256, department=self.book.owner, sheets=self.contents.sheets)

    @property
    def unknowable(self) -> set[tuple[str | None, str]]:
        """The sheets of whose codes this workbook does not tell."""
        return {(self.book.owner, sheet) for sheet in self.contents.unknowable}


def read_programme(folder: Path, cache: Cache | None = None) -> Reading:
    """Read every workbook that lies in `folder/inputs`; never raises for what they hold.

    With a `cache`, a workbook that it knows is not opened; the reading is the same.
    """
    with _all_kept():
        return _reading(folder, Desk(cache))


@contextmanager
def _all_kept() -> Iterator[None]:
    """Without looking for garbage meanwhile: reading makes very many things, and all of them are kept."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.unfreeze()  # all that was read is old now: it need not be looked through as new things are
            gc.enable()


def _reading(folder: Path, desk: Desk) -> Reading:
    submitted, findings = submitted_in(folder / INPUTS, INPUTS)
    known = _first_glance(submitted, desk)
    while True:
        programmes = [_read(each, found) for each in submitted if (found := known.get(each)) and _is_programme(found)]
        intake = _Intake(programmes[0] if programmes else None)
        departments = [each for each in submitted if known.get(each, Form.DEPARTMENT) is Form.DEPARTMENT]
        said = dict(zip(departments, desk.answers(departments, intake.question), strict=True))
        further = {each: found for each, found in said.items() if _is_programme(found)}
        if not further:
            break
        known |= further  # the terms are those of the first by name, whichever was met first
    intake.findings += [*findings, *_second_programmes(programmes)]
    known |= said
    intake.take_in((each, known[each]) for each in submitted)
    return intake.reading(single=len(programmes) == 1)


def _first_glance(submitted: Sequence[Submitted], desk: Desk) -> dict[Submitted, Answer]:
    """What those say that are called a programme; where none of them is one, what all say as far as they need no terms.

    Whose name says so is only asked first: then the others need not be asked twice.
    """
    likely = [each for each in submitted if PROGRAMME_NAMES in each.path.stem.casefold()]
    known = dict(zip(likely, desk.answers(likely, Question), strict=True))
    if not any(map(_is_programme, known.values())):
        others = [each for each in submitted if each not in known]
        known |= zip(others, desk.answers(others, Question), strict=True)
    return known


def _is_programme(found: Answer) -> TypeGuard[Contents]:
    return isinstance(found, Contents) and found.form is Form.PROGRAMME


def _read(submitted: Submitted, contents: Contents) -> _Read:
    log = Log(submitted.file)
    log.take_over(contents.findings)
    return _Read(submitted, contents, link.Book(log, contents.owner, contents.entries))


def _second_programmes(programmes: Sequence[_Read]) -> Iterator[Finding]:
    if not programmes:
        yield Finding(code="missing-workbook", source=Source(INPUTS))
    for each in programmes[1:]:
        first, file = programmes[0].submitted.file, each.submitted.file
        yield Finding(code="duplicate-programme", source=Source(file), also=(Source(first),), values={"first": first})


class _Intake:
    """The two steps of reading: the programme workbook and its terms, then the departments' and all references."""

    def __init__(self, programme: _Read | None) -> None:
        self.programme = programme
        self.findings: list[Finding] = []
        self.terms = Terms()
        self.languages: dict[str, str] = {}
        """The language of each registered department."""
        self.unknowable: set[tuple[str | None, str]] = set()
        self.by_owner: dict[str, _Read] = {}
        self.strangers: list[_Read] = []
        if programme:
            self.terms = terms_of(programme.book.entries[r.Programme][0])
            self.unknowable |= programme.unknowable
            for code, entry in self._registered().items():
                self.languages[code] = str(entry.values["language"] or self.terms.language)

    def question(self, suffix: str) -> Question:
        """What is asked of a department's workbook."""
        others = {code: language for code, language in self.languages.items() if language != self.terms.language}
        return Question(suffix, self.terms, tuple(sorted(others.items())), alone=self.programme is None)

    def take_in(self, answered: Iterable[tuple[Submitted, Answer]]) -> None:
        """Sort the departments' workbooks by whose they are; of two of the same department the first is read."""
        for submitted, found in answered:
            if not isinstance(found, Contents):
                self.findings.extend([found] if isinstance(found, Finding) else [])
                continue
            self.findings.extend(found.about_file)
            if found.form is Form.NEITHER:
                self.findings.append(Finding(code="wrong-workbook", source=Source(submitted.file)))
            if found.owner is None:
                continue
            each = _read(submitted, found)
            if found.owner in self.by_owner:
                self.findings.append(_second_of(found.owner, submitted, self.by_owner[found.owner].submitted))
            elif found.owner in self.languages:
                each.book.log.department = found.owner
                self.by_owner[found.owner] = each
                self.unknowable |= each.unknowable
            else:
                self.strangers.append(each)

    def reading(self, *, single: bool) -> Reading:
        """Resolve all references and put the plan together."""
        self._find_missing()
        read = [self.by_owner[code] for code in self.languages if code in self.by_owner]
        if self.programme:
            read.insert(0, self.programme)
            self._resolve([each.book for each in read])
        every = [*read, *self.strangers]
        workbooks = tuple(each.workbook for each in every)
        found = [*self.findings, *(self._told(finding) for each in every for finding in each.book.log.findings())]
        findings = tuple(sorted_findings(found, workbooks))
        plan = _plan([each.book for each in read], workbooks, findings) if single else None
        return Reading(plan, findings, workbooks)

    def _told(self, finding: Finding) -> Finding:
        """A finding; where a workbook does not say whose it is, with the codes that it may say."""
        nobody = finding.code == "missing-value" and finding.values.get("column") == "Department"
        if not (nobody and self.languages) or sheet_of(r.Submission, [Sheet(finding.source.sheet or "")]) is None:
            return finding
        return finding.model_copy(update={"values": {**finding.values, "accepted": list(self.languages)}})

    def _resolve(self, books: Sequence[link.Book]) -> None:
        """Find what each reference means; a workbook of nobody that is known may also mean its own records."""
        unknowable = frozenset(self.unknowable)
        codes = link.codes_of(books, unknowable)
        for book in books:
            link.resolve(book, codes)
        for stranger in self.strangers:
            link.resolve(stranger.book, link.codes_of([*books, stranger.book], unknowable))

    def _find_missing(self) -> None:
        """A finding for each department without a workbook; of its records nothing can be known."""
        for code, entry in self._registered().items():
            if code not in self.by_owner:
                self.unknowable |= {(code, record.sheet) for record in r.DEPARTMENT_SHEETS}
                self.findings.append(
                    Finding(
                        code="missing-workbook",
                        source=entry.source,
                        departments=(code,),
                        subjects=(code,),
                        values={"code": code, "department": code},
                    )
                )

    def _registered(self) -> dict[str, Entry]:
        if self.programme is None:
            return {}
        return {str(entry.code): entry for entry in self.programme.book.standing(r.Department)}


def _second_of(owner: str, submitted: Submitted, first: Submitted) -> Finding:
    return Finding(
        code="duplicate-department",
        source=Source(submitted.file),
        departments=(owner,),
        also=(Source(first.file),),
        values={"code": owner, "department": owner, "first": first.file},
    )


def _plan(books: Sequence[link.Book], workbooks: tuple[Workbook, ...], findings: tuple[Finding, ...]) -> Plan:
    kinds: Iterable[type[r.Record]] = (r.Programme, *RECORD_FIELDS.values())
    found: dict[type[r.Record], list[r.Record]] = {record: [] for record in kinds}
    for book in books:
        for record, rows in link.records(book):
            found[record] += rows
    fields = {name: tuple(found[record]) for name, record in RECORD_FIELDS.items()}
    (programme,) = found[r.Programme]
    return Plan.model_validate({"programme": programme, **fields, "workbooks": workbooks, "findings": findings})
