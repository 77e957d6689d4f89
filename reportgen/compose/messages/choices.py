"""What the requirement matrix says: is the strategy one that carries, resists, and attracts."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.words.catalogue import Words

LUKEWARM = 3
"""Mean support of leaders (1 to 5) below which a guideline finds little."""


@dataclass(frozen=True)
class Weighed:
    """The requirements, by whether some guideline supports them well (2 or more of 3).

    `carried` counts those that are; `unsupported` names those that are not, `single` those that one guideline alone
    carries; `unassessed` counts those of which nothing is stated.
    """

    carried: int
    unsupported: tuple[str, ...]
    unassessed: int
    single: tuple[str, ...]

    @property
    def assessed(self) -> int:
        """How many something is stated of."""
        return self.carried + len(self.unsupported)


def carried(weighed: Weighed, words: Words) -> str:
    """How many requirements some guideline carries."""
    total = weighed.assessed
    if not total:
        return words.t("No requirement has been held against the guidelines yet")
    if weighed.unsupported and weighed.carried:
        return words.tn(
            "{n} of {total} requirements is carried by no guideline: {codes}",
            "{n} of {total} requirements are carried by no guideline: {codes}",
            len(weighed.unsupported),
            total=words.number(total),
            codes=words.list(weighed.unsupported),
        )
    if weighed.unsupported:
        return words.tn(
            "The only requirement is carried by no guideline",
            "None of {n} requirements is carried by a guideline",
            total,
        )
    if weighed.unassessed:
        return words.tn(
            "Every requirement is carried by a guideline but {n}, which is not assessed",
            "Every requirement is carried by a guideline but {n}, which are not assessed",
            weighed.unassessed,
        )
    return words.tn(
        "The only requirement is carried by a guideline", "All {n} requirements are carried by a guideline", total
    )


def verdict(weighed: Weighed, lukewarm: Sequence[str] | None, words: Words) -> tuple[str, ...]:
    """Whether the strategy carries the business, does not hang on one guideline, and finds support; a sentence each.

    `lukewarm` are the guidelines that find little support among leaders, None where nobody was asked.
    """
    return (_carries(weighed, words), _resilient(weighed, words), _attractive(lukewarm, words))


def _carries(weighed: Weighed, words: Words) -> str:
    if not weighed.assessed:
        return words.t(
            "Whether it carries the business cannot be said: nobody has assessed how far the guidelines support it."
        )
    if not weighed.carried:
        return words.t("It does not carry the business: no requirement has a guideline that supports it well.")
    if weighed.unsupported:
        return words.t(
            "It carries {count} of {total} requirements; {codes} must be dropped, or find a guideline.",
            count=words.number(weighed.carried),
            total=words.number(weighed.assessed),
            codes=words.list(weighed.unsupported),
        )
    return words.t(
        "It carries the business: every requirement that was assessed has a guideline that supports it well."
    )


def _resilient(weighed: Weighed, words: Words) -> str:
    if not weighed.carried:
        return words.t("Whether it is resilient cannot be said: no requirement is known to be carried.")
    if not weighed.single:
        return words.t("It is resilient: no requirement hangs on one guideline alone.")
    return words.tn(
        "It is resilient only in part: {codes} hangs on one guideline alone and falls with it.",
        "It is resilient only in part: {n} requirements ({codes}) hang on one guideline alone and fall with it.",
        len(weighed.single),
        codes=words.list(weighed.single),
    )


def _attractive(lukewarm: Sequence[str] | None, words: Words) -> str:
    if lukewarm is None:
        return words.t("Whether it attracts cannot be said: no leader has been asked.")
    if not lukewarm:
        return words.t(
            "It is attractive: leaders support every guideline they were asked about with 3 of 5 or more on average."
        )
    return words.t(
        "It does not attract everywhere: leaders support {codes} with less than 3 of 5 on average.",
        codes=words.list(lukewarm),
    )
