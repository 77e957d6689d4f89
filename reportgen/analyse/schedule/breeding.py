"""A genetic search over orders of tasks, each child justified (after Valls, Ballestín and Quintanilla 2008)."""

import random
from collections.abc import Sequence

from reportgen.analyse.schedule.generation import Generator, Schedule

POPULATION = 50
ELITE = 25
"""One parent is of the best so many."""
SWAPPED = 0.05
"""The share of neighbours in an order that mutation exchanges, where no link forbids it."""


class Breeding:
    """A population of schedules, each differing from the others; the best first."""

    def __init__(self, generator: Generator, first: Sequence[Schedule], tails: Sequence[int]) -> None:
        """Begin with given schedules; `tails` says what follows each task, and the longest goes first."""
        # The seed is fixed: the same problem has the same schedule on every run.
        self.generator, self.tails, self.random = generator, tails, random.Random(1)  # noqa: S311  # nothing to guard
        self.people: list[Schedule] = []
        for each in first:
            self._admit(each)

    @property
    def best(self) -> Schedule:
        """The best schedule so far."""
        return self.people[0]

    def run(self, placed: int) -> None:
        """Go on until so many tasks more have been placed."""
        until = self.generator.placed + placed
        while self.generator.placed < until:
            order = self._sample() if len(self.people) < POPULATION else self._child()
            self._admit(self.generator.justified(self.generator.forward(order)))
            if self.generator.size == 1:
                return

    def _sample(self) -> list[int]:
        """An order by tails with noise; ever so many equal schedules would else keep the population from filling."""
        noise = 0.15 * max(self.tails) * self.random.random()
        return self.generator.order([-tail + self.random.gauss(0, 1) * noise for tail in self.tails])

    def _child(self) -> list[int]:
        """The head and the tail of one parent's order, what lies between in the order of the other."""
        size, pick = self.generator.size, self.random.random
        one = self.generator.by_start(self.people[int(pick() * min(ELITE, len(self.people)))].starts)
        other = self.generator.by_start(self.people[int(pick() * len(self.people))].starts)
        width = max(1, min(size, size // 4 + int(pick() * (size // 2))))
        first = int(pick() * (size - width + 1))
        kept = {*one[:first], *one[first + width :]}
        child = [*one[:first], *(i for i in other if i not in kept), *one[first + width :]]
        for i in range(size - 1):
            if pick() < SWAPPED and (child[i], child[i + 1]) not in self.generator.linked:
                child[i], child[i + 1] = child[i + 1], child[i]
        return child

    def _admit(self, schedule: Schedule) -> None:
        """Keep a schedule if it is no worse than the worst and not there yet."""
        full = len(self.people) >= POPULATION
        if (full and schedule.score > self.people[-1].score) or schedule in self.people:
            return
        if full:
            self.people.pop()
        self.people.append(schedule)
        self.people.sort(key=lambda each: (each.score, each.starts))

    def join(self, schedule: Schedule) -> None:
        """Take in a schedule found elsewhere."""
        self._admit(schedule)
