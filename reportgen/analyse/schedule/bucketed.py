"""Improving a schedule where buckets hold many steps: the whole model, a relaxation that bounds it, or some tasks."""

import random

from reportgen.analyse.schedule.answer import Answer
from reportgen.analyse.schedule.bounds import latest
from reportgen.analyse.schedule.cells import Cells, all_starts, some_starts
from reportgen.analyse.schedule.generation import Generator, Schedule
from reportgen.analyse.schedule.model import Literals
from reportgen.analyse.schedule.objective import values
from reportgen.analyse.schedule.parts import freed
from reportgen.analyse.schedule.problem import holds
from reportgen.analyse.schedule.serial import shift_back
from reportgen.analyse.schedule.verify import score

LEAST_PIECE, PIECE = 3, 12
"""Tasks in the smallest, and in the first piece; pieces grow while they are searched to their end, else they shrink."""
GROWS, SHRINKS = 1.2, 0.7
PIECE_WORK = 0.1
"""Deterministic seconds of the solver for one piece."""
BUILT = 400_000
"""Literals that are built in the time of a deterministic second."""


class Bucketed:
    """The exact steps for one problem."""

    SOLVED = 0.5
    """Deterministic seconds of the solver that take about a second."""
    MODELLED = 1_500
    """Tasks that can be modelled in about a second."""

    def __init__(self, generator: Generator) -> None:
        """Begin with small pieces; which one is next is random with a fixed seed."""
        self.generator, self.problem = generator, generator.problem
        self.random = random.Random(2)  # noqa: S311  # decides where to look next, and guards nothing
        self.piece, self.more = float(PIECE), 1

    def whole(self, best: Schedule, part: int, work: float) -> tuple[Schedule, int, float]:
        """Search all schedules: the best found, a bound of the part, and the work it took.

        Where single starts are too many, first those on a grid, then a relaxation that bounds all.
        """
        last = latest(self.generator, best.score, part)
        cells, fine = all_starts(self.problem, best.starts, last, self.more)
        taken = 0.0
        if not fine:
            answer = self._search(some_starts(self.problem, best.starts, last), best, part, work / 2)
            taken += answer.work
            best = self._better(best, answer.starts)
            work /= 2
        answer = self._search(cells, best, part, work)
        found = self._better(best, answer.starts)
        if answer.bound < values(self.problem, found.score)[part]:
            # It may be better only in the relaxation: by work after the window, or by starts taken for one.
            self.more *= 2
        return found, answer.bound, taken + answer.work

    def around(self, best: Schedule, part: int) -> tuple[Schedule, float]:
        """Search all places of a few tasks, the others held: the best found, and the work it took."""
        order = self.generator.by_start(best.starts)
        many = min(round(self.piece), len(order))
        first = int(self.random.random() * (len(order) + 1)) - many // 2
        members = sorted(order[max(0, first) : max(1, first + many)])
        held = freed(self.problem, best.starts, members)
        now = tuple(best.starts[position] for position in members)
        here = Schedule(score(held, now), now)
        if not values(held, here.score)[part]:
            return best, 1 / BUILT
        last = latest(Generator(held), here.score, part)
        model = Literals(held, some_starts(held, now, last), here, part)
        answer = model.search(PIECE_WORK)
        taken = answer.work + model.size / BUILT
        if answer.starts is None:
            factor = GROWS if answer.exhausted else SHRINKS
            self.piece = min(len(order), max(LEAST_PIECE, self.piece * factor))
            return best, taken
        starts = list(best.starts)
        for position, start in zip(members, answer.starts, strict=True):
            starts[position] = start
        return self._better(best, tuple(starts)), taken

    def _search(self, cells: Cells, best: Schedule, part: int, work: float) -> Answer:
        model = Literals(self.problem, cells, best, part)
        answer = model.search(work)
        return Answer(answer.starts, answer.bound, answer.exhausted, answer.work + model.size / BUILT)

    def _better(self, best: Schedule, starts: tuple[int, ...] | None) -> Schedule:
        """The best of a schedule and what a model found: as it is, if that keeps the rules, or generated anew."""
        if starts is None:
            return best
        candidates = [best, self.generator.forward(self.generator.order(starts))]
        within = all(start <= last for start, last in zip(starts, self.generator.last, strict=True))
        if within and all(holds(link, starts[link.before], starts[link.after]) for link in self.problem.links):
            shifted = tuple(shift_back(self.problem, starts))
            candidates.append(Schedule(score(self.problem, shifted), shifted))
        return min(candidates, key=lambda each: each.score)
