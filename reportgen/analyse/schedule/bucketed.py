"""Improving a schedule where buckets hold many steps: the whole model, a relaxation that bounds it, or some tasks."""

import random

from reportgen.analyse.schedule.answer import Answer, Rates
from reportgen.analyse.schedule.bounds import latest
from reportgen.analyse.schedule.cells import Cells, all_starts, some_starts
from reportgen.analyse.schedule.generation import Generator, Schedule
from reportgen.analyse.schedule.model import Literals
from reportgen.analyse.schedule.objective import LATE, OVERLOAD, values
from reportgen.analyse.schedule.parts import freed
from reportgen.analyse.schedule.problem import Problem, holds
from reportgen.analyse.schedule.serial import shift_back
from reportgen.analyse.schedule.verify import score

LEAST_PIECE, PIECE = 3, 12
"""Tasks in the smallest, and in the first piece; pieces grow while they are searched to their end, else they shrink."""
GROWS, SHRINKS = 1.2, 0.7
RELATED = 0.5
"""The share of pieces that hang together by what they share; the others are stretches of time."""
LARGE = 100
"""Of more tasks those of a stretch of time have little to do with each other, so all pieces hang together."""
PIECE_WORK = 0.1
"""Deterministic seconds of the solver for one piece."""
BUILT = 40_000
"""Literals that are built in the time of a deterministic second."""


SURVEYED = 5_000
"""Tasks that can be looked through, for a piece and for what became of it, in about a second."""


class Bucketed:
    """The exact steps for one problem."""

    RATES = Rates(solved=0.5, modelled=1_500)

    def __init__(self, generator: Generator) -> None:
        """Begin with small pieces; which one is next is random with a fixed seed."""
        self.generator, self.problem = generator, generator.problem
        self.random = random.Random(2)  # noqa: S311  # decides where to look next, and guards nothing
        self.piece, self.more = float(PIECE), 1
        self.kin = kin(self.problem)

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
        """Search all places of a few tasks, the others held: the best found, and the units of work it took."""
        members = self._members(best, part)
        survey = len(best.starts) / SURVEYED
        held = freed(self.problem, best.starts, members)
        now = tuple(best.starts[position] for position in members)
        here = Schedule(score(held, now), now)
        if not values(held, here.score)[part]:
            return best, survey
        last = latest(Generator(held), here.score, part)
        model = Literals(held, some_starts(held, now, last), here, part)
        answer = model.search(PIECE_WORK)
        cost = survey + self.RATES.cost(answer.work + model.size / BUILT, len(members))
        if answer.starts is None:
            factor = GROWS if answer.exhausted else SHRINKS
            self.piece = min(len(best.starts), max(LEAST_PIECE, self.piece * factor))
            return best, cost
        starts = list(best.starts)
        for position, start in zip(members, shift_back(held, answer.starts), strict=True):
            starts[position] = start
        piece = self.generator.scored(starts)
        anew = self.generator.forward(self.generator.order(starts))
        return min(best, piece, anew, key=lambda each: each.score), cost

    def _members(self, best: Schedule, part: int) -> list[int]:
        """A few tasks near each other in time: all of a stretch, or those that share something with one."""
        order = self.generator.by_start(best.starts)
        many = min(round(self.piece), len(order))
        first = int(self.random.random() * (len(order) + 1)) - many // 2
        if self.random.random() < (RELATED if len(order) <= LARGE else 1):
            seed = self.random.choice(self._at_fault(best, part) or order)
            near = sorted(self.kin[seed], key=lambda i: (abs(best.starts[i] - best.starts[seed]), i))
            return sorted({seed, *near[: many - 1]})
        return sorted(order[max(0, first) : max(1, first + many)])

    def _at_fault(self, best: Schedule, part: int) -> list[int]:
        """The tasks without which a part of the objective would be less."""
        tasks, starts = self.problem.tasks, best.starts
        if part == OVERLOAD:
            over = {slot for slot, _ in self.generator.overloads(starts)}
            return [i for i in range(len(tasks)) if any(slot in over for slot, _ in self.generator.taken(i, starts[i]))]
        if part == LATE:
            late = {i for due in self.problem.dues for i in due.tasks if starts[i] + tasks[i].length - 1 > due.due}
            return sorted(late)
        return [i for i, task in enumerate(tasks) if task.weight and starts[i] != task.asked]

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
            candidates.append(self.generator.scored(shifted))
        return min(candidates, key=lambda each: each.score)


def kin(problem: Problem) -> list[list[int]]:
    """The tasks that share a resource, a link or a due with each task."""
    groups = [[link.before, link.after] for link in problem.links]
    groups += [list(due.tasks) for due in problem.dues]
    groups += [
        [i for i, task in enumerate(problem.tasks) if any(demanded == position for demanded, _ in task.demands)]
        for position in range(len(problem.resources))
    ]
    found: list[set[int]] = [set() for _ in problem.tasks]
    for group in groups:
        for i in group:
            found[i].update(group)
    return [sorted(others - {i}) for i, others in enumerate(found)]
