"""What is said of how workbooks were filled in: files, sheets and columns, cells."""

from collections.abc import Mapping

INTAKE: Mapping[str, tuple[str, str]] = {
    # the folder and its files
    "unreadable-workbook": (
        "{file} could not be read[ ({reason:text})]. Nothing in it is in the plan.",
        "{kind:rescue}",
    ),
    "password-protected": (
        "{file} is protected by a password. Nothing in it is in the plan.",
        "Open it, take the password away, and save it again.",
    ),
    "too-large": (
        "{file} is too large to be read safely: {what:excess}. Nothing in it is in the plan.",
        "Copy the filled-in sheets into an empty form, and save that instead.",
    ),
    "wrong-workbook": (
        (
            "{file} is neither a programme workbook nor a department workbook: it has no sheet Programme and "
            "none Department."
        ),
        "Use the form that belongs to the programme, or move the file out of the folder inputs.",
    ),
    "duplicate-department": (
        "{file} is a second workbook of {department}[; {first} was read instead]. Nothing in it is in the plan.",
        "Keep the workbook that is right, and move the other one out of the folder inputs.",
    ),
    "duplicate-programme": (
        "{file} is a second programme workbook[ beside {first}].",
        "Keep the programme workbook that is right, and move the other one out of the folder inputs.",
    ),
    "missing-workbook": (
        "[No workbook came from {code}|There is no programme workbook].",
        (
            "[Ask {code} to fill in its workbook, and put it into the folder inputs.|Put the workbook that has a "
            "sheet Programme into the folder inputs.]"
        ),
    ),
    "skipped-file": (
        "{file} was passed over[: {reason:text}].",
        "If nothing in it belongs to the plan, there is nothing to do. Otherwise save it as a workbook (.xlsx).",
    ),
    "macros-ignored": (
        "{file} holds macros. They were not run.",
        "Nothing to do, as long as no value depends on them.",
    ),
    # sheets and columns
    "missing-sheet": (
        "The sheet {sheet:sheet} is missing[; perhaps “{probably}” is meant].",
        (
            "[If “{probably}” is the sheet that is meant, rename it to {sheet:sheet}; otherwise copy|Copy] the sheet "
            "{sheet:sheet} out of the form, with its header row, and fill it in."
        ),
    ),
    "duplicate-sheet": (
        "{sheet:sheet} is there twice; only the first one[, {first},] was read.",
        "Put everything into one sheet, and delete the other.",
    ),
    "missing-column": (
        (
            "The [line {line:column}|column {column:column}] is missing[; perhaps “{probably}” in {at} is meant|; it "
            "stands too far down, in {below}]."
        ),
        (
            "[Move the table up, so that its header stands in one of the first {rows} rows; {column:column} is in "
            "{below} now.|If “{probably}” in {at} is meant, write {column:column} there instead; otherwise add a cell "
            "that says exactly that.|Add a line with exactly this label: {line:column}.|Add a column with exactly this "
            "header: {column:column}.]"
        ),
    ),
    "duplicate-column": (
        ("The [line {line:column}|column {column:column}] is there twice; only the first one[, in {first},] was read."),
        "Put everything into one of the two, and delete the other.",
    ),
    "unknown-sheet": (
        "The form has no sheet “{value}”; nothing on it was read.[ {concealed:hidden}.]",
        (
            "[Rename it to {suggestion:sheet} if that is what it is.|Move what belongs to the plan into the "
            "sheets of the form.]"
        ),
    ),
    "unknown-column": (
        "The form has no [line “{line}”|column “{value}”] here; nothing in it was read.",
        (
            "[Rename it to {suggestion:column} if that is what it is.|Move what belongs to the plan to where the form "
            "asks for it, and delete the rest.]"
        ),
    ),
    # cells
    "missing-value": (
        "{column:column} is empty[; “{value}” counts as empty].",
        "Fill in {column:column}.[ Type one of these: {choices:any_choice}.| {needed:instead}]",
    ),
    "invalid-value": (
        "“{value}” under {column:column} cannot be read as {expected:kind}[: {why:why}].",
        "[Do you mean {examples:any}? ]{expected:instead}[ The currency of the programme is {currency}.]",
    ),
    "ambiguous-value": (
        "“{value}” under {column:column} can be read in more than one way[: {accepted:sheets}].",
        "[Type {readings:any}, whichever is meant.|{expected:unambiguous}]",
    ),
    "out-of-range": (
        "“{value}” under {column:column} is out of range.",
        (
            "[Type a date with a year from {first_year:year} to {last_year:year}|Type a value from {minimum:limit} to "
            "{maximum:limit}|Type a value of at least {minimum:limit}|Type a value of at most {maximum:limit}|Type a "
            "value that is possible here]."
        ),
    ),
    "unknown-choice": (
        "“{value}” is not one of the words for {column:column}.",
        "[Did you mean {suggestions:any_choice}? ]Type one of these: {accepted:any_choice}.",
    ),
    "unknown-reference": (
        (
            "“{value}” under {column:column} is [what {called} is called, but the code is asked for|a code that no row "
            "has on the sheet {accepted:any_sheet}|a code that no row has]."
        ),
        (
            "[Type {called} instead.|Did you mean {suggestions:any}? Type a code that is there, or add the row that "
            "the code is meant for.|Type a code that is there, or add the row that the code is meant for on the sheet "
            "{accepted:any_sheet}.|Type a code that is there, or add the row that the code is meant for.]"
        ),
    ),
    "duplicate-code": (
        "“{value}” is there twice. The first one[, in {first},] counts; this row was not read.",
        (
            "[No two rows may have the same {keys:columns}: correct this one|Give this row a code of its own], or "
            "delete it if it is the same."
        ),
    ),
    "error-cell": (
        "[{column:column}|This cell] holds the spreadsheet error {value}[: {why:why}].",
        "Repair the formula, or type the value itself.",
    ),
    "formula-without-result": (
        "[{column:column}|This cell] holds a formula whose result was never saved.",
        "Open the workbook in a spreadsheet program, let it calculate, and save it; or type the value itself.",
    ),
    "merged-cells": (
        (
            "The cells {range} are merged; what they hold counts for the first of them only[, and {hidden} is "
            "hidden beneath]."
        ),
        "Undo the merge, and type the value in each row that it belongs to.",
    ),
    "struck-through": (
        "“{value}” is struck through, and was not read.",
        "Delete it if it no longer holds; otherwise take the line through it away.",
    ),
    "hidden-content": (
        "{whole:hidden}[ ({ranges})], and was read all the same.",
        "Show it and look whether it still holds; delete what does not.",
    ),
    "total-row": (
        "This row looks like a total[ (“{value}”)], and was not read.",
        "Delete it; sums are made in the reports. If it is no total, [fill in {keys:columns}|give it a code].",
    ),
    "stray-cell": (
        "“{value}” stands outside the table[, as does everything else in {range}], and was not read.",
        "Move it into the table if it belongs to the plan; otherwise delete it.",
    ),
    "comment": (
        "There is a comment in this cell[: “{text}”].",
        "Nothing to do; it is kept for the next session.",
    ),
    "missing-glyph": (
        "The fonts of the documents have no sign for {characters}[, under {column:column}].",
        "Type it in other letters; otherwise a replacement sign is printed.",
    ),
}
