"""docs/templates.md says what templates receive, and is made from it; what is given is what is said to be given."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from notation.plans import plan
from notation.reports import report_view, sent
from reportgen.analyse import analyse
from reportgen.check import check
from reportgen.compose import gap_report, implementation_plan
from reportgen.compose.manual import manual
from reportgen.compose.press import Document, Head, Press
from reportgen.compose.received import COMMON, TEMPLATES
from reportgen.compose.views import programme_view
from reportgen.model.plan import Plan
from reportgen.programme import built_in_templates
from reportgen.words.catalogue import Words

PAGE = Path(__file__).parents[2] / "docs" / "templates.md"
FULL = plan(
    "Programme: name=Forward mission=IT that helps status_date=2026-02-15 board_meeting=2026-03-12",
    "Programme: horizon_start=2026-01-01 horizon_end=2026-12-31",
    "Guideline: G1 name=One core weight=5",
    "Option: G1 name=Standard chosen=yes",
    "Requirement: B1 name=Speed support=G1:3",
    "Translation: FIN guideline=G1 meaning=One chart",
    "Demand: FIN.D1 guideline=G1 name=Interface",
    "Gap: FIN.A1 guideline=G1 capability=Closing current_level=1 target_level=4 target_date=2026-09-30",
    "Initiative: FIN.I1 name=Ledger closes=FIN.A1 start=2026-03-02 end=2026-08-31 status=planned",
    "Resource: FIN initiative=FIN.I1 role=Controller effort=90 one_off=250000",
    "Capacity: FIN role=Controller period=2026-Q2 total_fte=2 day_to_day_fte=1.5",
    "Dependency: FIN initiative=FIN.I1 direction=needs other=IT deliverable=Interfaces date=2026-04-30",
    "Risk: FIN.R1 name=The auditors come probability=4 impact=4",
    "Milestone: M1 name=New core date=2026-08-31 requires=FIN.I1",
    "Decision: D1 topic=Who is first departments=FIN status=open",
)
BARE = plan("Department: FIN name=Finance", "Guideline: G1 name=One core")
PLANS = {"full": sent(FULL, "FIN"), "bare": BARE}


class Noting(Press):
    """A press that keeps what a template was given."""

    given: Mapping[str, object]

    def print(self, template: str, head: Head, stem: str, words: Words, currency: str, **context: object) -> Document:
        self.given = context
        return super().print(template, head, stem, words, currency, **context)


def composed(template: str, made: Plan) -> tuple[Mapping[str, object], str]:
    """What the template was given, and the page that it made."""
    press = Noting([built_in_templates()])
    if template == gap_report.TEMPLATE:
        html = gap_report.compose(report_view(made), press).html
        return press.given, html
    facts = analyse(made)
    html = implementation_plan.compose(programme_view(made, facts, check(made, facts), 3), press).html
    return press.given, html


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == manual(), "python -m reportgen.compose.manual > docs/templates.md"


@pytest.mark.parametrize("made", PLANS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_receives_what_the_page_says(template: str, made: str) -> None:
    given, _ = composed(template, PLANS[made])
    assert sorted(given) == sorted(TEMPLATES[template])
    assert not set(given) & set(COMMON)


@pytest.mark.parametrize("made", PLANS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_figure_and_table_opens_with_a_sentence(template: str, made: str) -> None:
    _, html = composed(template, PLANS[made])
    root = etree.fromstring(html.encode())
    for each in root.iter("table", "figure"):
        if each.tag == "figure":
            assert (each.findtext("figcaption/p[@class='message']") or "").strip()
        elif not any(parent.tag == "figure" for parent in each.iterancestors()):
            before = each.getprevious()
            assert before is not None
            assert before.tag in ("p", "ul", "figure", "h2", "div"), etree.tostring(each)[:200]


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_glossary_holds_terms_that_occur_and_no_others(template: str) -> None:
    for made in PLANS.values():
        given, html = composed(template, made)
        body, _, _ = re.sub(r"<[^>]+>", " ", html).rpartition("What the words of this document mean.")
        rows = given["glossary"]
        assert isinstance(rows, list)
        terms = [entry[0] for row in rows for entry in row if entry[0]]
        assert terms
        assert [term for term in terms if term.casefold()[:7] not in body.casefold()] == []
    assert "Milestone" not in terms
