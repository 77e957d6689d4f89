"""A submitted workbook → its returned copy; what a former round left in it is taken off first."""

import io
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.parsers import expat

from lxml import etree

from reportgen.forms.returned.book import Book, Tab
from reportgen.forms.returned.cells import CellPatch, in_utf_8
from reportgen.forms.returned.listing import CELLS_IN_A_RECORD, Kept, Listing, kept_in
from reportgen.forms.returned.notes import Notes
from reportgen.forms.returned.parts import NEVER, PACKAGE_NS, Parts, parsed
from reportgen.forms.returned.places import Place, address, position
from reportgen.forms.returned.strings import short, unspelt
from reportgen.forms.returned.styles import NO_FILL, Styles, is_mark
from reportgen.model.finding import Finding, Severity
from reportgen.model.marks import FINDINGS_SHEET, comment, lists_findings
from reportgen.words.catalogue import Words

UNMARKABLE = (etree.LxmlError, expat.ExpatError, zipfile.BadZipFile, zlib.error, LookupError, ValueError, StopIteration)
"""What marking a workbook ends in where parts are broken that nobody reads, such as the list of its fills."""

UNMARKED = frozenset(("comment",))
"""Findings at cells that are right as they are."""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MOST_SAID, LONGEST_SAID = 5, 2_000
"""How many findings the comment of a cell tells, and how long; all stand in the list."""
WEIGHTS = tuple(Severity)
SUFFIXES: Mapping[str, str] = {
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": ".xlsm",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": ".xltx",
    "application/vnd.ms-excel.template.macroEnabled.main+xml": ".xltm",
}

NOTHING_YET: Mapping[str, str] = {
    "[Content_Types].xml": f"""<Types xmlns="{PACKAGE_NS}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/xl/workbook.xml"\
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{PACKAGE_NS}/relationships">\
<Relationship Id="rId1" Type="{OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
    "xl/workbook.xml": f"""<workbook xmlns="{MAIN}"><sheets/></workbook>""",
}
"""A workbook without sheets."""


class Copy(NamedTuple):
    """A returned copy, and the suffix that its file must have for programs to open it."""

    data: bytes
    suffix: str


def returned_copy(submitted: bytes, file: str, findings: Sequence[Finding], words: Words) -> Copy:
    """The workbook as it was submitted, its faulty cells marked, its findings first; in the language of `words`.

    `file` is its name in findings; what they say of other files is listed, but nothing is marked for it. The workbook
    must be one that can be read. Of parts that need no change the bytes stay; the same workbook and findings give the
    same bytes, and so does the copy in place of the workbook.
    """
    parts = Parts(submitted)
    parts.unsign()
    copied = _Copying(Book(parts), file, findings, words)
    copied.mark(_advice(words))
    return Copy(parts.whole(), SUFFIXES.get(parts.type_of(copied.book.part), ".xlsx"))


def findings_alone(file: str, findings: Sequence[Finding], words: Words) -> Copy:
    """The findings of a workbook that cannot be marked, as a workbook of their own."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, content in NOTHING_YET.items():
            made.writestr(zipfile.ZipInfo(name, NEVER), content, zipfile.ZIP_DEFLATED)
    copied = _Copying(Book(Parts(stream.getvalue())), file, findings, words)
    copied.mark(words.t("Mend these cells in your workbook, save it and send it back; it could not be marked itself."))
    return Copy(copied.book.parts.whole(), ".xlsx")


def _advice(words: Words) -> str:
    return words.t(
        "The marked cells carry a comment that says what to type. Mend them, save the workbook and send it back. "
        "The next check renews this sheet and all marks."
    )


class _Copying:
    """One workbook while it is marked."""

    def __init__(self, book: Book, file: str, findings: Sequence[Finding], words: Words) -> None:
        self.book, self._parts, self._file, self._words = book, book.parts, file, words
        order = {tab.name: number for number, tab in enumerate(book.tabs)}
        self._findings = sorted(findings, key=lambda each: _rank(each, file, order))
        self._former: dict[int, str] | None = None
        """The fills of a former round by their key; None where the workbook bears no sheet of findings."""
        self._former_cells: dict[tuple[str, str], str] = {}
        self._take_out_former()
        self._styles = Styles(self._parts, book.styles_part(), book.namespaces.main)
        self._keys: dict[str, int] = {}
        self._kept: dict[tuple[int, str], list[str]] = defaultdict(list)

    def mark(self, advice: str) -> None:
        """Mark all sheets, then put the list before them, with advice what to do with it."""
        tabs = [tab for tab in self.book.tabs if tab.part]
        concerned = self._by_place()
        listing = Listing(self._words, self._findings, self._file, [tab.name for tab in tabs])
        for tab in tabs:
            self._sheet(tab, concerned.get(tab.name, {}), listing)
        kept = [
            Kept(key, fill, sheet, tuple(cells[start : start + CELLS_IN_A_RECORD]))
            for (key, sheet), cells in self._kept.items()
            for fill, number in self._keys.items()
            if number == key
            for start in range(0, len(cells), CELLS_IN_A_RECORD)
        ]
        xml = listing.xml(advice, self._styles, kept, self.book.namespaces)
        self.book.add_first(self.book.free_name(listing.name), xml)

    def _take_out_former(self) -> None:
        """Learn what the sheet of findings of a former round keeps, and take it out."""
        for tab, texts in list(_own_sheets(self._parts, self.book)):
            self._former = self._former or {}
            for kept in kept_in(texts):
                self._former[kept.key] = kept.fill
                self._former_cells |= {(kept.sheet, cell): kept.fill for cell in kept.cells}
            self.book.remove(tab)

    def _by_place(self) -> Mapping[str, Mapping[Place, Sequence[Finding]]]:
        """The findings by sheet and cell, as far as cells are to be marked for them."""
        found: dict[str, dict[Place, list[Finding]]] = defaultdict(lambda: defaultdict(list))
        for each in self._findings:
            for place in dict.fromkeys((each.source, *each.also)) if each.code not in UNMARKED else ():
                if place.file == self._file and place.sheet and place.cell:
                    found[place.sheet][position(place.cell)].append(each)
        return found

    def _sheet(self, tab: Tab, found: Mapping[Place, Sequence[Finding]], listing: Listing) -> None:
        notes = Notes(self._parts, tab.part)
        formerly = self._styles.marked_styles if self._former is not None or notes.keys else frozenset()
        if not (found or notes.keys or formerly):
            return
        severities = {
            place: min((each.severity for each in there), key=WEIGHTS.index) for place, there in found.items()
        }
        before: dict[Place, str] = {}

        def restyle(place: Place, style: int) -> int:
            if style in formerly and (self._former is not None or place in notes.keys):
                style = self._styles.filled(style, self._fill_before(tab, place, notes))
            if place not in severities:
                return style
            before[place] = self._styles.fill_of(style)
            return self._styles.marked(style, severities[place])

        xml = self._parts.read(tab.part)
        patch = CellPatch(xml if in_utf_8(xml) else _in_utf_8(xml), found, formerly, restyle)
        keys = {place: self._keep(tab, place, fill) for place, fill in sorted(before.items())}
        said = {place: comment(self._said(found[place], listing), keys.get(place, 0)) for place in sorted(found)}
        notes.replace(said, patch, self.book.namespaces)
        if patch.whole() != xml:
            self._parts.put(tab.part, patch.whole())

    def _fill_before(self, tab: Tab, place: Place, notes: Notes) -> str:
        """What stood behind a cell before it was marked: as its comment tells, else as is kept for the cell."""
        former = self._former or {}
        by_cell = self._former_cells.get((tab.name, address(place)), NO_FILL)
        fill = former.get(notes.keys[place], NO_FILL) if place in notes.keys else by_cell
        return NO_FILL if is_mark(fill) else fill

    def _keep(self, tab: Tab, place: Place, fill: str) -> int:
        """Note what stood behind a cell; its key, which is 0 for nothing."""
        if fill == NO_FILL:
            return 0
        key = self._keys.setdefault(fill, len(self._keys) + 1)
        self._kept[key, tab.name].append(address(place))
        return key

    def _said(self, findings: Sequence[Finding], listing: Listing) -> str:
        worst_first = sorted(findings, key=lambda each: WEIGHTS.index(each.severity))
        return "".join(
            f"\n{listing.weight(each.severity)}: {short(listing.message(each), LONGEST_SAID)}"
            f"\n→ {short(listing.remedy(each), LONGEST_SAID)}"
            for each in worst_first[:MOST_SAID]
        )


def _rank(finding: Finding, file: str, order: Mapping[str, int]) -> tuple[int, Place, int]:
    """Where a finding stands in the list: by its first place in the file, the worst first."""
    place = next((each for each in (finding.source, *finding.also) if each.file == file), finding.source)
    sheet = -1 if place.sheet is None else order.get(place.sheet, len(order))
    return sheet, position(place.cell) if place.cell else (0, 0), WEIGHTS.index(finding.severity)


def _own_sheets(parts: Parts, book: Book) -> Iterator[tuple[Tab, Sequence[str]]]:
    """The sheets of findings in a workbook, with their texts."""
    token = FINDINGS_SHEET.encode()
    shared_part = book.linked("sharedStrings")
    shared = parts.read(shared_part) if shared_part and shared_part in parts else b""
    texts: Sequence[str] = ()
    if token in shared:
        texts = ["".join(map(_text, each.iter("{*}t"))) for each in parsed(shared).iterfind("{*}si")]
    for tab in book.tabs:
        if tab.part and (texts or token in parts.read(tab.part)):
            found = list(_texts(parsed(parts.read(tab.part)), texts))
            if lists_findings(found):
                yield tab, found


def _texts(sheet: etree._Element, shared: Sequence[str]) -> Iterator[str]:
    for cell in sheet.iterfind("{*}sheetData/{*}row/{*}c"):
        stored = cell.findtext("{*}v") or ""
        match cell.get("t"):
            case "s" if stored.isdigit() and int(stored) < len(shared):
                yield shared[int(stored)]
            case "inlineStr":
                yield "".join(map(_text, cell.iter("{*}t")))
            case "str":
                yield unspelt(stored)


def _text(element: etree._Element) -> str:
    return unspelt(element.text or "")


def _in_utf_8(xml: bytes) -> bytes:
    return etree.tostring(parsed(xml).getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
