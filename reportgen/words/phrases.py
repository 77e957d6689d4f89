"""What is said for a value within the sentence about a finding: what it should have been, what is wrong with it."""

from collections.abc import Mapping

READ_AS: Mapping[str, str] = {
    "code": "a code",
    "currency": "a currency",
    "ref": "a code",
    "refs": "a list of codes",
    "text": "a text",
    "date": "a date",
    "period": "a period of the programme",
    "level": "a level",
    "score": "a whole number",
    "number": "a number",
    "money": "an amount of money",
    "percent": "a percentage",
    "choice": "one of the words of the list",
    "yes/no": "yes or no",
}
"""What a value should have been, by kind: ‘cannot be read as …’."""

INSTEAD: Mapping[str, str] = {
    "code": "Type a code of letters, digits, - and _, such as G1.",
    "currency": "Type the three letters of a currency, such as DKK or EUR.",
    "ref": "Type the code of one record, such as G1 or FIN.I1.",
    "refs": "Type codes with commas between them, such as FIN.I1, PRO.I2.",
    "text": "Type a text.",
    "date": (
        "Type a date such as 2026-03-31, 31.03.2026 or 31 March 2026; a month (2026-03), quarter (Q1 2026) "
        "or week (2026-W12) will do."
    ),
    "period": "Type a period of the programme's length, such as 2026-Q1 or, where it plans by month, 2026-03.",
    "level": "Type a level from 0 to 5, halves allowed; leave it empty if it was not assessed.",
    "score": "Type a whole number.",
    "bounded score": "Type a whole number from {minimum} to {maximum}.",
    "department": "Type the code of the department, such as FIN.",
    "number": "Type a plain number, such as 12 or 12.5.",
    "money": "Type an amount such as 250000 or 250 k, without another currency.",
    "percent": "Type a percentage such as 50 %.",
    "choice": "Choose one of the words of the list.",
    "yes/no": "Type yes or no.",
}
"""What to type instead, by kind."""

UNAMBIGUOUS: Mapping[str, str] = {
    "code": "Type a code that only one record has.",
    "ref": "Type the code with its department, such as FIN.I1, or give one of the records another code.",
    "refs": "Type the codes with their department, such as FIN.I1, or give one of the records another code.",
    "text": "Type it so that only one reading is left.",
    "date": "Type the date so that only one reading is left, such as 2026-04-03 or 3 April 2026.",
    "period": "Type the period as 2026-Q1 or 2026-03.",
    "level": "Type the level as a plain number, such as 2 or 2.5.",
    "score": "Type a whole number without separators.",
    "number": "Type the number without a thousands separator, such as 1234 or 1.5.",
    "money": "Type the amount without a thousands separator, such as 1234 or 250 k.",
    "percent": "Type it with a percent sign, such as 50 % or 0.5 %.",
    "choice": "Choose one of the words of the list.",
    "yes/no": "Type yes or no.",
}
"""How to say a value so that only one reading is left, by kind."""

RESCUE: Mapping[str, str] = {
    "damaged": (
        "Open it in the program that it was made with, save it again as a workbook (.xlsx), and put that "
        "into inputs. If it does not open there either, ask for another copy."
    ),
    "defect": (
        "Open it in the program that it was made with, save it again as a workbook (.xlsx), and put that into inputs. "
        "If that does not help, the fault is in reportgen: report it, with the reason given here."
    ),
    "denied": "Close it in other programs, and see to it that you may read it.",
    "xls": "It is an old Excel file. Open it in Excel, choose Save As, and save it as a workbook (.xlsx).",
    "xlsb": "It is a binary Excel file. Open it in Excel, choose Save As, and save it as a workbook (.xlsx).",
    "numbers": (
        "It is a Numbers file. Open it in Numbers, choose Export To, Excel, and put the .xlsx file into inputs."
    ),
    "csv": "It is a text file with one table. Put its rows into the form, and save that as a workbook (.xlsx).",
    "fods": "It is a flat OpenDocument file. Open it in LibreOffice, and save it as a workbook (.xlsx or .ods).",
}
"""How to get at what an unreadable file holds, by what it is."""

WHY: Mapping[str, str] = {
    "quarter": "a year has four quarters, Q1 to Q4",
    "month": "a year has twelve months",
    "day": "that month does not have that many days",
    "short-year": "a year has four digits",
    "no-year": "the year is missing",
    "year-alone": "a year alone does not say when",
    "serial": "it is a date that the spreadsheet shows as a number",
    "halves": "levels go in halves",
    "whole": "it has decimals",
    "one-number": "only one number can stand here",
    "is-date": "it is a date, so format the cell as a number and type the number again",
    "signs": "codes are made of letters, digits, - and _ alone",
    "long": "a code has at most 40 characters",
    "became-date": "the spreadsheet program has made a date of it, so format the cell as text first",
    "one-code": "only one code can stand here",
    "commas": "between codes stand commas",
    "many": "a cell holds at most 1000 codes",
    "#REF!": "its formula refers to cells that are gone",
    "#N/A": "its formula looks for something that is not there",
    "#DIV/0!": "its formula divides by zero",
    "#NAME?": "its formula uses a name that does not exist",
    "#VALUE!": "its formula computes with something that is no number",
    "#NUM!": "its formula has no result that is a number",
    "#NULL!": "its formula crosses ranges that do not meet",
}
"""What is wrong with a value, where it can be told; also what spreadsheet errors mean."""

EXCESS: Mapping[str, str] = {
    "file": "the file is too big",
    "unpacked": "it grows too big when it is unpacked",
    "ratio": "it is packed more tightly than any table can be",
    "entries": "it has too many parts",
    "cells": "it has too many cells that are filled in",
    "text": "a cell holds too long a text",
    "merges": "it has too many merged cells",
    "sheets": "it has too many sheets",
    "findings": "there is more wrong with it than can be listed",
    "letters": "its texts are too long altogether",
    "comments": "it has too many comments",
    "formats": "it has too many number formats",
    "tags": "its parts are larger than those of any table",
    "memory": "reading it takes more memory than a workbook may take",
    "time": "reading it takes longer than a workbook may take",
}
"""Which limit a file goes beyond."""

HIDDEN: Mapping[bool, str] = {True: "This sheet is hidden", False: "Something on this sheet is hidden"}
"""Whether a sheet is hidden as a whole."""

REASONS: Mapping[str, str] = {
    "overdue": "it is overdue",
    "gap-late": "it closes a gap too late",
    "interconnection": "something that it needs is not agreed on both sides",
    "behind": "its progress lags behind its dates",
    "moved": "coordination moves it",
    "role-overloaded": "it takes from an overloaded role",
}
"""Why a computed rating is what it is."""

CAUSES: Mapping[str, str] = {"status-date": "the status date"}
"""What may hold an initiative beside others and roles."""

REMARKS: tuple[str, ...] = (
    "empty file",
    "cut short",
    "no spreadsheet inside",
    "only .xlsx, .xlsm and .ods are read",
    "no spreadsheet",
    "lock file",
    "folder",
    "more rows than a sheet has",
    "more columns than a sheet has",
    "no file",
    "a part declares a document type",
    "a part of it is broken",
    "a part of it is missing",
    "a part of it is nested too deeply",
    "a part of it is packed as no spreadsheet program packs",
    "two parts of it have one name",
    "two cells are in one place",
    "a cell is in another row than it says",
    "merged cells overlap",
    "merged cells reach beyond the sheet",
    "it changed while it was read",
    "the reader broke down over it",
)
"""What reading remarks about a file, as it stands in `reason`."""

TABLES = (READ_AS, INSTEAD, UNAMBIGUOUS, WHY, RESCUE, EXCESS, HIDDEN, REASONS, CAUSES)
"""All tables of what is said for a value."""

FILLED_BY: Mapping[str, str] = {
    "why": "what is wrong with it",
    "cells": "so many cells",
    "rows": "so many rows",
    "places": "so many places",
    "kind": "what it should be",
    "instead": "what to type instead",
    "unambiguous": "how to type it so that only one reading is left",
    "rescue": "how to save it so that it can be read",
    "excess": "which limit it goes beyond",
    "hidden": "what is hidden",
}
"""What a form that puts a whole sentence in place of a value stands for, in the reference of findings."""
