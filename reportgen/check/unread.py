"""What intake could not read: where something was refused, a rule does not report it again as absent.

A fault is reported where it is made. A sheet, a column or a cell that could not be read has its finding already; that
something is therefore not in the plan is no finding of its own.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportgen.model.column import Column
from reportgen.model.finding import Finding, Severity, Source
from reportgen.model.labels import SHEET_SCOPE, fold, labels
from reportgen.model.plan import Plan
from reportgen.model.record import Record, columns
from reportgen.model.records import DEPARTMENT_SHEETS, PROGRAMME_SHEETS

BLANK = frozenset({"error-cell", "formula-without-result", "struck-through"})
"""Findings at cells that hold something of which nobody can tell what it says."""
SAID = ("value", "suggestion")
SAID_IN_LISTS = ("accepted", "texts", "suggestions")

Place = tuple[str | None, str]
"""A sheet of a department (None for the programme) by its English name."""
Area = tuple[int, int, int, int]
"""First row and column, last row and column."""


class Unread:
    """The sheets, columns and cells of a plan that intake could not read."""

    def __init__(self, plan: Plan) -> None:
        self._owner = {book.file: book.department for book in plan.workbooks}
        self._sheets: set[Place] = set()
        self._columns: set[tuple[Place, str]] = set()
        self._refused: dict[tuple[Place, str], list[Finding]] = defaultdict(list)
        self._cells: set[Source] = set()
        self._merged: dict[tuple[str, str | None], list[Area]] = defaultdict(list)
        for each in plan.findings:
            self._note(each)
            if each.code == "merged-cells":
                self._merged[each.source.file, each.source.sheet].extend(_areas(each))
            elif each.severity is Severity.ERROR or each.code == "struck-through":
                self._cells.update(_cells(each))

    def _note(self, finding: Finding) -> None:
        column = str(finding.values.get("column", ""))
        if finding.code == "duplicate-code":
            return  # it can be read, and what it repeats stands
        if finding.code == "missing-workbook" and finding.departments:
            self._sheets |= {(finding.departments[0], record.sheet) for record in DEPARTMENT_SHEETS}
        elif finding.code == "missing-sheet":
            self._sheets.add((self._owner.get(finding.source.file), str(finding.values.get("sheet"))))
        elif finding.code == "missing-column":
            self._columns |= {(place, column) for place in self._places(finding.source)}
        elif column and (finding.severity is Severity.ERROR or finding.code == "struck-through"):
            for place in self._places(finding.source):
                self._refused[place, column].append(finding)

    def _places(self, source: Source) -> Iterator[Place]:
        """The sheet that a finding stands on, by its English name."""
        owner = self._owner.get(source.file)
        for record in DEPARTMENT_SHEETS if owner else PROGRAMME_SHEETS:
            if fold(source.sheet or "") in map(fold, labels(SHEET_SCOPE)[record.sheet].spellings()):
                yield owner, record.sheet

    def cell(self, *places: Source) -> bool:
        """Whether what stands in one of these cells was refused, or lies under a merge."""
        return not self._cells.isdisjoint(places) or any(map(self._is_merged, places))

    def _is_merged(self, place: Source) -> bool:
        areas = self._merged.get((place.file, place.sheet), ())
        row, column = _position(place) if areas else (0, 0)
        return any(
            top <= row <= bottom and left <= column <= right and (row, column) != (top, left)
            for top, left, bottom, right in areas
        )

    def sheet(self, owner: str | None, record: type[Record], *fields: str) -> bool:
        """Whether a sheet is not there at all, or one of these columns of it is not; `owner` as in `Place`."""
        place = (owner, record.sheet)
        return place in self._sheets or any((place, _column(record, field).label) in self._columns for field in fields)

    def accounted(
        self, absent: Sequence[str], owner: str | None, record: type[Record], field: str, *beside: str
    ) -> frozenset[str]:
        """Which of the `absent` codes (or names), that no row has in a column, may stand in cells that were refused.

        Those that a refused cell of the column means, by its text or by the suggestion made for it; and all, where
        there are no more of them than rows of which nobody can tell what they are about, because the cell holds an
        error, or because a key column `beside` it was refused and the row is therefore not in the plan.
        """
        place = (owner, record.sheet)
        refused = self._refused.get((place, _column(record, field).label), [])
        meant = {fold(text) for each in refused for text in _said(each)}
        named = frozenset(code for code in absent if {fold(code), fold(_bare(code, owner))} & meant)
        blank = {_row(cell) for each in refused if each.code in BLANK for cell in _cells(each)}
        unknown = blank | self.rows(owner, record, *beside)
        return frozenset(absent) if len(absent) - len(named) <= len(unknown) else named

    def rows(self, owner: str | None, record: type[Record], *fields: str, stated: bool = False) -> frozenset[str]:
        """The rows of a sheet, by their numbers, in which one of these columns could not be read.

        Where `stated`, only those in which something stands there.
        """
        found = (self._refused.get(((owner, record.sheet), _column(record, field).label), ()) for field in fields)
        return frozenset(
            _row(cell)
            for refused in found
            for each in refused
            if not (stated and each.code == "missing-value")
            for cell in _cells(each)
        )


def _column(record: type[Record], field: str) -> Column:
    return columns(record)[field]


def _said(finding: Finding) -> Iterator[str]:
    """What a refused cell may mean: its text, the codes in it, what was suggested for it."""
    values = finding.values
    for name in SAID:
        yield str(values.get(name, ""))
    for name in SAID_IN_LISTS if finding.code == "ambiguous-value" or "count" in values else ():
        found = values.get(name)
        yield from found if isinstance(found, list) else ()
    yield from re.split(r"[,;\s]+", str(values.get("value", "")))


def _bare(code: str, owner: str | None) -> str:
    return code.removeprefix(f"{owner}.") if owner else code


def _cells(finding: Finding) -> Iterator[Source]:
    """All cells that a finding is about."""
    yield finding.source
    yield from finding.also if "count" in finding.values else ()


def _areas(finding: Finding) -> Iterator[Area]:
    """The merges that a finding is about."""
    found = finding.values.get("texts", [str(finding.values.get("range"))])
    for text in found if isinstance(found, list) else ():
        if match := re.fullmatch(r"([A-Z]+)(\d+):([A-Z]+)(\d+)", text):
            yield int(match[2]), _number(match[1]), int(match[4]), _number(match[3])


def _position(source: Source) -> tuple[int, int]:
    cell = source.cell or ""
    return int(_row(source) or 0), _number(cell.rstrip("0123456789"))


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _row(place: Source) -> str:
    return (place.cell or "").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
