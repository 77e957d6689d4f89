"""All codes that the workbooks state, and what a typed one may mean among them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from reportgen.model import records as r
from reportgen.model.column import Column
from reportgen.model.labels import fold
from reportgen.model.plan import owner_of
from reportgen.read.cells import NEAR_CODE, NEAR_NAME, nearest_of

ANY_RECORD = ("*",)
FORM: Mapping[str, type[r.Record]] = {each.sheet: each for each in (*r.PROGRAMME_SHEETS, *r.DEPARTMENT_SHEETS)}


class Plain(NamedTuple):
    """The codes of one sheet, and what stands before a bare one."""

    known: Mapping[str, None]
    before: str

    def meant(self, typed: object, *, theirs: bool) -> object:
        """The code or codes, where all that was typed is known; else None, as of a bare code of `theirs`."""
        known, before = self
        if isinstance(typed, str):
            code = typed if theirs or "." in typed else before + typed
            return code if code in known else None
        if not isinstance(typed, tuple):
            return None
        codes = [code if "." in code else before + code for code in typed]
        return tuple(dict.fromkeys(codes)) if all(code in known for code in codes) else None


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

    def plain(self, column: Column, owner: str | None) -> "Plain | None":
        """How to tell at once what is meant where all codes stand in one sheet; None for a column of several sheets."""
        if len(column.targets) != 1 or column.targets == ANY_RECORD:
            return None
        (sheet,) = column.targets
        return Plain(self.by_sheet[sheet], f"{owner}." if FORM[sheet].per_department and owner else "")

    def judgeable(self, typed: str, column: Column, owner: str | None) -> bool:
        """Whether it can be known at all that nothing has the code."""
        owners = {sheet: owner_of(_full(typed, sheet, owner)) for sheet in column.targets}
        if (None, r.Department.sheet) in self.unknowable and any(owners.values()):
            return False
        return not any((owner, sheet) in self.unknowable for sheet, owner in owners.items())

    def suggestion(self, typed: str, column: Column, owner: str | None) -> str | None:
        """A code that exists and is like the typed one; own codes stand bare."""
        for sheet in column.targets:
            for code in self._folded(sheet).elsewhere.get(typed, ()):
                if owner_of(code) != owner:
                    return code
        found: tuple[str | None, float] = (None, 0.0)
        for sheet in column.targets:
            own = nearest_of(typed, self._folded(sheet).own.get(owner or "", {}), NEAR_CODE)
            found = max(found, own, self._nearest(typed, sheet), key=lambda each: each[1])
        return found[0]

    def _nearest(self, typed: str, sheet: str) -> tuple[str | None, float]:
        """The code of a sheet that is most like what was typed; many cells may say the same."""
        if (typed, sheet) not in self._searched:
            self._searched[typed, sheet] = nearest_of(typed, self._folded(sheet).codes, NEAR_CODE)
        return self._searched[typed, sheet]

    @cached_property
    def _searched(self) -> dict[tuple[str, str], tuple[str | None, float]]:
        return {}

    def near(self, code: str, typed: str, column: Column, owner: str | None) -> str | None:
        """What was probably meant by a code that does not exist, and that was typed as `typed`."""
        return self.suggestion(code, column, owner) or self.called(typed, column, owner, near=True)

    def called(self, typed: str, column: Column, owner: str | None, *, near: bool = False) -> str | None:
        """The code of the only record with this name, or the one `near` it; the owner's own come first, and bare."""
        sheets = self.by_sheet if column.targets == ANY_RECORD else column.targets
        likely: str | None = typed
        if near:
            found_near = (nearest_of(typed, self._folded(sheet).names, NEAR_NAME) for sheet in sheets)
            likely, _ = max(found_near, key=lambda each: each[1], default=(None, 0.0))
        found = (self._by_name.get((sheet, fold(likely)), ()) for sheet in sheets if likely)
        codes = list(dict.fromkeys(code for each in found for code in each))
        own = [code for code in codes if owner and owner_of(code) == owner]
        if len(own or codes) != 1:
            return None
        return own[0].partition(".")[2] if own else codes[0]

    def _folded(self, sheet: str) -> "_Folded":
        """All of a sheet that is searched for what is like something."""
        if sheet not in self._prepared:
            self._prepared[sheet] = _Folded.of(sheet, self.by_sheet[sheet], self.names.get(sheet, ()))
        return self._prepared[sheet]

    @cached_property
    def _prepared(self) -> dict[str, "_Folded"]:
        return {}

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
