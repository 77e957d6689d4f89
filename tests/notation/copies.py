"""Workbooks as departments submit them, and what their returned copies hold as others see it."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence

import openpyxl
import xlsxwriter
from openpyxl.cell.cell import Cell

from reportgen.forms.returned.styles import MARKS
from reportgen.model.finding import Finding, Source

FILE = "inputs/finance.xlsx"
Parts = Mapping[str, bytes]
CODES = {"error": "error-cell", "warning": "stray-cell", "note": "skipped-file"}


def fault(cell: str | None, sheet: str | None = "Gaps", *, weight: str = "error", also: Sequence[str] = ()) -> Finding:
    """Something wrong at a cell, of that weight."""
    return Finding(
        code=CODES[weight],
        source=Source(FILE, sheet, cell),
        also=tuple(Source(FILE, sheet, each) for each in also),
        values={"value": "=1+1", "column": "Capability", "reason": "folder"},
    )


def busy_workbook(*, macros: bool = False) -> bytes:
    """A workbook with comments, fills, a table, drop-downs, conditional formats, merges and a protected sheet."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        plain, red = made.add_format({"border": 1}), made.add_format({"bg_color": "#00FF00", "num_format": "0.00"})
        head = made.add_format({"bg_color": "#0f4c75", "font_color": "#ffffff", "bold": True})
        gaps = made.add_worksheet("Gaps")
        gaps.merge_range("A1:D1", "What is missing", head)
        gaps.add_table("A3:D6", {"columns": [{"header": each} for each in ("ID", "Gap", "Level", "Due")]})
        for row in range(3, 6):
            gaps.write_row(row, 0, [f"A{row}", f"Gap <{row}> & more", row / 2], plain)
            gaps.write_number(row, 3, 46_000 + row, red)
        gaps.write_comment("B4", "Mind this.\nBest, Anna", {"author": "Anna"})
        gaps.write_comment("D6", "Where from?", {"author": "Bo"})
        gaps.data_validation("C4:C20", {"validate": "list", "source": ["1", "2"]})
        gaps.conditional_format("C4:C20", {"type": "cell", "criteria": ">", "value": 2, "format": red})
        gaps.set_column("F:F", 20, red)
        gaps.set_row(8, 30, red)
        locked = made.add_worksheet("Tom's demands")
        locked.write("B2", "locked", head)
        locked.protect("secret")
        locked.activate()
        made.add_worksheet("Nothing")
        made.define_name("Tom's demands!Here", "='Tom''s demands'!$B$2")
        made.define_name("Everywhere", "=Gaps!$A$1")
        if macros:
            made.add_vba_project(io.BytesIO(b"macros that nobody runs"), True)  # noqa: FBT003 - the library's own
    return stream.getvalue()


def saved_by_openpyxl(data: bytes, change: Callable[[openpyxl.Workbook], object] | None = None) -> bytes:
    """The same workbook after another program opened and saved it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    if change:
        change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a workbook by name, in its order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Parts) -> bytes:
    """A workbook of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content)
    return stream.getvalue()


def marked(data: bytes) -> dict[tuple[str, str], str | None]:
    """The cells that have a fill of ours, by sheet and address, each with its comment; the first sheet apart."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book.worksheets[1:] for row in sheet.iter_rows() for cell in row]
    return {
        (cell.parent.title, cell.coordinate): cell.comment.text if cell.comment else None
        for cell in cells
        if isinstance(cell, Cell) and fill_of(cell) in MARKS
    }


def fill_of(cell: Cell) -> str | None:
    """The colour behind a cell."""
    return str(cell.fill.fgColor.rgb) if cell.fill.fill_type == "solid" else None


def looks(data: bytes, *, without: Sequence[str] = ()) -> dict[tuple[str, str], tuple[object, ...]]:
    """Everything that can be seen of each cell, by sheet and address."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {
        (sheet.title, cell.coordinate): (
            cell.value, cell.number_format, fill_of(cell), cell.font.b, cell.border.left.style, cell.comment and
            cell.comment.text.strip(),
        )
        for sheet in book.worksheets
        if sheet.title not in without
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell, Cell) and (cell.value is not None or fill_of(cell) or cell.comment)
    }  # fmt: skip
