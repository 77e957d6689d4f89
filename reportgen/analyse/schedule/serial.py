"""Where work stands as asked, and shifting it back to there: the solver's two ends."""

from collections.abc import Iterable, Sequence

from reportgen.analyse.schedule.load import Usage
from reportgen.analyse.schedule.problem import Problem, Task, holds, soonest


def as_asked(problem: Problem) -> list[int]:
    """The starts asked for, or the earliest allowed where that is later."""
    return [max(task.asked, task.earliest) for task in problem.tasks]


def incoming_links(problem: Problem) -> list[list[int]]:
    """The positions of the links that lead to each task."""
    incoming: list[list[int]] = [[] for _ in problem.tasks]
    for position, link in enumerate(problem.links):
        incoming[link.after].append(position)
    return incoming


def shift_back(problem: Problem, starts: Sequence[int]) -> list[int]:
    """Move each task to the earliest start that keeps links and adds no overload, until none can move by itself.

    Neither lateness, nor days moved, nor the number of moved tasks can grow by that.
    """
    found = list(starts)
    usage = Usage(problem)
    for task, start in zip(problem.tasks, found, strict=True):
        usage.put(task, start)
    incoming = incoming_links(problem)
    order = sorted(range(len(found)), key=lambda position: (found[position], position))
    changed = True
    while changed:
        changed = False
        for position in order:
            task = problem.tasks[position]
            first = first_start(problem, incoming[position], found, task)
            if first >= found[position]:
                continue
            usage.take(task, found[position])
            now = usage.excess(task, found[position])
            better = (start for start in range(first, found[position]) if usage.excess(task, start) <= now)
            start = next(better, found[position])
            usage.put(task, start)
            changed = changed or start != found[position]
            found[position] = start
    return found


def first_start(problem: Problem, incoming: Iterable[int], starts: Sequence[int], task: Task) -> int:
    """The earliest start of a task that keeps its links, the other tasks staying where they are."""
    ready = (soonest(problem.links[link], starts[problem.links[link].before]) for link in incoming)
    return max(task.earliest, task.asked, *ready)


def broken_links(problem: Problem, starts: Sequence[int]) -> bool:
    """Whether some link is not kept."""
    return not all(holds(link, starts[link.before], starts[link.after]) for link in problem.links)
