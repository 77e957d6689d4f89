"""The words of a brand: what the house calls itself, what stands on every page, and how secret a paper may be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Formatter

from reportgen.compose.brand_file import Entry
from reportgen.words.catalogue import LOCALES

PLACES = {"head_left": "{document}", "head_right": "{classification}", "foot_left": "{foot}"}
"""The places on every page that a brand may fill, and what stands there without it."""

NAMES = ("document", "classification", "organisation", "house", "foot")
"""What a page text may name: the document and its reader, its classification, whose programme it is, the house, and the
programme with its status date."""


@dataclass(frozen=True)
class Level:
    """One level of classification: as it is typed in the programme workbook, and by language."""

    name: str
    words: Mapping[str, str]

    def called(self, text: str) -> bool:
        """Whether somebody typed this level, in whatever language."""
        return text.strip().casefold() in {each.casefold() for each in (self.name, *self.words.values())}


def house(entry: Entry | None) -> str:
    """The house's name from [names]; empty where none is stated."""
    found = dict(entry.inner()) if entry else {}
    for key, inner in found.items():
        if key != "house":
            raise inner.error(f"There is no name '{key}'. Known is: house.")
    return found["house"].text() if found else ""


def page_texts(entry: Entry | None) -> Mapping[str, Mapping[str, str]]:
    """The page texts by language and place; what a language leaves out is said as for all of them.

    Raises BrandError for a place or a language that is not known, and for a {name} that a page cannot fill in.
    """
    stated = dict(entry.inner()) if entry else {}
    common: dict[str, str] = dict(PLACES)
    own: dict[str, dict[str, str]] = {}
    for key, inner in stated.items():
        if key in PLACES:
            common[key] = _page_text(inner)
        elif key in LOCALES and isinstance(inner.value, dict):
            own[key] = {place: _page_text(each) for place, each in _known_places(inner)}
        else:
            raise inner.error(f"There is no page text '{key}'. Known are: {', '.join((*PLACES, *LOCALES))}.")
    return {language: common | own.get(language, {}) for language in LOCALES}


def levels(entry: Entry | None) -> tuple[Level, ...]:
    """The levels of classification, from open to secret, as [classification.NAME] states them in each language."""
    found = []
    for name, inner in entry.inner() if entry else ():
        words = dict(inner.inner())
        for language, word in words.items():
            if language not in LOCALES:
                raise word.error(f"There is no language '{language}'. Known are: {', '.join(LOCALES)}.")
        found.append(Level(name, {language: word.text() for language, word in words.items()}))
    return tuple(found)


def _known_places(entry: Entry) -> Iterator[tuple[str, Entry]]:
    for place, inner in entry.inner():
        if place not in PLACES:
            raise inner.error(f"There is no page text '{place}'. Known are: {', '.join(PLACES)}.")
        yield place, inner


def _page_text(entry: Entry) -> str:
    """A page text; it may be empty, and then its place on the page is."""
    if not isinstance(entry.value, str):
        raise entry.error(f"'{entry.name}' must be a text between quotation marks.")
    try:
        fields = [(name, how or kind) for _, name, how, kind in Formatter().parse(entry.value) if name is not None]
    except ValueError as error:
        raise entry.error(
            f"'{entry.name}' has a brace that is left alone ({error}). Write {{{{ for a brace."
        ) from error
    for name, form in fields:
        if name not in NAMES or form:
            known = ", ".join(f"{{{each}}}" for each in NAMES)
            raise entry.error(f"'{entry.name}' asks for {{{name}}}, which no page can fill in. Known are: {known}.")
    return entry.value.strip()
