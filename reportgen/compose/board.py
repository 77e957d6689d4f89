"""What the board is asked to decide, by rules (what, why, what it rests on, by when), and the five figures."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.compose.messages import board as say
from reportgen.compose.messages.ways import span
from reportgen.compose.sections.coordinated import Roadmap
from reportgen.compose.sections.network import Network
from reportgen.compose.sections.picture import Contradiction, Settlement
from reportgen.compose.sections.staffing import Overload
from reportgen.compose.views import ProgrammeView
from reportgen.words.catalogue import Words

MOST = 3
Figure = tuple[str, str, str, str]
"""Value, unit, text, tone."""


@dataclass(frozen=True)
class BoardAsk:
    """One decision: in bold what, then why, what delay costs or it rests on, and by when."""

    what: str
    why: str
    price: str
    when: str


@dataclass(frozen=True)
class Grounds:
    """What the decisions are drawn from."""

    view: ProgrammeView
    currency: str
    contradictions: Sequence[Contradiction]
    network: Network | None
    overloads: Sequence[Overload]
    roadmap: Roadmap | None


def board_asks(grounds: Grounds, words: Words) -> list[BoardAsk]:
    """The three gravest decisions, one of each kind; fewer where there is less to decide."""
    found: list[BoardAsk] = []
    for rule in RULES:
        ask = next(iter(rule(grounds, words)), None)
        if ask and len(found) < MOST:
            found.append(ask)
    return found


def board_figures(view: ProgrammeView, words: Words) -> tuple[Figure, ...]:
    """Gaps, consensus, moves, contradictions, and the computed rating of the whole."""
    whole, agreed = view.facts.summary[None], view.facts.alignment
    rating = view.facts.rating.get(("programme", "*"))
    pairs = whole.agreed + whole.open_ + whole.one_sided + whole.contradictory
    latest = agreed.latest if agreed else None
    dated = sum(each.start is not None for each in view.facts.initiatives)
    return (
        (
            words.number(whole.gaps),
            words.tn("gap", "gaps", whole.gaps),
            say.closed_by(whole.gaps, whole.without_initiative, words),
            "",
        ),
        (
            words.number(latest, 2),
            words.t("consensus"),
            say.consensus(agreed.leaders if agreed else 0, agreed.first if agreed else None, latest, words),
            "",
        ),
        (words.number(whole.moved), words.tn("move", "moves", whole.moved), say.moved(whole, dated, words), ""),
        (
            words.number(whole.contradictory),
            words.tn("contradiction", "contradictions", whole.contradictory),
            say.of_interconnections(pairs, words),
            "",
        ),
        (
            words.choice(rating.rating) if rating and whole.gaps else "–",
            "",
            say.rated(_colours(view), whole.gaps, words),
            rating.rating if rating and whole.gaps else "",
        ),
    )


def _colours(view: ProgrammeView) -> say.Colours:
    """How many gaps are red, amber, and both red and heavy."""
    gaps = [each for each in view.facts.ratings if each.kind == "gap"]
    red = [each.subject for each in gaps if each.rating == "red"]
    return say.Colours(
        red=len(red),
        amber=sum(each.rating == "amber" for each in gaps),
        heavy=sum(view.facts.gap[code].weight >= say.HEAVY for code in red),
    )


def _by(grounds: Grounds, words: Words) -> str:
    day = grounds.view.plan.programme.board_meeting
    return words.t("By {date}", date=words.date(day)) if day else ""


def _approve(grounds: Grounds, words: Words) -> Iterator[BoardAsk]:
    """The coordinated plan as a whole."""
    view, whole = grounds.view, grounds.view.facts.summary[None]
    ends = [each.end for each in view.facts.initiatives if each.end]
    if not whole.initiatives:
        return
    why = [
        words.tn("{n} open initiative", "{n} open initiatives", whole.initiatives),
        words.t("{money} in the horizon", money=words.money(whole.total, grounds.currency))
        if whole.total
        else words.t("no cost stated"),
    ]
    if ends:
        why.append(words.t("done by {month}", month=words.month(max(ends))))
    yield BoardAsk(
        words.t("Approve the coordinated plan"),
        ", ".join(why) + ".",
        say.rests_on(whole.overloaded_requested, whole.overloaded_coordinated, words),
        _by(grounds, words),
    )


def _bottleneck(grounds: Grounds, words: Words) -> Iterator[BoardAsk]:
    """The role that holds up most initiatives."""
    facts = [each for each in grounds.view.facts.initiatives if each.moved_days > 0]
    held = Counter(cause for each in facts for cause in each.because if ":" in cause)
    if not held:
        return
    cause, count = min(held.items(), key=lambda each: (-each[1], each[0]))
    department, _, role = cause.partition(":")
    waiting = [each for each in facts if cause in each.because]
    owners = {each.initiative.partition(".")[0] for each in waiting}
    short = next(
        (each for each in grounds.overloads if (each.department, each.role) == (grounds.view.name(department), role)),
        None,
    )
    yield BoardAsk(
        words.t(
            "Add capacity for {role} in {department}, or accept the delay",
            role=role,
            department=grounds.view.name(department),
        ),
        say.held_up(count, len(owners), max(each.moved_days for each in waiting), words),
        words.t(
            "As asked, {days} person-days are missing in {period}.",
            days=words.number(short.over, 0),
            period=words.period(short.period),
        )
        if short
        else "",
        _by(grounds, words),
    )


def _promises(grounds: Grounds, words: Words) -> Iterator[BoardAsk]:
    """The initiative whose promise contradicts most others', or the circle if that binds as many departments."""
    by_source: dict[str, list[Contradiction]] = {}
    for each in grounds.contradictions:
        by_source.setdefault(each.fact.provides or each.deliverable, []).append(each)
    loops = grounds.network.loops if grounds.network else ()
    widest = max(by_source.values(), key=len, default=[])
    for loop in loops:
        if len(loop.departments) > len({each.fact.to for each in widest}):
            yield BoardAsk(
                words.t("Settle who goes first: {departments}", departments=words.list(loop.departments)),
                words.t(
                    "{initiatives} wait for each other, so none of them can begin.",
                    initiatives=words.list([code for code, _ in loop.members]),
                ),
                _logged(loop.settlement, words),
                _due(grounds, loop.settlement, words),
            )
    if widest:
        yield _contradicted(grounds, widest, words)


def _contradicted(grounds: Grounds, widest: Sequence[Contradiction], words: Words) -> BoardAsk:
    view, fact = grounds.view, widest[0].fact
    initiative = view.plan.initiative.get(fact.provides or "")
    days = max(
        (each.fact.provided - each.fact.needed).days if each.fact.provided and each.fact.needed else 0
        for each in widest
    )
    receivers = list(dict.fromkeys(view.name(each.fact.to or "–") for each in widest))
    logged = next((each.settlement for each in widest if each.settlement.decision), widest[0].settlement)
    why = words.tn(
        "{departments} counts on it earlier than {provider} promises it, by up to {span}.",
        "{departments} count on it earlier than {provider} promises it, by up to {span}.",
        len(receivers),
        departments=words.list(receivers),
        provider=view.name(fact.from_ or "–"),
        span=span(days, words),
    )
    if days <= 0:
        why = words.t("One side has declined it, the other counts on it.")
    name = (initiative.name if initiative else None) or widest[0].deliverable
    return BoardAsk(
        words.t("Settle by when ‘{name}’ delivers", name=name),
        why,
        _logged(logged, words),
        _due(grounds, logged, words),
    )


def _circle(grounds: Grounds, words: Words) -> Iterator[BoardAsk]:
    for loop in grounds.network.loops if grounds.network else ():
        yield BoardAsk(
            words.t("Settle who goes first: {departments}", departments=words.list(loop.departments)),
            words.t("{initiatives} wait for each other.", initiatives=words.list([code for code, _ in loop.members])),
            _logged(loop.settlement, words),
            _due(grounds, loop.settlement, words),
        )


def _milestones(grounds: Grounds, words: Words) -> Iterator[BoardAsk]:
    late = [row for row in grounds.roadmap.milestones if row.tone == "red"] if grounds.roadmap else []
    if late:
        yield BoardAsk(
            words.tn("Accept a new date for {n} milestone", "Accept new dates for {n} milestones", len(late)),
            words.list([f"{row.code} {row.name} ({row.state})".strip() for row in late]) + ".",
            "",
            _by(grounds, words),
        )


def _holes(grounds: Grounds, words: Words) -> Iterator[BoardAsk]:
    count = grounds.view.facts.summary[None].without_initiative
    if count:
        yield BoardAsk(
            words.tn("Name who closes {n} gap", "Name who closes {n} gaps", count),
            words.t("No initiative has been planned for them."),
            "",
            _by(grounds, words),
        )


def _silences(grounds: Grounds, words: Words) -> Iterator[BoardAsk]:
    silent = [
        grounds.view.name(each.id)
        for each in grounds.view.plan.departments
        if each.id not in grounds.view.plan.submission
    ]
    if silent:
        yield BoardAsk(
            words.t("Have {departments} answer", departments=words.list(silent)),
            words.t("No workbook has come, so the plan is silent on them."),
            "",
            _by(grounds, words),
        )


def _logged(settlement: Settlement, words: Words) -> str:
    decision = settlement.decision
    if decision is None:
        return words.t("The decisions log does not mention it yet.")
    return words.t("In the log as {code}: {state}.", code=decision.id, state=settlement.state)


def _due(grounds: Grounds, settlement: Settlement, words: Words) -> str:
    decision = settlement.decision
    if decision and decision.due and settlement.tone != "green":
        return words.t("Due {date}", date=words.date(decision.due))
    return _by(grounds, words)


RULES = (_approve, _bottleneck, _promises, _milestones, _circle, _holes, _silences)
"""Where decisions come from, the gravest first."""
