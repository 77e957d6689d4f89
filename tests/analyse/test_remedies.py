"""What would help where the work does not fit: done as said, it saves at least as much as said."""

from decimal import Decimal

from hypothesis import given, settings

from notation.crowds import crowds
from notation.plans import plan
from notation.squeezed import BEYOND
from reportgen.analyse import analyse
from reportgen.analyse.coordinated_facts import Remedy
from reportgen.model import records as r
from reportgen.model.plan import Plan

HORIZON = "Programme: status_date=2026-01-01 horizon_start=2026-01-01 horizon_end=2026-12-31"


def remedies(*lines: str) -> dict[str, Remedy]:
    return {each.kind: each for each in analyse(plan(HORIZON, *lines)).coordination.remedies}


def test_too_much_running_work_is_helped_by_people_by_interrupting_or_by_dropping_some() -> None:
    """77 person-days in a quarter that has 55: 22 are missing, which is 0.4 FTE."""
    found = remedies(
        "Initiative: A.I1 start=2026-01-05 end=2026-03-27 status=running",
        "Initiative: A.I2 start=2026-01-05 end=2026-03-27 status=running",
        "Resource: A initiative=A.I1 role=Architect effort=54",
        "Resource: A initiative=A.I2 role=Architect effort=23",
        "Capacity: A role=Architect period=2026-Q1 total_fte=1 day_to_day_fte=0",
    )
    more = found["add-fte"]
    assert (more.what, more.fte, list(map(str, more.periods))) == ("A:Architect", 0.4, ["2026-Q1"])
    assert [round(each.overload, 6) for each in found.values()] == [22, 22, 22]
    assert (found["drop"].what, found["drop"].effort) == ("A.I2", 23)
    assert (found["shift"].what, found["shift"].days) == ("A.I2", 84)  # two of its 60 weekdays lie in March: 46/60 < 1


def test_work_pushed_beyond_the_horizon_is_helped_by_the_least_people_that_bring_it_back() -> None:
    found = remedies(BEYOND)
    more = found["add-fte"]
    assert (more.fte, more.inside, list(map(str, more.periods))) == (2.0, 2, ["2026-Q4"])
    assert found["drop"].inside == 1


def test_where_links_alone_push_work_out_an_initiative_that_others_wait_for_is_named() -> None:
    found = remedies(
        "Initiative: A.I1 start=2026-10-01 end=2026-11-30 status=running",
        "Initiative: A.I2 start=2026-11-16 end=2026-12-31 status=planned after=A.I1",
    )
    assert [(each.kind, each.what, each.inside, each.earlier) for each in found.values()] == [("drop", "A.I1", 1, 15)]


def test_what_fits_needs_no_remedy() -> None:
    assert remedies("Initiative: A.I1 start=2026-10-01 end=2026-11-30 status=planned") == {}


def with_rows(found: Plan, **rows: list[r.Initiative] | list[r.Capacity]) -> Plan:
    return Plan.model_validate({name: getattr(found, name) for name in Plan.model_fields} | rows)


def taken(found: Plan, remedy: Remedy) -> Plan:
    """The plan with a remedy done."""
    if remedy.kind != "add-fte":
        status = "cancelled" if remedy.kind == "drop" else "planned"
        changed = [
            each.model_copy(update={"status": status}) if each.id == remedy.what else each for each in found.initiatives
        ]
        return with_rows(found, initiatives=changed)
    lasting = {row.period: row for row in found.capacity}
    rows = []
    for period in found.periods:
        known = [lasting[each] for each in sorted(lasting) if each <= period] or [lasting[min(lasting)]]
        fte = (known[-1].total_fte or Decimal(0)) + Decimal(str(remedy.fte or 0)) * (period in remedy.periods)
        rows.append(known[-1].model_copy(update={"period": period, "total_fte": fte}))
    return with_rows(found, capacity=rows)


@given(crowds(7))
@settings(max_examples=40, deadline=None)
def test_a_remedy_done_saves_at_least_as_much_as_it_says(lines: list[str]) -> None:
    found = plan(*lines)
    facts = analyse(found)
    if facts.coordination.overload <= 0.05 and not facts.coordination.beyond:
        assert facts.coordination.remedies == ()
    for remedy in facts.coordination.remedies:
        after = analyse(taken(found, remedy)).coordination
        assert after.overload <= facts.coordination.overload - remedy.overload + 1e-4
