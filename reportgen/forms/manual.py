"""The reference page of the workbooks: `python -m reportgen.forms.manual > docs/workbooks.md`."""

import sys
from collections.abc import Iterator, Sequence

from reportgen.forms.kinds import TYPES, Example
from reportgen.forms.texts import PURPOSE
from reportgen.model import records as r
from reportgen.model.column import Column, Kind
from reportgen.model.labels import CHOICE_SCOPE, LANGUAGES, SHEET_SCOPE, Label, labels

LANGUAGE_NAMES = {"en": "English", "da": "Danish", "de": "German"}

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

The workbooks that `reportgen forms` makes hold two more sheets: first *Instructions* (Vejledning, Anleitung), last
*Codes* (Koder, Auswahl) with all that there is to choose from. Both carry a seal that names every text on them, so that
they are told from what somebody wrote: only what was added or changed there is a finding. The drop-downs are names
for ranges of the sheet *Codes* and of the columns ID; they warn and never forbid. Sheets are protected without a
password: headers are locked, cells to fill in are free, rows may be inserted, deleted, sorted and filtered. There are
no Excel tables in them, because a table on a protected sheet does not grow. Each guideline has its row on Translation,
so that a form that nobody filled in lacks exactly what it asks for.

`--carry-over` fills in what was last submitted: what could be read, and in the cells that could not, what was typed;
rows that were dropped for want of a key of their own are there again. Cells that hold an error or are struck through,
notes, and columns and sheets that nobody knows have no place in a form; the command says in which files there are any.
A form that is there already and differs is never overwritten, since it may hold answers: nothing is made then, and
`-o` names another folder.

This page is made from the record classes themselves: `python -m reportgen.forms.manual > docs/workbooks.md`.
"""


def manual() -> str:
    """The page, as Markdown."""
    parts = [HEAD, *_types()]
    parts += ["## The programme workbook\n", *(_sheet(record) for record in r.PROGRAMME_SHEETS)]
    parts += ["## A department workbook\n", *(_sheet(record) for record in r.DEPARTMENT_SHEETS)]
    parts += ["## Choices\n", _choices()]
    return "\n".join(parts)


def _types() -> Iterator[str]:
    yield "## Types\n"
    yield (
        "What stands in a cell is either understood without doubt or refused, with a finding that says what to type\n"
        "instead. Nothing is guessed. Most of what follows is about texts: a number cell or\n"
        "a date cell leaves no doubt.\n"
    )
    for each in TYPES.values():
        yield f"### {each.name.capitalize()}\n\n{each.says}\n"
        yield f"*Accepted:* {' · '.join(map(_accepted, each.accepted))}\n"
        if each.refused:
            yield _table(("Refused", "Because"), [(_code(one), one.why + _where(one)) for one in each.refused])


def _accepted(example: Example) -> str:
    return _code(example) + _where(example)


def _code(example: Example) -> str:
    return f"`{example.typed}`".replace("\n", "⏎")


def _where(example: Example) -> str:
    """In which workbooks, where it is not in all of them."""
    if example.languages == LANGUAGES:
        return ""
    return f" (in {' and '.join(LANGUAGE_NAMES[each] for each in example.languages)} workbooks)"


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
