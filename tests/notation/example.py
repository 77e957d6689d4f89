"""The example's documents, composed in one process: in the languages of their readers, or all in one language."""

from functools import cache
from pathlib import Path

from reportgen.analyse import analyse
from reportgen.analyse.facts import Facts
from reportgen.check import check
from reportgen.compose.documents import commissions
from reportgen.compose.glyphs import brand_findings
from reportgen.compose.press import Document, Press
from reportgen.model.finding import Finding
from reportgen.model.grouping import grouped
from reportgen.model.plan import Plan, sorted_findings
from reportgen.programme import built_in_templates
from reportgen.read import read_programme

ROOT = Path(__file__).parents[2]
FEWEST_LEADERS = 3


@cache
def press() -> Press:
    """The look that comes with reportgen."""
    return Press([built_in_templates()])


@cache
def assessed() -> tuple[Plan, Facts, tuple[Finding, ...]]:
    """What the example's workbooks say, what was computed from it, and what does not fit."""
    plan = read_programme(ROOT).plan
    assert plan
    return plan, *weighed(plan)


def weighed(plan: Plan) -> tuple[Facts, tuple[Finding, ...]]:
    """What is computed from a plan, and what is found in it, as a build does."""
    facts = analyse(plan)
    findings = [*plan.findings, *check(plan, facts), *grouped(brand_findings(plan, press().brand))]
    return facts, tuple(sorted_findings(findings, plan.workbooks))


def spoken(plan: Plan, language: str) -> Plan:
    """The plan of a programme all of whose readers read one language."""
    programme = plan.programme.model_copy(update={"language": language})
    departments = (each.model_copy(update={"language": language}) for each in plan.departments)
    return plan.revised(departments=departments).model_copy(update={"programme": programme})


def composed(plan: Plan, facts: Facts, findings: tuple[Finding, ...]) -> dict[str, Document]:
    """All documents of a programme, by the stems of their files."""
    wanted = commissions(plan, facts, findings, FEWEST_LEADERS, (), ())
    return {each.stem: each.make(press()) for each in wanted}


@cache
def example(language: str) -> dict[str, Document]:
    """All documents of the example, as if everybody read this language."""
    plan, facts, findings = assessed()
    return composed(spoken(plan, language), facts, findings)
