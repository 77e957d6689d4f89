"""What becomes of a colour: on paper of another colour, as a tint, and before eyes that do not see all of them."""

import math
from typing import Literal

Vision = Literal["full", "protanopia", "deuteranopia"]
Light = tuple[float, float, float]

VISIONS: tuple[Vision, ...] = ("full", "protanopia", "deuteranopia")
"""The red-blind and the green-blind are nearly all of the colour-blind: about one man in twelve, in weaker forms."""

SEEN: dict[Vision, tuple[Light, Light, Light]] = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
"""Linear red, green and blue as they are seen: Machado, Oliveira and Fernandes, IEEE TVCG 15 (2009), severity 1.0."""

TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE_POINT = (0.95047, 1.0, 1.08883)  # D65, the white of sRGB
SRGB_KNEE = 0.04045  # below it sRGB is a straight line
LAB_KNEE = 216 / 24389  # likewise L*a*b* (CIE 15)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours `#rrggbb`, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    red, green, blue = _light(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def tint(colour: str, share: float) -> str:
    """`colour` printed at `share` (0 to 1) on white, as `#rrggbb`."""
    return "#" + "".join(f"{round(255 - (255 - channel) * share):02x}" for channel in _channels(colour))


def difference(one: str, other: str, vision: Vision = "full") -> float:
    """How far apart two colours look: ΔE*ab (CIE 1976), where 2.3 is just noticed and 10 is seen at a glance."""
    return math.dist(_lab(_seen(one, vision)), _lab(_seen(other, vision)))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _light(colour: str) -> Light:
    """Red, green and blue as amounts of light, 0 to 1."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return red, green, blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= SRGB_KNEE else ((channel + 0.055) / 1.055) ** 2.4


def _seen(colour: str, vision: Vision) -> Light:
    """The light of a colour as an eye has it; what falls outside sRGB is brought back to its edge."""
    red, green, blue = (min(max(_times(row, _light(colour)), 0.0), 1.0) for row in SEEN[vision])
    return red, green, blue


def _lab(light: Light) -> Light:
    """Lightness 0 to 100, and how far towards red and yellow (CIE 15, L*a*b*)."""
    x, y, z = (_cube(_times(row, light) / white) for row, white in zip(TO_XYZ, WHITE_POINT, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _cube(share: float) -> float:
    return share ** (1 / 3) if share > LAB_KNEE else (24389 / 27 * share + 16) / 116


def _times(row: Light, light: Light) -> float:
    return sum(weight * amount for weight, amount in zip(row, light, strict=True))
