"""Every accepted way to write a value, in each language, and the ways that are refused."""

import datetime as dt
from decimal import Decimal

import pytest

from reportgen.model.calendar import Period, PeriodLength
from reportgen.model.column import Column, Kind
from reportgen.model.labels import LANGUAGES
from reportgen.read.cells import is_empty, read_cell
from reportgen.read.formats import dated, format_of
from reportgen.read.grid import PLAIN, Cell, Content, Format, Shown
from reportgen.read.refused import Terms

D = Decimal
PERCENT = Format(Shown.PERCENT)
ALL = "en da de"


def column(kind: Kind, **more: object) -> Column:
    bounds: dict[Kind, dict[str, object]] = {
        Kind.LEVEL: {"minimum": 0, "maximum": 5},
        Kind.SCORE: {"minimum": 1, "maximum": 5, "whole": True},
        Kind.PERCENT: {"minimum": 0, "maximum": 1},
        Kind.CHOICE: {"choices": ("planned", "running", "on hold")},
    }
    return Column("Any", kind, "", **{**bounds.get(kind, {}), **more})  # type: ignore[arg-type]  # a table of fields


def read(kind: Kind, content: Content, language: str = "en", form: Format = PLAIN, **more: object) -> object:
    """The value, or the code of the finding."""
    terms = Terms(language, "DKK", PeriodLength(str(more.pop("length", "quarter"))))
    found = read_cell(Cell(1, 1, content, form), column(kind, **more), terms)
    return found.refused[0].code if found.refused else found.value


DATES = [
    ("2026-03-31", dt.date(2026, 3, 31)),
    ("31.03.2026", dt.date(2026, 3, 31)),
    ("03.04.2026", dt.date(2026, 4, 3)),
    ("31. 3. 2026", dt.date(2026, 3, 31)),
    ("31/03/2026", dt.date(2026, 3, 31)),
    ("03/31/2026", dt.date(2026, 3, 31)),
    ("31-03-2026", dt.date(2026, 3, 31)),
    ("04/04/2026", dt.date(2026, 4, 4)),
    ("03/04/2026", "ambiguous-value"),
    ("03-04-2026", "ambiguous-value"),
    ("31 March 2026", dt.date(2026, 3, 31)),
    ("31. marts 2026", dt.date(2026, 3, 31)),
    ("31. März 2026", dt.date(2026, 3, 31)),
    ("1 dec. 2026", dt.date(2026, 12, 1)),
    ("2026-03", dt.date(2026, 3, 31)),
    ("Mar 2026", dt.date(2026, 3, 31)),
    ("Q1 2026", dt.date(2026, 3, 31)),
    ("q1/2026", dt.date(2026, 3, 31)),
    ("2026-Q1", dt.date(2026, 3, 31)),
    ("1. kvartal 2026", dt.date(2026, 3, 31)),
    ("1. Quartal 2026", dt.date(2026, 3, 31)),
    ("2026-W12", dt.date(2026, 3, 22)),
    ("uge 12 2026", dt.date(2026, 3, 22)),
    ("KW 12 2026", dt.date(2026, 3, 22)),
    ("2026-W54", "invalid-value"),
    ("2026-02-30", "invalid-value"),
    ("2026-13", "invalid-value"),
    ("32/13/2026", "invalid-value"),
    ("31.03.26", "invalid-value"),
    ("Q5 2026", "invalid-value"),
    ("soon", "invalid-value"),
    ("1 - 3 Months", "invalid-value"),
    ("0206-03-31", "out-of-range"),
    (D(46112), "invalid-value"),
    (True, "invalid-value"),
    (dt.date(2026, 3, 31), dt.date(2026, 3, 31)),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("content", "expected"), DATES)
def test_dates_read_the_same_in_every_language(content: Content, expected: object, language: str) -> None:
    assert read(Kind.DATE, content, language) == expected


@pytest.mark.parametrize(
    ("content", "first"),
    [
        ("2026-02", (2026, 2, 1)),
        ("Q2 2026", (2026, 4, 1)),
        ("uge 12 2026", (2026, 3, 16)),
        ("2026-02-17", (2026, 2, 17)),
    ],
)
def test_a_start_is_the_first_day(content: str, first: tuple[int, int, int]) -> None:
    assert read(Kind.DATE, content, first_day=True) == dt.date(*first)


NUMBERS = [
    # text, languages, value
    ("1.234,5", "da de", D("1234.5")),
    ("1,234.5", "en", D("1234.5")),
    ("1.234,5", "en", "invalid-value"),
    ("1,234.5", "da de", "invalid-value"),
    ("1.234", ALL, "ambiguous-value"),
    ("1,234", ALL, "ambiguous-value"),
    ("1.234.567", "da de", D(1234567)),
    ("1,234,567", "en", D(1234567)),
    ("1.234.567", "en", "invalid-value"),
    ("12", ALL, D(12)),
    ("-12", ALL, D(-12)),
    ("2,5", "da de", D("2.5")),
    ("2.5", "en", D("2.5")),
    ("2.5", "da de", "invalid-value"),
    ("1 234 567", ALL, D(1234567)),
    ("30 PT", ALL, D(30)),
    ("30 days", ALL, D(30)),
    ("30 persondage", ALL, D(30)),
    ("2 k", ALL, D(2000)),
    ("about 30", ALL, "invalid-value"),
    ("5, 17", ALL, "invalid-value"),
    ("3.2.1", ALL, "invalid-value"),
    ("", ALL, "invalid-value"),
]


@pytest.mark.parametrize(("text", "languages", "expected"), NUMBERS)
def test_numbers_in_text_follow_the_language(text: str, languages: str, expected: object) -> None:
    for language in languages.split():
        assert read(Kind.NUMBER, text, language, unit="person-days") == expected


MONEY = [
    ("120k", ALL, D(120_000)),
    ("120 t", ALL, D(120_000)),
    ("120 Tsd.", ALL, D(120_000)),
    ("1,5 mio. kr.", "da de", D(1_500_000)),
    ("1.5 m", "en", D(1_500_000)),
    ("3 mill", ALL, D(3_000_000)),
    ("DKK 500", ALL, D(500)),
    ("500 dkk", ALL, D(500)),
    ("kr. 500", ALL, D(500)),
    ("500 tkr", ALL, D(500_000)),
    ("-500 kr", ALL, D(-500)),
    ("kr -500", ALL, D(-500)),
    ("500 €", ALL, "invalid-value"),
    ("500 EUR", ALL, "invalid-value"),
    ("$500", ALL, "invalid-value"),
    ("500 k k", ALL, "invalid-value"),
    ("1.234 kr", ALL, "ambiguous-value"),
]


@pytest.mark.parametrize(("text", "languages", "expected"), MONEY)
def test_money_in_text(text: str, languages: str, expected: object) -> None:
    for language in languages.split():
        assert read(Kind.MONEY, text, language) == expected


def test_scale_and_currency_in_one_word() -> None:
    cell = Cell(1, 1, "120 T€")
    assert read_cell(cell, column(Kind.MONEY), Terms("de", "EUR")).value == D(120_000)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('#,##0 "kr."', D(5)), ("#,##0 [$kr.-406]", D(5)), ("[$DKK] #,##0", D(5)), ("#,##0.00", D(5)), ('0 "PT"', D(5)),
        ("#,##0 [$€-407]", "invalid-value"), ('"$"#,##0', "invalid-value"), ('#,##0 "T€"', "invalid-value"),
        ("[$-409]#,##0", D(5)),
    ],
)  # fmt: skip
def test_a_number_format_of_another_currency_is_refused(code: str, expected: object) -> None:
    assert read(Kind.MONEY, D(5), form=format_of(code)) == expected


@pytest.mark.parametrize(
    ("content", "form", "expected"),
    [
        (D("0.5"), PERCENT, D("0.5")), (D(1), PERCENT, D(1)), (D("1.4"), PERCENT, "out-of-range"),
        ("50 %", PLAIN, D("0.5")), ("50%", PLAIN, D("0.5")), ("0.5 %", PLAIN, D("0.005")), (D(50), PLAIN, D("0.5")),
        ("50", PLAIN, D("0.5")), (D(0), PLAIN, D(0)), (D("0.5"), PLAIN, "ambiguous-value"),
        (D(1), PLAIN, "ambiguous-value"),
        ("1", PLAIN, "ambiguous-value"), (D(100), PLAIN, D(1)), (D("100.5"), PLAIN, "out-of-range"),
        (D(-5), PLAIN, "out-of-range"), ("half", PLAIN, "invalid-value"),
    ],
)  # fmt: skip
def test_percentages(content: Content, form: Format, expected: object) -> None:
    assert read(Kind.PERCENT, content, form=form) == expected


@pytest.mark.parametrize(
    ("kind", "content", "expected"),
    [
        (Kind.LEVEL, D("2.5"), D("2.5")), (Kind.LEVEL, D(0), D(0)), (Kind.LEVEL, D("2.3"), "invalid-value"),
        (Kind.LEVEL, D("5.5"), "out-of-range"), (Kind.LEVEL, D(-1), "out-of-range"), (Kind.LEVEL, "2.5", D("2.5")),
        (Kind.SCORE, D(5), 5), (Kind.SCORE, D(6), "out-of-range"), (Kind.SCORE, D("2.5"), "invalid-value"),
        (Kind.SCORE, "3", 3), (Kind.SCORE, True, "invalid-value"), (Kind.SCORE, dt.date(2026, 1, 3), "invalid-value"),
        (Kind.NUMBER, D(10) ** 15, "out-of-range"),
        (Kind.CODE, "fin-1_a", "FIN-1_A"), (Kind.CODE, D(7), "7"), (Kind.CODE, " 007 ", "007"),
        (Kind.CODE, "A.1", "invalid-value"),
        (Kind.CODE, "A 1", "invalid-value"), (Kind.CODE, D("7.5"), "invalid-value"),
        (Kind.CODE, dt.date(2026, 1, 2), "invalid-value"),
        (Kind.REF, "fin.i1", "FIN.I1"), (Kind.REF, "I1", "I1"), (Kind.REF, "a.b.c", "invalid-value"),
        (Kind.REFS, "i1, I2; fin.I3\nI1", ("I1", "I2", "FIN.I3")), (Kind.REFS, D(7), ("7",)),
        (Kind.REFS, "I1; A.1.2", "invalid-value"), (Kind.REFS, "'I1'", "invalid-value"),
        (Kind.REF, "Human Resources", "Human Resources"), (Kind.REFS, "I1, R&D", ("I1", "R&D")),
        (Kind.YES_NO, "ja", True), (Kind.YES_NO, "Nein", False), (Kind.YES_NO, "x", True), (Kind.YES_NO, True, True),
        (Kind.YES_NO, "maybe", "invalid-value"),
        (Kind.CHOICE, "in Arbeit", "running"), (Kind.CHOICE, "På Hold", "on hold"),
        (Kind.CHOICE, "PLANNED ", "planned"),
        (Kind.CHOICE, "done", "unknown-choice"),
        (Kind.TEXT, "  a\nb ", "a\nb"), (Kind.TEXT, D("1.50"), "1.5"), (Kind.TEXT, dt.date(2026, 1, 2), "2026-01-02"),
        (Kind.TEXT, "a\x07b", "ab"),
    ],
)  # fmt: skip
def test_other_types(kind: Kind, content: Content, expected: object) -> None:
    assert read(kind, content) == expected


def test_a_number_shown_with_leading_zeros_is_the_code_that_is_seen() -> None:
    assert read(Kind.CODE, D(7), form=format_of("000")) == "007"


QUARTER, MONTH = "quarter", "month"


@pytest.mark.parametrize(
    ("content", "length", "expected"),
    [
        ("2026-Q1", QUARTER, "2026-Q1"), ("Q1 2026", QUARTER, "2026-Q1"), ("Q1/2026", QUARTER, "2026-Q1"),
        ("1. kvartal 2026", QUARTER, "2026-Q1"), ("4. Quartal 2026", QUARTER, "2026-Q4"), ("2026-03", MONTH, "2026-03"),
        ("Mar 2026", MONTH, "2026-03"), ("mars 2026", MONTH, None), ("2026-03", QUARTER, None),
        ("Q1 2026", MONTH, None),
        (dt.date(2026, 3, 1), MONTH, "2026-03"), (dt.date(2026, 3, 2), MONTH, None),
        (dt.date(2026, 3, 1), QUARTER, None),
        ("2026", QUARTER, None),
    ],
)  # fmt: skip
def test_periods_are_of_the_programmes_length(content: Content, length: str, expected: str | None) -> None:
    found = read(Kind.PERIOD, content, length=length)
    assert found == (Period.parse(expected) if expected else "invalid-value")


@pytest.mark.parametrize("text", ["", "  ", "\u00a0", "N/A", "n/a", "n.a.", "-", "TBD", "tbd", "?"])
def test_what_counts_as_empty(text: str) -> None:
    assert is_empty(Cell(1, 1, text))


@pytest.mark.parametrize("content", ["none", "NA", "0", D(0), False])
def test_what_does_not(content: Content) -> None:
    assert not is_empty(Cell(1, 1, content))


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("General", Shown.PLAIN), ("0.00", Shown.PLAIN), ("0%", Shown.PERCENT), ("yyyy-mm-dd", Shown.DATE),
        ("mmm yy", Shown.DATE),
        ("[$-406]d. mmmm yyyy;@", Shown.DATE), ("h:mm", Shown.TIME), ("[h]:mm:ss", Shown.TIME),
        ('0 "days"', Shown.PLAIN),
        ("[Red]0;[Blue]-0", Shown.PLAIN), ("@", Shown.PLAIN), (r"0\d", Shown.PLAIN), ("dd/mm/yyyy hh:mm", Shown.DATE),
    ],
)  # fmt: skip
def test_what_a_number_format_makes_of_a_number(code: str, shown: Shown) -> None:
    assert format_of(code).shown is shown


@pytest.mark.parametrize(
    ("serial", "from_1904", "expected"),
    [
        ("1", False, dt.date(1900, 1, 1)),
        ("59", False, dt.date(1900, 2, 28)),
        ("61", False, dt.date(1900, 3, 1)),
        ("46112.75", False, dt.date(2026, 3, 31)),
        ("0", True, dt.date(1904, 1, 1)),
        ("44650", True, dt.date(2026, 3, 31)),
        ("2958466", False, D(2958466)),
        ("-1", False, D(-1)),
    ],
)
def test_a_serial_number_is_the_day_that_is_shown(serial: str, expected: Content, *, from_1904: bool) -> None:
    assert dated(D(serial), format_of("yyyy-mm-dd"), from_1904=from_1904) == expected
