"""Label/value sheets in any layout: the values are the same, wherever and in whatever direction they stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notation.grid import Place, Typed, account, cell, grid, values
from reportgen.model import records as r
from reportgen.model.labels import LANGUAGES, labels
from reportgen.read.grid import Sheet, address

SUBMISSION = {"department": "FIN", "prepared_by": "Anna", "version": "2"}


def submission(*rows: list[Typed]) -> tuple[dict[str, object], list[tuple[str, str | None]]]:
    """The values of a sheet Department, and code and cell of each finding."""
    entries, findings, _ = account(r.Submission, grid("Department", rows))
    return dict(values(entries)[0]), [(each.code, each.source.cell) for each in findings]


@pytest.mark.parametrize(
    "rows",
    [
        [["Department", "FIN"], ["Prepared by", "Anna"], ["Version", "2"]],
        [[], ["", "", "Department", "", "FIN"], ["", "", "Prepared by", "", "Anna"], ["", "", "Version", "", "2"]],
        [["Department", "", "FIN"], ["Prepared by", "Anna"], ["Version", "", "", "2"]],
        [["Department", "Prepared by", "Version"], ["FIN", "Anna", "2"]],
        [["Submission of FIN"], [], ["", "Version", "Department", "Prepared by"], [], ["", "2", "FIN", "Anna"]],
        [["Department", "FIN", "", "Version", "2"], ["Prepared by", "Anna"]],
        [["Department", "FIN", "Version", "2"], ["Prepared by", "Anna"]],
        [["Department", "FIN", "Prepared by", "Anna", "Version", "2"]],
        [["Department"], [], ["Department", "FIN"], ["Prepared by", "Anna"], ["Version", "2"]],
        [["Department"], ["Department", "Version", "Prepared by"], ["FIN", "2", "Anna"]],
        [["Department", "Prepared by"], ["FIN", "Anna"], [], ["Version", "Date"], ["2"]],
        [["Afdeling:", "FIN"], ["Erstellt von *", "Anna"], ["VERSION (number)", "2"]],
    ],
)
def test_values_stand_beside_or_below_their_labels(rows: list[list[Typed]]) -> None:
    assert submission(*rows) == (SUBMISSION, [])


def test_misspelt_and_struck_labels_in_a_row_are_known_as_labels() -> None:
    found, findings = submission(["Department", "Versin", "~Date~"], ["FIN", "2", "2026-01-01"])
    assert found == {"department": "FIN"}
    assert findings == [("unknown-column", "B1"), ("struck-through", "C1")]


def test_a_label_that_is_there_twice_is_found_once_with_its_value() -> None:
    found, findings = submission(["Department", "FIN"], ["Version", "2"], ["Version", "3"])
    assert (found, findings) == ({"department": "FIN", "version": "2"}, [("duplicate-column", "A3")])


def test_a_single_label_with_its_value_below() -> None:
    assert submission(["Department"], ["FIN"]) == ({"department": "FIN"}, [])


def test_a_value_may_be_spelt_like_a_label() -> None:
    found, findings = submission(["Department", "FIN"], ["Prepared by", "Version"])
    assert (found, findings) == ({"department": "FIN", "prepared_by": "Version"}, [])


def test_notes_beside_the_values_are_not_taken_for_values() -> None:
    found, findings = submission(
        ["Department", "FIN", "<- your code"], ["Prepared by", "", "<- your name"], ["Version", "2", "<- 1, 2, ..."]
    )
    assert found == {"department": "FIN", "version": "2"}
    assert findings == [("stray-cell", "C1"), ("stray-cell", "C2"), ("stray-cell", "C3")]


def test_an_empty_form_with_a_note_below_stays_empty() -> None:
    found, findings = submission(["Department"], ["Prepared by"], ["Version"], ["please fill in"])
    assert found == {}
    assert findings == [("missing-value", "B1"), ("stray-cell", "A4")]


def test_a_label_struck_through_is_found_with_its_value() -> None:
    sheet = grid("Department", [["~Department~", "FIN"], ["Version", "2"]])
    _, findings, _ = account(r.Submission, sheet)
    assert [(each.code, each.source.cell, [at.cell for at in each.also]) for each in findings] == [
        ("struck-through", "A1", ["B1"]), ("missing-column", None, []),
    ]  # fmt: skip


@pytest.mark.parametrize(("typed", "code"), [("#REF!", "error-cell"), ("=Z9", "formula-without-result")])
def test_a_label_that_is_an_error_is_found_with_its_value(typed: str, code: str) -> None:
    sheet = grid("Department", [["Department", "FIN"], [typed, "2"]])
    _, findings, _ = account(r.Submission, sheet)
    assert [(each.code, each.source.cell, [at.cell for at in each.also]) for each in findings] == [(code, "A2", ["B2"])]


def test_a_required_label_that_is_misspelt_is_missing_and_named() -> None:
    _, findings, _ = account(r.Submission, grid("Department", [["Departmnt", "FIN"], ["Version", "2"]]))
    unknown, missing = findings
    assert (unknown.code, unknown.values["suggestion"]) == ("unknown-column", "Department")
    assert (missing.code, missing.values["probably"], missing.values["at"]) == ("missing-column", "Departmnt", "A1")


@st.composite
def laid_out(draw: st.DrawFn) -> Sheet:
    """The sheet Programme with all its labels, in lists side by side or one below another, upright or turned."""
    columns = list(r.columns(r.Programme).values())
    names = draw(st.permutations([each.label for each in columns]))
    language = draw(st.sampled_from(LANGUAGES))
    lists = draw(st.integers(1, 3))
    gap, height = draw(st.integers(1, 3)), -(-len(names) // lists)
    top, left = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    steps = draw(st.lists(st.integers(1, 2), min_size=height, max_size=height))
    turned = draw(st.booleans())
    cells: dict[Place, Typed] = {}
    for index, name in enumerate(names):
        line = top + sum(steps[: index % height])
        at = left + index // height * (gap + 1 + draw(st.just(1)))
        for offset, typed in ((0, labels("Programme")[name].written[language]), (gap, VALUES[name])):
            place = (at + offset + top, line) if turned else (line, at + offset)
            cells[place] = typed
    return Sheet("Programme", {at: cell(*at, typed) for at, typed in cells.items()})


VALUES: dict[str, Typed] = {
    "Programme": "Forward", "Organisation": "Group", "Mission statement": "IT that helps", "Status date": "2026-02-01",
    "Horizon start": "2026-01-01", "Horizon end": "2027-12-31", "Currency": "DKK", "Language": "da",
    "Period length": "month", "Working days per year": 210, "Board meeting": "2026-03-01", "Classification": "secret",
}  # fmt: skip


@settings(max_examples=80)
@given(laid_out())
def test_any_layout_gives_the_same_values(sheet: Sheet) -> None:
    straight = grid("Programme", [[name, typed] for name, typed in VALUES.items()])
    expected, _, _ = account(r.Programme, straight)
    entries, findings, ledger = account(r.Programme, sheet)
    assert findings == (), [each.address for each in sheet.cells.values()]
    assert values(entries) == values(expected)
    assert sum(ledger.counts.values()) == len(sheet.cells)
    assert entries[0].cells["currency"] in {address(*at) for at, each in sheet.cells.items() if each.value == "DKK"}


def test_a_lone_label_that_is_misspelt_is_named_as_what_is_probably_meant() -> None:
    _, findings, _ = account(r.Submission, grid("Department", [["Departmnt", "FIN"]]))
    absent = next(each for each in findings if each.code == "missing-column")
    assert (absent.values.get("probably"), absent.values.get("at")) == ("Departmnt", "A1")
