"""The package: parts, relationships and content types in a zip that is the same on every run."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from reportgen.render.word.xml import unprefixed

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LEVEL = 4  # half the time of the usual 6, for two bytes in a hundred
_STORED = (".png", ".jpeg", ".jpg")
_DEFAULTS = {
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    "png": "image/png",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "svg": "image/svg+xml",
    "xml": "application/xml",
}
_TYPES = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/numbering.xml": f"{_WORD}.numbering+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/comments.xml": f"{_WORD}.comments+xml",
    "word/footnotes.xml": f"{_WORD}.footnotes+xml",
    "word/theme/theme1.xml": f"{_OFFICE_TYPE}.theme+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{_OFFICE_TYPE}.extended-properties+xml",
    "docProps/custom.xml": f"{_OFFICE_TYPE}.custom-properties+xml",
}
_RUNNING_TYPES = {"header": f"{_WORD}.header+xml", "footer": f"{_WORD}.footer+xml"}


@dataclass(frozen=True)
class Relation:
    """A relationship of a part: its id, its kind (last step of the type's address) and where it leads."""

    id: str
    kind: str
    target: str
    external: bool = False


def pack(parts: Mapping[str, bytes], relations: Iterable[Relation], carried: Mapping[str, str] | None = None) -> bytes:
    """A .docx of `parts` by name; `relations` are those of the document part. Same parts, same bytes.

    `carried` gives the content types of parts that come from elsewhere.
    """
    every = dict(parts)
    every["_rels/.rels"] = relationships(_package_relations())
    every["word/_rels/document.xml.rels"] = relationships(relations)
    ordered = [("[Content_Types].xml", _content_types(parts, carried or {})), *sorted(every.items())]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in ordered:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=_LEVEL)
    return buffer.getvalue()


def _package_relations() -> list[Relation]:
    return [
        Relation("rId1", "officeDocument", "word/document.xml"),
        Relation("rId2", "core-properties", "docProps/core.xml"),
        Relation("rId3", "extended-properties", "docProps/app.xml"),
        Relation("rId4", "custom-properties", "docProps/custom.xml"),
    ]


def relationships(relations: Iterable[Relation]) -> bytes:
    """The part that tells the relationships of another."""
    root = unprefixed("Relationships", f"{_PACKAGE}/relationships")
    for relation in relations:
        home = f"{_PACKAGE}/relationships/metadata" if relation.kind == "core-properties" else _OFFICE
        made = etree.SubElement(
            root,
            f"{{{_PACKAGE}/relationships}}Relationship",
            Id=relation.id,
            Type=f"{home}/{relation.kind}",
            Target=relation.target,
        )
        if relation.external:
            made.set("TargetMode", "External")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _content_types(parts: Mapping[str, bytes], carried: Mapping[str, str]) -> bytes:
    root = unprefixed("Types", f"{_PACKAGE}/content-types")
    for extension, kind in _DEFAULTS.items():
        etree.SubElement(root, f"{{{_PACKAGE}/content-types}}Default", Extension=extension, ContentType=kind)
    for name in sorted(parts):
        override = carried.get(name) or _TYPES.get(name) or _RUNNING_TYPES.get(name.removeprefix("word/")[:6])
        if override is not None:
            etree.SubElement(root, f"{{{_PACKAGE}/content-types}}Override", PartName=f"/{name}", ContentType=override)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
