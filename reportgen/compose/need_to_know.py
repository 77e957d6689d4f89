"""What of a plan one department may know: its own, what it shares, and of the rest a department and a role."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from reportgen.analyse import facts as f
from reportgen.analyse.coordinated_facts import MoveFact, Reason
from reportgen.model import records as r
from reportgen.model.finding import Finding, Scalar, Severity, Source
from reportgen.model.labels import SHEET_SCOPE, fold, labels
from reportgen.model.plan import Plan, owner_of

R = TypeVar("R", bound=r.DepartmentRecord)
SAID = frozenset({"deliverable", "near", "near_in", "near_at", "name", "text", "hidden"})
"""Values of findings that are somebody's own words; all others are codes, dates, figures, roles, and words of ours."""
CLUES = frozenset({"suggestion", "suggestions", "accepted"})
"""Values of findings that offer codes to choose from."""
NEAR = ("near", "near_in", "near_at")
"""Values of findings that say what is probably meant, in whose words, and where."""


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


class Own:
    """Decides, for one department, what of others it shares; everything else shrinks to a department and a role."""

    def __init__(self, plan: Plan, facts: f.Facts, code: str) -> None:
        self.plan, self.code = plan, code
        self.interconnections = tuple(
            _interconnection(plan, each, code) for each in facts.dependencies if code in (each.from_, each.to)
        )
        self.shared = {each.their_initiative for each in self.interconnections} - {None}
        self.existing = {each.id for found in (plan.demands, plan.gaps, plan.initiatives, plan.risks) for each in found}
        self.owners = {book.file: book.department for book in plan.workbooks}

    def of(self, found: Iterable[R]) -> tuple[R, ...]:
        """Our records among those of all departments."""
        return tuple(each for each in found if each.department == self.code)

    def knows(self, code: str) -> bool:
        """Whether a code may be shown to us: our own, the programme's, or the other end of an interconnection.

        A code that belongs to no record gives nothing away, and is shown as it was typed.
        """
        return owner_of(code) in (None, self.code) or code in self.shared or code not in self.existing

    def code_or_department(self, code: str) -> str:
        """A code we may see, else the department it belongs to."""
        return code if self.knows(code) else str(owner_of(code))

    def codes(self, found: Iterable[str]) -> tuple[str, ...]:
        """Codes with those we may not see reduced to their department, each once, in order."""
        return tuple(dict.fromkeys(self.code_or_department(each) for each in found))

    def initiative(self, initiative: r.Initiative) -> r.Initiative:
        """Our initiative, with what it refers to as we may see it."""
        return initiative.model_copy(
            update={"closes": self.codes(initiative.closes), "after": self.codes(initiative.after)}
        )

    def closers(self, found: Iterable[r.Initiative]) -> tuple[r.Initiative, ...]:
        """What closes a gap of ours: our initiatives, and of another department's no more than a code we may see."""
        closers: dict[str, r.Initiative] = {}
        for each in found:
            if each.department == self.code:
                closers[each.id] = self.initiative(each)
            else:
                code = self.code_or_department(each.id)
                closers[code] = r.Initiative(source=Source(""), department=each.department, id=code)
        return tuple(closers.values())

    def milestone(self, milestone: r.Milestone) -> r.Milestone:
        """A milestone, with what it requires as we may see it."""
        return milestone.model_copy(update={"requires": self.codes(milestone.requires)})

    def names(self, decision: r.Decision) -> bool:
        """Whether a decision is about us, or about a record of ours."""
        return self.code in decision.departments or self.code in map(owner_of, decision.concerns)

    def decision(self, decision: r.Decision) -> r.Decision:
        """A decision, with what it concerns as we may see it."""
        return decision.model_copy(update={"concerns": self.codes(decision.concerns)})

    def moved(self, fact: f.InitiativeFact) -> f.InitiativeFact:
        """When our initiative happens, with what holds it as we may see it."""
        return fact.model_copy(update={"because": self.codes(fact.because)})

    def move(self, fact: MoveFact) -> MoveFact:
        """Why our initiative does not happen earlier: who else takes from a role is a department at most."""
        return fact.model_copy(
            update={"reasons": self._reasons(fact.reasons), "period_earlier": self._reasons(fact.period_earlier)}
        )

    def _reasons(self, found: Iterable[Reason]) -> tuple[Reason, ...]:
        return tuple(
            each.model_copy(update={"what": self.code_or_department(each.what), "users": self.codes(each.users)})
            for each in found
        )

    def rating(self, fact: f.RatingFact) -> f.RatingFact:
        """A rating, with its reasons as we may see them."""
        return fact.model_copy(update={"because": self.codes(fact.because)})

    def concerns(self, finding: Finding) -> bool:
        """Whether a finding is ours to see: it names us, or is an error in what the programme tells everybody."""
        if finding.departments:
            moves_another = finding.code == "initiative-moved" and owner_of(finding.subjects[0]) != self.code
            return self.code in finding.departments and not moves_another
        return finding.severity is Severity.ERROR and self._shown_to_us(finding.source)

    def _shown_to_us(self, place: Source) -> bool:
        """Whether we are shown what stands in a row of the programme workbook; one that was not read may concern us."""
        if place.sheet is None:
            return True
        row = (place.file, place.sheet, _row(place.cell))
        for each in self.plan.records():
            if (each.source.file, each.source.sheet, _row(each.source.cell)) == row:
                return self._tells_us(each)
        return fold(place.sheet) not in map(fold, labels(SHEET_SCOPE)[r.Requirement.sheet].spellings())

    def _tells_us(self, record: r.Record) -> bool:
        match record:
            case r.Requirement():
                told = False
            case r.Department():
                told = record.id == self.code
            case r.Budget():
                told = record.department == self.code
            case r.Response():
                told = owner_of(record.demand) == self.code
            case r.Milestone():
                told = self.code in map(owner_of, record.requires)
            case r.Decision():
                told = self.names(record)
            case _:
                told = True
        return told

    def finding(self, finding: Finding) -> Finding:
        """A finding as we may see it: at our own cell where there is one, with others' codes and words taken out."""
        places = [each for each in (finding.source, *finding.also) if self.owners.get(each.file) in (None, self.code)]
        place, *also = places or [Source(finding.source.file)]
        values = {name: self._value(name, value) for name, value in finding.values.items()}
        sides = (values.get("department"), values.get("other"))
        if not (self.code in sides if "deliverable" in values else places):
            values = {name: None if name in SAID else value for name, value in values.items()}
        if values.get("near_in") not in sides and self.code not in (values.get("near_in"), values.get("department")):
            values |= {name: None for name in NEAR if name in values}  # a third department speaks to another than us
        return finding.model_copy(
            update={
                "source": place,
                "also": tuple(also),
                "subjects": self.codes(finding.subjects),
                "values": values,
            }
        )

    def _value(self, name: str, value: Scalar | list[str]) -> Scalar | list[str]:
        if isinstance(value, list):
            if name in CLUES:
                return [each for each in value if self.knows(each)]
            return list(map(self.code_or_department, value) if name == "way" else self.codes(value))
        if isinstance(value, str) and not self.knows(value):
            return None if name in CLUES else f"{owner_of(value)}.…"
        return value

    def role_users(self) -> dict[str, tuple[str, ...]]:
        """Other departments that ask for our roles."""
        users: dict[str, dict[str, None]] = {}
        for each in self.plan.resources:
            if each.provider == self.code and each.department != self.code and each.role:
                role = self.plan.role_name[self.code, fold(each.role)]
                users.setdefault(role, {})[each.department] = None
        return {role: tuple(sorted(found)) for role, found in sorted(users.items())}


def _row(cell: str | None) -> str:
    return (cell or "").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _interconnection(plan: Plan, fact: f.DependencyFact, code: str) -> Interconnection:
    need = plan.dependencies[fact.need] if fact.need is not None else None
    provision = plan.dependencies[fact.provision] if fact.provision is not None else None
    incoming = fact.to == code
    ours, theirs = (need, provision) if incoming else (provision, need)
    other = (fact.from_ if incoming else fact.to) or ""
    return Interconnection(fact, incoming, other, fact.deliverable or "", ours, theirs)
