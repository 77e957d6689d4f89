"""The colours and the face of a chart: those of the page that it stands on."""

from dataclasses import dataclass, fields
from typing import Self

from reportgen.compose.brand import Brand


@dataclass(frozen=True)
class Palette:
    """Font family and colours (`#rrggbb`); the defaults are the house's own."""

    face: str = "Source Sans Pro"
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
        """Take the colours and the face of a brand file."""
        colours = {field.name: getattr(brand, field.name) for field in fields(cls) if field.name != "face"}
        return cls(face=brand.text_face, **colours)


def lighter(colour: str, share: float) -> str:
    """Mix a colour (`#rrggbb`) with white; share 0 leaves it, 1 makes it white."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * share):02x}" for part in parts)
