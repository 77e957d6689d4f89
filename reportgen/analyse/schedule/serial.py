"""Schedules by a priority rule, and shifting work back towards where it was asked for: the solver's two ends."""

from collections.abc import Callable, Iterable, Sequence

import networkx as nx

from reportgen.analyse.schedule.load import Usage
from reportgen.analyse.schedule.problem import Problem, Task, holds, soonest

Key = Callable[[int], tuple[int, ...]]


def as_asked(problem: Problem) -> list[int]:
    """The starts asked for, or the earliest allowed where that is later."""
    return [max(task.asked, task.earliest) for task in problem.tasks]


def serial(problem: Problem, key: Key) -> list[int]:
    """Put one task after the other, in order of links and `key`, at its first start that overloads nothing.

    Where there is none, at the first of the starts that overload least.
    """
    incoming = incoming_links(problem)
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(len(problem.tasks)))
    graph.add_edges_from((link.before, link.after) for link in problem.links)
    starts: dict[int, int] = {}
    usage = Usage(problem)
    for position in nx.lexicographical_topological_sort(graph, key=lambda node: (*key(node), node)):
        task = problem.tasks[position]
        ready = [soonest(problem.links[link], starts[problem.links[link].before]) for link in incoming[position]]
        start = _first_fit(problem, usage, task, max(task.earliest, task.asked, *ready))
        starts[position] = start
        usage.put(task, start)
    return [starts[position] for position in range(len(problem.tasks))]


def incoming_links(problem: Problem) -> list[list[int]]:
    """The positions of the links that lead to each task."""
    incoming: list[list[int]] = [[] for _ in problem.tasks]
    for position, link in enumerate(problem.links):
        incoming[link.after].append(position)
    return incoming


def _first_fit(problem: Problem, usage: Usage, task: Task, ready: int) -> int:
    last = problem.buckets[-1] - task.length
    if task.latest is not None:
        last = min(last, task.latest)
    best, least = ready, usage.excess(task, ready)
    for start in range(ready + 1, last + 1):
        if least == 0:
            break
        excess = usage.excess(task, start)
        if excess < least:
            best, least = start, excess
    return best


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
