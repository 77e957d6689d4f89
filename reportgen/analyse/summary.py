"""The sums that documents print: per department and for the whole."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from reportgen.analyse.facts import (
    Alignment,
    CapacityFact,
    DependencyFact,
    Facts,
    GapFact,
    GuidelineSummary,
    Summary,
)
from reportgen.model.labels import fold
from reportgen.model.plan import Plan, owner_of
from reportgen.model.records import Gap, Resource

ENDED = ("done", "cancelled")
ROUNDING = 1e-6
Row = TypeVar("Row")


def summaries(plan: Plan, facts: Facts) -> tuple[Summary, ...]:
    """One summary per registered department, by code, after that of the whole."""
    owned = _Owned(plan, facts)
    return tuple(_summary(plan, facts, owned, code) for code in (None, *sorted(plan.department)))


class _Owned:
    """The rows that concern each department, in their order; all of them under None. One pass over each list."""

    def __init__(self, plan: Plan, facts: Facts) -> None:
        running = {each.id: each for each in plan.initiatives if each.status not in ENDED}
        taking = [each for each in plan.resources if each.initiative in running]
        self.gaps = _grouped(plan.gaps, lambda each: (each.department,))
        self.running = _grouped(running.values(), lambda each: (each.department,))
        self.taking = _grouped(taking, lambda each: (running[each.initiative or ""].department,))
        self.capacity = _grouped(facts.capacity, lambda each: (each.department,))
        self.cost = _grouped(facts.cost, lambda each: (each.department,))
        self.stated = _grouped(plan.resources, lambda each: (each.department,))
        self.demands = _grouped(plan.demands, lambda each: (each.department,))
        self.dependencies = _grouped(facts.dependencies, _sides)


def _grouped(rows: Iterable[Row], owners: Callable[[Row], Iterable[str | None]]) -> Mapping[str | None, list[Row]]:
    found: dict[str | None, list[Row]] = defaultdict(list)
    for row in rows:
        for owner in dict.fromkeys((None, *owners(row))):
            found[owner].append(row)
    return found


def _summary(plan: Plan, facts: Facts, owned: _Owned, department: str | None) -> Summary:
    """See `Summary` for what each figure means."""
    gaps = owned.gaps.get(department, [])
    sizes = [facts.gap[each.id] for each in gaps]
    running = owned.running.get(department, [])
    moves = [facts.initiative[each.id].moved_days for each in running]
    capacity = owned.capacity.get(department, [])
    stated = [each for each in capacity if each.available is not None]
    costs = owned.cost.get(department, [])
    budgets = [each.budget for each in costs if each.budget is not None]
    answers = Counter(_answer(plan, each.id) for each in owned.demands.get(department, []))
    states = Counter(each.state for each in owned.dependencies.get(department, []))
    return Summary(
        department=department,
        gaps=len(gaps),
        not_assessed=sum(each.size is None for each in sizes),
        without_initiative=sum(not plan.closing[each.id] for each in gaps),
        late=sum(_late(each, facts.gap[each.id]) for each in gaps),
        weighted=sum(max(each.weighted or 0, 0) for each in sizes),
        initiatives=len(running),
        moved=sum(days > 0 for days in moves),
        longest_move=max(moves, default=0),
        effort=float(sum(each.effort or 0 for each in owned.taking.get(department, []))),
        requested=sum(each.requested for each in stated),
        available=sum(max(each.available or 0, 0) for each in stated),
        overloaded_requested=sum(_over(each, each.requested) for each in capacity),
        overloaded_coordinated=sum(_over(each, each.coordinated) for each in capacity),
        one_off=sum(each.one_off for each in costs),
        annual=sum(each.annual for each in costs),
        budget=sum(budgets) if budgets else None,
        years_over=sum(each.budget is not None and each.one_off + each.annual > each.budget for each in costs),
        agreed=states["agreed"],
        open=states["open"],
        one_sided=states["one-sided"],
        contradictory=states["contradictory"],
        demands=sum(answers.values()),
        unanswered=answers["open"],
        declined=answers["declined"],
        total=sum(each.total for each in costs),
        **_stated(owned.stated.get(department, [])),
    )


def _stated(resources: Sequence[Resource]) -> dict[str, float]:
    """What is stated on Resources, in sums."""
    return {
        "stated_effort": float(sum(each.effort or 0 for each in resources)),
        "stated_one_off": float(sum(each.one_off or 0 for each in resources)),
        "stated_annual": float(sum(each.annual or 0 for each in resources)),
    }


def guideline_summaries(plan: Plan, facts: Facts) -> tuple[GuidelineSummary, ...]:
    """One summary per guideline, by code."""
    gaps = _grouped(plan.gaps, lambda each: (each.guideline,))
    weighted = {code: _weighted(facts, gaps.get(code, [])) for code in sorted(plan.guideline)}
    whole = sum(weighted.values())
    return tuple(
        _guideline(plan, facts, code, gaps.get(code, []), own / whole if whole else None)
        for code, own in weighted.items()
    )


def _weighted(facts: Facts, gaps: Sequence[Gap]) -> float:
    return sum(max(facts.gap[each.id].weighted or 0, 0) for each in gaps)


def _guideline(plan: Plan, facts: Facts, guideline: str, gaps: Sequence[Gap], share: float | None) -> GuidelineSummary:
    sizes = [facts.gap[each.id] for each in gaps]
    return GuidelineSummary(
        guideline=guideline,
        translated=len({each.department for each in plan.translations if each.guideline == guideline}),
        gaps=len(gaps),
        not_assessed=sum(each.size is None for each in sizes),
        without_initiative=sum(not plan.closing[each.id] for each in gaps),
        late=sum(_late(each, facts.gap[each.id]) for each in gaps),
        weighted=_weighted(facts, gaps),
        share=share,
    )


def alignment(plan: Plan, facts: Facts) -> Alignment:
    """How far the leaders agree over all guidelines; see `Alignment`."""
    rounds: dict[str, list[float | None]] = {}
    for each in sorted(facts.understanding, key=lambda row: (row.guideline, row.round)):
        if each.department is None and each.n:
            rounds.setdefault(each.guideline, []).append(each.cns)
    latest = {
        fold(each.leader)
        for each in plan.interviews
        if each.understanding is not None and each.round == facts.latest_round[each.guideline]
    }
    return Alignment(
        leaders=len(latest),
        first=_mean([found[0] for found in rounds.values()]),
        latest=_mean([found[-1] for found in rounds.values()]),
    )


def _mean(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _late(gap: Gap, fact: GapFact) -> bool:
    return bool(fact.closes_coordinated and gap.target_date and fact.closes_coordinated > gap.target_date)


def _answer(plan: Plan, demand: str) -> str:
    response = plan.response.get(demand)
    return (response.response if response else None) or "open"


def _sides(fact: DependencyFact) -> Iterable[str | None]:
    return (fact.from_, fact.to, owner_of(fact.needs or ""), owner_of(fact.provides or ""))


def _over(fact: CapacityFact, asked: float) -> bool:
    return fact.available is not None and asked > max(fact.available, 0) + ROUNDING
