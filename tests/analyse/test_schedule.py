"""The solver against every schedule there is, and against its judge."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.analyse.schedule import (
    Due,
    Link,
    Problem,
    Resource,
    Result,
    Score,
    Task,
    Weekly,
    cells,
    score,
    search,
    solve,
    verify,
)
from reportgen.analyse.schedule.problem import calendar_day, holds, latest_before, soonest, step_from
from reportgen.analyse.schedule.verify import ScheduleError

STEPS, BUCKET = 28, 4
LAST = 28
"""Every schedule that ends by then is tried."""
EDGES = tuple(range(0, STEPS + 1, BUCKET))


def resource(capacity: int, *, taken: int = 0, asked: int = 0) -> Resource:
    buckets = len(EDGES) - 1
    return Resource("R", (capacity,) * buckets, (taken,) * buckets, (asked,) * buckets)


@st.composite
def problems(draw: st.DrawFn, most: int = 3) -> Problem:
    n = draw(st.integers(1, most))
    tasks = []
    for i in range(n):
        asked = draw(st.integers(0, 4))
        tasks.append(
            Task(
                name=f"T{i}",
                asked=asked,
                earliest=asked + draw(st.integers(0, 2)),
                length=draw(st.integers(1, 5)),
                weight=draw(st.integers(1, 5)),
                demands=((0, draw(st.integers(0, 60))),),
            )
        )
    pairs = [(i, j) for i in range(n) for j in range(i + 1, n)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=2)) if pairs else []
    links = tuple(
        Weekly(i, j, draw(st.integers(-3, 9))) if draw(st.booleans()) else Link(i, j, tasks[i].length)
        for i, j in chosen
    )
    due = Due("D", tuple(range(n)), draw(st.integers(0, 20)), draw(st.integers(1, 5)))
    taken = draw(st.integers(0, 30))
    load = draw(st.integers(0, 80))
    return Problem(tuple(tasks), links, (resource(30, taken=taken, asked=taken + load),), EDGES, (due,))


def all_schedules(problem: Problem) -> list[tuple[int, ...]]:
    spans = [range(task.earliest, STEPS - task.length + 1) for task in problem.tasks]
    return [
        starts
        for starts in product(*spans)
        if all(holds(link, starts[link.before], starts[link.after]) for link in problem.links)
    ]


@given(problems())
@settings(max_examples=30)
def test_no_schedule_is_better_than_the_solvers(problem: Problem) -> None:
    result = solve(problem)
    verify(problem, result)
    assert result.status != "feasible"
    assert result.score == min(score(problem, starts) for starts in all_schedules(problem))


@st.composite
def short_problems(draw: st.DrawFn) -> Problem:
    """Four or five tasks that have four or five starts each, of which some fit nowhere."""
    tasks = tuple(
        Task(f"T{i}", 0, 0, draw(st.integers(1, 3)), 4, draw(st.integers(0, 4)), ((0, draw(st.integers(0, 50))),))
        for i in range(draw(st.integers(4, 5)))
    )
    links = (Link(0, 1, draw(st.integers(-1, 2))), Link(2, 3, draw(st.integers(0, 2))))
    dues = (Due("D", (0, 2), draw(st.integers(0, 5)), 2), Due("E", (3,), draw(st.integers(0, 5)), 3))
    edges = (0, 2, 4, 6, 8)
    one = Resource("R", (30,) * 4, (0,) * 4, tuple(draw(st.integers(20, 60)) for _ in range(4)))
    return Problem(tasks, links, (one,), edges, dues)


@given(short_problems())
@settings(max_examples=12)
def test_no_schedule_of_five_is_better_in_any_part(problem: Problem) -> None:
    result = solve(problem)
    verify(problem, result)
    best = min(
        score(problem, starts)
        for starts in product(range(5), repeat=len(problem.tasks))
        if all(holds(link, starts[link.before], starts[link.after]) for link in problem.links)
    )
    assert result.status != "feasible"
    assert tuple(result.score) == tuple(best)


def test_what_nothing_binds_is_never_moved_by_anothers_move() -> None:
    """The third task has no link, though it looks as if it waited: only the two that share the resource may move."""
    tasks = (*(Task(f"T{i}", 0, 0, 4, demands=((0, 30),)) for i in range(2)), Task("T2", 4, 4, 4))
    problem = Problem(tasks, (), (resource(30, asked=60),), EDGES)
    assert solve(problem).starts == (0, 4, 4)
    bound_to = replace(problem, links=(Link(1, 2, 4), Link(0, 2, 4)))
    assert solve(bound_to).starts == (2, 2, 6)


@given(problems(most=4))
@settings(max_examples=20)
def test_the_coarse_grid_and_pieces_keep_every_rule(problem: Problem) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "FINE", 0)
        coarse = solve(problem, 0.5)
        patch.setattr(search, "WHOLE_SHARES", {"whole": 0.1, "breed": 1, "around": 5})
        pieces = solve(problem, 0.5)
    fine = solve(problem)
    for each in (coarse, pieces):
        verify(problem, each)
        assert each.bound.overload <= fine.score.overload
        assert each.score >= fine.score


@given(problems(most=4))
@settings(max_examples=20)
def test_the_same_problem_has_the_same_schedule(problem: Problem) -> None:
    assert solve(problem) == solve(problem)


def test_a_classical_problem_of_buckets_of_one_step() -> None:
    """Three tasks of two steps that each take the one machine: one after the other, the due one first."""
    edges = tuple(range(21))
    tasks = tuple(Task(f"T{i}", 0, 0, 2, demands=((0, 2),)) for i in range(3))
    machine = Resource("machine", (1,) * 20, (0,) * 20, (3,) * 20)
    result = solve(Problem(tasks, (), (machine,), edges, (Due("D", (2,), 1, weight=3),)))
    assert result.starts[2] == 0
    assert sorted(result.starts) == [0, 2, 4]
    assert result.score == Score(0, 0, 6, 2)
    assert (result.status, result.bound) == ("optimal", result.score)


def test_what_no_bucket_can_hold_overloads_no_bucket_that_was_not_overloaded() -> None:
    task = Task("T", 0, 0, 5, demands=((0, 100),))
    one = Resource("R", (30, 30, 30), (0, 0, 0), (100, 0, 0))
    result = solve(Problem((task,), (), (one,), (0, 5, 10, 15)))
    assert result.starts == (1,)
    assert (result.status, result.score.overload, result.bound.overload) == ("optimal", 50, 50)


def test_an_overload_is_shared_between_buckets_that_are_overloaded_anyhow() -> None:
    task = Task("T", 0, 0, 5, demands=((0, 100),))
    one = Resource("R", (30, 30, 30), (0, 0, 0), (100, 100, 100))
    result = solve(Problem((task,), (), (one,), (0, 5, 10, 15)))
    assert result.starts == (2,)
    assert (result.score.overload, result.bound.overload) == (40, 40)


def test_what_fits_as_asked_is_not_touched() -> None:
    tasks = (Task("A", 1, 1, 5, demands=((0, 15),)), Task("B", 1, 1, 5, demands=((0, 15),)))
    result = solve(Problem(tasks, (), (resource(30),), EDGES))
    assert result == Result("nothing-to-do", (1, 1), Score(0, 0, 0, 0), Score(0, 0, 0, 0))


def test_tasks_end_before_what_must_follow_them() -> None:
    """The light task may not start after step 1, so the heavy one gives way."""
    light = Task("A", 0, 0, 4, latest=1, weight=1, demands=((0, 30),))
    heavy = Task("B", 0, 0, 4, weight=5, demands=((0, 30),))
    result = solve(Problem((light, heavy), (), (resource(30, asked=60),), EDGES))
    assert result.starts == (1, 3)
    assert solve(Problem((replace(light, latest=None), heavy), (), (resource(30, asked=60),), EDGES)).starts == (4, 0)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"starts": (0, 0)}, "does not wait"),
        ({"starts": (-1, 5)}, "before"),
        ({"starts": (0, 9)}, "after"),
        ({"score": Score(0, 0, 0, 0)}, "the score is"),
        ({"bound": Score(1, 0, 0, 0)}, "bound"),
    ],
)
def test_the_judge_finds_each_fault(change: dict[str, object], said: str) -> None:
    tasks = (Task("A", 0, 0, 5), Task("B", 0, 0, 5, latest=8))
    problem = Problem(tasks, (Link(0, 1, 5),))
    result = solve(problem)
    verify(problem, result)
    with pytest.raises(ScheduleError, match=said):
        verify(problem, replace(result, **change))  # type: ignore[arg-type]  # any field may be spoilt


@given(st.integers(-5000, 5000), st.integers(-40, 40))
def test_weeks_and_weekdays_meet(step: int, lag: int) -> None:
    assert step_from(calendar_day(step)) == step
    link = Weekly(0, 1, lag)
    first = soonest(link, step)
    assert holds(link, step, first)
    assert not holds(link, step, first - 1)
    last = latest_before(link, step)
    assert holds(link, last, step)
    assert not holds(link, last + 1, step)
