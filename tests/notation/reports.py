"""Gap reports of tiny programmes: the view of a department, what asks are drawn from, and the composed page."""

from dataclasses import replace

from notation.plans import plan
from reportgen.analyse import analyse
from reportgen.check import check
from reportgen.compose import gap_report
from reportgen.compose.asks import Ask, Material, asks
from reportgen.compose.press import Document, Press
from reportgen.compose.sections.gaps import gap_rows
from reportgen.compose.sections.interconnections import links
from reportgen.compose.sections.people import people
from reportgen.compose.sections.ways import Called, way_rows
from reportgen.compose.views import DepartmentView, department_view
from reportgen.model import records as r
from reportgen.model.finding import Source
from reportgen.model.plan import Plan
from reportgen.programme import built_in_templates
from reportgen.words.catalogue import Words


def sent(made: Plan, code: str) -> Plan:
    """The plan as if the department's workbook had come in."""
    source = Source(f"inputs/{code}.xlsx", "Department", "B1")
    return made.model_copy(update={"submissions": (*made.submissions, r.Submission(source=source, department=code))})


def report_view(made: Plan, code: str = "FIN", language: str = "en") -> DepartmentView:
    """What the head of a department sees of a plan."""
    facts = analyse(made)
    return replace(department_view(made, facts, check(made, facts), code, 3), language=language)


def asked(*texts: str, answered: bool = True) -> list[Ask]:
    """What FIN is asked to settle, in English."""
    made = plan(*texts)
    view, words = report_view(sent(made, "FIN") if answered else made), Words("en")
    gaps = gap_rows(view.gaps, view.gap_facts, view.closing, view.short, words)
    ways = way_rows(view.initiatives, view.initiative_facts, view.moves, view.ratings, Called(view.short, str), words)
    staff = people(view.capacity_facts, view.periods, words)
    return asks(Material(view, gaps, ways, links(view, words).rows, staff), words)


def report(view: DepartmentView) -> Document:
    """The gap report of a view, with the templates that come with the product."""
    return gap_report.compose(view, Press([built_in_templates()]))
