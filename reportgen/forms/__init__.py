"""The reader's inverse: workbooks to fill in, and workbooks made of records."""

from reportgen.forms.form import department_form, fill, programme_form

__all__ = ["department_form", "fill", "programme_form"]
