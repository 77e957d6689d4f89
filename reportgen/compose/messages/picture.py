"""What the whole picture says: holes between guidelines and departments, loops, who depends on whom."""

from collections import Counter
from collections.abc import Sequence

from reportgen.compose.messages.interconnections import half_known
from reportgen.words.catalogue import Words


def holes(found: Sequence[tuple[str, str]], total: int, words: Words) -> str:
    """Where a guideline does not reach a department; each hole as (guideline, department), of `total` cells."""
    if not found:
        return words.t("Every guideline reaches every department")
    if len(found) == total:
        return words.t("No guideline has reached any department yet")
    if len(found) == 1:
        guideline, department = found[0]
        return words.t(
            "Every guideline reaches every department but one: {department} on {guideline}",
            department=department,
            guideline=guideline,
        )
    department, count = Counter(department for _, department in found).most_common(1)[0]
    if count > 1:
        return words.t(
            "{holes} of {total} combinations of guideline and department are incomplete, {count} of them in "
            "{department}",
            holes=words.number(len(found)),
            total=words.number(total),
            count=words.number(count),
            department=department,
        )
    return words.t(
        "{holes} of {total} combinations of guideline and department are incomplete, each in another department",
        holes=words.number(len(found)),
        total=words.number(total),
    )


def contradictory(total: int, unsettled: int, words: Words) -> str:
    """How many contradictions there are, and how many the log has not settled."""
    if not total:
        return words.t("No promise contradicts another")
    if not unsettled:
        return words.tn("The only contradiction has been decided", "All {n} contradictions have been decided", total)
    if unsettled == total:
        return words.tn(
            "One promise contradicts another, and nobody has decided",
            "{n} promises contradict others, and none is decided",
            total,
        )
    return words.tn(
        "{n} of {total} contradictions is not decided",
        "{n} of {total} contradictions are not decided",
        unsettled,
        total=words.number(total),
    )


def network(needs: Sequence[tuple[str, str]], words: Words) -> str:
    """Who is needed most; each need as (who needs, from whom), both by name, of different departments."""
    if not needs:
        return words.t("No department has said that it needs another")
    needed: dict[str, set[str]] = {}
    for who, whom in needs:
        needed.setdefault(whom, set()).add(who)
    most = max(len(found) for found in needed.values())
    top = [whom for whom, found in needed.items() if len(found) == most]
    if len(top) > 1:
        return words.tn(
            "{departments} are each needed by {n} other",
            "{departments} are each needed by {n} others",
            most,
            departments=words.list(sorted(top, key=words.order)),
        )
    return words.tn(
        "{department} is needed by {n} other",
        "{department} is needed by {n} others, more than anybody else",
        most,
        department=top[0],
    )


def loops(groups: Sequence[Sequence[str]], words: Words) -> str:
    """Who waits for each other; each group as the names of its departments."""
    if not groups:
        return words.t("Nobody waits in a circle")
    if len(groups) > 1:
        return words.t("{count} groups of initiatives wait for each other in a circle", count=words.number(len(groups)))
    names = list(groups[0])
    if len(names) == 1:
        return words.t("{department} waits for itself", department=names[0])
    return words.t("{departments} wait for each other", departments=words.list(names))


def one_sided(count: int, total: int, words: Words) -> str:
    """How many interconnections only one side knows of."""
    if not count:
        return words.t("Every interconnection is known to both sides")
    return half_known(count, total, words)


def demands(total: int, unanswered: int, declined: int, words: Words) -> str:
    """How the demands on IT were answered."""
    if not total:
        return words.t("No department has stated a demand on IT")
    if unanswered == total:
        return words.tn("The only demand on IT has no answer yet", "None of {n} demands on IT has an answer yet", total)
    if unanswered:
        return words.tn(
            "{n} of {total} demands on IT has no answer yet",
            "{n} of {total} demands on IT have no answer yet",
            unanswered,
            total=words.number(total),
        )
    if declined == total:
        return words.tn("The only demand on IT is declined", "All {n} demands on IT are declined", total)
    if declined:
        return words.tn(
            "Every demand on IT is answered; {n} of {total} is declined",
            "Every demand on IT is answered; {n} of {total} are declined",
            declined,
            total=words.number(total),
        )
    return words.tn("The only demand on IT is answered", "All {n} demands on IT are answered, none is declined", total)
