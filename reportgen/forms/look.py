"""How a form looks: colours, widths, cell formats; what is written in may be changed, what we wrote may not."""

import datetime as dt
from collections.abc import Iterable, Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reportgen.forms.values import AsTyped
from reportgen.model.column import Column, Kind
from reportgen.words.catalogue import Words

ACCENT, HINT, PALE = "#0f4c75", "#5a6b7a", "#e8eef3"
MISSING, CONTRADICTION = "#fff2b3", "#f8c9c4"
"""Behind a cell that must still be filled in, and behind one that cannot be right."""

A4 = 9
DATE_FORMATS = {"en": "yyyy-mm-dd", "da": "dd-mm-yyyy", "de": "dd.mm.yyyy"}
WIDTHS = {Kind.CODE: 10, Kind.REF: 14, Kind.REFS: 18, Kind.TEXT: 28, Kind.DATE: 13, Kind.MONEY: 16}
NUMBERS = frozenset({Kind.LEVEL, Kind.SCORE, Kind.NUMBER})
CODES = frozenset({Kind.CODE, Kind.REF, Kind.REFS, Kind.PERIOD})
LINE, TALLEST = 14.5, 400
"""Height of a line of text, and the highest that a row may be, in points."""
BREADTH = 0.9
"""How much of a column's width a letter takes, and what is lost at the ends of lines."""
WIDE, NARROW = 46, 13
LABEL_WIDTH, VALUE_WIDTH = 30, 60


class FittedSheet(Worksheet):  # type: ignore[misc]  # the library comes without types
    """A sheet whose rows are as high as we say until somebody types into them: then the program fits them again."""

    def _xml_start_tag_unencoded(self, tag: str, attributes: Sequence[tuple[str, object]] = ()) -> None:
        kept = [each for each in attributes if tag != "row" or each[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, kept)


def height_of(texts: Iterable[tuple[str, float]]) -> float | None:
    """The height in points of a row that wraps these texts, each in a width in characters; None for a single line."""
    lines = max(
        (sum(1 + int(len(line) * BREADTH / width) for line in text.split("\n")) for text, width in texts), default=1
    )
    return min(LINE * lines, TALLEST) if lines > 1 else None


def width_of(column: Column, label: str) -> int:
    """How wide a column is, in characters: room for its values, and for its label in two lines."""
    longest_word = max(map(len, label.split())) + 4
    return max(WIDE if column.wide else WIDTHS.get(column.kind, NARROW), len(label) // 2 + 4, longest_word)


class Formats:
    """The cell formats of one workbook, made once."""

    def __init__(self, book: xlsxwriter.Workbook, language: str) -> None:
        ours: dict[str, object] = {"locked": True}
        written: dict[str, object] = {**ours, "valign": "top", "text_wrap": True}
        free: dict[str, object] = {"valign": "top"}
        self.title: Format = book.add_format({**ours, "bold": True, "font_size": 13, "font_color": ACCENT})
        self.hint: Format = book.add_format({**ours, "italic": True, "font_color": HINT})
        self.header: Format = book.add_format(
            {**ours, "bold": True, "font_color": "#ffffff", "bg_color": ACCENT, "text_wrap": True, "valign": "vcenter"}
        )
        self.locked: Format = book.add_format(ours)
        self.header_row: Format = book.add_format({**ours, "valign": "vcenter"})
        self.paragraph: Format = book.add_format(written)
        self.heading: Format = book.add_format(
            {**ours, "bold": True, "font_size": 12, "font_color": ACCENT, "bottom": 1}
        )
        self.name: Format = book.add_format({**written, "bold": True, "bg_color": PALE})
        self.link: Format = book.add_format({**written, "font_color": ACCENT, "underline": 1})
        self.example: Format = book.add_format({**written, "italic": True, "bg_color": PALE, "num_format": "@"})
        self.missing: Format = book.add_format({"bg_color": MISSING})
        self.contradiction: Format = book.add_format({"bg_color": CONTRADICTION})
        right = {**free, "align": "right", "indent": 1}
        self.plain: Format = book.add_format(free)
        self.number: Format = book.add_format(right)
        self.text: Format = book.add_format({**free, "text_wrap": True})
        self.code: Format = book.add_format({**free, "num_format": "@"})
        self.date: Format = book.add_format({**free, "num_format": DATE_FORMATS[language], "align": "left"})
        self.whole_money: Format = book.add_format({**right, "num_format": "#,##0"})
        self.money: Format = book.add_format({**right, "num_format": "#,##0.00"})
        self.whole_percent: Format = book.add_format({**right, "num_format": "0%"})
        self.percent: Format = book.add_format({**right, "num_format": "0.0%"})

    def of(self, column: Column, value: object = None) -> Format:
        """The format of a column's cells, and of one value in it."""
        if isinstance(value, AsTyped):
            return self.date if isinstance(value.content, dt.date) else self.plain
        if column.kind is Kind.MONEY:
            return self.money if isinstance(value, float) and not value.is_integer() else self.whole_money
        if column.kind is Kind.PERCENT:
            whole = not isinstance(value, float) or round(value * 100, 9).is_integer()
            return self.whole_percent if whole else self.percent
        if column.kind in CODES:
            return self.code
        if column.kind in NUMBERS:
            return self.number
        return {Kind.TEXT: self.text, Kind.DATE: self.date}.get(column.kind, self.plain)


def print_set_up(sheet: Worksheet, words: Words) -> None:
    """Landscape A4, as wide as the page; at the foot the sheet's name and the page."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    sheet.set_footer("&L&A&R" + words.t("Page {page} of {pages}", page="&P", pages="&N"))
