"""One cell → its value, or why it is refused: one function a type, in one table."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz import fuzz, process

from reportgen.model.calendar import Period, PeriodLength
from reportgen.model.column import Column, Kind
from reportgen.model.labels import CHOICE_SCOPE, fold, labels
from reportgen.read import dates
from reportgen.read.amounts import other_currency, read_amount
from reportgen.read.grid import Cell, Shown, as_text
from reportgen.read.refused import AMBIGUOUS, INVALID, Refused, Terms

EMPTY_WORDS = frozenset({"", "n/a", "n.a.", "-", "\N{EN DASH}", "\N{EM DASH}", "tbd", "?"})
"""What counts as empty; long dashes because word processors make them of a hyphen."""

CODE = r"[\w-]{1,40}"
REFERENCE = rf"(?:{CODE})(?:\.(?:{CODE}))?"
LARGEST = Decimal(10) ** 15
NEAR, NEAR_CODE = 72, 60
"""From this likeness on (of 100) a word or a code is suggested in place of another."""

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Reading:
    """What a cell gave: its value (None where nothing is stated) and what of it was refused."""

    value: object = None
    refused: tuple[Refused, ...] = ()


def is_empty(cell: Cell | None) -> bool:
    """Whether nothing is stated: no content, or a word that says so (`N/A`, `TBD` …)."""
    if cell is None or cell.error or cell.pending:
        return cell is None
    if cell.value is not None and not isinstance(cell.value, str):
        return False
    return spoken(cell).casefold() in EMPTY_WORDS


def spoken(cell: Cell) -> str:
    """A cell's value as text without edge spaces and control characters; empty where no value can be used."""
    text = as_text(cell.value, cell.format)
    if text.isprintable():
        return text
    return "".join(c for c in text if c >= " " or c in "\n\t").replace("\N{ZERO WIDTH NO-BREAK SPACE}", "").strip()


def read_cell(cell: Cell, column: Column, terms: Terms) -> Reading:
    """Read one cell that is not empty as its column asks."""
    if column.kind is Kind.REFS:
        return _refs(cell)
    found = READERS[column.kind](cell, column, terms)
    return Reading(refused=(found,)) if isinstance(found, Refused) else Reading(found)


def nearest(word: str, candidates: Iterable[str], near: float = NEAR) -> str | None:
    """What was probably meant, if anything is as much like it."""
    folded = {candidate: fold(candidate) for candidate in candidates}
    found = process.extractOne(fold(word), folded, scorer=fuzz.ratio, score_cutoff=near)
    return str(found[2]) if found else None


def _code(cell: Cell, _column: Column, _terms: Terms) -> str | Refused:
    return _matching(cell, CODE)


def _ref(cell: Cell, _column: Column, _terms: Terms) -> str | Refused:
    return _matching(cell, REFERENCE)


def _matching(cell: Cell, pattern: str) -> str | Refused:
    text = spoken(cell)
    usable = isinstance(cell.value, str) or (
        isinstance(cell.value, Decimal) and cell.value == cell.value.to_integral_value()
    )
    return text.upper() if usable and re.fullmatch(pattern, text) else INVALID


def _refs(cell: Cell) -> Reading:
    """Several codes; those that can be read stand, each of the others is refused by itself."""
    if not isinstance(cell.value, str):
        found = _matching(cell, REFERENCE)
        return Reading((), (found,)) if isinstance(found, Refused) else Reading((found,))
    items = [item.strip() for item in re.split(r"[,;\n]", spoken(cell))]
    stated = [item for item in items if item.casefold() not in EMPTY_WORDS]
    good = dict.fromkeys(item.upper() for item in stated if re.fullmatch(REFERENCE, item))
    bad = (item for item in stated if not re.fullmatch(REFERENCE, item))
    return Reading(tuple(good), tuple(Refused("invalid-value", {"value": item}) for item in bad))


def _text(cell: Cell, _column: Column, _terms: Terms) -> str:
    return spoken(cell)


def _date(cell: Cell, column: Column, _terms: Terms) -> dt.date | Refused:
    if isinstance(cell.value, dt.date):
        return dates.within_years(cell.value)
    return dates.read_date(spoken(cell), first_day=column.first_day) if isinstance(cell.value, str) else INVALID


def _period(cell: Cell, _column: Column, terms: Terms) -> Period | Refused:
    if isinstance(cell.value, dt.date):
        # A spreadsheet makes the first of the month of a typed `Mar 2026`.
        if terms.period_length is PeriodLength.MONTH and cell.value.day == 1:
            day = dates.within_years(cell.value)
            return day if isinstance(day, Refused) else Period.of(day, PeriodLength.MONTH)
        return INVALID
    return dates.read_period(spoken(cell), terms.period_length) if isinstance(cell.value, str) else INVALID


def _number(cell: Cell, column: Column, terms: Terms) -> Decimal | int | Refused:
    found = _amount(cell, column, terms)
    if isinstance(found, Refused):
        return found
    if column.whole and found != found.to_integral_value():
        return INVALID
    bounded = _bounded(found, column)
    return int(bounded) if column.whole and isinstance(bounded, Decimal) else bounded


def _level(cell: Cell, column: Column, terms: Terms) -> Decimal | Refused:
    found = _amount(cell, column, terms)
    if isinstance(found, Refused):
        return found
    bounded = _bounded(found, column)
    return bounded if isinstance(bounded, Refused) or bounded * 2 == (bounded * 2).to_integral_value() else INVALID


def _percent(cell: Cell, column: Column, terms: Terms) -> Decimal | Refused:
    text = spoken(cell)
    if isinstance(cell.value, str) and text.endswith("%"):
        found = read_amount(text.removesuffix("%").rstrip(), terms)
        return found if isinstance(found, Refused) else _bounded(found / HUNDRED, column)
    found = _amount(cell, column, terms)
    if isinstance(found, Refused):
        return found
    if isinstance(cell.value, Decimal) and cell.format.shown is Shown.PERCENT:
        return _bounded(found, column)
    return AMBIGUOUS if 0 < found <= 1 else _bounded(found / HUNDRED, column)


def _amount(cell: Cell, column: Column, terms: Terms) -> Decimal | Refused:
    money = column.kind is Kind.MONEY
    if isinstance(cell.value, Decimal):
        return _foreign(terms) if money and other_currency(cell.format, terms) else cell.value
    if not isinstance(cell.value, str):
        return INVALID
    found = read_amount(spoken(cell), terms, column.unit, money=money)
    return _foreign(terms) if money and found is INVALID else found


def _foreign(terms: Terms) -> Refused:
    return Refused("invalid-value", {"currency": terms.currency})


def _bounded(number: Decimal, column: Column) -> Decimal | Refused:
    low, high = column.minimum, column.maximum
    if (low is not None and number < Decimal(low)) or (high is not None and number > Decimal(high)):
        return Refused("out-of-range", {"minimum": low, "maximum": high})
    if abs(number) >= LARGEST:
        return Refused("out-of-range", {"minimum": low, "maximum": float(LARGEST)})
    return number


def _choice(cell: Cell, column: Column, _terms: Terms) -> str | Refused:
    text = spoken(cell)
    return choice_of(text, column.choices) or Refused(
        "unknown-choice", {"accepted": list(column.choices), "suggestion": _suggested(text, column.choices)}
    )


def _yes_no(cell: Cell, _column: Column, _terms: Terms) -> bool | Refused:
    if isinstance(cell.value, bool):
        return cell.value
    found = choice_of(spoken(cell), ("yes", "no")) if isinstance(cell.value, str) else None
    return INVALID if found is None else found == "yes"


def choice_of(text: str, choices: Iterable[str]) -> str | None:
    """The English word that a choice means, in whatever language it is written."""
    folded = fold(text)
    return next((word for word in choices if folded in map(fold, labels(CHOICE_SCOPE)[word].spellings())), None)


def _suggested(text: str, choices: Iterable[str]) -> str | None:
    spellings = {spelling: word for word in choices for spelling in labels(CHOICE_SCOPE)[word].spellings()}
    found = nearest(text, spellings)
    return spellings[found] if found else None


READERS: Mapping[Kind, Callable[[Cell, Column, Terms], object]] = {
    Kind.CODE: _code,
    Kind.REF: _ref,
    Kind.TEXT: _text,
    Kind.DATE: _date,
    Kind.PERIOD: _period,
    Kind.LEVEL: _level,
    Kind.SCORE: _number,
    Kind.NUMBER: _number,
    Kind.MONEY: _number,
    Kind.PERCENT: _percent,
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
}
"""Every type but several references, which are read apart because some of them may be refused."""
