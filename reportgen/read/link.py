"""References resolved: entries → records that name only what exists."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportgen.model import records as r
from reportgen.model.column import Column, Kind
from reportgen.read.cells import is_reference
from reportgen.read.codes import ANY_RECORD, FORM, Codes
from reportgen.read.log import Log
from reportgen.read.sheets import Entry

SEARCHES = 500
"""For so many unknown codes of a workbook it is looked for what they may mean."""


@dataclass
class Book:
    """A workbook's entries by record class; `owner` is None for the programme workbook."""

    log: Log
    owner: str | None = None
    entries: dict[type[r.Record], list[Entry]] = field(default_factory=dict)

    _searches: int = 0

    def may_search(self) -> bool:
        """Whether to look for what an unknown code may mean; that takes as long as there are codes: not without end."""
        self._searches += 1
        return self._searches <= SEARCHES

    def standing(self, record: type[r.Record]) -> Iterator[Entry]:
        """The entries that have a key of their own."""
        return (entry for entry in self.entries.get(record, ()) if entry.keyed)

    def drop_repeated(self, record: type[r.Record]) -> None:
        """Drop the entries whose key another one has already; each is found at its key cell."""
        first: dict[tuple[object, ...], Entry] = {}
        for entry in self.standing(record):
            known_by = entry.key
            if known_by and (other := first.setdefault(known_by, entry)) is not entry:
                entry.keyed = False
                key = " · ".join(str(part) for part in _key_values(entry))
                values = {"value": key, "code": key, "first": other.source.cell}
                self.log.add("duplicate-code", entry.source, values, subject=entry.code, also=[other.source])


def codes_of(books: Sequence[Book], unknowable: frozenset[tuple[str | None, str]]) -> Codes:
    """The codes of all books whose rows stand."""
    by_sheet: dict[str, dict[str, None]] = {sheet: {} for sheet in FORM}
    names: dict[str, list[tuple[str, str]]] = {sheet: [] for sheet in FORM}
    for book in books:
        for record in book.entries:
            title = _title(record)
            for entry in book.standing(record):
                if entry.code:
                    by_sheet[record.sheet][entry.code] = None
                    if title and entry.values[title]:
                        names[record.sheet].append((str(entry.values[title]), entry.code))
    return Codes(by_sheet, unknowable, names)


def _title(record: type[r.Record]) -> str | None:
    """The field that says what a record is called: its first text that is required."""
    return next((n for n, column in r.columns(record).items() if column.kind is Kind.TEXT and column.required), None)


def resolve(book: Book, codes: Codes) -> None:
    """Replace what was typed by the codes that are meant, in place; what is meant by nothing is found."""
    for record, entries in book.entries.items():
        for name, column in r.columns(record).items():
            if column.kind in {Kind.REF, Kind.REFS}:
                _resolve_column(entries, name, column, book, codes)
        if any(column.key and column.kind is Kind.REF for column in r.columns(record).values()):
            book.drop_repeated(record)


def _resolve_column(entries: Iterable[Entry], name: str, column: Column, book: Book, codes: Codes) -> None:
    """Replace what stands in one column; what many cells say in the same words is looked up once."""
    clear: dict[object, object] = {}
    plain = codes.plain(column, book.owner)
    theirs = name == "their_initiative"  # whose initiative a bare code is depends on its row
    for entry in entries:
        typed = entry.values[name]
        if not typed:
            continue
        meant = clear.get(typed)
        if meant is None:
            meant = plain.meant(typed, theirs=theirs) if plain else None
            if meant is None:
                meant = _resolved_value(typed, entry, name, column, book, codes)
            if not theirs and _is_clear(typed, meant):
                clear[typed] = meant
        entry.values[name] = meant
        if column.key and meant is None:
            entry.keyed = False


def _resolved_value(typed: object, entry: Entry, name: str, column: Column, book: Book, codes: Codes) -> object:
    if not isinstance(typed, tuple):
        return _resolved(str(typed), entry, name, column, book, codes)
    found = (_resolved(each, entry, name, column, book, codes) for each in typed)
    return tuple(dict.fromkeys(code for code in found if code))


def _is_clear(typed: object, meant: object) -> bool:
    """Whether nothing was found about a cell, so that the next one that says the same may be taken for the same."""
    if isinstance(typed, tuple) and isinstance(meant, tuple):
        return len(typed) == len(meant)
    return meant is not None


def _resolved(typed: str, entry: Entry, name: str, column: Column, book: Book, codes: Codes) -> str | None:
    if not is_reference(typed):
        _name_for_a_code(typed, entry, name, column, book, codes)
        return None
    stated, typed = typed, typed.upper()
    counterpart = _counterpart(typed, entry, name, book)
    if counterpart == "":
        return None  # whose it is was refused already
    found = codes.candidates(typed, column, book.owner)
    if len(found) == 1 and not counterpart:
        return next(iter(found.values()))
    if not found and column.targets == ANY_RECORD:
        return typed  # what no record has is judged with the plan as a whole
    place = entry.source._replace(cell=entry.cells[name])
    values: dict[str, str | list[str] | None] = {"value": stated, "column": column.label, "expected": str(column.kind)}
    if len(found) > 1:
        book.log.add("ambiguous-value", place, {**values, "accepted": list(found)}, subject=entry.code)
    elif codes.judgeable(counterpart or typed, column, book.owner):
        known = counterpart if counterpart in codes.by_sheet[r.Initiative.sheet] else None
        called = codes.called(typed, column, _own(name, book))
        near = (
            known
            or called
            or (codes.near(counterpart or typed, typed, column, book.owner) if book.may_search() else None)
        )
        values |= {"accepted": list(column.targets), "suggestion": near, "called": None if known else called}
        book.log.add("unknown-reference", place, values, subject=entry.code)
    return None


def _name_for_a_code(typed: str, entry: Entry, name: str, column: Column, book: Book, codes: Codes) -> None:
    """What is no code is refused; where it is what a record is called, the record's code is suggested."""
    place = entry.source._replace(cell=entry.cells[name])
    values: dict[str, str | list[str] | None] = {"value": typed, "column": column.label, "expected": str(column.kind)}
    called = codes.called(typed, column, _own(name, book))
    meant = called or (codes.called(typed, column, _own(name, book), near=True) if book.may_search() else None)
    if meant:
        accepted = [] if column.targets == ANY_RECORD else list(column.targets)
        values |= {"accepted": accepted, "suggestion": meant, "called": called}
    book.log.add("unknown-reference" if meant else "invalid-value", place, values, subject=entry.code)


def _own(name: str, book: Book) -> str | None:
    """Whose records come first where a name is looked for: those of the workbook, except in `Their initiative`."""
    return None if name == "their_initiative" else book.owner


def _counterpart(typed: str, entry: Entry, name: str, book: Book) -> str | None:
    """The qualified code that a bare `Their initiative` would need where the row names another department.

    Empty where the row's department is not known; None where the code stands as it was typed.
    """
    if entry.record is not r.Dependency or name != "their_initiative" or "." in typed:
        return None
    other = entry.values["other"]
    if other == book.owner:
        return None
    return f"{other}.{typed}" if other else ""


def records(book: Book) -> Iterator[tuple[type[r.Record], list[r.Record]]]:
    """The records of a book whose references are resolved, class by class; rows without a key apart."""
    for record in book.entries:
        entries = list(book.standing(record))
        if record.per_department and record is not r.Submission:
            for entry in entries:
                entry.values["department"] = book.owner
        if record.per_department and "id" in record.model_fields:
            for entry in entries:
                entry.values["id"] = entry.code
        if record is r.Requirement:
            for entry in entries:
                entry.values = _with_support(entry.values)
        yield record, [record.of(entry.source, entry.cells, entry.values) for entry in entries]


def _with_support(values: Mapping[str, object]) -> dict[str, object]:
    """The values of a requirement, what it says of each guideline in one of them."""
    support = {name.partition(".")[2]: value for name, value in values.items() if "." in name}
    return {**{name: value for name, value in values.items() if "." not in name}, "support": support}


def _key_values(entry: Entry) -> list[object]:
    return [entry.values[name] for name, column in r.columns(entry.record).items() if column.key]
