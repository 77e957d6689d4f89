"""What the options before the board buy, what they cost, and what waiting costs."""

from collections.abc import Iterator, Sequence

from reportgen.analyse.outcome import Difference, ScenarioFact
from reportgen.compose.messages.ways import span
from reportgen.model.scenario import AddFte, Change, Delay, Drop, RaiseBudget, Scenario, Shift
from reportgen.words.catalogue import Words

MOST = 3
"""Reasons in a sentence; the table holds them all."""
LEAST = 0.5
"""Person-days, weighted days and money below this are no difference that a reader could see."""


def buys(facts: Sequence[ScenarioFact], currency: str, words: Words) -> str:
    """Which option buys most, and at what price; waiting is none."""
    options = [(each.scenario, each.difference) for each in facts if each.scenario and each.difference]
    acting = [(scenario, changes) for scenario, changes in options if not scenario.waits]
    if not acting:
        return words.t("No option does anything but wait")
    scenario, changes = min(acting, key=lambda each: _rank(each[1]))
    gains, losses = gained(changes, currency, words), lost(changes, currency, words)
    if not gains or _rank(changes) > _rank(None):
        return words.tn("The option buys nothing", "None of {n} options makes the plan better", len(acting))
    said = {"option": scenario.name, "gains": words.list(gains[:MOST])}
    if losses and len(acting) > 1:
        return words.t("‘{option}’ buys most: {gains}; but {losses}", **said, losses=words.list(losses[:MOST]))
    if losses:
        return words.t("‘{option}’ buys {gains}; but {losses}", **said, losses=words.list(losses[:MOST]))
    return (
        words.t("‘{option}’ buys most: {gains}", **said)
        if len(acting) > 1
        else words.t("‘{option}’ buys {gains}", **said)
    )


def at_no_price(facts: Sequence[ScenarioFact], currency: str, words: Words) -> str:
    """Which options make nothing worse, as far as the plan can know."""
    options = [(each.scenario, each.difference) for each in facts if each.scenario and each.difference]
    without = [scenario.name for scenario, changes in options if not lost(changes, currency, words)]
    if not without:
        return words.tn("The option makes something worse", "Each of {n} options makes something worse", len(options))
    return words.tn(
        "One option makes nothing worse that the plan knows of: {options}",
        "{n} options make nothing worse that the plan knows of: {options}",
        len(without),
        options=words.list(without),
    )


def waiting(facts: Sequence[ScenarioFact], currency: str, words: Words) -> str:
    """What waiting costs, by option; empty where no option only waits."""
    said = []
    for each in facts:
        if each.scenario and each.difference and each.scenario.waits:
            losses = lost(each.difference, currency, words)
            if losses:
                said.append(
                    words.t("‘{option}’: {losses}.", option=each.scenario.name, losses=words.list(losses[:MOST]))
                )
            else:
                said.append(words.t("‘{option}’: nothing that the plan shows.", option=each.scenario.name))
    return " ".join(said)


def _rank(changes: Difference | None) -> tuple[float, ...]:
    """Smaller is better; the plan as it is (None) has nothing but zeros."""
    if changes is None:
        return (0, 0, 0, 0, 0, 0, 0)
    rough = [
        each if abs(each) >= LEAST else 0.0
        for each in (changes.overload, changes.late, changes.over_budget, changes.one_off)
    ]
    return (rough[0], changes.unclosed, changes.missed, -changes.in_time, rough[1], rough[2], rough[3])


def gained(changes: Difference, currency: str, words: Words) -> list[str]:
    """What is better than in the plan as it is, what matters most first."""
    found = [
        (
            changes.overload <= -LEAST,
            words.tn(
                "{n} person-day fewer above capacity", "{n} person-days fewer above capacity", round(-changes.overload)
            ),
        ),
        (
            changes.unclosed < 0,
            words.tn("{n} gap more with an initiative", "{n} gaps more with an initiative", -changes.unclosed),
        ),
        (changes.missed < 0, words.tn("{n} milestone fewer missed", "{n} milestones fewer missed", -changes.missed)),
        (changes.in_time > 0, words.tn("{n} gap more in time", "{n} gaps more in time", changes.in_time)),
        (
            changes.late <= -LEAST,
            words.tn("{n} weighted day less lateness", "{n} weighted days less lateness", round(-changes.late)),
        ),
        (
            changes.over_budget <= -LEAST,
            words.t("{money} less above budget", money=words.money(-changes.over_budget, currency)),
        ),
        (
            changes.one_off <= -LEAST,
            words.t("{money} less one-off cost", money=words.money(-changes.one_off, currency)),
        ),
        ((changes.end or 0) < 0, words.t("an end {span} sooner", span=span(-(changes.end or 0), words))),
    ]
    return [text for there, text in found if there]


def lost(changes: Difference, currency: str, words: Words) -> list[str]:
    """What is worse than in the plan as it is, what matters most first."""
    found = [
        (
            changes.overload >= LEAST,
            words.tn(
                "{n} person-day more above capacity", "{n} person-days more above capacity", round(changes.overload)
            ),
        ),
        (
            changes.unclosed > 0,
            words.tn("{n} gap more without initiative", "{n} gaps more without initiative", changes.unclosed),
        ),
        (changes.missed > 0, words.tn("{n} milestone more missed", "{n} milestones more missed", changes.missed)),
        (changes.in_time < 0, words.tn("{n} gap fewer in time", "{n} gaps fewer in time", -changes.in_time)),
        (
            changes.late >= LEAST,
            words.tn("{n} weighted day more lateness", "{n} weighted days more lateness", round(changes.late)),
        ),
        (
            changes.over_budget >= LEAST,
            words.t("{money} more above budget", money=words.money(changes.over_budget, currency)),
        ),
        (changes.one_off >= LEAST, words.t("{money} more one-off cost", money=words.money(changes.one_off, currency))),
        (
            changes.annual >= LEAST,
            words.t("{money} more annual cost", money=words.money(changes.annual, currency)),
        ),
        ((changes.end or 0) > 0, words.t("an end {span} later", span=span(changes.end or 0, words))),
    ]
    return [text for there, text in found if there]


def done_otherwise(scenario: Scenario, currency: str, words: Words) -> Iterator[str]:
    """What an option consists of, a phrase for each change."""
    for change in scenario.changes:
        yield _phrase(change, currency, words)


def _phrase(change: Change, currency: str, words: Words) -> str:
    match change:
        case AddFte():
            more = words.t(
                "{fte} FTE more for {role} in {department}",
                fte=words.number(change.fte),
                role=change.role,
                department=change.department,
            )
            price = words.t("at {money} a year", money=words.money(change.annual, currency)) if change.annual else ""
            return " ".join(filter(None, (more, _window(change, words), price)))
        case Shift():
            return words.t("{initiative} from {date}", initiative=change.initiative, date=words.date(change.start))
        case Drop():
            return words.t("without {initiative}", initiative=change.initiative)
        case Delay():
            what = change.initiative or words.t("all work that has not begun")
            return words.t("{what} {span} later", what=what, span=_time(change, words))
        case RaiseBudget():
            return words.t(
                "{money} more budget for {department} in {year}",
                money=words.money(change.amount, currency),
                department=change.department,
                year=change.year,
            )
    raise TypeError(f"there are no words for {change!r}")


def _window(change: AddFte, words: Words) -> str:
    if change.from_ and change.to and change.from_ != change.to:
        return words.t("from {first} to {last}", first=words.period(change.from_), last=words.period(change.to))
    if change.from_ and change.to:
        return words.t("in {period}", period=words.period(change.to))
    if change.from_:
        return words.t("from {period}", period=words.period(change.from_))
    return words.t("until {period}", period=words.period(change.to)) if change.to else ""


def _time(change: Delay, words: Words) -> str:
    if change.unit == "month":
        return words.tn("{n} month", "{n} months", change.count)
    if change.unit == "week":
        return words.tn("{n} week", "{n} weeks", change.count)
    return words.tn("{n} day", "{n} days", change.count)
