"""Need to know by construction: what one reader may see, and nothing else.

A department's template never gets the plan, only its DepartmentView: its own records, the programme's strategy, and
what it shares with others (their interconnections, milestones it is needed for, decisions it is named in). Of
anything else that matters, only the department and the role are named.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reportgen.analyse import facts as f
from reportgen.model import records as r
from reportgen.model.calendar import Period
from reportgen.model.finding import Finding, Scalar, Severity, Source
from reportgen.model.labels import fold
from reportgen.model.plan import Plan, owner_of

R = TypeVar("R", bound=r.DepartmentRecord)
CODE = re.compile(r"\A[^\s.:]+\.[^\s.:]+\Z")


@dataclass(frozen=True)
class Interconnection:
    """What one department needs from another, with both sides' words; `ours` and `theirs` as this reader sees them."""

    fact: f.DependencyFact
    incoming: bool
    """Whether we need it (else we provide it)."""
    other: str
    deliverable: str
    ours: r.Dependency | None
    theirs: r.Dependency | None

    @property
    def our_initiative(self) -> str | None:
        """Our initiative's code."""
        return self.fact.needs if self.incoming else self.fact.provides

    @property
    def their_initiative(self) -> str | None:
        """The other side's initiative, where one of us named it."""
        return self.fact.provides if self.incoming else self.fact.needs

    @property
    def our_date(self) -> dt.date | None:
        """The date we named."""
        return self.ours.date if self.ours else None

    @property
    def their_date(self) -> dt.date | None:
        """The date they named."""
        return self.theirs.date if self.theirs else None


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
    capacity_facts: tuple[f.CapacityFact, ...]
    role_users: Mapping[str, tuple[str, ...]]
    """Other departments that ask for one of our roles, by role as written."""
    cost: tuple[f.Cost, ...]
    milestone_facts: Mapping[str, f.MilestoneFact]
    ratings: Mapping[tuple[str, str], f.RatingFact]
    summary: f.Summary

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
    own = _Own(plan, facts, code)
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
        closing={gap: tuple(each for each in plan.closing[gap] if each.department == code) for gap in sorted(gaps)},
        initiatives=tuple(own.initiative(each) for each in own.of(plan.initiatives)),
        resources=own.of(plan.resources),
        capacity=own.of(plan.capacity),
        risks=own.of(plan.risks),
        interconnections=own.interconnections,
        milestones=milestones,
        decisions=tuple(own.decision(each) for each in plan.decisions if code in each.departments),
        findings=tuple(own.finding(each) for each in findings if code in each.departments),
        understanding=_understanding(facts, code, fewest_leaders),
        interviewed=len({fold(each.leader) for each in plan.interviews if each.department == code}),
        coverage={each.guideline: each for each in facts.coverage if each.department == code},
        gap_facts={each.gap: each for each in facts.gaps if each.gap in gaps},
        initiative_facts={
            each.initiative: own.moved(each) for each in facts.initiatives if each.initiative in initiatives
        },
        capacity_facts=tuple(each for each in facts.capacity if each.department == code),
        role_users=own.role_users(),
        cost=tuple(each for each in facts.cost if each.department == code),
        milestone_facts={each.id: facts.milestone[each.id] for each in milestones if each.id in facts.milestone},
        ratings={key: own.rating(each) for key, each in facts.rating.items() if key[1] in {code, *gaps, *initiatives}},
        summary=facts.summary[code],
    )


def _understanding(facts: f.Facts, code: str, fewest: int) -> tuple[f.Understanding, ...]:
    return tuple(
        each
        for each in facts.understanding
        if each.department is None or (each.department == code and each.n >= fewest)
    )


class _Own:
    """Decides, for one department, what of others it shares; everything else shrinks to a department and a role."""

    def __init__(self, plan: Plan, facts: f.Facts, code: str) -> None:
        self.plan, self.code = plan, code
        self.interconnections = tuple(
            _interconnection(plan, each, code) for each in facts.dependencies if code in (each.from_, each.to)
        )
        self.shared = {each.their_initiative for each in self.interconnections} - {None}

    def of(self, found: Iterable[R]) -> tuple[R, ...]:
        return tuple(each for each in found if each.department == self.code)

    def knows(self, code: str) -> bool:
        """Whether a code may be shown to us: our own, the programme's, or the other end of an interconnection."""
        return owner_of(code) in (None, self.code) or code in self.shared

    def code_or_department(self, code: str) -> str:
        """A code we may see, else the department it belongs to."""
        return code if self.knows(code) else str(owner_of(code))

    def codes(self, found: Iterable[str]) -> tuple[str, ...]:
        """Codes with those we may not see reduced to their department, each once, in order."""
        return tuple(dict.fromkeys(self.code_or_department(each) for each in found))

    def initiative(self, initiative: r.Initiative) -> r.Initiative:
        return initiative.model_copy(
            update={
                "closes": tuple(each for each in initiative.closes if self.knows(each)),
                "after": self.codes(initiative.after),
            }
        )

    def milestone(self, milestone: r.Milestone) -> r.Milestone:
        return milestone.model_copy(update={"requires": self.codes(milestone.requires)})

    def decision(self, decision: r.Decision) -> r.Decision:
        return decision.model_copy(update={"concerns": self.codes(decision.concerns)})

    def moved(self, fact: f.InitiativeFact) -> f.InitiativeFact:
        return fact.model_copy(update={"because": self.codes(fact.because)})

    def rating(self, fact: f.RatingFact) -> f.RatingFact:
        return fact.model_copy(update={"because": self.codes(fact.because)})

    def finding(self, finding: Finding) -> Finding:
        """A finding as we may see it: at our own cell where there is one, and with others' codes reduced."""
        places = [each for each in (finding.source, *finding.also) if self._ours(each)]
        place, *also = places or [Source(finding.source.file)]
        return finding.model_copy(
            update={
                "source": place,
                "also": tuple(also),
                "subjects": self.codes(finding.subjects),
                "values": {name: self._value(value) for name, value in finding.values.items()},
            }
        )

    def _ours(self, place: Source) -> bool:
        owner = next((book.department for book in self.plan.workbooks if book.file == place.file), None)
        return owner in (None, self.code)

    def _value(self, value: Scalar | list[str]) -> Scalar | list[str]:
        if isinstance(value, list):
            return list(self.codes(each for each in value))
        if isinstance(value, str) and CODE.match(value) and owner_of(value) in self.plan.department:
            return self.code_or_department(value)
        return value

    def role_users(self) -> dict[str, tuple[str, ...]]:
        """Other departments that ask for our roles."""
        users: dict[str, dict[str, None]] = {}
        for each in self.plan.resources:
            if each.provider == self.code and each.department != self.code and each.role:
                role = self.plan.role_name[self.code, fold(each.role)]
                users.setdefault(role, {})[each.department] = None
        return {role: tuple(sorted(found)) for role, found in sorted(users.items())}


def _interconnection(plan: Plan, fact: f.DependencyFact, code: str) -> Interconnection:
    need = plan.dependencies[fact.need] if fact.need is not None else None
    provision = plan.dependencies[fact.provision] if fact.provision is not None else None
    incoming = fact.to == code
    ours, theirs = (need, provision) if incoming else (provision, need)
    other = (fact.from_ if incoming else fact.to) or ""
    return Interconnection(fact, incoming, other, fact.deliverable or "", ours, theirs)
