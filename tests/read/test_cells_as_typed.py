"""What people type, and what spreadsheet programs make of it: read exactly as the types say, or refused, never bent."""

import datetime as dt
import io
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from notation.book import book, folder
from notation.clean import FINANCE, PROGRAMME, Sheets
from reportgen.model import records as r
from reportgen.model.column import Column, Kind
from reportgen.model.finding import Finding
from reportgen.model.labels import CHOICE_SCOPE, LANGUAGES, SHEET_SCOPE, fold, labels
from reportgen.read import read_programme
from reportgen.read.cells import Reading, read_cell
from reportgen.read.formats import format_of
from reportgen.read.grid import PLAIN, Cell, Content, Format
from reportgen.read.headers import spellings
from reportgen.read.refused import Terms
from reportgen.read.workbook import Opened, open_workbook

D = Decimal
NBSP, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"


def reading(kind: Kind, content: Content, language: str, currency: str, form: Format = PLAIN) -> Reading:
    bounds = {"minimum": 0, "maximum": 1} if kind is Kind.PERCENT else {}
    column = Column("Any", kind, "", unit="person-days" if kind is Kind.NUMBER else "", **bounds)  # type: ignore[arg-type]  # a table of fields
    return read_cell(Cell(1, 1, content, form), column, Terms(language, currency))


def read(kind: Kind, content: Content, language: str = "en", currency: str = "DKK", form: Format = PLAIN) -> object:
    found = reading(kind, content, language, currency, form)
    return found.refused[0].code if found.refused else found.value


AMOUNTS: list[tuple[str, str, str, object]] = [
    # language, currency, text, value
    ("da", "DKK", "1.234,50 kr.", D("1234.5")), ("da", "DKK", "kr. 1.234,50", D("1234.5")),
    ("da", "DKK", "kr.1.234.567", D(1234567)), ("da", "DKK", "kr. 1.234", "ambiguous-value"),
    ("da", "DKK", f"1{NBSP}234{NBSP}567 kr.", D(1234567)), ("da", "DKK", f"1{NARROW}234,5", D("1234.5")),
    ("da", "DKK", "250 t.kr.", D(250_000)), ("da", "DKK", "1,5 mio. kr.", D(1_500_000)), ("da", "DKK", "kr 12", D(12)),
    ("de", "EUR", "1.234,50 €", D("1234.5")), ("de", "EUR", "€ 1.234,50", D("1234.5")),
    ("de", "EUR", f"1.234,50{NBSP}EUR", D("1234.5")), ("de", "EUR", "120 T€", D(120_000)),
    ("de", "EUR", "120 Tsd. €", D(120_000)), ("de", "EUR", "1,2 Mio. €", D(1_200_000)),
    ("de", "CHF", "CHF 12.50", "invalid-value"), ("de", "CHF", "CHF 12,50", D("12.5")), ("de", "CHF", "Fr. 12", D(12)),
    ("de", "CHF", "1'234.50", "invalid-value"), ("de", "CHF", "1’234", "invalid-value"),
    ("en", "USD", "$1,234.50", D("1234.5")), ("en", "USD", "USD 12k", D(12_000)), ("en", "GBP", "£12", D(12)),
    ("en", "GBP", "12.5m", D(12_500_000)),
    ("en", "DKK", "−12", D(-12)), ("da", "DKK", "-1.234,5", D("-1234.5")), ("da", "DKK", "kr −12", D(-12)),
    ("en", "DKK", "(12)", "invalid-value"), ("en", "DKK", "12-", "invalid-value"),
    ("en", "DKK", ".5", "invalid-value"), ("da", "DKK", ",5", "invalid-value"), ("en", "DKK", "5.", "invalid-value"),
    ("da", "DKK", "5,", "invalid-value"), ("da", "DKK", "500,-", "invalid-value"),
    ("en", "DKK", "kr. .5", "invalid-value"), ("en", "DKK", "0.5", D("0.5")), ("en", "DKK", "1e3", "invalid-value"),
    ("en", "DKK", "12,34", "invalid-value"), ("en", "DKK", "1,23,456", "invalid-value"),
    ("en", "DKK", "1 2", "invalid-value"), ("en", "DKK", "1,234 567", "invalid-value"),
    ("en", "DKK", "12 12", "invalid-value"), ("en", "DKK", "50 %", "invalid-value"),
    ("en", "DKK", "1\u200b2", D(12)), ("en", "DKK", "\ufeff12", D(12)), ("en", "DKK", f"12{NBSP}", D(12)),
    ("en", "DKK", "12 DKK kr", "invalid-value"), ("en", "DKK", "12 ca.", "invalid-value"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "currency", "text", "expected"), AMOUNTS)
def test_amounts(language: str, currency: str, text: str, expected: object) -> None:
    assert read(Kind.MONEY, text, language, currency) == expected


@pytest.mark.parametrize(
    ("currency", "code", "mark"),
    [
        ("EUR", "#,##0\\ [$kr-406]", "kr"),
        ("EUR", '_-* #,##0.00\\ "kr."_-;\\-* #,##0.00\\ "kr."_-;_-* "-"??_-', "kr."),
        ("DKK", '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\)', "$"), ("DKK", "_-[$CHF-807]* #,##0.00", "CHF"),
        ("DKK", '#,##0 "CHF"', "CHF"), ("DKK", "#,##0\\ \\C\\H\\F", "CHF"), ("DKK", "€#,##0", "€"),
        ("DKK", "#,##0.00\\ _€", None), ("DKK", "[$-406]#,##0", None), ("DKK", '#,##0\\ "kr."', None),
        ("SEK", "#,##0\\ [$kr-41D]", None), ("DKK", '#,##0 "T€"', "T€"), ("EUR", '#,##0 "T€"', None),
        ("DKK", "[$EUR]\\ #,##0", "EUR"), ("DKK", '"ca. "0', None), ("DKK", "#,##0\\ [$₺-41F]", "₺"),
    ],
)  # fmt: skip
def test_a_number_shown_in_another_currency_is_refused_with_its_mark(
    currency: str, code: str, mark: str | None
) -> None:
    found = reading(Kind.MONEY, D(5), "en", currency, format_of(code))
    if mark is None:
        assert found.value == D(5)
        return
    (refused,) = found.refused
    assert refused.values == {"currency": currency, "foreign": mark, "value": f"5 {mark}"}


@pytest.mark.parametrize(
    ("text", "mark"),
    [("500 €", "€"), ("EUR 500", "EUR"), ("T€ 5", "T€"), ("$500.50", "$"), ("-500 CHF", "CHF"), ("€", "€")],
)
def test_a_text_in_another_currency_is_refused_with_its_mark(text: str, mark: str) -> None:
    (refused,) = reading(Kind.MONEY, text, "en", "DKK").refused
    assert (refused.code, refused.values) == ("invalid-value", {"currency": "DKK", "foreign": mark, "value": text})


@pytest.mark.parametrize(
    ("language", "kind", "text", "suggestion"),
    [
        ("da", Kind.NUMBER, "2.5", "2,5"), ("en", Kind.NUMBER, "2,5", "2.5"),
        ("en", Kind.MONEY, "1.234,50 kr.", "1234.5 kr."),
        ("de", Kind.NUMBER, "1,234.5 PT", "1234,5 PT"), ("da", Kind.PERCENT, "12.5 %", "12,5 %"),
        ("da", Kind.LEVEL, "2.5", "2,5"), ("da", Kind.NUMBER, "about 2.5", None), ("en", Kind.NUMBER, "1,23,4", None),
    ],
)  # fmt: skip
def test_a_number_as_another_language_writes_it_is_suggested_as_this_one_does(
    language: str, kind: Kind, text: str, suggestion: str | None
) -> None:
    (refused,) = reading(kind, text, language, "DKK").refused
    assert (refused.code, refused.values.get("suggestion")) == ("invalid-value", suggestion)


def test_a_percentage_that_can_be_read_in_two_ways_keeps_its_sign() -> None:
    (refused,) = reading(Kind.PERCENT, "1.234 %", "en", "DKK").refused
    assert (refused.code, refused.values["readings"]) == ("ambiguous-value", ["1234 %", "1.2340 %"])


DATES = [
    "31. März 2026", "31 mars 2026", "31. marts 2026", "31 MARCH 2026", f"31.{NBSP}marts{NARROW}2026", "31.3.2026",
    " 31.03.2026 ", "31.03.2026\u200b", "2026-3-31", "31 mar 2026", "31. Mrz. 2026", "Q1/2026", "2026 Q1", "2026Q1",
    "1.kvartal 2026", "KW 13 2026",
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("text", DATES)
def test_dates_in_all_spellings(text: str, form: str, language: str) -> None:
    expected = {"31 mars 2026": "invalid-value", "KW 13 2026": dt.date(2026, 3, 29)}.get(text, dt.date(2026, 3, 31))
    assert read(Kind.DATE, unicodedata.normalize(form, text), language) == expected  # type: ignore[arg-type]  # a name


@pytest.mark.parametrize(
    "text",
    [
        "31.03.26", "2026", "2026/03/31", "3/2026", "31.04.2026", "0.3.2026", "31-Mar-2026", "March", "ultimo marts",
        "2026-03-31 00:00:00", "31.03.2026 - 30.06.2026", "2026-W00", "KW 53 2025", "Q0 2026", "TBD soon", "20260331",
    ],
)  # fmt: skip
def test_other_dates_are_refused(text: str) -> None:
    assert read(Kind.DATE, text) == "invalid-value"


@pytest.mark.parametrize(
    ("kind", "content", "form", "expected"),
    [
        (Kind.DATE, D("46112"), "0", "invalid-value"), (Kind.DATE, D("0.5"), "h:mm", "invalid-value"),
        (Kind.DATE, "2026-03-31", "yyyy-mm-dd", dt.date(2026, 3, 31)),
        (Kind.NUMBER, dt.date(1900, 1, 12), "d.m.yyyy", "invalid-value"),
        (Kind.NUMBER, D("0.3"), "h:mm", "invalid-value"),
        (Kind.MONEY, D("1.5"), "[h]:mm", "invalid-value"), (Kind.SCORE, D("0.5"), "h:mm", "invalid-value"),
        (Kind.TEXT, D("0.375"), "h:mm", "09:00"), (Kind.TEXT, D("0.3753"), "h:mm:ss", "09:00:26"),
        (Kind.TEXT, D("1.5"), "[h]:mm", "36:00"), (Kind.TEXT, D("0.5"), "0%", "50 %"),
        (Kind.TEXT, True, "General", "TRUE"),
        (Kind.CODE, True, "General", "invalid-value"), (Kind.CODE, D(7), "General", "7"),
        (Kind.CODE, "007", "@", "007"),
        (Kind.CODE, D(7), "000", "007"), (Kind.CODE, "1e3", "@", "1E3"), (Kind.CODE, "TRUE", "@", "TRUE"),
        (Kind.CODE, "NA", "@", "NA"), (Kind.CODE, "None", "@", "NONE"), (Kind.CODE, "null", "@", "NULL"),
        (Kind.CODE, D("0.07"), "0%", "invalid-value"), (Kind.CODE, "A\u200b1", "@", "A1"),
        (Kind.CODE, unicodedata.normalize("NFD", "Å1"), "@", "Å1"), (Kind.CODE, "'007", "@", "invalid-value"),
        (Kind.CODE, "A1.", "@", "invalid-value"), (Kind.CODE, f"{NBSP}A1{NARROW}", "@", "A1"),
        (Kind.TEXT, "NA", "@", "NA"), (Kind.TEXT, "None", "@", "None"), (Kind.TEXT, "null", "@", "null"),
        (Kind.TEXT, "007", "@", "007"), (Kind.TEXT, "1e3", "@", "1e3"), (Kind.TEXT, D(1000), "0.00E+00", "1000"),
        (Kind.PERCENT, D("0.5"), "0.0%", D("0.5")), (Kind.PERCENT, D("0.5"), "0.0", "ambiguous-value"),
        (Kind.PERCENT, D(50), "0", D("0.5")), (Kind.PERCENT, D(50), "0%", "out-of-range"),
        (Kind.PERCENT, "50", "0%", D("0.5")), (Kind.PERCENT, f"50{NBSP}%", "@", D("0.5")),
        (Kind.PERCENT, "50. %", "@", "invalid-value"), (Kind.PERCENT, True, "0%", "invalid-value"),
        (Kind.YES_NO, D(1), "0", "invalid-value"), (Kind.YES_NO, "X", "@", True), (Kind.YES_NO, "Sand", "@", True),
        (Kind.YES_NO, "WAHR", "@", True), (Kind.YES_NO, False, "General", False), (Kind.YES_NO, "nej", "@", False),
        (Kind.NUMBER, D("1000"), "0.00E+00", D(1000)), (Kind.NUMBER, True, "0", "invalid-value"),
    ],
)  # fmt: skip
def test_what_a_format_or_a_spelling_makes_of_a_cell(kind: Kind, content: Content, form: str, expected: object) -> None:
    assert read(kind, content, form=format_of(form)) == expected


def spelt(text: str) -> list[str]:
    """Ways to write a label that mean the same."""
    found = [text.upper(), f" {text}: ", f"{text} *", f"{text}*", f"{text} (EUR)", f"{text}\n[Tage] *"]
    found += [text.replace(" ", NBSP), text.replace(" ", "\n"), unicodedata.normalize("NFD", text)]
    found += [text.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")]
    found += [text.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")]
    return found


@pytest.mark.parametrize("record", [*r.PROGRAMME_SHEETS, *r.DEPARTMENT_SHEETS], ids=lambda record: record.sheet)
def test_every_label_and_synonym_is_read_in_every_spelling(record: type[r.Record]) -> None:
    known, columns = spellings(record), r.columns(record)
    for english, label in labels(record.sheet).items():
        for text in label.spellings():
            for way in spelt(text):
                assert columns[known[fold(way)]].label == english, way


def test_every_choice_and_sheet_name_is_read_in_every_spelling() -> None:
    for english, label in labels(CHOICE_SCOPE).items():
        column = Column("Any", Kind.CHOICE, "", choices=(english,))
        for way in (way for text in label.spellings() for way in spelt(text)):
            assert read_cell(Cell(1, 1, way), column, Terms()).value == english, way
    for label in labels(SHEET_SCOPE).values():
        for text in label.spellings():
            assert {fold(way) for way in spelt(text)} == {fold(text)}


def test_a_leading_apostrophe_is_excels_own_mark_and_no_part_of_a_code(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        made.add_worksheet("Gaps").write_string(0, 0, "007", made.add_format({"quote_prefix": True}))
    (tmp_path / "x.xlsx").write_bytes(stream.getvalue())
    opened = open_workbook(tmp_path / "x.xlsx", "x.xlsx")
    assert isinstance(opened, Opened)
    assert read(Kind.CODE, opened.sheets[0].cells[1, 1].value) == "007"


RISKS = "| ID | Concerns | Risk | Probability | Impact | Response | Owner |"
DEPARTMENTS = """
    | ID  | Department      | Head | E-mail   |
    | FIN | Finance         | Anna | a@x.test |
    | HR  | Human Resources | Bo   | b@x.test |"""


def found_in(root: Path, finance: Sheets, programme: Sheets | None = None) -> list[Finding]:
    """What is found beside the workbook of HR, which is missing."""
    sheets = {**PROGRAMME, "Departments": DEPARTMENTS, **(programme or {})}
    root = folder(root, programme=book(sheets), FIN=book({**FINANCE, **finance}))
    return [each for each in read_programme(root).findings if each.code != "missing-workbook"]


@pytest.mark.parametrize(
    ("sheet", "text", "typed", "suggestion"),
    [
        ("Department", "| Department | Finance |", "Finance", "FIN"),
        ("Department", "| Department | Human resources |", "Human resources", "HR"),
        ("Gaps", FINANCE["Gaps"].replace("| G1 ", "| One core "), "One core", "G1"),
        ("Gaps", FINANCE["Gaps"].replace("| G1 ", "| One cor "), "One cor", "G1"),
        ("Resources", FINANCE["Resources"].replace("| I1 ", "| New ledger "), "New ledger", "I1"),
        ("Initiatives", FINANCE["Initiatives"].replace("| A1 ", "| Closing "), "Closing", "A1"),
        ("Risks", f"{RISKS}\n| R1 | new  LEDGER | x | 1 | 1 | y | Bo |", "new  LEDGER", "I1"),
    ],
)  # fmt: skip
def test_a_name_in_place_of_a_code_gets_the_code_suggested(
    sheet: str, text: str, typed: str, suggestion: str, tmp_path: Path
) -> None:
    found = [each for each in found_in(tmp_path, {sheet: text}) if each.code == "unknown-reference"]
    assert [(each.values["value"], each.values["suggestion"]) for each in found] == [(typed, suggestion)]


def test_a_word_in_small_letters_is_a_code_if_it_is_one(tmp_path: Path) -> None:
    sheets = {"Department": "| Department | fin |", "Resources": FINANCE["Resources"].replace("| I1 ", "| i1 ")}
    assert found_in(tmp_path, sheets) == []


def test_the_initiative_of_another_department_is_suggested_with_its_department(tmp_path: Path) -> None:
    header = "| Initiative | Direction | Department | Deliverable | Their initiative | Date |"
    human: Sheets = {
        **FINANCE, "Department": "| Department | hr |", "Resources": "| Initiative | Role |",
        "Initiatives": FINANCE["Initiatives"].replace("| I1 | New ledger |", "| I7 | Payroll |"),
    }  # fmt: skip
    finance: Sheets = {**FINANCE, "Dependencies": f"{header}\n| I1 | needs | HR | API | Payroll | 2026-05-01 |"}
    root = folder(
        tmp_path, programme=book({**PROGRAMME, "Departments": DEPARTMENTS}), FIN=book(finance), HR=book(human)
    )
    (found,) = read_programme(root).findings
    assert (found.code, found.values["value"], found.values["suggestion"]) == ("unknown-reference", "Payroll", "HR.I7")


def test_a_name_that_nothing_has_is_no_code(tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, {"Gaps": FINANCE["Gaps"].replace("| G1 ", "| Something else ")})
    assert (found.code, found.values["value"], found.values["expected"]) == ("invalid-value", "Something else", "ref")


def test_what_decisions_concern_may_not_be_a_name_either(tmp_path: Path) -> None:
    decisions = (
        "| ID | Date | Session | Topic | Concerns | Owner | Status |\n"
        "| 1 | 2026-01-01 | board | x | FIN.I1; One core | Bo | open |"
    )
    (found,) = found_in(tmp_path, {}, {"Decisions": decisions})
    assert (found.code, found.values["value"], found.values["suggestion"]) == ("unknown-reference", "One core", "G1")
