"""Why initiatives move: each reason is true, in plain Python, and a false one is noticed."""

import datetime as dt

import pytest
from hypothesis import given, settings

from notation.crowds import crowds
from notation.plans import plan
from notation.squeezed import MOVED
from reportgen.analyse import analyse
from reportgen.analyse.coordinated_facts import MoveFact, Reason
from reportgen.analyse.facts import Facts
from reportgen.analyse.schedule.verify import ScheduleError
from reportgen.analyse.verify_reasons import verify_reasons
from reportgen.model.plan import Plan

HORIZON = "Programme: status_date=2026-01-01 horizon_start=2026-01-01 horizon_end=2026-12-31"


def reasons(found: MoveFact) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(each.kind, each.what, str(each.until or each.period), each.users) for each in found.reasons]


def test_a_move_names_predecessors_full_roles_with_who_fills_them_and_the_status_date() -> None:
    move = analyse(plan(MOVED)).move
    assert reasons(move["B.I1"]) == [("role", "IT:Architect", "2026-Q1", ("A.I1",))]
    assert reasons(move["B.I2"]) == [("predecessor", "B.I1", "2026-05-12", ())]
    assert reasons(move["B.I3"]) == [("status-date", "status-date", "2026-01-01", ())]
    [short] = [each.short for each in move["B.I1"].reasons]
    assert short == pytest.approx(0.5)  # a day earlier 31 of its 60 weekdays lay in the quarter, with room for 15 of 30
    [missing] = [each.short for each in move["B.I1"].period_earlier]
    assert missing == pytest.approx(15)  # as asked, all of it


def test_a_delivery_that_comes_too_late_is_named_with_its_day() -> None:
    found = analyse(
        plan(
            HORIZON,
            "Initiative: A.I1 start=2026-02-02 end=2026-02-27 status=planned",
            "Initiative: B.I1 start=2026-01-05 end=2026-06-30 status=planned",
            "Dependency: A initiative=A.I1 direction=needs other=B their_initiative=B.I1 date=2026-02-06 deliverable=x",
            "Dependency: B initiative=B.I1 direction=provides other=A their_initiative=A.I1 date=2026-02-20 "
            "deliverable=x",
        )
    )
    assert reasons(found.move["A.I1"]) == [("delivery", "B.I1", "2026-02-20", ())]


def judged(found: Plan, facts: Facts, **changes: object) -> None:
    """Judge the moves again, the first reason of B.I1's move changed."""
    move = facts.move["B.I1"]
    wrong = move.model_copy(update={"reasons": (move.reasons[0].model_copy(update=changes),)})
    dates = {each.initiative: (each.start, each.end) for each in facts.initiatives}
    verify_reasons(found, facts.dependencies, dates, ["B.I1", "B.I2", "B.I3"], [wrong])


@pytest.mark.parametrize(
    "changes",
    [
        {"what": "IT:Analyst"},
        {"period": None},
        {"short": 2.0},
        {"users": ()},
        {"kind": "predecessor", "what": "A.I1", "until": dt.date(2026, 3, 27)},
        {"kind": "delivery", "what": "A.I1", "until": dt.date(2026, 3, 27)},
        {"kind": "status-date", "until": dt.date(2026, 1, 1)},
    ],
)
def test_the_judge_notices_a_reason_that_does_not_hold(changes: dict[str, object]) -> None:
    found = plan(MOVED)
    facts = analyse(found)
    judged(found, facts)
    with pytest.raises(ScheduleError, match=r"does not stop B\.I1 from starting on"):
        judged(found, facts, **changes)


def test_the_judge_notices_a_move_without_a_reason() -> None:
    found = plan(MOVED)
    move = analyse(found).move["B.I1"].model_copy(update={"reasons": ()})
    dates = {each.id: (each.start, each.end) for each in found.initiatives}
    with pytest.raises(ScheduleError, match=r"nothing stops B\.I1"):
        verify_reasons(found, (), dates, ["B.I1"], [move])


def weekdays(first: dt.date, last: dt.date) -> list[dt.date]:
    days = [first + dt.timedelta(n) for n in range((last - first).days + 1)]
    return [day for day in days if day.weekday() < 5]


def blocks(found: Plan, facts: Facts, code: str, day: dt.date, reason: Reason) -> bool:
    """Whether a reason stops an initiative from starting on a day, by counting days."""
    fact, asked = facts.initiative[code], found.initiative[code]
    assert fact.start
    assert fact.end
    assert asked.start
    if reason.kind == "status-date":
        return found.programme.status_date is not None and day < found.programme.status_date
    if reason.kind == "role":
        return short(found, facts, code, day, str(reason.period)) > short(
            found, facts, code, fact.start, str(reason.period)
        )
    theirs, other = facts.initiative[reason.what], found.initiative[reason.what]
    assert theirs.start
    assert theirs.end
    assert other.start
    if reason.kind == "predecessor":
        return reason.what in asked.after and day <= theirs.end
    for row in facts.dependencies:
        if (row.needs, row.provides) == (code, reason.what) and row.needed and row.provided:
            late = row.provided + (theirs.start - other.start) > row.needed + (day - asked.start)
            moved = len(weekdays(other.start, theirs.start)) - len(weekdays(asked.start, day))
            apart = len(weekdays(dt.date(2025, 1, 1), row.provided)) - len(weekdays(dt.date(2025, 1, 1), row.needed))
            if late or apart + moved > 0:
                return True
    return False


def short(found: Plan, facts: Facts, code: str, day: dt.date, month: str) -> float:
    """Person-days over capacity in a month were an initiative to start on a day."""
    level = 0.0
    for row in found.resources:
        fact = facts.initiative[str(row.initiative)]
        if fact.start and fact.end and found.initiative[str(row.initiative)].status != "done":
            length = len(weekdays(fact.start, fact.end))
            first = day if row.initiative == code else fact.start
            days = weekdays(first, first + dt.timedelta(400))[:length]
            level += float(row.effort or 0) * sum(f"{each:%Y-%m}" == month for each in days) / length
    rooms = {str(row.period): float(row.total_fte or 0) for row in found.capacity}
    before = [each for each in sorted(rooms) if each <= month] or [min(rooms)]
    return max(0.0, level - rooms[before[-1]] * found.programme.working_days / 12)


@given(crowds())
@settings(max_examples=60, deadline=None)
def test_every_reason_of_every_move_holds(lines: list[str]) -> None:
    found = plan(*lines)
    facts = analyse(found)
    assert {each.initiative for each in facts.moves} == {
        each.initiative for each in facts.initiatives if each.moved_days > 0
    }
    for move in facts.moves:
        asked = found.initiative[move.initiative].start
        assert asked == move.asked
        before = weekdays(move.start - dt.timedelta(7), move.start - dt.timedelta(1))[-1]
        assert move.reasons
        assert all(blocks(found, facts, move.initiative, max(before, asked), each) for each in move.reasons)
        assert move.because == facts.initiative[move.initiative].because
        assert move.period_earlier
