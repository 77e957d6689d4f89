"""The options before the board: what each buys, what waiting costs, as a table and as a chart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reportgen.analyse.outcome import Difference, Figures, ScenarioFact
from reportgen.compose.charts.kit import Figure
from reportgen.compose.charts.options import Bar, OptionBars
from reportgen.compose.charts.options import options as drawn
from reportgen.compose.charts.palette import Palette
from reportgen.compose.messages.options import LEAST, at_no_price, buys, done_otherwise, waiting
from reportgen.compose.messages.ways import span
from reportgen.compose.sections.spoken import spoken
from reportgen.words.catalogue import MINUS, Words

ABREAST = 4
"""Options beside each other on a page."""


@dataclass(frozen=True)
class Cell:
    """A figure of an option, its difference to the plan as it is ("" where there is none), and what that means."""

    value: str
    change: str = ""
    tone: str = ""


@dataclass(frozen=True)
class OptionRow:
    """An option: its name, what it does otherwise, a cell for each of `heads`."""

    name: str
    what: tuple[str, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Options:
    """All options, the plan as it is first; `proven` where no figure could be better."""

    message: str
    prices: str
    waiting: str
    heads: tuple[str, ...]
    rows: tuple[OptionRow, ...]
    proven: bool

    @property
    def parts(self) -> list[tuple[OptionRow, ...]]:
        """The rows as tables that fit a page: in each the plan as it is, and a few options beside it."""
        as_it_is, *others = self.rows
        return [(as_it_is, *others[at : at + ABREAST]) for at in range(0, len(others), ABREAST)]


@dataclass(frozen=True)
class DrawnOptions:
    """The options with their chart, no page of it where all its figures are nought."""

    table: Options
    pages: tuple[Markup, ...]


def options(facts: Sequence[ScenarioFact], currency: str, words: Words) -> Options | None:
    """The options as a table; None where nobody asked about any."""
    if not facts:
        return None
    return Options(
        message=buys(facts, currency, words),
        prices=at_no_price(facts, currency, words),
        waiting=waiting(facts, currency, words),
        heads=tuple(measure.head for measure in _measures(currency, words)),
        rows=tuple(_row(each, currency, words) for each in facts),
        proven=all(each.figures.status in ("optimal", "nothing-to-do") for each in facts),
    )


def options_drawn(
    facts: Sequence[ScenarioFact], currency: str, figure_id: str, palette: Palette, words: Words
) -> DrawnOptions | None:
    """The options as a table and a chart; None where nobody asked about any."""
    table = options(facts, currency, words)
    if table is None:
        return None
    panels = [
        (title, [Bar(float(value), words.number(value, 0)) for value in values])
        for title, values in (
            (words.t("Gaps that close in time"), [each.figures.in_time for each in facts]),
            (words.t("Weighted days late"), [each.figures.late for each in facts]),
            (words.t("Milestones missed"), [each.figures.missed for each in facts]),
            (words.t("Person-days above capacity"), [each.figures.overload for each in facts]),
        )
        if any(round(value) for value in values)
    ]
    rows = [OptionBars(row.name, tuple(bars[index] for _, bars in panels)) for index, row in enumerate(table.rows)]
    titles = [title for title, _ in panels]
    said = [
        f"{row.name}: " + ", ".join(f"{title} {bar.text}" for title, bar in zip(titles, row.bars, strict=True))
        for row in rows
    ]
    pages = drawn(rows, titles, figure=Figure(figure_id, spoken(table.message, said, words), palette)) if titles else []
    return DrawnOptions(table, tuple(Markup(page) for page in pages))  # noqa: S704 - the chart escapes its texts


def _row(fact: ScenarioFact, currency: str, words: Words) -> OptionRow:
    name = fact.scenario.name if fact.scenario else words.t("The plan as it is")
    what = tuple(done_otherwise(fact.scenario, currency, words)) if fact.scenario else ()
    now, than = fact.figures, fact.difference
    return OptionRow(name, what, tuple(_cell(measure, now, than) for measure in _measures(currency, words)))


@dataclass(frozen=True)
class _Measure:
    """A figure of the comparison: its words, how a plan's and a difference are written, whether more is `good`.

    1 where more is better, -1 where less is, 0 where neither: less cost in the horizon may only be later cost.
    """

    head: str
    shown: Callable[[Figures], str]
    change: Callable[[Difference], float | None]
    written: Callable[[float], str]
    good: int = -1


def _measures(currency: str, words: Words) -> tuple[_Measure, ...]:
    """What the options are compared by, the gravest first."""

    def count(value: float) -> str:
        return words.number(value, 0)

    def money(value: float) -> str:
        return words.money(value, currency)

    def days(value: float) -> str:
        return span(round(value), words)

    def month(each: Figures) -> str:
        return words.month(each.end) if each.end else "–"

    def above(each: Figures) -> str:
        return words.money(None if each.budget is None else each.over_budget, currency)

    return (
        _Measure(
            words.t("Person-days above capacity"), lambda each: count(each.overload), lambda than: than.overload, count
        ),
        _Measure(
            words.t("Gaps that close in time"),
            lambda each: count(each.in_time),
            lambda than: than.in_time,
            count,
            good=1,
        ),
        _Measure(
            words.t("Gaps without initiative"), lambda each: count(each.unclosed), lambda than: than.unclosed, count
        ),
        _Measure(words.t("Weighted days late"), lambda each: count(each.late), lambda than: than.late, count),
        _Measure(words.t("Milestones missed"), lambda each: count(each.missed), lambda than: than.missed, count),
        _Measure(words.t("Initiatives moved"), lambda each: count(each.moved), lambda than: than.moved, count),
        _Measure(words.t("End of the programme"), month, lambda than: than.end, days),
        _Measure(words.t("One-off cost"), lambda each: money(each.one_off), lambda than: than.one_off, money, good=0),
        _Measure(words.t("Annual cost"), lambda each: money(each.annual), lambda than: than.annual, money, good=0),
        _Measure(words.t("Above the budgets"), above, lambda than: than.over_budget, money),
    )


def _cell(measure: _Measure, now: Figures, than: Difference | None) -> Cell:
    change = measure.change(than) if than else None
    if change is None or abs(change) < LEAST:
        return Cell(measure.shown(now))
    tone = "" if not measure.good else "green" if change * measure.good > 0 else "red"
    return Cell(measure.shown(now), f"{'+' if change > 0 else MINUS}{measure.written(abs(change))}", tone)
