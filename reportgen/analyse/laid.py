"""The coordinated plan laid out in steps: who works when, who waits for whom, and how full every role is by it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import accumulate

import networkx as nx

from reportgen.analyse.case import SCALE, Work
from reportgen.analyse.gaps import Dates
from reportgen.analyse.links import length_of, step_at
from reportgen.analyse.schedule import Problem
from reportgen.analyse.schedule.load import overlaps

SLIVER = SCALE // 10_000
"""Units that are rounding and no overload: a ten-thousandth of a person-day."""
Slot = tuple[int, int]
"""A role and a period, by their positions in the problem."""


@dataclass(frozen=True)
class Job:
    """An initiative that is neither done nor cancelled: first step, steps, and what it takes of each role in all."""

    code: str
    start: int
    length: int
    demands: tuple[tuple[int, int], ...]

    @property
    def last(self) -> int:
        """Its last step."""
        return self.start + self.length - 1


@dataclass(frozen=True)
class _Users:
    """Who takes from a slot, in order, and how much those before each take together, and all."""

    jobs: list[int]
    sums: list[int]

    def before(self, job: int) -> int:
        """What those before a job in order take together."""
        return self.sums[bisect_left(self.jobs, job)]

    def beyond(self, job: int, level: int) -> list[int]:
        """Those after a job with whom all together take more than `level`."""
        return self.jobs[max(bisect_right(self.jobs, job), bisect_right(self.sums, level) - 1) :]


class Laid:
    """The jobs in order: by coordinated start, none before what it waits for, ties by code."""

    def __init__(self, work: Work, problem: Problem, dates: Dates) -> None:
        self.buckets = problem.buckets
        self.overlaps = cache(partial(overlaps, problem.buckets))
        found = {job.code: job for job in _jobs(work, problem, dates)}
        waits = list(_waits(work, found))
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(found)
        graph.add_edges_from((before, after) for before, after, _ in waits)
        in_order = nx.lexicographical_topological_sort(graph, key=lambda code: (found[code].start, code))
        self.jobs = [found[code] for code in in_order]
        place = {job.code: i for i, job in enumerate(self.jobs)}
        self.waiting: list[list[tuple[int, int]]] = [[] for _ in self.jobs]
        """Those that wait for each job, with the least distance of the two starts."""
        for before, after, lag in waits:
            self.waiting[place[before]].append((place[after], lag))
        self.taken = [tuple(self.loads(job, job.start, job.length)) for job in self.jobs]
        """What each job takes of each role in each period, where it lies."""
        self.users = self._users()
        self.limit = {slot: self._limit(problem, slot) for slot in self._slots(problem)}
        self.slack = [
            tuple((slot, self.room(position, slot) - units) for slot, units in taken)
            for position, taken in enumerate(self.taken)
        ]
        """How much more those before each job could take, and it would still find room where it lies."""

    def loads(self, job: Job, start: int, length: int) -> Iterable[tuple[Slot, int]]:
        """What a job takes of each role in each period when it lies there for so many steps."""
        for bucket, steps in self.overlaps(start, length):
            for role, units in job.demands:
                yield (role, bucket), units * steps // length

    def room(self, position: int, slot: Slot) -> int:
        """What those before a job leave of a role in a period."""
        users = self.users.get(slot)
        return self.limit[slot] - (users.before(position) if users else 0)

    def crowded(self, slot: Slot, position: int, more: int) -> list[int]:
        """Those after a job that no longer find room in a slot once so much more is taken before them."""
        users = self.users.get(slot)
        return users.beyond(position, self.limit[slot] - more) if users else []

    def users_of(self, slot: Slot) -> tuple[str, ...]:
        """The codes of all that take from a role in a period, sorted."""
        users = self.users.get(slot)
        return tuple(sorted(self.jobs[job].code for job in users.jobs)) if users else ()

    def _users(self) -> Mapping[Slot, _Users]:
        takes: dict[Slot, list[tuple[int, int]]] = {}
        for position, taken in enumerate(self.taken):
            for slot, units in taken:
                if units:
                    takes.setdefault(slot, []).append((position, units))
        return {
            slot: _Users([job for job, _ in each], list(accumulate((units for _, units in each), initial=0)))
            for slot, each in takes.items()
        }

    @staticmethod
    def _slots(problem: Problem) -> Iterable[Slot]:
        return ((role, bucket) for role, each in enumerate(problem.resources) for bucket in range(len(each.capacity)))

    def _limit(self, problem: Problem, slot: Slot) -> int:
        """How full a slot may get: to its capacity, or where coordination had to leave more, to that."""
        role, bucket = slot
        users = self.users.get(slot)
        return max(problem.resources[role].capacity[bucket], users.sums[-1] if users else 0) + SLIVER


def _jobs(work: Work, problem: Problem, dates: Dates) -> Iterable[Job]:
    slots = {resource.name: i for i, resource in enumerate(problem.resources)}
    for code, span in work.spans.items():
        start = dates[code][0]
        if start is not None and work.plan.initiative[code].status != "done":
            named = (
                (f"{role[0]}:{work.plan.role_name[role]}", effort)
                for role, effort in work.efforts.get(code, {}).items()
            )
            demands = tuple((slots[name], int(effort * SCALE)) for name, effort in named if name in slots)
            yield Job(code, step_at(start), length_of(span), demands)


def _waits(work: Work, jobs: Mapping[str, Job]) -> Sequence[tuple[str, str, int]]:
    """The links that bind and are kept, with the least distance of the two starts in steps."""
    found = []
    for bond in work.bonds:
        if bond.before in jobs and bond.after in jobs:
            lag = bond.lag(work.spans[bond.before], work.spans[bond.after])
            if jobs[bond.after].start - jobs[bond.before].start >= lag:
                found.append((bond.before, bond.after, lag))
    return found
