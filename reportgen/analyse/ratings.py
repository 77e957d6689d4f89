"""Red, amber or green, by rule, each with why: initiatives, gaps, departments, guidelines, the whole."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping

from reportgen.analyse.capacity import efforts, shares
from reportgen.analyse.facts import CapacityFact, DependencyFact, GapFact, InitiativeFact, Rating, RatingFact
from reportgen.model import records as r
from reportgen.model.calendar import Period, weekdays_between
from reportgen.model.labels import fold
from reportgen.model.plan import Plan

RED_REASONS = ("overdue", "gap-late", "interconnection")
AMBER_REASONS = ("behind", "moved", "role-overloaded")
NO_INITIATIVE = "no-initiative"
BEHIND = 0.10
"""How far progress may fall behind the elapsed share of the weekdays."""
HEAVY = 4
"""A gap of this weight or more that is red makes the whole red."""
THIRD = 3
"""Where one gap in so many is red (or amber), the whole is."""
TOLERANCE = 1e-6
"""Person-days and shares closer than this are equal."""
UNMET = ("one-sided", "contradictory")
"""States of an interconnection on which nobody can count."""
WORST_FIRST: tuple[Rating, ...] = ("red", "amber", "green")


def ratings(
    plan: Plan,
    gaps: Iterable[GapFact],
    capacity: Iterable[CapacityFact],
    initiatives: Iterable[InitiativeFact],
    dependencies: Iterable[DependencyFact],
) -> tuple[RatingFact, ...]:
    """Every rating, sorted by kind and subject; the whole has the subject "*".

    A cancelled initiative is green without further ado: nothing is expected of it, and it closes nothing.
    """
    by_gap = {each.gap: each for each in gaps}
    judge = _Judge(plan, by_gap, capacity, initiatives, dependencies)
    of_initiative = {code: judge.initiative(plan.initiative[code]) for code in sorted(plan.initiative)}
    of_gap = {gap.id: _gap(plan, gap, of_initiative) for gap in sorted(plan.gaps, key=lambda each: each.id)}
    rows = [*of_initiative.values(), *of_gap.values()]
    groups = {("department", code): [gap.id for gap in plan.gaps if gap.department == code] for code in plan.department}
    groups |= {("guideline", code): [gap.id for gap in plan.gaps if gap.guideline == code] for code in plan.guideline}
    groups["programme", "*"] = list(of_gap)
    rows += [_group(kind, subject, codes, of_gap, by_gap) for (kind, subject), codes in groups.items()]
    return tuple(sorted(rows, key=lambda row: (row.kind, row.subject)))


class _Judge:
    """What the rules for initiatives look at."""

    def __init__(
        self,
        plan: Plan,
        gaps: Mapping[str, GapFact],
        capacity: Iterable[CapacityFact],
        initiatives: Iterable[InitiativeFact],
        dependencies: Iterable[DependencyFact],
    ) -> None:
        self.plan = plan
        self.status = plan.programme.status_date
        self.late_gaps = {gap.id for gap in plan.gaps if closes_late(gap, gaps[gap.id])}
        self.moved = {each.initiative for each in initiatives if each.moved_days > 0}
        self.unmet = {each.needs for each in dependencies if each.need is not None and each.state in UNMET}
        overloaded = {(each.department, fold(each.role), each.period) for each in capacity if is_overloaded(each)}
        self.short = _takers(plan, overloaded)

    def initiative(self, each: r.Initiative) -> RatingFact:
        because = tuple(self._reasons(each)) if each.status != "cancelled" else ()
        rating: Rating = "green"
        if because:
            rating = "red" if because[0] in RED_REASONS else "amber"
        return RatingFact(kind="initiative", subject=each.id, rating=rating, because=because)

    def _reasons(self, each: r.Initiative) -> Iterator[str]:
        """Reasons to be red, then reasons to be amber."""
        if self.status and each.end and each.end < self.status and each.status not in ("done", "cancelled"):
            yield "overdue"
        if self.late_gaps & set(each.closes):
            yield "gap-late"
        if each.id in self.unmet:
            yield "interconnection"
        if self._behind(each):
            yield "behind"
        if each.id in self.moved:
            yield "moved"
        if each.id in self.short:
            yield "role-overloaded"

    def _behind(self, each: r.Initiative) -> bool:
        elapsed = elapsed_share(each.start, each.end, self.status)
        if elapsed is None or each.progress is None:
            return False
        return float(each.progress) < elapsed - BEHIND - TOLERANCE


def elapsed_share(start: dt.date | None, end: dt.date | None, status: dt.date | None) -> float | None:
    """The share of an initiative's weekdays that have passed, the status date included; 0 to 1.

    None where a date is missing or the end lies before the start.
    """
    if start is None or end is None or status is None or end < start:
        return None
    total = weekdays_between(start, end)
    return weekdays_between(start, min(status, end)) / total if total else float(status >= start)


def closes_late(gap: r.Gap, fact: GapFact) -> bool:
    """Whether a gap, as coordinated, closes after its target date."""
    closes, target = fact.closes_coordinated, gap.target_date
    return closes is not None and target is not None and closes > target


def is_overloaded(row: CapacityFact) -> bool:
    """Whether more is asked of a role in a period than is stated to be there."""
    return row.available is not None and row.requested > max(0.0, row.available) + TOLERANCE


def _takers(plan: Plan, overloaded: Collection[tuple[str, str, Period]]) -> set[str]:
    """The initiatives that, as asked, take from a role in a period in which it is overloaded."""
    if plan.horizon is None:
        return set()
    found = set()
    for initiative, role in efforts(plan):
        each = plan.initiative[initiative]
        periods = shares(each.start, each.end, plan.horizon, plan.period_length)
        if any((*role, period) in overloaded for period, _ in periods):
            found.add(initiative)
    return found


def _gap(plan: Plan, gap: r.Gap, of_initiative: Mapping[str, RatingFact]) -> RatingFact:
    """A gap is as its worst initiative, and red without one."""
    closing = sorted({each.id for each in plan.closing[gap.id]})
    if not closing:
        return RatingFact(kind="gap", subject=gap.id, rating="red", because=(NO_INITIATIVE,))
    worst = min((of_initiative[code].rating for code in closing), key=WORST_FIRST.index)
    because = tuple(code for code in closing if of_initiative[code].rating == worst) if worst != "green" else ()
    return RatingFact(kind="gap", subject=gap.id, rating=worst, because=because)


def _group(
    kind: str, subject: str, codes: Collection[str], of_gap: Mapping[str, RatingFact], facts: Mapping[str, GapFact]
) -> RatingFact:
    """Red if a heavy gap or a third of all is red, amber if any is red or a third amber, else green."""
    red = sorted(code for code in codes if of_gap[code].rating == "red")
    amber = sorted(code for code in codes if of_gap[code].rating == "amber")
    heavy = any(facts[code].weight >= HEAVY for code in red)
    rating: Rating = "green"
    if red and (heavy or len(red) * THIRD >= len(codes)):
        rating = "red"
    elif red or (amber and len(amber) * THIRD >= len(codes)):
        rating = "amber"
    because = tuple(red or amber) if rating != "green" else ()
    return RatingFact.model_validate({"kind": kind, "subject": subject, "rating": rating, "because": because})
