"""Gaps: is each assessed, is it one at all, and does somebody close it in time?"""

from collections.abc import Iterator

from reportgen.analyse.facts import Facts
from reportgen.check.found import found
from reportgen.check.unread import Unread
from reportgen.model.finding import Finding
from reportgen.model.plan import Plan
from reportgen.model.records import Initiative


def gap_without_initiative(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """No initiative closes a gap.

    Why it matters: the target state has been promised, and nobody works towards it.

    What to do: name the gap under Closes at an initiative, plan a new one, or take the gap back.

    Raised when no initiative names the gap under Closes; a cancelled initiative closes nothing. A sheet Initiatives
    that is missing, or a Closes cell that may have named the gap and could not be read, is reported as such instead.
    Stands at the gap.
    """
    unread = Unread(plan)
    absent = {
        code: [each.id for each in plan.gaps if each.department == code and not plan.closing[each.id]]
        for code in plan.department
    }
    lost = {code: unread.accounted(gaps, code, Initiative, "closes", "id") for code, gaps in absent.items()}
    for gap in plan.gaps:
        if plan.closing[gap.id] or gap.id in lost.get(gap.department, ()):
            continue
        if not unread.sheet(gap.department, Initiative, "id", "closes"):
            yield found(
                "gap-without-initiative",
                gap.source,
                [gap.id],
                gap=gap.id,
                name=gap.capability,
                target=gap.target_date,
            )


def target_below_current(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """The target level of a gap is lower than its current level.

    Why it matters: there is nothing to close, or the two levels were swapped; every sum over gaps is wrong by it.

    What to do: correct the levels. If less is really wanted, say so in the target state and close the gap by hand.

    Raised when both levels are stated and the target is the lower one. Stands at the gap.
    """
    for gap in plan.gaps:
        current, target = gap.current_level, gap.target_level
        if current is not None and target is not None and target < current:
            yield found(
                "target-below-current",
                gap.source,
                [gap.id],
                gap=gap.id,
                name=gap.capability,
                current=current,
                target=target,
            )


LEVELS = {"current_level": "Current level", "target_level": "Target level"}


def not_assessed(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """A gap has no current or no target level.

    Why it matters: its size is unknown, so it is missing in every ranking and sum.

    What to do: assess it from 0 to 5, halves allowed. 0 means that nothing is there, which is not the same as empty.

    Raised when either level is empty; a level that could not be read is reported as such instead. Stands at the empty
    cell, at the first where both are empty.
    """
    unread = Unread(plan)
    for gap in plan.gaps:
        empty = [field for field in LEVELS if getattr(gap, field) is None and not unread.cell(gap.at(field))]
        if empty:
            yield found(
                "not-assessed",
                gap.at(empty[0]),
                [gap.id],
                also=[gap.at(each) for each in empty],
                gap=gap.id,
                name=gap.capability,
                columns=[LEVELS[each] for each in empty],
            )


def gap_closes_late(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """A gap is closed later than promised.

    Why it matters: the target date is what others rely on.

    What to do: bring the last of its initiatives forward, or agree on a later target date.

    Raised when the latest end, as asked, of the initiatives that close the gap lies after its target date. Stands at
    the gap; the initiatives that end last are named too.
    """
    for gap in plan.gaps:
        fact = facts.gap.get(gap.id)
        closes = fact.closes_requested if fact else None
        if closes and gap.target_date and closes > gap.target_date:
            last = [each for each in plan.closing[gap.id] if each.end == closes]
            yield found(
                "gap-closes-late",
                gap.source,
                [gap.id, *(each.id for each in last)],
                also=[each.source for each in last],
                gap=gap.id,
                target=gap.target_date,
                closes=closes,
                days=(closes - gap.target_date).days,
                initiatives=[each.id for each in last],
            )
