"""What the document says about itself: its properties, its settings and the faces it wants."""

from collections.abc import Mapping, Sequence

from lxml import etree

from reportgen.compose.brand import Brand
from reportgen.render.word.context import LANGUAGES, lending_family
from reportgen.render.word.embedding import STYLES, EmbeddedFont
from reportgen.render.word.markup import Markup, MarkupError, text_of
from reportgen.render.word.xml import Element, element, root, serialise, unprefixed, valued

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DUBLIN = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
# The format id that every custom property of every Office document carries.
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_CUSTOM_METAS = ("document", "reader", "fingerprint", "programme", "header")


def metas(markup: Markup) -> dict[str, str]:
    """The named metas of the head, and its title as `title`."""
    found = {meta.get("name", ""): meta.get("content", "") for meta in markup.head.iter("meta") if meta.get("name")}
    title = markup.head.find("title")
    if title is None or not text_of(title):
        raise MarkupError("the document has no title", markup.head)
    return {**found, "title": text_of(title)}


def core_part(said: Mapping[str, str], language: str) -> bytes:
    """Title, author, subject, keywords, category and dates; the dates are the status date."""
    keywords = ", ".join(said[name] for name in ("keywords", "fingerprint") if said.get(name))
    made = etree.Element(
        f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DUBLIN, "dcterms": _TERMS, "xsi": _SCHEMA}
    )
    for name, value in (
        (f"{{{_CORE}}}category", said.get("classification", "")),
        (f"{{{_TERMS}}}created", said.get("dcterms.created", "")),
        (f"{{{_DUBLIN}}}creator", said.get("author", "")),
        (f"{{{_DUBLIN}}}description", said.get("description", "")),
        (f"{{{_CORE}}}keywords", keywords),
        (f"{{{_DUBLIN}}}language", LANGUAGES.get(language, language)),
        (f"{{{_CORE}}}lastModifiedBy", said.get("author", "")),
        (f"{{{_TERMS}}}modified", said.get("dcterms.created", "")),
        (f"{{{_DUBLIN}}}subject", said.get("description", "")),
        (f"{{{_DUBLIN}}}title", said["title"]),
    ):
        if value:
            child = etree.SubElement(made, name)
            child.text = value
            if name.startswith(f"{{{_TERMS}}}"):
                child.text = value if "T" in value else f"{value}T00:00:00Z"
                child.set(f"{{{_SCHEMA}}}type", "dcterms:W3CDTF")
    return etree.tostring(made, xml_declaration=True, encoding="UTF-8", standalone=True)


def custom_part(said: Mapping[str, str]) -> bytes:
    """What Word has no property of its own for: document, reader, fingerprint and programme."""
    made = unprefixed("Properties", _CUSTOM, vt=_VALUES)
    names = [name for name in _CUSTOM_METAS if said.get(name)]
    for number, name in enumerate(names, start=2):
        each = etree.SubElement(made, f"{{{_CUSTOM}}}property", fmtid=_CUSTOM_FORMAT, pid=str(number), name=name)
        etree.SubElement(each, f"{{{_VALUES}}}lpwstr").text = said[name]
    return etree.tostring(made, xml_declaration=True, encoding="UTF-8", standalone=True)


def app_part(total: int) -> bytes:
    """The extended properties: how many pages the PDF has, so that Word's first count is right."""
    made = unprefixed("Properties", _EXTENDED)
    for name, value in (("Pages", str(total)), ("Application", "Microsoft Office Word"), ("AppVersion", "16.0000")):
        etree.SubElement(made, f"{{{_EXTENDED}}}{name}").text = value
    return etree.tostring(made, xml_declaration=True, encoding="UTF-8", standalone=True)


def settings_part(language: str, *, embedded: bool) -> bytes:
    """Word of today, hyphenation of running text, and no prompt of any kind; faces stay in the file if `embedded`."""
    home = {"w:uri": "http://schemas.microsoft.com/office/word"}
    compatible = [
        element("w:compatSetting", {"w:name": name, **home, "w:val": value})
        for name, value in (
            ("compatibilityMode", "15"),
            ("overrideTableStyleFontSizeAndJustification", "1"),
            ("enableOpenTypeFeatures", "1"),
            ("doNotFlipMirrorIndents", "1"),
        )
    ]
    return serialise(
        root(
            "w:settings",
            ("w", "r"),
            element("w:zoom", {"w:percent": 100}),
            *([element("w:embedTrueTypeFonts"), element("w:saveSubsetFonts")] if embedded else []),
            valued("w:defaultTabStop", 709),
            element("w:autoHyphenation"),
            valued("w:consecutiveHyphenLimit", 2),
            valued("w:hyphenationZone", 425),
            valued("w:characterSpacingControl", "doNotCompress"),
            element("w:compat", None, *compatible),
            element("w:themeFontLang", {"w:val": LANGUAGES.get(language, language)}),
            valued("w:decimalSymbol", "." if language == "en" else ","),
            valued("w:listSeparator", "," if language == "en" else ";"),
        )
    )


def fonts_part(brand: Brand, embedded: Sequence[EmbeddedFont]) -> bytes:
    """The faces of the text and of its signs, those in the file, and what Word should take where there are none."""
    named = {lending_family(brand): "Segoe UI Symbol"} | {brand.display_face: "Calibri", brand.text_face: "Calibri"}
    faces = [_font(family, instead, embedded) for family, instead in named.items() if family != instead]
    return serialise(root("w:fonts", ("w", "r"), *faces))


def _font(family: str, instead: str, embedded: Sequence[EmbeddedFont]) -> Element:
    inside = sorted((font for font in embedded if font.family == family), key=lambda font: STYLES.index(font.style))
    return element(
        "w:font",
        {"w:name": family},
        valued("w:altName", instead),
        valued("w:charset", "00"),
        valued("w:family", "swiss"),
        valued("w:pitch", "variable"),
        *(element(f"w:embed{font.style}", {"r:id": font.id, "w:fontKey": font.key}) for font in inside),
    )
