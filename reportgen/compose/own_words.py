"""The managers' own words: text that knows its language, so that a page marks it wherever it stands.

A document is in its reader's language. What somebody typed in another one stays as it is, and a screen reader, Word's
spelling checker and the hyphenation must know: by construction, not by the care of whoever writes a template.
"""

from typing import Self

from markupsafe import Markup

from reportgen.model.column import Kind
from reportgen.model.plan import RECORD_FIELDS, Plan
from reportgen.model.records import DepartmentRecord, Record, columns

NAMED = frozenset({"head", "email", "sponsor", "owner", "organisation", "leader", "prepared_by", "version"})
"""Columns of names, which are of no language (WCAG 2.2, success criterion 3.1.2)."""


class OwnWords(str):
    """A text in another language than the page's; where a template prints it, it is marked with its language."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> Self:
        """A text with the code of its language (ISO 639-1)."""
        made = super().__new__(cls, text)
        made.language = language
        return made

    def __html__(self) -> str:  # what Jinja asks for when it escapes a text
        return str(Markup('<span lang="{}">{}</span>').format(self.language, str(self)))


def in_own_words(plan: Plan, reader: str) -> Plan:
    """The plan for a reader of language `reader`: texts in another language know which; all else is as it was."""
    found = {name: tuple(_marked(each, plan, reader) for each in getattr(plan, name)) for name in RECORD_FIELDS}
    programme = {"programme": _marked(plan.programme, plan, reader)}
    fields = {name: getattr(plan, name) for name in type(plan).model_fields}
    return plan.model_construct(**fields | found | programme)


def _marked(record: Record, plan: Plan, reader: str) -> Record:
    """The record, its texts marked where they are not in the reader's language."""
    language = plan.language_of(record.department) if isinstance(record, DepartmentRecord) else plan.language
    if language == reader:
        return record
    texts = {
        name: OwnWords(value, language)
        for name, column in columns(type(record)).items()
        if column.kind is Kind.TEXT and name not in NAMED and isinstance(value := getattr(record, name), str)
    }
    return record.model_copy(update=texts)
