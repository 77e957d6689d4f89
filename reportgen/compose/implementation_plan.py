"""The implementation plan for the board: what to decide, why this strategy, and the one plan for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.compose.board import BoardAsk, Figure, Grounds, board_asks, board_figures
from reportgen.compose.charts.palette import Palette
from reportgen.compose.messages import board as say_board
from reportgen.compose.messages import opening as say_opening
from reportgen.compose.messages import picture as say_picture
from reportgen.compose.messages import sums as say_sums
from reportgen.compose.messages.gaps import closing_states
from reportgen.compose.messages.opening import since_last_issue
from reportgen.compose.messages.ways import overloads as say_overloads
from reportgen.compose.press import Document, Head, Press, footer_left
from reportgen.compose.sections.choices import choices, requirements
from reportgen.compose.sections.consensus import consensus
from reportgen.compose.sections.coordinated import coordinated
from reportgen.compose.sections.gaps import GapRow, gap_closing, gap_dumbbell, gap_rows
from reportgen.compose.sections.glossary import glossary, of_plan
from reportgen.compose.sections.money import money, without_budget
from reportgen.compose.sections.network import network
from reportgen.compose.sections.open_points import draft_sentence
from reportgen.compose.sections.options import options_drawn
from reportgen.compose.sections.parts import parts
from reportgen.compose.sections.people import people
from reportgen.compose.sections.picture import MOST_COLUMNS, Contradiction, contradictions, picture
from reportgen.compose.sections.profiles import Material, profiles
from reportgen.compose.sections.quality import log, quality
from reportgen.compose.sections.risks import risk_section
from reportgen.compose.sections.slack import slack
from reportgen.compose.sections.sources import origins
from reportgen.compose.sections.staffing import MOST_OVERLOADS, MOST_YEARS, Overload, cost_rows, overloads
from reportgen.compose.sections.sums import sums
from reportgen.compose.sections.timeline import timeline
from reportgen.compose.sections.voices import voices
from reportgen.compose.sections.ways import Called, WayRow, way_rows
from reportgen.compose.views import ProgrammeView
from reportgen.model.calendar import Period
from reportgen.words.catalogue import Words

KIND = "implementation-plan"
TEMPLATE = "implementation-plan.html"
LARGEST = 12
"""Gaps drawn as a chart; the register holds them all."""
TOP_RISKS = 12


@dataclass(frozen=True)
class Board:
    """The first page: why it is read, the state of the whole, what is to be decided, what delay costs, five figures."""

    why: str
    state: str
    asks: Sequence[BoardAsk]
    delay: str
    figures: tuple[Figure, ...]


def compose(view: ProgrammeView, press: Press) -> Document:
    """The implementation plan, in the programme's language."""
    words = Words(view.language)
    palette = Palette.from_brand(press.brand)
    currency = view.plan.programme.currency or ""
    gaps, ways = _gap_rows(view, words), _way_rows(view, words)
    time = timeline(view.plan.horizon, view.plan.programme.status_date, view.plan.milestones, words)
    undated = sum(row.undated for row in gaps)
    against, connected = contradictions(view, words), network(view, words)
    short, roadmap = overloads(view, words), coordinated(view, ways, time, palette, words)
    return press.print(
        TEMPLATE,
        _head(view, words),
        f"programme/{KIND}",
        words,
        currency,
        view=view,
        plan=view.plan,
        whole=view.facts.summary[None],
        board=_board(Grounds(view, currency, against, connected, short, roadmap), undated, words),
        options=options_drawn(view.facts.scenarios, currency, "fig-options", palette, words),
        choices=choices(view),
        requirements=requirements(view, words),
        voices=voices(view, "fig-understanding", palette, words),
        consensus=consensus(view, words),
        **_picture(view, against, undated, words),
        sums=sums(view, words),
        gaps=gaps,
        dumbbell=_dumbbell(gaps, palette, words),
        closing=gap_closing(view.facts.course[None], time, "fig-closing", palette, words),
        roadmap=roadmap,
        ways=ways,
        **_people_and_money(view, short, palette, words),
        network=connected,
        risks=risk_section(view.plan.risks, _as_it_is, "fig-risks", palette, words),
        top_risks=TOP_RISKS,
        parts=parts,
        most_columns=MOST_COLUMNS,
        most_years=MOST_YEARS,
        log=log(view, words),
        quality=quality(view, words),
        heads=lambda columns: _heads(columns, words),
        abreast=lambda rows: [(row.name, "number") for row in rows],
        since=since_last_issue(words),
        origins=origins(view.plan.programme.working_days, words),
        glossary=glossary(of_plan(view.plan), words),
        profiles=profiles(view, Material(gaps, against, short, connected), words),
    )


def _board(grounds: Grounds, undated: int, words: Words) -> Board:
    """What the first page says."""
    view = grounds.view
    whole, rating = view.facts.summary[None], view.facts.rating.get(("programme", "*"))
    return Board(
        why=say_opening.why_plan(len(view.plan.departments), view.plan.programme.board_meeting, words),
        state=say_board.state(rating.rating if rating and whole.gaps else "", whole, undated, words),
        asks=board_asks(grounds, words),
        delay=say_opening.delay(slack(view.plan.initiatives, view.facts.initiative), words),
        figures=board_figures(view, words),
    )


def _picture(view: ProgrammeView, against: Sequence[Contradiction], undated: int, words: Words) -> dict[str, object]:
    """How guidelines and departments meet, with what each section says in a sentence."""
    whole = view.facts.summary[None]
    unsettled = sum(each.settlement.tone != "green" for each in against)
    return {
        "picture": picture(view, words),
        "contradictions": against,
        "contradiction_message": say_picture.contradictory(len(against), unsettled, words),
        "demand_message": say_picture.demands(whole.demands, whole.unanswered, whole.declined, words),
        "gap_register": closing_states(whole.late, whole.without_initiative, whole.gaps, words, undated),
        "gap_message": say_sums.closing(whole.gaps, whole.late, whole.without_initiative, words, undated),
    }


def _people_and_money(
    view: ProgrammeView, short: Sequence[Overload], palette: Palette, words: Words
) -> dict[str, object]:
    """Who is short, and what it costs against the budgets."""
    currency = view.plan.programme.currency or ""
    cost = cost_rows(view)
    stated = any(each.available is not None for each in view.facts.capacity)
    roles = [(f"{each.role} ({each.department})", each.period, each.over) for each in short]
    return {
        "people": people(view.facts.capacity, view.plan.periods, words),
        "overloads": short[:MOST_OVERLOADS],
        "overloads_in_all": len(short),
        "overload_message": say_overloads(roles, stated, words),
        "spending": money(view.facts.years, without_budget(view.facts.cost), currency, "fig-cost", palette, words),
        "cost_rows": cost,
        "cost_message": say_sums.over_budget(
            [row.name for row in cost if any(cell.tone for cell in row.cells)],
            stated=sum(any(cell.budget is not None for cell in row.cells) for row in cost),
            departments=len(cost),
            words=words,
        ),
    }


def _heads(columns: Sequence[Period | int], words: Words) -> list[tuple[str, str]]:
    """Periods in the middle of their columns, years above their figures."""
    return [(str(each), "number") if isinstance(each, int) else (words.period(each), "centre") for each in columns]


def _as_it_is(code: str) -> str:
    """The board sees codes with their department."""
    return code


def _gap_rows(view: ProgrammeView, words: Words) -> list[GapRow]:
    return gap_rows(view.plan.gaps, view.facts.gap, view.plan.closing, _as_it_is, words)


def _way_rows(view: ProgrammeView, words: Words) -> list[WayRow]:
    facts = view.facts
    return way_rows(
        view.plan.initiatives, facts.initiative, facts.move, facts.rating, Called(_as_it_is, view.name), words
    )


def _dumbbell(gaps: Sequence[GapRow], palette: Palette, words: Words) -> object:
    return gap_dumbbell(gaps, "fig-dumbbell", palette, words, lambda row: row.gap.department, LARGEST) if gaps else None


def _head(view: ProgrammeView, words: Words) -> Head:
    programme = view.plan.programme
    name = programme.name or words.t("the programme")
    title = words.t("One plan for {programme}", programme=name)
    subtitle = words.t("Implementation plan for the board")
    if programme.board_meeting:
        subtitle = words.t("For decision · board meeting of {date}", date=words.long_date(programme.board_meeting))
    return Head(
        title=title,
        subtitle=subtitle,
        kind=KIND,
        reader="",
        language=view.language,
        author=programme.organisation or "",
        description=words.t("Implementation plan of {programme}", programme=name),
        keywords=", ".join(filter(None, (programme.name, programme.organisation))),
        created=programme.status_date.isoformat() if programme.status_date else "",
        classification=programme.classification or "",
        running_left=words.t("Implementation plan · for decision"),
        running_right=programme.classification or "",
        footer_left=footer_left(programme, words),
        draft=draft_sentence(len(view.errors), words),
        programme=programme.name or "",
    )
