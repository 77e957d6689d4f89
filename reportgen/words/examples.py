"""What a person probably meant by a value that was refused: what to type instead, and what is wrong with it.

Nothing here decides what is read; a guess is only ever said, as a question.
"""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache

from babel import Locale

from reportgen.model.column import MOST_CODES
from reportgen.model.labels import LANGUAGES, fold
from reportgen.words.catalogue import Words

Hint = tuple[str | None, list[str]]
"""What is wrong, by its name in `WHY` (None if it is not known), and what to type instead, none or a few."""

NOTHING: Hint = (None, [])
CODE = r"[\w-]{1,40}"
REFERENCE = rf"{CODE}(?:\.{CODE})?"
FIRST_SERIAL, LAST_SERIAL = 36_526, 73_050
"""How a spreadsheet counts the days of the years 2000 to 2099."""
DAY_ZERO = dt.date(1899, 12, 30)
HALF = Decimal("0.5")
SEVERAL = 2
LONGEST = 15
"""Digits: a longer number is none that anybody meant."""


def hint(kind: str, value: str, words: Words) -> Hint:
    """What is wrong with a value that should have been of `kind`, and what to type instead, as the reader writes it."""
    return HINTS[kind](value.strip(), words) if kind in HINTS else NOTHING


def _day(year: int, month: int, day: int) -> Hint:
    if not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        return "month", []
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        return "day", [dt.date(year, month, last).isoformat()] if day > last else []
    return None, [dt.date(year, month, day).isoformat()]


def _day_or_month_first(match: re.Match[str]) -> Hint:
    one, other, year = int(match[1]), int(match[2]), int(match[3])
    return _day(year, one, other) if other > 12 >= one else _day(year, other, one)  # noqa: PLR2004


def _short_year(match: re.Match[str]) -> Hint:
    _, typed = _day(2000 + int(match[3]), int(match[2]), int(match[1]))
    return "short-year", typed


def _quarter(number: int, year: int) -> Hint:
    return (None, [f"{year}-Q{number}"]) if 1 <= number <= 4 else ("quarter", [])  # noqa: PLR2004 - of a year


def _half(number: int, year: int) -> Hint:
    return None, [f"{year}-06-30" if number == 1 else f"{year}-12-31"]


SPLIT = r"[./\-\s]+"
DATES: tuple[tuple[str, Callable[[re.Match[str]], Hint]], ...] = (
    (r".*?\bQ\s*(\d+)\D+(\d{4})", lambda m: _quarter(int(m[1]), int(m[2]))),
    (r"(\d{4})\D*Q\s*(\d+)", lambda m: _quarter(int(m[2]), int(m[1]))),
    (r"(\d+)\.?\s*(?:kvartal|quartal|quarter)\D*(\d{4})", lambda m: _quarter(int(m[1]), int(m[2]))),
    (r"(?:H|HJ|HY)\s*([12])\D*(\d{4})", lambda m: _half(int(m[1]), int(m[2]))),
    (r"([12])\.?\s*(?:halvår|halbjahr|half)\D*(\d{4})", lambda m: _half(int(m[1]), int(m[2]))),
    (rf"(\d{{4}}){SPLIT}(\d{{1,2}}){SPLIT}(\d{{1,2}})(?:\D.*)?", lambda m: _day(int(m[1]), int(m[2]), int(m[3]))),
    (rf"(\d{{1,2}}){SPLIT}(\d{{1,2}}){SPLIT}(\d{{4}})(?:\D.*)?", _day_or_month_first),
    (rf"(\d{{1,2}}){SPLIT}(\d{{1,2}}){SPLIT}(\d{{2}})", _short_year),
    (rf"(\d{{4}}){SPLIT}(\d{{1,2}})", lambda m: _day(int(m[1]), int(m[2]), 1)),
    (rf"(\d{{1,2}}){SPLIT}(\d{{1,2}})\.?", lambda _: ("no-year", [])),
    (r"[12]\d{3}", lambda _: ("year-alone", [])),
)
"""Ways to write a day that are not read, or not with these numbers."""


def _date(value: str, _words: Words) -> Hint:
    if value.isascii() and value.isdigit() and FIRST_SERIAL <= int(value) <= LAST_SERIAL:
        return "serial", [(DAY_ZERO + dt.timedelta(int(value))).isoformat()]
    for pattern, meant in DATES:
        if (match := re.fullmatch(pattern, value, re.IGNORECASE)) and "0000" not in match.groups():
            return meant(match)
    return _in_words(value)


def _in_words(value: str) -> Hint:
    """A day or month out of words, such as `March 31st, 2026` or `end of March 2026`."""
    months = [_months()[word] for each in re.findall(r"[^\W\d_]+", value) if (word := fold(each)) in _months()]
    years = re.findall(r"(?<!\d)[12]\d{3}(?!\d)", value)
    days = re.findall(r"(?<!\d)\d{1,2}(?!\d)", value)
    if len(months) != 1 or len(years) > 1 or len(days) > 1:
        return NOTHING
    if not years:
        return "no-year", []
    if days:
        return _day(int(years[0]), months[0], int(days[0]))
    return None, [f"{years[0]}-{months[0]:02}"]


@cache
def _months() -> Mapping[str, int]:
    names: dict[str, int] = {"sept": 9}
    for language in LANGUAGES:
        for context in Locale(language).months.values():
            for width in ("wide", "abbreviated"):
                names |= {fold(name): number for number, name in context.get(width, {}).items()}
    return names


def _period(value: str, words: Words) -> Hint:
    """A period of the other length as one (or those) of the programme's; a day as the periods that it lies in."""
    if match := re.fullmatch(r"Q([1-4])\D*(\d{4})|(\d{4})\D*Q([1-4])", value, re.IGNORECASE):
        quarter, year = int(match[1] or match[4]), match[2] or match[3]
        return None, [f"{year}-{month:02}" for month in range(3 * quarter - 2, 3 * quarter + 1)]
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})", value):
        found = _quarter((int(match[2]) + 2) // 3, int(match[1]))
        return found if found[1] else ("month", [])
    why, typed = _date(value, words)
    if typed and re.fullmatch(r"\d{4}-\d\d-\d\d", typed[0]):
        year, month, _ = typed[0].split("-")
        return why, [f"{year}-Q{(int(month) + 2) // 3}", f"{year}-{month}"]
    if typed and re.fullmatch(r"\d{4}-\d\d", typed[0]):
        return _period(typed[0], words)
    return why, typed


def _numbers(value: str) -> list[Decimal]:
    found = re.findall(r"(?:(?<!\d)-)?(?:\d+(?:[.,]\d+)?|[.,]\d+)", value.replace("−", "-"), re.ASCII)
    return [Decimal(each.replace(",", ".")) for each in found if len(each) <= LONGEST]


def _typed(number: Decimal, words: Words) -> str:
    """A number as a person of the reader's language types it: no thousands separators."""
    text = format(number.normalize(), "f")
    return text if words.language == "en" else text.replace(".", ",")


def _is_date(value: str) -> bool:
    """Whether a number is asked for and a date stands there, often because the program made one of `5.7` or `1-2`."""
    return re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None


def _level(value: str, words: Words) -> Hint:
    if _is_date(value):
        return "is-date", []
    found = _numbers(value)
    if re.fullmatch(r"\d[.,]?\d*\s*/\s*5", value):
        found = found[:1]
    if len(found) == SEVERAL:
        found = [(found[0] + found[1]) / 2]
    if len(found) != 1 or found[0] > 5:  # noqa: PLR2004 - the highest level
        return NOTHING
    low = found[0] // HALF * HALF
    if low == found[0]:
        return None, [_typed(low, words)]
    return "halves", [_typed(low, words), _typed(low + HALF, words)]


def _score(value: str, words: Words) -> Hint:
    found = _numbers(value)
    if len(found) == 1 and found[0] != (low := found[0] // 1):
        return "whole", [_typed(low, words), _typed(low + 1, words)]
    return _number(value, words)


def _number(value: str, words: Words) -> Hint:
    """The one number among words (`about 20`); of several none is better than the other."""
    if _is_date(value):
        return "is-date", []
    if re.search(r"\d[.,]\d{3}(?!\d)", value):
        return NOTHING
    found = _numbers(value)
    if len(found) > 1:
        return "one-number", []
    return None, [_typed(each, words) for each in found if value != _typed(each, words)]


def _percent(value: str, words: Words) -> Hint:
    why, typed = _number(value, words)
    return why, [f"{each} %" for each in typed]


def _code(value: str, _words: Words) -> Hint:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return "became-date", []
    if len(value) > 40:  # noqa: PLR2004 - the longest code
        return "long", []
    cleaned = [re.sub(r"[^\w-]+", "-", text).strip("-_").upper() for text in (re.sub(r"\s", "", value), value)]
    if value.upper() in cleaned:
        return NOTHING
    return "signs", [each for each in dict.fromkeys(cleaned) if re.search(r"\d", each)]


def _ref(value: str, words: Words) -> Hint:
    several = re.split(r"\s*(?:[,;+&/]|\band\b|\bog\b|\bund\b)\s*|\s+", value)
    if len(several) > 1 and all(re.fullmatch(REFERENCE, each) for each in several):
        return "one-code", []
    return _code(value, words) if "." not in value else NOTHING


def _refs(value: str, words: Words) -> Hint:
    if len(re.split(r"[,;\n]", value)) > MOST_CODES:
        return "many", []
    several = [each for each in re.split(r"\s*(?:[+&/]|\band\b|\bog\b|\bund\b)\s*|\s+", value) if each]
    if len(several) > 1 and all(re.fullmatch(REFERENCE, each) and re.search(r"\d", each) for each in several):
        return "commas", [", ".join(each.upper() for each in several)]
    return _code(value, words) if "." not in value else NOTHING


YES, NO = frozenset({"y", "j", "1", "ok", "true", "ticked"}), frozenset({"n", "0", "false", "not"})


def _yes_no(value: str, words: Words) -> Hint:
    folded = fold(value)
    return None, [words.choice("yes" if folded in YES else "no")] if folded in YES | NO else []


HINTS: Mapping[str, Callable[[str, Words], Hint]] = {
    "date": _date,
    "period": _period,
    "level": _level,
    "score": _score,
    "number": _number,
    "percent": _percent,
    "code": _code,
    "ref": _ref,
    "refs": _refs,
    "yes/no": _yes_no,
}
"""How a guess is made, by the kind of value that was expected; of the other kinds nothing can be guessed."""
