"""The judge: scores and checks a schedule by the definitions alone, sharing nothing with the solver."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportgen.analyse.schedule.problem import Link, Problem, Resource, Result, Score, Task, Weekly


class ScheduleError(AssertionError):
    """The solver returned a schedule that breaks a rule: a bug."""


def score(problem: Problem, starts: Sequence[int]) -> Score:
    """The objective of a schedule, recomputed from its starts."""
    placed = list(zip(problem.tasks, starts, strict=True))
    return Score(
        overload=sum(
            _overload(problem, placed, position, resource) for position, resource in enumerate(problem.resources)
        ),
        late=sum(
            due.weight
            * max(due.already, *(starts[task] + problem.tasks[task].length - 1 - due.due for task in due.tasks), 0)
            for due in problem.dues
        ),
        moved=sum(task.weight * (start - task.asked) for task, start in placed),
        changed=sum(start != task.asked and task.weight > 0 for task, start in placed),
    )


def _overload(problem: Problem, placed: list[tuple[Task, int]], position: int, resource: Resource) -> int:
    total = 0
    for bucket, level in enumerate(_levels(problem, placed, position)):
        over = max(0, level - max(resource.capacity[bucket], resource.taken[bucket]))
        total += over * resource.penalty(bucket)
    return total


def _levels(problem: Problem, placed: list[tuple[Task, int]], position: int) -> Iterator[int]:
    """The units taken from a resource in each bucket."""
    uses = [(task, start, units) for task, start in placed for demanded, units in task.demands if demanded == position]
    taken = problem.resources[position].taken
    for bucket, (first, stop) in enumerate(pairwise(problem.buckets)):
        level = taken[bucket]
        for task, start, units in uses:
            steps = max(0, min(stop, start + task.length) - max(first, start))
            level += units * steps // task.length
        yield level


def verify(problem: Problem, result: Result) -> None:
    """Raise ScheduleError where a result breaks its problem's rules, or misstates its own score."""
    faults = list(_faults(problem, result))
    if faults:
        raise ScheduleError("; ".join(faults))


def _faults(problem: Problem, result: Result) -> Iterator[str]:
    for task, start in zip(problem.tasks, result.starts, strict=True):
        if start < task.earliest:
            yield f"{task.name} starts at {start}, before {task.earliest}"
        if task.latest is not None and start > task.latest:
            yield f"{task.name} starts at {start}, after {task.latest}"
    for link in problem.links:
        if _broken(link, result.starts):
            yield f"{problem.tasks[link.after].name} does not wait for {problem.tasks[link.before].name}"
    found = score(problem, result.starts)
    if found != result.score:
        yield f"the score is {found}, not {result.score}"
    asked = score(problem, [max(task.asked, task.earliest) for task in problem.tasks])
    if found.overload > asked.overload and not problem.links:
        yield f"overload grew from {asked.overload} to {found.overload}"
    if any(least > value for least, value in zip(result.bound, found, strict=True)):
        yield f"the bound {result.bound} lies above {found}"


def _broken(link: Link, starts: Sequence[int]) -> bool:
    before, after = starts[link.before], starts[link.after]
    if isinstance(link, Weekly):
        before, after = before + before // 5 * 2, after + after // 5 * 2
    return after - before < link.lag
