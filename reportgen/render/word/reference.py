"""What a corporate template lends to a document: styles, lists, theme, pages with their headers and footers, cover."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from reportgen.compose.brand import BrandError
from reportgen.render.word.names import plain
from reportgen.render.word.paper import Orientation, Paper
from reportgen.render.word.stylesheet import CHARACTERS, PARAGRAPHS, TABLES
from reportgen.render.word.template import Carried, Package, TemplateFault, open_package, rename_styles
from reportgen.render.word.xml import Element, element, qualified

DEFAULTS = {
    ("paragraph", "Normal"): "Normal",
    ("character", "Default Paragraph Font"): "DefaultParagraphFont",
    ("table", "Normal Table"): "TableNormal",
    ("numbering", "No List"): "NoList",
}
_ON = frozenset({"1", "true", "on"})
# What a house has in its template: without them a document would not look like one of its own.
EXPECTED = (
    *("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Caption", "TOC Heading", "TOC 1", "TOC 2"),
    *("List Bullet", "List Number", "Header", "Footer"),
)


@dataclass(frozen=True)
class Need:
    """A style that documents use: kind and name, and what the writer calls it."""

    kind: str
    name: str
    id: str


def needs() -> list[Need]:
    """Every style that a document may use, the defaults of Word first."""
    made = [Need(kind, name, id_) for (kind, name), id_ in DEFAULTS.items() if name != "Normal"]
    made += [Need("paragraph", style.name, _id(style.name)) for style in PARAGRAPHS]
    made += [Need("character", style.name, _id(style.name)) for style in CHARACTERS.values()]
    return made + [Need("table", style.name, _id(style.name)) for style in TABLES]


@dataclass(frozen=True)
class Reference:
    """A corporate template, ready to be used for any number of documents."""

    package: Package
    names: Mapping[str, str]
    """Its style ids → what the writer calls them; all other ids stay."""
    styles: Element
    numbering: Element | None
    pages: Mapping[Orientation, Element]
    """Section properties, of upright pages and, where it has some, of pages in landscape."""
    cover: tuple[Element, ...]

    @property
    def papers(self) -> dict[Orientation, Paper]:
        """Its paper, upright and turned."""
        upright = _paper(self.pages["portrait"])
        wide = self.pages.get("landscape")
        return {"portrait": upright, "landscape": upright.turned if wide is None else _paper(wide)}

    def carrying(self) -> Carried:
        """An empty bag for the parts that one document takes along."""
        return Carried(self.package, self.names)


def usable_reference(file: Path) -> Reference:
    """The template in `file`; raises BrandError where it cannot serve."""
    try:
        return read_reference(file.read_bytes())
    except OSError as error:
        raise BrandError(file, None, f"This Word template cannot be read: {error.strerror}.") from error
    except TemplateFault as fault:
        raise BrandError(file, None, f"This Word template cannot be used: {fault}.") from fault


def read_reference(data: bytes) -> Reference:
    """The template in `data`; raises TemplateFault for a damaged file, and for a style of the wrong kind."""
    package = open_package(data)
    part = package.only("styles")
    if part is None:
        raise TemplateFault("it has no styles; open it in Word and save it as .docx")
    styles = package.tree(part)
    wrong = next(wrong_kinds(styles), None)
    if wrong:
        raise TemplateFault(f"{wrong}; `reportgen check-template` says more")
    names = _names(styles)
    for style in styles.iter(qualified("w:style")):
        old = style.get(qualified("w:styleId"), "")
        style.set(qualified("w:styleId"), names.get(old, old))
    lists = package.only("numbering")
    numbering = package.tree(lists) if lists else None
    _mark_defaults(styles)
    for tree in (styles, numbering):
        if tree is not None:
            rename_styles(tree, names)
    body = package.tree(package.main).find(qualified("w:body"))
    if body is None:
        raise TemplateFault("it holds no Word document; open it in Word and save it as .docx")
    return Reference(package, names, styles, numbering, _pages(body), tuple(_cover(body, names)))


def _mark_defaults(styles: Element) -> None:
    """Some programs forget to say which style is the one of plain text."""
    for (kind, _), name in DEFAULTS.items():
        same = [style for style in styles.iter(qualified("w:style")) if style.get(qualified("w:type")) == kind]
        if not any(style.get(qualified("w:default")) in _ON for style in same):
            for style in same:
                if style.get(qualified("w:styleId")) == name:
                    style.set(qualified("w:default"), "1")


def style_name(style: Element) -> str:
    """The name of a style as the template has it."""
    node = style.find(qualified("w:name"))
    return "" if node is None else node.get(qualified("w:val"), "")


def found(styles: Element, need: Need) -> Element | None:
    """The template's style for `need`: by Word's name, by that of another language, or by one of its aliases."""
    same = [style for style in styles.iter(qualified("w:style")) if style.get(qualified("w:type")) == need.kind]
    wanted = plain(need.name)
    by_name = (style for style in same if plain(style_name(style)) == wanted)
    by_alias = (style for style in same if wanted in map(plain, _aliases(style)))
    by_default = (style for style in same if style.get(qualified("w:default")) in _ON)
    is_default = (need.kind, need.name) in DEFAULTS
    chosen = next(by_default, None) if is_default else None
    return chosen if chosen is not None else _first([*by_name, *by_alias])


def wrong_kinds(styles: Element) -> Iterator[str]:
    """A sentence for each style that has the name of one we need, but is of another kind."""
    for need in needs():
        for style in styles.iter(qualified("w:style")):
            kind = style.get(qualified("w:type"), "")
            if plain(style_name(style)) == plain(need.name) and kind != need.kind and found(styles, need) is None:
                yield f"the style '{style_name(style)}' is a {kind} style, where a {need.kind} style is needed"


def _first(styles: Sequence[Element]) -> Element | None:
    return styles[0] if styles else None


def _aliases(style: Element) -> Sequence[str]:
    node = style.find(qualified("w:aliases"))
    return [] if node is None else node.get(qualified("w:val"), "").split(",")


def _names(styles: Element) -> dict[str, str]:
    """Ids of the template → ids of ours; a stranger that has an id of ours gets another one."""
    names: dict[str, str] = {}
    for need in needs():
        style = found(styles, need)
        if style is not None:
            names.setdefault(style.get(qualified("w:styleId"), ""), need.id)
    ours = {need.id for need in needs()}
    for style in styles.iter(qualified("w:style")):
        old = style.get(qualified("w:styleId"), "")
        if old not in names and old in ours:
            names[old] = f"{old}House"
    return names


def _pages(body: Element) -> dict[Orientation, Element]:
    """The properties of its last upright section and of its last one in landscape."""
    found: dict[Orientation, Element] = {}
    for section in body.iter(qualified("w:sectPr")):
        size = section.find(qualified("w:pgSz"))
        turned = size is not None and size.get(qualified("w:orient")) == "landscape"
        found["landscape" if turned else "portrait"] = section
    return {"portrait": found.get("portrait", element("w:sectPr")), **found}


def _paper(section: Element) -> Paper:
    """The sheet of a section; what it leaves out is A4 with an inch all around, as Word has it."""
    size, margins = section.find(qualified("w:pgSz")), section.find(qualified("w:pgMar"))

    def of(node: Element | None, name: str, otherwise: int) -> int:
        said = None if node is None else node.get(qualified(f"w:{name}"))
        return round(float(said)) if said else otherwise

    sides = {side: abs(of(margins, side, 1440)) for side in ("top", "right", "bottom", "left")}
    return Paper(
        width=of(size, "w", 11906),
        height=of(size, "h", 16838),
        header=of(margins, "header", 708),
        footer=of(margins, "footer", 708),
        gutter=of(margins, "gutter", 0),
        **sides,
    )


def _cover(body: Element, names: Mapping[str, str]) -> Iterator[Element]:
    """The cover: Word's own building block, or all that stands before the first section break or page break."""
    blocks = [deepcopy(block) for block in body if block.tag != qualified("w:sectPr")]
    gallery = f"{qualified('w:sdtPr')}//{qualified('w:docPartGallery')}"
    own = [
        block
        for block in blocks
        if (kind := block.find(gallery)) is not None and "Cover" in kind.get(qualified("w:val"), "")
    ]
    breaks = [index for index, block in enumerate(blocks) if block.find(f".//{qualified('w:sectPr')}") is not None]
    chosen = own[:1] or (blocks[: breaks[0] + 1] if breaks else [])
    chosen = chosen if own or not any(map(_is_content, chosen)) else []
    for block in chosen:
        rename_styles(block, names)
    yield from chosen


def _is_content(block: Element) -> bool:
    """Whether a block is part of a document and no cover: a heading, or contents that are filled in."""
    styles = [node.get(qualified("w:val"), "").casefold() for node in block.iter(qualified("w:pStyle"))]
    codes = "".join(node.text or "" for node in block.iter(qualified("w:instrText")))
    return "TOC" in codes or any("heading" in style or "berschrift" in style for style in styles)


def _id(name: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in name.split())
