"""The chart of the options: bars as long as their figures, beside the plan as it is; no words meet."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.drawing import faults, read
from charts.plans import figures
from reportgen.compose.charts.kit import Figure
from reportgen.compose.charts.options import Bar, OptionBars, options
from reportgen.compose.charts.pages import ROOM
from reportgen.compose.charts.palette import Palette

PALETTE = Palette()
FIGURE = Figure("fig-options", "What it says", PALETTE)
ROWS = [
    OptionBars("The plan as it is", (Bar(50, "50"), Bar(3600, "3,600"))),
    OptionBars("Two architects more", (Bar(60, "60"), Bar(1800, "1,800"))),
]


def drawn(rows: Sequence[OptionBars], titles: Sequence[str]) -> str:
    """The chart of options that fit a page."""
    (page,) = options(rows, titles, figure=FIGURE)
    return page


def test_bars_are_as_long_as_their_figures_and_the_plan_as_it_is_is_grey() -> None:
    drawing = read(drawn(ROWS, ["In time", "Late"]))
    greys = [area for area in drawing.everything if area.what == PALETTE.grey and area.bottom - area.top > 5]
    blues = [area for area in drawing.everything if area.what == PALETTE.accent]
    lengths = [area.right - area.left for area in (*greys[:2], *blues)]
    assert lengths[2] / lengths[0] == pytest.approx(60 / 50, abs=0.01)
    assert lengths[3] / lengths[1] == pytest.approx(0.5, abs=0.01)


def test_every_figure_is_written() -> None:
    words = [word.what for word in read(drawn(ROWS, ["In time", "Late"])).words]
    assert set(words) == {"The plan as it is", "Two architects more", "50", "60", "3,600", "1,800", "In time", "Late"}


@pytest.mark.parametrize("value", range(45, 60))
def test_a_figure_keeps_clear_of_the_line_of_the_plan_as_it_is(value: int) -> None:
    rows = [OptionBars("As it is", (Bar(54, "54.0"),)), OptionBars("Later", (Bar(value, f"{value}"),))]
    drawing = read(drawn(rows, ["In time"]))
    as_it_is = next(area for area in drawing.everything if area.what == PALETTE.grey and area.bottom - area.top > 5)
    (figure,) = [word for word in drawing.words if word.what == f"{value}"]
    assert figure.right < as_it_is.right or as_it_is.right < figure.left


texts = st.text(max_size=60)
bars = st.builds(Bar, st.floats(0, 1e9), st.text(alphabet="0123456789.,", max_size=12))


@given(
    rows=st.lists(st.builds(OptionBars, texts, st.tuples(bars, bars, bars)), max_size=60),
    titles=st.tuples(texts, texts, texts),
    figure=figures,
)
def test_whatever_the_options_the_chart_keeps_the_rules(
    rows: list[OptionBars], titles: tuple[str, str, str], figure: Figure
) -> None:
    pages = options(rows, titles, figure=figure)
    assert [fault for page in pages for fault in faults(page)] == []
    assert all(read(page).page.bottom <= ROOM for page in pages)
    assert bool(pages) == bool(rows)
