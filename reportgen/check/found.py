"""How a rule says what it found: in one call, with the departments worked out and every value kept as JSON keeps it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal

from reportgen.model.calendar import Period
from reportgen.model.finding import Finding, Scalar, Source
from reportgen.model.plan import owner_of

Value = Scalar | dt.date | Decimal | Period | Sequence[str]
ENDED = frozenset({"done", "cancelled"})
"""The statuses of initiatives that take nobody's time any more."""


def found(
    code: str,
    at: Source,
    subjects: Iterable[str | None],
    *,
    named: Iterable[str | None] = (),
    also: Iterable[Source] = (),
    **values: Value,
) -> Finding:
    """A finding of `code` at `at` about `subjects` (codes, the main one first; None is left out).

    `named` are departments that are concerned beside the owners of the subjects, `also` the further cells.
    """
    codes = tuple(dict.fromkeys(each for each in subjects if each))
    departments = {owner_of(each) for each in codes} | set(named)
    return Finding(
        code=code,
        source=at,
        departments=tuple(sorted(each for each in departments if each)),
        subjects=codes,
        also=tuple(dict.fromkeys(each for each in also if each != at)),
        values={name: _plain(value) for name, value in values.items()},
    )


def _plain(value: Value) -> Scalar | list[str]:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Period):
        return str(value)
    if value is None or isinstance(value, str | int | float):
        return value
    return list(value)
