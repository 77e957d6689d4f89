"""Every figure is reached from every code that it names, with its formula and the cells that hold its values."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from notation.plans import plan
from reportgen.analyse.facts import Facts
from reportgen.assessment import Progress, assess
from reportgen.model.finding import Finding
from reportgen.model.plan import Plan
from reportgen.programme import RequestError, open_programme
from reportgen.trace import rows_of, trace
from reportgen.trace.figures import FIGURES, PAGE
from reportgen.trace.naming import NAMED, codes, key, meant
from reportgen.trace.tree import Cell, Trace, plain

ROOT = Path(__file__).parents[2]
COMPUTED_ON_DEMAND = {"scenarios"}
"""What facts.json holds only where a build was asked for it."""


@cache
def example() -> tuple[Plan, Facts, tuple[Finding, ...]]:
    found = assess(open_programme(ROOT), Progress())
    assert found.plan is not None
    assert found.facts is not None
    return found.plan, found.facts, found.findings


@cache
def traces() -> dict[str, Trace]:
    read, facts, findings = example()
    return {code: trace(read, facts, findings, code) for code in codes(read)}


def test_every_list_of_the_facts_has_its_place_and_every_row_its_name() -> None:
    assert set(FIGURES) == set(Facts.model_fields) - COMPUTED_ON_DEMAND
    assert set(NAMED) == set(FIGURES)


@pytest.mark.parametrize("list_", [each for each in FIGURES if each != "cycles"])
def test_every_figure_of_a_row_is_shown_with_a_formula(list_: str) -> None:
    _, facts, _ = example()
    listed = FIGURES[list_]
    rows = rows_of(facts, list_)
    assert rows
    assert {*listed.names, *listed.figures} == set(rows[0].model_dump(by_alias=True))
    assert all(formula for formula, _ in listed.figures.values())


def test_every_section_that_a_figure_refers_to_is_there() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / PAGE).read_text("utf-8"), re.MULTILINE)
    anchors = {each.lower().replace(" ", "-") for each in headings}
    assert {each.section for each in FIGURES.values()} <= anchors


@pytest.mark.parametrize("list_", FIGURES)
def test_each_row_is_in_the_trace_of_each_code_that_it_names(list_: str) -> None:
    read, facts, _ = example()
    known = {key(code): code for code in codes(read)}
    for row in rows_of(facts, list_):
        named = [known[name] for name in NAMED[list_](row) if name in known]
        assert named
        values = {"initiatives": row} if list_ == "cycles" else row.model_dump(by_alias=True)
        figures = {name: plain(values[name]) for name in FIGURES[list_].figures}
        about = {name: plain(values[name]) for name in FIGURES[list_].names}
        for code in named:
            assert any(
                each.list_ == list_ and each.names == about and {one.name: one.value for one in each.figures} == figures
                for each in traces()[code].rows
            ), f"{code} does not show {row}"


def cells() -> Iterator[Cell]:
    for traced in traces().values():
        for entry in traced.entries:
            yield from entry.cells
        for row in traced.rows:
            for figure in row.figures:
                yield from figure.cells


@cache
def sheet(file: str, name: str) -> Worksheet:
    found = openpyxl.load_workbook(ROOT / file, data_only=True)[name]
    assert isinstance(found, Worksheet)
    return found


def test_every_cell_that_is_named_holds_its_value() -> None:
    compared = 0
    for each in {(one.source, one.label): one for one in cells() if one.there}.values():
        file, name, address = each.source
        assert name
        assert address
        typed = sheet(file, name)[address].value
        if isinstance(each.value, float):
            assert isinstance(typed, int | float | str)
            compared += 1
            if not isinstance(typed, str):
                assert typed == pytest.approx(each.value)
        elif isinstance(typed, dt.datetime):
            compared += 1
            assert str(typed.date()) == each.value
        elif isinstance(each.value, str) and isinstance(typed, str) and each.label in FREE_TEXT - struck(each):
            compared += 1
            assert typed.split() == each.value.split()
        elif each.value is None:
            assert typed is None or isinstance(typed, str)
    assert compared > 500


def struck(each: Cell) -> set[str]:
    """The column, where part of the cell's text is struck out, and so not read."""
    _, _, findings = example()
    return {each.label for one in findings if one.code == "struck-through" and each.source in (one.source, *one.also)}


FREE_TEXT = {"Description", "Owner", "Deliverable", "Why", "Target state", "Current state", "Note"}


def test_every_code_of_a_finding_leads_to_it() -> None:
    _, _, findings = example()
    known = {key(code): code for code in traces()}
    for finding in findings:
        for subject in finding.subjects:
            assert finding in traces()[known[key(subject)]].findings


TWO = plan("""
    Programme: status_date=2026-01-01 horizon_start=2026-01-01 horizon_end=2026-12-31
    Guideline: G1 weight=4
    Gap: A.A1 guideline=G1 current_level=1 target_level=3.5
    Initiative: A.I1 closes=A.A1 start=2026-01-05 end=2026-03-27
    Initiative: B.I1
    Resource: A initiative=A.I1 from_department=B role=Architect effort=30
    """)


@pytest.mark.parametrize(
    ("text", "code"), [("A.I1", "A.I1"), ("a.i1", "A.I1"), ("a1", "A.A1"), ("architect", "B:Architect"), ("g1", "G1")]
)
def test_a_code_is_found_in_any_case_and_without_its_department(text: str, code: str) -> None:
    assert meant(TWO, text) == code


@pytest.mark.parametrize(
    ("text", "said"),
    [("I1", "There are several I1: A.I1, B.I1."), ("A.I11", "Perhaps you mean: A.I1"), ("", "a code of any record")],
)
def test_what_may_be_meant_is_named(text: str, said: str) -> None:
    with pytest.raises(RequestError, match=re.escape(said)):
        meant(TWO, text)
