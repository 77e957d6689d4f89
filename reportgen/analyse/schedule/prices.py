"""A bound of the moves of a large problem that knows what a move pushes in other groups, and schedules from it.

The links between groups are left out, at a price for each step by which they are broken (Dantzig and Wolfe 1960). The
prices are those of the best mixture of the groups' schedules so far, near the best prices so far (boxstep; Marsten,
Hogan and Blankenship 1975).
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ortools.linear_solver.python import model_builder
from ortools.sat.python import cp_model

from reportgen.analyse.schedule.answer import Rates, ask
from reportgen.analyse.schedule.bounds import latest, narrowed
from reportgen.analyse.schedule.cells import all_starts
from reportgen.analyse.schedule.generation import Generator, Schedule
from reportgen.analyse.schedule.groups import Members, alone, joined, limited, ties
from reportgen.analyse.schedule.model import Literals
from reportgen.analyse.schedule.objective import LATE, MOVES
from reportgen.analyse.schedule.problem import soonest

GROUP = 12
"""Tasks in a group, at most."""
UNIT = 16
"""Prices are whole numbers of so small a part of a weighted step, so that the bound is exact."""
BOX = 24
GROWS, SHRINKS = 1.4, 0.5
"""How far prices are first sought from the best so far, and how that changes after a better and a worse bound."""
WORK_A_TASK = 0.05
COMBINED = 1.0
"""Deterministic seconds of the solver for a task of a group, and for combining the groups' schedules."""
FINE = 20
"""How many times more single starts a group may have than a model otherwise."""
BUILT = 60_000
"""Literals that are built in the time of a deterministic second."""
MIXED = 20_000
"""Schedules of groups that are mixed in about a second."""


class Break(NamedTuple):
    """A link between groups: what `before` moves less what `after` moves is at most `slack`."""

    before: int
    after: int
    slack: int


class Prices:
    """The prices of one problem; moves are counted from the first starts that links allow."""

    RATES = Rates(solved=0.5, modelled=1_500)

    def __init__(self, generator: Generator) -> None:
        """Begin with all prices at nothing."""
        self.generator, self.problem = generator, generator.problem
        self.groups = joined([(i,) for i in range(generator.size)], ties(generator), GROUP)
        self.breaks = breaks(generator, self.groups)
        self.known: dict[tuple[Members, tuple[int, ...]], tuple[int, tuple[int, ...]]] = {}
        self.columns: dict[Members, list[tuple[int, ...]]] = {group: [] for group in self.groups}
        self.centre = self.prices = [0] * len(self.breaks)
        self.box, self.bound, self.total, self.next = float(BOX), -1, 0, 0
        self.least: dict[Members, int] = {}
        self.last = list(generator.last)

    def step(self, best: Schedule) -> tuple[Schedule, int, float]:
        """Search one group more: the best schedule found, a bound of the moves, and the units of work it took."""
        taken = 0.0
        if not self.next:
            taken += self._begin(best)
        group = self.groups[self.next]
        weights = self._weights()
        least, work = self._search(group, tuple(weights[i] for i in group), best)
        self.total += least
        self.next += 1
        if self.next == len(self.groups):
            best, more = self._end(best)
            work += more
        return best, self._moves(max(self.bound, 0)), taken + work

    def _moves(self, total: int) -> int:
        """A bound in the units of the part, of moves beyond the first starts in units of prices, rounded up."""
        tasks = self.problem.tasks
        first = sum(t.weight * (head - t.asked) for t, head in zip(tasks, self.generator.heads, strict=True))
        return (first - -total // UNIT) * (len(tasks) + 1)

    def _weights(self) -> list[int]:
        """What a step of each task costs, with the prices of the links that it breaks or helps to keep."""
        found = [task.weight * UNIT for task in self.problem.tasks]
        for each, price in zip(self.breaks, self.prices, strict=True):
            found[each.before] += price
            found[each.after] -= price
        return found

    def _begin(self, best: Schedule) -> float:
        """Set the prices and windows for a round; the schedule so far is one to mix."""
        heads = self.generator.heads
        for group in self.groups:
            self._admit(group, tuple(best.starts[i] - heads[i] for i in group))
        last = latest(self.generator, best.score, MOVES)
        if self.least:
            last = narrowed(self.generator, best.score, last, self.least)
            self.prices = self._mixed()
        self.last = [max(min(a, b), start) for a, b, start in zip(last, self.last, best.starts, strict=True)]
        self.total = -sum(price * each.slack for each, price in zip(self.breaks, self.prices, strict=True))
        return sum(map(len, self.columns.values())) / MIXED

    def _end(self, best: Schedule) -> tuple[Schedule, float]:
        """Keep the bound of a round, look nearer or farther for the next prices, and combine what was found."""
        if not self.least:
            self.least = {group: self._alone(group) for group in self.groups}
        if self.total > self.bound:
            self.bound, self.centre = self.total, self.prices
            self.box *= GROWS
        else:
            self.box = max(1.0, self.box * SHRINKS)
        self.next = 0
        starts, work = self._combined(best)
        return self.generator.kept(best, starts), work

    def _alone(self, group: Members) -> int:
        """What is proven of a group at no prices, in the units of the part."""
        tasks, heads = self.problem.tasks, self.generator.heads
        first = sum(tasks[i].weight * (heads[i] - tasks[i].asked) for i in group)
        least, _ = self.known[group, tuple(UNIT * tasks[i].weight for i in group)]
        return (first - -least // UNIT) * (len(tasks) + 1)

    def _search(self, group: Members, weights: tuple[int, ...], best: Schedule) -> tuple[int, float]:
        """The least priced moves of a group without the others, proven, and the work it took."""
        key = group, weights
        if key in self.known:
            return self.known[key][0], 0.0
        problem = alone(self.problem, group, self.generator.heads, self.last)
        now = tuple(best.starts[i] for i in group)
        cells, _ = all_starts(problem, now, [self.last[i] for i in group], FINE)
        model = Literals(problem, cells, limited(self.generator, group, problem, best, MOVES), LATE)
        shift = model.price(weights, now)
        answer = model.search(WORK_A_TASK * len(group), presolve=False)
        moves = tuple(at - self.generator.heads[i] for i, at in zip(group, answer.starts or now, strict=True))
        self._admit(group, moves)
        self.known[key] = answer.bound + shift, moves
        return answer.bound + shift, self.RATES.cost(answer.work + model.size / BUILT, len(group))

    def _admit(self, group: Members, moves: tuple[int, ...]) -> None:
        if moves not in self.columns[group]:
            self.columns[group].append(moves)

    def _mixed(self) -> list[int]:
        """The prices of the links in the cheapest mixture of the groups' schedules, within the box."""
        model = model_builder.Model()  # type: ignore[no-untyped-call]  # OR-Tools leaves it without types
        terms: list[list[model_builder.LinearExprT]] = [[] for _ in self.breaks]
        cost: list[model_builder.LinearExprT] = []
        at = self._at()
        for group, columns in self.columns.items():
            shares = [model.new_num_var(0, 1, "") for _ in columns]
            model.add(sum(shares) == 1)
            for share, moves in zip(shares, columns, strict=True):
                cost.append(share * float(UNIT * self._worth(group, moves)))
                for i, moved in zip(group, moves, strict=True):
                    for position, sign in at.get(i, ()) if moved else ():
                        terms[position].append(share * float(sign * moved))
        rows = []
        for each, row, price in zip(self.breaks, terms, self.centre, strict=True):
            over, under = model.new_num_var(0, 1e9, ""), model.new_num_var(0, 1e9, "")
            cost.append(over * (price + self.box) - under * max(0.0, price - self.box))
            kept = model_builder.LinearExpr.sum([*row, over, -1.0 * under])
            rows.append(model.add_linear_constraint(kept, lb=-float(each.slack)))
        model.minimize(model_builder.LinearExpr.sum(cost))
        solver = model_builder.Solver("GLOP")
        if solver.solve(model) != model_builder.SolveStatus.OPTIMAL:
            return self.centre
        return [max(0, round(solver.dual_value(row))) for row in rows]

    def _at(self) -> Mapping[int, list[tuple[int, int]]]:
        """The links between groups of each task, with what a step of it does to them."""
        found: dict[int, list[tuple[int, int]]] = {}
        for position, each in enumerate(self.breaks):
            found.setdefault(each.after, []).append((position, 1))
            found.setdefault(each.before, []).append((position, -1))
        return found

    def _worth(self, group: Members, moves: Sequence[int]) -> int:
        return sum(self.problem.tasks[i].weight * moved for i, moved in zip(group, moves, strict=True))

    def _combined(self, best: Schedule) -> tuple[tuple[int, ...], float]:
        """The best choice of one schedule of each group that keeps the links between them."""
        model = cp_model.CpModel()
        chosen = {group: [model.new_bool_var("") for _ in columns] for group, columns in self.columns.items()}
        moved: dict[int, cp_model.LinearExprT] = {}
        cost = []
        now = {group: tuple(best.starts[i] - self.generator.heads[i] for i in group) for group in self.groups}
        for group, literals in chosen.items():
            model.add_exactly_one(literals)
            columns = self.columns[group]
            cost.append(cp_model.LinearExpr.weighted_sum(literals, [self._worth(group, each) for each in columns]))
            for place, i in enumerate(group):
                moved[i] = cp_model.LinearExpr.weighted_sum(literals, [each[place] for each in columns])
            for literal, each in zip(literals, columns, strict=True):
                model.add_hint(literal, each == now[group])
        for before, after, slack in self.breaks:
            model.add(moved[after] >= moved[before] + -slack)
        model.minimize(cp_model.LinearExpr.sum(cost))

        def read(solver: cp_model.CpSolver) -> tuple[int, ...]:
            starts = list(best.starts)
            for group, literals in chosen.items():
                which = next(k for k, literal in enumerate(literals) if solver.boolean_value(literal))
                for i, by in zip(group, self.columns[group][which], strict=True):
                    starts[i] = self.generator.heads[i] + by
            return tuple(starts)

        worst = sum(self._worth(group, moves) for group, moves in now.items())
        answer = ask(model, read, worst, COMBINED, linear=2)
        size = sum(map(len, self.columns.values()))
        return answer.starts or best.starts, self.RATES.cost(answer.work, size)


def breaks(generator: Generator, groups: Sequence[Members]) -> list[Break]:
    """What the links between groups demand at least, whatever the day of the week."""
    home = {i: group for group in groups for i in group}
    heads = generator.heads
    found: dict[tuple[int, int], int] = {}
    for link in generator.problem.links:
        if home[link.before] != home[link.after]:
            # A week moves all by a week: five starts tell all that a link ever demands.
            pushed = min(soonest(link, heads[link.before] + k) - heads[link.before] - k for k in range(5))
            slack = heads[link.after] - heads[link.before] - pushed
            key = link.before, link.after
            found[key] = min(found.get(key, slack), slack)
    return [Break(*key, slack) for key, slack in sorted(found.items())]
