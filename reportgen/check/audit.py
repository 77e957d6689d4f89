"""What auditors of schedules ask of the order of work: is the plan thought through, or only typed in?

After the GAO Schedule Assessment Guide (GAO-16-89G) and the 14-point assessment of the DCMA. Where a finding of another
family proves the same, the audit yields to it: see `YIELDS`.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

import networkx as nx

from reportgen.analyse.case import work_of
from reportgen.analyse.facts import Facts
from reportgen.analyse.gaps import required_work
from reportgen.analyse.network import named_links
from reportgen.analyse.pushed import pushed, pushing
from reportgen.check.found import ENDED, found
from reportgen.check.unread import Unread
from reportgen.model.calendar import ONE_DAY, is_weekday
from reportgen.model.finding import Finding
from reportgen.model.labels import fold
from reportgen.model.plan import Plan
from reportgen.model.records import Dependency, Initiative, Milestone

YIELDS: Mapping[str, tuple[str, ...]] = {
    "isolated-initiative": (),
    "imposed-date": ("starts-before-predecessor-ends", "need-without-provision"),
    "very-long-initiative": ("outside-horizon",),
    "thin-effort": ("effort-not-stated", "outside-horizon"),
    "negative-float": ("gap-closes-late", "milestone-missed"),
    "owner-overcommitted": (),
}
"""The codes of the other families that prove the same as an audit code, which is then not raised beside them.

They prove it when they are about the same initiative, or, where the audit speaks of a promise, about that gap or
milestone: its start is wrong as it stands, or the link is missing that is asked for; the date or the effort that makes
it so is named as wrong already; the promise is already named as broken.
"""


def unyielding(audits: Iterable[Finding], others: Iterable[Finding]) -> Iterator[Finding]:
    """The audit findings that no finding of another family already proves."""
    proven = {(each.code, subject) for each in others for subject in each.subjects}
    for audit in audits:
        matter = audit.values.get("promise", audit.subjects[0])
        if not any((code, matter) in proven for code in YIELDS[audit.code]):
            yield audit


def still_open(plan: Plan) -> Iterator[Initiative]:
    """The initiatives that still take somebody's time; not those of which nobody can tell."""
    unread = Unread(plan)
    return (each for each in plan.initiatives if each.status not in ENDED and not unread.cell(each.at("status")))


def isolated_initiative(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """An initiative hangs in the air: it waits for nothing, nothing waits for it, and no milestone requires it.

    Why it matters: if it slips nobody notices, so its dates are wishes. Auditors ask of every activity what comes
    before and after it.

    What to do: name under After what it waits for, add the interconnection, or let a milestone require it; if it
    really stands alone, there is nothing to do.

    Raised when no After names it or stands at it, no row of Dependencies concerns it on either side, and no milestone
    requires it; done and cancelled ones apart. Where After or Dependencies of its department, or Requires of the
    milestones, could not be read in full, that is reported instead. Stands at the initiative. Source: GAO, best
    practice 2 (sequencing); DCMA point 1 (logic).
    """
    linked = {code for each in plan.initiatives if each.after for code in (each.id, *each.after)}
    linked |= {code for each in plan.dependencies for code in (each.initiative, each.their_initiative) if code}
    linked |= {code for each in plan.milestones for code in required_work(plan, each)}
    unread = Unread(plan)
    unsure = {code: _links_are_lost(unread, code) for code in plan.department}
    for initiative in still_open(plan):
        if initiative.id not in linked and not unsure.get(initiative.department):
            yield found(
                "isolated-initiative",
                initiative.source,
                [initiative.id],
                initiative=initiative.id,
                name=initiative.name,
            )


def _links_are_lost(unread: Unread, department: str) -> bool:
    """Whether a link of one of the department's initiatives may be among what could not be read."""
    places = (
        (department, Initiative, ("id", "after")),
        (department, Dependency, ("initiative", "direction", "other")),
        (None, Milestone, ("id", "requires")),
    )
    return any(unread.sheet(owner, record, *of) or unread.rows(owner, record, *of) for owner, record, of in places)


def imposed_date(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """An initiative starts just when another one ends, and no link says that it waits for it.

    Why it matters: if the one slips, the other stays where it is, and the plan is wrong without anybody knowing.

    What to do: name the other one under After if it is waited for; otherwise there is nothing to do.

    Raised when an initiative starts on the day another one ends, or on the first weekday after it, and no chain of
    links leads from that one to it. The other one is of the same department, or of one from which the initiative needs
    something. Where that day begins a planning period the calendar may explain it: then only one counts that has the
    same owner or closes the same gap. Running, done and cancelled ones apart. Not repeated where its start is wrong as
    it stands (starts-before-predecessor-ends), or where what it needs is provided by nobody (need-without-provision).
    Stands at the initiative; the others are named too. Source: GAO, best practice 2; DCMA point 5 (hard constraints).
    """
    links, unread, ending = _links(plan, facts), Unread(plan), _ending(plan)
    first_days = {_weekday_from(period.start) for period in plan.periods}
    for initiative in still_open(plan):
        start = initiative.start
        if start is None or initiative.status == "running":
            continue
        before = [
            each
            for department in _depends_on(plan, initiative)
            for each in ending.get((department, start), ())
            if each is not initiative
        ]
        waited_for = nx.ancestors(links, initiative.id) if before else set()
        others = [
            each
            for each in before
            if each.id not in waited_for and (start not in first_days or _related(initiative, each))
        ]
        if others and not unread.cell(initiative.at("after")):
            yield found(
                "imposed-date",
                initiative.source,
                [initiative.id, *(each.id for each in others)],
                also=[each.source for each in others],
                initiative=initiative.id,
                start=start,
                others=[each.id for each in others],
            )


def _ending(plan: Plan) -> Mapping[tuple[str, dt.date], Sequence[Initiative]]:
    """The initiatives that end on a day or on the last weekday before it, by department and day."""
    found: dict[tuple[str, dt.date], list[Initiative]] = {}
    for each in plan.initiatives:
        if each.end and each.end < dt.date.max and each.status != "cancelled":
            for day in dict.fromkeys((each.end, _weekday_from(each.end + ONE_DAY))):
                found.setdefault((each.department, day), []).append(each)
    return found


def _depends_on(plan: Plan, initiative: Initiative) -> list[str]:
    """The departments whose work an initiative may wait for: its own, and those from which it needs something."""
    needs = (each for each in plan.dependencies if each.initiative == initiative.id and each.direction == "needs")
    return list(dict.fromkeys([initiative.department, *(each.other for each in needs if each.other)]))


def _related(one: Initiative, other: Initiative) -> bool:
    """Whether two initiatives have the same owner, or close the same gap."""
    same_owner = one.owner is not None and other.owner is not None and fold(one.owner) == fold(other.owner)
    return same_owner or not set(one.closes).isdisjoint(other.closes)


def _links(plan: Plan, facts: Facts) -> "nx.DiGraph[str]":
    """All links, those of matched needs included."""
    graph = named_links(plan)
    matched = (each for each in facts.dependencies if each.need is not None and each.provision is not None)
    graph.add_edges_from((each.provides, each.needs) for each in matched if each.provides and each.needs)
    return graph


def _weekday_from(day: dt.date) -> dt.date:
    while not is_weekday(day) and day < dt.date.max:
        day += ONE_DAY
    return day


def negative_float(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """An initiative promises a date that what it waits for makes impossible.

    Why it matters: as asked it is in time, but its predecessors are not; the promise cannot be kept, whoever works.

    What to do: bring forward what it waits for, take the link out, or agree on a later date.

    Raised, once for each promise, when an initiative, as asked, ends in time for the target date of a gap that it
    closes or for a milestone that requires it, but its links alone, with people without limit, push its end beyond (the
    float is negative). Running, done and cancelled ones apart. Not repeated where that gap closes late in any case
    (gap-closes-late), or that milestone is missed (milestone-missed). Stands at the initiative; what it waits for last
    is named too. Source: GAO, best practice 7 (total float); DCMA point 7 (negative float).
    """
    work = work_of(plan, facts.dependencies)
    spans = pushed(work)
    promises = _promises(plan)
    for code in work.movable:
        (_, asked), (_, end) = work.spans[code], spans[code]
        for day, promise in promises.get(code, ()):
            if asked <= day < end:
                others = pushing(work, spans, code)
                yield found(
                    "negative-float",
                    plan.initiative[code].source,
                    [code, promise, *others],
                    also=[plan.initiative[each].source for each in others],
                    initiative=code,
                    promise=promise,
                    date=day,
                    end=end,
                    days=(end - day).days,
                    others=others,
                )


def _promises(plan: Plan) -> Mapping[str, Sequence[tuple[dt.date, str]]]:
    """The dates that each initiative is expected to keep, with the codes of their gaps and milestones."""
    found: dict[str, list[tuple[dt.date, str]]] = {}
    for gap in plan.gaps:
        for each in plan.closing[gap.id]:
            if gap.target_date:
                found.setdefault(each.id, []).append((gap.target_date, gap.id))
    for milestone in plan.milestones:
        for code in required_work(plan, milestone):
            if milestone.date:
                found.setdefault(code, []).append((milestone.date, milestone.id))
    return found
