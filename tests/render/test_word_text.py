"""Paragraphs, inlines, lists, links and fields, as Word gets them."""

import io
import zipfile

import pytest

from notation.word import brand, find, page, shown, values, word
from reportgen.render.parity import outline_word
from reportgen.render.word import MarkupError, UnknownMarkup, write_word


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p class="title">Gaps</p>', "Title: Gaps"),
        ('<p class="subtitle">Finance</p>', "Subtitle: Finance"),
        ('<p class="lead">Do <strong>this</strong>.</p>', "Lead: Do this."),
        ('<p class="kicker">Mission</p>', "Kicker: Mission"),
        ('<p class="note">As of today</p>', "Note: As of today"),
        ('<p class="draft-mark">DRAFT</p>', "DraftMark: DRAFT"),
        ("<p>Plain</p>", "Normal: Plain"),
        ('<h1 id="a"><span class="number">1</span> Why</h1>', "Heading1: Why"),
        ('<h2 id="b">Mission</h2>', "Heading2: Mission"),
        ("<h3>Small</h3>", "Heading3: Small"),
        ("<blockquote><p>Ja</p></blockquote>", "Quote: Ja"),
        ("<ul><li>one</li></ul>", "ListBullet: one"),
        ("<ol><li><p>one</p></li></ol>", "ListNumber: one"),
    ],
)
def test_each_block_has_its_style(html: str, expected: str) -> None:
    assert shown(word(html)) == [expected]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>\n  a \n <strong> b </strong> c\n</p>", "a b c"),
        ("<p>a<br/> b</p>", "a|b"),
        ("<p><br/>a<br/></p>", "a"),
        ('<p>a <span class="second">b</span></p>', "a|b"),
        ("<p>5\u00a0%  of\u00a0all</p>", "5\u00a0% of\u00a0all"),
        ('<p><span class="nowrap">15-02 2026</span></p>', "15\u201102\u00a02026"),
        ('<p><span class="red">■ late</span></p>', "■ late"),
    ],
)
def test_white_space_and_breaks(html: str, expected: str) -> None:
    assert shown(word(html)) == [f"Normal: {expected}"]


def test_a_run_that_is_several_things_has_one_style_for_all() -> None:
    docx = word('<p><strong>very <span class="red"><em>late</em></span></strong></p>')
    assert values(docx, "//w:rStyle/@w:val") == ["Strong", "RedStrongEmphasis"]
    assert values(docx, "//w:style[@w:styleId='RedStrongEmphasis']/w:rPr/*/@w:val", "word/styles.xml") == ["A61F1A"]


def test_a_sign_that_the_text_face_lacks_is_set_in_the_face_that_lends_it() -> None:
    docx = word('<p>level ○ <span class="red">■ late</span></p>')
    assert values(docx, "//w:r[w:rPr/w:rStyle[contains(@w:val, 'Sign')]]/w:t/text()") == ["○"]
    assert values(docx, "//w:style[@w:styleId='Sign']//w:rFonts/@w:ascii", "word/styles.xml") == ["DejaVu Sans"]
    assert values(docx, "//w:font/@w:name", "word/fontTable.xml") == ["DejaVu Sans", "Source Sans Pro"]


def test_no_formatting_beside_the_named_styles() -> None:
    docx = word('<p class="lead">a <strong>b</strong> <span class="grey">c</span></p><ul><li>d</li></ul>')
    assert {node.tag.rpartition("}")[2] for node in find(docx, "//w:rPr/*")} == {"rStyle"}
    assert {node.tag.rpartition("}")[2] for node in find(docx, "//w:pPr/*")} == {"pStyle"}


def test_another_language_is_marked_for_the_spelling_checker() -> None:
    docx = word('<p>We say <span lang="da">samme tanke</span></p><blockquote lang="de"><p>Ja</p></blockquote>')
    assert values(docx, "//w:r/w:rPr/w:lang/@w:val") == ["da-DK", "de-DE"]
    assert values(word("<p>x</p>", lang="da"), "//w:docDefaults//w:lang/@w:val", "word/styles.xml") == ["da-DK"]


def test_a_paragraph_that_says_nothing_leaves_no_gap() -> None:
    assert shown(word("<p>a</p><p> </p><p><br/></p><p>b</p>")) == ["Normal: a", "Normal: b"]


def test_each_numbered_list_counts_from_one() -> None:
    docx = word("<ol><li>a</li><li>b</li></ol><ul><li>c</li></ul><ol><li>d<ol><li>e</li></ol></li></ol>")
    assert values(docx, "//w:numPr/w:numId/@w:val") == ["5", "5", "6", "7"]  # the style of bullets holds its list
    assert values(docx, "//w:numPr/w:ilvl/@w:val") == ["0", "0", "0", "1"]
    starts = values(docx, "//w:num[@w:numId>4]/w:lvlOverride/w:startOverride/@w:val", "word/numbering.xml")
    assert starts == ["1", "1", "1"]
    held = values(docx, "//w:style[@w:styleId='ListBullet2']//w:numPr/*/@w:val", "word/styles.xml")
    assert held == ["1", "1"]


def test_headings_are_numbered_by_their_list_and_not_by_hand() -> None:
    docx = word(
        '<h1 id="a"><span class="number">1</span> Why</h1><h1 id="b">None</h1>'
        '<h1 id="c"><span class="number">2</span> x</h1><h1 id="d"><span class="number">A</span> Annex</h1>'
    )
    assert shown(docx) == ["Heading1: Why", "Heading1: None", "Heading1: x", "Heading1: Annex"]
    assert values(docx, "//w:numPr/w:numId/@w:val") == ["0", "4"]  # the style holds list 3
    assert [line.text for line in outline_word(docx)] == ["1 Why", "None", "2 x", "A Annex"]


def test_what_follows_in_an_item_stands_under_its_text() -> None:
    docx = word("<ul><li><p>a</p><p>b</p><ol><li>c</li></ol></li><li>d</li></ul>")
    assert shown(docx) == ["ListBullet: a", "ListContinue: b", "ListNumber2: c", "ListBullet: d"]


def test_contents_are_a_field_that_is_filled_in() -> None:
    contents = '<nav class="contents"><p class="contents-title">Contents</p><ol><li><a href="#a">1 Why</a>'
    contents += '<ol><li><a href="#b">Mission</a></li></ol></li></ol></nav>'
    docx = word(f'{contents}<h1 id="a">1 Why</h1><h2 id="b">Mission</h2>', pages={"a": 2, "b": 3})
    assert shown(docx)[:3] == ["TOCHeading: Contents", "TOC1: 1 Why→2", "TOC2: Mission→3"]
    codes = [code.strip() for code in values(docx, "//w:instrText/text()")]
    assert codes == ['TOC \\o "1-2" \\h \\z \\u', "PAGEREF _Toc00000001 \\h", "PAGEREF _Toc00000002 \\h"]
    assert values(docx, "//w:bookmarkStart/@w:name") == ["_Toc00000001", "_Toc00000002"]
    assert values(docx, "//w:updateFields", "word/settings.xml") == []


def test_references_are_fields_that_say_the_label() -> None:
    figure = '<figure id="f" class="table"><figcaption><p class="caption"><span class="label">Figure 3</span> · x</p>'
    figure += '</figcaption><table><colgroup><col style="width:100%"/></colgroup>'
    figure += "<tbody><tr><td>x</td></tr></tbody></table></figure>"
    docx = word(
        f'<p><a class="ref" href="#f">Figure 3</a>, page <a class="page" href="#f"></a></p>{figure}', pages={"f": 7}
    )
    assert shown(docx)[:2] == ["Normal: Figure\u00a03, page 7", "Caption: Figure\u00a03 · x"]
    codes = [code.strip() for code in values(docx, "//w:instrText/text()")]
    assert codes == ["REF _Ref00000001 \\h", "PAGEREF _Ref00000001 \\h", "SEQ Figure \\* ARABIC"]
    inside = find(docx, "//w:bookmarkStart[@w:name='_Ref00000001']/following-sibling::*")
    assert [node.tag.rpartition("}")[2] for node in inside][-2:] == ["bookmarkEnd", "r"]


def test_a_reference_to_a_section_is_a_field_that_says_its_number() -> None:
    docx = word(
        '<p>See <a class="ref" href="#s">annex A</a></p>'
        '<section id="s"><h1 id="s-title"><span class="number">A</span> Registers</h1></section>'
    )
    assert shown(docx) == ["Normal: See annex\u00a0A", "Heading1: Registers"]
    mark = values(docx, "//w:p[w:pPr/w:pStyle/@w:val='Heading1']/w:bookmarkStart/@w:name")[-1]
    assert values(docx, "//w:instrText/text()") == [f" REF {mark} \\r \\h "]


def test_links_lead_where_the_page_says() -> None:
    docx = word(
        '<p><a href="#s">there</a> <a href="mailto:a@b.example">mail</a></p><section id="s"><p>Here</p></section>'
    )
    assert values(docx, "//w:hyperlink/@w:anchor") == values(docx, "//w:bookmarkStart/@w:name") == ["_Ref00000001"]
    external = values(docx, "//@Target[contains(., '@')]", "word/_rels/document.xml.rels")
    assert external == ["mailto:a@b.example"]


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>a</p>\n<hr/>", "line 3: unknown element <hr>"),
        ("<p>\n<u>a</u></p>", "line 3: unknown element <u>"),
        ('<p class="shout">a</p>', "unknown class 'shout' on <p>"),
        ('<p class="left">a</p>', "unknown class 'left' on <p> within the body"),
        ("<strong>a</strong>", "unknown element <strong> within the body"),
        ('<section id="a">lost</section>', "text outside a paragraph, in <section>: lost"),
        ('<div class="keep"><p>a</p>lost</div>', "text outside a paragraph"),
        ('<p><a href="#nowhere">a</a></p>', "'#nowhere'"),
        ('<p><a href="file:///etc/passwd">a</a></p>', "file:///etc/passwd"),
        ('<h1 id="a">x</h1><p><a class="page" href="#a"></a></p>', "not known from the PDF"),
        ('<h1 id="a"> </h1>', "a heading says nothing"),
        ('<h1 id="a">x</h1><h1 id="a">y</h1>', "'a' stands twice"),
        ("<ul><p>a</p></ul>", "unknown element <p> within <ul>"),
    ],
)
def test_what_is_not_in_the_vocabulary_is_refused(html: str, said: str) -> None:
    with pytest.raises(MarkupError) as caught:
        word(html)
    assert said in str(caught.value)


def test_a_stranger_is_named_with_its_class_and_line() -> None:
    with pytest.raises(UnknownMarkup) as caught:
        word('\n\n<p class="shout">a</p>')
    assert (caught.value.element, caught.value.class_, caught.value.line) == ("p", "shout", 4)


def test_the_same_page_gives_the_same_bytes() -> None:
    html = page("<p>a</p>")
    assert write_word(html, pages={}, total=1, brand=brand()) == write_word(html, pages={}, total=1, brand=brand())


def test_a_comment_of_the_programme_office_stands_at_its_cell() -> None:
    docx = word(
        '<table><colgroup><col style="width:100%"/></colgroup><tbody><tr>'
        '<td data-comment="By when &amp; who?">open</td></tr><tr><td>b</td></tr></tbody></table>'
    )
    assert values(docx, "//w:comment//w:t/text()", "word/comments.xml") == ["By when & who?"]
    said = values(docx, "//w:comment/@w:author | //w:comment/@w:date", "word/comments.xml")
    assert sorted(said) == ["2026-02-15T00:00:00Z", "Strategy 2028"]
    between = "//w:commentRangeStart/following-sibling::w:r[following-sibling::w:commentRangeEnd]//w:t/text()"
    assert values(docx, between) == ["open"]
    assert len(find(docx, "//w:commentReference")) == 1
    assert outline_word(docx)[0].text == "open"


def test_without_a_question_there_is_no_part_of_comments() -> None:
    with zipfile.ZipFile(io.BytesIO(word("<p>a</p>"))) as archive:
        assert "word/comments.xml" not in archive.namelist()
