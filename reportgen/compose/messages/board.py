"""What stands on the board's page: the state of the whole, and the words beside the five figures."""

from dataclasses import dataclass

from reportgen.analyse.facts import Summary
from reportgen.compose.messages.sums import closing
from reportgen.compose.messages.ways import span
from reportgen.words.catalogue import Words

HEAVY = 4
"""A red gap of this weight or more makes the whole red."""


@dataclass(frozen=True)
class Colours:
    """Gaps by their computed rating; `heavy` are the red ones of weight 4 or more."""

    red: int
    amber: int
    heavy: int


def rated(colours: Colours, gaps: int, words: Words) -> str:
    """Why the whole is rated as it is."""
    if not gaps:
        return words.t("overall: nothing to rate yet")
    if gaps == 1 and (colours.red or colours.amber):
        return words.t("overall: the only gap is red") if colours.red else words.t("overall: the only gap is amber")
    if colours.red:
        return words.tn(
            "overall: {n} of {total} gaps is red, {heavy} of weight 4 or 5",
            "overall: {n} of {total} gaps are red, {heavy} of weight 4 or 5",
            colours.red,
            total=words.number(gaps),
            heavy=words.number(colours.heavy),
        )
    if colours.amber:
        return words.tn(
            "overall: no gap is red, {n} of {total} is amber",
            "overall: no gap is red, {n} of {total} are amber",
            colours.amber,
            total=words.number(gaps),
        )
    return words.t("overall: every gap is green")


def state(rating: str, whole: Summary, undated: int, words: Words) -> str:
    """How the whole stands, and why; `rating` is computed, "" where there is nothing to rate.

    Of `undated` gaps nobody can say whether they close in time, for want of a date.
    """
    if not whole.gaps:
        return words.t("Nothing can be rated yet: no department has stated a gap.")
    if whole.late or whole.without_initiative or undated or rating == "green":
        sentence = closing(whole.gaps, whole.late, whole.without_initiative, words, undated)
    else:
        sentence = words.t(
            "No gap is known to close late, but parts of the plan were moved, or rest on people who are already taken."
        )
    against = words.tn(
        "One promise between departments contradicts another.",
        "{n} promises between departments contradict others.",
        whole.contradictory,
    )
    return f"{sentence} {against}" if whole.contradictory else sentence


def closed_by(gaps: int, without: int, words: Words) -> str:
    """How many gaps have an initiative."""
    if not gaps:
        return words.t("none has been stated")
    if not without:
        return words.tn("it has an initiative", "each has an initiative", gaps)
    if without == gaps:
        return words.t("none has an initiative")
    return words.tn(
        "{closed} have an initiative; {n} has none",
        "{closed} have an initiative; {n} have none",
        without,
        closed=words.number(gaps - without),
    )


def consensus(leaders: int, first: float | None, latest: float | None, words: Words) -> str:
    """Who agrees how far, and where it began; consensus from 0 to 1."""
    if not leaders:
        return words.t("no leader has been asked")
    if latest is None or first is None:
        return words.tn(
            "{n} leader was asked; nobody agrees alone", "{n} leaders were asked, one about each guideline", leaders
        )
    return words.tn(
        "of {n} leader, {first} in the first round",
        "among {n} leaders, {first} in the first round",
        leaders,
        first=words.number(first, 2),
    )


def moved(whole: Summary, dated: int, words: Words) -> str:
    """What coordination does to the dates asked for; `dated` initiatives have dates at all."""
    if not whole.initiatives:
        return words.t("no initiative has been stated")
    if not dated:
        return words.t("no initiative has dates")
    if not whole.moved:
        return words.t("every initiative starts as asked")
    if whole.initiatives == 1:
        return words.t("the only initiative starts later than asked, by {span}", span=span(whole.longest_move, words))
    return words.tn(
        "of {total} initiatives starts later than asked, by {span}",
        "of {total} initiatives start later than asked, at most {span}",
        whole.moved,
        total=words.number(whole.initiatives),
        span=span(whole.longest_move, words),
    )


def of_interconnections(total: int, words: Words) -> str:
    """Among how many interconnections."""
    if not total:
        return words.t("no interconnection has been stated")
    return words.tn("in {n} interconnection between departments", "in {n} interconnections between departments", total)


def rests_on(before: int, after: int, words: Words) -> str:
    """Whether the plan rests on people who are there; roles and periods overloaded before and after coordination."""
    if after:
        return words.tn(
            "In {n} place it still asks for more people than there are.",
            "In {n} places it still asks for more people than there are.",
            after,
        )
    if before:
        return words.t("No date in it rests on people who are not there, as the dates asked for did.")
    return words.t("No date in it rests on people who are stated not to be there.")


def held_up(initiatives: int, departments: int, days: int, words: Words) -> str:
    """What a short role holds up."""
    if departments > 1:
        return words.t(
            "{count} initiatives in {departments} departments wait for it, up to {span} longer than asked.",
            count=words.number(initiatives),
            departments=words.number(departments),
            span=span(days, words),
        )
    return words.tn(
        "{n} initiative waits for it, {span} longer than asked.",
        "{n} initiatives wait for it, up to {span} longer than asked.",
        initiatives,
        span=span(days, words),
    )
