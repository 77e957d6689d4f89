"""Asking CP-SAT, always in the same way: one worker, one seed, a limit of work and never a clock."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from ortools.sat.python import cp_model

MODEL = 40
"""Each model that is built costs as much as modelling so many tasks."""


@dataclass(frozen=True)
class Rates:
    """Deterministic seconds of the solver that take about a second, and tasks that can be modelled in one."""

    solved: float
    modelled: int

    def cost(self, work: float, tasks: int) -> float:
        """Units of work that it takes to model tasks and to solve that."""
        return work / self.solved + (tasks + MODEL) / self.modelled


@dataclass(frozen=True)
class Answer:
    """What a search found: starts (None: nothing better), a proven bound of the part, and the work it took.

    `exhausted`: all that the model holds was searched. `work` is in the solver's deterministic seconds.
    """

    starts: tuple[int, ...] | None
    bound: int
    exhausted: bool
    work: float


def ask(
    model: cp_model.CpModel,
    read: Callable[[cp_model.CpSolver], tuple[int, ...]],
    worst: int,
    work: float,
    *,
    linear: int = 1,
    presolve: bool = True,
) -> Answer:
    """Search a model for something better than `worst`, within a limit of deterministic seconds."""
    solver = cp_model.CpSolver()
    solver.parameters.random_seed = 1
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = work
    solver.parameters.linearization_level = linear
    solver.parameters.cp_model_presolve = presolve
    # OR-Tools 9.15 loses solutions here, and then proves a wrong optimum (google/or-tools issue 5293).
    solver.parameters.presolve_inclusion_work_limit = 0
    status = solver.solve(model)
    taken = solver.response_proto.deterministic_time
    if status == cp_model.INFEASIBLE:
        return Answer(None, worst, exhausted=True, work=taken)
    # The solver's own bound is a float; nothing below a whole number is lost by the margin.
    bound = min(worst, max(0, math.ceil(solver.best_objective_bound - 1e-6)))
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Answer(None, bound, exhausted=False, work=taken)
    return Answer(read(solver), bound, status == cp_model.OPTIMAL, taken)
