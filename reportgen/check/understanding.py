"""Understanding: do the leaders mean the same by the strategy, and were they asked? Each guideline's latest round."""

from collections.abc import Iterator

from reportgen.analyse.facts import Facts, Understanding
from reportgen.check.found import found
from reportgen.check.unread import Unread
from reportgen.model.finding import Finding
from reportgen.model.plan import Plan
from reportgen.model.records import Guideline, Interview

UNDERSTOOD = 3
"""A mean understanding below this is no understanding."""
CONSENSUS = 0.6
"""A consensus (Tastle-Wierman Cns) below this is none."""
FEWEST_SCORES = 3
"""Of fewer scores than this no consensus is judged."""


def _latest(facts: Facts, guideline: str) -> Understanding | None:
    """The row over all leaders of a guideline's latest round."""
    latest = facts.latest_round.get(guideline)
    rows = (each for each in facts.understanding if each.guideline == guideline and each.department is None)
    return next((each for each in rows if each.round == latest), None)


def guideline_misunderstood(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """The leaders' accounts of a guideline are far from what it means.

    Why it matters: they will carry out something else than what was decided.

    What to do: explain the guideline in a workshop, with examples from the areas, and ask again.

    Raised when the mean of Understanding over all leaders, in the guideline's latest round, is below 3. Stands at the
    guideline.
    """
    for guideline in plan.guidelines:
        latest = _latest(facts, guideline.id)
        if latest and latest.mean is not None and latest.mean < UNDERSTOOD:
            yield found(
                "guideline-misunderstood",
                guideline.source,
                [guideline.id],
                guideline=guideline.id,
                name=guideline.name,
                mean=latest.mean,
                n=latest.n,
                round=latest.round,
            )


def leaders_disagree(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """The leaders' understanding of a guideline is far apart.

    Why it matters: a fair average hides two camps, and each will pull its own way.

    What to do: bring those with the highest and the lowest scores into one session, and settle what is meant.

    Raised when three or more leaders were scored in the guideline's latest round and the consensus (Cns of
    Understanding, Tastle and Wierman) is below 0.6. Stands at the first of these interviews; the others are named too.
    """
    for guideline in plan.guidelines:
        latest = _latest(facts, guideline.id)
        if latest and latest.cns is not None and latest.n >= FEWEST_SCORES and latest.cns < CONSENSUS:
            interviews = [
                each for each in plan.interviews if each.guideline == guideline.id and each.round == latest.round
            ]
            yield found(
                "leaders-disagree",
                interviews[0].source,
                [guideline.id],
                also=[each.source for each in interviews],
                guideline=guideline.id,
                name=guideline.name,
                cns=latest.cns,
                n=latest.n,
                round=latest.round,
            )


def department_not_interviewed(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """No leader of a department was interviewed in the latest round.

    Why it matters: how the strategy is understood there is anybody's guess.

    What to do: interview its head, and add a row for each guideline on Interviews.

    Raised when no row on Interviews names the department in the latest round of any guideline; each guideline has its
    own latest round. A sheet Interviews that is missing, or a row of it that has no leader, department, round or
    guideline that could be read, is reported as such instead. Stands at the department.
    """
    unread = Unread(plan)
    if unread.sheet(None, Guideline, "id") or unread.sheet(
        None, Interview, "leader", "department", "round", "guideline"
    ):
        return
    latest = facts.latest_round
    interviewed = {each.department for each in plan.interviews if each.round == latest[each.guideline]}
    absent = [each.id for each in plan.departments if each.id not in interviewed]
    lost = unread.accounted(absent, None, Interview, "department", "leader", "round", "guideline")
    for department in plan.departments:
        if department.id not in interviewed | lost:
            yield found(
                "department-not-interviewed",
                department.source,
                [department.id],
                named=[department.id],
                department=department.id,
                name=department.name,
            )
