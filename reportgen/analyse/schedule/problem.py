"""The scheduling problem and its result: integers only.

Time is counted in steps (weekdays, for a programme). A task takes `length` steps in a row and spreads each of its
demands evenly over them. Resources have a capacity per bucket; a bucket is the steps from one of `Problem.buckets` up
to, and without, the next; the last one only ends the last bucket. Buckets of one step make the classical
resource-constrained problem.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Status = Literal["optimal", "feasible", "nothing-to-do"]

WEEKDAYS, DAYS = 5, 7
CARRIED = 1000
"""How many times worse an overload is in a bucket that had none as asked: it may not be carried there to save some."""


@dataclass(frozen=True)
class Task:
    """Work that may start at `earliest` or later, up to `latest`; it was asked for at `asked` and `moved` if not there.

    `demands` are (resource, units) in all; `weight` counts for each step that it starts after `asked`;
    of weight 0, it may start anywhere, and does not count as moved.
    """

    name: str
    asked: int
    earliest: int
    length: int
    latest: int | None = None
    weight: int = 1
    demands: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Link:
    """Task `after` starts `lag` steps or more after task `before` starts (its length, for finish to start)."""

    before: int
    after: int
    lag: int


@dataclass(frozen=True)
class Weekly(Link):
    """A link whose lag counts calendar days, where step 5 n is the Monday of week n: see `calendar_day`."""


@dataclass(frozen=True)
class Resource:
    """Per bucket: the capacity in units, what is taken by work outside the problem, and all that was asked for."""

    name: str
    capacity: tuple[int, ...]
    taken: tuple[int, ...]
    asked: tuple[int, ...]

    def limit(self, bucket: int) -> int:
        """What the load may reach without making an overload worse than work outside the problem makes it."""
        return max(self.capacity[bucket], self.taken[bucket])

    def penalty(self, bucket: int) -> int:
        """How bad a unit over the limit is: worse where there was no overload as asked."""
        return 1 if self.asked[bucket] > self.limit(bucket) else CARRIED


@dataclass(frozen=True)
class Due:
    """Something that should be reached: its tasks end by step `due`; `already` steps late because of other work."""

    name: str
    tasks: tuple[int, ...]
    due: int
    weight: int = 1
    already: int = 0


@dataclass(frozen=True)
class Problem:
    """Tasks, links, resources and dues; they name each other by position. Tasks must lie within the buckets."""

    tasks: tuple[Task, ...]
    links: tuple[Link, ...] = ()
    resources: tuple[Resource, ...] = ()
    buckets: tuple[int, ...] = (0,)
    dues: tuple[Due, ...] = ()


class Score(NamedTuple):
    """The objective's parts; smaller is better, the first part that differs decides.

    `overload` in penalised units over the limits, `late` and `moved` in weighted steps, `changed` in tasks that weigh
    anything.
    """

    overload: int
    late: int
    moved: int
    changed: int


@dataclass(frozen=True)
class Result:
    """A schedule: a start per task, its score, and what is proven of each part of it.

    `optimal`: no schedule at all is better; `feasible`: the work limit came before that was proven; `nothing-to-do`:
    all could stay as asked. No schedule has less of a part than `bound` without more of a part before it.
    """

    status: Status
    starts: tuple[int, ...]
    score: Score
    bound: Score

    @property
    def gap(self) -> float:
        """(value - bound) / max(1, value) of the first part that is not proven; 0 where all are."""
        gaps = ((value - least) / max(1, value) for value, least in zip(self.score, self.bound, strict=True))
        return next((gap for gap in gaps if gap > 0), 0.0)


def calendar_day(step: int) -> int:
    """The number of the day of a weekday step, where step 0 is the Monday that is day 0."""
    week, day = divmod(step, WEEKDAYS)
    return week * DAYS + day


def step_from(day: int) -> int:
    """The first weekday step that is not before a day."""
    week, rest = divmod(day, DAYS)
    return week * WEEKDAYS + min(rest, WEEKDAYS)


def holds(link: Link, before: int, after: int) -> bool:
    """Whether a link is kept by these two starts."""
    if isinstance(link, Weekly):
        return calendar_day(after) - calendar_day(before) >= link.lag
    return after - before >= link.lag


def soonest(link: Link, before: int) -> int:
    """The earliest start of the later task that keeps a link, given the start of the earlier one."""
    return step_from(calendar_day(before) + link.lag) if isinstance(link, Weekly) else before + link.lag


def latest_before(link: Link, after: int) -> int:
    """The latest start of the earlier task that keeps a link, given the start of the later one."""
    if isinstance(link, Weekly):
        # The day may fall on a weekend; the Friday before it is the step before its Monday.
        day = calendar_day(after) - link.lag
        return step_from(day + 1) - 1
    return after - link.lag
