"""Opened and saved by LibreOffice, a document still has all its text, headings, tables and pictures."""

import io
import re
import subprocess
import zipfile
from pathlib import Path

from lxml import etree

from notation.word import SAMPLE, brand, find, values
from reportgen.render.word import write_word
from reportgen.render.word.xml import qualified


def saved(docx: bytes, folder: Path) -> bytes:
    """The file as LibreOffice writes it, with a profile of its own."""
    (folder / "before.docx").write_bytes(docx)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "out"),
    ]
    subprocess.run([*command, str(folder / "before.docx")], check=True, capture_output=True, timeout=120)
    return (folder / "out" / "before.docx").read_bytes()


def words(docx: bytes) -> str:
    """All text of the body without white space and digits: LibreOffice counts pages itself."""
    return re.sub(r"[\s\d]+", "", "".join(values(docx, "//w:body//w:t/text()")))


def headings(docx: bytes) -> list[str]:
    """The headings, each with its style's name."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
    key, said = qualified("w:styleId"), qualified("w:val")
    names = {style.get(key): style[0].get(said, "").lower() for style in styles.iter(qualified("w:style"))}
    found = []
    for paragraph in find(docx, "//w:body//w:p[w:pPr/w:pStyle]"):
        name = names.get(paragraph[0].find(qualified("w:pStyle")).get(said), "")  # type: ignore[union-attr]  # selected
        if name.startswith("heading"):
            found.append(f"{name}: {''.join(str(each.text) for each in paragraph.iter(qualified('w:t')))}")
    return found


def test_nothing_is_lost_when_libreoffice_saves_a_document(tmp_path: Path) -> None:
    html = SAMPLE.read_text(encoding="utf-8")
    pages = dict.fromkeys(part.partition('"')[0] for part in html.split('id="')[1:])
    before = write_word(html, pages=dict.fromkeys(pages, 1), total=3, brand=brand())
    after = saved(before, tmp_path)
    assert words(after) == words(before)
    assert headings(after) == headings(before)
    for path in ("//w:tbl", "//w:tr", "//w:tblHeader", "//w:drawing", "//w:hyperlink", "//w:sectPr"):
        assert len(find(after, path)) == len(find(before, path)), path
    assert values(after, "//wp:docPr/@descr") == values(before, "//wp:docPr/@descr")
