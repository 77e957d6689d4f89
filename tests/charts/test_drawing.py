"""The reader of charts sees each fault that is planted."""

import pytest

from charts.drawing import faults
from reportgen.compose.charts.kit import Box, Figure, Stroke, Svg
from reportgen.compose.charts.palette import Palette

INK = Palette().letter(10, "#1d2a36")


def drawn() -> Svg:
    svg = Svg(Figure("fig-x", "What it says", Palette(), 300))
    svg.text((10, 20), "first", INK)
    svg.area(Box(10, 40, 100, 60), Stroke(fill="#0f4c75"))
    return svg


def test_sound_chart_has_no_faults() -> None:
    assert faults(drawn().close(100)) == []


@pytest.mark.parametrize(
    ("at", "text", "fault"),
    [
        ((20, 22), "second", "'first' runs into 'second'"),
        ((290, 80), "beyond", "'beyond' leaves the page"),
        ((10, 3), "above", "'above' leaves the page"),
        ((80, 52), "across the edge", "'across the edge' runs into a mark"),
    ],
)
def test_misplaced_word_is_seen(at: tuple[float, float], text: str, fault: str) -> None:
    svg = drawn()
    svg.text(at, text, INK)
    assert [found[: len(fault)] for found in faults(svg.close(100))] == [fault]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (' role="img"', ""),
        ("What it says", ""),
        (' font-size="10"', ' font-size="10" style="fill:red"'),
        ("<path", '<path class="bar"'),
        ("<text", '<image href="x.png"/><text'),
        ('height="26.48mm"', 'height="30mm"'),
    ],
)
def test_foreign_markup_is_seen(old: str, new: str) -> None:
    svg = drawn().close(100)
    assert old in svg
    assert faults(svg.replace(old, new)) != []


def test_texts_are_escaped_and_cleaned() -> None:
    svg = drawn()
    svg.text((10, 80), 'a < b & "c"\x0b\n d', INK)
    assert 'a &lt; b &amp; "c" d</text>' in svg.close(100)


def test_strokes_of_one_look_are_one_element() -> None:
    svg = drawn()
    for x in range(50):
        svg.line((x, 90, x, 95), "#d3dae1")
    assert svg.close(100).count("<path") == 2


def test_widths_in_millimetres_follow_the_page() -> None:
    assert 'width="170mm"' in Svg(Figure("f", "a", Palette())).close(10)
    assert 'width="257mm"' in Svg(Figure("f", "a", Palette(), 971)).close(10)
