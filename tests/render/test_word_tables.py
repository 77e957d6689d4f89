"""Tables, key figures, boxes, charts, sections and properties, as Word gets them."""

import io
import zipfile
from dataclasses import replace

import pytest

from notation.word import CHART, brand, find, page, shown, values, word
from reportgen.render.word import MarkupError, write_word

COLUMNS = '<colgroup><col style="width:25%"/><col style="width:75%"/></colgroup>'
HEAD = '<thead><tr><th scope="col">A</th><th scope="col" class="number">B</th></tr></thead>'


def table(rows: str, head: str = HEAD, kind: str = "") -> str:
    return f'<table class="{kind}">{COLUMNS}{head}<tbody>{rows}</tbody></table>'


def test_a_table_is_laid_out_by_its_columns() -> None:
    docx = word(table('<tr><th scope="row">a</th><td class="number">1</td></tr>'))
    assert values(docx, "//w:gridCol/@w:w") == ["2410", "7228"]  # of 170 mm
    assert values(docx, "//w:tblLayout/@w:type") == ["fixed"]
    assert shown(docx)[:4] == ["CellHead: A", "CellHeadNumber: B", "Cell: a", "CellNumber: 1"]
    assert len(find(docx, "//w:tr[1]/w:trPr/w:tblHeader")) == 1
    assert len(find(docx, "//w:trPr/w:cantSplit")) == 2
    assert find(docx, "//w:pPr/w:jc") == []


def test_cells_carry_their_tint_and_the_colour_of_their_tone() -> None:
    docx = word(
        table('<tr><td class="red">■ late</td><td class="heat5">9 <span class="unit">/ 8</span></td></tr>', kind="heat")
    )
    assert values(docx, "//w:tc/w:tcPr/w:shd/@w:fill") == [
        brand().red_tint.removeprefix("#").upper(),
        brand().heat[4].removeprefix("#").upper(),
    ]
    assert values(docx, "//w:rStyle/@w:val") == ["CellRed", "CellUnit"]
    assert shown(docx)[3] == "CellCentre: 9 / 8"
    assert values(docx, "//w:tblStyle/@w:val") == ["ReportTableHeat"]


def test_columns_are_spanned_and_an_empty_cell_keeps_its_paragraph() -> None:
    docx = word(table('<tr><td colspan="2">both</td></tr><tr><td></td><td>x</td></tr>'))
    assert values(docx, "//w:gridSpan/@w:val") == ["2"]
    assert shown(docx)[2:5] == ["Cell: both", "Cell: ", "Cell: x"]


@pytest.mark.parametrize(
    "rows", ["<tr><td>a</td></tr>", '<tr><td colspan="3">a</td></tr>', "<tr><td>1</td><td>2</td><td>3</td></tr>"]
)
def test_a_ragged_row_is_refused(rows: str) -> None:
    with pytest.raises(MarkupError, match="of 2"):
        word(table(rows))


def test_two_header_rows_come_again_and_have_no_borders_of_their_own() -> None:
    second = '<tr><th scope="col">A</th><th scope="col">B</th></tr>'
    head = f'<thead><tr><th colspan="2" scope="col">All</th></tr>{second}</thead>'
    docx = word(table("<tr><td>a</td><td>b</td></tr>", head))
    assert len(find(docx, "//w:tblHeader")) == 2
    assert find(docx, "//w:tcBorders") == []
    assert values(docx, "//w:tblLook/@w:firstRow") == ["0"]


def test_tables_are_kept_apart_and_text_after_one_has_space() -> None:
    one = table("<tr><td>a</td><td>b</td></tr>", "")
    assert shown(word(f"{one}{one}<p>x</p>")) == [
        "Cell: a",
        "Cell: b",
        "TableGap: ",
        "Cell: a",
        "Cell: b",
        "TextAfterTable: x",
    ]
    assert shown(word(f"<p>x</p>{one}"))[-1] == "Separator: "


def test_key_figures_are_a_row_and_decisions_a_box() -> None:
    docx = word(
        '<ul class="figures"><li class="red"><strong class="value">■ 3</strong> <span class="unit">gaps</span>'
        '<span class="text">open</span></li><li><strong class="value">4</strong></li></ul>'
        '<aside class="decisions"><h2 id="d">Decide</h2><ol><li>x</li></ol></aside>'
    )
    assert shown(docx)[:6] == [
        "KeyFigureRed: ■ 3 gaps",
        "KeyFigureText: open",
        "KeyFigure: 4",
        "TableGap: ",
        "Heading2: Decide",
        "ListNumber: x",
    ]
    assert values(docx, "//w:tblStyle/@w:val") == ["KeyFigures", "Decisions"]


def test_a_chart_is_there_as_drawing_and_as_pixels() -> None:
    docx = word(f'<figure class="chart">{CHART}<p class="note">n</p></figure>')
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        png, svg = archive.read("word/media/chart1.png"), archive.read("word/media/chart1.svg").decode()
    assert svg == CHART
    assert int.from_bytes(png[16:20], "big") == pytest.approx(170 / 25.4 * 200, abs=1)
    assert values(docx, "//wp:docPr/@descr") == ["Two of three gaps close"]
    assert values(docx, "//wp:extent/@cx") == [str(170 * 36000)]
    assert values(docx, "//a:blip/@r:embed | //asvg:svgBlip/@r:embed") == ["rIdPng1", "rIdSvg1"]
    assert len(find(docx, "//w:p[w:r/w:drawing]/w:pPr/w:keepNext")) == 1


@pytest.mark.parametrize(
    "broken",
    [
        CHART.replace("<title", "<desc").replace("/title", "/desc"),
        CHART.replace("170mm", "100%"),
        CHART.replace("/></svg>", "></svg>"),
    ],
)
def test_a_chart_without_words_size_or_form_is_refused(broken: str) -> None:
    with pytest.raises(MarkupError, match="chart"):
        word(f'<figure class="chart">{broken}</figure>')


def test_landscape_pages_have_their_own_header_and_count_on() -> None:
    docx = word('<p>a</p><section id="l" class="landscape"><p>b</p></section><p>c</p>')
    assert values(docx, "//w:sectPr/w:pgSz/@w:w") == ["11906", "16838", "11906"]
    assert values(docx, "//w:sectPr/w:headerReference/@r:id") == [
        "rIdHeaderPortrait",
        "rIdHeaderLandscape",
        "rIdHeaderPortrait",
    ]
    assert find(docx, "//w:pgNumType") == []
    assert [line.partition(":")[0] for line in shown(docx)] == ["Normal", "Normal", "Normal"]
    tabs = values(docx, "//w:style[@w:styleId='HeaderLandscape']//w:tab[@w:val='right']/@w:pos", "word/styles.xml")
    assert tabs == [str(16838 - 2 * 1134)]


def test_a_landscape_section_at_the_end_ends_the_document() -> None:
    docx = word('<p>a</p><section id="l" class="landscape"><p>b</p></section>')
    assert values(docx, "//w:sectPr/w:pgSz/@w:w") == ["11906", "16838"]
    assert values(docx, "//w:body/w:sectPr/w:pgSz/@w:orient") == ["landscape"]


def test_a_section_of_its_own_page_breaks_before_its_first_paragraph() -> None:
    docx = word('<p>a</p><section id="s" class="page"><h1 id="h">b</h1><p>c</p></section>')
    assert values(docx, "//w:p[w:pPr/w:pageBreakBefore]//w:t/text()") == ["b"]


def test_what_is_kept_together_holds_on_to_the_next() -> None:
    docx = word('<div class="keep"><p>a</p><p>b</p></div><p>c</p>')
    assert values(docx, "//w:p[w:pPr/w:keepNext]//w:t/text()") == ["a"]


def test_the_running_lines_have_fields_with_results() -> None:
    docx = word("<p>a</p>", total=12)
    assert values(docx, "//w:instrText/text()", "word/footer1.xml") == [" PAGE ", " NUMPAGES "]
    assert values(docx, "//w:t/text()", "word/footer2.xml") == ["status 15 Feb", "1", " of ", "12"]
    assert values(docx, "//w:t/text()", "word/header1.xml") == ["Gaps", "Confidential"]


def test_the_draft_mark_stands_in_the_middle_of_the_header() -> None:
    html = page("<p>a</p>").replace('<p class="right">', '<p class="draft-mark">DRAFT</p><p class="right">')
    docx = write_word(html, pages={}, total=1, brand=brand())
    assert values(docx, "//w:pStyle/@w:val", "word/header2.xml") == ["HeaderLandscapeMarked"]
    assert values(docx, "//w:t/text()", "word/header2.xml") == ["Gaps", "DRAFT", "Confidential"]
    assert len(find(docx, "//w:tab", "word/header2.xml")) == 2
    stops = values(docx, "//w:style[@w:styleId='HeaderMarked']//w:tab/@w:val", "word/styles.xml")
    assert stops == ["center", "right"]


def test_the_paper_is_the_brands() -> None:
    docx = write_word(page("<p>a</p>"), pages={}, total=1, brand=replace(brand(), paper="letter"))
    assert values(docx, "//w:pgSz/@w:w | //w:pgSz/@w:h") == ["12240", "15840"]


def test_the_properties_tell_of_the_document_and_of_no_tool_or_clock() -> None:
    docx = word("<p>a</p>", lang="da")
    core = values(docx, "/*/*/text()", "docProps/core.xml")
    assert core == [
        *("Confidential", "2026-02-15T00:00:00Z", "Strategy 2028", "What to close", "gap, plan, 7f3a91c2", "da-DK"),
        *("Strategy 2028", "2026-02-15T00:00:00Z", "What to close", "Gaps"),
    ]
    assert values(docx, "/*/*/*/text()", "docProps/custom.xml") == ["gap-report", "FIN", "7f3a91c2", "Gaps"]
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name]


def column(*figures: str) -> bytes:
    rows = "".join(f'<tr><td>a</td><td class="number">{figure}</td></tr>' for figure in figures)
    return word(table(rows))


def test_figures_with_decimals_of_different_length_stand_on_a_decimal_tab() -> None:
    docx = column("1.5", "2", "–", "−10.25")
    style = shown(docx)[3].partition(":")[0]
    assert style.startswith("CellNumber")
    assert values(docx, f"//w:style[@w:styleId='{style}']//w:tab/@w:val", "word/styles.xml") == ["decimal"]
    place = int(values(docx, f"//w:style[@w:styleId='{style}']//w:tab/@w:pos", "word/styles.xml")[0])
    assert 6900 < place < 7228  # its column is so wide
    assert find(docx, "//w:body//w:tabs") == []


@pytest.mark.parametrize("figures", [("1", "20"), ("1.5", "2.0"), ("1.5", "58 / 55"), ("1,5 %", "2 %")])
def test_other_figures_end_at_the_right(figures: tuple[str, ...]) -> None:
    assert shown(column(*figures))[3] == f"CellNumber: {figures[0]}"


def test_a_long_row_may_go_on_over_a_page_break() -> None:
    docx = word(table(f"<tr><td>{'word ' * 400}</td><td>b</td></tr><tr><td>a</td><td>b</td></tr>"))
    assert [len(find(docx, f"//w:tr[{row}]/w:trPr/w:cantSplit")) for row in (1, 2, 3)] == [1, 0, 1]


def test_a_table_is_called_by_its_message() -> None:
    docx = word(
        '<figure class="table" id="t"><figcaption><p class="message">It closes</p><p class="caption">x</p></figcaption>'
        f"{table('<tr><td>a</td><td>b</td></tr>')}</figure>"
    )
    assert values(docx, "//w:tblCaption/@w:val") == ["It closes"]


def test_cells_have_no_formatting_but_tints() -> None:
    docx = word(table('<tr><td class="red">a</td><td class="number">1</td></tr><tr><td>b</td><td>2</td></tr>'))
    assert {node.tag.rpartition("}")[2] for node in find(docx, "//w:tcPr/*")} == {"tcW", "shd", "tcMar"}
    assert len(find(docx, "//w:tcPr/w:tcMar")) == len(find(docx, "//w:tcPr/w:shd")) == 1
    assert {node.tag.rpartition("}")[2] for node in find(docx, "//w:pPr/*")} <= {"pStyle"}
