"""Ten findings of a kind in one column are said as one, with all their cells."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notation.clean import clean
from reportgen.model.finding import Finding, Source
from reportgen.model.grouping import FROM, GROUPED, grouped
from reportgen.read import read_programme
from reportgen.words.catalogue import Words
from reportgen.words.findings import FORMS, MANY, message, placeholders, remedy

HEADER = "| ID | Guideline | Capability | Current state | Target state | Target date |\n"
TYPED = ["TBC", "soon", "later", "ASAP", "in spring", "spring", "done", "autumn", "TBC", "TBC", "soon", "later", "?"]


def gaps(root: Path, dates: list[str]) -> list[Finding]:
    """What is found where gaps have these target dates."""
    rows = (f"| A{number} | G1 | Cap | slow | fast | {date} |" for number, date in enumerate(dates, start=1))
    found = read_programme(clean(root, finance={"Gaps": HEADER + "\n".join(rows)})).findings
    return [each for each in found if each.code == "invalid-value"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "12 cells under Target date (F2:F13) cannot be read as a date: “TBC”, “soon” and 6 others."),
        ("da", "12 celler under Måldato (F2:F13) kan ikke læses som en dato: »TBC«, »soon« og 6 andre."),
        (
            "de",
            "12 Zellen unter Zieldatum (F2:F13) lassen sich nicht als Datum lesen: „TBC“, „soon“ und 6 weitere.",
        ),
    ],
)
def test_many_of_a_kind_are_one_finding(language: str, said: str, tmp_path: Path) -> None:
    [finding] = gaps(tmp_path, TYPED)
    assert finding.source.cell == "F2"
    assert [each.cell for each in finding.also] == [f"F{row}" for row in range(3, 14)]
    assert finding.subjects == tuple(f"FIN.A{number}" for number in range(1, 13))
    assert finding.departments == ("FIN",)
    assert finding.values["texts"] == TYPED[:12]
    assert message(finding, Words(language)) == said


def test_fewer_stay_single(tmp_path: Path) -> None:
    assert len(gaps(tmp_path, ["TBC"] * (FROM - 1))) == FROM - 1


def test_other_columns_and_other_reasons_stay_apart() -> None:
    def at(cell: str, **values: float) -> Finding:
        return Finding(code="out-of-range", source=Source("f", "Gaps", cell), values={"value": "9", **values})

    found = [at(f"{column}{row}", maximum=5) for column in "CD" for row in range(2, 8)]
    found += [at(f"C{row}", maximum=1e15) for row in range(8, 12)]
    assert grouped(found) == found


def test_what_differs_is_united_and_what_is_shared_stays() -> None:
    found = [
        Finding(
            code="unknown-choice",
            source=Source("f", "Initiatives", f"G{row}"),
            values={"value": f"pland{row}", "column": "Status", "accepted": ["planned"], "suggestion": "planned"},
        )
        for row in [*range(2, 8), *range(10, 20)]
    ]
    [one] = grouped(found)
    assert one.values["ranges"] == ["G2:G7", "G10:G19"]
    assert (one.values["count"], one.values["column"], one.values["suggestions"]) == (16, "Status", ["planned"])
    assert remedy(one, Words("en")) == "Did you mean planned? Type one of these: planned."


places = st.builds(lambda column, row: Source("f", "s", f"{column}{row}"), st.sampled_from("AB"), st.integers(1, 40))
raw = st.builds(
    lambda code, place, text: Finding(code=code, source=place, values={"value": text, "column": "x"}),
    st.sampled_from(["invalid-value", "stray-cell", "unknown-sheet"]),
    places,
    st.sampled_from(["", "a", "b", "c"]),
)


@given(st.lists(raw, max_size=60))
def test_no_cell_and_no_text_is_lost(findings: list[Finding]) -> None:
    made = grouped(findings)
    assert {(each.code, each.source) for each in findings} == {
        (each.code, place) for each in made for place in (each.source, *each.also)
    }
    for each in made:
        if "count" in each.values:
            stands = dict(zip((each.source, *each.also), list_of(each, "texts"), strict=True))
            for single in findings:
                if (single.code, single.source) in {(each.code, place) for place in stands}:
                    assert str(single.values["value"]) in stands[single.source]
    counts: dict[tuple[str, str], int] = {}
    for each in made:
        if each.code in GROUPED and "count" not in each.values:
            key = (each.code, str(each.source.cell)[0])
            counts[key] = counts.get(key, 0) + 1
    assert all(count < FROM for count in counts.values())


def list_of(finding: Finding, name: str) -> list[str]:
    found = finding.values[name]
    assert isinstance(found, list)
    return found


def test_every_code_that_is_grouped_has_its_words() -> None:
    assert MANY.keys() == GROUPED
    assert {form for pair in MANY.values() for text in pair for _, form in placeholders(text)} <= FORMS.keys()


@pytest.mark.parametrize("code", sorted(GROUPED))
@pytest.mark.parametrize("language", ["en", "da", "de"])
def test_many_of_every_code_can_be_said(code: str, language: str) -> None:
    stands = {"value": "[x] {y}", "column": "Status", "expected": "choice", "range": "A1:B2"}
    lists = {"accepted": ["planned"], "hidden": ["x"], "characters": ["☃ (U+2603)"]}
    found = [
        Finding(code=code, source=Source("f", "Initiatives", f"G{row}"), values={**stands, **lists})
        for row in range(2, 13)
    ]
    [one] = grouped(found)
    for text in (message(one, Words(language)), remedy(one, Words(language))):
        assert text.endswith(".")
        assert "None" not in text
