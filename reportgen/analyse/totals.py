"""How the weighted gap closes day by day, what its largest gaps make of it, and cost by year over all departments."""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate

from reportgen.analyse.facts import ClosingFact, Cost, GapFact, LargestGaps, StillOpen, YearCost
from reportgen.model.plan import Plan

HALF = Fraction(1, 2)


def gaps_above_zero(plan: Plan, gaps: Mapping[str, GapFact]) -> Mapping[str | None, Sequence[GapFact]]:
    """The gaps that are left to close, of each registered department by code, after all of them under None."""
    found: dict[str | None, list[GapFact]] = {None: [], **{code: [] for code in sorted(plan.department)}}
    for gap in plan.gaps:
        fact = gaps[gap.id]
        if fact.weighted is not None and fact.weighted > 0:
            found[None].append(fact)
            if gap.department in plan.department:
                found[gap.department].append(fact)
    return found


def closing(left: Mapping[str | None, Sequence[GapFact]]) -> tuple[ClosingFact, ...]:
    """How the gap closes, of each department after the whole; see `ClosingFact`."""
    return tuple(_closing(department, gaps) for department, gaps in left.items())


def _closing(department: str | None, gaps: Sequence[GapFact]) -> ClosingFact:
    whole = sum((_weight(each) for each in gaps), Fraction(0))
    never = sum((_weight(each) for each in gaps if each.closes_coordinated is None), Fraction(0))
    return ClosingFact(
        department=department,
        weighted=float(whole),
        never=float(never),
        never_share=float(never / whole) if whole else None,
        days=tuple(_days(gaps, whole)),
    )


def _days(gaps: Sequence[GapFact], whole: Fraction) -> Iterator[StillOpen]:
    asked = _closed_on((each.closes_requested, each) for each in gaps)
    coordinated = _closed_on((each.closes_coordinated, each) for each in gaps)
    requested_open = coordinated_open = whole
    for day in sorted(asked.keys() | coordinated.keys()):
        requested_open -= asked.get(day, Fraction(0))
        coordinated_open -= coordinated.get(day, Fraction(0))
        yield StillOpen(date=day, open_requested=float(requested_open), open_coordinated=float(coordinated_open))


def _closed_on(closings: Iterator[tuple[dt.date | None, GapFact]]) -> dict[dt.date, Fraction]:
    """The weighted gap that closes on each day; exact, so that in the end nothing is left of what has all closed."""
    found: dict[dt.date, Fraction] = defaultdict(Fraction)
    for day, gap in closings:
        if day is not None:
            found[day] += _weight(gap)
    return found


def largest(left: Mapping[str | None, Sequence[GapFact]]) -> tuple[LargestGaps, ...]:
    """The fewest gaps that make up half of the weighted gap, of each department after the whole; ties by code."""
    return tuple(_largest(department, gaps) for department, gaps in left.items())


def _largest(department: str | None, gaps: Sequence[GapFact]) -> LargestGaps:
    ordered = sorted(gaps, key=lambda gap: (-_weight(gap), gap.gap))
    count, share = half([each.weighted or 0 for each in ordered])
    return LargestGaps(
        department=department,
        gaps=tuple(each.gap for each in ordered[:count]),
        weighted=math.fsum(each.weighted or 0 for each in ordered[:count]),
        share=share,
    )


def half(weights: Sequence[float]) -> tuple[int, float | None]:
    """How many of these weights, largest first, make up half of their sum, and what share of it (None if it is 0)."""
    exact = [Fraction(each) for each in weights]
    whole = sum(exact, Fraction(0))
    for count, reached in enumerate(accumulate(exact), 1):
        if whole and reached >= HALF * whole:
            return count, float(reached / whole)
    return 0, None


def _weight(gap: GapFact) -> Fraction:
    return Fraction(gap.weighted or 0)


def years(cost: Sequence[Cost]) -> tuple[YearCost, ...]:
    """Cost against budget of all departments together, by year; see `YearCost`."""
    rows: dict[int, list[Cost]] = defaultdict(list)
    for each in cost:
        rows[each.year].append(each)
    return tuple(_year(year, found) for year, found in sorted(rows.items()))


def _year(year: int, rows: Sequence[Cost]) -> YearCost:
    budgets = [each.budget for each in rows if each.budget is not None]
    total, budget = math.fsum(each.total for each in rows), math.fsum(budgets) if budgets else None
    return YearCost(
        year=year,
        one_off=math.fsum(each.one_off for each in rows),
        annual=math.fsum(each.annual for each in rows),
        budget=budget,
        total=total,
        above=None if budget is None else total - budget,
        budgeted=math.fsum(each.total for each in rows if each.budget is not None),
    )
