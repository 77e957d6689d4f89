"""Interconnections of the whole: who needs whom, who waits in a circle, and what only one side knows of."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.analyse.facts import DependencyFact
from reportgen.compose.messages import picture as say
from reportgen.compose.messages.interconnections import states
from reportgen.compose.sections.interconnections import ORDER, TONES, state_word
from reportgen.compose.sections.picture import MOST_COLUMNS, Settlement, departments_of, settlement
from reportgen.compose.views import ProgrammeView
from reportgen.words.catalogue import Words


@dataclass(frozen=True)
class NetworkCell:
    """How many deliverables one department needs from another, and the worst of their states."""

    count: int
    tone: str
    own: bool


@dataclass(frozen=True)
class Loop:
    """Initiatives that wait for each other: who must meet, why, and where the log stands."""

    departments: tuple[str, ...]
    members: tuple[tuple[str, str], ...]
    links: tuple[str, ...]
    settlement: Settlement


@dataclass(frozen=True)
class OneSided:
    """What only one side knows of."""

    fact: DependencyFact
    who: str
    initiative: str
    says: str
    silent: str


@dataclass(frozen=True)
class RegisterRow:
    """An interconnection with its state in tone and word."""

    fact: DependencyFact
    tone: str
    state: str


@dataclass(frozen=True)
class Network:
    """The matrix and the lists with their messages."""

    message: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[NetworkCell, ...]], ...]
    silent: str
    """How many departments the matrix leaves out because nothing connects them; "" where it shows all."""
    loops: tuple[Loop, ...]
    loop_message: str
    one_sided: tuple[OneSided, ...]
    one_sided_message: str
    register: tuple[RegisterRow, ...]
    register_message: str
    total: int


def network(view: ProgrammeView, words: Words) -> Network | None:
    """Who needs what from whom; None where no interconnection is stated and nobody waits in a circle."""
    facts = view.facts.dependencies
    if not facts and not view.facts.cycles:
        return None
    receivers, columns = _ends(view)
    silent = len(view.plan.departments) - len({*receivers, *columns})
    loops = tuple(_loop(group, view, words) for group in view.facts.cycles)
    needs = [
        (view.name(each.to), view.name(each.from_))
        for each in facts
        if each.to and each.from_ and each.to != each.from_
    ]
    one_sided = tuple(_one_sided(each, view, words) for each in facts if each.state == "one-sided")
    return Network(
        message=say.network(needs, words),
        columns=columns,
        rows=tuple(
            (
                code,
                "" if view.name(code) == code else view.name(code),
                tuple(_cell(facts, code, other) for other in columns),
            )
            for code in receivers
        ),
        silent=words.tn(
            "{n} department neither needs nor provides anything and is left out.",
            "{n} departments neither need nor provide anything and are left out.",
            silent,
        )
        if silent
        else "",
        loops=loops,
        loop_message=say.loops([loop.departments for loop in loops], words),
        one_sided=one_sided,
        one_sided_message=say.one_sided(len(one_sided), len(facts), words),
        register_message=states(
            sum(each.state == "contradictory" for each in facts), len(one_sided), len(facts), words
        ),
        register=tuple(
            RegisterRow(each, TONES[each.state], state_word(each.state, words))
            for each in sorted(
                facts, key=lambda each: (ORDER.index(each.state), str(each.needed or each.provided or ""))
            )
        ),
        total=len(facts),
    )


def _ends(view: ProgrammeView) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who needs and who provides: all departments, or where they are too many side by side, those that do so."""
    codes = tuple(each.id for each in view.plan.departments)
    if len(codes) <= MOST_COLUMNS:
        return codes, codes
    needing, providing = ({getattr(each, end) for each in view.facts.dependencies} for end in ("to", "from_"))
    return tuple(code for code in codes if code in needing), tuple(code for code in codes if code in providing)


def _cell(facts: Sequence[DependencyFact], needs: str, other: str) -> NetworkCell:
    found = [each for each in facts if each.to == needs and each.from_ == other]
    worst = min((each.state for each in found), key=ORDER.index, default="agreed")
    tone = TONES[worst] if worst in ("contradictory", "one-sided") else "accent" if found else ""
    return NetworkCell(len(found), tone if found else "", needs == other)


def _loop(group: Sequence[str], view: ProgrammeView, words: Words) -> Loop:
    members = set(group)
    departments = departments_of(group)
    links = [
        words.t(
            "{after} needs ‘{deliverable}’ of {before}",
            after=each.needs,
            deliverable=each.deliverable or "–",
            before=each.provides,
        )
        for each in view.facts.dependencies
        if each.needs in members and each.provides in members and each.need is not None
    ]
    links += [
        words.t("{after} begins after {before}", after=each.id, before=before)
        for each in view.plan.initiatives
        if each.id in members
        for before in each.after
        if before in members
    ]
    named = tuple(
        (code, view.plan.initiative[code].name or "" if code in view.plan.initiative else "") for code in group
    )
    return Loop(
        tuple(view.name(each) for each in departments),
        named,
        tuple(links),
        settlement(list(group), departments, view, words),
    )


def _one_sided(fact: DependencyFact, view: ProgrammeView, words: Words) -> OneSided:
    needed = fact.need is not None
    speaker, other = (fact.to, fact.from_) if needed else (fact.from_, fact.to)
    initiative = (fact.needs if needed else fact.provides) or ""
    day = fact.needed if needed else fact.provided
    if day is None:
        says = words.t("needs it, no date") if needed else words.t("provides it, no date")
    else:
        says = (
            words.t("needs it by {date}", date=words.date(day))
            if needed
            else words.t("provides it by {date}", date=words.date(day))
        )
    return OneSided(fact, view.name(speaker or "–"), initiative, says, view.name(other or "–"))
