"""A matrix with more columns than a page has room for: as few tables as it needs, of about the same width."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Part:
    """Some columns of a matrix; its cells are those from `first` up to, not with, `last` of each row."""

    columns: Sequence[object]
    first: int
    last: int


def parts(columns: Sequence[object], most: int) -> Iterator[Part]:
    """The columns in as few parts of at most `most` as there can be; none without columns."""
    count = -(-len(columns) // most)
    edges = [round(len(columns) * at / count) for at in range(count + 1)] if count else [0]
    for first, last in pairwise(edges):
        yield Part(columns[first:last], first, last)
