"""Needs and provisions brought together: as many as possible, the surest pairs first, none twice."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import networkx as nx

from reportgen.model import records as r
from reportgen.model.labels import fold

Side = tuple[int, r.Dependency]
"""One side of an interconnection: its position in the plan, and what it says."""
Pair = tuple[int, int]
"""A need and a provision that may mean the same, by their places in the sorted lists."""
SUREST = 4
MANY = 2_000
"""Where more pairs than that hang together, rows were filled down; the surest and closest are taken one by one."""


def match(needs: Sequence[Side], provisions: Sequence[Side]) -> dict[int, int]:
    """Which provision answers which need, one to one, by position; both lists sorted by what they say.

    They match when they name each other's departments and each other's initiatives; where a side names no initiative
    the deliverables must agree. Of all ways to pair them the one with most of the surest pairs, then most of the next
    surest and so on (a rank-maximal matching); of those the one whose dates lie closest, then whose statuses agree. So
    no pair stands in the way of another that could have been made beside it.
    """
    offers: dict[tuple[str, str], list[int]] = {}
    for place, (_, offer) in enumerate(provisions):
        offers.setdefault((offer.department, offer.other or ""), []).append(place)
    possible = {
        (place, offered): sure
        for place, (_, need) in enumerate(needs)
        for offered in offers.get((need.other or "", need.department), ())
        if (sure := sureness(need, provisions[offered][1]))
    }
    costs = {pair: _distance(needs[pair[0]][1], provisions[pair[1]][1]) for pair in possible}
    chosen = [pair for knot in _knots(possible) for pair in _best(knot, possible, costs)]
    return {needs[need][0]: provisions[provision][0] for need, provision in sorted(chosen)}


def sureness(need: r.Dependency, provision: r.Dependency) -> int:
    """How sure it is that two rows of each other's departments mean the same: 0 not at all, 4 beyond doubt.

    4 both name the other's initiative, and the same deliverable; 3 both name the initiative; 2 one does, and the
    deliverable is the same; 1 neither does, and the deliverable is the same.
    """
    theirs_fits = need.their_initiative in (None, provision.initiative)
    ours_fits = provision.their_initiative in (None, need.initiative)
    if not (theirs_fits and ours_fits):
        return 0
    same = None not in (need.deliverable, provision.deliverable) and _folded(need.deliverable) == _folded(
        provision.deliverable
    )
    named = (need.their_initiative is not None) + (provision.their_initiative is not None)
    if named == len((need, provision)):
        return SUREST if same else SUREST - 1
    return named + 1 if same else 0


@lru_cache(maxsize=4096)
def _folded(deliverable: str | None) -> str:
    return fold(deliverable or "")


def _distance(need: r.Dependency, provision: r.Dependency) -> int:
    """How badly dates and statuses go together; squared, so that rows alike are paired in the order of their dates."""
    days = (provision.date - need.date).days if provision.date and need.date else 0
    return 2 * days * days + (need.status != provision.status)


def _knots(possible: dict[Pair, int]) -> Iterator[list[Pair]]:
    """The pairs that compete with each other; each knot and the knots in order."""
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    graph.add_edges_from((("need", need), ("provision", provision)) for need, provision in possible)
    knot_of = {node: i for i, nodes in enumerate(nx.connected_components(graph)) for node in nodes}
    knots: dict[int, list[Pair]] = {}
    for pair in sorted(possible):
        knots.setdefault(knot_of["need", pair[0]], []).append(pair)
    yield from knots.values()


def _best(knot: Sequence[Pair], sure: dict[Pair, int], costs: dict[Pair, int]) -> list[Pair]:
    if len(knot) == 1:
        return list(knot)
    if len(knot) > MANY:
        return _one_by_one(sorted(knot, key=lambda pair: (-sure[pair], costs[pair], pair)))
    # Weights such that no sum of distances outweighs a pair, and no number of pairs a surer one.
    most = min(len({need for need, _ in knot}), len({provision for _, provision in knot}))
    base = most * max(costs[pair] for pair in knot) + 1
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    for need, provision in knot:
        weight = base * (most + 1) ** (sure[need, provision] - 1) * (most + 1) - costs[need, provision]
        graph.add_edge(("need", need), ("provision", provision), weight=weight)
    sides = (dict(pair) for pair in nx.max_weight_matching(graph))
    return sorted((each["need"], each["provision"]) for each in sides)


def _one_by_one(pairs: Sequence[Pair]) -> list[Pair]:
    needs: set[int] = set()
    provisions: set[int] = set()
    chosen = []
    for need, provision in pairs:
        if need not in needs and provision not in provisions:
            needs.add(need)
            provisions.add(provision)
            chosen.append((need, provision))
    return chosen
