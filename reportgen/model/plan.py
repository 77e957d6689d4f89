"""The plan: everything that was typed in, normalised, each record with its origin."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Self

from pydantic import BaseModel, ConfigDict

from reportgen.model import records as r
from reportgen.model.calendar import Period, PeriodLength, periods_between
from reportgen.model.finding import Finding
from reportgen.model.labels import fold


class Workbook(BaseModel):
    """A file that was read: its path relative to the programme folder, content hash, owner, sheets in their order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    sha256: str
    department: str | None = None
    """None for the programme workbook."""
    sheets: tuple[str, ...] = ()


class Plan(BaseModel):
    """What the managers typed in, of all departments, in the order of the workbooks; `findings` are those of intake."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    programme: r.Programme
    guidelines: tuple[r.Guideline, ...] = ()
    options: tuple[r.Option, ...] = ()
    requirements: tuple[r.Requirement, ...] = ()
    departments: tuple[r.Department, ...] = ()
    interviews: tuple[r.Interview, ...] = ()
    services: tuple[r.Service, ...] = ()
    responses: tuple[r.Response, ...] = ()
    budget: tuple[r.Budget, ...] = ()
    milestones: tuple[r.Milestone, ...] = ()
    decisions: tuple[r.Decision, ...] = ()
    submissions: tuple[r.Submission, ...] = ()
    translations: tuple[r.Translation, ...] = ()
    demands: tuple[r.Demand, ...] = ()
    gaps: tuple[r.Gap, ...] = ()
    initiatives: tuple[r.Initiative, ...] = ()
    resources: tuple[r.Resource, ...] = ()
    capacity: tuple[r.Capacity, ...] = ()
    dependencies: tuple[r.Dependency, ...] = ()
    risks: tuple[r.Risk, ...] = ()
    workbooks: tuple[Workbook, ...] = ()
    findings: tuple[Finding, ...] = ()

    def records(self) -> Iterator[r.Record]:
        """Every record, programme first, in the order of the form."""
        yield self.programme
        for name in RECORD_FIELDS:
            yield from getattr(self, name)

    def revised(self, **lists: Iterable[r.Record]) -> Self:
        """The plan with other records in some lists; nothing that was derived from the former ones is carried over."""
        own = {name: getattr(self, name) for name in type(self).model_fields}
        return self.model_construct(**own | {name: tuple(rows) for name, rows in lists.items()})

    def with_status(self, codes: Collection[str], status: str) -> Self:
        """The plan with another status of some initiatives."""
        update = {"status": status}
        return self.revised(
            initiatives=(each.model_copy(update=update) if each.id in codes else each for each in self.initiatives)
        )

    @cached_property
    def guideline(self) -> Mapping[str, r.Guideline]:
        """Guidelines by code."""
        return {each.id: each for each in self.guidelines}

    @cached_property
    def department(self) -> Mapping[str, r.Department]:
        """Departments by code."""
        return {each.id: each for each in self.departments}

    @cached_property
    def gap(self) -> Mapping[str, r.Gap]:
        """Gaps by qualified code."""
        return {each.id: each for each in self.gaps}

    @cached_property
    def initiative(self) -> Mapping[str, r.Initiative]:
        """Initiatives by qualified code."""
        return {each.id: each for each in self.initiatives}

    @cached_property
    def demand(self) -> Mapping[str, r.Demand]:
        """Demands by qualified code."""
        return {each.id: each for each in self.demands}

    @cached_property
    def service(self) -> Mapping[str, r.Service]:
        """Services by code."""
        return {each.id: each for each in self.services}

    @cached_property
    def response(self) -> Mapping[str, r.Response]:
        """Responses by the demand they answer."""
        return {each.demand: each for each in self.responses}

    @cached_property
    def submission(self) -> Mapping[str, r.Submission]:
        """The department workbooks that came in, by department."""
        return {each.department: each for each in self.submissions}

    @cached_property
    def closing(self) -> Mapping[str, tuple[r.Initiative, ...]]:
        """The initiatives that close each gap, by gap, in the order of the plan; a cancelled one closes nothing."""
        closing: dict[str, list[r.Initiative]] = {each.id: [] for each in self.gaps}
        for initiative in self.initiatives:
            if initiative.status != "cancelled":
                for gap in initiative.closes:
                    closing.setdefault(gap, []).append(initiative)
        return {gap: tuple(found) for gap, found in closing.items()}

    @cached_property
    def role_name(self) -> Mapping[tuple[str, str], str]:
        """How a role is written, by department and folded role: as first stated under Capacity, else as first used."""
        names: dict[tuple[str, str], str] = {}
        for capacity in self.capacity:
            names.setdefault((capacity.department, fold(capacity.role)), capacity.role)
        for resource in self.resources:
            if resource.role:
                names.setdefault((resource.provider, fold(resource.role)), resource.role)
        return names

    @property
    def language(self) -> str:
        """The programme's language; English where none is stated."""
        return self.programme.language or "en"

    def language_of(self, department: str) -> str:
        """The language of a department's report: its own, else the programme's."""
        found = self.department.get(department)
        return (found.language if found else None) or self.language

    @property
    def period_length(self) -> PeriodLength:
        """Month or quarter."""
        return PeriodLength(self.programme.period_length)

    @cached_property
    def horizon(self) -> tuple[dt.date, dt.date] | None:
        """First and last day of the plan; what is not stated is taken from the initiatives; None without any date."""
        stated = self.programme
        dates = [day for each in self.initiatives for day in (each.start, each.end) if day]
        first = stated.horizon_start or min(dates, default=stated.horizon_end)
        last = stated.horizon_end or max(dates, default=stated.horizon_start)
        return (first, last) if first and last else None

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods of the horizon, in order."""
        return tuple(periods_between(*self.horizon, self.period_length)) if self.horizon else ()

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years of the horizon."""
        return tuple(range(self.horizon[0].year, self.horizon[1].year + 1)) if self.horizon else ()


RECORD_FIELDS: Mapping[str, type[r.Record]] = {
    "guidelines": r.Guideline,
    "options": r.Option,
    "requirements": r.Requirement,
    "departments": r.Department,
    "interviews": r.Interview,
    "services": r.Service,
    "responses": r.Response,
    "budget": r.Budget,
    "milestones": r.Milestone,
    "decisions": r.Decision,
    "submissions": r.Submission,
    "translations": r.Translation,
    "demands": r.Demand,
    "gaps": r.Gap,
    "initiatives": r.Initiative,
    "resources": r.Resource,
    "capacity": r.Capacity,
    "dependencies": r.Dependency,
    "risks": r.Risk,
}
"""The plan's fields that hold records, with their class, in the order of the form."""


QUALIFIED = re.compile(r"([\w-]+)\.[\w-]+")


def owner_of(code: str) -> str | None:
    """The department in a qualified code (`FIN` of `FIN.I1`); None for a code of the programme's own."""
    match = QUALIFIED.fullmatch(code)
    return match[1] if match else None


def sorted_findings(findings: Iterable[Finding], workbooks: Iterable[Workbook]) -> list[Finding]:
    """Findings by file, sheet in the workbook's order, row, column (null first), code."""
    order = {book.file: {sheet: position for position, sheet in enumerate(book.sheets)} for book in workbooks}

    def place(finding: Finding) -> tuple[object, ...]:
        file, sheet, cell = finding.source
        position = -1 if sheet is None else order.get(file, {}).get(sheet, len(order.get(file, {})))
        return (
            file,
            position,
            sheet or "",
            *_row_and_column(cell),
            finding.code,
            finding.subjects,
            str(finding.values),
        )

    return sorted(findings, key=place)


def _row_and_column(cell: str | None) -> tuple[int, int]:
    if cell is None:
        return (0, 0)
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return (int(cell[len(letters) :]), column)
