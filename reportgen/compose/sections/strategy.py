"""The strategy as one department sees it: guidelines with their options, its translation, its leaders' view."""

from dataclasses import dataclass

from reportgen.analyse.facts import Understanding
from reportgen.compose.messages.strategy import against_all, understanding
from reportgen.compose.views import DepartmentView
from reportgen.model.records import Guideline, Option, Translation
from reportgen.words.catalogue import Words


@dataclass(frozen=True)
class GuidelineRow:
    """A guideline, the option chosen for it, those that were not, and what the department makes of it."""

    guideline: Guideline
    chosen: tuple[Option, ...]
    others: tuple[Option, ...]
    translation: Translation | None


@dataclass(frozen=True)
class UnderstandingRow:
    """A guideline's latest round: our leaders (None where too few stand behind the figure) against all."""

    guideline: Guideline
    ours: Understanding | None
    overall: Understanding | None


@dataclass(frozen=True)
class UnderstandingTable:
    """How the guidelines are understood, with the message."""

    message: str
    rows: tuple[UnderstandingRow, ...]


def guideline_rows(view: DepartmentView) -> list[GuidelineRow]:
    """Every guideline, in the programme's order."""
    return [
        GuidelineRow(
            each,
            tuple(option for option in view.options if option.guideline == each.id and option.chosen),
            tuple(option for option in view.options if option.guideline == each.id and not option.chosen),
            view.translations.get(each.id),
        )
        for each in view.guidelines
    ]


def understanding_rows(view: DepartmentView, words: Words) -> UnderstandingTable | None:
    """Understanding in each guideline's latest round, ours against all; None where no figure may be shown."""
    rows = tuple(UnderstandingRow(each, *_latest(view, each.id)) for each in view.guidelines)
    found = [(row.guideline.name or row.guideline.id, row.overall) for row in rows if row.overall]
    latest = [(name, each.mean, each.cns, each.n) for name, each in found if each.mean is not None]
    if not latest:
        return None
    ours = [
        (row.guideline.name or row.guideline.id, row.ours.mean, row.overall.mean)
        for row in rows
        if row.ours and row.overall and row.ours.mean is not None and row.overall.mean is not None
    ]
    said = [understanding(latest, words, len(rows)), against_all(ours, words)]
    return UnderstandingTable("; ".join(filter(None, said)), rows)


def _latest(view: DepartmentView, guideline: str) -> tuple[Understanding | None, Understanding | None]:
    facts = [each for each in view.understanding if each.guideline == guideline]
    last = max((each.round for each in facts if each.department is None), default=0)
    ours = next((each for each in facts if each.department == view.code and each.round == last), None)
    return ours, next((each for each in facts if each.department is None and each.round == last), None)
