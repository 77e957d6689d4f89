"""What is found says what is meant, what to type there, and where to look: no more, no less."""

from pathlib import Path

import pytest

from notation.book import book
from notation.clean import FINANCE, PROGRAMME, Sheets, clean
from reportgen.model.finding import Finding, Source
from reportgen.read import read_programme
from reportgen.words.catalogue import Words
from reportgen.words.findings import message, remedy

GAPS = FINANCE["Gaps"]


def said(finding: Finding, language: str = "en") -> tuple[str, str]:
    return message(finding, Words(language)), remedy(finding, Words(language))


def found(root: Path, code: str, finance: Sheets | None = None, programme: Sheets | None = None) -> list[Finding]:
    findings = read_programme(clean(root, programme=programme, finance=finance)).findings
    return [each for each in findings if each.code == code]


def of(code: str, sheet: str, **values: str | float | list[str]) -> Finding:
    return Finding(code=code, source=Source("f", sheet, "A3"), values={**values})


@pytest.mark.parametrize(
    ("language", "what", "instead"),
    [
        ("en", "Initiative FIN.I4 is to wait for itself.", "Take FIN.I4 out here, or type the code of"),
        ("da", "Initiativet FIN.I4 skal vente på sig selv.", "Slet FIN.I4 her, eller skriv koden på"),
        ("de", "Die Initiative FIN.I4 soll auf sich selbst warten.", "Nehmen Sie FIN.I4 hier heraus oder geben"),
    ],
)
def test_a_circle_of_one_is_said_as_such(language: str, what: str, instead: str) -> None:
    alone = of(
        "dependency-cycle", "Initiatives", initiatives=["FIN.I4"], way=["FIN.I4"], before="FIN.I4", after="FIN.I4"
    )
    assert said(alone, language)[0] == what
    assert said(alone, language)[1].startswith(instead)


def test_what_makes_a_row_the_same_is_said_where_it_has_no_code() -> None:
    assert said(of("duplicate-code", "Kapacitet", value="x"))[1].startswith(
        "No two rows may have the same Role and Period"
    )
    assert said(of("duplicate-code", "Gaps", value="A1"))[1].startswith("Give this row a code of its own")
    assert said(of("total-row", "Budget", value="Total"))[1].endswith("If it is no total, fill in Department and Year.")
    assert said(of("total-row", "Gaps", value="Total"))[1].endswith("If it is no total, give it a code.")
    many = of("duplicate-code", "Capacity", count=12, ranges=["A3:A14"], texts=["x"])
    assert "have the same Role and Period as an earlier row" in said(many)[0]


def test_a_workbook_of_nobody_is_told_whose_it_may_be(tmp_path: Path) -> None:
    [finding] = found(tmp_path, "missing-value", {"Department": "| Department | |"})
    assert said(finding)[1] == "Fill in Department. Type one of these: FIN."
    assert said(of("missing-value", "Budget", column="Department"))[1] == (
        "Fill in Department. Type the code of the department, such as FIN."
    )


@pytest.mark.parametrize(
    ("sheet", "column", "instead"),
    [
        ("Risks", "Impact", "Type a whole number from 1 to 5."),
        ("Requirements", "G1", "Type a whole number from 0 to 3."),
        ("Interviews", "Round", "Type a whole number."),
    ],
)
def test_a_score_is_asked_for_with_its_limits(sheet: str, column: str, instead: str) -> None:
    assert said(of("invalid-value", sheet, value="x", column=column, expected="score"))[1] == instead


def test_a_missing_score_is_asked_for_with_its_limits() -> None:
    assert said(of("missing-value", "Risks", column="Impact"))[1].endswith("Type a whole number from 1 to 5.")
    assert "from 0 to 5, halves allowed" in said(of("invalid-value", "Gaps", column="Current level",
                                                    value="x", expected="level"))[1]  # fmt: skip


def test_what_is_no_whole_number_is_said_once() -> None:
    what, _ = said(of("invalid-value", "Risks", value="3.5", column="Impact", expected="score"))
    assert what == "“3.5” under Impact cannot be read as a whole number: it has decimals."


def test_nobody_is_asked_to_type_money_with_four_decimals(tmp_path: Path) -> None:
    def readings(name: str, typed: str) -> object:
        sheet = f"| Initiative | Role | Effort | One-off cost |\n| I1 | Architect | 3 | '{typed} |"
        [finding] = found(tmp_path / name, "ambiguous-value", {"Resources": sheet})
        return finding.values["readings"]

    assert readings("1", "kr. 1.234") == ["kr. 1234"]
    assert readings("2", "kr. 1.500") == ["kr. 1500", "kr. 1.5"]
    assert readings("3", "1.234 mio") == ["1234 mio", "1.2340 mio"]


def test_a_file_of_another_kind_is_refused_with_what_is_read(tmp_path: Path) -> None:
    root = clean(tmp_path)
    (root / "inputs" / "a.csv").write_text("ID;Gap\nA1;x\n")
    [finding] = [each for each in read_programme(root).findings if each.code == "unreadable-workbook"]
    assert said(finding)[0].startswith("a.csv could not be read (only .xlsx, .xlsm and .ods are read).")
    assert said(finding, "de")[0].startswith("a.csv konnte nicht gelesen werden (nur .xlsx, .xlsm und .ods")


def test_a_currency_that_nobody_knows_is_said_as_it_was_typed(tmp_path: Path) -> None:
    sheet = PROGRAMME["Programme"].replace("DKK", "Kroner")
    [finding] = found(tmp_path, "invalid-value", programme={"Programme": sheet})
    assert finding.values["value"] == "Kroner"


def test_a_sheet_that_is_missing_names_the_one_that_is_like_it(tmp_path: Path) -> None:
    sheets = {"Gaps": "", "Gapps": GAPS}
    [finding] = found(tmp_path, "missing-sheet", sheets)
    assert (finding.values["probably"], finding.values["at"]) == ("Gapps", "Gapps")
    what, instead = said(finding)
    assert what == "The sheet Gaps is missing; perhaps “Gapps” is meant."
    assert instead.startswith("If “Gapps” is the sheet that is meant, rename it to Gaps; otherwise copy the sheet")
    assert said(of("missing-sheet", "Gaps"))[1].startswith("Copy the sheet Gaps out of the form")


def test_a_header_too_far_down_is_pointed_at(tmp_path: Path) -> None:
    header, row = GAPS.strip().splitlines()[:2]
    notes = "| note |\n" * 33
    findings = found(tmp_path, "missing-column", {"Gaps": f"{notes}{header}\n{row}"})
    at = {each.values["column"]: each.values["below"] for each in findings if each.source.sheet == "Gaps"}
    assert at["ID"] == "A34"
    assert at["Target date"] == "H34"
    what, instead = said(next(each for each in findings if each.values["column"] == "ID"))
    assert what == "The column ID is missing; it stands too far down, in A34."
    assert instead.startswith("Move the table up, so that its header stands in one of the first 30 rows;")


def test_an_unknown_sheet_is_said_to_be_hidden(tmp_path: Path) -> None:
    root = clean(tmp_path)
    (root / "inputs" / "finance.xlsx").write_bytes(book({**FINANCE, "Gapps": "| x |"}, hidden_sheets=["Gapps"]))
    [finding] = [each for each in read_programme(root).findings if each.code == "unknown-sheet"]
    assert said(finding)[0] == "The form has no sheet “Gapps”; nothing on it was read. This sheet is hidden."
