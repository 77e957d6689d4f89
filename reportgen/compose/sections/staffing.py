"""People and money of the whole: which roles are overloaded, by which initiatives, and cost by department and year."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.analyse.facts import CapacityFact, Cost
from reportgen.compose.sections.people import ROUNDING, excess
from reportgen.compose.views import ProgrammeView
from reportgen.model.calendar import Period
from reportgen.model.finding import Finding
from reportgen.words.catalogue import Words

MOST_OVERLOADS = 8
MOST_YEARS = 5
"""Years side by side: each of their cells holds a cost and a budget."""


@dataclass(frozen=True)
class Overload:
    """A role asked for more than there is: its worst period, who asks, and what helps."""

    department: str
    role: str
    period: Period
    over: float
    periods: int
    initiatives: tuple[str, ...]
    remedy: str
    left: bool


@dataclass(frozen=True)
class CostCell:
    """Cost and budget of one department in one year."""

    total: float
    budget: float | None
    tone: str


@dataclass(frozen=True)
class CostRow:
    """A department's cost by year."""

    name: str
    cells: tuple[CostCell, ...]


def overloads(view: ProgrammeView, words: Words) -> list[Overload]:
    """Roles asked for more than there is, the worst first; each once, by its worst period."""
    by_role: dict[tuple[str, str], list[CapacityFact]] = {}
    for each in view.facts.capacity:
        if each.available is not None and excess(each, each.requested) > ROUNDING:
            by_role.setdefault((each.department, each.role), []).append(each)
    named = _named_causes(view.findings)
    found = [_overload(rows, named, view, words) for rows in by_role.values()]
    return sorted(found, key=lambda each: (not each.left, -each.over, each.department, each.role))


def _named_causes(findings: Sequence[Finding]) -> dict[tuple[str, str], tuple[str, ...]]:
    """The initiatives that overload a role, by department and role."""
    causes: dict[tuple[str, str], dict[str, None]] = {}
    for each in findings:
        if each.code == "role-overloaded":
            taken = causes.setdefault((str(each.values["department"]), str(each.values["role"])), {})
            taken.update(dict.fromkeys(each.subjects))
    return {role: tuple(found) for role, found in causes.items()}


def _overload(
    rows: Sequence[CapacityFact], named: dict[tuple[str, str], tuple[str, ...]], view: ProgrammeView, words: Words
) -> Overload:
    worst = max(rows, key=lambda each: (excess(each, each.requested), str(each.period)))
    own = [each for each in view.facts.capacity if (each.department, each.role) == (worst.department, worst.role)]
    left = max(own, key=lambda each: excess(each, each.coordinated) if each.available is not None else 0.0)
    short = excess(left, left.coordinated) if left.available is not None else 0.0
    if short > ROUNDING:
        days_a_period = view.plan.programme.working_days / view.plan.period_length.per_year
        remedy = words.t(
            "{fte} FTE more in {period}, or cut or postpone one of them",
            fte=words.number(max(short / days_a_period, 0.1), 1),
            period=words.period(left.period),
        )
    else:
        remedy = words.t("the coordinated dates remove it")
    return Overload(
        department=view.name(worst.department),
        role=worst.role,
        period=worst.period,
        over=excess(worst, worst.requested),
        periods=len(rows),
        initiatives=named.get((worst.department, worst.role), ()),
        remedy=remedy,
        left=short > ROUNDING,
    )


def cost_rows(view: ProgrammeView) -> list[CostRow]:
    """Cost by department and year, in the programme's order of departments."""
    facts = {(each.department, each.year): each for each in view.facts.cost}
    return [
        CostRow(view.name(each.id), tuple(_cost(facts.get((each.id, year))) for year in view.plan.years))
        for each in view.plan.departments
    ]


def _cost(fact: Cost | None) -> CostCell:
    if fact is None:
        return CostCell(0.0, None, "")
    return CostCell(fact.total, fact.budget, "red" if fact.above is not None and fact.above > 0 else "")
