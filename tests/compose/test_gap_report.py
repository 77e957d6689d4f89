"""The gap report as a whole: what stands in it, in which order, in three languages, and whatever the data lack."""

from dataclasses import replace
from pathlib import Path

import pytest

from notation.outline import outline
from notation.plans import plan
from notation.reports import report, report_view, sent
from reportgen.compose.views import DepartmentView
from reportgen.programme import built_in_templates
from reportgen.render.writers import Workshop

GOLDEN = Path(__file__).parents[1] / "golden"
SMALL = """
    Programme: name=Forward organisation=Group mission=IT that helps status_date=2026-02-15 board_meeting=2026-03-12 \
    horizon_start=2026-01-01 horizon_end=2026-12-31
    Guideline: G1 name=One core why=It is due weight=5 sponsor=Jens Berg
    Guideline: G2 name=Own data why=It is ours sponsor=Eva Holt
    Option: G1 name=Standard consequences=Less of our own chosen=yes reason=It lasts
    Option: G1 name=Own build consequences=More people reason=Too slow
    Department: FIN name=Finance head=Mette Lund
    Department: IT name=Information Technology head=Rasmus Holm
    Service: S1 name=Platform provider=IT available_from=2026-09-01
    Demand: FIN.D1 guideline=G1 name=Interface service=S1 needed_by=2026-06-30 priority=must
    Demand: FIN.D2 guideline=G1 name=Test system priority=should
    Response: FIN.D1 response=accepted service=S1
    Translation: FIN guideline=G1 why=Three closings meaning=One chart of accounts benefit=Five days priority=4
    Gap: FIN.A1 guideline=G1 capability=Closing current_state=slow current_level=1 target_state=fast target_level=4 \
    target_date=2026-09-30
    Gap: FIN.A2 guideline=G2 capability=Contract data target_level=3 target_date=2026-12-31
    Initiative: FIN.I1 name=Ledger closes=FIN.A1 owner=Bo Krag start=2026-03-02 end=2026-08-31 status=planned \
    after=IT.I1
    Initiative: FIN.I2 name=Backwards start=2026-08-03 end=2026-05-29 status=planned
    Initiative: IT.I1 name=Platform start=2026-02-16 end=2026-05-29 status=planned
    Resource: FIN initiative=FIN.I1 role=Controller effort=90 one_off=250000
    Capacity: FIN role=Controller period=2026-Q2 total_fte=2 day_to_day_fte=1.5
    Capacity: FIN role=Controller period=2026-Q3 total_fte=2 day_to_day_fte=1.5
    Budget: FIN year=2026 amount=200000
    Dependency: FIN initiative=FIN.I1 direction=needs other=IT deliverable=Interfaces their_initiative=IT.I1 \
    date=2026-04-30
    Dependency: IT initiative=IT.I1 direction=provides other=FIN deliverable=Interfaces their_initiative=FIN.I1 \
    date=2026-06-30
    Risk: FIN.R1 concerns=FIN.I1 name=The auditors come probability=4 impact=4 response=Move the audit owner=Bo Krag
    Milestone: M1 name=New core date=2026-08-31 requires=FIN.I1,IT.I1
    Decision: D1 date=2026-02-04 session=individual topic=Who is first departments=FIN,IT concerns=IT.I1 \
    owner=Rasmus Holm due=2026-03-06 status=open
"""


def small(language: str = "en") -> DepartmentView:
    return report_view(sent(plan(SMALL.replace("\\\n", "")), "FIN"), language=language)


@pytest.mark.parametrize("language", ["en", "da", "de"])
def test_a_small_report_says_what_it_said(language: str, request: pytest.FixtureRequest) -> None:
    said = outline(report(small(language)).html) + "\n"
    path = GOLDEN / f"gap-report.{language}.txt"
    if request.config.getoption("--rewrite-golden"):
        path.write_text(said, "utf-8")
    assert said == path.read_text("utf-8")


def test_the_owner_is_the_records_else_the_head_and_the_session_the_next_that_concerns_us() -> None:
    html = report(small()).html
    assert "cell: Bo Krag6 Mar 2026 decision D1" in outline(html)
    assert "cell: Mette Lund6 Mar 2026 decision D1" in outline(html)
    decided = replace(small(), decisions=())
    assert "cell: Bo Krag12 Mar 2026 board meeting" in outline(report(decided).html)


def test_errors_about_the_department_make_a_draft() -> None:
    assert 'class="draft"' in report(small()).html
    healthy = plan("Gap: FIN.A1 capability=Closing")
    assert 'class="draft"' not in report(report_view(healthy)).html


def test_a_department_without_a_workbook_is_told_so() -> None:
    silent = report_view(plan("Programme: name=Forward", "Guideline: G1 name=One core", "Department: FIN name=Finance"))
    said = outline(report(silent).html)
    for sentence in (
        "No workbook of Finance has been read, so nothing is known of its gap, its initiatives or people.",
        "Send in your workbook",
        "Finance has not said how it translates any guideline",
        "No demand on IT has been stated.",
        "Finance has not stated any gap.",
        "Finance has not stated any initiative.",
        "Finance has stated neither capacity nor effort.",
        "Finance has stated neither cost nor budget.",
        "No interconnection with other areas has been stated.",
        "Finance has stated no risk.",
    ):
        assert sentence in said, sentence


LONG = "Maßgrößenüberprüfungsverfahrensvorschrift" * 2
MANY = [
    line
    for number in range(1, 61)
    for line in (
        f"Gap: FIN.A{number} guideline=G1 capability=Gap {number} current_level=1 target_level={2 + number % 3}",
        (
            f"Initiative: FIN.I{number} name=Work {number} closes=FIN.A{number} status=planned start=2026-03-02 "
            "end=2026-06-30"
        ),
    )
]
HOSTILE = (
    f'Department: FIN name=<b>&"{LONG}" head=<&>',
    f'Guideline: G1 name={LONG} why=<script>alert("&")</script>',
    f"Gap: FIN.A1 guideline=G1 capability={LONG} current_level=0 target_level=5 current_state=<&{LONG}",
    f"Initiative: FIN.I1 name={LONG} closes=FIN.A1 start=2026-03-02 end=2026-06-30 status=planned owner={LONG}",
    f"Risk: FIN.R1 name={LONG} probability=5 impact=5 response={LONG}",
    f"Resource: FIN initiative=FIN.I1 role={LONG} effort=30",
    f"Dependency: FIN initiative=FIN.I1 direction=needs other=IT deliverable={LONG} date=2026-03-31",
    "Department: IT",
)
TIME = "Programme: status_date=2026-01-01 horizon_start=2026-01-01 horizon_end=2027-12-31"


@pytest.mark.parametrize(
    ("texts", "pages"),
    [
        (("Department: FIN",), 9),
        (("Gap: FIN.A1",), 9),
        (("Initiative: FIN.I1 status=planned", "Gap: FIN.A1 target_level=2 current_level=2"), 9),
        ((TIME, *MANY), 30),
        ((TIME, *HOSTILE), 16),
    ],
    ids=["nothing", "one gap", "no dates", "sixty gaps", "hostile names"],
)
def test_whatever_the_data_lack_the_pages_are_set(
    texts: tuple[str, ...], pages: int, caplog: pytest.LogCaptureFixture
) -> None:
    document = report(report_view(plan(*texts)))
    data, total = Workshop([built_in_templates()]).write(document.html, ("pdf", "docx"))
    assert set(data) == {"pdf", "docx"}
    assert total <= pages
    assert caplog.messages == []
