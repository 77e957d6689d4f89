"""What probably is the other side of a need or a provision that matched nothing; named in findings, never matched."""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from reportgen.model.labels import fold
from reportgen.model.plan import Plan
from reportgen.model.records import Dependency

NEAR = 80
"""How alike two deliverables are, of 100, that probably mean the same: letter by letter, the words put in order."""


class Counterparts:
    """The rows without a counterpart on one side (the needs, or the provisions), to be found by who they speak to."""

    def __init__(self, plan: Plan, unmatched: Sequence[Dependency]) -> None:
        self._speaking_to: dict[str, list[Dependency]] = {}
        for each in unmatched:
            if counts(plan, each):
                self._speaking_to.setdefault(str(each.other), []).append(each)

    def probable(self, row: Dependency) -> list[Dependency]:
        """The rows that may mean the same as `row`, in the order of the plan.

        Those of the department that it names, which name the same initiative or a deliverable that is alike; if there
        are none, those with a deliverable that is alike from a department that it does not name but that names it.
        """
        there = self._speaking_to.get(row.department, [])
        asked = [each for each in there if each.department == row.other]
        named = [each for each in asked if _same_work(row, each) or _alike(row, each)]
        return named or [each for each in there if each.department != row.other and _alike(row, each)]


def likeliest(row: Dependency, near: Sequence[Dependency]) -> Dependency | None:
    """The one whose deliverable is most alike; of equals one that names the same initiative, then the first."""
    return min(near, key=lambda each: (-likeness(row, each), not _same_work(row, each)), default=None)


def counts(plan: Plan, row: Dependency) -> bool:
    """Whether a row says who is meant and belongs to no cancelled initiative."""
    own = plan.initiative.get(row.initiative or "")
    return row.other is not None and not (own and own.status == "cancelled")


def likeness(one: Dependency, other: Dependency) -> float:
    """How alike two deliverables are, from 0 to 100: rapidfuzz's token sort ratio of the folded words."""
    if not one.deliverable or not other.deliverable:
        return 0.0
    return fuzz.token_sort_ratio(_words(one.deliverable), _words(other.deliverable))


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    return " ".join(map(fold, text.split()))


def _alike(one: Dependency, other: Dependency) -> bool:
    return likeness(one, other) >= NEAR


def _same_work(one: Dependency, other: Dependency) -> bool:
    """Whether one of two rows names the initiative of the other."""
    pairs = ((one.initiative, other.their_initiative), (other.initiative, one.their_initiative))
    return any(own is not None and own == theirs for own, theirs in pairs)
