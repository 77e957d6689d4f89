"""What no schedule can undercut, without any search: links, and the room that resources have at all."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from reportgen.analyse.schedule.generation import Generator
from reportgen.analyse.schedule.objective import LATE, MOVES, values
from reportgen.analyse.schedule.problem import Due, Score, latest_before, soonest


def tails(generator: Generator) -> list[int]:
    """The steps from each task's start to the end of the last that must follow it."""
    problem = generator.problem
    found = [task.length for task in problem.tasks]
    for i in reversed(generator.order(generator.ready)):
        for link in generator.out[i]:
            found[i] = max(found[i], found[link.after] - latest_before(link, 0))
    return found


def least(generator: Generator, *, fits: bool) -> tuple[int, int, int]:
    """A bound for each part of the objective; where all `fits`, that of lateness looks at the room too."""
    problem, first = generator.problem, generator.heads
    late = 0
    for due in problem.dues:
        worst = max(due.already, 0, *(first[i] + problem.tasks[i].length - 1 - due.due for i in due.tasks))
        late += due.weight * (max(worst, _by_room(generator, due, first) - due.due) if fits else worst)
    moves = [(task, start - task.asked) for task, start in zip(problem.tasks, first, strict=True) if task.weight]
    moved = Score(
        generator.unfit, late, sum(task.weight * steps for task, steps in moves), sum(steps > 0 for _, steps in moves)
    )
    return values(problem, moved)


def latest(generator: Generator, best: Score, part: int) -> list[int]:
    """The last start of each task in any schedule that is better in a part, and no worse in the parts before it.

    What one due may be later than it must be, all others as early as they can be; likewise for what a task may move.
    """
    problem, first, found = generator.problem, generator.heads, list(generator.last)
    tasks = problem.tasks
    spare = [value - least for value, least in zip(values(problem, best), least(generator, fits=False), strict=True)]
    if part >= LATE:
        for due in problem.dues:
            must = max(due.already, 0, *(first[i] + tasks[i].length - 1 - due.due for i in due.tasks))
            for i in due.tasks if due.weight else ():
                found[i] = min(found[i], due.due + must + spare[LATE] // due.weight + 1 - tasks[i].length)
    if part == MOVES:
        for i, task in enumerate(tasks):
            if task.weight:
                found[i] = min(found[i], first[i] + spare[MOVES] // (task.weight * (len(tasks) + 1)))
    for i in reversed(generator.order(generator.ready)):
        for link in generator.out[i]:
            found[i] = min(found[i], latest_before(link, found[link.after]))
    return found


def narrowed(generator: Generator, best: Score, last: Sequence[int], least: Mapping[tuple[int, ...], int]) -> list[int]:
    """The last start of each task that leaves enough for all groups of tasks, of which some moves are proven `least`.

    A task that moves pushes what follows it; its own group and theirs may need those moves anyhow.
    """
    problem, heads, many = generator.problem, generator.heads, generator.size + 1
    home = {i: group for group in least for i in group}
    first = [task.weight * (head - task.asked) for task, head in zip(problem.tasks, heads, strict=True)]
    base = {group: sum(first[i] for i in group) for group in least}
    spare = values(problem, best)[MOVES] - sum(least.values())

    def beyond(task: int, steps: int) -> int:
        moves, open_ = {task: steps}, [task]
        while open_:
            i = open_.pop()
            for link in generator.out[i]:
                pushed = soonest(link, heads[i] + moves[i]) - heads[link.after]
                if pushed > moves.get(link.after, 0):
                    moves[link.after] = pushed
                    open_.append(link.after)
        costs: dict[tuple[int, ...], int] = {}
        for i, moved in moves.items():
            costs[home[i]] = costs.get(home[i], base[home[i]]) + problem.tasks[i].weight * moved
        return sum(max(0, cost * many - least[group]) for group, cost in costs.items())

    found = []
    for i, end in enumerate(last):
        high = end - heads[i]
        if high > 0 and beyond(i, high) > spare:
            high = bisect_right(range(high), spare, key=lambda steps: beyond(i, steps)) - 1
        found.append(heads[i] + high)
    return found


def _by_room(generator: Generator, due: Due, first: Sequence[int]) -> int:
    """The first step by which the resources can have done what a due needs, without overload."""
    needed = _needed(generator, due)
    earliest = min((first[i] for i in needed), default=0)
    found = min(generator.problem.buckets[0], earliest)
    for position, resource in enumerate(generator.problem.resources):
        rest = 0
        for i in needed:
            task = generator.problem.tasks[i]
            # A load is rounded down in each bucket; no more than that is lost.
            rest += sum(
                units - (min(task.length, len(resource.capacity)) if units % task.length else 0)
                for demanded, units in task.demands
                if demanded == position
            )
        for bucket, (start, stop) in enumerate(pairwise(generator.problem.buckets)):
            if rest <= 0:
                break
            if stop > earliest:
                rest -= resource.limit(bucket) - resource.taken[bucket]
                found = max(found, start)
    return found


def _needed(generator: Generator, due: Due) -> set[int]:
    """The tasks of a due that end after all that they wait for, and all that they wait for."""
    found, open_ = set(due.tasks), list(due.tasks)
    while open_:
        for link in generator.into[open_.pop()]:
            # A follower that may start before the end of what it waits for says nothing about that end.
            if link.before not in found and link.lag >= generator.problem.tasks[link.before].length:
                found.add(link.before)
                open_.append(link.before)
    return found
