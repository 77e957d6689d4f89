"""What one workbook says, before anybody knows what the others say: all that its reading needs is in a question."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from reportgen.model import records as r
from reportgen.model.calendar import PeriodLength
from reportgen.model.finding import Finding, Source
from reportgen.model.labels import LANGUAGES, SHEET_SCOPE, fold, labels
from reportgen.read import link
from reportgen.read import package as pk
from reportgen.read.amounts import is_currency
from reportgen.read.as_typed import Typing
from reportgen.read.cells import is_reference, spoken
from reportgen.read.grid import Sheet, position
from reportgen.read.headers import match_sheets, sheet_name, sheet_of
from reportgen.read.ledger import Ledger
from reportgen.read.log import Log
from reportgen.read.ods import ods_sheets
from reportgen.read.refused import Terms
from reportgen.read.reviewed import Reviewed, reviewed
from reportgen.read.sheets import Entry, Reader
from reportgen.read.workbook import DAMAGE, Opened, kind_of, open_content
from reportgen.read.xlsx import xlsx_sheets

NOBODY = "?"
"""Stands for the owner of a workbook that does not say whose it is."""

Records = type[r.Record]

SHEET_NAMES: Mapping[str | None, Callable[[pk.Package], Iterable[str]]] = {"xlsx": xlsx_sheets, "ods": ods_sheets}
"""What tells the names of a workbook's sheets without reading them, by the kind of file."""


class Form(StrEnum):
    """Which form a workbook fills in: that is told by the sheet that names it."""

    PROGRAMME = "programme"
    DEPARTMENT = "department"
    NEITHER = "neither"


NAMING_SHEETS: Mapping[Form, Records] = {Form.PROGRAMME: r.Programme, Form.DEPARTMENT: r.Submission}


@dataclass(frozen=True)
class Question:
    """What is asked of a workbook whose file name ends in `suffix`; one answer for the same bytes and question.

    `terms` are None as long as they are not known: then only that is read which needs none. `languages` are those
    of the departments whose workbooks are in another language than `terms` say; without a programme workbook
    (`alone`) a workbook's language is the one that most of its sheets are named in. With `typing` it is only asked
    what was typed into the cells; with `reviewed` the file is a document of ours that came back.
    """

    suffix: str
    terms: Terms | None = None
    languages: tuple[tuple[str, str], ...] = ()
    alone: bool = False
    typing: bool = False
    reviewed: bool = False

    def as_json(self) -> bytes:
        """The question as it is sent, and as it stands for its answer in the cache."""
        known = self.terms and [self.terms.language, self.terms.currency, self.terms.period_length]
        return json.dumps([self.suffix, known, self.languages, self.alone, self.typing, self.reviewed]).encode()

    @classmethod
    def from_json(cls, data: bytes) -> "Question":
        """What `as_json` wrote."""
        suffix, known, languages, *asked = json.loads(data)
        terms = known and Terms(known[0], known[1], PeriodLength(known[2]))
        return cls(suffix, terms, tuple((code, language) for code, language in languages), *asked)


@dataclass
class Contents:
    """What was read of a workbook: findings are raw, their file is still empty."""

    form: Form
    sheets: tuple[str, ...]
    about_file: tuple[Finding, ...] = ()
    owner: str | None = None
    """The department that the workbook says it is of; None for a programme workbook."""
    entries: dict[Records, list[Entry]] = field(default_factory=dict)
    unknowable: tuple[str, ...] = ()
    """The sheets of whose codes nothing can be known: they are missing, or have no column for them."""
    findings: tuple[Finding, ...] = ()


Answer = Contents | Finding | Form | Typing | Reviewed
"""A finding where nothing can be read; Form.DEPARTMENT where reading needs terms that the question does not tell."""


def answer(question: Question, data: bytes) -> Answer:
    """Read a workbook as far as the question allows, or a document that came back."""
    if question.reviewed:
        return reviewed(data)
    if question.terms is None and not question.typing and _glance(data, question.suffix) is Form.DEPARTMENT:
        return Form.DEPARTMENT
    opened = open_content(data, question.suffix, "")
    if isinstance(opened, Finding):
        return opened
    if question.typing:
        return Typing.of(opened.sheets)
    try:
        return _read(opened, question)
    except pk.UnusableFileError as refused:
        return Finding(code=refused.code, source=Source(""), values=refused.values)


def _read(opened: Opened, question: Question) -> Answer:
    form = _form(opened.sheets)
    if form is Form.PROGRAMME:
        return _programme(opened)
    if form is Form.DEPARTMENT:
        return form if question.terms is None else _department(opened, question, question.terms)
    return Contents(form, _names(opened.sheets), opened.findings)


def terms_of(programme: Entry) -> Terms:
    """How the cells of all workbooks are to be understood, as the Programme sheet says."""
    currency = programme.values["currency"]
    return Terms(
        str(programme.values["language"] or "en"),
        str(currency) if currency else None,
        PeriodLength(str(programme.values["period_length"])),
    )


def _glance(data: bytes, suffix: str) -> Form:
    """Which form it is by the names of its sheets alone, where they can be had without reading the sheets."""
    try:
        kind = kind_of(data, suffix)
        names = SHEET_NAMES[kind](pk.Package.open(data)) if kind in SHEET_NAMES else ()
        return _form([Sheet(name) for name in names])
    except (pk.UnusableFileError, *DAMAGE):
        return Form.NEITHER  # what is wrong is found on opening it


def _form(sheets: Sequence[Sheet]) -> Form:
    return next((form for form, record in NAMING_SHEETS.items() if sheet_of(record, sheets)), Form.NEITHER)


def _programme(opened: Opened) -> Contents:
    """The programme workbook: its first sheet says how to read the others."""
    book = link.Book(Log("", most=pk.MAX_FINDINGS))
    matched = match_sheets(opened.sheets, r.PROGRAMME_SHEETS, book.log, _language_of(opened.sheets))
    (entry,) = book.entries[r.Programme] = Reader(book.log, Terms()).read(r.Programme, matched[r.Programme])
    _check_currency(entry, matched[r.Programme], book.log)
    terms = terms_of(entry)
    for record in r.PROGRAMME_SHEETS[1:]:
        if record in matched:
            guidelines = [each.code or "" for each in book.standing(r.Guideline)]
            _read_sheet(book, Reader(book.log, terms, None, guidelines), record, matched[record])
    _rest(opened, matched, Reader(book.log, terms))
    return _contents(Form.PROGRAMME, opened, book, _unknowable(r.PROGRAMME_SHEETS, matched))


def _check_currency(entry: Entry, sheet: Sheet, log: Log) -> None:
    """A currency that nobody knows is found, as it was typed."""
    currency = entry.values["currency"]
    if currency is not None and not is_currency(str(currency)):
        place = entry.source._replace(cell=entry.cells["currency"])
        typed = spoken(sheet.cells[position(entry.cells["currency"])])
        log.add("invalid-value", place, {"value": typed, "column": "Currency", "expected": "currency"})
        entry.values["currency"] = None


def _department(opened: Opened, question: Question, terms: Terms) -> Contents:
    """A department workbook, read in the language that its department is registered with."""
    log = Log("", most=pk.MAX_FINDINGS)
    submission = sheet_of(r.Submission, opened.sheets)
    assert submission is not None  # noqa: S101 - its form was told by this sheet
    (entry,) = Reader(log, terms).read(r.Submission, submission)
    stated = str(entry.values["department"] or "")
    owner = stated.upper() if is_reference(stated) else NOBODY
    language = _language_of(opened.sheets) if question.alone else dict(question.languages).get(owner, terms.language)
    book = link.Book(log, owner, {r.Submission: [entry]})
    matched = match_sheets(opened.sheets, r.DEPARTMENT_SHEETS, log, language)
    reader = Reader(log, replace(terms, language=language), owner)
    for record in r.DEPARTMENT_SHEETS[1:]:
        if record in matched:
            _read_sheet(book, reader, record, matched[record])
    _rest(opened, matched, reader)
    return _contents(Form.DEPARTMENT, opened, book, _unknowable(r.DEPARTMENT_SHEETS, matched))


def _contents(form: Form, opened: Opened, book: link.Book, unknowable: Iterable[str]) -> Contents:
    return Contents(
        form=form,
        sheets=_names(opened.sheets),
        about_file=opened.findings,
        owner=book.owner,
        entries=book.entries,
        unknowable=tuple(unknowable),
        findings=book.log.raw(),
    )


def _read_sheet(book: link.Book, reader: Reader, record: Records, sheet: Sheet) -> None:
    book.entries[record] = reader.read(record, sheet)
    if not any(column.key and column.targets for column in r.columns(record).values()):
        book.drop_repeated(record)


def _unknowable(form: Iterable[Records], matched: Mapping[Records, Sheet]) -> Iterator[str]:
    """The sheets of a form that are not there, or have no ID column where they should."""
    for record in form:
        if record not in matched or ("id" in r.columns(record) and not _has_ids(matched[record], record)):
            yield record.sheet


def _has_ids(sheet: Sheet, record: Records) -> bool:
    spellings = {fold(spelling) for spelling in labels(record.sheet)["ID"].spellings()}
    return any(fold(cell.text) in spellings for cell in sheet.cells.values())


def _rest(opened: Opened, matched: Mapping[Records, Sheet], reader: Reader) -> None:
    """Comments are imported from the other sheets too; what stands on sheets of ours beside our words is stray."""
    for sheet in (*opened.sheets, *opened.ours):
        if all(sheet is not used for used in matched.values()):
            reader.comments(sheet, {})
    for sheet in opened.ours:
        Ledger(sheet).close(reader.log)


def _names(sheets: Iterable[Sheet]) -> tuple[str, ...]:
    return tuple(sheet.name for sheet in sheets)


def _language_of(sheets: Iterable[Sheet]) -> str:
    """The language that most sheets are named in; English where none is."""
    names = {sheet_name(sheet) for sheet in sheets}
    return max(
        LANGUAGES,
        key=lambda language: sum(fold(label.written[language]) in names for label in labels(SHEET_SCOPE).values()),
    )
