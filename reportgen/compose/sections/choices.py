"""The strategy on the page: options chosen and not, and how far it carries what the business requires."""

from dataclasses import dataclass

from reportgen.analyse.facts import RequirementSupport
from reportgen.compose.messages import choices as say
from reportgen.compose.views import ProgrammeView
from reportgen.model.records import Guideline, Option, Requirement
from reportgen.words.catalogue import Words

GOOD = 2
"""Support from which a requirement counts as carried: 2 good, 3 full."""
TINTS = ("pale", "heat1", "heat3", "heat5")


@dataclass(frozen=True)
class Choice:
    """A guideline with its options, the chosen first, then by score."""

    guideline: Guideline
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Support:
    """How far one guideline supports a requirement, and the tint of its cell; None: not stated."""

    value: int | None
    tint: str


@dataclass(frozen=True)
class RequirementRow:
    """A requirement with its support by guideline, and whether any guideline carries it."""

    requirement: Requirement
    raised_by: str
    cells: tuple[Support, ...]
    tone: str
    state: str


@dataclass(frozen=True)
class Requirements:
    """The requirement matrix with its message, and the verdict on the strategy in sentences."""

    message: str
    verdict: tuple[str, ...]
    rows: tuple[RequirementRow, ...]


def choices(view: ProgrammeView) -> list[Choice]:
    """Every guideline, in the programme's order, with what was thought through for it."""
    return [
        Choice(
            each,
            tuple(
                sorted(
                    (option for option in view.plan.options if option.guideline == each.id),
                    key=lambda option: (not option.chosen, -(option.score or 0), option.name),
                )
            ),
        )
        for each in view.plan.guidelines
    ]


def requirements(view: ProgrammeView, words: Words) -> Requirements | None:
    """Requirements against guidelines, the most important first; None where none is stated."""
    facts = {each.requirement: each for each in view.facts.requirements}
    found = [(each, facts[each.id]) for each in view.plan.requirements if each.id in facts]
    if not found:
        return None
    rows = sorted(
        (_row(each, fact, view, words) for each, fact in found), key=lambda row: -(row.requirement.importance or 0)
    )
    unsupported = [row.requirement.id for row in rows if row.tone == "red"]
    single = [each.id for each, fact in found if _carriers(fact) == 1]
    weighed = say.Weighed(
        carried=sum(row.tone == "green" for row in rows),
        unsupported=tuple(unsupported),
        unassessed=sum(not row.tone for row in rows),
        single=tuple(single),
    )
    return Requirements(say.carried(weighed, words), say.verdict(weighed, lukewarm(view), words), tuple(rows))


def lukewarm(view: ProgrammeView) -> list[str] | None:
    """The guidelines that leaders, on average, support with less than 3 of 5; None where nobody was asked."""
    latest = view.facts.latest_round
    asked = [
        each
        for each in view.facts.understanding
        if each.department is None and each.round == latest[each.guideline] and each.support is not None
    ]
    return [each.guideline for each in asked if (each.support or 0) < say.LUKEWARM] if asked else None


def _row(requirement: Requirement, fact: RequirementSupport, view: ProgrammeView, words: Words) -> RequirementRow:
    if fact.best is None:
        tone, state = "", words.t("not assessed")
    elif fact.best >= GOOD:
        tone, state = "green", words.t("carried")
    else:
        tone, state = "red", words.t("not carried")
    return RequirementRow(
        requirement=requirement,
        raised_by=view.name(requirement.raised_by) if requirement.raised_by else "",
        cells=tuple(_support(fact.support.get(each.id)) for each in view.plan.guidelines),
        tone=tone,
        state=state,
    )


def _support(value: int | None) -> Support:
    return Support(value, TINTS[value] if value is not None and 0 <= value < len(TINTS) else "")


def _carriers(fact: RequirementSupport) -> int:
    return sum(value is not None and value >= GOOD for value in fact.support.values())
