"""One coherent picture: what each department makes of each guideline, and the promises that contradict each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.analyse.facts import Coverage, DependencyFact
from reportgen.compose.messages import picture as say
from reportgen.compose.messages.ways import span
from reportgen.compose.views import ProgrammeView
from reportgen.model.plan import owner_of
from reportgen.model.records import Decision, Dependency
from reportgen.words.catalogue import Words

MOST_ROWS = 6
"""Guidelines that the first page has room for."""
MOST_COLUMNS = 9
"""More departments than this side by side cannot be read: the matrix is split."""
FEW_COLUMNS, WIDE, NARROW = 8, 32, 22
HOLES = ("silent", "untold", "no-way")
TONES = {"whole": "accent", "silent": "red", "untold": "amber", "no-gap": "pale", "no-way": "amber"}


@dataclass(frozen=True)
class Cell:
    """What one department does about one guideline; `state` is a key of TONES, `word` says it."""

    fact: Coverage | None
    state: str
    tone: str
    word: str

    @property
    def counted(self) -> bool:
        """Whether anything can be counted in it."""
        return self.fact is not None and bool(self.fact.demands or self.fact.gaps or self.fact.initiatives)


Row = tuple[str, str, tuple[Cell, ...]]
"""Code and name of a guideline, then its cells."""


@dataclass(frozen=True)
class Part:
    """As many departments as fit side by side, and each guideline's row of cells."""

    departments: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Picture:
    """The matrix of guidelines by department with its message."""

    message: str
    parts: tuple[Part, ...]

    @property
    def names(self) -> int:
        """Percent of the first page's width that the guidelines' names get: few departments leave room for one line."""
        return WIDE if len(self.parts[0].departments) <= FEW_COLUMNS else NARROW

    @property
    def opening(self) -> tuple[Row, ...]:
        """The guidelines of the first page: all, or where they are many, those with most holes, in their order."""
        rows = self.parts[0].rows
        if len(rows) <= MOST_ROWS:
            return tuple(rows)
        worst = sorted(rows, key=lambda row: -sum(cell.state in HOLES for cell in row[2]))
        worst = worst[: MOST_ROWS - 1]  # the note on where the others stand takes a row's room
        return tuple(row for row in rows if row in worst)


@dataclass(frozen=True)
class Settlement:
    """Where the log stands on something: the decision, what was decided, and its tone."""

    decision: Decision | None
    tone: str
    state: str


@dataclass(frozen=True)
class Contradiction:
    """Two promises that do not fit: what the one that needs says, and what the one that provides says."""

    fact: DependencyFact
    deliverable: str
    between: str
    initiatives: str
    need: Dependency | None
    provision: Dependency | None
    apart: str
    settlement: Settlement


def picture(view: ProgrammeView, words: Words) -> Picture | None:
    """The matrix; None without guidelines or without departments."""
    plan = view.plan
    if not plan.guidelines or not plan.departments:
        return None
    facts = {(each.guideline, each.department): each for each in view.facts.coverage}
    codes = [each.id for each in plan.departments]
    cells = {
        (guideline.id, code): _cell(facts.get((guideline.id, code)), words)
        for guideline in plan.guidelines
        for code in codes
    }
    parts = [tuple(codes[at : at + MOST_COLUMNS]) for at in range(0, len(codes), MOST_COLUMNS)]
    holes = [(guideline, view.name(code)) for (guideline, code), cell in cells.items() if cell.state in HOLES]
    return Picture(
        say.holes([(guideline, department) for guideline, department in holes], len(cells), words),
        tuple(
            Part(
                part,
                tuple(
                    (each.id, each.name or "", tuple(cells[each.id, code] for code in part)) for each in plan.guidelines
                ),
            )
            for part in parts
        ),
    )


def _cell(fact: Coverage | None, words: Words) -> Cell:
    state = coverage_state(fact)
    spoken = {
        "whole": "",
        "silent": words.t("silent"),
        "untold": words.t("untold"),
        "no-gap": words.t("no gap"),
        "no-way": words.t("no way"),
    }
    return Cell(fact, state, TONES[state], spoken[state])


def coverage_state(fact: Coverage | None) -> str:
    """What is missing between a department and a guideline: a key of TONES."""
    if fact is None or not (fact.translated or fact.gaps or fact.demands):
        return "silent"
    if not fact.translated:
        return "untold"
    if not fact.gaps:
        return "no-gap"
    return "whole" if fact.initiatives else "no-way"


def contradictions(view: ProgrammeView, words: Words) -> list[Contradiction]:
    """Interconnections whose two sides contradict each other, the widest apart first."""
    found = [each for each in view.facts.dependencies if each.state == "contradictory"]
    found.sort(key=lambda each: (-_days(each), str(each.needs), str(each.provides)))
    return [_contradiction(each, view, words) for each in found]


def _contradiction(fact: DependencyFact, view: ProgrammeView, words: Words) -> Contradiction:
    plan = view.plan
    days = _days(fact)
    return Contradiction(
        fact=fact,
        deliverable=fact.deliverable or "–",
        between=words.t("{provider} → {receiver}", provider=fact.from_ or "–", receiver=fact.to or "–"),
        initiatives=f"{fact.provides or '–'} → {fact.needs or '–'}",
        need=plan.dependencies[fact.need] if fact.need is not None else None,
        provision=plan.dependencies[fact.provision] if fact.provision is not None else None,
        apart=words.t("{span} apart", span=span(days, words)) if days > 0 else words.t("one side has declined"),
        settlement=settlement([fact.needs, fact.provides], (fact.from_, fact.to), view, words),
    )


def settlement(
    initiatives: Sequence[str | None], departments: Sequence[str | None], view: ProgrammeView, words: Words
) -> Settlement:
    """The latest decision about all of these initiatives, else about one of them between these departments."""
    codes, sides = {each for each in initiatives if each}, {each for each in departments if each}
    logged = sorted(view.plan.decisions, key=lambda each: (str(each.date or ""), each.id), reverse=True)
    about = [each for each in logged if codes and codes <= set(each.concerns)]
    about += [each for each in logged if codes & set(each.concerns) and sides <= set(each.departments)]
    if not about:
        return Settlement(None, "red", words.t("not in the log"))
    decision = about[0]
    if decision.status not in ("decided", "done"):
        late = bool(decision.due and view.plan.programme.status_date and decision.due < view.plan.programme.status_date)
        return Settlement(decision, "red" if late else "amber", words.t("overdue") if late else words.t("open"))
    return Settlement(decision, "green", words.choice(decision.status))


def _days(fact: DependencyFact) -> int:
    return (fact.provided - fact.needed).days if fact.needed and fact.provided else 0


def departments_of(codes: Sequence[str]) -> list[str]:
    """The departments that own these initiatives, each once, in order."""
    return list(dict.fromkeys(owner for code in codes if (owner := owner_of(code))))
