"""What a corporate template has and lacks: said before any document is built with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportgen.render.word.names import plain
from reportgen.render.word.numbering import styled
from reportgen.render.word.reference import EXPECTED, Need, found, needs, read_reference, style_name
from reportgen.render.word.template import Package, TemplateFault, open_package
from reportgen.render.word.xml import Element, qualified

Weight = Literal["unusable", "wrong kind", "missing", "note"]
HOW_TO_ADD = (
    "To add a style in Word: Home > Styles > the arrow in the corner > Manage Styles. A style of Word's own: choose it "
    "in the list (sorted alphabetically), press Modify, then OK: it is now stored in the file. Any other: New Style, "
    "with exactly this name and this type. In LibreOffice: F11, right-click, New; save as .docx."
)


@dataclass(frozen=True)
class Remark:
    """One thing about a template: how grave it is, what it concerns, and what to do."""

    weight: Weight
    about: str
    text: str


def inspect(data: bytes) -> list[Remark]:
    """Everything that keeps a template from serving well, the gravest first; empty where nothing does."""
    try:
        package = open_package(data)
        part = package.only("styles")
        if part is None:
            return [Remark("unusable", "the file", "it has no styles; open it in Word and save it as .docx")]
        styles = package.tree(part)
        wrong = list(_wrong(styles))
        if not wrong:
            read_reference(data)
        body = package.tree(package.main).find(qualified("w:body"))
        return [*wrong, *_missing(styles), *_foreign(styles), *_pages(package, body)]
    except TemplateFault as fault:
        return [Remark("unusable", "the file", str(fault))]


def _wrong(styles: Element) -> Iterator[Remark]:
    for need in needs():
        for style in styles.iter(qualified("w:style")):
            kind, name = style.get(qualified("w:type"), ""), style_name(style)
            if plain(name) == plain(need.name) and kind != need.kind and found(styles, need) is None:
                todo = f"it is a {kind} style; delete or rename it, and add a {need.kind} style '{need.name}'"
                yield Remark("wrong kind", name, todo)


def _missing(styles: Element) -> Iterator[Remark]:
    """Styles that a house has in its template; those that only our documents know are brought along."""
    for need in needs():
        if need.kind == "paragraph" and need.name in EXPECTED and found(styles, need) is None:
            todo = f"add the {need.kind} style '{need.name}'; until then it looks as reportgen has it"
            yield Remark("missing", need.name, todo)


def _foreign(styles: Element) -> Iterator[Remark]:
    """Names in another language where Word itself writes its own: they are understood, and told."""
    for need in needs():
        style = found(styles, need)
        name = "" if style is None else style_name(style)
        if name and plain(name) == plain(need.name) and name.casefold() not in _written(need):
            yield Remark("note", name, f"is taken for Word's '{need.name}'")
    heading = next(need for need in needs() if need.id == "Heading1")
    style = found(styles, heading)
    if style is not None and style.get(qualified("w:styleId"), "") not in styled(styles):
        yield Remark("note", style_name(style), "holds no list, so sections are numbered by reportgen's own: 1, 2, 3")


def _written(need: Need) -> set[str]:
    return {need.name.casefold(), plain(need.name)}


def _pages(package: Package, body: Element | None) -> Iterator[Remark]:
    sections = [] if body is None else list(body.iter(qualified("w:sectPr")))
    told = " ".join(str(child.tag) for each in sections for child in each)
    kinds = {name for name in ("header", "footer") if f"{name}Reference" in told}
    for name in ("header", "footer"):
        if name not in kinds:
            yield Remark("note", name, f"there is none, so reportgen's own {name} is used")
    said = " ".join(_codes(package))
    if "footer" in kinds and "PAGE" not in said.split():
        yield Remark("note", "page number", "neither header nor footer has a PAGE field, so pages will show no number")


def _codes(package: Package) -> Iterator[str]:
    for name, kind in package.types.items():
        if kind.endswith(("header+xml", "footer+xml")):
            tree = package.tree(name)
            yield from (node.text or "" for node in tree.iter(qualified("w:instrText")))
            yield from (node.get(qualified("w:instr"), "") for node in tree.iter(qualified("w:fldSimple")))
