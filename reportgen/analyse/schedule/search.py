"""The search for one knot: priority rules, then breeding, stretches and the whole model by turns, within a work limit.

Each step takes what it takes whatever the limit is, and the best schedule is kept: a larger limit only adds steps.
"""

from reportgen.analyse.schedule.bounds import least, tails
from reportgen.analyse.schedule.breeding import Breeding
from reportgen.analyse.schedule.bucketed import Bucketed
from reportgen.analyse.schedule.classical import Classical
from reportgen.analyse.schedule.generation import Generator, Schedule
from reportgen.analyse.schedule.ladder import Ladder
from reportgen.analyse.schedule.objective import LATE, MOVES, OVERLOAD, PARTS, values
from reportgen.analyse.schedule.prices import Prices
from reportgen.analyse.schedule.problem import Problem
from reportgen.analyse.schedule.serial import as_asked, broken_links, shift_back
from reportgen.analyse.schedule.verify import score

PLACED = 230_000
"""Tasks placed that count as one unit of work: about a second of processor time, where these figures were measured."""
BREED = 0.25
"""Work of one step of breeding."""
FIRST_WHOLE = 0.5
"""Work of the first search of the whole model, for each part; each later one may take twice as much."""
SHARES: dict[str, float] = {"whole": 1, "breed": 2, "around": 2}
"""How the work is shared out; at a tie the first named is next."""
WHOLE_SHARES: dict[str, float] = {"whole": 4, "breed": 1, "around": 1}
"""The same where the whole model may well be searched to its end: buckets of many steps, or up to SMALL tasks."""
SMALL = 40
LARGE_SHARES: dict[str, float] = {"around": 3, "apart": 12, "breed": 0.2}
"""The same where buckets hold many steps and there are more than LARGE tasks: groups of them are searched apart."""
LARGE = 100
HUGE = 240
"""Of more tasks the moves are bounded by prices: the whole model will hardly be searched to its end."""


class Search:
    """The search for one problem, step by step; `bound` holds the proven least value of each part, so far."""

    def __init__(self, problem: Problem) -> None:
        """Begin with the plan as asked, if it keeps its links, and with schedules by priority rules."""
        self.problem, self.generator = problem, Generator(problem)
        after = tails(self.generator)
        first = first_schedules(self.generator, after)
        asked = as_asked(problem)
        if not broken_links(problem, asked):
            first.append(Schedule(score(problem, asked), tuple(asked)))
        self.best = min(first, key=lambda each: each.score)
        if self.best.score.overload > 0:
            # What was forced somewhere may have room after all, now that everything else has its place.
            first.append(self.generator.scored(shift_back(problem, self.best.starts)))
            self.best = min(self.best, first[-1], key=lambda each: each.score)
        classical = self.generator.classical and self.best.score.overload == 0
        self.breeding = Breeding(self.generator, first, after if classical else weight_behind(self.generator))
        self.exact: Classical | Bucketed = Classical(self.generator) if classical else Bucketed(self.generator)
        self.ladder: Ladder | None = None
        self.priced: Prices | None = None
        self.shares = shares_of(len(problem.tasks), classical=classical)
        self.spent = dict.fromkeys(self.shares, 0.0)
        self.bound = least(self.generator, fits=self.best.score.overload == 0)
        self.next_whole, self.turn = FIRST_WHOLE, 0

    @property
    def open(self) -> list[int]:
        """The parts in which a better schedule is not yet excluded."""
        found = values(self.problem, self.best.score)
        return [part for part in PARTS if self.bound[part] < found[part]]

    def run(self, work: float) -> None:
        """Take steps until the work is done, or nothing is left to find."""
        while self.open and sum(self.spent.values()) < work:
            kind = min(self.shares, key=lambda each: self.spent[each] / self.shares[each])
            if kind == "whole" and sum(self.spent.values()) + self.next_whole > work:
                # Not another step in its place: what comes next may not depend on the limit.
                break
            steps = {"whole": self._whole, "breed": self._breed, "around": self._around, "apart": self._apart}
            self.spent[kind] += steps[kind]()

    def _take(self, found: Schedule) -> None:
        if found.score >= self.best.score:
            return
        fitting = least(self.generator, fits=found.score.overload == 0)
        # What was proven of moves holds for less lateness, but not for more of it.
        moves = self.bound[MOVES] if found.score.late <= self.best.score.late else 0
        overload, late, _ = self.bound
        self.bound = (overload, max(late, fitting[LATE]), max(moves, fitting[MOVES]))
        self.best = found
        self.breeding.join(found)

    def _whole(self) -> float:
        taken = 0.0
        for part in PARTS:
            if part in self.open:
                found, bound, work = self.exact.whole(self.best, part, self.next_whole * self.exact.RATES.solved)
                self._prove(part, bound)
                self._take(found)
                taken += self.exact.RATES.cost(work, self.generator.size)
        self.next_whole *= 2
        return taken

    def _prove(self, part: int, bound: int) -> None:
        known = list(self.bound)
        known[part] = max(known[part], bound)
        self.bound = (known[OVERLOAD], known[LATE], known[MOVES])

    def _breed(self) -> float:
        self.breeding.run(round(BREED * PLACED))
        self._take(self.breeding.best)
        return BREED

    def _around(self) -> float:
        self.turn += 1
        # Every other piece is for the first part that may be better: later ones may wait for it.
        part = self.open[self.turn // 2 % len(self.open) if self.turn % 2 else 0]
        found, taken = self.exact.around(self.best, part)
        self._take(found)
        return taken

    def _apart(self) -> float:
        part = self.open[0]
        steps_left = self.best.score.moved > self.bound[MOVES] // (self.generator.size + 1)
        if part == MOVES and self.generator.size > HUGE and steps_left:
            self.priced = self.priced or Prices(self.generator)
            found, bound, taken = self.priced.step(self.best)
        else:
            self.ladder = self.ladder or Ladder(self.generator)
            found, bound, taken = self.ladder.step(self.best, part)
        self._prove(part, bound)
        self._take(found)
        return taken


def shares_of(size: int, *, classical: bool) -> dict[str, float]:
    """How the work for so many tasks is shared out among the kinds of steps."""
    if classical:
        return WHOLE_SHARES if size <= SMALL else SHARES
    return WHOLE_SHARES if size <= LARGE else LARGE_SHARES


def first_schedules(generator: Generator, after: list[int]) -> list[Schedule]:
    """Schedules by priority rules, each justified: see `rules`, and longest tail, as asked, heaviest, soonest due."""
    tasks = generator.problem.tasks
    behind = weight_behind(generator)
    due = [1 << 40] * len(tasks)
    for each in generator.problem.dues:
        for task in each.tasks:
            due[task] = min(due[task], each.due)
    rules = (
        [(-weight, ready) for weight, ready in zip(behind, generator.ready, strict=True)],
        [(-tail,) for tail in after],
        [(ready, -task.weight) for ready, task in zip(generator.ready, tasks, strict=True)],
        [(-task.weight, ready) for ready, task in zip(generator.ready, tasks, strict=True)],
        [(end, -task.weight) for end, task in zip(due, tasks, strict=True)],
        [(end - task.length, -task.weight) for end, task in zip(due, tasks, strict=True)],
    )
    alone = [min((over for over, _ in each), default=0) for each in generator.profile.lonely]
    for i in reversed(generator.order(after)):
        alone[i] = max(alone[i], *(alone[follower] for follower in generator.followers[i]), 0)
    # What fits nowhere does the least harm where nothing is yet; so it goes first, with what it waits for.
    orders = [generator.order([(-over, *key) for over, key in zip(alone, rule, strict=True)]) for rule in rules]
    return [generator.justified(generator.forward(order)) for order in orders]


def weight_behind(generator: Generator) -> list[int]:
    """The weight of each task and of all that must follow it, which moves along if it moves."""
    tasks = generator.problem.tasks
    alike: dict[int, int] = {}
    for i, task in enumerate(tasks):
        alike[task.weight] = alike.get(task.weight, 0) | 1 << i
    reached = [1 << i for i in range(generator.size)]
    for i in reversed(generator.order(generator.ready)):
        for follower in generator.followers[i]:
            reached[i] |= reached[follower]
    return [sum(weight * (found & mask).bit_count() for weight, mask in alike.items()) for found in reached]
