"""A corporate template opened: its parts, where their relationships lead, and what a document takes along."""

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from reportgen.render.word.xml import Element, qualified, unprefixed

MOST_BYTES = 100_000_000  # unpacked: a template holds pictures, and no more than that
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
# Strict files say the same in names of their own, which no other program of a house writes.
_STRICT = b"http://purl.oclc.org/ooxml/"
HOUSE = "word/house"  # where carried parts lie in a document, away from its own
_CARRIED = ("http", "mailto:")


class TemplateFault(Exception):  # noqa: N818 - it says what is wrong with a file, and is no defect
    """A file that cannot serve as corporate template, and why."""


@dataclass(frozen=True)
class Link:
    """A relationship of a part: its id, kind (last step of its type) and target; a part's name unless external."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True)
class Package:
    """The parts of a .docx by name, and the content type of each."""

    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    main: str

    def tree(self, name: str) -> Element:
        """A part, parsed; nothing is loaded for it, and a document type is refused."""
        return _parsed(self.parts[name], name)

    def links(self, name: str) -> Iterator[Link]:
        """The relationships of a part, in the order written."""
        folder, base = posixpath.split(name)
        told = f"{folder}/_rels/{base}.rels".lstrip("/")
        if told not in self.parts:
            return
        for node in self.tree(told).iter(_RELATION):
            target, external = node.get("Target", ""), node.get("TargetMode") == "External"
            inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = node.get("Type", "").rpartition("/")[2]
            yield Link(node.get("Id", ""), kind, target if external else inside, external)

    def only(self, kind: str) -> str | None:
        """The part of this kind that belongs to the document, where it has one."""
        found = (link.target for link in self.links(self.main) if link.kind == kind and not link.external)
        return next((name for name in found if name in self.parts), None)


def open_package(data: bytes) -> Package:
    """The package in `data`; raises TemplateFault where it is no whole Word file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                raise TemplateFault("it is larger than 100 MB unpacked; take out what no document needs")
            parts = {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise TemplateFault("it is no Word file, or a damaged one; open it in Word and save it as .docx") from error
    if "[Content_Types].xml" not in parts or "_rels/.rels" not in parts:
        raise TemplateFault("it is a zip file, but no Word file; open it in Word and save it as .docx")
    types = _types(parts)
    roots = Package(parts, types, "")
    main = next((link.target for link in roots.links("") if link.kind == "officeDocument"), "")
    if main not in parts or "wordprocessingml" not in types.get(main, ""):
        raise TemplateFault("it holds no Word document; open it in Word and save it as .docx")
    if _STRICT in parts[main][:4000]:
        raise TemplateFault("it is saved as 'Strict Open XML'; save it in Word as 'Word Document (*.docx)'")
    return Package(parts, types, main)


def _types(parts: Mapping[str, bytes]) -> dict[str, str]:
    tree = _parsed(parts["[Content_Types].xml"], "[Content_Types].xml")
    defaults = {
        node.get("Extension", "").lower(): node.get("ContentType", "") for node in tree.iter(f"{_TYPES}Default")
    }
    stated = {
        node.get("PartName", "").lstrip("/"): node.get("ContentType", "") for node in tree.iter(f"{_TYPES}Override")
    }
    return {name: stated.get(name, defaults.get(name.rpartition(".")[2].lower(), "")) for name in parts}


def _parsed(data: bytes, name: str) -> Element:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise TemplateFault(f"its part {name} declares a document type, which no Word file does")
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise TemplateFault(f"its part {name} is damaged ({error}); open it in Word and save it again") from error


@dataclass
class Carried:
    """Parts of a template on their way into a document, with their content types, below `HOUSE`."""

    package: Package
    names: Mapping[str, str]
    """The styles' ids in the template → in the document."""
    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)

    def carry(self, name: str) -> str:
        """Take a part along with all that it shows; the name that it has in the document, below `word/`."""
        new = f"{HOUSE}/{name.removeprefix('word/')}"
        if new in self.parts:
            return new.removeprefix("word/")
        self.parts[new] = self.package.parts[name]
        self.types[new] = self.package.types[name]
        links = [link for link in self.package.links(name) if link.external or link.target in self.package.parts]
        kept = [link for link in links if not link.external or link.target.startswith(_CARRIED)]
        if kept:
            folder, base = posixpath.split(new)
            self.parts[f"{folder}/_rels/{base}.rels"] = self._told(kept)
        if name.endswith(".xml"):
            tree = self.package.tree(name)
            rename_styles(tree, self.names)
            _drop_dead(tree, {link.id for link in kept})
            self.parts[new] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        return new.removeprefix("word/")

    def _told(self, links: list[Link]) -> bytes:
        home = _RELATION[1:].partition("}")[0]
        root = unprefixed("Relationships", home)
        for link in links:
            target = link.target if link.external else f"/word/{self.carry(link.target)}"
            made = etree.SubElement(root, _RELATION, Id=link.id, Type=f"{OFFICE}/{link.kind}", Target=target)
            if link.external:
                made.set("TargetMode", "External")
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


_STYLED = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink")


def rename_styles(tree: Element, names: Mapping[str, str]) -> None:
    """Call the styles that a part of a template uses as the document calls them."""
    for node in tree.iter(*(qualified(f"w:{tag}") for tag in _STYLED)):
        old = node.get(qualified("w:val"), "")
        if old in names:
            node.set(qualified("w:val"), names[old])


def _drop_dead(tree: Element, known: set[str]) -> None:
    """Take out pictures and links that lead to nothing which is carried along."""
    for node in list(tree.iter(etree.Element)):
        ids = [str(value) for key, value in node.attrib.items() if str(key).startswith(f"{{{OFFICE}}}")]
        parent = node.getparent()
        if parent is not None and any(one and one not in known for one in ids):
            parent.remove(node)
