"""How much a task takes from a resource in a bucket, and how full the buckets are."""

from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from reportgen.analyse.schedule.problem import Problem, Task


class Load(NamedTuple):
    """Units that a task takes from a resource in a bucket."""

    resource: int
    bucket: int
    units: int


@lru_cache(maxsize=200_000)
def overlaps(buckets: tuple[int, ...], start: int, length: int) -> tuple[tuple[int, int], ...]:
    """The buckets that a task touches, each with the number of its steps there; other steps are left out."""
    found = []
    bucket = max(bisect_right(buckets, start) - 1, 0)
    while bucket < len(buckets) - 1 and buckets[bucket] < start + length:
        steps = min(buckets[bucket + 1], start + length) - max(buckets[bucket], start)
        if steps > 0:
            found.append((bucket, steps))
        bucket += 1
    return tuple(found)


def loads(problem: Problem, task: Task, start: int) -> list[Load]:
    """What a task takes when it starts at `start`; units are rounded down, so that what just fits is seen to fit."""
    return [
        Load(resource, bucket, units * steps // task.length)
        for bucket, steps in overlaps(problem.buckets, start, task.length)
        for resource, units in task.demands
    ]


class Usage:
    """How full each resource is in each bucket, while tasks are put in and taken out."""

    def __init__(self, problem: Problem) -> None:
        """Start with what work outside the problem takes."""
        self.problem = problem
        self.level = [list(resource.taken) for resource in problem.resources]
        self.limit = [
            [resource.limit(bucket) for bucket in range(len(resource.capacity))] for resource in problem.resources
        ]

    def put(self, task: Task, start: int, sign: int = 1) -> None:
        """Add a task's loads (or, with sign -1, take them out)."""
        for resource, bucket, units in loads(self.problem, task, start):
            self.level[resource][bucket] += sign * units

    def take(self, task: Task, start: int) -> None:
        """Take a task's loads out."""
        self.put(task, start, -1)

    def excess(self, task: Task, start: int) -> int:
        """The penalised units over the limits that putting a task there would add."""
        over = 0
        for resource, bucket, units in loads(self.problem, task, start):
            room = self.limit[resource][bucket] - self.level[resource][bucket]
            if units > room:
                over += (units - max(room, 0)) * self.problem.resources[resource].penalty(bucket)
        return over
