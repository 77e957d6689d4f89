"""References resolved: entries → records that name only what exists."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportgen.model import records as r
from reportgen.model.column import Column, Kind
from reportgen.model.plan import owner_of
from reportgen.read.cells import NEAR_CODE, nearest
from reportgen.read.log import Log
from reportgen.read.sheets import Entry

ANY_RECORD = ("*",)
FORM: Mapping[str, type[r.Record]] = {each.sheet: each for each in (*r.PROGRAMME_SHEETS, *r.DEPARTMENT_SHEETS)}


@dataclass
class Book:
    """A workbook's entries by record class; `owner` is None for the programme workbook."""

    log: Log
    owner: str | None = None
    entries: dict[type[r.Record], list[Entry]] = field(default_factory=dict)

    def standing(self, record: type[r.Record]) -> Iterator[Entry]:
        """The entries that have a key of their own."""
        return (entry for entry in self.entries.get(record, ()) if entry.keyed)

    def drop_repeated(self, record: type[r.Record]) -> None:
        """Drop the entries whose key another one has already; each is found at its key cell."""
        first: dict[tuple[object, ...], Entry] = {}
        for entry in self.standing(record):
            if entry.key and (other := first.setdefault(entry.key, entry)) is not entry:
                entry.keyed = False
                key = " · ".join(str(part) for part in _key_values(entry))
                values = {"value": key, "code": key, "first": other.source.cell}
                self.log.add("duplicate-code", entry.source, values, subject=entry.code, also=[other.source])


@dataclass(frozen=True)
class Codes:
    """All codes there are, by sheet; a sheet that could not be read is `unknowable` for its department."""

    by_sheet: Mapping[str, Mapping[str, None]]
    unknowable: frozenset[tuple[str | None, str]]

    def candidates(self, typed: str, column: Column, owner: str | None) -> dict[str, str]:
        """What a typed code may mean: the code by the sheet that it stands in."""
        found = {}
        for sheet in self.by_sheet if column.targets == ANY_RECORD else column.targets:
            code = _full(typed, sheet, owner)
            if code in self.by_sheet[sheet]:
                found[sheet] = code
        return found

    def judgeable(self, typed: str, column: Column, owner: str | None) -> bool:
        """Whether it can be known at all that nothing has the code."""
        owners = {sheet: owner_of(_full(typed, sheet, owner)) for sheet in column.targets}
        if (None, r.Department.sheet) in self.unknowable and any(owners.values()):
            return False
        return not any((owner, sheet) in self.unknowable for sheet, owner in owners.items())

    def suggestion(self, typed: str, column: Column, owner: str | None) -> str | None:
        """A code that exists and is like the typed one; own codes stand bare."""
        known = {}
        for sheet in column.targets:
            for code in self.by_sheet[sheet]:
                known[code] = code
                if FORM[sheet].per_department:
                    bare = code.partition(".")[2]
                    if owner_of(code) == owner:
                        known[bare] = bare
                    elif "." not in typed and bare == typed:
                        return code
        return nearest(typed, known, NEAR_CODE)


def _full(typed: str, sheet: str, owner: str | None) -> str:
    return f"{owner}.{typed}" if FORM[sheet].per_department and owner and "." not in typed else typed


def codes_of(books: Sequence[Book], unknowable: frozenset[tuple[str | None, str]]) -> Codes:
    """The codes of all books whose rows stand."""
    by_sheet: dict[str, dict[str, None]] = {sheet: {} for sheet in FORM}
    for book in books:
        for record in book.entries:
            by_sheet[record.sheet] |= {entry.code: None for entry in book.standing(record) if entry.code}
    return Codes(by_sheet, unknowable)


def resolve(book: Book, codes: Codes) -> None:
    """Replace what was typed by the codes that are meant, in place; what is meant by nothing is found."""
    for record, entries in book.entries.items():
        for name, column in r.columns(record).items():
            if column.kind in {Kind.REF, Kind.REFS}:
                for entry in entries:
                    _resolve_value(entry, name, column, book, codes)
        if any(column.key and column.kind is Kind.REF for column in r.columns(record).values()):
            book.drop_repeated(record)


def _resolve_value(entry: Entry, name: str, column: Column, book: Book, codes: Codes) -> None:
    typed = entry.values[name]
    if isinstance(typed, tuple):
        found = (_resolved(each, entry, name, column, book, codes) for each in typed)
        entry.values[name] = tuple(dict.fromkeys(code for code in found if code))
    elif isinstance(typed, str):
        entry.values[name] = _resolved(typed, entry, name, column, book, codes)
        entry.keyed = entry.keyed and not (column.key and entry.values[name] is None)


def _resolved(typed: str, entry: Entry, name: str, column: Column, book: Book, codes: Codes) -> str | None:
    counterpart = _counterpart(typed, entry, name, book)
    if counterpart == "":
        return None  # whose it is was refused already
    found = codes.candidates(typed, column, book.owner)
    if len(found) == 1 and not counterpart:
        return next(iter(found.values()))
    if not found and column.targets == ANY_RECORD:
        return typed  # what no record has is judged with the plan as a whole
    place = entry.source._replace(cell=entry.cells[name])
    values: dict[str, str | list[str] | None] = {"value": typed, "column": column.label, "expected": str(column.kind)}
    if len(found) > 1:
        book.log.add("ambiguous-value", place, {**values, "accepted": list(found)}, subject=entry.code)
    elif codes.judgeable(counterpart or typed, column, book.owner):
        known = counterpart if counterpart in codes.by_sheet[r.Initiative.sheet] else None
        near = known or codes.suggestion(counterpart or typed, column, book.owner)
        values |= {"accepted": list(column.targets), "suggestion": near}
        book.log.add("unknown-reference", place, values, subject=entry.code)
    return None


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


def records(book: Book) -> Iterator[r.Record]:
    """The records of a book whose references are resolved, rows without a key apart."""
    for record in book.entries:
        for entry in book.standing(record):
            values = {name: value for name, value in entry.values.items() if value is not None and "." not in name}
            support = {name.partition(".")[2]: value for name, value in entry.values.items() if "." in name}
            if support:
                values["support"] = support
            if entry.code and record.per_department:
                values["id"] = entry.code
            if record.per_department and record is not r.Submission:
                values["department"] = book.owner
            yield record(source=entry.source, cells=entry.cells, **values)


def _key_values(entry: Entry) -> list[object]:
    return [entry.values[name] for name, column in r.columns(entry.record).items() if column.key]
