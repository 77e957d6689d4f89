"""The brand file: what it gives, what it inherits, and what it refuses with file and line."""

from pathlib import Path

import pytest

from render.typesetting import TEMPLATES
from reportgen.compose.brand import Brand, BrandError, contrast, load_brand, tint
from reportgen.compose.fonts import faces, missing_glyphs


def own_brand(folder: Path, text: str) -> Brand:
    (folder / "brand.toml").write_text(text, "utf-8")
    return load_brand([folder, TEMPLATES])


def fault(folder: Path, text: str) -> BrandError:
    with pytest.raises(BrandError) as caught:
        own_brand(folder, text)
    return caught.value


def test_the_built_in_brand_is_complete_and_readable() -> None:
    brand = load_brand([TEMPLATES])
    assert brand.text_face == "Source Sans Pro"
    assert brand.heat[-1] == tint(brand.accent, 0.42)
    assert [one.weight for one in faces(brand.font_files) if one.family == brand.text_face] == [400, 400, 600, 600]
    assert all(contrast(brand.ink, heat) >= 4.5 for heat in brand.heat)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_a_programme_states_only_what_differs(tmp_path: Path) -> None:
    brand = own_brand(tmp_path, 'accent = "#7A1F3D"\npaper = "letter"\n')
    assert (brand.accent, brand.paper) == ("#7a1f3d", "letter")
    assert brand.ink == load_brand([TEMPLATES]).ink
    assert brand.heat[0] == tint("#7a1f3d", 0.08)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('\nink = "blue"\n', 2, "no colour"),
        ('paper = "A4"\ngreen = "#77dd77"\n', 2, "contrast of"),
        ('red_tint = "#b3261e"', 1, "cannot be read"),
        ('paper = "A5"', 1, "Write A4 or letter"),
        ('inc = "#000000"', 1, "no brand setting 'inc'"),
        ('heat = ["#ffffff"]', 1, "list of 5 colours"),
        ('heat = ["#eeeeee", "#dddddd", "#cccccc", "#bbbbbb", "#808080"]', 1, "contrast|42 %"),
        ('\n\nfonts = ["fonts/Nowhere.ttf"]', 3, "fonts/Nowhere.ttf is missing. Put it at"),
        ('logo = "../logo.svg"', 1, "beside its brand.toml"),
        ("ink = #1d2a36", 1, "not valid TOML"),
        ("fonts = 7", 1, "must be a list"),
        ("text_face = 7", 1, "must be a text"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    found = fault(tmp_path, text)
    assert (found.file, found.line) == (tmp_path / "brand.toml", line)
    assert any(words in found.message for words in said.split("|"))


def test_no_brand_file_at_all(tmp_path: Path) -> None:
    with pytest.raises(BrandError, match="no brand file"):
        load_brand([tmp_path])


def test_signs_of_our_pages_and_the_alphabets_of_europe_can_be_drawn() -> None:
    files = load_brand([TEMPLATES]).font_files
    assert missing_glyphs("■▲●◆○◐◔→⇄↓↑−–…≤≥× Łąþð Ωλ Жя æøå\u00ad\n", files) == set()
    assert missing_glyphs("plain 日本 text 🙂", files) == {"日", "本", "🙂"}
