"""The first half of the flow, read, analyse, check: what the workbooks say, what follows, and what does not fit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportgen.analyse import analyse
from reportgen.analyse.facts import Facts
from reportgen.cache import Cache
from reportgen.check import check
from reportgen.compose.brand import load_brand
from reportgen.compose.glyphs import brand_findings
from reportgen.deliver.listing import findings_json
from reportgen.model.finding import Finding, Severity
from reportgen.model.grouping import grouped
from reportgen.model.plan import Plan, Workbook, sorted_findings
from reportgen.programme import ProgrammeFolder, demand_known
from reportgen.read import read_programme
from reportgen.words.catalogue import Words

if TYPE_CHECKING:
    from reportgen.build import Job


@dataclass(frozen=True)
class Assessment:
    """What the workbooks say and what does not fit; `plan` and `facts` are None without one programme workbook."""

    plan: Plan | None
    facts: Facts | None
    findings: tuple[Finding, ...]
    workbooks: tuple[Workbook, ...]

    def count(self, severity: Severity) -> int:
        """How many findings weigh that much."""
        return sum(1 for each in self.findings if each.severity is severity)

    def as_json(self) -> str:
        """The findings as JSON, their sentences in the programme's language."""
        return findings_json(self.findings, Words(self.plan.language if self.plan else "en"))


@dataclass(frozen=True)
class Progress:
    """How a build tells what it does: a stage begins; a number of documents is to be made; one of them is done."""

    stage: Callable[[str], None] = field(default=lambda _: None)
    outstanding: Callable[[int], None] = field(default=lambda _: None)
    done: Callable[["Job"], None] = field(default=lambda _: None)


def assess(folder: ProgrammeFolder, progress: Progress) -> Assessment:
    """Read, analyse, check: everything that is known before a document is composed.

    Raises BrandError, before anything is read, where the brand cannot be used.
    """
    brand = load_brand(folder.template_folders)
    progress.stage("read")
    reading = read_programme(folder.root, Cache(folder.cache))
    if reading.plan is None:
        return Assessment(None, None, reading.findings, reading.workbooks)
    plan = reading.plan
    progress.stage("analyse")
    facts = analyse(plan)
    progress.stage("check")
    findings = [*plan.findings, *check(plan, facts), *grouped(brand_findings(plan, brand))]
    return Assessment(plan, facts, tuple(sorted_findings(findings, plan.workbooks)), reading.workbooks)


def chosen(assessment: Assessment, departments: Sequence[str]) -> Assessment:
    """The assessment with the findings that concern `departments` alone; with all where none is named."""
    if assessment.plan is None or not departments:
        return assessment
    demand_known("department", departments, sorted(assessment.plan.department))
    found = tuple(each for each in assessment.findings if not set(departments).isdisjoint(each.departments))
    return replace(assessment, findings=found)
