"""The programmes that are built: generated ones, in a folder of their own."""

import subprocess
import sys
from pathlib import Path

from reportgen.programme import SETTINGS

GENERATOR = Path(__file__).parents[1] / "tests" / "notation" / "programmes.py"


def programme(departments: int, folder: Path, *size: str) -> Path:
    """A programme folder with so many departments: each with 12 gaps, 10 initiatives, 4 demands, or as `size` says."""
    command = [sys.executable, str(GENERATOR), "--departments", str(departments), "--out", str(folder), *size]
    subprocess.run(command, check=True)
    (folder / SETTINGS).write_text("", encoding="utf-8")
    return folder
