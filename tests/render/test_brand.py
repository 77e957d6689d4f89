"""The brand file: what it gives, what it inherits, and what it refuses with file and line."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from notation.plans import plan
from render.typesetting import TEMPLATES
from reportgen.compose.brand import Brand, BrandError, load_brand
from reportgen.compose.colour import contrast, difference, tint
from reportgen.compose.fonts import faces, missing_glyphs
from reportgen.compose.glyphs import brand_findings
from reportgen.words.catalogue import Words
from reportgen.words.findings import remedy


def own_brand(folder: Path, text: str) -> Brand:
    (folder / "brand.toml").write_text(text, "utf-8")
    return load_brand([folder, TEMPLATES])


def fault(folder: Path, text: str) -> BrandError:
    with pytest.raises(BrandError) as caught:
        own_brand(folder, text)
    return caught.value


def test_the_built_in_brand_is_complete_and_readable() -> None:
    brand = load_brand([TEMPLATES])
    assert brand.text_face == "Source Sans Pro"
    assert brand.heat[-1] == tint(brand.accent, 0.42)
    assert [one.weight for one in faces(brand.font_files) if one.family == brand.text_face] == [400, 400, 600, 600]
    assert all(contrast(brand.ink, heat) >= 4.5 for heat in brand.heat)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_a_programme_states_only_what_differs(tmp_path: Path) -> None:
    brand = own_brand(tmp_path, 'accent = "#7A1F3D"\npaper = "letter"\n')
    assert (brand.accent, brand.paper) == ("#7a1f3d", "letter")
    assert own_brand(tmp_path, 'paper = "Letter"').paper == "letter"
    assert brand.ink == load_brand([TEMPLATES]).ink
    assert brand.heat[0] == tint("#7a1f3d", 0.08)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('\nink = "blue"\n', 2, "no colour"),
        ('paper = "A4"\ngreen = "#77dd77"\n', 2, "contrast of"),
        ('red_tint = "#b3261e"', 1, "cannot be read"),
        ('paper = "A5"', 1, "Write A4 or Letter"),
        ('inc = "#000000"', 1, "no brand setting 'inc'"),
        ('heat = ["#ffffff"]', 1, "list of 5 colours"),
        ('heat = ["#eeeeee", "#dddddd", "#cccccc", "#bbbbbb", "#808080"]', 1, "contrast|42 %"),
        ('\n\nfonts = ["fonts/Nowhere.ttf"]', 3, "fonts/Nowhere.ttf is missing. Put it at"),
        ('logo = "../logo.svg"', 1, "beside its brand.toml"),
        ("ink = #1d2a36", 1, "not valid TOML"),
        ("fonts = 7", 1, "must be a list"),
        ("text_face = 7", 1, "must be a text"),
        ('text_face = "Comic Sans"', 1, "No font of the brand is a 'Comic Sans'"),
        ('\ndisplay_face = "Comic Sans"', 2, "No font of the brand is a 'Comic Sans'"),
        ('grey = "#5a6876"', 1, "on #f5d0cc has a contrast"),
        ('ink = "#000000"\namber = "#a61f1a"', 2, "look alike"),
        ('green = "#4d5a30"', 1, "look alike for the red-blind"),
        ('\nred = "#b3261e"', 2, "look alike for the green-blind"),
        ('second_accent = "#0f4c75"', 1, "look alike"),
        ('green_tint = "#fcf0d8"', 1, "look alike"),
        ('[names]\nhouses = "X"', 2, "no name 'houses'"),
        ('[names]\nhouse = ""', 2, "must be a text"),
        ("names = 7", 1, "must be a table"),
        ('[pages]\nfoot = "X"', 2, "no page text 'foot'"),
        ('[pages]\n\nfoot_left = "{page}"', 3, "asks for {page}"),
        ('[pages]\nhead_left = "{document"', 2, "brace"),
        ('[pages]\n[pages.da]\nhead_left = "{document:>9}"', 3, "asks for {document}"),
        ('[pages.da]\nmiddle = "X"', 2, "no page text 'middle'"),
        ('[pages]\nhead_left = "\U0001f642"', 1, "no sign for \U0001f642 (U+1F642)"),
        ('[classification.Secret]\nfr = "Secret"', 2, "no language 'fr'"),
        ("[classification.Secret]\nda = 7", 2, "must be a text"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    found = fault(tmp_path, text)
    assert (found.file, found.line) == (tmp_path / "brand.toml", line)
    assert any(words in found.message for words in said.split("|"))


def test_no_brand_file_at_all(tmp_path: Path) -> None:
    with pytest.raises(BrandError, match="no brand file"):
        load_brand([tmp_path])


def test_signs_of_our_pages_and_the_alphabets_of_europe_can_be_drawn() -> None:
    files = load_brand([TEMPLATES]).font_files
    assert missing_glyphs("■▲●◆○◐◔→⇄↓↑−–…≤≥× Łąþð Ωλ Жя æøå\u00ad\n", files) == set()
    assert missing_glyphs("plain 日本 text 🙂", files) == {"日", "本", "🙂"}


def test_difference_is_that_of_cie_and_less_before_fewer_cones() -> None:
    assert difference("#000000", "#ffffff") == pytest.approx(100, abs=0.01)
    assert difference("#ff0000", "#00ff00") == pytest.approx(170.6, abs=0.5)
    assert difference("#b3261e", "#946200", "deuteranopia") < 10 < difference("#b3261e", "#946200")
    assert difference("#777777", "#000000", "protanopia") == pytest.approx(difference("#777777", "#000000"), abs=0.5)


def logo_fault(folder: Path, name: str, data: bytes) -> str:
    (folder / name).write_bytes(data)
    return fault(folder, f'\nlogo = "{name}"').message


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<text>Acme</text>", "holds letters as text, line 2"),
        ("<script>1</script>", "runs a script"),
        ('<path onclick="x()"/>', "runs a script"),
        ('<image href="https://acme.example/logo.png"/>', "from elsewhere"),
        ('<path style="fill: url(https://acme.example)"/>', "from elsewhere"),
        ("<style>@font-face { src: url('a.ttf') }</style>", "from elsewhere"),
    ],
)
def test_a_logo_is_complete_in_itself(tmp_path: Path, inside: str, said: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10">\n{inside}</svg>'
    assert said in logo_fault(tmp_path, "logo.svg", svg.encode())


def test_a_logo_is_svg_or_png_and_says_its_size(tmp_path: Path) -> None:
    assert "neither SVG nor PNG" in logo_fault(tmp_path, "logo.jpg", b"\xff\xd8\xff\xe0")
    assert "no SVG" in logo_fault(tmp_path, "logo.svg", b"<html/>")
    assert "how large" in logo_fault(tmp_path, "logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>')
    assert "blurred" in logo_fault(tmp_path, "logo.png", png(60, 20))
    (tmp_path / "logo.png").write_bytes(png(300, 100))
    assert own_brand(tmp_path, 'logo = "logo.png"').logo_ratio == 3


def png(width: int, height: int) -> bytes:
    stream = BytesIO()
    Image.new("RGB", (width, height), "#7a1f3d").save(stream, "PNG")
    return stream.getvalue()


def test_a_classification_is_known_in_every_language_and_else_printed_as_typed(tmp_path: Path) -> None:
    built_in = load_brand([TEMPLATES])
    assert built_in.level("Confidential", "da") == "Fortrolig"
    assert built_in.level(" fortrolig ", "en") == "Confidential"
    assert built_in.level("Eyes only", "de") == "Eyes only"
    own = own_brand(tmp_path, '[classification."Eyes only"]\nda = "Kun for modtageren"\n')
    assert (built_in.closed, own.closed) == (False, True)
    assert [own.level(text, "da") for text in ("eyes only", "Confidential")] == ["Kun for modtageren", "Confidential"]


def test_a_house_that_has_stated_its_levels_knows_no_others(tmp_path: Path) -> None:
    own = own_brand(tmp_path, '[classification."Eyes only"]\nda = "Kun for modtageren"\n')
    secret = plan("Programme: classification=Confidential")
    found = [each for each in brand_findings(secret, own) if each.code == "unknown-choice"]
    assert [(each.values["value"], each.values["accepted"]) for each in found] == [("Confidential", ["Eyes only"])]
    assert "Eyes only" in remedy(found[0], Words("da"))
    assert list(brand_findings(secret, load_brand([TEMPLATES]))) == []
