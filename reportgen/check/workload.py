"""What auditors of schedules ask of the size of work: can it be steered, will anybody do it, who answers for it all?

After the GAO Schedule Assessment Guide and the DCMA, as `audit`, which says to what these findings yield.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.analyse.facts import Facts
from reportgen.check.audit import still_open
from reportgen.check.found import found
from reportgen.check.unread import Unread
from reportgen.model.calendar import weekdays_between
from reportgen.model.finding import Finding
from reportgen.model.labels import fold
from reportgen.model.plan import Plan
from reportgen.model.records import Initiative, Resource

MOST_PERIODS = 4
"""An initiative over more planning periods than that cannot be steered as one."""
LEAST_FTE = Decimal("0.05")
"""Less than that of a person, a quarter of a day a week, is work that the day-to-day business always defers."""
MOST_AT_ONCE = 2
"""So many initiatives at a time one person may answer for without a question."""
MONTHS = 12


def very_long_initiative(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """An initiative lasts longer than four planning periods.

    Why it matters: for so long a time nobody can say whether it is on its way; it will be late at its end.

    What to do: split it into initiatives that each deliver something.

    Raised when an initiative ends later than four periods (quarters or months, as the programme plans) after it
    starts; done and cancelled ones apart. Not repeated where one of its dates lies outside the horizon
    (outside-horizon). Stands at the initiative. Source: GAO, best practice 1 (capturing all activities); DCMA point 8
    (high duration).
    """
    months = MOST_PERIODS * MONTHS // plan.period_length.per_year
    for initiative in still_open(plan):
        start, end = initiative.start, initiative.end
        if start and end and _months_between(start, end) >= months:
            yield found(
                "very-long-initiative",
                initiative.source,
                [initiative.id],
                initiative=initiative.id,
                name=initiative.name,
                start=start,
                end=end,
                months=months,
            )


def _months_between(start: dt.date, end: dt.date) -> int:
    """Whole months from one day to another."""
    return (end.year - start.year) * MONTHS + end.month - start.month - (end.day < start.day)


def thin_effort(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """An initiative takes so little work for its length that nobody will do it.

    Why it matters: a few minutes a day are always lost to the day-to-day business.

    What to do: plan it into fewer, fuller weeks; or correct the effort.

    Raised when the person-days of all roles of an initiative, divided by the weekdays from its start to its end, are
    below 0.05 FTE. One that takes no people, but money, is not; nor are done and cancelled ones. Not repeated where an
    effort is not stated (effort-not-stated) or one of the dates lies outside the horizon (outside-horizon); a row of
    Resources of the department that could not be read is reported as such instead. Stands at the initiative; its rows
    are named too. Source: GAO, best practice 3 (assigning resources).
    """
    rows: dict[str, list[Resource]] = {}
    for each in plan.resources:
        rows.setdefault(each.initiative or "", []).append(each)
    unread = Unread(plan)
    for initiative in still_open(plan):
        mine = rows.get(initiative.id, [])
        effort = sum((each.effort for each in mine if each.effort), Decimal(0))
        days = weekdays_between(initiative.start, initiative.end) if initiative.start and initiative.end else 0
        known = not unread.rows(initiative.department, Resource, "initiative", "effort", stated=True)
        if effort and days and effort / days < LEAST_FTE and known:
            yield found(
                "thin-effort",
                initiative.source,
                [initiative.id],
                also=[each.source for each in mine if each.effort],
                initiative=initiative.id,
                name=initiative.name,
                effort=effort,
                days=days,
                fte=effort / days,
                least=LEAST_FTE,
            )


def owner_overcommitted(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """One person owns more than two initiatives that run at the same time.

    Why it matters: the roles may have room, and the one who answers for all of it still has only one day a day.

    What to do: give one of them to somebody else, or let them follow each other; if the owner only answers for work
    that others lead, there is nothing to do.

    Raised once for each owner (names compared as labels are, over all departments) of three or more initiatives of
    which a day lies in all; done and cancelled ones apart. Names those that run on the first day on which most do.
    Stands at the first of them. Source: GAO, best practice 3.
    """
    owned: dict[str, list[Initiative]] = {}
    for initiative in still_open(plan):
        if initiative.owner and initiative.start and initiative.end:
            owned.setdefault(fold(initiative.owner), []).append(initiative)
    for initiatives in owned.values():
        day, together = _busiest(initiatives)
        if day and len(together) > MOST_AT_ONCE:
            yield found(
                "owner-overcommitted",
                together[0].source,
                [each.id for each in together],
                also=[each.source for each in together],
                owner=together[0].owner,
                date=day,
                until=min(each.end for each in together if each.end),
                count=len(together),
                initiatives=[each.id for each in together],
            )


def _busiest(initiatives: Sequence[Initiative]) -> tuple[dt.date | None, list[Initiative]]:
    """The first day on which most of the initiatives run, and those that do."""
    best: tuple[dt.date | None, list[Initiative]] = (None, [])
    for day in sorted({each.start for each in initiatives if each.start}):
        running = [each for each in initiatives if each.start and each.end and each.start <= day <= each.end]
        if len(running) > len(best[1]):
            best = (day, running)
    return best
