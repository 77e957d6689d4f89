"""Workbooks in Office Open XML (.xlsx, .xlsm), read exactly: no merge, error or format loses anything."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from reportgen.read import formats, grid
from reportgen.read import package as pk
from reportgen.read.grid import PLAIN, Cell, Content, Format, Sheet
from reportgen.read.stream import Attributes
from reportgen.read.xlsx_texts import NOTHING, Notes, SharedTexts, Wording, Wordings, checked, is_true, unescaped


class Style(NamedTuple):
    """What a cell's style says."""

    format: Format
    struck: bool


UNSTYLED = Style(PLAIN, struck=False)


@dataclass(frozen=True)
class Shared:
    """What all sheets of a workbook share."""

    texts: tuple[Wording, ...]
    styles: tuple[Style, ...]
    from_1904: bool

    def text(self, index: str) -> Wording:
        """A text by its number; IndexError where there is none."""
        return self.texts[_whole(index)] if index else NOTHING

    def style(self, index: str | None) -> Style:
        """A cell's style; the plain one where the file names none."""
        if not self.styles:
            return UNSTYLED
        return self.styles[_whole(index)] if index else self.styles[0]


def read_xlsx(package: pk.Package) -> tuple[Sheet, ...]:
    """All sheets in the workbook's order; UnusableFileError, or what `workbook.DAMAGE` lists, if it is damaged."""
    main = workbook_part(package)
    book = package.xml(main)
    links = {each.id: each for each in package.relationships(main)}
    by_type = {each.type: each.target for each in links.values()}
    properties = book.find("{*}workbookPr")
    shared = Shared(
        _shared_texts(package, by_type.get("sharedStrings")),
        _styles(package, by_type.get("styles")),
        from_1904=properties is not None and is_true(properties.get("date1904")),
    )
    entries = list(book.iterfind("{*}sheets/{*}sheet"))
    if len(entries) > pk.MAX_SHEETS:
        raise pk.too_large("sheets", len(entries), pk.MAX_SHEETS)
    sheets: list[Sheet] = []
    budget = pk.Budget()
    for entry in entries:
        name, hidden = unescaped(entry.get("name", "")), entry.get("state", "visible") != "visible"
        link = links.get(next((str(value) for key, value in entry.items() if str(key).endswith("}id")), ""))
        if link is None:
            raise pk.damaged("a part of it is missing", name)
        sheets.append(_sheet(package, Sheet(name, hidden=hidden), link, shared, budget))
    return tuple(sheets)


def workbook_part(package: pk.Package) -> str:
    """The part that lists the sheets."""
    for each in package.relationships(""):
        if each.type == "officeDocument":
            return each.target
    return "xl/workbook.xml"


def xlsx_sheets(package: pk.Package) -> list[str]:
    """The names of the sheets, in the workbook's order, as the file has them."""
    return [each.get("name", "") for each in package.xml(workbook_part(package)).iterfind("{*}sheets/{*}sheet")]


def _sheet(package: pk.Package, named: Sheet, link: pk.Relationship, shared: Shared, budget: pk.Budget) -> Sheet:
    if link.type != "worksheet":  # a chart or a macro sheet has no cells
        return named
    data = package.markup(link.target)
    filled = max(data.count(end) for end in (b"</v>", b"</f>", b"</is>"))  # at least: a cell has one of each at most
    if filled > budget.cells:
        raise pk.too_large("cells", filled, pk.MAX_CELLS)
    walk = _Cells(shared, budget)
    walk.walk(data)
    found = Sheet(
        named.name,
        walk.cells,
        named.hidden,
        frozenset(walk.hidden_rows),
        pk.distinct_ranges(walk.hidden_columns),
        tuple(walk.merges),
        _comments(package, link.target),
    )
    pk.check_merges(found)
    return found


class _Cells(Wordings):
    """What stands on a sheet."""

    def __init__(self, shared: Shared, budget: pk.Budget) -> None:
        super().__init__()
        self.cells: dict[tuple[int, int], Cell] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.merges: list[grid.Area] = []
        self._shared, self._budget = shared, budget
        self._row = self._column = 0
        self._row_name = ""
        self._unplaced = ""  # the name of a cell that held nothing, so that nobody asked where it is
        self._cell: Attributes | None = None
        self._at = 0  # how deep the cell stands
        self._value: str | None = None
        self._formula: str | None = None
        self.opening = {
            **self.opening, "row": self._row_begins, "c": self._cell_begins,
            "col": self._columns, "mergeCell": self._merge,
        }  # fmt: skip
        self.closing = {**self.closing, "c": self._cell_ends, "v": self._stored, "f": self._computed}

    def _row_begins(self, attributes: Attributes) -> None:
        self._row = _whole(attributes["r"]) if "r" in attributes else self._row + 1
        if not 1 <= self._row <= grid.LAST_ROW:
            raise pk.damaged("more rows than a sheet has")
        self._row_name, self._column, self._unplaced = str(self._row), 0, ""
        if is_true(attributes.get("hidden")) or attributes.get("ht") == "0":
            self.hidden_rows.add(self._row)

    def _columns(self, attributes: Attributes) -> None:
        if is_true(attributes.get("hidden")) or attributes.get("width") == "0":
            self.hidden_columns.append((int(attributes.get("min", "1")), int(attributes.get("max", "1"))))
            if len(self.hidden_columns) > grid.LAST_COLUMN:
                raise pk.damaged("more columns than a sheet has")

    def _merge(self, attributes: Attributes) -> None:
        self.merges.append(grid.area(attributes.get("ref", "")))
        if len(self.merges) > pk.MAX_MERGES:
            raise pk.too_large("merges", len(self.merges), pk.MAX_MERGES)

    def _cell_begins(self, attributes: Attributes) -> None:
        if self._cell is None:
            self._cell, self._at = attributes, self.depth

    def _stored(self) -> None:
        if self._cell is not None and self.depth == self._at + 1:
            self._value = "".join(self.text)

    def _computed(self) -> None:
        if self._cell is not None and self.depth == self._at + 1:
            self._formula = "".join(self.text)

    def said(self) -> None:
        """A piece of text ends; outside every cell it is nobody's."""
        if self._cell is not None:
            super().said()

    def _cell_ends(self) -> None:
        attributes = self._cell
        if attributes is None or self.depth != self._at:
            return
        self._cell = None
        name = attributes.get("r", "")
        if name and self._value is None and self._formula is None and not self.kept and not self.struck:
            self._unplaced = name  # it holds nothing but a style; there may be millions
            return
        self._place(name)
        cell = self._read(attributes, self.wording() if self.kept or self.struck else NOTHING)
        self._value = self._formula = None
        if cell is not None:
            if self.cells.setdefault((self._row, self._column), cell) is not cell:
                raise pk.damaged("two cells are in one place", cell.address)
            self._budget.spend(1, len(cell.value) if isinstance(cell.value, str) else len(cell.struck))

    def _place(self, name: str) -> None:
        """Where a cell stands that says so, or stands behind the one before it."""
        if name and name.endswith(self._row_name):
            self._column = grid.column_of(name[: -len(self._row_name)])
        elif name:
            row, self._column = grid.position(name)
            if row != self._row:
                raise pk.damaged("a cell is in another row than it says", name)
        else:
            self._column = (grid.position(self._unplaced)[1] if self._unplaced else self._column) + 1
            if self._column > grid.LAST_COLUMN:
                raise pk.damaged("more columns than a sheet has")
        self._unplaced = ""

    def _read(self, attributes: Attributes, inline: Wording) -> Cell | None:
        """One cell; None for one that holds nothing but a style."""
        row, column = self._row, self._column
        form, struck = self._shared.style(attributes.get("s"))
        kind, text = attributes.get("t", "n"), self._value or ""
        if kind in {"s", "inlineStr"}:
            value, gone = inline if kind == "inlineStr" else self._shared.text(text)
            if struck:
                value, gone = "", value + gone
            return Cell(row, column, value or None, form, struck=gone.strip()) if (value + gone).strip() else None
        if kind == "e":
            return Cell(row, column, format=form, error=text or "#VALUE!")
        if self._formula is not None and not text and kind != "str":
            return Cell(row, column, format=form, pending="=" + checked(self._formula))
        content = _content(kind, text, form, from_1904=self._shared.from_1904) if text.strip() else ""
        if isinstance(content, str) and not content.strip():  # which an escape (`_x000A_`) may hide
            return None
        if struck:
            return Cell(row, column, format=form, struck=grid.as_text(content, form))
        return Cell(row, column, content, form)


def _comments(package: pk.Package, part: str) -> Mapping[tuple[int, int], str]:
    """Comments by cell; a thread in place of the notice that stands in for it in programs that know no threads."""
    by_type = {"comments": Notes(), "threadedComment": Notes()}
    for link in package.relationships(part):
        if link.type in by_type:
            by_type[link.type].walk(package.markup(link.target))
    notes = by_type["comments"].found | by_type["threadedComment"].found
    return {place: "\n".join(messages) for place, messages in notes.items()}


def _shared_texts(package: pk.Package, part: str | None) -> tuple[Wording, ...]:
    if part is None or part not in package:
        return ()
    walk = SharedTexts()
    walk.walk(package.markup(part))
    return tuple(walk.found)


def _styles(package: pk.Package, part: str | None) -> tuple[Style, ...]:
    if part is None or part not in package:
        return ()
    root = package.xml(part)
    codes: dict[int, str] = dict(formats.BUILT_IN)
    for each in root.iterfind("{*}numFmts/{*}numFmt"):
        codes[int(each.get("numFmtId", "0"))] = each.get("formatCode", "")
    if len(codes) > pk.MAX_FORMATS:
        raise pk.too_large("formats", len(codes), pk.MAX_FORMATS)
    strikes = [each.find("{*}strike") for each in root.iterfind("{*}fonts/{*}font")]
    struck = {index for index, strike in enumerate(strikes) if strike is not None and is_true(strike.get("val", "1"))}
    return tuple(
        Style(
            formats.format_of(codes.get(int(each.get("numFmtId", "0")), "General")),
            struck=int(each.get("fontId", "0")) in struck,
        )
        for each in root.iterfind("{*}cellXfs/{*}xf")
    )


def _content(kind: str, text: str, form: Format, *, from_1904: bool) -> Content:
    match kind:
        case "b":
            return _truth(text)
        case "str":
            return checked(unescaped(text))
        case "d":
            return formats.day(text) or text
    return formats.dated(formats.number(text), form, from_1904=from_1904)


def _truth(text: str) -> bool:
    if text not in {"0", "1", "true", "false"}:
        raise pk.damaged(pk.BROKEN, f"neither true nor false: {text[:20]}")
    return is_true(text)


def _whole(text: str) -> int:
    """A row or the number of a text or style; ValueError below 0, from where Python would count backwards."""
    number = int(text)
    if number < 0:
        raise ValueError(f"less than nothing: {text}")
    return number
