"""Loops spelt out: the shortest way round, and the link that is cheapest to cut."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgen.model.finding import Source
from reportgen.model.plan import Plan

OPEN, AGREED, STATED = range(3)
"""How firm a link is: a need not yet agreed on, one that is, an After that a department wrote for its own work."""


@dataclass(frozen=True)
class Wait:
    """`after` waits for `before`; `firm` is how dear it is to give up, `source` where it is said."""

    before: str
    after: str
    firm: int
    source: Source


@dataclass(frozen=True)
class Loop:
    """The shortest way round among initiatives that wait for one another, its waits in order, and the weakest."""

    waits: tuple[Wait, ...]
    weakest: Wait

    @property
    def way(self) -> tuple[str, ...]:
        """The initiatives in the order of the work, each once; after the last comes the first again."""
        return tuple(each.before for each in self.waits)


def shortest_loop(plan: Plan, group: Sequence[str]) -> Loop:
    """The shortest loop within a group of initiatives that wait for one another (see `network.cycles`).

    Of several equally short ones the first by codes. The weakest link is the cheapest to cut: a need that is not yet
    agreed before one that is, a need before an After; then the one whose dates, as asked, contradict it most (days by
    which the earlier initiative ends after the later one starts), because nobody plans by it; then by codes. What is
    said both by an After and by needs is as firm as the firmest of them.
    """
    waits: dict[tuple[str, str], Wait] = {}
    for each in _waits(plan, frozenset(group)):
        firmest = waits.get((each.before, each.after))
        if firmest is None or firmest.firm < each.firm:
            waits[each.before, each.after] = each
    following: dict[str, list[str]] = {}
    for before, after in sorted(waits):
        following.setdefault(before, []).append(after)
    way: list[str] = []
    for code in sorted(group):
        way = _way_round(following, code, len(way) or None) or way
    found = tuple(waits[pair] for pair in pairwise([*way, way[0]]))
    return Loop(found, min(found, key=lambda each: (each.firm, -_contradicted(plan, each), each.before, each.after)))


def _waits(plan: Plan, members: frozenset[str]) -> Iterator[Wait]:
    for each in plan.initiatives:
        for before in each.after:
            if {before, each.id} <= members:
                yield Wait(before, each.id, STATED, each.at("after"))
    for need in plan.dependencies:
        if need.direction == "needs" and need.initiative in members and need.their_initiative in members:
            firm = AGREED if need.status == "agreed" else OPEN
            yield Wait(need.their_initiative, need.initiative, firm, need.at("their_initiative"))


def _way_round(following: Mapping[str, Sequence[str]], code: str, shorter_than: int | None) -> list[str]:
    """The shortest way from an initiative back to itself, each once, the first by codes; none if not short enough.

    Only over initiatives that come later by their codes: what runs through an earlier one was found from there.
    """
    came_from: dict[str, str] = {}
    reached, steps = [code], 1
    while reached and (shorter_than is None or steps < shorter_than):
        farther: list[str] = []
        for each in reached:
            for after in following.get(each, ()):
                if after == code:
                    return _traced(came_from, code, each)
                if after > code and after not in came_from:
                    came_from[after] = each
                    farther.append(after)
        reached, steps = farther, steps + 1
    return []


def _traced(came_from: Mapping[str, str], first: str, last: str) -> list[str]:
    way = [last]
    while way[-1] != first:
        way.append(came_from[way[-1]])
    return way[::-1]


def _contradicted(plan: Plan, wait: Wait) -> int:
    """By how many days the later initiative, as asked, starts before the earlier one has ended; below 0 if it waits."""
    end, start = plan.initiative[wait.before].end, plan.initiative[wait.after].start
    return (end - start).days if end and start else -dt.date.max.toordinal()
