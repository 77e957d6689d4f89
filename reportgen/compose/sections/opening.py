"""The first page of a gap report: its message, its figures, what is asked, and where people are short."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.compose.asks import Ask, Material, asks
from reportgen.compose.messages.board import moved
from reportgen.compose.messages.opening import delay, why_report
from reportgen.compose.sections.gaps import GapRow
from reportgen.compose.sections.open_points import points
from reportgen.compose.sections.people import HeatTable, tightest
from reportgen.compose.sections.slack import slack
from reportgen.compose.sections.ways import WayRow
from reportgen.compose.views import DepartmentView
from reportgen.words.catalogue import Words

LARGEST = 3
STRIP_ROLES, STRIP_PERIODS = 2, 8
"""What of the people stands on the first page, where some role is short."""


@dataclass(frozen=True)
class Opening:
    """The first page: why, the message, the strip of figures as (value, unit, text, tone), what delay costs."""

    why: str
    lead: str
    figures: tuple[tuple[str, str, str, str], ...]
    asks: tuple[Ask, ...]
    delay: str
    people: HeatTable | None


def opening(material: Material, words: Words, currency: str) -> Opening:
    """What the first page says, from the same rows that the sections show."""
    view, summary = material.view, material.view.summary
    open_points = points(view.findings, words)
    cost, _, scale = words.money(summary.total, "").partition("\u00a0")
    return Opening(
        why=why_report(view.name, view.programme.board_meeting, words),
        lead=_lead(material, words),
        figures=(
            (
                words.number(summary.gaps),
                words.tn("gap", "gaps", summary.gaps),
                _gap_text(material.gaps, words),
                "",
            ),
            (
                words.number(summary.requested, 0),
                words.tn("person-day", "person-days", round(summary.requested)),
                words.t(
                    "asked of your people; {available} are there beside their daily work",
                    available=words.number(summary.available, 0),
                )
                if summary.available or summary.requested
                else words.t("nothing is stated about your people"),
                "amber" if summary.overloaded_requested else "",
            ),
            (
                cost,
                " ".join(filter(None, (scale, currency))),
                _budget_text(view, words, currency),
                "red" if summary.years_over else "",
            ),
            (
                words.number(summary.moved),
                words.tn("move", "moves", summary.moved),
                moved(summary, sum(row.fact.start is not None for row in material.ways), words),
                "",
            ),
            (
                words.number(len(open_points)),
                words.tn("open point", "open points", len(open_points)),
                words.t("each listed with its cell"),
                "",
            ),
        ),
        asks=tuple(asks(material, words)),
        delay=delay(slack(view.initiatives, view.initiative_facts), words),
        people=_strip(material),
    )


def _strip(material: Material) -> HeatTable | None:
    """The roles that are short; None where none is, because the figures above say so."""
    if not material.view.summary.overloaded_requested or material.people is None:
        return None
    return tightest(material.people, STRIP_ROLES, STRIP_PERIODS)


def _lead(material: Material, words: Words) -> str:
    """The message of the report: what is to be committed, and whether the largest gaps close in time."""
    view, summary = material.view, material.view.summary
    if view.submission is None:
        return words.t(
            "No workbook of {department} has been read, so nothing is known of its gap, its initiatives or people.",
            department=view.name,
        )
    if not summary.initiatives:
        return words.t("You have stated no initiative that is still open, so nothing closes your gap yet.")
    commitment = words.tn(
        "You are asked to commit to {n} initiative and {days} person-days.",
        "You are asked to commit to {n} initiatives and {days} person-days.",
        summary.initiatives,
        days=words.number(summary.effort, 0),
    )
    return f"{commitment} {_largest(material.gaps, material.ways, words)}".strip()


def _largest(gaps: list[GapRow], ways: list[WayRow], words: Words) -> str:
    """Whether the largest gaps close in time, and what holds the worst of them."""
    largest = [row for row in gaps if row.fact.weighted][:LARGEST]
    troubled = [row for row in largest if row.tone == "red"]
    if not largest:
        return words.t("None of your gaps has been assessed.")
    undated = sum(row.undated for row in largest)
    if not troubled and undated:
        return words.tn(
            "For {n} of your largest gaps a date is missing, so nobody can say whether it closes in time.",
            "For {n} of your largest gaps dates are missing, so nobody can say whether they close in time.",
            undated,
        )
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


def _gap_text(gaps: Sequence[GapRow], words: Words) -> str:
    """What is wrong with the gaps, the gravest first; what cannot be said is not called in time."""
    late = sum(row.tone == "red" and bool(row.closers) for row in gaps)
    unplanned = sum(not row.closers for row in gaps)
    undated = sum(row.undated for row in gaps)
    unknown = sum(row.fact.size is None for row in gaps)
    parts = [
        (late, words.tn("{n} closes late", "{n} close late", late)),
        (unplanned, words.tn("{n} without an initiative", "{n} without an initiative", unplanned)),
        (undated, words.tn("{n} without a date", "{n} without a date", undated)),
        (unknown, words.tn("{n} not yet assessed", "{n} not yet assessed", unknown)),
    ]
    if not gaps:
        return words.t("none has been stated")
    return ", ".join(text for count, text in parts if count) or words.t("all assessed, none closes late")


def _budget_text(view: DepartmentView, words: Words, currency: str) -> str:
    summary = view.summary
    if summary.budget is None:
        return words.t("cost; no budget is stated")
    return words.t("cost; the budget is {budget}", budget=words.money(summary.budget, currency))
