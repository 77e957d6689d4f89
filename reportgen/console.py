"""Where all commands print."""

import io
import sys

from rich.console import Console

UNBOUNDED = 10_000
"""Columns: no line is that long, so that where nobody looks at a terminal no line is broken."""


def terminal() -> Console:
    """Standard output: as wide as the terminal; without any width, colour or sign it cannot write elsewhere."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=UNBOUNDED, color_system=None)
