"""What a trace says of columns, values, rules, reasons and remedies, in the reader's language."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from reportgen.analyse.ratings import RULES
from reportgen.checklist import one_line
from reportgen.model.calendar import Period
from reportgen.model.labels import CHOICE_SCOPE, SHEET_SCOPE, labels
from reportgen.trace.tree import Cell, Figure, Plain
from reportgen.words.catalogue import Words

UNSTATED = "–"
SMALL = 1e-4
"""What is smaller is shown with as many places as it takes."""


def sheet(english: str, words: Words) -> str:
    """A sheet's name as the reader's forms have it."""
    return _written(SHEET_SCOPE, english, words)


def column(cell: Cell, words: Words) -> str:
    """A column's label as the reader's forms have it; the code of a guideline as it is."""
    return _written(cell.scope, cell.label, words)


def _written(scope: str, english: str, words: Words) -> str:
    known = labels(scope).get(english)
    return known.written[words.language] if known else english


def typed(cell: Cell, words: Words) -> str:
    """What was typed into a cell, on one line; a choice as the reader's forms have it."""
    if cell.choice and isinstance(cell.value, str):
        return _written(CHOICE_SCOPE, cell.value, words)
    return shown(cell.value, words)


def computed(figure: Figure, words: Words) -> list[str]:
    """A figure, or a line for each of several rules, reasons or remedies."""
    if figure.name in LINES and isinstance(figure.value, list):
        say = LINES[figure.name]
        return [say(each, words) for each in figure.value] or [UNSTATED]
    if figure.name in CHOICES and isinstance(figure.value, str):
        return [_written(CHOICE_SCOPE, figure.value, words)]
    return [shown(figure.value, words)]


def shown(value: Plain, words: Words) -> str:
    """A value as a person reads it on one line."""
    if value is None:
        return UNSTATED
    if isinstance(value, bool):
        return _written(CHOICE_SCOPE, "yes" if value else "no", words)
    if isinstance(value, float):
        return f"{value:g}" if 0 < abs(value) < SMALL else words.exact(value)
    if isinstance(value, list):
        return "; ".join(shown(each, words) for each in value) or UNSTATED
    if isinstance(value, dict):
        stated = (f"{name} {shown(each, words)}" for name, each in value.items() if each not in (None, []))
        return ", ".join(stated) or UNSTATED
    return one_line(str(value))


def _rule(name: Any, words: Words) -> str:  # noqa: ANN401 - a value out of JSON
    says = {each.name: each.says for each in RULES}
    return f"{name} ({words.t(says[name])})"


def reason(value: Any, words: Words) -> str:  # noqa: ANN401 - a value out of JSON
    """What stops an initiative from lying earlier, with the day or the period, and who takes from a full role."""
    if value["kind"] == "status-date":
        return words.t("cannot start before the status date")
    if value["kind"] == "role":
        department, _, role = value["what"].partition(":")
        period = words.period(Period.parse(value["period"]))
        full = words.t("no free {role} ({department}) in {periods}", role=role, department=department, periods=period)
        short = words.t("{days} person-days short", days=words.number(value["short"]))
        users = words.t("with {initiatives}", initiatives=words.list(value["users"])) if value["users"] else ""
        return "; ".join(filter(None, (full, short, users)))
    until = words.date(dt.date.fromisoformat(value["until"]))
    if value["kind"] == "delivery":
        return words.t("what it needs of {initiative} comes on {date}", initiative=value["what"], date=until)
    return words.t("waits for {initiative}, which ends on {date}", initiative=value["what"], date=until)


def remedy(value: Any, words: Words) -> str:  # noqa: ANN401 - a value out of JSON
    """What would help where the work does not fit, and what it buys."""
    return f"{_help(value, words)}: {words.list(_bought(value, words))}"


def _help(value: Mapping[str, Any], words: Words) -> str:
    if value["kind"] == "add-fte":
        department, _, role = value["what"].partition(":")
        periods = words.list([words.period(Period.parse(each)) for each in value["periods"]])
        more = words.t(
            "{fte} FTE more for {role} in {department}",
            fte=words.number(value["fte"]),
            role=role,
            department=department,
        )
        return f"{more} ({periods})"
    if value["kind"] == "drop":
        return words.t("without {initiative}", initiative=value["what"])
    days = words.tn("{n} day", "{n} days", value["days"])
    return words.t("{what} {span} later", what=value["what"], span=days)


def _bought(value: Mapping[str, Any], words: Words) -> list[str]:
    found = [
        words.tn(
            "{n} person-day fewer above capacity", "{n} person-days fewer above capacity", round(value["overload"])
        )
    ]
    if value["inside"]:
        inside = value["inside"]
        found.append(
            words.tn("{n} initiative more inside the horizon", "{n} initiatives more inside the horizon", inside)
        )
    if value["earlier"]:
        days = words.tn("{n} day", "{n} days", value["earlier"])
        found.append(words.t("an end {span} sooner", span=days))
    return found


LINES: Mapping[str, Callable[[Any, Words], str]] = {
    "rules": _rule,
    "reasons": reason,
    "period_earlier": reason,
    "remedies": remedy,
}
"""The figures that have a line for each of several things, by what says one of them."""
CHOICES = frozenset({"rating", "self_rating"})
"""The figures that are a choice of the form."""


def rest(cells: Iterable[Cell], words: Words) -> str:
    """How many cells more there are."""
    return words.tn("and {n} more cell: -v shows all", "and {n} more cells: -v shows all", sum(1 for _ in cells))
