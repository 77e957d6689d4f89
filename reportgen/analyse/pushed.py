"""What the links alone make of the dates as asked: where would each initiative stand if people were without limit?"""

from collections.abc import Mapping, Sequence

from reportgen.analyse.case import Work
from reportgen.analyse.links import Bond, Span, day_at, length_of, order, step_at
from reportgen.analyse.schedule.problem import Link, Weekly, soonest


def pushed(work: Work) -> Mapping[str, Span]:
    """First and last day of each initiative of `work` once each waits for what it is linked to; no earlier than asked.

    The forward pass of the critical path method, with the links as coordination keeps them. Work that stays (running,
    done) keeps its dates; lengths are kept in weekdays; what is not pushed keeps its dates to the day.
    """
    found = dict(work.spans)
    incoming: dict[str, list[Bond]] = {}
    for bond in work.bonds:
        incoming.setdefault(bond.after, []).append(bond)
    for code in order(work.bonds):
        if code in work.position:
            found[code] = _after(work, found, incoming.get(code, []), code)
    return found


def pushing(work: Work, spans: Mapping[str, Span], code: str) -> list[str]:
    """Those that an initiative waits for to the last, where they push it to where it is in `spans`; sorted."""
    step = step_at(spans[code][0])
    if step == step_at(work.spans[code][0]):
        return []
    bonds = [bond for bond in work.bonds if bond.after == code]
    return sorted({bond.before for bond in bonds if _soonest(work, spans, bond) == step})


def _after(work: Work, found: Mapping[str, Span], waits_for: Sequence[Bond], code: str) -> Span:
    asked = step_at(work.spans[code][0])
    step = max((asked, *(_soonest(work, found, bond) for bond in waits_for)))
    if step == asked:
        return work.spans[code]
    return day_at(step), day_at(step + length_of(work.spans[code]) - 1)


def _soonest(work: Work, found: Mapping[str, Span], bond: Bond) -> int:
    """The first weekday step on which a bond lets the later initiative start."""
    spans = work.spans[bond.before], work.spans[bond.after]
    if bond.before not in work.position:
        return step_at(bond.earliest(*spans))
    step = step_at(found[bond.before][0])
    links = [Link(0, 1, bond.lag(*spans))]
    days = bond.calendar_lag(*spans)
    if days is not None:
        links.append(Weekly(0, 1, days))
    return max(soonest(link, step) for link in links)
