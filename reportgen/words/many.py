"""What is said, in English, where many findings of one kind in one column were made one: message and remedy by code.

Written as the sentences about a single one are (see `sentences`).
"""

from collections.abc import Mapping

from reportgen.words.sentences import SENTENCES

MANY: Mapping[str, tuple[str, str]] = {
    "missing-value": (
        "{count:cells} under {column:column} are empty ({ranges:some})[; {texts:quoted} counts as empty].",
        "Fill in {column:column} in each of these rows.[ Type one of these: {choices:any_choice}.| {needed:instead}]",
    ),
    "invalid-value": (
        "{count:cells} under {column:column} ({ranges:some}) cannot be read as {expected:kind}: {texts:quoted}.",
        SENTENCES["invalid-value"][1],
    ),
    "ambiguous-value": (
        "{count:cells} under {column:column} ({ranges:some}) can be read in more than one way: {texts:quoted}.",
        "{expected:unambiguous}",
    ),
    "out-of-range": (
        "{count:cells} under {column:column} ({ranges:some}) are out of range: {texts:quoted}.",
        SENTENCES["out-of-range"][1],
    ),
    "unknown-choice": (
        "{count:cells} under {column:column} ({ranges:some}) hold none of the words for it: {texts:quoted}.",
        SENTENCES["unknown-choice"][1],
    ),
    "unknown-reference": (
        (
            "{count:cells} under {column:column} ({ranges:some}) name codes that no row has[ on the sheet "
            "{accepted:any_sheet}]: {texts:quoted}."
        ),
        SENTENCES["unknown-reference"][1],
    ),
    "duplicate-code": (
        (
            "{count:rows} ({ranges:some}) have [the same {keys:columns} as an earlier row|a code that an earlier row "
            "has], and were not read: {texts:quoted}."
        ),
        (
            "[No two rows may have the same {keys:columns}: correct these|Give each of these rows a code of its own], "
            "or delete those that say the same."
        ),
    ),
    "error-cell": (
        "{count:cells}[ under {column:column}] ({ranges:some}) hold spreadsheet errors: {texts:quoted}.",
        "Repair the formulas, or type the values themselves.",
    ),
    "formula-without-result": (
        "{count:cells}[ under {column:column}] ({ranges:some}) hold formulas whose results were never saved.",
        SENTENCES["formula-without-result"][1],
    ),
    "merged-cells": (
        (
            "Cells are merged in {count:places} ({texts:some}); what they hold counts for the first of them only[, "
            "and {hidden:quoted} is hidden beneath]."
        ),
        SENTENCES["merged-cells"][1],
    ),
    "struck-through": (
        "{count:cells}[ under {column:column}] ({ranges:some}) are struck through, and were not read: {texts:quoted}.",
        "Delete what no longer holds; otherwise take the line through it away.",
    ),
    "total-row": (
        "{count:rows} ({ranges:some}) look like totals, and were not read[: {texts:quoted}].",
        (
            "Delete them; sums are made in the reports. If they are no totals, [fill in {keys:columns}|give each of "
            "them a code]."
        ),
    ),
    "stray-cell": (
        "{count:cells} ({ranges:some}) stand outside the table, and were not read: {texts:quoted}.",
        "Move them into the table if they belong to the plan; otherwise delete them.",
    ),
    "comment": (
        "There are comments in {count:cells} ({ranges:some})[: {texts:quoted}].",
        "Nothing to do; they are kept for the next session.",
    ),
    "missing-glyph": (
        "In {count:cells}[ under {column:column}] ({ranges:some}) are signs that the fonts lack: {characters:some}.",
        SENTENCES["missing-glyph"][1],
    ),
}
