"""The consensus matrix: how far the leaders of each department agree on what each guideline means."""

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.analyse.disclosure import disclosed
from reportgen.compose.messages import consensus as say
from reportgen.compose.messages.strategy import AGREEMENT
from reportgen.compose.views import ProgrammeView
from reportgen.words.catalogue import Words

CLOSE = 0.8
"""A consensus from which leaders are as good as of one mind."""


@dataclass(frozen=True)
class ConsensusCell:
    """The Tastle-Wierman consensus of a department on a guideline, None where it would say too much of too few."""

    cns: float | None
    tone: str


@dataclass(frozen=True)
class Consensus:
    """The matrix with its message: departments by name, with a cell for each guideline, and those not shown."""

    message: str
    rows: tuple[tuple[str, tuple[ConsensusCell, ...]], ...]
    without: tuple[str, ...]


def consensus(view: ProgrammeView, words: Words) -> Consensus | None:
    """The matrix of the latest rounds; None where the consensus of no department may be shown."""
    names = {each.id: view.name(each.id) for each in view.plan.departments}
    latest = view.facts.latest_round
    known = {
        (each.department, each.guideline): each.cns
        for each in disclosed(view.facts.understanding, view.fewest_leaders)
        if each.department in names and each.cns is not None and each.round == latest[each.guideline]
    }
    if not known:
        return None
    shown = {code for code, _ in known}
    told = [(cns, guideline, names[code]) for (code, guideline), cns in known.items()]
    return Consensus(
        say.by_department(told, words),
        tuple((name, _cells(code, known, view)) for code, name in names.items() if code in shown),
        tuple(name for code, name in names.items() if code not in shown),
    )


def _cells(code: str, known: Mapping[tuple[str, str], float], view: ProgrammeView) -> tuple[ConsensusCell, ...]:
    found = [known.get((code, each.id)) for each in view.plan.guidelines]
    return tuple(ConsensusCell(cns, _tone(cns)) for cns in found)


def _tone(cns: float | None) -> str:
    if cns is None:
        return ""
    return "red" if cns < AGREEMENT else "accent" if cns >= CLOSE else "heat1"
