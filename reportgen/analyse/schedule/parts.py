"""Parts of a problem: the knots that can be solved apart, and some tasks with all others held where they are."""

from collections.abc import Sequence
from dataclasses import replace

import networkx as nx

from reportgen.analyse.schedule.load import loads
from reportgen.analyse.schedule.problem import Due, Problem, Resource, Task, latest_before, soonest


def knots(problem: Problem) -> list[list[int]]:
    """The groups of tasks that hang together by links, dues, or resources that could become short; sorted."""
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    graph.add_nodes_from(("task", position) for position in range(len(problem.tasks)))
    graph.add_edges_from((("task", link.before), ("task", link.after)) for link in problem.links)
    graph.add_edges_from((("due", i), ("task", task)) for i, due in enumerate(problem.dues) for task in due.tasks)
    short = {i for i, resource in enumerate(problem.resources) if _could_be_short(problem, i, resource)}
    graph.add_edges_from(
        (("resource", resource), ("task", position))
        for position, task in enumerate(problem.tasks)
        for resource, _ in task.demands
        if resource in short
    )
    groups = (sorted(i for kind, i in group if kind == "task") for group in nx.connected_components(graph))
    return sorted(group for group in groups if group)


def _could_be_short(problem: Problem, position: int, resource: Resource) -> bool:
    """Whether all demands at once in one bucket would be more than the least room there is."""
    room = min(resource.limit(bucket) - resource.taken[bucket] for bucket in range(len(resource.capacity)))
    return sum(units for task in problem.tasks for demanded, units in task.demands if demanded == position) > room


def part_of(problem: Problem, members: Sequence[int]) -> Problem:
    """The problem of some tasks alone; dues and resources keep only what concerns them."""
    place = {position: i for i, position in enumerate(members)}
    used = sorted({resource for position in members for resource, _ in problem.tasks[position].demands})
    slot = {resource: i for i, resource in enumerate(used)}

    def inside(task: Task) -> Task:
        return replace(task, demands=tuple((slot[resource], units) for resource, units in task.demands))

    return Problem(
        tasks=tuple(inside(problem.tasks[position]) for position in members),
        links=tuple(
            replace(link, before=place[link.before], after=place[link.after])
            for link in problem.links
            if link.before in place
        ),
        resources=tuple(problem.resources[resource] for resource in used),
        buckets=problem.buckets,
        dues=tuple(
            replace(due, tasks=tuple(place[task] for task in due.tasks))
            for due in problem.dues
            if due.tasks and due.tasks[0] in place
        ),
    )


def freed(problem: Problem, starts: Sequence[int], members: Sequence[int]) -> Problem:
    """The problem of some tasks, all others held at their starts."""
    inside = set(members)
    earliest = {position: problem.tasks[position].earliest for position in members}
    latest = {position: problem.tasks[position].latest for position in members}
    for link in problem.links:
        if link.after in inside and link.before not in inside:
            earliest[link.after] = max(earliest[link.after], soonest(link, starts[link.before]))
        if link.before in inside and link.after not in inside:
            last = latest_before(link, starts[link.after])
            known = latest[link.before]
            latest[link.before] = last if known is None else min(last, known)
    tasks = list(problem.tasks)
    for position in members:
        tasks[position] = replace(tasks[position], earliest=earliest[position], latest=latest[position])
    taken = [list(resource.taken) for resource in problem.resources]
    for position, task in enumerate(problem.tasks):
        if position not in inside:
            for load in loads(problem, task, starts[position]):
                taken[load.resource][load.bucket] += load.units
    held = replace(
        problem,
        tasks=tuple(tasks),
        links=tuple(link for link in problem.links if {link.before, link.after} <= inside),
        resources=tuple(
            replace(resource, taken=tuple(level)) for resource, level in zip(problem.resources, taken, strict=True)
        ),
        dues=tuple(_held(problem, due, starts, inside) for due in problem.dues),
    )
    return part_of(held, members)


def _held(problem: Problem, due: Due, starts: Sequence[int], inside: set[int]) -> Due:
    late = [starts[i] + problem.tasks[i].length - 1 - due.due for i in due.tasks if i not in inside]
    return replace(due, tasks=tuple(i for i in due.tasks if i in inside), already=max(due.already, 0, *late))
