"""What the requirement matrix says: is the strategy one that carries, resists, and attracts."""

from collections.abc import Sequence

from reportgen.words.catalogue import Words

LUKEWARM = 3
"""Mean support of leaders (1 to 5) below which a guideline finds little."""


def carried(total: int, unsupported: Sequence[str], words: Words) -> str:
    """How many requirements some guideline supports well (2 or more of 3)."""
    if not unsupported:
        return words.tn("The only requirement is carried by a guideline", "All {n} requirements are carried by a guideline", total)
    if len(unsupported) == total:
        return words.tn("The only requirement is carried by no guideline", "None of {n} requirements is carried by a guideline", total)
    return words.tn(
        "{n} of {total} requirements is carried by no guideline: {codes}",
        "{n} of {total} requirements are carried by no guideline: {codes}",
        len(unsupported),
        total=words.number(total),
        codes=words.list(unsupported),
    )


def verdict(
    total: int, unsupported: Sequence[str], single: Sequence[str], lukewarm: Sequence[str] | None, words: Words
) -> tuple[str, ...]:
    """Whether the strategy carries the business, does not hang on one guideline, and finds support; a sentence each.

    `single` are the requirements carried by one guideline alone; `lukewarm` the guidelines that find little support
    among leaders, None where nobody was asked.
    """
    return (_carries(total, unsupported, words), _resilient(total - len(unsupported), single, words), _attractive(lukewarm, words))


def _carries(total: int, unsupported: Sequence[str], words: Words) -> str:
    if not unsupported:
        return words.t("It carries the business: every requirement has a guideline that supports it well.")
    if len(unsupported) == total:
        return words.t("It does not carry the business: no requirement has a guideline that supports it well.")
    return words.t(
        "It carries {count} of {total} requirements; {codes} must be dropped, or find a guideline.",
        count=words.number(total - len(unsupported)),
        total=words.number(total),
        codes=words.list(unsupported),
    )


def _resilient(carried_ones: int, single: Sequence[str], words: Words) -> str:
    if not carried_ones:
        return words.t("Whether it is resilient cannot be said: nothing is carried.")
    if not single:
        return words.t("It is resilient: no requirement hangs on one guideline alone.")
    return words.tn(
        "It is resilient only in part: {codes} hangs on one guideline alone and falls with it.",
        "It is resilient only in part: {n} requirements ({codes}) hang on one guideline alone and fall with it.",
        len(single),
        codes=words.list(single),
    )


def _attractive(lukewarm: Sequence[str] | None, words: Words) -> str:
    if lukewarm is None:
        return words.t("Whether it attracts cannot be said: no leader has been asked.")
    if not lukewarm:
        return words.t("It is attractive: leaders support every guideline with 3 of 5 or more on average.")
    return words.t("It does not attract everywhere: leaders support {codes} with less than 3 of 5 on average.", codes=words.list(lukewarm))
