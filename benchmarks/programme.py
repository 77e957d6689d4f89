"""The programmes that are built: generated ones, in a folder of their own."""

import subprocess
import sys
from pathlib import Path

from reportgen.programme import SETTINGS

GENERATOR = Path(__file__).parents[1] / "tests" / "notation" / "programmes.py"


def programme(departments: int, folder: Path) -> Path:
    """A programme folder with so many departments, each with 12 gaps, 10 initiatives and 4 demands."""
    command = [sys.executable, str(GENERATOR), "--departments", str(departments), "--out", str(folder)]
    subprocess.run(command, check=True)
    (folder / SETTINGS).write_text("", encoding="utf-8")
    return folder
