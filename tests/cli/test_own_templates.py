"""A programme's own templates, brand and fonts: a fault costs the documents that need them, and says where it is."""

from pathlib import Path

import pytest

from notation.commandline import contents, reportgen


@pytest.fixture
def own(programme: Path) -> Path:
    """The folder of a programme's own templates."""
    folder = programme / "templates"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    ("spoil", "line", "reason"),
    [
        ("{% block body %}\n{% if %}\n{% endblock %}", 4, "Expected an expression"),
        ("{% block body %}\n{{ nowhere.x }}\n{% endblock %}", 4, "'nowhere' is undefined"),
        ("{% block body %}\n<p>{{ view.nam }}</p>{% endblock %}", 4, "DepartmentView has no 'nam'; did you"),
        ('{% block body %}\n<p class="x">y</p>{% endblock %}', 4, "<p> has no class 'x'; it may carry: caption, "),
        ('{% block body %}\n{{ 1 + "a" }}\n{% endblock %}', 4, "TypeError: unsupported operand"),
        ('{% block body %}\n{{ t("{n} of them", m=1) }}\n{% endblock %}', 4, "KeyError: 'n'"),
        ('{% block body %}\n{% include "none.html" %}\n{% endblock %}', 4, "there is no template none.html"),
        ("{% block body %}<p>open{% endblock %}", 3, "it makes a page that is not well-formed: <p> is still open"),
        ('{% block body %}<p><a href="#none">x</a></p>{% endblock %}', 3, "refers to 'none', which it does not hold"),
    ],
    ids=["syntax", "undefined", "attribute", "class", "type", "placeholder", "missing", "open tag", "no target"],
)
def test_a_broken_template_is_told_with_its_line(own: Path, spoil: str, line: int, reason: str) -> None:
    (own / "gap-report.html").write_text('{% extends "base.html" %}\n\n' + spoil, "utf-8")
    before = contents(own.parent / "outputs")
    said = reportgen("build", "-C", own.parent, "-t", "gap-report")
    assert said.code == 3
    assert f"{own}/gap-report.html, line {line}: " in said.err
    assert reason in said.err
    assert "departments/D02/gap-report could not be made" in said.err
    assert "failed: as it was before" in said.out
    assert contents(own.parent / "outputs") == before


def test_a_broken_template_costs_no_other_document(own: Path) -> None:
    (own / "implementation-plan.html").write_bytes("Übersicht".encode("latin-1"))
    (own.parent / "outputs" / "departments" / "D01" / "gap-report.html").unlink()
    said = reportgen("build", "-C", own.parent)
    assert said.code == 3
    assert "programme/implementation-plan could not be made: implementation-plan.html: UnicodeDecodeError" in said.err
    assert (own.parent / "outputs" / "departments" / "D01" / "gap-report.html").is_file()


def test_a_tag_that_no_writer_knows_is_told(own: Path) -> None:
    page = '{% extends "base.html" %}{% block body %}<blink>x</blink>{% endblock %}'
    (own / "gap-report.html").write_text(page, "utf-8")
    said = reportgen("build", "-C", own.parent, "-d", "D01")
    assert said.code == 3
    assert "departments/D01/gap-report could not be made" in said.err
    assert "line 1: <blink> is no tag of documents; in <body> may stand: " in said.err


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('accent = "#0f4c7', 1, "This is not valid TOML"),
        ('\naccent = "blue"', 2, "which is no colour"),
        ('\nacent = "#0f4c75"', 2, "There is no brand setting 'acent'"),
        ('fonts = ["fonts/House-Regular.ttf"]', 1, "The font file fonts/House-Regular.ttf is missing. Put it at"),
        ('logo = "logo.svg"', 1, "The file logo.svg is missing"),
    ],
)
def test_a_brand_with_a_fault_makes_nothing_and_names_its_line(own: Path, text: str, line: int, reason: str) -> None:
    (own / "brand.toml").write_text(text, "utf-8")
    before = contents(own.parent)
    said = reportgen("build", "-C", own.parent)
    assert (said.code, said.out) == (3, "")
    assert f"{own}/brand.toml, line {line}: " in said.err
    assert reason in said.err
    assert contents(own.parent) == before


def test_a_brand_in_another_encoding_is_told(own: Path) -> None:
    (own / "brand.toml").write_bytes('# Größe\naccent = "#0f4c75"'.encode("latin-1"))
    said = reportgen("build", "-C", own.parent)
    assert said.code == 3
    assert f"{own}/brand.toml" in said.err


def test_a_font_that_is_none_is_told(own: Path) -> None:
    (own / "House.ttf").write_text("no font", "utf-8")
    (own / "brand.toml").write_text('fonts = ["House.ttf"]', "utf-8")
    said = reportgen("build", "-C", own.parent)
    assert said.code == 3
    assert f"{own}/House.ttf: This font cannot be read" in said.err


def test_a_style_sheet_with_a_fault_is_told_once(own: Path) -> None:
    (own / "style").mkdir()
    (own / "style" / "print.css").write_text("p { colour: red }", "utf-8")
    before = contents(own.parent)
    said = reportgen("build", "-C", own.parent)
    assert said.code == 3
    assert said.err.count("colour") <= 2
    assert said.err.count("could not be made") == 1
    assert contents(own.parent) == before
