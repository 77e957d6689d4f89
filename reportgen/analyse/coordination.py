"""Coordination: contradictory wishes made into one plan that holds, each move with what it is due to.

Planned work (on hold counts as planned, and so does work without a status) may start later than asked, on a weekday,
never before the status date, its length in weekdays kept; what need not move keeps its dates to the day. Running and
done work stays, and so does what has no usable dates. Time goes on beyond the horizon, with the last stated capacity.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.analyse.capacity import available, capacity, usable
from reportgen.analyse.case import SCALE, Work, problem_of, work_of
from reportgen.analyse.facts import Coordination, DependencyFact
from reportgen.analyse.gaps import Dates, dates_as_asked
from reportgen.analyse.links import Bond, Span, day_at, step_at
from reportgen.analyse.schedule import Problem, Result, solve, verify
from reportgen.analyse.schedule.load import Usage
from reportgen.model.calendar import Period
from reportgen.model.labels import fold
from reportgen.model.plan import Plan

STATUS_DATE = "status-date"
"""What holds work that was asked for before the status date."""


@dataclass(frozen=True)
class Coordinated:
    """The coordinated plan: first and last day of every initiative, what holds those that moved, and how it went."""

    work: Work
    problem: Problem
    result: Result
    dates: Dates
    because: Mapping[str, tuple[str, ...]]
    summary: Coordination


def coordinate(plan: Plan, dependencies: Sequence[DependencyFact]) -> Coordinated:
    """Coordinate a plan; the result has been checked by a judge that shares nothing with the solver."""
    work = work_of(plan, dependencies)
    problem = problem_of(work)
    result = solve(problem)
    verify(problem, result)
    dates = _dates(work, problem, result)
    reasons = _Reasons(work, problem, result, dates)
    moved = [code for code, task in zip(work.movable, problem.tasks, strict=True) if reasons.start(code) != task.asked]
    because = {code: tuple(sorted(set(reasons.of(code)))) for code in moved}
    return Coordinated(work, problem, result, dates, because, _summary(plan, problem, result, dates))


def _dates(work: Work, problem: Problem, result: Result) -> Dates:
    """The dates of every initiative: as asked, but for those that moved."""
    dates = dict(dates_as_asked(work.plan))
    for code, task, start in zip(work.movable, problem.tasks, result.starts, strict=True):
        if start != task.asked:
            dates[code] = (day_at(start), day_at(start + task.length - 1))
    return dates


def _summary(plan: Plan, problem: Problem, result: Result, dates: Dates) -> Coordination:
    overload = _overload(plan, dates)
    proven = result.bound == result.score.overload
    return Coordination(
        status=result.status,
        overload=overload,
        bound=overload if proven else min(overload, _least(plan, problem)),
        late=float(result.score.late),
        moved=float(result.score.moved),
        count=result.score.changed,
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


class _Reasons:
    """What stops an initiative that moved from starting one weekday earlier, all else being as coordinated."""

    def __init__(self, work: Work, problem: Problem, result: Result, dates: Dates) -> None:
        self.work, self.problem, self.result, self.dates = work, problem, result, dates
        self.incoming: dict[str, list[Bond]] = {}
        for bond in work.bonds:
            self.incoming.setdefault(bond.after, []).append(bond)
        self.usage = Usage(problem)
        for task, start in zip(problem.tasks, result.starts, strict=True):
            self.usage.put(task, start)

    def start(self, code: str) -> int:
        return self.result.starts[self.work.position[code]]

    def of(self, code: str) -> Iterator[str]:
        """Codes of initiatives that it waits for, roles that would be overloaded, the status date."""
        asked = self.work.spans[code]
        earlier = self.start(code) - 1
        day = day_at(earlier) if earlier > step_at(asked[0]) else asked[0]
        for bond in self.incoming.get(code, ()):
            if self._breaks(bond, day):
                yield bond.before
        status = self.work.plan.programme.status_date
        if status is not None and day < status:
            yield STATUS_DATE
        yield from self._short_roles(code, earlier)

    def _breaks(self, bond: Bond, day: dt.date) -> bool:
        before, after = self.work.spans[bond.before], self.work.spans[bond.after]
        now = _span(self.dates, bond.before)
        if bond.provided is None or bond.needed is None:
            return day <= now[1]
        moved = (now[0] - before[0]).days
        steps = step_at(day) - step_at(now[0])
        late_by_days = bond.provided + dt.timedelta(moved) > bond.needed + (day - after[0])
        return steps < bond.lag(before, after) or late_by_days

    def _short_roles(self, code: str, earlier: int) -> Iterator[str]:
        task = self.problem.tasks[self.work.position[code]]
        self.usage.take(task, self.start(code))
        here = self.usage.excess_by_resource(task, self.start(code))
        there = self.usage.excess_by_resource(task, earlier)
        self.usage.put(task, self.start(code))
        for resource, units in there.items():
            if units > here.get(resource, 0):
                yield self.problem.resources[resource].name


def _span(dates: Dates, code: str) -> Span:
    start, end = dates[code]
    if start is None or end is None:
        raise ValueError(f"{code} binds others, but has no dates")
    return start, end
