"""Workbooks in the fixed structure, written with XlsxWriter: blank, prefilled, or full; same content, same bytes."""

import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reportgen.forms.texts import GENERAL, PURPOSE, UNITS
from reportgen.forms.values import Spelling
from reportgen.model import records as r
from reportgen.model.column import Column, Kind
from reportgen.model.finding import Source
from reportgen.model.labels import CHOICE_SCOPE, SHEET_SCOPE, written
from reportgen.model.plan import Plan
from reportgen.words.catalogue import Words

ACCENT, HINT = "#0f4c75", "#5a6b7a"
CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
ROWS_TO_FILL = 200
A4 = 9
LONGEST_LIST, LONGEST_TITLE, LONGEST_MESSAGE = 255, 32, 255
DATE_FORMATS = {"en": "yyyy-mm-dd", "da": "dd-mm-yyyy", "de": "dd.mm.yyyy"}
WIDTHS = {Kind.CODE: 10, Kind.REF: 14, Kind.REFS: 18, Kind.TEXT: 28, Kind.DATE: 13, Kind.MONEY: 16}
WIDE, NARROW = 46, 13
LABEL_WIDTH, VALUE_WIDTH = 30, 60


def programme_form(language: str) -> bytes:
    """A blank programme workbook."""
    return _Form(language).write(r.PROGRAMME_SHEETS, {})


def department_form(plan: Plan | None, department: str, language: str) -> bytes:
    """A department's workbook to fill in; with a plan, its guidelines, departments and services are there to choose."""
    form = _Form(language)
    if plan is not None:
        form.codes = {
            "Guidelines": [each.id for each in plan.guidelines],
            "Departments": [each.id for each in plan.departments],
            "Services": [each.id for each in plan.services],
        }
        form.notes = [f"{each.id} – {each.name}" for each in plan.guidelines if each.name]
    submission = r.Submission(source=Source(""), department=department)
    return form.write(r.DEPARTMENT_SHEETS, {r.Submission: [submission]})


def fill(sheets: Mapping[type[r.Record], Sequence[r.Record]], language: str) -> bytes:
    """A workbook out of records of one workbook; read again it gives the same records, whatever the language.

    With Programme among the classes it is a programme workbook, else the workbook of its records' department.
    Every sheet of the form is there, also those without records.
    """
    form = r.PROGRAMME_SHEETS if any(not record.per_department for record in sheets) else r.DEPARTMENT_SHEETS
    if form is r.DEPARTMENT_SHEETS and not sheets.get(r.Submission):
        owners = [
            each.department for found in sheets.values() for each in found if isinstance(each, r.DepartmentRecord)
        ]
        sheets = {r.Submission: [r.Submission(source=Source(""), department=owner) for owner in owners[:1]], **sheets}
    return _Form(language).write(form, sheets)


@dataclass
class _Form:
    """One workbook while it is written."""

    language: str
    codes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The codes to choose from, by sheet."""
    notes: Sequence[str] = ()
    """Lines above the Translation table."""

    def write(self, form: Iterable[type[r.Record]], sheets: Mapping[type[r.Record], Sequence[r.Record]]) -> bytes:
        """All sheets of a form, with the records that there are."""
        stream = io.BytesIO()
        with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
            book.set_properties({"created": CREATED.replace(tzinfo=None)})
            self._formats, self._words = _Formats(book, self.language), Words(self.language)
            for record in form:
                sheet = book.add_worksheet(written(SHEET_SCOPE, record.sheet, self.language))
                sheet.set_landscape()
                sheet.set_paper(A4)
                sheet.fit_to_pages(1, 0)
                found = sheets.get(record, ())
                if record.label_value:
                    self._labelled(sheet, record, found[0] if found else None)
                else:
                    guidelines = _guideline_codes(sheets) if record is r.Requirement else []
                    self._table(sheet, record, found, guidelines)
        return stream.getvalue()

    def _labelled(self, sheet: Worksheet, record: type[r.Record], found: r.Record | None) -> None:
        sheet.set_column(0, 0, LABEL_WIDTH)
        sheet.set_column(1, 1, VALUE_WIDTH)
        sheet.hide_gridlines(2)
        first = self._title(sheet, record)
        for row, (name, column) in enumerate(r.columns(record).items(), start=first):
            sheet.write_string(row, 0, self._label(record, column), self._formats.header)
            self._value(sheet, row, 1, column, getattr(found, name) if found else None, found)
            self._guide(sheet, (row, 1, row, 1), column, self._label(record, column))

    def _table(
        self, sheet: Worksheet, record: type[r.Record], found: Sequence[r.Record], guidelines: Sequence[str]
    ) -> None:
        columns = {name: (self._label(record, column), column) for name, column in r.columns(record).items()}
        columns |= {f"support.{code}": (code, r.SUPPORT) for code in guidelines}
        header = self._title(sheet, record)
        for number, (label, column) in enumerate(columns.values()):
            width = WIDE if column.wide else WIDTHS.get(column.kind, NARROW)
            sheet.set_column(number, number, max(width, len(label) + 2), self._formats.of(column))
            sheet.write_string(header, number, label, self._formats.header)
            last = header + max(ROWS_TO_FILL, len(found) + ROWS_TO_FILL // 2)
            self._guide(sheet, (header + 1, number, last, number), column, label)
        for row, each in enumerate(found, start=header + 1):
            for number, (name, (_, column)) in enumerate(columns.items()):
                self._value(sheet, row, number, column, _value_of(each, name), each)
        sheet.freeze_panes(header + 1, 0)

    def _title(self, sheet: Worksheet, record: type[r.Record]) -> int:
        """The lines above; returns the row that follows them."""
        lines = [PURPOSE[record.sheet][self.language], GENERAL[self.language]]
        if record is r.Translation:
            lines += self.notes if len(self.notes) <= ROWS_OF_NOTES else [" · ".join(self.notes)]
        for row, line in enumerate(lines):
            sheet.write_string(row, 0, line, self._formats.title if row == 0 else self._formats.hint)
        return len(lines) + 1

    def _label(self, record: type[r.Record], column: Column) -> str:
        label = written(record.sheet, column.label, self.language)
        unit = UNITS[column.unit].get(self.language) if column.unit else None
        return label + (f" ({unit})" if unit else "") + (" *" if column.required else "")

    def _value(
        self, sheet: Worksheet, row: int, number: int, column: Column, value: object, record: r.Record | None
    ) -> None:
        owner = record.department if isinstance(record, r.DepartmentRecord) else None
        spelt = Spelling(self.language, owner).of(column, value)
        form = self._formats.of(column, spelt)
        match spelt:
            case None:
                sheet.write_blank(row, number, None, form)
            case dt.date():
                sheet.write_datetime(row, number, spelt, form)
            case str():
                sheet.write_string(row, number, spelt, form)
            case _:
                sheet.write_number(row, number, spelt, form)

    def _guide(self, sheet: Worksheet, area: tuple[int, int, int, int], column: Column, label: str) -> None:
        """A hint while a cell is filled in, and the words or codes to choose from."""
        options: dict[str, object] = {
            "validate": "any",
            "input_title": label[:LONGEST_TITLE],
            "input_message": self._words.t(column.help)[:LONGEST_MESSAGE],
            "error_type": "warning",
        }
        choices = self._choices(column)
        if choices and len(",".join(choices)) <= LONGEST_LIST:
            options |= {"validate": "list", "source": choices}
        sheet.data_validation(*area, options)

    def _choices(self, column: Column) -> list[str]:
        if column.kind is Kind.YES_NO:
            return [written(CHOICE_SCOPE, word, self.language) for word in ("yes", "no")]
        if column.kind is Kind.CHOICE:
            return [written(CHOICE_SCOPE, word, self.language) for word in column.choices]
        if column.kind is Kind.REF:
            return [code for target in column.targets for code in self.codes.get(target, ())]
        return []


ROWS_OF_NOTES = 20


class _Formats:
    """The cell formats of one workbook, made once."""

    def __init__(self, book: xlsxwriter.Workbook, language: str) -> None:
        top: dict[str, object] = {"valign": "top"}
        self.title: Format = book.add_format({"bold": True, "font_size": 13, "font_color": ACCENT})
        self.hint: Format = book.add_format({"italic": True, "font_color": HINT})
        self.header: Format = book.add_format(
            {"bold": True, "font_color": "#ffffff", "bg_color": ACCENT, "text_wrap": True, "valign": "vcenter"}
        )
        self.plain: Format = book.add_format(top)
        self.text: Format = book.add_format({**top, "text_wrap": True})
        self.code: Format = book.add_format({**top, "num_format": "@"})
        self.date: Format = book.add_format({**top, "num_format": DATE_FORMATS[language]})
        self.whole_money: Format = book.add_format({**top, "num_format": "#,##0"})
        self.money: Format = book.add_format({**top, "num_format": "#,##0.00"})
        self.whole_percent: Format = book.add_format({**top, "num_format": "0%"})
        self.percent: Format = book.add_format({**top, "num_format": "0.0%"})

    def of(self, column: Column, value: object = None) -> Format:
        """The format of a column's cells, and of one value in it."""
        match column.kind:
            case Kind.CODE | Kind.REF | Kind.REFS | Kind.PERIOD:
                return self.code
            case Kind.TEXT:
                return self.text
            case Kind.DATE:
                return self.date
            case Kind.MONEY:
                return self.money if isinstance(value, float) and not value.is_integer() else self.whole_money
            case Kind.PERCENT:
                whole = not isinstance(value, float) or round(value * 100, 9).is_integer()
                return self.whole_percent if whole else self.percent
        return self.plain


def _value_of(record: r.Record, name: str) -> object:
    field_name, _, code = name.partition(".")
    value = getattr(record, field_name)
    return value.get(code) if code else value


def _guideline_codes(sheets: Mapping[type[r.Record], Sequence[r.Record]]) -> list[str]:
    """The guidelines that need a column: those there are, then others that a requirement rates."""
    codes = [each.id for each in sheets.get(r.Guideline, ()) if isinstance(each, r.Guideline)]
    rated = (code for each in sheets.get(r.Requirement, ()) if isinstance(each, r.Requirement) for code in each.support)
    return list(dict.fromkeys([*codes, *rated]))
