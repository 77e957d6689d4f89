"""Whatever the vocabulary allows, Word says what the page says, and the file is in order."""

from hypothesis import given
from hypothesis import strategies as st

from notation.outline import lines
from notation.package_lint import faults
from notation.word import CHART, brand, page
from reportgen.render.parity import differences
from reportgen.render.word import write_word

WORDS = st.text("abc øß–5.,  \u00a0\u00ad○■", max_size=12)
TONES = st.sampled_from(["red", "amber", "green", "grey", "nowrap", "second", "sign", "unit"])
COLUMNS = '<colgroup><col style="width:40%"/><col style="width:60%"/></colgroup>'

inlines = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.builds("<strong>{}</strong>".format, inner),
        st.builds("<em>{}</em>".format, inner),
        st.builds('<span class="{}">{}</span>'.format, TONES, inner),
        st.builds('<span lang="de">{}</span>'.format, inner),
        st.builds("{}<br/>{}".format, inner, inner),
        st.builds('<a href="https://a.example">{}</a>'.format, inner),
        st.builds("{}{}".format, inner, inner),
    ),
    max_leaves=5,
)
said = st.builds("x{}".format, inlines)
paragraphs = st.builds(
    '<p class="{}">{}</p>'.format, st.sampled_from(["", "lead", "note", "kicker", "title", "subtitle"]), inlines
)
cells = st.one_of(
    st.builds(
        '<td class="{}">{}</td>'.format, st.sampled_from(["", "number", "date red", "heat3", "centre pale"]), inlines
    ),
    st.builds("<td><p>{}</p><p>{}</p></td>".format, inlines, inlines),
)
rows = st.one_of(
    st.builds("<tr>{}{}</tr>".format, cells, cells), st.builds('<tr><td colspan="2">{}</td></tr>'.format, inlines)
)
tables = st.builds(
    '<table class="{}">{}<thead><tr><th>{}</th><th>{}</th></tr></thead><tbody>{}</tbody></table>'.format,
    st.sampled_from(["", "compact", "matrix", "heat", "register", "signature", "plain"]),
    st.just(COLUMNS),
    inlines,
    inlines,
    st.lists(rows, min_size=1, max_size=3).map("".join),
)
items = st.recursive(
    st.builds("<li>{}</li>".format, said),
    lambda inner: st.one_of(
        st.builds("<li>{}<ul>{}</ul></li>".format, said, inner),
        st.builds("<li><p>{}</p><ol>{}</ol></li>".format, said, inner),
    ),
    max_leaves=4,
)
blocks = st.recursive(
    st.one_of(
        paragraphs,
        tables,
        st.builds("<h1>{}</h1>".format, said),
        st.builds("<h3>{}</h3>".format, said),
        st.builds("<ul>{}</ul>".format, items),
        st.builds("<ol>{}</ol>".format, items),
        st.builds("<blockquote lang='da'><p>{}</p></blockquote>".format, inlines),
        st.builds('<ul class="figures"><li class="red"><strong class="value">{}</strong></li></ul>'.format, said),
        st.just(f'<figure class="chart">{CHART}</figure>'),
    ),
    lambda inner: st.one_of(
        st.builds('<aside class="decisions">{}</aside>'.format, inner),
        st.builds('<div class="keep">{}</div>'.format, inner),
        st.builds('<div class="columns"><div>{}</div><div>{}</div></div>'.format, inner, inner),
        st.builds('<section class="page">{}</section>'.format, inner),
        st.builds("{}{}".format, inner, inner),
    ),
    max_leaves=5,
)
bodies = st.lists(
    st.builds('<section class="{}">{}</section>'.format, st.sampled_from(["", "landscape", "annex"]), blocks),
    max_size=3,
).map("".join)


@given(bodies)
def test_word_says_what_the_page_says(body: str) -> None:
    html = page(body)
    docx = write_word(html, pages={}, total=3, brand=brand())
    assert differences(lines(html), lines(docx)) == []
    # The blocks come in any order here; of documents, the order of headings is held too.
    assert [each for each in faults(docx) if not each.startswith("a heading of level")] == []
