"""Coordination: contradictory wishes made into one plan that holds, each move with what it is due to.

Planned work (on hold counts as planned, and so does work without a status) may start later than asked, on a weekday,
never before the status date, its length in weekdays kept; what need not move keeps its dates to the day. Running and
done work stays, and so does what has no usable dates. Time goes on beyond the horizon, with the last stated capacity.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.analyse.capacity import available, capacity, usable
from reportgen.analyse.case import SCALE, Work, problem_of, work_of
from reportgen.analyse.coordinated_facts import Coordination, MoveFact
from reportgen.analyse.facts import DependencyFact
from reportgen.analyse.gaps import Dates, dates_as_asked
from reportgen.analyse.laid import Laid
from reportgen.analyse.links import Bond, day_at
from reportgen.analyse.moves import moves
from reportgen.analyse.remedies import NOTICEABLE, Case, remedies
from reportgen.analyse.schedule import Problem, Result, score, solve, verify
from reportgen.analyse.schedule.serial import shift_back
from reportgen.analyse.verify_reasons import verify_reasons
from reportgen.model.calendar import Period
from reportgen.model.labels import fold
from reportgen.model.plan import Plan


@dataclass(frozen=True)
class Coordinated:
    """The coordinated plan: first and last day of every initiative, what holds those that moved, and how it went."""

    work: Work
    problem: Problem
    laid: Laid
    dates: Dates
    moves: tuple[MoveFact, ...]
    summary: Coordination


def coordinate(plan: Plan, dependencies: Sequence[DependencyFact]) -> Coordinated:
    """Coordinate a plan; the result and each reason were checked by judges that share nothing with the solver."""
    work, problem, result, dates = _solved(work_of(plan, dependencies))
    verify(problem, result)
    laid = Laid(work, problem, dates)
    found = moves(laid, work, problem, result, dates)
    verify_reasons(plan, dependencies, dates, work.movable, found)
    summary = _summary(plan, problem, result, dates)
    if summary.overload > NOTICEABLE or summary.beyond:
        helpful = remedies(Case(plan, dependencies, problem, laid, result.starts, found))
        summary = summary.model_copy(update={"remedies": helpful})
    return Coordinated(work, problem, laid, dates, found, summary)


def _solved(work: Work) -> tuple[Work, Problem, Result, Dates]:
    """The best plan in which every delivery comes when it is needed.

    Only where one side was asked to start on a weekend, and leaves it for a weekday, may a first plan miss that by the
    weekend; such a bond then counts in calendar days, and the plan is made again.
    """
    problem = problem_of(work)
    result = _settled(problem, solve(problem))
    dates = _dates(work, problem, result)
    missed = {bond: _lag(bond, work) for bond in work.bonds if _misses(bond, work, dates)}
    if missed.items() - work.leaving.items():
        return _solved(replace(work, leaving={**work.leaving, **missed}))
    return work, problem, result, dates


def _settled(problem: Problem, result: Result) -> Result:
    """The plan with each initiative at its earliest step among the others, so that something holds whatever moved."""
    starts = shift_back(problem, result.starts)
    return replace(result, starts=tuple(starts), score=score(problem, starts))


def _lag(bond: Bond, work: Work) -> int:
    """What to ask for of a bond that was missed: first as if both sides had moved, then that the later one does."""
    return bond.weekend_lag(work.spans[bond.before], work.spans[bond.after], stays=bond in work.leaving)


def _misses(bond: Bond, work: Work, dates: Dates) -> bool:
    """Whether a delivery between two that may move comes too late."""
    before, after = dates[bond.before][0], dates[bond.after][0]
    movable = bond.before in work.position and bond.after in work.position
    if not (movable and before and after):
        return False
    return bond.too_late((work.spans[bond.before], before), (work.spans[bond.after], after))


def _dates(work: Work, problem: Problem, result: Result) -> Dates:
    """The dates of every initiative: as asked, but for those that moved."""
    dates = dict(dates_as_asked(work.plan))
    for code, task, start in zip(work.movable, problem.tasks, result.starts, strict=True):
        if start != task.asked:
            dates[code] = (day_at(start), day_at(start + task.length - 1))
    return dates


def _summary(plan: Plan, problem: Problem, result: Result, dates: Dates) -> Coordination:
    overload = _overload(plan, dates)
    proven = result.bound.overload == result.score.overload
    return Coordination(
        status=result.status,
        overload=overload,
        bound=overload if proven else min(overload, _least(plan, problem)),
        late=float(result.score.late),
        moved=float(result.score.moved),
        count=result.score.changed,
        late_bound=float(result.bound.late),
        moved_bound=float(result.bound.moved),
        count_bound=result.bound.changed,
        gap=result.gap,
        beyond=_beyond(plan, dates),
    )


def _overload(plan: Plan, dates: Dates) -> float:
    """Person-days over capacity as coordinated, inside the horizon; effort outside it is left out."""
    stated = available(plan)
    return sum(
        max(0.0, row.coordinated - float(days))
        for row in capacity(plan, dates)
        for days in usable(stated.get((row.department, fold(row.role)), {}), [row.period])
    )


def _least(plan: Plan, problem: Problem) -> float:
    """The overload inside the horizon that work which stays makes alone, in person-days: no plan can have less."""
    inside = [Period.of(day_at(step), plan.period_length) in plan.periods for step in problem.buckets[:-1]]
    excess = (
        max(0, taken - most)
        for resource in problem.resources
        for taken, most, counts in zip(resource.taken, resource.capacity, inside, strict=True)
        if counts
    )
    return sum(excess) / SCALE


def _beyond(plan: Plan, dates: Dates) -> tuple[str, ...]:
    """The initiatives that end beyond the horizon only because they were moved."""
    if plan.horizon is None:
        return ()
    last, asked = plan.horizon[1], dates_as_asked(plan)
    late = {code for code, (_, end) in dates.items() if end is not None and end > last}
    return tuple(sorted(code for code in late if (asked[code][1] or last) <= last))
