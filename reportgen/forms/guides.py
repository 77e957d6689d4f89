"""What helps while a cell is filled in: a hint, a list to choose from, colour where something lacks or cannot be."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from reportgen.forms.listings import Listing, list_of
from reportgen.forms.look import Formats
from reportgen.model import records as r
from reportgen.model.column import Column, Kind
from reportgen.words.instructions import Instructions

LONGEST_TITLE, LONGEST_MESSAGE = 32, 255
IN_ORDER: Mapping[type[r.Record], tuple[str, str]] = {
    r.Programme: ("horizon_start", "horizon_end"),
    r.Initiative: ("start", "end"),
    r.Capacity: ("day_to_day_fte", "total_fte"),
}
"""The first of the two may not be more than the second."""


Columns = Mapping[str, tuple[str, Column]]
"""The columns of a sheet by field, each with its header."""


class Area(NamedTuple):
    """The cells of one column (or, on a label/value sheet, the one cell), counted from 0."""

    first: int
    last: int
    column: int

    @property
    def top(self) -> str:
        """The first cell, such as `$C5`."""
        return f"${xl_col_to_name(self.column)}{self.first + 1}"

    @property
    def whole(self) -> str:
        """All cells, such as `$C$5:$C$204`."""
        letters = xl_col_to_name(self.column)
        return f"${letters}${self.first + 1}:${letters}${self.last + 1}"


class Guides:
    """Guides the filling in of one workbook; `lists` are what there is to choose from, by the names of the lists.

    Of the codes that are still to be filled in, in the form's own ID columns, nothing is known but the name.
    """

    def __init__(self, words: Instructions, formats: Formats, lists: Mapping[str, Listing | None]) -> None:
        self.words, self.formats, self.lists = words, formats, lists

    def table(self, sheet: Worksheet, record: type[r.Record], columns: Columns, areas: Mapping[str, Area]) -> None:
        """Guide the filling in of a table whose columns stand in `areas`."""
        first, last = next(iter(areas.values())), list(areas.values())[-1]
        row = f"{first.top}:{last.top}"
        for name, (label, column) in columns.items():
            self._hint(sheet, record, column, areas[name], label)
            if column.required:
                self._needed(sheet, areas[name], row)
        if keys := [areas[name] for name, (_, column) in columns.items() if column.key]:
            self._repeated(sheet, keys)
        if record in IN_ORDER:
            self._reversed(sheet, *(areas[name] for name in IN_ORDER[record]))

    def labelled(self, sheet: Worksheet, record: type[r.Record], columns: Columns, areas: Mapping[str, Area]) -> None:
        """Guide the filling in of a sheet of labels and values; `areas` are the values."""
        for name, (label, column) in columns.items():
            self._hint(sheet, record, column, areas[name], label)
            if column.required:
                self._needed(sheet, areas[name])
        if record in IN_ORDER:
            self._reversed(sheet, *(areas[name] for name in IN_ORDER[record]))

    def _hint(self, sheet: Worksheet, record: type[r.Record], column: Column, area: Area, title: str) -> None:
        """Say what a column asks and how it is typed, and offer what there is to choose from."""
        t = self.words.words.t
        message = " ".join(filter(None, (self.words.asks(column), self.words.typed(column))))
        message += self._meanings(record, column, LONGEST_MESSAGE - len(message))
        options: dict[str, object] = {
            "validate": "any",
            "input_title": title[:LONGEST_TITLE],
            "input_message": message[:LONGEST_MESSAGE],
            "error_type": "warning",
            "error_title": title[:LONGEST_TITLE],
            "error_message": t("This is not what the column asks for. Keep it only if you mean it.")[:LONGEST_MESSAGE],
        }
        sheet.data_validation(area.first, area.column, area.last, area.column, options | self._accepted(record, column))

    def _meanings(self, record: type[r.Record], column: Column, room: int) -> str:
        """What the codes of a short list stand for, a line each; nothing where there is no room for all of them."""
        listing = self.lists.get(list_of(record, column))
        if listing is None or not listing.names:
            return ""
        lines = "".join(f"\n{code} – {name}" for code, name in zip(listing.codes, listing.names, strict=True) if name)
        return lines if len(lines) <= room else ""

    def _accepted(self, record: type[r.Record], column: Column) -> dict[str, object]:
        name = list_of(record, column)
        if name in self.lists:
            return {"validate": "list", "source": f"={name}"}
        if column.kind is Kind.SCORE and column.minimum is not None and column.maximum is not None:
            return {"validate": "list", "source": list(range(int(column.minimum), int(column.maximum) + 1))}
        if column.kind is Kind.LEVEL:
            bounds = {"minimum": column.minimum, "maximum": column.maximum}
            return {"validate": "decimal", "criteria": "between", **bounds}
        return {}

    def _needed(self, sheet: Worksheet, area: Area, row: str = "") -> None:
        """Colour required cells that are empty; in a table only where `row`, cells of the first row, holds anything."""
        begun = f"COUNTA({row})>0," if row else ""
        self._colour(sheet, area, f"=AND({begun}LEN(TRIM({area.top}))=0)", missing=True)

    def _repeated(self, sheet: Worksheet, keys: Sequence[Area]) -> None:
        """Colour the key of a row that another row has already."""
        same = ",".join(f"{key.whole},{key.top}" for key in keys)
        there = ",".join(f"LEN({key.top})>0" for key in keys)
        for key in keys:
            self._colour(sheet, key, f"=AND({there},COUNTIFS({same})>1)", missing=False)

    def _reversed(self, sheet: Worksheet, low: Area, high: Area) -> None:
        """Colour two cells of which the first may not be more than the second, and is."""
        criteria = f"=AND(ISNUMBER({low.top}),ISNUMBER({high.top}),{low.top}>{high.top})"
        for area in (low, high):
            self._colour(sheet, area, criteria, missing=False)

    def _colour(self, sheet: Worksheet, area: Area, criteria: str, *, missing: bool) -> None:
        form = self.formats.missing if missing else self.formats.contradiction
        options = {"type": "formula", "criteria": criteria, "format": form}
        sheet.conditional_format(area.first, area.column, area.last, area.column, options)
