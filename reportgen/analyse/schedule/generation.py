"""Schedules from an order of the tasks, forwards and backwards: what sampling, breeding and justification stand on."""

import heapq
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.analyse.schedule.problem import Link, Problem, Score, Weekly, holds, latest_before, soonest
from reportgen.analyse.schedule.profile import Steps, profile
from reportgen.analyse.schedule.serial import shift_back

NEVER = 1 << 60
SCHEDULE, FORCED = 10, 100
"""What a schedule, and a task that fits nowhere, cost beside: as much as placing so many tasks."""


@dataclass(frozen=True)
class Schedule:
    """Starts with their score."""

    score: Score
    starts: tuple[int, ...]


class Generator:
    """Generates schedules of one problem; `placed` counts the tasks put somewhere, or what takes as long."""

    def __init__(self, problem: Problem) -> None:
        """Sort the links by task, the quick ones apart from those that count calendar days."""
        tasks = problem.tasks
        self.problem, self.size, self.placed = problem, len(tasks), 0
        self.ready = [max(task.earliest, task.asked) for task in tasks]
        end = problem.buckets[-1] if problem.resources else NEVER
        self.last = [min(end - task.length, NEVER if task.latest is None else task.latest) for task in tasks]
        self.profile = profile(problem)
        self.classical = isinstance(self.profile, Steps)
        self.into: list[list[Link]] = [[] for _ in tasks]
        self.out: list[list[Link]] = [[] for _ in tasks]
        for link in problem.links:
            self.into[link.after].append(link)
            self.out[link.before].append(link)
        self.plain_in = [[(e.before, e.lag) for e in row if not isinstance(e, Weekly)] for row in self.into]
        self.weekly_in = [[e for e in row if isinstance(e, Weekly)] for row in self.into]
        self.in_order = all(link.lag > 0 for link in problem.links)
        self.followers = [sorted({link.after for link in row}) for row in self.out]
        self.linked = {(link.before, link.after) for link in problem.links}
        self.heads = self._heads()
        for i in reversed(self.order(self.ready)):
            self.last[i] = min([self.last[i], *(latest_before(link, self.last[link.after]) for link in self.out[i])])
        self.unfit = sum(self.profile.isolate(i, head, self.last[i]) for i, head in enumerate(self.heads))
        """The overload that tasks make which fit nowhere, even alone."""

    def _heads(self) -> list[int]:
        """The first start of each task that its links allow."""
        found = list(self.ready)
        for i in self.order(found):
            for link in self.into[i]:
                found[i] = max(found[i], soonest(link, found[link.before]))
        return found

    def order(self, keys: Sequence[float | int | tuple[float | int, ...]]) -> list[int]:
        """The tasks by keys, ties by position, each after those that it waits for."""
        waits = [len({link.before for link in row}) for row in self.into]
        heap = [(keys[i], i) for i in range(self.size) if not waits[i]]
        heapq.heapify(heap)
        found = []
        while heap:
            _, i = heapq.heappop(heap)
            found.append(i)
            for follower in self.followers[i]:
                waits[follower] -= 1
                if not waits[follower]:
                    heapq.heappush(heap, (keys[follower], follower))
        return found

    def by_start(self, starts: Sequence[int]) -> list[int]:
        """The tasks in the order of their starts, each after those that it waits for."""
        if self.in_order:
            return sorted(range(self.size), key=starts.__getitem__)
        return self.order(starts)

    def forward(self, order: Sequence[int]) -> Schedule:
        """Each task of the order at its first start that overloads nothing, or where it overloads least."""
        space, starts, overload = self.profile, [0] * self.size, 0
        space.clear()
        for i in order:
            at = self.ready[i]
            for before, lag in self.plain_in[i]:
                if starts[before] + lag > at:  # noqa: PLR1730  # max() takes three times as long, here where it counts
                    at = starts[before] + lag
            for link in self.weekly_in[i]:
                at = max(at, soonest(link, starts[link.before]))
            start = None if space.lonely[i] else space.first_fit(i, at, self.last[i])
            if start is None:
                at, over = space.force(i, at, self.last[i])
                overload += over
                self.placed += FORCED
            else:
                at = start
                space.put(i, at)
            starts[i] = at
        self.placed += self.size + SCHEDULE
        return self._scored(starts, overload)

    def backward(self, schedule: Schedule) -> list[int] | None:
        """Each task as late as no due gets later, the last first; None where a task finds no place like that."""
        limit = self._deadlines(schedule)
        space, starts = self.profile, list(schedule.starts)
        ends = [start + length for start, length in zip(starts, space.length, strict=True)]
        order = sorted(range(self.size), key=lambda i: (-ends[i], -i)) if self.in_order else self.order(starts)[::-1]
        space.clear()
        for i in order:
            at = limit[i]
            for link in self.out[i]:
                at = min(at, latest_before(link, starts[link.after]))
            start = space.last_fit(i, at, self.ready[i])
            if start is None:
                return None
            space.put(i, start)
            starts[i] = start
        self.placed += self.size + SCHEDULE
        return starts

    def _deadlines(self, schedule: Schedule) -> list[int]:
        """The last start of each task that makes nothing later than it is."""
        tasks, starts = self.problem.tasks, schedule.starts
        end = max(start + task.length for start, task in zip(starts, tasks, strict=True))
        limit = [min(end - task.length, last) for task, last in zip(tasks, self.last, strict=True)]
        for due in self.problem.dues:
            late = max(due.already, 0, *(starts[i] + tasks[i].length - 1 - due.due for i in due.tasks))
            for i in due.tasks:
                limit[i] = min(limit[i], due.due + late + 1 - tasks[i].length)
        return limit

    def justified(self, schedule: Schedule) -> Schedule:
        """Forward-backward improvement (Tormos and Lova 2001): all to the right, then all to the left; the better."""
        right = self.backward(schedule) if schedule.score.overload == 0 else None
        if right is None:
            return schedule
        return min(schedule, self.forward(self.by_start(right)), key=lambda each: each.score)

    def scored(self, starts: Sequence[int]) -> Schedule:
        """Any starts with their score."""
        return self._scored(list(starts), sum(over for _, over in self.overloads(starts)))

    def kept(self, best: Schedule, starts: Sequence[int]) -> Schedule:
        """The best of a schedule and what a model found: put in its order or, where it keeps the links, as it is."""
        found = [best, self.forward(self.order(starts))]
        if all(holds(link, starts[link.before], starts[link.after]) for link in self.problem.links):
            found.append(self.scored(shift_back(self.problem, starts)))
        return min(found, key=lambda each: each.score)

    def overloads(self, starts: Sequence[int]) -> list[tuple[tuple[int, int], int]]:
        """The resources and buckets above their limits, each with its penalised units."""
        level: Counter[tuple[int, int]] = Counter()
        for i, start in enumerate(starts):
            for slot, units in self.taken(i, start):
                level[slot] += units
        found = []
        for (position, bucket), units in level.items():
            resource = self.problem.resources[position]
            over = units + resource.taken[bucket] - resource.limit(bucket)
            if over > 0:
                found.append(((position, bucket), over * resource.penalty(bucket)))
        return found

    def taken(self, position: int, start: int) -> list[tuple[tuple[int, int], int]]:
        """What a task takes from resources in buckets when it starts at `start`."""
        task = self.problem.tasks[position]
        return [
            ((resource, bucket), units * steps // task.length)
            for bucket, steps in self.profile.touched(start, task.length)
            for resource, units in task.demands
        ]

    def _scored(self, starts: list[int], overload: int) -> Schedule:
        tasks, late, moved, changed = self.problem.tasks, 0, 0, 0
        for due in self.problem.dues:
            worst = max(due.already, 0)
            for i in due.tasks:
                worst = max(worst, starts[i] + tasks[i].length - 1 - due.due)
            late += due.weight * worst
        for task, start in zip(tasks, starts, strict=True):
            if task.weight and start != task.asked:
                moved += task.weight * (start - task.asked)
                changed += 1
        return Schedule(Score(overload, late, moved, changed), tuple(starts))
