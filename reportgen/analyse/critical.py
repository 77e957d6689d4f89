"""How many weekdays longer each initiative may take before something that was promised is late, people in mind."""

import datetime as dt
from collections.abc import Iterator, Mapping
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
    return {
        job.code: _Repair(laid, late, position).longest(by_links[position]) for position, job in enumerate(laid.jobs)
    }


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

    def __init__(self, laid: Laid, late: Mapping[str, int], longer: int) -> None:
        self.laid, self.late, self.longer = laid, late, longer

    def longest(self, most: int) -> int:
        """The float, at most `most`: so many steps longer do no harm, one more does; by halving."""
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
        """The first step at which a job finds room beside those before it; None where it would end too late for it."""
        job = self.laid.jobs[position]
        stays = (ready, length) == (job.start, job.length)
        if stays and self._fits(position, ready, length, added):
            return ready
        steps = range(ready + stays, self.late[job.code] - length + 2)
        return next((start for start in steps if self._fits(position, start, length, added)), None)

    def _fits(self, position: int, start: int, length: int, added: Mapping[Slot, int]) -> bool:
        return all(
            self._before(position, slot) + added.get(slot, 0) + units <= self.laid.limit[slot]
            for slot, units in self.laid.loads(self.laid.jobs[position], start, length)
        )

    def _before(self, position: int, slot: Slot) -> int:
        users = self.laid.users.get(slot)
        return users.before(position) if users else 0

    def _crowded(self, position: int, start: int, length: int, added: dict[Slot, int]) -> Iterator[int]:
        """Those after a job that may lack room once it lies elsewhere; `added` is brought up to date."""
        job = self.laid.jobs[position]
        touched = set()
        for sign, loads in (
            (-1, self.laid.loads(job, job.start, job.length)),
            (1, self.laid.loads(job, start, length)),
        ):
            for slot, units in loads:
                added[slot] = added.get(slot, 0) + sign * units
                touched.add(slot)
        for slot in sorted(touched):
            users = self.laid.users.get(slot)
            if users and added[slot] > 0:
                yield from users.beyond(position, self.laid.limit[slot] - added[slot])
