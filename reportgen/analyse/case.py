"""A plan as a scheduling problem: what may move, how far, what it waits for, what it takes, what should be reached."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from reportgen.analyse.capacity import Role, available, efforts, shares, usable
from reportgen.analyse.facts import DependencyFact
from reportgen.analyse.gaps import gap_weight, required_work
from reportgen.analyse.links import Bond, Span, bonds, day_at, is_real, length_of, order, step_at, step_until
from reportgen.analyse.schedule import Due, Link, Problem, Resource, Task, Weekly
from reportgen.analyse.schedule.problem import latest_before, soonest
from reportgen.model.calendar import Period, periods_between
from reportgen.model.plan import Plan

SCALE = 10**8
"""Units in a person-day: fine enough that rounding never shows in a sum of person-days."""
MILESTONE_WEIGHT = 5
"""A day that a milestone is late weighs like a day of a gap of the weightiest guideline."""
LEAST_WEIGHT = 1
"""The weight of an initiative that closes no gap."""
FIXED = ("running", "done")
"""Work that stays where it is."""
LONGEST = 50
"""Years: work that spans more, or ends so far beyond the horizon, has a mistyped date, and stays where it is."""
YEAR = 262
"""Weekdays, at most."""
FURTHEST = 60 * YEAR
"""Weekdays: how far beyond what was asked time goes on at most."""


@dataclass(frozen=True)
class Work:
    """What coordination looks at: the initiatives with usable dates that are not cancelled, and what binds them.

    `movable` are those that may move, sorted; their order is that of the problem's tasks. Dates are as asked.
    """

    plan: Plan
    spans: Mapping[str, Span]
    movable: tuple[str, ...]
    bonds: tuple[Bond, ...]
    leaving: Mapping[Bond, int] = field(default_factory=dict)
    """The least distance of the starts in calendar days, for bonds of work that leaves the weekend it was asked for."""

    @cached_property
    def position(self) -> Mapping[str, int]:
        """The position of each movable initiative."""
        return {code: i for i, code in enumerate(self.movable)}

    @cached_property
    def efforts(self) -> Mapping[str, Mapping[Role, Decimal]]:
        """Person-days that each initiative takes, by role."""
        found: dict[str, dict[Role, Decimal]] = {}
        for (initiative, role), effort in efforts(self.plan).items():
            if initiative in self.spans:
                found.setdefault(initiative, {})[role] = effort
        return found

    @cached_property
    def earliest(self) -> Mapping[str, dt.date]:
        """The earliest day on which each movable initiative may start, but for links among those that move."""
        status = self.plan.programme.status_date
        found = {code: max(span[0], status) if is_real(status) else span[0] for code, span in self._movable_spans()}
        for bond in self.bonds:
            if bond.after in found:
                day = bond.earliest(self.spans[bond.before], self.spans[bond.after])
                found[bond.after] = max(found[bond.after], day)
        return found

    def _movable_spans(self) -> Iterator[tuple[str, Span]]:
        return ((code, self.spans[code]) for code in self.movable)


def work_of(plan: Plan, dependencies: Iterable[DependencyFact]) -> Work:
    """What of a plan is coordinated, and which links bind it."""
    spans = {
        each.id: (each.start, each.end)
        for each in sorted(plan.initiatives, key=lambda initiative: initiative.id)
        if each.status != "cancelled" and is_real(each.start) and is_real(each.end) and each.start <= each.end
    }
    movable = tuple(
        code for code, span in spans.items() if plan.initiative[code].status not in FIXED and not _mistyped(plan, span)
    )
    return Work(plan, spans, movable, tuple(bonds(plan, dependencies, spans)))


def _mistyped(plan: Plan, span: Span) -> bool:
    last = plan.programme.horizon_end or plan.programme.status_date or span[0]
    return span[1].year - span[0].year > LONGEST or abs(span[1].year - last.year) > LONGEST


def problem_of(work: Work) -> Problem:
    """The scheduling problem: weekdays as steps, periods as buckets, person-days as units of 1 / SCALE."""
    links = tuple(_links(work))
    earliest, latest = _windows(work, links)
    periods = _axis(work, list(earliest.values()))
    stated = available(work.plan)
    used = sorted({role for taken in work.efforts.values() for role in taken})
    roles = [role for role in used if usable(stated.get(role, {}), periods[:1])]
    slots = {role: i for i, role in enumerate(roles)}
    loads = _Loads(work, periods)
    return Problem(
        tasks=tuple(_task(work, code, slots, earliest[code], latest.get(code)) for code in work.movable),
        links=links,
        resources=tuple(
            Resource(
                name=f"{role[0]}:{work.plan.role_name[role]}",
                capacity=tuple(int(days * SCALE) for days in usable(stated[role], periods)),
                taken=loads.of(role, [code for code in work.spans if code not in work.position]),
                asked=loads.of(role, list(work.spans)),
            )
            for role in roles
        ),
        buckets=_edges(periods),
        dues=tuple(_dues(work)),
    )


def _task(work: Work, code: str, slots: Mapping[Role, int], earliest: int, latest: int | None) -> Task:
    span = work.spans[code]
    asked = step_at(span[0])
    # Work asked for on a weekend that may not stay moves to the Monday, which has the same step as the weekend.
    leaves = work.earliest[code] > span[0] and asked == earliest
    taken = work.efforts.get(code, {})
    return Task(
        name=code,
        asked=asked - 1 if leaves else asked,
        earliest=earliest,
        length=length_of(span),
        latest=latest,
        weight=_weight(work.plan, code),
        demands=tuple((slots[role], int(effort * SCALE)) for role, effort in taken.items() if role in slots),
    )


def _weight(plan: Plan, code: str) -> int:
    """An initiative weighs as much as the weightiest gap that it closes."""
    closed = [plan.gap[gap] for gap in plan.initiative[code].closes if gap in plan.gap]
    return max((gap_weight(plan, gap) for gap in closed), default=LEAST_WEIGHT)


def _links(work: Work) -> Iterator[Link]:
    """The bonds between initiatives that may move."""
    for bond in work.bonds:
        if bond.before in work.position and bond.after in work.position:
            spans = work.spans[bond.before], work.spans[bond.after]
            before, after = work.position[bond.before], work.position[bond.after]
            yield Link(before, after, bond.lag(*spans))
            days = work.leaving.get(bond, bond.calendar_lag(*spans))
            if days is not None:
                yield Weekly(before, after, days)


def _windows(work: Work, links: Sequence[Link]) -> tuple[dict[str, int], dict[str, int]]:
    """The first and, where running work waits for it, the last step at which each movable initiative may start.

    What running work waits for binds only if it can still be kept.
    """
    earliest = {code: step_at(day) for code, day in work.earliest.items()}
    latest: dict[str, int] = {}
    path = [code for code in order(work.bonds) if code in work.position]
    outgoing: dict[str, list[Link]] = {}
    for link in links:
        outgoing.setdefault(work.movable[link.before], []).append(link)
    for code in path:
        for link in outgoing.get(code, ()):
            after = work.movable[link.after]
            earliest[after] = max(earliest[after], soonest(link, earliest[code]))
    for bond in work.bonds:
        waits = bond.after not in work.position and work.plan.initiative[bond.after].status != "done"
        if bond.before in work.position and waits:
            step = step_until(bond.latest(work.spans[bond.before], work.spans[bond.after]))
            if step >= earliest[bond.before]:
                latest[bond.before] = min(step, latest.get(bond.before, step))
    for code in reversed(path):
        for link in outgoing.get(code, ()):
            after = work.movable[link.after]
            if after in latest:
                step = latest_before(link, latest[after])
                latest[code] = min(step, latest.get(code, step))
    return earliest, latest


def _axis(work: Work, earliest: Sequence[int]) -> tuple[Period, ...]:
    """The periods in which work may lie: from the first that matters, until all would fit one after the other."""
    lengths = [length_of(work.spans[code]) for code in work.movable]
    if not lengths:
        return work.plan.periods
    ends = max(start + length for start, length in zip(earliest, lengths, strict=True))
    last = day_at(ends + min(sum(lengths) + 2 * YEAR, FURTHEST))
    first = min(day_at(min(earliest)), *(period.start for period in work.plan.periods[:1]), day_at(max(earliest)))
    return (*periods_between(first, last, work.plan.period_length),)


def _edges(periods: Sequence[Period]) -> tuple[int, ...]:
    """The first weekday of each period, and of the one after the last."""
    return (*(step_at(period.start) for period in periods), *(step_until(each.end) + 1 for each in periods[-1:]))


class _Loads:
    """Units that initiatives take from a role in each period, by their dates as asked."""

    def __init__(self, work: Work, periods: Sequence[Period]) -> None:
        self.work, self.slots = work, {period: i for i, period in enumerate(periods)}
        within = (periods[0].start, periods[-1].end) if periods else None
        self.shares = {
            code: shares(*span, within, work.plan.period_length) if within else [] for code, span in work.spans.items()
        }

    def of(self, role: Role, codes: Iterable[str]) -> tuple[int, ...]:
        level = [0] * len(self.slots)
        for code in codes:
            effort = self.work.efforts.get(code, {}).get(role)
            if effort is not None:
                for period, share in self.shares[code]:
                    level[self.slots[period]] += int(Fraction(effort) * SCALE * share)
        return tuple(level)


def _dues(work: Work) -> Iterator[Due]:
    """What should be reached by a day: gaps closed, milestones kept; weekdays late, by work that stays, counted in."""
    plan = work.plan
    for gap in sorted(plan.gaps, key=lambda each: each.id):
        if gap.target_date:
            closing = [each.id for each in plan.closing[gap.id]]
            yield _due(work, gap.id, closing, gap.target_date, gap_weight(plan, gap))
    for milestone in sorted(plan.milestones, key=lambda each: each.id):
        if milestone.date:
            yield _due(work, milestone.id, required_work(plan, milestone), milestone.date, MILESTONE_WEIGHT)


def _due(work: Work, name: str, codes: Iterable[str], day: dt.date, weight: int) -> Due:
    due = step_until(day)
    known = sorted({code for code in codes if code in work.spans})
    stays = [step_until(work.spans[code][1]) - due for code in known if code not in work.position]
    tasks = tuple(work.position[code] for code in known if code in work.position)
    return Due(name, tasks, due, weight, max(0, *stays, 0))
