"""The constraint model: a literal per task and candidate start; one objective part after the other, each kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from reportgen.analyse.schedule.load import loads
from reportgen.analyse.schedule.problem import Link, Problem, Score, Weekly, calendar_day
from reportgen.analyse.schedule.verify import score

Literals = list[dict[int, cp_model.IntVar]]
"""For each task its candidate starts, each with the literal that says the task starts there."""


def improve(
    problem: Problem, candidates: Sequence[Sequence[int]], starts: Sequence[int], work: float
) -> tuple[list[int], bool, int]:
    """The best schedule over the candidate starts, beginning with `starts`, which must be among them.

    Returns the starts, whether they are proven best, and the proven least overload. `work` is the limit of each part of
    the objective, in deterministic seconds of the solver.
    """
    model = cp_model.CpModel()
    literals = _literals(model, problem, candidates)
    for link in problem.links:
        _link(model, literals, link)
    best, known = list(starts), score(problem, starts)
    parts: tuple[tuple[cp_model.LinearExprT, Callable[[Score], int]], ...] = (
        (_overload(model, problem, literals, allowed=known.overload > 0), lambda found: found.overload),
        (_late(model, problem, literals), lambda found: found.late),
        (_moves(problem, literals), lambda found: found.moved * _all_moves(problem) + found.changed),
    )
    proven, bound = True, 0
    for part, (expression, value) in enumerate(parts):
        if value(known) > 0:
            search = _search(model, literals, expression, best, work)
            best, known = search.starts, score(problem, search.starts)
            proven = proven and search.proven
            bound = known.overload if part == 0 and search.proven else bound
        model.add(expression <= value(known))
    return best, proven, bound


def _all_moves(problem: Problem) -> int:
    """More than all tasks: what makes a step moved weigh more than any number of moved tasks."""
    return len(problem.tasks) + 1


def _moves(problem: Problem, literals: Literals) -> cp_model.LinearExprT:
    """Weighted steps moved, then tasks moved, as one number."""
    terms = [
        (literal, task.weight * (at - task.asked) * _all_moves(problem) + 1)
        for task, choices in zip(problem.tasks, literals, strict=True)
        for at, literal in choices.items()
        if at != task.asked
    ]
    return cp_model.LinearExpr.weighted_sum([literal for literal, _ in terms], [factor for _, factor in terms])


def _literals(model: cp_model.CpModel, problem: Problem, candidates: Sequence[Sequence[int]]) -> Literals:
    found: Literals = []
    for task, starts in zip(problem.tasks, candidates, strict=True):
        choices = {at: model.new_bool_var(f"{task.name}@{at}") for at in starts}
        model.add_exactly_one(choices.values())
        found.append(choices)
    return found


def _link(model: cp_model.CpModel, literals: Literals, link: Link) -> None:
    """Sum of the literals from a start on: the later task may not start before the earlier one lets it."""
    count = calendar_day if isinstance(link, Weekly) else int
    before, after = literals[link.before], literals[link.after]
    model.add(
        cp_model.LinearExpr.weighted_sum(list(after.values()), [count(at) for at in after])
        - cp_model.LinearExpr.weighted_sum(list(before.values()), [count(at) for at in before])
        >= link.lag
    )


def _overload(model: cp_model.CpModel, problem: Problem, literals: Literals, *, allowed: bool) -> cp_model.LinearExprT:
    """Penalised units over the limits; where none is `allowed`, the limits are simply kept."""
    terms: dict[tuple[int, int], list[tuple[cp_model.IntVar, int]]] = {}
    for task, choices in zip(problem.tasks, literals, strict=True):
        for at, literal in choices.items():
            for load in loads(problem, task, at):
                if load.units:
                    terms.setdefault((load.resource, load.bucket), []).append((literal, load.units))
    total = []
    for (position, bucket), used in sorted(terms.items()):
        resource = problem.resources[position]
        room = resource.limit(bucket) - resource.taken[bucket]
        level = cp_model.LinearExpr.weighted_sum([literal for literal, _ in used], [units for _, units in used])
        if allowed:
            over = model.new_int_var(0, sum(units for _, units in used), f"over {resource.name} {bucket}")
            model.add(level <= room + over)
            total.append(over * resource.penalty(bucket))
        else:
            model.add(level <= room)
    return cp_model.LinearExpr.sum(total)


def _late(model: cp_model.CpModel, problem: Problem, literals: Literals) -> cp_model.LinearExprT:
    total = []
    for due in problem.dues:
        worst = max(max(literals[task]) + problem.tasks[task].length - 1 - due.due for task in due.tasks)
        late = model.new_int_var(max(due.already, 0), max(due.already, worst, 0), due.name)
        for task in due.tasks:
            choices = literals[task]
            ends = [at + problem.tasks[task].length - 1 - due.due for at in choices]
            model.add(late >= cp_model.LinearExpr.weighted_sum(list(choices.values()), ends))
        total.append(late * due.weight)
    return cp_model.LinearExpr.sum(total)


@dataclass(frozen=True)
class _Found:
    starts: list[int]
    proven: bool


def _search(
    model: cp_model.CpModel, literals: Literals, objective: cp_model.LinearExprT, starts: list[int], work: float
) -> _Found:
    model.minimize(objective)
    model.clear_hints()  # type: ignore[no-untyped-call]  # the library leaves this one function without types
    for choices, start in zip(literals, starts, strict=True):
        for at, literal in choices.items():
            model.add_hint(literal, at == start)
    solver = cp_model.CpSolver()
    solver.parameters.random_seed = 1
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.max_deterministic_time = work
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return _Found(starts, proven=False)
    chosen = [next(at for at, literal in choices.items() if solver.boolean_value(literal)) for choices in literals]
    return _Found(chosen, proven=status == cp_model.OPTIMAL)
