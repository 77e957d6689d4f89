"""Initiatives: are dates, status, progress and rating of each possible, and true to one another?

A cancelled initiative raises nothing: what it says no longer counts for anything.
"""

from collections.abc import Iterator

from reportgen.analyse.facts import Facts
from reportgen.check.found import ENDED, found
from reportgen.check.unread import Unread
from reportgen.model.finding import Finding
from reportgen.model.plan import Plan
from reportgen.model.records import Initiative, Resource


def _alive(plan: Plan) -> Iterator[Initiative]:
    return (each for each in plan.initiatives if each.status != "cancelled")


def initiative_without_resources(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """An initiative takes nothing: neither people nor money.

    Why it matters: its work is missing in the demand on every role, and its cost in every budget.

    What to do: add a row for each role that it takes on Resources.

    Raised when no row on the department's Resources names the initiative. One that is done or cancelled takes nothing
    any more and is not raised. A sheet Resources that is missing, or a row of which it could not be read what
    initiative it belongs to, is reported as such instead. Stands at the initiative.
    """
    unread = Unread(plan)
    resourced = {each.initiative for each in plan.resources}
    alive = [each for each in plan.initiatives if each.status not in ENDED and not unread.cell(each.at("status"))]
    bare = [each for each in alive if each.id not in resourced]
    absent = {code: [each.id for each in bare if each.department == code] for code in plan.department}
    lost = {code: unread.accounted(codes, code, Resource, "initiative") for code, codes in absent.items()}
    for initiative in bare:
        known = not unread.sheet(initiative.department, Resource, "initiative")
        if known and initiative.id not in lost.get(initiative.department, ()):
            yield found(
                "initiative-without-resources",
                initiative.source,
                [initiative.id],
                initiative=initiative.id,
                name=initiative.name,
            )


def end_before_start(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """An initiative ends before it starts.

    Why it matters: it can be placed on no calendar, and its effort counts nowhere.

    What to do: correct the start or the end; often the two were swapped, or the year is wrong.

    Raised when End is earlier than Start (the same day is one day of work). Stands at the initiative.
    """
    for initiative in _alive(plan):
        if initiative.start and initiative.end and initiative.end < initiative.start:
            yield found(
                "end-before-start",
                initiative.source,
                [initiative.id],
                initiative=initiative.id,
                name=initiative.name,
                start=initiative.start,
                end=initiative.end,
            )


def outside_horizon(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """An initiative starts before the programme's horizon or ends after it.

    Why it matters: effort and cost that lie outside the horizon are in no figure of the plan.

    What to do: correct the date, or let the programme office widen the horizon.

    Raised when Start or End, whichever is stated, lies before Horizon start or after Horizon end. Stands at the
    initiative.
    """
    first, last = plan.programme.horizon_start, plan.programme.horizon_end
    for initiative in _alive(plan):
        early = bool(first and initiative.start and initiative.start < first)
        late = bool(last and initiative.end and initiative.end > last)
        stated = [day for day in (initiative.start, initiative.end) if day]
        if any((first and day < first) or (last and day > last) for day in stated):
            yield found(
                "outside-horizon",
                initiative.source,
                [initiative.id],
                initiative=initiative.id,
                name=initiative.name,
                start=initiative.start if early else None,
                first=first if early else None,
                end=initiative.end if late else None,
                last=last if late else None,
            )


def overdue(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """An initiative should have ended, and has not.

    Why it matters: the plan shows a date that has passed; everything after it rests on it.

    What to do: set the status to done if it is done; otherwise give it a new end, and tell those who wait for it.

    Raised when End lies before the status date and the status is neither done nor cancelled. A status that could not be
    read is reported as such instead. Stands at the initiative.
    """
    today, unread = plan.programme.status_date, Unread(plan)
    for initiative in plan.initiatives:
        if initiative.status in ENDED or unread.cell(initiative.at("status")):
            continue
        if today and initiative.end and initiative.end < today:
            yield found(
                "overdue",
                initiative.source,
                [initiative.id],
                initiative=initiative.id,
                name=initiative.name,
                end=initiative.end,
                status_date=today,
                days=(today - initiative.end).days,
                status=initiative.status,
            )


def progress_contradicts_status(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """Progress and status of an initiative cannot both be true.

    Why it matters: one of the two is out of date, and nobody can tell which.

    What to do: correct the one that is out of date.

    Raised when an initiative that is done has less than 100 % progress, one that is planned has more than 0 %, or one
    that is running or on hold has 100 %. Progress that is not stated contradicts nothing. Stands at the initiative.
    """
    for initiative in _alive(plan):
        status, progress = initiative.status, initiative.progress
        if progress is None:
            continue
        done_but_not_all = status == "done" and progress < 1
        planned_but_begun = status == "planned" and progress > 0
        all_but_not_done = status in {"running", "on hold"} and progress == 1
        if done_but_not_all or planned_but_begun or all_but_not_done:
            yield found(
                "progress-contradicts-status",
                initiative.source,
                [initiative.id],
                initiative=initiative.id,
                name=initiative.name,
                status=status,
                progress=progress,
            )


def starts_before_predecessor_ends(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """An initiative starts before one that it comes after has ended.

    Why it matters: as asked, it cannot be done; the coordinated plan will move it.

    What to do: start later, agree with the other on an earlier end, or take it out of After.

    Raised, once for each predecessor under After, when the initiative starts on the day the predecessor ends or
    earlier, both as asked. Cancelled ones do not count. Stands at the initiative that starts too early.
    """
    for initiative in _alive(plan):
        for code in dict.fromkeys(initiative.after):
            predecessor = plan.initiative.get(code)
            if predecessor is None or predecessor is initiative or predecessor.status == "cancelled":
                continue
            if initiative.start and predecessor.end and initiative.start <= predecessor.end:
                yield found(
                    "starts-before-predecessor-ends",
                    initiative.source,
                    [initiative.id, code],
                    also=[predecessor.source],
                    initiative=initiative.id,
                    predecessor=code,
                    start=initiative.start,
                    end=predecessor.end,
                )


RATINGS = ("green", "amber", "red")


def rating_too_green(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """An initiative rates itself better than its figures do.

    Why it matters: trouble that is not shown is not helped.

    What to do: look at the reasons; rate it as it is, or mend what makes the computed rating worse.

    Raised when the self-rating is better than the computed one (green before amber before red). The computed rating is
    red for an initiative that is overdue, closes a gap late, or has a need that is one-sided or contradictory; amber
    for one that is more than 10 points behind its elapsed time, is moved by coordination, or takes from an overloaded
    role. Stands at the initiative.
    """
    for initiative in _alive(plan):
        computed = facts.rating.get(("initiative", initiative.id))
        stated = initiative.self_rating
        if computed and stated and RATINGS.index(stated) < RATINGS.index(computed.rating):
            yield found(
                "rating-too-green",
                initiative.source,
                [initiative.id],
                initiative=initiative.id,
                name=initiative.name,
                stated=stated,
                computed=computed.rating,
                reasons=computed.because,
            )
