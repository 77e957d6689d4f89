"""The constraint model where every bucket is one step: an interval a task, one cumulative a resource, no overload."""

from collections.abc import Collection, Sequence

from ortools.sat.python import cp_model

from reportgen.analyse.schedule.answer import Answer, ask
from reportgen.analyse.schedule.generation import Schedule
from reportgen.analyse.schedule.objective import LATE, MOVES, values
from reportgen.analyse.schedule.problem import Problem, Resource, Weekly, calendar_day


class Intervals:
    """A model of a problem around a schedule that overloads nothing."""

    def __init__(self, problem: Problem, best: Schedule, part: int, free: Collection[int] | None = None) -> None:
        """Model all schedules better than `best` in a part; with `free`, those that keep the other tasks' order."""
        self.problem, self.part, self.model = problem, part, cp_model.CpModel()
        end = problem.buckets[-1]
        self.starts = [
            self.model.new_int_var(
                max(task.earliest, task.asked),
                end - task.length if task.latest is None else min(task.latest, end - task.length),
                task.name,
            )
            for task in problem.tasks
        ]
        self._links()
        for position, resource in enumerate(problem.resources):
            self._resource(position, resource)
        if free is not None:
            for before, after in chains(problem, best.starts, free):
                self.model.add(self.starts[after] >= self.starts[before] + problem.tasks[before].length)
        self._objective(best)
        for variable, start in zip(self.starts, best.starts, strict=True):
            self.model.add_hint(variable, start)

    def _links(self) -> None:
        for link in self.problem.links:
            before, after = self.starts[link.before], self.starts[link.after]
            self.model.add(after >= before + link.lag) if not isinstance(link, Weekly) else self._weekly(link)

    def _weekly(self, link: Weekly) -> None:
        days = []
        for position in (link.before, link.after):
            start = self.starts[position]
            domain = start.proto.domain
            low, high = domain[0], domain[-1]
            day = self.model.new_int_var(calendar_day(low), calendar_day(high), "")
            week = self.model.new_int_var(low // 5, high // 5, "")
            self.model.add_division_equality(week, start, 5)
            self.model.add(day == start + 2 * week)
            days.append(day)
        self.model.add(days[1] >= days[0] + link.lag)

    def _resource(self, position: int, resource: Resource) -> None:
        most = max(resource.limit(b) - resource.taken[b] for b in range(len(resource.capacity)))
        uses, units = [], []
        for variable, task in zip(self.starts, self.problem.tasks, strict=True):
            demand = sum(amount for demanded, amount in task.demands if demanded == position) // task.length
            if demand:
                uses.append(self.model.new_fixed_size_interval_var(variable, task.length, ""))
                units.append(demand)
        for bucket, first in enumerate(self.problem.buckets[:-1]):
            missing = most - (resource.limit(bucket) - resource.taken[bucket])
            if missing:
                uses.append(self.model.new_fixed_size_interval_var(first, 1, ""))
                units.append(missing)
        self.model.add_cumulative(uses, units, most)

    def _objective(self, best: Schedule) -> None:
        late = []
        for due in self.problem.dues:
            low = max(due.already, 0)
            variable = self.model.new_int_var(low, max(low, best.score.late // max(1, due.weight)), due.name)
            for task in due.tasks:
                self.model.add(variable >= self.starts[task] + (self.problem.tasks[task].length - 1 - due.due))
            late.append(variable * due.weight)
        worth = values(self.problem, best.score)
        self.worst = worth[self.part]
        for part, expression in ((LATE, cp_model.LinearExpr.sum(late)), (MOVES, self._moved())):
            if part <= self.part:
                self.model.add(expression <= worth[part] - (part == self.part))
            if part == self.part:
                self.model.minimize(expression)

    def _moved(self) -> cp_model.LinearExprT:
        many = len(self.problem.tasks) + 1
        terms = []
        for variable, task in zip(self.starts, self.problem.tasks, strict=True):
            if task.weight:
                stays = self.model.new_bool_var("")
                self.model.add(variable == task.asked).only_enforce_if(stays)
                terms.append((variable - task.asked) * (task.weight * many) + (1 - stays))
        return cp_model.LinearExpr.sum(terms)

    def search(self, work: float, *, presolve: bool = True) -> Answer:
        """Look for something better, within a limit of deterministic seconds."""
        return ask(self.model, self._read, self.worst, work, presolve=presolve)

    def _read(self, solver: cp_model.CpSolver) -> tuple[int, ...]:
        return tuple(solver.value(variable) for variable in self.starts)


def chains(problem: Problem, starts: Sequence[int], free: Collection[int]) -> list[tuple[int, int]]:
    """Pairs in whose order the tasks that are not free use the same units of a resource: a partial-order schedule.

    Each unit is handed from the task that ends to one that starts after it (Policella and others 2004).
    """
    found: set[tuple[int, int]] = set()
    order = sorted((i for i in range(len(starts)) if i not in free), key=lambda i: (starts[i], i))
    for position in range(len(problem.resources)):
        holders: list[tuple[int, int, int]] = []
        for i in order:
            task = problem.tasks[i]
            need = sum(amount for demanded, amount in task.demands if demanded == position) // task.length
            if not need:
                continue
            kept = []
            # The unit that became free last is handed on first, so that chains are few.
            for end, holder, units in sorted(holders, reverse=True):
                handed = min(units, need) if end <= starts[i] else 0
                if handed:
                    found.add((holder, i))
                    need -= handed
                if units > handed:
                    kept.append((end, holder, units - handed))
            whole = sum(amount for demanded, amount in task.demands if demanded == position) // task.length
            holders = [*kept, (starts[i] + task.length, i, whole)]
    return sorted(found)
