"""The HTML page: everything inside, nothing to load, the same bytes each time."""

import base64
import re
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont
from lxml import html as parser

from render.typesetting import SAMPLE, TEMPLATES, house_style, page
from reportgen.compose.brand import load_brand
from reportgen.render.page import set_page
from reportgen.render.style import load_style

LOADING = ("//@src", "//link", "//script", "//iframe", "//object", "//@srcset", "//base", "//*[local-name()='image']")


def sample() -> str:
    return set_page(page(SAMPLE), style=house_style()).decode()


def fonts(text: str) -> dict[str, TTFont]:
    found = re.findall(r'font-family: "(.+?)"; font-weight: (\d+); font-style: (\w+); src: url\("data:.+?,(.+?)"', text)
    return {" ".join(name): TTFont(BytesIO(base64.b64decode(data))) for *name, data in found}


def test_it_asks_for_nothing() -> None:
    text = sample()
    root = parser.fromstring(text)
    assert [path for path in LOADING if root.xpath(path)] == []
    assert [address for address in re.findall(r"url\(\"?([^\")]*)", text) if not address.startswith("data:")] == []
    assert "@import" not in text
    assert all(link.get("href", "").startswith(("#", "mailto:", "https:")) for link in root.iter("a"))


def test_it_forbids_itself_to_ask() -> None:
    assert "default-src 'none'" in sample()


def test_the_same_bytes_again() -> None:
    assert sample() == sample()


def test_fonts_hold_what_the_page_says_and_little_more() -> None:
    found = fonts(set_page(page("<p>Ω plain <strong>bold</strong> ◑</p>"), style=house_style()).decode())
    assert sorted(found) == [
        "DejaVu Sans 400 normal",
        "DejaVu Sans 700 normal",
        "Source Sans Pro 400 normal",
        "Source Sans Pro 600 normal",
    ]
    assert ord("Ω") in found["Source Sans Pro 400 normal"].getBestCmap()
    assert ord("◑") in found["DejaVu Sans 400 normal"].getBestCmap()
    assert ord("p") not in found["DejaVu Sans 400 normal"].getBestCmap()
    assert len(found["Source Sans Pro 400 normal"].getBestCmap()) < 300


def test_italics_come_where_something_is_set_in_them() -> None:
    assert "Source Sans Pro 400 italic" in fonts(set_page(page("<p><em>x</em></p>"), style=house_style()).decode())
    nested = fonts(set_page(page("<p><em>x <strong>y</strong></em></p>"), style=house_style()).decode())
    assert "Source Sans Pro 600 italic" in nested


def test_it_says_what_the_document_says_and_its_footer_comes_last() -> None:
    root = parser.fromstring(sample())
    assert "".join(map(str, next(root.iter("h1")).itertext())) == "1 In one page"
    assert list(root.iterchildren())[-1][-1].tag == "footer"
    assert root.xpath("count(//*[local-name()='svg']/*[local-name()='title'])") == 1


def test_a_logo_is_inside_too(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', "utf-8")
    (tmp_path / "brand.toml").write_text('logo = "logo.svg"', "utf-8")
    folders = [tmp_path, TEMPLATES]
    text = set_page(page("<p>x</p>"), style=load_style(folders, load_brand(folders))).decode()
    assert 'url("data:image/svg+xml;base64,' in text
