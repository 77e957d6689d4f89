"""Writes the workbooks that LibreOffice is to open and save; README.md says how."""

from pathlib import Path

from forms.test_returned_saved import FAULTS, copy
from notation.copies import busy_workbook

if __name__ == "__main__":
    for name, data in {"plain": busy_workbook(), "marked": copy(busy_workbook(), *FAULTS)}.items():
        Path(f"{name}.xlsx").write_bytes(data)
