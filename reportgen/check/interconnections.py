"""Interconnections: does what one area needs meet what another provides, on both sides and in time?"""

import datetime as dt
from collections.abc import Iterator

from reportgen.analyse.facts import Facts
from reportgen.analyse.loops import shortest_loop
from reportgen.check.counterparts import Counterparts, counts, likeliest
from reportgen.check.found import Value, found
from reportgen.check.unread import Unread
from reportgen.model.finding import Finding, Source
from reportgen.model.plan import Plan
from reportgen.model.records import Dependency

MATCHED = ("initiative", "direction", "other", "deliverable")
"""The columns by which a need and a provision are matched, that every row must have."""


def _lost(unread: Unread, other: str, rows: list[Dependency]) -> bool:
    """Whether the counterparts that `rows` lack in a department may be what could not be read there."""
    if unread.sheet(other, Dependency, *MATCHED):
        return True
    waiting = sum(each.other == other for each in rows)
    return 0 < waiting <= len(unread.rows(other, Dependency, *MATCHED))


def _one_sided(plan: Plan, code: str, rows: list[Dependency], others: list[Dependency]) -> Iterator[Finding]:
    unread, counterparts = Unread(plan), Counterparts(plan, others)
    lost = {code: _lost(unread, code, rows) for code in plan.department}
    for row in rows:
        if not counts(plan, row) or lost.get(str(row.other)) or unread.cell(*(row.at(field) for field in MATCHED)):
            continue
        near = counterparts.probable(row)
        theirs = [each.initiative for each in near if each.department == row.other]
        yield found(
            code,
            row.source,
            [row.initiative, row.their_initiative, *theirs],
            named=[row.department, row.other],
            also=[each.source for each in near],
            department=row.department,
            other=row.other,
            initiative=row.initiative,
            deliverable=row.deliverable,
            date=row.date,
            **_probable(likeliest(row, near)),
        )


def _probable(near: Dependency | None) -> dict[str, Value]:
    """The likeliest counterpart: what it says, whose it is, and where it stands."""
    return {
        "near": near.deliverable if near else None,
        "near_in": near.department if near else None,
        "near_at": f"{near.source.sheet} {near.source.cell}" if near else None,
    }


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
    initiatives do not count. A workbook or a sheet Dependencies of the other department that is missing, or rows of it
    that could not be read in full, are reported as such instead. Stands at the need; provisions that may mean the same
    are named too, and what the likeliest of them is called: unmatched ones of the other department that name the same
    initiative, or whose deliverable is alike; if there are none, alike ones of a department that says it provides to
    this one. Alike are texts that agree in 80 of 100, letter by letter, the words put in order. A near match is never
    taken for a match.
    """
    needs, provisions = _unmatched(plan, facts)
    return _one_sided(plan, "need-without-provision", needs, provisions)


def provision_without_need(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """A department provides something that the other one does not say it needs.

    Why it matters: work that nobody waits for, or a need that was forgotten.

    What to do: talk to each other; then the other department adds a row that needs it, or the provision goes.

    Raised when no need matches the provision, as at need-without-provision. Stands at the provision; needs that may
    mean the same are named too, as there.
    """
    needs, provisions = _unmatched(plan, facts)
    return _one_sided(plan, "provision-without-need", provisions, needs)


def _pairs(plan: Plan, facts: Facts) -> Iterator[tuple[Dependency, Dependency]]:
    """The matched needs and provisions of initiatives that were not cancelled."""
    for fact in facts.dependencies:
        if fact.need is not None and fact.provision is not None:
            need, provision = plan.dependencies[fact.need], plan.dependencies[fact.provision]
            if counts(plan, need) and counts(plan, provision):
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

    Raised when of a matched need and provision one says declined and the other does not. A status that could not be
    read is reported as such instead. Stands at the need; the provision is named too.
    """
    unread = Unread(plan)
    for need, provision in _pairs(plan, facts):
        known = not unread.cell(need.at("status"), provision.at("status"))
        if known and (need.status == "declined") != (provision.status == "declined"):
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
        if need.direction != "needs" or source is None or source.status == "cancelled" or not counts(plan, need):
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
    named; an initiative that waits for itself is such a group. Spells out the shortest way round, and names its weakest
    link, the cheapest to cut: a need that is not yet agreed before one that is, a need before an After, then the one
    whose dates contradict it most, because nobody plans by it. Stands at the first need in it, or, where it is made of
    After alone, at the first initiative; the weakest link's own cell and the others are named too.
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
        loop = shortest_loop(plan, group)
        yield found(
            "dependency-cycle",
            places[0],
            group,
            also=[loop.weakest.source, *places],
            initiatives=group,
            way=loop.way,
            before=loop.weakest.before,
            after=loop.weakest.after,
        )
