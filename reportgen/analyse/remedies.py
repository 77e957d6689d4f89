"""What would help where the work does not fit: found by coordinating once more with it, not guessed."""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.analyse.case import SCALE, problem_of, work_of
from reportgen.analyse.coordinated_facts import MoveFact, Remedy
from reportgen.analyse.facts import DependencyFact
from reportgen.analyse.laid import Laid, Slot
from reportgen.analyse.links import day_at, step_until
from reportgen.analyse.schedule import Problem, solve
from reportgen.analyse.schedule.load import loads
from reportgen.analyse.schedule.serial import shift_back
from reportgen.model.calendar import Period
from reportgen.model.plan import Plan

WORK = 0.5
"""The work limit of a search with a remedy, in units of `schedule.search`."""
MOST = 3
"""So many roles, and so many initiatives to drop or to shift, are tried: those that take most of what is short."""
STEPS = (0.5, 1.0, 2.0, 4.0)
"""FTE that are tried where no person-days are missing, but time is."""
NOTICEABLE = 0.05
"""Fewer person-days than this are nobody's remedy."""


@dataclass(frozen=True)
class _Fit:
    """How badly a schedule fits: person-days over capacity, initiatives beyond the horizon, the last day of those."""

    overload: float
    beyond: int
    last: int


@dataclass(frozen=True)
class Case:
    """A coordinated plan that does not fit."""

    plan: Plan
    dependencies: Sequence[DependencyFact]
    problem: Problem
    laid: Laid
    starts: Sequence[int]
    moves: Sequence[MoveFact]


def remedies(case: Case) -> tuple[Remedy, ...]:
    """Of each kind (see `Remedy`) the one after which least is left, and of those the one that costs least.

    Tried are the roles that are short, with the FTE that are missing at most; where only time is short the roles that
    hold up what ends too late, with a few FTE; and the initiatives that take most of them. What buys nothing is left
    out. The search with a remedy is short, so that it buys at least as much as is said.
    """
    now = _fit(case.plan, case.problem, case.starts)
    short, chain = _short(case.plan, case.problem, case.starts), list[str]()
    if not short:
        short, chain = _holding(case)
    users = [*_users(case.laid, short)[:MOST], *chain[:MOST]]
    tried = [*_more_people(case, now, short), *_without(case, now, users), *_interrupted(case, now, users)]
    best: dict[str, tuple[tuple[float, float, float, str], Remedy]] = {}
    for remedy, left in tried:
        if remedy.overload > NOTICEABLE or remedy.inside > 0 or remedy.earlier > 0:
            rank = (round(left.overload, 6), left.beyond, remedy.effort, remedy.what)
            if remedy.kind not in best or rank < best[remedy.kind][0]:
                best[remedy.kind] = (rank, remedy)
    return tuple(best[kind][1] for kind in ("add-fte", "shift", "drop") if kind in best)


def _fit(plan: Plan, problem: Problem, starts: Sequence[int]) -> _Fit:
    overload = sum(_short(plan, problem, starts).values())
    horizon = step_until(plan.horizon[1]) if plan.horizon else None
    ends = [
        start + task.length - 1
        for task, start in zip(problem.tasks, starts, strict=True)
        if horizon is not None and task.asked + task.length - 1 <= horizon
    ]
    beyond = sum(horizon is not None and end > horizon for end in ends)
    return _Fit(overload / SCALE, beyond, max(ends, default=0))


def _short(plan: Plan, problem: Problem, starts: Sequence[int]) -> dict[Slot, int]:
    """Units over capacity of each role and period of the horizon, where there are any."""
    level: Counter[Slot] = Counter()
    for task, start in zip(problem.tasks, starts, strict=True):
        for role, bucket, units in loads(problem, task, start):
            level[role, bucket] += units
    found = {}
    for role, bucket in _slots(plan, problem).values():
        resource = problem.resources[role]
        over = resource.taken[bucket] + level[role, bucket] - resource.capacity[bucket]
        if over > NOTICEABLE * SCALE:
            found[role, bucket] = over
    return found


def _holding(case: Case) -> tuple[dict[Slot, int], list[str]]:
    """What holds up the work that ends beyond the horizon, along the reasons of its moves.

    The roles and periods of the horizon with the units that are missing for a weekday, and the initiatives waited for.
    """
    reasons = {each.initiative: each.reasons for each in case.moves}
    slots = _slots(case.plan, case.problem)
    horizon = step_until(case.plan.horizon[1]) if case.plan.horizon else 0
    placed = zip(case.problem.tasks, case.starts, strict=True)
    beyond = [task.name for task, start in placed if start + task.length - 1 > horizon and task.name in reasons]
    waiting, chain = list(beyond), list[str]()
    found: dict[Slot, int] = {}
    while waiting:
        for each in reasons.get(waiting.pop(0), ()):
            if each.kind == "role" and (each.what, each.period) in slots:
                slot = slots[each.what, each.period]
                found[slot] = found.get(slot, 0) + int((each.short or 0) * SCALE)
            elif each.kind in ("predecessor", "delivery") and each.what not in chain and each.what not in beyond:
                chain.append(each.what)
                waiting.append(each.what)
    return found, chain


def _slots(plan: Plan, problem: Problem) -> dict[tuple[str, Period | None], Slot]:
    """The roles and periods of the horizon, by name."""
    inside = set(plan.periods)
    periods = [Period.of(day_at(first), plan.period_length) for first in problem.buckets[:-1]]
    return {
        (resource.name, period): (role, bucket)
        for role, resource in enumerate(problem.resources)
        for bucket, period in enumerate(periods)
        if period in inside
    }


def _users(laid: Laid, short: Collection[Slot]) -> list[str]:
    """Who takes from what is short, most first."""
    taken: Counter[str] = Counter()
    for job in laid.jobs:
        for slot, units in laid.loads(job, job.start, job.length):
            if slot in short and units:
                taken[job.code] += units
    return sorted(taken, key=lambda code: (-taken[code], code))


def _more_people(case: Case, now: _Fit, short: Mapping[Slot, int]) -> Iterator[tuple[Remedy, _Fit]]:
    """More FTE of each of the shortest roles in the periods in which it is short."""
    missing: Counter[int] = Counter()
    for (role, _), units in short.items():
        missing[role] += units
    a_period = case.plan.programme.working_days / case.plan.period_length.per_year
    for role in sorted(missing, key=lambda each: (-missing[each], each))[:MOST]:
        buckets = [bucket for each, bucket in sorted(short) if each == role]
        most = max(short[role, bucket] for bucket in buckets) / SCALE / a_period
        for fte in (_twentieths(most),) if now.overload > 0 else STEPS:
            problem = _with_more(case.problem, role, buckets, round(fte * a_period * SCALE) + 1)
            left = min(_fit(case.plan, problem, case.starts), _coordinated(case.plan, problem), key=_badness)
            yield (
                _remedy(
                    now,
                    left,
                    kind="add-fte",
                    what=case.problem.resources[role].name,
                    effort=fte * a_period * len(buckets),
                    fte=fte,
                    periods=[
                        Period.of(day_at(case.problem.buckets[each]), case.plan.period_length) for each in buckets
                    ],
                ),
                left,
            )
            if left.overload <= NOTICEABLE and left.beyond == 0:
                break


def _twentieths(fte: float) -> float:
    """FTE rounded up to what can be agreed on: a twentieth is an hour or two a week."""
    return math.ceil(round(fte * 20, 6)) / 20


def _with_more(problem: Problem, role: int, buckets: Collection[int], units: int) -> Problem:
    capacity = [room + units * (bucket in buckets) for bucket, room in enumerate(problem.resources[role].capacity)]
    resources = list(problem.resources)
    resources[role] = replace(resources[role], capacity=tuple(capacity))
    return replace(problem, resources=tuple(resources))


def _without(case: Case, now: _Fit, users: Sequence[str]) -> Iterator[tuple[Remedy, _Fit]]:
    """Without one of the initiatives that take most."""
    for code in dict.fromkeys(users):
        plan = case.plan.with_status({code}, "cancelled")
        left = _coordinated(plan, problem_of(work_of(plan, case.dependencies)))
        yield _remedy(now, left, kind="drop", what=code, effort=_effort(case.plan, code)), left


def _interrupted(case: Case, now: _Fit, users: Sequence[str]) -> Iterator[tuple[Remedy, _Fit]]:
    """With one of the running initiatives that take most free to move; all others are free already."""
    running = [code for code in users if case.plan.initiative[code].status == "running"]
    for code in running[:MOST]:
        plan = case.plan.with_status({code}, "planned")
        work = work_of(plan, case.dependencies)
        if code not in work.position:
            continue
        problem = problem_of(work)
        starts = _starts(problem)
        left = _fit(plan, problem, starts)
        days = (day_at(starts[work.position[code]]) - work.spans[code][0]).days
        yield _remedy(now, left, kind="shift", what=code, effort=_effort(case.plan, code), days=days), left


def _coordinated(plan: Plan, problem: Problem) -> _Fit:
    return _fit(plan, problem, _starts(problem))


def _starts(problem: Problem) -> list[int]:
    return shift_back(problem, solve(problem, WORK).starts)


def _badness(fit: _Fit) -> tuple[float, int, int]:
    return fit.overload, fit.beyond, fit.last


def _effort(plan: Plan, code: str) -> float:
    return float(sum(each.effort or 0 for each in plan.resources if each.initiative == code))


def _remedy(now: _Fit, left: _Fit, **values: object) -> Remedy:
    earlier = (day_at(now.last) - day_at(left.last)).days if left.last else 0
    return Remedy.model_validate(
        {
            **values,
            "overload": max(0.0, now.overload - left.overload),
            "inside": max(0, now.beyond - left.beyond),
            "earlier": max(0, earlier) if now.beyond else 0,
        }
    )
