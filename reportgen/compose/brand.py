"""The brand: colours, faces, logo, paper and words of every document, read from `brand.toml`, checked on the way in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.compose.brand_colours import COLOUR_KEYS, check_colours
from reportgen.compose.brand_file import BrandError, Entry, read_brand_file
from reportgen.compose.brand_words import Level, house, levels, page_texts
from reportgen.compose.colour import tint
from reportgen.compose.fonts import faces, missing_glyphs
from reportgen.compose.logo import LogoError, read_logo

__all__ = ["Brand", "BrandError", "load_brand"]

PAPERS = {"a4": "A4", "letter": "letter"}
NEEDED = (*COLOUR_KEYS, "text_face", "paper", "fonts")
KEYS = frozenset({*NEEDED, "display_face", "heat", "logo", "reference_docx", "names", "pages", "classification"})
HEAT_SHARES = (0.08, 0.16, 0.25, 0.33, 0.42)


@dataclass(frozen=True)
class Brand:
    """What a document looks like. Colours are `#rrggbb`; `heat` holds five tints, light to deep; files exist.

    `display_face` sets titles and headings, `text_face` all else; what neither can draw is lent by the other fonts.
    `pages` holds the page texts by language and place, `levels` the levels of classification, from open to secret:
    `closed` says that the house has stated them itself, so that a programme may not have another.
    """

    text_face: str
    display_face: str
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
    logo_ratio: float
    reference: Path | None
    """The corporate Word template whose styles, pages and cover the Word documents take."""
    house: str
    pages: Mapping[str, Mapping[str, str]]
    levels: tuple[Level, ...]
    closed: bool

    def level(self, text: str, language: str) -> str:
        """A classification as it is written in a language; as typed where the brand has no such level."""
        found = next((each for each in self.levels if each.called(text)), None)
        return found.words.get(language, found.name) if found else text


def load_brand(folders: Sequence[Path], reference: Path | None = None) -> Brand:
    """Read `brand.toml` of the first folder that has one; what it leaves out comes from the next folder's.

    `reference` is a corporate Word template that takes the place of the one in the file.

    Raises BrandError with file and line: not TOML, an unknown or missing key, a colour that is none, that cannot be
    read on its ground or told from another, a font or logo that is not there or not fit, words that cannot be set.
    """
    entries: dict[str, Entry] = {}
    files = [folder / "brand.toml" for folder in folders if (folder / "brand.toml").is_file()]
    if not files:
        raise BrandError(folders[-1] / "brand.toml", None, "There is no brand file. Install reportgen again.")
    for file in files:
        read = read_brand_file(file, own=file == files[0] and len(files) > 1)
        for key, entry in read.items():
            if key not in KEYS:
                raise entry.error(f"There is no brand setting '{key}'. Known are: {', '.join(sorted(KEYS))}.")
        entries = read | entries
    brand = _brand(entries, files[-1], folders)
    check_colours(vars(brand), entries)
    _check_faces(brand, entries)
    _check_words(brand, entries)
    return brand if reference is None else replace(brand, reference=reference)


def _brand(entries: Mapping[str, Entry], last: Path, folders: Sequence[Path]) -> Brand:
    for key in NEEDED:
        if key not in entries:
            raise BrandError(last, None, f"The setting '{key}' is missing. Add a line: {key} = …")
    colours = {key: _colour(entries[key], entries[key].value) for key in COLOUR_KEYS}
    paper = entries["paper"].text()
    if paper.casefold() not in PAPERS:
        raise entries["paper"].error(f"Paper '{paper}' is not known. Write A4 or Letter.")
    text_face = entries["text_face"].text()
    logo, ratio = _logo(entries.get("logo"), folders)
    return Brand(
        **colours,
        text_face=text_face,
        display_face=entries["display_face"].text() if "display_face" in entries else text_face,
        paper=PAPERS[paper.casefold()],
        heat=_heat(entries.get("heat"), colours["accent"]),
        font_files=_fonts(entries["fonts"], folders),
        logo=logo,
        logo_ratio=ratio,
        reference=_reference(entries.get("reference_docx"), folders),
        house=house(entries.get("names")),
        pages=page_texts(entries.get("pages")),
        levels=levels(entries.get("classification")),
        closed="classification" in entries and entries["classification"].own,
    )


def _colour(entry: Entry, value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise entry.error(f"'{entry.name}' holds {value!r}, which is no colour. Write one like \"#0f4c75\".")
    return value.lower()


def _heat(entry: Entry | None, accent: str) -> tuple[str, ...]:
    if entry is None:
        return tuple(tint(accent, share) for share in HEAT_SHARES)
    if not isinstance(entry.value, list) or len(entry.value) != len(HEAT_SHARES):
        raise entry.error(f"'heat' must be a list of {len(HEAT_SHARES)} colours, light to deep.")
    return tuple(_colour(entry, value) for value in entry.value)


def _fonts(entry: Entry, folders: Sequence[Path]) -> tuple[Path, ...]:
    if not isinstance(entry.value, list) or not entry.value:
        raise entry.error("'fonts' must be a list of font files, the text face first.")
    files = tuple(_asset(entry, value, folders) for value in entry.value)
    if len({file.name for file in files}) < len(files):
        raise entry.error("'fonts' names two files of one name. Rename one of them.")
    return files


def _logo(entry: Entry | None, folders: Sequence[Path]) -> tuple[Path | None, float]:
    if entry is None:
        return None, 0.0
    try:
        logo = read_logo(_asset(entry, entry.value, folders))
    except LogoError as error:
        raise entry.error(str(error)) from error
    return logo.file, logo.ratio


def _reference(entry: Entry | None, folders: Sequence[Path]) -> Path | None:
    return None if entry is None else _asset(entry, entry.value, folders)


def _asset(entry: Entry, value: object, folders: Sequence[Path]) -> Path:
    """The file that a setting names: beside its own brand file, or else in the next template folder that has it."""
    if not isinstance(value, str):
        raise entry.error(f"'{entry.name}' must name files between quotation marks; {value!r} is no file name.")
    if ".." in Path(value).parts or Path(value).is_absolute():
        raise entry.error(f"'{entry.name}' names {value}: files of a brand lie beside its brand.toml. Copy it there.")
    for folder in (entry.file.parent, *folders):
        if (folder / value).is_file():
            return folder / value
    what = "The font file" if entry.name == "fonts" else "The file"
    where = entry.file.parent / value
    raise entry.error(f"{what} {value} is missing. Put it at {where}, or take it out of '{entry.name}'.")


def _check_faces(brand: Brand, entries: Mapping[str, Entry]) -> None:
    known = {one.family for one in faces(brand.font_files)}
    for key, family in (("text_face", brand.text_face), ("display_face", brand.display_face)):
        if family not in known:
            blamed = entries.get(key, entries["text_face"])
            held = ", ".join(sorted(known))
            raise blamed.error(f"No font of the brand is a '{family}'; they hold: {held}. Mend '{key}' or 'fonts'.")


def _check_words(brand: Brand, entries: Mapping[str, Entry]) -> None:
    """The brand's own words must be drawn by its own fonts: nobody else could be told."""
    said = {
        "names": [brand.house],
        "pages": [text for places in brand.pages.values() for text in places.values()],
        "classification": [word for level in brand.levels for word in (level.name, *level.words.values())],
    }
    for key, texts in said.items():
        missing = sorted(missing_glyphs("".join(texts), brand.font_files))
        if missing and key in entries:
            signs = ", ".join(f"{each} (U+{ord(each):04X})" for each in missing)
            raise entries[key].error(f"The fonts of the brand have no sign for {signs}, in '{key}'. Add one that has.")
