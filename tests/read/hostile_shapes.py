"""All hostile files, by name."""

from read.hostile import Shape
from read.hostile_beside import BESIDE
from read.hostile_cells import CELLS
from read.hostile_markup import MARKUP
from read.hostile_others import OPEN_DOCUMENT, PLACES
from read.hostile_packed import PACKED
from read.hostile_sheets import SHEETS

THEMES = {
    "packed": PACKED,
    "markup": MARKUP,
    "cells": CELLS,
    "beside the cells": BESIDE,
    "sheets and links": SHEETS,
    "open document": OPEN_DOCUMENT,
    "places": PLACES,
}
SHAPES: dict[str, Shape] = {name: each for theme in THEMES.values() for name, each in theme.items()}
