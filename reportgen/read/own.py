"""What we wrote into a workbook ourselves, set aside when it comes back: sheets that explain, marks at faulty cells."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportgen.model.marks import others_words
from reportgen.model.seal import added, is_sealed
from reportgen.read.grid import Sheet


def set_aside(sheets: Iterable[Sheet]) -> tuple[tuple[Sheet, ...], tuple[Sheet, ...]]:
    """The sheets that are somebody's own, in their order, and what somebody else has added to sheets of ours."""
    kept, ours = [], []
    for sheet in sheets:
        comments = _others(sheet.comments)
        if is_sealed(cell.value for cell in sheet.cells.values() if isinstance(cell.value, str)):
            texts = {place: cell.text for place, cell in sheet.cells.items()}
            places = list(texts)
            cells = {places[number]: sheet.cells[places[number]] for number in added(list(texts.values()))}
            ours.append(Sheet(sheet.name, cells, comments=comments))
        else:
            kept.append(replace(sheet, comments=comments))
    return tuple(kept), tuple(ours)


def _others(comments: Mapping[tuple[int, int], str]) -> Mapping[tuple[int, int], str]:
    """Comments without what we wrote; those that were nothing else are left out."""
    bare = {place: others_words(text) for place, text in comments.items()}
    return {place: text for place, text in bare.items() if text or not comments[place]}
