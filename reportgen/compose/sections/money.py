"""Money on the page: cost by year against the budget."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reportgen.analyse.facts import Cost
from reportgen.compose.charts.cost import CostWords, CostYear, cost
from reportgen.compose.charts.kit import Figure
from reportgen.compose.charts.palette import Palette
from reportgen.compose.messages.ways import budget
from reportgen.words.catalogue import Words


@dataclass(frozen=True)
class YearRow:
    """Cost and budget of a year, in the programme's currency; `over` is what lies above the budget."""

    year: int
    one_off: float
    annual: float
    budget: float | None

    @property
    def total(self) -> float:
        """One-off and annual cost."""
        return self.one_off + self.annual

    @property
    def over(self) -> float | None:
        """Cost above the budget, below zero where there is room; None where no budget is stated."""
        return None if self.budget is None else self.total - self.budget


@dataclass(frozen=True)
class Money:
    """The years with their message and chart."""

    message: str
    years: tuple[YearRow, ...]
    svg: Markup


def money(facts: Sequence[Cost], currency: str, figure_id: str, palette: Palette, words: Words) -> Money | None:
    """Cost against budget of one or several departments together; None where neither is stated."""
    years = tuple(
        _year(year, [each for each in facts if each.year == year]) for year in sorted({each.year for each in facts})
    )
    if not any(year.total or year.budget is not None for year in years):
        return None
    message = budget([(year.year, year.total, year.budget) for year in years], currency, words)
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
    listed = "; ".join(
        f"{year.year}: {words.money(year.total, currency)} / {words.money(year.budget, currency)}" for year in years
    )
    figure = Figure(figure_id, f"{message}. {listed}", palette)
    return Money(message, years, Markup(cost(drawn, figure=figure, words=labels)))  # noqa: S704 - the chart escapes its texts


def _year(year: int, facts: Sequence[Cost]) -> YearRow:
    budgets = [each.budget for each in facts if each.budget is not None]
    return YearRow(
        year, sum(each.one_off for each in facts), sum(each.annual for each in facts), sum(budgets) if budgets else None
    )
