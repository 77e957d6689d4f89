"""What the workbook of all kinds of cells holds: for each kind how it is written, and how it must be read.

`make_corpus.py` writes it with XlsxWriter and has LibreOffice save it in all its formats; the tests hold what is read
of those files to the same table. Column A of the sheet Kinds names the kind, column B is the cell.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from xlsxwriter.format import Format as Style
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from reportgen.read.grid import PLAIN, Cell, Content, Format, Shown

DATE, TIME, PERCENT = Format(Shown.DATE), Format(Shown.TIME), Format(Shown.PERCENT)


@dataclass(frozen=True)
class Kind:
    """One kind of cell: what is written (a formula's saved result), how it is formatted, what must be read."""

    name: str
    written: object
    style: Mapping[str, object] = field(default_factory=dict)
    formula: str = ""
    reads: Content = None
    form: Format = PLAIN
    error: str = ""
    struck: str = ""

    def cell(self, row: int) -> Cell:
        """The cell that must be read in this row."""
        return Cell(row, 2, self.reads, self.form, self.error, struck=self.struck)


def text(name: str, written: str, reads: str | None = None, **style: object) -> Kind:
    """A text that is read as it was written, unless said otherwise."""
    return Kind(name, written, style, reads=written if reads is None else reads)


def number(name: str, written: float, code: str = "General", reads: Content = None, form: Format = PLAIN) -> Kind:
    """A number in a number format."""
    return Kind(
        name, written, {"num_format": code}, reads=Decimal(repr(written)) if reads is None else reads, form=form
    )


NOON = 0.5
KINDS: Sequence[Kind] = (
    text("text", "Closing the books"),
    text("letters of many scripts", "Ærø, Größe, Ελλάδα, Žižek, 漢字, עברית"),
    text("beyond the first plane", "🚂 🧾"),
    text("composed and decomposed", "e\u0301 é"),
    text("spaces at the edges", "  two before, one after "),
    text("runs of spaces", "a  b   c"),
    text("no-break space", "1\u00a0000\u202fkr"),
    text("line breaks", "one\ntwo\n\nfour", text_wrap=True),
    text("tab", "left\tright"),
    text("markup", '<b>&amp; "quoted"</b> {{ 7 * 7 }}'),
    text("what looks like an escape", "a_x000D_b _x005F_"),
    text("zeros before a number", "007"),
    text("a number as text", "1,234.5"),
    text("a formula as text", "=A1+1", quote_prefix=True),
    text("a command as text", "=cmd|' /C calc'!A0", quote_prefix=True),
    text("plus and at", "+1 @SUM"),
    text("not available", "N/A"),
    text("none", "None"),
    text("null", "null"),
    text("not a number", "NaN"),
    text("true as text", "TRUE"),
    text("an error as text", "#REF! was there"),
    text("long", "x" * 2000),
    text("date as text", "31.03.2026"),
    text("link", "https://firm.example/?a=1&b=2"),
    Kind("struck text", "gone", {"font_strikeout": True}, struck="gone"),
    Kind("struck number", 12, {"font_strikeout": True}, struck="12"),
    number("whole", 42),
    number("negative", -7),
    number("nought", 0),
    number("decimal", 2.5),
    number("noise", 0.30000000000000004, reads=Decimal("0.3")),
    number("third", 1 / 3, reads=Decimal("0.333333333333333")),
    number("large", 123456789012345.0, reads=Decimal(123456789012345)),
    number("very large", 1e20, reads=Decimal("1E+20")),
    number("very small", 1.5e-7, reads=Decimal("1.5E-7")),
    number("thousand in scientific", 1000, "0.00E+00"),
    number("two decimals", 3, "0.00"),
    number("thousands", 1234567.5, "#,##0.00", Decimal("1234567.5")),
    number("leading zeros", 7, "000", Decimal(7), Format(digits=3)),
    number("per cent", 0.5, "0%", form=PERCENT),
    number("per cent with decimals", 0.125, "0.00%", form=PERCENT),
    number("unit", 12, '0 "PT"', form=Format(marks=("PT",))),
    number("fraction", 0.25, "# ?/?"),
    number("red when negative", -5, "0;[Red]-0", form=Format(digits=1)),
    number("currency code", 1000, "[$DKK] #,##0.00", form=Format(marks=("DKK",))),
    number("currency after", 1000, "#,##0.00 [$€-407]", form=Format(marks=("€",))),
    number(
        "accounting",
        1500,
        '_-* #,##0.00 "kr."_-;-* #,##0.00 "kr."_-;_-* "-"?? "kr."_-;_-@_-',
        form=Format(marks=("kr.",)),
    ),
    Kind("date", dt.date(2026, 3, 31), {"num_format": "yyyy-mm-dd"}, reads=dt.date(2026, 3, 31), form=DATE),
    Kind(
        "date, Danish",
        dt.date(2026, 3, 31),
        {"num_format": "[$-406]d. mmmm yyyy"},
        reads=dt.date(2026, 3, 31),
        form=DATE,
    ),
    Kind("date, German", dt.date(2026, 12, 1), {"num_format": "dd.mm.yyyy"}, reads=dt.date(2026, 12, 1), form=DATE),
    Kind("date, American", dt.date(2026, 12, 1), {"num_format": "m/d/yy"}, reads=dt.date(2026, 12, 1), form=DATE),
    Kind("month", dt.date(2026, 3, 1), {"num_format": "mmm yyyy"}, reads=dt.date(2026, 3, 1), form=DATE),
    Kind("weekday", dt.date(2026, 3, 31), {"num_format": "dddd"}, reads=dt.date(2026, 3, 31), form=DATE),
    Kind("built-in date", dt.date(2026, 3, 31), {"num_format": 14}, reads=dt.date(2026, 3, 31), form=DATE),
    Kind(
        "date and time",
        dt.datetime(2026, 3, 31, 23, 59),  # noqa: DTZ001 - a spreadsheet's times have no zone
        {"num_format": "yyyy-mm-dd hh:mm"},
        reads=dt.date(2026, 3, 31),
        form=DATE,
    ),
    number("time", NOON, "hh:mm", form=TIME),
    number("duration", 1.5, "[h]:mm:ss", form=TIME),
    Kind("true", True, reads=True),  # noqa: FBT003 - what the cell holds
    Kind("false", False, reads=False),  # noqa: FBT003 - likewise
    Kind("formula, number", 43, formula="=B29+1", reads=Decimal(43)),
    Kind("formula, text", "ab", formula='="a"&"b"', reads="ab"),
    Kind("formula, nothing", None, formula='=""'),
    Kind("formula, true", True, formula="=1=1", reads=True),  # noqa: FBT003 - likewise
    Kind("formula, date", 46112, {"num_format": "yyyy-mm-dd"}, "=DATE(2026,3,31)", dt.date(2026, 3, 31), DATE),
    Kind("formula, per cent", 0.25, {"num_format": "0%"}, "=1/4", Decimal("0.25"), PERCENT),
    Kind("division by nought", "#DIV/0!", formula="=1/0", error="#DIV/0!"),
    Kind("not available, error", "#N/A", formula="=NA()", error="#N/A"),
    Kind("unknown name", "#NAME?", formula="=nosuchname", error="#NAME?"),
    Kind("wrong value", "#VALUE!", formula='="a"*1', error="#VALUE!"),
    Kind("not a possible number", "#NUM!", formula="=SQRT(-1)", error="#NUM!"),
    Kind("error inside a calculation", "#DIV/0!", formula="=1+1/0", error="#DIV/0!"),
)


LAYOUT: Mapping[tuple[int, int], Cell] = {
    (place.row, place.column): place
    for place in (
        Cell(1, 2, "a title over three columns"),
        Cell(3, 1, "shown"),
        Cell(3, 4, "in a hidden column"),
        Cell(4, 1, "in a hidden row"),
        Cell(6, 1, "partly ", struck="gone"),
        Cell(7, 1, "bold and plain"),
        Cell(8, 1, "with a comment"),
        Cell(9, 2, Decimal(1)),
        Cell(9, 3, Decimal(2)),
        Cell(10, 2, "two rows"),
        Cell(200, 40, "far away"),
    )
}
MERGES, HIDDEN_ROWS, HIDDEN_COLUMNS = ("B1:D1", "B10:B11"), frozenset({4}), ((4, 4),)
COMMENTS = {(8, 1): "Is this right?\nSee the minutes."}
SHEETS = ("Kinds", "Layout", "Put away", "Größe & <Æ>")
"""In order; the third is hidden, the last is empty."""

DAYS = (dt.date(1904, 1, 2), dt.date(2000, 2, 29), dt.date(2026, 3, 31))
"""What the workbook that counts from 1904 holds in column A."""


def write_all(made: Workbook) -> None:
    """Fill a workbook with all kinds of cells, and all that is done to rows, columns and sheets."""
    kinds, layout, away, _ = (made.add_worksheet(name) for name in SHEETS)
    write_kinds(kinds, made)
    bold, struck = made.add_format({"bold": True}), made.add_format({"font_strikeout": True})
    layout.merge_range(MERGES[0], "a title over three columns")
    layout.merge_range(MERGES[1], "two rows")
    layout.write_row("B9", [1, 2])
    for at, said in (("A3", "shown"), ("D3", "in a hidden column"), ("A4", "in a hidden row"), ("AN200", "far away")):
        layout.write_string(at, said)
    layout.write_rich_string("A6", "partly ", struck, "gone")
    layout.write_rich_string("A7", bold, "bold", " and plain")
    layout.write_string("A8", "with a comment")
    layout.write_comment("A8", COMMENTS[8, 1])
    layout.set_row(3, options={"hidden": True})
    layout.set_column("D:D", options={"hidden": True})
    away.write_string("A1", "put away")
    away.hide()


def write_days(made: Workbook) -> None:
    """Fill a workbook that counts its days from 1904."""
    sheet, style = made.add_worksheet("Days"), made.add_format({"num_format": "yyyy-mm-dd"})
    for row, day in enumerate(DAYS):
        sheet.write_datetime(row, 0, day, style)


def write_kinds(sheet: Worksheet, made: Workbook) -> None:
    """Fill the sheet Kinds."""
    for row, kind in enumerate(KINDS):
        style = made.add_format(dict(kind.style)) if kind.style else None
        sheet.write_string(row, 0, kind.name)
        _write(sheet, row, kind, style)


def _write(sheet: Worksheet, row: int, kind: Kind, style: Style | None) -> None:
    match kind.written:
        case value if kind.formula:
            sheet.write_formula(row, 1, kind.formula, style, "" if value is None else value)
        case bool(value):
            sheet.write_boolean(row, 1, value, style)
        case str(value):
            sheet.write_string(row, 1, value, style)
        case dt.date() as value:
            sheet.write_datetime(row, 1, value, style)
        case value:
            sheet.write_number(row, 1, value, style)


def kinds() -> dict[tuple[int, int], Cell]:
    """All cells of the sheet Kinds as they must be read."""
    cells = {}
    for row, kind in enumerate(KINDS, start=1):
        cells[row, 1] = Cell(row, 1, kind.name)
        cell = kind.cell(row)
        if cell.value is not None or cell.error or cell.struck:
            cells[row, 2] = cell
    return cells
