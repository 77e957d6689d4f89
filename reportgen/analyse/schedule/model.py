"""The constraint model where buckets hold many steps: a literal per task and cell of starts."""

from collections.abc import Iterable, Sequence

from ortools.sat.python import cp_model

from reportgen.analyse.schedule.answer import Answer, ask
from reportgen.analyse.schedule.cells import Cells, excess_alone, least_loads
from reportgen.analyse.schedule.generation import Schedule
from reportgen.analyse.schedule.groups import Floor
from reportgen.analyse.schedule.objective import LATE, MOVES, OVERLOAD, values
from reportgen.analyse.schedule.problem import Link, Problem, Weekly, calendar_day


class Literals:
    """A model of all schedules over given cells that are no worse than a given one, up to the part to improve."""

    def __init__(self, problem: Problem, cells: Cells, best: Schedule, part: int, floors: Sequence[Floor] = ()) -> None:
        """Model the cells, links, resources, and the parts of the objective up to `part`; `floors` help to prove."""
        self.problem, self.cells, self.model = problem, cells, cp_model.CpModel()
        self.literals = [
            [self.model.new_bool_var(f"{task.name}@{cell.first}") for cell in choices]
            for task, choices in zip(problem.tasks, cells, strict=True)
        ]
        for choices in self.literals:
            self.model.add_exactly_one(choices)
        for link in problem.links:
            self._link(link)
        self.late: dict[int, cp_model.IntVar] = {}
        worth = values(problem, best.score)
        self.worst = worth[part]
        for each in range(part + 1):
            expression = (self._overload, self._late, self._moves)[each](worth)
            self.model.add(expression <= worth[each])
            if each == part:
                self.model.minimize(expression)
        for floor in floors:
            inside = set(floor.members)
            if floor.part == LATE <= part:
                dues = [i for i in self.late if problem.dues[i].tasks[0] in inside]
                self.model.add(self._lateness(dues) >= floor.least)
            elif floor.part == MOVES == part:
                self.model.add(self._moved(sorted(inside)) >= floor.least)
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
        for position, due in enumerate(self.problem.dues):
            low = max(due.already, 0)
            late = self.model.new_int_var(low, max(low, worth[LATE] // max(1, due.weight)), due.name)
            for task in due.tasks:
                offset = self.problem.tasks[task].length - 1 - due.due
                self.model.add(late >= self._sum(task, [cell.first + offset for cell in self.cells[task]]))
            self.late[position] = late
        return self._lateness(self.late)

    def _lateness(self, dues: Iterable[int]) -> cp_model.LinearExprT:
        return cp_model.LinearExpr.sum([self.late[i] * self.problem.dues[i].weight for i in dues])

    def _moves(self, _: tuple[int, ...]) -> cp_model.LinearExprT:
        return self._moved(range(len(self.problem.tasks)))

    def _moved(self, members: Iterable[int]) -> cp_model.LinearExprT:
        many, tasks = len(self.problem.tasks) + 1, self.problem.tasks
        terms = [
            (literal, tasks[i].weight * (cell.first - tasks[i].asked) * many + (cell.first != tasks[i].asked))
            for i in members
            for literal, cell in zip(self.literals[i], self.cells[i], strict=True)
            if tasks[i].weight
        ]
        return cp_model.LinearExpr.weighted_sum([literal for literal, _ in terms], [factor for _, factor in terms])

    def price(self, prices: Sequence[int], starts: Sequence[int]) -> int:
        """Seek the least of what starts cost instead, by a price for each step; what is to be added to the answer."""
        terms, shift, self.worst = [], 0, 0
        for literals, cells, price, start in zip(self.literals, self.cells, prices, starts, strict=True):
            base = cells[0].first if price >= 0 else cells[-1].last
            shift += price * (base - cells[0].first)
            self.worst += price * (start - base)
            terms += [
                (literal, price * ((cell.first if price >= 0 else cell.last) - base))
                for literal, cell in zip(literals, cells, strict=True)
            ]
        self.model.minimize(
            cp_model.LinearExpr.weighted_sum([literal for literal, _ in terms], [cost for _, cost in terms])
        )
        return shift

    def search(self, work: float, *, presolve: bool = True) -> Answer:
        """Look for something better, within a limit of deterministic seconds; starts are the first of their cells."""
        return ask(self.model, self._read, self.worst, work, linear=2, presolve=presolve)

    def _read(self, solver: cp_model.CpSolver) -> tuple[int, ...]:
        return tuple(
            next(cell.first for literal, cell in zip(row, cells, strict=True) if solver.boolean_value(literal))
            for row, cells in zip(self.literals, self.cells, strict=True)
        )

    @property
    def size(self) -> int:
        """The number of literals."""
        return sum(len(row) for row in self.literals)
