"""Red, amber or green, by rule, each with why: initiatives, gaps, departments, guidelines, the whole."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from reportgen.analyse.capacity import efforts, shares
from reportgen.analyse.facts import CapacityFact, DependencyFact, GapFact, InitiativeFact, Kind, Rating, RatingFact
from reportgen.model import records as r
from reportgen.model.calendar import Period, weekdays_between
from reportgen.model.labels import fold
from reportgen.model.plan import Plan
from reportgen.words.catalogue import t

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
    groups: dict[tuple[Kind, str], list[str]] = {("department", code): [] for code in plan.department}
    groups |= {("guideline", code): [] for code in plan.guideline}
    for gap in plan.gaps:
        for group in (("department", gap.department), ("guideline", gap.guideline or "")):
            if group in groups:
                groups[group].append(gap.id)
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
        holding = [
            rule for rule in RULES if rule.of == "initiative" and each.status != "cancelled" and rule(self, each)
        ]
        names = tuple(rule.name for rule in holding)
        return RatingFact(
            kind="initiative",
            subject=each.id,
            rating=holding[0].rating if holding else "green",
            because=names,
            rules=names,
            self_rating=each.self_rating,
        )

    def overdue(self, each: r.Initiative) -> bool:
        return bool(self.status and each.end and each.end < self.status and each.status not in ("done", "cancelled"))

    def behind(self, each: r.Initiative) -> bool:
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
    taken: dict[str, list[tuple[str, str]]] = {}
    for initiative, role in efforts(plan):
        taken.setdefault(initiative, []).append(role)
    found = set()
    for initiative, roles in taken.items():
        each = plan.initiative[initiative]
        periods = shares(each.start, each.end, plan.horizon, plan.period_length)
        if any((*role, period) in overloaded for period, _ in periods for role in roles):
            found.add(initiative)
    return found


def _gap(plan: Plan, gap: r.Gap, of_initiative: Mapping[str, RatingFact]) -> RatingFact:
    """A gap is as its worst initiative, and red without one."""
    closing = {each.id: of_initiative[each.id].rating for each in plan.closing[gap.id]}
    holding = [rule for rule in RULES if rule.of == "gap" and rule(closing.values())]
    rating: Rating = holding[0].rating if holding else "green"
    worst = tuple(sorted(code for code, own in closing.items() if own == rating != "green"))
    because = worst if closing else (NO_INITIATIVE,)
    names = tuple(rule.name for rule in holding)
    return RatingFact(kind="gap", subject=gap.id, rating=rating, because=because, rules=names)


@dataclass(frozen=True)
class _Group:
    """What the rules for many gaps look at: those that are red and amber, whether a red one is heavy, and how many."""

    red: Sequence[str]
    amber: Sequence[str]
    heavy: bool
    number: int


def _group(
    kind: Kind, subject: str, codes: Collection[str], of_gap: Mapping[str, RatingFact], facts: Mapping[str, GapFact]
) -> RatingFact:
    """Red if a heavy gap or a third of all is red, amber if any is red or a third amber, else green."""
    red = sorted(code for code in codes if of_gap[code].rating == "red")
    amber = sorted(code for code in codes if of_gap[code].rating == "amber")
    group = _Group(red, amber, any(facts[code].weight >= HEAVY for code in red), len(codes))
    holding = [rule for rule in RULES if rule.of == "group" and rule(group)]
    return RatingFact(
        kind=kind,
        subject=subject,
        rating=holding[0].rating if holding else "green",
        because=tuple(red or amber) if holding else (),
        rules=tuple(rule.name for rule in holding),
    )


@dataclass(frozen=True)
class Rule:
    """A rule: its name, what it rates, the colour it makes, what it says, and when it holds."""

    name: str
    of: Literal["initiative", "gap", "group"]
    rating: Rating
    says: str
    holds: Callable[..., bool]

    def __call__(self, *looked_at: object) -> bool:
        """Whether it holds."""
        return self.holds(*looked_at)


RULES = (
    Rule(
        "overdue",
        "initiative",
        "red",
        t("its end as asked lies before the status date, and it is neither done nor cancelled"),
        _Judge.overdue,
    ),
    Rule(
        "gap-late",
        "initiative",
        "red",
        t("a gap it closes closes after its target date, as coordinated"),
        lambda judge, each: not judge.late_gaps.isdisjoint(each.closes),
    ),
    Rule(
        "interconnection",
        "initiative",
        "red",
        t("a need of it is one-sided or contradictory"),
        lambda judge, each: each.id in judge.unmet,
    ),
    Rule(
        "behind",
        "initiative",
        "amber",
        t("its progress is more than 10 points behind the elapsed share of its weekdays"),
        _Judge.behind,
    ),
    Rule("moved", "initiative", "amber", t("coordination moves it"), lambda judge, each: each.id in judge.moved),
    Rule(
        "role-overloaded",
        "initiative",
        "amber",
        t("it takes from a role in a period in which that is overloaded, as asked"),
        lambda judge, each: each.id in judge.short,
    ),
    Rule(NO_INITIATIVE, "gap", "red", t("no initiative closes it"), lambda closing: not closing),
    Rule("worst-red", "gap", "red", t("an initiative that closes it is red"), lambda closing: "red" in closing),
    Rule("worst-amber", "gap", "amber", t("an initiative that closes it is amber"), lambda closing: "amber" in closing),
    Rule("heavy-red", "group", "red", t("a gap of weight 4 or more is red"), lambda group: group.heavy),
    Rule(
        "third-red",
        "group",
        "red",
        t("a third of all gaps is red, or more"),
        lambda group: bool(group.red) and len(group.red) * THIRD >= group.number,
    ),
    Rule("any-red", "group", "amber", t("a gap is red"), lambda group: bool(group.red)),
    Rule(
        "third-amber",
        "group",
        "amber",
        t("a third of all gaps is amber, or more"),
        lambda group: bool(group.amber) and len(group.amber) * THIRD >= group.number,
    ),
)
"""Every rule, of each kind the red ones first: the first that holds makes the colour; green where none does."""
