"""Ask the rules about a plan in the tiny notation."""

from notation.plans import plan
from reportgen.analyse import analyse
from reportgen.check import check
from reportgen.model.finding import Finding
from reportgen.model.plan import Plan

PROGRAMME = "Programme: status_date=2026-06-30 horizon_start=2026-01-01 horizon_end=2026-12-31"


def found(text: str, code: str) -> list[Finding]:
    """What is found of `code` in a programme of the year 2026 whose status date is the end of June."""
    return of(plan(PROGRAMME, text), code)


def of(made: Plan, code: str) -> list[Finding]:
    """What is found of `code` in a plan."""
    return [each for each in check(made, analyse(made)) if each.code == code]
