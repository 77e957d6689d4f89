"""Solves a scheduling problem knot by knot, within a limit of work; the same on every run."""

from collections.abc import Sequence

from reportgen.analyse.schedule.objective import bounds
from reportgen.analyse.schedule.parts import knots, part_of
from reportgen.analyse.schedule.problem import Problem, Result, Score, Status
from reportgen.analyse.schedule.search import Search
from reportgen.analyse.schedule.serial import as_asked, broken_links
from reportgen.analyse.schedule.verify import score

WORK = 4.0
"""The work limit of a knot: about so many seconds of processor time, but counted, not measured; see `search`."""
AMPLE, STEP, MOST = 100, 20, 20
"""A knot of more than AMPLE tasks has so many times the work as it holds STEP tasks more, but MOST times at most."""


def solve(problem: Problem, work: float = WORK) -> Result:
    """The best schedule found, with its score and the proven bounds; tasks that share nothing are solved apart."""
    starts = as_asked(problem)
    # What is late by work outside the problem alone is in no knot.
    least = [Score(0, sum(due.weight * max(due.already, 0) for due in problem.dues if not due.tasks), 0, 0)]
    for members in knots(problem):
        found, bound = _solve_knot(part_of(problem, members), work)
        for position, start in zip(members, found, strict=True):
            starts[position] = start
        least.append(bound)
    reached, proven = score(problem, starts), Score(*map(sum, zip(*least, strict=True)))
    idle = all(start == task.asked for start, task in zip(starts, problem.tasks, strict=True))
    status: Status = "nothing-to-do" if idle and proven == reached else "optimal" if proven == reached else "feasible"
    return Result(status, tuple(starts), reached, proven)


def _solve_knot(problem: Problem, work: float) -> tuple[Sequence[int], Score]:
    asked = as_asked(problem)
    untouched = score(problem, asked)
    if untouched.overload == 0 and not broken_links(problem, asked):
        # Every task stands at its earliest start, so nothing can be less late or moved less.
        return asked, untouched
    search = Search(problem)
    search.run(work * min(MOST, max(1, (len(problem.tasks) - AMPLE) / STEP)))
    return search.best.starts, bounds(problem, search.best.score, search.bound)
