"""The answer about a workbook survives as bytes; bytes that are no answer are told from one."""

import datetime as dt
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from notation.book import book
from notation.clean import FINANCE, PROGRAMME
from reportgen.model import records as r
from reportgen.model.calendar import Period, PeriodLength
from reportgen.model.finding import SEVERITIES, Finding, Source
from reportgen.read.as_typed import Typing
from reportgen.read.codes import FORM
from reportgen.read.contents import Answer, Contents, Form, Question, answer
from reportgen.read.encoded import UnknownAnswerError, decode, encode
from reportgen.read.grid import address
from reportgen.read.refused import Terms
from reportgen.read.sheets import Entry

FILE = "inputs/x.xlsx"
TEXTS = some.text(some.characters(exclude_categories=()), max_size=8)  # lone surrogates too
PERIODS = some.builds(Period, some.integers(1900, 2999), some.integers(1, 4), some.just(PeriodLength.QUARTER)) | (
    some.builds(Period, some.integers(1900, 2999), some.integers(1, 12), some.just(PeriodLength.MONTH))
)
SINGLE = (
    some.none() | TEXTS | some.booleans() | some.integers() | some.dates() | PERIODS
    | some.decimals(allow_nan=False, allow_infinity=False)
)  # fmt: skip
VALUES = SINGLE | some.lists(SINGLE, max_size=3).map(tuple)
CELLS = some.builds(address, some.integers(1, 1_048_576), some.integers(1, 16_384))
FINDINGS = some.builds(
    Finding,
    code=some.sampled_from(sorted(SEVERITIES)),
    source=some.builds(Source, some.just(FILE), some.none() | TEXTS, some.none() | CELLS),
    subjects=some.lists(TEXTS, max_size=2).map(tuple),
    also=some.lists(some.builds(Source, some.just(FILE), TEXTS, CELLS), max_size=2).map(tuple),
    values=some.dictionaries(
        TEXTS, TEXTS | some.booleans() | some.integers() | some.floats(allow_nan=False) | some.lists(TEXTS)
    ),
)


@some.composite
def tables(draw: some.DrawFn, record: type[r.Record]) -> list[Entry]:
    """Records of a sheet: mostly rows of a table, sometimes cells anywhere."""
    sheet, columns = draw(TEXTS), draw(some.dictionaries(TEXTS, some.integers(1, 40), max_size=3))
    found = []
    for row in draw(some.lists(some.integers(1, 99), max_size=3)):
        elsewhere = draw(some.booleans())
        cells = {name: draw(CELLS) if elsewhere else address(row, column) for name, column in columns.items()}
        values: dict[str, object] = {name: draw(VALUES) for name in (*columns, *draw(some.lists(TEXTS, max_size=2)))}
        at = Source(FILE, sheet, next(iter(cells.values()), None))
        found.append(Entry(record, sheet, draw(some.none() | TEXTS), at, cells, values, draw(some.booleans())))
    return found


@some.composite
def contents(draw: some.DrawFn) -> Contents:
    records = draw(some.lists(some.sampled_from(list(FORM.values())), unique=True, max_size=3))
    return Contents(
        form=draw(some.sampled_from(Form)),
        sheets=tuple(draw(some.lists(TEXTS, max_size=3))),
        about_file=tuple(draw(some.lists(FINDINGS, max_size=1))),
        owner=draw(some.none() | TEXTS),
        entries={record: draw(tables(record)) for record in records},
        unknowable=tuple(draw(some.lists(TEXTS, max_size=2))),
        findings=tuple(draw(some.lists(FINDINGS, max_size=3))),
    )


def exactly(found: object) -> str:
    """Written out, so that 1, True, Decimal(1) and Decimal('1.0') are not the same."""
    return repr(found)


TYPED = some.text(max_size=8) | some.floats(allow_nan=False, allow_infinity=False) | some.dates()
TYPINGS = some.dictionaries(TEXTS, some.dictionaries(CELLS, TYPED, max_size=4), max_size=2).map(Typing)


@given(contents() | FINDINGS | some.just(Form.DEPARTMENT) | TYPINGS)
def test_an_answer_survives(given_answer: Answer) -> None:
    encoded = encode(given_answer)
    found = decode(encoded, FILE)
    assert found == given_answer
    assert exactly(found) == exactly(given_answer)
    assert encode(found) == encoded


@given(some.binary(max_size=40) | some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=3),
    lambda inner: some.lists(inner, max_size=7) | some.dictionaries(
        some.sampled_from(["form", "sheets", "about_file", "owner", "entries", "unknowable", "findings"]), inner
    ),
).map(lambda plain: json.dumps(plain).encode()))  # fmt: skip
def test_what_is_no_answer_is_told(data: bytes) -> None:
    try:
        found = decode(data, FILE)
    except UnknownAnswerError:
        return
    assert isinstance(found, Form)


def test_deep_nesting_is_no_answer() -> None:
    with pytest.raises(UnknownAnswerError):
        decode(b"[" * 200_000, FILE)


def test_a_real_workbook_is_answered_alike_wherever_it_lies() -> None:
    question = Question(".xlsx", Terms("da", "DKK", PeriodLength.MONTH), (("FIN", "en"),))
    for data in (book(FINANCE), book(PROGRAMME), book({"Sheet1": "| x |"}), b"PK"):
        found = answer(question, data)
        again = decode(encode(found), "")
        assert exactly(again) == exactly(found)


def test_a_department_workbook_is_not_read_before_its_terms_are_known() -> None:
    assert answer(Question(".xlsx"), book(FINANCE)) is Form.DEPARTMENT
    found = answer(Question(".xlsx"), book(PROGRAMME))
    assert isinstance(found, Contents)
    assert found.form is Form.PROGRAMME


@pytest.mark.parametrize(
    "question",
    [
        Question(".ods"),
        Question("", Terms("de", None, PeriodLength.MONTH)),
        Question(".xlsx", Terms(), (("FIN", "da"), ("HR", "de")), alone=True),
        Question(".xlsx", typing=True),
    ],
)
def test_a_question_survives(question: Question) -> None:
    assert Question.from_json(question.as_json()) == question


def test_the_day_is_kept_as_a_day() -> None:
    entry = Entry(r.Gap, "Gaps", "A1", Source("", "Gaps", "A2"), {"id": "A2"}, {"id": dt.date(2026, 1, 2)})
    encoded = encode(Contents(Form.DEPARTMENT, ("Gaps",), entries={r.Gap: [entry]}))
    assert b'["d",["2026-01-02"]]' in encoded
    assert b"1E+3" in encode(
        Contents(Form.DEPARTMENT, (), entries={r.Gap: [Entry(r.Gap, "", None, Source(""), {}, {"x": Decimal("1E+3")})]})
    )
