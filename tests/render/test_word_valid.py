"""The files are valid: by the Open XML SDK, and by our own lint, which finds what the SDK misses."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from notation.package_lint import faults
from notation.validators import sdk
from notation.word import CHART, SAMPLE, brand, page, word
from reportgen.render.word import write_word

TABLE = (
    '<table><colgroup><col style="width:50%"/><col style="width:50%"/></colgroup>'
    "<tbody><tr><td>a</td><td>b</td></tr></tbody></table>"
)
NESTED = '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'
BODY = (
    "<ol><li><strong>x</strong></li></ol>"
    '<p><a href="mailto:a@b.example">m</a> <a href="#t">t</a> <a class="page" href="#t"></a></p>'
    f'<h1 id="t">T</h1><h2 id="u">U</h2><figure class="chart" id="f">{CHART}</figure>{TABLE}'
    f'<figure class="chart" id="g">{CHART}</figure>'
)


def sample() -> bytes:
    html = SAMPLE.read_text(encoding="utf-8")
    names = re.findall(r'<(?:h1|h2|figure|section)[^>]*? id="([^"]+)"', html)
    return write_word(html, pages={name: number for number, name in enumerate(names, 1)}, total=30, brand=brand())


def test_the_sample_of_the_whole_vocabulary_is_valid(tmp_path: Path) -> None:
    docx = sample()
    assert sdk(docx, tmp_path) == []
    assert faults(docx) == []


@pytest.mark.parametrize(
    "body",
    [
        "",
        '<section id="l" class="landscape"><p>only landscape</p></section>',
        f'<aside class="decisions">{TABLE}</aside>',
    ],
)
def test_so_are_odd_documents(body: str, tmp_path: Path) -> None:
    docx = word(body)
    assert sdk(docx, tmp_path) == []
    assert faults(docx) == []


def changed(docx: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The package with one part changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as before, zipfile.ZipFile(buffer, "w") as after:
        for entry in before.namelist():
            data = before.read(entry)
            after.writestr(entry, change(data.decode()).encode() if entry == name else data)
    return buffer.getvalue()


def seeded(docx: bytes, old: str, new: str) -> bytes:
    """The package with the first occurrence of a text replaced, in whichever part it is."""
    buffer = io.BytesIO()
    done = False
    with zipfile.ZipFile(io.BytesIO(docx)) as before, zipfile.ZipFile(buffer, "w") as after:
        for entry in before.namelist():
            data = before.read(entry)
            if not done and entry.endswith((".xml", ".rels")) and old.encode() in data:
                data, done = data.replace(old.encode(), new.encode(), 1), True
            after.writestr(entry, data)
    assert done, old
    return buffer.getvalue()


SEEDS = {
    "a cell that ends in a table": ("</w:p></w:tc>", "</w:p>" + NESTED + "</w:tc>", "a cell ends in tbl"),
    "a cell with nothing in it": ("<w:tr>", "<w:tr><w:tc/>", "a cell holds nothing"),
    "a grid that does not add up": ('<w:gridCol w:w="4819"/>', "", "a row fills 2 of 1 columns"),
    "a cell as wide as another column": ('<w:tcW w:w="4819"', '<w:tcW w:w="900"', "a cell is 900 wide"),
    "a table wider than the text": ('<w:gridCol w:w="4819"/>', '<w:gridCol w:w="24819"/>', "wide, in a text of"),
    "a paragraph style that does not exist": ('w:pStyle w:val="Heading1"', 'w:pStyle w:val="Heading9"', "Heading9"),
    "a character style that does not exist": ('w:rStyle w:val="Strong"', 'w:rStyle w:val="Strongest"', "Strongest"),
    "a style based on none": ('<w:basedOn w:val="Cell"/>', '<w:basedOn w:val="Sell"/>', "there is no  style Sell"),
    "two styles of one name": ('<w:name w:val="Lead"/>', '<w:name w:val="Note"/>', "two styles are called note"),
    "a list that does not exist": ('<w:numId w:val="5"/>', '<w:numId w:val="77"/>', "there is no list 77"),
    "a list without definition": ('<w:abstractNumId w:val="2"/>', '<w:abstractNumId w:val="9"/>', "definition 9"),
    "a field that does not end": ('<w:fldChar w:fldCharType="end"/>', "<w:t/>", "does not end"),
    "a field without result": ('<w:fldChar w:fldCharType="separate"/>', "<w:t/>", "has no result"),
    "a field that asks to be updated": ('w:fldCharType="begin"', 'w:dirty="1" w:fldCharType="begin"', "waits to be"),
    "a bookmark that does not end": ("<w:bookmarkEnd ", "<w:permEnd ", "bookmarks do not begin and end"),
    "a dead bookmark": ("PAGEREF _Toc", "PAGEREF _Tic", "which is no bookmark"),
    "a link that leads nowhere": ('w:anchor="_Toc', 'w:anchor="_Tic', "which is no bookmark"),
    "two drawings of one id": ('<wp:docPr id="2"', '<wp:docPr id="1"', "two drawings have one id"),
    "a drawing without words": ('descr="Two of three gaps close"', "", "no alternative text"),
    "a relationship without part": ('Target="footer2.xml"', 'Target="footer9.xml"', "no part word/footer9.xml"),
    "a part without relationship": ('Target="media/chart2.png"', 'Target="media/chart1.png"', "nothing leads to"),
    "a link without relationship": ('Id="rIdLink1"', 'Id="rIdLink9"', "there is no relationship rIdLink1"),
    "a link to a file of the machine": ("mailto:a@b.example", "file:///etc/passwd", "leads to file:///etc/passwd"),
    "a prompt at opening": ("<w:compat>", "<w:updateFields/><w:compat>", "the settings have updateFields"),
}  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS)
def test_the_lint_finds_each_of_24_seeded_faults(seed: str) -> None:
    assert len(SEEDS) == 24
    docx = word(BODY, pages={"t": 1})
    assert faults(docx) == []
    old, new, said = SEEDS[seed]
    found = faults(seeded(docx, old, new))
    assert any(said in fault for fault in found), found


ASKED = '<w:commentReference w:id="7"/>'
MORE = {
    "a part without content type": ('PartName="/word/footer2.xml"', 'PartName="/word/footer9.xml"', "of its own"),
    "a picture that is none": ('Target="media/chart1.png"', 'Target="document.xml"', "nothing leads to"),
    "two bookmarks of one name": ('w:name="_Toc00000002"', 'w:name="_Toc00000001"', "two bookmarks have one name"),
    "a header that is a footer": ('r:id="rIdHeaderPortrait"', 'r:id="rIdFooterPortrait"', "used as header"),
    "a comment that is not there": ("<w:tbl>", f"<w:p><w:r>{ASKED}</w:r></w:p><w:tbl>", "no comment 7"),
    "a level left out": ('w:pStyle w:val="Heading2"', 'w:pStyle w:val="Heading5"', "a heading of level 5"),
}  # fmt: skip


@pytest.mark.parametrize("seed", MORE)
def test_and_more(seed: str) -> None:
    old, new, said = MORE[seed]
    found = faults(seeded(word(BODY, pages={"t": 1}), old, new))
    assert any(said in fault for fault in found), found


def test_the_sdk_finds_a_seeded_fault(tmp_path: Path) -> None:
    broken = changed(word("<p>a</p>"), "word/document.xml", lambda text: text.replace("<w:p>", "<w:p><w:shout/>"))
    assert sdk(broken, tmp_path)


def test_nothing_of_the_page_is_lost_in_markup_that_looks_like_xml() -> None:
    assert faults(write_word(page("<p>a &lt;w:p&gt; &amp; b</p>"), pages={}, total=1, brand=brand())) == []
