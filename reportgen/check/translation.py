"""Translation: has each area said what each guideline means for it, and does anybody have a gap to close for it?"""

from collections.abc import Iterator

from reportgen.analyse.facts import Facts
from reportgen.check.found import found
from reportgen.check.unread import Unread
from reportgen.model.finding import Finding
from reportgen.model.plan import Plan
from reportgen.model.records import Department, Gap, Translation


def guideline_not_translated(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """A department has not said what a guideline means for it.

    Why it matters: a strategy that is not put into an area's own words changes nothing there.

    What to do: add a row for the guideline on the department's sheet Translation, also when it means little for it.

    Raised, once for a guideline and a department, when the department's workbook came in and has no row for the
    guideline on Translation. A sheet Translation that is missing, or a row of which it could not be read what guideline
    it is about, is reported as such instead. Stands at the guideline.
    """
    unread = Unread(plan)
    missing = {
        code: [each.guideline for each in facts.coverage if each.department == code and not each.translated]
        for code in plan.submission
    }
    lost = {code: unread.accounted(absent, code, Translation, "guideline") for code, absent in missing.items()}
    for row in facts.coverage:
        guideline = plan.guideline.get(row.guideline)
        if guideline is None or row.translated or row.department not in plan.submission:
            continue
        if not unread.sheet(row.department, Translation, "guideline") and row.guideline not in lost[row.department]:
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

    Raised when no row on any department's Gaps names the guideline. A row of which it could not be read what guideline
    it names is reported as such instead, and so is it where no department's Gaps could be read. Stands at the
    guideline.
    """
    unread = Unread(plan)
    readable = [code for code in plan.department if not unread.sheet(code, Gap, "id", "guideline")]
    if unread.sheet(None, Department, "id") or (plan.department and not readable):
        return
    addressed = {each.guideline for each in plan.gaps}
    absent = [each.id for each in plan.guidelines if each.id not in addressed]
    lost = {code for owner in readable for code in unread.accounted(absent, owner, Gap, "guideline")}
    for guideline in plan.guidelines:
        if guideline.id not in addressed | lost:
            yield found(
                "guideline-unaddressed",
                guideline.source,
                [guideline.id],
                guideline=guideline.id,
                name=guideline.name,
            )
