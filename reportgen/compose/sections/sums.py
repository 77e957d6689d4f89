"""The strategic gap in sums: by guideline and by department, each with its computed rating."""

from dataclasses import dataclass

from reportgen.analyse.facts import GuidelineSummary, Summary
from reportgen.compose.messages import sums as say
from reportgen.compose.views import ProgrammeView
from reportgen.words.catalogue import Words


@dataclass(frozen=True)
class SumRow:
    """The gaps of one guideline or department, its rating in tone and word, and why in a few words."""

    code: str
    name: str
    weight: int | None
    sums: Summary | GuidelineSummary
    tone: str
    word: str


@dataclass(frozen=True)
class Sums:
    """Both tables with their messages."""

    by_guideline: tuple[SumRow, ...]
    guideline_message: str
    by_department: tuple[SumRow, ...]
    department_message: str
    whole: Summary


def sums(view: ProgrammeView, words: Words) -> Sums:
    """Gaps summed by guideline and by department, in the programme's order."""
    by_code = {each.guideline: each for each in view.facts.guideline_summaries}
    guidelines = tuple(
        SumRow(
            each.id,
            each.name or "",
            each.weight,
            by_code[each.id],
            *rated(view, "guideline", each.id, by_code[each.id].gaps, words),
        )
        for each in view.plan.guidelines
    )
    departments = tuple(
        SumRow(
            each.id,
            view.name(each.id),
            None,
            view.facts.summary[each.id],
            *rated(view, "department", each.id, view.facts.summary[each.id].gaps, words),
        )
        for each in view.plan.departments
    )
    return Sums(
        guidelines,
        say.heaviest([(row.name or row.code, by_code[row.code].share) for row in guidelines], words),
        departments,
        say.open_ends([(row.name, row.sums.late, row.sums.without_initiative) for row in departments], words),
        view.facts.summary[None],
    )


def rated(view: ProgrammeView, kind: str, subject: str, gaps: int, words: Words) -> tuple[str, str]:
    """The computed rating as tone and word; neither where there is no gap to rate."""
    rating = view.facts.rating.get((kind, subject))
    if rating is None or not gaps:
        return "", "–"
    return rating.rating, words.choice(rating.rating)
