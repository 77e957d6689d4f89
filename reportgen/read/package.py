"""A zipped file of XML parts, opened within limits: what a hostile or broken file can cost is bounded beforehand."""

import io
import posixpath
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import NoReturn, Self
from xml.parsers import expat

from lxml import etree

from reportgen.model.finding import Scalar
from reportgen.read.grid import LAST_COLUMN, Sheet

MEGABYTE = 1024 * 1024
# The largest real workbook met unpacks to 9.5 MB at a ratio of 137; the limits leave room for ten such.
MAX_FILE = 32 * MEGABYTE
MAX_UNPACKED = 128 * MEGABYTE
MAX_PART = 64 * MEGABYTE
MAX_RATIO = 250
RATIO_COUNTS_FROM = 8 * MEGABYTE
MAX_ENTRIES = 5_000
MAX_CELLS = 1_000_000
MAX_TEXT = 100_000
MAX_STRETCH = MEGABYTE
"""Bytes between one tag and the next: more than the longest text, as bytes, can take."""
MAX_LETTERS = 30_000_000
"""Characters in all cells; a text that many cells share counts in each."""
MAX_TAGS = 5_000_000
"""Tags in all parts that are read; a filled cell takes four."""
MAX_TREE = 2_500_000
"""Tags and attributes in a part that is held as a whole; each takes up to 240 bytes."""
MAX_MERGES = 5_000
MAX_MERGE_EFFORT = 20_000_000
MAX_SHEETS = 250
MAX_COMMENTS = 10_000
MAX_FINDINGS = 100_000
"""About one workbook, before those of a kind become one: somebody pasted something else into it."""
MAX_FORMATS = 5_000
ENCRYPTED = 0x1
"""The flag of a part behind a password, in the directory of a zip file."""


class UnusableFileError(Exception):
    """A file that cannot be read; caught where files are opened, and made a finding there."""

    def __init__(self, code: str, **values: Scalar) -> None:
        """Keep the finding's code and values."""
        super().__init__(code, values)
        self.code = code
        self.values: dict[str, Scalar | list[str]] = {**values}


BROKEN = "a part of it is broken"


def damaged(reason: str, detail: str = "") -> UnusableFileError:
    """The file claims to be a workbook and is broken; the detail is for those who look into its parts."""
    more = {"detail": detail} if detail else {}
    return UnusableFileError("unreadable-workbook", kind="damaged", reason=reason, **more)


def too_large(what: str, size: int, limit: int) -> UnusableFileError:
    """The file goes beyond a limit: `what` is a key of the sentences' table of excess."""
    return UnusableFileError("too-large", what=what, size=size, limit=limit)


@dataclass
class Budget:
    """How much more the sheets of a workbook may hold."""

    cells: int = field(default_factory=lambda: MAX_CELLS)
    letters: int = MAX_LETTERS

    def spend(self, cells: int, letters: int) -> None:
        """Take from it; UnusableFileError where it does not suffice."""
        self.cells -= cells
        self.letters -= letters
        if self.cells < 0:
            raise too_large("cells", MAX_CELLS - self.cells, MAX_CELLS)
        if self.letters < 0:
            raise too_large("letters", MAX_LETTERS - self.letters, MAX_LETTERS)


@dataclass(frozen=True)
class Relationship:
    """A link from one part of a package to another."""

    id: str
    type: str
    target: str


Markup = bytes
"""XML that was found fit to be parsed."""


class Package:
    """The parts of a zipped file by name, read on demand."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Index the parts; raise UnusableFileError beyond a limit, and where no spreadsheet program packs like that."""
        entries = archive.infolist()
        if len(entries) > MAX_ENTRIES:
            raise too_large("entries", len(entries), MAX_ENTRIES)
        unpacked = sum(entry.file_size for entry in entries)
        packed = max(1, sum(entry.compress_size for entry in entries))
        if unpacked > MAX_UNPACKED:
            raise too_large("unpacked", unpacked, MAX_UNPACKED)
        if unpacked > RATIO_COUNTS_FROM and unpacked // packed > MAX_RATIO:
            raise too_large("ratio", unpacked // packed, MAX_RATIO)
        self._archive = archive
        self._entries = _by_name(entries)
        self._taken = self._tags = 0

    @classmethod
    def open(cls, data: bytes) -> Self:
        """The package in `data`; zipfile.BadZipFile where it is none."""
        return cls(zipfile.ZipFile(io.BytesIO(data)))

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._entries

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, lower-case, in the file's order."""
        return tuple(self._entries)

    def bytes(self, name: str) -> bytes:
        """A part's content; UnusableFileError where the part is absent or too large."""
        entry = self._entries.get(_key(name))
        if entry is None:
            raise damaged("a part of it is missing", name)
        if entry.file_size > MAX_PART:
            raise too_large("unpacked", entry.file_size, MAX_PART)
        if entry.flag_bits & ENCRYPTED:
            raise UnusableFileError("password-protected")
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise damaged("a part of it is packed as no spreadsheet program packs")
        self._taken += entry.file_size  # the same part may be asked for again and again
        if self._taken > MAX_UNPACKED:
            raise too_large("unpacked", self._taken, MAX_UNPACKED)
        with self._archive.open(entry) as stream:
            return stream.read(MAX_PART)

    def markup(self, name: str) -> Markup:
        """A part that is XML, unparsed; UnusableFileError where parsing it would take too much, or it declares a type.

        The parser refuses what is not in UTF-8 or UTF-16, or in single bytes, so that tags can be counted as bytes.
        """
        data = self.bytes(name)
        self._tags += data.count(b"<")
        if self._tags > MAX_TAGS:
            raise too_large("tags", self._tags, MAX_TAGS)
        for start in range(0, len(data) - MAX_STRETCH // 2, MAX_STRETCH // 2):
            if data.find(b"<", start, start + MAX_STRETCH // 2) < 0:
                raise too_large("text", MAX_STRETCH // 2, MAX_TEXT)
        _refuse_declarations(data)
        return data

    def xml(self, name: str) -> etree._Element:
        """A part's XML, whole."""
        data = self.markup(name)
        size = data.count(b"<") + data.count(b"=")
        if size > MAX_TREE:
            raise too_large("tags", size, MAX_TREE)
        return etree.fromstring(data, _tree_parser())

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """The links of a part (of the package for an empty name), with absolute targets; external ones apart."""
        folder, name = posixpath.split(part)
        source = posixpath.join(folder, "_rels", f"{name}.rels")
        if source not in self:
            return ()
        return tuple(
            Relationship(
                each.get("Id", ""),
                each.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/"),
            )
            for each in self.xml(source).iterchildren("{*}Relationship")
            if each.get("TargetMode") != "External"
        )


def _tree_parser() -> etree.XMLParser:
    """A parser that expands no entities, loads nothing, and holds to libxml2's own limits."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def bare_parser() -> expat.XMLParserType:
    """A parser that keeps nothing, and lets no part declare anything: not an entity, not what is elsewhere."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _declared
    return parser


def parse(parser: expat.XMLParserType, data: bytes) -> None:
    """Go through a part; UnusableFileError where it is not well-formed."""
    try:
        parser.Parse(data, True)  # noqa: FBT003 - how the library is told that these are all the data
    except expat.ExpatError as broken:
        raise damaged(BROKEN, str(broken)) from broken


def _refuse_declarations(data: bytes) -> None:
    """Read up to the root element: what is to be declared is declared by then."""
    parser = bare_parser()
    parser.StartElementHandler = _begun
    try:
        parse(parser, data)
    except _BegunError:
        return


class _BegunError(Exception):
    """The root element begins."""


def _begun(_name: str, _attributes: object) -> NoReturn:
    raise _BegunError


def _declared(*_: object) -> NoReturn:
    """No part of a workbook declares a document type; one that does was made to harm."""
    raise damaged("a part declares a document type")


def distinct_ranges(ranges: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Ranges of columns, from first to last, put together where they touch, and within a sheet."""
    found: list[tuple[int, int]] = []
    for first, last in sorted((max(1, first), min(last, LAST_COLUMN)) for first, last in ranges):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        elif first <= last:
            found.append((first, last))
    return tuple(found)


def check_merges(sheet: Sheet) -> None:
    """No spreadsheet program lets merges overlap; a file where they do was made to keep a reader busy."""
    effort = sum(min(area.height, len(sheet.rows)) for area in sheet.merges)
    if effort > MAX_MERGE_EFFORT:
        raise too_large("merges", effort, MAX_MERGE_EFFORT)
    merged = (cell for area in sheet.merges for cell in sheet.within(area))
    if next(islice(merged, len(sheet.cells), None), None) is not None:
        raise damaged("merged cells overlap")


def _by_name(entries: Iterable[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """The parts; of two with one name each program would read another."""
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        if not entry.filename.endswith("/") and found.setdefault(_key(entry.filename), entry) is not entry:
            raise damaged("two parts of it have one name")
    return found


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
