"""What the ways, the people and the money say: what moves, which role is short, where cost exceeds the budget."""

from collections.abc import Sequence

from reportgen.model.calendar import Period
from reportgen.words.catalogue import Words

DAYS_A_WEEK = 7
ROUNDING = 1e-6
"""Sums of money that differ by no more than this are equal."""


def moves(moved: Sequence[tuple[str, int]], total: int, words: Words) -> str:
    """What coordination moves; `moved` by name and calendar days, `total` initiatives in all."""
    late = sorted((each for each in moved if each[1] > 0), key=lambda each: -each[1])
    if not total:
        return words.t("No initiative has been stated")
    if not late:
        return words.tn(
            "The only initiative starts as asked", "All {n} initiatives keep the dates that were asked for", total
        )
    name, days = late[0]
    if total == 1:
        return words.t("The only initiative moves, by {span}", span=span(days, words))
    if len(late) > 1 and late[1][1] == days:
        return words.tn(
            "{n} of {total} initiatives moves, by {span}",
            "{n} of {total} initiatives move, by up to {span}",
            len(late),
            total=words.number(total),
            span=span(days, words),
        )
    if len(late) == 1:
        return words.t(
            "One of {total} initiatives moves: ‘{name}’, by {span}",
            total=words.number(total),
            name=name,
            span=span(days, words),
        )
    return words.tn(
        "{n} of {total} initiatives moves; ‘{name}’ the furthest, by {span}",
        "{n} of {total} initiatives move; ‘{name}’ the furthest, by {span}",
        len(late),
        total=words.number(total),
        name=name,
        span=span(days, words),
    )


def ratings(red: int, amber: int, total: int, words: Words) -> str:
    """How the initiatives stand by their computed rating; `total` are rated at all."""
    if not total:
        return words.t("No initiative could be rated")
    if not red and not amber:
        return words.tn("The only initiative is green", "All {n} initiatives are green", total)
    if red == total:
        return words.tn("The only initiative is rated red", "All {n} initiatives are rated red", total)
    if amber == total:
        return words.tn("The only initiative is rated amber", "All {n} initiatives are rated amber", total)
    if not red:
        return words.tn(
            "No initiative is red, {n} of {total} is amber",
            "No initiative is red, {n} of {total} are amber",
            amber,
            total=words.number(total),
        )
    return words.tn(
        "{n} of {total} initiatives is rated red",
        "{n} of {total} initiatives are rated red",
        red,
        total=words.number(total),
    )


def span(days: int, words: Words) -> str:
    """A length of time: days below two weeks, else weeks."""
    if days < 2 * DAYS_A_WEEK:
        return words.tn("{n} day", "{n} days", days)
    return words.tn("{n} week", "{n} weeks", round(days / DAYS_A_WEEK))


def overloads(
    over: Sequence[tuple[str, Period, float]],
    stated: bool,  # noqa: FBT001 - a fact about the capacities
    words: Words,
    unstated: int = 0,
) -> str:
    """Which roles are asked for more than there is; each as (role, period, person-days over).

    `stated`: whether the capacity of any role is; `unstated` roles have none.
    """
    if not stated:
        return words.t("No capacity has been stated, so nothing can be said about who is there")
    if not over and unstated:
        return words.tn(
            "No role is asked for more than there is, but of {n} role nobody has stated how many there are",
            "No role is asked for more than there is, but of {n} roles nobody has stated how many there are",
            unstated,
        )
    if not over:
        return words.t("No role is asked for more than there is beside the day-to-day business")
    role, period, days = max(over, key=lambda each: each[2])
    roles = {each[0] for each in over}
    if len(over) == 1:
        return words.t(
            "{role} is short of {days} person-days in {period}",
            role=role,
            days=words.number(days, 0),
            period=words.period(period),
        )
    if len(roles) == 1:
        return words.t(
            "{role} is asked for more than there is in {count} periods, worst in {period}: {days} person-days short",
            role=role,
            count=words.number(len(over)),
            period=words.period(period),
            days=words.number(days, 0),
        )
    return words.t(
        "{roles} roles are asked for more than there is; {role} is shortest of people: {days} person-days in {period}",
        roles=words.number(len(roles)),
        role=role,
        days=words.number(days, 0),
        period=words.period(period),
    )


def after_coordination(left: int, before: int, words: Words, *, stated: bool = True) -> str:
    """What is left of the overloads (roles and periods) once the plan is coordinated."""
    if not stated:
        return words.t("Nor can anything be said about who is there after coordination")
    if not left and before:
        return words.t("Coordination removes every overload by moving work")
    if not left:
        return words.t("Coordination leaves every role within its capacity")
    return words.tn(
        "After coordination {n} overload is left",
        "After coordination {n} overloads are left",
        left,
    )


def budget(years: Sequence[tuple[int, float, float | None]], currency: str, words: Words, unbudgeted: int = 0) -> str:
    """Cost against budget; each year as (year, cost, budget or None); `unbudgeted` departments have cost but none."""
    said = _against_budget(years, currency, words)
    if not unbudgeted:
        return said
    without = words.tn(
        "{n} department has cost in a year without a budget",
        "{n} departments have cost in a year without a budget",
        unbudgeted,
    )
    return f"{said}; {without}"


def _against_budget(years: Sequence[tuple[int, float, float | None]], currency: str, words: Words) -> str:
    over = [(year, cost - limit) for year, cost, limit in years if limit is not None and cost - limit > ROUNDING]
    if not any(cost for _, cost, _ in years):
        return words.t("No cost has been stated")
    if all(limit is None for _, _, limit in years):
        return words.t("No budget has been stated to hold the cost against")
    if not over:
        return words.t("Cost stays within the budget in every year that has one")
    year, amount = max(over, key=lambda each: each[1])
    return words.t("{year} is {amount} above budget", year=str(year), amount=words.money(amount, currency))
