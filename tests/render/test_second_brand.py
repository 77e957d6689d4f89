"""A house with a face of its own: its papers hold nothing of the built-in brand, in any format."""

import re
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

import matplotlib as mpl
import pikepdf
import pytest

from notation.example import FEWEST_LEADERS, assessed
from render.typesetting import TEMPLATES
from reportgen.compose.brand import Brand, load_brand
from reportgen.compose.brand_colours import COLOUR_KEYS
from reportgen.compose.documents import commissions
from reportgen.compose.press import Press
from reportgen.render.writers import workshop

FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path fill="#5b2a86" d="M0 0h40v10H0z"/></svg>'
BRAND = """
paper = "Letter"
text_face = "DejaVu Serif"
display_face = "STIXGeneral"
fonts = ["DejaVuSerif.ttf", "DejaVuSerif-Italic.ttf", "DejaVuSerif-Bold.ttf", "STIXGeneral.ttf", "STIXGeneralBol.ttf"]
logo = "logo.svg"
ink = "#221a2e"
grey = "#574f63"
rule = "#d6d0de"
pale = "#f6f4f9"
accent = "#5b2a86"
second_accent = "#b5730a"
red = "#a3121f"
amber = "#8a6500"
green = "#11705a"
red_tint = "#f6cfd0"
amber_tint = "#fdf2d0"
green_tint = "#dcf2ee"
[names]
house = "Østerbro Værft"
[pages]
head_left = "{house} · {document}"
foot_left = "{foot} · Kajen 1"
[classification.Confidential]
en = "For the board only"
"""
TYPEFACES = ("Source Sans", "SourceSans", "DejaVu Sans", "DejaVuSans", "Segoe")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    own = tmp_path_factory.mktemp("house")
    for name in ("DejaVuSerif", "DejaVuSerif-Italic", "DejaVuSerif-Bold", "STIXGeneral", "STIXGeneralBol"):
        (own / f"{name}.ttf").write_bytes((FONTS / f"{name}.ttf").read_bytes())
    (own / "logo.svg").write_text(LOGO, "utf-8")
    (own / "brand.toml").write_text(BRAND, "utf-8")
    return own


@cache
def written(folder: Path) -> dict[str, bytes]:
    """The gap report of one department, in each format, as this house prints it."""
    folders = (folder, TEMPLATES)
    plan, facts, findings = assessed()
    commission = next(commissions(plan, facts, findings, FEWEST_LEADERS, ("FIN",), ("gap-report",)))
    return workshop(folders).write(commission.make(Press(folders)).html, ("pdf", "docx", "html"))[0]


def colours(brand: Brand) -> set[str]:
    return {str(getattr(brand, key)) for key in COLOUR_KEYS} | set(brand.heat)


def first_only(folder: Path) -> set[str]:
    """The colours that a page of the built-in brand would show, and one of this house would not."""
    return colours(load_brand([TEMPLATES])) - colours(load_brand([folder, TEMPLATES]))


def text_of_package(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return "\n".join(
            package.read(name).decode() for name in package.namelist() if not name.endswith((".png", ".odttf"))
        )


def painted(pdf: pikepdf.Pdf) -> set[str]:
    """Every colour that fills or draws something in a PDF, as `#rrggbb`."""
    streams = [page.Contents for page in pdf.pages]
    streams += [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form"]
    found = set()
    for stream in streams:
        for parts in re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG|scn|SCN)\b", stream.read_bytes()):
            found.add("#" + "".join(f"{round(float(part) * 255):02x}" for part in parts))
    return found


def test_the_two_brands_share_no_colour(folder: Path) -> None:
    assert len(first_only(folder)) == len(colours(load_brand([TEMPLATES])))


def test_the_web_page_shows_one_house_only(folder: Path) -> None:
    html = written(folder)["html"].decode()
    assert not [each for each in first_only(folder) if each in html.lower()]
    assert not [each for each in TYPEFACES if each in html]
    assert '<meta name="author" content="Østerbro Værft"' in html
    assert "Østerbro Værft · Gap report" in html
    assert "Kajen 1" in html
    assert "For the board only" in html
    assert "data:image/svg+xml;base64," in html
    assert "size: letter" in html


def test_the_word_file_shows_one_house_only(folder: Path) -> None:
    package = text_of_package(written(folder)["docx"])
    assert not [each for each in first_only(folder) if each.removeprefix("#").lower() in package.lower()]
    assert not [each for each in TYPEFACES if each in package]
    for said in ('w:w="12240" w:h="15840"', "STIXGeneral", "DejaVu Serif", "Østerbro Værft", "For the board only"):
        assert said in package
    assert LOGO in package
    assert 'name="Logo"' in package


def test_the_pdf_shows_one_house_only(folder: Path) -> None:
    with pikepdf.Pdf.open(BytesIO(written(folder)["pdf"])) as pdf:
        bare = {str(each.get("/BaseFont", "")) for each in pdf.objects if isinstance(each, pikepdf.Dictionary)}
        assert any("Serif" in name for name in bare)
        assert any("STIX" in name for name in bare)
        assert not any("Sans" in name for name in bare)
        assert [round(float(each)) for each in pdf.pages[0].mediabox][2:] == [612, 792]
        assert str(pdf.docinfo["/Author"]) == "Østerbro Værft"
        own = colours(load_brand([folder, TEMPLATES]))
        assert not painted(pdf) & first_only(folder)
        assert painted(pdf) & own >= {"#221a2e", "#5b2a86", "#574f63"}


def test_a_house_with_a_logo_in_dots_has_it_in_word_too(folder: Path, tmp_path: Path) -> None:
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    dots = next((TEMPLATES.parent / "docs" / "pictures").glob("*.png"))
    (tmp_path / "logo.png").write_bytes(dots.read_bytes())
    (tmp_path / "brand.toml").write_text(BRAND.replace("logo.svg", "logo.png"), "utf-8")
    with zipfile.ZipFile(BytesIO(written(tmp_path)["docx"])) as package:
        assert package.read("word/media/chart1.png") == dots.read_bytes()
        assert "word/media/chart1.svg" not in package.namelist()
