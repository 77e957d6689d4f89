"""What each document's template receives: every name, its type, and what it is. A test holds it to what is given."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from reportgen.analyse.facts import Summary
from reportgen.compose.implementation_plan import Board
from reportgen.compose.press import Head
from reportgen.compose.sections.choices import Choice, Requirements
from reportgen.compose.sections.consensus import Consensus
from reportgen.compose.sections.coordinated import Roadmap
from reportgen.compose.sections.demands import DemandRow
from reportgen.compose.sections.gaps import Chart, GapRow
from reportgen.compose.sections.glossary import Entry
from reportgen.compose.sections.interconnections import Link, Links
from reportgen.compose.sections.money import Money
from reportgen.compose.sections.network import Network
from reportgen.compose.sections.open_points import Point
from reportgen.compose.sections.opening import Opening
from reportgen.compose.sections.options import DrawnOptions
from reportgen.compose.sections.people import People
from reportgen.compose.sections.picture import Contradiction, Picture
from reportgen.compose.sections.profiles import Profile
from reportgen.compose.sections.quality import Log, Quality
from reportgen.compose.sections.risks import Risks
from reportgen.compose.sections.sources import Origin
from reportgen.compose.sections.staffing import CostRow, Overload
from reportgen.compose.sections.strategy import GuidelineRow, UnderstandingTable
from reportgen.compose.sections.sums import Sums
from reportgen.compose.sections.timeline import Promise
from reportgen.compose.sections.voices import Voices
from reportgen.compose.sections.ways import Gantt, WayRow
from reportgen.compose.views import DepartmentView, ProgrammeView
from reportgen.model.plan import Plan
from reportgen.model.records import Decision


@dataclass(frozen=True)
class Received:
    """A name that a template may use: its type, and what it is."""

    type: Any
    meaning: str


Function = Callable[..., str]

COMMON: Mapping[str, Received] = {
    "document": Received(Head, "what stands in the head, the running lines and the properties"),
    "t": Received(Function, 't("Text with {name}", name=…): a text in the reader’s language'),
    "tn": Received(Function, 'tn("{n} gap", "{n} gaps", n): a text that agrees with its number'),
    "number": Received(Function, "number(value, decimals): a number as the language writes it; – for none"),
    "places": Received(Function, "places(figures, …): how many decimals figures that stand under each other all need"),
    "money": Received(Function, "money(amount): an amount with the programme’s currency"),
    "percent": Received(Function, "percent(share): a share of 1 as percent"),
    "date": Received(Function, "date(day): such as 15 Feb 2026; – for none"),
    "period": Received(Function, "period(period): such as Q1 2026"),
    "listing": Received(Function, "listing(texts): a, b and c"),
    "choice": Received(Function, "choice(word): a choice of the form in the reader’s language"),
    "currency": Received(str, "the programme’s currency"),
}
"""What every template receives."""

GAP_REPORT: Mapping[str, Received] = {
    "view": Received(DepartmentView, "all that the department may see"),
    "opening": Received(Opening, "the first page"),
    "largest": Received(Sequence[GapRow], "the largest gaps"),
    "guidelines": Received(Sequence[GuidelineRow], "the guidelines with their options and our translation"),
    "translated": Received(str, "the message of translation"),
    "understanding": Received(UnderstandingTable | None, "how the guidelines are understood"),
    "demands": Received(Sequence[DemandRow], "our demands with their answers"),
    "demand_message": Received(str, "the message of demands"),
    "gaps": Received(Sequence[GapRow], "our gaps, the heaviest first"),
    "gap_message": Received(str, "the message of gaps"),
    "dumbbell": Received(Chart | None, "current to target level"),
    "closing": Received(Chart | None, "how the gap closes over time"),
    "ways": Received(Sequence[WayRow], "our initiatives"),
    "rating_message": Received(str, "the message of their ratings"),
    "gantt": Received(Gantt | None, "asked against coordinated dates"),
    "people": Received(People | None, "person-days by role and period"),
    "money_table": Received(Money | None, "cost against budget"),
    "money_beside": Received(bool, "whether the money finds room on the page of the people"),
    "since": Received(str, "what changed since the last issue"),
    "links": Received(Links, "our interconnections"),
    "section_links": Received(Sequence[Link], "those that stand in the section"),
    "more_links": Received(Sequence[Link], "those that stand in the annex"),
    "risks": Received(Risks | None, "our risks"),
    "milestones": Received(Sequence[Promise], "the milestones that need us"),
    "milestone_message": Received(str, "the message of milestones"),
    "open_decisions": Received(Sequence[Decision], "the decisions that name us and are not done"),
    "decision_message": Received(str, "the message of decisions"),
    "points": Received(Sequence[Point], "the open points that stand in the section"),
    "more_points": Received(Sequence[Point], "those that stand in the annex"),
    "points_message": Received(str, "the message of open points"),
    "commitment": Received(str, "what is signed"),
    "signatures": Received(Sequence[tuple[str, str]], "role and name of each who signs"),
    "registers": Received(Mapping[str, str], "the messages of the annex: resources, descriptions, capacity"),
    "origins": Received(Sequence[Origin], "how each figure was computed"),
    "glossary": Received(Sequence[tuple[Entry, Entry]], "terms with their meaning, two side by side"),
    "heads": Received(Function, "heads(periods): periods as heads of columns"),
    "names": Received(Function, "names(codes): departments by name"),
    "shorts": Received(Function, "shorts(codes): our codes without our own in front"),
}
"""What `gap-report.html` receives besides."""

IMPLEMENTATION_PLAN: Mapping[str, Received] = {
    "view": Received(ProgrammeView, "all that the board may see"),
    "plan": Received(Plan, "all records"),
    "whole": Received(Summary, "the sums over all departments"),
    "board": Received(Board, "the first page"),
    "options": Received(DrawnOptions | None, "the options before the board"),
    "choices": Received(Sequence[Choice], "the guidelines with what was thought through"),
    "requirements": Received(Requirements | None, "what the business expects, against the guidelines"),
    "voices": Received(Voices | None, "what leaders say"),
    "consensus": Received(Consensus | None, "how far leaders agree"),
    "picture": Received(Picture | None, "guidelines by department"),
    "contradictions": Received(Sequence[Contradiction], "promises that contradict each other"),
    "contradiction_message": Received(str, "the message of contradictions"),
    "demand_message": Received(str, "the message of demands"),
    "gap_message": Received(str, "the opening sentence of the gap"),
    "gap_register": Received(str, "the message of the register of gaps"),
    "sums": Received(Sums, "the gap by guideline and by department"),
    "gaps": Received(Sequence[GapRow], "all gaps, the heaviest first"),
    "dumbbell": Received(Chart | None, "current to target level of the largest"),
    "closing": Received(Chart | None, "how the gap closes over time"),
    "roadmap": Received(Roadmap | None, "the coordinated plan"),
    "ways": Received(Sequence[WayRow], "all initiatives"),
    "people": Received(People | None, "person-days by role and period"),
    "overloads": Received(Sequence[Overload], "roles asked for more than there is"),
    "overloads_in_all": Received(int, "how many such roles there are"),
    "overload_message": Received(str, "the message of overloads"),
    "spending": Received(Money | None, "cost against budget of all"),
    "cost_rows": Received(Sequence[CostRow], "cost by department and year"),
    "cost_message": Received(str, "the message of cost by department"),
    "network": Received(Network | None, "who needs what from whom"),
    "risks": Received(Risks | None, "all risks"),
    "top_risks": Received(int, "how many risks the section shows"),
    "parts": Received(Function, "parts(columns, most): columns split where they are too many"),
    "most_columns": Received(int, "how many columns of a matrix can be read side by side"),
    "most_years": Received(int, "how many years can be read side by side"),
    "log": Received(Log, "the decisions log"),
    "quality": Received(Quality, "what was submitted, could not be used, is not stated"),
    "heads": Received(Function, "heads(columns): periods or years as heads of columns"),
    "abreast": Received(Function, "abreast(rows): rows as heads of columns"),
    "since": Received(str, "what changed since the last issue"),
    "origins": Received(Sequence[Origin], "how each figure was computed"),
    "glossary": Received(Sequence[tuple[Entry, Entry]], "terms with their meaning, two side by side"),
    "profiles": Received(Sequence[Profile], "the departments, half a page each"),
}
"""What `implementation-plan.html` receives besides."""

TEMPLATES: Mapping[str, Mapping[str, Received]] = {
    "gap-report.html": GAP_REPORT,
    "implementation-plan.html": IMPLEMENTATION_PLAN,
}
PLAIN: Mapping[type, str] = {str: "text", int: "number", float: "number", bool: "yes or no", Markup: "drawing (svg)"}
