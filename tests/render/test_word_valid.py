"""The files are valid: by the Open XML SDK, and by our own lint, which finds what the SDK misses."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from notation.package_lint import faults
from notation.validators import sdk
from notation.word import SAMPLE, brand, page, word
from reportgen.render.word import write_word

TABLE = (
    '<table><colgroup><col style="width:50%"/><col style="width:50%"/></colgroup>'
    "<tbody><tr><td>a</td><td>b</td></tr></tbody></table>"
)
BODY = (
    "<ol><li><strong>x</strong></li></ol>"
    '<p><a href="mailto:a@b.example">m</a> <a href="#t">t</a></p>'
    f'<h1 id="t">T</h1>{TABLE}'
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


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("document", "</w:p></w:tc>", "</w:p><w:bookmarkEnd w:id='77'/></w:tc>", "a cell ends in bookmarkEnd"),
        ("document", 'w:val="Strong"', 'w:val="Strongest"', "there is no character style Strongest"),
        ("document", 'w:val="Heading1"', 'w:val="Heading7"', "there is no paragraph style Heading7"),
        ("document", 'w:numId w:val="2"', 'w:numId w:val="8"', "there is no list 8"),
        ("document", "<w:tc>", "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr></w:tc><w:tc>", "a row fills"),
        ("document", "<w:bookmarkEnd ", "<w:bookmarkStart w:name='x' ", "bookmarks do not begin and end"),
        ("document", 'w:anchor="_Toc', 'w:anchor="_Tic', "which is no bookmark"),
        ("footer1", 'w:fldCharType="end"', 'w:fldCharType="separate"', "a field in word/footer1.xml does not end"),
        (
            "_rels/document.xml.rels",
            "mailto:a@b.example",
            "file:///etc/passwd",
            "an external relationship leads to file:",
        ),
        ("_rels/document.xml.rels", "footer2.xml", "footer9.xml", "there is no part word/footer9.xml"),
        ("_rels/document.xml.rels", "rIdLink1", "rIdLink9", "there is no relationship rIdLink1"),
    ],
)
def test_the_lint_finds_each_seeded_fault(name: str, old: str, new: str, said: str) -> None:
    docx = word(BODY)
    assert faults(docx) == []
    part = f"word/{name}" if name.endswith(".rels") else f"word/{name}.xml"
    found = faults(changed(docx, part, lambda text: text.replace(old, new)))
    assert any(said in fault for fault in found), found


def test_the_sdk_finds_a_seeded_fault(tmp_path: Path) -> None:
    broken = changed(word("<p>a</p>"), "word/document.xml", lambda text: text.replace("<w:p>", "<w:p><w:shout/>"))
    assert sdk(broken, tmp_path)


def test_nothing_of_the_page_is_lost_in_markup_that_looks_like_xml() -> None:
    assert faults(write_word(page("<p>a &lt;w:p&gt; &amp; b</p>"), pages={}, total=1, brand=brand())) == []
