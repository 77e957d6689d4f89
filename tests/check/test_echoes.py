"""A fault is reported where it is made, and not also everywhere it is felt."""

from itertools import groupby
from pathlib import Path

import pytest

from check.echoes import WORKBOOKS, cells, found, replaced, without
from notation.plans import plan
from reportgen.check.unread import Unread
from reportgen.model.finding import Finding, Source

Known = set[tuple[str, str]]
LABELLED = {"Programme", "Department"}
FELT = {"initiative-moved"}
"""What is computed anew from what is left, and no reproach to anybody."""
CELLS = [
    (f"{workbook} {sheet}", list(places))
    for (workbook, sheet), places in groupby(cells(), key=lambda place: place[:2])
    if workbook != "PRO" or sheet == "Dependencies"  # otherwise the same as Finance's
]


def said(findings: list[Finding]) -> Known:
    return {(each.code, str(each.source)) for each in findings}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Known:
    """What is found where nothing is broken."""
    read, checked = found(tmp_path_factory.mktemp("whole"), WORKBOOKS)
    assert read == []
    return said(checked)


@pytest.mark.parametrize("places", [places for _, places in CELLS], ids=[name for name, _ in CELLS])
def test_a_cell_that_cannot_be_read_is_reported_there_alone(
    places: list[tuple[str, str, int, int]], before: Known, tmp_path: Path
) -> None:
    for number, place in enumerate(places):
        read, checked = found(tmp_path / str(number), replaced(*place, "#REF!"))
        assert "error-cell" in {each.code for each in read}, place
        assert {each for each in said(checked) - before if each[0] not in FELT} == set(), place


@pytest.mark.parametrize(
    ("workbook", "sheet"),
    [(workbook, sheet) for workbook, sheets in WORKBOOKS.items() for sheet in sheets if sheet not in LABELLED],
)
def test_a_sheet_that_is_missing_is_reported_once(workbook: str, sheet: str, before: Known, tmp_path: Path) -> None:
    read, checked = found(tmp_path, without(workbook, sheet))
    assert "missing-sheet" in {each.code for each in read}
    assert said(checked) - before == set()


@pytest.mark.parametrize("workbook", ["FIN", "PRO"])
def test_a_workbook_that_is_missing_is_reported_once(workbook: str, before: Known, tmp_path: Path) -> None:
    read, checked = found(tmp_path, {name: sheets for name, sheets in WORKBOOKS.items() if name != workbook})
    assert [each.code for each in read] == ["missing-workbook"]
    assert said(checked) - before == set()


def test_what_a_refused_code_may_have_meant_is_not_missed(before: Known, tmp_path: Path) -> None:
    read, checked = found(tmp_path, replaced("FIN", "Resources", 1, 0, "I11"))
    assert [each.code for each in read] == ["unknown-reference"]
    assert said(checked) - before == set()


def test_what_a_refused_code_cannot_have_meant_is_missed_all_the_same(tmp_path: Path) -> None:
    read, checked = found(tmp_path, replaced("FIN", "Resources", 1, 0, "XYZ-77"))
    assert [each.code for each in read] == ["unknown-reference"]
    assert "initiative-without-resources" in {each.code for each in checked}


def test_more_is_missing_than_can_stand_in_the_cells_that_were_refused(tmp_path: Path) -> None:
    changed = replaced("FIN", "Resources", 1, 0, "#REF!")
    finance = dict(changed["FIN"])
    finance["Resources"] = "\n".join(finance["Resources"].splitlines()[:-1])
    _, checked = found(tmp_path, {**changed, "FIN": finance})
    bare = [each.subjects for each in checked if each.code == "initiative-without-resources"]
    assert bare == [("FIN.I1",), ("FIN.I2",)]


def test_what_lies_under_a_merge_or_is_struck_through_is_not_missed(tmp_path: Path) -> None:
    finance = dict(WORKBOOKS["FIN"])
    for effort, codes in (("", ["effort-not-stated"]), ("~30~", [])):
        finance["Resources"] = WORKBOOKS["FIN"]["Resources"].replace("| 30 ", f"| {effort} ")
        _, checked = found(tmp_path / f"effort{effort}", {**WORKBOOKS, "FIN": finance})
        assert [each.code for each in checked if each.code == "effort-not-stated"] == codes
    merged = Finding(
        code="merged-cells", source=Source("inputs/FIN.xlsx", "Resources", "D2"), values={"range": "D2:E3"}
    )
    made = plan("Programme: status_date=2026-06-30").model_copy(update={"findings": (merged,)})
    unread = Unread(made)
    assert not unread.cell(merged.source)
    assert unread.cell(merged.source._replace(cell="E3"))
    assert not unread.cell(merged.source._replace(cell="F3"))
