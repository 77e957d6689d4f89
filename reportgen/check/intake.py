"""What reading a workbook may find, explained for the reference page: what it means, and an example of each code.

Reading itself does not need this; the page of findings (`manual`) does, and a test holds both together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.model.finding import Scalar, Source

FILE = "inputs/finance.xlsx"


@dataclass(frozen=True)
class Explained:
    """Why a code is found and what becomes of the value; the place and the values of an example."""

    meaning: str
    sheet: str | None = None
    cell: str | None = None
    values: Mapping[str, Scalar | list[str]] = field(default_factory=dict)
    file: str = FILE

    @property
    def source(self) -> Source:
        """Where the example stands."""
        return Source(self.file, self.sheet, self.cell)


INTAKE: Mapping[str, Explained] = {
    "unreadable-workbook": Explained(
        "The file is damaged, cannot be opened, or is of a kind that cannot be read exactly: .xls, .xlsb, .numbers, "
        ".csv. The other workbooks are read all the same.",
        values={"reason": "cut short", "kind": "damaged"},
    ),
    "password-protected": Explained("The file opens with a password only, which reportgen is not told."),
    "too-large": Explained(
        "The file goes beyond a limit that no workbook of a programme reaches: of its size, packed or unpacked, of the "
        "number of its cells, sheets or merges, of the length of a text, or of the memory and time that reading takes.",
        values={"what": "cells"},
    ),
    "wrong-workbook": Explained(
        "The file is a workbook, but neither of the two kinds: those are told by their sheet Programme or Department."
    ),
    "duplicate-department": Explained(
        "Two workbooks say that they are of the same department. The first by file name is read, the other is not.",
        values={"department": "FIN", "first": "inputs/FIN.xlsx"},
        file="inputs/finance-final.xlsx",
    ),
    "duplicate-programme": Explained(
        "Two workbooks have a sheet Programme. As long as there are two, nothing can be built.",
        values={"first": "inputs/programme.xlsx"},
        file="inputs/programme-old.xlsx",
    ),
    "missing-workbook": Explained(
        "A registered department has no workbook in inputs, or there is no programme workbook, without which nothing "
        "can be built. What the department's records would say is then nowhere found to be missing.",
        "Departments",
        "A4",
        {"code": "PRO"},
        "inputs/programme.xlsx",
    ),
    "missing-sheet": Explained(
        "A sheet of the form is not there under any of its names. It is not also found what its rows would have said.",
        "Risks",
        values={"sheet": "Risks"},
    ),
    "duplicate-sheet": Explained(
        "Two sheets have names of the same sheet of the form, such as Gaps and Lücken. The first one is read.",
        "Lücken",
        values={"sheet": "Gaps", "first": "Gaps"},
    ),
    "missing-column": Explained(
        "A required column has no header, or a required line of the sheets Programme and Department no label.",
        "Gaps",
        values={"column": "Target date", "probably": "Target dat", "at": "H1"},
    ),
    "duplicate-column": Explained(
        "Two headers are those of the same column. The first one from the left is read.",
        "Gaps",
        "F1",
        {"column": "Target date", "first": "E1"},
    ),
    "missing-value": Explained(
        "A required cell is empty, or holds what counts as empty: N/A, n.a., -, TBD or a question mark. A row without "
        "its key (its ID) is dropped; every other row stays.",
        "Gaps",
        "H3",
        {"column": "Target date", "value": "TBD"},
    ),
    "invalid-value": Explained(
        "What stands in the cell is not of the column's kind, or an amount in another currency than the programme's.",
        "Gaps",
        "H4",
        {"value": "31.02.2026", "column": "Target date", "expected": "date"},
    ),
    "ambiguous-value": Explained(
        "What stands in the cell can be read in two ways, so that nobody can tell which is meant; it is not guessed.",
        "Initiatives",
        "F2",
        {"value": "03/04/2026", "column": "Start", "expected": "date", "readings": ["2026-04-03", "2026-03-04"]},
    ),
    "out-of-range": Explained(
        "A number or date lies outside what the column allows.",
        "Risks",
        "D2",
        {"value": "7", "column": "Probability", "expected": "score", "minimum": 1, "maximum": 5},
    ),
    "unknown-choice": Explained(
        "The word is none of those of the list, in none of the three languages. A near miss is not taken for it.",
        "Initiatives",
        "H2",
        {
            "value": "planed",
            "column": "Status",
            "suggestion": "planned",
            "accepted": ["planned", "running", "done", "on hold", "cancelled"],
        },
    ),
    "unknown-reference": Explained(
        "A code is that of no record on the sheets where it may stand. Not found where that sheet could not be read.",
        "Gaps",
        "B3",
        {"value": "G33", "column": "Guideline", "suggestion": "G3", "accepted": ["Guidelines"]},
    ),
    "duplicate-code": Explained(
        "A row has the ID of an earlier one or, where a sheet has no ID, the same key (such as role and period). The "
        "first row counts, the second is dropped.",
        "Gaps",
        "A7",
        {"value": "A2", "first": "A3"},
    ),
    "error-cell": Explained(
        "A formula gave an error instead of a value.", "Resources", "D5", {"column": "Effort", "value": "#REF!"}
    ),
    "formula-without-result": Explained(
        "A formula was written by a program that does not compute. reportgen does not compute formulas either.",
        "Resources",
        "D6",
        {"column": "Effort", "value": "=SUM(D2:D5)"},
    ),
    "unknown-sheet": Explained(
        "A sheet has no name of the form. Nothing on it is read.",
        "Gapps",
        values={"value": "Gapps", "suggestion": "Gaps"},
    ),
    "unknown-column": Explained(
        "A header is none of the sheet's, or a line none of the form's. Nothing in it is read.",
        "Gaps",
        "I1",
        {"value": "Responsible", "column": "Responsible"},
    ),
    "merged-cells": Explained(
        "Merged cells hide content, or cover places where values belong. They count for the first cell only.",
        "Gaps",
        "B2",
        {"range": "B2:B4"},
    ),
    "struck-through": Explained(
        "A text is struck through as no longer valid. Of a text struck through in part the rest is read.",
        "Initiatives",
        "C6",
        {"value": "if anybody asks", "column": "Description"},
    ),
    "hidden-content": Explained(
        "Rows, columns or a whole sheet with content are hidden. They are read like all others; one finding a sheet.",
        "Gaps",
        "A5",
        {"whole": False, "ranges": ["5:7"]},
    ),
    "total-row": Explained(
        "A row has no key and nothing but numbers, or begins with a word such as total, sum, i alt or Summe.",
        "Resources",
        "A9",
        {"value": "Total"},
    ),
    "stray-cell": Explained(
        "Something stands beside, above or below the table, where it belongs to no row and no column.",
        "Gaps",
        "K3",
        {"value": "ask Ann"},
    ),
    "skipped-file": Explained(
        "What lies in inputs is no workbook: a lock file of an open program, a folder, a document.",
        values={"reason": "no spreadsheet"},
        file="inputs/notes.docx",
    ),
    "comment": Explained(
        "A cell has a comment. It is kept, with whom it concerns.", "Gaps", "E6", {"text": "Sure? AK"}
    ),
    "macros-ignored": Explained(
        "The file is a workbook with macros. Its cells are read; a macro is never run.", file="inputs/finance.xlsm"
    ),
    "missing-glyph": Explained(
        "No font of the documents has a sign for a character of the text. A replacement sign is printed for it.",
        "Gaps",
        "D2",
        {"characters": ["☃ (U+2603)"], "column": "Current state"},
    ),
}
"""Every code that reading gives, in the order of the reference page."""
