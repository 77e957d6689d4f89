"""What is said in place of a chart to who cannot see it: its message, its first figures, how many more there are."""

from collections.abc import Sequence

from reportgen.words.catalogue import Words

MOST = 12
"""Figures read out one after the other; the table beside the chart has them all."""


def spoken(message: str, figures: Sequence[str], words: Words, most: int = MOST) -> str:
    """The alternative text of a chart: its message as a sentence, then its figures, the first first."""
    said = list(figures[:most])
    if left := len(figures) - len(said):
        said.append(words.tn("and {n} other in the table", "and {n} others in the table", left))
    return f"{message}. {'; '.join(said)}." if said else f"{message}."
