"""Our exact reader beside two others: every cell of every sheet, and all differences that are known, with reasons.

A difference that no entry of `CALAMINE` or `OPENPYXL` explains is a defect of ours.
"""

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import openpyxl
from openpyxl.cell.cell import MergedCell
from python_calamine import CalamineWorkbook

from reportgen.read.grid import Cell, Sheet, Shown

Cells = Mapping[tuple[int, int], object]
NEW_ERRORS = re.compile(rb"#(SPILL|CALC|FIELD|BLOCKED|CONNECT|UNKNOWN|GETTING_DATA|BUSY|PYTHON|EXTERNAL|TIMEOUT)!?")


UNSEEN = object()
"""What openpyxl makes of a cell that lies under a merge."""


@dataclass(frozen=True)
class Known:
    """A difference that is known: of which cell, why it is none of our defects, and how it is told."""

    name: str
    why: str
    holds: Callable[[Cell, object], bool]


def _days(value: object) -> Decimal | None:
    """A time of day or a length of time, in days."""
    match value:
        case dt.time():
            value = dt.timedelta(
                hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond
            )
            return _days(value)
        case dt.timedelta():
            return Decimal(value // dt.timedelta(microseconds=1)) / Decimal(86_400_000_000)
    return None


def _same_time(cell: Cell, other: object) -> bool:
    days = _days(other)
    shown = cell.format.shown is Shown.TIME and isinstance(cell.value, Decimal)
    return shown and days is not None and isinstance(cell.value, Decimal) and abs(cell.value - days) < Decimal("1e-9")


def _struck(cell: Cell, other: object) -> bool:
    if not cell.struck:
        return False
    if isinstance(other, str) and isinstance(cell.value, str | None):
        # both pieces are in the other's text, in whatever order they stood
        return sorted((cell.value or "") + cell.struck) == sorted(other) or cell.struck in other
    return cell.value is None


def _noise(cell: Cell, other: object) -> bool:
    exact = isinstance(cell.value, Decimal) and isinstance(other, float | int) and not isinstance(other, bool)
    return exact and f"{cell.value:.14e}" == f"{Decimal(other):.14e}"  # type: ignore[arg-type]  # a number, as just seen


SHARED: Sequence[Known] = (
    Known(
        "never calculated",
        "A formula that was saved without its result is empty to the others; ours keeps the formula for the finding.",
        lambda cell, other: bool(cell.pending) and other is None,
    ),
    Known(
        "struck through",
        "The others know nothing of what is struck through; ours keeps it apart from what holds.",
        _struck,
    ),
    Known(
        "time beside a date",
        "A plan counts days: ours keeps the day alone.",
        lambda cell, other: (
            isinstance(other, dt.datetime) and type(cell.value) is dt.date and other.date() == cell.value
        ),
    ),
    Known("time", "Ours keeps a time as its part of a day, marked as a time.", _same_time),
    Known(
        "first day",
        "The others take the serial number 0 for a time, also where it is the day on which 1904's counting begins.",
        lambda cell, other: cell.value == dt.date(1904, 1, 1) and other == dt.time(0),
    ),
    Known("noise", "The others keep the bits behind the 15 digits that a spreadsheet shows.", _noise),
)
CALAMINE: Sequence[Known] = (
    *SHARED,
    Known("error", "calamine blanks error cells.", lambda cell, other: bool(cell.error) and other is None),
    Known(
        "long time in OpenDocument",
        "calamine leaves a time of more than a day as its ISO text.",
        lambda cell, other: cell.format.shown is Shown.TIME and str(other).startswith("PT"),
    ),
    Known(
        "tab in OpenDocument",
        "calamine drops the element that stands for a tab.",
        lambda cell, other: isinstance(cell.value, str) and cell.value.replace("\t", "") == other != cell.value,
    ),
    Known(
        "truth in OpenDocument",
        "LibreOffice writes a truth that came from Excel as a number and the formula TRUE(); ours reads the formula.",
        lambda cell, other: isinstance(cell.value, bool) and type(other) is float and cell.value == other,
    ),
    Known(
        "line end",
        "calamine keeps the carriage return that Excel escapes as _x000D_; ours ends every line alike.",
        lambda cell, other: isinstance(other, str) and "\r" in other and other.replace("\r\n", "\n") == cell.value,
    ),
    Known(
        "ISO date with a zone",
        "calamine leaves an ISO date that names its zone as text.",
        lambda cell, other: type(cell.value) is dt.date and str(other).endswith("Z"),
    ),
    Known(
        "ISO time",
        "A time alone, as Excel's strict files may hold it, stays text to ours: no column takes one.",
        lambda cell, other: (
            isinstance(cell.value, str) and isinstance(other, dt.time) and other.isoformat() == cell.value
        ),
    ),
)
OPENPYXL: Sequence[Known] = (
    *SHARED,
    Known(
        "under a merge",
        "openpyxl drops what stands in a merged area beside its first cell.",
        lambda _, other: other is UNSEEN,
    ),
    Known(
        "escape",
        "openpyxl leaves escapes (_x000A_) in formulas' results, and takes x005F_ out of every text, escape or not.",
        lambda cell, other: (
            isinstance(cell.value, str | None)
            and isinstance(other, str | None)
            and bool(re.search("_x|x005F_", (cell.value or "") + (other or "")))
        ),
    ),
)


@dataclass(frozen=True)
class Difference:
    """A cell that two readers read differently, and the entry that explains it."""

    sheet: str
    cell: str
    ours: Cell | None
    theirs: object
    known: Known | None

    def __str__(self) -> str:
        ours = self.ours and {name: value for name, value in vars_of(self.ours).items() if value}
        return f"{self.sheet}!{self.cell}: {ours} against {self.theirs!r}"


def vars_of(cell: Cell) -> dict[str, object]:
    return {
        "value": cell.value,
        "shown": cell.format.shown.value,
        "error": cell.error,
        "pending": cell.pending,
        "struck": cell.struck,
    }


def by_calamine(data: bytes) -> dict[str, Cells]:
    """All sheets as python-calamine reads them; sheets by index, since it finds the first of two equal names twice."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(readable(data)))
    found: dict[str, Cells] = {}
    for index, name in enumerate(book.sheet_names):
        rows = book.get_sheet_by_index(index).to_python(skip_empty_area=False)
        found[name] = {
            (row, column): value
            for row, line in enumerate(rows, start=1)
            for column, value in enumerate(line, start=1)
            if not blank(value)
        }
    return found


def by_openpyxl(data: bytes) -> dict[str, Cells]:
    """All sheets as openpyxl reads them, with the results of formulas."""
    with warnings.catch_warnings(action="ignore"):  # of what it would lose when it saves
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return {
        sheet.title: {
            (cell.row or 0, cell.column or 0): UNSEEN if isinstance(cell, MergedCell) else cell.value
            for row in sheet.iter_rows()
            for cell in row
            if isinstance(cell, MergedCell) or not blank(cell.value)
        }
        for sheet in book.worksheets
    }


def blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def readable(data: bytes) -> bytes:
    """The file with newer error values (`#SPILL!`) put as an old one: calamine reads no sheet that holds one."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        if not any(NEW_ERRORS.search(old.read(name)) for name in old.namelist() if "sheet" in name.lower()):
            return data
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, NEW_ERRORS.sub(b"#REF!", part) if "sheet" in name.lower() else part)
    return stream.getvalue()


def differences(sheets: Sequence[Sheet], theirs: Mapping[str, Cells], known: Sequence[Known]) -> Iterator[Difference]:
    """All cells that ours and another reader read differently, in order."""
    for sheet in sheets:
        others = theirs[sheet.name]
        for place in sorted({*sheet.cells, *others}):
            ours, other = sheet.cells.get(place), others.get(place)
            if not same(ours, other):
                cell = ours or Cell(*place)
                yield Difference(
                    sheet.name,
                    cell.address,
                    ours,
                    other,
                    next((each for each in known if each.holds(cell, other)), None),
                )


def same(ours: Cell | None, other: object) -> bool:
    """Whether two readers read the same from a cell: text, number, date or truth."""
    if other is UNSEEN:
        return ours is None
    if ours is None or ours.struck or ours.pending:
        return False
    if ours.error:
        return other == ours.error
    if isinstance(ours.value, Decimal):
        return type(other) in {int, float} and float(ours.value) == other
    if type(ours.value) is dt.date:
        midnight = isinstance(other, dt.datetime) and other.time() == dt.time(0) and other.date() == ours.value
        return midnight or (type(other) is dt.date and other == ours.value)
    return type(other) is type(ours.value) and other == ours.value
