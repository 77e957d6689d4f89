"""What a template may not write is told with its template, its line, and what may stand there."""

from pathlib import Path

import pytest

from notation.own_template import composed, fault
from reportgen.programme import built_in_templates

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9mm" height="9mm">'
TABLE = '<table><colgroup><col style="width:50%"/><col style="width:50%"/></colgroup><tbody>\n{}\n</tbody></table>'
ROWS = '{{% call m.plain_table([50, 50], ["A", "B"]) %}}\n<tr><th>a</th><td>b</td></tr>\n{}\n{{% endcall %}}'


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>x</p>\n<blink>y</blink>", "5: <blink> is no tag of documents; in <body> may stand: aside, blockquote,"),
        ("\n<p>\n<table></table></p>", "6: <table> cannot stand there; in <p> may stand: a, br, em, span, strong"),
        ('<p class="loud">x</p>', "4: <p> has no class 'loud'; it may carry: caption, contents-title, draft-mark,"),
        ('\n{% call m.section("s", "S", "wide") %}\n<p>x</p>{% endcall %}', "5: <section> has no class 'wide'; it may"),
        ('<p onclick="x()">x</p>', "4: <p> has no 'onclick'; it may have: class, id, lang"),
        ("<p>x</p>\n<div>\nloose\n</div>", "5: the text 'loose' stands in <div> itself; there may stand: "),
        (TABLE.format("<tr><td>a</td><td>b</td></tr>\n<tr><td>c</td></tr>"), "6: this row fills 1 of 2 columns"),
        (TABLE.format('<tr><td colspan="3">a</td></tr>'), "5: this row fills 3 of 2 columns; each must be filled"),
        (TABLE.format('<tr><td colspan="0">a</td></tr>'), "5: a cell cannot span '0' columns"),
        (ROWS.format("<tr><th>a</th><td>b</td><td>c</td></tr>"), "6: this row fills 3 of 2 columns"),
        ('{% call m.plain_table([50, 50], ["A"]) %}\n{% endcall %}', "4: this row fills 1 of 2 columns"),
        (TABLE.format(""), "4: this table has no row; leave it out, or say in a sentence what is missing"),
        ("<table><tbody><tr><td>a</td></tr></tbody></table>", "4: this table has no <colgroup>"),
        ('<p>x</p>\n\n{{ m.figure_chart("fig-a", "Message", "What", "") }}', "6: this figure's picture is missing;"),
        ('<p>x</p>\n<img src="plant.png"/>', "5: <img> is no tag of documents"),
        (f"\n{SVG}</svg>", "5: this picture has no <title>"),
        (f"{SVG}<title>T</title><script>x</script></svg>", "4: a picture cannot hold <script>"),
        (f'{SVG}<title>T</title><path onload="x"/></svg>', "4: a picture cannot have 'onload'"),
        ("<p>x</p>\n<p>y\n<ul><li>z</li></ul>", "5: it makes a page that is not well-formed: <p> is still open"),
        ('<p>x</p>\n<p><a href="#none">x</a></p>', "5: The document 'Finance: our strategic gap' refers to 'none'"),
        ('<p id="a">x</p>\n<p id="a">x</p>', "5: The id 'a' stands twice"),
        ("<p>&copy;</p>", "4: "),
        ("<p>x</p>\n{{ gapps }}", "5: 'gapps' is undefined; did you mean 'gaps'?"),
        ("{% for row in gaps %}\n{{ row.gap.capabilty }}{% endfor %}", "5: Gap has no 'capabilty'; did you mean 'cap"),
        ("{% for row in gaps %}\n{{ row.cod }}{% endfor %}", "5: GapRow has no 'cod'; did you mean 'code'? it has: "),
        ("\n{{ m.tables() }}", "5: "),
    ],
)
def test_what_a_template_may_not_write_is_told_with_its_line(tmp_path: Path, body: str, said: str) -> None:
    assert fault(tmp_path, body).startswith(f"gap-report.html:{said}")


def test_a_fault_in_a_macro_of_ones_own_is_told_where_it_was_called(tmp_path: Path) -> None:
    built_in = (built_in_templates() / "macros.html").read_text("utf-8")
    (tmp_path / "macros.html").write_text(built_in + "\n{%- macro bad() -%}<marquee/>{%- endmacro -%}\n", "utf-8")
    assert fault(tmp_path, "<p>x</p>\n{{ m.bad() }}").startswith("gap-report.html:5: <marquee> is no tag")


def test_texts_of_managers_are_never_markup(tmp_path: Path) -> None:
    evil = "\ufdd0gap-report.html:1\ufdd1<blink>{{ 7*7 }}"
    html = composed(tmp_path, f"<p>{{{{ {evil!r} }}}}</p>")
    assert "&lt;blink&gt;{{ 7*7 }}" in html
