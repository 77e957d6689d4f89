"""What holds for the facts of any plan."""

import datetime as dt
import random
from collections.abc import Iterable

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from notation.plans import plan
from reportgen.analyse import analyse
from reportgen.analyse.capacity import available, usable
from reportgen.analyse.facts import Facts
from reportgen.model import records as r
from reportgen.model.calendar import is_weekday, weekdays_between
from reportgen.model.labels import fold
from reportgen.model.plan import Plan

HORIZON = "Programme: status_date=2026-02-02 horizon_start=2026-01-01 horizon_end=2026-12-31 period_length=month"
STATUSES = ["planned", "planned", "planned", "on hold", "running", "done", "cancelled"]
FIRST = dt.date(2026, 1, 1)
STATUS = dt.date(2026, 2, 2)


@st.composite
def programmes(draw: st.DrawFn, most: int = 6) -> list[str]:
    """The lines of a small programme of three departments that want too much of each other."""
    codes = [f"{draw(st.sampled_from('ABC'))}.I{n}" for n in range(draw(st.integers(1, most)))]
    lines = ["Guideline: G1 weight=5", "Guideline: G2 weight=2", "Department: A", "Department: B", "Department: C"]
    for n, code in enumerate(codes):
        start = FIRST + dt.timedelta(draw(st.integers(0, 120)))
        end = start + dt.timedelta(draw(st.integers(-1, 90)))
        after = ",".join(draw(st.lists(st.sampled_from(codes), max_size=2, unique=True)))
        gap = f"{code[0]}.A{n}"
        status = draw(st.sampled_from(STATUSES))
        lines += [
            f"Gap: {gap} guideline={draw(st.sampled_from(['G1', 'G2']))} target_date=2026-06-30",
            f"Initiative: {code} start={start} end={end} status={status} after={after} closes={gap}",
            f"Resource: {code[0]} initiative={code} from_department=A role=Architect effort={draw(st.integers(0, 40))}",
        ]
    for _ in range(draw(st.integers(0, 2))):
        needs, provides = draw(st.sampled_from(codes)), draw(st.sampled_from(codes))
        days = [FIRST + dt.timedelta(draw(st.integers(0, 200))) for _ in range(2)]
        lines += [
            side(needs, "needs", provides, days[0]),
            side(provides, "provides", needs, days[1]),
        ]
    for month in (2, 4):
        fte = draw(st.sampled_from([0.0, 1.0, 2.3, 2.5]))
        lines.append(f"Capacity: A role=architect period=2026-{month:02d} total_fte={fte} day_to_day_fte=0.1")
    return lines


def side(own: str, direction: str, other: str, day: dt.date) -> str:
    names = f"initiative={own} direction={direction} other={other[0]} their_initiative={other}"
    return f"Dependency: {own[0]} {names} date={day} deliverable=x"


def facts_of(lines: Iterable[str]) -> Facts:
    return analyse(plan(HORIZON, *lines))


@given(programmes(), st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_the_order_of_rows_changes_nothing(lines: list[str], shuffler: random.Random) -> None:
    shuffled = list(lines)
    shuffler.shuffle(shuffled)
    assert facts_of(shuffled).model_dump_json() == facts_of(lines).model_dump_json()


def may_move(each: r.Initiative) -> bool:
    return each.status in ("planned", "on hold") and bool(each.start and each.end and each.start <= each.end)


@given(programmes())
@settings(max_examples=60)
def test_nothing_moves_earlier_or_changes_its_length_and_every_move_has_a_reason(lines: list[str]) -> None:
    found = plan(HORIZON, *lines)
    facts = analyse(found)
    for fact in facts.initiatives:
        initiative = found.initiative[fact.initiative]
        if (fact.start, fact.end) == (initiative.start, initiative.end):
            assert fact.because == ()
            continue
        assert may_move(initiative)
        assert fact.start
        assert fact.end
        assert initiative.start
        assert initiative.end
        assert fact.start > initiative.start
        assert is_weekday(fact.start)
        assert is_weekday(fact.end)
        assert weekdays_between(fact.start, fact.end) == max(1, weekdays_between(initiative.start, initiative.end))
        assert fact.because


@given(programmes())
@settings(max_examples=60)
def test_planned_work_waits_for_what_it_comes_after_and_for_the_status_date(lines: list[str]) -> None:
    found = plan(HORIZON, *lines)
    facts = analyse(found)
    looped = {code for members in facts.cycles for code in members}
    for initiative in found.initiatives:
        own = facts.initiative[initiative.id]
        if not may_move(initiative):
            continue
        assert own.start
        assert own.start >= STATUS
        for code in initiative.after:
            before = facts.initiative[code]
            dated = before.start and before.end and before.start <= before.end
            if dated and found.initiative[code].status != "cancelled" and code not in looped:
                assert before.end
                assert own.start > before.end


@given(programmes())
@settings(max_examples=60)
def test_a_matched_need_is_met_in_the_coordinated_plan(lines: list[str]) -> None:
    found = plan(HORIZON, *lines)
    facts = analyse(found)
    looped = {code for members in facts.cycles for code in members}
    for row in facts.dependencies:
        if row.state == "one-sided" or row.needs is None or row.provides is None or {row.needs, row.provides} & looped:
            continue
        needs, provides = found.initiative[row.needs], found.initiative[row.provides]
        dated = provides.start and provides.end and provides.start <= provides.end
        if may_move(needs) and provides.status != "cancelled" and dated:
            assert row.needed
            assert row.provided
            needed = row.needed + dt.timedelta(facts.initiative[row.needs].moved_days)
            assert row.provided + dt.timedelta(facts.initiative[row.provides].moved_days) <= needed


def fixed_only(found: Plan) -> Plan:
    return found.model_copy(update={"initiatives": tuple(each for each in found.initiatives if not may_move(each))})


@given(programmes())
@settings(max_examples=60)
def test_no_role_is_pushed_over_its_capacity(lines: list[str]) -> None:
    found = plan(HORIZON, *lines)
    stated = available(found)
    most = max((float(each.effort or 0) for each in found.resources), default=0)
    # Otherwise some work might fit nowhere.
    assume(all(float(room) >= most for room in usable(stated["A", "architect"], found.periods)))
    alone = {(row.role, row.period): row.requested for row in analyse(fixed_only(found)).capacity}
    for row in analyse(found).capacity:
        room = usable(stated.get((row.department, fold(row.role)), {}), [row.period])
        if room:
            assert row.coordinated <= max(float(room[0]), alone.get((row.role, row.period), 0)) + 1e-6


@given(programmes())
@settings(max_examples=25)
def test_an_unmatched_interconnection_moves_nothing(lines: list[str]) -> None:
    kept = [line for line in lines if not line.startswith("Dependency")]
    code = next(line for line in lines if line.startswith("Initiative")).split()[1]
    provision = f"Dependency: {code[0]} initiative={code} direction=provides other=C date=2026-12-31 deliverable=y"
    assert facts_of([*kept, provision]).initiatives == facts_of(kept).initiatives


def test_a_plan_of_nothing_has_facts() -> None:
    facts = analyse(plan(""))
    assert facts.coordination.status == "nothing-to-do"
    assert facts.rating["programme", "*"].rating == "green"


def test_fifty_departments_are_coordinated_piece_by_piece() -> None:
    chance = random.Random(1)
    lines = ["Guideline: G1 weight=4", "Capacity: IT role=Architect period=2026-01 total_fte=9 day_to_day_fte=1"]
    for department in range(50):
        for number in range(4):
            start = dt.date(2026, 2, 2) + dt.timedelta(7 * chance.randint(0, 30))
            end = start + dt.timedelta(7 * chance.randint(4, 12) - 3)
            owner = f"D{department:02d}"
            code = f"{owner}.I{number}"
            lines += [
                f"Gap: {code.replace('I', 'A')} guideline=G1 target_date={end + dt.timedelta(28)}",
                f"Initiative: {code} start={start} end={end} status=planned closes={code.replace('I', 'A')}",
                f"Resource: {owner} initiative={code} from_department=IT role=Architect effort=6",
            ]
    facts = facts_of(lines)
    assert facts.coordination.status == "feasible"
    assert facts.coordination.overload == 0
    assert all(row.coordinated <= 8 * 220 / 12 + 1e-6 for row in facts.capacity)
    assert 0 < facts.coordination.count < 200
