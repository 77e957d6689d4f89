"""What `reportgen trace` prints: a record as a tree of its cells, figures and findings; or the same as JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.style import Style
from rich.text import Text

from reportgen.analyse.ratings import RULES
from reportgen.checklist import SIGNS, link, one_line, print_indented
from reportgen.deliver.listing import finding_json
from reportgen.model.finding import Source
from reportgen.trace.tree import Cell, FactRow, Figure, Plain, Trace
from reportgen.words.catalogue import Words
from reportgen.words.findings import message, remedy

FEW = 4
"""So many cells behind a figure are named, and so many rows of a list are shown in full, unless all are asked for."""
UNSTATED = "–"
CELL = 6
"""Columns for the address of a cell."""


def trace_json(traced: Trace, words: Words) -> str:
    """A trace as JSON, every cell of it; the sentences of findings in the language of `words`."""
    value = {
        "code": traced.code,
        "records": [
            {"sheet": each.sheet, **_place(each.source), "cells": [_cell(one) for one in each.cells]}
            for each in traced.entries
        ],
        "facts": [
            {
                "list": row.list_,
                "section": row.section,
                "names": dict(row.names),
                "figures": [
                    {
                        "name": each.name,
                        "value": each.value,
                        "formula": each.formula,
                        "cells": [_cell(one) for one in each.cells],
                    }
                    for each in row.figures
                ],
            }
            for row in traced.rows
        ],
        "findings": [finding_json(each, words) for each in traced.findings],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _cell(cell: Cell) -> dict[str, Plain]:
    return {"field": cell.label, "value": cell.value, **_place(cell.source), "there": cell.there}


def _place(source: Source) -> dict[str, Plain]:
    return {"file": source.file, "sheet": source.sheet, "cell": source.cell}


def print_trace(console: Console, traced: Trace, words: Words, root: Path, *, verbose: bool) -> None:
    """Print a trace: what was typed in, what comes of it, what does not fit.

    Where a list has many rows the first few are shown, and of many cells the first few; all of them where `verbose`.
    """
    for each in traced.entries:
        _print(console, "", _text(f"{each.sheet} · ", style="bold") + _at(each.source, root))
        for one in each.cells:
            where = Text(one_line(one.source.cell or ""), style=link(root, one.source.file))
            where = where if one.there else Text(UNSTATED)
            where.pad_right(max(1, CELL - len(where)))
            _print(console, "  ", where + _text(f"{one.label}: {_shown(one.value)}"))
        console.print()
    for list_, rows in groupby(traced.rows, key=lambda row: row.list_):
        _print_list(console, list_, _own_first(traced.code, rows), root, verbose=verbose)
    for finding in traced.findings:
        sign, colour = SIGNS[finding.severity]
        _print(
            console, "", Text(sign, style=colour) + _text(f" {message(finding, words)} ") + _at(finding.source, root)
        )
        _print(console, "  ", _text(remedy(finding, words), style="dim"))


def _own_first(code: str, rows: Iterable[FactRow]) -> list[tuple[FactRow, bool]]:
    """The rows with whether each is to be shown in full: the code's own, which come first; a few where it has none."""
    found = sorted(rows, key=lambda row: not _is_own(code, row))
    own = sum(_is_own(code, row) for row in found)
    return [(row, number < min(own or FEW, FEW)) for number, row in enumerate(found)]


def _is_own(code: str, row: FactRow) -> bool:
    named = list(row.names.values())
    return not named or code in named or code == f"{row.names.get('department')}:{row.names.get('role')}"


def _print_list(
    console: Console, list_: str, rows: Sequence[tuple[FactRow, bool]], root: Path, *, verbose: bool
) -> None:
    _print(console, "", _text(list_, style="bold") + _text(f" · {rows[0][0].section}", style="dim"))
    for number, (row, full) in enumerate(rows):
        if not (full or verbose):
            figures = [each for each in row.figures if not isinstance(each.value, (list, dict, type(None)))]
            values = ", ".join(f"{each.name} {_shown(each.value)}" for each in figures)
            _print(console, "  ", _text(f"{_named(row.names)}: ") + _text(values, style="dim"))
            continue
        if row.names:
            _print(console, "  ", _text(_named(row.names), style="underline"))
        for cells, same in groupby(row.figures, key=lambda figure: figure.cells):
            for figure in same:
                _print(console, "    ", _figure(figure, first=not number))
            for line in _cells(cells, root, verbose=verbose):
                _print(console, "      ", line)
    console.print()


def _named(names: Mapping[str, Plain]) -> str:
    return " · ".join(f"{name} {_shown(value)}" for name, value in names.items() if value is not None) or "all"


def _figure(figure: Figure, *, first: bool) -> Text:
    """A figure with, in the first row of a list, how it is computed."""
    value = _ruled(figure.value) if figure.name == "rules" else _shown(figure.value)
    line = _text(f"{figure.name}: ").append(one_line(value), style="bold")
    return line.append(f"  = {figure.formula}", style="dim") if first else line


def _ruled(names: Plain) -> str:
    """The rules of a rating, by what they say."""
    says = [f"{each.name} ({each.says})" for each in RULES if isinstance(names, list) and each.name in names]
    return "; ".join(says) or UNSTATED


def _cells(cells: Sequence[Cell], root: Path, *, verbose: bool) -> Iterator[Text]:
    shown = cells if verbose else cells[:FEW]
    for each in shown:
        yield _text(f"{each.label} {_shown(each.value)}  ", style="dim") + _at(each.source, root)
    if len(shown) < len(cells):
        yield _text(f"and {len(cells) - len(shown)} more cells: -v shows all", style="dim")


def _at(source: Source, root: Path) -> Text:
    return Text(one_line(str(source)), style=Style(dim=True) + link(root, source.file))


def _print(console: Console, indent: str, text: Text) -> None:
    """A line, broken to the width of the terminal, what is broken off indented further."""
    print_indented(console, text, f"{indent}  ", Text(indent))


def _text(text: str, style: str = "") -> Text:
    return Text(one_line(text), style=style)


def _shown(value: Plain) -> str:
    """A value as a person reads it on one line."""
    if value is None:
        return UNSTATED
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}" if abs(value) < 1e-4 else f"{value:,.4f}".rstrip("0").rstrip(".")  # noqa: PLR2004 - print
    if isinstance(value, list):
        return "; ".join(map(_shown, value)) or UNSTATED
    if isinstance(value, dict):
        return ", ".join(f"{name} {_shown(each)}" for name, each in value.items() if each not in (None, [])) or UNSTATED
    return one_line(str(value))
