"""The annex: how each figure was computed, and the sheets that it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.model.labels import SHEET_SCOPE, written
from reportgen.words.catalogue import Words, t

ORIGINS: Sequence[tuple[str, str, Sequence[str]]] = (
    (
        t("Understanding"),
        t("mean of what leaders score from 1 to 5, in the latest round of each guideline."),
        ("Interviews",),
    ),
    (
        t("Consensus"),
        t("Tastle and Wierman’s Cns: 1 where all leaders score alike, 0 where they are split between the ends."),
        ("Interviews",),
    ),
    (
        t("Gap"),
        t(
            "target level − current level; weighted with the weight of its guideline. A gap that is not assessed "
            "has no size. It closes when the last of its initiatives ends."
        ),
        ("Gaps", "Guidelines", "Initiatives"),
    ),
    (
        t("Available"),
        t(
            "(total FTE − day-to-day FTE) × {days} working days a year ÷ periods a year.",
        ),
        ("Capacity", "Programme"),
    ),
    (
        t("Asked of a role"),
        t(
            "the effort of every initiative of every department that takes from the role, spread evenly over its "
            "weekdays."
        ),
        ("Resources", "Initiatives"),
    ),
    (
        t("Cost"),
        t("one-off in the year of the start; annual in every later year of the horizon after the year of the end."),
        ("Resources", "Budget"),
    ),
    (
        t("Coordinated"),
        t(
            "never earlier than asked, lengths kept, done and running work left alone, predecessors and promises "
            "kept, no role pushed above its capacity."
        ),
        ("Initiatives", "Dependencies", "Capacity"),
    ),
    (
        t("Slack"),
        t(
            "the weekdays by which an initiative may take longer before a gap, a milestone or the programme’s end "
            "is later than promised; critical is what has none."
        ),
        ("Initiatives", "Gaps", "Milestones"),
    ),
    (
        t("Interconnection"),
        t(
            "a need and a provision that name each other’s departments and initiatives; contradictory if promised "
            "later than needed or declined by one side, one-sided if the other does not mention it."
        ),
        ("Dependencies",),
    ),
    (
        t("Red, amber, green"),
        t(
            "an initiative is red if overdue, if a gap closes late, or if what it needs is one-sided or "
            "contradictory; amber if behind, moved, or dependent on an overloaded role. A gap is as its worst "
            "initiative, red without one."
        ),
        ("Initiatives", "Gaps", "Dependencies", "Resources"),
    ),
)
"""Every figure of the documents, in the order in which they stand there: how it is computed, and from which sheets."""


@dataclass(frozen=True)
class Origin:
    """A figure: its name, how it is computed, and the sheets it comes from."""

    figure: str
    how: str
    sheets: tuple[str, ...]


def origins(working_days: int, words: Words) -> list[Origin]:
    """How every figure is computed, in the reader's language; `working_days` are those of a year."""
    days = words.number(working_days)
    return [Origin(words.t(figure), words.t(how, days=days), _sheets(sheets, words)) for figure, how, sheets in ORIGINS]


def _sheets(english: Sequence[str], words: Words) -> tuple[str, ...]:
    """Sheets as they are called in the reader's language."""
    return tuple(written(SHEET_SCOPE, each, words.language) for each in english)
