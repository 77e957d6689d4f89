"""The links that bind in coordination: `After`, and matched needs by their dates, with what they allow each side."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeGuard

import networkx as nx

from reportgen.analyse.facts import DependencyFact
from reportgen.analyse.network import loops, named_links
from reportgen.analyse.schedule.problem import calendar_day, step_from
from reportgen.model.calendar import ONE_DAY, is_weekday, weekdays_between
from reportgen.model.plan import Plan

UNREAL = 9000
"""A date in that year or later is a slip of the keyboard, and beyond what can be counted on."""
FIRST_MONDAY = dt.date(1, 1, 1).toordinal()
Span = tuple[dt.date, dt.date]
"""First and last day of an initiative."""


def step_at(day: dt.date) -> int:
    """The weekday step of a day: of the Monday after it, for a weekend."""
    return step_from(day.toordinal() - FIRST_MONDAY)


def step_until(day: dt.date) -> int:
    """The weekday step of a day: of the Friday before it, for a weekend."""
    return step_at(day) if is_weekday(day) else step_at(day) - 1


def day_at(step: int) -> dt.date:
    """The day of a weekday step."""
    return dt.date.fromordinal(calendar_day(step) + FIRST_MONDAY)


def is_real(day: dt.date | None) -> TypeGuard[dt.date]:
    """Whether a date is stated and can be meant."""
    return day is not None and day.year < UNREAL


def length_of(span: Span) -> int:
    """How many weekdays an initiative takes; at least one."""
    return max(1, weekdays_between(*span))


@dataclass(frozen=True)
class Bond:
    """`after` waits for `before`: for its end, or, with dates, for its delivery on `provided`, needed on `needed`."""

    before: str
    after: str
    provided: dt.date | None = None
    needed: dt.date | None = None

    def lag(self, before: Span, after: Span) -> int:
        """The least distance of the two starts, in weekday steps.

        Dates travel with their initiatives; `before` and `after` are the spans as asked.
        """
        if self.provided is None or self.needed is None:
            return length_of(before)
        late = step_until(self.provided) - step_until(self.needed)
        if self.provided > self.needed:
            late = max(late, 1)
        return late + step_at(after[0]) - step_at(before[0])

    def calendar_lag(self, before: Span, after: Span) -> int | None:
        """The least distance of the two starts in calendar days, for dates that travel by calendar days.

        None where the bond has no dates, or where an initiative was asked to start on a weekend: its first move is to
        a weekday, which no date follows.
        """
        if self.provided is None or self.needed is None or not (is_weekday(before[0]) and is_weekday(after[0])):
            return None
        return self.weekend_lag(before, after)

    def weekend_lag(self, before: Span, after: Span, *, stays: bool = False) -> int:
        """The same where an initiative asked to start on a weekend leaves it; unless `after` may still stay there."""
        if self.provided is None or self.needed is None:
            raise ValueError(f"{self.before} does not deliver on a day")
        begins = day_at(step_at(after[0])) if stays else after[0]
        return (self.provided - self.needed + begins - before[0]).days

    def too_late(self, before: tuple[Span, dt.date], after: tuple[Span, dt.date]) -> bool:
        """Whether the delivery comes after it is needed; each side by its span as asked and its first day now."""
        if self.provided is None or self.needed is None:
            return False
        return self.provided + (before[1] - before[0][0]) > self.needed + (after[1] - after[0][0])

    def earliest(self, before: Span, after: Span) -> dt.date:
        """The earliest start of `after` where `before` stays at its span, or starts later."""
        if self.provided is None or self.needed is None:
            return before[1] + ONE_DAY
        if self.provided <= self.needed:
            return after[0]
        by_weekdays = step_at(before[0]) + self.lag(before, after)
        return max(day_at(by_weekdays), after[0] + (self.provided - self.needed))

    def latest(self, before: Span, after: Span) -> dt.date:
        """The latest start of `before` where `after` stays at its span."""
        if self.provided is None or self.needed is None:
            return day_at(step_until(after[0] - ONE_DAY) - length_of(before) + 1)
        by_weekdays = step_at(after[0]) - self.lag(before, after)
        return min(day_at(by_weekdays), before[0] - (self.provided - self.needed))

    def slack(self, asked: tuple[Span, Span], before: dt.date, after: dt.date) -> int:
        """How many weekdays `before` could start later than on that day with `after` where it is; below 0 if broken."""
        return step_at(after) - step_at(before) - self.lag(*asked)


def bonds(plan: Plan, dependencies: Iterable[DependencyFact], dated: Iterable[str]) -> list[Bond]:
    """The links between initiatives of `dated` that bind; none inside a loop; sorted."""
    known = set(dated)
    found = [bond for bond in _stated(plan, dependencies) if {bond.before, bond.after} <= known]
    graph = named_links(plan)
    graph.add_edges_from((bond.before, bond.after) for bond in found)
    group = {code: position for position, members in enumerate(loops(graph)) for code in members}
    free = {bond for bond in found if bond.before not in group or group[bond.before] != group.get(bond.after)}
    return sorted(free, key=_in_order)


def _stated(plan: Plan, dependencies: Iterable[DependencyFact]) -> Iterator[Bond]:
    for each in plan.initiatives:
        for before in each.after:
            yield Bond(before, each.id)
    for fact in dependencies:
        matched = fact.need is not None and fact.provision is not None
        if matched and fact.needs and fact.provides and is_real(fact.needed) and is_real(fact.provided):
            yield Bond(fact.provides, fact.needs, fact.provided, fact.needed)


def _in_order(bond: Bond) -> tuple[str, str, dt.date, dt.date]:
    return (bond.before, bond.after, bond.provided or dt.date.min, bond.needed or dt.date.min)


def order(found: Iterable[Bond]) -> list[str]:
    """The initiatives that are linked, each after those that it waits for; the same order on every run."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((bond.before, bond.after) for bond in found)
    return list(nx.lexicographical_topological_sort(graph))
