"""A sheet in a few lines, without a file: `grid("Gaps", [["ID", "Capability"], ["A1", 3]], at=(2, 1))`."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal

from reportgen.model.finding import Finding
from reportgen.read.cover import covered
from reportgen.read.grid import Area, Cell, Sheet, position
from reportgen.read.ledger import Ledger
from reportgen.read.log import Log
from reportgen.read.refused import Terms
from reportgen.read.sheets import Entry, Reader

Typed = str | int | Decimal | bool | dt.date | None
Place = tuple[int, int]


def cell(row: int, column: int, typed: Typed) -> Cell:
    """One cell; `#REF!` is an error, `=A1` a formula without a saved result, `~text~` struck through."""
    if isinstance(typed, int) and not isinstance(typed, bool):
        return Cell(row, column, Decimal(typed))
    if isinstance(typed, str) and typed.startswith("#"):
        return Cell(row, column, error=typed)
    if isinstance(typed, str) and typed.startswith("="):
        return Cell(row, column, pending=typed)
    if isinstance(typed, str) and typed.startswith("~"):
        return Cell(row, column, struck=typed.strip("~"))
    return Cell(row, column, typed)


def grid(
    name: str,
    rows: Sequence[Sequence[Typed]],
    *,
    at: Place = (1, 1),
    merges: Sequence[Area] = (),
    hidden_rows: frozenset[int] = frozenset(),
) -> Sheet:
    """The sheet with these rows, the first cell of them at `at`."""
    cells = {
        (row, column): cell(row, column, typed)
        for row, line in enumerate(rows, start=at[0])
        for column, typed in enumerate(line, start=at[1])
        if typed not in (None, "")
    }
    return Sheet(name, cells, merges=tuple(merges), hidden_rows=hidden_rows)


def account(record: type, sheet: Sheet, terms: Terms | None = None) -> tuple[list[Entry], tuple[Finding, ...], Ledger]:
    """What reading a sheet gives: its records, its findings one by one, its closed account."""
    log = Log("x.xlsx")
    entries, ledger = Reader(log, terms or Terms("en", "DKK"), "FIN", ("G1",)).account(record, sheet)
    return entries, log.raw(), ledger


def unaccounted(sheet: Sheet, entries: Sequence[Entry], findings: Sequence[Finding]) -> list[str]:
    """The cells that are neither a record's, nor a finding's, nor in a range that a finding names: labels, at best.

    Told from what came out alone, without the ledger.
    """
    told = {position(each) for entry in entries for each in entry.cells.values()}
    for finding in findings:
        places = [position(each.cell) for each in (finding.source, *finding.also) if each.cell]
        told |= set(places)
        if finding.code in {"unknown-column", "duplicate-column", "struck-through", "error-cell"} and places:
            rows = {position(entry.source.cell)[0] for entry in entries if entry.source.cell}
            told |= {(row, places[0][1]) for row in rows if row > places[0][0]}
        if finding.code == "total-row":
            told |= {(places[0][0], column) for _, column in sheet.cells}
    told |= covered(sheet).places
    return [each.address for place, each in sorted(sheet.cells.items()) if place not in told]


def values(entries: Sequence[Entry]) -> list[Mapping[str, object]]:
    """What stands in the records, field by field, without what is not stated."""
    return [{name: value for name, value in each.values.items() if value not in (None, (), "")} for each in entries]
