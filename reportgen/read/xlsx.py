"""Workbooks in Office Open XML (.xlsx, .xlsm), read exactly: no merge, error or format loses anything."""

import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from reportgen.read import formats, grid
from reportgen.read import package as pk
from reportgen.read.grid import PLAIN, Cell, Content, Format, Sheet


class Wording(NamedTuple):
    """A text: what stands in it, and what of it is struck through."""

    kept: str
    struck: str


class Style(NamedTuple):
    """What a cell's style says."""

    format: Format
    struck: bool


@dataclass(frozen=True)
class Shared:
    """What all sheets of a workbook share."""

    texts: tuple[Wording, ...]
    styles: tuple[Style, ...]
    from_1904: bool

    def style(self, index: str | None) -> Style:
        """A cell's style; the plain one where the file names none."""
        return self.styles[int(index or 0)] if self.styles else Style(PLAIN, struck=False)


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
        from_1904=properties is not None and _true(properties.get("date1904")),
    )
    entries = list(book.iterfind("{*}sheets/{*}sheet"))
    if len(entries) > pk.MAX_SHEETS:
        raise pk.too_large("sheets", len(entries), pk.MAX_SHEETS)
    sheets = []
    budget = pk.MAX_CELLS
    for entry in entries:
        link = links[next((str(value) for key, value in entry.items() if str(key).endswith("}id")), "")]
        sheet = _sheet(package, entry, link, shared, budget)
        budget -= len(sheet.cells)
        sheets.append(sheet)
    return tuple(sheets)


def workbook_part(package: pk.Package) -> str:
    """The part that lists the sheets."""
    for each in package.relationships(""):
        if each.type == "officeDocument":
            return each.target
    return "xl/workbook.xml"


def _sheet(package: pk.Package, entry: etree._Element, link: pk.Relationship, shared: Shared, budget: int) -> Sheet:
    name, hidden = _unescaped(entry.get("name", "")), entry.get("state", "visible") != "visible"
    if link.type != "worksheet":  # a chart or a macro sheet has no cells
        return Sheet(name, hidden=hidden)
    cells: dict[tuple[int, int], Cell] = {}
    hidden_rows: set[int] = set()
    hidden_columns: list[tuple[int, int]] = []
    merges: list[grid.Area] = []
    row = 0
    for element in _elements(package.bytes(link.target), ("row", "col", "mergeCell")):
        tag = etree.QName(element).localname
        if tag == "row":
            row = int(element.get("r", row + 1))
            if _true(element.get("hidden")) or element.get("ht") == "0":
                hidden_rows.add(row)
            for cell in _cells(element, row, shared):
                cells[cell.row, cell.column] = cell
            if len(cells) > budget:
                raise pk.too_large("cells", len(cells), budget)
        elif tag == "col" and (_true(element.get("hidden")) or element.get("width") == "0"):
            hidden_columns.append((int(element.get("min", "1")), int(element.get("max", "1"))))
        elif tag == "mergeCell":
            merges.append(grid.area(element.get("ref", "")))
            if len(merges) > pk.MAX_MERGES:
                raise pk.too_large("merges", len(merges), pk.MAX_MERGES)
    comments = _comments(package, link.target)
    found = Sheet(name, cells, hidden, frozenset(hidden_rows), tuple(hidden_columns), tuple(merges), comments)
    pk.check_merges(found)
    return found


def _elements(data: bytes, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """The elements of a part as they end, each forgotten once it was used, so that a large sheet stays small."""
    names = tuple(f"{{*}}{tag}" for tag in tags)
    walk = etree.iterparse(
        io.BytesIO(data), events=("end",), tag=names, resolve_entities=False, no_network=True, load_dtd=False
    )
    for _, element in walk:
        yield element
        element.clear(keep_tail=False)
        while (before := element.getprevious()) is not None:
            before.getparent().remove(before)
    pk.refuse_declarations(walk.root)


def _cells(element: etree._Element, row: int, shared: Shared) -> Iterator[Cell]:
    column, styled = 0, ""
    for each in element.iterchildren("{*}c"):
        name = each.get("r", "")
        if name and not len(each):  # nothing but a style; there may be millions
            styled = name
            continue
        found_row, column = grid.position(name) if name else (row, (grid.position(styled)[1] if styled else column) + 1)
        styled = ""
        if found_row != row or column > grid.LAST_COLUMN or row > grid.LAST_ROW:
            raise pk.damaged(f"a cell stands in another row than it says: {name}")
        if len(each) and (cell := _cell(each, row, column, shared)) is not None:
            yield cell


def _cell(element: etree._Element, row: int, column: int, shared: Shared) -> Cell | None:
    """One cell; None for one that holds nothing but a style."""
    form, struck = shared.style(element.get("s"))
    parts = {str(child.tag).rpartition("}")[2]: child for child in element}
    stored, formula = parts.get("v"), parts.get("f")
    kind = element.get("t", "n")
    text = (stored.text or "") if stored is not None else ""
    value: Content
    if kind in {"s", "inlineStr"}:
        wording = _wording(parts.get("is")) if kind == "inlineStr" else shared.texts[int(text)]
        value, gone = wording.kept, wording.struck
        if struck:
            value, gone = "", wording.kept + wording.struck
        return Cell(row, column, value or None, form, struck=gone.strip()) if (value + gone).strip() else None
    if kind == "e":
        return Cell(row, column, format=form, error=text or "#VALUE!")
    if formula is not None and not text and kind != "str":
        return Cell(row, column, format=form, pending="=" + (formula.text or ""))
    if not text.strip():
        return None
    value = _value(kind, text, form, from_1904=shared.from_1904)
    if struck:
        return Cell(row, column, format=form, struck=grid.as_text(value, form))
    return Cell(row, column, value, form)


def _value(kind: str, text: str, form: Format, *, from_1904: bool) -> Content:
    match kind:
        case "b":
            return _true(text)
        case "str":
            return _checked(_unescaped(text))
        case "d":
            return dt.datetime.fromisoformat(text).date()
    return formats.dated(formats.number(text), form, from_1904=from_1904)


def _wording(element: etree._Element | None) -> Wording:
    """The text of a shared or inline string, without its phonetic reading."""
    if element is None:
        return Wording("", "")
    kept: list[str] = []
    struck: list[str] = []
    for part in element.iterchildren("{*}t", "{*}r"):
        text = part if etree.QName(part).localname == "t" else part.find("{*}t")
        strike = part.find("{*}rPr/{*}strike")
        target = struck if strike is not None and _true(strike.get("val", "1")) else kept
        target.append(text.text or "" if text is not None else "")
    return Wording(_checked(_unescaped("".join(kept))), _checked(_unescaped("".join(struck))))


def _shared_texts(package: pk.Package, part: str | None) -> tuple[Wording, ...]:
    if part is None or part not in package:
        return ()
    return tuple(_wording(each) for each in _elements(package.bytes(part), ("si",)))


def _styles(package: pk.Package, part: str | None) -> tuple[Style, ...]:
    if part is None or part not in package:
        return ()
    root = package.xml(part)
    codes: dict[int, str] = dict(formats.BUILT_IN)
    for each in root.iterfind("{*}numFmts/{*}numFmt"):
        codes[int(each.get("numFmtId", "0"))] = each.get("formatCode", "")
    strikes = [each.find("{*}strike") for each in root.iterfind("{*}fonts/{*}font")]
    struck = [strike is not None and _true(strike.get("val", "1")) for strike in strikes]
    return tuple(
        Style(
            formats.format_of(codes.get(int(each.get("numFmtId", "0")), "General")),
            dict(enumerate(struck)).get(int(each.get("fontId", "0")), False),
        )
        for each in root.iterfind("{*}cellXfs/{*}xf")
    )


def _comments(package: pk.Package, part: str) -> Mapping[tuple[int, int], str]:
    """Comments by cell; a thread's messages one after the other, in place of the notice that stands in for it."""
    texts: dict[tuple[int, int], str] = {}
    threads: dict[tuple[int, int], list[str]] = {}
    for link in package.relationships(part):
        if link.type == "comments":
            for each in package.xml(link.target).iterfind("{*}commentList/{*}comment"):
                texts[grid.position(each.get("ref", ""))] = _wording(each.find("{*}text")).kept.strip()
        elif link.type == "threadedComment":
            for each in package.xml(link.target).iterfind("{*}threadedComment"):
                message = each.findtext("{*}text") or ""
                threads.setdefault(grid.position(each.get("ref", "")), []).append(_checked(message).strip())
    return texts | {place: "\n".join(messages) for place, messages in threads.items()}


def _true(text: str | None) -> bool:
    return text in {"1", "true", "on"}


def _checked(text: str) -> str:
    if len(text) > pk.MAX_TEXT:
        raise pk.too_large("text", len(text), pk.MAX_TEXT)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unescaped(text: str) -> str:
    """`_x000D_` and its like, as the characters that they stand for; `_x005F_` guards a plain underscore."""
    if "_x" not in text:
        return text
    plain = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match.group(1), 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
