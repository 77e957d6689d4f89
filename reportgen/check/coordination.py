"""Coordination: what did it have to move, what does not fit at all, and what is promised and will not be kept?"""

from collections.abc import Iterator

from reportgen.analyse.capacity import available, usable
from reportgen.analyse.coordinated_facts import Coordination, MoveFact
from reportgen.analyse.facts import CapacityFact, Facts
from reportgen.check.found import Value, found
from reportgen.check.resources import ROUNDING
from reportgen.model.finding import Finding
from reportgen.model.labels import fold
from reportgen.model.plan import Plan, owner_of

NOTICEABLE = 0.05
"""Fewer person-days than this are not worth naming."""


def initiative_moved(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """Coordination starts an initiative later than it was asked for.

    Why it matters: all departments' wishes together do not fit; this is the price that this initiative pays.

    What to do: take the coordinated dates over into the workbook, or settle with those named who goes first.

    Raised when the coordinated start is later than the requested one. Says what stops it from starting a weekday
    earlier: an initiative that must end first, one whose delivery would come too late, a role that is full in a period,
    with the initiatives that take from it, or the status date, before which nothing that is still planned can start.
    Each reason has been recomputed. Stands at the initiative.
    """
    for fact in facts.initiatives:
        initiative = plan.initiative.get(fact.initiative)
        if initiative and fact.moved_days > 0:
            roles = [each.partition(":")[0] for each in fact.because if ":" in each]
            others = [each for each in fact.because if each in plan.initiative]
            yield found(
                "initiative-moved",
                initiative.source,
                [initiative.id, *others],
                named=roles,
                also=[],
                initiative=initiative.id,
                asked_start=fact.requested_start,
                asked_end=fact.requested_end,
                start=fact.start,
                end=fact.end,
                days=fact.moved_days,
                because=fact.because,
                **_reasons(facts.move[initiative.id]),
            )


def _reasons(move: MoveFact) -> dict[str, Value]:
    """What stops an initiative from starting earlier, as values; of several roles the one that is shortest."""
    by_kind = {kind: [each for each in move.reasons if each.kind == kind] for kind in ("predecessor", "delivery")}
    roles = sorted(
        (each for each in move.reasons if each.kind == "role"), key=lambda each: (-(each.short or 0), each.what)
    )
    others = dict.fromkeys(each.what for each in roles if each.what != roles[0].what)
    values: dict[str, Value] = {
        "status_date": next((each.until for each in move.reasons if each.kind == "status-date"), None)
    }
    for kind, waits in by_kind.items():
        days = [each.until for each in waits if each.until]
        values |= {kind: [each.what for each in waits], f"{kind}_until": max(days, default=None)}
    if roles:
        values |= {"role": roles[0].what, "period": roles[0].period, "users": roles[0].users, "others": list(others)}
    return values


def _lacks(plan: Plan, facts: Facts) -> list[tuple[CapacityFact, float]]:
    """The roles that stay above their capacity as coordinated, and by how many person-days, the worst first.

    Where nothing is stated for a period, the last stated before it counts, else the first after it.
    """
    stated = available(plan)
    lacks = [
        (row, row.coordinated - float(days))
        for row in facts.capacity
        for days in usable(stated.get((row.department, fold(row.role)), {}), [row.period])
    ]
    noticeable = [each for each in lacks if each[1] > NOTICEABLE]
    return sorted(noticeable, key=lambda each: (-each[1], each[0].department, each[0].role, each[0].period))


def no_feasible_plan(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """Even coordinated, the work does not fit into the people that there are.

    Why it matters: no order of the initiatives keeps every role within its capacity inside the horizon.

    What to do: the cheapest remedies are named, each found by coordinating once more with it, and with what it buys:
    FTE of a role in some periods, running work to interrupt, an initiative to drop; or widen the horizon.

    Raised when the coordinated plan still leaves a role above its capacity in some period, when initiatives end beyond
    the horizon only because they had to be moved, or when no plan could be found. Says which role is short, in which
    period most, and by how much. Stands at the programme.
    """
    how = facts.coordination
    if how.status != "infeasible" and how.overload <= ROUNDING and not how.beyond:
        return
    lacks = _lacks(plan, facts)
    worst = lacks[0] if lacks else None
    yield found(
        "no-feasible-plan",
        plan.programme.source,
        how.beyond,
        named=[*(row.department for row, _ in lacks), *_providers(how)],
        also=[],
        overload=how.overload if how.overload > ROUNDING else None,
        roles=list(dict.fromkeys(f"{row.department}:{row.role}" for row, _ in lacks)),
        role=f"{worst[0].department}:{worst[0].role}" if worst else None,
        period=worst[0].period if worst else None,
        short=worst[1] if worst else None,
        beyond=how.beyond,
        **_remedies(how),
    )


def _providers(how: Coordination) -> list[str]:
    """The departments whose roles would help."""
    return [each.what.partition(":")[0] for each in how.remedies if each.kind == "add-fte"]


def _remedies(how: Coordination) -> dict[str, Value]:
    """What would help, as values, by kind: what, and the person-days of overload or the days that it saves."""
    values: dict[str, Value] = {}
    for each in how.remedies:
        kind = KINDS[each.kind]
        values |= {
            kind: each.what,
            f"{kind}_saves": each.overload if each.overload > NOTICEABLE else None,
            f"{kind}_earlier": each.earlier or None,
        }
        if each.kind == "add-fte":
            values |= {"fte": each.fte, "periods": [str(period) for period in each.periods]}
        elif each.kind == "shift":
            values["days"] = each.days
    return values


KINDS = {"add-fte": "added", "shift": "shifted", "drop": "dropped"}
"""How the values of each kind of remedy begin."""


def plan_not_proven_optimal(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """The coordinated plan holds, but a better one may exist.

    Why it matters: someone may be moved further than need be.

    What to do: nothing is wrong. If much depends on it, break the plan into fewer or coarser initiatives, and
    build anew.

    Raised when the search stopped before it could prove that no better plan exists. Says the first part of the
    objective that is not proven (overload, weighted lateness, weighted days moved) and the least that is possible
    according to what was proven, with the gap: (value − bound) ÷ value, or ÷ 1 where that is more. Stands at the
    programme.
    """
    how = facts.coordination
    if how.status == "feasible":
        yield found(
            "plan-not-proven-optimal",
            plan.programme.source,
            [],
            named=[],
            also=[],
            **_unproven(how),
            gap=how.gap,
        )


def _unproven(how: Coordination) -> dict[str, Value]:
    """The first part of the objective that is not proven, with its bound."""
    if how.overload > how.bound:
        return {"overload": how.overload, "bound": how.bound}
    if how.late > how.late_bound:
        return {"late": how.late, "late_bound": how.late_bound}
    return {"moved": how.moved, "moved_bound": how.moved_bound}


def milestone_missed(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """A milestone is reached later than promised.

    Why it matters: the date was given to the board.

    What to do: bring the initiatives forward that end too late, or tell the board a new date.

    Raised when an initiative that the milestone requires ends, as coordinated, after the milestone's date. Stands at
    the milestone; the initiatives that end too late are named.
    """
    for milestone in plan.milestones:
        fact = facts.milestone.get(milestone.id)
        reached = fact.reached_coordinated if fact else None
        if not (reached and milestone.date and reached > milestone.date):
            continue
        ends = {code: facts.initiative[code].end for code in milestone.requires if code in facts.initiative}
        late = [code for code, end in ends.items() if end and end > milestone.date]
        yield found(
            "milestone-missed",
            milestone.source,
            [milestone.id, *late],
            named=[owner_of(each) for each in late],
            also=[plan.initiative[each].source for each in late],
            milestone=milestone.id,
            name=milestone.name,
            date=milestone.date,
            reached=reached,
            days=(reached - milestone.date).days,
            initiatives=late,
        )
