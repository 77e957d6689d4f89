"""The figures that a document prints, and whether facts.json, findings.json or plan.json hold each at its rounding."""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from babel.numbers import parse_decimal
from lxml import etree

from reportgen.model.calendar import Period, PeriodLength
from reportgen.words.catalogue import Words

Json = Mapping[str, "Json"] | list["Json"] | str | float | int | bool | None
ISO = re.compile(r"\d{4}-\d\d-\d\d")
PERIOD = re.compile(r"(\d{4})-(Q|)(\d+)")
CODE = re.compile(r"\b[A-ZÆØÅ]+\.?[A-Z]*\d+\b|\b[A-Z]+\d*!?[A-Z]{1,2}\d+\b")
FIGURE = re.compile(r"(?<![\w.,])\d(?:[\d.,]*\d)?")
WHOLE = {"k": 1_000, "t": 1_000, "Tsd.": 1_000, "m": 1_000_000, "mio.": 1_000_000, "Mio.": 1_000_000, "%": 0.01}
SCALED = re.compile(r"[\s\u00a0\u202f]*(k|m|t|Tsd\.|mio\.|Mio\.|%)(?!\w)")
NUMBERED = frozenset({"label", "number", "ref"})
WEEK = 7


@dataclass
class Held:
    """What the three files hold: numbers, days, and the figures that stand within texts."""

    numbers: list[float] = field(default_factory=list)
    days: set[dt.date] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, *files: Json) -> "Held":
        """Everything in these files, lists and objects counted by their lengths."""
        held = cls()
        for file in files:
            held.take(file)
        held.numbers = sorted(set(held.numbers))
        return held

    def take(self, value: Json) -> None:
        if isinstance(value, Mapping):
            for each in value.values():
                self.take(each)
        elif isinstance(value, list):
            self.numbers.append(len(value))
            for each in value:
                self.take(each)
        elif isinstance(value, str):
            self.days |= {dt.date.fromisoformat(each) for each in ISO.findall(value)}
            self.texts |= set(FIGURE.findall(value))
        elif isinstance(value, int | float) and not isinstance(value, bool):
            self.numbers.append(abs(float(value)))

    def has(self, value: float, rounding: float) -> bool:
        """Whether some number is `value` where it is rounded to steps of `rounding`."""
        place = bisect_left(self.numbers, value - rounding * 0.5 - 1e-9)
        return place < len(self.numbers) and self.numbers[place] <= value + rounding * 0.5 + 1e-9


def printed(html: str) -> Iterator[str]:
    """The texts of a page that may hold figures: running lines, contents and what is numbered itself apart."""
    body = etree.fromstring(html.encode()).find("body")
    assert body is not None
    for node in body.iter("p", "li", "td", "th", "h2", "h3", "{http://www.w3.org/2000/svg}text"):
        if not any(each.tag in {"header", "footer", "nav"} for each in node.iterancestors()):
            yield " ".join("".join(_texts(node)).split(" "))


def _texts(node: etree._Element) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        if child.get("class") not in NUMBERED and child.tag not in {"p", "li", "ul", "ol"}:
            yield from _texts(child)
        yield " " if child.tag in {"br", "p"} or "second" in child.get("class", "") else ""
        yield child.tail or ""


def unfounded(html: str, held: Held, words: Words) -> list[str]:
    """The figures of a page that are held nowhere, each with the text around it."""
    days = sorted({text for day in held.days for text in _written(day, words)}, key=len, reverse=True)
    known = re.compile("|".join(map(re.escape, [*days, *_periods(held.days, words)])))
    return [each for text in printed(html) for each in _unfounded(CODE.sub(" ", known.sub(" ", text)), held, words)]


def _written(day: dt.date, words: Words) -> Iterable[str]:
    return words.date(day), words.long_date(day), words.day(day), words.month(day)


def _periods(days: set[dt.date], words: Words) -> Iterator[str]:
    for year in sorted({day.year for day in days}):
        yield from (words.period(Period(year, quarter, PeriodLength.QUARTER)) for quarter in (1, 2, 3, 4))
        yield from (words.period(Period(year, month, PeriodLength.MONTH)) for month in range(1, 13))
    yield from (words.quarter(number) for number in (1, 2, 3, 4))


def _unfounded(text: str, held: Held, words: Words) -> Iterator[str]:
    for found in FIGURE.finditer(text):
        shown = found[0].rstrip(".,")
        scale = SCALED.match(text, found.end())
        if shown in held.texts or _is_held(shown, WHOLE[scale[1]] if scale else 1, held, words):
            continue
        around = text[max(0, found.start() - 50) : found.end() + 30].strip()
        yield f"{found[0]}{scale[0] if scale else ''} in '{around}'"


def _is_held(shown: str, scale: float, held: Held, words: Words) -> bool:
    try:
        value = parse_decimal(shown, locale=words.locale)
    except ValueError:
        return False
    places = -int(Decimal(str(value)).as_tuple().exponent) if "." in str(value) else 0
    return held.has(float(value) * scale, scale * 10**-places)
