"""How the leaders understand the strategy: figures by guideline and department, and what they say where they differ."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reportgen.analyse.disclosure import NOBODY, disclosed, nameable
from reportgen.analyse.facts import Understanding
from reportgen.compose.charts.kit import Figure
from reportgen.compose.charts.palette import Palette
from reportgen.compose.charts.understanding import UnderstandingRow, UnderstandingWords, understanding
from reportgen.compose.messages import strategy as say
from reportgen.compose.messages import voices as say_voices
from reportgen.compose.sections.spoken import spoken
from reportgen.compose.views import ProgrammeView
from reportgen.model.labels import fold
from reportgen.model.records import Guideline, Interview
from reportgen.words.catalogue import Words

MOST_QUOTES = 6
LOW, HIGH = 3, 4
"""Mean understanding below LOW is misunderstood, from HIGH on well understood."""


@dataclass(frozen=True)
class RoundsRow:
    """A guideline's first and latest round over all leaders; None where it was not asked about."""

    guideline: Guideline
    first: Understanding | None
    latest: Understanding | None
    low: int | None
    high: int | None


@dataclass(frozen=True)
class MeanCell:
    """A department's mean understanding of a guideline; None where it would say too much of too few leaders."""

    mean: float | None
    tone: str


@dataclass(frozen=True)
class Voice:
    """What a leader said, and where the leader comes from (no department that would give the leader away)."""

    guideline: str
    text: str
    by: str


@dataclass(frozen=True)
class Voices:
    """Understanding of the strategy, ready for the page."""

    message: str
    pages: tuple[Markup, ...]
    rows: tuple[RoundsRow, ...]
    departments: tuple[tuple[str, tuple[MeanCell, ...]], ...]
    department_message: str
    divided: Guideline | None
    consensus: float | None
    quotes: tuple[Voice, ...]
    concerns: tuple[Voice, ...]


def voices(view: ProgrammeView, figure_id: str, palette: Palette, words: Words) -> Voices | None:
    """How the guidelines are understood; None where nobody has scored any."""
    facts = disclosed(view.facts.understanding, view.fewest_leaders)
    rows = tuple(_rounds(each, facts, view) for each in view.plan.guidelines)
    if not any(row.latest for row in rows):
        return None
    asked = [(row, row.latest) for row in rows if row.latest and row.latest.mean is not None]
    named = [(row.guideline.name or row.guideline.id, fact.mean or 0.0, fact.cns, fact.n) for row, fact in asked]
    message = say.understanding(named, words) if named else say_voices.too_few(view.fewest_leaders, words)
    split = [(fact.cns, row.guideline) for row, fact in asked if fact.cns is not None and fact.cns < 1]
    consensus, divided = min(split, key=lambda each: each[0]) if split else (None, None)
    departments = tuple((each.id, _means(each.id, rows, facts)) for each in view.plan.departments)
    known = _known(view)
    last = [each for each in view.plan.interviews if each.round == view.facts.latest_round[each.guideline]]
    return Voices(
        message=message,
        pages=_chart(rows, message, figure_id, palette, words),
        rows=rows,
        departments=departments,
        department_message=_by_department(departments, rows, view, words),
        divided=divided,
        consensus=consensus,
        quotes=_quotes([each for each in last if divided and each.guideline == divided.id], known, view, words),
        concerns=tuple(
            Voice(each.guideline, each.concern, _by(each, known, view, words))
            for each in sorted(last, key=lambda each: each.guideline)
            if each.concern
        ),
    )


def _rounds(guideline: Guideline, facts: Sequence[Understanding], view: ProgrammeView) -> RoundsRow:
    found = [each for each in facts if each.guideline == guideline.id and each.department is None and each.n]
    if not found:
        return RoundsRow(guideline, None, None, None, None)
    found.sort(key=lambda each: each.round)
    scores = [
        each.understanding
        for each in view.plan.interviews
        if each.guideline == guideline.id and each.round == found[-1].round and each.understanding is not None
    ]
    shown = scores if found[-1].mean is not None else []
    return RoundsRow(guideline, found[0], found[-1], min(shown, default=None), max(shown, default=None))


def _means(department: str, rows: Sequence[RoundsRow], facts: Sequence[Understanding]) -> tuple[MeanCell, ...]:
    known = {(each.guideline, each.department, each.round): each.mean for each in facts}
    means = [known.get((row.guideline.id, department, row.latest.round)) if row.latest else None for row in rows]
    return tuple(MeanCell(mean, _tone(mean)) for mean in means)


def _tone(mean: float | None) -> str:
    if mean is None:
        return ""
    return "red" if mean < LOW else "accent" if mean >= HIGH else "heat1"


def _by_department(
    departments: Sequence[tuple[str, tuple[MeanCell, ...]]],
    rows: Sequence[RoundsRow],
    view: ProgrammeView,
    words: Words,
) -> str:
    known = [
        (cell.mean, row.guideline.id, view.name(code))
        for code, cells in departments
        for row, cell in zip(rows, cells, strict=True)
        if cell.mean is not None
    ]
    return say_voices.by_department(known, words)


def _chart(
    rows: Sequence[RoundsRow], message: str, figure_id: str, palette: Palette, words: Words
) -> tuple[Markup, ...]:
    drawn = [
        UnderstandingRow(
            name=f"{row.guideline.id} {row.guideline.name or ''}".strip(),
            instead=words.t("too few leaders asked") if row.latest and row.latest.mean is None else "",
            first=row.first.mean if row.first and row.latest and row.first.round < row.latest.round else None,
            latest=row.latest.mean if row.latest else None,
            low=row.low,
            high=row.high,
            consensus=words.number(row.latest.cns if row.latest else None, 2),
        )
        for row in rows
    ]
    labels = UnderstandingWords(
        first=words.t("first round"),
        latest=words.t("latest round"),
        consensus=words.t("consensus"),
        not_asked=words.t("not asked about"),
    )
    figure = Figure(figure_id, spoken(message, [_said(row, words) for row in drawn], words), palette)
    return tuple(Markup(page) for page in understanding(drawn, figure=figure, words=labels))  # noqa: S704 - the chart escapes its texts


def _said(row: UnderstandingRow, words: Words) -> str:
    """A guideline's mean understanding in words."""
    if row.latest is None:
        return f"{row.name}: {row.instead or words.t('not asked about')}"
    latest = words.number(row.latest, 1)
    if row.first is None:
        return words.t("{guideline}: {latest} of 5", guideline=row.name, latest=latest)
    first = words.number(row.first, 1)
    return words.t("{guideline}: {first}, now {latest} of 5", guideline=row.name, first=first, latest=latest)


def _quotes(found: Sequence[Interview], known: Collection[str], view: ProgrammeView, words: Words) -> tuple[Voice, ...]:
    """What leaders take the guideline to be, those furthest apart first: lowest and highest scores in turn."""
    said = sorted(
        (each for each in found if each.interpretation), key=lambda each: (each.understanding or 0, each.leader)
    )
    turns = [said[at // 2] if at % 2 == 0 else said[-1 - at // 2] for at in range(len(said))]
    return tuple(
        Voice(each.guideline, each.interpretation or "", _by(each, known, view, words)) for each in turns[:MOST_QUOTES]
    )


def _known(view: ProgrammeView) -> frozenset[str]:
    """The departments that may be named behind what a leader said: nobody is given away, nor by being left out."""
    leaders: dict[str, set[str]] = {}
    for each in view.plan.interviews:
        leaders.setdefault(each.department or NOBODY, set()).add(fold(each.leader))
    return nameable({code: len(asked) for code, asked in leaders.items()}, view.fewest_leaders)


def _by(interview: Interview, known: Collection[str], view: ProgrammeView, words: Words) -> str:
    if interview.department and interview.department in known:
        return words.t("a leader in {department}", department=view.name(interview.department))
    return words.t("a leader")
