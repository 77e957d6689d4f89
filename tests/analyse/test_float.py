"""Float and critical, people in mind: held against laying out the whole plan again, day by day, in plain Python."""

import datetime as dt
from fractions import Fraction

from hypothesis import event, given, settings

from notation.crowds import MONDAY, crowds
from notation.plans import plan
from reportgen.analyse import analyse
from reportgen.analyse.facts import Facts
from reportgen.model.plan import Plan

DAYS = [day for n in range(900) if (day := MONDAY + dt.timedelta(n - 30)).weekday() < 5]
AT = {day: place for place, day in enumerate(DAYS)}
ROUNDING = Fraction(1, 10_000)


class Again:
    """The coordinated plan, laid out again with one initiative taking longer."""

    def __init__(self, found: Plan, facts: Facts) -> None:
        self.start: dict[str, int] = {}
        self.length: dict[str, int] = {}
        self.effort: dict[str, Fraction] = {}
        for each in found.initiatives:
            fact = facts.initiative[each.id]
            assert fact.start
            assert fact.end
            self.start[each.id], self.length[each.id] = AT[fact.start], AT[fact.end] - AT[fact.start] + 1
        done = {each.id for each in found.initiatives if each.status == "done"}
        self.last = max(self.start[code] + self.length[code] - 1 for code in self.start)
        self.late = dict.fromkeys(self.start, self.last)
        for gap in found.gaps:
            for each in found.initiatives:
                if gap.id in each.closes and gap.target_date:
                    self.late[each.id] = min(self.late[each.id], AT[gap.target_date])
        for milestone in found.milestones:
            for code in milestone.requires:
                if milestone.date:
                    self.late[code] = min(self.late[code], AT[milestone.date])
        for row in found.resources:
            self.effort[str(row.initiative)] = Fraction(row.effort or 0)
        self.codes = [code for code in self.start if code not in done]
        self.waits = [wait for wait in self._waits(found, facts) if {wait[0], wait[1]} <= set(self.codes)]
        self.waits = [(a, b, lag) for a, b, lag in self.waits if self.start[b] - self.start[a] >= lag]
        self.room = self._room(found)
        level = self.levels({code: (self.start[code], self.length[code]) for code in self.codes})
        self.room = {month: max(room, level.get(month, Fraction(0))) for month, room in self.room.items()}

    def _waits(self, found: Plan, facts: Facts) -> list[tuple[str, str, int]]:
        waits = [(before, each.id, self.length[before]) for each in found.initiatives for before in each.after]
        asked = {each.id: AT[each.start] for each in found.initiatives if each.start}
        for row in facts.dependencies:
            if row.needs and row.provides and row.needed and row.provided:
                later = AT[row.provided] - AT[row.needed]
                waits.append((row.provides, row.needs, later + asked[row.needs] - asked[row.provides]))
        return waits

    @staticmethod
    def _room(found: Plan) -> dict[tuple[int, int], Fraction]:
        stated = {(row.period.year, row.period.number): row.total_fte or 0 for row in found.capacity}
        room = {}
        for day in DAYS:
            month = (day.year, day.month)
            before = [each for each in stated if each <= month] or [min(stated)]
            room[month] = Fraction(stated[max(before)]) * found.programme.working_days / 12
        return room

    def levels(self, placed: dict[str, tuple[int, int]]) -> dict[tuple[int, int], Fraction]:
        level: dict[tuple[int, int], Fraction] = {}
        for code, (start, length) in placed.items():
            for day in DAYS[start : start + length]:
                month = (day.year, day.month)
                level[month] = level.get(month, Fraction(0)) + self.effort[code] / length
        return level

    def harms(self, longer: str, days: int) -> bool:
        placed: dict[str, tuple[int, int]] = {}
        while len(placed) < len(self.codes):
            code = min(
                (
                    each
                    for each in self.codes
                    if each not in placed and all(a in placed for a, b, _ in self.waits if b == each)
                ),
                key=lambda each: (self.start[each], each),
            )
            length = self.length[code] + (days if code == longer else 0)
            start = self.start[code]
            for before, after, lag in self.waits:
                if after == code:
                    first, steps = placed[before]
                    start = max(start, first + steps - self.length[before] + lag)
            while not self._fits({**placed, code: (start, length)}, code):
                start += 1
                if start + length - 1 > self.last:
                    return True
            if (start, length) != (self.start[code], self.length[code]) and start + length - 1 > self.late[code]:
                return True
            placed[code] = (start, length)
        return False

    def _fits(self, placed: dict[str, tuple[int, int]], code: str) -> bool:
        touched = self.levels({code: placed[code]})
        level = self.levels(placed)
        return all(level[month] <= self.room[month] + ROUNDING for month in touched)


@given(crowds())
@settings(max_examples=60, deadline=None)
def test_float_is_as_many_days_longer_as_do_no_harm(lines: list[str]) -> None:
    found = plan(*lines)
    facts = analyse(found)
    again = Again(found, facts)
    for fact in facts.initiatives:
        code, days = fact.initiative, fact.float_days
        if code not in again.codes:
            assert (days, fact.critical) == (None, False)
            continue
        assert days is not None
        assert fact.critical == (days == 0)
        assert fact.critical == again.harms(code, 1)
        assert days == 0 or not again.harms(code, days)
        assert again.harms(code, days + 1)
        event("critical" if fact.critical else "float")


def test_who_fills_the_role_that_another_waits_for_is_critical() -> None:
    """Without people in mind both would have float: no link binds them, and only the last one must be done in time."""
    lines = """
        Programme: status_date=2026-01-05 horizon_start=2026-01-01 horizon_end=2026-12-31 period_length=month
        Gap: A.A2 target_date=2026-03-31
        Initiative: A.I1 start=2026-01-05 end=2026-02-27 status=running
        Initiative: A.I2 start=2026-03-02 end=2026-03-31 status=planned closes=A.A2
        Initiative: A.I3 start=2026-06-01 end=2026-08-31 status=planned
        Resource: A initiative=A.I1 role=Architect effort=20
        Resource: A initiative=A.I2 role=Architect effort=15
        Capacity: A role=Architect period=2026-01 total_fte={fte} day_to_day_fte=0
    """
    short, enough = (analyse(plan(lines.format(fte=fte))) for fte in (9 / 11, 2))
    assert [each.critical for each in short.initiatives] == [True, True, True]
    assert [each.critical for each in enough.initiatives] == [False, True, True]
    assert enough.initiative["A.I1"].float_days == 131  # the weekdays from 2 March to 31 August
