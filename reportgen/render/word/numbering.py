"""Lists: one definition for bullets, one for numbers, and a fresh instance for each numbered list."""

from dataclasses import dataclass, field

from reportgen.compose.brand import Brand
from reportgen.render.word.xml import Element, element, root, serialise, valued

BULLETS, NUMBERS = 1, 2
LEVELS = 3
INDENT_TWIPS = 284
_BULLET_SIGNS = ("•", "–", "·")
_NUMBER_FORMATS = ("decimal", "lowerLetter", "lowerRoman")


@dataclass
class Numbering:
    """The numbering instances of a document: the first is every bulleted list, each further one a numbered list."""

    levels: list[int] = field(default_factory=list)

    def bullets(self) -> int:
        """The instance of all bulleted lists."""
        return 1

    def numbers(self, level: int) -> int:
        """A new instance, which counts from 1 at `level` (0 to 2)."""
        self.levels.append(min(level, LEVELS - 1))
        return len(self.levels) + 1

    def part(self, brand: Brand) -> bytes:
        """The part `numbering.xml`."""
        definitions = [_definition(BULLETS, "bullet", brand), _definition(NUMBERS, "decimal", brand)]
        bullets = element("w:num", {"w:numId": 1}, valued("w:abstractNumId", BULLETS))
        numbers = [_restarted(number, level) for number, level in enumerate(self.levels, start=2)]
        return serialise(root("w:numbering", ("w", "r"), *definitions, bullets, *numbers))


def _restarted(number: int, level: int) -> Element:
    override = element("w:lvlOverride", {"w:ilvl": level}, valued("w:startOverride", 1))
    return element("w:num", {"w:numId": number}, valued("w:abstractNumId", NUMBERS), override)


def _definition(number: int, kind: str, brand: Brand) -> Element:
    levels = [_level(level, bulleted=kind == "bullet", brand=brand) for level in range(LEVELS)]
    return element("w:abstractNum", {"w:abstractNumId": number}, valued("w:multiLevelType", "multilevel"), *levels)


def _level(level: int, *, bulleted: bool, brand: Brand) -> Element:
    """One level: its sign or format, in its colour, hanging before the text."""
    colour = brand.grey if bulleted else brand.accent
    look = [*([] if bulleted else [element("w:b")]), valued("w:color", colour.removeprefix("#").upper())]
    return element(
        "w:lvl",
        {"w:ilvl": level},
        valued("w:start", 1),
        valued("w:numFmt", "bullet" if bulleted else _NUMBER_FORMATS[level]),
        valued("w:lvlText", _BULLET_SIGNS[level] if bulleted else f"%{level + 1}."),
        valued("w:lvlJc", "left"),
        element("w:pPr", None, element("w:ind", {"w:left": INDENT_TWIPS * (level + 1), "w:hanging": INDENT_TWIPS})),
        element("w:rPr", None, *look),
    )
