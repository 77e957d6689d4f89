"""A zipped file of XML parts, opened within limits: what a hostile or broken file can cost is bounded beforehand."""

import io
import posixpath
import zipfile
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Self

from lxml import etree

from reportgen.model.finding import Scalar
from reportgen.read.grid import Sheet

MEGABYTE = 1024 * 1024
# The largest real workbook met unpacks to 9.5 MB at a ratio of 137; the limits leave room for ten such.
MAX_FILE = 32 * MEGABYTE
MAX_UNPACKED = 128 * MEGABYTE
MAX_PART = 64 * MEGABYTE
MAX_RATIO = 250
RATIO_COUNTS_FROM = 8 * MEGABYTE
MAX_ENTRIES = 5_000
MAX_CELLS = 400_000
MAX_TEXT = 100_000
MAX_MERGES = 5_000
MAX_MERGE_EFFORT = 20_000_000
MAX_SHEETS = 250


class UnusableFileError(Exception):
    """A file that cannot be read; caught where files are opened, and made a finding there."""

    def __init__(self, code: str, **values: Scalar) -> None:
        """Keep the finding's code and values."""
        super().__init__(code, values)
        self.code = code
        self.values: dict[str, Scalar | list[str]] = {**values}


def damaged(detail: str) -> UnusableFileError:
    """The file claims to be a workbook and is broken."""
    return UnusableFileError("unreadable-workbook", kind="damaged", reason=detail)


def too_large(what: str, size: int, limit: int) -> UnusableFileError:
    """The file goes beyond a limit: `what` is one of file, unpacked, ratio, entries, cells, text, merges, sheets."""
    return UnusableFileError("too-large", what=what, size=size, limit=limit)


@dataclass(frozen=True)
class Relationship:
    """A link from one part of a package to another."""

    id: str
    type: str
    target: str


class Package:
    """The parts of a zipped file by name, read on demand."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Index the parts; raise UnusableFileError beyond a limit."""
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
        self._entries = {_key(entry.filename): entry for entry in entries}

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
            raise damaged(f"part missing: {name}")
        if entry.file_size > MAX_PART:
            raise too_large("unpacked", entry.file_size, MAX_PART)
        with self._archive.open(entry) as stream:
            return stream.read(MAX_PART)

    def xml(self, name: str) -> etree._Element:
        """A part's XML, whole."""
        root = etree.fromstring(self.bytes(name), safe_parser())
        refuse_declarations(root)
        return root

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


def safe_parser() -> etree.XMLParser:
    """A parser that expands no entities, loads nothing, and holds to libxml2's own limits."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def refuse_declarations(root: etree._Element) -> None:
    """No part of a workbook declares a document type; one that does was made to harm."""
    if root.getroottree().docinfo.internalDTD is not None:
        raise damaged("a part declares a document type")


def check_merges(sheet: Sheet) -> None:
    """No spreadsheet program lets merges overlap; a file where they do was made to keep a reader busy."""
    effort = sum(min(area.height, len(sheet.rows)) for area in sheet.merges)
    if effort > MAX_MERGE_EFFORT:
        raise too_large("merges", effort, MAX_MERGE_EFFORT)
    merged = (cell for area in sheet.merges for cell in sheet.within(area))
    if next(islice(merged, len(sheet.cells), None), None) is not None:
        raise damaged("merged areas overlap")


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
