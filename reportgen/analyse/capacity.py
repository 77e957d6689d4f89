"""What each role has for change in each period, and what the initiatives take from it; and what they cost."""

import datetime as dt
import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

import pandas as pd

from reportgen.analyse.facts import CapacityFact, Cost
from reportgen.analyse.gaps import Dates, dates_as_asked
from reportgen.model.calendar import Period, PeriodLength, periods_between, weekdays_between
from reportgen.model.labels import fold
from reportgen.model.plan import Plan

Role = tuple[str, str]
"""A role of a department: the department's code and the role's folded name."""
Efforts = Mapping[tuple[str, Role], Decimal]
"""Person-days that an initiative takes from a role, by initiative and role."""
AT_REST = ("done", "cancelled")
"""Work that takes from no role any more."""


def available(plan: Plan) -> dict[Role, dict[Period, Decimal | None]]:
    """Person-days for change of each role in each period for which something is stated; below 0 as it comes.

    (Total FTE - day-to-day FTE) x working days a year / periods a year, never prorated; None where either is missing.
    """
    stated: dict[Role, dict[Period, Decimal | None]] = {}
    days = Decimal(plan.programme.working_days) / plan.period_length.per_year
    for each in plan.capacity:
        value = None
        if each.total_fte is not None and each.day_to_day_fte is not None:
            value = (each.total_fte - each.day_to_day_fte) * days
        stated.setdefault((each.department, fold(each.role)), {}).setdefault(each.period, value)
    return stated


def usable(stated: Mapping[Period, Decimal | None], periods: Iterable[Period]) -> list[Decimal]:
    """What coordination may use of a role in each period: as stated, else the last stated before, else the first after.

    Never below 0; empty for a role without any stated capacity.
    """
    known = sorted((each, max(Decimal(0), value)) for each, value in stated.items() if value is not None)
    if not known:
        return []
    first = [each for each, _ in known]
    return [known[max(bisect_right(first, period) - 1, 0)][1] for period in periods]


def efforts(plan: Plan) -> Efforts:
    """Person-days that each initiative takes from each role, done and cancelled initiatives apart.

    Effort belongs to the department it is taken from; a row without initiative, role or effort takes nothing.
    """
    total: dict[tuple[str, Role], Decimal] = {}
    for each in plan.resources:
        initiative = plan.initiative.get(each.initiative or "")
        if initiative is None or initiative.status in AT_REST or not each.role or not each.effort:
            continue
        key = (initiative.id, (each.provider, fold(each.role)))
        total[key] = total.get(key, Decimal(0)) + each.effort
    return dict(sorted(total.items()))


def shares(
    start: dt.date | None, end: dt.date | None, within: tuple[dt.date, dt.date], length: PeriodLength
) -> list[tuple[Period, Fraction]]:
    """The share of an initiative that falls into each period, for its days inside `within`.

    Even over the Mondays to Fridays from start to end, both included; without any, all on the start date;
    nothing where a date is missing or the end lies before the start.
    """
    if start is None or end is None or end < start:
        return []
    first, last = within
    total = weekdays_between(start, end)
    if total == 0:
        return [(Period.of(start, length), Fraction(1))] if first <= start <= last else []
    found = []
    for period in periods_between(max(start, first), min(end, last), length):
        days = weekdays_between(max(start, first, period.start), min(end, last, period.end))
        if days:
            found.append((period, Fraction(days, total)))
    return found


def capacity(plan: Plan, coordinated: Dates) -> tuple[CapacityFact, ...]:
    """A row for each role and period of the horizon that is stated, or used as asked or as coordinated."""
    if plan.horizon is None:
        return ()
    stated, inside = available(plan), set(plan.periods)
    taken: dict[tuple[Role, Period], tuple[list[float], list[float]]] = {
        (role, period): ([], []) for role, periods in stated.items() for period in periods if period in inside
    }
    for role, period, requested, moved in _load_rows(plan, coordinated):
        if period in inside:
            sums = taken.setdefault((role, period), ([], []))
            sums[0].append(requested)
            sums[1].append(moved)
    found = []
    for (role, period), (requested_days, coordinated_days) in taken.items():
        value = stated.get(role, {}).get(period)
        found.append(
            CapacityFact(
                department=role[0],
                role=plan.role_name[role],
                period=period,
                available=None if value is None else float(value),
                requested=math.fsum(requested_days),
                coordinated=math.fsum(coordinated_days),
            )
        )
    return tuple(sorted(found, key=lambda row: (row.department, row.role, row.period)))


def _load_rows(plan: Plan, coordinated: Dates) -> Iterator[tuple[Role, Period, float, float]]:
    """Person-days by role and period, as asked and as coordinated, initiative after initiative in order of code."""
    asked = dates_as_asked(plan)
    for initiative, roles in groupby(efforts(plan).items(), key=lambda row: row[0][0]):
        now, then = _spread(plan, asked[initiative]), _spread(plan, coordinated[initiative])
        for (_, role), effort in roles:
            days = Fraction(effort)
            yield from ((role, period, float(days * share), 0.0) for period, share in now)
            yield from ((role, period, 0.0, float(days * share)) for period, share in then)


def _spread(plan: Plan, span: tuple[dt.date | None, dt.date | None]) -> list[tuple[Period, Fraction]]:
    return shares(*span, plan.horizon, plan.period_length) if plan.horizon else []


def cost(plan: Plan) -> tuple[Cost, ...]:
    """What the initiatives of each registered department cost in each year of the horizon, by the dates as asked.

    One-off cost falls in the year of the start, annual cost in every later year from the year after the end. What has
    no such date, or a date outside the horizon, can be placed in no year; a cancelled initiative costs nothing.
    """
    frame = pd.DataFrame(placed_costs(plan), columns=["department", "year", "initiative", "one_off", "annual"])
    sums = frame.groupby(["department", "year"], as_index=False)[["one_off", "annual"]].sum()
    placed = {(row[0], row[1]): (row[2], row[3]) for row in sums.itertuples(index=False, name=None)}
    budgets = {(each.department, each.year): each.amount for each in reversed(plan.budget)}
    found = []
    for department in sorted(plan.department):
        for year in plan.years:
            one_off, annual = placed.get((department, year), (Decimal(0), Decimal(0)))
            budget, total = budgets.get((department, year)), one_off + annual
            found.append(
                Cost(
                    department=department,
                    year=year,
                    one_off=float(one_off),
                    annual=float(annual),
                    budget=None if budget is None else float(budget),
                    total=float(total),
                    above=None if budget is None else float(total - budget),
                )
            )
    return tuple(found)


def placed_costs(plan: Plan) -> Iterator[tuple[str, int, str, Decimal, Decimal]]:
    """Department, year, initiative, one-off and annual cost of every resource row that can be placed; exact."""
    for each in plan.resources:
        initiative = plan.initiative.get(each.initiative or "")
        if initiative is None or initiative.status == "cancelled":
            continue
        if each.one_off and initiative.start:
            yield initiative.department, initiative.start.year, initiative.id, each.one_off, Decimal(0)
        if each.annual and initiative.end:
            for year in plan.years:
                if year > initiative.end.year:
                    yield initiative.department, year, initiative.id, Decimal(0), each.annual
