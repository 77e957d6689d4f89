"""Whether the colours of a brand can be read where they stand, and told apart by whoever looks at them."""

from collections.abc import Mapping, Sequence

from reportgen.compose.brand_file import Entry
from reportgen.compose.colour import VISIONS, contrast, difference, luminance, tint

COLOUR_KEYS = (
    "ink", "grey", "rule", "pale", "accent", "second_accent",
    "red", "amber", "green", "red_tint", "amber_tint", "green_tint",
)  # fmt: skip
WHITE = "#ffffff"
DEEPEST = 0.42  # of the accent: a heat tint may not be darker
TEXT_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3, level AA
DRAWN_CONTRAST = 3.0  # WCAG 2.2, success criterion 1.4.11: lines and bars
READ_ON = (
    *((key, "white") for key in ("ink", "grey", "accent", "second_accent", "red", "amber", "green")),
    *((key, "pale") for key in ("ink", "grey", "accent", "second_accent", "red", "amber", "green")),
    *((key, f"{tone}_tint") for tone in ("red", "amber", "green") for key in ("ink", "grey", tone)),
    ("ink", "heat"),
)
"""Which colour stands on which ground, somewhere on a page or in a chart."""

APART = (
    ("red", "amber"), ("red", "green"), ("amber", "green"), ("accent", "second_accent"), ("accent", "red"),
)  # fmt: skip
TINTS_APART = (("red_tint", "amber_tint"), ("red_tint", "green_tint"), ("amber_tint", "green_tint"))
LEAST_DIFFERENCE = 10.0  # ΔE*ab: seen at a glance
LEAST_TINT_DIFFERENCE = 5.0  # twice what is just noticed: a tint helps a sign, it never stands alone
LACK = {"full": "", "protanopia": " for the red-blind", "deuteranopia": " for the green-blind"}


def check_colours(brand: Mapping[str, object], entries: Mapping[str, Entry]) -> None:
    """Raise BrandError where text cannot be read on its ground (WCAG AA), or two signal colours look alike.

    A fault is laid to the programme's own setting, where there is one: the built-in colours do agree with each other.
    """
    colours = {key: str(brand[key]) for key in COLOUR_KEYS}
    heat = brand["heat"]
    tints = tuple(map(str, heat)) if isinstance(heat, tuple) else ()
    _check_heat(colours, tints, entries)
    _check_contrast(colours, tints, entries)
    _check_apart(colours, entries)


def _check_heat(colours: Mapping[str, str], tints: Sequence[str], entries: Mapping[str, Entry]) -> None:
    deepest = luminance(tint(colours["accent"], DEEPEST))
    if any(luminance(colour) < deepest for colour in tints):
        raise entries["heat"].error("A heat tint is deeper than 42 % of the accent: figures drown on it. Lighten it.")


def _check_contrast(colours: Mapping[str, str], tints: Sequence[str], entries: Mapping[str, Entry]) -> None:
    for key, ground_key in READ_ON:
        grounds = tints if ground_key == "heat" else (colours.get(ground_key, WHITE),)
        least = DRAWN_CONTRAST if key == "second_accent" else TEXT_CONTRAST
        for ground in grounds:
            ratio = contrast(colours[key], ground)
            if ratio < least:
                raise _own((key, ground_key), entries).error(
                    f"'{key}' {colours[key]} on {ground} has a contrast of {ratio:.1f} : 1 and cannot be read "
                    f"well. At least {least} : 1 is needed: choose a darker '{key}' or a lighter ground."
                )


def _check_apart(colours: Mapping[str, str], entries: Mapping[str, Entry]) -> None:
    demanded = (*((pair, LEAST_DIFFERENCE) for pair in APART), *((pair, LEAST_TINT_DIFFERENCE) for pair in TINTS_APART))
    for (one, other), least in demanded:
        for vision in VISIONS:
            found = difference(colours[one], colours[other], vision)
            if found < least:
                raise _own((one, other), entries).error(
                    f"'{one}' {colours[one]} and '{other}' {colours[other]} look alike{LACK[vision]} "
                    f"(a difference of {found:.0f} where {least:.0f} is needed). Make one of them lighter or darker."
                )


def _own(keys: Sequence[str], entries: Mapping[str, Entry]) -> Entry:
    """The entry of the programme's own brand file, if one of them is."""
    blamed = [entries[key] for key in keys if key in entries]
    return next((entry for entry in blamed if entry.own), blamed[0])
