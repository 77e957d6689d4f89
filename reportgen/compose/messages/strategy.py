"""What translation and understanding say: who has said what a guideline means, and whether leaders agree."""

from collections.abc import Sequence

from reportgen.words.catalogue import Words

MISUNDERSTOOD, AGREEMENT = 3, 0.6


def translated(department: str, silent: Sequence[str], total: int, words: Words) -> str:
    """Which guidelines a department has not translated."""
    if not total:
        return words.t("The programme has stated no guideline")
    if not silent:
        return words.tn(
            "{department} has translated the guideline",
            "{department} has translated all {n} guidelines",
            total,
            department=department,
        )
    if len(silent) == total:
        return words.t("{department} has not said how it translates any guideline", department=department)
    return words.t(
        "{department} has not said how it translates {guidelines}", department=department, guidelines=words.list(silent)
    )


def understanding(latest: Sequence[tuple[str, float, float | None, int]], words: Words) -> str:
    """How leaders understand the guidelines in their latest round: each as (guideline, mean, consensus, n)."""
    if not latest:
        return words.t("No leader has been interviewed")
    low = [each for each in latest if each[1] < MISUNDERSTOOD]
    split = [each for each in latest if each[2] is not None and each[2] < AGREEMENT and each[3] >= 3]  # noqa: PLR2004 - findings.md
    if low:
        name, mean, _, _ = min(low, key=lambda each: each[1])
        return words.t(
            "‘{guideline}’ is misunderstood: {mean} of 5 on average", guideline=name, mean=words.number(mean, 1)
        )
    if split:
        name, _, cns, _ = min(split, key=lambda each: each[2] or 0)
        return words.t(
            "Leaders disagree most on ‘{guideline}’: consensus {cns}", guideline=name, cns=words.number(cns, 2)
        )
    name, mean, _, _ = min(latest, key=lambda each: each[1])
    return words.t(
        "Every guideline is understood; ‘{guideline}’ least, with {mean} of 5",
        guideline=name,
        mean=words.number(mean, 1),
    )
