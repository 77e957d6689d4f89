"""What may be said of how few leaders understand the strategy: no figure, and none that would give one away."""

from collections.abc import Iterable, Mapping

from reportgen.analyse.facts import Understanding

NOBODY = ""
"""Stands for the department of leaders of whom none is stated."""


def disclosed(rows: Iterable[Understanding], fewest: int) -> tuple[Understanding, ...]:
    """The rows that documents may print: those of nameable departments, and those over all leaders.

    Where fewer than `fewest` were asked in all, only their number is left. What one document leaves
    out all leave out, so that nothing can be worked out from several.
    """
    found = tuple(rows)
    overall = {(each.guideline, each.round): each.n for each in found if each.department is None}
    leaders: dict[tuple[str, int], dict[str, int]] = {asked: {} for asked in overall}
    for each in found:
        if each.department is not None:
            leaders[each.guideline, each.round][each.department] = each.n
    said = {
        asked: nameable({**own, NOBODY: overall[asked] - sum(own.values())}, fewest) for asked, own in leaders.items()
    }
    return tuple(
        each if each.department else _over_all(each, fewest)
        for each in found
        if each.department is None or each.department in said[each.guideline, each.round]
    )


def nameable(leaders: Mapping[str, int], fewest: int) -> frozenset[str]:
    """The departments of which something may be said, given how many leaders each has.

    A department with fewer leaders than `fewest` is left out. What is said of all together less what is said of the
    others would give it away, unless those left out are `fewest` or more together: until then the department with the
    next fewest (ties by code) is left out too. That is the complementary suppression of statistical offices, see
    Hundepool and others, *Statistical Disclosure Control* (2012), chapter 4.
    """
    asked = {code: n for code, n in leaders.items() if n > 0}
    said = {code for code, n in asked.items() if n >= fewest and code != NOBODY}
    while said and 0 < sum(n for code, n in asked.items() if code not in said) < fewest:
        said.remove(min(said, key=lambda code: (asked[code], code)))
    return frozenset(said)


def _over_all(row: Understanding, fewest: int) -> Understanding:
    few = {"mean": None, "support": None, "cns": None, "rwg": None}
    return row if row.n >= fewest else row.model_copy(update=few)
