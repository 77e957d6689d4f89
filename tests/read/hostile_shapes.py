"""All hostile files, by name."""

from read.hostile import Shape
from read.hostile_markup import MARKUP
from read.hostile_others import OPEN_DOCUMENT, PLACES
from read.hostile_packed import PACKED
from read.hostile_tables import TABLES

THEMES = {"packed": PACKED, "markup": MARKUP, "tables": TABLES, "open document": OPEN_DOCUMENT, "places": PLACES}
SHAPES: dict[str, Shape] = {name: each for theme in THEMES.values() for name, each in theme.items()}
