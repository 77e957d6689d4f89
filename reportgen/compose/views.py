"""Need to know by construction: what one reader may see, and nothing else.

A department's template never gets the plan, only its DepartmentView: its own records, the programme's strategy, and
what it shares with others (their interconnections, milestones it is needed for, decisions it is named in). Of
anything else that matters, only the department and the role are named.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.analyse import facts as f
from reportgen.analyse.coordinated_facts import MoveFact
from reportgen.analyse.disclosure import disclosed
from reportgen.compose.need_to_know import Interconnection, Own
from reportgen.model import records as r
from reportgen.model.calendar import Period
from reportgen.model.finding import Finding, Severity
from reportgen.model.labels import fold
from reportgen.model.plan import Plan


@dataclass(frozen=True)
class DepartmentView:
    """What the head of one department may see."""

    department: r.Department
    language: str
    programme: r.Programme
    periods: tuple[Period, ...]
    years: tuple[int, ...]
    horizon: tuple[dt.date, dt.date] | None
    guidelines: tuple[r.Guideline, ...]
    options: tuple[r.Option, ...]
    department_names: Mapping[str, str]
    services: Mapping[str, r.Service]
    submission: r.Submission | None
    translations: Mapping[str, r.Translation]
    demands: tuple[r.Demand, ...]
    responses: Mapping[str, r.Response]
    gaps: tuple[r.Gap, ...]
    closing: Mapping[str, tuple[r.Initiative, ...]]
    initiatives: tuple[r.Initiative, ...]
    resources: tuple[r.Resource, ...]
    capacity: tuple[r.Capacity, ...]
    risks: tuple[r.Risk, ...]
    interconnections: tuple[Interconnection, ...]
    milestones: tuple[r.Milestone, ...]
    decisions: tuple[r.Decision, ...]
    findings: tuple[Finding, ...]
    understanding: tuple[f.Understanding, ...]
    interviewed: int
    """How many of our leaders were interviewed at all."""
    coverage: Mapping[str, f.Coverage]
    gap_facts: Mapping[str, f.GapFact]
    initiative_facts: Mapping[str, f.InitiativeFact]
    moves: Mapping[str, MoveFact]
    capacity_facts: tuple[f.CapacityFact, ...]
    role_users: Mapping[str, tuple[str, ...]]
    """Other departments that ask for one of our roles, by role as written."""
    cost: tuple[f.Cost, ...]
    milestone_facts: Mapping[str, f.MilestoneFact]
    ratings: Mapping[tuple[str, str], f.RatingFact]
    summary: f.Summary
    course: f.ClosingFact
    """How our gap closes, day by day."""

    @property
    def code(self) -> str:
        """The department's code."""
        return self.department.id

    @property
    def name(self) -> str:
        """The department's name, else its code."""
        return self.department.name or self.department.id

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The errors that concern what this reader is shown: they make the document a draft."""
        return tuple(each for each in self.findings if each.severity is Severity.ERROR)

    def short(self, code: str) -> str:
        """An own code without the department in front (`I1` for `FIN.I1`)."""
        return code.removeprefix(f"{self.code}.")


@dataclass(frozen=True)
class ProgrammeView:
    """What the board and the programme office see: everything."""

    plan: Plan
    facts: f.Facts
    findings: tuple[Finding, ...]
    language: str
    fewest_leaders: int

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The errors: they make the document a draft."""
        return tuple(each for each in self.findings if each.severity is Severity.ERROR)

    def name(self, department: str) -> str:
        """A department's name, else its code."""
        found = self.plan.department.get(department)
        return (found.name if found else None) or department


def programme_view(plan: Plan, facts: f.Facts, findings: Sequence[Finding], fewest_leaders: int) -> ProgrammeView:
    """The whole; `fewest_leaders` is how many must stand behind a department's figure of understanding."""
    return ProgrammeView(plan, facts, tuple(findings), plan.language, fewest_leaders)


def department_view(
    plan: Plan, facts: f.Facts, findings: Sequence[Finding], code: str, fewest_leaders: int
) -> DepartmentView:
    """What department `code` may see of the plan, the facts and the findings."""
    own = Own(plan, facts, code)
    gaps = {each.id for each in own.of(plan.gaps)}
    initiatives = {each.id for each in own.of(plan.initiatives)}
    demands = own.of(plan.demands)
    milestones = tuple(own.milestone(each) for each in plan.milestones if initiatives.intersection(each.requires))
    return DepartmentView(
        department=plan.department[code],
        language=plan.language_of(code),
        programme=plan.programme,
        periods=plan.periods,
        years=plan.years,
        horizon=plan.horizon,
        guidelines=plan.guidelines,
        options=plan.options,
        department_names={each.id: each.name or each.id for each in plan.departments},
        services=plan.service,
        submission=plan.submission.get(code),
        translations={each.guideline: each for each in own.of(plan.translations)},
        demands=demands,
        responses={each.id: plan.response[each.id] for each in demands if each.id in plan.response},
        gaps=own.of(plan.gaps),
        closing={gap: own.closers(plan.closing[gap]) for gap in sorted(gaps)},
        initiatives=tuple(own.initiative(each) for each in own.of(plan.initiatives)),
        resources=own.of(plan.resources),
        capacity=own.of(plan.capacity),
        risks=own.of(plan.risks),
        interconnections=own.interconnections,
        milestones=milestones,
        decisions=tuple(own.decision(each) for each in plan.decisions if own.names(each)),
        findings=tuple(own.finding(each) for each in findings if own.concerns(each)),
        understanding=_understanding(facts, code, fewest_leaders),
        interviewed=len({fold(each.leader) for each in plan.interviews if each.department == code}),
        coverage={each.guideline: each for each in facts.coverage if each.department == code},
        gap_facts={each.gap: each for each in facts.gaps if each.gap in gaps},
        initiative_facts={
            each.initiative: own.moved(each) for each in facts.initiatives if each.initiative in initiatives
        },
        moves={each.initiative: own.move(each) for each in facts.moves if each.initiative in initiatives},
        capacity_facts=tuple(each for each in facts.capacity if each.department == code),
        role_users=own.role_users(),
        cost=tuple(each for each in facts.cost if each.department == code),
        milestone_facts={each.id: facts.milestone[each.id] for each in milestones if each.id in facts.milestone},
        ratings={key: own.rating(each) for key, each in facts.rating.items() if key[1] in {code, *gaps, *initiatives}},
        summary=facts.summary[code],
        course=facts.course[code],
    )


def _understanding(facts: f.Facts, code: str, fewest_leaders: int) -> tuple[f.Understanding, ...]:
    """How all leaders understand the guidelines, and those of the department where enough stand behind a figure."""
    shown = disclosed(facts.understanding, fewest_leaders)
    return tuple(each for each in shown if each.department in (None, code))
