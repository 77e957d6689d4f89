"""Translation: has each area said what each guideline means for it, and does anybody have a gap to close for it?"""

from collections.abc import Iterator

from reportgen.analyse.facts import Facts
from reportgen.check.found import found
from reportgen.model.finding import Finding
from reportgen.model.plan import Plan


def guideline_not_translated(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """A department has not said what a guideline means for it.

    Why it matters: a strategy that is not put into an area's own words changes nothing there.

    What to do: add a row for the guideline on the department's sheet Translation, also when it means little for it.

    Raised, once for a guideline and a department, when the department's workbook came in and has no row for the
    guideline on Translation. Stands at the guideline.
    """
    for row in facts.coverage:
        guideline = plan.guideline.get(row.guideline)
        if guideline and not row.translated and row.department in plan.submission:
            yield found(
                "guideline-not-translated",
                guideline.source,
                [guideline.id],
                named=[row.department],
                guideline=guideline.id,
                name=guideline.name,
                department=row.department,
            )


def guideline_unaddressed(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """No department has a gap on a guideline.

    Why it matters: either it is fulfilled already, or nobody has thought about what it takes; nothing will be done.

    What to do: ask the departments that it concerns for their current and target state, or say that it is fulfilled.

    Raised when no row on any department's Gaps names the guideline. Stands at the guideline.
    """
    addressed = {each.guideline for each in plan.gaps}
    for guideline in plan.guidelines:
        if guideline.id not in addressed:
            yield found(
                "guideline-unaddressed",
                guideline.source,
                [guideline.id],
                guideline=guideline.id,
                name=guideline.name,
            )
