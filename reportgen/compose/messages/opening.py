"""What a document's first lines say: why it is before its reader, by when, and what delay costs."""

import datetime as dt
from collections.abc import Sequence

from reportgen.words.catalogue import Words

SOON = 20
"""Weekdays of slack, four weeks, below which an initiative is worth a word."""


def why_report(department: str, meeting: dt.date | None, words: Words) -> str:
    """Why the head of a department reads the gap report, and by when something is wanted of the head."""
    if meeting is None:
        return words.t(
            "This is before you because {department} is to commit to the coordinated plan; when the board decides on "
            "it has not been stated.",
            department=department,
        )
    return words.t(
        "This is before you because the board decides on {date} and needs your commitment before that.",
        date=words.long_date(meeting),
    )


def why_plan(departments: int, meeting: dt.date | None, words: Words) -> str:
    """Why the board reads the implementation plan, and when it decides."""
    if not departments:
        return words.t("This is before you to begin with: no department has been registered yet.")
    if meeting is None:
        return words.tn(
            "This is before you because {n} department needs one decision on its plan; when the board meets has not "
            "been stated.",
            "This is before you because {n} departments need one decision on their common plan; when the board meets "
            "has not been stated.",
            departments,
        )
    return words.tn(
        "This is before you because {n} department needs one decision on its plan, on {date}.",
        "This is before you because {n} departments need one decision on their common plan, on {date}.",
        departments,
        date=words.long_date(meeting),
    )


def delay(slack: Sequence[tuple[int | None, dt.date]], words: Words) -> str:
    """What delay costs; of each initiative still to begin its slack in weekdays, None where unknown, and its start.

    Slack is what `float_days` of the facts is: without any, an initiative may not take a day longer without harm.
    """
    known = [(days, start) for days, start in slack if days is not None]
    if not slack:
        return words.t("No initiative with dates is still to begin, so delay moves none.")
    if not known:
        return words.t("It cannot be said: no promised date depends on the initiatives that are still to begin.")
    none_left = [start for days, start in known if days <= 0]
    if none_left:
        return words.tn(
            "{n} initiative still to begin has no slack: from {date} on, a day lost is lost at a promised date.",
            "{n} initiatives still to begin have no slack: from {date} on, a day lost is lost at a promised date.",
            len(none_left),
            date=words.date(min(none_left)),
        )
    soon = sum(days < SOON for days, _ in known)
    if soon:
        return words.tn(
            "{n} initiative still to begin has less than four weeks of slack before a promised date is lost.",
            "{n} initiatives still to begin have less than four weeks of slack before a promised date is lost.",
            soon,
        )
    return words.t("Each initiative still to begin has four weeks of slack or more before a promised date is lost.")


def since_last_issue(words: Words) -> str:
    """What changed since the last issue, where none has been kept."""
    return words.t("No earlier issue has been kept, so nothing can be compared with it.")
