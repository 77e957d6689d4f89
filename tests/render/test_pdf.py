"""The PDF: accessible, repeatable, with the brand's fonts only, and never set over a complaint."""

import hashlib
import os
import subprocess
import sys
from functools import cache
from io import BytesIO
from pathlib import Path

import page as validator
import pikepdf
import pypdfium2
import pytest

from render.typesetting import SAMPLE, TEMPLATES, house_style, page
from reportgen.compose.brand import BrandError, load_brand
from reportgen.render.pdf import Pdf, set_pdf
from reportgen.render.style import SettingError, load_style

ROOT = Path(__file__).parents[2]
DIGEST = """
import hashlib
from render.typesetting import SAMPLE, house_style, page
from reportgen.render.pdf import set_pdf
print(hashlib.sha256(set_pdf(page(SAMPLE), style=house_style()).data).hexdigest())
"""


@cache
def sample() -> Pdf:
    return set_pdf(page(SAMPLE, draft="DRAFT: three errors"), style=house_style())


def opened(pdf: Pdf) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf.data))


def test_it_is_pdf_ua(tmp_path: Path) -> None:
    file = tmp_path / "sample.pdf"
    file.write_bytes(sample().data)
    report = validator.validate_pdf(file, profile="ua1")
    assert report.is_compliant, str(report)


def test_the_validator_would_notice(tmp_path: Path) -> None:
    pdf = set_pdf(page('{% call m.section("a", "A") %}<h3>Skips a level</h3>{% endcall %}'), style=house_style())
    file = tmp_path / "skipped.pdf"
    file.write_bytes(pdf.data)
    assert not validator.validate_pdf(file, profile="ua1").is_compliant


def test_same_bytes_in_another_process_hash_seed_and_time_zone() -> None:
    expected = hashlib.sha256(set_pdf(page(SAMPLE), style=house_style()).data).hexdigest()
    elsewhere = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"}
    environment = {**os.environ, **elsewhere}
    run = subprocess.run([sys.executable, "-c", DIGEST], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == expected


def test_pages_are_those_where_things_begin() -> None:
    pages = sample().pages
    assert list(pages)[:2] == ["page-one", "page-one-title"]
    assert (pages["page-one"], pages["why"], pages["annex-registers"]) == (1, 2, sample().total)
    with opened(sample()) as pdf, pdf.open_outline() as outline:
        starts = {item.title: item for item in outline.root}
        assert [item.title for item in outline.root] == [
            "1 In one page",
            "2 Why, and what it means for us",
            "3 Our strategic gap",
            "4 What it takes",
            "5 Interconnections",
            "A Registers",
        ]
        for title, name in (("4 What it takes", "takes"), ("A Registers", "annex-registers")):
            target = starts[title].destination
            assert pikepdf.Page(target[0]).index + 1 == pages[name]  # type: ignore[index]  # an array, by WeasyPrint


def test_second_level_bookmarks_are_the_subsections() -> None:
    with opened(sample()) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root[1].children] == ["Mission", "The board is asked to"]


def test_a_landscape_section_stands_on_its_own_pages() -> None:
    with opened(sample()) as pdf:
        wide = [number for number, one in enumerate(pdf.pages, 1) if one.mediabox[2] > one.mediabox[3]]
    assert wide == [sample().pages["takes"]]


@pytest.mark.parametrize(("rows", "split"), [(29, [29]), (30, [28, 2]), (31, [29, 2])])
def test_no_row_is_left_alone_on_a_page(rows: int, split: list[int]) -> None:
    cells = "".join(f'<tr><th scope="row">row {number}</th><td>x</td></tr>' for number in range(rows))
    body = '{% call m.figure_table("tab-a", "Message", "What", [50, 50], ["A", "B"]) %}' + cells + "{% endcall %}"
    document = pypdfium2.PdfDocument(set_pdf(page(body), style=house_style()).data)
    assert [one.get_textpage().get_text_range().count("row ") for one in document] == split


def test_only_the_brands_fonts_are_embedded() -> None:
    with opened(sample()) as pdf:
        fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
        names = {str(one.BaseFont).partition("+")[2] for one in fonts if "/BaseFont" in one}
    assert {name.split("-")[0] for name in names} == {"Source", "DejaVu"}


def test_properties_tell_title_author_language_and_status_date() -> None:
    with opened(sample()) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Finance: our strategic gap"
        assert str(pdf.docinfo["/Author"]) == "IT strategy 2028 / Nordhavn"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20260215"
        assert str(pdf.Root.Lang) == "en"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<p style="colour: red">x</p>', "unknown property"),
        ('<p><img src="file:///etc/passwd" alt="x"/></p>', "file:///etc/passwd, which is not one of its own assets"),
        ('<p><img src="http://localhost/x.png" alt="x"/></p>', "http://localhost/x.png, which is not"),
        (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>t</title><image href="file:///x"/></svg>',
            "file:///x, which is not",
        ),
    ],
)
def test_a_complaint_or_a_foreign_address_stops_the_document(body: str, said: str) -> None:
    with pytest.raises(SettingError, match=said):
        set_pdf(page(body), style=house_style())


def test_a_character_that_no_font_of_the_brand_has_stops_the_document() -> None:
    with pytest.raises(SettingError):
        set_pdf(page("<p>日本</p>"), style=house_style())


def test_a_style_sheet_with_a_mistake_is_named(tmp_path: Path) -> None:
    (tmp_path / "style").mkdir()
    (tmp_path / "style" / "print.css").write_text("p { color: {{ brand.ink }\n}", "utf-8")
    with pytest.raises(BrandError) as caught:
        load_style([tmp_path, TEMPLATES], load_brand([TEMPLATES]))
    assert (caught.value.file, caught.value.line) == (tmp_path / "style" / "print.css", 1)


def test_unknown_css_is_no_style(tmp_path: Path) -> None:
    (tmp_path / "style").mkdir()
    (tmp_path / "style" / "print.css").write_text("p { colour: red }", "utf-8")
    with pytest.raises(SettingError, match="colour"):
        load_style([tmp_path, TEMPLATES], load_brand([TEMPLATES]))
