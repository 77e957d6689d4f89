"""Scales, ticks and labels that keep apart."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.plans import PERIODS, days, few
from reportgen.compose.charts.palette import Palette
from reportgen.compose.charts.pins import ROW, Pin, Rail
from reportgen.compose.charts.scale import Horizon, Linear, Time, divide, name, spread, ticks

SMALL = Palette().letter(9.5, "#000000")
pins = st.lists(
    st.builds(Pin, st.floats(170, 636), few, st.integers(1, 99).map("M{}".format), st.booleans()), max_size=40
)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0, 5, [0, 1, 2, 3, 4, 5]), (0, 56, [0, 10, 20, 30, 40, 50, 60]), (0, 0, [0]), (0, 0.4, [0, 0.1, 0.2, 0.3, 0.4])],
)
def test_ticks_are_round(low: float, high: float, expected: list[float]) -> None:
    assert ticks(low, high) == expected


@given(st.floats(-1e6, 1e6), st.floats(0.001, 1e6))
def test_ticks_cover_the_figures(low: float, span: float) -> None:
    marks = ticks(low, low + span)
    assert marks[0] <= low + span * 1e-6
    assert marks[-1] >= low + span * (1 - 1e-6)
    assert 2 <= len(marks) <= 8


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(1, 30)), max_size=4))
def test_blocks_are_pushed_apart(blocks: list[tuple[float, float]]) -> None:
    centres = spread(blocks, -1000, 1000)
    edges = sorted(
        (centre - height / 2, centre + height / 2) for centre, (_, height) in zip(centres, blocks, strict=True)
    )
    assert all(end <= start + 1e-9 for (_, end), (start, _) in itertools.pairwise(edges))


def test_blocks_with_room_stay() -> None:
    assert spread([(50, 10), (20, 10)], 0, 100) == [50, 20]


@pytest.mark.parametrize(
    ("last", "width", "names"),
    [
        (date(2026, 6, 30), 600, ["Jan", "Feb", "Mar", "Apr", "Maj", "Jun"]),
        (date(2027, 6, 30), 400, ["Q1", "Q2", "Q3", "Q4", "Q1", "Q2"]),
        (date(2029, 12, 31), 150, ["2026", "2027", "2028", "2029"]),
        (date(2035, 12, 31), 200, ["2026", "2028", "2030", "2032", "2034"]),
    ],
)
def test_periods_are_as_fine_as_their_names_allow(last: date, width: float, names: list[str]) -> None:
    months, spans = divide(Time(Horizon(date(2026, 1, 1), last), 0, width), PERIODS, SMALL)
    assert [name(span, months, PERIODS) for span in spans] == names


@given(days, days)
def test_horizon_is_whole_quarters(one: date, other: date) -> None:
    horizon = Horizon.around([one, None, other])
    assert horizon is not None
    assert horizon.first <= min(one, other)
    assert horizon.last >= max(one, other)
    assert (horizon.first.day, horizon.first.month % 3) == (1, 1)
    assert (horizon.last.month, horizon.last.day) in ((3, 31), (6, 30), (9, 30), (12, 31))


def test_bar_to_the_last_day_of_a_quarter_ends_where_the_next_begins() -> None:
    time = Time(Horizon(date(2026, 1, 1), date(2026, 12, 31)), 100, 465)
    assert time.end(date(2026, 3, 31)) == time.start(date(2026, 4, 1)) == pytest.approx(190)
    assert Linear(0, 5, 100, 200).at(7) == 200


@given(pins)
def test_no_line_runs_through_a_label(drawn: list[Pin]) -> None:
    letter = Palette().letter(9.5, "#000000", bold=True)
    hung = Rail(170, 636, letter).hang(drawn)
    assert sorted(pin.words for label in hung for pin in label.pins) == sorted(pin.words for pin in drawn)
    for label in hung:
        left, right = label.extent(letter)
        for other in hung:
            deep = other.row if other.own else 0
            crossing = [pin.x for pin in other.pins if left < pin.x < right and deep >= label.row]
            assert not crossing, f"{label.text} is crossed at {crossing}, row {label.row} of {ROW} units"
