"""The departments, half a page each: how each stands, its largest gaps, and what it has to settle."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.analyse.facts import Summary
from reportgen.compose.messages.sums import closing
from reportgen.compose.sections.gaps import GapRow
from reportgen.compose.sections.network import Network
from reportgen.compose.sections.picture import Contradiction
from reportgen.compose.sections.staffing import Overload
from reportgen.compose.sections.sums import rated
from reportgen.compose.views import ProgrammeView
from reportgen.model.records import Department
from reportgen.words.catalogue import Words

LARGEST, MOST = 3, 4


@dataclass(frozen=True)
class Material:
    """What the profiles are drawn from."""

    gaps: Sequence[GapRow]
    contradictions: Sequence[Contradiction]
    overloads: Sequence[Overload]
    network: Network | None


@dataclass(frozen=True)
class Profile:
    """One department."""

    department: Department
    name: str
    silent: bool
    summary: Summary
    message: str
    tone: str
    word: str
    largest: tuple[GapRow, ...]
    settles: tuple[str, ...]
    settles_more: int


def profiles(view: ProgrammeView, material: Material, words: Words) -> list[Profile]:
    """Every department, in the programme's order."""
    found = []
    for each in view.plan.departments:
        summary = view.facts.summary[each.id]
        settles = [text for rule in RULES for text in rule(each.id, view, material, words)]
        rows = [row for row in material.gaps if row.gap.department == each.id]
        own, undated = [row for row in rows if row.fact.weighted], sum(row.undated for row in rows)
        found.append(
            Profile(
                department=each,
                name=view.name(each.id),
                silent=each.id not in view.plan.submission,
                summary=summary,
                message=closing(summary.gaps, summary.late, summary.without_initiative, words, undated),
                **dict(zip(("tone", "word"), rated(view, "department", each.id, summary.gaps, words), strict=True)),
                largest=tuple(own[:LARGEST]),
                settles=tuple(settles[:MOST]),
                settles_more=max(len(settles) - MOST, 0),
            )
        )
    return found


def _loops(code: str, view: ProgrammeView, material: Material, words: Words) -> Iterator[str]:
    for loop in material.network.loops if material.network else ():
        if view.name(code) in loop.departments:
            yield words.t(
                "who goes first: {initiatives} wait for each other",
                initiatives=words.list([each for each, _ in loop.members]),
            )


def _contradictions(code: str, view: ProgrammeView, material: Material, words: Words) -> Iterator[str]:
    for each in material.contradictions:
        if code in (each.fact.from_, each.fact.to):
            other = each.fact.to if code == each.fact.from_ else each.fact.from_
            yield words.t(
                "‘{deliverable}’ with {department}: {apart}",
                deliverable=each.deliverable,
                department=view.name(other or "–"),
                apart=each.apart,
            )


def _shortages(code: str, view: ProgrammeView, material: Material, words: Words) -> Iterator[str]:
    for each in material.overloads:
        if each.department == view.name(code) and each.left:
            yield words.t("too few {role}: {remedy}", role=each.role, remedy=each.remedy)


def _holes(code: str, _: ProgrammeView, material: Material, words: Words) -> Iterator[str]:
    for row in material.gaps:
        if row.gap.department == code and not row.closers:
            yield words.t("who closes ‘{capability}’", capability=row.gap.capability or row.code)


def _silences(code: str, view: ProgrammeView, _: Material, words: Words) -> Iterator[str]:
    said = {each.guideline for each in view.plan.translations if each.department == code}
    silent = [each.id for each in view.plan.guidelines if each.id not in said]
    if silent:
        yield words.t("what {guidelines} means for it", guidelines=words.list(silent))


RULES = (_loops, _contradictions, _shortages, _holes, _silences)
"""Where a department's open ends come from, the gravest kind first."""
