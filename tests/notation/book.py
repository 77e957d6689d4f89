"""A workbook in a few lines: `book('''| ID | Capability |…''')` gives the bytes of an .xlsx with the sheet Gaps.

A cell is what stands between bars: a number or a date (`2026-03-31`) becomes one, `50%` a percentage, `#REF!` an error,
`=A1` a formula without a saved result, `~text~` is struck through, `'text` stays text whatever it looks like.
Rows are numbered from 1; a line `|` is a blank row.
"""

import datetime as dt
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.utility import xl_cell_to_rowcol
from xlsxwriter.worksheet import Worksheet

Places = Mapping[str, Sequence[str]]
NONE: Mapping[str, Sequence[str]] = {}


def book(  # noqa: PLR0913 - each is one thing that people do to a workbook
    sheets: Mapping[str, str] | str,
    *,
    at: str = "A1",
    merges: Places = NONE,
    hidden: Places = NONE,
    hidden_sheets: Sequence[str] = (),
    comments: Mapping[str, Mapping[str, str]] | None = None,
    from_1904: bool = False,
) -> bytes:
    """The workbook with these sheets (a text alone is the sheet Gaps), each table placed at the cell `at`.

    By sheet: `merges` (`A2:A3`), `hidden` rows and columns (`3` or `C`), `comments` by cell.
    """
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "date_1904": from_1904}) as made:
        made.set_properties({"created": dt.datetime(2000, 1, 1)})  # noqa: DTZ001 - the library asks for a naive one
        for name, text in ({"Gaps": sheets} if isinstance(sheets, str) else sheets).items():
            sheet = made.add_worksheet(name)
            for area in merges.get(name, ()):
                sheet.merge_range(area, "")
            _write(made, sheet, text, at)
            for line in hidden.get(name, ()):
                if line.isdigit():
                    sheet.set_row(int(line) - 1, options={"hidden": True})
                else:
                    sheet.set_column(f"{line}:{line}", options={"hidden": True})
            for cell, comment in (comments or {}).get(name, {}).items():
                sheet.write_comment(cell, comment)
            if name in hidden_sheets:
                sheet.hide()
    return stream.getvalue()


def folder(root: Path, **workbooks: bytes) -> Path:
    """A programme folder whose `inputs/` hold these workbooks: `folder(tmp_path, FIN=book(…))` writes FIN.xlsx."""
    inputs = root / "inputs"
    inputs.mkdir(parents=True, exist_ok=True)
    for name, data in workbooks.items():
        (inputs / f"{name}.xlsx").write_bytes(data)
    return root


def _write(made: xlsxwriter.Workbook, sheet: Worksheet, text: str, at: str) -> None:
    top, left = xl_cell_to_rowcol(at)
    formats = {
        "date": made.add_format({"num_format": "yyyy-mm-dd"}),
        "percent": made.add_format({"num_format": "0%"}),
        "struck": made.add_format({"font_strikeout": True}),
    }
    for row, line in enumerate(text.strip("\n").splitlines(), start=top):
        for column, content in enumerate(line.strip().removeprefix("|").removesuffix("|").split("|"), start=left):
            _cell(sheet, row, column, content.strip().replace("\\n", "\n"), formats)


def _cell(sheet: Worksheet, row: int, column: int, text: str, formats: Mapping[str, object]) -> None:
    if not text:
        return
    if re.fullmatch(r"-?\d+(\.\d+)?", text):
        sheet.write_number(row, column, float(text))
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        sheet.write_datetime(row, column, dt.date.fromisoformat(text), formats["date"])
    elif re.fullmatch(r"-?\d+(\.\d+)?%", text):
        sheet.write_number(row, column, float(text[:-1]) / 100, formats["percent"])
    elif re.fullmatch(r"#[A-Z0/]+[!?]?", text):
        sheet.write_formula(row, column, "=1/0", value=text)
    elif text.startswith("="):
        sheet.write_formula(row, column, text, value="")
    elif text.startswith("~"):
        sheet.write_string(row, column, text.strip("~"), formats["struck"])
    else:
        sheet.write_string(row, column, text.removeprefix("'"))
