"""The form and the reader are each other's inverse, in each language; the same content gives the same bytes."""

import datetime as dt
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from notation.book import folder
from reportgen.forms import department_form, fill, programme_form
from reportgen.model import records as r
from reportgen.model.calendar import Period, PeriodLength
from reportgen.model.column import Column, Kind
from reportgen.model.finding import Source
from reportgen.model.labels import LANGUAGES, fold
from reportgen.model.plan import RECORD_FIELDS, Plan
from reportgen.read import read_programme
from reportgen.read.cells import EMPTY_WORDS
from reportgen.read.table import TOTALS

Sheets = dict[type[r.Record], list[r.Record]]
NOWHERE = Source("")
DEPARTMENTS = ("FIN", "IT")
ALL: dict[str, type[r.Record]] = {"programme": r.Programme, **RECORD_FIELDS}

letters = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), include_characters="\n=@'-+")
words = st.text(letters, min_size=1, max_size=40).map(lambda text: " ".join(text.split(" ")).strip()).filter(
    lambda text: text.strip().casefold() not in EMPTY_WORDS and text.casefold().strip(" :.") not in TOTALS
)  # fmt: skip
dates = st.dates(dt.date(1901, 1, 1), dt.date(2999, 12, 31))
periods = st.builds(Period, st.integers(2020, 2030), st.integers(1, 4), st.just(PeriodLength.QUARTER))


def decimals(low: float, high: float, places: int) -> st.SearchStrategy[Decimal]:
    return st.decimals(Decimal(low), Decimal(high), places=places, allow_nan=False).map(
        lambda x: Decimal(str(float(x)))
    )


def codes_of(record: type[r.Record], owner: str | None = None) -> list[str]:
    """The codes that a sheet's records have here; those of no two sheets are alike."""
    if record is r.Department:
        return list(DEPARTMENTS)
    codes = ("7", "007") if record is r.Guideline else (f"{record.sheet[0]}1", f"{record.sheet[:3].upper()}-Å_2")
    return [f"{owner}.{code}" if owner else code for code in codes]


def choosable(column: Column, owner: str | None) -> list[str]:
    """The codes that a reference may name."""
    found = []
    for record in (*r.PROGRAMME_SHEETS, *r.DEPARTMENT_SHEETS):
        if record.sheet in column.targets:
            owners = DEPARTMENTS if record.per_department else (None,)
            found += [code for each in owners for code in codes_of(record, each)]
    return found or [f"{owner}.X1" if owner else "X1"]


def values(column: Column, owner: str | None) -> st.SearchStrategy[object]:
    """Any value that the column may hold."""
    low, high = column.minimum or 0, column.maximum or 1_000_000
    if column.kind is Kind.CHOICE:
        return st.sampled_from(column.choices)
    if column.kind in {Kind.REF, Kind.REFS}:
        one = st.sampled_from(choosable(column, owner))
        return one if column.kind is Kind.REF else st.lists(one, unique=True, min_size=1, max_size=3).map(tuple)
    known: dict[Kind, st.SearchStrategy[object]] = {
        Kind.TEXT: words,
        Kind.DATE: dates,
        Kind.PERIOD: periods,
        Kind.LEVEL: st.integers(0, 10).map(lambda half: Decimal(half) / 2),
        Kind.SCORE: st.integers(int(low), int(high)),
        Kind.NUMBER: st.integers(int(low), int(high)) if column.whole else decimals(low, high, 2),
        Kind.MONEY: decimals(-1_000_000, 1_000_000_000, 2),
        Kind.PERCENT: decimals(0, 1, 3),
        Kind.YES_NO: st.booleans(),
    }
    return known[column.kind]


@st.composite
def sheets(draw: st.DrawFn, owner: str | None) -> Sheets:
    """The records of one workbook; every code that a reference may name is there."""
    found: Sheets = {}
    for record in r.DEPARTMENT_SHEETS if owner else r.PROGRAMME_SHEETS:
        if "id" in r.columns(record):
            found[record] = [draw(one(record, owner, code)) for code in codes_of(record, owner)]
        else:
            found[record] = unique(record, [draw(one(record, owner)) for _ in range(1 if record.label_value else 2)])
    return found


@st.composite
def one(draw: st.DrawFn, record: type[r.Record], owner: str | None, code: str = "") -> r.Record:
    fields: dict[str, object] = {"department": owner} if owner else {}
    for name, column in r.columns(record).items():
        if column.kind is Kind.CODE:
            fields[name] = code or "DKK"
        elif name not in fields and (column.required or column.default is not None or draw(st.booleans())):
            fields[name] = draw(values(column, owner))
    if record is r.Programme:
        fields["period_length"] = "quarter"
    if record is r.Requirement:
        fields["support"] = {code: draw(st.none() | st.integers(0, 3)) for code in codes_of(r.Guideline)}
    return record.model_validate({"source": NOWHERE, **fields})


def unique(record: type[r.Record], rows: list[r.Record]) -> list[r.Record]:
    keys = [name for name, column in r.columns(record).items() if column.key]
    found: dict[tuple[str, ...], r.Record] = {}
    for number, row in enumerate(rows):
        found.setdefault(tuple(fold(str(getattr(row, name))) for name in keys) or (str(number),), row)
    return list(found.values())


def bare(record: r.Record) -> r.Record:
    return record.model_copy(update={"source": NOWHERE, "cells": {}})


@st.composite
def programmes(draw: st.DrawFn) -> dict[str, Sheets]:
    """The records of every workbook, the programme's under its own name."""
    return {"programme": draw(sheets(None)), **{owner: draw(sheets(owner)) for owner in DEPARTMENTS}}


def read(books: dict[str, bytes]) -> Plan:
    """The plan of these workbooks, which must be without a finding."""
    with tempfile.TemporaryDirectory() as root:
        plan = read_programme(folder(Path(root), **books)).plan
    assert plan is not None
    assert plan.findings == ()
    return plan


def content(plan: Plan) -> dict[str, list[r.Record]]:
    """What a plan holds, wherever it stood."""
    found = {name: [bare(row) for row in getattr(plan, name)] for name in RECORD_FIELDS}
    return {"programme": [bare(plan.programme)], **found}


in_each_language = pytest.mark.parametrize("language", LANGUAGES)
few = settings(max_examples=8, phases=[Phase.generate])  # a whole programme takes too long to be shrunk


@in_each_language
@few
@given(programme=programmes())
def test_a_filled_form_reads_back_equal(language: str, programme: dict[str, Sheets]) -> None:
    plan = read({name: fill(each, language) for name, each in programme.items()})
    sent = {name: [row for each in programme.values() for row in each.get(record, [])] for name, record in ALL.items()}
    assert content(plan) == sent


@in_each_language
@few
@given(programme=programmes())
def test_a_form_carried_over_reads_back_equal(language: str, programme: dict[str, Sheets]) -> None:
    plan = read({name: fill(each, "en") for name, each in programme.items()})
    books = {owner: department_form(plan, owner, language, carry_over=True) for owner in DEPARTMENTS}
    again = read({"programme": programme_form(language, plan, carry_over=True), **books})
    assert content(again) == content(plan)


@in_each_language
def test_a_blank_form_lacks_nothing_but_its_values(language: str, tmp_path: Path) -> None:
    findings = read_programme(folder(tmp_path, programme=programme_form(language))).findings
    required = [name for name, column in r.columns(r.Programme).items() if column.required]
    assert [each.code for each in findings] == ["missing-value"] * (len(required) - 1)  # its language is stated


@in_each_language
def test_a_departments_form_waits_for_its_translations_only(language: str, tmp_path: Path) -> None:
    programme: Sheets = {
        r.Programme: [r.Programme(
            source=NOWHERE, name="Forward", organisation="Group", mission="IT", status_date=dt.date(2026, 1, 1),
            horizon_start=dt.date(2026, 1, 1), horizon_end=dt.date(2026, 12, 31), currency="EUR", language="en",
        )],
        r.Guideline: [r.Guideline(source=NOWHERE, id="G1", name="One core", why="Due")],
        r.Department: [r.Department(source=NOWHERE, id="FIN", name="Finance", head="Anna", email="a@b.test")],
    }  # fmt: skip
    root = folder(tmp_path, programme=fill(programme, "en"))
    plan = read_programme(root).plan
    reading = read_programme(folder(root, FIN=department_form(plan, "FIN", language)))
    assert [(each.code, each.source.cell) for each in reading.findings] == [
        ("missing-value", cell) for cell in ("B6", "C6", "E6")
    ]
    assert reading.plan is not None
    assert [each.guideline for each in reading.plan.translations] == ["G1"]
    assert [each.department for each in reading.plan.submissions] == ["FIN"]


def test_same_content_same_bytes() -> None:
    assert programme_form("da") == programme_form("da")
    assert department_form(None, "FIN", "de") == department_form(None, "FIN", "de")


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    risk = r.Risk(source=NOWHERE, department="FIN", id="FIN.R1", name="=1+1", response="-", owner="@Bo")
    root = folder(tmp_path, FIN=fill({r.Risk: [risk]}, "en"))
    assert "formula-without-result" not in [each.code for each in read_programme(root).findings]
