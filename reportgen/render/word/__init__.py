"""The Word writer: walks a document's HTML by a table from tag to function and packs native Word.

`markup` parses and knows the vocabulary · `blocks` and `pieces` hold the tables tag → function · `inlines` makes runs ·
`tables`, `figures`, `contents`, `sections`, `numbering` write what their names say · `stylesheet` is the look as data,
`styles` writes it, `theme` and `embedding` its colours and faces · `template`, `names` and `reference` read a corporate
template, `filling` fills in what it leaves open · `properties` and `package` make the rest of the file.
"""

from collections.abc import Mapping

from reportgen.compose.brand import Brand
from reportgen.render.word.blocks import blocks, paragraph
from reportgen.render.word.comments import comments_part
from reportgen.render.word.context import Context, Place, begin
from reportgen.render.word.cover import carry, cover
from reportgen.render.word.embedding import embedded_fonts
from reportgen.render.word.figures import logo
from reportgen.render.word.markup import MarkupError, UnknownMarkup, classes, read_markup, text_of
from reportgen.render.word.package import Relation, pack, relationships
from reportgen.render.word.properties import app_part, core_part, custom_part, fonts_part, metas, settings_part
from reportgen.render.word.reference import Reference, read_reference
from reportgen.render.word.sections import ORIENTATIONS, running_part, settle
from reportgen.render.word.styles import styles_part
from reportgen.render.word.template import TemplateFault
from reportgen.render.word.theme import theme_part
from reportgen.render.word.xml import NAMESPACES, Element, element, root, serialise

__all__ = [
    "MarkupError",
    "Reference",
    "TemplateFault",
    "UnknownMarkup",
    "load_reference",
    "read_reference",
    "write_word",
]


def write_word(
    html: str, *, pages: Mapping[str, int], total: int, brand: Brand, reference: Reference | None = None
) -> bytes:
    """The document as .docx: same text, tables, notes and alternative texts as the HTML, in native Word.

    `pages` tells the page (from 1) of each heading and figure by its id, as the PDF of the same HTML has them, and
    `total` its number of pages: they fill in the contents and references. Where the house has a corporate template,
    `reference` lends its styles, theme, pages, headers, footers and cover. Same arguments, same bytes.
    Raises UnknownMarkup at a tag or class outside the vocabulary, MarkupError at what cannot be set otherwise.
    """
    before = 1 if reference is not None and reference.cover else 0
    later = {name: page + before for name, page in pages.items()}
    markup = read_markup(html)
    context = begin(markup, later, total + before, brand, reference)
    language = markup.html.get("lang", "en")
    context.said = {**metas(markup), "header": _running_head(markup.body), "total": str(total + before)}
    document = _document(context, language)
    fonts = embedded_fonts(brand, _characters(markup.html))
    parts = {
        "word/document.xml": document,
        **{
            f"word/{name}{number}.xml": running_part(name, orientation, context)
            for name in ("header", "footer")
            if name in context.running
            for number, orientation in enumerate(ORIENTATIONS, start=1)
        },
        "word/numbering.xml": context.numbering.part(brand),
        "word/styles.xml": styles_part(context, language),
        "word/settings.xml": settings_part(language, embedded=bool(fonts)),
        "word/fontTable.xml": fonts_part(brand, fonts),
        "docProps/core.xml": core_part(context.said, language),
        "docProps/custom.xml": custom_part(context.said),
        "docProps/app.xml": app_part(total + before),
        **{f"word/{font.target}": font.data for font in fonts},
    }
    if fonts:
        of_fonts = [Relation(font.id, "font", font.target) for font in fonts]
        parts["word/_rels/fontTable.xml.rels"] = relationships(of_fonts)
    if context.comments:
        parts["word/comments.xml"] = comments_part(context)
    for picture in context.pictures:
        if picture.svg is not None:
            parts[f"word/media/chart{picture.number}.svg"] = picture.svg
        parts[f"word/media/chart{picture.number}.png"] = picture.png
    relations = _relations(context)
    carried = carry(context, relations)
    if "word/theme/theme1.xml" not in carried.parts:
        parts["word/theme/theme1.xml"] = theme_part(brand)
    return pack({**parts, **carried.parts}, relations, carried.types)


def _document(context: Context, language: str) -> bytes:
    place = Place(context.papers["portrait"].text, language=language)
    content = [node for node in context.markup.body if node.tag not in {"header", "footer"}]
    opened = cover(context)
    mark = logo(context) if not opened else None
    opening = [] if mark is None else [paragraph("Logo", [element("w:r", None, mark)], context)]
    body = element("w:body", None, *opened, *settle([*opening, *blocks(content, place, context)], context))
    return serialise(root("w:document", (prefix for prefix in NAMESPACES if prefix != "xml"), body))


def _running_head(body: Element) -> str:
    """What stands at the head of every page, left: a property, so that it is changed in one place."""
    header = next((child for child in body if child.tag == "header"), None)
    left = [] if header is None else [line for line in header if "left" in classes(line)]
    return text_of(left[0]) if left else ""


def _characters(html: Element) -> frozenset[str]:
    return frozenset("".join(map(str, html.itertext())))


def _relations(context: Context) -> list[Relation]:
    kinds = ("styles", "numbering", "settings", "fontTable")
    made = [Relation(f"rId{number}", kind, f"{kind}.xml") for number, kind in enumerate(kinds, start=1)]
    made.append(Relation("rIdTheme", "theme", "theme/theme1.xml"))
    if context.comments:
        made.append(Relation("rIdComments", "comments", "comments.xml"))
    for name in ("header", "footer"):
        for number, orientation in enumerate(ORIENTATIONS, start=1):
            if name in context.running:
                made.append(Relation(f"rId{name.capitalize()}{orientation.capitalize()}", name, f"{name}{number}.xml"))
    for picture in context.pictures:
        made.append(Relation(f"rIdPng{picture.number}", "image", f"media/chart{picture.number}.png"))
        if picture.svg is not None:
            made.append(Relation(f"rIdSvg{picture.number}", "image", f"media/chart{picture.number}.svg"))
    made += [Relation(identity, "hyperlink", address, external=True) for address, identity in context.links.items()]
    return made
