"""Whatever people type, documents come of it, and PDF, Word and HTML say the same."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notation.commandline import small_programme
from reportgen.analyse import analyse
from reportgen.check import check
from reportgen.compose import gap_report
from reportgen.compose.brand import load_brand
from reportgen.compose.glyphs import REPLACEMENT, brand_findings
from reportgen.compose.press import Document, Press
from reportgen.compose.views import department_view
from reportgen.model.plan import Plan
from reportgen.programme import built_in_templates
from reportgen.read import read_programme
from reportgen.render.writers import WRITERS, Workshop

FOLDERS = [built_in_templates()]
WHITE = {"\t", "\n"}
NASTY = (
    "\x00\x0b\x1b[31m\x7f\x85",
    "\ud800 alone",
    "\ufffe\uffff",
    "<b>&amp;\"'</b>]]><!--",
    "{{ view }}{% if %}@@fingerprint@@@@style@@",
    "مرحبا שלום",
    "e\u0301 z\u0336\u0337 \u202ebackwards",
    "日本語 🙂👩‍👩‍👧",
    "W" * 400,
    "one\n\ntwo\tthree\u2028four\u00a0five\u00adsix",
    "\ufb01rst \u200emark\u200f \u2066x\u2069 zero\u200cwidth\u200djoined \u2714\ufe0f \ufefe",
    "   ",
    "- 1. # *x* _y_ https://nowhere.example/a?b=c&d",
)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """A small plan to type into."""
    plan = read_programme(small_programme(tmp_path_factory.mktemp("typed"))).plan
    assert plan
    return plan


@pytest.fixture(scope="module")
def workshop() -> Workshop:
    return Workshop(FOLDERS)


def typed(plan: Plan, texts: Sequence[str]) -> Plan:
    """The plan with these texts where a department and the programme office may type freely."""
    turn = [texts[index % len(texts)] or "." for index in range(24)]
    gaps = [
        each.model_copy(update=dict(zip(("capability", "current_state", "target_state"), turn[index:], strict=False)))
        for index, each in enumerate(plan.gaps)
    ]
    initiatives = [
        each.model_copy(update={"name": turn[index + 4], "description": turn[index + 5], "owner": turn[index + 6]})
        for index, each in enumerate(plan.initiatives)
    ]
    resources = [each.model_copy(update={"role": turn[8 + index % 2]}) for index, each in enumerate(plan.resources)]
    guidelines = [
        each.model_copy(update={"name": turn[index + 10], "why": turn[index + 11]})
        for index, each in enumerate(plan.guidelines)
    ]
    head = plan.departments[0].model_copy(update={"name": turn[20], "head": turn[21]})
    return Plan.model_validate(
        {
            **{name: getattr(plan, name) for name in Plan.model_fields},
            "gaps": gaps,
            "initiatives": initiatives,
            "resources": resources,
            "guidelines": guidelines,
            "departments": (head, *plan.departments[1:]),
        }
    )


def report(plan: Plan) -> Document:
    """The gap report of the first department."""
    facts = analyse(plan)
    findings = [*check(plan, facts), *brand_findings(plan, load_brand(FOLDERS))]
    return gap_report.compose(department_view(plan, facts, findings, "D01", 3), Press(FOLDERS))


@given(texts=st.lists(st.text(max_size=60), min_size=8, max_size=12))
@settings(max_examples=4)
def test_any_text_can_be_set_and_is_the_same_in_each_format(plan: Plan, workshop: Workshop, texts: list[str]) -> None:
    data, pages = workshop.write(report(typed(plan, texts)).html, tuple(WRITERS))
    assert set(data) == set(WRITERS)
    assert pages > 1


def test_nasty_text_can_be_set_too(plan: Plan, workshop: Workshop) -> None:
    document = report(typed(plan, NASTY))
    data, _ = workshop.write(document.html, tuple(WRITERS))
    assert set(data) == set(WRITERS)
    assert document.html.count("@@fingerprint@@") > 0
    assert "@@style@@" in data["html"].decode()
    assert "<b>" not in document.html


def test_what_no_face_can_draw_is_found_at_its_cell_and_replaced(plan: Plan) -> None:
    changed = typed(plan, ["日本\x0b"])
    found = [each for each in brand_findings(changed, load_brand(FOLDERS)) if each.subjects == ("D01.A1",)]
    assert {each.code for each in found} == {"missing-glyph"}
    assert found[0].source == changed.gaps[0].at("capability")
    assert found[0].values["characters"] == ["\x0b (U+000B)", "日 (U+65E5)", "本 (U+672C)"]
    html = report(changed).html
    assert REPLACEMENT * 3 in html
    assert not {each for each in html if not each.isprintable()} - WHITE - {REPLACEMENT, "\u00a0", "\u202f", "\u200b"}


def test_a_file_name_that_is_no_text_does_not_stop_anything(tmp_path: Path) -> None:
    root = small_programme(tmp_path)
    (root / "inputs" / b"n\xe6st.xlsx".decode("utf-8", "surrogateescape")).write_bytes(b"")
    reading = read_programme(root)
    assert reading.plan
    assert [each.source.file.encode() for each in reading.findings if each.code == "unreadable-workbook"]
