"""Improving a schedule where every bucket is one step: the whole model, or all but a stretch of time in its order."""

import random

from reportgen.analyse.schedule.answer import Rates
from reportgen.analyse.schedule.generation import Generator, Schedule
from reportgen.analyse.schedule.intervals import Intervals

LEAST_STRETCH = 8
"""Tasks."""
STRETCH = 20
"""Tasks in the first stretch; it grows while stretches are searched to their end, and shrinks where they are not."""
GROWS, SHRINKS = 1.1, 0.8
STRETCH_WORK = 0.1
"""Deterministic seconds of the solver for one stretch."""


class Classical:
    """The exact steps for one problem."""

    RATES = Rates(solved=0.12, modelled=6_000)

    def __init__(self, generator: Generator) -> None:
        """Begin with short stretches; which one is next is random with a fixed seed."""
        self.generator, self.problem = generator, generator.problem
        self.random = random.Random(2)  # noqa: S311  # decides where to look next, and guards nothing
        self.stretch = float(STRETCH)

    def whole(self, best: Schedule, part: int, work: float) -> tuple[Schedule, int, float]:
        """Search all schedules: the best found, a bound of the part, and the work it took."""
        answer = Intervals(self.problem, best, part).search(work)
        return self._better(best, answer.starts), answer.bound, answer.work

    def around(self, best: Schedule, part: int) -> tuple[Schedule, float]:
        """Search what differs from a schedule in one stretch of time: a better one if found, and the work."""
        order = self.generator.by_start(best.starts)
        many = min(round(self.stretch), len(order))
        # Half a stretch may lie before the first task or after the last: the ends are as often free as the rest.
        first = int(self.random.random() * len(order)) - many // 2
        free = set(order[max(0, first) : first + many])
        answer = Intervals(self.problem, best, part, free).search(STRETCH_WORK, presolve=False)
        cost = self.RATES.cost(answer.work, len(order))
        if answer.starts is not None:
            return self._better(best, answer.starts), cost
        factor = GROWS if answer.exhausted else SHRINKS
        self.stretch = min(len(order), max(LEAST_STRETCH, self.stretch * factor))
        return best, cost

    def _better(self, best: Schedule, starts: tuple[int, ...] | None) -> Schedule:
        """The better of a schedule and what the solver found, each task of it pushed as far to the left as it goes."""
        if starts is None:
            return best
        return min(best, self.generator.forward(self.generator.by_start(starts)), key=lambda each: each.score)
