"""Make the example's workbooks from the texts beside this file: `python -m examples.nordhavn.make [FOLDER]`.

A text is Markdown: `## Sheet`, lines above a table (its titles), the table, lines below it (stray notes). In cells
`<br>` is a line break, `~~…~~` is struck through, `'…` is text whatever it looks like, `#REF!` is a broken formula,
`[^name]` a cell comment whose text stands below as `[^name]: …`. A row that ends in `<!-- hidden -->` is hidden.
Capacity and interviews are matrices here; the workbook gets one row per role and period, per leader and guideline.
"""

import datetime as dt
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reportgen.model.labels import fold, labels, written
from reportgen.model.records import Interview, columns

HERE = Path(__file__).parent
INPUTS = HERE.parents[1] / "inputs"
CREATED = dt.datetime(2026, 2, 13, 16, 0)  # noqa: DTZ001  Excel's times have no zone


@dataclass(frozen=True)
class Style:
    """How one department keeps its workbook."""

    language: str = "en"
    font: str = "Calibri"
    colour: str = "#1F3A5F"
    date: str = "dd-mm-yyyy"
    top: int = 0
    """Blank rows above the titles."""
    left: int = 0
    """Blank columns on the left."""
    merged_titles: bool = False
    filters: bool = False


OWN_LABELS = {fold(each) for name in ("Programme", "Department") for each in labels(name)[name].spellings()}
"""First cells of the sheets that hold labels and values instead of a header and rows."""

STYLES = {
    "programme": Style(filters=True, date="yyyy-mm-dd"),
    "finance": Style(colour="#2E5E4E", date="d mmm yyyy"),
    "procurement": Style(font="Arial", colour="#5B3F73", filters=True),
    "produktion": Style("da", colour="#7A3B12", top=1, left=1),
    "sales-and-service": Style(font="Verdana", colour="#0B6E99", date="d mmm yyyy"),
    "logistik": Style("da", font="Arial", colour="#4A4A4A", left=1),
    "people": Style(font="Georgia", colour="#8C2F4B", top=1),
    "entwicklung": Style("de", font="Arial", colour="#00507D", date="dd.mm.yyyy", merged_titles=True),
    "it": Style(colour="#20262E", date="yyyy-mm-dd", filters=True),
}
"""One workbook for each text, in the order in which they are made."""


@dataclass
class Table:
    """A sheet as written down: what stands above its table, the rows of the table, what stands below."""

    name: str
    above: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    heading: str = ""

    def add(self, line: str) -> None:
        """Take one line of the text."""
        if not line.startswith("|"):
            (self.below if self.rows else self.above).append(line)
        elif not re.fullmatch(r"[|\s:-]+", line):
            row, _, mark = line.rpartition("|")
            if "hidden" in mark:
                self.hidden.add(len(self.rows))
            self.rows.append([cell.strip() for cell in row[1:].split("|")])


def parse(text: str) -> tuple[list[Table], dict[str, str]]:
    """The tables of a text, a `###` under a sheet as a table of its own, and the texts of its comments."""
    tables: list[Table] = []
    comments: dict[str, str] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        note = re.fullmatch(r"\[\^(\w+)]: (.+)", line)
        if note:
            comments[note[1]] = note[2]
        elif line.startswith("## "):
            tables.append(Table(line[3:]))
        elif line.startswith("### "):
            tables.append(Table(tables[-1].name, heading=line[4:]))
        elif tables:
            tables[-1].add(line)
    return tables, comments


def capacity(table: Table, language: str) -> Table:
    """One row per role and period, out of cells `total/day-to-day`."""
    head = [written("Capacity", label, language) for label in ("Role", "Period", "Total FTE", "Day-to-day FTE")]
    periods = table.rows[0][1:]
    rows = [
        [role, period, *cell.split("/")]
        for role, *cells in table.rows[1:]
        for period, cell in zip(periods, cells, strict=True)
    ]
    return Table(table.name, table.above, [head, *rows], table.below)


def interviews(parts: list[Table]) -> Table:
    """One row per leader, round and guideline, out of cells `understanding/support`, joined with what was said."""
    first, *rounds, said = parts
    words = {(leader, number, code): rest for leader, number, code, *rest in said.rows[1:]}
    rows = [[column.label for column in columns(Interview).values()]]
    for part in rounds:
        number = part.heading.removeprefix("Round ")
        guidelines = part.rows[0][3:]
        for leader, department, date, *cells in part.rows[1:]:
            rows += [
                [leader, department, number, date, code, *cell.split("/"), *words.get((leader, number, code), ["", ""])]
                for code, cell in zip(guidelines, cells, strict=True)
                if cell
            ]
    return Table(first.name, first.above, rows)


def sheets(tables: list[Table], language: str) -> Iterator[Table]:
    """The sheets of a workbook, matrices written out."""
    for name, parts in groupby(tables, key=lambda table: table.name):
        part = list(parts)
        if name == "Interviews":
            yield interviews(part)
        elif fold(name) == fold(written("*", "Capacity", language)):
            yield capacity(part[0], language)
        else:
            yield part[0]


class Book:
    """A workbook under way."""

    def __init__(self, path: Path, style: Style, comments: dict[str, str]) -> None:
        self.style = style
        self.comments = comments
        self.book = xlsxwriter.Workbook(path)
        self.book.set_properties({"created": CREATED, "author": "Nordhavn Industri A/S"})
        self.formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def format(self, **properties: object) -> Format:
        """A cell format, made once."""
        whole = {"font_name": self.style.font, "font_size": 10, "valign": "top", **properties}
        key = tuple(sorted(whole.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(whole)
        return self.formats[key]

    def add(self, table: Table) -> None:
        """Write one sheet: titles, a blank row, the table, and its notes to the right, below the last row."""
        sheet = self.book.add_worksheet(table.name)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        style = self.style
        row, left = style.top, style.left
        width = len(table.rows[0])
        form = self.format(bold=True, font_size=13, font_color=style.colour)
        for title in table.above:
            if style.merged_titles and width > 1:
                sheet.merge_range(row, left, row, left + width - 1, title, form)
            else:
                sheet.write_string(row, left, title, form)
            row += 1
        row += bool(table.above)
        self.table(sheet, table, row, left)
        for number, line in enumerate(table.below):
            sheet.write_string(row + len(table.rows) + number, left + width + 1, line, self.format(italic=True))

    def table(self, sheet: Worksheet, table: Table, top: int, left: int) -> None:
        """Write the table with its header, widths, heights, filter and hidden rows."""
        labelled = len(table.rows[0]) == 2 and fold(table.rows[0][0]) in OWN_LABELS
        widths = [min(46, max(map(len, cells)) + 3) for cells in zip(*table.rows, strict=True)]
        for column, width in enumerate(widths):
            sheet.set_column(left + column, left + column, width)
        for number, row in enumerate(table.rows):
            lines = max(-(-len(cell) // width) + cell.count("<br>") for cell, width in zip(row, widths, strict=True))
            sheet.set_row(top + number, 14.5 * max(1, lines), None, {"hidden": number in table.hidden})
            for column, cell in enumerate(row):
                look = {"bold": column == 0, "align": "left"} if labelled else {}
                self.cell(sheet, top + number, left + column, cell, look)
        if not labelled:
            look = {"bold": True, "font_color": "white", "bg_color": self.style.colour, "text_wrap": True, "border": 1}
            sheet.write_row(top, left, table.rows[0], self.format(**look))
            sheet.freeze_panes(top + 1, left + 1)
            sheet.repeat_rows(top)
        if self.style.filters and not labelled:
            sheet.autofilter(top, left, top + len(table.rows) - 1, left + len(widths) - 1)

    def cell(self, sheet: Worksheet, row: int, column: int, cell: str, look: dict[str, object]) -> None:
        """Write one cell, as what it looks like."""
        note = re.search(r"\[\^(\w+)]$", cell)
        if note:
            cell = cell.removesuffix(note[0])
            sheet.write_comment(row, column, self.comments[note[1]], {"author": ""})
        if re.fullmatch(r"\d{4}-\d\d-\d\d", cell):
            date = self.format(num_format=self.style.date, **{**look, "align": "left"})
            sheet.write_datetime(row, column, dt.datetime.fromisoformat(cell), date)
        elif re.fullmatch(r"\d+%", cell):
            sheet.write_number(row, column, int(cell[:-1]) / 100, self.format(num_format="0%"))
        elif re.fullmatch(r"\d+(\.\d+)?", cell):
            shown = "#,##0" if len(cell) > 4 and "." not in cell else "General"
            sheet.write_number(row, column, float(cell), self.format(num_format=shown, **look))
        elif cell.startswith("#"):
            sheet.write_formula(row, column, f"=Plan2025!{cell}", self.format(), cell)
        elif "~~" in cell:
            kept, gone, _ = cell.split("~~")
            sheet.write_rich_string(
                row, column, kept, self.format(font_strikeout=True), gone, self.format(text_wrap=True)
            )
        elif cell:
            text = cell.removeprefix("'").replace("<br>", "\n")
            sheet.write_string(row, column, text, self.format(text_wrap=True, **look))


def make(folder: Path) -> list[Path]:
    """Write all workbooks into `folder`; the paths written."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name, style in STYLES.items():
        tables, comments = parse((HERE / f"{name}.md").read_text(encoding="utf-8"))
        book = Book(folder / f"{name}.xlsx", style, comments)
        for table in sheets(tables, style.language):
            book.add(table)
        book.book.close()
        made.append(folder / f"{name}.xlsx")
    return made


if __name__ == "__main__":
    for path in make(Path(sys.argv[1]) if len(sys.argv) > 1 else INPUTS):
        sys.stdout.write(f"{path.name}\n")
