"""The style sheet: every look in the document has a name, and Word's own names where Word has one."""

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass

from reportgen.compose.brand import Brand
from reportgen.render.word.context import LANGUAGES, Context, lending_family
from reportgen.render.word.filling import own_words
from reportgen.render.word.numbering import INDENT_TWIPS, Numbering
from reportgen.render.word.paper import Orientation, Paper
from reportgen.render.word.stylesheet import CHARACTERS, PARAGRAPHS, TABLES, Paragraph, Rule, Table
from reportgen.render.word.theme import THEME_COLOURS
from reportgen.render.word.xml import TWIPS_PER_POINT, Attributes, Element, element, qualified, root, serialise, valued

_TRAIT_ORDER = tuple(CHARACTERS)
_HIDDEN_BUILT_INS = {
    "w:defLockedState": 0,
    "w:defUIPriority": 99,
    "w:defSemiHidden": 1,
    "w:defUnhideWhenUsed": 1,
    "w:defQFormat": 0,
    "w:count": 376,
}


@dataclass(frozen=True)
class _Sheet:
    brand: Brand
    papers: Mapping[Orientation, Paper]
    numbering: Numbering

    def colour(self, name: str) -> str:
        """A colour of the brand as Word writes it; `white` beside."""
        return "FFFFFF" if name == "white" else str(getattr(self.brand, name)).removeprefix("#").upper()

    def text_colour(self, name: str) -> Element:
        """The colour of letters, by its name in the theme where it has one."""
        theme = {"w:themeColor": THEME_COLOURS[name]} if name in THEME_COLOURS else {}
        return element("w:color", {"w:val": self.colour(name), **theme})


def character_style(traits: tuple[str, ...], in_use: dict[tuple[str, ...], str]) -> str:
    """The id of the character style that has all `traits`; Word takes only one a run, so each mix is a style."""
    ordered = tuple(sorted(set(traits), key=_TRAIT_ORDER.index))
    return in_use.setdefault(ordered, _style_id(" ".join(CHARACTERS[trait].name for trait in ordered)))


def styles_part(context: Context, language: str) -> bytes:
    """The part `styles.xml`: the defaults, all paragraph and table styles, and the character styles in use.

    A corporate template's own styles stand first, and where it has one of ours, it is the template's that holds.
    """
    sheet = _Sheet(context.brand, context.papers, context.numbering)
    mixes = sorted({(trait,) for trait in _TRAIT_ORDER} | set(context.traits), key=_rank)
    ours = [*_ours(sheet, mixes), *(_aligned_style(name, *context.points[name]) for name in sorted(context.points))]
    if context.reference is None:
        latent = element("w:latentStyles", _HIDDEN_BUILT_INS)
        return serialise(root("w:styles", ("w", "r"), _defaults(language), latent, *ours))
    house = own_words(deepcopy(context.reference.styles))
    given = {style.get(qualified("w:styleId")) for style in house.iter(qualified("w:style"))}
    made = [style for style in ours if style.get(qualified("w:styleId")) not in given]
    _speak(house, language)
    return serialise(root("w:styles", ("w", "r"), *house, *made))


def _speak(house: Element, language: str) -> None:
    """Let the template's default be the document's language: it is what the spelling checker goes by."""
    for look in house.iterfind(f"{qualified('w:docDefaults')}/{qualified('w:rPrDefault')}/{qualified('w:rPr')}"):
        for node in look.findall(qualified("w:lang")):
            node.set(qualified("w:val"), LANGUAGES.get(language, language))
            return
        look.append(element("w:lang", {"w:val": LANGUAGES.get(language, language)}))


def _ours(sheet: _Sheet, mixes: Iterable[tuple[str, ...]]) -> list[Element]:
    """Every style of ours, the defaults of Word among them."""
    return [
        *(_paragraph_style(style, sheet) for style in PARAGRAPHS),
        element(
            "w:style",
            {"w:type": "character", "w:default": 1, "w:styleId": "DefaultParagraphFont"},
            valued("w:name", "Default Paragraph Font"),
            valued("w:uiPriority", 1),
            element("w:semiHidden"),
        ),
        *(_character_style(mix, sheet) for mix in mixes),
        _plain_table(),
        *(_table_style(style, sheet) for style in TABLES),
        element(
            "w:style",
            {"w:type": "numbering", "w:default": 1, "w:styleId": "NoList"},
            valued("w:name", "No List"),
            element("w:semiHidden"),
        ),
    ]


def _rank(mix: tuple[str, ...]) -> list[int]:
    return [_TRAIT_ORDER.index(trait) for trait in mix]


def _style_id(name: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def _fonts(family: str) -> Element:
    return element("w:rFonts", {f"w:{script}": family for script in ("ascii", "hAnsi", "eastAsia", "cs")})


def _theme_fonts(kind: str) -> Element:
    """The theme's face for text (minor) or for titles and headings (major)."""
    latin = {f"w:{script}Theme": f"{kind}HAnsi" for script in ("ascii", "hAnsi")}
    return element("w:rFonts", {**latin, "w:eastAsiaTheme": f"{kind}EastAsia", "w:cstheme": f"{kind}Bidi"})


def _defaults(language: str) -> Element:
    look = element(
        "w:rPr",
        None,
        _theme_fonts("minor"),
        valued("w:sz", 19),
        valued("w:szCs", 19),
        element("w:lang", {"w:val": LANGUAGES.get(language, language), "w:eastAsia": "en-US", "w:bidi": "ar-SA"}),
    )
    paragraph = element("w:pPr", None, element("w:widowControl"))
    return element("w:docDefaults", None, element("w:rPrDefault", None, look), element("w:pPrDefault", None, paragraph))


def _paragraph_style(style: Paragraph, sheet: _Sheet) -> Element:
    attributes: dict[str, str | int] = {"w:type": "paragraph", "w:styleId": _style_id(style.name)}
    attributes |= {"w:default": 1} if style.name == "Normal" else {"w:customStyle": 1} if not style.built_in else {}
    made = element("w:style", attributes, valued("w:name", style.word_name))
    if style.name != "Normal":
        made.append(valued("w:basedOn", _style_id(style.based)))
    following = style.next or ("Normal" if style.outline is not None else "")
    if following:
        made.append(valued("w:next", _style_id(following)))
    made.append(valued("w:uiPriority", 9 if style.built_in else 20))
    made.append(element("w:qFormat"))
    made.append(element("w:pPr", None, *_paragraph_properties(style, sheet)))
    look = _look(style, sheet)
    if look:
        made.append(element("w:rPr", None, *look))
    return made


def _aligned_style(name: str, based: str, point: int) -> Element:
    """The style of a column whose decimals are of different length: a decimal tab, for which cells need no tab sign."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", name)
    tabs = element("w:tabs", None, element("w:tab", {"w:val": "decimal", "w:pos": point}))
    return element(
        "w:style",
        {"w:type": "paragraph", "w:customStyle": 1, "w:styleId": name},
        valued("w:name", words),
        valued("w:basedOn", based),
        valued("w:uiPriority", 20),
        element("w:pPr", None, tabs, valued("w:jc", "left")),
    )


def _paragraph_properties(style: Paragraph, sheet: _Sheet) -> list[Element]:
    """In the order of the schema."""
    made: list[Element] = []
    made += [element(f"w:{flag}") for flag in ("keepNext", "keepLines") if flag in style.flags]
    listed = sheet.numbering.own(_style_id(style.name))
    made += [listed.property] if listed is not None else []
    if style.rules:
        made.append(element("w:pBdr", None, *(_border(rule, sheet) for rule in style.rules)))
    if style.ground:
        made.append(_ground(sheet.colour(style.ground)))
    if style.right_tab:
        made.append(_tabs(style, sheet))
    if "noHyphens" in style.flags:
        made.append(element("w:suppressAutoHyphens"))
    made += _spacing(style)
    if style.indent or style.hanging:
        made.append(
            element("w:ind", {"w:left": style.indent * INDENT_TWIPS, "w:hanging": style.hanging * INDENT_TWIPS})
        )
    made += [element("w:contextualSpacing")] if "contextual" in style.flags else []
    made += [valued("w:jc", style.align)] if style.align else []
    made += [valued("w:outlineLvl", style.outline)] if style.outline is not None else []
    return made


def _spacing(style: Paragraph) -> list[Element]:
    space: dict[str, str | int] = {}
    if style.before is not None:
        space["w:before"] = round(style.before * TWIPS_PER_POINT)
    if style.after is not None:
        space["w:after"] = round(style.after * TWIPS_PER_POINT)
    if style.line is not None:
        space |= {"w:line": round(style.line * TWIPS_PER_POINT), "w:lineRule": style.line_rule}
    return [element("w:spacing", space)] if space else []


def _tabs(style: Paragraph, sheet: _Sheet) -> Element:
    """A stop at the right edge of the text, one in its middle if asked for; the stop of other pages is cleared."""
    upright, wide = (sheet.papers[name].text for name in ("portrait", "landscape"))
    width = wide if style.right_tab == "landscape" else upright
    stops = {width: "right"}
    if style.middle_tab:
        stops[width // 2] = "center"
    if style.right_tab == "landscape":
        stops[upright] = "clear"
    return element("w:tabs", None, *(element("w:tab", {"w:val": stops[at], "w:pos": at}) for at in sorted(stops)))


def _look(style: Paragraph | Table, sheet: _Sheet) -> list[Element]:
    made: list[Element] = []
    if style.display:
        made.append(_theme_fonts("major"))
    if style.bold is not None:
        made += [element("w:b", None if style.bold else {"w:val": 0})]
    made += [element("w:i")] if style.italic else []
    made += [sheet.text_colour(style.colour)] if style.colour else []
    if style.size is not None:
        made += [valued("w:sz", round(style.size * 2)), valued("w:szCs", round(style.size * 2))]
    return made


def _character_style(mix: tuple[str, ...], sheet: _Sheet) -> Element:
    name = " ".join(CHARACTERS[trait].name for trait in mix)
    alone = len(mix) == 1 and CHARACTERS[mix[0]].built_in
    made = element(
        "w:style", {"w:type": "character", "w:styleId": _style_id(name), **({} if alone else {"w:customStyle": 1})}
    )
    made.extend(
        [
            valued("w:name", name),
            valued("w:basedOn", "DefaultParagraphFont"),
            valued("w:uiPriority", 10),
            element("w:qFormat"),
        ]
    )
    looks = [CHARACTERS[trait] for trait in mix]
    size = next((look.size for look in reversed(looks) if look.size), None)
    colour = next((look.colour for look in looks if look.colour), None)
    look: list[Element] = []
    if any(one.lent for one in looks):
        look.append(_fonts(lending_family(sheet.brand)))
    bold = None if not any(one.bold is not None for one in looks) else any(one.bold for one in looks)
    look += [element("w:b", None if bold else {"w:val": 0})] if bold is not None else []
    look += [element("w:i")] if any(one.italic for one in looks) else []
    look += [sheet.text_colour(colour)] if colour else []
    look += [valued("w:sz", round(size * 2)), valued("w:szCs", round(size * 2))] if size else []
    look += [valued("w:u", "single")] if any(one.underline for one in looks) else []
    if any(one.framed for one in looks):
        frame: Attributes = {"w:val": "single", "w:sz": 6, "w:space": 0, "w:color": sheet.colour("red")}
        look.append(element("w:bdr", frame))
    if look:
        made.append(element("w:rPr", None, *look))
    return made


def _plain_table() -> Element:
    margins = element(
        "w:tblCellMar",
        None,
        *(element(f"w:{side}", {"w:w": 0, "w:type": "dxa"}) for side in ("top", "left", "bottom", "right")),
    )
    return element(
        "w:style",
        {"w:type": "table", "w:default": 1, "w:styleId": "TableNormal"},
        valued("w:name", "Normal Table"),
        valued("w:uiPriority", 99),
        element("w:semiHidden"),
        element("w:tblPr", None, element("w:tblInd", {"w:w": 0, "w:type": "dxa"}), margins),
    )


def _table_style(style: Table, sheet: _Sheet) -> Element:
    made = element(
        "w:style",
        {"w:type": "table", "w:customStyle": 1, "w:styleId": _style_id(style.name)},
        valued("w:name", style.name),
    )
    made.extend([valued("w:basedOn", "TableNormal"), valued("w:uiPriority", 40), element("w:qFormat")])
    properties = element("w:tblPr")
    if style.rules:
        properties.append(element("w:tblBorders", None, *(_border(rule, sheet) for rule in style.rules)))
    sides = zip(("top", "left", "bottom", "right"), style.padding, strict=True)
    properties.append(
        element(
            "w:tblCellMar",
            None,
            *(
                element(f"w:{side}", {"w:w": round(points * TWIPS_PER_POINT), "w:type": "dxa"})
                for side, points in sides
            ),
        )
    )
    made.append(properties)
    cell = [_ground(sheet.colour(style.ground))] if style.ground else []
    cell += [valued("w:vAlign", "center")] if style.middle else []
    if cell:
        made.append(element("w:tcPr", None, *cell))
    if style.flush:
        edge = element("w:tcMar", None, element("w:right", {"w:w": 0, "w:type": "dxa"}))
        made.append(element("w:tblStylePr", {"w:type": "lastCol"}, element("w:tcPr", None, edge)))
    if style.head_rule:
        rule = element("w:tcBorders", None, _border(style.head_rule, sheet))
        head = element("w:tcPr", None, rule, valued("w:vAlign", "bottom"))
        made.append(element("w:tblStylePr", {"w:type": "firstRow"}, head))
    return made


def _border(rule: Rule, sheet: _Sheet) -> Element:
    attributes: Attributes = {
        "w:val": "single",
        "w:sz": round(rule.points * 8),
        "w:space": rule.space,
        "w:color": sheet.colour(rule.colour),
    }
    return element(f"w:{rule.side}", attributes)


def _ground(colour: str) -> Element:
    return element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": colour})
