"""Sheets that only explain: the instructions, and the codes and words to choose from. They carry a seal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname
from xlsxwriter.worksheet import Worksheet

from reportgen.forms.examples import Examples
from reportgen.forms.listings import Listing
from reportgen.forms.look import Formats, height_of, print_set_up
from reportgen.forms.texts import PURPOSE, label_of
from reportgen.forms.values import Spelling
from reportgen.model import records as r
from reportgen.model.labels import SHEET_SCOPE, written
from reportgen.model.seal import seal
from reportgen.words.instructions import Instructions

COLUMNS = (24, 44, 40, 40, 40)
FIRST_EXAMPLE = 3
HEADING = 22
FIRST_ROW = 3


@dataclass
class Explained:
    """One such sheet while it is written; all its cells are texts, so that the seal can name them."""

    sheet: Worksheet
    formats: Formats
    row: int = 0
    texts: list[str] = field(default_factory=list)

    def write(self, row: int, column: int, text: str, form: Format) -> None:
        """Write one cell."""
        if text:
            self.texts.append(text)
            self.sheet.write_string(row, column, text, form)
        else:
            self.sheet.write_blank(row, column, None, form)

    def paragraph(self, text: str, form: Format) -> None:
        """A text across all columns, as high as it needs."""
        self.sheet.set_row(self.row, HEADING if form.bold else height_of([(text, sum(COLUMNS))]))
        self.sheet.merge_range(self.row, 0, self.row, len(COLUMNS) - 1, "", form)
        self.write(self.row, 0, text, form)
        self.row += 1

    def close(self, words: Instructions) -> None:
        """Put the seal on the sheet, out of sight, and lock it."""
        for text in seal(self.texts):
            self.row += 1
            self.sheet.write_string(self.row, 0, text, self.formats.hint)
            self.sheet.set_row(self.row, None, None, {"hidden": True})
        self.sheet.hide_gridlines(2)
        self.sheet.protect("", {"format_columns": True, "format_rows": True})
        print_set_up(self.sheet, words.words)


def write_instructions(sheet: Worksheet, formats: Formats, words: Instructions, title: str, examples: Examples) -> None:
    """What the workbook is for, the rules, and each sheet's columns with a worked example."""
    page, t = Explained(sheet, formats), words.words.t
    for number, width in enumerate(COLUMNS):
        sheet.set_column(number, number, width)
    page.paragraph(title, formats.title)
    for text in words.purpose:
        page.paragraph(text, formats.paragraph)
    page.row += 1
    page.paragraph(t("How to fill it in"), formats.heading)
    for text in words.rules:
        page.paragraph(f"•  {text}", formats.paragraph)
    page.row += 1
    page.paragraph(t("The sheets, with an example of another group's"), formats.heading)
    for record, rows in examples.items():
        page.row += 1
        _sheet_explained(page, words, record, rows)
    page.close(words)


def _sheet_explained(page: Explained, words: Instructions, record: type[r.Record], rows: Sequence[r.Record]) -> None:
    """A sheet's purpose, then a line for each column: what it asks, how to type it, what others wrote."""
    formats, t, name = page.formats, words.words.t, written(SHEET_SCOPE, record.sheet, words.language)
    page.sheet.write_url(page.row, 0, f"internal:{quote_sheetname(name)}!A1", formats.link, name)
    page.texts.append(name)
    page.sheet.merge_range(page.row, 1, page.row, len(COLUMNS) - 1, "", formats.paragraph)
    page.write(page.row, 1, PURPOSE[record.sheet][words.language], formats.paragraph)
    page.row += 1
    heads = [t("Column"), t("What it asks"), t("How to type it"), t("Example"), t("Another example")]
    for number, head in enumerate(heads[: FIRST_EXAMPLE + len(rows)]):
        page.write(page.row, number, head, formats.header)
    page.row += 1
    columns = dict(r.columns(record))
    if record is r.Requirement:
        columns |= {"support.G1": r.SUPPORT}
    for field_name, column in columns.items():
        label = "G1" if column is r.SUPPORT else label_of(record, column, words.language)
        page.write(page.row, 0, label, formats.name)
        texts = [words.asks(column), words.typed(column)]
        texts += [_example(each, field_name, words.language) for each in rows]
        for number, text in enumerate(texts, start=1):
            page.write(page.row, number, text, formats.paragraph if number < FIRST_EXAMPLE else formats.example)
        page.sheet.set_row(page.row, height_of(zip(texts, COLUMNS[1:], strict=False)))
        page.row += 1


def _example(record: r.Record, name: str, language: str) -> str:
    owner = record.department if isinstance(record, r.DepartmentRecord) else None
    column = r.columns(type(record)).get(name, r.SUPPORT)
    if isinstance(record, r.Requirement) and column is r.SUPPORT:
        return Spelling(language).shown(column, record.support[name.removeprefix("support.")])
    return Spelling(language, owner).shown(column, getattr(record, name))


def write_codes(sheet: Worksheet, formats: Formats, words: Instructions, listings: Iterable[Listing]) -> None:
    """Every list that there is to choose from, side by side, codes with their names."""
    page = Explained(sheet, formats)
    page.write(0, 0, words.words.t("What there is to choose from"), formats.title)
    column = 0
    for listing in listings:
        listing.place(quote_sheetname(words.codes), column, FIRST_ROW)
        page.write(FIRST_ROW - 1, column, listing.title, formats.header)
        for row, code in enumerate(listing.codes, start=FIRST_ROW):
            page.write(row, column, code, formats.paragraph)
        longest = max(map(len, (*listing.title.split(), *listing.codes)))
        sheet.set_column(column, column, max(longest + 3, 10))
        if listing.names:
            page.write(FIRST_ROW - 1, column + 1, words.words.t("Name"), formats.header)
            for row, name in enumerate(listing.names, start=FIRST_ROW):
                page.write(row, column + 1, name, formats.paragraph)
            sheet.set_column(column + 1, column + 1, 40)
        page.row = max(page.row, FIRST_ROW + len(listing.codes))
        column += 2 if listing.names else 1
    sheet.set_row(FIRST_ROW - 1, 2 * HEADING)
    sheet.freeze_panes(FIRST_ROW, 0)
    sheet.repeat_rows(FIRST_ROW - 1)
    page.close(words)
