"""The form and the reader are each other's inverse, in each language; the same content gives the same bytes."""

import datetime as dt
import tempfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notation.book import folder

from reportgen.forms import department_form, fill, programme_form
from reportgen.model import records as r
from reportgen.model.calendar import Period, PeriodLength
from reportgen.model.column import Column, Kind
from reportgen.model.finding import Source
from reportgen.model.labels import LANGUAGES
from reportgen.model.plan import RECORD_FIELDS, Plan
from reportgen.read import read_programme
from reportgen.read.cells import EMPTY_WORDS
from reportgen.read.table import TOTALS

Sheets = dict[type[r.Record], list[r.Record]]
NOWHERE = Source("")
CODES = ("A1", "B-2", "007", "7", "Å_1")
DEPARTMENTS = ("FIN", "IT")

letters = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), include_characters="\n=@'-+")
words = st.text(letters, min_size=1, max_size=40).map(lambda text: " ".join(text.split(" ")).strip()).filter(
    lambda text: text.strip().casefold() not in EMPTY_WORDS and text.casefold().strip(" :.") not in TOTALS
)  # fmt: skip
dates = st.dates(dt.date(1901, 1, 1), dt.date(2999, 12, 31))
periods = st.builds(Period, st.integers(2020, 2030), st.integers(1, 4), st.just(PeriodLength.QUARTER))


def decimals(low: float, high: float, places: int) -> st.SearchStrategy[Decimal]:
    return st.decimals(Decimal(low), Decimal(high), places=places, allow_nan=False).map(lambda x: Decimal(str(float(x))))


def values(column: Column, owner: str | None) -> st.SearchStrategy[object]:
    """Any value that the column may hold, or nothing."""
    low, high = column.minimum or 0, column.maximum or 1_000_000
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
    if column.kind is Kind.CHOICE:
        return st.sampled_from(column.choices)
    if column.kind in {Kind.REF, Kind.REFS}:
        one = st.sampled_from(targets(column, owner))
        return one if column.kind is Kind.REF else st.lists(one, unique=True, max_size=3).map(tuple)
    return known[column.kind]


def targets(column: Column, owner: str | None) -> Sequence[str]:
    """Codes that exist and mean one thing only."""
    if column.targets == ("Departments",):
        return DEPARTMENTS
    sheet = column.targets[0]
    per_department = sheet in {record.sheet for record in r.DEPARTMENT_SHEETS}
    if not per_department:
        return CODES
    owners = [owner] if column.label == "Concerns" and owner else DEPARTMENTS
    return [f"{each}.{code}" for each in owners for code in CODES]


@st.composite
def sheets(draw: st.DrawFn, owner: str | None) -> Sheets:
    """All records of one workbook; every code of the pool is there, so that every reference can be resolved."""
    found: Sheets = {}
    for record in r.DEPARTMENT_SHEETS if owner else r.PROGRAMME_SHEETS:
        rows = [draw(one(record, owner)) for _ in range(1 if record.label_value else draw(st.integers(0, 3)))]
        if "id" in r.columns(record):
            prefix = f"{owner}." if owner else ""
            codes = DEPARTMENTS if record is r.Department else CODES
            if record is r.Risk:
                codes = tuple(f"R{code}" for code in CODES)
            rows = [draw(one(record, owner)).model_copy(update={"id": prefix + code}) for code in codes]
        found[record] = unique(record, rows)
    return found


@st.composite
def one(draw: st.DrawFn, record: type[r.Record], owner: str | None) -> r.Record:
    fields: dict[str, object] = {"department": owner} if owner else {}
    for name, column in r.columns(record).items():
        if column.kind is Kind.CODE:
            fields[name] = "DKK" if name == "currency" else "X"
        elif not (record is r.Submission and name == "department"):
            required = column.required or column.default is not None
            value = draw(values(column, owner) if required else st.none() | values(column, owner))
            if value is not None:
                fields[name] = value
    if record is r.Programme:
        fields["period_length"] = "quarter"
    if record is r.Requirement:
        fields["support"] = {code: draw(st.none() | st.integers(0, 3)) for code in CODES}
    if record is r.Risk and owner:
        fields["concerns"] = draw(st.none() | st.just(f"{owner}.A1"))
    return record.model_validate({"source": NOWHERE, **fields})


def unique(record: type[r.Record], rows: list[r.Record]) -> list[r.Record]:
    keys = [name for name, column in r.columns(record).items() if column.key]
    found: dict[tuple[str, ...], r.Record] = {}
    for number, row in enumerate(rows):
        found.setdefault(tuple(str(getattr(row, name)).casefold() for name in keys) or (str(number),), row)
    return list(found.values())


def bare(record: r.Record) -> r.Record:
    return record.model_copy(update={"source": NOWHERE, "cells": {}})


def read_back(programme: Sheets, departments: dict[str, Sheets], language: str) -> Plan:
    with tempfile.TemporaryDirectory() as root:
        books = {owner: fill(each, language) for owner, each in departments.items()}
        plan = read_programme(folder(Path(root), programme=fill(programme, language), **books)).plan
    assert plan is not None
    return plan


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_a_filled_form_reads_back_equal(language: str, data: st.DataObject) -> None:
    programme = data.draw(sheets(None))
    departments = {owner: data.draw(sheets(owner)) for owner in DEPARTMENTS}
    # one kind only may have each code, where a column may name several kinds
    for owner, each in departments.items():
        each[r.Gap] = [gap.model_copy(update={"id": f"{owner}.A1"}) for gap in each[r.Gap][:1]]
        each[r.Initiative] = [one for one in each[r.Initiative] if one.id != f"{owner}.A1"]  # type: ignore[attr-defined]
    plan = read_back(programme, departments, language)
    unwanted = [each for each in plan.findings if each.code != "unknown-reference"]
    assert not unwanted
    assert bare(plan.programme) == programme[r.Programme][0]
    gone = {f"{owner}.A1" for owner in DEPARTMENTS}, {f"{o}.{c}" for o in DEPARTMENTS for c in CODES if c != "A1"}
    for name, record in RECORD_FIELDS.items():
        sent = [row for each in (programme, *departments.values()) for row in each.get(record, [])]
        assert [bare(row) for row in getattr(plan, name)] == [without(row, *gone) for row in sent], name


def without(record: r.Record, initiatives: set[str], gaps: set[str]) -> r.Record:
    """The record without references to what the law's set-up took away."""
    gone = {"Initiatives": initiatives, "Gaps": gaps}
    changed: dict[str, object] = {}
    for name, column in r.columns(record := record.model_copy()) .items() if False else r.columns(type(record)).items():
        if len(column.targets) == 1 and column.targets[0] in gone:
            value = getattr(record, name)
            if isinstance(value, tuple):
                changed[name] = tuple(code for code in value if code not in gone[column.targets[0]])
            elif value in gone[column.targets[0]]:
                changed[name] = None
    return record.model_copy(update=changed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_blank_form_lacks_nothing_but_its_values(language: str, tmp_path: Path) -> None:
    findings = read_programme(folder(tmp_path, programme=programme_form(language))).findings
    required = [name for name, column in r.columns(r.Programme).items() if column.required]
    assert [each.code for each in findings] == ["missing-value"] * len(required)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_departments_form_is_ready_for_its_first_row(language: str, tmp_path: Path) -> None:
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
    assert reading.findings == ()
    assert reading.plan is not None
    assert [each.department for each in reading.plan.submissions] == ["FIN"]


def test_same_content_same_bytes() -> None:
    assert programme_form("da") == programme_form("da")
    assert department_form(None, "FIN", "de") == department_form(None, "FIN", "de")


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    risk = r.Risk(source=NOWHERE, department="FIN", id="FIN.R1", name="=1+1", response="-", owner="@Bo")
    root = folder(tmp_path, FIN=fill({r.Risk: [risk]}, "en"))
    assert "formula-without-result" not in [each.code for each in read_programme(root).findings]
