"""The reference of findings explains every code, and is the one that the rules make."""

import inspect
from pathlib import Path

import pytest

from reportgen.check import RULES
from reportgen.check.intake import INTAKE
from reportgen.check.manual import manual
from reportgen.model.finding import SEVERITIES
from reportgen.words.findings import SENTENCES

PAGE = Path(__file__).parents[2] / "docs" / "findings.md"
CODES = list(SEVERITIES)
COHERENCE = CODES[CODES.index("guideline-without-chosen-option") :]


def test_every_coherence_code_has_its_rule_and_no_other() -> None:
    assert list(RULES) == COHERENCE


def test_every_rule_is_named_after_its_code() -> None:
    assert {code: rule.__name__ for code, rule in RULES.items()} == {code: code.replace("-", "_") for code in COHERENCE}


@pytest.mark.parametrize("code", COHERENCE)
def test_every_rule_says_what_why_and_when(code: str) -> None:
    text = (inspect.getdoc(RULES[code]) or "").replace("at\nthe", "at the")
    for part in ("\n\nWhy it matters: ", "\n\nWhat to do: ", "\n\nRaised", "Stands at "):
        assert part in text


def test_every_intake_code_is_explained_with_an_example() -> None:
    assert list(INTAKE) == [code for code in CODES if code not in RULES]
    for explained in INTAKE.values():
        assert explained.meaning.endswith(".")


def test_every_code_has_its_sentences() -> None:
    assert sorted(SENTENCES) == sorted(CODES)


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == manual(), "renew it: python -m reportgen.check.manual > docs/findings.md"


@pytest.mark.parametrize("code", CODES)
def test_the_page_holds_every_code_once(code: str) -> None:
    assert manual().count(f"\n### {code}\n\n*{SEVERITIES[code]}*\n") == 1
