"""The programmes that are built: generated ones, in a folder of their own."""

from pathlib import Path

from reportgen.programme import SETTINGS
from tests.notation.programmes import generate


def programme(departments: int, folder: Path) -> Path:
    """A programme folder with so many departments, each with 12 gaps, 10 initiatives and 4 demands."""
    generate(departments).write(folder)
    (folder / SETTINGS).write_text("", encoding="utf-8")
    return folder
