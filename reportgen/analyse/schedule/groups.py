"""Groups of tasks that hang together more than with others, and the problem of one group without the others.

Leaving tasks out makes room and takes links away, so what is proven of each group adds up to a bound of the whole.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportgen.analyse.schedule.generation import Generator, Schedule
from reportgen.analyse.schedule.objective import MOVES, OVERLOAD
from reportgen.analyse.schedule.parts import part_of
from reportgen.analyse.schedule.problem import Problem, Score, latest_before
from reportgen.analyse.schedule.verify import score

Members = tuple[int, ...]


@dataclass(frozen=True)
class Floor:
    """What is proven of one part of the objective, of some tasks (and the dues that are theirs) alone."""

    members: Members
    part: int
    least: int


def ties(generator: Generator) -> list[Members]:
    """What ties tasks together, the closest first: resources by how few share them, then links by their slack."""
    problem, heads = generator.problem, generator.heads
    users: list[list[int]] = [[] for _ in problem.resources]
    for i, task in enumerate(problem.tasks):
        for resource, units in task.demands:
            if units:
                users[resource].append(i)
    links = sorted((latest_before(e, heads[e.after]) - heads[e.before], e.before, e.after) for e in problem.links)
    by_few = sorted((len(each), tuple(each)) for each in users if each)
    return [each for _, each in by_few] + [(before, after) for _, before, after in links]


def joined(start: Iterable[Members], bound: Iterable[Members], most: int) -> list[Members]:
    """Groups of up to `most` tasks: those of `start`, joined along what ties them, the closest first."""
    found = {i: list(group) for group in start for i in group[:1]}
    home = {i: group[0] for group in found.values() for i in group}
    for tied in bound:
        for other in tied[1:]:
            one, two = sorted((home[tied[0]], home[other]))
            if one != two and len(found[one]) + len(found[two]) <= most:
                for i in found[two]:
                    home[i] = one
                found[one] += found.pop(two)
    return [tuple(sorted(found[i])) for i in sorted(found)]


def alone(problem: Problem, members: Members, first: Sequence[int], last: Sequence[int]) -> Problem:
    """The problem of a group without the others, each task between its first and last start."""
    inside = set(members)
    tasks = list(problem.tasks)
    for i in members:
        tasks[i] = replace(tasks[i], earliest=first[i], latest=last[i])
    return part_of(
        replace(
            problem,
            tasks=tuple(tasks),
            links=tuple(link for link in problem.links if link.before in inside and link.after in inside),
            dues=tuple(
                replace(due, tasks=tuple(i for i in due.tasks if i in inside))
                for due in problem.dues
                if due.tasks and due.tasks[0] in inside
            ),
        ),
        members,
    )


def late_at_least(generator: Generator, dues: Iterable[int]) -> int:
    """The lateness of dues that links alone make."""
    heads, tasks, total = generator.heads, generator.problem.tasks, 0
    for position in dues:
        due = generator.problem.dues[position]
        total += due.weight * max(due.already, 0, *(heads[i] + tasks[i].length - 1 - due.due for i in due.tasks))
    return total


def dues_of(problem: Problem, group: Members) -> list[int]:
    """The dues that are a group's."""
    inside = set(group)
    return [i for i, due in enumerate(problem.dues) if due.tasks and due.tasks[0] in inside]


def limited(generator: Generator, group: Members, own: Problem, best: Schedule, part: int) -> Schedule:
    """A group's schedule, its parts before the one searched set to the most that they have in any better schedule.

    What the others have at least of them is not the group's: links alone say how much that is.
    """
    now = tuple(best.starts[i] for i in group)
    found = score(own, now)
    overload = found.overload if part == OVERLOAD else best.score.overload
    late = found.late
    if part == MOVES:
        inside = set(dues_of(generator.problem, group))
        others = [i for i in range(len(generator.problem.dues)) if i not in inside]
        late = best.score.late - late_at_least(generator, others)
    return Schedule(Score(overload, late, found.moved, found.changed), now)
