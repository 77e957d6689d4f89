"""All of `inputs/` in one pass: the programme workbook first, because it says how to read the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.model import records as r
from reportgen.model.calendar import PeriodLength
from reportgen.model.finding import Finding, Source
from reportgen.model.labels import LANGUAGES, SHEET_SCOPE, fold, labels
from reportgen.model.plan import RECORD_FIELDS, Plan, Workbook, sorted_findings
from reportgen.read import link
from reportgen.read.amounts import is_currency
from reportgen.read.grid import Sheet
from reportgen.read.headers import match_sheets, sheet_of
from reportgen.read.log import Log
from reportgen.read.refused import Terms
from reportgen.read.sheets import Entry, Reader
from reportgen.read.workbook import Opened, open_workbook

INPUTS = "inputs"
NOBODY = "?"
"""Stands for the owner of a workbook that does not say whose it is."""


@dataclass(frozen=True)
class Reading:
    """What came of a programme folder: the plan (None without exactly one programme workbook) and all findings."""

    plan: Plan | None
    findings: tuple[Finding, ...]
    workbooks: tuple[Workbook, ...]


@dataclass
class _Submitted:
    """A department workbook: the file, and what was read of it."""

    opened: Opened
    book: link.Book


def read_programme(folder: Path) -> Reading:
    """Read every workbook that lies in `folder/inputs`; never raises for what they hold."""
    opened, findings = _opened(folder / INPUTS)
    programmes: list[Opened] = []
    departments: list[Opened] = []
    for each in opened:
        kind = _kind(each)
        if kind is None:
            findings.append(Finding(code="wrong-workbook", source=Source(each.file)))
        else:
            (programmes if kind is r.Programme else departments).append(each)
    for each in programmes[1:]:
        first = programmes[0].file
        findings.append(
            Finding(
                code="duplicate-programme", source=Source(each.file), also=(Source(first),), values={"first": first}
            )
        )
    if not programmes:
        findings.append(Finding(code="missing-workbook", source=Source(INPUTS)))
    return _Intake(programmes[0] if programmes else None, departments, findings).reading(single=len(programmes) == 1)


def _opened(inputs: Path) -> tuple[list[Opened], list[Finding]]:
    opened: list[Opened] = []
    findings: list[Finding] = []
    for path in sorted(inputs.iterdir(), key=lambda path: path.name) if inputs.is_dir() else ():
        if path.name.startswith(".") and not path.name.startswith(".~lock."):
            continue  # what the system keeps for itself
        name = path.name.encode(errors="replace").decode()  # a name need not be text; a finding is
        found = open_workbook(path, f"{INPUTS}/{name}")
        if isinstance(found, Opened):
            opened.append(found)
            findings.extend(found.findings)
        else:
            findings.append(found)
    return opened, findings


def _kind(opened: Opened) -> type[r.Record] | None:
    """Whether a file is a programme workbook or a department's: by the sheet that names it."""
    return next((record for record in (r.Programme, r.Submission) if sheet_of(record, opened.sheets)), None)


class _Intake:
    """The two steps of reading: the programme workbook and its terms, then the departments' and all references."""

    def __init__(self, programme: Opened | None, departments: Sequence[Opened], findings: list[Finding]) -> None:
        self.findings = findings
        self.unknowable: set[tuple[str | None, str]] = set()
        self.terms = Terms()
        self.languages: dict[str, str] = {}
        self.programme = programme
        self.book = link.Book(Log(programme.file if programme else INPUTS))
        if programme:
            self._read_programme(programme)
        self.submitted: dict[str, _Submitted] = {}
        self.strangers: list[_Submitted] = []
        for each in departments:
            self._read_department(each)

    def reading(self, *, single: bool) -> Reading:
        """Resolve all references and put the plan together."""
        registered = list(self.languages)
        self._find_missing()
        books = [self.book, *(self.submitted[code].book for code in registered if code in self.submitted)]
        if self.programme:
            codes = link.codes_of(books, frozenset(self.unknowable))
            for book in books:
                link.resolve(book, codes)
            for stranger in self.strangers:
                link.resolve(stranger.book, link.codes_of([*books, stranger.book], frozenset(self.unknowable)))
        logs = [book.log for book in books] + [stranger.book.log for stranger in self.strangers]
        workbooks = tuple(self._workbooks(registered))
        found = [*self.findings, *(finding for log in logs for finding in log.findings())]
        findings = tuple(sorted_findings(found, workbooks))
        plan = _plan(books, workbooks, findings) if single else None
        return Reading(plan, findings, workbooks)

    def _find_missing(self) -> None:
        """A finding for each department without a workbook; of its records nothing can be known."""
        for code, entry in self._registered().items():
            if code not in self.submitted:
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

    def _workbooks(self, registered: Iterable[str]) -> Iterable[Workbook]:
        if self.programme:
            yield _workbook(self.programme, None)
        for code in registered:
            if code in self.submitted:
                yield _workbook(self.submitted[code].opened, code)
        for stranger in self.strangers:
            yield _workbook(stranger.opened, stranger.book.owner)

    def _read_programme(self, opened: Opened) -> None:
        log = self.book.log
        matched = match_sheets(opened.sheets, r.PROGRAMME_SHEETS, log, _language_of(opened))
        self.unknowable |= {(None, record.sheet) for record in r.PROGRAMME_SHEETS if record not in matched}
        self.book.entries[r.Programme] = Reader(log, self.terms).read(r.Programme, matched[r.Programme])
        self._understand(log)
        for record in r.PROGRAMME_SHEETS[1:]:
            if record in matched:
                guidelines = [entry.code or "" for entry in self.book.standing(r.Guideline)]
                self._read_sheet(self.book, Reader(log, self.terms, None, guidelines), record, matched[record])
        _rest(opened, matched, Reader(log, self.terms))
        for code, entry in self._registered().items():
            self.languages[code] = str(entry.values["language"] or self.terms.language)

    def _understand(self, log: Log) -> None:
        """Take language, currency and period length from the Programme sheet."""
        (entry,) = self.book.entries[r.Programme]
        currency = entry.values["currency"]
        if currency is not None and not is_currency(str(currency)):
            place = entry.source._replace(cell=entry.cells["currency"])
            log.add("invalid-value", place, {"value": str(currency), "column": "Currency", "expected": "currency"})
            currency = entry.values["currency"] = None
        self.terms = Terms(
            str(entry.values["language"] or "en"),
            str(currency) if currency else None,
            PeriodLength(str(entry.values["period_length"])),
        )

    def _registered(self) -> dict[str, Entry]:
        return {str(entry.code): entry for entry in self.book.standing(r.Department)}

    def _read_department(self, opened: Opened) -> None:
        log = Log(opened.file)
        submission = sheet_of(r.Submission, opened.sheets)
        assert submission is not None  # noqa: S101 - its kind was told by this sheet
        (entry,) = Reader(log, self.terms).read(r.Submission, submission)
        owner = str(entry.values["department"] or NOBODY)
        if owner in self.submitted:
            self.findings.append(_second_of(owner, opened, self.submitted[owner].opened))
            return
        known = owner in self.languages
        log.department = owner if known else None
        language = self.languages.get(owner, self.terms.language if self.programme else _language_of(opened))
        book = link.Book(log, owner, {r.Submission: [entry]})
        matched = match_sheets(opened.sheets, r.DEPARTMENT_SHEETS, log, language)
        reader = Reader(log, replace(self.terms, language=language), owner)
        for record in r.DEPARTMENT_SHEETS[1:]:
            if record in matched:
                self._read_sheet(book, reader, record, matched[record])
        _rest(opened, matched, reader)
        if known:
            self.submitted[owner] = _Submitted(opened, book)
            self.unknowable |= {(owner, record.sheet) for record in r.DEPARTMENT_SHEETS if record not in matched}
        else:
            self.strangers.append(_Submitted(opened, book))

    def _read_sheet(self, book: link.Book, reader: Reader, record: type[r.Record], sheet: Sheet) -> None:
        entries = reader.read(record, sheet)
        book.entries[record] = entries
        if not any(column.key and column.targets for column in r.columns(record).values()):
            book.drop_repeated(record)
        if "id" in r.columns(record) and not _has_ids(sheet, record):
            self.unknowable.add((book.owner, record.sheet))


def _second_of(owner: str, opened: Opened, first: Opened) -> Finding:
    return Finding(
        code="duplicate-department",
        source=Source(opened.file),
        departments=(owner,),
        also=(Source(first.file),),
        values={"code": owner, "department": owner, "first": first.file},
    )


def _has_ids(sheet: Sheet, record: type[r.Record]) -> bool:
    """Whether the sheet has an ID column at all; without one nothing can be known of its codes."""
    spellings = {fold(spelling) for spelling in labels(record.sheet)["ID"].spellings()}
    return any(fold(cell.text) in spellings for cell in sheet.cells.values())


def _rest(opened: Opened, matched: dict[type[r.Record], Sheet], reader: Reader) -> None:
    """Comments are imported from the other sheets too."""
    for sheet in opened.sheets:
        if all(sheet is not used for used in matched.values()):
            reader.comments(sheet, {})


def _language_of(opened: Opened) -> str:
    """The language that most sheets are named in; English where none is."""
    names = {fold(sheet.name) for sheet in opened.sheets}
    return max(
        LANGUAGES,
        key=lambda language: sum(fold(label.written[language]) in names for label in labels(SHEET_SCOPE).values()),
    )


def _workbook(opened: Opened, owner: str | None) -> Workbook:
    return Workbook(
        file=opened.file, sha256=opened.sha256, department=owner, sheets=tuple(sheet.name for sheet in opened.sheets)
    )


def _plan(books: Sequence[link.Book], workbooks: tuple[Workbook, ...], findings: tuple[Finding, ...]) -> Plan:
    found: dict[type[r.Record], list[r.Record]] = {record: [] for record in RECORD_FIELDS.values()}
    programme: r.Record | None = None
    for book in books:
        for record in link.records(book):
            if isinstance(record, r.Programme):
                programme = record
            else:
                found[type(record)].append(record)
    fields = {name: tuple(found[record]) for name, record in RECORD_FIELDS.items()}
    return Plan.model_validate({"programme": programme, **fields, "workbooks": workbooks, "findings": findings})
