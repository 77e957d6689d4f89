"""Needs and provisions are paired as well as they can be: held against trying every way to pair them."""

import datetime as dt
from collections.abc import Iterator
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notation.plans import plan
from reportgen.analyse import matching
from reportgen.analyse.network import dependencies
from reportgen.model import records as r
from reportgen.model.finding import Source

Rows = list[r.Dependency]
JANUARY = dt.date(2026, 1, 1)


def row(department: str, initiative: str, theirs: str | None, deliverable: str | None, day: int | None) -> r.Dependency:
    return r.Dependency(
        source=Source(""),
        department=department,
        initiative=initiative,
        direction="needs" if department == "A" else "provides",
        other="B" if department == "A" else "A",
        their_initiative=theirs,
        deliverable=deliverable,
        date=None if day is None else JANUARY + dt.timedelta(day),
    )


def sides(department: str, other: str) -> st.SearchStrategy[Rows]:
    return st.lists(
        st.builds(
            row,
            st.just(department),
            st.sampled_from([f"{department}.I1", f"{department}.I2"]),
            st.sampled_from([None, f"{other}.I1", f"{other}.I2"]),
            st.sampled_from([None, "api", "API", "report"]),
            st.sampled_from([None, 1, 5, 40]),
        ),
        max_size=4,
    )


def sure(need: r.Dependency, provision: r.Dependency) -> int | None:
    """The rank of a pair, 0 the surest, spelt out from workbooks.md; None where they do not match."""
    if need.their_initiative and need.their_initiative != provision.initiative:
        return None
    if provision.their_initiative and provision.their_initiative != need.initiative:
        return None
    same = bool(need.deliverable) and (need.deliverable or "").lower() == (provision.deliverable or "").lower()
    named = [each for each in (need.their_initiative, provision.their_initiative) if each]
    if len(named) == 2:
        return 0 if same else 1
    return (3 - len(named)) if same else None


def value(needs: Rows, provisions: Rows, pairs: Iterator[tuple[int, int]]) -> tuple[int, ...] | None:
    """How good a way to pair is: pairs of each rank, the surest first, then how close their dates lie (negative)."""
    counts, apart = [0, 0, 0, 0], 0
    for n, p in pairs:
        rank = sure(needs[n], provisions[p])
        if rank is None:
            return None
        counts[rank] += 1
        first, second = needs[n].date, provisions[p].date
        apart += (first - second).days ** 2 if first and second else 0
    return (*counts, -apart)


def best(needs: Rows, provisions: Rows) -> tuple[int, ...]:
    """Every way: each need gets a provision of its own, or (a place beyond the last) none."""
    places = range(len(provisions) + len(needs))
    ways = (
        value(needs, provisions, ((n, p) for n, p in enumerate(way) if p < len(provisions)))
        for way in permutations(places, len(needs))
    )
    return max(way for way in ways if way is not None)


@given(sides("A", "B"), sides("B", "A"))
@settings(max_examples=80, deadline=None)
def test_no_other_way_to_pair_them_is_better(needs: Rows, provisions: Rows) -> None:
    found = matching.match(list(enumerate(needs)), list(enumerate(provisions)))
    assert len(set(found.values())) == len(found)
    assert value(needs, provisions, iter(found.items())) == best(needs, provisions)


@pytest.mark.parametrize("many", [matching.MANY, 0])
def test_a_pair_does_not_stand_in_the_way_of_another(many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first need could take either provision, the second only the first one."""
    monkeypatch.setattr(matching, "MANY", many)
    rows = dependencies(
        plan(
            "Initiative: A.I1\nInitiative: A.I2\nInitiative: B.I1\nInitiative: B.I2",
            "Dependency: A initiative=A.I1 direction=needs other=B deliverable=api date=2026-03-01",
            "Dependency: A initiative=A.I2 direction=needs other=B their_initiative=B.I1 deliverable=api",
            "Dependency: B initiative=B.I1 direction=provides other=A deliverable=api date=2026-03-01",
            "Dependency: B initiative=B.I2 direction=provides other=A their_initiative=A.I1 deliverable=api",
        )
    )
    assert [(each.needs, each.provides) for each in rows] == [("A.I1", "B.I2"), ("A.I2", "B.I1")]


def test_alike_rows_are_paired_in_the_order_of_their_dates() -> None:
    needs = [row("A", "A.I1", "B.I1", "api", day) for day in (30, 10, 20)]
    provisions = [row("B", "B.I1", "A.I1", "api", day) for day in (15, 25, 5)]
    found = matching.match(list(enumerate(needs)), list(enumerate(provisions)))
    assert found == {0: 1, 1: 2, 2: 0}


def test_rows_filled_down_by_the_hundred_are_paired_all_the_same() -> None:
    needs = [row("A", "A.I1", "B.I1", "api", day) for day in range(60)]
    provisions = [row("B", "B.I1", "A.I1", "api", day) for day in range(60)]
    assert matching.match(list(enumerate(needs)), list(enumerate(provisions))) == {day: day for day in range(60)}
