"""A submitted workbook on its way back: its faulty cells marked, a sheet of findings first, all else as it was."""

from reportgen.forms.returned.copy import UNMARKABLE, Copy, findings_alone, returned_copy

__all__ = ["UNMARKABLE", "Copy", "findings_alone", "returned_copy"]
