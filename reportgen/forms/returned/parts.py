"""The parts of a submitted workbook: read, replaced, added and dropped, while all others stay as they are."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_NS = "http://schemas.openxmlformats.org/package/2006"
RELATIONSHIP = f"{{{PACKAGE_NS}/relationships}}Relationship"
TYPES = f"{{{PACKAGE_NS}/content-types}}"
SIGNATURES = "/digital-signature/origin"
NEVER = (1980, 1, 1, 0, 0, 0)
LARGEST_PART, MOST_MARKUP = 64 * 1024 * 1024, 2_500_000
"""Bytes of a part, tags and attributes of one that is held whole: reading a workbook sets the same limits to what it
reads; marking it looks into parts that nobody has read.
"""


class Namespaces(NamedTuple):
    """The namespaces of a workbook, which are others where it was saved as Strict Open XML."""

    main: str
    """Of its elements."""
    links: str
    """Of relationships in its parts, and of their types."""


class Link(NamedTuple):
    """A relationship: its id, the last word of its type, and the part it leads to."""

    id: str
    kind: str
    target: str


class Parts:
    """A package of parts, in the order of its file."""

    def __init__(self, data: bytes) -> None:
        """Open a workbook; of parts with the same name the last one counts, as for those who read it."""
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._entries = {_key(each.filename): each for each in self._archive.infolist()}
        self._made: dict[str, bytes | None] = {}
        self._roots: dict[str, etree._Element] = {}
        self._touched: set[str] = set()

    def __contains__(self, name: str) -> bool:
        key = _key(name)
        return self._made[key] is not None if key in self._made else key in self._entries

    def read(self, name: str) -> bytes:
        """A part's content; KeyError where there is none, ValueError where it is too large."""
        key = _key(name)
        if key in self._touched:
            return _written(self._roots[key])
        made = self._made.get(key)
        if made is not None:
            return made
        if key in self._made:
            raise KeyError(name)
        if self._entries[key].file_size > LARGEST_PART:
            raise ValueError(f"larger than a workbook's parts are: {name}")
        return self._archive.read(self._entries[key])

    def xml(self, name: str, *, change: bool = False) -> etree._Element:
        """A part's XML; what is done to it counts if it was asked for in order to `change` it."""
        key = _key(name)
        if key not in self._roots:
            self._roots[key] = parsed(self.read(name))
        if change:
            self._touched.add(key)
        return self._roots[key]

    def put(self, name: str, data: bytes) -> None:
        """Replace a part, or add it."""
        key = _key(name)
        self._forget(key)
        self._made[key] = data
        if key not in self._entries:
            self._entries[key] = _entry(name)

    def drop(self, name: str) -> None:
        """Take a part out, with its relationships and what its content type was."""
        for each in (name, relations_of(name)):
            self._forget(_key(each))
            self._made[_key(each)] = None
        types = self.xml(CONTENT_TYPES)
        for override in types.iterchildren(f"{TYPES}Override"):
            if _key(override.get("PartName", "")) == _key(name):
                self.xml(CONTENT_TYPES, change=True).remove(override)

    def names(self) -> Iterator[str]:
        """The names of all parts, as the file spells them."""
        return (each.filename for key, each in self._entries.items() if self._made.get(key, b"") is not None)

    def free(self, pattern: str) -> str:
        """The first name such as `xl/comments{}.xml` that no part has."""
        return next(name for name in map(pattern.format, range(1, len(self._entries) + 2)) if name not in self)

    def links(self, part: str) -> list[Link]:
        """The relationships of a part (of the package for an empty name) that stay inside the package."""
        source, folder = relations_of(part), posixpath.dirname(part)
        if source not in self:
            return []
        return [
            Link(
                each.get("Id", ""),
                each.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/"),
            )
            for each in self.xml(source).iterchildren("{*}Relationship")
            if each.get("TargetMode") != "External"
        ]

    def connect(self, part: str, kind: str, target: str) -> str:
        """Add a relationship of a type (its whole URI) to another part; its id."""
        source = relations_of(part)
        if source not in self:
            self.put(source, f'<Relationships xmlns="{PACKAGE_NS}/relationships"/>'.encode())
        root = self.xml(source, change=True)
        used = {each.get("Id") for each in root}
        name = next(name for number in range(1, len(used) + 2) if (name := f"rId{number}") not in used)
        path = posixpath.relpath("/" + target, "/" + posixpath.dirname(part))
        etree.SubElement(root, RELATIONSHIP, {"Id": name, "Type": kind, "Target": path})
        return name

    def disconnect(self, part: str, name: str) -> None:
        """Take a relationship away."""
        root = self.xml(relations_of(part), change=True)
        for each in [each for each in root if each.get("Id") == name]:
            root.remove(each)

    def declare(self, name: str, content_type: str) -> None:
        """Say of what type a part is."""
        root = self.xml(CONTENT_TYPES, change=True)
        etree.SubElement(root, f"{TYPES}Override", {"PartName": f"/{name}", "ContentType": content_type})

    def declare_suffix(self, suffix: str, content_type: str) -> None:
        """Say of what type the parts with a suffix are, where that is not said yet."""
        defaults = self.xml(CONTENT_TYPES).iterchildren(f"{TYPES}Default")
        if all(each.get("Extension", "").lower() != suffix for each in defaults):
            added = etree.Element(f"{TYPES}Default", {"Extension": suffix, "ContentType": content_type})
            self.xml(CONTENT_TYPES, change=True).insert(0, added)

    def type_of(self, name: str) -> str:
        """The content type that is declared for a part by its name; empty where there is none."""
        overrides = self.xml(CONTENT_TYPES).iterchildren(f"{TYPES}Override")
        return next(
            (each.get("ContentType", "") for each in overrides if _key(each.get("PartName", "")) == _key(name)), ""
        )

    def unsign(self) -> None:
        """Take digital signatures out: they would be broken by any change, and warn of a forgery."""
        source = relations_of("")
        for each in [each for each in self.xml(source) if each.get("Type", "").endswith(SIGNATURES)]:
            self.xml(source, change=True).remove(each)
            for name in [name for name in self.names() if name.startswith("_xmlsignatures/")]:
                self.drop(name)

    def whole(self) -> bytes:
        """The package as a file."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as made:
            made.comment = self._archive.comment
            for key, entry in self._entries.items():
                if self._made.get(key, b"") is None:
                    continue
                copied = zipfile.ZipInfo(entry.filename, entry.date_time)
                copied.compress_type, copied.external_attr = entry.compress_type, entry.external_attr
                copied.comment, copied.extra, copied.create_system = (
                    entry.comment,
                    _plain(entry.extra),
                    entry.create_system,
                )
                made.writestr(copied, self.read(entry.filename))
        return stream.getvalue()

    def _forget(self, key: str) -> None:
        self._roots.pop(key, None)
        self._touched.discard(key)


def relations_of(part: str) -> str:
    """The part that holds another's relationships."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def parsed(data: bytes) -> etree._Element:
    """The root of some XML; nothing it names is fetched or expanded. ValueError where it would take too much memory."""
    if data.count(b"<") + data.count(b"=") > MOST_MARKUP:
        raise ValueError("more markup than a workbook's parts have")
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, NEVER)
    entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
    return entry


def _plain(extra: bytes) -> bytes:
    """The extra fields of an entry without the one for large files, which is written anew where it is needed."""
    kept, rest = b"", extra
    while len(rest) >= 4:  # noqa: PLR2004 - two numbers of two bytes each begin a field
        size = 4 + int.from_bytes(rest[2:4], "little")
        kept += b"" if rest[:2] == b"\x01\x00" else rest[:size]
        rest = rest[size:]
    return kept


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
