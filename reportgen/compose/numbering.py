"""Numbers what a template left open: sections, annexes, figures, tables, the contents, and references to all of them.

A reference may point forward, so this runs on the finished page: macros.html leaves empty places, one pass over the
tree counts the targets, and a second one fills the places.
"""

from dataclasses import dataclass, field
from string import ascii_uppercase

from lxml import etree

DOCTYPE = "<!DOCTYPE html>\n"
VOID = frozenset({"meta", "br", "col"})
SVG = "{http://www.w3.org/2000/svg}"
PLAN_DEPTH = 2


class NumberingError(ValueError):
    """A template refers to something that is not in the document, or gives two things the same id."""

    def __init__(self, element: etree._Element, message: str) -> None:
        """Keep the `element` that cannot be numbered."""
        self.element = element
        super().__init__(message)


@dataclass
class _Numbers:
    """What has been counted so far: the label of each figure and table, the number of each section."""

    labels: dict[str, str] = field(default_factory=dict)
    sections: dict[str, tuple[str, bool]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=lambda: {"chart": 0, "table": 0, "section": 0, "annex": 0})

    def next(self, kind: str) -> int:
        self.counts[kind] += 1
        return self.counts[kind]


def numbered(html: str) -> str:
    """`html` (well-formed, from base.html) with numbers, contents and references filled in, well-formed again.

    Raises NumberingError where a reference has no target or an id stands twice, XMLSyntaxError where a tag stays open.
    """
    root = parsed(html)
    number(root)
    return written(root)


def parsed(html: str) -> etree._Element:
    """The tree of a page, as XML, with nothing loaded for it; XMLSyntaxError where it is none."""
    return etree.fromstring(html.encode().lstrip(), etree.XMLParser(resolve_entities=False, no_network=True))


def number(root: etree._Element) -> None:
    """Fill in, in place, what `numbered` describes."""
    ids = _ids(root)
    numbers = _Numbers()
    for section in root.iter("section"):
        _number_section(section, numbers)
    for figure in root.iter("figure"):
        _number_figure(figure, numbers)
    for link in root.iter("a"):
        _fill_link(link, ids, numbers, _title(root))
    for nav in root.iter("nav"):
        _fill_contents(nav, root)


def written(root: etree._Element) -> str:
    """The tree as text that an XML parser and an HTML parser read alike."""
    for element in root.iter(etree.Element):
        if not len(element) and not element.text and element.tag not in VOID and not str(element.tag).startswith(SVG):
            element.text = ""  # lxml then writes <span></span>: HTML knows no <span/>
    return DOCTYPE + etree.tostring(root, encoding="unicode") + "\n"


def _ids(root: etree._Element) -> set[str]:
    seen: set[str] = set()
    for element in root.iter(etree.Element):
        name = element.get("id")
        if name in seen:
            message = f"The id '{name}' stands twice in the document '{_title(root)}': give each its own."
            raise NumberingError(element, message)
        if name:
            seen.add(name)
    return seen


def _number_section(section: etree._Element, numbers: _Numbers) -> None:
    place = section.find("h1/span[@class='number']")
    if place is None:
        return
    annex = "annex" in section.get("class", "").split()
    count = numbers.next("annex" if annex else "section")
    place.text = ascii_uppercase[count - 1] if annex else str(count)
    numbers.sections[section.get("id", "")] = (place.text, annex)


def _number_figure(figure: etree._Element, numbers: _Numbers) -> None:
    label = figure.find("figcaption/p[@class='caption']/span[@class='label']")
    if label is None:
        return
    kind = "table" if figure.get("class") == "table" else "chart"
    label.text = f"{str(label.text or '').strip()} {numbers.next(kind)}"
    numbers.labels[figure.get("id", "")] = label.text


def _fill_link(link: etree._Element, ids: set[str], numbers: _Numbers, title: str) -> None:
    href = link.get("href", "")
    words = {False: str(link.attrib.pop("data-section", "")), True: str(link.attrib.pop("data-annex", ""))}
    if not href.startswith("#"):
        return
    if href[1:] not in ids:
        raise NumberingError(link, f"The document '{title}' refers to '{href[1:]}', which it does not hold.")
    if link.get("class") != "ref":
        return
    if href[1:] in numbers.labels:
        link.text = numbers.labels[href[1:]]
    elif href[1:] in numbers.sections:
        name, annex = numbers.sections[href[1:]]
        link.text = f"{words[annex]} {name}"
    else:
        raise NumberingError(link, f"The document '{title}' refers to '{href[1:]}', which has no number.")


def _fill_contents(nav: etree._Element, root: etree._Element) -> None:
    depth = int(nav.attrib.pop("data-depth", str(PLAN_DEPTH)))
    top = nav.find("ol")
    if top is None:
        return
    entry: etree._Element | None = None
    for heading in root.iter("h1", "h2"):
        if heading.tag == "h1":
            entry = _entry(top, heading)
        elif depth >= PLAN_DEPTH and entry is not None:
            nested = entry.find("ol")
            _entry(etree.SubElement(entry, "ol") if nested is None else nested, heading)


def _entry(parent: etree._Element, heading: etree._Element) -> etree._Element:
    """One line of the contents: the heading's own text, linked to it; no inlines, as PDF/UA tags only a link's text."""
    item = etree.SubElement(parent, "li")
    link = etree.SubElement(item, "a", href=f"#{heading.get('id')}")
    link.text = " ".join("".join(map(str, heading.itertext())).split())
    return item


def _title(root: etree._Element) -> str:
    return root.findtext("head/title") or "?"
