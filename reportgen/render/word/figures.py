"""Charts: the SVG for a Word that knows it, a PNG beside it for all others, and the words for who cannot see."""

import re
from functools import lru_cache
from pathlib import Path

import resvg_py
from lxml import etree

from reportgen.render.word.context import Context, Picture
from reportgen.render.word.lettering import outline_letters
from reportgen.render.word.markup import MarkupError, collapse
from reportgen.render.word.xml import EMU_PER_MM, NAMESPACES, Element, element

PNG_DPI = 200
_LENGTH = re.compile(r"([0-9.]+)mm")
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG = "{http://www.w3.org/2000/svg}"


def drawing(node: Element, context: Context) -> Element:
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
    return _inline(number, round(width * EMU_PER_MM), round(height * EMU_PER_MM), words)


def alternative_text(source: str) -> str:
    """The title of a chart's SVG; empty where it has none."""
    title = etree.fromstring(source.encode()).find(f"{_SVG}title")
    return "" if title is None else collapse("".join(str(text) for text in title.itertext())).strip()


@lru_cache(maxsize=256)
def pixels(source: str, font_files: tuple[Path, ...], face: str) -> bytes:
    """The chart as pixels; where text is left in it, with the fonts of the brand and none of the machine's."""
    return resvg_py.svg_to_bytes(
        svg_string=source,
        dpi=PNG_DPI,
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


def _inline(number: int, width: int, height: int, words: str) -> Element:
    name = f"Chart {number}"
    extent = {"cx": width, "cy": height}
    locked = element("a:graphicFrameLocks", {"noChangeAspect": 1})
    graphic = element("a:graphicData", {"uri": NAMESPACES["pic"]}, _picture(number, extent, words))
    return element(
        "w:drawing",
        None,
        element(
            "wp:inline",
            {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
            element("wp:extent", extent),
            element("wp:effectExtent", {"l": 0, "t": 0, "r": 0, "b": 0}),
            element("wp:docPr", {"id": number, "name": name, "descr": words}),
            element("wp:cNvGraphicFramePr", None, locked),
            element("a:graphic", None, graphic),
        ),
    )


def _picture(number: int, extent: dict[str, int], words: str) -> Element:
    vector = element("asvg:svgBlip", {"r:embed": f"rIdSvg{number}"})
    extension = element("a:ext", {"uri": _SVG_EXTENSION}, vector)
    blip = element("a:blip", {"r:embed": f"rIdPng{number}"}, element("a:extLst", None, extension))
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
