"""A form names other departments' initiatives by their codes, and by their names only those that the two share."""

import io

import openpyxl

from notation.plans import plan
from reportgen.forms import department_form

PROGRAMME = """
Department: FIN name=Finance
Department: IT name=IT
Initiative: FIN.I1 name=Our ledger after=IT.I1
Initiative: IT.I1 name=What we wait for
Initiative: IT.I2 name=What waits for us after=FIN.I1
Initiative: IT.I3 name=What they provide
Initiative: IT.I4 name=What nobody told us
Dependency: IT initiative=IT.I3 direction=provides other=FIN deliverable=Data
"""


def test_other_departments_initiatives_are_named_where_they_are_shared() -> None:
    book = openpyxl.load_workbook(io.BytesIO(department_form(plan(PROGRAMME), "FIN", "en")))
    texts = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {"IT.I1", "IT.I2", "IT.I3", "IT.I4"} <= texts
    assert {"What we wait for", "What waits for us", "What they provide"} <= texts
    assert "What nobody told us" not in texts
