"""What the coordinated plan says: what is critical, which milestones hold, how good the plan is."""

from collections import Counter
from collections.abc import Sequence

from reportgen.words.catalogue import Words

MOST = 0.5
ROUNDING = 0.05


def critical(departments: Sequence[str], dated: int, words: Words) -> str:
    """How much of the plan has no float; `departments` holds the owner of each critical initiative."""
    if not dated:
        return words.t("No initiative has dates, so there is no roadmap yet")
    if not departments:
        return words.t("No initiative is critical: each could slip without moving a promised date")
    count = len(departments)
    if count == dated:
        return words.tn("The only initiative is critical", "All {n} initiatives are critical: nothing may slip", count)
    if count > MOST * dated:
        return words.t(
            "{count} of {total} initiatives are critical: the plan has hardly any slack",
            count=words.number(count),
            total=words.number(dated),
        )
    return _spread(departments, dated, words)


def _spread(departments: Sequence[str], dated: int, words: Words) -> str:
    """In which departments the critical initiatives lie, where they are not most of the plan."""
    count = len(departments)
    name, own = Counter(departments).most_common(1)[0]
    if own == count:
        return words.tn(
            "One initiative of {total} is critical, in {department}",
            "{n} of {total} initiatives are critical, all of them in {department}",
            count,
            total=words.number(dated),
            department=name,
        )
    if own > MOST * count:
        return words.t(
            "{count} of {total} initiatives are critical, most of them in {department}",
            count=words.number(count),
            total=words.number(dated),
            department=name,
        )
    return words.t(
        "{count} of {total} initiatives are critical, in {departments} departments",
        count=words.number(count),
        total=words.number(dated),
        departments=words.number(len(set(departments))),
    )


def milestones(tones: Sequence[str], words: Words) -> str:
    """How many milestones are reached in time; one tone each: green in time, red late, amber not known."""
    total, late, unknown = len(tones), tones.count("red"), tones.count("amber")
    if not total:
        return words.t("The programme has promised no milestone")
    if late == total:
        return words.tn("The only milestone is missed", "All {n} milestones are missed", total)
    if late:
        return words.tn(
            "{n} of {total} milestones is missed",
            "{n} of {total} milestones are missed",
            late,
            total=words.number(total),
        )
    if unknown == total:
        return words.tn("The only milestone cannot be dated", "None of {n} milestones can be dated", total)
    if unknown:
        return words.tn(
            "{n} of {total} milestones cannot be dated",
            "{n} of {total} milestones cannot be dated",
            unknown,
            total=words.number(total),
        )
    return words.tn("The only milestone is reached in time", "All {n} milestones are reached in time", total)


def method(status: str, overload: float, words: Words) -> str:
    """How the dates came about, and whether a better plan may exist."""
    if status == "nothing-to-do":
        return words.t("Nothing had to be moved: the dates as asked keep every link and every capacity that is stated.")
    if status == "infeasible":
        return words.t(
            "No plan was found that keeps the links between the initiatives; the dates shown are those asked for."
        )
    proof = (
        words.t("It is proven that no plan does better by these rules.")
        if status == "optimal"
        else words.t("The search stopped before it was proven that no plan does better.")
    )
    rest = words.t("No role whose capacity is stated is asked for more than there is.")
    if overload > ROUNDING:
        rest = words.t(
            "Even so, {days} person-days remain for which nobody is there.",
            days=words.number(overload, 1 if overload < 1 else 0),
        )
    return f"{proof} {rest}"
