"""What a spreadsheet file holds, before anybody knows what it means: sheets of cells with addresses."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import NamedTuple

Content = str | Decimal | bool | dt.date | None


class Shown(StrEnum):
    """How a number is shown, as far as it changes what the number means."""

    PLAIN = "plain"
    PERCENT = "percent"
    DATE = "date"
    TIME = "time"


@dataclass(frozen=True)
class Format:
    """A number format: what it makes of a number, the marks in it (`€`, `DKK`, `PT`), the least count of digits."""

    shown: Shown = Shown.PLAIN
    marks: tuple[str, ...] = ()
    digits: int = 0


PLAIN = Format()


class Cell(NamedTuple):
    """One cell with content; rows and columns count from 1.

    `value` is None where nothing of it can be used: it is an error (`#REF!`), a formula that was saved without its
    result (`pending` is the formula), or struck through (`struck` is the text that was struck out).
    """

    row: int
    column: int
    value: Content = None
    format: Format = PLAIN
    error: str = ""
    pending: str = ""
    struck: str = ""

    @property
    def address(self) -> str:
        """Such as `C7`."""
        return address(self.row, self.column)

    @property
    def text(self) -> str:
        """The content as a person would write it, edge spaces apart."""
        return as_text(self.value, self.format) or self.error or self.pending or self.struck


@dataclass(frozen=True)
class Area:
    """A rectangle of cells, both corners included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        """Number of rows."""
        return self.bottom - self.top + 1

    @property
    def size(self) -> int:
        """Number of cells."""
        return self.height * (self.right - self.left + 1)

    def __str__(self) -> str:
        return f"{address(self.top, self.left)}:{address(self.bottom, self.right)}"


@dataclass(frozen=True)
class Sheet:
    """One sheet: the cells that have content, and what was done to them."""

    name: str
    cells: Mapping[tuple[int, int], Cell] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    """From first to last, in order and apart."""
    merges: tuple[Area, ...] = ()
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)

    @cached_property
    def rows(self) -> Mapping[int, Mapping[int, Cell]]:
        """The cells by row and column, both in order; rows without content are absent."""
        rows: dict[int, dict[int, Cell]] = defaultdict(dict)
        for row, column in sorted(self.cells):
            rows[row][column] = self.cells[row, column]
        return dict(rows)

    @cached_property
    def row_numbers(self) -> tuple[int, ...]:
        """The rows with content, in order."""
        return tuple(self.rows)

    def column_is_hidden(self, column: int) -> bool:
        """Whether a column cannot be seen."""
        if not self.hidden_columns:
            return False
        before = bisect_right(self.hidden_columns, (column, LAST_COLUMN)) - 1
        return before >= 0 and column <= self.hidden_columns[before][1]

    def within(self, area: Area) -> Iterator[Cell]:
        """The cells with content in an area, row by row."""
        rows = self.row_numbers
        for row in rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]:
            yield from (cell for column, cell in self.rows[row].items() if area.left <= column <= area.right)


def as_text(value: Content, form: Format = PLAIN) -> str:
    """A cell's content as text: plain numbers without exponent, ISO dates, percentages as shown."""
    if isinstance(value, str):
        return value.strip()
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case Decimal():
            return _number_as_text(value, form)
    return value.isoformat()


def _number_as_text(value: Decimal, form: Format) -> str:
    if form.shown is Shown.PERCENT:
        return f"{plain(value * 100)} %"
    return time_of_day(value) if form.shown is Shown.TIME else plain(value).zfill(form.digits)


def time_of_day(days: Decimal) -> str:
    """A part of a day (or more than one) as hours, minutes and, if there are any, seconds: 0.5 is `12:00`."""
    seconds = int(abs(days) * 86_400 + Decimal("0.5"))
    clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}" + (f":{seconds % 60:02}" if seconds % 60 else "")
    return f"-{clock}" if days < 0 else clock


def plain(number: Decimal) -> str:
    """A number without exponent and without zeros behind the last decimal."""
    written = f"{number:f}"
    return (written.rstrip("0").rstrip(".") if "." in written else written) or "0"


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """The name of a column: 1 is `A`, 28 is `AB`."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def address(row: int, column: int) -> str:
    """The name of a cell, such as `C7`."""
    return f"{letters(column)}{row}"


LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


def position(name: str) -> tuple[int, int]:
    """Row and column of `C7` (also `$C$7`); ValueError where no sheet has such a cell."""
    name = name.replace("$", "")
    head = name.rstrip("0123456789")
    row, column = int(name[len(head) :]), column_of(head)
    if not 1 <= row <= LAST_ROW:
        raise ValueError(f"outside every sheet: {name!r}")
    return row, column


@lru_cache(maxsize=LAST_COLUMN)
def column_of(name: str) -> int:
    """The number of a column: `A` is 1, `AB` is 28; ValueError where no sheet has it."""
    column = 0
    for letter in name.upper() if len(name) <= len("XFD") else "?":
        if not "A" <= letter <= "Z":
            raise ValueError(f"not a column: {name!r}")
        column = column * 26 + ord(letter) - ord("A") + 1
    if not 1 <= column <= LAST_COLUMN:
        raise ValueError(f"outside every sheet: {name!r}")
    return column


def area(name: str) -> Area:
    """The rectangle of `A2:C4`, or of a single cell."""
    first, _, last = name.partition(":")
    (top, left), (bottom, right) = position(first), position(last or first)
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
