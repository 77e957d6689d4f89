"""The look as data: paragraph, character and table styles, in points and in the brand's colour names."""

from dataclasses import dataclass
from typing import Literal

_BUILT_IN = (
    *("Normal", "Title", "Subtitle", "Heading", "Caption", "Quote", "List ", "TOC ", "Header", "Footer"),
    *("annotation", "table of figures"),
)


@dataclass(frozen=True)
class Rule:
    """A line at one side: thickness in points, colour of the brand, distance to the text in points."""

    side: str
    points: float
    colour: str
    space: int = 0


@dataclass(frozen=True)
class Look:
    """How letters look: size in points, colour of the brand."""

    size: float | None = None
    colour: str | None = None
    bold: bool | None = None
    italic: bool = False
    display: bool = False
    """Set in the face of titles and headings, and not in that of the text."""


@dataclass(frozen=True)
class Paragraph(Look):
    """A paragraph style. Line, before and after in points, indents in steps of a list level."""

    name: str = ""
    based: str = "Normal"
    next: str = ""
    line: float | None = None
    before: float | None = None
    after: float | None = None
    flags: frozenset[str] = frozenset()
    rules: tuple[Rule, ...] = ()
    ground: str | None = None
    indent: int = 0
    hanging: int = 0
    align: Literal["", "right", "center"] = ""
    outline: int | None = None
    right_tab: Literal["", "portrait", "landscape"] = ""
    middle_tab: bool = False
    line_rule: Literal["atLeast", "exact"] = "atLeast"

    @property
    def built_in(self) -> bool:
        """Whether Word has this style itself, under the same name."""
        return self.name.startswith(_BUILT_IN)

    @property
    def word_name(self) -> str:
        """The name as Word knows it: headings, contents levels, caption, header and footer are in lower case there."""
        lower = self.name.startswith(("Heading", "Caption", "Header", "Footer")) or self.name in {"TOC 1", "TOC 2"}
        return self.name.lower() if self.built_in and lower else self.name


@dataclass(frozen=True)
class Character(Look):
    """A character style, as one trait of a run; `lent` is set in the face that lends the signs the text face lacks."""

    name: str = ""
    underline: bool = False
    framed: bool = False
    lent: bool = False

    @property
    def built_in(self) -> bool:
        """Whether Word has this style itself, under the same name."""
        return self.name in {"Strong", "Emphasis", "Hyperlink", "Placeholder Text", "annotation reference"}


@dataclass(frozen=True)
class Table(Look):
    """A table style: rules, the rule under its header row, padding (top, left, bottom, right; points), ground.

    `middle` sets the text in the middle of the height of its cells; `flush` lets its last column end with the text.
    """

    name: str = ""
    rules: tuple[Rule, ...] = ()
    head_rule: Rule | None = None
    padding: tuple[float, float, float, float] = (2.5, 1, 2.5, 5)
    ground: str | None = None
    middle: bool = False
    flush: bool = False


_NEXT = frozenset({"keepNext"})
_HEAD = frozenset({"keepNext", "keepLines", "noHyphens"})
_PLAIN = frozenset({"noHyphens"})
_LIST = frozenset({"keepLines"})
_BOX = tuple(Rule(side, 0.75, "red", 3) for side in ("top", "left", "bottom", "right"))
_TONES = ("red", "amber", "green")
_LINES = (Rule("top", 0.5, "rule", 2), Rule("between", 0.5, "rule", 2))


def _tile(colour: str) -> tuple[Rule, ...]:
    return (Rule("top", 1.5, colour, 6),)


def _heading(level: int, *, size: float, line: float, before: float, after: float, colour: str = "ink") -> Paragraph:
    return Paragraph(
        name=f"Heading {level}",
        size=size,
        line=line,
        before=before,
        after=after,
        colour=colour,
        bold=True,
        display=True,
        flags=_HEAD,
        outline=level - 1,
    )


PARAGRAPHS: tuple[Paragraph, ...] = (
    Paragraph(name="Normal", size=9.5, line=13.5, after=5, colour="ink"),
    Paragraph(name="Text After Table", before=8),
    Paragraph(name="Title", size=21, line=25, after=1, bold=True, display=True, flags=_HEAD, next="Subtitle"),
    Paragraph(name="Subtitle", size=10.5, line=14, after=16, colour="grey", flags=_HEAD, next="Normal"),
    Paragraph(name="Lead", size=11.5, line=16, after=14, next="Normal"),
    Paragraph(name="Kicker", size=9.5, line=13.5, before=6, after=2, colour="accent", bold=True, flags=_HEAD),
    Paragraph(name="Draft Mark", size=8, line=11, after=12, colour="red", bold=True, flags=_HEAD, rules=_BOX),
    _heading(1, size=14, line=18, before=22, after=5),
    _heading(2, size=10.5, line=14, before=14, after=4, colour="accent"),
    *(_heading(level, size=9.5, line=13.5, before=10, after=2) for level in (3, 4, 5, 6)),
    Paragraph(name="Message", size=10.5, line=14, before=14, after=0, bold=True, flags=_HEAD, next="Caption"),
    Paragraph(name="Caption", size=8, line=11, before=0, after=4, colour="grey", flags=_HEAD, next="Normal"),
    Paragraph(name="Note", size=7.5, line=10, before=4, after=8, colour="grey", flags=_PLAIN),
    Paragraph(name="Picture", before=0, after=2, line=13.5),
    Paragraph(name="Logo", before=0, after=8, align="right"),
    Paragraph(name="Quote", before=2, after=6, italic=True, indent=1, rules=(Rule("left", 2.25, "rule", 8),)),
    Paragraph(name="List Bullet", after=3, indent=1, hanging=1, flags=_LIST),
    Paragraph(name="List Bullet 2", based="List Bullet", indent=2, hanging=1),
    Paragraph(name="List Bullet 3", based="List Bullet", indent=3, hanging=1),
    Paragraph(name="List Number", after=3, indent=1, hanging=1, flags=_LIST),
    Paragraph(name="List Number 2", based="List Number", indent=2, hanging=1),
    Paragraph(name="List Number 3", based="List Number", indent=3, hanging=1),
    Paragraph(name="List Continue", after=3, indent=1),
    Paragraph(name="List Continue 2", based="List Continue", indent=2),
    Paragraph(name="List Continue 3", based="List Continue", indent=3),
    Paragraph(name="TOC Heading", size=10.5, line=14, before=14, after=4, bold=True, colour="accent", flags=_HEAD),
    Paragraph(name="TOC 1", line=13, before=1, after=0, bold=True, right_tab="portrait", rules=_LINES, flags=_PLAIN),
    Paragraph(name="TOC 2", size=8.7, line=12, after=0, indent=1, colour="grey", right_tab="portrait", flags=_PLAIN),
    Paragraph(name="table of figures", line=12, size=8.7, after=0, right_tab="portrait", flags=_PLAIN),
    Paragraph(name="annotation text", size=9.5, line=13, after=0),
    Paragraph(name="Header", size=7.5, line=10, after=0, colour="grey", right_tab="portrait", flags=_PLAIN),
    Paragraph(name="Header Landscape", based="Header", right_tab="landscape"),
    Paragraph(name="Header Marked", based="Header", right_tab="portrait", middle_tab=True),
    Paragraph(name="Header Landscape Marked", based="Header", right_tab="landscape", middle_tab=True),
    Paragraph(name="Footer", size=7.5, line=10, after=0, colour="grey", right_tab="portrait", flags=_PLAIN),
    Paragraph(name="Footer Landscape", based="Footer", right_tab="landscape"),
    Paragraph(name="Cell", size=8.7, line=11.4, after=0),
    Paragraph(name="Cell Number", based="Cell", align="right", flags=_PLAIN),
    Paragraph(name="Cell Centre", based="Cell", align="center", flags=_PLAIN),
    Paragraph(name="Cell Head", based="Cell", size=7.9, line=10.5, colour="grey", bold=True, flags=_NEXT),
    Paragraph(name="Cell Head Number", based="Cell Head", align="right"),
    Paragraph(name="Cell Head Centre", based="Cell Head", align="center"),
    Paragraph(name="Cell Compact", based="Cell", size=8.2, line=10.6),
    Paragraph(name="Cell Compact Number", based="Cell Compact", align="right", flags=_PLAIN),
    Paragraph(name="Cell Compact Centre", based="Cell Compact", align="center", flags=_PLAIN),
    Paragraph(name="Cell Register", based="Cell", size=7.7, line=9.8),
    Paragraph(name="Cell Register Number", based="Cell Register", align="right", flags=_PLAIN),
    Paragraph(name="Cell Register Centre", based="Cell Register", align="center", flags=_PLAIN),
    Paragraph(name="Key Figure", size=10.5, line=23, after=0, colour="grey", flags=_HEAD, rules=_tile("accent")),
    *(Paragraph(name=f"Key Figure {tone.capitalize()}", based="Key Figure", rules=_tile(tone)) for tone in _TONES),
    Paragraph(name="Key Figure Text", size=8.2, line=10.6, after=4, colour="grey", flags=_PLAIN),
    Paragraph(name="Separator", size=1, line=2, before=0, after=0, line_rule="exact"),
    Paragraph(name="Table Gap", size=1, line=12, before=0, after=0, line_rule="exact"),
)  # fmt: skip

# A trait of a run → its style. In a mix the first colour and the last size hold.
CHARACTERS: dict[str, Character] = {
    "red": Character(name="Red", colour="red", bold=True),
    "amber": Character(name="Amber", colour="amber", bold=True),
    "green": Character(name="Green", colour="green", bold=True),
    "cell red": Character(name="Cell Red", colour="red"),
    "cell amber": Character(name="Cell Amber", colour="amber"),
    "cell green": Character(name="Cell Green", colour="green"),
    "accent": Character(name="Accent", colour="accent"),
    "grey": Character(name="Grey", colour="grey"),
    "number": Character(name="Number", colour="accent", bold=False),
    "strong": Character(name="Strong", bold=True),
    "emphasis": Character(name="Emphasis", italic=True),
    "value": Character(name="Value", size=19, colour="ink", bold=True),
    "unit": Character(name="Unit", size=9.5, colour="grey"),
    "cell unit": Character(name="Cell Unit", size=7.2),
    "text": Character(name="Figure Text"),
    "sign": Character(name="Sign", lent=True),
    "second": Character(name="Second", colour="grey", bold=False),
    "mark": Character(name="Mark", colour="red", bold=True, framed=True),
    "ref": Character(name="Reference", colour="accent"),
    "placeholder": Character(name="Placeholder Text", colour="grey", bold=False, underline=True),
    "comment": Character(name="annotation reference", size=8),
    "link": Character(name="Hyperlink", colour="accent", underline=True),
}

_HAIRLINE = Rule("insideH", 0.5, "rule")
_FOOT = Rule("bottom", 0.5, "rule")
_INK = Rule("bottom", 0.75, "ink")
_GAPS = tuple(Rule(side, 1.5, "white") for side in ("top", "left", "bottom", "right", "insideH", "insideV"))

TABLES: tuple[Table, ...] = (
    Table(name="Report Table", rules=(_FOOT, _HAIRLINE), head_rule=_INK, padding=(4.4, 0, 4.4, 7), flush=True),
    Table(name="Report Table Compact", rules=(_FOOT, _HAIRLINE), head_rule=_INK, padding=(2.8, 0, 2.8, 7), flush=True),
    Table(name="Report Table Register", rules=(_FOOT, _HAIRLINE), head_rule=_INK, padding=(2.6, 0, 2.6, 5), flush=True),
    Table(name="Report Table Matrix", rules=_GAPS, padding=(4, 2, 4, 2), middle=True),
    Table(name="Report Table Heat", rules=_GAPS, padding=(4, 2, 4, 2), middle=True),
    Table(name="Report Table Signature", rules=(_FOOT, _HAIRLINE), head_rule=_INK, padding=(22, 0, 5, 7), flush=True),
    Table(name="Report Table Plain", rules=(_FOOT, _HAIRLINE), head_rule=_FOOT, padding=(4.4, 0, 4.4, 7), flush=True),
    Table(name="Key Figures", padding=(0, 0, 0, 11), flush=True),
    # The heading in the box brings its own space above.
    Table(name="Decisions", rules=(Rule("left", 2.25, "accent"),), padding=(0, 12, 6, 13), ground="pale"),
    Table(name="Note Box", rules=(Rule("top", 0.75, "rule"), Rule("bottom", 0.75, "rule")), padding=(1, 0, 2, 0)),
)
