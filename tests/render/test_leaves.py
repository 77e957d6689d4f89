"""The measure of pages finds what is wrong with them; and the tags are finished, for running lines and for headers."""

import logging
import re
from io import BytesIO

import pikepdf
import pytest

from notation.leaves import layout_faults, leaves, tag_faults
from render.typesetting import SAMPLE, house_style, page
from reportgen.render.page import set_page
from reportgen.render.pdf import set_pdf

CAPTION = '<p class="caption">What</p>'
TABLE = (
    '<table><colgroup><col style="width:100%"/></colgroup><thead><tr><th scope="col">Head</th></tr></thead>'
    "<tbody><tr><td>cell</td></tr></tbody></table>"
)


def measured(body: str) -> list[str]:
    return layout_faults(set_pdf(page(body), style=house_style()).data)


def test_a_page_without_a_fault_has_none() -> None:
    pdf = set_pdf(page(SAMPLE, draft="DRAFT: three errors"), style=house_style()).data
    assert layout_faults(pdf) == []
    assert tag_faults(pdf) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<p style="margin-left: -3mm">too far left</p>', "'too far left'"),
        ('<p style="margin-right: -9mm; text-align: right">too far right</p>', "'too far right'"),
        ('<p style="background: red; margin-right: -9mm">a ground</p>', "stands outside the text block"),
        (f'<p style="white-space: nowrap">{"W" * 90}</p>', "stands outside the text block"),
        ('<p>first</p><p style="break-before: page; height: 3pt; background: red"></p>', "page 2 is blank"),
        ('<p>one</p><p style="margin-top: -18pt">other</p>', "stands on"),
        ('<h1 id="a">Lonely</h1><p style="break-before: page">below</p>', "the heading '"),
        ('<h1 id="a">Last of all</h1>', "the heading 'Last of all' stands at the foot"),
        (
            f"<figure><figcaption>{CAPTION}</figcaption><div style='break-before: page'>{TABLE}</div></figure>",
            "page 1: a caption stands apart",
        ),
    ],
)
def test_each_fault_is_found(body: str, said: str) -> None:
    assert [each for each in measured(body) if said in each]


def test_a_head_without_a_row_is_found() -> None:
    head = TABLE.replace("<tr><td>cell</td></tr>", "")
    assert [each for each in measured(head) if "head of a table" in each]


@pytest.mark.parametrize("word", ["W" * 60, "FI-NANCE_CODE/WITH/SLASHES_AND_UNDERSCORES_THAT_NEVER_END_00001"])
def test_a_long_word_stays_on_the_page_wherever_it_stands(word: str) -> None:
    body = f'{{% call m.section("a", "{word}") %}}<p>{word}</p><h2 id="b">{word}</h2><ul><li>{word}</li></ul>{TABLE}'
    html = page(body.replace("cell", word) + "{% endcall %}", title=word, subtitle=word, running_left=word)
    assert layout_faults(set_pdf(html, style=house_style()).data) == []


def test_nothing_is_logged_while_a_page_is_set(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        set_pdf(page(SAMPLE), style=house_style())
        set_page(page(SAMPLE), style=house_style())
    assert caplog.records == []


def test_running_lines_are_artefacts_and_stand_in_the_margins() -> None:
    pdf = set_pdf(page("<p>Body</p>"), style=house_style()).data
    (leaf,) = leaves(pdf)
    running = [each for each in leaf.pieces if each.is_running and each.text]
    assert {"Confidential", "Gap report · Finance"} <= {each.text for each in running}
    assert all(each.box[1] > leaf.block[3] or each.box[3] < leaf.block[1] for each in running)
    with pikepdf.open(BytesIO(pdf)) as file:
        marks = [each.operands for each in pikepdf.parse_content_stream(file.pages[0]) if str(each.operator) == "BDC"]
    kinds = [str(tag) for tag, about in marks if about.get("/Type") == "/Pagination"]
    assert kinds == ["/Artifact"] * len(running)


def test_headers_of_a_table_know_what_they_head() -> None:
    row = '<tr><th scope="row">R</th><td>1</td></tr>'
    body = '{% call m.plain_table([50, 50], ["A", "B"]) %}' + row + "{% endcall %}"
    with pikepdf.open(BytesIO(set_pdf(page(body), style=house_style()).data)) as file:
        cells = [each for each in file.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/TH"]
        assert [str(each.A.Scope) for each in cells] == ["/Column", "/Column", "/Row"]


def test_a_lone_accent_has_a_glyph_that_names_a_character() -> None:
    pdf = set_pdf(page("<p><strong>\u0301 alone</strong></p>"), style=house_style()).data
    with pikepdf.open(BytesIO(pdf)) as file:
        fonts = [each for each in file.objects if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each]
        assert fonts
        assert not [each for each in fonts if b"<>" in each.ToUnicode.read_bytes()]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"/Lang", b"/Gnal", "no language"),
        (b"/Tabs", b"/Sbat", "reading order"),
        (b"/Scope", b"/Epocs", "no scope"),
        (b"/Alt", b"/Tla", "no alternative text"),
        (b"/Outlines", b"/Senilout", "no bookmarks"),
        (b"/Artifact", b"/Span", "neither tagged nor an artefact"),
    ],
)
def test_what_readers_lack_is_found(old: bytes, new: bytes, said: str) -> None:
    pdf = set_pdf(page(SAMPLE), style=house_style()).data
    plain = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as file:
        whole = pikepdf.StreamDecodeLevel.generalized
        modern = pikepdf.ObjectStreamMode.disable
        file.save(plain, compress_streams=False, stream_decode_level=whole, object_stream_mode=modern)
    spoilt = plain.getvalue()
    if said.startswith("neither"):
        spoilt = re.sub(rb"/Artifact\s*<<.*?>>", b"/Span <</MCID 99999>>", spoilt, flags=re.DOTALL)
    else:
        spoilt = spoilt.replace(old, new)
    assert spoilt != plain.getvalue()
    assert [each for each in tag_faults(spoilt) if said in each]
