"""People on the page: what is asked of each role in each period against what there is beside the day-to-day work."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.analyse.facts import CapacityFact
from reportgen.compose.messages.ways import after_coordination, overloads
from reportgen.model.calendar import Period
from reportgen.words.catalogue import Words

ROUNDING = 1e-6
MOST_PERIODS = 12
"""More columns than this cannot be read on a landscape page: the table is split."""


@dataclass(frozen=True)
class Load:
    """Person-days asked of a role in a period, and available (None: not stated)."""

    asked: float | None
    available: float | None


@dataclass(frozen=True)
class RoleRow:
    """A role with its loads by period."""

    department: str
    role: str
    loads: tuple[Load, ...]
    users: tuple[str, ...] = ()
    """Other departments that ask for the role."""


@dataclass(frozen=True)
class HeatTable:
    """Some periods of the heat map, with its rows before and after coordination."""

    periods: tuple[Period, ...]
    before: tuple[RoleRow, ...]
    after: tuple[RoleRow, ...]


@dataclass(frozen=True)
class People:
    """The heat map, split where the periods are many, and what it says before and after coordination."""

    message: str
    message_after: str
    tables: tuple[HeatTable, ...]
    overloaded: tuple[tuple[str, str, Period, float], ...]
    """Department, role, period and person-days over, as asked; the worst first."""


def people(facts: Sequence[CapacityFact], periods: Sequence[Period], words: Words) -> People | None:
    """The heat map of these roles; None where no role is stated or used."""
    if not facts:
        return None
    over = sorted(
        (
            (each.department, each.role, each.period, excess(each, each.requested))
            for each in facts
            if _is_over(each, each.requested)
        ),
        key=lambda each: (-each[3], each[0], each[1], str(each[2])),
    )
    left = sum(_is_over(each, each.coordinated) for each in facts)
    known = {(each.department, each.role) for each in facts if each.available is not None}
    unstated = {(each.department, each.role) for each in facts if each.requested} - known
    parts = [tuple(periods[index : index + MOST_PERIODS]) for index in range(0, len(periods), MOST_PERIODS)]
    return People(
        message=overloads([(role, period, days) for _, role, period, days in over], bool(known), words, len(unstated)),
        message_after=after_coordination(left, len(over), words, stated=bool(known)),
        tables=tuple(
            HeatTable(part, _rows(facts, part, "requested", words), _rows(facts, part, "coordinated", words))
            for part in parts
        ),
        overloaded=tuple(over),
    )


def tightest(found: People, most_roles: int, most_periods: int) -> HeatTable:
    """The first periods of the roles of which most is asked, as asked, the tightest first."""
    table = found.tables[0]
    rows = sorted(table.before, key=lambda row: (-max(map(_tightness, row.loads), default=0), row.role))
    shown = [RoleRow(row.department, row.role, row.loads[:most_periods], row.users) for row in rows[:most_roles]]
    return HeatTable(table.periods[:most_periods], tuple(shown), ())


def _tightness(load: Load) -> float:
    """Asked as a share of available; above everything else where something is asked and nothing is there."""
    if not load.asked or load.available is None:
        return 0
    return load.asked / load.available if load.available else float("inf")


def excess(fact: CapacityFact, asked: float) -> float:
    """Person-days asked above what there is; capacity below zero counts as none."""
    return asked - max(fact.available or 0, 0)


def _is_over(fact: CapacityFact, asked: float) -> bool:
    return fact.available is not None and excess(fact, asked) > ROUNDING


def _rows(facts: Sequence[CapacityFact], periods: Sequence[Period], figure: str, words: Words) -> tuple[RoleRow, ...]:
    """By department, and within one by role, in the order of the alphabet."""
    by_role: dict[tuple[str, str], dict[Period, Load]] = {}
    for each in facts:
        loads = by_role.setdefault((each.department, each.role), {})
        available = None if each.available is None else max(each.available, 0)
        loads[each.period] = Load(getattr(each, figure), available)
    nothing = Load(None, None)
    return tuple(
        RoleRow(department, role, tuple(loads.get(period, nothing) for period in periods))
        for (department, role), loads in sorted(by_role.items(), key=lambda each: (each[0][0], words.order(each[0][1])))
    )
