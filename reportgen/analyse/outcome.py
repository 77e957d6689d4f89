"""What an option makes of the plan, as figures; the JSON names are a contract (`scenarios` in facts.json)."""

import datetime as dt
from typing import Literal

from reportgen.analyse.fact import Fact
from reportgen.model.scenario import Scenario


class Figures(Fact):
    """What a plan comes to, as coordinated.

    `overload` in person-days over capacity that are left; of `gaps` those that close in time (`in_time`: not after
    their target date) and those that no initiative closes (`unclosed`); `late` in weighted weekdays of gaps and
    milestones; `missed` milestones: reached after their date, or robbed of an initiative that they require; `moved`:
    open initiatives that start later than their department asked; `end`: the last day of all. Money by the horizon's
    years, `over_budget` summed over departments and years with a budget; `budget` is None where none is stated.
    `status` is the solver's.
    """

    overload: float
    gaps: int
    in_time: int
    unclosed: int
    late: float
    missed: int
    moved: int
    end: dt.date | None
    one_off: float
    annual: float
    budget: float | None
    over_budget: float
    status: Literal["optimal", "feasible", "infeasible", "nothing-to-do"]


class Difference(Fact):
    """The figures of an option less those of the plan as it is; `end` in calendar days, None where either has none."""

    overload: float
    in_time: int
    unclosed: int
    late: float
    missed: int
    moved: int
    end: int | None
    one_off: float
    annual: float
    budget: float | None
    over_budget: float


class ScenarioFact(Fact):
    """One option with its figures and their difference to the plan as it is; that plan itself where both are None."""

    scenario: Scenario | None = None
    figures: Figures
    difference: Difference | None = None


def difference(option: Figures, as_it_is: Figures) -> Difference:
    """What an option changes in the figures."""

    def less(name: str) -> float:
        return float(getattr(option, name)) - float(getattr(as_it_is, name))

    ends = (option.end - as_it_is.end).days if option.end and as_it_is.end else None
    budget = None if option.budget is None or as_it_is.budget is None else option.budget - as_it_is.budget
    return Difference(
        overload=less("overload"),
        in_time=option.in_time - as_it_is.in_time,
        unclosed=option.unclosed - as_it_is.unclosed,
        late=less("late"),
        missed=option.missed - as_it_is.missed,
        moved=option.moved - as_it_is.moved,
        end=ends,
        one_off=less("one_off"),
        annual=less("annual"),
        budget=budget,
        over_budget=less("over_budget"),
    )
