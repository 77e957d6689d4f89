"""Interconnections: does what one area needs meet what another provides, on both sides and in time?"""

import datetime as dt
from collections.abc import Iterator

from reportgen.analyse.facts import Facts
from reportgen.check.found import Value, found
from reportgen.model.finding import Finding, Source
from reportgen.model.labels import fold
from reportgen.model.plan import Plan
from reportgen.model.records import Dependency


def _counts(plan: Plan, row: Dependency) -> bool:
    """Whether a row says who is meant and belongs to no cancelled initiative."""
    own = plan.initiative.get(row.initiative or "")
    return row.other is not None and not (own and own.status == "cancelled")


def _near(plan: Plan, row: Dependency, unmatched: list[Dependency]) -> list[Dependency]:
    """The other department's unmatched rows that may mean the same as `row`: same initiative, or same deliverable."""
    return [
        each
        for each in unmatched
        if each.department == row.other
        and each.other == row.department
        and _counts(plan, each)
        and (
            (each.initiative and each.initiative == row.their_initiative)
            or (row.initiative and row.initiative == each.their_initiative)
            or fold(each.deliverable or "") == fold(row.deliverable or "")
        )
    ]


def _one_sided(plan: Plan, code: str, rows: list[Dependency], others: list[Dependency]) -> Iterator[Finding]:
    for row in rows:
        if not _counts(plan, row):
            continue
        near = _near(plan, row, others)
        yield found(
            code,
            row.source,
            [row.initiative, row.their_initiative, *(each.initiative for each in near)],
            named=[row.department, row.other],
            also=[each.source for each in near],
            department=row.department,
            other=row.other,
            initiative=row.initiative,
            deliverable=row.deliverable,
            date=row.date,
            near=near[0].deliverable if near else None,
        )


def _unmatched(plan: Plan, facts: Facts) -> tuple[list[Dependency], list[Dependency]]:
    """The needs and the provisions that have no counterpart, in the order of the plan."""
    needs = [each.need for each in facts.dependencies if each.need is not None and each.provision is None]
    provisions = [each.provision for each in facts.dependencies if each.provision is not None and each.need is None]
    return [plan.dependencies[each] for each in sorted(needs)], [plan.dependencies[each] for each in sorted(provisions)]


def need_without_provision(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """A department needs something that the other one does not say it provides.

    Why it matters: one counts on it, the other has not planned it.

    What to do: talk to each other; then the other department adds a row that provides it, or the need goes.

    Raised when no provision matches the need. They match when they name each other's departments and each other's
    initiatives; where one side names no initiative, the deliverable must be called the same. The needs of cancelled
    initiatives do not count. Stands at the need; provisions that may mean the same are named too.
    """
    needs, provisions = _unmatched(plan, facts)
    return _one_sided(plan, "need-without-provision", needs, provisions)


def provision_without_need(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """A department provides something that the other one does not say it needs.

    Why it matters: work that nobody waits for, or a need that was forgotten.

    What to do: talk to each other; then the other department adds a row that needs it, or the provision goes.

    Raised when no need matches the provision, as at need-without-provision. Stands at the provision; needs that may
    mean the same are named too.
    """
    needs, provisions = _unmatched(plan, facts)
    return _one_sided(plan, "provision-without-need", provisions, needs)


def _pairs(plan: Plan, facts: Facts) -> Iterator[tuple[Dependency, Dependency]]:
    """The matched needs and provisions of initiatives that were not cancelled."""
    for fact in facts.dependencies:
        if fact.need is not None and fact.provision is not None:
            need, provision = plan.dependencies[fact.need], plan.dependencies[fact.provision]
            if _counts(plan, need) and _counts(plan, provision):
                yield need, provision


def _late(plan: Plan, facts: Facts) -> Iterator[tuple[Dependency, Dependency, dt.date, dt.date]]:
    """The matched pairs that are provided later than needed, with both dates."""
    for need, provision in _pairs(plan, facts):
        if need.date and provision.date and provision.date > need.date:
            yield need, provision, need.date, provision.date


def dates_contradict(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """Something is provided later than it is needed.

    Why it matters: both departments keep their own date, and only one of them can come true.

    What to do: agree on one date, and write it in both workbooks.

    Raised when the provision's date lies after the date of the need that it matches. Stands at the need; the provision
    is named too.
    """
    for need, provision, needed, provided in _late(plan, facts):
        yield _at_need(
            "dates-contradict",
            need,
            provision.initiative,
            provision.source,
            needed=needed,
            provided=provided,
            days=(provided - needed).days,
        )


def statuses_contradict(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """One department declines an interconnection that the other one counts on.

    Why it matters: one of the two has not heard the other's answer.

    What to do: settle it, and write the same status in both workbooks.

    Raised when of a matched need and provision one says declined and the other does not. Stands at the need; the
    provision is named too.
    """
    for need, provision in _pairs(plan, facts):
        if (need.status == "declined") != (provision.status == "declined"):
            yield _at_need(
                "statuses-contradict",
                need,
                provision.initiative,
                provision.source,
                need_status=need.status,
                provision_status=provision.status,
            )


def _at_need(code: str, need: Dependency, counterpart: str | None, there: Source, **values: Value) -> Finding:
    """A finding at a need, about its initiative and the other side's `counterpart`, which stands `there`."""
    return found(
        code,
        need.source,
        [need.initiative, counterpart],
        named=[need.department, need.other],
        also=[there],
        department=need.department,
        other=need.other,
        deliverable=need.deliverable,
        **values,
    )


def needed_before_provided(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """Something is needed before the initiative that it comes from has ended.

    Why it matters: unless it is handed over half-way, it comes too late.

    What to do: ask when it will be handed over; move the date, the initiative, or agree on a delivery half-way.

    Raised when a need names the other department's initiative and that initiative, as asked, ends after the date of the
    need. Not repeated where the matched provision's own date is too late (dates-contradict). Stands at the need; the
    other initiative is named too.
    """
    contradicted = {need.source for need, *_ in _late(plan, facts)}
    for need in plan.dependencies:
        source = plan.initiative.get(need.their_initiative or "")
        if need.direction != "needs" or source is None or source.status == "cancelled" or not _counts(plan, need):
            continue
        if need.date and source.end and source.end > need.date and need.source not in contradicted:
            yield _at_need(
                "needed-before-provided",
                need,
                source.id,
                source.source,
                initiative=source.id,
                needed=need.date,
                end=source.end,
                days=(source.end - need.date).days,
            )


def dependency_cycle(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """Initiatives wait for one another in a circle.

    Why it matters: none of them can be first, so no order of work exists; coordination leaves these links aside.

    What to do: the departments meet, and break the circle at one place: take a link out, or split an initiative.

    Raised once for each strongly connected group of initiatives over After and every need whose Their initiative is
    named; an initiative that waits for itself is such a group. Stands at the first need in it, or, where it is made of
    After alone, at the first initiative; the others are named too.
    """
    for group in facts.cycles:
        members = set(group)
        needs: list[Source] = [
            each.source
            for each in plan.dependencies
            if each.direction == "needs" and each.initiative in members and each.their_initiative in members
        ]
        after = [each.source for each in plan.initiatives if each.id in members and members.intersection(each.after)]
        places = needs + after
        yield found("dependency-cycle", places[0], group, also=places, initiatives=group)
