"""What holds for the schedules of any problem and problems like it."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.analyse.schedule import Due, Link, Problem, Resource, Task, solve

EDGES = tuple(range(0, 61, 4))
BUCKETS = len(EDGES) - 1


@st.composite
def crowded(draw: st.DrawFn) -> Problem:
    """Up to seven tasks that want more of two resources than there is."""
    tasks = []
    for i in range(draw(st.integers(2, 7))):
        demands = tuple((resource, draw(st.integers(1, 40))) for resource in (0, 1) if draw(st.booleans()))
        asked = draw(st.integers(0, 6))
        tasks.append(Task(f"T{i}", asked, asked, draw(st.integers(1, 6)), None, draw(st.integers(1, 5)), demands))
    links = tuple(Link(i - 1, i, tasks[i - 1].length) for i in range(1, len(tasks)) if draw(st.booleans()))
    dues = tuple(Due(f"D{i}", (i,), draw(st.integers(2, 20)), draw(st.integers(1, 5))) for i in range(len(tasks)))
    resources = tuple(
        Resource(name, (draw(st.integers(20, 50)),) * BUCKETS, (0,) * BUCKETS, (draw(st.integers(0, 90)),) * BUCKETS)
        for name in ("R", "S")
    )
    return Problem(tuple(tasks), links, resources, EDGES, dues)


@given(crowded(), st.integers(1, 30))
@settings(max_examples=30)
def test_more_capacity_never_makes_a_proven_objective_worse(problem: Problem, more: int) -> None:
    # How much an overload counts depends on where there was one as asked, so this is stated where there is none.
    before = solve(problem)
    first, *others = problem.resources
    larger = replace(first, capacity=tuple(units + more for units in first.capacity))
    after = solve(replace(problem, resources=(larger, *others)))
    if before.status != "feasible" and after.status != "feasible" and before.score.overload == 0:
        assert after.score <= before.score


@given(crowded(), st.randoms(use_true_random=False))
@settings(max_examples=20)
def test_the_order_of_tasks_and_their_names_change_no_score(problem: Problem, shuffler: random.Random) -> None:
    order = list(range(len(problem.tasks)))
    shuffler.shuffle(order)
    place = {old: new for new, old in enumerate(order)}
    other = replace(
        problem,
        tasks=tuple(replace(problem.tasks[old], name=f"N{old}") for old in order),
        links=tuple(replace(link, before=place[link.before], after=place[link.after]) for link in problem.links),
        dues=tuple(replace(due, tasks=tuple(place[task] for task in due.tasks)) for due in problem.dues),
    )
    assert solve(other).score == solve(problem).score


@given(crowded())
@settings(max_examples=15)
def test_more_work_never_makes_a_schedule_worse(problem: Problem) -> None:
    scores = [solve(problem, work).score for work in (0, 0.01, 0.3, 1)]
    assert scores == sorted(scores, reverse=True)
