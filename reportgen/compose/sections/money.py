"""Money on the page: cost by year against the budget."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reportgen.analyse.facts import Cost, YearCost
from reportgen.compose.charts.cost import CostWords, CostYear, cost
from reportgen.compose.charts.kit import Figure
from reportgen.compose.charts.palette import Palette
from reportgen.compose.messages.ways import budget
from reportgen.compose.sections.spoken import spoken
from reportgen.words.catalogue import Words


@dataclass(frozen=True)
class YearRow:
    """Cost and budget of a year, in the programme's currency: `total` is one-off and annual cost.

    `over` is what lies above the budget, below zero where there is room; None where no budget is stated.
    """

    year: int
    one_off: float
    annual: float
    budget: float | None
    total: float
    over: float | None


@dataclass(frozen=True)
class Money:
    """The years with their message and chart."""

    message: str
    years: tuple[YearRow, ...]
    pages: tuple[Markup, ...]


def money(
    facts: Sequence[Cost] | Sequence[YearCost],
    without: int,
    currency: str,
    figure_id: str,
    palette: Palette,
    words: Words,
) -> Money | None:
    """Cost against budget of one department or of all, a row a year; None where neither is stated.

    `without` as in `without_budget`.
    """
    years = tuple(YearRow(each.year, each.one_off, each.annual, each.budget, each.total, each.above) for each in facts)
    if not any(year.total or year.budget is not None for year in years):
        return None
    message = budget([(each.year, _held(each), each.budget) for each in facts], currency, words, without)
    drawn = [
        CostYear(str(year.year), year.one_off, year.annual, year.budget, words.money(year.total, currency))
        for year in years
    ]
    labels = CostWords(
        one_off=words.t("one-off"),
        annual=words.t("annual"),
        budget=words.t("budget"),
        over=words.t("above budget"),
        no_budget=words.t("no budget stated"),
    )
    figure = Figure(figure_id, spoken(message, [_said(year, currency, words) for year in years], words), palette)
    pages = tuple(Markup(page) for page in cost(drawn, figure=figure, words=labels))  # noqa: S704 - the chart escapes its texts
    return Money(message, years, pages)


def _said(year: YearRow, currency: str, words: Words) -> str:
    """A year in words: what it costs, and against which budget."""
    cost_in_year = words.money(year.total, currency)
    if year.budget is None:
        return words.t("{year}: {cost}, no budget stated", year=year.year, cost=cost_in_year)
    budget_in_year = words.money(year.budget, currency)
    return words.t("{year}: {cost} of a budget of {budget}", year=year.year, cost=cost_in_year, budget=budget_in_year)


def _held(fact: Cost | YearCost) -> float:
    """What is held against the budget: the cost of those who have one, where anybody has."""
    return fact.budgeted if isinstance(fact, YearCost) and fact.budget is not None else fact.total


def without_budget(facts: Sequence[Cost]) -> int:
    """How many departments cost something in a year without a budget; 0 where nobody has a budget."""
    without = {each.department for each in facts if each.budget is None and each.total}
    return len(without) if any(each.budget is not None for each in facts) else 0
