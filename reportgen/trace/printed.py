"""What `reportgen trace` prints: a record as a tree of its cells, figures and findings; or the same as JSON."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.style import Style
from rich.text import Text

from reportgen.checklist import SIGNS, link, one_line, print_indented
from reportgen.deliver.listing import finding_json
from reportgen.model.finding import Source
from reportgen.trace import spoken
from reportgen.trace.figures import FIGURES
from reportgen.trace.spoken import UNSTATED
from reportgen.trace.tree import Cell, FactRow, Figure, Plain, Trace
from reportgen.words.catalogue import Words
from reportgen.words.findings import message, remedy

FEW = 4
"""So many cells behind a figure are named, and so many rows of a list are shown in full, unless all are asked for."""
CELL = 6
"""Columns for the address of a cell."""


def trace_json(traced: Trace, words: Words) -> str:
    """A trace as JSON, every cell of it; formulas and the sentences of findings in the language of `words`."""
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
                        "formula": words.t(each.formula),
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
        _print(console, "", _text(f"{spoken.sheet(each.sheet, words)} · ", style="bold") + _at(each.source, root))
        for one in each.cells:
            where = Text(one_line(one.source.cell or ""), style=link(root, one.source.file))
            where = where if one.there else Text(UNSTATED)
            where.pad_right(max(1, CELL - len(where)))
            _print(console, "  ", where + _text(f"{spoken.column(one, words)}: {spoken.typed(one, words)}"))
        console.print()
    for list_, rows in groupby(traced.rows, key=lambda row: row.list_):
        _List(console, words, root, verbose=verbose).print(list_, _own_first(traced.code, rows))
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


class _List:
    """Prints the rows of a list of the facts, some of them in full."""

    def __init__(self, console: Console, words: Words, root: Path, *, verbose: bool) -> None:
        self.console, self.words, self.root, self.verbose = console, words, root, verbose

    def print(self, list_: str, rows: Sequence[tuple[FactRow, bool]]) -> None:
        title = _text(self.words.t(FIGURES[list_].title), style="bold")
        self._line("", title + _text(f" · {list_} · {rows[0][0].section}", style="dim"))
        for number, (row, full) in enumerate(rows):
            if full or self.verbose:
                self._in_full(row, explained=not number)
            else:
                figures = [each for each in row.figures if not isinstance(each.value, (list, dict, type(None)))]
                values = ", ".join(f"{each.name} {spoken.computed(each, self.words)[0]}" for each in figures)
                self._line("  ", _text(f"{self._named(row)}: ") + _text(values, style="dim"))
        self.console.print()

    def _in_full(self, row: FactRow, *, explained: bool) -> None:
        if row.names:
            self._line("  ", _text(self._named(row), style="underline"))
        for cells, same in groupby(row.figures, key=lambda figure: figure.cells):
            for figure in same:
                for indent, line in self._figure(figure, explained=explained):
                    self._line(indent, line)
            for line in self._cells(cells):
                self._line("      ", line)

    def _named(self, row: FactRow) -> str:
        stated = (f"{name} {spoken.shown(value, self.words)}" for name, value in row.names.items() if value is not None)
        return " · ".join(stated) or self.words.t("all")

    def _figure(self, figure: Figure, *, explained: bool) -> Iterator[tuple[str, Text]]:
        """A figure, and how it is computed where that was not said yet; several reasons below each other."""
        first, *others = spoken.computed(figure, self.words)
        line = _text(f"{figure.name}:")
        formula = _text(f"  = {self.words.t(figure.formula)}", style="dim") if explained else Text()
        if not others:
            yield "    ", line.append(one_line(f" {first}"), style="bold") + formula
            return
        yield "    ", line + formula
        for each in (first, *others):
            yield "      ", _text(each, style="bold")

    def _cells(self, cells: Sequence[Cell]) -> Iterator[Text]:
        shown = cells if self.verbose else cells[:FEW]
        for each in shown:
            said = f"{spoken.column(each, self.words)} {spoken.typed(each, self.words)}  "
            yield _text(said, style="dim") + _at(each.source, self.root)
        if len(shown) < len(cells):
            yield _text(spoken.rest(cells[len(shown) :], self.words), style="dim")

    def _line(self, indent: str, text: Text) -> None:
        _print(self.console, indent, text)


def _at(source: Source, root: Path) -> Text:
    return Text(one_line(str(source)), style=Style(dim=True) + link(root, source.file))


def _print(console: Console, indent: str, text: Text) -> None:
    """A line, broken to the width of the terminal, what is broken off indented further."""
    print_indented(console, text, f"{indent}  ", Text(indent))


def _text(text: str, style: str = "") -> Text:
    return Text(one_line(text), style=style)
