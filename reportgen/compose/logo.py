"""The logo of a brand: an SVG or a PNG that needs nothing else, and how wide it is for its height."""

import re
import struct
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
FEWEST_PIXELS = 100  # across the shorter side: 300 dots to the inch at the height of a page's head
LETTERS = frozenset({f"{SVG}text", f"{SVG}foreignObject"})
DRIVEN = frozenset({f"{SVG}script", f"{SVG}animate", f"{SVG}animateTransform", f"{SVG}set"})
LENGTH = re.compile(r"\s*([0-9.]+)\s*(px|pt|mm|cm|in)?\s*")
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


class LogoError(Exception):
    """What is wrong with a logo, and what to do; the brand file that names it adds the place."""


@dataclass(frozen=True)
class Logo:
    """A picture that was looked through: its file, and its width as a multiple of its height."""

    file: Path
    ratio: float


def read_logo(file: Path) -> Logo:
    """The logo in `file`.

    Raises LogoError where it is neither SVG nor PNG, says no size, is too coarse to print, or is not complete in
    itself: letters need a font, scripts a browser, and links another file.
    """
    data = file.read_bytes()
    if data.startswith(PNG_SIGNATURE):
        return Logo(file, _png_ratio(data))
    try:
        root = etree.fromstring(data, PARSER)
    except etree.XMLSyntaxError as error:
        raise LogoError(f"The logo {file.name} is neither SVG nor PNG ({error}). Save it as one of them.") from error
    if root.tag != f"{SVG}svg":
        raise LogoError(f"The logo {file.name} is XML, but no SVG. Save it as SVG or PNG.")
    for node in root.iter(etree.Element):
        _complete_in_itself(node, file.name)
    return Logo(file, _svg_ratio(root, file.name))


def _png_ratio(data: bytes) -> float:
    try:
        width, height = struct.unpack(">II", data[16:24])
    except struct.error as error:
        raise LogoError("The logo is a PNG that ends before it begins. Save it anew.") from error
    if min(width, height) < FEWEST_PIXELS:
        size = f"{width} × {height} dots"
        raise LogoError(
            f"The logo has {size} and would print blurred. It needs {FEWEST_PIXELS} each way, or be an SVG."
        )
    return float(width / height)


def _complete_in_itself(node: etree._Element, name: str) -> None:
    if node.tag in LETTERS:
        raise LogoError(f"The logo {name} holds letters as text, line {node.sourceline}. Turn them into outlines.")
    if node.tag in DRIVEN or any(str(key).startswith("on") for key in node.attrib):
        raise LogoError(f"The logo {name} moves or runs a script, line {node.sourceline}. Save it as a plain picture.")
    target = str(node.get("href") or node.get(LINK) or "#")
    style = " ".join([*map(str, node.attrib.values()), node.text or ""])
    if not target.startswith(("#", "data:image/png;", "data:image/jpeg;")) or re.search(r"url\(\s*['\"]?(?!#)", style):
        raise LogoError(f"The logo {name} takes something from elsewhere, line {node.sourceline}. Put it inside.")


def _svg_ratio(root: etree._Element, name: str) -> float:
    box = [float(each) for each in re.findall(r"-?[0-9.]+", root.get("viewBox", ""))]
    sides = [LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    if len(box) == len(("left", "top", "width", "height")) and min(box[2:]) > 0:
        return box[2] / box[3]
    if sides[0] and sides[1] and float(sides[1][1]) > 0 and sides[0][2] == sides[1][2]:
        return float(sides[0][1]) / float(sides[1][1])
    raise LogoError(f"The logo {name} does not say how large it is. Give its <svg> a viewBox.")
