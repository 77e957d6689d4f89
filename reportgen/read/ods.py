"""Workbooks in OpenDocument (.ods)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from reportgen.read import formats
from reportgen.read import package as pk
from reportgen.read.grid import LAST_COLUMN, LAST_ROW, PLAIN, Area, Cell, Content, Format, Sheet, Shown

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"

HIDDEN = {"collapse", "filter"}


@dataclass
class _Sheet:
    """A sheet while it is read."""

    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merges: list[Area] = field(default_factory=list)
    comments: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Styles:
    """The names of styles that mean something."""

    struck: frozenset[str]
    hidden_sheets: frozenset[str]


def read_ods(package: pk.Package) -> tuple[Sheet, ...]:
    """All sheets in the workbook's order; what is repeated without content costs nothing."""
    root = package.xml("content.xml")
    styles = _styles(root)
    tables = root.findall(f"{OFFICE}body/{OFFICE}spreadsheet/{TABLE}table")
    if len(tables) > pk.MAX_SHEETS:
        raise pk.too_large("sheets", len(tables), pk.MAX_SHEETS)
    return tuple(_sheet(table, styles) for table in tables)


def _styles(root: etree._Element) -> _Styles:
    struck, hidden = set(), set()
    for style in root.iterfind(f"{OFFICE}automatic-styles/{STYLE}style"):
        text = style.find(f"{STYLE}text-properties")
        lines = ("text-line-through-style", "text-line-through-type")
        if text is not None and any(text.get(f"{STYLE}{line}", "none") != "none" for line in lines):
            struck.add(style.get(f"{STYLE}name", ""))
        table = style.find(f"{STYLE}table-properties")
        if table is not None and table.get(f"{TABLE}display") == "false":
            hidden.add(style.get(f"{STYLE}name", ""))
    return _Styles(frozenset(struck), frozenset(hidden))


def _sheet(table: etree._Element, styles: _Styles) -> Sheet:
    found = _Sheet()
    column = 1
    for each in table.iter(f"{TABLE}table-column"):
        count = _count(each, "number-columns-repeated")
        if each.get(f"{TABLE}visibility") in HIDDEN:
            found.hidden_columns.append((column, min(column + count - 1, LAST_COLUMN)))
        column += count
    row = 1
    for each in table.iter(f"{TABLE}table-row"):
        count = _count(each, "number-rows-repeated")
        cells = list(_cells(each, row, styles, found))
        repeats = range(row, row + count) if cells else range(row, row + 1)
        if len(cells) * len(repeats) + len(found.cells) > pk.MAX_CELLS:
            raise pk.too_large("cells", len(cells) * len(repeats) + len(found.cells), pk.MAX_CELLS)
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
        tuple(found.hidden_columns),
        tuple(found.merges),
        found.comments,
    )
    pk.check_merges(made)
    return made


def _cells(line: etree._Element, row: int, styles: _Styles, found: _Sheet) -> Iterator[Cell]:
    column = 1
    for each in line.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
        count = _count(each, "number-columns-repeated")
        cell = _cell(each, row, column, styles)
        if cell is not None:
            if column + count - 1 > LAST_COLUMN:
                raise pk.damaged("more columns than a sheet has")
            yield from (_moved(cell, row, number) for number in range(column, column + count))
        rows, columns = _count(each, "number-rows-spanned"), _count(each, "number-columns-spanned")
        if rows > 1 or columns > 1:
            found.merges.append(Area(row, column, row + rows - 1, column + columns - 1))
        if (note := each.find(f"{OFFICE}annotation")) is not None:
            found.comments[row, column] = _text(note, styles)[0]
        column += count
    if len(found.merges) > pk.MAX_MERGES:
        raise pk.too_large("merges", len(found.merges), pk.MAX_MERGES)


def _cell(element: etree._Element, row: int, column: int, styles: _Styles) -> Cell | None:
    text, gone = _text(element, styles)
    kind = element.get(f"{OFFICE}value-type", "")
    form = {"percentage": Format(Shown.PERCENT), "date": Format(Shown.DATE), "time": Format(Shown.TIME)}.get(
        kind, PLAIN
    )
    if kind == "currency" and (currency := element.get(f"{OFFICE}currency")):
        form = Format(marks=(currency,))
    if element.get(f"{CALC}value-type") == "error":
        return Cell(row, column, error=text or "#VALUE!")
    formula = element.get(f"{TABLE}formula", "")
    if formula and not kind:
        return Cell(row, column, pending="=" + formula.partition("=")[2])
    if not kind or (kind == "string" and not (text + gone).strip()):
        return None
    if element.get(f"{TABLE}style-name") in styles.struck:
        return Cell(row, column, format=form, struck=(text + gone).strip())
    value = _value(element, kind, text)
    return Cell(row, column, None if value == "" else value, form, struck=gone)


def _value(element: etree._Element, kind: str, text: str) -> Content:
    match kind:
        case "float" | "percentage" | "currency":
            return formats.number(element.get(f"{OFFICE}value", ""))
        case "date":
            return dt.datetime.fromisoformat(element.get(f"{OFFICE}date-value", "")).date()
        case "boolean":
            return element.get(f"{OFFICE}boolean-value") == "true"
    return text


def _text(element: etree._Element, styles: _Styles) -> tuple[str, str]:
    """The paragraphs of a cell or comment, one a line: what stands in them, and what is struck through."""
    paragraphs = [list(_runs(paragraph, styles, struck=False)) for paragraph in element.iterchildren(f"{TEXT}p")]
    kept = "\n".join("".join(text for text, struck in runs if not struck) for runs in paragraphs)
    gone = "\n".join("".join(text for text, struck in runs if struck) for runs in paragraphs)
    if len(kept) + len(gone) > pk.MAX_TEXT:
        raise pk.too_large("text", len(kept) + len(gone), pk.MAX_TEXT)
    return kept, gone.strip()


def _runs(paragraph: etree._Element, styles: _Styles, *, struck: bool) -> Iterator[tuple[str, bool]]:
    """The pieces of a paragraph, each with whether it is struck through."""
    yield paragraph.text or "", struck
    for each in paragraph.iterchildren():
        tag = etree.QName(each).localname
        if tag == "s":
            yield " " * min(int(each.get(f"{TEXT}c", "1")), pk.MAX_TEXT), struck
        elif tag in {"tab", "line-break"}:
            yield "\t" if tag == "tab" else "\n", struck
        elif tag in {"span", "a"}:
            yield from _runs(each, styles, struck=struck or each.get(f"{TEXT}style-name") in styles.struck)
        yield each.tail or "", struck


def _moved(cell: Cell, row: int, column: int | None = None) -> Cell:
    if row == cell.row and column in {None, cell.column}:
        return cell
    return Cell(row, column or cell.column, cell.value, cell.format, cell.error, cell.pending, cell.struck)


def _count(element: etree._Element, name: str) -> int:
    return max(1, int(element.get(f"{TABLE}{name}", "1")))
