"""What the rows of a table are: records, remarks under it, another table, the same table once more."""

import pytest

from notation.grid import Typed, account, grid, values
from reportgen.model import records as r

GAPS: list[Typed] = [
    "ID", "Guideline", "Capability", "Current state", "Target state", "Target date",
]  # fmt: skip
ONE: list[Typed] = ["A1", "G1", "Closing", "slow", "fast", "2026-12-31"]
TWO: list[Typed] = ["A2", "G1", "Buying", "dear", "cheap", "2026-12-31"]
CAPACITY: list[Typed] = ["Role", "Period", "Total FTE", "Day-to-day FTE"]
ARCHITECT: list[Typed] = ["Architect", "2026-Q1", 2, 1]


def read(record: type[r.Record], *rows: list[Typed]) -> tuple[list[object], list[tuple[str, str | None]]]:
    """The first value of each record, and code and cell of each finding."""
    entries, findings, _ = account(record, grid(record.sheet, rows))
    firsts = [next(iter(each.values()), None) for each in values(entries)]
    return firsts, [(each.code, each.source.cell) for each in findings]


@pytest.mark.parametrize(
    "note",
    [
        ["* as agreed in May"], ["See the minutes"], ["", "ask Bo about it"], ["", "", "more to come"],
        ["", "", "", "", "", "not yet agreed"], ["", "", "", "", "", "soon"],
    ],
)  # fmt: skip
def test_a_remark_under_a_table_is_no_record(note: list[Typed]) -> None:
    at = "ABCDEF"[next(place for place, typed in enumerate(note) if typed)]
    assert read(r.Gap, GAPS, ONE, note) == (["A1"], [("stray-cell", f"{at}3")])
    assert read(r.Gap, GAPS, ONE, [], note, [], TWO) == (["A1", "A2"], [("stray-cell", f"{at}4")])


@pytest.mark.parametrize("code", ["A2", "ALPHA", "a-2"])
def test_a_row_with_nothing_but_a_code_is_a_record_that_lacks_the_rest(code: str) -> None:
    firsts, findings = read(r.Gap, GAPS, ONE, [code])
    assert firsts == ["A1", code.upper()]
    assert findings == [("missing-value", f"{at}3") for at in "BCDEF"]


def test_a_name_alone_under_a_column_of_names_is_a_record_unless_it_is_a_remark() -> None:
    missing = [("missing-value", f"{at}3") for at in "BCD"]
    assert read(r.Capacity, CAPACITY, ARCHITECT, ["Business analyst"]) == (["Architect", "Business analyst"], missing)
    for note in (["* without consultants"], ["Figures are from the plan of May."], ["x y" * 30]):
        assert read(r.Capacity, CAPACITY, ARCHITECT, list(note)) == (["Architect"], [("stray-cell", "A3")])
    assert read(r.Capacity, CAPACITY, ARCHITECT, [], ["See below"]) == (["Architect"], [("stray-cell", "A4")])


def test_a_header_that_stands_there_again_begins_the_table_anew() -> None:
    other: list[Typed] = ["Target date", "Guideline", "ID", "Capability", "Target state", "Current state"]
    again: list[Typed] = ["2026-12-31", "G1", "A2", "Buying", "cheap", "dear"]
    entries, findings, _ = account(r.Gap, grid("Gaps", [GAPS, ONE, other, again, [], GAPS]))
    assert [entry.code for entry in entries] == ["FIN.A1", "FIN.A2"]
    assert (entries[1].source.cell, entries[1].cells["target_date"]) == ("C4", "A4")
    assert findings == ()


def test_a_table_above_that_lacks_columns_is_read_and_said_to_lack_them() -> None:
    entries, findings, _ = account(r.Gap, grid("Gaps", [GAPS[:4], ONE[:4], [], GAPS, TWO]))
    assert [entry.code for entry in entries] == ["FIN.A1", "FIN.A2"]
    assert [(each.code, each.source.cell, each.values["column"]) for each in findings] == [
        ("missing-column", "A1", "Target state"), ("missing-column", "A1", "Target date"),
    ]  # fmt: skip


def test_titles_over_the_columns_are_no_header() -> None:
    groups: list[Typed] = ["", "", "Capability", "Current state", "Target state"]
    assert read(r.Gap, groups, GAPS, ONE) == (["A1"], [])


@pytest.mark.parametrize(
    "below",
    [
        [["Legend", "Meaning"], ["green", "all is well"], ["red", "it is not"]],
        [["ID", "Risk", "Probability", "Impact", "Owner"], ["R1", "flood", 1, 5, "Bo"]],
        [["Version", "Who", "What"], ["one", "Bo", "first draft"]],
    ],
)
def test_another_table_below_is_stray_as_a_whole(below: list[list[Typed]]) -> None:
    entries, findings, _ = account(r.Gap, grid("Gaps", [GAPS, ONE, TWO, [], *below]))
    assert [entry.code for entry in entries] == ["FIN.A1", "FIN.A2"]
    (stray,) = findings
    assert (stray.code, stray.source.cell) == ("stray-cell", "A5")
    assert len(stray.also) == sum(len(row) for row in below) - 1
    assert str(stray.values["range"]).startswith("A5:")


def test_a_remark_between_does_not_make_another_table_a_record() -> None:
    rows: list[list[Typed]] = [GAPS, ONE, ["* as agreed"], [], ["Legend", "Meaning"], ["green", "fine"]]
    assert read(r.Gap, *rows) == (["A1"], [("stray-cell", "A3"), ("stray-cell", "A5")])


def test_another_table_beside_is_stray_and_costs_no_record() -> None:
    rows: list[list[Typed]] = [GAPS, ONE, [*TWO, "", "Legend", "Meaning"], [*[""] * 7, "green", "all is well"]]
    firsts, findings = read(r.Gap, *rows)
    assert firsts == ["A1", "A2"]
    assert findings == [("stray-cell", at) for at in ("H3", "I3", "H4", "I4")]


@pytest.mark.parametrize("row", [["A2", "G1"], ["A2", "", "Buying"], ["", "G1", "Buying", "dear", "cheap"]])
def test_a_row_behind_a_blank_one_that_lacks_much_is_still_a_record(row: list[Typed]) -> None:
    entries, findings, _ = account(r.Gap, grid("Gaps", [GAPS, ONE, [], row]))
    assert len(entries) == 2
    assert {each.code for each in findings} == {"missing-value"}


def test_words_as_codes_are_codes_behind_a_blank_row_too() -> None:
    first: list[Typed] = ["ALPHA", *ONE[1:]]
    assert read(r.Gap, GAPS, first, [], ["BETA", "Core"])[0] == ["ALPHA", "BETA"]


def test_records_above_the_header_are_not_taken_for_titles() -> None:
    firsts, findings = read(r.Gap, ["Our gaps"], ONE, GAPS, TWO)
    assert firsts == ["A2"]
    assert findings == [("stray-cell", "A2")]


def test_a_near_miss_of_a_required_header_is_named_where_it_is_missing() -> None:
    header: list[Typed] = [*GAPS[:2], "Capabilty", *GAPS[3:]]
    _, (missing, unknown), _ = account(r.Gap, grid("Gaps", [header, ONE]))
    if missing.code != "missing-column":
        missing, unknown = unknown, missing
    assert (unknown.code, unknown.values["suggestion"]) == ("unknown-column", "Capability")
    assert missing.values == {"column": "Capability", "probably": "Capabilty", "at": "C1"}


def test_many_repeated_headers_are_read_in_no_time() -> None:
    rows = [row for number in range(500) for row in (GAPS, [f"A{number}", *ONE[1:]], [])]
    entries, findings, _ = account(r.Gap, grid("Gaps", rows))
    assert (len(entries), findings) == (500, ())
