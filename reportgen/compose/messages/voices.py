"""What understanding by department says."""

from collections.abc import Sequence

from reportgen.words.catalogue import Words

MISUNDERSTOOD = 3


def by_department(known: Sequence[tuple[float, str, str]], fewest: int, words: Words) -> str:
    """Where a guideline is misunderstood; each known mean as (mean, guideline, department)."""
    if not known:
        return words.t(
            "No department has {fewest} leaders behind a figure, so none is shown", fewest=words.number(fewest)
        )
    low = [each for each in known if each[0] < MISUNDERSTOOD]
    mean, guideline, department = min(known)
    if not low:
        return words.t("Every department shown understands every guideline with 3 of 5 or more")
    if len(low) == 1:
        return words.t(
            "{department} misunderstands {guideline}: {mean} of 5",
            department=department,
            guideline=guideline,
            mean=words.number(mean, 1),
        )
    return words.t(
        "{count} of {total} figures lie below 3 of 5; the lowest is {department} on {guideline}, with {mean}",
        count=words.number(len(low)),
        total=words.number(len(known)),
        department=department,
        guideline=guideline,
        mean=words.number(mean, 1),
    )
