"""PSPLIB through the scheduler of the coordination: `python benchmarks/psplib.py FOLDER [--seconds S] [--every N]`.

A line per instance: makespan, bound, best known, gap to it; beside it the serial rule of latest starts and OR-Tools'
plain model of the problem, which has two workers and S seconds by the clock. Our own limit is work, not time:
S seconds times `WORK_A_SECOND`.
"""

import argparse
import csv
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ortools.sat.python import cp_model
from rich.console import Console

from reportgen.analyse.schedule import Due, Link, Problem, Resource, Task, solve, verify
from reportgen.analyse.schedule.bounds import tails
from reportgen.analyse.schedule.generation import Generator

WORK_A_SECOND = 1.0
"""Units of work that the scheduler does in a second, as measured here on one of two cores that were otherwise free."""


@dataclass(frozen=True)
class Instance:
    """An instance: its name and set, the problem, and the best makespan that is known."""

    name: str
    set: str
    problem: Problem
    best: int


def instances(folder: Path) -> list[Instance]:
    """All instances of a folder that holds `best_known.csv` and a folder of `.sm` files for each set, in order."""
    with (folder / "best_known.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = []
    for row in rows:
        name = f"{row['set']}{row['parameter']}_{row['instance']}"
        text = (folder / row["set"] / f"{name}.sm").read_text(encoding="ascii")
        found.append(Instance(name, row["set"], problem(text), int(row["makespan"])))
    return found


def problem(text: str) -> Problem:
    """A `.sm` file as a problem whose buckets are steps and whose only aim is the makespan.

    All is asked for at step 0; the jobs that nothing follows are due one step before it, so that the lateness is the
    makespan; no job weighs anything, so that nothing else counts. The dummy jobs at both ends are left out.
    """
    lines = text.splitlines()
    follows = _numbers(lines, "PRECEDENCE RELATIONS:", 2)
    asks = _numbers(lines, "REQUESTS/DURATIONS:", 3)
    capacities = _numbers(lines, "RESOURCEAVAILABILITIES:", 2)[0]
    length = {row[0]: row[2] for row in asks if row[2]}
    place = {job: i for i, job in enumerate(length)}
    horizon = sum(length.values())
    edges = [(row[0], after) for row in follows for after in row[3:] if row[0] in length and after in length]
    last = set(length) - {before for before, _ in edges}
    return Problem(
        tasks=tuple(
            Task(
                name=str(row[0]),
                asked=0,
                earliest=0,
                length=row[2],
                weight=0,
                demands=tuple((i, units * row[2]) for i, units in enumerate(row[3:]) if units),
            )
            for row in asks
            if row[2]
        ),
        links=tuple(Link(place[before], place[after], length[before]) for before, after in edges),
        resources=tuple(
            Resource(f"R{i + 1}", (units,) * horizon, (0,) * horizon, (0,) * horizon)
            for i, units in enumerate(capacities)
        ),
        buckets=tuple(range(horizon + 1)),
        dues=(Due("makespan", tuple(sorted(place[job] for job in last)), -1),),
    )


def _numbers(lines: list[str], title: str, skipped: int) -> list[list[int]]:
    """The rows of numbers of a section, whose first lines are headings."""
    first = lines.index(title) + skipped
    found = []
    for line in lines[first:]:
        if line.startswith("*"):
            break
        found.append([int(word) for word in line.split()])
    return found


class Line(NamedTuple):
    """Makespans of an instance, ours with its bound, by the rule and by the plain model; and what ours took."""

    instance: Instance
    ours: int
    bound: int
    rule: int
    plain: int
    seconds: float

    def gaps(self) -> tuple[float, float, float]:
        """Per cent over the best known: ours, the rule's, the plain model's."""
        best = self.instance.best
        ours, rule, plain = ((found - best) / best * 100 for found in (self.ours, self.rule, self.plain))
        return ours, rule, plain


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path, help="holds best_known.csv and a folder of .sm files for each set")
    arguments.add_argument("--seconds", type=float, default=10.0, help="for each instance (default: 10)")
    arguments.add_argument("--every", type=int, default=1, help="only every so many instances of each set (default: 1)")
    given = arguments.parse_args()
    console = Console(highlight=False, markup=False, width=120)
    console.print(f"{os.cpu_count()} cores, load before: {os.getloadavg()[0]:.1f}; {given.seconds:g} s an instance")
    console.print(
        f"{'instance':10} {'makespan':>8} {'bound':>5} {'best':>5} {'gap %':>6} {'rule':>5} {'plain':>5} {'CPU s':>6}"
    )
    lines = []
    for line in measured(sample(instances(given.folder), given.every), given.seconds):
        lines.append(line)
        console.print(
            f"{line.instance.name:10} {line.ours:8} {line.bound:5} {line.instance.best:5} {line.gaps()[0]:6.2f} "
            f"{line.rule:5} {line.plain:5} {line.seconds:6.1f}"
        )
    heads = ("instances", "optimal", "gap %", "worst", "rule %", "plain %", "CPU s")
    console.print(f"\n{'set':10}" + "".join(f"{head:>10}" for head in heads))
    for name in dict.fromkeys(line.instance.set for line in lines):
        console.print(summary(name, [line for line in lines if line.instance.set == name]))
    console.print(f"Load after: {os.getloadavg()[0]:.1f}")


def sample(found: Sequence[Instance], every: int) -> list[Instance]:
    """Every so many instances of each set, beginning with the first."""
    sets = {each.set: [other for other in found if other.set == each.set] for each in found}
    return [each for of_set in sets.values() for each in of_set[::every]]


def measured(found: Iterable[Instance], seconds: float) -> Iterator[Line]:
    """Each instance solved in all three ways."""
    for instance in found:
        began = time.process_time()
        result = solve(instance.problem, seconds * WORK_A_SECOND)
        took = time.process_time() - began
        verify(instance.problem, result)
        plain = plain_model(instance.problem, seconds)
        rule = by_latest_start(instance.problem)
        yield Line(instance, result.score.late, result.bound.late, rule, plain, took)


def summary(name: str, lines: list[Line]) -> str:
    """The means of a set, with the worst of ours and how many are proven optimal."""
    means = [sum(column) / len(lines) for column in zip(*(line.gaps() for line in lines), strict=True)]
    proven = sum(line.ours == line.bound for line in lines)
    worst = max(line.gaps()[0] for line in lines)
    seconds = sum(line.seconds for line in lines) / len(lines)
    figures = "".join(f"{figure:10.2f}" for figure in (means[0], worst, *means[1:], seconds))
    return f"{name:10}{len(lines):10}{proven:10}{figures}"


def by_latest_start(problem: Problem) -> int:
    """The makespan of one pass of serial generation, the latest start (so the longest tail) first."""
    generator = Generator(problem)
    return generator.forward(generator.order([-tail for tail in tails(generator)])).score.late


def plain_model(problem: Problem, seconds: float) -> int:
    """The makespan that CP-SAT finds by itself: intervals, finish to start, a cumulative a resource; 0 if none."""
    model = cp_model.CpModel()
    horizon = problem.buckets[-1]
    starts = [model.new_int_var(0, horizon, task.name) for task in problem.tasks]
    intervals = [
        model.new_fixed_size_interval_var(start, task.length, task.name)
        for start, task in zip(starts, problem.tasks, strict=True)
    ]
    for link in problem.links:
        model.add(starts[link.after] >= starts[link.before] + link.lag)
    for position, resource in enumerate(problem.resources):
        uses = [
            (interval, units // task.length)
            for interval, task in zip(intervals, problem.tasks, strict=True)
            for demanded, units in task.demands
            if demanded == position
        ]
        model.add_cumulative([interval for interval, _ in uses], [units for _, units in uses], resource.capacity[0])
    makespan = model.new_int_var(0, horizon, "makespan")
    model.add_max_equality(makespan, [start + task.length for start, task in zip(starts, problem.tasks, strict=True)])
    model.minimize(makespan)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    solver.parameters.random_seed = 1
    solver.solve(model)
    return round(solver.objective_value)


if __name__ == "__main__":
    main()
