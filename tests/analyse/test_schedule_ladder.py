"""What is proven of groups of tasks holds for all schedules, and the room for tasks is found as by a plain scan."""

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.analyse.schedule import (
    Due,
    Link,
    Problem,
    Resource,
    Score,
    Task,
    Weekly,
    ladder,
    prices,
    score,
    search,
    solve,
)
from reportgen.analyse.schedule.generation import Generator, Schedule
from reportgen.analyse.schedule.groups import joined, ties
from reportgen.analyse.schedule.ladder import Ladder
from reportgen.analyse.schedule.objective import LATE, MOVES, OVERLOAD, values
from reportgen.analyse.schedule.prices import Prices
from reportgen.analyse.schedule.problem import holds
from reportgen.analyse.schedule.profile import Profile, Steps, profile
from reportgen.analyse.schedule.search import Search

STARTS = 9
EDGES = (0, 3, 6, 9, 12, 15)


@st.composite
def tied(draw: st.DrawFn) -> Problem:
    """Four tasks of two departments, with a resource each and links across."""
    tasks = tuple(
        Task(
            f"T{i}",
            0,
            0,
            draw(st.integers(1, 4)),
            STARTS - 1,
            draw(st.integers(1, 4)),
            ((i // 2, draw(st.integers(0, 40))),),
        )
        for i in range(4)
    )
    links = (Link(0, 2, draw(st.integers(0, 3))), Weekly(1, 3, draw(st.integers(-2, 4))))
    dues = (
        Due("D", (0, 3), draw(st.integers(0, 6)), draw(st.integers(1, 3))),
        Due("E", (2,), draw(st.integers(0, 6)), draw(st.integers(1, 3)), already=draw(st.integers(0, 1))),
    )
    resources = tuple(
        Resource(name, (30,) * 5, (0,) * 5, tuple(draw(st.integers(20, 60)) for _ in range(5))) for name in "RS"
    )
    return Problem(tasks, links, resources, EDGES, dues)


def all_of(problem: Problem) -> list[tuple[int, ...]]:
    return [
        starts
        for starts in product(range(STARTS), repeat=len(problem.tasks))
        if all(holds(link, starts[link.before], starts[link.after]) for link in problem.links)
        and max(start + task.length for start, task in zip(starts, problem.tasks, strict=True)) <= EDGES[-1]
    ]


@given(tied(), st.data())
@settings(max_examples=12)
def test_what_groups_prove_holds_for_every_better_schedule(problem: Problem, data: st.DataObject) -> None:
    found = sorted((score(problem, starts), starts) for starts in all_of(problem))
    least = values(problem, found[0][0])
    for part in (OVERLOAD, LATE, MOVES):
        # The parts before are the best there are, as they are when the search comes to a part.
        known = [each for each in found if values(problem, each[0])[:part] == least[:part]]
        at = data.draw(st.integers(0, len(known) - 1))
        climbing = Ladder(Generator(problem))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ladder, "RUNGS", (2, 3))
            climbing = Ladder(Generator(problem))
            for _ in range(6):
                better, bound, _ = climbing.step(Schedule(*known[at]), part)
                assert bound <= least[part]
                assert better.score <= known[at][0]
                assert score(problem, better.starts) == better.score
            # The last rung is the whole problem, which is small enough to be searched to its end.
            if climbing.done and (part, (0, 1, 2, 3)) in climbing.done:
                assert climbing.known[part, (0, 1, 2, 3)] == least[part]


@given(tied())
@settings(max_examples=10)
def test_groups_alone_find_and_prove_the_best(problem: Problem) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "LARGE", 0)
        patch.setattr(search, "LARGE_SHARES", {"apart": 1})
        patch.setattr(ladder, "RUNGS", (2, 3))
        result = solve(problem, 8)
    best = min(score(problem, starts) for starts in all_of(problem))
    assert result.bound <= best <= result.score
    assert result.score == best


@given(tied(), st.data())
@settings(max_examples=12)
def test_what_prices_prove_holds_for_every_better_schedule(problem: Problem, data: st.DataObject) -> None:
    found = sorted((score(problem, starts), starts) for starts in all_of(problem))
    least = values(problem, found[0][0])
    known = [each for each in found if values(problem, each[0])[:MOVES] == least[:MOVES]]
    best = Schedule(*known[data.draw(st.integers(0, len(known) - 1))])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prices, "GROUP", 2)
        pricing, last = Prices(Generator(problem)), 0
        for _ in range(12):
            better, bound, _ = pricing.step(best)
            assert last <= bound <= least[MOVES]
            assert better.score <= best.score
            assert score(problem, better.starts) == better.score
            best, last = better, bound


@given(tied())
@settings(max_examples=10)
def test_prices_alone_state_no_more_than_the_best(problem: Problem) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("LARGE", "HUGE"):
            patch.setattr(search, name, 0)
        patch.setattr(search, "LARGE_SHARES", {"apart": 1})
        patch.setattr(prices, "GROUP", 2)
        result = solve(problem, 2)
    best = min(score(problem, starts) for starts in all_of(problem))
    assert result.bound <= best <= result.score


def test_a_price_for_what_is_pushed_elsewhere_proves_more_than_groups_alone() -> None:
    """One of two has to move: the lighter would do in its own group, but it pushes something heavy elsewhere."""
    tasks = (
        Task("A", 0, 0, 4, weight=1, demands=((0, 60),)),
        Task("B", 0, 0, 4, weight=2, demands=((0, 60),)),
        Task("C", 4, 4, 4, weight=5, demands=((1, 10),)),
        Task("D", 4, 4, 4, weight=1, demands=((1, 10),)),
    )
    capacities = tuple(Resource(name, (60,) * 6, (0,) * 6, (120, *(0,) * 5)) for name in "RS")
    problem = Problem(tasks, (Link(0, 2, 4),), capacities, tuple(range(0, 25, 4)))
    best = Schedule(score(problem, (0, 4, 4, 4)), (0, 4, 4, 4))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prices, "GROUP", 2)
        pricing = Prices(Generator(problem))
        bounds = [pricing.step(best)[1] for _ in range(12)]
    assert (bounds[1], bounds[-1]) == (7 * 5, 8 * 5)


def test_what_follows_counts_where_something_gives_way() -> None:
    """The heavier of two that share a person moves, as three light ones wait for the other."""
    tasks = (
        Task("A", 0, 0, 4, weight=2, demands=((0, 60),)),
        Task("B", 0, 0, 4, weight=1, demands=((0, 60),)),
        *(Task(f"C{i}", 4, 4, 2) for i in range(3)),
    )
    problem = Problem(
        tasks,
        tuple(Link(1, i, 4) for i in (2, 3, 4)),
        (Resource("R", (60,) * 6, (0,) * 6, (120, *(0,) * 5)),),
        tuple(range(0, 25, 4)),
    )
    assert search.weight_behind(Generator(problem)) == [2, 4, 1, 1, 1]
    assert Search(problem).best.starts == (4, 0, 4, 4, 4)
    assert solve(problem).score == Score(0, 0, 8, 1)


def test_groups_hold_together_what_few_share_and_grow_no_larger_than_said() -> None:
    tasks = tuple(Task(f"T{i}", 0, 0, 1, demands=((i // 2, 1),)) for i in range(6))
    one = Resource("R", (1,) * 5, (0,) * 5, (0,) * 5)
    problem = Problem(tasks, (Link(3, 4, 1), Link(1, 2, 3)), (one,) * 3, EDGES)
    singles = [(i,) for i in range(6)]
    bound = ties(Generator(problem))
    assert joined(singles, bound, 2) == [(0, 1), (2, 3), (4, 5)]
    assert joined([(0, 1), (2, 3), (4, 5)], bound, 4) == [(0, 1, 2, 3), (4, 5)]
    assert joined(singles, bound, 6) == [(0, 1, 2, 3, 4, 5)]


def scanned(problem: Problem, placed: dict[int, int], position: int, spans: Sequence[int]) -> int | None:
    """The first of some starts at which a task overloads nothing, step by step and by nothing but the definition."""
    task = problem.tasks[position]

    def fits(at: int) -> bool:
        for bucket in range(len(problem.buckets) - 1):
            inside = range(problem.buckets[bucket], problem.buckets[bucket + 1])
            for slot, resource in enumerate(problem.resources):
                level = 0
                for each, start in {**placed, position: at}.items():
                    other = problem.tasks[each]
                    steps = sum(start <= step < start + other.length for step in inside)
                    level += sum(units * steps // other.length for used, units in other.demands if used == slot)
                touched = any(at <= step < at + task.length for step in inside)
                if touched and level + resource.taken[bucket] > resource.limit(bucket):
                    return False
        return True

    return next((at for at in spans if fits(at)), None)


@st.composite
def rooms(draw: st.DrawFn) -> Problem:
    """Four tasks and two resources whose room differs from bucket to bucket, of one step each or of several."""
    wide = draw(st.booleans())
    edges = tuple(range(2, 27, draw(st.integers(2, 5)))) if wide else tuple(range(2, 27))
    many = len(edges) - 1
    tasks = []
    for i in range(4):
        length = draw(st.integers(1, 7))
        # Where a bucket is a step, a task takes the same of each of its steps.
        units = [draw(st.integers(0, 9 * length)) if wide else draw(st.integers(0, 9)) * length for _ in "RS"]
        tasks.append(Task(f"T{i}", 2, 2, length, demands=tuple(enumerate(units))))
    resources = tuple(
        Resource(
            name, tuple(draw(st.lists(st.integers(0, 30), min_size=many, max_size=many))), (0,) * many, (0,) * many
        )
        for name in "RS"
    )
    return Problem(tuple(tasks), (), resources, edges)


@given(rooms(), st.integers(2, 24), st.integers(2, 24))
@settings(max_examples=150)
def test_the_first_and_the_last_fit_are_those_of_a_plain_scan(problem: Problem, one: int, two: int) -> None:
    space = profile(problem)
    assert isinstance(space, Profile)
    assert isinstance(space, Steps) == (problem.buckets[1] - problem.buckets[0] == 1)
    placed: dict[int, int] = {}
    for position, task in enumerate(problem.tasks):
        first, last = min(one, two), min(max(one, two), problem.buckets[-1] - task.length)
        found = space.first_fit(position, first, last) if first <= last else None
        assert found == scanned(problem, placed, position, range(first, last + 1))
        back = space.last_fit(position, last, first) if first <= last else None
        assert back == scanned(problem, placed, position, range(last, first - 1, -1))
        if found is not None:
            space.put(position, found)
            placed[position] = found
