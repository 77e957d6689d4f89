"""The gap report of one department: what is asked of it, why, its gap, how it closes, what it takes."""

from collections.abc import Callable, Sequence
from typing import Any

from reportgen.compose.asks import Material
from reportgen.compose.charts.palette import Palette
from reportgen.compose.messages import interconnections as say_links
from reportgen.compose.messages import registers as say_registers
from reportgen.compose.messages import strategy as say_strategy
from reportgen.compose.messages import ways as say_ways
from reportgen.compose.messages.coordinated import milestones as milestone_states
from reportgen.compose.messages.gaps import closing_states
from reportgen.compose.messages.opening import since_last_issue
from reportgen.compose.press import Document, Head, Press, footer_left
from reportgen.compose.sections.demands import demand_rows
from reportgen.compose.sections.gaps import gap_closing, gap_dumbbell, gap_rows
from reportgen.compose.sections.glossary import glossary, of_department
from reportgen.compose.sections.interconnections import links
from reportgen.compose.sections.money import Money, money, without_budget
from reportgen.compose.sections.open_points import assigned, draft_sentence, point_message, points
from reportgen.compose.sections.opening import LARGEST, opening
from reportgen.compose.sections.people import People, people
from reportgen.compose.sections.risks import risk_section
from reportgen.compose.sections.sources import origins
from reportgen.compose.sections.strategy import guideline_rows, understanding_rows
from reportgen.compose.sections.timeline import Promise, promises, timeline
from reportgen.compose.sections.ways import Called, way_gantt, way_rows
from reportgen.compose.views import DepartmentView
from reportgen.model.finding import Finding, Severity
from reportgen.words.catalogue import Words

KIND = "gap-report"
TEMPLATE = "gap-report.html"
MOST_POINTS = 3
MOST_LINKS = 6
MOST_SPONSORS = 3
FEW_ROLES, FEW_YEARS = 2, 2


def compose(view: DepartmentView, press: Press) -> Document:
    """The gap report of the view's department, in its language."""
    words = Words(view.language)
    palette = Palette.from_brand(press.brand)
    currency = view.programme.currency or ""
    gaps = gap_rows(view.gaps, view.gap_facts, view.closing, view.short, words)
    ways = way_rows(
        view.initiatives, view.initiative_facts, view.moves, view.ratings, Called(view.short, _name_in(view)), words
    )
    connected = links(view, words)
    staff = people(view.capacity_facts, view.periods, words)
    spending = money(view.cost, without_budget(view.cost), currency, "fig-cost", palette, words)
    material = Material(view, gaps, ways, connected.rows, staff)
    return press.print(
        TEMPLATE,
        _head(view, words),
        f"departments/{view.code}/{KIND}",
        words,
        currency,
        view=view,
        opening=opening(material, words, currency),
        largest=[row for row in gaps if row.fact.weighted][:LARGEST],
        **_strategy(view, words),
        **_demands(view, words),
        **_gaps_and_ways(material, palette, words),
        people=staff,
        money_beside=_fits_beside(staff, spending),
        money_table=spending,
        since=since_last_issue(words),
        links=connected,
        section_links=connected.rows[:MOST_LINKS],
        more_links=connected.rows[MOST_LINKS:],
        risks=risk_section(view.risks, view.short, "fig-risks", palette, words),
        **_promises(view, words),
        **_points(view, words),
        commitment=_commitment(view, words, currency),
        signatures=_signatures(view, words),
        registers=_registers(view, currency, words),
        origins=origins(view.programme.working_days, words),
        glossary=glossary(of_department(view), words),
        heads=lambda periods: [(words.period(each), "centre") for each in periods],
        names=lambda codes: [_name_in(view)(code) for code in codes],
        shorts=lambda codes: [view.short(code) for code in codes],
    )


def _fits_beside(staff: People | None, spending: Money | None) -> bool:
    """Whether the money finds room below the people, on their landscape page."""
    few_people = staff is None or (len(staff.tables) == 1 and len(staff.tables[0].before) <= FEW_ROLES)
    return few_people and (spending is None or len(spending.years) <= FEW_YEARS)


def _name_in(view: DepartmentView) -> Callable[[str], str]:
    """How a department is named to this reader: by its name, else by its code."""
    return lambda code: view.department_names.get(code, code)


def _strategy(view: DepartmentView, words: Words) -> dict[str, object]:
    """The guidelines with what we make of them, and how they are understood."""
    guidelines = guideline_rows(view)
    silent = [row.guideline.id for row in guidelines if row.translation is None]
    return {
        "guidelines": guidelines,
        "translated": say_strategy.translated(view.name, silent, len(guidelines), words),
        "understanding": understanding_rows(view, words),
    }


def _demands(view: DepartmentView, words: Words) -> dict[str, object]:
    """The demands with their answers."""
    rows = demand_rows(view, words)
    unanswered, declined = sum(row.unanswered for row in rows), sum(row.declined for row in rows)
    late = [row.code for row in rows if row.late]
    return {"demands": rows, "demand_message": say_links.answers(len(rows), unanswered, declined, late, words)}


def _gaps_and_ways(material: Material, palette: Palette, words: Words) -> dict[str, object]:
    """The gaps, what closes them, and the charts of both."""
    view, gaps, ways, summary = material.view, material.gaps, material.ways, material.view.summary
    time = timeline(view.horizon, view.programme.status_date, view.milestones, words)
    undated = sum(row.undated for row in gaps)
    tones = [row.tone for row in ways]
    return {
        "gaps": gaps,
        "gap_message": closing_states(summary.late, summary.without_initiative, len(gaps), words, undated),
        "dumbbell": gap_dumbbell(gaps, "fig-dumbbell", palette, words) if gaps else None,
        "closing": gap_closing(view.course, time, "fig-closing", palette, words),
        "ways": ways,
        "rating_message": say_ways.ratings(tones.count("red"), tones.count("amber"), sum(map(bool, tones)), words),
        "gantt": way_gantt(ways, time, "fig-gantt", palette, words),
    }


def _promises(view: DepartmentView, words: Words) -> dict[str, object]:
    """The milestones that need us, and the decisions that name us."""
    kept = promises(view, words)
    return {
        "milestones": kept,
        "milestone_message": _milestone_message(kept, words),
        "open_decisions": [each for each in view.decisions if each.status != "done"],
        "decision_message": _decision_message(view, words),
    }


def _milestone_message(kept: Sequence[Promise], words: Words) -> str:
    tones = [each.tone for each in kept]
    if tones == ["red"]:
        return words.t("The only milestone that needs us is missed")
    return milestone_states(tones, words)


def _decision_message(view: DepartmentView, words: Words) -> str:
    today = view.programme.status_date
    waiting = [each for each in view.decisions if each.status == "open"]
    overdue = [each for each in waiting if today and each.due and each.due < today]
    return say_links.decisions(len(waiting), len(overdue), len(view.decisions), words)


def _commitment(view: DepartmentView, words: Words, currency: str) -> str:
    """What is signed, with the figures it stands for."""
    summary = view.summary
    if not summary.initiatives:
        return words.t("There is no initiative to commit to yet; what is signed is that this is so.")
    return words.tn(
        "We commit to the coordinated dates of {n} initiative, to {days} person-days, and to {cost} in the horizon.",
        "We commit to the coordinated dates of {n} initiatives, to {days} person-days, and to {cost} in the horizon.",
        summary.initiatives,
        days=words.number(summary.effort, 0),
        cost=words.money(summary.total, currency),
    )


def _registers(view: DepartmentView, currency: str, words: Words) -> dict[str, str]:
    """What the tables of the annex say."""
    stated = view.summary
    silent = sum(not each.description for each in view.initiatives)
    return {
        "resources": say_registers.resources(
            stated.stated_effort, stated.stated_one_off, stated.stated_annual, currency, words
        ),
        "descriptions": say_registers.descriptions(len(view.initiatives), silent, words),
        "capacity": say_registers.capacity(len({each.role for each in view.capacity}), words),
    }


def _signatures(view: DepartmentView, words: Words) -> list[tuple[str, str]]:
    """Who signs: the head, and the sponsors of the guidelines on which the department's gap is largest."""
    head = (words.t("Head of {department}", department=view.name), view.department.head or "")
    weights = {each.id: 0.0 for each in view.guidelines}
    for gap in view.gaps:
        if gap.guideline in weights:
            weights[gap.guideline] += max(view.gap_facts[gap.id].weighted or 0, 0)
    touched = {each.guideline for each in view.gaps} & set(weights) or set(weights)
    by_sponsor: dict[str, list[str]] = {}
    for each in view.guidelines:
        if each.sponsor and each.id in touched:
            by_sponsor.setdefault(each.sponsor, []).append(each.id)
    foremost = sorted(by_sponsor, key=lambda name: -sum(weights[code] for code in by_sponsor[name]))[:MOST_SPONSORS]
    sponsors = [
        (words.t("Sponsor of {guidelines}", guidelines=words.list(codes)), name)
        for name, codes in by_sponsor.items()
        if name in foremost
    ]
    return [head, *(sponsors or [(words.t("Sponsor"), "")])]


def _of_others(finding: Finding, code: str) -> bool:
    """Whether it is another department's role that is short: ours to know, theirs to mend first."""
    return finding.code == "role-overloaded" and finding.values["department"] != code


def _points(view: DepartmentView, words: Words) -> dict[str, Any]:
    """What stands in the section, errors and what is to be mended at home first, and what goes to the annex."""
    found = assigned(points(view.findings, words), view, words)
    home = view.submission.source.file if view.submission else ""
    found.sort(
        key=lambda point: (
            point.finding.severity is not Severity.ERROR,
            point.finding.severity is Severity.NOTE,
            _of_others(point.finding, view.code),
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
        programme=programme.name or "",
    )
