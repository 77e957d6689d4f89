"""The constraint model where buckets hold many steps: a literal per task and cell of starts."""

from collections.abc import Sequence

from ortools.sat.python import cp_model

from reportgen.analyse.schedule.answer import Answer, ask
from reportgen.analyse.schedule.cells import Cells, excess_alone, least_loads
from reportgen.analyse.schedule.generation import Schedule
from reportgen.analyse.schedule.objective import LATE, OVERLOAD, values
from reportgen.analyse.schedule.problem import Link, Problem, Weekly, calendar_day


class Literals:
    """A model of all schedules over given cells that are no worse than a given one, up to the part to improve."""

    def __init__(self, problem: Problem, cells: Cells, best: Schedule, part: int) -> None:
        """Model the cells, links, resources, and the parts of the objective up to `part`."""
        self.problem, self.cells, self.model = problem, cells, cp_model.CpModel()
        self.literals = [
            [self.model.new_bool_var(f"{task.name}@{cell.first}") for cell in choices]
            for task, choices in zip(problem.tasks, cells, strict=True)
        ]
        for choices in self.literals:
            self.model.add_exactly_one(choices)
        for link in problem.links:
            self._link(link)
        worth = values(problem, best.score)
        self.worst = worth[part]
        for each in range(part + 1):
            expression = (self._overload, self._late, self._moves)[each](worth)
            self.model.add(expression <= worth[each])
            if each == part:
                self.model.minimize(expression)
        for choices, row, start in zip(self.literals, cells, best.starts, strict=True):
            for literal, cell in zip(choices, row, strict=True):
                self.model.add_hint(literal, cell.first <= start <= cell.last)

    def _sum(self, task: int, factors: Sequence[int]) -> cp_model.LinearExprT:
        return cp_model.LinearExpr.weighted_sum(self.literals[task], factors)

    def _link(self, link: Link) -> None:
        """The later task's latest start of its cell lies far enough after the earlier task's first."""
        count = calendar_day if isinstance(link, Weekly) else int
        firsts = [count(cell.first) for cell in self.cells[link.before]]
        lasts = [count(cell.last) for cell in self.cells[link.after]]
        # Each sum has one term: small factors, from the least of each, spare the solver great numbers.
        lag = link.lag + min(firsts) - min(lasts)
        before = self._sum(link.before, [day - min(firsts) for day in firsts])
        self.model.add(self._sum(link.after, [day - min(lasts) for day in lasts]) >= before + lag)

    def _overload(self, worth: tuple[int, ...]) -> cp_model.LinearExprT:
        """Penalised units over the limits; where none is allowed, the limits are simply kept."""
        used: dict[tuple[int, int], list[tuple[cp_model.IntVar, int]]] = {}
        total = []
        for task, choices, cells in zip(self.problem.tasks, self.literals, self.cells, strict=True):
            for literal, cell in zip(choices, cells, strict=True):
                if worth[OVERLOAD] and cell.first < cell.last and (alone := excess_alone(self.problem, task, cell)):
                    total.append(literal * alone)
                    continue
                for load in least_loads(self.problem, task, cell):
                    used.setdefault((load.resource, load.bucket), []).append((literal, load.units))
        for (position, bucket), loads in sorted(used.items()):
            resource = self.problem.resources[position]
            room = resource.limit(bucket) - resource.taken[bucket]
            level = cp_model.LinearExpr.weighted_sum([literal for literal, _ in loads], [units for _, units in loads])
            if worth[OVERLOAD] == 0:
                self.model.add(level <= room)
            else:
                over = self.model.new_int_var(0, sum(units for _, units in loads), f"over {resource.name} {bucket}")
                self.model.add(level <= room + over)
                total.append(over * resource.penalty(bucket))
        return cp_model.LinearExpr.sum(total)

    def _late(self, worth: tuple[int, ...]) -> cp_model.LinearExprT:
        total = []
        for due in self.problem.dues:
            low = max(due.already, 0)
            late = self.model.new_int_var(low, max(low, worth[LATE] // max(1, due.weight)), due.name)
            for task in due.tasks:
                offset = self.problem.tasks[task].length - 1 - due.due
                self.model.add(late >= self._sum(task, [cell.first + offset for cell in self.cells[task]]))
            total.append(late * due.weight)
        return cp_model.LinearExpr.sum(total)

    def _moves(self, _: tuple[int, ...]) -> cp_model.LinearExprT:
        many = len(self.problem.tasks) + 1
        terms = [
            (literal, task.weight * (cell.first - task.asked) * many + (cell.first != task.asked))
            for task, choices, cells in zip(self.problem.tasks, self.literals, self.cells, strict=True)
            for literal, cell in zip(choices, cells, strict=True)
            if task.weight
        ]
        return cp_model.LinearExpr.weighted_sum([literal for literal, _ in terms], [factor for _, factor in terms])

    def search(self, work: float) -> Answer:
        """Look for something better, within a limit of deterministic seconds; starts are the first of their cells."""
        return ask(self.model, self._read, self.worst, work, linear=2)

    def _read(self, solver: cp_model.CpSolver) -> tuple[int, ...]:
        return tuple(
            next(cell.first for literal, cell in zip(row, cells, strict=True) if solver.boolean_value(literal))
            for row, cells in zip(self.literals, self.cells, strict=True)
        )

    @property
    def size(self) -> int:
        """The number of literals."""
        return sum(len(row) for row in self.literals)
