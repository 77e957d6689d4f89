"""From the plan to the facts: every figure, computed once, by pure functions."""

from collections.abc import Mapping

from reportgen.analyse.alignment import coverage, requirements, understanding
from reportgen.analyse.capacity import capacity, cost
from reportgen.analyse.coordination import Coordinated, coordinate
from reportgen.analyse.critical import floats
from reportgen.analyse.facts import DependencyFact, Facts, InitiativeFact
from reportgen.analyse.gaps import gaps, milestones
from reportgen.analyse.network import cycles, dependencies
from reportgen.analyse.ratings import ratings
from reportgen.analyse.summary import alignment, guideline_summaries, summaries
from reportgen.analyse.totals import closing, gaps_above_zero, largest, years
from reportgen.model.plan import Plan

__all__ = ["analyse", "figures"]


def analyse(plan: Plan) -> Facts:
    """Compute every figure of a plan; whatever a manager typed in, this never raises."""
    interconnections = dependencies(plan)
    coordinated = coordinate(plan, interconnections)
    float_days = floats(coordinated.laid, coordinated.work, coordinated.dates)
    return figures(plan, interconnections, coordinated, float_days)


def figures(
    plan: Plan, interconnections: tuple[DependencyFact, ...], coordinated: Coordinated, float_days: Mapping[str, int]
) -> Facts:
    """Every figure of a plan that has been coordinated; the time that it takes grows with the number of records."""
    gap_rows = gaps(plan, coordinated.dates)
    capacity_rows = capacity(plan, coordinated.dates)
    initiative_rows = _initiatives(plan, coordinated, float_days)
    facts = Facts(
        understanding=understanding(plan),
        requirements=requirements(plan),
        coverage=coverage(plan),
        gaps=gap_rows,
        capacity=capacity_rows,
        initiatives=initiative_rows,
        moves=coordinated.moves,
        dependencies=interconnections,
        cycles=cycles(plan),
        cost=cost(plan),
        milestones=milestones(plan, coordinated.dates),
        ratings=ratings(plan, gap_rows, capacity_rows, initiative_rows, interconnections),
        coordination=coordinated.summary,
    )
    left = gaps_above_zero(plan, facts.gap)
    sums = {
        "summaries": summaries(plan, facts),
        "guideline_summaries": guideline_summaries(plan, facts),
        "alignment": alignment(plan, facts),
        "closing": closing(left),
        "largest": largest(left),
        "years": years(facts.cost),
    }
    return facts.model_copy(update=sums)


def _initiatives(plan: Plan, coordinated: Coordinated, float_days: Mapping[str, int]) -> tuple[InitiativeFact, ...]:
    because = {move.initiative: move.because for move in coordinated.moves}
    rows = []
    for each in sorted(plan.initiatives, key=lambda initiative: initiative.id):
        start, end = coordinated.dates[each.id]
        rows.append(
            InitiativeFact(
                initiative=each.id,
                requested_start=each.start,
                requested_end=each.end,
                start=start,
                end=end,
                moved_days=(start - each.start).days if start and each.start else 0,
                critical=float_days.get(each.id) == 0,
                float_days=float_days.get(each.id),
                because=because.get(each.id, ()),
            )
        )
    return tuple(rows)
