"""The initiatives on the page: asked and coordinated dates, and why something moves."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reportgen.analyse.facts import InitiativeFact, RatingFact
from reportgen.compose.charts.gantt import GanttRow, GanttWords, gantt
from reportgen.compose.charts.kit import Figure
from reportgen.compose.charts.palette import Palette
from reportgen.compose.charts.pins import Timeline
from reportgen.compose.messages.ways import moves, span
from reportgen.model.plan import owner_of
from reportgen.model.records import Initiative
from reportgen.words.catalogue import Words
from reportgen.words.sentences import REASONS

STATUS_DATE = "status-date"
MAKES_RED = frozenset({"overdue", "gap-late", "interconnection"})


@dataclass(frozen=True)
class WayRow:
    """An initiative with its dates and the reason for them; `tone` and `rating` are the computed rating."""

    initiative: Initiative
    fact: InitiativeFact
    code: str
    closes: tuple[str, ...]
    reason: str
    moved: str
    status: str
    tone: str
    why: str = ""
    """Why it is rated so."""


@dataclass(frozen=True)
class Gantt:
    """One or more drawn pages with one message."""

    message: str
    pages: tuple[Markup, ...]


def way_rows(
    initiatives: Sequence[Initiative],
    facts: Mapping[str, InitiativeFact],
    ratings: Mapping[tuple[str, str], RatingFact],
    short: Callable[[str], str],
    name: Callable[[str], str],
    words: Words,
) -> list[WayRow]:
    """Initiatives by coordinated start; `name` gives a department's name for a code of another one's."""
    rows = []
    for each in initiatives:
        fact = facts[each.id]
        rating = ratings.get(("initiative", each.id)) if each.status != "cancelled" else None
        rows.append(
            WayRow(
                initiative=each,
                fact=fact,
                code=short(each.id),
                closes=tuple(short(gap) for gap in each.closes),
                reason=reason(each, fact, short, name, words),
                moved=f"+{span(fact.moved_days, words)}" if fact.moved_days > 0 else "",
                status=words.choice(each.status),
                tone=rating.rating if rating else "",
                why=_rated_because(rating, words) if rating else "",
            )
        )
    return sorted(rows, key=lambda row: (row.fact.start is None, str(row.fact.start), row.initiative.id))


def _rated_because(rating: RatingFact, words: Words) -> str:
    """The reasons that decide a rating, those that make it red where it is; why it moved is said elsewhere."""
    red = [each for each in rating.because if each in MAKES_RED]
    chosen = red if rating.rating == "red" else [each for each in rating.because if each != "moved"]
    return words.list([words.t(REASONS[each]) for each in chosen if each in REASONS])


def reason(
    initiative: Initiative, fact: InitiativeFact, short: Callable[[str], str], name: Callable[[str], str], words: Words
) -> str:
    """Why an initiative lies where it lies, in a few words."""
    if initiative.status in ("done", "cancelled"):
        return words.choice(initiative.status)
    if is_reversed(fact):
        return words.t("ends before it starts")
    if fact.start is None:
        return words.t("no dates stated")
    if fact.moved_days <= 0:
        return words.t("running, dates stay") if initiative.status == "running" else words.t("starts as asked")
    causes = [cause(each, initiative.department, short, name, words) for each in fact.because]
    return words.list(causes) if causes else words.t("moved to fit the whole")


def is_reversed(fact: InitiativeFact) -> bool:
    """Whether the dates that were asked for end before they start."""
    return bool(fact.requested_start and fact.requested_end and fact.requested_end < fact.requested_start)


def cause(because: str, department: str, short: Callable[[str], str], name: Callable[[str], str], words: Words) -> str:
    """One cause of a move: a predecessor, a role that is full, or the status date."""
    if because == STATUS_DATE:
        return words.t("cannot start before the status date")
    provider, colon, role = because.partition(":")
    if colon:
        if provider == department:
            return words.t("no free {role}", role=role)
        return words.t("no free {role} in {department}", role=role, department=name(provider))
    owner = owner_of(because)
    if owner == department:
        return words.t("waits for {initiative}", initiative=short(because))
    if owner is None:
        return words.t("waits for {department}", department=name(because))
    return words.t("waits for {department} ({initiative})", department=name(owner), initiative=because)


def way_gantt(
    rows: Sequence[WayRow], timeline: Timeline, figure_id: str, palette: Palette, words: Words
) -> Gantt | None:
    """Asked against coordinated dates with the reason beside each bar; None without any initiative."""
    if not rows:
        return None
    dated = [(row.initiative.name or row.code, row.fact.moved_days) for row in rows if row.fact.start]
    message = (
        moves(dated, len(dated), words) if dated else words.t("No initiative has dates, so nothing could be moved")
    )
    drawn = [
        GanttRow(
            name=f"{row.code} {row.initiative.name or ''}".strip(),
            reason=row.reason,
            asked=_days(row.fact.requested_start, row.fact.requested_end),
            coordinated=_days(row.fact.start, row.fact.end),
            critical=row.fact.critical,
            moved=row.moved,
            fixed=row.initiative.status in ("done", "running"),
            undrawn=row.reason if is_reversed(row.fact) else "",
        )
        for row in rows
        if row.initiative.status != "cancelled"
    ]
    listed = "; ".join(f"{row.name}: {row.reason}" for row in drawn[:12])
    figure = Figure(figure_id, f"{message}. {listed}", palette)
    pages = gantt(drawn, figure=figure, words=GanttWords(words.t("no dates stated")), timeline=timeline, room=700)
    return Gantt(message, tuple(Markup(page) for page in pages))  # noqa: S704 - the chart escapes its texts


def _days(start: dt.date | None, end: dt.date | None) -> tuple[dt.date, dt.date] | None:
    return (start, end) if start and end and end >= start else None
