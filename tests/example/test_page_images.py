"""A dozen pages look as they did, within a tolerance; `--rewrite-golden` renews their pictures: look at each."""

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

GOLDEN = Path(__file__).parents[1] / "golden" / "pages"
PAGES = [
    *(("programme/implementation-plan", section) for section in (1, 4, 6, 7, 8)),
    *(("departments/FIN/gap-report", section) for section in (1, 4, 5, 6)),
    ("departments/LOG/gap-report", 1),
    ("departments/RD/gap-report", 1),
    ("departments/IT/gap-report", 6),
]
"""Document, and the section with whose page it begins: English ones, a Danish one (LOG), a German one (RD)."""
SCALE = 0.5  # 36 dots an inch: lines and grounds show, letters hardly
MOST_APART = 1.5  # mean difference of grey, of 255: less than one line of text that moved


def page_of(pdf: Path, section: int) -> int:
    """The page, from 0, on which a section begins."""
    with pikepdf.open(pdf) as file, file.open_outline() as outline:
        target = outline.root[section - 1].destination
        assert isinstance(target, pikepdf.Array)
        return pikepdf.Page(target[0]).index


def picture(pdf: Path, page: int) -> Image.Image:
    """A page in grey."""
    with pypdfium2.PdfDocument(pdf) as document:
        drawn: Image.Image = document[page].render(scale=SCALE, grayscale=True).to_pil().convert("L")
    return drawn


def apart(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures are apart, in mean difference of grey; pictures of two sizes are as far as can be."""
    return ImageStat.Stat(ImageChops.difference(one, other)).mean[0] if one.size == other.size else 255.0


@pytest.mark.parametrize(("stem", "section"), PAGES, ids=[f"{Path(stem).parent.name}-{part}" for stem, part in PAGES])
def test_a_page_looks_as_it_did(stem: str, section: int, outputs: Path, request: pytest.FixtureRequest) -> None:
    file = outputs / f"{stem}.pdf"
    now = picture(file, page_of(file, section))
    golden = GOLDEN / f"{Path(stem).parent.name}-{section}.png"
    if request.config.getoption("--rewrite-golden"):
        golden.parent.mkdir(exist_ok=True)
        now.quantize(16).save(golden, optimize=True)
    with Image.open(golden) as before:
        assert apart(now, before.convert("L")) < MOST_APART


def test_a_line_that_moved_is_noticed(outputs: Path) -> None:
    now = picture(outputs / "programme/implementation-plan.pdf", 0)
    moved = ImageChops.offset(now, 0, 3)
    assert apart(now, moved) > 2 * MOST_APART
    assert apart(now, now) == 0
