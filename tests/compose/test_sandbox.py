"""Templates are not trusted with the machine: they reach what they are given, files of their folders, and no more."""

from pathlib import Path

import pytest

from notation.own_template import composed, fault
from reportgen.compose.brand import BrandError, load_brand
from reportgen.programme import built_in_templates
from reportgen.render.pdf import set_pdf
from reportgen.render.style import SettingError, load_style

TEXT_OUTSIDE = "root:x:0:0"


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("''.__class__.__mro__[1].__subclasses__()", "access to attribute '__class__' of 'str' object is unsafe"),
        ("view.__class__ | string", "access to attribute '__class__' of 'DepartmentView' object is unsafe"),
        ("t.__self__", "access to attribute '__self__' of 'method' object is unsafe"),
        ("t.__func__.__globals__", "access to attribute '__func__' of 'method' object is unsafe"),
        ("money.__closure__", "access to attribute '__closure__' of 'function' object is unsafe"),
        ("view.department.parse_file('/etc/passwd')", "access to attribute 'parse_file' of 'Department' object"),
        ("view.department.model_construct()", "access to attribute 'model_construct' of 'Department' object"),
        ("view.department['__class__']", "access to attribute '__class__' of 'Department' object is unsafe"),
        ("(view | attr('__class__'))", "access to attribute '__class__' of 'DepartmentView' object is unsafe"),
        ("'{0.__class__}'.format(view)", "access to attribute '__class__' of 'DepartmentView' object is unsafe"),
        ("gaps.append(1)", "access to attribute 'append' of 'list' object is unsafe"),
        ("cycler.__init__.__globals__.os", "access to attribute '__init__' of 'type' object is unsafe"),
        ("self._TemplateReference__context", "access to attribute '_TemplateReference__context'"),
        ("range(10 ** 9) | list", "Range too big"),
    ],
)
def test_no_expression_reaches_beyond_what_it_is_given(tmp_path: Path, expression: str, said: str) -> None:
    told = fault(tmp_path, "<p>x</p>\n<p>{{ " + expression + " }}</p>")
    assert told.startswith("gap-report.html:5: ")
    assert said in told


def test_a_path_shows_nothing_of_itself(tmp_path: Path) -> None:
    (tmp_path / "style").mkdir()
    (tmp_path / "style" / "print.css").write_text("/* {{ brand.font_files[0].read_bytes() }} */", "utf-8")
    with pytest.raises(BrandError, match="access to attribute 'read_bytes' of 'PosixPath' object is unsafe"):
        load_style([tmp_path, built_in_templates()], load_brand([tmp_path, built_in_templates()]))


@pytest.mark.parametrize("name", ["../secret.html", "sub/../../secret.html", "/etc/passwd", "linked.html"])
@pytest.mark.parametrize("tag", ['include "{}"', 'import "{}" as x', 'from "{}" import x'])
def test_nothing_is_loaded_from_outside_the_folders(tmp_path: Path, name: str, tag: str) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    (tmp_path / "secret.html").write_text(TEXT_OUTSIDE, "utf-8")
    (own / "linked.html").symlink_to(tmp_path / "secret.html")
    told = fault(own, "<p>{% " + tag.format(name) + " %}</p>")
    assert f"there is no template {name}" in told
    assert TEXT_OUTSIDE not in told


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "http://example.com/x.png", "https://example.com/", "asset:../brand.toml", "/etc/passwd"],
)
def test_no_picture_is_fetched_from_elsewhere(tmp_path: Path, address: str) -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9mm" height="9mm"><title>T</title>'
        f'<image href="{address}" width="9" height="9"/></svg>'
    )
    assert "a picture cannot load '" in fault(tmp_path, svg)
    assert fault(tmp_path, f'<img src="{address}"/>').startswith("gap-report.html:4: <img> is no tag of documents")
    assert "4: <p> has no 'style'" in fault(tmp_path, f'<p style="background: url({address})">x</p>')


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://example.com/x.png", "asset:other.svg"])
def test_no_style_sheet_fetches_from_elsewhere(tmp_path: Path, address: str) -> None:
    (tmp_path / "style").mkdir()
    built_in = (built_in_templates() / "style" / "print.css").read_text("utf-8")
    (tmp_path / "style" / "print.css").write_text(f"{built_in}\np {{ background: url({address}) }}", "utf-8")
    folders = [tmp_path, built_in_templates()]
    style = load_style(folders, load_brand(folders))
    with pytest.raises(SettingError, match="which is not one of its own assets"):
        set_pdf(composed(tmp_path, "<p>x</p>"), style=style)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "ftp://example.com", "/etc/passwd"])
def test_no_link_leads_to_the_machine(tmp_path: Path, address: str) -> None:
    assert "a link cannot lead to" in fault(tmp_path, f'<p><a href="{address}">x</a></p>')


def test_an_entity_brings_no_file_in(tmp_path: Path) -> None:
    own = (built_in_templates() / "base.html").read_text("utf-8")
    declared = '<!DOCTYPE html [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
    (tmp_path / "base.html").write_text(own.replace("<!DOCTYPE html>", declared), "utf-8")
    assert "&secret; is no entity of documents" in fault(tmp_path, "<p>&secret;</p>")
