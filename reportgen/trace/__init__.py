"""Tracing: a record, each figure computed from it, how it was computed, and the cells behind it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from reportgen.analyse.facts import Facts
from reportgen.model.finding import Finding
from reportgen.model.plan import Plan
from reportgen.trace.behind import Behind
from reportgen.trace.figures import FIGURES, PAGE, Listed
from reportgen.trace.naming import entries, key, keys, meant, names
from reportgen.trace.tree import Cell, FactRow, Figure, Trace, entry, plain

__all__ = ["trace"]


def trace(plan: Plan, facts: Facts, findings: Iterable[Finding], text: str) -> Trace:
    """What is known of a code: its rows in the workbooks, the figures that come of them, the findings about it.

    `text` as `naming.meant` reads it, which raises RequestError for a code that is unknown or not the only one.
    """
    code = meant(plan, text)
    sought = key(code)
    wanted = keys(plan, facts, sought)
    records = entries(plan, sought)
    rows = (
        _traced(Behind(plan, facts), list_, row)
        for list_ in FIGURES
        for row in rows_of(facts, list_)
        if not wanted.isdisjoint(names(list_, row))
    )
    places = {each.source for each in records if each.source.cell}
    about = (each for each in findings if each.source in places or sought in _subjects(each))
    return Trace(code, tuple(map(entry, records)), tuple(rows), tuple(about))


def _subjects(finding: Finding) -> Iterable[str]:
    """What a finding is about: its subjects, the departments where it has none."""
    return map(key, finding.subjects or finding.departments)


def rows_of(facts: Facts, list_: str) -> Sequence[Any]:
    """The rows of a list of the facts; what is no list is its own only row."""
    value = getattr(facts, list_)
    if value is None:
        return ()
    return (value,) if isinstance(value, BaseModel) else value


def _traced(behind: Behind, list_: str, row: Any) -> FactRow:  # noqa: ANN401 - a row of any list
    listed = FIGURES[list_]
    values = row.model_dump(by_alias=True) if isinstance(row, BaseModel) else {"initiatives": row}
    about = {name: plain(values[name]) for name in listed.names}
    return FactRow(list_, f"{PAGE}#{listed.section}", about, tuple(_figures(behind, listed, row, values)))


def _figures(behind: Behind, listed: Listed, row: object, values: dict[str, object]) -> Iterator[Figure]:
    for name, (formula, cells) in listed.figures.items():
        yield Figure(name, plain(values[name]), formula, _once(cells(behind, row)))


def _once(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Each cell once, in the order in which they were named."""
    return tuple({(each.source, each.label): each for each in cells}.values())
