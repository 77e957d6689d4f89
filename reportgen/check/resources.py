"""Resources: are there the people and the money that the initiatives take?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from reportgen.analyse.capacity import Role, placed_costs, shares
from reportgen.analyse.facts import CapacityFact, Facts
from reportgen.check.found import ENDED, found
from reportgen.check.unread import Unread
from reportgen.model.calendar import Period
from reportgen.model.finding import Finding
from reportgen.model.labels import fold
from reportgen.model.plan import Plan
from reportgen.model.records import Capacity, Initiative, Resource

ROUNDING = 1e-6
"""Sums of person-days and money that differ by no more than this are equal."""


def _taken(plan: Plan) -> Mapping[Role, list[tuple[Resource, Initiative]]]:
    """What is taken from each role by initiatives that still take something, in the order of the plan."""
    taken: dict[Role, list[tuple[Resource, Initiative]]] = defaultdict(list)
    for resource in plan.resources:
        initiative = plan.initiative.get(resource.initiative or "")
        if resource.role and initiative and initiative.status not in ENDED:
            taken[resource.provider, fold(resource.role)].append((resource, initiative))
    return taken


def _works_in(plan: Plan, initiative: Initiative, period: Period) -> bool:
    """Whether some of an initiative's effort falls into a period."""
    within = plan.horizon or (period.start, period.end)
    return period in dict(shares(initiative.start, initiative.end, within, plan.period_length))


def _stated(plan: Plan) -> Mapping[tuple[str, str, Period], Capacity]:
    return {(each.department, fold(each.role), each.period): each for each in plan.capacity}


def _over(row: CapacityFact) -> float:
    """By how many person-days a role is overloaded as asked; 0 where nothing is stated for the period."""
    return 0.0 if row.available is None else row.requested - max(row.available, 0.0)


def role_overloaded(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """The initiatives ask for more of a role than it has beside the day-to-day business.

    Why it matters: some of the work will not be done in that period, and nobody has decided which.

    What to do: move or cut an initiative, add people, or relieve the role of day-to-day work.

    Raised, once for a role and period, when the effort that all departments' initiatives ask of the role, spread evenly
    over their weekdays, exceeds its capacity for change: (Total FTE − Day-to-day FTE) × working days per year ÷ periods
    per year, never below 0. A period for which no capacity is stated is not raised. Stands at the role's row on
    Capacity; the initiatives that take from it are named.
    """
    taken, stated = _taken(plan), _stated(plan)
    for row in facts.capacity:
        capacity = stated.get((row.department, fold(row.role), row.period))
        if capacity is None or _over(row) <= ROUNDING:
            continue
        takers = [
            (resource, initiative)
            for resource, initiative in taken.get((row.department, fold(row.role)), [])
            if resource.effort and _works_in(plan, initiative, row.period)
        ]
        codes = sorted({initiative.id for _, initiative in takers})
        yield found(
            "role-overloaded",
            capacity.source,
            codes,
            named=[row.department],
            also=[resource.source for resource, _ in takers],
            department=row.department,
            role=capacity.role,
            period=row.period,
            requested=row.requested,
            available=max(row.available or 0.0, 0.0),
            over=_over(row),
            initiatives=codes,
        )


def role_without_capacity(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """Initiatives take from a role for which no capacity is stated.

    Why it matters: nobody can tell whether there are enough people; the plan takes it as if there were.

    What to do: the department that provides the role adds it to its sheet Capacity, for each period; or the role's name
    is corrected, if it was only spelt differently.

    Raised once for a role when initiatives take from it and its department has no row for it on Capacity. Rows with an
    effort of 0, and those of initiatives that are done or cancelled, do not count. A sheet Capacity that is missing, a
    row of it whose role or period could not be read, or a From department that could not be read, is reported as such
    instead. Stands at the first row on Resources that takes from it; the others are named too.
    """
    unread = Unread(plan)
    stated = {(each.department, fold(each.role)) for each in plan.capacity}
    taken = {
        key: [resource for resource, _ in takers if not unread.cell(resource.at("from_department"))]
        for key, takers in sorted(_taken(plan).items())
        if key not in stated
    }
    absent = {code: [role for department, role in taken if department == code] for code, _ in taken}
    lost = {code: unread.accounted(roles, code, Capacity, "role", "period") for code, roles in absent.items()}
    for (department, role), takers in taken.items():
        rows = [resource for resource in takers if resource.effort != 0]
        known = not unread.sheet(department, Capacity, "role", "period")
        if rows and known and role not in lost[department]:
            codes = sorted({str(each.initiative) for each in rows})
            yield found(
                "role-without-capacity",
                rows[0].source,
                codes,
                named=[department],
                also=[each.source for each in rows],
                department=department,
                role=plan.role_name[department, role],
                initiatives=codes,
            )


def day_to_day_exceeds_total(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """More people are bound by the day-to-day business than there are.

    Why it matters: the capacity for change would be below zero, so it counts as none.

    What to do: correct one of the two; often they were swapped.

    Raised when Day-to-day FTE is greater than Total FTE. Stands at the role's row on Capacity.
    """
    for row in plan.capacity:
        total, bound = row.total_fte, row.day_to_day_fte
        if total is not None and bound is not None and bound > total:
            yield found(
                "day-to-day-exceeds-total",
                row.source,
                [],
                named=[row.department],
                department=row.department,
                role=row.role,
                period=row.period,
                total=total,
                day_to_day=bound,
            )


def over_budget(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """A department's initiatives cost more in a year than its budget.

    Why it matters: without more money some of them will stop.

    What to do: ask for a higher budget, move a start into another year, or cut.

    Raised, once for a department and year, when one-off and annual costs together exceed the amount on Budget: one-off
    costs in the year of an initiative's start, annual ones in every year after that of its end. A year without a stated
    budget is not raised. Names the initiatives with what each costs in that year, the dearest first. Stands at the row
    on Budget; their rows on Resources are named too.
    """
    budgets = {(each.department, each.year): each for each in plan.budget}
    causes = _causes(plan)
    for row in facts.cost:
        budget = budgets.get((row.department, row.year))
        cost = row.one_off + row.annual
        if budget and row.budget is not None and cost - row.budget > ROUNDING:
            amounts = causes[row.department, row.year]
            yield found(
                "over-budget",
                budget.source,
                [row.department],
                named=[row.department],
                also=[each.source for each in plan.resources if each.initiative in amounts],
                department=row.department,
                year=row.year,
                cost=cost,
                one_off=row.one_off,
                annual=row.annual,
                budget=row.budget,
                over=cost - row.budget,
                currency=plan.programme.currency,
                causes=[f"{code}={float(amount)}" for code, amount in amounts.items()],
            )


def _causes(plan: Plan) -> Mapping[tuple[str, int], dict[str, Decimal]]:
    """What each initiative costs a department in a year, the dearest first."""
    found: dict[tuple[str, int], dict[str, Decimal]] = defaultdict(dict)
    for department, year, code, one_off, annual in placed_costs(plan):
        amounts = found[department, year]
        amounts[code] = amounts.get(code, Decimal(0)) + one_off + annual
    dearest = {key: sorted(amounts.items(), key=lambda each: (-each[1], each[0])) for key, amounts in found.items()}
    return defaultdict(dict, {key: dict(amounts) for key, amounts in dearest.items()})


def effort_not_stated(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """A role is named for an initiative, but not how much of it.

    Why it matters: the role looks free, and is not.

    What to do: type the person-days; 0 if the row is about money only.

    Raised when a row on Resources names a role and its Effort is empty; an effort that could not be read is reported as
    such instead. Initiatives that are done or cancelled take nothing any more. Stands at the empty cell.
    """
    unread = Unread(plan)
    for rows in _taken(plan).values():
        for resource, initiative in rows:
            if resource.effort is None and not unread.cell(resource.at("effort")):
                yield found(
                    "effort-not-stated",
                    resource.at("effort"),
                    [initiative.id],
                    named=[resource.provider],
                    initiative=initiative.id,
                    department=resource.provider,
                    role=resource.role,
                )
