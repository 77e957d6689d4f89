"""How many weekdays longer each initiative may take before something that was promised is late, people in mind."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush

from reportgen.analyse.case import Work
from reportgen.analyse.gaps import Dates, required_work
from reportgen.analyse.laid import Laid, Slot
from reportgen.analyse.links import step_until


def floats(laid: Laid, work: Work, dates: Dates) -> dict[str, int]:
    """Weekdays by which each initiative may take longer than coordinated without harm; 0 is critical.

    Harm: it, or another that has to give way, ends after a target date of a gap that it closes, after the date of a
    milestone that requires it, or after the programme's end as coordinated. What takes longer does the same effort over
    more weekdays; everything that waits for it moves by as much as its end. The others stay in the order of their
    coordinated starts (ties by code) and give way to those before them: each lies at the first step, from its
    coordinated start on, at which no role takes more than it has, or than coordination had to leave it. That is the
    serial schedule generation scheme (Kolisch 1996) along the coordinated plan.

    Work that ends after such a day already has none. Done, cancelled and undated initiatives have no float at all.
    """
    late = _late_steps(work, dates)
    by_links = _by_links(laid, late)
    return {job.code: _Repair(laid, by_links, position).longest() for position, job in enumerate(laid.jobs)}


def _late_steps(work: Work, dates: Dates) -> dict[str, int]:
    """The last step on which each initiative may end without harm."""
    ends = {code: step_until(end) for code in work.spans if (end := dates[code][1]) is not None}
    late = dict.fromkeys(ends, max(ends.values(), default=0))
    for code, day in _promises(work):
        if code in late:
            late[code] = min(late[code], step_until(day))
    return late


def _promises(work: Work) -> Iterator[tuple[str, dt.date]]:
    """The initiatives with the days by which gaps and milestones want them done."""
    for gap in work.plan.gaps:
        if gap.target_date:
            for initiative in work.plan.closing[gap.id]:
                yield initiative.id, gap.target_date
    for milestone in work.plan.milestones:
        if milestone.date:
            for code in required_work(work.plan, milestone):
                yield code, milestone.date


def _by_links(laid: Laid, late: Mapping[str, int]) -> list[int]:
    """The float that links alone leave: the backward pass of the critical path method. Roles can only shorten it."""
    found = [late[job.code] - job.last for job in laid.jobs]
    for before in reversed(range(len(found))):
        for after, lag in laid.waiting[before]:
            slack = laid.jobs[after].start - laid.jobs[before].start - lag
            found[before] = min(found[before], max(found[after], 0) + slack)
    return found


class _Repair:
    """The plan with one job taking longer: only what has to give way is looked at."""

    def __init__(self, laid: Laid, by_links: Sequence[int], longer: int) -> None:
        self.laid, self.by_links, self.longer = laid, by_links, longer

    def longest(self) -> int:
        """The float, at most what links leave: so many steps longer do no harm, one more does; by halving."""
        most = self.by_links[self.longer]
        harmless, harmful = 0, max(most, 0) + 1
        if most <= 0 or self._harms(1):
            return 0
        while harmful - harmless > 1:
            steps = (harmless + harmful) // 2
            if steps > 1 and self._harms(steps):
                harmful = steps
            else:
                harmless = steps
        return harmless

    def _harms(self, steps: int) -> bool:
        """Whether anything ends too late once the job takes so many steps longer."""
        laid = self.laid
        added: dict[Slot, int] = {}
        ready = {self.longer: laid.jobs[self.longer].start}
        pending = [self.longer]
        looked_at: set[int] = set()
        while pending:
            position = heappop(pending)
            if position in looked_at:
                continue
            looked_at.add(position)
            job = laid.jobs[position]
            length = job.length + (steps if position == self.longer else 0)
            start = self._first(position, max(job.start, ready.get(position, job.start)), length, added)
            if start is None:
                return True
            if (start, length) != (job.start, job.length):
                for after, lag in laid.waiting[position]:
                    ready[after] = max(ready.get(after, 0), start + length - job.length + lag)
                    heappush(pending, after)
                for each in self._crowded(position, start, length, added):
                    heappush(pending, each)
        return False

    def _first(self, position: int, ready: int, length: int, added: Mapping[Slot, int]) -> int | None:
        """The first step at which a job finds room beside those before it; None where it would end too late for it.

        Too late is already what, by links alone, pushes another too far.
        """
        job = self.laid.jobs[position]
        if (ready, length) == (job.start, job.length):
            if all(added.get(slot, 0) <= slack for slot, slack in self.laid.slack[position]):
                return ready
            ready += 1
        start, last = ready, job.last + max(self.by_links[position], 0) - length + 1
        while start <= last:
            next_start = self._past(position, start, length, added)
            if next_start == start:
                return start
            start = next_start
        return None

    def _past(self, position: int, start: int, length: int, added: Mapping[Slot, int]) -> int:
        """`start` where a job finds room there, else the first step at which what is full no longer stops it.

        The steps of a job in a period first grow, then shrink, as it starts later: where so many are too many, they
        stay so until no more are left in the period than find room.
        """
        found, buckets = start, self.laid.buckets
        for bucket, steps in self.laid.overlaps(start, length):
            for role, units in self.laid.jobs[position].demands:
                slot = role, bucket
                room = self.laid.room(position, slot) - added.get(slot, 0)
                if units * steps // length > room:
                    most = ((room + 1) * length - 1) // units if units and room >= 0 else 0
                    found = max(found, buckets[bucket + 1] - most)
        return found

    def _crowded(self, position: int, start: int, length: int, added: dict[Slot, int]) -> Iterator[int]:
        """Those after a job that may lack room once it lies elsewhere; `added` is brought up to date.

        Where it takes less than before nobody new can lack room.
        """
        for slot, units in self.laid.taken[position]:
            added[slot] = added.get(slot, 0) - units
        for slot, units in self.laid.loads(self.laid.jobs[position], start, length):
            added[slot] = more = added.get(slot, 0) + units
            if more > 0:
                yield from self.laid.crowded(slot, position, more)
