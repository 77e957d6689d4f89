"""The example's documents: every one is there, whole, valid, and no longer than its readers allow."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf

from notation.leaves import layout_faults, tag_faults
from notation.package_lint import faults
from notation.validators import sdk, ua

DEPARTMENTS = ("FIN", "HR", "IT", "LOG", "PRC", "PRO", "RD", "SAL")
STEMS = (*(f"departments/{code}/gap-report" for code in DEPARTMENTS), "programme/implementation-plan")
WITH_ERRORS = {"FIN", "LOG", "PRC", "PRO"}
MOST_PAGES, LARGEST_DEPARTMENT = 10, "IT"


def bookmarks(pdf: pikepdf.Pdf) -> Iterator[tuple[str, int]]:
    """The titles of the first level with the pages, from 1, on which they lie."""
    pages: dict[tuple[int, int], int] = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    with pdf.open_outline() as outline:
        for item in outline.root:
            assert isinstance(item.destination, pikepdf.Array)
            yield str(item.title), pages[item.destination[0].objgen]


def test_every_document_is_there_in_every_format(outputs: Path) -> None:
    for stem in STEMS:
        for name in ("pdf", "docx", "html"):
            assert (outputs / f"{stem}.{name}").stat().st_size > 10_000


def test_word_files_are_valid(outputs: Path, tmp_path: Path) -> None:
    for stem in STEMS:
        docx = (outputs / f"{stem}.docx").read_bytes()
        assert sdk(docx, tmp_path) == [], stem
        assert faults(docx) == [], stem


def test_pdfs_are_accessible_and_their_pages_whole(outputs: Path) -> None:
    for stem in STEMS:
        file = outputs / f"{stem}.pdf"
        assert ua(file) == "", stem
        assert tag_faults(file.read_bytes()) == [], stem
        assert layout_faults(file.read_bytes()) == [], stem


def test_reports_are_short_and_the_board_s_first_page_is_one(outputs: Path) -> None:
    for code in DEPARTMENTS:
        with pikepdf.open(outputs / f"departments/{code}/gap-report.pdf") as pdf:
            annex = next(page for title, page in bookmarks(pdf) if title.startswith("A "))
        assert annex - 1 <= MOST_PAGES + (code == LARGEST_DEPARTMENT), code
    with pikepdf.open(outputs / "programme/implementation-plan.pdf") as pdf:
        assert list(bookmarks(pdf))[1][1] == 2


def test_only_departments_with_errors_have_a_draft(outputs: Path) -> None:
    drafts = {
        code for code in DEPARTMENTS if 'class="draft"' in (outputs / f"departments/{code}/gap-report.html").read_text()
    }
    assert drafts == WITH_ERRORS
