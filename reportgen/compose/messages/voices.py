"""What understanding by department says."""

from collections.abc import Sequence

from reportgen.words.catalogue import Words

MISUNDERSTOOD = 3


def too_few(fewest: int, words: Words) -> str:
    """What is said where nothing may be."""
    return words.t("Fewer than {fewest} leaders were asked, so no figure is shown", fewest=words.number(fewest))


def by_department(known: Sequence[tuple[float, str, str]], words: Words) -> str:
    """Where a guideline is misunderstood; each known mean as (mean, guideline, department)."""
    if not known:
        return words.t("Too few leaders were asked to show a figure of any department")
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
