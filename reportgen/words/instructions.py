"""What the forms say to those who fill them in: what this is for, the rules, how each type of value may be typed."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from reportgen.model import records as r
from reportgen.model.calendar import Period, PeriodLength
from reportgen.model.column import Column, Kind
from reportgen.model.labels import CHOICE_SCOPE, SHEET_SCOPE, written
from reportgen.words.catalogue import Words

A_DAY = dt.date(2026, 3, 31)
THEIR_INITIATIVE = "Their initiative"
LISTED = frozenset(record.sheet for record in (r.Guideline, r.Department, r.Service))
"""The sheets whose codes a department's form lists, because they stand in the programme's workbook."""


class Instructions:
    """The sentences of one form, the programme's or a department's, in its language."""

    def __init__(self, language: str, *, programme: bool, period_length: PeriodLength = PeriodLength.QUARTER) -> None:
        self.words = Words(language)
        self.language = language
        self.programme = programme
        self.period_length = period_length

    @property
    def sheet(self) -> str:
        """The name of the sheet of instructions."""
        return self.words.t("Instructions")

    @property
    def codes(self) -> str:
        """The name of the sheet of all codes and words to choose from."""
        return self.words.t("Codes")

    @property
    def purpose(self) -> Sequence[str]:
        """What the workbook is for, a paragraph each."""
        t = self.words.t
        if self.programme:
            return (
                t(
                    "In this workbook the programme office says what the programme is: its guidelines and why they "
                    "were chosen, who takes part, what leaders understand, what IT offers and what was decided."
                ),
                t("All documents begin here: without this workbook no department's answers can be read."),
            )
        return (
            t(
                "In this workbook your department says what the strategy means for it: what it demands of IT, where "
                "it stands and where it must be, what it will do, what that takes, and on whom it depends."
            ),
            t(
                "Out of it come your gap report and your part of the implementation plan. What cannot be read or does "
                "not fit comes back to you, with the cell and with what to type instead. Nothing is lost."
            ),
        )

    @property
    def rules(self) -> Sequence[str]:
        """How to fill in the workbook, a rule each."""
        t = self.words.t
        return (
            t("Fill in the sheets from left to right: later ones name the codes of earlier ones."),
            t("Columns marked * are needed in every row. A cell that is still needed is yellow once its row is begun."),
            t("What cannot be right is red: a code that stands there twice, an end before its start."),
            t("Leave empty what is not known. Empty is not zero; N/A, TBD, - and ? count as empty."),
            t(
                "A code is short and stays the same from round to round. The code of a gap, such as A1, stands again "
                "where an initiative closes it. Several codes have commas between them."
            ),
            t("What belongs to a department carries its code in front: FIN.D1 is demand D1 of department FIN.")
            if self.programme
            else t("What belongs to another department carries its code in front: IT.I1 is initiative I1 of IT."),
            t("Choose from the list where there is one. You may type something else: the sheet asks, and lets you."),
            t(
                "Insert, delete, sort and filter rows and widen columns as you like. Leave the names of sheets and "
                "columns as they are, and write nothing beside the tables: it would have no place in the plan."
            ),
            t("Headers are protected from slips of the hand, without a password."),
            t(
                "Excel, LibreOffice and Google Sheets all do. Save the workbook as .xlsx or .ods, under any name, and "
                "send it to the programme office."
            )
            if not self.programme
            else t("Excel, LibreOffice and Google Sheets all do. Save it as .xlsx or .ods in the folder inputs."),
        )

    def asks(self, column: Column) -> str:
        """What a column asks for."""
        return self.words.t(column.help)

    def typed(self, column: Column) -> str:
        """How a column's values may be typed; empty for free text."""
        if column.kind in self._typed:
            return self._typed[column.kind](column)
        return ""

    @cached_property
    def _typed(self) -> Mapping[Kind, Callable[[Column], str]]:
        """A sentence for each type, from the column that it is said of."""
        t, words = self.words.t, self.words
        half, period = words.number(2.5), Period.of(A_DAY, self.period_length)
        return {
            Kind.CODE: lambda column: (
                t("Three letters.") if column.label == "Currency" else t("Letters, digits, - and _; each code once.")
            ),
            Kind.REF: lambda column: t("A code from the sheet {sheet}.", sheet=self._where(column)),
            Kind.REFS: lambda column: t("Codes with commas between them, from: {sheets}.", sheets=self._where(column)),
            Kind.DATE: self._date,
            Kind.PERIOD: lambda _: t("A period of the programme, such as {period}.", period=period),
            Kind.LEVEL: lambda _: t("A number from 0 to 5, halves too."),
            Kind.SCORE: lambda column: t(
                "A whole number from {low} to {high}.",
                low=words.number(column.minimum),
                high=words.number(column.maximum),
            ),
            Kind.NUMBER: lambda column: (
                t("A whole number.") if column.whole else t("A number, such as {half}.", half=half)
            ),
            Kind.MONEY: lambda _: t("An amount, such as 150000 or 150 k."),
            Kind.PERCENT: lambda _: t("A percentage, such as 40 %."),
            Kind.CHOICE: lambda column: t("One of: {choices}.", choices=", ".join(self.choices(column))),
            Kind.YES_NO: lambda _: t("yes or no; empty means no."),
        }

    def choices(self, column: Column) -> Sequence[str]:
        """The words of a choice."""
        english = ("yes", "no") if column.kind is Kind.YES_NO else column.choices
        return [written(CHOICE_SCOPE, word, self.language) for word in english]

    def _date(self, column: Column) -> str:
        day, quarter = self.words.long_date(A_DAY), self.words.t("Q1 2026")
        if column.first_day:
            return self.words.t("A date, such as {day}, or {quarter}: then its first day.", day=day, quarter=quarter)
        return self.words.t("A date, such as {day}, or {quarter}: then its last day.", day=day, quarter=quarter)

    def _where(self, column: Column) -> str:
        """The sheets whose codes a reference may name."""
        if column.targets == ("*",):
            return self.words.t("any sheet")
        elsewhere = not self.programme and (column.label == THEIR_INITIATIVE or LISTED.issuperset(column.targets))
        names = (written(SHEET_SCOPE, sheet, self.language) for sheet in column.targets)
        return self.codes if elsewhere else ", ".join(names)
