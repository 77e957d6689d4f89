"""The colours and the face of a chart: those of the page that it stands on."""

from dataclasses import dataclass, field, fields
from typing import Self

from reportgen.compose.brand import Brand
from reportgen.compose.brand_colours import TEXT_CONTRAST, WHITE
from reportgen.compose.charts.face import Faces, Letter, house_faces
from reportgen.compose.colour import contrast

EASY = 5.5  # contrast of ink on a lightened fill: more than WCAG asks, because it must survive a photocopier


@dataclass(frozen=True)
class Palette:
    """Font files and colours (`#rrggbb`); the defaults are the house's own."""

    faces: Faces = field(default_factory=house_faces, repr=False)
    ink: str = "#1d2a36"
    grey: str = "#5a6876"
    rule: str = "#d3dae1"
    pale: str = "#f3f6f8"
    accent: str = "#0f4c75"
    second_accent: str = "#c8772a"
    red: str = "#b3261e"
    amber: str = "#946200"
    green: str = "#2b7148"
    red_tint: str = "#f6dcda"
    amber_tint: str = "#fbe9d3"
    green_tint: str = "#dcebe2"

    @classmethod
    def from_brand(cls, brand: Brand) -> Self:
        """Take the colours and the faces of a brand file."""
        colours = {colour.name: getattr(brand, colour.name) for colour in fields(cls) if colour.name != "faces"}
        return cls(faces=Faces.of(brand.font_files, brand.text_face), **colours)

    def letter(self, size: float, fill: str, *, bold: bool = False) -> Letter:
        """A letter in the brand's face."""
        return Letter(size, fill, bold, self.faces)

    def written_on(self, fill: str) -> tuple[str, str]:
        """A fill on which words can be read, and their colour: white on it, else ink on it, lightened if it must be."""
        if contrast(WHITE, fill) >= TEXT_CONTRAST:
            return fill, WHITE
        shares = (share / 20 for share in range(21))
        grounds = (lighter(fill, share) for share in shares)
        return next(ground for ground in grounds if contrast(self.ink, ground) >= EASY), self.ink


def lighter(colour: str, share: float) -> str:
    """Mix a colour (`#rrggbb`) with white; share 0 leaves it, 1 makes it white."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * share):02x}" for part in parts)
