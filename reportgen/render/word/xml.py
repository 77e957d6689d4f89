"""Building WordprocessingML: elements by their prefixed names, nothing else."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element

Element: TypeAlias = _Element
Attributes: TypeAlias = Mapping[str, str | int]

NAMESPACES: dict[str, str] = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "a14": "http://schemas.microsoft.com/office/drawing/2010/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
WORD_PREFIXES = {prefix: NAMESPACES[prefix] for prefix in ("w", "r")}

# Twentieths of a point, in which Word measures; a millimetre, and an English metric unit for drawings.
TWIPS_PER_POINT = 20
TWIPS_PER_MM = 1440 / 25.4
EMU_PER_MM = 36000

_PROPERTY_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "suppressLineNumbers", "pBdr"),
    *("shd", "tabs", "suppressAutoHyphens", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr"),
)


@lru_cache(maxsize=1024)
def qualified(name: str) -> str:
    """`w:p` as `{namespace}p`; a name without prefix stays as it is."""
    prefix, colon, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if colon else name


def element(name: str, attributes: Attributes | None = None, *children: Element) -> Element:
    """An element by its prefixed name, with prefixed attributes, holding `children`."""
    made = etree.Element(qualified(name))  # its prefix comes from the root that it is put into
    if attributes:
        for key, value in attributes.items():
            made.set(qualified(key), str(value))
    if children:
        made.extend(children)
    return made


def valued(name: str, value: str | int) -> Element:
    """An element that says everything in its `w:val`."""
    return element(name, {"w:val": value})


def root(name: str, prefixes: Iterable[str], *children: Element) -> Element:
    """The root of a part, declaring `prefixes` once for all that it holds."""
    made = etree.Element(qualified(name), nsmap={prefix: NAMESPACES[prefix] for prefix in prefixes})
    made.extend(children)
    return made


def unprefixed(name: str, namespace: str, **prefixes: str) -> Element:
    """The root of a part whose namespace goes without prefix; `prefixes` are declared beside."""
    declared = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in prefixes.items())
    return etree.fromstring(f'<{name} xmlns="{namespace}" {declared}/>')


def serialise(part: Element) -> bytes:
    """The bytes of a part as Word writes them: UTF-8, declared standalone."""
    etree.cleanup_namespaces(part, keep_ns_prefixes=["w", "r"])
    return etree.tostring(part, xml_declaration=True, encoding="UTF-8", standalone=True)


def set_paragraph_property(paragraph: Element, value: Element) -> None:
    """Put `value` into the paragraph's properties, at the place the schema wants; one of the same name gives way."""
    properties = paragraph.find(qualified("w:pPr"))
    if properties is None:
        properties = element("w:pPr")
        paragraph.insert(0, properties)
    for former in properties.findall(value.tag):
        properties.remove(former)
    rank = _PROPERTY_ORDER.index(_local(value))
    place = sum(1 for child in properties if _PROPERTY_ORDER.index(_local(child)) < rank)
    properties.insert(place, value)


def _local(node: Element) -> str:
    return etree.QName(node).localname
