"""Workbooks in OpenDocument (.ods)."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from reportgen.read import formats
from reportgen.read import package as pk
from reportgen.read.grid import LAST_COLUMN, LAST_ROW, PLAIN, Area, Cell, Content, Format, Sheet, Shown, as_text
from reportgen.read.ods_styles import OFFICE, TABLE, TEXT, Look, Styles, read_styles

CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"

HIDDEN = {"collapse", "filter"}
SHOWN = {"percentage": Shown.PERCENT, "date": Shown.DATE, "time": Shown.TIME}
TRUTHS = {"of:=TRUE()": True, "of:=FALSE()": False}
"""As LibreOffice writes a truth that came from a workbook of Excel."""
ASIDE = {"annotation", "annotation-end", "note", "ruby-text"}
"""What stands within a paragraph, and is no part of its text."""


@dataclass
class _Sheet:
    """A sheet while it is read."""

    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merges: list[Area] = field(default_factory=list)
    comments: dict[tuple[int, int], str] = field(default_factory=dict)
    defaults: list[tuple[int, str]] = field(default_factory=list)
    """The last column, and the style that cells without one of their own have up to it."""

    def default(self, column: int) -> str | None:
        """The style of a column's cells, as far as nothing else is said of them."""
        at = bisect_left(self.defaults, (column, ""))
        return self.defaults[at][1] if at < len(self.defaults) else None


def read_ods(package: pk.Package) -> tuple[Sheet, ...]:
    """All sheets in the workbook's order; what is repeated without content costs nothing."""
    root = package.xml("content.xml")
    styles = read_styles(package, root)
    tables = _tables(root)
    if len(tables) > pk.MAX_SHEETS:
        raise pk.too_large("sheets", len(tables), pk.MAX_SHEETS)
    budget = pk.Budget()
    return tuple(_sheet(table, styles, budget) for table in tables)


def ods_sheets(package: pk.Package) -> list[str]:
    """The names of the sheets, in the workbook's order."""
    return [table.get(f"{TABLE}name", "") for table in _tables(package.xml("content.xml"))]


def _tables(root: etree._Element) -> list[etree._Element]:
    return root.findall(f"{OFFICE}body/{OFFICE}spreadsheet/{TABLE}table")


def _sheet(table: etree._Element, styles: Styles, budget: pk.Budget) -> Sheet:
    found = _Sheet()
    column = 1
    for each in table.iter(f"{TABLE}table-column"):
        count = _count(each, "number-columns-repeated")
        if each.get(f"{TABLE}visibility") in HIDDEN:
            found.hidden_columns.append((column, min(column + count - 1, LAST_COLUMN)))
        column += count
        found.defaults.append((column - 1, each.get(f"{TABLE}default-cell-style-name", "")))
    row = 1
    for each in table.iter(f"{TABLE}table-row"):
        count = _count(each, "number-rows-repeated")
        cells = list(_cells(each, row, styles, found))
        repeats = range(row, row + count) if cells else range(row, row + 1)
        letters = sum(len(cell.value) if isinstance(cell.value, str) else len(cell.struck) for cell in cells)
        budget.spend(len(cells) * len(repeats), letters * len(repeats))
        for number in repeats:
            found.cells |= {(number, cell.column): _moved(cell, number) for cell in cells}
            if each.get(f"{TABLE}visibility") in HIDDEN:
                found.hidden_rows.add(number)
        row += count
        if cells and row - 1 > LAST_ROW:
            raise pk.damaged("more rows than a sheet has")
    name = table.get(f"{TABLE}name", "")
    hidden = table.get(f"{TABLE}style-name") in styles.hidden_sheets
    made = Sheet(
        name,
        found.cells,
        hidden,
        frozenset(found.hidden_rows),
        pk.distinct_ranges(found.hidden_columns),
        tuple(found.merges),
        found.comments,
    )
    pk.check_merges(made)
    return made


def _cells(line: etree._Element, row: int, styles: Styles, found: _Sheet) -> Iterator[Cell]:
    column = 1
    for each in line.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
        count = _count(each, "number-columns-repeated")
        own, of_row = each.get(f"{TABLE}style-name"), line.get(f"{TABLE}default-cell-style-name")
        cell = _cell(each, row, column, styles, styles.look(own, of_row, found.default(column)))
        if cell is not None:
            if column + count - 1 > LAST_COLUMN:
                raise pk.damaged("more columns than a sheet has")
            yield from (_moved(cell, row, number) for number in range(column, column + count))
        rows, columns = _count(each, "number-rows-spanned"), _count(each, "number-columns-spanned")
        if rows > 1 or columns > 1:
            found.merges.append(_area(row, column, rows, columns))
        if (note := each.find(f"{OFFICE}annotation")) is not None:
            found.comments[row, column] = _text(note, styles)[0]
        column += count
    if len(found.merges) > pk.MAX_MERGES:
        raise pk.too_large("merges", len(found.merges), pk.MAX_MERGES)
    if len(found.comments) > pk.MAX_COMMENTS:
        raise pk.too_large("comments", len(found.comments), pk.MAX_COMMENTS)


def _cell(element: etree._Element, row: int, column: int, styles: Styles, look: Look) -> Cell | None:
    text, gone = _text(element, styles)
    kind = element.get(f"{OFFICE}value-type", "")
    form = _format(element, kind, look)
    if element.get(f"{CALC}value-type") == "error":
        return Cell(row, column, error=text or "#VALUE!")
    formula = element.get(f"{TABLE}formula", "")
    if formula and not kind:  # a result that is an empty text has a paragraph, and what was never calculated has none
        shown = element.find(f"{TEXT}p") is not None
        return None if shown else Cell(row, column, pending="=" + formula.partition("=")[2])
    if kind in {"", "string"} and not (text + gone).strip():
        return None
    value = _value(element, kind, text)
    if look.struck:
        struck = (text + gone).strip() if isinstance(value, str) else as_text(value, form)
        return Cell(row, column, format=form, struck=struck)
    return Cell(row, column, None if value == "" else value, form, struck=gone)


def _format(element: etree._Element, kind: str, look: Look) -> Format:
    """How a number is shown: what it is says the cell, the marks beside it say its style and the cell."""
    if kind in SHOWN:
        return Format(SHOWN[kind])
    if kind not in {"float", "currency"}:
        return PLAIN
    currency = element.get(f"{OFFICE}currency") if kind == "currency" else None
    return replace(look.format, marks=(currency,)) if currency else look.format


def _value(element: etree._Element, kind: str, text: str) -> Content:
    match kind:
        case "float" if (formula := element.get(f"{TABLE}formula")) in TRUTHS:
            return TRUTHS[formula]
        case "float" | "percentage" | "currency":
            return formats.number(element.get(f"{OFFICE}value", ""))
        case "date":
            return formats.day(element.get(f"{OFFICE}date-value", "")) or text
        case "time":
            time = formats.duration(element.get(f"{OFFICE}time-value", ""))
            return text if time is None else time
        case "boolean":
            return element.get(f"{OFFICE}boolean-value") == "true"
    return text


def _text(element: etree._Element, styles: Styles) -> tuple[str, str]:
    """The paragraphs of a cell or comment, one a line: what stands in them, and what is struck through."""
    paragraphs: list[list[tuple[str, bool]]] = []
    length = 0
    for paragraph in element.iterchildren(f"{TEXT}p"):
        paragraphs.append([])
        for piece, struck in _runs(paragraph, styles, struck=False):
            paragraphs[-1].append((piece, struck))
            length += len(piece)
            if length > pk.MAX_TEXT:
                raise pk.too_large("text", length, pk.MAX_TEXT)
    if not paragraphs and element.get(f"{OFFICE}value-type") == "string":
        paragraphs = [[(element.get(f"{OFFICE}string-value", ""), False)]]
    kept = "\n".join("".join(text for text, struck in runs if not struck) for runs in paragraphs)
    gone = "\n".join("".join(text for text, struck in runs if struck) for runs in paragraphs)
    return kept, gone.strip()


def _runs(paragraph: etree._Element, styles: Styles, *, struck: bool) -> Iterator[tuple[str, bool]]:
    """The pieces of a paragraph, each with whether it is struck through."""
    yield paragraph.text or "", struck
    for each in paragraph.iterchildren():
        tag = etree.QName(each).localname
        if tag == "s":
            yield " " * min(int(each.get(f"{TEXT}c", "1")), pk.MAX_TEXT), struck
        elif tag in {"tab", "line-break"}:
            yield "\t" if tag == "tab" else "\n", struck
        elif tag not in ASIDE:
            yield from _runs(each, styles, struck=struck or each.get(f"{TEXT}style-name") in styles.struck_runs)
        yield each.tail or "", struck


def _area(row: int, column: int, rows: int, columns: int) -> Area:
    found = Area(row, column, row + rows - 1, column + columns - 1)
    if found.bottom > LAST_ROW or found.right > LAST_COLUMN:
        raise pk.damaged("merged cells reach beyond the sheet")
    return found


def _moved(cell: Cell, row: int, column: int | None = None) -> Cell:
    if row == cell.row and column in {None, cell.column}:
        return cell
    return Cell(row, column or cell.column, cell.value, cell.format, cell.error, cell.pending, cell.struck)


def _count(element: etree._Element, name: str) -> int:
    return max(1, int(element.get(f"{TABLE}{name}", "1")))
