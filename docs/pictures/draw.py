"""The README's pictures: the first pages of two documents of the example, as they came out of the build.

`make pictures` builds the example and draws them; so they are never better than what it makes.
"""  # noqa: INP001 - a script beside what it makes

from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

HERE = Path(__file__).parent
OUTPUTS = HERE.parents[1] / "outputs"
PAGES = {
    "gap-report.png": "departments/FIN/gap-report.pdf",
    "implementation-plan.png": "programme/implementation-plan.pdf",
}
WIDTH = 900
"""Pixels."""
COLOURS = 128
EDGE = "#c9d1d9"


def draw(document: Path, picture: Path) -> None:
    """Draw a document's first page in few colours, with a thin edge that tells paper from screen."""
    with pypdfium2.PdfDocument(document) as pdf:
        page = pdf[0]
        image: Image.Image = page.render(scale=2 * WIDTH / page.get_width()).to_pil()
    small = image.resize((WIDTH, round(image.height * WIDTH / image.width)), Image.Resampling.LANCZOS)
    framed = ImageOps.expand(small, border=1, fill=EDGE)
    # Maximum coverage keeps the few pixels of red, amber and green, which the many of grey would otherwise swallow.
    few = framed.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(picture, optimize=True)


if __name__ == "__main__":
    for name, document in PAGES.items():
        draw(OUTPUTS / document, HERE / name)
