"""What-if: a plan with some things done otherwise, and what that changes in its figures."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from reportgen.analyse import analyse
from reportgen.analyse.case import LONGEST
from reportgen.analyse.facts import Facts, MilestoneFact
from reportgen.analyse.links import Span, day_at, is_real, length_of, step_at
from reportgen.analyse.outcome import Figures, ScenarioFact, difference
from reportgen.analyse.ratings import closes_late
from reportgen.model import records as r
from reportgen.model.calendar import ONE_DAY, Period
from reportgen.model.labels import fold
from reportgen.model.plan import Plan
from reportgen.model.scenario import AddFte, RaiseBudget, Scenario

BEGUN = ("running", "done", "cancelled")
"""Work that no option moves."""
WEEK = 7


def compare(plan: Plan, facts: Facts, scenarios: Sequence[Scenario]) -> tuple[ScenarioFact, ...]:
    """The plan as it is (whose `facts` are known), then each option with what it changes; a coordination for each."""
    as_it_is = figures(plan, plan, facts)
    found = [ScenarioFact(figures=as_it_is)]
    for scenario in scenarios:
        changed = apply(plan, scenario)
        option = figures(plan, changed, analyse(changed), wages(plan, scenario))
        found.append(ScenarioFact(scenario=scenario, figures=option, difference=difference(option, as_it_is)))
    return tuple(found)


def apply(plan: Plan, scenario: Scenario) -> Plan:
    """The plan with all that an option does otherwise; what it names and the plan does not have changes nothing.

    Delays come first, then shifts, which name a day; a shift of delayed work thus has the last word.
    """
    changed = plan.with_status({each.initiative for each in scenario.drop}, "cancelled")
    for delay in scenario.delay:
        spans = _movable(changed)
        wanted = spans if delay.initiative is None else spans.keys() & {delay.initiative}
        changed = _moved(changed, {code: delay.after(spans[code][0]) for code in sorted(wanted)})
    changed = _moved(changed, {each.initiative: each.start for each in scenario.shift})
    for more in scenario.add_fte:
        changed = _with_people(changed, more)
    for rise in scenario.raise_budget:
        changed = _with_budget(changed, rise)
    return changed


def _movable(plan: Plan) -> Mapping[str, Span]:
    """The dates of all work that has not begun and has usable ones: those that coordination may move."""
    return {
        each.id: (each.start, each.end)
        for each in plan.initiatives
        if each.status not in BEGUN and is_real(each.start) and is_real(each.end)
        if each.start <= each.end and each.end.year - each.start.year <= LONGEST
    }


def _moved(plan: Plan, starts: Mapping[str, dt.date]) -> Plan:
    """The plan with other starts asked for; lengths are kept, and the dates of what is needed and provided travel."""
    spans = _movable(plan)
    by = {code: start - spans[code][0] for code, start in starts.items() if code in spans}
    return plan.revised(
        initiatives=(
            each.model_copy(update=_dates(spans[each.id], by[each.id])) if each.id in by else each
            for each in plan.initiatives
        ),
        dependencies=(
            each.model_copy(update={"date": _travelled(each.date, by[each.initiative])})
            if each.initiative in by and each.date
            else each
            for each in plan.dependencies
        ),
    )


def _dates(span: Span, by: dt.timedelta) -> dict[str, dt.date]:
    """Start and end so much later: to the day for whole weeks, else with as many weekdays."""
    start = span[0] + by
    end = span[1] + by if by.days % WEEK == 0 else day_at(step_at(start) + length_of(span) - 1)
    return {"start": start, "end": max(start, end)}


def _travelled(day: dt.date, by: dt.timedelta) -> dt.date:
    """A day so much later, as far as the calendar goes."""
    last = dt.date.max.toordinal()
    return dt.date.fromordinal(min(max(day.toordinal() + by.days, 1), last))


def _with_people(plan: Plan, more: AddFte) -> Plan:
    """The plan with more people in a role from one period to another, and with as many as before around them.

    What is not stated goes on as coordination counts it: as stated before, else as first stated after.
    """
    role = (more.department, fold(more.role))
    own: dict[Period, int] = {}
    for position, each in enumerate(plan.capacity):
        if (each.department, fold(each.role)) == role:
            own.setdefault(each.period, position)
    stated = sorted(period for period, position in own.items() if _is_stated(plan.capacity[position]))
    if not stated:
        return plan
    window = _window(plan, more)
    added = dict.fromkeys(window, more.fte)
    for beside in _around(window[0], window[-1], stated) if window else ():
        added.setdefault(beside, Decimal(0))
    rows = list(plan.capacity)
    for period, fte in sorted(added.items()):
        basis = plan.capacity[own[stated[max(bisect_right(stated, period) - 1, 0)]]]
        row = basis.model_copy(update={"period": period, "total_fte": (basis.total_fte or 0) + fte})
        if period in own:
            rows[own[period]] = row
        else:
            rows.append(row)
    return plan.revised(capacity=rows)


def _window(plan: Plan, more: AddFte) -> list[Period]:
    """The periods of the horizon for which people are added."""
    return [
        period
        for period in plan.periods
        if (more.from_ is None or more.from_ <= period) and (more.to is None or period <= more.to)
    ]


def _is_stated(each: r.Capacity) -> bool:
    return each.total_fte is not None and each.day_to_day_fte is not None


def _around(first: Period, last: Period, stated: Sequence[Period]) -> list[Period]:
    """The periods beside a window that must be stated, so that what is added does not go on beyond it."""
    found = [last.next()]
    if stated[0] >= first and first.start > dt.date.min:
        found.append(Period.of(first.start - ONE_DAY, first.length))
    return found


def _with_budget(plan: Plan, rise: RaiseBudget) -> Plan:
    """The plan with a budget raised; of several rows for one year the first counts."""
    rows = list(plan.budget)
    for position, each in enumerate(rows):
        if (each.department, each.year) == (rise.department, rise.year):
            if each.amount is not None:
                rows[position] = each.model_copy(update={"amount": each.amount + rise.amount})
            break
    return plan.revised(budget=rows)


def wages(plan: Plan, scenario: Scenario) -> Mapping[tuple[str, int], Decimal]:
    """What added people cost, by department and year: for each of their periods its share of what they cost a year."""
    found: dict[tuple[str, int], Decimal] = {}
    for more in scenario.add_fte:
        for period in _window(plan, more):
            place = (more.department, period.year)
            found[place] = found.get(place, Decimal(0)) + more.annual / plan.period_length.per_year
    return found


def figures(
    asked: Plan, plan: Plan, facts: Facts, paid: Mapping[tuple[str, int], Decimal] = MappingProxyType({})
) -> Figures:
    """What `plan` with its `facts` comes to.

    Moves are counted from what the departments `asked` for; `paid` is what added people cost, by department and year.
    """
    whole = facts.summary[None]
    cancelled = {each.id for each in plan.initiatives if each.status == "cancelled"}
    dropped = cancelled - {each.id for each in asked.initiatives if each.status == "cancelled"}
    going = [each for each in facts.initiatives if each.initiative not in cancelled]
    over = (
        each.one_off + each.annual + float(paid.get((each.department, each.year), 0)) - each.budget
        for each in facts.cost
        if each.budget is not None
    )
    return Figures(
        overload=facts.coordination.overload,
        gaps=len(plan.gaps),
        in_time=sum(_in_time(each, facts) for each in plan.gaps),
        unclosed=whole.without_initiative,
        late=facts.coordination.late,
        missed=sum(_missed(plan, each, dropped) for each in facts.milestones),
        moved=sum(_is_later(asked.initiative[each.initiative], each.start) for each in going),
        end=max((each.end for each in going if each.end), default=None),
        one_off=whole.one_off,
        annual=whole.annual + float(sum(paid.values())),
        budget=whole.budget,
        over_budget=sum(max(0.0, excess) for excess in over),
        status=facts.coordination.status,
    )


def _in_time(gap: r.Gap, facts: Facts) -> bool:
    fact = facts.gap[gap.id]
    return fact.closes_coordinated is not None and not closes_late(gap, fact)


def _missed(plan: Plan, fact: MilestoneFact, dropped: set[str]) -> bool:
    required = next(set(each.requires) for each in plan.milestones if each.id == fact.milestone)
    late = fact.date is not None and fact.reached_coordinated is not None and fact.reached_coordinated > fact.date
    return late or bool(required & dropped)


def _is_later(asked: r.Initiative, start: dt.date | None) -> bool:
    return asked.status != "done" and asked.start is not None and start is not None and start > asked.start
