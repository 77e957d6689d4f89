"""The options before the board: what is said of them, and where they stand in the plan."""

from functools import cache

import pytest
from lxml import etree
from lxml.etree import _Element

from notation.plans import plan
from reportgen.analyse import analyse
from reportgen.analyse.outcome import Difference, Figures, ScenarioFact
from reportgen.analyse.scenarios import compare
from reportgen.compose import implementation_plan
from reportgen.compose.brand import load_brand
from reportgen.compose.messages import options as say
from reportgen.compose.press import Document, Press
from reportgen.compose.sections.options import ABREAST, options
from reportgen.compose.views import programme_view
from reportgen.model.scenario import Scenario
from reportgen.programme import built_in_templates
from reportgen.render.pdf import set_pdf
from reportgen.render.style import load_style
from reportgen.render.writers import Workshop
from reportgen.words.catalogue import Words

WORDS = Words("en")
FIGURES = Figures(
    overload=0, gaps=9, in_time=5, unclosed=1, late=100, missed=2, moved=3, end=None, one_off=0, annual=0,
    budget=None, over_budget=0, status="optimal",
)  # fmt: skip
NOTHING = dict.fromkeys(Difference.model_fields, 0)
DROP = {"drop": [{"initiative": "FIN.I1"}]}
WAIT = {"delay": [{"by": "4 weeks"}]}
MUCH = (
    "‘A’ buys 12 person-days fewer above capacity, 5 weighted days less lateness and EUR\xa05\xa0k less above budget; "
    "but 1 gap fewer in time"
)
TWICE = (
    "‘W’: 2 milestones more missed, 600 weighted days more lateness and an end 4 weeks later. ‘V’: 1 gap fewer in time."
)


def fact(name: str, changes: dict[str, list[dict[str, str]]] | None = None, **difference: float) -> ScenarioFact:
    scenario = Scenario.model_validate({"name": name, **(DROP if changes is None else changes)})
    return ScenarioFact(
        scenario=scenario, figures=FIGURES, difference=Difference.model_validate({**NOTHING, **difference})
    )


AS_IT_IS = ScenarioFact(figures=FIGURES)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ([fact("W", WAIT, late=5)], "No option does anything but wait"),
        ([fact("A")], "The option buys nothing"),
        ([fact("A", missed=1), fact("B")], "None of 2 options makes the plan better"),
        ([fact("A", late=-1)], "‘A’ buys 1 weighted day less lateness"),
        ([fact("A", late=-9, moved=2), fact("B", late=-3)], "‘A’ buys most: 9 weighted days less lateness"),
        (
            [fact("A", late=-900, unclosed=1), fact("B", missed=-1, late=20), fact("W", WAIT, late=5)],
            "‘B’ buys most: 1 milestone fewer missed; but 20 weighted days more lateness",
        ),
        (
            [fact("A", overload=-12.4, in_time=-1, late=-5, over_budget=-5000, one_off=-9000)],
            MUCH,
        ),
        ([fact("A", late=-900, unclosed=1)], "The option buys nothing"),
    ],
)
def test_which_option_buys_most(facts: list[ScenarioFact], said: str) -> None:
    assert say.buys([AS_IT_IS, *facts], "EUR", WORDS) == said


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ([fact("A", late=5)], ""),
        ([fact("W", WAIT)], "‘W’: nothing that the plan shows."),
        (
            [fact("W", WAIT, missed=2, end=28, late=600), fact("V", WAIT, in_time=-1)],
            TWICE,
        ),
    ],
)
def test_what_waiting_costs(facts: list[ScenarioFact], said: str) -> None:
    assert say.waiting([AS_IT_IS, *facts], "EUR", WORDS) == said


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ([fact("A", late=5)], "The option makes something worse"),
        ([fact("A", late=5), fact("B", annual=1000)], "Each of 2 options makes something worse"),
        ([fact("A", late=-5), fact("B", late=1)], "One option makes nothing worse that the plan knows of: A"),
    ],
)
def test_which_options_come_at_no_price(facts: list[ScenarioFact], said: str) -> None:
    assert say.at_no_price([AS_IT_IS, *facts], "EUR", WORDS) == said


def test_what_an_option_does_is_said_in_words() -> None:
    scenario = Scenario.model_validate(
        {
            "name": "All",
            "add-fte": [
                {"department": "IT", "role": "Architect", "fte": 2, "from": "2026-Q2", "to": "2026-Q4", "annual": 900},
                {"department": "IT", "role": "Architect", "fte": 0.5, "from": "2026-Q2", "to": "2026-Q2"},
                {"department": "IT", "role": "Tester", "fte": 1, "from": "2026-Q2"},
                {"department": "IT", "role": "Tester", "fte": 1, "to": "2026-Q2"},
                {"department": "IT", "role": "Tester", "fte": 1},
            ],
            "shift": [{"initiative": "FIN.I1", "start": "2026-04-01"}],
            "drop": [{"initiative": "FIN.I2"}],
            "delay": [{"by": "1 day"}, {"by": "2 weeks", "initiative": "FIN.I3"}, {"by": "3 months"}],
            "raise-budget": [{"department": "FIN", "year": 2026, "amount": 5000}],
        }
    )
    assert list(say.done_otherwise(scenario, "EUR", WORDS)) == [
        "2 FTE more for Architect in IT from Q2 2026 to Q4 2026 at EUR\xa0900 a year",
        "0.5 FTE more for Architect in IT in Q2 2026",
        "1 FTE more for Tester in IT from Q2 2026",
        "1 FTE more for Tester in IT until Q2 2026",
        "1 FTE more for Tester in IT",
        "FIN.I1 from 1 Apr 2026",
        "without FIN.I2",
        "all work that has not begun 1 day later",
        "FIN.I3 2 weeks later",
        "all work that has not begun 3 months later",
        "EUR\xa05\xa0k more budget for FIN in 2026",
    ]


def test_every_figure_stands_beside_the_plan_as_it_is_with_its_difference_and_what_that_means() -> None:
    found = options([AS_IT_IS, fact("A", late=-9, in_time=-1, annual=5000)], "EUR", WORDS)
    assert found is not None
    as_it_is, row = (dict(zip(found.heads, each.cells, strict=True)) for each in found.rows)
    assert not any(cell.change for cell in as_it_is.values())
    assert (row["Weighted days late"].change, row["Weighted days late"].tone) == ("−9", "green")
    assert (row["Gaps that close in time"].change, row["Gaps that close in time"].tone) == ("−1", "red")
    assert (row["Annual cost"].change, row["Annual cost"].tone) == ("+EUR\xa05\xa0k", "")
    assert row["Above the budgets"].value == "–"


def test_many_options_are_several_tables_each_with_the_plan_as_it_is() -> None:
    found = options([AS_IT_IS, *(fact(f"O{number}") for number in range(ABREAST + 1))], "EUR", WORDS)
    assert found is not None
    assert [[row.name for row in part] for part in found.parts] == [
        ["The plan as it is", "O0", "O1", "O2", "O3"],
        ["The plan as it is", "O4"],
    ]


SMALL = """
Programme: name=Harbour status_date=2026-02-01 horizon_start=2026-01-01 horizon_end=2026-12-31
Department: IT
Guideline: G1 weight=5
Gap: FIN.A1 guideline=G1 current_level=1 target_level=4 target_date=2026-06-30
Initiative: FIN.I1 closes=FIN.A1 start=2026-03-02 end=2026-06-30 status=planned
"""


@cache
def composed(language: str, *, asked: bool = True) -> _Element:
    return etree.fromstring(document_of(language, asked=asked).html.encode())


def document_of(language: str, *, asked: bool = True, text: str = SMALL) -> Document:
    made = plan(text)
    made = made.model_copy(update={"programme": made.programme.model_copy(update={"language": language})})
    facts = analyse(made)
    wait = Scenario.model_validate({"name": "Decide <later>", **WAIT})
    if asked:
        facts = facts.model_copy(update={"scenarios": compare(made, facts, [wait])})
    return implementation_plan.compose(programme_view(made, facts, [], 3), Press([built_in_templates()]))


def said(tree: _Element, path: str) -> list[str]:
    found = tree.xpath(path)
    assert isinstance(found, list)
    return [" ".join(str(each.xpath("string()")).split()) for each in found if isinstance(each, _Element)]


@pytest.mark.parametrize(
    ("language", "title", "late"),
    [
        ("en", "The options before the board", "100 weighted days more lateness"),
        ("da", "Mulighederne for bestyrelsen", "100 vægtede dages forsinkelse mere"),
        ("de", "Die Optionen für den Vorstand", "100 gewichtete Tage mehr Verspätung"),
    ],
)
def test_the_options_stand_after_the_first_page_in_the_readers_language(language: str, title: str, late: str) -> None:
    tree = composed(language)
    assert said(tree, "//section/h1")[1] == title
    (text,) = said(tree, "//section[@id='options']")
    assert late in text
    assert "Decide <later>" in text
    assert said(tree, "//section[@id='options']//figure[@id='fig-options']")
    assert len(said(tree, "//figure[@id='tab-options']//tbody/tr")) == 11


def test_the_first_page_leads_to_them_and_a_plan_without_options_says_nothing_of_them() -> None:
    assert composed("en").xpath("//aside[@class='decisions']//a[@href='#tab-options']")
    plain = composed("en", asked=False)
    assert not plain.xpath("//*[contains(@id,'options')] | //a[contains(@href,'options')]")


MANY = "\n".join(
    [
        SMALL,
        "Initiative: FIN.I2 name=Platform start=2026-02-02 end=2026-09-30 status=planned",
        "Resource: FIN initiative=FIN.I1 from_department=IT role=Architect effort=60",
        "Resource: FIN initiative=FIN.I2 from_department=IT role=Architect effort=60",
        "Capacity: IT role=Architect period=2026-Q1 total_fte=1 day_to_day_fte=0.5",
        "Milestone: M1 name=One close date=2026-05-30 requires=FIN.I1",
        *(f"Guideline: G{n} name=Ein Kern für die ganze Gruppe mit allen Werken" for n in range(3, 12)),
        *(f"Department: D{n} name=Forsyningskæde og logistik" for n in range(1, 12)),
    ]
)


@pytest.mark.parametrize("language", ["en", "da", "de"])
def test_the_first_page_stays_one_page_and_the_options_stand_on_the_second(language: str) -> None:
    folders = [built_in_templates()]
    set_in_type = set_pdf(document_of(language, text=MANY).html, style=load_style(folders, load_brand(folders)))
    assert (set_in_type.pages["options"], set_in_type.pages["reading"]) == (2, 3)


def test_every_format_says_the_same_of_them() -> None:
    data, _ = Workshop([built_in_templates()]).write(document_of("en").html, ("pdf", "docx", "html"))
    assert all(data.values())
