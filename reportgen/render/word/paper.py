"""The paper: its size and margins, upright and turned, of the brand or of a corporate template."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from reportgen.compose.brand import Brand
from reportgen.render.word.xml import TWIPS_PER_MM

Orientation = Literal["portrait", "landscape"]
ORIENTATIONS: tuple[Orientation, ...] = ("portrait", "landscape")
PAPER_MM = {"A4": (210.0, 297.0), "letter": (215.9, 279.4)}
TOP_MM, SIDE_MM, BOTTOM_MM = 25.0, 20.0, 21.0
HEADER_MM, FOOTER_MM = 15.5, 13.0


@dataclass(frozen=True)
class Paper:
    """A sheet and its margins, and how far header and footer stand from its edges: all in twips."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int
    gutter: int = 0

    @property
    def text(self) -> int:
        """Width of the text between the side margins."""
        return self.width - self.left - self.right - self.gutter

    @property
    def turned(self) -> "Paper":
        """The sheet on its side, with the same margins at its head, foot and sides."""
        return replace(self, width=self.height, height=self.width)


def brand_papers(brand: Brand) -> Mapping[Orientation, Paper]:
    """The paper of the brand, upright and turned."""
    width, height = (_twips(side) for side in PAPER_MM[brand.paper])
    side = _twips(SIDE_MM)
    upright = Paper(width, height, _twips(TOP_MM), side, _twips(BOTTOM_MM), side, _twips(HEADER_MM), _twips(FOOTER_MM))
    return {"portrait": upright, "landscape": upright.turned}


def _twips(millimetres: float) -> int:
    return round(millimetres * TWIPS_PER_MM)
