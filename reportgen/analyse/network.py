"""How the initiatives hang together: interconnections with both sides brought together, and loops."""

import datetime as dt
from collections.abc import Iterator

import networkx as nx

from reportgen.analyse.facts import DependencyFact, State
from reportgen.analyse.matching import Side, match
from reportgen.model import records as r
from reportgen.model.plan import Plan


def dependencies(plan: Plan) -> tuple[DependencyFact, ...]:
    """One row per matched pair of need and provision, and one per side without a counterpart."""
    needs = _sides(plan, "needs")
    provisions = _sides(plan, "provides")
    matched = match(needs, provisions)
    taken = set(matched.values())
    provision_at = dict(provisions)
    rows = [_fact((position, need), _side(provision_at, matched.get(position))) for position, need in needs]
    rows += [_fact(None, side) for side in provisions if side[0] not in taken]
    return tuple(sorted(rows, key=_in_order))


def _side(sides: dict[int, r.Dependency], position: int | None) -> Side | None:
    return None if position is None else (position, sides[position])


def _sides(plan: Plan, direction: str) -> list[Side]:
    """All needs, or all provisions, sorted by what they say, so that the order of rows decides nothing."""
    found = [(i, each) for i, each in enumerate(plan.dependencies) if each.direction == direction]
    return sorted(found, key=lambda side: (*_content(side[1]), side[0]))


def _content(side: r.Dependency) -> tuple[str, ...]:
    stated = (side.department, side.initiative, side.other, side.their_initiative, side.date, side.deliverable)
    return (*("" if value is None else str(value) for value in stated), side.status)


def _fact(need: Side | None, provision: Side | None) -> DependencyFact:
    asked = need[1] if need else None
    offered = provision[1] if provision else None
    parties: dict[str, str | None] = {}
    if asked:
        parties = {
            "needs": asked.initiative,
            "provides": asked.their_initiative,
            "from": asked.other,
            "to": asked.department,
        }
    if offered:
        unmatched = {"needs": offered.their_initiative, "to": offered.other}
        parties = unmatched | parties | {"provides": offered.initiative, "from": offered.department}
    return DependencyFact.model_validate(
        {
            **parties,
            "deliverable": (asked.deliverable if asked else None) or (offered.deliverable if offered else None),
            "needed": asked.date if asked else None,
            "provided": offered.date if offered else None,
            "state": _state(asked, offered),
            "need": need[0] if need else None,
            "provision": provision[0] if provision else None,
        }
    )


def _state(need: r.Dependency | None, provision: r.Dependency | None) -> State:
    if need is None or provision is None:
        return "one-sided"
    too_late = need.date is not None and provision.date is not None and provision.date > need.date
    if too_late or (need.status == "declined") != (provision.status == "declined"):
        return "contradictory"
    return "agreed" if need.status == provision.status == "agreed" else "open"


def _in_order(fact: DependencyFact) -> tuple[object, ...]:
    codes = (fact.needs, fact.provides, fact.from_, fact.to, fact.deliverable)
    days = (fact.needed or dt.date.min, fact.provided or dt.date.min)
    return (*(code or "" for code in codes), *days, fact.state)


def cycles(plan: Plan) -> tuple[tuple[str, ...], ...]:
    """Initiatives that wait for each other: strongly connected groups over `After` and every need that names whom.

    A link to itself is one. Members sorted, then groups.
    """
    return loops(named_links(plan))


def named_links(plan: Plan) -> "nx.DiGraph[str]":
    """An edge from each initiative to those that wait for it: by `After`, and by needs that name an initiative."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(plan.initiative)
    graph.add_edges_from((before, after) for before, after in _named(plan) if {before, after} <= plan.initiative.keys())
    return graph


def _named(plan: Plan) -> Iterator[tuple[str, str]]:
    for each in plan.initiatives:
        for before in each.after:
            yield before, each.id
    for need in plan.dependencies:
        if need.direction == "needs" and need.initiative and need.their_initiative:
            yield need.their_initiative, need.initiative


def loops(graph: "nx.DiGraph[str]") -> tuple[tuple[str, ...], ...]:
    """The strongly connected groups of a graph, a node that links to itself included; members sorted, then groups."""
    groups = nx.strongly_connected_components(graph)
    return tuple(sorted(tuple(sorted(group)) for group in groups if len(group) > 1 or _links_to_itself(graph, group)))


def _links_to_itself(graph: "nx.DiGraph[str]", group: set[str]) -> bool:
    return any(graph.has_edge(node, node) for node in group)
