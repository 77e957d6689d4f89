"""Where tables and labels may stand, and what is said about what stands elsewhere."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from notation.book import book
from notation.clean import FINANCE, PROGRAMME, Sheets, clean
from reportgen.model.finding import Finding
from reportgen.model.plan import Plan
from reportgen.read import read_programme

GAPS = FINANCE["Gaps"]
TWO = f"{GAPS}\n| A2 | G1 | Buying | dear | 2 | cheap | 4 | 2026-12-31 |"


def plan_of(root: Path) -> Plan:
    plan = read_programme(root).plan
    assert plan is not None
    return plan


def gaps_of(root: Path, gaps: str, **marks: object) -> tuple[list[str], Sequence[Finding]]:
    """The gaps' codes and all findings where the finance workbook has this sheet Gaps."""
    clean(root)
    (root / "inputs/finance.xlsx").write_bytes(book({**FINANCE, "Gaps": gaps}, **marks))  # type: ignore[arg-type]
    plan = plan_of(root)
    return [each.id for each in plan.gaps], plan.findings


def columns(table: str, order: Sequence[int]) -> str:
    """The table with its columns in another order; -1 is a blank one."""
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in table.strip().splitlines()]
    return "\n".join("| " + " | ".join(row[at] if at >= 0 else "" for at in order) + " |" for row in rows)


def test_the_header_may_stand_in_any_of_the_first_30_rows(tmp_path: Path) -> None:
    for at, expected in (("A1", ["FIN.A1"]), ("C7", ["FIN.A1"]), ("B30", ["FIN.A1"]), ("B31", [])):
        clean(tmp_path / at)
        (tmp_path / at / "inputs/finance.xlsx").write_bytes(book(FINANCE, at=at))
        plan = plan_of(tmp_path / at)
        assert [each.id for each in plan.gaps] == expected
        assert (plan.findings == ()) is bool(expected)


@pytest.mark.parametrize("seed", range(5))
def test_columns_may_stand_in_any_order_with_blank_ones_between(seed: int, tmp_path: Path) -> None:
    straight = plan_of(clean(tmp_path / "straight", finance={"Gaps": TWO})).gaps
    order = [*range(8), -1, -1]
    random.Random(seed).shuffle(order)
    shuffled = plan_of(clean(tmp_path / "shuffled", finance={"Gaps": columns(TWO, order)}))
    assert shuffled.findings == ()
    assert [each.model_dump(exclude={"source", "cells"}) for each in shuffled.gaps] == [
        each.model_dump(exclude={"source", "cells"}) for each in straight
    ]


def test_titles_above_and_blank_rows_between_are_no_fault(tmp_path: Path) -> None:
    header, first, second = TWO.strip().splitlines()
    codes, findings = gaps_of(
        tmp_path, f"| Our gaps | draft |\n| |\n| as of May |\n{header}\n| |\n{first}\n| |\n{second}"
    )
    assert (codes, findings) == (["FIN.A1", "FIN.A2"], ())


def test_labels_of_three_languages_may_stand_side_by_side(tmp_path: Path) -> None:
    mixed = (
        GAPS.replace("Capability", "kompetence")
        .replace("Current state", "IST-ZUSTAND *")
        .replace("Target date", "Måldato")
    )
    assert gaps_of(tmp_path, mixed) == (["FIN.A1"], ())


@pytest.mark.parametrize(
    "sheet",
    [
        "| Department of Finance |\n| |\n| | Department | | FIN |\n| | Version | | 2 |",
        "| Department |\n| |\n| Bereich | FIN |",
        "| Department: | fin |",
        "| Version | 2 | |\n| Afdeling | FIN |",
    ],
)
def test_labels_and_values_may_stand_anywhere(sheet: str, tmp_path: Path) -> None:
    plan = plan_of(clean(tmp_path, finance={"Department": sheet}))
    assert plan.findings == ()
    assert [each.department for each in plan.submissions] == ["FIN"]


def test_a_value_knows_its_cell_also_where_it_is_empty(tmp_path: Path) -> None:
    clean(tmp_path)
    (tmp_path / "inputs/finance.xlsx").write_bytes(book(FINANCE, at="C5"))
    (initiative,) = plan_of(tmp_path).initiatives
    assert initiative.source == ("inputs/finance.xlsx", "Initiatives", "C6")
    assert (initiative.cells["end"], initiative.cells["after"]) == ("I6", "F6")
    assert "description" not in initiative.cells


def test_a_sheet_without_a_header_row_gives_nothing_and_says_so(tmp_path: Path) -> None:
    codes, findings = gaps_of(tmp_path, "| A1 | x | y |\n| A2 | z |")
    assert codes == []
    found = [each for each in findings if each.source.sheet == "Gaps"]
    assert {each.code for each in found} == {"missing-column", "stray-cell"}
    (stray,) = (each for each in found if each.code == "stray-cell")
    assert [stray.source.cell, *(each.cell for each in stray.also)] == ["A1", "B1", "C1", "A2", "B2"]
    # what closes a gap that cannot be read is not found once more
    assert not [each for each in findings if each.code == "unknown-reference"]


def test_a_header_row_full_of_slips_is_named_label_by_label(tmp_path: Path) -> None:
    slips = "| IDD | Guidlines | Capabilty | Curent state | Taget state | Taget date |\n| A1 | G1 | s | x | y | z |"
    _, findings = gaps_of(tmp_path, slips)
    meant = {each.values["column"]: each.values.get("at") for each in findings if each.code == "missing-column"}
    assert meant["ID"] == "A1"
    assert meant["Target date"] == "F1"


def test_what_a_merge_hides_is_found_and_not_read(tmp_path: Path) -> None:
    codes, findings = gaps_of(tmp_path, TWO, merges={"Gaps": ["A2:A3", "K1:L2"]})
    assert codes == ["FIN.A1"]
    (merged,) = findings
    assert (merged.code, merged.source.cell, merged.values["range"], merged.values["hidden"]) == (
        "merged-cells", "A2", "A2:A3", ["A2"],
    )  # fmt: skip


def test_a_merge_over_an_empty_required_cell_is_found_with_what_is_missing(tmp_path: Path) -> None:
    below = f"{GAPS}\n| A2 | | Buying | dear | 2 | cheap | 4 | 2026-12-31 |"
    codes, findings = gaps_of(tmp_path, below, merges={"Gaps": ["B2:B3"]})
    assert codes == ["FIN.A1", "FIN.A2"]
    assert [(each.code, each.source.cell) for each in findings] == [("merged-cells", "B2"), ("missing-value", "B3")]


def test_merged_titles_are_no_fault(tmp_path: Path) -> None:
    assert gaps_of(tmp_path, f"| Our gaps |\n{GAPS}", merges={"Gaps": ["A1:H1"]}) == (["FIN.A1"], ())


def test_what_is_hidden_is_read_and_found_once_a_sheet(tmp_path: Path) -> None:
    codes, (hidden,) = gaps_of(tmp_path, TWO, hidden={"Gaps": ["3", "E", "F", "Z"]})
    assert codes == ["FIN.A1", "FIN.A2"]
    assert (hidden.code, hidden.source.cell, hidden.values["ranges"]) == ("hidden-content", "E1", ["3:3", "E:F"])
    codes, (hidden,) = gaps_of(tmp_path, TWO, hidden_sheets=["Gaps"])
    assert codes == ["FIN.A1", "FIN.A2"]
    assert (hidden.code, hidden.source.sheet, hidden.source.cell) == ("hidden-content", "Gaps", None)


def test_a_row_that_is_struck_through_is_dropped_with_one_finding(tmp_path: Path) -> None:
    struck = "| ~A2~ | ~G1~ | ~Buying~ | | | | | ~soon~ |"
    codes, (finding,) = gaps_of(tmp_path, f"{GAPS}\n{struck}")
    assert codes == ["FIN.A1"]
    assert (finding.code, finding.source.cell, len(finding.also)) == ("struck-through", "A3", 3)


def test_an_id_that_is_struck_through_costs_its_row_and_is_found_once(tmp_path: Path) -> None:
    codes, findings = gaps_of(tmp_path, f"{GAPS}\n| ~A2~ | G1 | Buying | dear | 2 | cheap | 4 | 2026-12-31 |")
    assert (codes, [(each.code, each.source.cell) for each in findings]) == (["FIN.A1"], [("struck-through", "A3")])


def test_a_header_that_is_struck_through_is_found_as_that(tmp_path: Path) -> None:
    _, findings = gaps_of(tmp_path, GAPS.replace("| Capability", "| ~Capability~"))
    assert [(each.code, each.source.cell) for each in findings] == [("missing-column", None), ("struck-through", "C1")]


@pytest.mark.parametrize("text", ["Total effort", "I alt 2026", "Summe Aufwand:"])
def test_a_text_that_begins_with_a_word_for_a_total_before_numbers_is_a_total_row(text: str, tmp_path: Path) -> None:
    clean(tmp_path)
    resources = f"{FINANCE['Resources']}\n| {text} | | 3 |"
    (tmp_path / "inputs/finance.xlsx").write_bytes(book({**FINANCE, "Resources": resources}))
    plan = plan_of(tmp_path)
    assert [each.code for each in plan.findings] == ["total-row"]
    assert len(plan.resources) == 1


def test_a_name_that_begins_with_a_word_for_a_total_is_a_name(tmp_path: Path) -> None:
    clean(tmp_path)
    capacity = "| Role | Period | Total FTE | Day-to-day FTE |\n| Total Quality Manager | '2026-Q1 | 3 | 1 |"
    (tmp_path / "inputs/finance.xlsx").write_bytes(book({**FINANCE, "Capacity": capacity}))
    plan = plan_of(tmp_path)
    assert ([each.role for each in plan.capacity], plan.findings) == (["Total Quality Manager"], ())


def test_a_row_with_content_in_unknown_columns_only_is_stray(tmp_path: Path) -> None:
    table = "\n".join(
        line + cell for line, cell in zip(TWO.strip().splitlines(), [" Owner |", " Bo |", ""], strict=True)
    )
    codes, findings = gaps_of(tmp_path, f"{table}\n| | | | | | | | | Ida |")
    assert codes == ["FIN.A1", "FIN.A2"]
    assert [(each.code, each.source.cell) for each in findings] == [("unknown-column", "I1"), ("stray-cell", "I4")]


def test_a_bad_cell_costs_its_cell_and_nothing_else(tmp_path: Path) -> None:
    bad = "| A2 | G7 | Buying | dear | nine | cheap | 9 | someday |"
    codes, findings = gaps_of(tmp_path, f"{GAPS}\n{bad}")
    assert codes == ["FIN.A1", "FIN.A2"]
    assert [(each.source.cell, each.code) for each in findings] == [
        ("B3", "unknown-reference"), ("E3", "invalid-value"), ("G3", "out-of-range"), ("H3", "invalid-value"),
    ]  # fmt: skip
    assert all(each.subjects == ("FIN.A2",) and each.departments == ("FIN",) for each in findings)


def test_comments_on_sheets_that_are_not_read_are_imported_too(tmp_path: Path) -> None:
    clean(tmp_path)
    data = book({**FINANCE, "Ideas": "| x |"}, comments={"Ideas": {"B2": "Ask Bo"}, "Gaps": {"C2": "Sure?"}})
    (tmp_path / "inputs/finance.xlsx").write_bytes(data)
    found = [each for each in plan_of(tmp_path).findings if each.code == "comment"]
    assert [(each.source.sheet, each.source.cell, each.values["text"], each.subjects) for each in found] == [
        ("Gaps", "C2", "Sure?", ("FIN.A1",)), ("Ideas", "B2", "Ask Bo", ()),
    ]  # fmt: skip


def test_dates_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    clean(tmp_path)
    (tmp_path / "inputs/finance.xlsx").write_bytes(book(FINANCE, from_1904=True))
    (initiative,) = plan_of(tmp_path).initiatives
    assert str(initiative.start) == "2026-01-05"


REQUIREMENTS = "| ID | Requirement | Importance | g1 | G2 |\n| B1 | Speed | 3 | 2 | 4 |"


def test_a_requirement_has_a_column_for_each_guideline(tmp_path: Path) -> None:
    plan = plan_of(clean(tmp_path, programme={"Requirements": REQUIREMENTS}))
    assert [(each.code, each.source.cell) for each in plan.findings] == [("unknown-column", "E1")]
    assert plan.requirements[0].support == {"G1": 2}
    assert plan.requirements[0].cells["support.G1"] == "D2"


def test_a_fault_in_a_guideline_s_column_is_said_under_its_code(tmp_path: Path) -> None:
    plan = plan_of(clean(tmp_path, programme={"Requirements": REQUIREMENTS.replace("| 2 | 4 |", "| 7 | 4 |")}))
    (fault,) = (each for each in plan.findings if each.code == "out-of-range")
    assert fault.values["column"] == "G1"


def test_a_year_that_is_no_whole_number_is_said_to_have_to_be_one(tmp_path: Path) -> None:
    budget = "| Department | Year | Amount |\n| FIN | '2026,5 | 100 |"
    plan = plan_of(clean(tmp_path, programme={"Budget": budget}))
    (fault,) = (each for each in plan.findings if each.code == "invalid-value")
    assert (fault.values["expected"], fault.values.get("suggestion")) == ("score", None)


def test_findings_come_in_the_order_of_file_sheet_row_and_column(tmp_path: Path) -> None:
    finance: Sheets = {"Gaps": TWO.replace("dear", "").replace("fast", ""), "Demands": "| ID |", "Risks": ""}
    programme: Sheets = {"Budget": "", "Guidelines": PROGRAMME["Guidelines"].replace("It is due", "?")}
    found = plan_of(clean(tmp_path, programme, finance)).findings
    places = [(each.source.file, each.source.sheet, each.source.cell) for each in found]
    assert places == [
        *[("inputs/finance.xlsx", "Demands", None)] * 5,
        ("inputs/finance.xlsx", "Gaps", "F2"), ("inputs/finance.xlsx", "Gaps", "D3"),
        ("inputs/finance.xlsx", "Risks", None),
        ("inputs/programme.xlsx", "Guidelines", "C2"), ("inputs/programme.xlsx", "Budget", None),
    ]  # fmt: skip
