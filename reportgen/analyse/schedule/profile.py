"""How much room the buckets have while a schedule is generated: all resources of a bucket in one whole number.

Each resource has a field of bits with a guard bit above it; where taking a load clears a guard bit, it does not fit.
"""

from itertools import pairwise

from reportgen.analyse.schedule.load import overlaps
from reportgen.analyse.schedule.problem import Problem


class Profile:
    """The room that is left; tasks are only put in, and `clear` makes all room free again."""

    def __init__(self, problem: Problem) -> None:
        """Lay out the fields, and the load of each task for each number of its steps in a bucket."""
        self.problem = problem
        self.edges = problem.buckets
        limits = [[each.limit(b) - each.taken[b] for b in range(len(each.capacity))] for each in problem.resources]
        most = max((units for task in problem.tasks for _, units in task.demands), default=0)
        self.width = max(most, *(max(row, default=0) for row in limits), 1).bit_length() + 1
        self.guard = sum(1 << (self.width * (i + 1) - 1) for i in range(len(limits)))
        self.free = [
            self.guard | sum(row[b] << (self.width * i) for i, row in enumerate(limits))
            for b in range(len(problem.buckets) - 1)
        ]
        self.widest = max((b - a for a, b in pairwise(self.edges)), default=1)
        self.takes = [self._loads(i) for i in range(len(problem.tasks))]
        self.length = [task.length for task in problem.tasks]
        self.clear()

    def _loads(self, position: int) -> tuple[int, ...]:
        """What a task takes from a bucket of which it uses 0, 1, 2 … steps."""
        task = self.problem.tasks[position]
        return tuple(
            sum(units * steps // task.length << (self.width * resource) for resource, units in task.demands)
            for steps in range(min(task.length, self.widest) + 1)
        )

    def clear(self) -> None:
        """Take all tasks out."""
        self.room = self.free.copy()

    def first_fit(self, position: int, at: int, last: int) -> int | None:
        """The first start from `at` to `last` at which a task overloads nothing."""
        takes, room, guard, edges = self.takes[position], self.room, self.guard, self.edges
        while at <= last:
            for bucket, steps in overlaps(edges, at, self.length[position]):
                if room[bucket] - takes[steps] & guard != guard:
                    shut = room[bucket] - takes[1] & guard != guard
                    at = max(edges[bucket + 1], at + 1) if shut else at + 1
                    break
            else:
                return at
        return None

    def last_fit(self, position: int, at: int, first: int) -> int | None:
        """The last start from `at` down to `first` at which a task overloads nothing."""
        takes, room, guard, edges = self.takes[position], self.room, self.guard, self.edges
        length = self.length[position]
        while at >= first:
            for bucket, steps in overlaps(edges, at, length):
                if room[bucket] - takes[steps] & guard != guard:
                    shut = room[bucket] - takes[1] & guard != guard
                    at = min(edges[bucket] - length, at - 1) if shut else at - 1
                    break
            else:
                return at
        return None

    def put(self, position: int, at: int) -> None:
        """Put a task where it fits."""
        takes, room = self.takes[position], self.room
        for bucket, steps in overlaps(self.edges, at, self.length[position]):
            room[bucket] -= takes[steps]

    def force(self, position: int, at: int, last: int) -> tuple[int, int]:
        """Put a task where it overloads least, if it fits nowhere: its start and the penalised units over the limits.

        Only `at` and the starts that touch no more buckets than needed are looked at.
        """
        length = self.length[position]
        edges = {edge for edge in self.edges if at < edge <= last}
        ends = {edge - length for edge in self.edges if at < edge - length <= last}
        over, start = min((self._over(position, start), start) for start in {at, *edges, *ends})
        for bucket, steps in overlaps(self.edges, start, length):
            for resource, units in self.problem.tasks[position].demands:
                taken = min(units * steps // length, self._room(resource, bucket))
                self.room[bucket] -= taken << (self.width * resource)
        return start, over

    def _over(self, position: int, at: int) -> int:
        task = self.problem.tasks[position]
        return sum(
            max(0, units * steps // task.length - self._room(resource, bucket))
            * self.problem.resources[resource].penalty(bucket)
            for bucket, steps in overlaps(self.edges, at, task.length)
            for resource, units in task.demands
        )

    def _room(self, resource: int, bucket: int) -> int:
        return self.room[bucket] >> (self.width * resource) & ((1 << (self.width - 1)) - 1)


class Steps(Profile):
    """The same where every bucket is one step: a task takes as much from each of its steps."""

    def __init__(self, problem: Problem) -> None:
        """Keep the one load of each task."""
        super().__init__(problem)
        self.take = [takes[-1] for takes in self.takes]
        self.base = problem.buckets[0]

    def first_fit(self, position: int, at: int, last: int) -> int | None:
        """The first start from `at` to `last` at which a task overloads nothing."""
        take, room, guard, length = self.take[position], self.room, self.guard, self.length[position]
        step = at = at - self.base
        end, last = at + length, last - self.base
        while step < end:
            if room[step] - take & guard != guard:
                at = step + 1
                if at > last:
                    return None
                end = at + length
            step += 1
        return at + self.base

    def last_fit(self, position: int, at: int, first: int) -> int | None:
        """The last start from `at` down to `first` at which a task overloads nothing."""
        take, room, guard, length = self.take[position], self.room, self.guard, self.length[position]
        at, first = at - self.base, first - self.base
        step = at + length - 1
        while step >= at:
            if room[step] - take & guard != guard:
                at = step - length
                if at < first:
                    return None
            step -= 1
        return at + self.base

    def put(self, position: int, at: int) -> None:
        """Put a task where it fits."""
        take, room = self.take[position], self.room
        first = at - self.base
        for step in range(first, first + self.length[position]):
            room[step] -= take


def profile(problem: Problem) -> Profile:
    """The quicker of the two for a problem."""
    edges = problem.buckets
    classical = all(b - a == 1 for a, b in pairwise(edges)) and problem.resources
    return Steps(problem) if classical else Profile(problem)
