"""PDF, Word and HTML say the same, and a difference of one word is found."""

import re
from functools import cache

import pytest

from notation.outline import lines, outline
from notation.word import CHART, ROOT, SAMPLE, brand, page
from reportgen.render.parity import Line, differences
from reportgen.render.pdf import Pdf, set_pdf
from reportgen.render.style import Style, load_style
from reportgen.render.word import write_word


@cache
def style() -> Style:
    return load_style([ROOT / "templates"], brand())


def formats(html: str) -> tuple[Pdf, bytes]:
    pdf = set_pdf(html, style=style())
    return pdf, write_word(html, pages=pdf.pages, total=pdf.total, brand=brand())


@cache
def sample() -> tuple[str, bytes, bytes]:
    html = SAMPLE.read_text(encoding="utf-8")
    pdf, docx = formats(html)
    return html, pdf.data, docx


def test_the_whole_vocabulary_says_the_same_in_each_format() -> None:
    html, pdf, docx = sample()
    said = lines(html)
    assert len(said) > 100
    assert {line.kind for line in said} >= {
        "heading1",
        "heading2",
        "heading3",
        "message",
        "caption",
        "cell",
        "note",
        "alt",
        "text",
    }
    assert differences(said, lines(docx)) == []
    assert differences(said, lines(pdf)) == []


def test_an_outline_is_text_to_compare() -> None:
    html = page(
        '<h1 id="why"><span class="number">1</span> Why</h1><p>We <strong>close</strong> it.</p>'
        "<ul><li>one<ul><li>two</li></ul></li></ul>"
        '<figure id="f" class="chart"><figcaption><p class="message">It closes</p>'
        '<p class="caption"><span class="label">Figure 1</span> · x</p></figcaption>'
        f'{CHART}<p class="note">n</p></figure>'
        '<table><colgroup><col style="width:100%"/></colgroup><thead><tr><th scope="col">H</th></tr></thead>'
        "<tbody><tr><td><p>a</p><p>b</p></td></tr></tbody></table>"
    )
    pdf, docx = formats(html)
    expected = "heading1: 1 Why|text: We close it.|text: one|text: two|message: It closes|caption: Figure 1 · x|"
    expected += "alt: Two of three gaps close|note: n|cell: H|cell: a b"
    assert re.sub("\xa0", " ", outline(docx)).split("\n") == expected.split("|")
    assert outline(html).replace("ab", "a b").split("\n") == expected.split("|")
    coarse = re.sub("(text|message|caption|note):", "paragraph:", expected)
    assert outline(pdf.data).replace("cell: ab", "cell: a b").split("\n") == coarse.split("|")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Three routes, two spreadsheets", "Four routes, two spreadsheets", "cell 'Three routes"),
        ('<h2 id="largest">Your three largest gaps</h2>', "<p>Your three largest gaps</p>", "heading2 'Your three"),
        ("Dates as coordinated", "Dates as asked", "note 'Dates as coordinated"),
        ("What is missing, and by when", "What is there", "message 'What is missing"),
        ("Gaps with the initiatives that close them", "Gaps", "caption 'Table"),
        ("Order to cash 1 to 4; supplier", "Order to cash 1 to 5; supplier", "alt 'Order to cash 1 to 4"),
        ("<li>logistics</li>", "", "text 'logistics' is missing"),
        ("<p>Text right after a table.</p>", "<p>Text right after a table.</p><p>More.</p>", "'More.' is too much"),
    ],
)
def test_each_seeded_difference_is_found(old: str, new: str, said: str) -> None:
    html, _, _ = sample()
    assert old in html
    pdf, docx = formats(html.replace(old, new))
    for found in (differences(lines(html), lines(docx)), differences(lines(html), lines(pdf.data))):
        assert len(found) == 1
        assert said in found[0]


def test_rows_in_another_order_are_found() -> None:
    rows = ["<tr><td>a</td><td>1</td></tr>", "<tr><td>b</td><td>2</td></tr>"]
    table = (
        '<table><colgroup><col style="width:50%"/><col style="width:50%"/></colgroup>'
        '<thead><tr><th scope="col">x</th><th scope="col">y</th></tr></thead><tbody>{}</tbody></table>'
    )
    pdf, docx = formats(page(table.format("".join(reversed(rows)))))
    said = lines(page(table.format("".join(rows))))
    assert differences(said, lines(docx))
    assert differences(said, lines(pdf.data))


LONG = "Die Unternehmensarchitekturverantwortlichen beschreiben Kommunikationszusammenhänge, Wirtschaftlichkeit. "


def over_pages(cell: str = LONG, count: int = 90) -> str:
    """A document in which a head comes again, and paragraphs, items and rows go on over a page break."""
    row = '<tr><th scope="row">F-{}</th><td>{}</td></tr>'
    table = (
        '<table class="register"><colgroup><col style="width:20%"/><col style="width:80%"/></colgroup>'
        '<thead><tr><th scope="col">Code</th><th scope="col">What</th></tr></thead>'
        f"<tbody>{''.join(row.format(number, cell) for number in range(count))}</tbody></table>"
    )
    paragraphs = "".join(f"<p>Absatz {number}: {LONG * 9}</p>" for number in range(10))
    items = "".join(f"<li>Punkt {number}: {LONG * 9}</li>" for number in range(10))
    return page(f"{table}{paragraphs}<ul>{items}</ul>", lang="de")


@pytest.mark.parametrize(("cell", "count"), [(LONG, 90), (LONG * 90, 2), (LONG * 200, 1)])
def test_a_page_break_is_no_difference(cell: str, count: int) -> None:
    html = over_pages(cell, count)
    pdf, docx = formats(html)
    assert pdf.total > 3
    assert any(line.opens and line.head for line in lines(pdf.data))
    assert differences(lines(html), lines(docx)) == []
    assert differences(lines(html), lines(pdf.data)) == []


def test_what_is_lost_at_a_page_break_is_a_difference() -> None:
    html = over_pages()
    found = lines(formats(html)[0].data)
    openings = [index for index, line in enumerate(found) if line.opens and not line.head and index]
    assert len(openings) > 3
    for index in openings:
        assert differences(lines(html), found[:index] + found[index + 1 :])


def test_lines_differ_by_kind_and_not_by_white_space_or_hyphens() -> None:
    assert (
        differences([Line("text", "Anforderungs management")], [Line("text", "Anforde\u00adrungs\u2010 manage ment")])
        == []
    )
    assert differences([Line("note", "a")], [Line("text", "a")]) == ["text 'a' stands where note 'a' should stand"]
    assert differences([Line("cell", "")], []) == ["cell '' is missing"]


def test_right_to_left_text_is_compared_by_its_letters_also_over_a_page_break() -> None:
    due = [Line("cell", "Gap “مرحبا שלום” is late")]
    assert differences(due, [Line("cell", "Gap “שלום مرحبا“ is late")]) == []
    assert differences(due, [Line("cell", "Gap “שלום"), Line("cell", " مرحبا“ is late", opens=1)]) == []
    assert differences(due, [Line("cell", "Gap “שלום"), Line("cell", " مرحبا“ is lat", opens=1)]) != []
