"""The form, declared once: the record classes of all sheets, in the order of the form.

Reading, blank forms, returned copies, register, schemas and reference pages all follow from these classes.
A field is None (or empty) where nothing usable was stated; a record keeps where each of its values stands.
"""

from reportgen.model.department_records import (
    Capacity,
    Demand,
    Dependency,
    Gap,
    Initiative,
    Resource,
    Risk,
    Submission,
    Translation,
)
from reportgen.model.programme_records import (
    SUPPORT,
    Budget,
    Decision,
    Department,
    Guideline,
    Interview,
    Milestone,
    Option,
    Programme,
    Requirement,
    Response,
    Service,
)
from reportgen.model.record import DepartmentRecord, Record, columns

__all__ = [
    "DEPARTMENT_SHEETS",
    "PROGRAMME_SHEETS",
    "SUPPORT",
    "Budget",
    "Capacity",
    "Decision",
    "Demand",
    "Department",
    "DepartmentRecord",
    "Dependency",
    "Gap",
    "Guideline",
    "Initiative",
    "Interview",
    "Milestone",
    "Option",
    "Programme",
    "Record",
    "Requirement",
    "Resource",
    "Response",
    "Risk",
    "Service",
    "Submission",
    "Translation",
    "columns",
]

PROGRAMME_SHEETS: tuple[type[Record], ...] = (
    Programme,
    Guideline,
    Option,
    Requirement,
    Department,
    Interview,
    Service,
    Response,
    Budget,
    Milestone,
    Decision,
)
"""The sheets of the programme workbook, in the order of the form."""

DEPARTMENT_SHEETS: tuple[type[DepartmentRecord], ...] = (
    Submission,
    Translation,
    Demand,
    Gap,
    Initiative,
    Resource,
    Capacity,
    Dependency,
    Risk,
)
"""The sheets of a department workbook, in the order of the form."""
