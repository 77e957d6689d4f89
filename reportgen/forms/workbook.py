"""The sheets of a form, written with XlsxWriter."""

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import xlsxwriter
from xlsxwriter.utility import quote_sheetname
from xlsxwriter.worksheet import Worksheet

from reportgen.forms.examples import Examples
from reportgen.forms.explained import write_codes, write_instructions
from reportgen.forms.guides import Area, Columns, Guides
from reportgen.forms.listings import Listing
from reportgen.forms.look import LABEL_WIDTH, VALUE_WIDTH, FittedSheet, Formats, height_of, print_set_up, width_of
from reportgen.forms.texts import GENERAL, PURPOSE, label_of
from reportgen.forms.values import AsTyped, Row
from reportgen.model import records as r
from reportgen.model.column import Column, Kind
from reportgen.model.labels import SHEET_SCOPE, written
from reportgen.words.catalogue import Words
from reportgen.words.instructions import Instructions

CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
ROWS_TO_FILL = 200
LINES_OF_NAMES = 12
"""Up to so many guidelines are named above the table, a line each; all of them stand on the sheet of codes."""
ALLOWED = dict.fromkeys(
    ("format_cells", "format_columns", "format_rows", "insert_rows", "delete_rows", "sort", "autofilter"), True
)
"""What a protected sheet lets people do beside writing into its free cells."""


@dataclass(frozen=True)
class Content:
    """What the sheets hold: rows by class, and the guidelines that have a column of their own on Requirements."""

    rows: Mapping[type[r.Record], Sequence[Row]]
    guidelines: Sequence[str] = ()


@dataclass(frozen=True)
class Guidance:
    """What helps to fill in a form: instructions, examples, lists, what the guidelines' codes stand for."""

    words: Instructions
    title: str
    examples: Examples
    listings: Sequence[Listing]
    guideline_names: Sequence[str] = ()


FREE = {"locked": False}
"""How cells are unless we say otherwise; on a protected sheet, rows that hold a locked cell could not be deleted."""


def write_workbook(
    form: Iterable[type[r.Record]], content: Content, language: str, guidance: Guidance | None = None
) -> bytes:
    """All sheets of a form with the rows that there are; with `guidance`, made to be filled in."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "default_format_properties": FREE}) as book:
        book.set_properties({"created": CREATED.replace(tzinfo=None)})
        _Writer(book, language, content, guidance).write(list(form))
    return stream.getvalue()


@dataclass
class _Writer:
    """One workbook while it is written."""

    book: xlsxwriter.Workbook
    language: str
    content: Content
    guidance: Guidance | None
    own_lists: dict[str, str] = field(default_factory=dict)
    """The codes that stand in the form's own ID columns, by the name that drop-downs call them."""

    def write(self, form: Sequence[type[r.Record]]) -> None:
        """All sheets: instructions first, then those of the form, then the codes to choose from."""
        self.formats, self.guides = Formats(self.book, self.language), None
        guidance = self.guidance
        if guidance:
            lists: dict[str, Listing | None] = {each.name: each for each in guidance.listings}
            lists |= {_own_list(record): None for record in form if _is_chosen_from(record, form)}
            self.guides = Guides(guidance.words, self.formats, lists)
            sheet = self.book.add_worksheet(guidance.words.sheet)
            write_instructions(sheet, self.formats, guidance.words, guidance.title, guidance.examples)
        for record in form:
            sheet = self.book.add_worksheet(written(SHEET_SCOPE, record.sheet, self.language), FittedSheet)
            if record.label_value:
                self._labelled(sheet, record)
            else:
                self._table(sheet, record)
            print_set_up(sheet, Words(self.language))
            if guidance:
                sheet.protect("", ALLOWED)
        if guidance:
            sheet = self.book.add_worksheet(guidance.words.codes)
            write_codes(sheet, self.formats, guidance.words, guidance.listings)
            for name, area in {**{each.name: each.area for each in guidance.listings}, **self.own_lists}.items():
                self.book.define_name(name, area)

    def _labelled(self, sheet: Worksheet, record: type[r.Record]) -> None:
        sheet.set_column(0, 0, LABEL_WIDTH)
        sheet.set_column(1, 1, VALUE_WIDTH)
        sheet.hide_gridlines(2)
        found = self.content.rows.get(record, ())
        columns, areas = {}, {}
        for row, (name, column) in enumerate(r.columns(record).items(), start=self._title(sheet, record)):
            label = label_of(record, column, self.language)
            sheet.write_string(row, 0, label, self.formats.header)
            self._value(sheet, (row, 1), column, found[0].get(name) if found else None)
            columns[name], areas[name] = (label, column), Area(row, row, 1)
        if self.guides:
            self.guides.labelled(sheet, record, columns, areas)

    def _table(self, sheet: Worksheet, record: type[r.Record]) -> None:
        columns: dict[str, tuple[str, Column]] = {}
        for name, column in r.columns(record).items():
            columns[name] = (label_of(record, column, self.language), column)
        rows = self.content.rows.get(record, ())
        columns |= {name: (name.removeprefix("support."), r.SUPPORT) for name in self._support(record, rows)}
        header = self._title(sheet, record)
        last = header + max(ROWS_TO_FILL, len(rows) + ROWS_TO_FILL // 2)
        areas = {name: Area(header + 1, last, number) for number, name in enumerate(columns)}
        for number, (label, column) in enumerate(columns.values()):
            sheet.set_column(number, number, width_of(column, label), self.formats.of(column))
            sheet.write_string(header, number, label, self.formats.header)
        for row, each in enumerate(rows, start=header + 1):
            sheet.set_row(row, height_of(_wrapped(each, columns)))
            for number, (name, (_, column)) in enumerate(columns.items()):
                self._value(sheet, (row, number), column, each.get(name))
        sheet.freeze_panes(header + 1, 1)
        sheet.repeat_rows(header)
        if self.guides:
            self.guides.table(sheet, record, columns, areas)
            sheet.autofilter(header, 0, last, len(columns) - 1)
            sheet.set_row(header, 32, self.formats.header_row)
        if self.guides and _own_list(record) in self.guides.lists:
            self.own_lists[_own_list(record)] = _codes_below(sheet.name, header, last)

    def _support(self, record: type[r.Record], rows: Sequence[Row]) -> Sequence[str]:
        """The columns of Requirements for guidelines: those there are, then others that a requirement rates."""
        if record is not r.Requirement:
            return []
        rated = (name for row in rows for name in row if name.startswith("support."))
        return list(dict.fromkeys([*(f"support.{code}" for code in self.content.guidelines), *rated]))

    def _title(self, sheet: Worksheet, record: type[r.Record]) -> int:
        """The lines above; returns the row that follows them."""
        lines = [PURPOSE[record.sheet][self.language], GENERAL[self.language]]
        if record is r.Translation and self.guidance and len(self.guidance.guideline_names) <= LINES_OF_NAMES:
            lines += self.guidance.guideline_names
        for row, line in enumerate(lines):
            sheet.write_string(row, 0, line, self.formats.title if row == 0 else self.formats.hint)
        if self.guidance:
            for row in range(len(lines) + 1):
                sheet.set_row(row, None, self.formats.locked)
        return len(lines) + 1

    def _value(self, sheet: Worksheet, place: tuple[int, int], column: Column, spelt: object) -> None:
        form = self.formats.of(column, spelt)
        content = spelt.content if isinstance(spelt, AsTyped) else spelt
        match content:
            case None:
                sheet.write_blank(*place, None, form)
            case dt.date():
                sheet.write_datetime(*place, content, form)
            case str():
                sheet.write_string(*place, content, form)
            case _:
                sheet.write_number(*place, content, form)


def _wrapped(row: Row, columns: Columns) -> Iterator[tuple[str, float]]:
    """The texts of a row that take several lines where they are long, with the widths of their columns."""
    for name, (label, column) in columns.items():
        text = row.get(name)
        if column.kind is Kind.TEXT and isinstance(text, str):
            yield text, width_of(column, label)


def _is_chosen_from(record: type[r.Record], form: Sequence[type[r.Record]]) -> bool:
    """Whether another sheet of the form names a sheet's codes one by one."""
    columns = [column for each in form for column in r.columns(each).values()]
    return any(column.kind is Kind.REF and column.targets == (record.sheet,) for column in columns)


def _own_list(record: type[r.Record]) -> str:
    """What drop-downs call the codes in the form's own ID column of a sheet."""
    return f"{'own' if record.per_department else 'list'}_{record.sheet.lower()}"


def _codes_below(sheet: str, header: int, last: int) -> str:
    """The codes that are filled in under the header of column A, however many there come to be."""
    head, whole = f"{quote_sheetname(sheet)}!$A${header + 1}", f"{quote_sheetname(sheet)}!$A${header + 1}:$A${last + 1}"
    return f"=OFFSET({head},1,0,MAX(1,COUNTA({whole})-1),1)"
