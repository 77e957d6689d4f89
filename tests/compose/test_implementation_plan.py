"""The implementation plan: its sections, what the board is asked, what is said where there is nothing to show."""

from functools import cache
from pathlib import Path

import page as validator
import pytest
from lxml import etree
from lxml.etree import _Element

from notation.outline import outline
from notation.plans import plan
from reportgen.analyse import analyse
from reportgen.check import check
from reportgen.compose import implementation_plan
from reportgen.compose.brand import load_brand
from reportgen.compose.press import Document, Press
from reportgen.compose.views import programme_view
from reportgen.programme import built_in_templates
from reportgen.render.pdf import set_pdf
from reportgen.render.style import Style, load_style
from reportgen.render.writers import Workshop

GOLDEN = Path(__file__).parents[1] / "golden"
SECTIONS = [
    "In one page",
    "How to read this plan",
    "The strategy and why this one",
    "How it is understood",
    "One coherent picture",
    "The strategic gap",
    "The coordinated plan",
    "People and money",
    "Interconnections",
    "Risks",
    "Decisions log",
    "Data quality",
    "Method",
    "Departments",
]

SMALL = """
Programme: name=Harbour status_date=2026-02-01 horizon_start=2026-01-01 horizon_end=2027-12-31 board_meeting=2026-03-12
Department: FIN name=Finance & Control head=Mette
Department: IT name=Technology
Guideline: G1 name=One process weight=5 why=Because three are two too many
Guideline: G2 name=One set of data weight=4
Option: G1 name=Keep three chosen=no reason=Costs too much consequences=Nothing changes
Option: G1 name=One for all chosen=yes reason=Cheaper
Requirement: B1 name=Close in five days importance=5
Translation: FIN guideline=G1 why=Slow meaning=Faster
Gap: FIN.A1 guideline=G1 capability=Group close current_level=1 target_level=4 target_date=2026-06-30
Gap: IT.A1 guideline=G2 capability=Interfaces target_level=3
Initiative: FIN.I1 name=Fast close closes=FIN.A1 start=2026-03-02 end=2026-05-29 status=planned
Initiative: IT.I1 name=Platform start=2026-02-02 end=2026-09-30 status=planned
Resource: FIN initiative=FIN.I1 from_department=IT role=Architect effort=60
Capacity: IT role=Architect period=2026-Q1 total_fte=1 day_to_day_fte=0.8
Capacity: IT role=Architect period=2026-Q2 total_fte=1 day_to_day_fte=0.5
Capacity: IT role=Architect period=2026-Q3 total_fte=2 day_to_day_fte=0.5
Capacity: IT role=Architect period=2026-Q4 total_fte=2 day_to_day_fte=0.5
Dependency: FIN direction=needs other=IT initiative=FIN.I1 their_initiative=IT.I1 date=2026-04-30 deliverable=Adapter
Dependency: IT direction=provides other=FIN initiative=IT.I1 their_initiative=FIN.I1 date=2026-09-30 deliverable=Adapter
Risk: FIN.R1 name=Nobody has time probability=4 impact=5
Milestone: M1 name=One close date=2026-06-30 requires=FIN.I1
Decision: D1 date=2026-01-15 topic=Who goes first departments=FIN,IT concerns=IT.I1,FIN.I1 due=2026-01-31 status=open
Interview: Ann department=FIN round=1 guideline=G1 understanding=2 support=4 interpretation=A new ledger
Interview: Bob department=FIN round=1 guideline=G1 understanding=5 support=4 interpretation=One way of working
Interview: Cat department=FIN round=1 guideline=G1 understanding=4 support=4
Interview: Dan department=IT round=1 guideline=G1 understanding=1 support=2 interpretation=Less work for the others
"""


@cache
def composed(text: str = SMALL, language: str = "en", fewest: int = 3) -> Document:
    made = plan(text)
    made = made.model_copy(update={"programme": made.programme.model_copy(update={"language": language})})
    facts = analyse(made)
    view = programme_view(made, facts, [*made.findings, *check(made, facts)], fewest)
    return implementation_plan.compose(view, Press([built_in_templates()]))


def tree(document: Document) -> _Element:
    return etree.fromstring(document.html.encode())


def texts(document: Document, path: str) -> list[str]:
    found = tree(document).xpath(path)
    assert isinstance(found, list)
    return [" ".join(str(each.xpath("string()")).split()) for each in found if isinstance(each, _Element)]


def headings(document: Document) -> list[str]:
    return [text.lstrip("0123456789 ") for text in texts(document, "//section[not(contains(@class,'annex'))]/h1")]


@pytest.mark.parametrize("language", ["en", "da", "de"])
def test_a_small_plan_says_what_it_said(language: str, request: pytest.FixtureRequest) -> None:
    said = outline(composed(language=language).html) + "\n"
    golden = GOLDEN / f"implementation-plan.{language}.txt"
    if request.config.getoption("--rewrite-golden"):
        golden.write_text(said, "utf-8")
    assert said == golden.read_text("utf-8")


def test_it_goes_to_the_board() -> None:
    document = composed()
    assert (document.kind, document.reader, document.stem) == (
        "implementation-plan",
        None,
        "programme/implementation-plan",
    )


@pytest.mark.parametrize("text", [SMALL, "", "Department: IT"])
def test_every_section_is_there_whatever_was_stated(text: str) -> None:
    assert headings(composed(text)) == SECTIONS


def test_an_empty_plan_says_plainly_what_is_missing() -> None:
    said = " ".join(texts(composed(""), "//section"))
    for sentence in (
        "Nothing can be rated yet",
        "The programme has not stated its mission.",
        "No leader has been interviewed",
        "No gap has been stated",
        "no plan to coordinate yet",
        "Neither cost nor budget has been stated.",
        "No department has stated a risk.",
        "The log holds no decision.",
        "No department has been registered",
    ):
        assert sentence in said


def test_the_board_is_asked_for_the_plan_first_then_for_what_blocks_it() -> None:
    asked = texts(composed(), "//aside[@class='decisions']//li")
    assert len(asked) == 3
    assert asked[0].startswith("Approve the coordinated plan. 2 open initiatives")
    assert all(each.endswith(("By 12 Mar 2026.", "Due 31 Jan 2026.")) for each in asked)
    assert any("Settle by when ‘Platform’ delivers" in each and "In the log as D1: overdue." in each for each in asked)


def test_five_figures_with_the_rating_in_sign_and_word() -> None:
    figures = texts(composed(), "//ul[@class='figures']/li")
    assert len(figures) == 5
    assert figures[0].startswith("2 gaps")
    assert figures[3].startswith("1 contradiction")
    assert figures[4].startswith("■ red")


def test_the_matrix_marks_holes_with_sign_and_word() -> None:
    cells = texts(composed(), "//figure[@id='tab-picture']//tbody/tr/*")
    assert cells == ["G1 One process", "●", "■ silent", "G2 One set of data", "■ silent", "▲ untold"]


def test_the_first_page_shows_the_worst_of_many_guidelines() -> None:
    many = "\n".join(f"Guideline: G{n}" for n in range(1, 10)) + "\nDemand: IT.D1 guideline=G1"
    document = composed(many)
    assert len(texts(document, "//figure[@id='tab-picture']//tbody/tr")) == 5
    assert len(texts(document, "//figure[@id='tab-coverage']//tbody/tr")) == 9


def test_a_contradiction_stands_with_both_dates_and_its_place_in_the_log() -> None:
    (row,) = texts(composed(), "//figure[@id='tab-contradictions']//tbody/tr")
    for part in ("Adapter", "30 Apr 2026", "30 Sept 2026", "22 weeks apart", "■ overdue"):
        assert part in row


def test_figures_of_few_leaders_are_not_shown_and_nobody_is_given_away() -> None:
    two = "".join(f"\nInterview: {name} department=HR round=1 guideline=G1 understanding=4" for name in ("Eve", "Fay"))
    document = composed(f"{SMALL}{two}\nGap: HR.A1")
    means = texts(document, "//figure[@id='tab-understanding']//tbody/tr")
    assert means == ["Finance & Control3.7–", "Technology––", "HR––"]
    said = " ".join(texts(document, "//section[@id='understood']"))
    assert "a leader in Finance & Control" in said
    assert "a leader in Technology" not in said
    assert "Ann" not in said


def test_the_figure_of_the_only_small_department_does_not_follow_from_the_others() -> None:
    document = composed()
    assert texts(document, "//figure[@id='tab-understanding']//tbody/tr") == ["Finance & Control––", "Technology––"]
    assert "a leader in" not in " ".join(texts(document, "//section[@id='understood']"))


def test_of_too_few_leaders_in_all_no_figure_is_printed() -> None:
    document = composed(
        "\n".join(line for line in SMALL.splitlines() if not line.startswith(("Interview: B", "Interview: C")))
    )
    (row,) = [each for each in texts(document, "//section[@id='understood']/table//tr") if each.startswith("G1")]
    assert row.split()[-6:] == ["–", "–", "–", "–", "–", "2"] or row.endswith("–––––2")
    said = " ".join(texts(document, "//section[@id='understood']"))
    assert "Fewer than 3 leaders were asked, so no figure is shown" in said
    assert "too few leaders asked" in said


def test_overloads_name_the_initiatives_that_cause_them() -> None:
    (row,) = texts(composed(), "//figure[@id='tab-overloads']//tbody/tr")
    assert "Architect" in row
    assert "FIN.I1" in row


def test_names_are_escaped() -> None:
    assert "Finance &amp; Control" in composed().html


def test_errors_make_it_a_draft() -> None:
    assert texts(composed(), "/html/body[@class='draft']/p[@class='draft-mark']")


@pytest.mark.parametrize(
    ("language", "first", "last"), [("da", "På én side", "Afdelinger"), ("de", "Auf einer Seite", "Bereiche")]
)
def test_it_speaks_the_programmes_language(language: str, first: str, last: str) -> None:
    document = composed(SMALL, language)
    assert document.language == language
    assert [headings(document)[0], headings(document)[-1]] == [first, last]


def test_statuses_of_the_log_are_in_the_programmes_language() -> None:
    done = "Decision: D1 topic=Hus status=done\nDecision: D2 topic=Havn status=decided\nDecision: D3 topic=Hav"
    states = [*texts(composed(done, "da"), "//figure[@id='tab-log']//tbody/tr/td[4]")]
    assert states == ["▲ åben", "● besluttet", "● færdig"]


@pytest.mark.parametrize("language", ["en", "da", "de"])
def test_the_first_page_stays_one_page(language: str) -> None:
    names = "Ein Kern für die ganze Gruppe mit allen Werken"
    many = [f"Guideline: G{n} name={names}" for n in range(3, 12)]
    many += [f"Department: D{n} name=Forsyningskæde og logistik" for n in range(1, 12)]
    set_in_type = set_pdf(
        composed("\n".join([SMALL, *many]).replace("One process", names), language).html, style=style()
    )
    assert set_in_type.pages["reading"] == 2


@cache
def style() -> Style:
    folders = [built_in_templates()]
    return load_style(folders, load_brand(folders))


@pytest.mark.parametrize("text", [SMALL, ""])
def test_every_format_says_the_same_and_the_pdf_is_accessible(text: str, tmp_path: Path) -> None:
    data, pages = Workshop([built_in_templates()]).write(composed(text).html, ("pdf", "docx", "html"))
    file = tmp_path / "plan.pdf"
    file.write_bytes(data["pdf"])
    report = validator.validate_pdf(file, profile="ua1")
    assert report.is_compliant, str(report)
    assert pages > 2
