"""What the interconnections and the demands say: promises that agree, contradict, or are made by one side only."""

from collections.abc import Sequence

from reportgen.words.catalogue import Words


def states(contradictory: int, one_sided: int, total: int, words: Words) -> str:
    """How many interconnections do not hold."""
    if not total:
        return words.t("No interconnection with other areas has been stated")
    if contradictory and one_sided:
        return words.tn(
            "{contradictory} of {total} interconnections cannot hold as stated; {n} is known to one side only",
            "{contradictory} of {total} interconnections cannot hold as stated; {n} are known to one side only",
            one_sided,
            total=words.number(total),
            contradictory=words.number(contradictory),
        )
    if contradictory:
        return _contradicted(contradictory, total, words)
    if one_sided:
        return half_known(one_sided, total, words)
    return words.tn(
        "The only interconnection is not contradicted", "None of {n} interconnections is contradicted", total
    )


def _contradicted(count: int, total: int, words: Words) -> str:
    if count == total:
        return words.tn(
            "The only interconnection cannot hold as stated",
            "None of {n} interconnections can hold as stated",
            total,
        )
    return words.tn(
        "{n} of {total} interconnections cannot hold as stated",
        "{n} of {total} interconnections cannot hold as stated",
        count,
        total=words.number(total),
    )


def half_known(count: int, total: int, words: Words) -> str:
    """How many interconnections only one side knows of; there is at least one."""
    if count == total:
        return words.tn(
            "The only interconnection is known to one side only",
            "All {n} interconnections are known to one side only",
            total,
        )
    return words.tn(
        "{n} of {total} interconnections is known to one side only",
        "{n} of {total} interconnections are known to one side only",
        count,
        total=words.number(total),
    )


def answers(total: int, unanswered: int, declined: int, late: Sequence[str], words: Words) -> str:
    """How the demands were answered; `late` names those whose service comes after it is needed."""
    if not total:
        return words.t("No demand on IT has been stated")
    if unanswered:
        return _unanswered(unanswered, total, words)
    return _answered(total, declined, len(late), words)


def _unanswered(unanswered: int, total: int, words: Words) -> str:
    if unanswered == total:
        return words.tn("The only demand has no answer yet", "None of {n} demands has an answer yet", total)
    return words.tn(
        "{n} of {total} demands has no answer yet",
        "{n} of {total} demands have no answer yet",
        unanswered,
        total=words.number(total),
    )


def _answered(total: int, declined: int, late: int, words: Words) -> str:
    if declined == total:
        return words.tn("The only demand is declined", "All {n} demands are declined", total)
    if late and total == 1:
        return words.t("The only demand is answered, but met later than needed")
    if late:
        return words.tn(
            "All demands are answered, but {n} is met later than needed",
            "All demands are answered, but {n} are met later than needed",
            late,
        )
    if declined:
        return words.tn(
            "All demands are answered; {n} is declined", "All demands are answered; {n} are declined", declined
        )
    return words.tn(
        "The only demand is answered, and not known to come late",
        "All {n} demands are answered, and none is known to come late",
        total,
    )


def risks(red: int, amber: int, total: int, words: Words) -> str:
    """How grave the risks are."""
    if not total:
        return words.t("No risk has been stated")
    if red == total:
        return words.tn("The only risk is red", "All {n} risks are red", total)
    if red:
        return words.tn("{n} of {total} risks is red", "{n} of {total} risks are red", red, total=words.number(total))
    if amber == total:
        return words.tn("The only risk is amber", "All {n} risks are amber", total)
    if amber:
        return words.tn(
            "No risk is red; {n} of {total} is amber",
            "No risk is red; {n} of {total} are amber",
            amber,
            total=words.number(total),
        )
    return words.tn("The only risk is neither likely nor grave", "None of {n} risks is both likely and grave", total)


def decisions(open_: int, overdue: int, total: int, words: Words) -> str:
    """How many of the decisions that name a department have been taken; `overdue` are open and past their date."""
    if total == 1 and overdue:
        return words.t("The only decision that names us is overdue")
    if total == 1 and open_:
        return words.t("The only decision that names us is still open")
    if overdue:
        return words.tn(
            "{n} of {total} decisions that name us is overdue",
            "{n} of {total} decisions that name us are overdue",
            overdue,
            total=words.number(total),
        )
    if open_:
        return words.tn(
            "{n} of {total} decisions that name us is still open",
            "{n} of {total} decisions that name us are still open",
            open_,
            total=words.number(total),
        )
    return words.tn(
        "The only decision that names us has been taken", "All {n} decisions that name us have been taken", total
    )
