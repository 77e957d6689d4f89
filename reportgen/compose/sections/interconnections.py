"""Interconnections of one department on the page: both sides' words, and whether they agree."""

from dataclasses import dataclass

from reportgen.compose.messages.interconnections import states
from reportgen.compose.messages.ways import span
from reportgen.compose.need_to_know import Interconnection
from reportgen.compose.views import DepartmentView
from reportgen.model.records import Dependency
from reportgen.words.catalogue import Words

TONES = {"contradictory": "red", "one-sided": "amber", "open": "", "agreed": "green"}
ORDER = ("contradictory", "one-sided", "open", "agreed")


@dataclass(frozen=True)
class Link:
    """An interconnection as this reader sees it; a side that said nothing has None for its words."""

    interconnection: Interconnection
    other: str
    ours: str
    theirs: str
    own: Dependency | None
    counterpart: Dependency | None
    tone: str
    state: str
    apart: str


@dataclass(frozen=True)
class Links:
    """All interconnections with their message, what does not hold first."""

    message: str
    rows: tuple[Link, ...]


def links(view: DepartmentView, words: Words) -> Links:
    """What this department needs and provides, with the other side's word."""
    rows = sorted((_link(each, view, words) for each in view.interconnections), key=_order)
    found = [each.fact.state for each in view.interconnections]
    return Links(states(found.count("contradictory"), found.count("one-sided"), len(found), words), tuple(rows))


def _link(each: Interconnection, view: DepartmentView, words: Words) -> Link:
    fact = each.fact
    days = (fact.provided - fact.needed).days if fact.needed and fact.provided else 0
    return Link(
        interconnection=each,
        other=view.department_names.get(each.other, each.other),
        ours=view.short(each.our_initiative) if each.our_initiative else "",
        theirs=each.their_initiative or "",
        own=each.ours,
        counterpart=each.theirs,
        tone=TONES[fact.state],
        state=state_word(fact.state, words),
        apart=words.t("{span} apart", span=span(days, words)) if days > 0 else "",
    )


def state_word(state: str, words: Words) -> str:
    """The state of an interconnection in the reader's language."""
    return {"contradictory": words.t("contradictory"), "one-sided": words.t("one-sided")}.get(state) or words.choice(
        state
    )


def _order(link: Link) -> tuple[int, str, str]:
    fact = link.interconnection.fact
    return (ORDER.index(fact.state), str(fact.needed or fact.provided or ""), link.interconnection.deliverable)
