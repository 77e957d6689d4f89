"""Numbers and money as people type them: separators of the language, currency, unit, scale."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.numbers import list_currencies

from reportgen.model.labels import LANGUAGES
from reportgen.read.grid import Format
from reportgen.read.refused import INVALID, Refused, Terms, ambiguous

THOUSAND, MILLION = Decimal(1_000), Decimal(1_000_000)
SCALES = {
    **dict.fromkeys(("k", "t", "tsd", "tausend", "tusind", "thousand"), THOUSAND),
    **dict.fromkeys(("m", "mio", "mill", "million", "millions", "millioner", "millionen"), MILLION),
}
UNITS = {
    "person-days": (
        *("person-days", "persondays", "days", "day", "pd", "persondage", "dage", "dag"),
        *("personentage", "tage", "tag", "pt"),
    ),
    "FTE": ("fte", "årsværk", "vzä", "vzae"),
}
"""What may follow a number in a column of that unit, spaces and dots apart."""

SHARED_MARKS = {
    "kr": ("DKK", "SEK", "NOK", "ISK"),
    "$": ("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "MXN"),
    "¥": ("JPY", "CNY"),
    "fr": ("CHF",),
    "sfr": ("CHF",),
    "₺": ("TRY",),
    "₽": ("RUB",),
    "₴": ("UAH",),
    "zł": ("PLN",),
    "kč": ("CZK",),
    "ft": ("HUF",),
    "лв": ("BGN",),
}
"""Marks that several currencies share, of which the programme's is meant, and those that the three languages lack."""

SPACES = "\u00a0\u2009\u202f "


def read_amount(text: str, terms: Terms, unit: str = "", *, money: bool = False) -> Decimal | Refused:
    """A number with what may stand beside it; refused where a separator can be read in two ways."""
    text = text.replace("−", "-")
    match = re.fullmatch(rf"(\D*?)([-+]?)([{SPACES}]?)(\d(?:[\d.,{SPACES}]*\d)?)(\D*)", text, re.DOTALL)
    if match is None:
        return INVALID
    before, sign, _, digits, after = match.groups()
    scale = _scale(_bare(before) + _bare(after), terms, unit, money=money)
    if isinstance(scale, Refused):
        return scale
    if re.fullmatch(r"\d+[.,]\d{3}", digits):
        ways = list(_either(digits, terms.language))
        if money and scale == 1 and len(digits.rstrip("0")) == len(digits):
            ways = ways[:1]  # no money has three decimals, so that nobody is asked to type four
        return ambiguous([text.replace(digits, each, 1) for each in ways])
    number = _digits(digits, terms.language)
    if number is None:
        other = _digits(digits, "da" if terms.language == "en" else "en")
        typed = other is not None and text.replace(digits, as_typed(other, terms.language), 1)
        return Refused("invalid-value", {"suggestion": typed}) if typed else INVALID
    return number * scale * (-1 if sign == "-" else 1)


def other_currency(form: Format, terms: Terms) -> str | None:
    """The mark of another currency than the programme's that a number is shown with."""
    return next((mark for mark in form.marks if _is_foreign(mark, terms)), None)


def other_currency_in(text: str, terms: Terms) -> str | None:
    """The mark of another currency than the programme's that stands beside a number in a text."""
    marks = (mark.strip(" .,-−") for mark in re.split(rf"[\d.,{SPACES}]+", text))
    return next((mark for mark in marks if _is_foreign(mark, terms)), None)


def _is_foreign(mark: str, terms: Terms) -> bool:
    meant = _currencies().get(_unscaled(_bare(mark)), ())
    return terms.currency is not None and bool(meant) and terms.currency not in meant


def is_currency(code: str) -> bool:
    """Whether ISO 4217 knows the code."""
    return code in list_currencies()


def _digits(digits: str, language: str) -> Decimal | None:
    """Digits with the separators of a language; None where they do not fit it."""
    decimal, group = (".", ",") if language == "en" else (",", ".")
    for separator in (re.escape(group), f"[{SPACES}]"):
        if re.fullmatch(rf"(?:\d+|\d{{1,3}}(?:{separator}\d{{3}})+)(?:{re.escape(decimal)}\d+)?", digits):
            return Decimal(re.sub(rf"{separator}", "", digits).replace(decimal, "."))
    return None


def _either(digits: str, language: str) -> Iterator[str]:
    """`1.234` as a thousand and more, and as one and a bit, each so that it has no other reading."""
    whole, _, rest = digits.replace(",", ".").partition(".")
    if whole.strip("0"):
        yield whole + rest
    decimals = rest.rstrip("0") if rest.endswith("0") else f"{rest}0"
    yield f"{whole}{'.' if language == 'en' else ','}{decimals or '0'}"


def as_typed(number: Decimal, language: str) -> str:
    """A number as a person types it: the language's decimal sign, no thousands separators."""
    text = format(number.normalize(), "f")
    return text if language == "en" else text.replace(".", ",")


def _scale(rest: str, terms: Terms, unit: str, *, money: bool) -> Decimal | Refused:
    """What the words beside a number multiply it by; refused if one of them has no business there."""
    allowed: dict[str, Decimal | None] = {**SCALES, **dict.fromkeys(UNITS.get(unit, ()))}
    if money:
        allowed |= dict.fromkeys(
            mark for mark, meant in _currencies().items() if terms.currency is None or terms.currency in meant
        )
    scale: Decimal | None = None
    marked = False
    while rest:
        word = max((word for word in allowed if rest.startswith(word)), key=len, default=None)
        if word is None:
            return INVALID
        factor = allowed[word]
        if marked if factor is None else scale is not None:
            return INVALID
        scale, marked = (scale, True) if factor is None else (factor, marked)
        rest = rest.removeprefix(word)
    return scale or Decimal(1)


def _bare(mark: str) -> str:
    """A mark without spaces and the dots of abbreviations; a dot that follows no letter is none (`.5`, `5.`)."""
    return re.sub(r"(?<=[^\W\d_])\.|\s", "", mark).casefold()


def _unscaled(mark: str) -> str:
    known = _currencies()
    starts = [word for word in SCALES if mark.startswith(word) and mark.removeprefix(word) in known]
    return mark if mark in known or not starts else mark.removeprefix(max(starts, key=len))


@cache
def _currencies() -> dict[str, tuple[str, ...]]:
    """The currencies that each mark may mean: codes, symbols of the three languages, marks that are shared."""
    meanings: dict[str, tuple[str, ...]] = {code.casefold(): (code,) for code in sorted(list_currencies())}
    for language in LANGUAGES:
        for code, symbol in sorted(Locale(language).currency_symbols.items()):
            meanings.setdefault(_bare(symbol), (code,))
    return meanings | SHARED_MARKS
