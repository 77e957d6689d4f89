"""From the workbooks in `inputs/` to the plan: files, sheets, headers, cells, references, in this order."""

from reportgen.read.intake import Reading, read_programme

__all__ = ["Reading", "read_programme"]
