"""The macros: what they write, and the numbers, contents and references that are filled in afterwards."""

import pytest
from lxml import etree
from lxml.etree import _Element

from render.typesetting import SAMPLE, page, raw
from reportgen.compose.numbering import NumberingError

OVER = '<td class="centre red"><strong>'
CHART = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>t</title></svg>'


def tree(body: str, **document: str) -> _Element:
    return etree.fromstring(page(body, **document).encode())


def inner(body: str, **document: str) -> str:
    """What the body block became, without line breaks."""
    text = page(body + "<p>END</p>", **document)
    start = text.index("</p>\n", text.index('class="subtitle"')) + 4
    return "".join(line.strip() for line in text[start : text.index("<p>END</p>")].splitlines())


def texts(root: _Element, path: str) -> list[str]:
    found = root.xpath(path)
    assert isinstance(found, list)
    return ["".join(map(str, each.itertext())) for each in found if isinstance(each, _Element)]


def section(name: str, body: str = "", extra: str = "") -> str:
    return f'{{% call m.section("{name}", "{name.title()}"{extra}) %}}{body}{{% endcall %}}'


def chart(name: str) -> str:
    return f"{{{{ m.figure_chart('{name}', 'Message', 'What', '{CHART}' | safe) }}}}"


def table(name: str) -> str:
    return (
        f'{{% call m.figure_table("{name}", "Message", "What", [50, 50], ["A", ("B", "number")]) %}}'
        '<tr><th scope="row">a</th><td class="number">1</td></tr>{% endcall %}'
    )


def test_sections_and_annexes_are_counted_apart() -> None:
    root = tree(
        section("gap") + section("risks") + section("data", extra=', "annex"') + section("more", extra=', "annex"')
    )
    assert texts(root, "//h1") == ["1 Gap", "2 Risks", "A Data", "B More"]


def test_an_unnumbered_section_takes_no_number() -> None:
    root = tree(section("summary", extra=', "", false') + section("gap"))
    assert texts(root, "//h1") == ["Summary", "1 Gap"]


def test_figures_and_tables_count_each_for_themselves() -> None:
    root = tree(chart("fig-a") + table("tab-a") + chart("fig-b"))
    assert texts(root, "//figcaption/p[@class='caption']") == ["Figure 1 · What", "Table 1 · What", "Figure 2 · What"]


def test_references_point_forward_and_name_what_they_find() -> None:
    links = "".join(f'{{{{ m.ref("{name}") }}}} ' for name in ("fig-b", "tab-a", "gap", "data"))
    body = f"<p>{links}</p>" + section("gap", chart("fig-a") + chart("fig-b") + table("tab-a"))
    root = tree(body + section("data", extra=', "annex"'))
    assert texts(root, "//a[@class='ref']") == ["Figure 2", "Table 1", "section 1", "annex A"]
    assert not root.xpath("//@*[starts-with(name(), 'data-')]")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<p>{{ m.ref("fig-none") }}</p>', "refers to 'fig-none', which it does not hold"),
        ('<p id="note">x</p><p>{{ m.ref("note") }}</p>', "refers to 'note', which has no number"),
        ('<p><a href="#nowhere">x</a></p>', "refers to 'nowhere'"),
        ('<p id="twice">a</p><p id="twice">b</p>', "'twice' stands twice"),
    ],
)
def test_a_reference_that_cannot_be_kept_is_an_error(body: str, said: str) -> None:
    with pytest.raises(NumberingError, match=said):
        page(body)


def test_a_page_that_is_not_well_formed_is_an_error() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        page("<p>open")


@pytest.mark.parametrize(("depth", "expected"), [(1, ["1 Gap", "2 Risks"]), (2, ["1 Gap", "Where", "2 Risks"])])
def test_contents_come_from_the_headings(depth: int, expected: list[str]) -> None:
    root = tree(
        f"{{{{ m.contents({depth}) }}}}" + section("gap", '{{ m.heading("where", "Where") }}') + section("risks")
    )
    assert texts(root, "//nav//a") == expected
    assert root.xpath("//nav//a/@href")[0] == "#gap-title"  # type: ignore[index]  # a list, by the path


def test_numbering_leaves_nothing_to_an_html_parser_to_misread() -> None:
    assert '<span class="page"></span>' in page("<p>x</p>")


@pytest.mark.parametrize(
    ("call", "written"),
    [
        ('m.tone("red", "late")', '<span class="red">■\u00a0late</span>'),
        ('m.tone("", "open")', "open"),
        ("m.level(1.5, 4)", '<span class="nowrap">1.5 → 4</span>'),
        ("m.level(none, 4)", '<span class="nowrap">? → 4</span>'),
        (
            "m.heat_cell(58, 55)",
            f'{OVER}▲\u00a058</strong> <span class="unit">/\u00a055</span></td>',
        ),
        ("m.heat_cell(55.2, 55)", f'{OVER}▲\u00a055.2</strong> <span class="unit">/\u00a055.0</span></td>'),
        ("m.heat_cell(11, 55)", '<td class="centre heat1">11 <span class="unit">/\u00a055</span></td>'),
        ("m.heat_cell(55, 55)", '<td class="centre heat5">55 <span class="unit">/\u00a055</span></td>'),
        ("m.heat_cell(0, 55)", '<td class="centre pale">0 <span class="unit">/\u00a055</span></td>'),
        ("m.heat_cell(3, none)", '<td class="centre">3 <span class="unit">/\u00a0–</span></td>'),
        ("m.heat_cell(none, 55)", '<td class="centre">–</td>'),
        ('m.tone_cell("amber", "no way")', '<td class="centre amber"><strong>▲\u00a0no way</strong></td>'),
        ('m.tone_cell("accent", "●")', '<td class="centre accent">●</td>'),
        ('m.lines("one")', "one"),
        ('m.lines("one\\n\\ntwo")', "<p>one</p><p>two</p>"),
        ('m.prose("First.\\n- a\\n• b\\nLast.")', "<p>First.</p><ul><li>a</li><li>b</li></ul><p>Last.</p>"),
        ('m.prose("Først", "da")', '<p><span lang="da">Først</span></p>'),
        ('m.prose("-5 degrees")', "<p>-5 degrees</p>"),
        ("m.prose(none)", ""),
        (
            'm.quote("Ja", "da", "Mette Lund")',
            '<blockquote lang="da"><p>Ja</p></blockquote><p class="note">Mette Lund</p>',
        ),
        ('m.dash("")', '<span class="grey">–</span>'),
        ("m.dash(0)", "0"),
        ('m.lead("a < b")', '<p class="lead">a &lt; b</p>'),
    ],
)
def test_what_a_macro_writes(call: str, written: str) -> None:
    assert inner(f"{{{{ {call} }}}}") == written


def test_key_figures_carry_sign_and_tone() -> None:
    written = inner('{{ m.figures([("12", "gaps", "three weigh most"), ("4", "open", "by March", "amber")]) }}')
    assert '<li><strong class="value">12</strong> <span class="unit">gaps</span>' in written
    assert '<li class="amber"><strong class="value">▲\u00a04</strong>' in written


def test_every_row_of_a_table_has_the_cells_of_its_columns() -> None:
    root = tree(SAMPLE)
    rows = [row for grid in root.iter("table") for row in grid.iter("tr")]
    assert len(rows) > 50
    for row in rows:
        columns = len(row.getparent().getparent().findall("colgroup/col"))  # type: ignore[union-attr]  # rows have tables
        assert sum(int(cell.get("colspan", "1")) for cell in row) == columns


def test_the_draft_mark_stands_in_the_header_and_on_page_one() -> None:
    root = tree("<p>x</p>", draft="DRAFT: three errors")
    assert texts(root, "//p[@class='draft-mark']") == ["DRAFT", "DRAFT: three errors"]
    assert root.xpath("string(//body/@class)") == "draft"
    assert not tree("<p>x</p>").xpath("//p[@class='draft-mark']")


def test_the_fingerprint_has_its_two_places() -> None:
    assert raw("<p>x</p>").count("@@fingerprint@@") == 2
