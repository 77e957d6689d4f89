"""Each code is raised by the smallest workbooks that raise it, at the right place, and by nothing just like them."""

from pathlib import Path

import pytest

from check.cases import CASES, Case
from reportgen.analyse import analyse
from reportgen.check import RULES, check
from reportgen.model.finding import Finding
from reportgen.read import read_programme
from reportgen.words.catalogue import Words
from reportgen.words.findings import message, remedy

each_case = pytest.mark.parametrize("case", CASES, ids=[case.code for case in CASES])


def findings(case: Case, variant: str, root: Path) -> list[Finding]:
    plan = read_programme(case.write(root, variant)).plan
    assert plan is not None
    return [each for each in check(plan, analyse(plan)) if each.code == case.code]


def test_each_coherence_code_has_its_case() -> None:
    by_facts_alone = {"plan-not-proven-optimal"}  # no small programme keeps the solver busy: see test_rules
    assert {case.code for case in CASES} == RULES.keys() - by_facts_alone


@each_case
def test_the_smallest_workbook_raises_it(case: Case, tmp_path: Path) -> None:
    [finding] = findings(case, "raises", tmp_path)
    assert finding.source == case.at
    assert finding.subjects == case.about
    assert finding.departments == case.departments
    assert finding.also == case.also


@each_case
def test_one_just_like_it_does_not(case: Case, tmp_path: Path) -> None:
    assert case.sheets["raises"] != case.sheets["quiet"]
    assert findings(case, "quiet", tmp_path) == []


@each_case
@pytest.mark.parametrize("language", ["en", "da", "de"])
def test_it_can_be_said(case: Case, language: str, tmp_path: Path) -> None:
    words = Words(language)
    for finding in findings(case, "raises", tmp_path):
        for text in (message(finding, words), remedy(finding, words)):
            assert text.endswith(".")
            assert not set("[]{}|") & set(text)
            assert "None" not in text
