"""Lists: bullets, numbers, and the numbers of headings; a fresh instance for each numbered list.

The styles of lists and of the first heading hold their list, so that a paragraph needs none of its own: it names one
only where it counts anew, or where a corporate template's style counts otherwise than the document does.
"""

from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from reportgen.compose.brand import Brand
from reportgen.render.word.filling import own_words
from reportgen.render.word.reference import Reference
from reportgen.render.word.xml import Element, element, qualified, root, serialise, valued

LEVELS = 3
HEADING_LEVELS = 9
INDENT_TWIPS = 284
_BULLETS, _NUMBERS, _SECTIONS, _ANNEXES = range(4)
_KINDS = ("bullet", "decimal", "section", "annex")
_BULLET_SIGNS = ("•", "–", "·")
_NUMBER_FORMATS = ("decimal", "lowerLetter", "lowerRoman")
_NO_LIST = 0
_LEVEL_ORDER = (
    *("start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText", "lvlPicBulletId", "legacy", "lvlJc"),
    *("pPr", "rPr"),
)


@dataclass(frozen=True)
class Listed:
    """A list instance and the level in it (from 0)."""

    number: int
    level: int

    @property
    def property(self) -> Element:
        """The `w:numPr` of a style or of a paragraph."""
        return element("w:numPr", None, valued("w:ilvl", self.level), valued("w:numId", self.number))


@dataclass
class Numbering:
    """The list instances of a document, after those of its corporate template, where it has one."""

    reference: Reference | None = None
    restarts: list[tuple[int, int]] = field(default_factory=list)
    """Definition and level of each list that counts anew."""

    def __post_init__(self) -> None:
        """Begin to count after the template's own lists."""
        taken = self.reference.numbering if self.reference is not None else None
        self._taken: list[Element] = [] if taken is None else list(taken)
        self._first_definition = _after(self._taken, "w:abstractNum", "w:abstractNumId")
        self._first_list = _after(self._taken, "w:num", "w:numId")
        self._of_styles = {} if self.reference is None else styled(self.reference.styles)
        known = [] if self.reference is None else self.reference.styles.iter(qualified("w:style"))
        self._given = {style.get(qualified("w:styleId"), "") for style in known}

    def of_style(self, style: str) -> Listed | None:
        """The list that a style holds, from the template or from the writer's own styles."""
        return self._of_styles.get(style) if style in self._given else self.own(style)

    def own(self, style: str) -> Listed | None:
        """The list that the writer's own style of this id holds."""
        if style == "Heading1":
            return Listed(self._first_list + _SECTIONS, 0)
        for name, kind in (("ListBullet", _BULLETS), ("ListNumber", _NUMBERS)):
            level = style.removeprefix(name)
            if style.startswith(name) and (not level or level.isdecimal()):
                return Listed(self._first_list + kind, int(level or 1) - 1)
        return None

    def bullet(self, style: str) -> list[Element]:
        """What a paragraph of a bulleted list must say itself: nothing, unless its style holds no list."""
        listed = self.own(style)
        return [] if self.of_style(style) is not None or listed is None else [listed.property]

    def numbers(self, style: str) -> Element:
        """A new instance of the list of `style`, which counts from 1."""
        listed = self.of_style(style) or self.own(style)
        if listed is None:
            raise ValueError(f"{style} is no style of numbered lists")
        self.restarts.append((self._definition_of(listed.number), listed.level))
        return Listed(self._first_list + len(_KINDS) + len(self.restarts) - 1, listed.level).property

    def heading(self, style: str, number: str) -> list[Element]:
        """What a heading must say itself to have this number, or none where that is empty."""
        held = self.of_style(style)
        if not number:
            return [] if held is None else [Listed(_NO_LIST, 0).property]
        if number.isdecimal():
            return [] if held is not None and self._counts_plainly(held) else [self._own(_SECTIONS)]
        return [self._own(_ANNEXES)]

    def part(self, brand: Brand) -> bytes:
        """The part `numbering.xml`."""
        definitions = [self._definition(kind, brand) for kind in range(len(_KINDS))]
        lists = [
            element(
                "w:num", {"w:numId": self._first_list + kind}, valued("w:abstractNumId", self._first_definition + kind)
            )
            for kind in range(len(_KINDS))
        ]
        first = self._first_list + len(_KINDS)
        lists += [_restarted(number, *each) for number, each in enumerate(self.restarts, start=first)]
        taken = [deepcopy(node) for node in self._taken]
        before = [node for node in taken if node.tag == qualified("w:abstractNum")]
        instances = [node for node in taken if node.tag == qualified("w:num")]
        for node in (effect for each in before for effect in each.iter(qualified("w:lvlPicBulletId"))):
            above = node.getparent()
            if above is not None:  # the picture itself stays behind
                above.remove(node)
        for level in (level for each in before for level in each.iter(qualified("w:lvl"))):
            level[:] = sorted(own_words(level), key=_rank)  # LibreOffice writes them in an order of its own
        return serialise(root("w:numbering", ("w", "r"), *before, *definitions, *instances, *lists))

    def _definition(self, kind: int, brand: Brand) -> Element:
        """A list of our own; it is linked to those styles alone that are not the template's."""
        if kind in {_SECTIONS, _ANNEXES}:
            levels = [_heading_level(level, kind, brand) for level in range(HEADING_LEVELS)]
        else:
            levels = [_level(level, kind, brand) for level in range(LEVELS)]
        for level in levels:
            link = level.find(qualified("w:pStyle"))
            if link is not None and link.get(qualified("w:val")) in self._given:
                level.remove(link)
        named = {"w:abstractNumId": self._first_definition + kind}
        return element("w:abstractNum", named, valued("w:multiLevelType", "multilevel"), *levels)

    def _own(self, kind: int) -> Element:
        return Listed(self._first_list + kind, 0).property

    def _definition_of(self, number: int) -> int:
        """The definition behind a list instance."""
        for node in self._taken:
            if node.tag == qualified("w:num") and node.get(qualified("w:numId")) == str(number):
                return _value(node, "w:abstractNumId")
        return self._first_definition + number - self._first_list

    def _counts_plainly(self, listed: Listed) -> bool:
        """Whether a list writes its numbers as the document does: 1, 2, 3, perhaps with a full stop."""
        if listed.number >= self._first_list:
            return True
        wanted = self._definition_of(listed.number)
        for node in self._taken:
            if node.tag == qualified("w:abstractNum") and node.get(qualified("w:abstractNumId")) == str(wanted):
                level = node.find(f"{qualified('w:lvl')}[@{qualified('w:ilvl')}='{listed.level}']")
                text = None if level is None else level.find(qualified("w:lvlText"))
                kind = None if level is None else level.find(qualified("w:numFmt"))
                said = "" if text is None else text.get(qualified("w:val"), "")
                plain = kind is None or kind.get(qualified("w:val")) == "decimal"
                return plain and said.rstrip(". )\t") == f"%{listed.level + 1}"
        return False


def styled(styles: Element) -> dict[str, Listed]:
    """The list that each paragraph style holds, itself or by the style that it is based on."""
    based: dict[str, str] = {}
    held: dict[str, Listed] = {}
    for style in styles.iter(qualified("w:style")):
        name, above = style.get(qualified("w:styleId"), ""), style.find(qualified("w:basedOn"))
        based[name] = "" if above is None else above.get(qualified("w:val"), "")
        own = style.find(f"{qualified('w:pPr')}/{qualified('w:numPr')}")
        if own is not None:
            held[name] = Listed(_value(own, "w:numId"), _value(own, "w:ilvl"))
    found: dict[str, Listed] = {}
    for name in based:
        at, steps = name, 0
        while at and at not in held and steps < len(based):
            at, steps = based.get(at, ""), steps + 1
        if at in held and held[at].number != _NO_LIST:
            found[name] = held[at]
    return found


def _rank(node: Element) -> int:
    name = etree.QName(node).localname
    return _LEVEL_ORDER.index(name) if name in _LEVEL_ORDER else len(_LEVEL_ORDER)


def _value(node: Element, name: str) -> int:
    child = node.find(qualified(name))
    return 0 if child is None else int(child.get(qualified("w:val"), "0"))


def _after(nodes: list[Element], tag: str, attribute: str) -> int:
    taken = [int(node.get(qualified(attribute), "0")) for node in nodes if node.tag == qualified(tag)]
    return max([0, *taken]) + 1


def _restarted(number: int, definition: int, level: int) -> Element:
    override = element("w:lvlOverride", {"w:ilvl": level}, valued("w:startOverride", 1))
    return element("w:num", {"w:numId": number}, valued("w:abstractNumId", definition), override)


def _heading_level(level: int, kind: int, brand: Brand) -> Element:
    """A level of the headings' list: sections count 1, 2, 3, annexes A, B, C; lower headings have no number."""
    counted = level == 0
    linked = [valued("w:pStyle", "Heading1")] if counted and kind == _SECTIONS else []
    look = [element("w:rPr", None, element("w:b", {"w:val": 0}), _colour(brand.accent))] if counted else []
    form = "none" if not counted else "decimal" if kind == _SECTIONS else "upperLetter"
    return element(
        "w:lvl",
        {"w:ilvl": level},
        valued("w:start", 1),
        valued("w:numFmt", form),
        *linked,
        valued("w:suff", "space" if counted else "nothing"),
        valued("w:lvlText", "%1" if counted else ""),
        valued("w:lvlJc", "left"),
        element("w:pPr", None, element("w:ind", {"w:left": 0, "w:firstLine": 0})),
        *look,
    )


def _level(level: int, kind: int, brand: Brand) -> Element:
    """One level of a list: its sign or format, in its colour, hanging before the text."""
    bulleted = kind == _BULLETS
    look = [*([] if bulleted else [element("w:b")]), _colour(brand.grey if bulleted else brand.accent)]
    style = ("ListBullet" if bulleted else "ListNumber") + (f"{level + 1}" if level else "")
    return element(
        "w:lvl",
        {"w:ilvl": level},
        valued("w:start", 1),
        valued("w:numFmt", "bullet" if bulleted else _NUMBER_FORMATS[level]),
        valued("w:pStyle", style),
        valued("w:lvlText", _BULLET_SIGNS[level] if bulleted else f"%{level + 1}."),
        valued("w:lvlJc", "left"),
        element("w:pPr", None, element("w:ind", {"w:left": INDENT_TWIPS * (level + 1), "w:hanging": INDENT_TWIPS})),
        element("w:rPr", None, *look),
    )


def _colour(colour: str) -> Element:
    return valued("w:color", colour.removeprefix("#").upper())
