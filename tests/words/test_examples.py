"""What was probably meant by a value that was refused is asked, with the very value to type."""

from pathlib import Path

import pytest

from notation.clean import clean
from reportgen.model.calendar import PeriodLength
from reportgen.model.column import Column, Kind
from reportgen.model.finding import Finding, Source
from reportgen.read import read_programme
from reportgen.read.cells import read_cell
from reportgen.read.grid import Cell
from reportgen.read.refused import Terms
from reportgen.words.catalogue import Words
from reportgen.words.examples import HINTS, hint
from reportgen.words.findings import message, remedy
from reportgen.words.phrases import WHY

GUESSES = [
    ("date", "Q5 2026", "quarter", []),
    ("date", "2026/03/31", None, ["2026-03-31"]),
    ("date", "2026-03-31T00:00:00", None, ["2026-03-31"]),
    ("date", "12.31.2026", None, ["2026-12-31"]),
    ("date", "2026-13-01", "month", []),
    ("date", "31.02.2026", "day", ["2026-02-28"]),
    ("date", "31.03.26", "short-year", ["2026-03-31"]),
    ("date", "March 31st, 2026", None, ["2026-03-31"]),
    ("date", "Ende März 2026", None, ["2026-03"]),
    ("date", "H1 2026", None, ["2026-06-30"]),
    ("date", "31. marts", "no-year", []),
    ("date", "2026", "year-alone", []),
    ("date", "46112", "serial", ["2026-03-31"]),
    ("date", "0000-00-00", None, []),
    ("date", "after the holidays", None, []),
    ("period", "2026-03", None, ["2026-Q1"]),
    ("period", "Q1 2026", None, ["2026-01", "2026-02", "2026-03"]),
    ("period", "2026-05-17", None, ["2026-Q2", "2026-05"]),
    ("level", "2.3", "halves", ["2", "2,5"]),
    ("level", "3-4", None, ["3,5"]),
    ("level", "3/5", None, ["3"]),
    ("level", "high", None, []),
    ("score", "3.5", "whole", ["3", "4"]),
    ("number", "ca. 20", None, ["20"]),
    ("number", "20-30", "one-number", []),
    ("number", "2026-07-05", "is-date", []),
    ("level", "1900-01-02", "is-date", []),
    ("score", "2026-02-01", "is-date", []),
    ("number", "about -5", None, ["-5"]),
    ("percent", "50 pct", None, ["50 %"]),
    ("code", "A 1", "signs", ["A1", "A-1"]),
    ("code", "2026-01-01", "became-date", []),
    ("code", "x" * 41, "long", []),
    ("ref", "I1 and I2", "one-code", []),
    ("refs", "I1 I2", "commas", ["I1, I2"]),
    ("refs", ", ".join(f"I{number}" for number in range(1001)), "many", []),
    ("yes/no", "Y", None, ["ja"]),
]


@pytest.mark.parametrize(("kind", "value", "why", "typed"), GUESSES)
def test_what_is_wrong_and_what_to_type(kind: str, value: str, why: str | None, typed: list[str]) -> None:
    assert hint(kind, value, Words("da")) == (why, typed)


def test_every_reason_has_its_words_and_is_given() -> None:
    given = {why for _, _, why, _ in GUESSES if why}
    assert given == {each for each in WHY if not each.startswith("#")}


@pytest.mark.parametrize("kind", list(HINTS))
@pytest.mark.parametrize("value", ["", "²", "٣", "9" * 400, "Q99999999999999999999 2026", "-", "1e999", "٢٠٢٦-٠٣"])
def test_of_no_value_however_strange_anything_is_offered_that_cannot_be_read(kind: str, value: str) -> None:
    why, offered = hint(kind, value, Words("de"))
    assert why is None or why in WHY
    assert [each for each in offered if not readable(Kind(kind), each)] == []


def readable(kind: Kind, text: str) -> bool:
    """Whether a German workbook that plans by quarter or by month may hold this text in a column of a kind."""
    terms = (Terms("de", "EUR", length) for length in PeriodLength)
    return any(not read_cell(Cell(1, 1, text), Column("x", kind, ""), each).refused for each in terms)


def said(code: str, **values: str | list[str] | float) -> tuple[str, str]:
    finding = Finding(code=code, source=Source("inputs/FIN.xlsx", "Initiatives", "F2"), values={**values})
    return message(finding, Words("en")), remedy(finding, Words("en"))


def test_the_guess_is_asked_before_the_rule_is_told() -> None:
    what, instead = said("invalid-value", value="31.02.2026", column="Start", expected="date")
    assert what == ("“31.02.2026” under Start cannot be read as a date: that month does not have that many days.")
    assert instead.startswith("Do you mean 2026-02-28? Type a date such as ")


def test_limits_are_said_as_they_are_typed() -> None:
    assert said("out-of-range", value="150 %", column="Progress", expected="percent", minimum=0, maximum=1)[1] == (
        "Type a value from 0% to 100%."
    )
    assert said("out-of-range", value="1066-10-14", column="Start", expected="date", minimum=1900, maximum=2999)[1] == (
        "Type a date with a year from 1900 to 2999."
    )


def test_a_missing_value_says_what_to_fill_in() -> None:
    assert said("missing-value", column="Status")[1] == (
        "Fill in Status. Type one of these: planned, running, done, on hold or cancelled."
    )
    assert said("missing-value", column="Start")[1].startswith("Fill in Start. Type a date such as ")
    assert said("missing-value", column="Owner")[1] == "Fill in Owner."


def test_an_error_says_what_it_means() -> None:
    assert said("error-cell", value="#REF!", column="Start")[0] == (
        "Start holds the spreadsheet error #REF!: its formula refers to cells that are gone."
    )
    assert said("error-cell", value="#SPILL!", column="Start")[0] == "Start holds the spreadsheet error #SPILL!."


@pytest.mark.parametrize(
    ("language", "typed", "instead"),
    [
        ("en", "1.234", "Type 1234 or 1.2340, whichever is meant."),
        ("da", "1.234", "Type 1234 or 1,2340, whichever is meant."),
        ("da", "1,500 dage", "Type 1500 dage or 1,5 dage, whichever is meant."),
        ("en", "0.500", "Type the number without a thousands separator, such as 1234 or 1.5."),
    ],
)
def test_two_readings_are_said_as_the_workbook_reads_them(
    language: str, typed: str, instead: str, tmp_path: Path
) -> None:
    departments = (
        f"| ID | Department | Head | E-mail | Language |\n| FIN | Finance | Anna | a@group.test | {language} |"
    )
    root = clean(
        tmp_path,
        programme={"Departments": departments},
        finance={"Resources": f"| Initiative | Role | Effort |\n| I1 | Architect | '{typed} |"},
    )
    [finding] = [each for each in read_programme(root).findings if each.code == "ambiguous-value"]
    assert remedy(finding, Words("en")) == instead


def test_every_reading_that_is_offered_is_read(tmp_path: Path) -> None:
    sheet = "| ID | Initiative | Closes | Owner | Start | End | Status | Progress |\n"
    first = clean(
        tmp_path / "1",
        finance={"Initiatives": f"{sheet}| I1 | x | A1 | Bo | '03/04/2026 | 2026-09-30 | planned | 0.5 |"},
    )
    readings = [each.values["readings"] for each in read_programme(first).findings if each.code == "ambiguous-value"]
    assert readings == [["2026-04-03", "2026-03-04"], ["50 %", "0.5 %"]]
    rows = "\n".join(
        f"| I{number} | x | A1 | Bo | '{start} | 2026-09-30 | planned | '{progress} |"
        for number, (start, progress) in enumerate(zip(*readings, strict=True), start=1)
    )
    again = clean(tmp_path / "2", finance={"Initiatives": sheet + rows})
    assert "ambiguous-value" not in {each.code for each in read_programme(again).findings}
