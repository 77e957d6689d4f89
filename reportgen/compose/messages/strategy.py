"""What translation and understanding say: who has said what a guideline means, and whether leaders agree."""

from collections.abc import Sequence

from reportgen.words.catalogue import Words

MISUNDERSTOOD, AGREEMENT, APART = 3, 0.6, 0.5


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


def understanding(
    latest: Sequence[tuple[str, float, float | None, int]], words: Words, total: int | None = None
) -> str:
    """How leaders understand the guidelines in their latest round: each as (guideline, mean, consensus, n).

    There are `total` guidelines (None: as many as were asked about); of the others nothing is said.
    """
    total = len(latest) if total is None else total
    if not latest:
        return words.t("No leader has been interviewed")
    low = [each for each in latest if each[1] < MISUNDERSTOOD]
    split = [each for each in latest if each[2] is not None and each[2] < AGREEMENT and each[3] >= 3]  # noqa: PLR2004 - findings.md
    name, mean, _, _ = min(latest, key=lambda each: each[1])
    if len(low) > 1:
        return words.t(
            "{count} of {total} guidelines are misunderstood, ‘{guideline}’ most: {mean} of 5 on average",
            count=words.number(len(low)),
            total=words.number(total),
            guideline=name,
            mean=words.number(mean, 1),
        )
    if low:
        return words.t(
            "‘{guideline}’ is misunderstood: {mean} of 5 on average", guideline=name, mean=words.number(mean, 1)
        )
    if split:
        name, _, cns, _ = min(split, key=lambda each: each[2] or 0)
        return words.t(
            "Leaders disagree most on ‘{guideline}’: consensus {cns}", guideline=name, cns=words.number(cns, 2)
        )
    return _understood(latest, total, words)


def _understood(latest: Sequence[tuple[str, float, float | None, int]], total: int, words: Words) -> str:
    """Where no guideline is misunderstood: all alike, or one less than the others, of those that were asked about."""
    name, mean, _, _ = min(latest, key=lambda each: each[1])
    figure = words.number(mean, 1)
    if len(latest) < total:
        return words.tn(
            "Leaders were asked about {n} of {total} guidelines; ‘{guideline}’ has {mean} of 5",
            "Leaders were asked about {n} of {total} guidelines; ‘{guideline}’ is understood least, with {mean} of 5",
            len(latest),
            total=words.number(total),
            guideline=name,
            mean=figure,
        )
    if len(latest) > 1 and all(each[1] == mean for each in latest):
        return words.t("Every guideline is understood alike, with {mean} of 5", mean=figure)
    if len(latest) == 1:
        return words.t("The only guideline is understood, with {mean} of 5", mean=figure)
    return words.t("Every guideline is understood; ‘{guideline}’ least, with {mean} of 5", guideline=name, mean=figure)


def against_all(ours: Sequence[tuple[str, float, float]], words: Words) -> str:
    """Where our leaders stand against all: each guideline as (name, our mean, the mean of all); "" where none is known.

    Means that differ by less than half a point are the same for this sentence.
    """
    if not ours:
        return ""
    name, mine, all_ = max(ours, key=lambda each: abs(each[1] - each[2]))
    if abs(mine - all_) < APART:
        return words.t("our leaders understand the guidelines as all leaders do, within half a point")
    if mine < all_:
        return words.t(
            "our leaders lie furthest below all on ‘{guideline}’, with {ours} against {all}",
            guideline=name,
            ours=words.number(mine, 1),
            all=words.number(all_, 1),
        )
    return words.t(
        "our leaders lie furthest above all on ‘{guideline}’, with {ours} against {all}",
        guideline=name,
        ours=words.number(mine, 1),
        all=words.number(all_, 1),
    )
