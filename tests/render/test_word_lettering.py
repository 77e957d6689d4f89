"""Letters of a chart become outlines that look as the text did."""

import io

import pytest
from lxml import etree
from PIL import Image, ImageChops

from notation.word import brand
from reportgen.render.word.figures import pixels
from reportgen.render.word.lettering import outline_letters

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 30" width="52.92mm" height="7.94mm" '
    "font-family=\"'Source Sans Pro', 'DejaVu Sans'\"><title>t</title>"
)


def lettered(inside: str) -> str:
    svg = etree.fromstring(f"{HEAD}{inside}</svg>")
    outline_letters(svg, brand().font_files, brand().text_face)
    return etree.tostring(svg, encoding="unicode")


def dark(source: str) -> Image.Image:
    """What is drawn, as a grey picture."""
    return Image.open(io.BytesIO(pixels(source, brand().font_files, brand().text_face))).convert("L")


@pytest.mark.parametrize(
    "text",
    [
        '<text x="5" y="20" font-size="16" fill="#1d2a36">HiOH åøß 0.5</text>',
        '<text x="195" y="20" font-size="16" fill="#1d2a36" font-weight="600" text-anchor="end">Mind 31</text>',
        '<text x="100" y="20" font-size="16" fill="#1d2a36" text-anchor="middle">4 → 5</text>',
        '<g font-size="12" fill="#b3261e" font-weight="600"><text x="5" y="20">inherited</text></g>',
    ],
)
def test_outlines_look_like_the_text(text: str) -> None:
    made = lettered(text)
    assert "<text" not in made
    before, after = dark(f"{HEAD}{text}</svg>"), dark(made)
    ink = sum(255 - value for value in before.tobytes())
    difference = sum(ImageChops.difference(before, after).tobytes())
    assert ink > 20000
    assert difference < ink * 0.25  # kerning moves a letter by a hair


def test_signs_come_from_the_face_that_has_them() -> None:
    made = lettered('<text x="5" y="20" font-size="16" fill="#1d2a36">○ ◐ ⚑</text>')
    assert "<text" not in made
    assert made.count("<path") == 1


@pytest.mark.parametrize("text", ['<text x="5" y="20"><tspan>a</tspan>b</text>', '<text x="5" y="20">\u4e2d</text>'])
def test_what_cannot_be_outlined_stays_text(text: str) -> None:
    assert text in lettered(text).replace(' xmlns="http://www.w3.org/2000/svg"', "")
