"""The page about brands shows a file that loads, and names every setting."""

import re
from pathlib import Path

from render.test_second_brand import FONTS, LOGO
from render.typesetting import TEMPLATES
from reportgen.compose.brand import KEYS, load_brand

PAGE = (TEMPLATES.parent / "docs" / "brand.md").read_text("utf-8")


def test_the_example_on_the_page_loads(tmp_path: Path) -> None:
    shown = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert shown
    for name in ("DejaVuSerif", "DejaVuSerif-Italic", "DejaVuSerif-Bold"):
        (tmp_path / f"{name}.ttf").write_bytes((FONTS / f"{name}.ttf").read_bytes())
    (tmp_path / "logo.svg").write_text(LOGO, "utf-8")
    (tmp_path / "brand.toml").write_text(shown[1], "utf-8")
    brand = load_brand([tmp_path, TEMPLATES])
    assert (brand.house, brand.level("Confidential", "da")) == ("Østerbro Værft", "Kun for bestyrelsen")


def test_the_page_names_every_setting() -> None:
    left = [key for key in KEYS if f"`{key}`" not in PAGE and f"[{key}" not in PAGE]
    assert sorted(left) == ["amber_tint", "green_tint", "red_tint"]
    assert "each with `_tint`" in PAGE
