"""How far leaders agree within each department: the sentence above the consensus matrix."""

from collections.abc import Sequence

from reportgen.compose.messages.strategy import AGREEMENT
from reportgen.words.catalogue import Words

WHOLE = 0.995
"""A consensus from which two decimals read 1.00."""


def by_department(known: Sequence[tuple[float, str, str]], words: Words) -> str:
    """Where leaders are divided; each known consensus (0 to 1), one at least, as (consensus, guideline, department)."""
    split = [each for each in known if each[0] < AGREEMENT]
    cns, guideline, department = min(known)
    where = {"guideline": guideline, "department": department, "cns": words.number(cns, 2)}
    if len(known) == 1:
        return words.t("Of one department alone the consensus is known: {department} on {guideline}, {cns}", **where)
    if cns >= WHOLE:
        return words.t("Within each department leaders are of one mind, wherever it is known")
    if not split:
        return words.t("No department is divided; it agrees least in {department} on {guideline}: {cns}", **where)
    if len(split) == 1:
        return words.t("Only {department} is divided, on {guideline}: consensus {cns}", **where)
    return words.t(
        "Departments are divided in {n} of {total} places, most of all {department} on {guideline}: consensus {cns}",
        n=words.number(len(split)),
        total=words.number(len(known)),
        **where,
    )
