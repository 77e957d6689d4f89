"""The documents there are, and who gets which."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from reportgen.analyse.facts import Facts
from reportgen.compose import gap_report, implementation_plan
from reportgen.compose.own_words import in_own_words
from reportgen.compose.press import Document, Press
from reportgen.compose.views import DepartmentView, ProgrammeView, department_view, programme_view
from reportgen.model.finding import Finding
from reportgen.model.plan import Plan

V = TypeVar("V")


@dataclass(frozen=True)
class Commission:
    """One document to be made: for whom, and the function that composes it."""

    kind: str
    reader: str | None
    make: Callable[[Press], Document]

    @property
    def stem(self) -> str:
        """Its path below outputs, without extension."""
        return stem(self.kind, self.reader)


FOR_DEPARTMENTS: Mapping[str, Callable[[DepartmentView, Press], Document]] = {gap_report.KIND: gap_report.compose}
"""Documents that each department gets, made from its view."""

FOR_PROGRAMME: Mapping[str, Callable[[ProgrammeView, Press], Document]] = {
    implementation_plan.KIND: implementation_plan.compose
}
"""Documents that the board and the programme office get."""

DOCUMENTS: tuple[str, ...] = (*FOR_PROGRAMME, *FOR_DEPARTMENTS)


def stem(kind: str, reader: str | None) -> str:
    """Where a document lies below outputs, without extension."""
    return f"departments/{reader}/{kind}" if reader else f"programme/{kind}"


def commissions(
    plan: Plan,
    facts: Facts,
    findings: Sequence[Finding],
    fewest_leaders: int,
    departments: Sequence[str],
    kinds: Sequence[str],
) -> Iterator[Commission]:
    """What is to be made: the documents named by `kinds` (all, if empty), of `departments` alone where any is named."""
    spoken = cache(lambda language: in_own_words(plan, language))
    for kind, compose in FOR_PROGRAMME.items():
        if kind in kinds or not (kinds or departments):
            whole = programme_view(spoken(plan.language), facts, findings, fewest_leaders)
            yield Commission(kind, None, _bound(compose, whole))
    for kind, compose_one in FOR_DEPARTMENTS.items():
        if kind in kinds or not kinds:
            for code in departments or sorted(plan.department):
                view = department_view(spoken(plan.language_of(code)), facts, findings, code, fewest_leaders)
                yield Commission(kind, code, _bound(compose_one, view))


def _bound(compose: Callable[[V, Press], Document], view: V) -> Callable[[Press], Document]:
    return lambda press: compose(view, press)
