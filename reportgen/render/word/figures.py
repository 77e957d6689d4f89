"""Charts: the SVG for a Word that knows it, a PNG beside it for all others, and the words for who cannot see."""

import re
from functools import lru_cache
from pathlib import Path

import resvg_py
from lxml import etree

from reportgen.render.word.context import Context, Picture
from reportgen.render.word.lettering import outline_letters
from reportgen.render.word.markup import MarkupError, collapse
from reportgen.render.word.xml import EMU_PER_MM, NAMESPACES, TWIPS_PER_MM, Element, element

PNG_DPI = 200
LOGO_MM = 8.5  # as high as on the printed page
LOGO_DPI = 600
_SLACK_MM = 0.5  # rounding; a chart that is wider than the text of a corporate template is made smaller
_LENGTH = re.compile(r"([0-9.]+)mm")
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG = "{http://www.w3.org/2000/svg}"


def drawing(node: Element, width_available: int, context: Context) -> Element:
    """A `w:drawing` in the line, with the SVG's title as its alternative text."""
    source = context.markup.chart(node)
    try:
        svg = etree.fromstring(source.encode())
    except etree.XMLSyntaxError as error:
        raise MarkupError(f"a chart is not well-formed: {error}", node) from error
    width, height = (_millimetres(svg, side, node) for side in ("width", "height"))
    words = alternative_text(source)
    if not words:
        raise MarkupError("a chart needs a <title> that says what it shows", node)
    brand = context.brand
    outline_letters(svg, brand.font_files, brand.text_face)
    lettered = etree.tostring(svg, encoding="unicode")
    number = len(context.pictures) + 1
    context.pictures.append(Picture(number, lettered.encode(), pixels(lettered, brand.font_files, brand.text_face)))
    scale = min(1.0, (width_available / TWIPS_PER_MM + _SLACK_MM) / width)
    return _inline(number, round(width * scale * EMU_PER_MM), round(height * scale * EMU_PER_MM), words)


def logo(context: Context) -> Element | None:
    """A `w:drawing` of the brand's logo, marked as decoration; none where the brand has no logo."""
    brand = context.brand
    if brand.logo is None:
        return None
    data, number = brand.logo.read_bytes(), len(context.pictures) + 1
    vector = brand.logo.suffix.lower() == ".svg"
    dots = pixels(data.decode(), brand.font_files, brand.text_face, LOGO_DPI) if vector else data
    context.pictures.append(Picture(number, data if vector else None, dots))
    return _inline(
        number, round(LOGO_MM * brand.logo_ratio * EMU_PER_MM), round(LOGO_MM * EMU_PER_MM), "", vector=vector
    )


def alternative_text(source: str) -> str:
    """The title of a chart's SVG; empty where it has none."""
    title = etree.fromstring(source.encode()).find(f"{_SVG}title")
    return "" if title is None else collapse("".join(str(text) for text in title.itertext())).strip()


@lru_cache(maxsize=256)
def pixels(source: str, font_files: tuple[Path, ...], face: str, dpi: int = PNG_DPI) -> bytes:
    """The chart as pixels; where text is left in it, with the fonts of the brand and none of the machine's."""
    return resvg_py.svg_to_bytes(
        svg_string=source,
        dpi=dpi,
        skip_system_fonts=True,
        font_files=[str(file) for file in font_files] if "<text" in source else [],
        font_family=face,
        sans_serif_family=face,
        background="#ffffff",
    )


def _millimetres(svg: Element, side: str, node: Element) -> float:
    match = _LENGTH.fullmatch(svg.get(side, ""))
    if match is None:
        raise MarkupError(f"a chart must state its {side} in mm", node)
    return float(match[1])


def _inline(number: int, width: int, height: int, words: str, *, vector: bool = True) -> Element:
    """The drawing in its place in the line; without words it says that it is decoration."""
    name = f"Chart {number}" if words else "Logo"
    said: dict[str, str | int] = {"id": number, "name": name, **({"descr": words} if words else {})}
    extent = {"cx": width, "cy": height}
    locked = element("a:graphicFrameLocks", {"noChangeAspect": 1})
    graphic = element("a:graphicData", {"uri": NAMESPACES["pic"]}, _picture(number, extent, words, vector=vector))
    return element(
        "w:drawing",
        None,
        element(
            "wp:inline",
            {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
            element("wp:extent", extent),
            element("wp:effectExtent", {"l": 0, "t": 0, "r": 0, "b": 0}),
            element("wp:docPr", said, *([] if words else [_decoration()])),
            element("wp:cNvGraphicFramePr", None, locked),
            element("a:graphic", None, graphic),
        ),
    )


def _decoration() -> Element:
    mark = element("a:ext", {"uri": _DECORATIVE}, element("adec:decorative", {"val": 1}))
    return element("a:extLst", None, mark)


def _picture(number: int, extent: dict[str, int], words: str, *, vector: bool) -> Element:
    drawn = element("asvg:svgBlip", {"r:embed": f"rIdSvg{number}"})
    extension = element("a:extLst", None, element("a:ext", {"uri": _SVG_EXTENSION}, drawn))
    blip = element("a:blip", {"r:embed": f"rIdPng{number}"}, *([extension] if vector else []))
    named = element("pic:cNvPr", {"id": number, "name": f"chart{number}.svg", "descr": words})
    return element(
        "pic:pic",
        None,
        element("pic:nvPicPr", None, named, element("pic:cNvPicPr")),
        element("pic:blipFill", None, blip, element("a:stretch", None, element("a:fillRect"))),
        element(
            "pic:spPr",
            None,
            element("a:xfrm", None, element("a:off", {"x": 0, "y": 0}), element("a:ext", extent)),
            element("a:prstGeom", {"prst": "rect"}, element("a:avLst")),
        ),
    )
