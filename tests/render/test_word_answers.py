"""Where a reader answers: in Word a content control with its code, in print a line to write on."""

from pathlib import Path

import pytest

from notation.answered import asking
from notation.package_lint import faults
from notation.validators import sdk
from notation.word import brand, find, values, word
from render.typesetting import house_style, page
from reportgen.render.parity import differences, outline_html, outline_pdf, outline_word
from reportgen.render.pdf import set_pdf
from reportgen.render.word import MarkupError, write_word

BODY = (
    '{% call m.section("a", "Answers") %}<p>{{ m.answer("commitment:accept", "○", "We commit", "check") }} We commit · '
    '{{ m.answer("commitment:words", "what you need", "<b> & it") }}</p>{% call m.plain_table([50, 50], ["A", "B"]) %}'
    '<tr><th scope="row">x</th><td><p>Do it.</p><p>{{ m.answer("due:1a:FIN.I1", "by when", "", "date") }}</p></td></tr>'
    "{% endcall %}{% endcall %}"
)


def test_all_formats_say_the_same_and_the_file_is_valid(tmp_path: Path) -> None:
    html = page(BODY)
    pdf = set_pdf(html, style=house_style())
    docx = write_word(html, pages=pdf.pages, total=pdf.total, brand=brand())
    said = outline_html(html)
    assert differences(said, outline_word(docx)) == []
    assert differences(said, outline_pdf(pdf.data)) == []
    assert sdk(docx, tmp_path) == []
    assert faults(docx) == []


def test_each_control_knows_its_code_and_shows_its_prompt() -> None:
    docx = asking()
    codes = ["point:1a2b:FIN.I1", "due:1a2b:FIN.I1", "decision:1:D1", "commitment:accept", "commitment:decline"]
    assert values(docx, "//w:sdt/w:sdtPr/w:tag/@w:val") == [*codes, "commitment:words"]
    assert len(find(docx, "//w:sdtPr/w:date")) == 1
    assert len(find(docx, "//w:sdtPr/w14:checkbox")) == 2
    prompts = ["your answer", "by when", "your decision", "what you need for it"]
    assert values(docx, "//w:sdt[w:sdtPr/w:showingPlcHdr]//w:t/text()") == prompts
    assert set(values(docx, "//w:sdt[w:sdtPr/w:showingPlcHdr]//w:rStyle/@w:val")) == {"PlaceholderText"}
    assert len(set(values(docx, "//w:sdtPr/w:id/@w:val"))) == 6
    names = [f"_Answer_{'_'.join(code.split(':')[:2])}" for code in [*codes, "commitment:words"]]
    assert values(docx, "//w:bookmarkStart[following-sibling::*[1][self::w:sdt]]/@w:name") == names


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        ("", "x"),
        (f'data-code="point:{"1" * 21}"', "x"),
        (f'data-code="point:1:{"F" * 60}"', "x"),
        ('data-code="point:1" data-kind="number"', "x"),
        ('data-code="point:1"', ""),
        ('data-code="commitment:accept" data-kind="check"', "[ ]"),
    ],
)
def test_an_answer_that_word_could_not_keep_is_an_error(attributes: str, shown: str) -> None:
    with pytest.raises(MarkupError, match="an answer"):
        word(f'<p>x <span class="answer" {attributes}>{shown}</span></p>')
