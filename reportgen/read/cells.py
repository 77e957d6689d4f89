"""One cell → its value, or why it is refused: one function a type, in one table."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from reportgen.model.calendar import Period, PeriodLength
from reportgen.model.column import MOST_CODES, Column, Kind
from reportgen.model.labels import CHOICE_SCOPE, fold, labels
from reportgen.read import dates
from reportgen.read.amounts import as_typed, other_currency, other_currency_in, read_amount
from reportgen.read.grid import Cell, Shown, as_text
from reportgen.read.refused import INVALID, Refused, Terms, ambiguous

EMPTY_WORDS = frozenset({"", "n/a", "n.a.", "-", "\N{EN DASH}", "\N{EM DASH}", "tbd", "?"})
"""What counts as empty; long dashes because word processors make them of a hyphen."""

LONGEST_EMPTY = max(map(len, EMPTY_WORDS))

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff"))
"""Characters that nobody sees and that mean nothing at all: widthless spaces, marks of direction."""

CODE = r"[\w-]{1,40}"
REFERENCE = rf"(?:{CODE})(?:\.(?:{CODE}))?"
LARGEST = Decimal(10) ** 15
NEAR, NEAR_CODE, NEAR_NAME = 72, 60, 80
"""From this likeness on (of 100) a word, a code or a name is suggested in place of another."""

HUNDRED = Decimal(100)


class Reading(NamedTuple):
    """What a cell gave: its value (None where nothing is stated) and what of it was refused."""

    value: object = None
    refused: tuple[Refused, ...] = ()


def is_empty(cell: Cell | None) -> bool:
    """Whether nothing is stated: no content, or a word that says so (`N/A`, `TBD` …)."""
    if cell is None or cell.error or cell.pending:
        return cell is None
    value = cell.value
    if isinstance(value, str):
        if len(value) <= LONGEST_EMPTY:
            return _says_nothing(value)  # short texts come again and again
        start = value[:LONGEST_EMPTY]
        if start.isalnum():
            return False  # as nearly every text begins
    elif value is not None:
        return False
    return spoken(cell).casefold() in EMPTY_WORDS


@lru_cache(maxsize=4096)
def _says_nothing(text: str) -> bool:
    return _visible(text.strip()).casefold() in EMPTY_WORDS


def spoken(cell: Cell) -> str:
    """A cell's value as text without edge spaces and control characters; empty where no value can be used."""
    return _visible(as_text(cell.value, cell.format))


def _visible(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(c for c in text if c >= " " or c in "\n\t").translate(INVISIBLE).strip()


def _signs(cell: Cell) -> str:
    """A cell's text as it is compared and taken apart: composed letters, nothing that cannot be seen."""
    text = spoken(cell)
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) != "Cf").strip()


def is_reference(text: str) -> bool:
    """Whether a text may be the code of a record, bare or with its department."""
    return re.fullmatch(REFERENCE, text) is not None


def is_name(text: str) -> bool:
    """Whether a text that is no code may be the name of a record, such as `Human Resources` or `R&D`."""
    return len(re.findall(r"[^\W\d_]", text)) > 1 and re.fullmatch(r"[\w.-]*", text) is None


def read_cell(cell: Cell, column: Column, terms: Terms) -> Reading:
    """Read one cell that is not empty as its column asks."""
    if column.kind is Kind.REFS:
        return _refs(cell)
    found = READERS[column.kind](cell, column, terms)
    return Reading(refused=(found,)) if isinstance(found, Refused) else Reading(found)


def nearest(word: str, candidates: Iterable[str], near: float = NEAR) -> str | None:
    """What was probably meant, if anything is as much like it."""
    found, _ = nearest_of(word, {candidate: fold(candidate) for candidate in candidates}, near)
    return found


def nearest_of(word: str, folded: Mapping[str, str], near: float) -> tuple[str | None, float]:
    """What of the keys of `folded`, whose values are how they are compared, was probably meant; and its likeness."""
    found = process.extractOne(fold(word), folded, scorer=fuzz.ratio, score_cutoff=near)
    return (str(found[2]), found[1]) if found else (None, 0.0)


def _code(cell: Cell, _column: Column, _terms: Terms) -> str | Refused:
    return _matching(cell, CODE)


def _ref(cell: Cell, _column: Column, _terms: Terms) -> str | Refused:
    """A code; a name in its place is passed on, because only the other sheets can tell whose it is."""
    text = _signs(cell)
    return text if isinstance(cell.value, str) and is_name(text) else _matching(cell, REFERENCE, capitals=_capitals)


def _capitals(reference: str) -> str:
    """A code in capitals; a word without digits stays as it was typed until it is known to be no name."""
    return reference.upper() if re.search(r"[\d.]", reference) else reference


def _matching(cell: Cell, pattern: str, capitals: Callable[[str], str] = str.upper) -> str | Refused:
    text = _signs(cell)
    usable = isinstance(cell.value, str) or (
        isinstance(cell.value, Decimal) and cell.value == cell.value.to_integral_value()
    )
    return capitals(text) if usable and re.fullmatch(pattern, text) else INVALID


def _refs(cell: Cell) -> Reading:
    """Several codes, or names in their place; those that can be read stand, each of the others is refused by itself.

    Of more than a cell may list none is read.
    """
    if not isinstance(cell.value, str):
        found = _matching(cell, REFERENCE)
        return Reading((), (found,)) if isinstance(found, Refused) else Reading((found,))
    items = [item.strip() for item in re.split(r"[,;\n]", _signs(cell))]
    stated = [item for item in items if item.casefold() not in EMPTY_WORDS]
    if len(stated) > MOST_CODES:
        return Reading((), (INVALID,))
    good = dict.fromkeys(
        _capitals(item) if is_reference(item) else item for item in stated if is_reference(item) or is_name(item)
    )
    bad = (item for item in stated if not (is_reference(item) or is_name(item)))
    return Reading(tuple(good), tuple(Refused("invalid-value", {"value": item}) for item in bad))


def _text(cell: Cell, _column: Column, _terms: Terms) -> str:
    return spoken(cell)


def _date(cell: Cell, column: Column, _terms: Terms) -> dt.date | Refused:
    if isinstance(cell.value, dt.date):
        return dates.within_years(cell.value)
    return dates.read_date(_signs(cell), first_day=column.first_day) if isinstance(cell.value, str) else INVALID


def _period(cell: Cell, _column: Column, terms: Terms) -> Period | Refused:
    if isinstance(cell.value, dt.date):
        # A spreadsheet makes the first of the month of a typed `Mar 2026`.
        if terms.period_length is PeriodLength.MONTH and cell.value.day == 1:
            day = dates.within_years(cell.value)
            return day if isinstance(day, Refused) else Period.of(day, PeriodLength.MONTH)
        return INVALID
    return dates.read_period(_signs(cell), terms.period_length) if isinstance(cell.value, str) else INVALID


def _number(cell: Cell, column: Column, terms: Terms) -> Decimal | int | Refused:
    found = _amount(cell, column, terms)
    if isinstance(found, Refused):  # where a whole number is asked for, one with decimals is no help
        return INVALID if column.whole and "suggestion" in found.values else found
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
    text = _signs(cell)
    if isinstance(cell.value, str) and text.endswith("%"):
        found = read_amount(text.removesuffix("%").rstrip(), terms)
        return _with_percent(found) if isinstance(found, Refused) else _bounded(found / HUNDRED, column)
    found = _amount(cell, column, terms)
    if isinstance(found, Refused):
        return found
    if isinstance(cell.value, Decimal) and cell.format.shown is Shown.PERCENT:
        return _bounded(found, column)
    if 0 < found <= 1:
        return ambiguous([f"{as_typed(each, terms.language)} %" for each in (found * HUNDRED, found)])
    return _bounded(found / HUNDRED, column)


def _with_percent(refused: Refused) -> Refused:
    """The readings that are suggested for a percentage, with their sign."""
    signed = {
        name: [f"{each} %" for each in value] if isinstance(value, list) else f"{value} %"
        for name, value in refused.values.items()
    }
    return Refused(refused.code, signed)


def _amount(cell: Cell, column: Column, terms: Terms) -> Decimal | Refused:
    money = column.kind is Kind.MONEY
    if isinstance(cell.value, Decimal):
        if cell.format.shown is Shown.TIME:
            return INVALID
        mark = other_currency(cell.format, terms) if money else None
        return _foreign(terms, mark, f"{spoken(cell)} {mark}") if mark else cell.value
    if not isinstance(cell.value, str):
        return INVALID
    mark = other_currency_in(_signs(cell), terms) if money else None
    return _foreign(terms, mark, spoken(cell)) if mark else read_amount(_signs(cell), terms, column.unit, money=money)


def _foreign(terms: Terms, mark: str, value: str) -> Refused:
    """An amount that is none of the programme's currency, with the mark of the other one and what is seen of it."""
    return Refused("invalid-value", {"currency": terms.currency, "foreign": mark, "value": value})


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
