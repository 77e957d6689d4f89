"""A text is set in the PDF exactly as wide as charts measure it, in the house's face and in another brand's."""

from pathlib import Path

import pypdfium2
import pytest

from reportgen.compose.brand import load_brand
from reportgen.compose.charts.face import measure
from reportgen.compose.charts.kit import Figure, Svg
from reportgen.compose.charts.palette import Palette
from reportgen.programme import built_in_templates
from reportgen.render.pdf import set_pdf
from reportgen.render.style import load_style

TEXTS = (
    "Order to cash",
    "Gærstødål 1.234,5",
    "Maßgrößenprüfung",
    "Zażółć gęślą",
    "Σύστημα διαχείρισης",
    "▲ +17 wk → 4",
    "AVATAR To WAVE",
)
POINTS = 0.75  # a viewBox unit of a chart as wide as the text block
KERNING = 0.03  # of the width: pairs that stand closer than their letters are wide
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><title>Widths</title></head>'
    '<body><figure id="fig-x" class="chart"><figcaption><p class="message">Widths</p></figcaption>{}</figure></body>'
    "</html>"
)


def set_widths(folders: list[Path], *, bold: bool) -> tuple[list[float], list[float]]:
    """The widths of all texts as measured, and as the PDF has them, in viewBox units."""
    brand = load_brand(folders)
    palette = Palette.from_brand(brand)
    letter = palette.letter(20, palette.ink, bold=bold)
    svg = Svg(Figure("fig-x", "Texts of any width", palette))
    for line, text in enumerate(TEXTS, start=1):
        svg.text((0, 30 * line), f"|{text}|", letter)
    data = set_pdf(PAGE.format(svg.close(30 * len(TEXTS) + 20)), style=load_style(folders, brand)).data
    found = pypdfium2.PdfDocument(data)[0].get_textpage()
    written = found.get_text_range()
    bars = [found.get_charbox(at, loose=True) for at, each in enumerate(written) if each == "|"]
    ends = zip(bars[::2], bars[1::2], strict=True)
    return [measure(f"|{text}|", letter) for text in TEXTS], [(last[2] - first[0]) / POINTS for first, last in ends]


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("face", ["Source Sans Pro", "DejaVu Sans"])
def test_texts_are_as_wide_in_the_pdf_as_they_are_measured(tmp_path: Path, face: str, bold: bool) -> None:  # noqa: FBT001 - the cases
    (tmp_path / "brand.toml").write_text(f'text_face = "{face}"\n', "utf-8")
    measured, in_pdf = set_widths([tmp_path, built_in_templates()], bold=bold)
    for text, expected, found in zip(TEXTS, measured, in_pdf, strict=True):
        assert expected * (1 - KERNING) - 1 <= found <= expected + 1, text
