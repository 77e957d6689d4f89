"""Figures that stand under each other are aligned on their decimals: all of a column have as many."""

import re
from collections.abc import Iterator

import pytest
from lxml import etree

from notation.example import example
from reportgen.words.catalogue import Words

FIGURE = re.compile(r"\d[\d.,]*")
MARKS = {"en": ".", "da": ",", "de": ","}


def columns(html: str) -> Iterator[list[str]]:
    """The texts of each column of figures of each table."""
    root = etree.fromstring(html.encode().lstrip(), etree.XMLParser(resolve_entities=False))
    for table in root.iter("table"):
        found: dict[int, list[str]] = {}
        for row in table.iterfind("tbody/tr"):
            at = 0
            for cell in row.iter("th", "td"):
                if "number" in str(cell.get("class", "")).split():
                    found.setdefault(at, []).append("".join(map(str, cell.itertext())))
                at += int(str(cell.get("colspan", "1")))
        yield from found.values()


def decimals(text: str, mark: str) -> list[int]:
    return [len(figure.partition(mark)[2]) for figure in FIGURE.findall(text)]


@pytest.mark.parametrize("language", ["en", "da", "de"])
def test_a_column_has_one_number_of_decimals(language: str) -> None:
    checked = 0
    for stem, document in example(language).items():
        for texts in columns(document.html):
            if any(word in text for text in texts for word in ("EUR", "DKK", "×")):
                continue  # amounts with their unit, and products, are read one by one
            shown = [count for text in texts for count in decimals(text, MARKS[language])]
            assert len(set(shown)) <= 1, f"{stem}: {texts}"
            checked += len(shown)
    assert checked > 500


def test_places_are_those_that_the_longest_figure_needs() -> None:
    words = Words("da")
    assert [words.places(*each) for each in (([],), ([1, None, 20],), ([1, 2.5],), ([1], [0.25]), ([1.256],))] == [
        0,
        0,
        1,
        2,
        2,
    ]


def test_an_amount_that_rounds_to_a_thousand_thousands_is_a_million() -> None:
    words = Words("en")
    shown = [words.money(amount, "EUR").replace("\u00a0", " ") for amount in (999_400, 999_600, 1_000_000, 999.6, 12)]
    assert shown == ["EUR 999 k", "EUR 1.0 m", "EUR 1.0 m", "EUR 1 k", "EUR 12"]
