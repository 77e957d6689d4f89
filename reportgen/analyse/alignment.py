"""Do the leaders mean the same, does the strategy carry the business, and does each department act on it?"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from reportgen.analyse.facts import Coverage, RequirementSupport, Understanding
from reportgen.model.plan import Plan
from reportgen.model.records import Interview

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
    asked: dict[tuple[str, int], list[Interview]] = {}
    for each in plan.interviews:
        asked.setdefault((each.guideline, each.round), []).append(each)
    rows = []
    for key, answers in sorted(asked.items(), key=lambda item: item[0]):
        by_department: dict[str, list[Interview]] = {}
        for each in answers:
            if each.department is not None:
                by_department.setdefault(each.department, []).append(each)
        rows.append(_understanding_row(*key, None, answers))
        rows += [_understanding_row(*key, code, own) for code, own in sorted(by_department.items())]
    return tuple(rows)


def _understanding_row(guideline: str, number: int, department: str | None, answers: list[Interview]) -> Understanding:
    scores = _stated(each.understanding for each in answers)
    return Understanding(
        guideline=guideline,
        department=department,
        round=number,
        n=len(scores),
        mean=_mean(scores),
        support=_mean(_stated(each.support for each in answers)),
        cns=consensus(scores),
        rwg=agreement(scores),
    )


def _stated(answers: Iterable[int | None]) -> list[int]:
    """The scores that were given, sorted, so that the order of rows never shows in the last digit of a sum."""
    return sorted(score for score in answers if score is not None)


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
            demands=demands[guideline, department],
            gaps=gaps[guideline, department],
            initiatives=closing[guideline, department],
        )
        for guideline in sorted(plan.guideline)
        for department in sorted(plan.department)
    )


def _counts(rows: Iterable[tuple[str | None, str, str]]) -> Counter[tuple[str, str]]:
    """How many different codes there are per guideline and department; a row without a guideline counts nowhere."""
    stated = {(guideline, department, code) for guideline, department, code in rows if guideline is not None}
    return Counter((guideline, department) for guideline, department, _ in stated)
