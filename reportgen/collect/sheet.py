"""The workbook of what came back: rows to accept, what was set aside, and what is to be said of each file."""

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from reportgen.collect.notices import Notice
from reportgen.collect.rows import Row
from reportgen.forms.look import Formats, height_of, print_set_up, width_of
from reportgen.forms.values import row_of
from reportgen.model import records as r
from reportgen.model.labels import SHEET_SCOPE, written
from reportgen.words.catalogue import Words, t

CREATED = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the library wants it without a zone
CODE_WIDTH = 18
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
"""Whatever was typed stays a text."""

EVIDENCE = (
    ("kind", t("Kind"), 16),
    ("code", t("Field"), 16),
    ("who", t("Who"), 18),
    ("when", t("When"), 17),
    ("place", t("Where"), 24),
    ("old", t("Old text"), 40),
    ("new", t("New text"), 40),
    ("answer", t("Answer"), 40),
    ("passage", t("As it reads now"), 40),
    ("file", t("File"), 24),
    ("remarks", t("To be seen to"), 34),
)
"""What a row comes from: the field of `Row`, its heading and its width in characters."""

HOW = t(
    "Read each row; mend the columns on the right where you decide otherwise; copy the rows that you accept into "
    "the sheet {sheet} of the programme workbook. Nothing has been taken over by itself."
)


@dataclass(frozen=True)
class Said:
    """A file that came back, with how many rows it gave and what is to be said of it."""

    file: str
    department: str
    rows: int
    notices: tuple[Notice, ...]


def workbook(rows: Sequence[Row], aside: Sequence[Row], files: Sequence[Said], words: Words) -> bytes:
    """The workbook in one language; the same contents, the same bytes."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, PLAIN) as book:
        book.set_properties({"created": CREATED})
        formats = Formats(book, words.language)
        _rows(book.add_worksheet(words.t("To accept")), rows, formats, words)
        if aside:
            _rows(book.add_worksheet(words.t("Set aside")), aside, formats, words)
        _files(book.add_worksheet(words.t("Files")), files, formats, words)
    return stream.getvalue()


def _rows(sheet: Worksheet, rows: Sequence[Row], formats: Formats, words: Words) -> None:
    columns = r.columns(r.Decision)
    first = len(EVIDENCE)
    name = written(SHEET_SCOPE, r.Decision.sheet, words.language)
    sheet.write_string(0, 0, words.t(HOW, sheet=name), formats.hint)
    sheet.write_string(1, 0, words.t("What was said"), formats.heading)
    sheet.write_string(1, first, words.t("The row as it would stand in {sheet}", sheet=name), formats.heading)
    for at, (_, title, width) in enumerate(EVIDENCE):
        sheet.write_string(2, at, words.t(title), formats.header)
        sheet.set_column(at, at, width)
    for at, column in enumerate(columns.values(), start=first):
        label = written(r.Decision.sheet, column.label, words.language)
        sheet.write_string(2, at, label, formats.header)
        sheet.set_column(at, at, max(width_of(column, label), CODE_WIDTH if column.key else 0))
    for number, row in enumerate(rows, start=3):
        told = _told(row, words)
        height = height_of((text, width) for text, (_, _, width) in zip(told, EVIDENCE, strict=True))
        if height:
            sheet.set_row(number, height)
        for at, text in enumerate(told):
            sheet.write_string(number, at, text, formats.text)
        _decision(sheet, number, first, row_of(row.decision, words.language), formats)
    sheet.autofilter(2, 0, max(2, 2 + len(rows)), first + len(columns) - 1)
    sheet.freeze_panes(3, 1)
    print_set_up(sheet, words)


def _told(row: Row, words: Words) -> list[str]:
    """The evidence as texts."""
    values: Mapping[str, str] = {**vars(row), "remarks": "\n".join(row.remarks), "when": _when(row.when, words)}
    return [str(values[name] or "") for name, _, _ in EVIDENCE]


def _when(text: str, words: Words) -> str:
    """Day and time as the file has them; as they stand where they are none."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return text
    clock = f" {moment:%H:%M}" if "T" in text else ""
    return f"{words.date(moment.date())}{clock}"


def _decision(sheet: Worksheet, number: int, first: int, cells: Mapping[str, object], formats: Formats) -> None:
    columns = r.columns(r.Decision)
    for at, (name, column) in enumerate(columns.items(), start=first):
        value = cells[name]
        look = formats.of(column, value)
        if isinstance(value, dt.date):
            sheet.write_datetime(number, at, dt.datetime.combine(value, dt.time()), look)
        elif value is None:
            sheet.write_blank(number, at, None, look)
        else:
            sheet.write_string(number, at, str(value), look)


def _files(sheet: Worksheet, files: Sequence[Said], formats: Formats, words: Words) -> None:
    titles = ((words.t("File"), 40), (words.t("Department"), 14), (words.t("Rows"), 8), (words.t("To be seen to"), 90))
    for at, (title, width) in enumerate(titles):
        sheet.write_string(0, at, title, formats.header)
        sheet.set_column(at, at, width)
    for number, each in enumerate(files, start=1):
        sheet.write_string(number, 0, each.file, formats.text)
        sheet.write_string(number, 1, each.department, formats.text)
        sheet.write_number(number, 2, each.rows, formats.number)
        sheet.write_string(number, 3, "\n".join(said.in_words(words) for said in each.notices), formats.text)
    sheet.freeze_panes(1, 0)
    print_set_up(sheet, words)
