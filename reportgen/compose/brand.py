"""The brand: colours, type and paper of every document, read from `brand.toml` and checked on the way in."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

COLOUR_KEYS = (
    "ink", "grey", "rule", "pale", "accent", "second_accent",
    "red", "amber", "green", "red_tint", "amber_tint", "green_tint",
)  # fmt: skip
KEYS = frozenset({*COLOUR_KEYS, "text_face", "paper", "fonts", "heat", "logo"})
PAPERS = ("A4", "letter")
HEAT_SHARES = (0.08, 0.16, 0.25, 0.33, 0.42)
WHITE = "#ffffff"
TEXT_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3, level AA
DRAWN_CONTRAST = 3.0  # WCAG 2.2, success criterion 1.4.11: lines and bars
SRGB_KNEE = 0.04045  # below it sRGB is a straight line
READ_ON = (
    ("ink", "white"), ("ink", "pale"), ("ink", "heat"), ("grey", "white"), ("grey", "pale"),
    ("accent", "white"), ("accent", "pale"), ("second_accent", "white"),
    ("red", "white"), ("red", "red_tint"), ("amber", "white"), ("amber", "amber_tint"),
    ("green", "white"), ("green", "green_tint"),
)  # fmt: skip


class BrandError(Exception):
    """A fault in a brand file, or a file it names that is not there: where, and a sentence that says what to do."""

    def __init__(self, file: Path, line: int | None, message: str) -> None:
        """Keep the place apart from the sentence, so that a command can print both as it likes."""
        self.file, self.line, self.message = file, line, message
        super().__init__(f"{file}, line {line}: {message}" if line else f"{file}: {message}")


@dataclass(frozen=True)
class Brand:
    """What a document looks like. Colours are `#rrggbb`; `heat` holds five tints, light to deep; files exist."""

    text_face: str
    ink: str
    grey: str
    rule: str
    pale: str
    accent: str
    second_accent: str
    red: str
    amber: str
    green: str
    red_tint: str
    amber_tint: str
    green_tint: str
    heat: tuple[str, ...]
    paper: str
    font_files: tuple[Path, ...]
    logo: Path | None


@dataclass(frozen=True)
class _Entry:
    """One value of a brand file, and where it stands."""

    value: object
    file: Path
    line: int | None
    own: bool

    def error(self, message: str) -> BrandError:
        return BrandError(self.file, self.line, message)


def load_brand(folders: Sequence[Path]) -> Brand:
    """Read `brand.toml` of the first folder that has one; what it leaves out comes from the next folder's.

    Raises BrandError with file and line: not TOML, an unknown or missing key, a colour that is none or that cannot be
    read on its ground, a font or logo that is not there.
    """
    entries: dict[str, _Entry] = {}
    files = [folder / "brand.toml" for folder in folders if (folder / "brand.toml").is_file()]
    if not files:
        raise BrandError(folders[-1] / "brand.toml", None, "There is no brand file. Install reportgen again.")
    for file in files:
        entries = _read(file, own=file == files[0]) | entries
    brand = _brand(entries, files[-1], folders)
    _check_contrast(brand, entries)
    return brand


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours `#rrggbb`, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def tint(colour: str, share: float) -> str:
    """`colour` printed at `share` (0 to 1) on white, as `#rrggbb`."""
    return "#" + "".join(f"{round(255 - (255 - channel) * share):02x}" for channel in _channels(colour))


def _read(file: Path, *, own: bool) -> dict[str, _Entry]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BrandError(file, None, f"This cannot be read ({error}). Save it as plain text in UTF-8.") from error
    try:
        values: Mapping[str, object] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else text.rstrip().count("\n") + 1
        raise BrandError(file, line, f"This is not valid TOML: {error}.") from error
    entries = {key: _Entry(value, file, _line_of(key, text), own) for key, value in values.items()}
    for key, entry in entries.items():
        if key not in KEYS:
            raise entry.error(f"There is no brand setting '{key}'. Known are: {', '.join(sorted(KEYS))}.")
    return entries


def _line_of(key: str, text: str) -> int | None:
    found = re.search(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[=.\]]", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _brand(entries: Mapping[str, _Entry], last: Path, folders: Sequence[Path]) -> Brand:
    for key in (*COLOUR_KEYS, "text_face", "paper", "fonts"):
        if key not in entries:
            raise BrandError(last, None, f"The setting '{key}' is missing. Add a line: {key} = …")
    colours = {key: _colour(key, entries[key], entries[key].value) for key in COLOUR_KEYS}
    paper = _text("paper", entries["paper"])
    if paper not in PAPERS:
        raise entries["paper"].error(f"Paper '{paper}' is not known. Write {' or '.join(PAPERS)}.")
    return Brand(
        **colours,
        text_face=_text("text_face", entries["text_face"]),
        paper=paper,
        heat=_heat(entries.get("heat"), colours["accent"]),
        font_files=_fonts(entries["fonts"], folders),
        logo=_asset("logo", entries["logo"], entries["logo"].value, folders) if "logo" in entries else None,
    )


def _text(key: str, entry: _Entry) -> str:
    if not isinstance(entry.value, str) or not entry.value.strip():
        raise entry.error(f"'{key}' must be a text between quotation marks.")
    return entry.value.strip()


def _colour(key: str, entry: _Entry, value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise entry.error(f"'{key}' holds {value!r}, which is no colour. Write one like \"#0f4c75\".")
    return value.lower()


def _heat(entry: _Entry | None, accent: str) -> tuple[str, ...]:
    if entry is None:
        return tuple(tint(accent, share) for share in HEAT_SHARES)
    if not isinstance(entry.value, list) or len(entry.value) != len(HEAT_SHARES):
        raise entry.error(f"'heat' must be a list of {len(HEAT_SHARES)} colours, light to deep.")
    return tuple(_colour("heat", entry, value) for value in entry.value)


def _fonts(entry: _Entry, folders: Sequence[Path]) -> tuple[Path, ...]:
    if not isinstance(entry.value, list) or not entry.value:
        raise entry.error("'fonts' must be a list of font files, the text face first.")
    return tuple(_asset("fonts", entry, value, folders) for value in entry.value)


def _asset(key: str, entry: _Entry, value: object, folders: Sequence[Path]) -> Path:
    """The file that a setting names: beside its own brand file, or else in the next template folder that has it."""
    if not isinstance(value, str):
        raise entry.error(f"'{key}' must name files between quotation marks; {value!r} is no file name.")
    if ".." in Path(value).parts or Path(value).is_absolute():
        raise entry.error(f"'{key}' names {value}: files of a brand lie beside its brand.toml. Copy it there.")
    for folder in (entry.file.parent, *folders):
        if (folder / value).is_file():
            return folder / value
    what = "The font file" if key == "fonts" else "The file"
    raise entry.error(f"{what} {value} is missing. Put it at {entry.file.parent / value}, or take it out of '{key}'.")


def _check_contrast(brand: Brand, entries: Mapping[str, _Entry]) -> None:
    """Text must be readable wherever it may stand; a fault is laid to the own setting, where there is one."""
    deepest = _luminance(tint(brand.accent, max(HEAT_SHARES)))
    if any(_luminance(colour) < deepest for colour in brand.heat):
        raise entries["heat"].error("A heat tint is deeper than 42 % of the accent: figures drown on it. Lighten it.")
    for key, ground_key in READ_ON:
        grounds = (
            (WHITE,) if ground_key == "white" else brand.heat if ground_key == "heat" else (getattr(brand, ground_key),)
        )
        blamed = [entries[name] for name in (key, ground_key) if name in entries]
        least = DRAWN_CONTRAST if key == "second_accent" else TEXT_CONTRAST
        for ground in grounds:
            ratio = contrast(getattr(brand, key), ground)
            if ratio < least:
                raise _own(blamed).error(
                    f"'{key}' {getattr(brand, key)} on {ground} has a contrast of {ratio:.1f} : 1 and cannot be read "
                    f"well. At least {least} : 1 is needed: choose a darker '{key}' or a lighter ground."
                )


def _own(entries: Sequence[_Entry]) -> _Entry:
    """The entry of the programme's own brand file, if one of them is; built-in values do agree with each other."""
    return next((entry for entry in entries if entry.own), entries[0])


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= SRGB_KNEE else ((channel + 0.055) / 1.055) ** 2.4
