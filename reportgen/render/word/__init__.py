"""The Word writer: walks a document's HTML by a table from tag to function and packs native Word.

`markup` parses and knows the vocabulary · `blocks` and `pieces` hold the tables tag → function · `inlines` makes runs ·
`tables`, `figures`, `contents`, `sections`, `numbering` write what their names say · `stylesheet` is the look as data,
`styles` writes it · `properties` and `package` make the rest of the file.
"""

from collections.abc import Mapping

from reportgen.compose.brand import Brand
from reportgen.render.word.blocks import blocks
from reportgen.render.word.context import Context, Place, begin, text_width
from reportgen.render.word.markup import MarkupError, UnknownMarkup, read_markup
from reportgen.render.word.package import Relation, pack
from reportgen.render.word.properties import app_part, core_part, custom_part, fonts_part, metas, settings_part
from reportgen.render.word.sections import ORIENTATIONS, running_part, settle
from reportgen.render.word.styles import styles_part
from reportgen.render.word.xml import NAMESPACES, element, root, serialise

__all__ = ["MarkupError", "UnknownMarkup", "write_word"]


def write_word(html: str, *, pages: Mapping[str, int], total: int, brand: Brand) -> bytes:
    """The document as .docx: same text, tables, notes and alternative texts as the HTML, in native Word.

    `pages` tells the page (from 1) of each heading and figure by its id, as the PDF of the same HTML has them, and
    `total` its number of pages: they fill in the contents and references. Same arguments, same bytes.
    Raises UnknownMarkup at a tag or class outside the vocabulary, MarkupError at what cannot be set otherwise.
    """
    context = begin(read_markup(html), pages, total, brand)
    language = context.markup.html.get("lang", "en")
    said = metas(context.markup)
    parts = {
        "word/document.xml": _document(context, language),
        **{
            f"word/{name}{number}.xml": running_part(name, orientation, context)
            for name in ("header", "footer")
            for number, orientation in enumerate(ORIENTATIONS, start=1)
        },
        "word/numbering.xml": context.numbering.part(brand),
        "word/styles.xml": styles_part(brand, language, context.traits),
        "word/settings.xml": settings_part(language),
        "word/fontTable.xml": fonts_part(brand),
        "docProps/core.xml": core_part(said, language),
        "docProps/custom.xml": custom_part(said),
        "docProps/app.xml": app_part(total),
    }
    for picture in context.pictures:
        parts[f"word/media/chart{picture.number}.svg"] = picture.svg
        parts[f"word/media/chart{picture.number}.png"] = picture.png
    return pack(parts, _relations(context))


def _document(context: Context, language: str) -> bytes:
    place = Place(text_width(context.brand), language=language)
    content = [node for node in context.markup.body if node.tag not in {"header", "footer"}]
    body = element("w:body", None, *settle(blocks(content, place, context), context.brand))
    return serialise(root("w:document", (prefix for prefix in NAMESPACES if prefix != "xml"), body))


def _relations(context: Context) -> list[Relation]:
    made = [
        Relation(f"rId{number}", kind, f"{kind}.xml")
        for number, kind in enumerate(("styles", "numbering", "settings", "fontTable"), start=1)
    ]
    for name in ("header", "footer"):
        for number, orientation in enumerate(ORIENTATIONS, start=1):
            made.append(Relation(f"rId{name.capitalize()}{orientation.capitalize()}", name, f"{name}{number}.xml"))
    for picture in context.pictures:
        made.append(Relation(f"rIdPng{picture.number}", "image", f"media/chart{picture.number}.png"))
        made.append(Relation(f"rIdSvg{picture.number}", "image", f"media/chart{picture.number}.svg"))
    made += [Relation(identity, "hyperlink", address, external=True) for address, identity in context.links.items()]
    return made
