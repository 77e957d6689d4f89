"""Every figure that a document of the example prints is held by facts.json, findings.json or plan.json."""

import json
from typing import Any

import pytest

from notation.example import assessed, example
from notation.figures import FIGURE, Held, Json, printed, unfounded
from reportgen.deliver.listing import facts_json, findings_json, plan_json
from reportgen.words.catalogue import Words

AXIS = "600 in '600'"
"""The end of a chart's scale is no figure of the plan."""


def files(language: str) -> tuple[Any, Any, Json]:
    """plan.json, facts.json and findings.json of the example."""
    plan, facts, findings = assessed()
    listed = plan_json(plan), facts_json(facts), findings_json(findings, Words(language))
    plan_file, facts_file, findings_file = (json.loads(each) for each in listed)
    return plan_file, facts_file, findings_file


@pytest.mark.parametrize("language", ["en", "da", "de"])
def test_every_printed_figure_is_held(language: str) -> None:
    plan, facts, findings = files(language)
    held = Held.of(plan, facts, findings)
    documents = example(language)
    assert sum(len(FIGURE.findall(text)) for each in documents.values() for text in printed(each.html)) > 5_000
    said = [found for each in documents.values() for found in unfounded(each.html, held, Words(language))]
    assert [found for found in said if found != AXIS] == []


def test_a_figure_that_is_a_little_off_is_noticed() -> None:
    plan, facts, findings = files("en")
    held = Held.of(plan, facts, findings)
    html = example("en")["programme/implementation-plan"].html
    for right, wrong in (("118,480,000", "118,470,000"), ("DKK 79.4 m", "DKK 79.7 m")):
        html = html.replace(right, wrong).replace(right.replace(" ", "\u00a0"), wrong)
    assert len(unfounded(html, held, Words("en"))) > 2
