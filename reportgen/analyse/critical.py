"""Which initiatives have no float in the coordinated plan."""

import datetime as dt
from collections.abc import Iterator

from reportgen.analyse.case import Work
from reportgen.analyse.gaps import Dates, required_work
from reportgen.analyse.links import order, step_until


def critical(work: Work, dates: Dates) -> frozenset[str]:
    """The initiatives of which a weekday more makes a gap or milestone miss its date, or the programme end later.

    A backward pass over the links that bind and are kept: late dates come from target dates, milestones and the last
    coordinated end. Work that is late already has no float; done work is past being critical.
    """
    floats = _own_floats(work, dates)
    incoming: dict[str, list[tuple[str, int]]] = {}
    for bond in work.bonds:
        before, after = dates[bond.before][0], dates[bond.after][0]
        if before is not None and after is not None:
            slack = bond.slack((work.spans[bond.before], work.spans[bond.after]), before, after)
            incoming.setdefault(bond.after, []).append((bond.before, slack))
    for code in reversed(order(work.bonds)):
        for earlier, slack in incoming.get(code, ()):
            if slack >= 0:
                floats[earlier] = min(floats[earlier], floats[code] + slack)
    done = {code for code in work.spans if work.plan.initiative[code].status == "done"}
    return frozenset(code for code, left in floats.items() if left <= 0 and code not in done)


def _own_floats(work: Work, dates: Dates) -> dict[str, int]:
    """Weekdays from each initiative's end to the first of its own late dates."""
    ends = {code: step_until(end) for code in work.spans if (end := dates[code][1]) is not None}
    last = max(ends.values(), default=0)
    late = dict.fromkeys(ends, last)

    for code, day in _promises(work):
        if code in late:
            late[code] = min(late[code], step_until(day))
    return {code: late[code] - end for code, end in ends.items()}


def _promises(work: Work) -> Iterator[tuple[str, dt.date]]:
    """The initiatives with the days by which gaps and milestones want them done."""
    for gap in work.plan.gaps:
        if gap.target_date:
            for initiative in work.plan.closing[gap.id]:
                yield initiative.id, gap.target_date
    for milestone in work.plan.milestones:
        if milestone.date:
            for code in required_work(work.plan, milestone):
                yield code, milestone.date
