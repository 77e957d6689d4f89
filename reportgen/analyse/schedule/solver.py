"""Solves a scheduling problem knot by knot, with OR-Tools CP-SAT over candidate starts; the same on every run."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportgen.analyse.schedule.model import improve
from reportgen.analyse.schedule.parts import freed, knots, part_of
from reportgen.analyse.schedule.problem import Problem, Result, Status
from reportgen.analyse.schedule.serial import as_asked, broken_links, serial, shift_back
from reportgen.analyse.schedule.verify import score

FINE = 6000
"""Up to so many candidate starts in a knot every step is one; above, those on a coarser grid."""
STRIDE = 5
"""The coarser grid: the Mondays."""
LARGE = 10_000
"""A knot with more candidate starts than that is improved piece by piece."""
PIECE = 40
"""Tasks in a piece."""
PIECE_SHARE = 8
"""A piece, and the refinement of a grid, get so small a share of the work limit."""
WORK = 4.0
"""The work limit of a knot and part of the objective, in the solver's deterministic seconds."""


def solve(problem: Problem, work: float = WORK) -> Result:
    """The best schedule found, with its score and the proven bound; tasks that share nothing are solved apart."""
    starts = as_asked(problem)
    bound, proven, idle = 0, True, True
    for members in knots(problem):
        part = part_of(problem, members)
        result = _solve_knot(part, work)
        for position, start in zip(members, result.starts, strict=True):
            starts[position] = start
        bound += result.bound
        proven = proven and result.status != "feasible"
        idle = idle and result.status == "nothing-to-do"
    status: Status = "nothing-to-do" if idle else "optimal" if proven else "feasible"
    return Result(status, tuple(starts), score(problem, starts), bound)


def _solve_knot(problem: Problem, work: float) -> Result:
    asked = as_asked(problem)
    untouched = score(problem, asked)
    stays = all(start == task.asked for start, task in zip(asked, problem.tasks, strict=True))
    if untouched.overload == 0 and not broken_links(problem, asked):
        # Every task stands at its earliest start, so neither lateness nor days moved can shrink.
        return Result("nothing-to-do" if stays else "optimal", tuple(asked), untouched, 0)
    best = min(_first_schedules(problem), key=lambda starts: score(problem, starts))
    considered = candidates(problem, best)
    if sum(len(each) for each in considered) > LARGE:
        starts = _piecewise(problem, best, work)
        bound = 0
        proven = False
    else:
        found, proven, bound = improve(problem, considered, best, work)
        starts = shift_back(problem, found)
    if any(len(each) < each[-1] - each[0] + 1 for each in considered):
        starts = _refined(problem, starts, work)
    # Between the starts that were considered even less overload may have been found than proven among them.
    reached = score(problem, starts)
    return Result("optimal" if proven else "feasible", tuple(starts), reached, min(bound, reached.overload))


def _piecewise(problem: Problem, starts: list[int], work: float) -> list[int]:
    """Improve a schedule that is too large for one model: the tasks of one stretch of time after the other."""
    order = sorted(range(len(starts)), key=lambda position: (starts[position], position))
    for first in range(0, len(order), PIECE // 2):
        members = sorted(order[first : first + PIECE])
        piece = freed(problem, starts, members)
        now = [starts[position] for position in members]
        found, _, _ = improve(piece, candidates(piece, now), now, work / PIECE_SHARE)
        changed = list(starts)
        for position, start in zip(members, found, strict=True):
            changed[position] = start
        starts = min(starts, shift_back(problem, changed), key=lambda each: score(problem, each))
    return starts


def _refined(problem: Problem, starts: list[int], work: float) -> list[int]:
    """Improve a schedule found on a coarse grid by every step around it."""
    found, _, _ = improve(problem, _near(problem, starts), starts, work / PIECE_SHARE)
    return shift_back(problem, found)


def _near(problem: Problem, starts: Sequence[int]) -> list[list[int]]:
    """Every step within a stride of a given schedule, after a coarse grid."""
    found = []
    for task, start in zip(problem.tasks, starts, strict=True):
        last = start + STRIDE if task.latest is None else min(start + STRIDE, task.latest)
        found.append(list(range(max(task.earliest, task.asked, start - STRIDE), last + 1)))
    return found


def _first_schedules(problem: Problem) -> Iterator[list[int]]:
    """The plan as asked, if it keeps its links, and schedules by priority rules: as asked, heavy first, soonest due."""
    asked = as_asked(problem)
    if not broken_links(problem, asked):
        yield asked
    tasks = problem.tasks
    due = [_NEVER] * len(tasks)
    for each in problem.dues:
        for task in each.tasks:
            due[task] = min(due[task], each.due)
    for key in (
        lambda i: (max(tasks[i].asked, tasks[i].earliest), -tasks[i].weight),
        lambda i: (-tasks[i].weight, max(tasks[i].asked, tasks[i].earliest)),
        lambda i: (due[i], -tasks[i].weight),
        lambda i: (due[i] - tasks[i].length, -tasks[i].weight),
    ):
        yield shift_back(problem, serial(problem, key))


_NEVER = 1 << 40


def candidates(problem: Problem, starts: Sequence[int]) -> list[list[int]]:
    """The starts considered for each task, given a schedule whose own starts are among them.

    Every step from the earliest start on, such that the task ends a little after that schedule at the latest: by the
    longest task, and by two buckets more where something is still overloaded. Where that would be more than FINE in
    all, the earliest, every fifth step (the Mondays), the starts of buckets, and the given one.
    """
    end = max(start + task.length for start, task in zip(starts, problem.tasks, strict=True))
    end += max(task.length for task in problem.tasks)
    if score(problem, starts).overload > 0:
        end += 2 * max((stop - first for first, stop in pairwise(problem.buckets)), default=0)
    if problem.resources:
        end = min(end, problem.buckets[-1])
    spans = []
    for task, start in zip(problem.tasks, starts, strict=True):
        last = max(end - task.length, start)
        if task.latest is not None:
            last = min(last, task.latest)
        spans.append(range(max(task.earliest, task.asked), last + 1))
    total = sum(len(span) for span in spans)
    if total <= FINE:
        return [list(span) for span in spans]
    edges = set(problem.buckets)
    return [
        [at for at in span if at in (span[0], start) or at % STRIDE == 0 or at in edges]
        for span, start in zip(spans, starts, strict=True)
    ]
