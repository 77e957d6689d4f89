"""The files that other programs read: their shapes are a contract, and they agree with each other."""

import json
from pathlib import Path
from typing import Any

import pytest

from notation.book import book
from notation.clean import clean
from notation.commandline import contents, reportgen
from reportgen.analyse.facts import Facts
from reportgen.assessment import Progress, assess
from reportgen.deliver.listing import facts_json, plan_json
from reportgen.deliver.outputs import Manifest, sha256
from reportgen.model.finding import SEVERITIES
from reportgen.model.plan import Plan, sorted_findings
from reportgen.programme import open_programme
from reportgen.read.grid import address, position

CONTRACT = {
    "understanding": ["guideline", "department", "round", "n", "mean", "support", "cns", "rwg"],
    "requirements": ["requirement", "importance", "best", "support"],
    "coverage": ["guideline", "department", "translated", "demands", "gaps", "initiatives"],
    "gaps": ["gap", "size", "weight", "weighted", "closes_requested", "closes_coordinated"],
    "capacity": ["department", "role", "period", "available", "requested", "coordinated"],
    "initiatives": [
        "initiative", "requested_start", "requested_end", "start", "end", "moved_days", "critical", "because",
    ],
    "dependencies": ["needs", "provides", "from", "to", "deliverable", "needed", "provided", "state"],
    "cycles": None,
    "cost": ["department", "year", "one_off", "annual", "budget"],
}  # fmt: skip
FINDING = [
    "code",
    "severity",
    "message",
    "remedy",
    "file",
    "sheet",
    "cell",
    "departments",
    "subjects",
    "also",
    "values",
]


def listed(root: Path, name: str) -> Any:  # noqa: ANN401 - JSON is what it is
    return json.loads((root / "outputs" / name).read_text("utf-8"))


def test_facts_begin_with_the_lists_of_the_contract_and_their_rows_with_its_keys(built: Path) -> None:
    facts = listed(built, "facts.json")
    assert list(facts)[: len(CONTRACT)] == list(CONTRACT)
    for name, keys in CONTRACT.items():
        assert facts[name] or name == "cycles", name
        assert keys is None or all(list(row)[: len(keys)] == keys for row in facts[name]), name


def test_every_list_of_the_facts_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "outputs.md").read_text("utf-8")
    section = page.partition("## facts.json")[2].partition("\n## ")[0]
    assert [name for name in Facts.model_fields if f"`{name}`" not in section] == []


def test_the_lists_of_facts_are_sorted_by_their_codes(built: Path) -> None:
    facts = listed(built, "facts.json")
    for name, key in (("gaps", "gap"), ("initiatives", "initiative"), ("requirements", "requirement")):
        codes = [row[key] for row in facts[name]]
        assert codes == sorted(codes), name


def test_the_plan_reads_back_equal(built: Path) -> None:
    text = (built / "outputs" / "plan.json").read_text("utf-8")
    plan = Plan.model_validate_json(text)
    assert plan_json(plan) == text
    assessment = assess(open_programme(built), Progress())
    assert assessment.plan == plan
    assert assessment.facts
    assert facts_json(assessment.facts) == (built / "outputs" / "facts.json").read_text("utf-8")


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    """A programme with findings of many kinds, in two workbooks, some in a sheet that the other rooms do not know."""
    sheets = {
        "Notes": "| to do |",
        "Gaps": """
            | ID | Guideline | Capability | Current level | Target level | Target date |
            | A2 | G9        |            | 9             | 3            | soon        |
            | A1 | G1        | Closing    | 3             | 1            | 2026-12-31  |
            | A1 | G1        | Closing    | 3             | 1            | 2026-12-31  |""",
    }
    root = clean(tmp_path, {"Requirements": "| ID | Requirement | Raised by |\n| B1 | Speed | NO |"}, sheets)
    (root / "inputs" / "zz.xlsx").write_bytes(book({"Department": "| Department | NEW |"}))
    (root / "inputs" / "readme.txt").write_text("hello", "utf-8")
    (root / "reportgen.toml").write_text("", "utf-8")
    return root


def test_findings_have_the_contracted_keys_and_stand_in_order(messy: Path) -> None:
    found = json.loads(reportgen("check", "--json", "-C", messy).out)
    assert len({each["code"] for each in found}) > 8
    assert all(list(each) == FINDING for each in found)
    assert all(each["severity"] == SEVERITIES[each["code"]] for each in found)
    assert all(each["departments"] == sorted(set(each["departments"])) for each in found)
    assert [each["file"] for each in found] == sorted(each["file"] for each in found)
    assessment = assess(open_programme(messy), Progress())
    reversed_findings = sorted_findings(reversed(assessment.findings), assessment.workbooks)
    assert [each.source for each in reversed_findings] == [each.source for each in assessment.findings]


def test_the_place_of_every_finding_exists(messy: Path) -> None:
    assessment = assess(open_programme(messy), Progress())
    sheets = {each.file: each.sheets for each in assessment.workbooks}
    for each in assessment.findings:
        for place in (each.source, *each.also):
            assert (messy / place.file).exists(), each
            assert place.sheet is None or place.sheet in sheets[place.file] or each.code == "missing-sheet", each
            assert place.cell is None or (place.sheet and address(*position(place.cell)) == place.cell), each


def test_the_listed_findings_are_those_that_check_prints(built: Path) -> None:
    printed = reportgen("check", "--json", "-C", built).out
    assert printed == (built / "outputs" / "findings.json").read_text("utf-8")
    assert json.loads(printed)


def test_the_manifest_lists_every_output_and_every_input(built: Path) -> None:
    manifest = Manifest.model_validate_json((built / "outputs" / "manifest.json").read_bytes())
    assert [each.file for each in manifest.outputs] == sorted(set(contents(built / "outputs")) - {"manifest.json"})
    assert all(sha256((built / "outputs" / each.file).read_bytes()) == each.sha256 for each in manifest.outputs)
    assert {each.file for each in manifest.inputs} == {f"inputs/{each.name}" for each in (built / "inputs").iterdir()}
    assert all(sha256((built / each.file).read_bytes()) == each.sha256 for each in manifest.inputs)
