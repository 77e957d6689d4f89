"""The reference page of the workbooks: `python -m reportgen.forms.manual > docs/workbooks.md`."""

import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportgen.forms.texts import PURPOSE
from reportgen.model import records as r
from reportgen.model.column import Column, Kind
from reportgen.model.labels import CHOICE_SCOPE, SHEET_SCOPE, Label, labels

HEAD = """\
# The workbooks

All that a programme knows comes from spreadsheets in its folder `inputs/`: one **programme workbook**, kept by the
programme office, and one **department workbook** for each department. A workbook is known by its content, never by its
file name: it holds a sheet Programme or a sheet Department. It may be .xlsx, .xlsm or .ods.

Every sheet, column and choice may be named in English, Danish or German, whatever the language of the workbook; case,
accents, spaces, punctuation, a trailing `*` and a unit in brackets do not matter. The order of columns is free. The
header row may stand anywhere in the first 30 rows, and blank rows and columns anywhere. Nothing is lost silently: what
cannot be used, and what stands outside the tables, is a [finding](findings.md) that names its cell.

**Empty means not stated**, which is never zero. `N/A`, `-`, `n.a.`, `TBD` and `?` count as empty. A `*` below marks
what is required in every row. A **key** tells rows apart: the second row with the same key is dropped, with a finding.

This page is made from the record classes themselves: `python -m reportgen.forms.manual > docs/workbooks.md`.
"""


class Type(NamedTuple):
    """What a column's type is called, and what its cells may hold."""

    name: str
    accepts: str


TYPES: dict[Kind, Type] = {
    Kind.CODE: Type("code", "letters, digits, `-` and `_`; case does not matter; `7` and `007` differ"),
    Kind.REF: Type(
        "reference",
        "the code of a record. A department's own record may stand bare in its workbook (`I1`), and qualified "
        "everywhere (`FIN.I1`)",
    ),
    Kind.REFS: Type("references", "several codes, with `,` `;` or a line break between them"),
    Kind.TEXT: Type("text", "anything; line breaks make paragraphs, lines that begin with `-`, `*` or `•` make a list"),
    Kind.DATE: Type(
        "date",
        "a date cell, `2026-03-31`, `31.03.2026`, `31 March 2026`, `31. marts 2026`, `31. März 2026`; with `/` or `-` "
        "only where one reading exists; a month, quarter or week (`Mar 2026`, `Q1 2026`, `2026-W12`) means its last "
        "day, or its first where the column is a start",
    ),
    Kind.PERIOD: Type(
        "period", "`2026-Q1`, `Q1 2026`, `1. kvartal 2026`, `2026-03`, `Mar 2026`: of the programme's length"
    ),
    Kind.LEVEL: Type("level", "0 to 5, halves allowed; empty is *not assessed*"),
    Kind.SCORE: Type("score", "a whole number on the scale given"),
    Kind.NUMBER: Type(
        "number", "a number, or text in the workbook's language (`1.234,5` in Danish and German); its unit may follow"
    ),
    Kind.MONEY: Type(
        "money", "a number; the programme's currency may stand beside it, and `k`, `t`, `m`, `mio`, `mill` scale it"
    ),
    Kind.PERCENT: Type(
        "percent", "a percentage cell, `50 %`, or a number above 1 up to 100; 0.5 could mean two things, and is refused"
    ),
    Kind.CHOICE: Type("choice", "one of the words given, in any of the languages"),
    Kind.YES_NO: Type("yes or no", "yes/no, ja/nej, ja/nein, x, true/false; empty is no"),
}


def manual() -> str:
    """The page, as Markdown."""
    parts = [HEAD, *_types()]
    parts += ["## The programme workbook\n", *(_sheet(record) for record in r.PROGRAMME_SHEETS)]
    parts += ["## A department workbook\n", *(_sheet(record) for record in r.DEPARTMENT_SHEETS)]
    parts += ["## Choices\n", _choices()]
    return "\n".join(parts)


def _types() -> Iterator[str]:
    yield "## Types\n"
    yield _table(("Type", "Cells may hold"), list(TYPES.values()))
    yield (
        "A number with one separator and exactly three digits after it (`1.234`) could be read in two ways, and so\n"
        "could the date `03/04/2026`: both are refused rather than guessed, where they stand as text.\n"
    )


def _sheet(record: type[r.Record]) -> str:
    names = labels(SHEET_SCOPE)[record.sheet]
    shape = "Labels in one column, values in the next.\n\n" if record.label_value else ""
    heads = ("Column", "Type", "Holds", "Danish", "German", "Also read as")
    rows = [_row(labels(record.sheet)[column.label], column) for column in r.columns(record).values()]
    if record is r.Requirement:
        rows.append(
            ("*a guideline's code*", _type(r.SUPPORT), f"{r.SUPPORT.help} One column per guideline.", "", "", "")
        )
    return (
        f"### {record.sheet}\n\n*{names.written['da']} · {names.written['de']}*{_also(names)}\n\n"
        f"{PURPOSE[record.sheet]['en']}\n\n{shape}{_table(heads, rows)}"
    )


def _also(names: Label) -> str:
    return f" (also read as {_synonyms(names)})" if _synonyms(names) else ""


def _synonyms(names: Label) -> str:
    return ", ".join(each for each in names.synonyms if each not in names.written.values())


def _row(names: Label, column: Column) -> Sequence[str]:
    label = f"**{names.english}**{' *' if column.required else ''}{' (key)' if column.key else ''}"
    return (label, _type(column), column.help, names.written["da"], names.written["de"], _synonyms(names))


def _type(column: Column) -> str:
    """A column's type with what bounds it: `score, 1 to 5`, `reference to Gaps`, `choice: must, should, could`."""
    parts = [TYPES[column.kind].name]
    if column.choices:
        parts[0] += f": {', '.join(column.choices)}"
    if column.targets and column.targets != ("*",):
        parts[0] += f" to {' or '.join(column.targets)}"
    if column.kind is not Kind.PERCENT and column.minimum is not None:
        upper = (
            f"{column.minimum:g} to {column.maximum:g}" if column.maximum is not None else f"{column.minimum:g} or more"
        )
        parts.append(upper)
    if column.unit:
        parts.append(column.unit)
    if column.first_day:
        parts.append("of a month, quarter or week the first day")
    if column.default is not None and column.kind is not Kind.YES_NO:
        parts.append(f"default {column.default}")
    return "; ".join(parts)


def _choices() -> str:
    rows = [
        (each.english, each.written["da"], each.written["de"], _synonyms(each))
        for each in labels(CHOICE_SCOPE).values()
    ]
    return _table(("English", "Danish", "German", "Also read as"), rows)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(manual())
