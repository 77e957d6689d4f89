"""What the log and the state of the data say."""

from collections.abc import Sequence

from reportgen.words.catalogue import Words


def log(total: int, undecided: int, overdue: int, words: Words) -> str:
    """How many entries of the log are still open, and how many of these are overdue."""
    if not total:
        return words.t("The log holds no decision")
    if not undecided:
        return words.tn("The only entry of the log is decided", "All {n} entries of the log are decided", total)
    if total == 1:
        if overdue:
            return words.t("The only entry of the log is open, and overdue")
        return words.t("The only entry of the log is open, and not overdue")
    if overdue:
        return words.t(
            "{open} of {total} entries of the log are open, {overdue} of them overdue",
            open=words.number(undecided),
            total=words.number(total),
            overdue=words.number(overdue),
        )
    return words.tn(
        "{n} of {total} entries of the log is open, and not overdue",
        "{n} of {total} entries of the log are open, none of them overdue",
        undecided,
        total=words.number(total),
    )


def submitted(departments: int, missing: Sequence[str], words: Words) -> str:
    """Whether every department has sent its workbook."""
    if not departments:
        return words.t("No department has been registered")
    if not missing:
        return words.tn(
            "The only department has sent its workbook", "All {n} departments have sent their workbooks", departments
        )
    if len(missing) == departments:
        return words.t("No department has sent its workbook")
    return words.t("No workbook came from {departments}", departments=words.list(missing))


def errors(count: int, words: Words) -> str:
    """How many values could not be used."""
    if not count:
        return words.t("Everything that was sent could be read and used")
    return words.tn(
        "{n} error must be mended before this can be relied on",
        "{n} errors must be mended before this can be relied on",
        count,
    )


def unstated(found: Sequence[tuple[str, int]], words: Words) -> str:
    """What is most often left unsaid; each as (what, how often)."""
    if not found:
        return words.t("Nothing that the plan needs is left unsaid")
    what, count = max(found, key=lambda each: each[1])
    if sum(often == count for _, often in found) > 1:
        return words.tn(
            "{kinds} things are left unsaid, none more than {n} time",
            "{kinds} things are left unsaid, none more than {n} times",
            count,
            kinds=words.number(len(found)),
        )
    return words.t("Most often left unsaid: {what} ({count})", what=what, count=words.number(count))
