"""How much delay the initiatives bear that are still to begin."""

import datetime as dt
from collections.abc import Mapping, Sequence

from reportgen.analyse.facts import InitiativeFact
from reportgen.model.records import Initiative

BEGUN = ("running", "done", "cancelled")


def slack(initiatives: Sequence[Initiative], facts: Mapping[str, InitiativeFact]) -> list[tuple[int | None, dt.date]]:
    """Slack in weekdays (None where unknown) and coordinated start of each initiative with dates that has not begun."""
    found = [facts[each.id] for each in initiatives if each.status not in BEGUN]
    return [(fact.float_days, fact.start) for fact in found if fact.start is not None]
