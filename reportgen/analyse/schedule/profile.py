"""How much room the buckets have while a schedule is generated: all resources of a bucket in one whole number.

Each resource has a field of bits with a guard bit above it; where taking a load clears a guard bit, it does not fit.
"""

from bisect import bisect_left
from collections.abc import Iterable
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
        self._known: dict[tuple[int, int], tuple[tuple[int, int], ...]] = {}
        self.clear()
        self.lonely: list[list[tuple[int, int]]] = [[] for _ in problem.tasks]

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
        length = self.length[position]
        while at <= last:
            blocked = self._blocked(position, reversed(self.touched(at, length)))
            if blocked is None:
                return at
            bucket, steps = blocked
            at = self.edges[bucket + 1] - steps
        return None

    def last_fit(self, position: int, at: int, first: int) -> int | None:
        """The last start from `at` down to `first` at which a task overloads nothing."""
        length = self.length[position]
        while at >= first:
            blocked = self._blocked(position, self.touched(at, length))
            if blocked is None:
                return at
            bucket, steps = blocked
            at = self.edges[bucket] + steps - length
        return None

    def touched(self, at: int, length: int) -> tuple[tuple[int, int], ...]:
        """The buckets that a task touches, each with the number of its steps there."""
        found = self._known.get((at, length))
        if found is None:
            found = self._known[at, length] = overlaps(self.edges, at, length)
        return found

    def _blocked(self, position: int, touched: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
        """The first of the buckets that a task would overload, and how many of its steps have room there."""
        takes, room, guard = self.takes[position], self.room, self.guard
        for bucket, steps in touched:
            free = room[bucket]
            if free - takes[steps] & guard != guard:
                return bucket, bisect_left(takes, 1, 0, steps, key=lambda take: free - take & guard != guard) - 1
        return None

    def put(self, position: int, at: int) -> None:
        """Put a task where it fits."""
        takes, room = self.takes[position], self.room
        for bucket, steps in self.touched(at, self.length[position]):
            room[bucket] -= takes[steps]

    def force(self, position: int, at: int, last: int) -> tuple[int, int]:
        """Put a task where it overloads least, if it fits nowhere: its start and the penalised units over the limits.

        Only `at`, the starts that touch no more buckets than needed, and where it overloads least by itself are tried.
        """
        over, start = self._over(position, at), at
        for alone, other in self.lonely[position] or self.alone(position, at, last):
            if alone >= over:
                break
            if at < other <= last and (found := self._over(position, other)) < over:
                over, start = found, other
        length = self.length[position]
        for bucket, steps in self.touched(start, length):
            for resource, units in self.problem.tasks[position].demands:
                taken = min(units * steps // length, self._room(resource, bucket))
                self.room[bucket] -= taken << (self.width * resource)
        return start, over

    def alone(self, position: int, first: int, last: int) -> list[tuple[int, int]]:
        """The starts that `force` looks at, each after what a task overloads there as things stand; the least first."""
        length = self.length[position]
        starts = {first, last, *self.edges, *(edge - length for edge in self.edges)}
        return sorted((self._over(position, at), at) for at in starts if first <= at <= last)

    def isolate(self, position: int, first: int, last: int) -> int:
        """What a task overloads at least, were it alone, from `first` to `last`; if that is anything, it is kept.

        Overloads only grow by what comes to them, so that no schedule has less than the sum over all such tasks.
        """
        if last < first or self.first_fit(position, first, last) is not None:
            return 0
        task = self.problem.tasks[position]
        over = [
            [
                sum(
                    max(0, units * steps // task.length - self._room(resource, b))
                    * self.problem.resources[resource].penalty(b)
                    for resource, units in task.demands
                )
                for steps in range(len(self.takes[position]))
            ]
            for b in range(len(self.room))
        ]
        best = min(
            (sum(over[b][steps] for b, steps in overlaps(self.edges, at, task.length)), at)
            for at in range(first, last + 1)
        )
        self.lonely[position] = sorted({best, *self.alone(position, first, last)})
        return best[0]

    def _over(self, position: int, at: int) -> int:
        task = self.problem.tasks[position]
        return sum(
            max(0, units * steps // task.length - self._room(resource, bucket))
            * self.problem.resources[resource].penalty(bucket)
            for bucket, steps in self.touched(at, task.length)
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
