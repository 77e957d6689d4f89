"""The longest documents in the longest language are as whole and accessible as in their readers' own."""

from pathlib import Path

from notation.example import example, press
from notation.leaves import layout_faults, tag_faults
from notation.validators import ua
from reportgen.render.pdf import set_pdf
from reportgen.render.style import load_style


def test_pages_are_whole_in_german(tmp_path: Path) -> None:
    style = load_style(press().folders, press().brand)
    for stem in ("programme/implementation-plan", "departments/IT/gap-report"):
        document = example("de")[stem]
        pdf = set_pdf(document.html, style=style).data
        assert [*tag_faults(pdf), *layout_faults(pdf)] == [], stem
        file = tmp_path / "document.pdf"
        file.write_bytes(pdf)
        assert ua(file) == "", stem
