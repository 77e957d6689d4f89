"""A bound of a large problem, and schedules for it: small groups of tasks first, then larger ones, then all.

What is proven of small groups holds within the larger ones, narrows how far their tasks may move, and makes them easy.
"""

from reportgen.analyse.schedule.answer import Rates
from reportgen.analyse.schedule.bounds import latest, narrowed
from reportgen.analyse.schedule.cells import all_starts
from reportgen.analyse.schedule.generation import Generator, Schedule
from reportgen.analyse.schedule.groups import Floor, Members, alone, dues_of, joined, late_at_least, limited, ties
from reportgen.analyse.schedule.model import Literals
from reportgen.analyse.schedule.objective import LATE, MOVES, OVERLOAD, values

RUNGS = (12, 24)
"""Tasks in the groups of each rung, at most; the last rung is the whole problem."""
WORK_A_TASK = 0.02
MORE = 3
"""Deterministic seconds of the solver for each task of a group; MORE times as many each time all were tried."""
BUILT = 40_000
"""Literals that are built in the time of a deterministic second."""
FINE = 20
"""How many times more single starts a group may have than a model otherwise: with floors it is easier to search."""
SURVEYED = 15_000
"""Tasks whose windows are looked through in about a second."""


class Ladder:
    """The groups of one problem, rung by rung, and what is proven of them, in the units of the whole problem."""

    RATES = Rates(solved=0.5, modelled=1_500)

    def __init__(self, generator: Generator) -> None:
        """Begin with the smallest groups."""
        self.generator, self.problem, self.size = generator, generator.problem, generator.size
        self.ties = ties(generator)
        self.work, self.part = WORK_A_TASK, OVERLOAD
        self.known: dict[tuple[int, Members], int] = {}
        self.done: set[tuple[int, Members]] = set()
        self._begin()

    def _begin(self) -> None:
        self.rung, self.next = 0, 0
        self.groups = joined([(i,) for i in range(self.size)], self.ties, RUNGS[0])
        self.under: dict[Members, list[Floor]] = {group: [] for group in self.groups}
        self.least = {group: self._proven(group) for group in self.groups}
        self.last = list(self.generator.last)
        self.composed: list[int] = []

    def step(self, best: Schedule, part: int) -> tuple[Schedule, int, float]:
        """Search one group more: the best schedule found, a bound of the part, and the units of work it took."""
        if part != self.part:
            self.part = part
            self._begin()
        taken = 0.0
        if not self.next:
            self.last, self.composed = self._windows(best), list(best.starts)
            taken += self.size / SURVEYED
        group = self.groups[self.next]
        found, work = self._search(group, best)
        self.least[group] = self._proven(group)
        bound = sum(self.least.values())
        self.next += 1
        if self.next == len(self.groups):
            composed = self.generator.forward(self.generator.order(self.composed))
            found = min(found, composed, key=lambda each: each.score)
            taken += self.size / SURVEYED
            self._climb()
        return found, min(bound, values(self.problem, best.score)[part]), taken + work

    def _climb(self) -> None:
        """Join the groups to larger ones; from the top, begin again with more work for what was not yet done."""
        if len(self.groups) == 1:
            self.work *= MORE
            self._begin()
            return
        before, self.rung = self.groups, self.rung + 1
        whole = [tuple(range(self.size))]
        self.groups = joined(before, self.ties, RUNGS[self.rung]) if self.rung < len(RUNGS) else whole
        self.under = {group: [] for group in self.groups}
        home = {i: group for group in self.groups for i in group}
        for each in before:
            self.under[home[each[0]]].append(Floor(each, self.part, self.least[each]))
        self.least = {group: self._proven(group) for group in self.groups}
        self.next = 0

    def _proven(self, group: Members) -> int:
        """What is proven of a group by itself, or of those that it holds."""
        return max(self.known.get((self.part, group), 0), sum(floor.least for floor in self.under[group]))

    def _windows(self, best: Schedule) -> list[int]:
        """The last start of each task in a better schedule, knowing what all groups need at least."""
        last = latest(self.generator, best.score, self.part)
        if self.part == MOVES:
            last = narrowed(self.generator, best.score, last, self.least)
        # What was excluded on the rungs before stays so: a schedule better than this one is better than that one too.
        return [max(min(end, known), start) for end, known, start in zip(last, self.last, best.starts, strict=True)]

    def _search(self, group: Members, best: Schedule) -> tuple[Schedule, float]:
        """Search a group without the others, and keep what is proven of it; of the whole problem, a better schedule."""
        if (self.part, group) in self.done:
            return best, 0
        problem = alone(self.problem, group, self.generator.heads, self.last)
        now = tuple(best.starts[i] for i in group)
        here = limited(self.generator, group, problem, best, self.part)
        if values(problem, here.score)[self.part] <= self._local(self._first(group), len(group)):
            self._prove(group, self._first(group), exhausted=True)
            return best, len(group) / SURVEYED
        floors = [
            Floor(tuple(group.index(i) for i in each.members), each.part, self._local(each.least, len(group)))
            for each in self.under[group]
            if each.least
        ]
        cells, fine = all_starts(problem, now, [self.last[i] for i in group], FINE)
        model = Literals(problem, cells, here, self.part, floors)
        answer = model.search(self.work * len(group))
        self._prove(group, self._whole(answer.bound, len(group)), exhausted=answer.exhausted and fine)
        for i, start in zip(group, answer.starts or now, strict=True):
            self.composed[i] = start
        cost = self.RATES.cost(answer.work + model.size / BUILT, len(group))
        return (self.generator.kept(best, answer.starts) if len(group) == self.size and answer.starts else best), cost

    def _prove(self, group: Members, least: int, *, exhausted: bool) -> None:
        key = self.part, group
        self.known[key] = max(self.known.get(key, 0), least)
        if exhausted:
            self.done.add(key)

    def _local(self, value: int, size: int) -> int:
        """A value of the part in the units of a group of so many tasks."""
        if self.part != MOVES:
            return value
        moved, changed = divmod(value, self.size + 1)
        return moved * (size + 1) + min(changed, size)

    def _whole(self, value: int, size: int) -> int:
        """A value of a group in the units of the whole problem."""
        if self.part != MOVES:
            return value
        moved, changed = divmod(value, size + 1)
        return moved * (self.size + 1) + changed

    def _first(self, group: Members) -> int:
        """The part's least value for a group by links alone, in the units of the whole problem."""
        if self.part == OVERLOAD:
            return 0
        if self.part == LATE:
            return late_at_least(self.generator, dues_of(self.problem, group))
        heads, tasks = self.generator.heads, self.problem.tasks
        moves = [(tasks[i].weight, heads[i] - tasks[i].asked) for i in group if tasks[i].weight]
        return sum(weight * steps for weight, steps in moves) * (self.size + 1) + sum(steps > 0 for _, steps in moves)
