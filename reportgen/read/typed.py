"""What somebody typed into a cell, for a form that gives it back: read in a child, as workbooks are."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from reportgen.model.finding import Finding, Source
from reportgen.read.as_typed import Typed, Typing
from reportgen.read.contents import Question
from reportgen.read.desk import Desk, handed_in


def typed_in(folder: Path) -> Callable[[Source], Typed | None]:
    """A function that tells what stands in a cell of a workbook of a programme folder; None where nothing usable does.

    Each workbook is read once, when first asked for.
    """

    @cache
    def sheets(file: str) -> Mapping[str, Mapping[str, Typed]]:
        submitted = handed_in(folder / file, file)
        if isinstance(submitted, Finding):
            return {}
        (found,) = Desk(None).answers([submitted], lambda suffix: Question(suffix, typing=True))
        return found.sheets if isinstance(found, Typing) else {}

    def typed(place: Source) -> Typed | None:
        if place.sheet is None or place.cell is None:
            return None
        return sheets(place.file).get(place.sheet, {}).get(place.cell)

    return typed
