"""Decisions: were they taken in time, and are they about something that exists?"""

from collections.abc import Iterator

from reportgen.analyse.facts import Facts
from reportgen.check.found import found
from reportgen.check.unread import Unread
from reportgen.model.finding import Finding
from reportgen.model.plan import Plan, owner_of
from reportgen.model.records import Demand, Department, Gap, Initiative, Risk

WITH_CODE = (Demand, Gap, Initiative, Risk)
"""The records of departments that have a code."""


def _codes(plan: Plan) -> dict[str, None]:
    """The codes of all records that have one, in the order of the plan."""
    coded = (
        plan.guidelines,
        plan.requirements,
        plan.departments,
        plan.services,
        plan.milestones,
        plan.decisions,
        plan.demands,
        plan.gaps,
        plan.initiatives,
        plan.risks,
    )
    return {each.id: None for records in coded for each in records}


def _unknowable(code: str, plan: Plan, unread: Unread) -> bool:
    """Whether a code may be that of a row, a sheet or a department that could not be read."""
    owner = owner_of(code)
    if owner is None:
        return False
    if unread.sheet(None, Department, "id") or (owner not in plan.department and unread.rows(None, Department, "id")):
        return True
    shapes = {_shape(each) for each in _codes(plan) if owner_of(each) == owner}
    lost = (unread.sheet(owner, record, "id") and _shape(code) not in shapes for record in WITH_CODE)
    return any(lost) or any(unread.accounted([code], owner, record, "id") for record in WITH_CODE)


def _shape(code: str) -> str:
    """A code without its digits: those of one kind of record are mostly alike, such as I1 and I2."""
    return code.rstrip("0123456789")


def decision_overdue(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """A decision should have been taken, and is still open.

    Why it matters: those who wait for it plan on two possibilities, or on the wrong one.

    What to do: its owner brings it to the next session, decides it, or sets a new date.

    Raised when Due lies before the status date and the status is open. Once it is decided it is no longer overdue, also
    if it is not carried out yet. Stands at the decision.
    """
    today = plan.programme.status_date
    known = _codes(plan)
    for decision in plan.decisions:
        if today and decision.due and decision.due < today and decision.status == "open":
            yield found(
                "decision-overdue",
                decision.source,
                [decision.id, *(each for each in decision.concerns if each in known)],
                named=decision.departments,
                decision=decision.id,
                name=decision.topic,
                due=decision.due,
                days=(today - decision.due).days,
                status_date=today,
                owner=decision.owner,
            )


def decision_without_effect(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """A decision is about something that does not exist.

    Why it matters: it looks settled, and changes nothing.

    What to do: correct the code; that of a department's own record has the department in front, such as FIN.I3.

    Raised when a code under Concerns is that of no record: no guideline, requirement, department, service, milestone or
    decision, and no department's demand, gap, initiative or risk. Where the code may be that of a row, a sheet or a
    workbook of the department that could not be read, that is reported instead. Stands at the decision.
    """
    known, unread = _codes(plan), Unread(plan)
    for decision in plan.decisions:
        unknown = [each for each in decision.concerns if each not in known and not _unknowable(each, plan, unread)]
        if unknown:
            meant = [code for code in known if code.partition(".")[2] in unknown]
            yield found(
                "decision-without-effect",
                decision.source,
                [decision.id],
                named=[
                    *decision.departments,
                    *(owner_of(each) for each in unknown if owner_of(each) in plan.department),
                ],
                decision=decision.id,
                name=decision.topic,
                codes=unknown,
                suggestions=meant,
            )
