"""The law of reading: each cell with content ends as a value, a label or in a finding, exactly once."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notation.grid import Typed, account, cell, grid, unaccounted, values
from reportgen.model import records as r
from reportgen.model.column import Column, Kind
from reportgen.model.labels import LANGUAGES, labels
from reportgen.read.grid import Area, Sheet, address
from reportgen.read.ledger import Account, Ledger
from reportgen.read.log import Log

TABLES = [each for each in (*r.PROGRAMME_SHEETS, *r.DEPARTMENT_SHEETS) if not each.label_value]
LABELLED = [each for each in (*r.PROGRAMME_SHEETS, *r.DEPARTMENT_SHEETS) if each.label_value]
FILLED: dict[Kind, Typed] = {
    Kind.CODE: "A1", Kind.REF: "G1", Kind.REFS: "G1; G2", Kind.TEXT: "in words", Kind.DATE: dt.date(2026, 3, 31),
    Kind.PERIOD: "2026-Q1", Kind.LEVEL: Decimal("2.5"), Kind.SCORE: 3, Kind.NUMBER: 2026, Kind.MONEY: 100,
    Kind.PERCENT: "50 %", Kind.YES_NO: "yes",
}  # fmt: skip
WORDS: Sequence[Typed] = ("Zyqxa", "two words", 7, dt.date(2026, 1, 1), "#REF!", "=A1", "~gone~", "Total", "x" * 200)
IN_EACH_CELL: Sequence[Typed] = ("two words", 7, "#REF!", "~gone~", "Total")


def typed(column: Column, number: int = 1) -> Typed:
    """A value that a column accepts; codes and names differ by row."""
    if column.kind is Kind.CHOICE:
        return column.choices[0]
    content = FILLED[column.kind]
    if column.kind is Kind.CODE:
        return f"A{number}"
    if column.kind is Kind.NUMBER and column.maximum is not None:
        return min(2026, int(column.maximum))
    return f"{content} {number}" if column.kind is Kind.TEXT else content


def label(record: type[r.Record], english: str, language: str = "en") -> str:
    return labels(record.sheet)[english].written[language]


def filled(record: type[r.Record]) -> Sheet:
    """A sheet with a title, a blank row, a header and two records, from B2 on; or with all labels and values."""
    columns = list(r.columns(record).values())
    if record.label_value:
        return grid(record.sheet, [["Title"], [], *([each.label, typed(each)] for each in columns)], at=(2, 2))
    rows = [[typed(each, number) for each in columns] for number in (1, 2)]
    return grid(record.sheet, [["Title"], [], [each.label for each in columns], *rows], at=(2, 2))


def with_cell(sheet: Sheet, row: int, column: int, content: Typed) -> Sheet:
    return Sheet(sheet.name, {**sheet.cells, (row, column): cell(row, column, content)})


@pytest.mark.parametrize("record", [*TABLES, *LABELLED], ids=lambda record: record.sheet)
def test_a_filled_form_is_values_and_labels_alone(record: type[r.Record]) -> None:
    sheet = filled(record)
    entries, findings, ledger = account(record, sheet)
    assert findings == ()
    assert len(entries) == (1 if record.label_value else 2)
    count = len(r.columns(record))
    assert ledger.counts == {Account.VALUE: count * len(entries), Account.LABEL: count + 1}


@pytest.mark.parametrize("record", [*TABLES, *LABELLED], ids=lambda record: record.sheet)
def test_whatever_is_typed_into_any_one_cell_comes_back(record: type[r.Record]) -> None:
    sheet = filled(record)
    last_row, last_column = max(row for row, _ in sheet.cells) + 2, max(column for _, column in sheet.cells) + 2
    for row, column, content in product(range(1, last_row + 1), range(1, last_column + 1), IN_EACH_CELL):
        changed = with_cell(sheet, row, column, content)
        entries, findings, ledger = account(record, changed)
        assert sum(ledger.counts.values()) == len(changed.cells)
        known = {place for place, each in sheet.cells.items() if changed.cells[place] is each}
        left = [at for at in unaccounted(changed, entries, findings) if at not in {address(*place) for place in known}]
        assert not left or row < 4, (address(row, column), content, left)


@pytest.mark.parametrize("record", [*TABLES, *LABELLED], ids=lambda record: record.sheet)
def test_a_word_in_any_one_cell_is_a_value_of_its_record_or_said_in_a_finding(record: type[r.Record]) -> None:
    sheet = filled(record)
    last_row, last_column = max(row for row, _ in sheet.cells) + 2, max(column for _, column in sheet.cells) + 2
    for row, column in product(range(4, last_row + 1), range(1, last_column + 1)):
        entries, findings, _ = account(record, with_cell(sheet, row, column, "Zyqxa"))
        held = [value for entry in entries for value in entry.values.values()]
        said = [value for finding in findings for value in finding.values.values()]
        assert any("zyqxa" in str(text).casefold() for text in (*held, *said)), address(row, column)


def test_a_cell_cannot_be_booked_twice() -> None:
    ledger = Ledger(grid("Gaps", [["ID"]]))
    ledger.book(Account.LABEL, [(1, 1), (9, 9)])
    with pytest.raises(ValueError, match="Gaps!A1"):
        ledger.book(Account.VALUE, [(1, 1)])


def test_what_nobody_booked_is_stray() -> None:
    sheet = grid("Gaps", [["a", "TBD", "~c~"], [], ["d"], ["e", "f"]])
    ledger, log = Ledger(sheet), Log("x")
    ledger.book(Account.VALUE, [(3, 1)])
    ledger.close(log, [(4, 9)])
    found = [(each.source.cell, [also.cell for also in each.also], each.values.get("range")) for each in log.raw()]
    assert found == [("A1", [], None), ("C1", [], None), ("A4", ["B4"], "A4:B4")]
    assert ledger.counts == {Account.VALUE: 2, Account.FINDING: 4}


@st.composite
def messy(draw: st.DrawFn) -> tuple[type[r.Record], Sheet, list[dict[str, Typed]], set[str]]:
    """A sheet as people make them, the records that are in it, and the cells that are stray."""
    record = draw(st.sampled_from(TABLES))
    columns = r.columns(record)
    language = draw(st.sampled_from(LANGUAGES))
    names = list(columns)
    cells: dict[tuple[int, int], Typed] = {}
    row, number = draw(st.integers(1, 20)), 0
    expected: list[dict[str, Typed]] = []
    stray: set[str] = set()
    for line in range(1, row):
        if draw(st.booleans()):
            cells[line, draw(st.integers(1, 6))] = draw(st.sampled_from(["Our plan", "as of May", "draft"]))
    for _ in range(draw(st.integers(1, 2))):  # the header row may be there again, in another order
        places = draw(st.permutations(range(1, len(names) + 4)))[: len(names)]
        for name, place in zip(names, places, strict=True):
            cells[row, place] = label(record, columns[name].label, language)
        for _ in range(draw(st.integers(1, 4))):
            row += draw(st.integers(1, 3))
            number += 1
            expected.append({name: typed(columns[name], number) for name in names})
            cells |= {(row, place): expected[-1][name] for name, place in zip(names, places, strict=True)}
            if draw(st.booleans()):
                beside = len(names) + draw(st.integers(4, 6))
                cells[row, beside] = "look"
                stray.add(address(row, beside))
        row += draw(st.integers(1, 3))
    kind = draw(st.sampled_from(["nothing", "legend", "another sheet's table", "note", "total"]))
    if kind == "note":
        cells[row + 1, 1] = "* as agreed with the board."
        stray.add(address(row + 1, 1))
    if kind == "another sheet's table":
        other = r.Risk if record is not r.Risk else r.Gap
        for place, each in enumerate(r.columns(other).values(), start=1):
            cells |= {(row + 2, place): each.label, (row + 3, place): typed(each)}
            stray |= {address(row + 2, place), address(row + 3, place)}
    hidden = frozenset(draw(st.sets(st.integers(1, row), max_size=3)))
    made = Sheet(record.sheet, {at: cell(*at, content) for at, content in cells.items()}, hidden_rows=hidden)
    return record, made, expected, stray


@settings(max_examples=80)
@given(messy())
def test_a_messy_sheet_is_read_as_if_it_were_tidy(
    made: tuple[type[r.Record], Sheet, list[dict[str, Typed]], set[str]],
) -> None:
    record, sheet, expected, stray = made
    columns = list(r.columns(record))
    tidy = grid(record.sheet, [[each.label for each in r.columns(record).values()]] + [
        [line[name] for name in columns] for line in expected
    ])  # fmt: skip
    entries, findings, ledger = account(record, sheet)
    assert values(entries) == values(account(record, tidy)[0])
    assert {each.code for each in findings} <= {"stray-cell", "hidden-content"}
    found = {place.cell for each in findings if each.code == "stray-cell" for place in (each.source, *each.also)}
    assert found == stray
    assert sum(ledger.counts.values()) == len(sheet.cells)


LABELS = ["ID", "Guideline", "Initiative", "Role", "Date", "Department", "Version", "Language", "Status"]
contents = st.one_of(st.sampled_from(WORDS), st.sampled_from(["-", "TBD", "I alt", "A1", "G1"]), st.integers(0, 9))
corners = st.lists(st.tuples(*[st.integers(1, 12)] * 4), max_size=3)


def anything(contents: st.SearchStrategy[Typed], first_row: int) -> st.SearchStrategy[dict[tuple[int, int], Typed]]:
    return st.dictionaries(st.tuples(st.integers(first_row, 12), st.integers(1, 12)), contents, max_size=25)


def littered(
    record: type[r.Record], cells: dict[tuple[int, int], Typed], corners: list[tuple[int, int, int, int]], *, form: bool
) -> Sheet:
    merges = tuple(Area(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in corners)
    under = dict(filled(record).cells) if form else {}
    return Sheet(record.sheet, {**under, **{at: cell(*at, content) for at, content in cells.items()}}, merges=merges)


@settings(max_examples=120)
@given(st.sampled_from([*TABLES, *LABELLED]), anything(contents | st.sampled_from(LABELS), 1), corners, st.booleans())
def test_every_cell_is_booked_exactly_once(
    record: type[r.Record],
    cells: dict[tuple[int, int], Typed],
    corners: list[tuple[int, int, int, int]],
    form: bool,  # noqa: FBT001 - drawn
) -> None:
    sheet = littered(record, cells, corners, form=form)
    assert sum(account(record, sheet)[2].counts.values()) == len(sheet.cells)


@settings(max_examples=120)
@given(st.sampled_from(TABLES), anything(contents, 5), corners)
def test_what_is_typed_under_a_header_is_a_records_or_a_findings(
    record: type[r.Record], cells: dict[tuple[int, int], Typed], corners: list[tuple[int, int, int, int]]
) -> None:
    sheet = littered(record, cells, corners, form=True)
    entries, findings, _ = account(record, sheet)
    stated = {address(*at) for at, each in sheet.cells.items() if at[0] > 4 and each.value not in {"-", "TBD"}}
    assert not stated.intersection(unaccounted(sheet, entries, findings))
