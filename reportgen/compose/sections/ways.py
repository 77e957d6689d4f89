"""The initiatives on the page: asked and coordinated dates, and why something moves."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reportgen.analyse.coordinated_facts import MoveFact, Reason
from reportgen.analyse.facts import InitiativeFact, RatingFact
from reportgen.compose.charts.gantt import GanttRow, GanttWords, gantt
from reportgen.compose.charts.kit import Figure
from reportgen.compose.charts.palette import Palette
from reportgen.compose.charts.pins import Timeline
from reportgen.compose.messages.ways import moves, span
from reportgen.compose.sections.spoken import spoken
from reportgen.model.plan import owner_of
from reportgen.model.records import Initiative
from reportgen.words.catalogue import Words
from reportgen.words.phrases import REASONS

STATUS_DATE = "status-date"
MAKES_RED = frozenset({"overdue", "gap-late", "interconnection"})


@dataclass(frozen=True)
class Called:
    """What a reader calls a record by its code, and a department by its own."""

    short: Callable[[str], str]
    name: Callable[[str], str]


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
    change: str = ""
    """What it would take to start a period earlier, or as asked."""


@dataclass(frozen=True)
class Gantt:
    """One or more drawn pages with one message."""

    message: str
    pages: tuple[Markup, ...]


def way_rows(
    initiatives: Sequence[Initiative],
    facts: Mapping[str, InitiativeFact],
    moves: Mapping[str, MoveFact],
    ratings: Mapping[tuple[str, str], RatingFact],
    called: Called,
    words: Words,
) -> list[WayRow]:
    """Initiatives by coordinated start; `moves` are those of initiatives that moved."""
    rows = []
    for each in initiatives:
        fact = facts[each.id]
        rating = ratings.get(("initiative", each.id)) if each.status != "cancelled" else None
        rows.append(
            WayRow(
                initiative=each,
                fact=fact,
                code=called.short(each.id),
                closes=tuple(called.short(gap) for gap in each.closes),
                reason=reason(each, fact, moves.get(each.id), called, words),
                moved=f"+{span(fact.moved_days, words)}" if fact.moved_days > 0 else "",
                status=words.choice(each.status),
                tone=rating.rating if rating else "",
                why=_rated_because(rating, words) if rating else "",
                change=change(moves[each.id], called, words) if each.id in moves else "",
            )
        )
    return sorted(rows, key=lambda row: (row.fact.start is None, str(row.fact.start), row.initiative.id))


def _rated_because(rating: RatingFact, words: Words) -> str:
    """The reasons that decide a rating, those that make it red where it is; why it moved is said elsewhere."""
    red = [each for each in rating.because if each in MAKES_RED]
    chosen = red if rating.rating == "red" else [each for each in rating.because if each != "moved"]
    return words.list([words.t(REASONS[each]) for each in chosen if each in REASONS])


def reason(
    initiative: Initiative,
    fact: InitiativeFact,
    move: MoveFact | None,
    called: Called,
    words: Words,
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
    causes = [cause(what, reasons, initiative.department, called, words) for what, reasons in _by_cause(move).items()]
    return words.list(causes) if causes else words.t("moved to fit the whole")


def is_reversed(fact: InitiativeFact) -> bool:
    """Whether the dates that were asked for end before they start."""
    return bool(fact.requested_start and fact.requested_end and fact.requested_end < fact.requested_start)


def _by_cause(move: MoveFact | None) -> dict[str, list[Reason]]:
    """What stops an initiative from starting a weekday earlier, each cause once with all that is said of it."""
    found: dict[str, list[Reason]] = {}
    for each in move.reasons if move else ():
        found.setdefault(each.what, []).append(each)
    return found


def cause(
    what: str,
    reasons: Sequence[Reason],
    department: str,
    called: Called,
    words: Words,
) -> str:
    """One cause of a move: a predecessor, a role that is full in some periods, or the status date."""
    if what == STATUS_DATE:
        return words.t("cannot start before the status date")
    provider, colon, role = what.partition(":")
    if colon:
        periods = words.list([words.period(each) for each in sorted({e.period for e in reasons if e.period})])
        if provider == department:
            return words.t("no free {role} in {periods}", role=role, periods=periods)
        return words.t(
            "no free {role} ({department}) in {periods}", role=role, department=called.name(provider), periods=periods
        )
    owner = owner_of(what)
    if owner == department:
        return words.t("waits for {initiative}", initiative=called.short(what))
    if owner is None:
        return words.t("waits for {department}", department=called.name(what))
    return words.t("waits for {department} ({initiative})", department=called.name(owner), initiative=what)


def change(move: MoveFact, called: Called, words: Words) -> str:
    """What would have to be otherwise for a start a period earlier, or as asked; "" where nothing can be."""
    if any(each.kind == STATUS_DATE for each in move.period_earlier):
        return ""
    needed = [_needed(each, owner_of(move.initiative), called, words) for each in move.period_earlier]
    return words.t("A period earlier, or as asked, would take {changes}", changes=words.list(needed)) if needed else ""


def _needed(reason: Reason, ours: str | None, called: Called, words: Words) -> str:
    """What one reason would have to give way to."""
    if reason.kind == "role":
        provider, _, role = reason.what.partition(":")
        return words.t(
            "{days} person-days more of {role} ({department}) in {period}",
            days=words.number(reason.lacking),
            role=role,
            department=called.name(provider),
            period=words.period(reason.period) if reason.period else "–",
        )
    owner = owner_of(reason.what)
    initiative = called.short(reason.what) if owner else called.name(reason.what)
    if owner not in (None, ours):
        initiative = f"{initiative} ({called.name(str(owner))})"
    if reason.kind == "delivery":
        return words.t("a delivery by {initiative} before {date}", initiative=initiative, date=words.date(reason.until))
    return words.t("an end of {initiative} before {date}", initiative=initiative, date=words.date(reason.until))


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
    figure = Figure(figure_id, spoken(message, [_said(row, words) for row in drawn], words), palette)
    pages = gantt(drawn, figure=figure, words=GanttWords(words.t("no dates stated")), timeline=timeline, room=700)
    return Gantt(message, tuple(Markup(page) for page in pages))  # noqa: S704 - the chart escapes its texts


def _said(row: GanttRow, words: Words) -> str:
    """An initiative's dates in words, and why they are these."""
    if not row.coordinated:
        return f"{row.name}: {row.reason}"
    start, end = row.coordinated
    return words.t(
        "{initiative}: {start} to {end}, {reason}",
        initiative=row.name,
        start=words.date(start),
        end=words.date(end),
        reason=row.reason,
    )


def _days(start: dt.date | None, end: dt.date | None) -> tuple[dt.date, dt.date] | None:
    return (start, end) if start and end and end >= start else None
