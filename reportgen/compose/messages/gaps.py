"""What the strategic gap says: which capabilities weigh most, and when the gap closes."""

import datetime as dt
from collections.abc import Sequence

from reportgen.words.catalogue import Words

HALF, TWO_THIRDS = 0.5, 2 / 3
A_MONTH = 28


def largest_gaps(weights: Sequence[tuple[str, float | None]], words: Words) -> str:  # noqa: PLR0911 - one case each
    """Which capabilities make up the weighted gap; `weights` by capability, None where not assessed."""
    known = sorted(
        ((name, weight) for name, weight in weights if weight is not None and weight > 0), key=lambda each: -each[1]
    )
    if not weights:
        return words.t("No gap has been stated")
    if not known:
        unknown = any(weight is None for _, weight in weights)
        return (
            words.t("No gap has been assessed yet")
            if unknown
            else words.t("No gap is left: every capability is at its target")
        )
    if len(known) == 1:
        return words.t("‘{name}’ is the whole of the assessed gap", name=known[0][0])
    if known[0][1] == known[-1][1]:
        return words.tn("{n} gap weighs as much as the others", "All {n} assessed gaps weigh the same", len(known))
    total, reached, count = sum(weight for _, weight in known), 0.0, 0
    while reached < HALF * total:
        reached += known[count][1]
        count += 1
    share = words.percent(reached / total)
    if count == 1:
        return words.t("‘{name}’ alone makes up {share} of the weighted gap", name=known[0][0], share=share)
    if count == 2:  # noqa: PLR2004 - two names still fit a line
        return words.t(
            "‘{one}’ and ‘{two}’ make up {share} of the weighted gap", one=known[0][0], two=known[1][0], share=share
        )
    return words.t(
        "‘{name}’ is the largest; {count} of {total} gaps make up {share} of the weighted gap",
        name=known[0][0],
        count=words.number(count),
        total=words.number(len(known)),
        share=share,
    )


def closing_time(weighted: Sequence[tuple[float, dt.date | None, dt.date | None]], words: Words) -> str:
    """When two thirds of the weighted gap are closed; each gap as (weight, closes as asked, closes as coordinated)."""
    total = sum(weight for weight, _, _ in weighted)
    if not total:
        return words.t("Nothing can be said about closing: no gap has been assessed")
    asked = reached([(weight, day) for weight, day, _ in weighted], total)
    coordinated = reached([(weight, day) for weight, _, day in weighted], total)
    if coordinated is None:
        never = sum(weight for weight, _, day in weighted if day is None)
        return words.t("{share} of the weighted gap has no date by which it closes", share=words.percent(never / total))
    if asked is None or abs((coordinated - asked).days) < A_MONTH:
        return words.t("Two thirds of the weighted gap are closed by {month}", month=words.month(coordinated))
    return words.t(
        "Coordination costs time: two thirds of the weighted gap are closed by {coordinated}, not {asked}",
        coordinated=words.month(coordinated),
        asked=words.month(asked),
    )


def reached(closings: Sequence[tuple[float, dt.date | None]], total: float) -> dt.date | None:
    """The day by which two thirds of `total` are closed; None if never."""
    closed = 0.0
    for weight, day in sorted((each for each in closings if each[1]), key=lambda each: str(each[1])):
        closed += weight
        if closed >= TWO_THIRDS * total - 1e-9:
            return day
    return None


def closing_states(late: int, without: int, total: int, words: Words, undated: int = 0) -> str:
    """How many gaps close in time, late, or not at all; of `undated` ones a date is missing, so nobody can tell."""
    if not total:
        return words.t("No gap has been stated")
    if undated and not late and not without:
        return words.tn(
            "{n} of {total} gaps lacks a date, so nobody can say whether it closes in time",
            "{n} of {total} gaps lack a date, so nobody can say whether they close in time",
            undated,
            total=words.number(total),
        )
    if not late and not without:
        return words.tn("The only gap closes in time", "All {n} gaps close in time", total)
    if not without:
        return words.tn(
            "{n} of {total} gaps closes late", "{n} of {total} gaps close late", late, total=words.number(total)
        )
    if not late:
        return words.tn(
            "{n} of {total} gaps has no initiative",
            "{n} of {total} gaps have no initiative",
            without,
            total=words.number(total),
        )
    return words.t(
        "{late} of {total} gaps will close late, and {without} not at all, for want of an initiative",
        late=words.number(late),
        total=words.number(total),
        without=words.number(without),
    )
