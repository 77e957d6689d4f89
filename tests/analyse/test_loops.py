"""The shortest way round is what enumerating all loops finds, and its weakest link the cheapest by the stated order."""

import datetime as dt
from itertools import pairwise

import networkx as nx
from hypothesis import assume, given
from hypothesis import strategies as st

from notation.plans import plan
from reportgen.analyse.loops import shortest_loop
from reportgen.analyse.network import cycles

FIRST = dt.date(2026, 8, 3)
Said = dict[tuple[int, int], str]
"""By who is waited for and who waits: `after`, or the status of the need."""
Graph = tuple[Said, list[tuple[int, int]]]
"""What is said, and start and length of each."""


def line(number: int, said: Said, start: int, length: int) -> str:
    after = ",".join(f"D.I{before}" for (before, late), how in said.items() if late == number and how == "after")
    first = FIRST + dt.timedelta(days=start)
    dates = f"start={first} end={first + dt.timedelta(days=length)}"
    return f"Initiative: D.I{number} {dates}" + (f" after={after}" if after else "")


def text(said: Said, dates: list[tuple[int, int]]) -> str:
    lines = [line(number, said, *span) for number, span in enumerate(dates)]
    for (before, late), how in said.items():
        if how != "after":
            row = f"Dependency: D initiative=D.I{late} direction=needs other=D deliverable=X"
            lines.append(f"{row} their_initiative=D.I{before} status={how}")
    return "\n".join(lines)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    number = draw(st.integers(2, 5))
    node = st.integers(0, number - 1)
    of_itself = draw(st.sampled_from([False, False, True]))
    pairs = st.tuples(node, node).filter(lambda pair: of_itself or pair[0] != pair[1])
    said = draw(st.dictionaries(pairs, st.sampled_from(["after", "agreed", "open"]), max_size=12))
    dates = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=number, max_size=number)
    return said, draw(dates)


@given(graphs())
def test_the_shortest_of_all_loops_is_spelt_out_and_its_weakest_link(
    graph: tuple[Said, list[tuple[int, int]]],
) -> None:
    said, dates = graph
    made = plan(text(said, dates))
    groups = cycles(made)
    assume(groups)
    every = list(nx.simple_cycles(nx.DiGraph(list(said))))
    for group in groups:
        within = [found for found in every if f"D.I{found[0]}" in group]
        turned = [found[turn:] + found[:turn] for found in within for turn in range(len(found))]
        shortest = min(turned, key=lambda found: (len(found), found))
        loop = shortest_loop(made, group)
        assert list(loop.way) == [f"D.I{number}" for number in shortest]
        weakest = min(pairwise([*shortest, shortest[0]]), key=lambda pair: _dear(pair, *graph))
        assert (loop.weakest.before, loop.weakest.after) == tuple(f"D.I{number}" for number in weakest)


def _dear(pair: tuple[int, int], said: Said, dates: list[tuple[int, int]]) -> tuple[object, ...]:
    """How dear a link is to cut: what is not agreed, what is, what a department says of its own; then by overlap."""
    before, after = pair
    overlap = sum(dates[before]) - dates[after][0]
    return (["open", "agreed", "after"].index(said[pair]), -overlap, before, after)


def test_a_link_is_as_firm_as_the_firmest_of_those_who_say_it() -> None:
    row = "Dependency: D initiative={} direction=needs other=D deliverable=X their_initiative={} status={}"
    needs = [row.format("D.I1", "D.I2", "agreed"), row.format("D.I1", "D.I2", "open")]
    made = plan("Initiative: D.I1 after=D.I2\nInitiative: D.I2", *needs, row.format("D.I2", "D.I1", "agreed"))
    weakest = shortest_loop(made, ["D.I1", "D.I2"]).weakest
    assert (weakest.before, weakest.after) == ("D.I1", "D.I2")
    assert weakest.source == made.dependencies[2].at("their_initiative")
