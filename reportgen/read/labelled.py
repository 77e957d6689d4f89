"""A sheet of labels and values: where each value stands, in whatever direction the sheet was laid out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from reportgen.model import records as r
from reportgen.model.labels import fold
from reportgen.read.cells import is_empty, spoken
from reportgen.read.grid import Cell, Sheet
from reportgen.read.headers import Rows, absent, label_of, misspelt, repeated, spellings, suggestion
from reportgen.read.log import Log

Place = tuple[int, int]
BEYOND = 1 << 30
"""To the right of every column, and below every row."""


@dataclass
class Labelled:
    """Where the values are, which cells are labels, and of which cells a finding was made."""

    places: dict[str, Place] = field(default_factory=dict)
    labels: dict[str, Cell] = field(default_factory=dict)
    titles: list[Place] = field(default_factory=list)
    found: list[Place] = field(default_factory=list)
    first_row: int = BEYOND
    near: dict[str, Cell] = field(default_factory=dict)
    """Labels that nobody knows, by the label that each is like."""


@dataclass(frozen=True)
class Pair:
    """A cell where a label may stand, the field that it names, and the place and the content of its value."""

    label: Cell
    name: str | None
    place: Place
    value: Cell | None


def find_labels(sheet: Sheet, cells: Rows, record: type[r.Record], log: Log) -> Labelled:
    """The labels of a sheet, each with its value in the next cell beside it, or below where labels stand in a row."""
    layout = Labelled()
    pairs = list(_pairs(cells, record))
    layout.first_row = min((pair.label.row for pair in pairs if pair.name), default=BEYOND)
    filled = {pair.name for pair in pairs if pair.name and not is_empty(pair.value)}
    for pair in pairs:
        if pair.name is None:
            _unknown(sheet, pair, layout, record, log)
        elif pair.name in filled and is_empty(pair.value):
            layout.titles.append(_place(pair.label))  # the sheet's title says the same as one of its labels
        elif pair.name in layout.places:
            at = layout.labels[pair.name].address
            repeated(log.at(sheet.name, pair.label.address), pair.label.text, label_of(record, pair.name), at, log)
            layout.found += _of(pair)
        else:
            layout.places[pair.name] = pair.place
            layout.labels[pair.name] = pair.label
            if pair.label.struck:
                log.add("struck-through", log.at(sheet.name, pair.label.address), {"value": pair.label.struck})
    if not pairs:
        for found in misspelt(cells, record):
            layout.near = {**found, **layout.near}
    absent(r.columns(record), layout.places, log.at(sheet.name), layout.near, log)
    layout.titles += _above(cells, layout)
    return layout


def _above(cells: Rows, layout: Labelled) -> list[Place]:
    """What stands above the first label and was not found: titles. Without a label nothing is one."""
    used = {*layout.places.values(), *layout.found, *layout.titles, *map(_place, layout.labels.values())}
    rows = ((row, found) for row, found in cells.items() if layout.places and row < layout.first_row)
    return [(row, at) for row, found in rows for at in found if (row, at) not in used]


def _unknown(sheet: Sheet, pair: Pair, layout: Labelled, record: type[r.Record], log: Log) -> None:
    """A cell among the labels that is none: it may be a title, or a stray cell; else it is found with its value."""
    cell = pair.label
    place = log.at(sheet.name, cell.address)
    also = [log.at(sheet.name, pair.value.address)] if pair.value else []
    near = suggestion(cell.text, record)
    is_label = not is_empty(pair.value) or (near is not None and cell.row >= layout.first_row)
    if layout.first_row == BEYOND:
        return  # without a single label all content is stray
    if cell.error:
        log.add("error-cell", place, {"value": cell.error}, also=also)
    elif cell.pending:
        log.add("formula-without-result", place, {"value": cell.pending}, also=also)
    elif cell.value is None and (near or is_label):
        log.add("struck-through", place, {"value": cell.struck}, also=also)
    elif is_label:
        log.add("unknown-column", place, {"value": cell.text, "column": cell.text, "suggestion": near}, also=also)
        if near:
            layout.near.setdefault(near, cell)
    else:
        return
    layout.found += _of(pair)


def _of(pair: Pair) -> Iterator[Place]:
    yield _place(pair.label)
    if pair.value:
        yield _place(pair.value)


def _place(cell: Cell) -> Place:
    return cell.row, cell.column


def _pairs(cells: Rows, record: type[r.Record]) -> Iterator[Pair]:
    """Each cell in a column of labels, with the field that it names and the cell that holds its value.

    Where the labels stand in a row, with the values below, the sheet is looked at as if it were turned.
    """
    known = spellings(record)
    turned = _is_turned(cells, record)
    lines = _turn(cells) if turned else cells
    columns = _label_columns(lines, known)
    for labels_in, end in pairwise([*columns, BEYOND]):
        named = {line: known.get(fold(spoken(found[labels_in]))) for line, found in lines.items() if labels_in in found}
        between = {line: [at for at in lines[line] if labels_in < at < end] for line in named}
        firsts = Counter(between[line][0] for line, name in named.items() if name and between[line])
        usual = max(firsts, key=lambda at: (firsts[at], -at), default=labels_in + 1)
        notes = {at for line, name in named.items() if name for at in between[line][1:]}
        for line, name in named.items():
            at = next((at for at in between[line][:1] if at == usual or at not in notes), usual)
            place = (at, line) if turned else (line, at)
            yield Pair(lines[line][labels_in], name, place, lines[line].get(at))


def _is_turned(cells: Rows, record: type[r.Record]) -> bool:
    """Whether the labels stand in a row with their values below, rather than in a column with values beside them."""
    turned = _turn(cells)
    known = spellings(record)
    places = [(row, at) for row, found in cells.items() for at, cell in found.items() if _is_label(cell, known)]
    beside = sum(_has_value(cells[row], at, record) for row, at in places)
    below = sum(_has_value(turned[at], row, record) for row, at in places)
    in_row = max(Counter(row for row, _ in places).values(), default=0)
    in_column = max(Counter(at for _, at in places).values(), default=0)
    return below > beside and in_row >= in_column


def _has_value(line: Mapping[int, Cell], at: int, record: type[r.Record]) -> bool:
    """Whether the next cell along a line is no label, nor struck through or misspelt as one."""
    following = next((cell for other, cell in line.items() if other > at), None)
    return following is not None and suggestion(following.text, record) is None


def _is_label(cell: Cell, known: Mapping[str, str]) -> bool:
    return isinstance(cell.value, str) and fold(spoken(cell)) in known


def _turn(cells: Rows) -> Rows:
    turned: dict[int, dict[int, Cell]] = {}
    for row, found in cells.items():
        for at, cell in found.items():
            turned.setdefault(at, {})[row] = cell
    return dict(sorted(turned.items()))


def _label_columns(lines: Rows, known: Mapping[str, str]) -> list[int]:
    """The columns of labels, from left to right: the one that holds most, and those with labels that it lacks."""
    named: dict[int, dict[str, int]] = {}
    for line, found in lines.items():
        for at, cell in found.items():
            if _is_label(cell, known):
                named.setdefault(at, {}).setdefault(known[fold(spoken(cell))], line)
    if not named:
        return []
    most = max(named, key=lambda at: (len(named[at]), -at))
    columns, names = [most], set(named[most])
    for at in sorted(named):
        new = {name: line for name, line in named[at].items() if name not in names}
        if at != most and _has_labels(at, most, new.values(), lines):
            columns.append(at)
            names |= set(new)
    return sorted(columns)


def _has_labels(at: int, most: int, new: Iterable[int], lines: Rows) -> bool:
    """Whether a column holds labels, and not values that happen to be spelt like labels."""
    apart = 0
    for line in new:
        between = any(min(at, most) < other < max(at, most) for other in lines[line])
        beyond = at < most or any(other > at for other in lines[line])
        if beyond and (between or most not in lines[line]):
            return True
        apart += 1
    return apart > 1
