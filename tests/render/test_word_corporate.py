"""Corporate templates, made by different programs: what they lend to a document, and what is said of them before."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from notation.package_lint import faults
from notation.validators import sdk
from notation.word import CHART, brand, find, page, part, values
from reportgen.cli import main
from reportgen.compose.brand import BrandError
from reportgen.render.parity import differences, outline_html, outline_word
from reportgen.render.word import TemplateFault, read_reference, write_word
from reportgen.render.word.inspection import inspect
from reportgen.render.word.reference import needs, usable_reference

FOLDER = Path(__file__).parent / "corporate"
GERMAN = FOLDER / "german.docx"  # as a German Word names styles: 'berschrift1', and some names translated altogether
LIBREOFFICE = FOLDER / "libreoffice.docx"
NAMES = ("german", "libreoffice", "python-docx")
PAGES = {"w": 2, "f": 2, "l": 3, "x": 4}
HTML = page(
    '<p class="title">Gaps</p><nav class="contents"><p class="contents-title">Contents</p><ol><li>'
    '<a href="#w">1 Why</a></li></ol></nav>'
    '<section class="page"><h1 id="w"><span class="number">1</span> Why</h1>'
    '<p>See <a class="ref" href="#x">annex A</a>.</p><h2 id="m">Mission</h2>'
    "<ul><li>a<ul><li>b</li></ul></li></ul><ol><li>c</li></ol><ol><li>d</li></ol></section>"
    f'<section id="l" class="landscape"><figure class="chart" id="f">{CHART}</figure></section>'
    '<section class="annex" id="a"><h1 id="x"><span class="number">A</span> Registers</h1><p>x</p></section>'
)


def template(name: str) -> bytes:
    if name == "python-docx":
        buffer = io.BytesIO()
        Document().save(buffer)
        return buffer.getvalue()
    return (FOLDER / f"{name}.docx").read_bytes()


def made(data: bytes, html: str = HTML) -> bytes:
    return write_word(html, pages=PAGES, total=4, brand=brand(), reference=read_reference(data))


def changed(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(buffer, "w") as after:
        for entry in before.namelist():
            content = before.read(entry)
            after.writestr(entry, change(content.decode()).encode() if entry == name else content)
    return buffer.getvalue()


def styles(docx: bytes) -> Mapping[str, str]:
    """The names of the styles by id."""
    found = find(docx, "/w:styles/w:style", "word/styles.xml")
    key = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return {each.get(f"{key}styleId", ""): str(each[0].get(f"{key}val", "")) for each in found}


@pytest.mark.parametrize("name", NAMES)
def test_a_document_in_a_corporate_template_is_valid_and_says_the_same(name: str, tmp_path: Path) -> None:
    docx = made(template(name))
    assert sdk(docx, tmp_path) == []
    assert faults(docx) == []
    assert differences(outline_html(HTML), outline_word(docx)) == []
    assert docx == made(template(name))


@pytest.mark.parametrize("name", NAMES)
def test_no_style_is_there_twice(name: str) -> None:
    found = styles(made(template(name)))
    assert len({each.casefold() for each in found.values()}) == len(found)
    assert {need.id for need in needs()} <= set(found)


def test_the_styles_are_the_templates_also_under_other_names() -> None:
    docx = made(template("german"))
    assert styles(docx)["Heading1"] == "heading 1"
    assert styles(docx)["Heading2"] == "Überschrift 2"
    assert styles(docx)["ListBullet"] == "Aufzählungszeichen"
    assert values(docx, "//w:style[@w:styleId='Heading1']//w:sz/@w:val", "word/styles.xml") == ["28"]
    assert values(
        made(template("libreoffice")), "//w:style[@w:styleId='Heading1']//w:color/@w:val", "word/styles.xml"
    ) == ["7A0019"]
    assert "HouseOnly" in styles(made(template("libreoffice")))


def test_the_pages_are_the_templates() -> None:
    docx = made(template("libreoffice"))
    margins = values(docx, "//w:body/w:sectPr/w:pgMar/@w:left | //w:body/w:sectPr/w:pgMar/@w:right")
    assert [round(int(each) / 56.7) for each in margins] == [25, 30]
    wide = find(docx, "//w:sectPr[w:pgSz/@w:orient='landscape']")
    assert len(wide) == 1
    width, margin = (int(values(docx, f"//w:body/w:sectPr/{path}")[0]) for path in ("w:pgSz/@w:w", "w:pgMar/@w:left"))
    assert width < int(values(docx, "//w:sectPr/w:pgSz[@w:orient]/@w:w")[0])
    assert margin > 1500


def test_headers_footers_and_what_they_show_come_along_with_their_fields_filled_in() -> None:
    docx = made(template("german"))
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        names = [name for name in archive.namelist() if name.startswith("word/house/")]
        theme = archive.read("word/theme/theme1.xml")
    with zipfile.ZipFile(GERMAN) as archive:
        assert theme == archive.read("word/theme/theme1.xml")
    header = next(name for name in names if "header" in name and name.endswith(".xml"))
    footer = next(name for name in names if "footer" in name and name.endswith(".xml"))
    assert values(docx, "//w:t/text()", header) == ["Gaps"]
    assert "Confidential" in values(docx, "//w:t/text()", footer)
    assert any(name.endswith(".png") for name in names)
    assert not any(name.startswith("word/header") for name in names)


def test_a_cover_stands_before_and_counts_as_a_page() -> None:
    docx = made(template("german"))
    assert values(docx, "//w:p[1]//w:t/text()")[0] == "Stadtwerke Musterheim"
    assert values(docx, "//w:body/w:p[2]//w:t/text()") == ["Gaps"]
    toc = values(docx, "//w:sdtContent/w:p[2]//w:t/text()")
    assert toc[-1] == "3"
    assert part(docx, "docProps/app.xml")[0].text == "5"


def test_a_draft_is_marked_in_the_templates_header_too() -> None:
    html = HTML.replace('<p class="right">', '<p class="draft-mark">DRAFT</p><p class="right">')
    docx = made(template("german"), html)
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        headers = [archive.read(name) for name in archive.namelist() if "house/header" in name and name.endswith("xml")]
    assert headers
    assert all(b">DRAFT<" in each for each in headers)


def test_a_chart_is_no_wider_than_the_text_of_the_template() -> None:
    narrow = changed(template("libreoffice"), "word/document.xml", lambda text: text.replace('w:orient="', 'w:x="'))
    html = page(f'<figure class="chart" id="f">{CHART}</figure>')
    docx = made(narrow, html)
    assert int(values(docx, "//wp:extent/@cx")[0]) < 156 * 36000  # of 170 mm


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no zip", "no Word file"),
        (b"PK\x03\x04 broken", "no Word file"),
        (template("german")[:9000], "no Word file"),
        (changed(template("german"), "word/styles.xml", lambda text: text[:500]), "word/styles.xml is damaged"),
        (changed(template("german"), "word/styles.xml", lambda text: f"<!DOCTYPE x>{text}"), "document type"),
        (
            changed(template("german"), "_rels/.rels", lambda text: text.replace('officeDocument"', 'x"')),
            "no Word document",
        ),
    ],
)
def test_a_broken_template_is_refused_with_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(TemplateFault, match=said):
        read_reference(data)
    assert [each.weight for each in inspect(data)] == ["unusable"]


def wrong_caption(text: str) -> str:
    return text.replace(
        '<w:style w:type="paragraph" w:styleId="Beschriftung">', '<w:style w:type="character" w:styleId="Beschriftung">'
    )


def test_a_style_of_the_wrong_kind_is_told_and_refused() -> None:
    data = changed(template("german"), "word/styles.xml", wrong_caption)
    assert data != template("german")
    with pytest.raises(TemplateFault, match="'Beschriftung' is a character style"):
        read_reference(data)
    wrong = [each for each in inspect(data) if each.weight == "wrong kind"]
    assert [each.about for each in wrong] == ["Beschriftung"]
    assert "add a paragraph style 'Caption'" in wrong[0].text


def test_check_template_says_what_is_missing_and_how_to_add_it() -> None:
    shown = CliRunner().invoke(main, ["check-template", str(LIBREOFFICE)])
    assert shown.exit_code == 1
    assert "missing  List Number: add the paragraph style 'List Number'" in shown.output
    assert "Manage Styles" in shown.output
    assert "Heading 1" not in shown.output


def test_a_document_of_ours_serves_as_template(tmp_path: Path) -> None:
    own = write_word(HTML, pages=PAGES, total=4, brand=brand())
    assert [each for each in inspect(own) if each.weight != "note"] == []
    (tmp_path / "own.docx").write_bytes(own)
    shown = CliRunner().invoke(main, ["check-template", str(tmp_path / "own.docx")])
    assert shown.exit_code == 0
    assert faults(made(own)) == []


def test_the_brand_names_its_template_and_a_broken_one_stops_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "corporate.docx").write_bytes(b"no zip")
    with pytest.raises(BrandError, match=r"corporate.docx.*cannot be used"):
        usable_reference(tmp_path / "corporate.docx")
    assert replace(brand(), reference=GERMAN).reference == GERMAN
