"""What a department is asked to settle, by rules, the gravest first: each with what it is, why, and with whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.compose.messages.ways import span
from reportgen.compose.sections.gaps import GapRow
from reportgen.compose.sections.interconnections import Link
from reportgen.compose.sections.people import People
from reportgen.compose.sections.ways import WayRow
from reportgen.compose.views import DepartmentView
from reportgen.words.catalogue import Words

MOST = 3


@dataclass(frozen=True)
class Ask:
    """One thing to settle: in bold what, then why, then by when and with whom."""

    what: str
    why: str
    when: str


@dataclass(frozen=True)
class Material:
    """What asks are drawn from."""

    view: DepartmentView
    gaps: list[GapRow]
    ways: list[WayRow]
    links: tuple[Link, ...]
    people: People | None


def asks(material: Material, words: Words) -> list[Ask]:
    """The few things this department must settle, one of each kind before a second of any."""
    rules = [iter(rule(material, words)) for rule in RULES]
    found: list[Ask] = []
    while rules and len(found) < MOST:
        for rule in list(rules):
            ask = next(rule, None)
            if ask is None:
                rules.remove(rule)
            elif len(found) < MOST:
                found.append(ask)
    return found


def _by(view: DepartmentView, words: Words, other: str = "") -> str:
    day = view.programme.board_meeting
    if day and other:
        return words.t("By {date}, with {department}", date=words.date(day), department=other)
    if day:
        return words.t("By {date}", date=words.date(day))
    return words.t("With {department}", department=other) if other else ""


def _contradictions(material: Material, words: Words) -> Iterator[Ask]:
    for link in material.links:
        fact = link.interconnection.fact
        if fact.state != "contradictory":
            continue
        what = words.t("Settle ‘{deliverable}’", deliverable=link.interconnection.deliverable)
        if fact.needed and fact.provided and fact.provided > fact.needed:
            why = words.t(
                "needed {needed}, promised for {provided}",
                needed=words.date(fact.needed),
                provided=words.date(fact.provided),
            )
        else:
            why = words.t("one side has declined it, the other counts on it")
        yield Ask(what, why, _by(material.view, words, link.other))


def _shortages(material: Material, words: Words) -> Iterator[Ask]:
    if material.people is None:
        return
    seen = set()
    for _, role, period, days in material.people.overloaded:
        if role in seen:
            continue
        seen.add(role)
        what = words.t(
            "Free {days} person-days of {role} in {period}",
            days=words.number(days, 0),
            role=role,
            period=words.period(period),
        )
        why = words.t("more is asked than there is beside the day-to-day business")
        if material.view.summary.overloaded_coordinated < material.view.summary.overloaded_requested:
            why = words.t("more is asked than there is; without them work is moved to later")
        yield Ask(what, why, _by(material.view, words))


def _holes(material: Material, words: Words) -> Iterator[Ask]:
    for row in material.gaps:
        if not row.closers:
            what = words.t("Say who closes ‘{capability}’", capability=row.gap.capability or row.code)
            yield Ask(what, words.t("the gap has no initiative"), _by(material.view, words))


def _moves(material: Material, words: Words) -> Iterator[Ask]:
    for row in sorted(material.ways, key=lambda row: -row.fact.moved_days):
        if row.fact.moved_days > 0 and row.fact.start:
            what = words.t(
                "Accept that ‘{name}’ starts {date}",
                name=row.initiative.name or row.code,
                date=words.date(row.fact.start),
            )
            why = words.t("{span} later than asked: {reason}", span=span(row.fact.moved_days, words), reason=row.reason)
            yield Ask(what, why, _by(material.view, words))


def _silences(material: Material, words: Words) -> Iterator[Ask]:
    view = material.view
    for guideline in view.guidelines if view.submission else ():
        if guideline.id not in view.translations:
            what = words.t("Say what ‘{guideline}’ means for you", guideline=guideline.name or guideline.id)
            yield Ask(what, words.t("you have not translated it"), _by(view, words))
    for row in material.gaps:
        if row.fact.size is None:
            what = words.t("Assess ‘{capability}’", capability=row.gap.capability or row.code)
            yield Ask(what, words.t("nobody has said where it stands or must stand"), _by(view, words))


def _absence(material: Material, words: Words) -> Iterator[Ask]:
    view = material.view
    if view.submission is None:
        yield Ask(words.t("Send in your workbook"), words.t("none has been read yet"), _by(view, words))


RULES = (_absence, _contradictions, _shortages, _holes, _moves, _silences)
"""Where asks come from, the gravest kind first."""
