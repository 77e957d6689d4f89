"""References resolved: entries → records that name only what exists."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from reportgen.model import records as r
from reportgen.model.column import Column, Kind
from reportgen.model.labels import fold
from reportgen.model.plan import owner_of
from reportgen.read.cells import NEAR_CODE, NEAR_NAME, is_reference, nearest_of
from reportgen.read.log import Log
from reportgen.read.sheets import Entry

ANY_RECORD = ("*",)
SEARCHES = 500
"""For so many unknown codes of a workbook it is looked for what they may mean."""
FORM: Mapping[str, type[r.Record]] = {each.sheet: each for each in (*r.PROGRAMME_SHEETS, *r.DEPARTMENT_SHEETS)}


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
    names: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    """By sheet, what its records are called, with the code of each."""

    def candidates(self, typed: str, column: Column, owner: str | None) -> dict[str, str]:
        """What a typed code may mean: the code by the sheet that it stands in."""
        found = {}
        for sheet in self.by_sheet if column.targets == ANY_RECORD else column.targets:
            code = _full(typed, sheet, owner)
            if code in self.by_sheet[sheet]:
                found[sheet] = code
        return found

    def plain(self, column: Column, owner: str | None) -> Callable[[object], object] | None:
        """What tells at once what is meant where every code stands in the one sheet that is asked for, as is usual.

        It gives None for all else; it is None itself for a column that may name records of several sheets.
        """
        if len(column.targets) != 1 or column.targets == ANY_RECORD:
            return None
        (sheet,) = column.targets
        known = self.by_sheet[sheet]
        before = f"{owner}." if FORM[sheet].per_department and owner else ""

        def one(typed: str) -> str | None:
            code = before + typed if before and "." not in typed else typed
            return code if code in known else None

        def meant(typed: object) -> object:
            if isinstance(typed, str):
                return one(typed)
            found = dict.fromkeys(map(one, typed)) if isinstance(typed, tuple) else {None: None}
            return None if None in found else tuple(found)

        return meant

    def judgeable(self, typed: str, column: Column, owner: str | None) -> bool:
        """Whether it can be known at all that nothing has the code."""
        owners = {sheet: owner_of(_full(typed, sheet, owner)) for sheet in column.targets}
        if (None, r.Department.sheet) in self.unknowable and any(owners.values()):
            return False
        return not any((owner, sheet) in self.unknowable for sheet, owner in owners.items())

    def suggestion(self, typed: str, column: Column, owner: str | None) -> str | None:
        """A code that exists and is like the typed one; own codes stand bare."""
        for sheet in column.targets:
            for code in self._folded[sheet].elsewhere.get(typed, ()):
                if owner_of(code) != owner:
                    return code
        found: tuple[str | None, float] = (None, 0.0)
        for sheet in column.targets:
            for folded in (self._folded[sheet].own.get(owner or "", {}), self._folded[sheet].codes):
                likely = nearest_of(typed, folded, NEAR_CODE)
                found = max(found, likely, key=lambda each: each[1])
        return found[0]

    def near(self, code: str, typed: str, column: Column, owner: str | None) -> str | None:
        """What was probably meant by a code that does not exist, and that was typed as `typed`."""
        return self.suggestion(code, column, owner) or self.called(typed, column, owner, near=True)

    def called(self, typed: str, column: Column, owner: str | None, *, near: bool = False) -> str | None:
        """The code of the only record with this name, or the one `near` it; the owner's own come first, and bare."""
        sheets = self.by_sheet if column.targets == ANY_RECORD else column.targets
        likely: str | None = typed
        if near:
            found_near = (nearest_of(typed, self._folded[sheet].names, NEAR_NAME) for sheet in sheets)
            likely, _ = max(found_near, key=lambda each: each[1], default=(None, 0.0))
        found = (self._by_name.get((sheet, fold(likely)), ()) for sheet in sheets if likely)
        codes = list(dict.fromkeys(code for each in found for code in each))
        own = [code for code in codes if owner and owner_of(code) == owner]
        if len(own or codes) != 1:
            return None
        return own[0].partition(".")[2] if own else codes[0]

    @cached_property
    def _folded(self) -> Mapping[str, "_Folded"]:
        """All that is searched for what is like something, by sheet."""
        return {sheet: _Folded.of(sheet, codes, self.names.get(sheet, ())) for sheet, codes in self.by_sheet.items()}

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, str], Sequence[str]]:
        """The codes of a sheet's records by their name as labels are compared."""
        found: dict[tuple[str, str], list[str]] = {}
        for sheet, named in self.names.items():
            for name, code in named:
                found.setdefault((sheet, fold(name)), []).append(code)
        return found


@dataclass(frozen=True)
class _Folded:
    """The codes and names of a sheet, each with how it is compared; made once, for it is searched many times."""

    codes: Mapping[str, str]
    names: Mapping[str, str]
    own: Mapping[str, Mapping[str, str]]
    """Bare codes by department."""
    elsewhere: Mapping[str, Sequence[str]]
    """The codes of all departments by how they are written bare."""

    @classmethod
    def of(cls, sheet: str, codes: Iterable[str], names: Iterable[tuple[str, str]]) -> "_Folded":
        """What is searched of one sheet."""
        own: dict[str, dict[str, str]] = {}
        elsewhere: dict[str, list[str]] = {}
        for code in codes if FORM[sheet].per_department else ():
            owner, _, bare = code.partition(".")
            own.setdefault(owner, {})[bare] = fold(bare)
            elsewhere.setdefault(bare, []).append(code)
        return cls({code: fold(code) for code in codes}, {name: fold(name) for name, _ in names}, own, elsewhere)


def _full(typed: str, sheet: str, owner: str | None) -> str:
    return f"{owner}.{typed}" if FORM[sheet].per_department and owner and "." not in typed else typed


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
    plain = codes.plain(column, book.owner) if name != "their_initiative" else None
    for entry in entries:
        typed = entry.values[name]
        if not typed:
            continue
        meant = clear.get(typed)
        if meant is None and plain is not None:
            meant = plain(typed)
        if meant is None:
            meant = _resolved_value(typed, entry, name, column, book, codes)
            if _is_clear(typed, meant) and name != "their_initiative":  # whose initiative that is depends on its row
                clear[typed] = meant
        entry.values[name] = meant
        entry.keyed = entry.keyed and not (column.key and meant is None)


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


def records(book: Book) -> Iterator[r.Record]:
    """The records of a book whose references are resolved, rows without a key apart."""
    for record in book.entries:
        own_code = record.per_department and "id" in record.model_fields
        owned = record.per_department and record is not r.Submission
        for entry in book.standing(record):
            values = entry.values
            if record is r.Requirement:
                support = {name.partition(".")[2]: value for name, value in values.items() if "." in name}
                values = {name: value for name, value in values.items() if "." not in name}
                values["support"] = support
            if own_code and entry.code:
                values["id"] = entry.code
            if owned:
                values["department"] = book.owner
            yield record.of(entry.source, entry.cells, values)


def _key_values(entry: Entry) -> list[object]:
    return [entry.values[name] for name, column in r.columns(entry.record).items() if column.key]
