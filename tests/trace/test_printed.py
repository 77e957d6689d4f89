"""A trace speaks the programme's language: labels, formulas, rules, and reasons as sentences."""

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from notation.plans import plan
from reportgen.analyse import analyse
from reportgen.trace import trace
from reportgen.trace.printed import print_trace, trace_json
from reportgen.words.catalogue import Words

DATES = "start=2026-01-05 end=2026-03-27 status=planned"
FULL = plan(f"""
    Programme: status_date=2026-01-05 horizon_start=2026-01-01 horizon_end=2026-12-31
    Guideline: G1 weight=4
    Gap: A.A1 guideline=G1 current_level=1 target_level=3.5 target_date=2026-03-31
    Initiative: A.I1 {DATES}
    Initiative: A.I2 closes=A.A1 {DATES}
    Initiative: A.I3 {DATES} after=A.I2
    Resource: A initiative=A.I1 role=Architect effort=50
    Resource: A initiative=A.I2 role=Architect effort=50
    Capacity: A role=Architect period=2026-Q1 total_fte=1 day_to_day_fte=0
    """)


def printed(code: str, language: str, *, verbose: bool = False) -> str:
    console = Console(file=io.StringIO(), width=400, highlight=False)
    print_trace(console, trace(FULL, analyse(FULL), (), code), Words(language), Path(), verbose=verbose)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("Target level: 3.5", "= size × weight", "no free Architect (A) in Q1 2026", "short; with A.I2")),
        ("da", ("Målniveau: 3,5", "= størrelse × vægt", "ingen ledig tid hos Architect (A) i 1. kvt. 2026")),
        ("de", ("Soll-Niveau: 3,5", "= Größe × Gewicht", "es fehlen ", "zusammen mit A.I2")),
    ],
)
def test_labels_formulas_and_reasons_are_in_the_language(language: str, said: tuple[str, ...]) -> None:
    found = printed("A.A1", language) + printed("A.I1", language) + printed("A.I2", language)
    for each in said:
        assert each in found


def test_a_move_says_each_reason_in_a_sentence() -> None:
    found = printed("A.I3", "en")
    assert "{" not in found
    assert "until" not in found
    assert "reasons: waits for A.I2, which ends on 27 Mar 2026" in found


def test_choices_and_rules_are_in_the_language() -> None:
    found = printed("A.I1", "da")
    assert "Status: planlagt" in found
    assert "moved (koordineringen flytter det)" in found


def test_json_holds_formulas_in_the_language_and_values_as_facts_do() -> None:
    found = json.loads(trace_json(trace(FULL, analyse(FULL), (), "A.I1"), Words("da")))
    (row,) = [each for each in found["facts"] if each["list"] == "moves" and each["names"] == {"initiative": "A.I1"}]
    figures = {each["name"]: each for each in row["figures"]}
    assert figures["asked"]["formula"] == "ønsket start"
    assert figures["reasons"]["value"][0]["kind"] == "role"
