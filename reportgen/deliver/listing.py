"""Findings, facts and the plan as JSON: names and shapes are a contract that other programs read."""

import json
from collections.abc import Sequence

from reportgen.analyse.facts import Facts
from reportgen.analyse.outcome import ScenarioFact
from reportgen.model.finding import Finding, Source
from reportgen.model.plan import Plan
from reportgen.words.catalogue import Words
from reportgen.words.findings import message, remedy


def finding_json(finding: Finding, words: Words) -> dict[str, object]:
    """A finding as findings.json holds it, its sentences in the language of `words`."""
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": message(finding, words),
        "remedy": remedy(finding, words),
        **_place(finding.source),
        "departments": list(finding.departments),
        "subjects": list(finding.subjects),
        "also": [_place(each) for each in finding.also],
        "values": finding.values,
    }


def findings_json(findings: Sequence[Finding], words: Words) -> str:
    """The list of findings, in their order."""
    return _text([finding_json(each, words) for each in findings])


def facts_json(facts: Facts) -> str:
    """All facts."""
    return _text(facts.model_dump(mode="json", by_alias=True))


def scenarios_json(scenarios: Sequence[ScenarioFact]) -> str:
    """The options compared, as they stand in the facts under `scenarios`."""
    return _text([each.model_dump(mode="json", by_alias=True) for each in scenarios])


def plan_json(plan: Plan) -> str:
    """The whole plan, intake findings included; it reads back equal."""
    return _text(plan.model_dump(mode="json"))


def _place(source: Source) -> dict[str, str | None]:
    return {"file": source.file, "sheet": source.sheet, "cell": source.cell}


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
