"""What the sums of gaps say."""

from collections.abc import Sequence

from reportgen.words.catalogue import Words


def heaviest(shares: Sequence[tuple[str, float | None]], words: Words) -> str:
    """Which guideline carries most of the weighted gap; each as (name, share), None where there is no such gap."""
    if not shares:
        return words.t("No guideline has been stated")
    known = [(name, share) for name, share in shares if share is not None]
    if not known:
        return words.t("No guideline has an assessed gap")
    name, most = max(known, key=lambda each: each[1])
    if all(share == most for _, share in known) and len(known) > 1:
        return words.t("The weighted gap is the same for every guideline")
    return words.t("‘{guideline}’ carries {share} of the weighted gap", guideline=name, share=words.percent(most))


def open_ends(found: Sequence[tuple[str, int, int]], words: Words) -> str:
    """Where gaps close late or not at all; each department as (name, gaps that close late, gaps without initiative)."""
    troubled = [(name, late + without) for name, late, without in found if late + without]
    if not troubled:
        return words.t("No department has a gap that closes late or not at all")
    name, most = max(troubled, key=lambda each: each[1])
    if len(troubled) > 1 and sum(count == most for _, count in troubled) > 1:
        return words.tn(
            "{departments} departments have gaps that close late or not at all; none has more than {n}",
            "{departments} departments have gaps that close late or not at all; none has more than {n}",
            most,
            departments=words.number(len(troubled)),
        )
    if len(troubled) == 1:
        return words.tn(
            "Only {department} has a gap that closes late or not at all",
            "Only {department} has gaps that close late or not at all: {n}",
            most,
            department=name,
        )
    return words.tn(
        "{departments} departments have gaps that close late or not at all; {department} has most: {n}",
        "{departments} departments have gaps that close late or not at all; {department} has most: {n}",
        most,
        departments=words.number(len(troubled)),
        department=name,
    )


def over_budget(over: Sequence[str], *, stated: int, departments: int, words: Words) -> str:
    """Which departments exceed their budget in some year; `stated` of them have a budget at all."""
    if not stated:
        return words.t("No department has a budget")
    if not over and stated < departments:
        return words.t("No department that has stated a budget exceeds it in any year")
    if not over:
        return words.t("No department exceeds its budget in any year")
    return words.tn(
        "{departments} exceeds its budget in a year",
        "{departments} exceed their budgets in a year",
        len(over),
        departments=words.list(over),
    )


def closing(total: int, late: int, without: int, words: Words, undated: int = 0) -> str:
    """The opening sentence of the gap: how many there are, and how many do not, or may not, close in time."""
    if not total:
        return words.t("No gap has been stated, so there is nothing to close yet.")
    if not late and not without and not undated:
        return words.tn("There is one gap; it closes in time.", "There are {n} gaps; all of them close in time.", total)
    if total == 1:
        return _only(late, without, words)
    said = [
        (late, words.tn("{n} closes later than its target date", "{n} close later than their target dates", late)),
        (without, words.tn("{n} has no initiative", "{n} have no initiative", without)),
        (undated, words.tn("{n} lacks a date", "{n} lack a date", undated)),
    ]
    reasons = words.list([text for count, text in said if count])
    return words.tn("Of {n} gap, {reasons}.", "Of {n} gaps, {reasons}.", total, reasons=reasons)


def _only(late: int, without: int, words: Words) -> str:
    if late:
        return words.t("There is one gap; it closes later than its target date.")
    if without:
        return words.t("There is one gap; it has no initiative.")
    return words.t("There is one gap; a date is missing, so nobody can say whether it closes in time.")
