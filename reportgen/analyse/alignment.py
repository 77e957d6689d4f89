"""Do the leaders mean the same, does the strategy carry the business, and does each department act on it?"""

import math
from collections.abc import Iterable, Sequence

import pandas as pd

from reportgen.analyse.facts import Coverage, RequirementSupport, Understanding
from reportgen.model.plan import Plan

LOWEST, HIGHEST = 1, 5
"""The scale on which understanding and support are scored."""
RANDOM_VARIANCE = 2.0
"""The variance of answers given at random on five points, (5² − 1) / 12: what r_wg measures against."""


def consensus(scores: Sequence[float], lowest: float = LOWEST, highest: float = HIGHEST) -> float | None:
    """How far scores on an ordinal scale agree, from 0 (two camps at the ends) to 1 (all the same).

    Cns = 1 + Σ pᵢ log₂(1 − |Xᵢ − mean| / width), Tastle and Wierman, 'Consensus and dissention' (2007).
    None for fewer than two scores.
    """
    if len(scores) < 2:  # noqa: PLR2004 - nobody agrees alone
        return None
    mean = math.fsum(scores) / len(scores)
    width = highest - lowest
    return 1 + math.fsum(math.log2(1 - abs(score - mean) / width) for score in scores) / len(scores)


def agreement(scores: Sequence[float]) -> float | None:
    """r_wg = 1 − s² / 2 on a scale of five, never below 0; s² is the sample variance (James, Demaree and Wolf, 1984).

    None for fewer than two scores.
    """
    if len(scores) < 2:  # noqa: PLR2004 - nobody agrees alone
        return None
    mean = math.fsum(scores) / len(scores)
    variance = math.fsum((score - mean) ** 2 for score in scores) / (len(scores) - 1)
    return max(0.0, 1 - variance / RANDOM_VARIANCE)


def understanding(plan: Plan) -> tuple[Understanding, ...]:
    """A row per guideline and round over all leaders, then one per department that was asked.

    `n` counts the stated scores of understanding; an interview without one still makes a row.
    """
    frame = pd.DataFrame(
        [(each.guideline, each.round, each.department, each.understanding, each.support) for each in plan.interviews],
        columns=["guideline", "round", "department", "understanding", "support"],
        dtype=object,
    )
    rows = []
    for _, answers in frame.groupby(["guideline", "round"], sort=True):
        rows.append(_understanding_row(answers, None))
        rows += [_understanding_row(own, str(code)) for code, own in answers.groupby("department", sort=True)]
    return tuple(rows)


def _understanding_row(answers: pd.DataFrame, department: str | None) -> Understanding:
    scores = _stated(answers["understanding"])
    return Understanding(
        guideline=answers["guideline"].iloc[0],
        department=department,
        round=answers["round"].iloc[0],
        n=len(scores),
        mean=_mean(scores),
        support=_mean(_stated(answers["support"])),
        cns=consensus(scores),
        rwg=agreement(scores),
    )


def _stated(column: Iterable[object]) -> list[int]:
    """The scores that were given, sorted, so that the order of rows never shows in the last digit of a sum."""
    return sorted(score for score in column if isinstance(score, int))


def _mean(scores: Sequence[int]) -> float | None:
    return math.fsum(scores) / len(scores) if scores else None


def requirements(plan: Plan) -> tuple[RequirementSupport, ...]:
    """How far each guideline supports each business requirement; `best` is the highest stated."""
    rows = []
    for each in sorted(plan.requirements, key=lambda requirement: requirement.id):
        support = {code: each.support.get(code) for code in sorted(plan.guideline)}
        best = max((level for level in support.values() if level is not None), default=None)
        rows.append(RequirementSupport(requirement=each.id, importance=each.importance, best=best, support=support))
    return tuple(rows)


def coverage(plan: Plan) -> tuple[Coverage, ...]:
    """A row per guideline and registered department: translated, and how many demands, gaps and initiatives.

    The initiatives are those that close a gap which that department has on that guideline, each counted once;
    a cancelled one closes nothing.
    """
    translated = {(each.guideline, each.department) for each in plan.translations}
    demands = _counts((each.guideline, each.department, each.id) for each in plan.demands)
    gaps = _counts((each.guideline, each.department, each.id) for each in plan.gaps)
    closing = _counts(
        (gap.guideline, gap.department, initiative.id) for gap in plan.gaps for initiative in plan.closing[gap.id]
    )
    return tuple(
        Coverage(
            guideline=guideline,
            department=department,
            translated=(guideline, department) in translated,
            demands=demands.get((guideline, department), 0),
            gaps=gaps.get((guideline, department), 0),
            initiatives=closing.get((guideline, department), 0),
        )
        for guideline in sorted(plan.guideline)
        for department in sorted(plan.department)
    )


def _counts(rows: Iterable[tuple[str | None, str, str]]) -> dict[tuple[str, str], int]:
    """How many different codes there are per guideline and department; a row without a guideline counts nowhere."""
    frame = pd.DataFrame(list(rows), columns=["guideline", "department", "code"]).dropna().drop_duplicates()
    return {(str(key[0]), str(key[1])): len(codes) for key, codes in frame.groupby(["guideline", "department"])["code"]}
