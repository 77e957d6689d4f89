"""What the strategic gap says: which capabilities weigh most, and when the gap closes."""

import datetime as dt
from collections.abc import Sequence

from reportgen.analyse.facts import ClosingFact
from reportgen.analyse.totals import half
from reportgen.words.catalogue import Words

TWO_THIRDS = 2 / 3
A_MONTH = 28


def largest_gaps(weights: Sequence[tuple[str, float | None]], words: Words) -> str:
    """Which capabilities make up the weighted gap; `weights` by capability, None where not assessed."""
    known = sorted(
        ((name, weight) for name, weight in weights if weight is not None and weight > 0), key=lambda each: -each[1]
    )
    if not known:
        return _nothing_left(weights, words)
    if len(known) == 1:
        return words.t("‘{name}’ is the whole of the assessed gap", name=known[0][0])
    if known[0][1] == known[-1][1]:
        if any(weight is not None and weight <= 0 for _, weight in weights):
            return words.tn("{n} gap is left", "{n} gaps are left, and weigh the same", len(known))
        return words.tn("{n} gap weighs as much as the others", "All {n} assessed gaps weigh the same", len(known))
    return _half(known, len(weights), words)


def _nothing_left(weights: Sequence[tuple[str, float | None]], words: Words) -> str:
    """Where no gap above zero is known: none stated, none assessed, or all that was assessed is at its target."""
    unknown = sum(weight is None for _, weight in weights)
    if not weights:
        return words.t("No gap has been stated")
    if unknown == len(weights):
        return words.t("No gap has been assessed yet")
    if unknown:
        return words.tn(
            "Every capability that was assessed is at its target; {n} was not assessed",
            "Every capability that was assessed is at its target; {n} were not assessed",
            unknown,
        )
    return words.t("No gap is left: every capability is at its target")


def _half(known: Sequence[tuple[str, float]], total: int, words: Words) -> str:
    """How few of all `total` gaps make up half of the weighted gap; names only what is larger than the others."""
    count, of_all = half([weight for _, weight in known])
    share = words.percent(of_all or 0)
    if count == 1:
        return words.t("‘{name}’ alone makes up {share} of the weighted gap", name=known[0][0], share=share)
    if count == 2:  # noqa: PLR2004 - two names still fit a line
        return words.t(
            "‘{one}’ and ‘{two}’ make up {share} of the weighted gap", one=known[0][0], two=known[1][0], share=share
        )
    if known[0][1] == known[1][1]:
        return words.t(
            "{count} of {total} gaps make up {share} of the weighted gap",
            count=words.number(count),
            total=words.number(total),
            share=share,
        )
    return words.t(
        "‘{name}’ is the largest; {count} of {total} gaps make up {share} of the weighted gap",
        name=known[0][0],
        count=words.number(count),
        total=words.number(total),
        share=share,
    )


def closing_time(course: ClosingFact, words: Words) -> str:
    """When two thirds of the weighted gap are closed, as coordinated, and whether that was asked for earlier."""
    if not course.weighted:
        return words.t("Nothing can be said about closing: no gap has been assessed")
    asked = _reached([(each.date, each.open_requested) for each in course.days], course.weighted)
    coordinated = _reached([(each.date, each.open_coordinated) for each in course.days], course.weighted)
    if coordinated is None:
        return words.t(
            "{share} of the weighted gap has no date by which it closes", share=words.percent(course.never_share or 0)
        )
    if asked is None or (coordinated - asked).days < A_MONTH:
        return words.t("Two thirds of the weighted gap are closed by {month}", month=words.month(coordinated))
    return words.t(
        "Coordination costs time: two thirds of the weighted gap are closed by {coordinated}, not {asked}",
        coordinated=words.month(coordinated),
        asked=words.month(asked),
    )


def _reached(days: Sequence[tuple[dt.date, float]], whole: float) -> dt.date | None:
    """The first day that leaves a third of the weighted gap open at most; None if none does."""
    return next((day for day, still_open in days if whole - still_open >= TWO_THIRDS * whole - 1e-9), None)


def closing_states(late: int, without: int, total: int, words: Words, undated: int = 0) -> str:
    """How many gaps close in time, late, or not at all; of `undated` ones a date is missing, so nobody can tell."""
    if not total:
        return words.t("No gap has been stated")
    if late and without:
        return words.t(
            "{late} of {total} gaps will close late, and {without} not at all, for want of an initiative",
            late=words.number(late),
            total=words.number(total),
            without=words.number(without),
        )
    if late:
        return _late(late, total, words)
    if without:
        return _without(without, total, words)
    if undated:
        return _undated(undated, total, words)
    return words.tn("The only gap closes in time", "All {n} gaps close in time", total)


def _late(late: int, total: int, words: Words) -> str:
    if late == total:
        return words.tn("The only gap closes late", "All {n} gaps close late", total)
    return words.tn(
        "{n} of {total} gaps closes late", "{n} of {total} gaps close late", late, total=words.number(total)
    )


def _without(without: int, total: int, words: Words) -> str:
    if without == total:
        return words.tn("The only gap has no initiative", "None of {n} gaps has an initiative", total)
    return words.tn(
        "{n} of {total} gaps has no initiative",
        "{n} of {total} gaps have no initiative",
        without,
        total=words.number(total),
    )


def _undated(undated: int, total: int, words: Words) -> str:
    if undated == total:
        return words.tn(
            "The only gap lacks a date, so nobody can say whether it closes in time",
            "All {n} gaps lack a date, so nobody can say whether they close in time",
            total,
        )
    return words.tn(
        "{n} of {total} gaps lacks a date, so nobody can say whether it closes in time",
        "{n} of {total} gaps lack a date, so nobody can say whether they close in time",
        undated,
        total=words.number(total),
    )
