"""Nobody's figure can be worked out: an attacker who knows all that is printed, and how many were asked, finds none."""

from collections.abc import Mapping
from itertools import combinations, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from notation.plans import plan
from reportgen.analyse.alignment import understanding
from reportgen.analyse.disclosure import disclosed, nameable
from reportgen.analyse.facts import Understanding


def rows(leaders: Mapping[str, int], strangers: int = 0) -> tuple[Understanding, ...]:
    """What is computed where so many leaders of each department were asked, and some of no department."""
    named = [f"Interview: {code}{n} department={code}" for code, many in leaders.items() for n in range(many)]
    others = [f"Interview: X{n}" for n in range(strangers)]
    asked = [f"{each} round=1 guideline=G1 understanding={1 + i % 5}" for i, each in enumerate([*named, *others])]
    return understanding(plan("Guideline: G1", *(f"Gap: {code}.A1" for code in leaders), *asked))


def worked_out(leaders: Mapping[str, int], strangers: int, printed: tuple[Understanding, ...]) -> set[tuple[str, ...]]:
    """The groups of departments whose mean follows from the printed means, each as an equation over their sums."""
    codes = [*leaders, "strangers"]
    equations = [
        [1.0] * len(codes) if each.department is None else [float(code == each.department) for code in codes]
        for each in printed
        if each.mean is not None
    ]
    counts = {**leaders, "strangers": strangers}
    known = np.array(equations or [[0.0] * len(codes)])
    empty = np.array([[float(code == other) for other in codes] for code in codes if not counts[code]])
    known = np.vstack([known, empty]) if len(empty) else known
    return {
        group
        for size in range(1, len(codes) + 1)
        for group in combinations([code for code in codes if counts[code]], size)
        if np.linalg.matrix_rank(np.vstack([known, [float(code in group) for code in codes]]))
        == np.linalg.matrix_rank(known)
    }


@given(st.lists(st.integers(0, 6), min_size=1, max_size=5), st.integers(0, 4), st.integers(1, 5))
def test_no_group_of_too_few_leaders_can_be_worked_out(sizes: list[int], strangers: int, fewest: int) -> None:
    leaders = {f"D{i}": n for i, n in enumerate(sizes)}
    printed = disclosed(rows(leaders, strangers), fewest)
    counts = {**leaders, "strangers": strangers}
    for group in worked_out(leaders, strangers, printed):
        assert sum(counts[code] for code in group) >= fewest, group


def test_no_more_is_left_out_than_must_be() -> None:
    """Of every choice of up to four departments: to name one more would give somebody away."""
    for sizes in product(range(6), repeat=4):
        leaders = {f"D{i}": n for i, n in enumerate(sizes)}
        said = nameable(leaders, 3)
        left_out = [n for code, n in leaders.items() if code not in said and n]
        big = [n for n in left_out if n >= 3]
        assert not big or sum(left_out) - min(big) < 3, sizes


def test_one_small_department_takes_the_next_smallest_with_it() -> None:
    assert nameable({"IT": 2, "FIN": 4, "LOG": 3, "PRC": 3}, 3) == {"FIN", "PRC"}
    assert nameable({"IT": 2, "HR": 1, "LOG": 3}, 3) == {"LOG"}
    assert nameable({"FIN": 3, "IT": 3}, 3) == {"FIN", "IT"}
    assert nameable({"FIN": 1}, 1) == {"FIN"}


def test_of_too_few_in_all_only_their_number_is_left() -> None:
    (only,) = disclosed(rows({"IT": 2}), 3)
    assert (only.department, only.n, only.mean, only.support, only.cns, only.rwg) == (None, 2, None, None, None, None)


def test_the_attacker_finds_what_a_total_gives_away() -> None:
    """The attack itself works: with every large department printed, the small one follows."""
    careless = tuple(each for each in rows({"IT": 2, "FIN": 4}) if each.department != "IT")
    assert ("IT",) in worked_out({"IT": 2, "FIN": 4}, 0, careless)
