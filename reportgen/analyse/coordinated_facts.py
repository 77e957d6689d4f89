"""The facts of coordination: who moved and why, what would help, how it went; the JSON names are a contract."""

import datetime as dt
from typing import Literal

from reportgen.analyse.fact import Fact
from reportgen.model.calendar import PeriodField


class Reason(Fact):
    """What stops an initiative from lying earlier, all else being as coordinated.

    `what` is a predecessor, which ends on the day `until`; an initiative whose delivery, on the day `until`, would come
    too late; the status date (`status-date`, with the day); or a role (`IT:Architect`) in a `period` in which it would
    be `short` of so many person-days: `users` are the other initiatives that take from it then, as coordinated.
    `lacking` is `short` rounded up to a tenth, because less than that would not be enough.
    """

    kind: Literal["predecessor", "delivery", "role", "status-date"]
    what: str
    until: dt.date | None = None
    period: PeriodField | None = None
    short: float | None = None
    lacking: float | None = None
    users: tuple[str, ...] = ()


class MoveFact(Fact):
    """An initiative that coordination moves: by how many days, and what stops it from lying earlier.

    `reasons` stop it from starting a weekday earlier; `period_earlier` from starting a period earlier, or as asked
    where that is later.
    """

    initiative: str
    asked: dt.date
    start: dt.date
    days: int
    reasons: tuple[Reason, ...]
    period_earlier: tuple[Reason, ...]

    @property
    def because(self) -> tuple[str, ...]:
        """What holds it, each once, sorted."""
        return tuple(sorted({each.what for each in self.reasons}))


class Remedy(Fact):
    """What would help where the work does not fit, found by coordinating once more with it, and what it buys.

    `add-fte`: so many FTE more of a role (`IT:Architect`) in some periods; `drop`: the initiative is cancelled;
    `shift`: running work may be interrupted, and starts so many calendar `days` later. `effort` in person-days is what
    is added, dropped or shifted. It takes away `overload` person-days over capacity, brings so many initiatives
    `inside` the horizon, and lets the last of those that were to end in it end so many calendar days `earlier`.
    """

    kind: Literal["add-fte", "shift", "drop"]
    what: str
    effort: float
    overload: float
    inside: int
    earlier: int
    fte: float | None = None
    periods: tuple[PeriodField, ...] = ()
    days: int | None = None


class Coordination(Fact):
    """How the coordination went: the solver's status, the parts of its objective and the proven bound of the first.

    `overload` in person-days over capacity, `late` weighted days, `moved` weighted days, `count` initiatives moved.
    What no plan can be better in: `bound` for the overload, and the other bounds for their parts, unless a part before
    them were worse; `gap` is (value - bound) / max(1, value) of the first part that is not proven, 0 where all are.
    """

    status: Literal["optimal", "feasible", "infeasible", "nothing-to-do"]
    overload: float
    bound: float
    late: float
    moved: float
    count: int
    late_bound: float = 0.0
    moved_bound: float = 0.0
    count_bound: int = 0
    gap: float = 0.0
    beyond: tuple[str, ...] = ()
    """Initiatives that end beyond the horizon only because they were moved."""
    remedies: tuple[Remedy, ...] = ()
    """Where the work does not fit: of each kind the cheapest that helps most."""
