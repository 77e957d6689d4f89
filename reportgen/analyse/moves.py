"""What coordination moves, and what stops each of it from lying earlier."""

import datetime as dt
import math
from collections.abc import Iterator
from fractions import Fraction

from reportgen.analyse.case import SCALE, Work
from reportgen.analyse.coordinated_facts import MoveFact, Reason
from reportgen.analyse.gaps import Dates
from reportgen.analyse.laid import Laid, Slot
from reportgen.analyse.links import Bond, Span, day_at, step_at, step_until
from reportgen.analyse.schedule import Problem, Result
from reportgen.analyse.schedule.load import loads
from reportgen.model.calendar import ONE_DAY, Period

STATUS_DATE = "status-date"
"""What holds work that was asked for before the status date."""
TENTHS = 10
"""Parts of a person-day to which what is lacking is rounded up."""


def moves(laid: Laid, work: Work, problem: Problem, result: Result, dates: Dates) -> tuple[MoveFact, ...]:
    """The initiatives that moved, by code, each with its reasons; see `MoveFact`."""
    reasons = _Reasons(laid, work, problem, result, dates)
    found = []
    for code, task, start in zip(work.movable, problem.tasks, result.starts, strict=True):
        if start != task.asked:
            asked, day = work.spans[code][0], day_at(start)
            found.append(
                MoveFact(
                    initiative=code,
                    asked=asked,
                    start=day,
                    days=(day - asked).days,
                    reasons=tuple(reasons.against(code, start - 1)),
                    period_earlier=tuple(reasons.against(code, min(start - 1, _period_earlier(work, day)))),
                )
            )
    return tuple(found)


def _period_earlier(work: Work, day: dt.date) -> int:
    """The step as far into the period before as a day lies in its own; the last of it where it is shorter."""
    period = Period.of(day, work.plan.period_length)
    before = Period.of(period.start - ONE_DAY, work.plan.period_length)
    return step_until(min(before.start + (day - period.start), before.end))


class _Reasons:
    """What stops an initiative that moved from lying at an earlier step, all else being as coordinated."""

    def __init__(self, laid: Laid, work: Work, problem: Problem, result: Result, dates: Dates) -> None:
        self.laid, self.work, self.problem, self.result, self.dates = laid, work, problem, result, dates
        self.incoming: dict[str, list[Bond]] = {}
        for bond in work.bonds:
            self.incoming.setdefault(bond.after, []).append(bond)
        self.level = {
            (role, bucket): units
            for role, resource in enumerate(problem.resources)
            for bucket, units in enumerate(resource.taken)
        }
        for task, start in zip(problem.tasks, result.starts, strict=True):
            for load in loads(problem, task, start):
                self.level[load.resource, load.bucket] += load.units

    def against(self, code: str, earlier: int) -> Iterator[Reason]:
        """Why not at step `earlier`, or as asked where that is later: initiatives, the status date, then roles."""
        asked = self.work.spans[code]
        at = max(earlier, step_at(asked[0]))
        day = day_at(at) if at > step_at(asked[0]) else asked[0]
        yield from self._waits(code, day)
        status = self.work.plan.programme.status_date
        if status is not None and day < status:
            yield Reason(kind="status-date", what=STATUS_DATE, until=status)
        yield from self._short_roles(code, at)

    def _waits(self, code: str, day: dt.date) -> Iterator[Reason]:
        """The initiatives that it waits for, each once as predecessor and as supplier, with the day it waits for."""
        until: dict[tuple[str, bool], dt.date] = {}
        for bond in self.incoming.get(code, ()):
            if self._breaks(bond, day):
                key, ready = (bond.before, bond.provided is not None), self._ready(bond)
                until[key] = max(until.get(key, ready), ready)
        for (before, delivers), ready in sorted(until.items()):
            yield Reason(kind="delivery" if delivers else "predecessor", what=before, until=ready)

    def _ready(self, bond: Bond) -> dt.date:
        """The day on which the earlier initiative ends, or delivers, as coordinated."""
        start, end = _span(self.dates, bond.before)
        return end if bond.provided is None else bond.provided + (start - self.work.spans[bond.before][0])

    def _breaks(self, bond: Bond, day: dt.date) -> bool:
        before, after = self.work.spans[bond.before], self.work.spans[bond.after]
        now = _span(self.dates, bond.before)
        if bond.provided is None or bond.needed is None:
            return day <= now[1]
        first, then = step_at(now[0]), step_at(day)
        apart = (day_at(then) - day_at(first)).days
        return (
            apart < self.work.leaving.get(bond, apart)
            or then - first < bond.lag(before, after)
            or bond.too_late((before, now[0]), (after, day))
        )

    def _short_roles(self, code: str, earlier: int) -> Iterator[Reason]:
        """The roles that would be overloaded more than they are, with the periods in which they would be."""
        position = self.work.position[code]
        task, start = self.problem.tasks[position], self.result.starts[position]
        now = {(load.resource, load.bucket): load.units for load in loads(self.problem, task, start)}
        for role, bucket, units in sorted(loads(self.problem, task, earlier)):
            own, resource = now.get((role, bucket), 0), self.problem.resources[role]
            room = max(resource.capacity[bucket], resource.taken[bucket]) - (self.level[role, bucket] - own)
            if units > max(room, own):
                yield self._full(code, (role, bucket), units - room)

    def _full(self, code: str, slot: Slot, units: int) -> Reason:
        first = day_at(self.problem.buckets[slot[1]])
        return Reason(
            kind="role",
            what=self.problem.resources[slot[0]].name,
            period=Period.of(first, self.work.plan.period_length),
            short=units / SCALE,
            lacking=math.ceil(Fraction(units * TENTHS, SCALE)) / TENTHS,
            users=tuple(user for user in self.laid.users_of(slot) if user != code),
        )


def _span(dates: Dates, code: str) -> Span:
    start, end = dates[code]
    if start is None or end is None:
        raise ValueError(f"{code} binds others, but has no dates")
    return start, end
