"""The cell styles of a submitted workbook: the same style with another fill, and back."""

from collections.abc import Mapping
from copy import deepcopy
from functools import cached_property

from lxml import etree

from reportgen.forms.returned.parts import Parts, parsed
from reportgen.model.finding import Severity

NO_FILL = '<fill><patternFill patternType="none"/></fill>'
GREY = '<fill><patternFill patternType="gray125"/></fill>'
LIGHT: Mapping[Severity, str] = {
    Severity.ERROR: "FFFCC9CB",
    Severity.WARNING: "FFFBE3B1",
    Severity.NOTE: "FFD2E6F9",
}
DARK: Mapping[Severity, str] = {Severity.ERROR: "FFA8201C", Severity.WARNING: "FF8A5A02", Severity.NOTE: "FF1F5C99"}
"""Behind a light font, so that it can still be read."""
MARKS = frozenset((*LIGHT.values(), *DARK.values()))
ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs")
KNOWN_IN_FILLS = frozenset(("fill", "patternFill", "gradientFill", "fgColor", "bgColor", "stop", "color"))
LONGEST_FILL = 4_000
PLAIN_FONT = '<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
NO_BORDER = "<border><left/><right/><top/><bottom/><diagonal/></border>"
NO_STYLE = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
LEAST = {"fonts": (PLAIN_FONT,), "fills": (NO_FILL, GREY), "borders": (NO_BORDER,), "cellXfs": (NO_STYLE,)}
"""What programs expect in every workbook, in this order."""
WHITE_THEME, WHITES, BRIGHT = "0", ("1", "9"), 600
BEGUN = f"""<styleSheet xmlns="{{}}"><fonts count="1">{PLAIN_FONT}</fonts><fills count="2">{NO_FILL}{GREY}</fills>\
<borders count="1">{NO_BORDER}</borders><cellStyleXfs count="1">{NO_STYLE}</cellStyleXfs>\
<cellXfs count="1">{NO_STYLE[:-2]} xfId="0"/></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


class Styles:
    """The styles part of a workbook; written only if something was added to it."""

    def __init__(self, parts: Parts, part: str, namespace: str) -> None:
        """Take the part of that name, or begin it."""
        self._parts, self._part = parts, part
        if part not in parts:
            parts.put(part, BEGUN.format(namespace).encode())
        self._ns = f"{{{etree.QName(parts.xml(part)).namespace}}}"
        for name, content in LEAST.items():
            for each in content[len(self._list(name, make=False)) :]:
                self._append(name, each)

    @cached_property
    def _root(self) -> etree._Element:
        return self._parts.xml(self._part)

    @cached_property
    def _fills(self) -> list[str]:
        return [canonical(each) for each in self._list("fills")]

    @cached_property
    def _known(self) -> dict[tuple[str, str], int]:
        """The first cell style with each look and fill."""
        known: dict[tuple[str, str], int] = {}
        for number in range(len(self._list("cellXfs"))):
            known.setdefault((self._look(number), self.fill_of(number)), number)
        return known

    @cached_property
    def marked_styles(self) -> frozenset[int]:
        """The cell styles that have a fill of ours."""
        return frozenset(number for number in range(len(self._list("cellXfs"))) if is_mark(self.fill_of(number)))

    def fill_of(self, style: int) -> str:
        """What stands behind the cells of a style, without namespaces."""
        number = int(self._xf(style).get("fillId", "0"))
        return self._fills[number] if number < len(self._fills) else NO_FILL

    def marked(self, style: int, severity: Severity) -> int:
        """The same style with the fill that marks a severity."""
        colour = (DARK if self._has_light_font(style) else LIGHT)[severity]
        return self.filled(style, solid(colour))

    def filled(self, style: int, fill: str) -> int:
        """The same style with a fill."""
        key = (self._look(style), fill)
        if key not in self._known:
            xf = deepcopy(self._xf(style))
            xf.set("fillId", str(self._fill(fill)))
            xf.set("applyFill", "1")
            self._known[key] = self._append("cellXfs", xf)
        return self._known[key]

    def style(self, font: str = PLAIN_FONT, fill: str = NO_FILL, alignment: str = "", attributes: str = "") -> int:
        """A cell style of our own."""
        numbers = {"fontId": self._add("fonts", font), "fillId": self._fill(fill)}
        said = " ".join(f'{name}="{number}"' for name, number in numbers.items())
        root = ' xfId="0"' if len(self._list("cellStyleXfs", make=False)) else ""
        applied = 'applyFont="1" applyFill="1" applyAlignment="1"'
        xf = f'<xf numFmtId="0" {said} borderId="0"{root} {attributes} {applied}>{alignment}</xf>'
        key = (_bare(parsed(xf.encode())), fill)
        if key not in self._known:
            self._known[key] = self._append("cellXfs", xf)
        return self._known[key]

    def _xf(self, style: int) -> etree._Element:
        found = self._list("cellXfs")
        return found[style if style < len(found) else 0]

    def _look(self, style: int) -> str:
        return _bare(self._xf(style))

    def _has_light_font(self, style: int) -> bool:
        fonts = self._list("fonts")
        number = int(self._xf(style).get("fontId", "0"))
        colour = fonts[number].find(f"{self._ns}color") if number < len(fonts) else None
        if colour is None:
            return False
        value = colour.get("rgb", "")[-6:]
        bright = len(value) == len("RRGGBB") and sum(bytes.fromhex(value)) > BRIGHT
        return bright or colour.get("theme") == WHITE_THEME or colour.get("indexed") in WHITES

    def _fill(self, fill: str) -> int:
        if fill not in self._fills:
            self._append("fills", fill)
            self._fills.append(fill)
        return self._fills.index(fill)

    def _add(self, name: str, content: str) -> int:
        """The place of an element in a list, appended where the list has it not."""
        known = (number for number, each in enumerate(self._list(name)) if canonical(each) == content)
        found = next(known, None)
        return self._append(name, content) if found is None else found

    def _list(self, name: str, *, make: bool = True) -> etree._Element:
        found = self._root.find(f"{self._ns}{name}")
        if found is None and make:
            root = self._parts.xml(self._part, change=True)
            later = [each for each in root if etree.QName(each).localname not in ORDER[: ORDER.index(name)]]
            found = etree.Element(f"{self._ns}{name}")
            root.insert(root.index(later[0]) if later else len(root), found)
        return etree.Element("none") if found is None else found

    def _append(self, name: str, content: str | etree._Element) -> int:
        self._parts.xml(self._part, change=True)
        found = self._list(name)
        found.append(_named(parsed(content.encode()), self._ns) if isinstance(content, str) else content)
        found.set("count", str(len(found)))
        return len(found) - 1


def solid(colour: str) -> str:
    """A fill of one colour."""
    return (
        f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/><bgColor indexed="64"/></patternFill></fill>'
    )


def is_mark(fill: str) -> bool:
    """Whether a fill is one of ours."""
    return 'patternType="solid"' in fill and any(f'<fgColor rgb="{colour}"' in fill for colour in MARKS)


def canonical(element: etree._Element) -> str:
    """An element without namespaces, so that it can be compared and kept; nothing but blanks stands between tags."""
    name = etree.QName(element).localname
    attributes = "".join(f' {key}="{value}"' for key, value in sorted(map(_attribute, element.items())))
    inner = "".join(canonical(each) for each in element.iterchildren("*"))
    return f"<{name}{attributes}>{inner}</{name}>" if inner else f"<{name}{attributes}/>"


def kept_fill(text: str) -> str:
    """A fill that was kept in the workbook; none where somebody made something else of it."""
    try:
        fill = parsed(text.encode())
    except (etree.XMLSyntaxError, ValueError):
        return NO_FILL
    names = {etree.QName(each).localname for each in fill.iter("*")}
    known = len(text) <= LONGEST_FILL and fill.tag == "fill" and names <= KNOWN_IN_FILLS and canonical(fill) == text
    return text if known else NO_FILL


def _attribute(item: tuple[object, object]) -> tuple[str, str]:
    name, value = map(str, item)
    return etree.QName(name).localname, value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def _bare(xf: etree._Element) -> str:
    """A cell style but for its fill."""
    copied = deepcopy(xf)
    for name in ("fillId", "applyFill"):
        copied.attrib.pop(name, "")
    return canonical(copied)


def _named(element: etree._Element, namespace: str) -> etree._Element:
    for each in element.iter():
        each.tag = f"{namespace}{each.tag}"
    return element
