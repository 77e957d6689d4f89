"""The gap report of one department: what is asked of it, why, its gap, how it closes, what it takes."""

from dataclasses import dataclass

from reportgen.compose.asks import Ask, Material, asks
from reportgen.compose.charts.palette import Palette
from reportgen.compose.messages import interconnections as say_links
from reportgen.compose.messages import strategy as say_strategy
from reportgen.compose.messages import ways as say_ways
from reportgen.compose.messages.gaps import closing_states
from reportgen.compose.press import Document, Head, Press, footer_left
from reportgen.compose.sections.demands import demand_rows
from reportgen.compose.sections.gaps import GapRow, gap_closing, gap_dumbbell, gap_rows
from reportgen.compose.sections.interconnections import links
from reportgen.compose.sections.money import money
from reportgen.compose.sections.open_points import draft_sentence, point_message, points
from reportgen.compose.sections.people import people
from reportgen.compose.sections.risks import risk_section
from reportgen.compose.sections.strategy import guideline_rows, understanding_rows
from reportgen.compose.sections.timeline import timeline
from reportgen.compose.sections.ways import WayRow, way_gantt, way_rows
from reportgen.compose.views import DepartmentView
from reportgen.model.finding import Severity
from reportgen.words.catalogue import Words

KIND = "gap-report"
TEMPLATE = "gap-report.html"
LARGEST = 3
MOST_POINTS = 10


@dataclass(frozen=True)
class Opening:
    """The first page: the message, and the strip of figures as (value, unit, text, tone)."""

    lead: str
    figures: tuple[tuple[str, str, str, str], ...]
    asks: tuple[Ask, ...]


def compose(view: DepartmentView, press: Press) -> Document:
    """The gap report of the view's department, in its language."""
    words = Words(view.language)
    palette = Palette.from_brand(press.brand)
    currency = view.programme.currency or ""
    gaps = gap_rows(view.gaps, view.gap_facts, view.closing, view.short, words)
    ways = way_rows(
        view.initiatives,
        view.initiative_facts,
        view.ratings,
        view.short,
        lambda code: view.department_names.get(code, code),
        words,
    )
    time = timeline(view.horizon, view.programme.status_date, view.milestones, words)
    connected = links(view, words)
    staff = people(view.capacity_facts, view.periods, words)
    demands = demand_rows(view, words)
    guidelines = guideline_rows(view)
    silent = [row.guideline.id for row in guidelines if row.translation is None]
    material = Material(view, gaps, ways, connected.rows, staff)
    late = [row for row in demands if row.late]
    tones = [row.tone for row in ways]
    return press.print(
        TEMPLATE,
        _head(view, words),
        f"departments/{view.code}/{KIND}",
        words,
        currency,
        view=view,
        opening=_opening(material, words, currency),
        guidelines=guidelines,
        translated=say_strategy.translated(view.name, silent, len(guidelines), words),
        understanding=understanding_rows(view, words),
        demands=demands,
        demand_message=say_links.answers(
            len(demands),
            sum(row.unanswered for row in demands),
            sum(row.declined for row in demands),
            [row.code for row in late],
            words,
        ),
        gaps=gaps,
        gap_message=closing_states(view.summary.late, view.summary.without_initiative, len(gaps), words),
        dumbbell=gap_dumbbell(gaps, "fig-dumbbell", palette, words) if gaps else None,
        closing=gap_closing(gaps, time, "fig-closing", palette, words),
        ways=ways,
        rating_message=say_ways.ratings(tones.count("red"), tones.count("amber"), len(ways), words),
        gantt=way_gantt(ways, time, "fig-gantt", palette, words),
        people=staff,
        money_table=money(view.cost, currency, "fig-cost", palette, words),
        links=connected,
        risks=risk_section(view.risks, view.short, "fig-risks", palette, words),
        **_points(view, words),
        largest=[row for row in gaps if row.fact.weighted][:LARGEST],
        heads=lambda periods: [(words.period(each), "centre") for each in periods],
        names=lambda codes: [view.department_names.get(code, code) for code in codes],
        shorts=lambda codes: [view.short(code) for code in codes],
    )


def _points(view: DepartmentView, words: Words) -> dict[str, object]:
    """What stands in the section, errors and what is to be mended at home first, and what goes to the annex."""
    found = points(view.findings, words)
    home = view.submission.source.file if view.submission else ""
    found.sort(
        key=lambda point: (
            point.finding.severity is not Severity.ERROR,
            point.finding.severity is Severity.NOTE,
            point.finding.source.file != home,
        )
    )
    return {
        "points": found[:MOST_POINTS],
        "more_points": found[MOST_POINTS:],
        "points_message": point_message(found, words),
    }


def _head(view: DepartmentView, words: Words) -> Head:
    programme = view.programme
    head = view.department.head
    subtitle = (
        words.t("Gap report for {head}, head of {department}", head=head, department=view.name)
        if head
        else words.t("Gap report for the head of {department}", department=view.name)
    )
    if programme.board_meeting:
        meeting = words.t("before the board meeting of {date}", date=words.long_date(programme.board_meeting))
        subtitle = f"{subtitle} · {meeting}"
    return Head(
        title=words.t("{department}: our strategic gap", department=view.name),
        subtitle=subtitle,
        kind=KIND,
        reader=view.code,
        language=view.language,
        author=programme.organisation or "",
        description=words.t(
            "Gap report of {department} in {programme}", department=view.name, programme=programme.name or "–"
        ),
        keywords=", ".join(filter(None, (programme.name, view.name))),
        created=programme.status_date.isoformat() if programme.status_date else "",
        classification=programme.classification or "",
        running_left=words.t("Gap report · {department}", department=view.name),
        running_right=programme.classification or "",
        footer_left=footer_left(programme, words),
        draft=draft_sentence(len(view.errors), words),
    )


def _opening(material: Material, words: Words, currency: str) -> Opening:
    view, summary = material.view, material.view.summary
    open_points = points(view.findings, words)
    return Opening(
        lead=_lead(material, words),
        figures=(
            (
                words.number(summary.gaps),
                words.tn("gap", "gaps", summary.gaps),
                _gap_text(summary.late, summary.not_assessed, words),
                "",
            ),
            (
                words.number(summary.requested, 0),
                words.tn("person-day", "person-days", round(summary.requested)),
                words.t(
                    "asked of your people, of {available} beside the day-to-day business",
                    available=words.number(summary.available, 0),
                ),
                "amber" if summary.overloaded_requested else "",
            ),
            (
                words.money(summary.one_off + summary.annual, ""),
                currency,
                _budget_text(view, words, currency),
                "red" if summary.years_over else "",
            ),
            (
                words.number(len(open_points)),
                words.tn("open point", "open points", len(open_points)),
                words.t("listed in the section Open points, each with its cell"),
                "",
            ),
        ),
        asks=tuple(asks(material, words)),
    )


def _lead(material: Material, words: Words) -> str:
    """The message of the report: what is to be committed, and whether the largest gaps close in time."""
    view, summary = material.view, material.view.summary
    if not summary.initiatives:
        return words.t("You have stated no initiative that is still open, so nothing closes your gap yet.")
    commitment = words.tn(
        "You are asked to commit to {n} initiative and {days} person-days.",
        "You are asked to commit to {n} initiatives and {days} person-days.",
        summary.initiatives,
        days=words.number(summary.effort, 0),
    )
    if view.programme.board_meeting:
        commitment = words.tn(
            "You are asked to commit to {n} initiative and {days} person-days by {date}.",
            "You are asked to commit to {n} initiatives and {days} person-days by {date}.",
            summary.initiatives,
            days=words.number(summary.effort, 0),
            date=words.long_date(view.programme.board_meeting),
        )
    return f"{commitment} {_largest(material.gaps, material.ways, words)}".strip()


def _largest(gaps: list[GapRow], ways: list[WayRow], words: Words) -> str:
    """Whether the largest gaps close in time, and what holds the worst of them."""
    largest = [row for row in gaps if row.fact.weighted][:LARGEST]
    troubled = [row for row in largest if row.tone == "red"]
    if not largest:
        return words.t("None of your gaps has been assessed.")
    if not troubled:
        return words.tn("Your largest gap closes in time.", "Your {n} largest gaps close in time.", len(largest))
    worst = troubled[0]
    name = worst.gap.capability or worst.code
    if not worst.closers:
        return words.t("‘{capability}’, one of your largest gaps, has no initiative.", capability=name)
    holding = [row for row in ways if row.code in worst.closers and row.fact.moved_days > 0]
    if holding:
        held = max(holding, key=lambda row: row.fact.moved_days)
        return words.t(
            "‘{capability}’ closes {state}: {reason}.", capability=name, state=worst.state, reason=held.reason
        )
    return words.t("‘{capability}’ closes {state}, as you asked for it yourselves.", capability=name, state=worst.state)


def _gap_text(late: int, unknown: int, words: Words) -> str:
    parts = []
    if late:
        parts.append(words.tn("{n} closes late", "{n} close late", late))
    if unknown:
        parts.append(words.tn("{n} not yet assessed", "{n} not yet assessed", unknown))
    return ", ".join(parts) or words.t("all assessed, none closes late")


def _budget_text(view: DepartmentView, words: Words, currency: str) -> str:
    summary = view.summary
    if summary.budget is None:
        return words.t("cost in the horizon; no budget is stated")
    return words.t("cost in the horizon, against a budget of {budget}", budget=words.money(summary.budget, currency))
