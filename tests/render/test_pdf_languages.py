"""A PDF says of every piece of text in which language it is."""

from io import BytesIO

import pikepdf

from render.typesetting import house_style, page
from reportgen.render.pdf import set_pdf

BODY = """
{% call m.section("one", "One") %}
<p>Ours <span lang="da">Deres egne ord</span> ours again</p>
{{ m.quote("Unsere Worte", "de", by="a leader") }}
{% endcall %}
"""


def languages(data: bytes) -> list[str]:
    """The languages that elements of the tree state, in the order of the objects."""
    with pikepdf.Pdf.open(BytesIO(data)) as pdf:
        found = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Lang" in each]
        return [str(each.Lang) for each in found if each.get("/Type") == "/StructElem"]


def test_pieces_in_another_language_say_so_and_others_do_not() -> None:
    data = set_pdf(page(BODY), style=house_style()).data
    assert languages(data) == ["da", "de"]
    with pikepdf.Pdf.open(BytesIO(data)) as pdf:
        assert str(pdf.Root.Lang) == "en"


def test_a_document_in_one_language_says_it_once() -> None:
    assert languages(set_pdf(page("<p>Ours</p>"), style=house_style()).data) == []
