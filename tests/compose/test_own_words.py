"""A document is in its reader's language; what others typed stays in theirs, and says so."""

import io
import re
import zipfile
from functools import cache

import pytest
from lxml import etree

from notation.example import assessed, composed, press
from notation.plans import plan as written_plan
from reportgen.compose.own_words import OwnWords, in_own_words
from reportgen.model.plan import Plan
from reportgen.render.word import write_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLAN = """
Programme: language=en mission=Fewer systems
Department: FIN name=Finance language=en
Department: PRO name=Produktion language=da
Initiative: FIN.I1 name=Close the books owner=Mette
Initiative: PRO.I1 name=Luk hullet owner=Torben
"""


@cache
def documents() -> dict[str, str]:
    """The example as its readers get it: a programme in English, departments in Danish and German among others."""
    return {stem: document.html for stem, document in composed(*assessed()).items()}


def languages(stem: str) -> dict[str, str]:
    """Every text of a document's body that stands alone, with the language that a screen reader takes it for."""
    root = etree.fromstring(documents()[stem].encode().lstrip(), etree.XMLParser(resolve_entities=False))
    found: dict[str, str] = {}
    for node in root.iter(etree.Element):
        marked = next(each.get("lang") for each in (node, *node.iterancestors()) if each.get("lang"))
        found |= {" ".join((node.text or "").split()): str(marked)}
    return found


def typed(plan: Plan, department: str) -> set[str]:
    """Sentences that a department's managers typed, in their own language."""
    gaps = [each.current_state for each in plan.gaps if each.department == department]
    return {text for text in gaps if text and "\n" not in text and len(text.split()) > 2}


def test_texts_of_another_language_know_it_and_names_do_not() -> None:
    plan = in_own_words(written_plan(PLAN), "da")
    ours, theirs = plan.initiative["PRO.I1"].name, plan.initiative["FIN.I1"].name
    assert isinstance(theirs, OwnWords)
    assert (theirs, theirs.language, theirs.__html__()) == (
        "Close the books",
        "en",
        '<span lang="en">Close the books</span>',
    )
    assert not isinstance(ours, OwnWords)
    assert not isinstance(plan.initiative["FIN.I1"].owner, OwnWords)
    assert isinstance(plan.programme.mission, OwnWords)
    assert OwnWords("<b>", "en").__html__() == '<span lang="en">&lt;b&gt;</span>'


def test_a_plan_in_its_readers_language_is_left_alone() -> None:
    plan = written_plan(PLAN)
    assert in_own_words(plan, "en").initiatives[0] is plan.initiatives[0]


@pytest.mark.parametrize("reader", ["PRO", "RD"])
def test_a_report_marks_what_the_programme_says_in_its_language(reader: str) -> None:
    plan = assessed()[0]
    found = languages(f"departments/{reader}/gap-report")
    programme = {text for each in plan.guidelines for text in (each.name, each.why) if text in found}
    assert len(programme) > 5
    assert {found[text] for text in programme} == {"en"}
    own = typed(plan, reader) & found.keys()
    assert own
    assert {found[text] for text in own} == {plan.language_of(reader)}


def test_the_plan_marks_what_departments_say_in_theirs() -> None:
    plan = assessed()[0]
    found = languages("programme/implementation-plan")
    for reader, language in (("PRO", "da"), ("RD", "de")):
        named = {each.capability for each in plan.gaps if each.department == reader} & found.keys()
        assert named
        assert {found[str(text)] for text in named} == {language}


def test_the_head_and_the_title_carry_no_marks() -> None:
    for html in documents().values():
        assert "<span" not in html.partition("</title>")[0]
        assert "&lt;span" not in html


def test_word_knows_the_language_of_each_run() -> None:
    html = documents()["departments/PRO/gap-report"]
    pages = dict.fromkeys(re.findall(r' id="([^"]+)"', html), 1)
    data = write_word(html, pages=pages, total=1, brand=press().brand)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    said = {
        "".join(map(str, run.itertext())): mark.get(f"{W}val")
        for run in body.iter(f"{W}r")
        for mark in run.iter(f"{W}lang")
    }
    guidelines = {str(each.name) for each in assessed()[0].guidelines}
    assert {said.get(name) for name in guidelines} == {"en-GB"}
