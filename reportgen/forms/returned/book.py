"""The list of a workbook's sheets: one of ours taken out, a new one put first, all that counts sheets kept right."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml import etree

from reportgen.forms.returned.parts import Namespaces, Parts
from reportgen.forms.returned.strings import spelt, unspelt

WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
STYLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
APP = "docProps/app.xml"
LONGEST_NAME = 31
KNOWN = frozenset(
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
)


class Tab(NamedTuple):
    """A sheet as the workbook lists it."""

    name: str
    part: str
    """The part that holds its cells; empty for a sheet that has none."""


class Book:
    """The main part of a workbook."""

    def __init__(self, parts: Parts) -> None:
        """Find it; ValueError where it is written in a namespace that no program knows."""
        self.parts = parts
        self.part = next(each.target for each in parts.links("") if each.kind == "officeDocument")
        root = parts.xml(self.part)
        types = (each.get("Type", "") for each in parts.xml("_rels/.rels"))
        links = next(each.rpartition("/")[0] for each in types if each.endswith("/officeDocument"))
        self.namespaces = Namespaces(etree.QName(root).namespace or "", links)
        if self.namespaces.main not in KNOWN:
            raise ValueError(f"no workbook that programs open: {self.namespaces.main}")

    @property
    def tabs(self) -> list[Tab]:
        """The sheets in their order."""
        targets = {each.id: each.target for each in self.parts.links(self.part) if each.kind == "worksheet"}
        return [Tab(unspelt(each.get("name", "")), targets.get(_link_of(each), "")) for each in self._entries()]

    def linked(self, kind: str) -> str | None:
        """The part of a kind that the workbook leads to."""
        return next((each.target for each in self.parts.links(self.part) if each.kind == kind), None)

    def styles_part(self) -> str:
        """The name of the part of styles, connected where there was none."""
        part = self.linked("styles")
        if part is None:
            part = self.parts.free("xl/styles{}.xml") if "xl/styles.xml" in self.parts else "xl/styles.xml"
            self.parts.declare(part, STYLES)
            self.parts.connect(self.part, f"{self.namespaces.links}/styles", part)
        return part

    def remove(self, tab: Tab) -> None:
        """Take a sheet out."""
        position = self.tabs.index(tab)
        entry = list(self._entries(change=True))[position]
        self.parts.disconnect(self.part, _link_of(entry))
        _parent(entry).remove(entry)
        for each in self.parts.links(tab.part):
            if each.kind in {"comments", "vmlDrawing"}:
                self.parts.drop(each.target)
        self.parts.drop(tab.part)
        for name in self._find("definedNames/definedName"):
            if name.get("localSheetId") == str(position):
                _parent(name).remove(name)
        self._renumber(lambda number: number - (number > position))
        self._retitle(old=tab.name)

    def add_first(self, name: str, xml: bytes) -> None:
        """Put a new sheet before all others; the sheet that was open stays so."""
        followed = self.tabs[0].name if self.tabs else ""
        part = self.parts.free("xl/worksheets/sheet{}.xml")
        self.parts.put(part, xml)
        self.parts.declare(part, WORKSHEET)
        link = self.parts.connect(self.part, f"{self.namespaces.links}/worksheet", part)
        numbers = [int(each.get("sheetId", "0")) for each in self._entries(change=True)]
        (sheets,) = self._find("sheets")
        self._renumber(lambda number: number + 1)
        self._open(len(numbers))
        attributes = {"name": spelt(name), "sheetId": str(max(numbers, default=0) + 1)}
        entry = etree.Element(f"{{{self.namespaces.main}}}sheet", attributes, nsmap={"r": self.namespaces.links})
        entry.set(f"{{{self.namespaces.links}}}id", link)
        sheets.insert(0, entry)
        self._retitle(new=name, before=followed)

    def free_name(self, name: str) -> str:
        """A name that no sheet has."""
        used = {each.name.casefold() for each in self.tabs}
        names = (name, *(f"{name[: LONGEST_NAME - 5]} ({number})" for number in range(2, len(used) + 3)))
        return next(each for each in names if each.casefold() not in used)

    def _find(self, path: str) -> list[etree._Element]:
        steps = "/".join(f"{{*}}{step}" for step in path.split("/"))
        return self.parts.xml(self.part, change=True).findall(steps)

    def _entries(self, *, change: bool = False) -> Iterator[etree._Element]:
        return self.parts.xml(self.part, change=change).iterfind("{*}sheets/{*}sheet")

    def _renumber(self, moved: Callable[[int], int]) -> None:
        """Let what counts sheets count on: names that belong to a sheet, and the sheet that is open."""
        for name in self._find("definedNames/definedName"):
            if name.get("localSheetId") is not None:
                name.set("localSheetId", str(moved(int(name.get("localSheetId", "0")))))
        for view in self._find("bookViews/workbookView"):
            view.set("activeTab", str(moved(int(view.get("activeTab", "0")))))
            view.attrib.pop("firstSheet", "")  # the tab of ours is to be seen

    def _open(self, sheets: int) -> None:
        """Say which sheet is open where nothing says it: the one that was first is not any more."""
        if sheets and not self._find("bookViews/workbookView"):
            (there,) = self._find("sheets")
            views = etree.Element(f"{{{self.namespaces.main}}}bookViews")
            etree.SubElement(views, f"{{{self.namespaces.main}}}workbookView", activeTab="1")
            there.addprevious(views)

    def _retitle(self, *, old: str = "", new: str = "", before: str = "") -> None:
        """Take a title out of the document's properties, or put one in before another, if they list the sheets."""
        root = self.parts.xml(APP) if APP in self.parts else None
        count = root.find("{*}HeadingPairs/{*}vector/{*}variant/{*}i4") if root is not None else None
        vector = root.find("{*}TitlesOfParts/{*}vector") if root is not None else None
        if count is None or vector is None:
            return
        sheets = int(count.text or "0")
        titles = [each.text for each in vector][:sheets]
        if (old or before) not in titles:
            return
        self.parts.xml(APP, change=True)
        place = vector[titles.index(old or before)]
        if old:
            vector.remove(place)
        else:
            added = etree.Element(place.tag)
            added.text = new
            place.addprevious(added)
        vector.set("size", str(len(vector)))
        count.text = str(sheets + (1 if new else -1))


def _link_of(entry: etree._Element) -> str:
    return next((str(value) for key, value in entry.items() if str(key).endswith("}id")), "")


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None  # noqa: S101 - it was found below a root
    return parent
