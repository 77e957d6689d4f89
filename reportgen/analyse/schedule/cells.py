"""Where each task may start, as cells: single starts, or stretches of starts that a model may take for one.

A model over cells that together hold all starts is a relaxation: it can prove bounds, whatever the cells are.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportgen.analyse.schedule.load import Load, overlaps
from reportgen.analyse.schedule.problem import Problem, Task
from reportgen.analyse.schedule.verify import score

FINE = 3000
"""Up to so many starts in all, every one is at first a cell of its own."""
STRIDE = 5
"""Else cells are weeks, or, where these are more than FINE too, stretches of buckets."""


class Cell(NamedTuple):
    """All starts from `first` to `last`."""

    first: int
    last: int


Cells = list[list[Cell]]
"""For each task its cells, in order."""


def least_loads(problem: Problem, task: Task, cell: Cell) -> Iterator[Load]:
    """What a task takes at least, wherever in a cell it starts.

    The steps that a task has in a bucket rise, stay and fall with its start, so they are least at an end of a cell.
    """
    first = dict(overlaps(problem.buckets, cell.first, task.length))
    last = first if cell.first == cell.last else dict(overlaps(problem.buckets, cell.last, task.length))
    for bucket, steps in first.items():
        fewest = min(steps, last.get(bucket, 0))
        for resource, units in task.demands:
            if fewest * units // task.length:
                yield Load(resource, bucket, units * fewest // task.length)


def excess_alone(problem: Problem, task: Task, cell: Cell) -> int:
    """The penalised units over the limits that a task makes at least, wherever in a cell it starts, were it alone."""
    last = min(cell.last, problem.buckets[-1] - task.length)
    least: int | None = None
    for at in range(cell.first, last + 1):
        over = _excess(problem, task, at)
        if over == 0:
            return 0
        least = over if least is None else min(least, over)
    return least or 0


def _excess(problem: Problem, task: Task, at: int) -> int:
    total = 0
    for bucket, steps in overlaps(problem.buckets, at, task.length):
        for position, units in task.demands:
            resource = problem.resources[position]
            over = units * steps // task.length - resource.limit(bucket) + resource.taken[bucket]
            total += max(0, over) * resource.penalty(bucket)
    return total


def window_end(problem: Problem, starts: Sequence[int], more: int) -> int:
    """The step by which a schedule that is better than a given one will probably end.

    A little after it: by `more` times the longest task, and two buckets where something is still overloaded.
    """
    longest = max(task.length for task in problem.tasks)
    end = max(start + task.length for start, task in zip(starts, problem.tasks, strict=True)) + longest
    if score(problem, starts).overload > 0:
        end += more * 2 * max((stop - first for first, stop in pairwise(problem.buckets)), default=0)
    return min(end, problem.buckets[-1]) if problem.resources else end


def windows(problem: Problem, starts: Sequence[int], last: Sequence[int], more: int = 1) -> list[range]:
    """The starts of each task that end by `window_end`, up to its `last`."""
    end = window_end(problem, starts, more)
    found = []
    for task, start, most in zip(problem.tasks, starts, last, strict=True):
        stop = min(max(end - task.length, start), max(most, start))
        found.append(range(max(task.earliest, task.asked), stop + 1))
    return found


def all_starts(problem: Problem, starts: Sequence[int], last: Sequence[int], more: int) -> tuple[Cells, bool]:
    """Cells that hold all starts of each task up to its `last`, and whether all within the window are single."""
    spans = windows(problem, starts, last, more)
    fine = sum(len(span) for span in spans) <= FINE * more
    width = 1 if fine else STRIDE
    if sum(len(span) // width + 1 for span in spans) > FINE * more:
        width = max(STRIDE, max((stop - first for first, stop in pairwise(problem.buckets)), default=STRIDE) // 2)
    found = []
    for span, most in zip(spans, last, strict=True):
        cells = [Cell(first, min(first + width - 1, span[-1])) for first in span[::width]]
        if most > span[-1]:
            cells.append(Cell(span[-1] + 1, most))
        found.append(cells)
    return found, fine


def some_starts(problem: Problem, starts: Sequence[int], last: Sequence[int]) -> Cells:
    """Single starts: every one in the window or, where these are too many, the earliest, Mondays, edges of buckets."""
    spans = windows(problem, starts, last)
    if sum(len(span) for span in spans) <= FINE:
        return [_single(span) for span in spans]
    edges = set(problem.buckets)
    return [
        _single(at for at in span if at in (span[0], start) or at % STRIDE == 0 or at in edges)
        for span, start in zip(spans, starts, strict=True)
    ]


def _single(starts: Iterable[int]) -> list[Cell]:
    return [Cell(at, at) for at in starts]
