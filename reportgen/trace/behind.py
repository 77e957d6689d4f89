"""The cells behind each figure: what of the workbooks a row of the facts was computed from."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from reportgen.analyse import facts as f
from reportgen.analyse.capacity import AT_REST, shares
from reportgen.analyse.coordinated_facts import MoveFact
from reportgen.model import records as r
from reportgen.model.labels import fold
from reportgen.model.plan import Plan
from reportgen.model.record import Record
from reportgen.trace.tree import Cell, cell

Cells = Iterator[Cell]
Own = TypeVar("Own", r.Translation, r.Demand, r.Gap)


def of(records: Iterable[Record | None], *fields: str) -> Cells:
    """The same fields of some records; None is left out."""
    for record in records:
        if record is not None:
            yield from (cell(record, field) for field in fields)


@dataclass(frozen=True)
class Behind:
    """Looks up what stands behind the facts of a plan."""

    plan: Plan
    facts: f.Facts

    @cached_property
    def _roles(self) -> Mapping[tuple[str, str], list[r.Resource]]:
        """The rows of Resources that take from each role, work at rest apart."""
        found: dict[tuple[str, str], list[r.Resource]] = {}
        for each in self.plan.resources:
            initiative = self.plan.initiative.get(each.initiative or "")
            if initiative and initiative.status not in AT_REST and each.role and each.effort:
                found.setdefault((each.provider, fold(each.role)), []).append(each)
        return found

    def scores(self, row: f.Understanding) -> Cells:
        """What the leaders' accounts of a guideline were scored."""
        return of(self._interviews(row), "understanding")

    def support(self, row: f.Understanding) -> Cells:
        """How far the leaders are for a guideline."""
        return of(self._interviews(row), "support")

    def _interviews(self, row: f.Understanding) -> Iterator[r.Interview]:
        asked = (each for each in self.plan.interviews if (each.guideline, each.round) == (row.guideline, row.round))
        return (each for each in asked if row.department in (None, each.department))

    def importance(self, row: f.RequirementSupport) -> Cells:
        """How much a requirement matters."""
        return of((each for each in self.plan.requirements if each.id == row.requirement), "importance")

    def supported(self, row: f.RequirementSupport) -> Cells:
        """How far each guideline supports a requirement."""
        fields = [f"support.{guideline}" for guideline in row.support]
        return of((each for each in self.plan.requirements if each.id == row.requirement), *fields)

    def translations(self, row: f.Coverage) -> Cells:
        """Where a department says what a guideline means for it."""
        return of(self._own(self.plan.translations, row), "guideline")

    def demands_on(self, row: f.Coverage) -> Cells:
        """The demands of a department on a guideline."""
        return of(self._own(self.plan.demands, row), "guideline")

    def gaps_on(self, row: f.Coverage) -> Cells:
        """The gaps of a department on a guideline."""
        return of(self._own(self.plan.gaps, row), "guideline")

    def closing_on(self, row: f.Coverage) -> Cells:
        """The initiatives that close the gaps of a department on a guideline."""
        gaps = self._own(self.plan.gaps, row)
        closing = {each.id: each for gap in gaps for each in self.plan.closing[gap.id]}
        return of(closing.values(), "closes")

    @staticmethod
    def _own(records: Iterable[Own], row: f.Coverage) -> list[Own]:
        return [each for each in records if (each.guideline, each.department) == (row.guideline, row.department)]

    def levels(self, row: f.GapFact) -> Cells:
        """Where a gap stands, and where it must be."""
        return of([self.plan.gap[row.gap]], "target_level", "current_level")

    def weight(self, row: f.GapFact) -> Cells:
        """The gap's guideline, and its weight."""
        gap = self.plan.gap[row.gap]
        yield cell(gap, "guideline")
        yield from of([self.plan.guideline.get(gap.guideline or "")], "weight")

    def weighted(self, row: f.GapFact) -> Cells:
        """Levels and weight."""
        yield from self.levels(row)
        yield from self.weight(row)

    def closing(self, row: f.GapFact) -> Cells:
        """The dates of the initiatives that close a gap."""
        return of(self.plan.closing[row.gap], "closes", "end")

    def available(self, row: f.CapacityFact) -> Cells:
        """What is stated of a role in a period, and the working days of a year."""
        yield from of(self._stated(row.department, row.role, (str(row.period),)), "total_fte", "day_to_day_fte")
        yield cell(self.plan.programme, "working_days")

    def _stated(self, department: str, role: str, periods: Iterable[str]) -> Iterator[r.Capacity]:
        named, wanted = (department, fold(role)), set(periods)
        own = (each for each in self.plan.capacity if (each.department, fold(each.role)) == named)
        return (each for each in own if str(each.period) in wanted)

    def requested(self, row: f.CapacityFact) -> Cells:
        """Effort and dates of the initiatives that, as asked, take from a role in a period."""
        rows = self.facts.initiatives
        return self._takers(row, {each.initiative: (each.requested_start, each.requested_end) for each in rows})

    def coordinated(self, row: f.CapacityFact) -> Cells:
        """Effort and dates of the initiatives that, as coordinated, take from a role in a period."""
        return self._takers(row, {each.initiative: (each.start, each.end) for each in self.facts.initiatives})

    def _takers(self, row: f.CapacityFact, dates: Mapping[str, tuple[dt.date | None, dt.date | None]]) -> Cells:
        horizon = self.plan.horizon
        for each in self._roles.get((row.department, fold(row.role)), []):
            span = dates[each.initiative or ""]
            if horizon and any(period == row.period for period, _ in shares(*span, horizon, self.plan.period_length)):
                yield cell(each, "effort")
                yield from of([self.plan.initiative[each.initiative or ""]], "start", "end")

    def start_asked(self, row: f.InitiativeFact) -> Cells:
        """The start as asked."""
        return of([self.plan.initiative[row.initiative]], "start")

    def end_asked(self, row: f.InitiativeFact) -> Cells:
        """The end as asked."""
        return of([self.plan.initiative[row.initiative]], "end")

    def span(self, row: f.InitiativeFact) -> Cells:
        """The dates as asked, and those of what holds an initiative: other initiatives, full roles, the status date."""
        own = self.plan.initiative[row.initiative]
        yield from of([own], "start", "end", "status")
        for held_by in row.because:
            department, _, role = held_by.partition(":")
            if role:
                yield from of(self._stated(department, role, self._periods(row)), "total_fte", "day_to_day_fte")
            elif held_by in self.plan.initiative:
                yield from of([self.plan.initiative[held_by]], "start", "end")
            else:
                yield cell(self.plan.programme, "status_date")

    def start_asked_of_move(self, row: MoveFact) -> Cells:
        """The start as asked."""
        return of([self.plan.initiative[row.initiative]], "start")

    def span_of_move(self, row: MoveFact) -> Cells:
        """As for the dates of the initiative."""
        return self.span(self.facts.initiative[row.initiative])

    def _periods(self, row: f.InitiativeFact) -> list[str]:
        """The periods in which an initiative might have begun."""
        first, last = row.requested_start, row.start
        return [str(each) for each in self.plan.periods if first and last and each.start <= last and first <= each.end]

    def needed(self, row: f.DependencyFact) -> Cells:
        """By when something is needed."""
        return of(self._sides(row.need), "date")

    def provided(self, row: f.DependencyFact) -> Cells:
        """By when it is provided."""
        return of(self._sides(row.provision), "date")

    def both_sides(self, row: f.DependencyFact) -> Cells:
        """What both sides say of an interconnection."""
        return of((*self._sides(row.need), *self._sides(row.provision)), "deliverable", "date", "status")

    def _sides(self, position: int | None) -> tuple[r.Dependency, ...]:
        return () if position is None else (self.plan.dependencies[position],)

    def loop(self, row: tuple[str, ...]) -> Cells:
        """The links among initiatives that wait for each other."""
        yield from of((self.plan.initiative[code] for code in row), "after")
        for each in self.plan.dependencies:
            if each.direction == "needs" and each.initiative in row and each.their_initiative in row:
                yield cell(each, "their_initiative")
