"""Text is measured by the fonts themselves and cut where a reader would cut it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.drawing import FACES
from charts.plans import words
from reportgen.compose.charts.face import ELLIPSIS, broken, clean, measure, shorten, wrap
from reportgen.compose.charts.palette import Palette

TEN, BOLD = Palette().letter(10, "#000000"), Palette().letter(10, "#000000", bold=True)


def test_width_is_that_of_the_fonts() -> None:
    assert measure("Ål", TEN) == pytest.approx(
        10 * (FACES["Source Sans Pro", "400"][ord("Å")] + FACES["Source Sans Pro", "400"][ord("l")])
    )
    assert measure("1234", BOLD) == pytest.approx(4 * 5.13)
    assert measure("1234", TEN) == pytest.approx(4 * 4.97)


def test_character_without_glyph_is_measured_by_the_fallback() -> None:
    assert measure("●", TEN) == pytest.approx(10 * FACES["DejaVu Sans", "400"][ord("●")])
    assert measure("中", TEN) > 10


@pytest.mark.parametrize(
    ("width", "expected"),
    [(500, "Order to cash, now"), (70, "Order to cash…"), (45, "Order to…"), (26, "Ord…"), (11, "…"), (2, "")],
)
def test_text_is_cut_at_a_word_if_it_can_be(width: float, expected: str) -> None:
    assert shorten("Order to cash, now", width, TEN) == expected


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("automatisierungsvorhaben", ["automatisie-", "rungsvorha-", "ben"]),
        ("leverandørstamdata", ["leveran-", "dørstamdata"]),
        ("forsyningskædeplanlægning", ["forsyningskæ-", "deplanlæg-", "ning"]),
        ("WWWWWWWWWWWW", ["WWWWWWWW-", "WWWW"]),
    ],
)
def test_long_words_break_at_syllables(word: str, pieces: list[str]) -> None:
    assert broken(word, 66, TEN) == pieces


@given(words, st.floats(0, 300))
def test_cut_text_fits(text: str, width: float) -> None:
    cut = shorten(text, width, BOLD)
    assert measure(cut, BOLD) <= width
    assert cut in ("", clean(text)) or cut.endswith(ELLIPSIS)


@given(words, st.floats(30, 300), st.integers(1, 4))
def test_wrapped_text_fits_and_loses_nothing_unsaid(text: str, width: float, lines: int) -> None:
    rows = wrap(text, width, TEN, lines=lines)
    assert len(rows) <= lines
    assert all(measure(row, TEN) <= width for row in rows)
    if not any(row.endswith(ELLIPSIS) for row in rows) and "-" not in text:
        assert "".join(rows).replace("-", "").replace(" ", "") == clean(text).replace(" ", "")
