"""Many findings of one kind in one column become one, with all their cells: who mends one of them mends them all."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from reportgen.model.finding import Finding, Scalar, Source

FROM = 10
"""So many findings of one kind in one column are said as one; fewer stay single."""

GROUPED = frozenset(
    {
        "missing-value",
        "invalid-value",
        "ambiguous-value",
        "out-of-range",
        "unknown-choice",
        "unknown-reference",
        "duplicate-code",
        "error-cell",
        "formula-without-result",
        "merged-cells",
        "struck-through",
        "total-row",
        "stray-cell",
        "comment",
        "missing-glyph",
    }
)
"""The codes of intake that stand at a cell and may come in great number."""

ALIKE = ("column", "expected", "currency", "minimum", "maximum")
"""The values that findings of one kind share: what was expected, within which limits."""

STANDS = ("value", "text", "range")
"""The values that say what stands in a cell, the first that is there."""

Values = dict[str, Scalar | list[str]]


def grouped(findings: Iterable[Finding], fewest: int = FROM) -> list[Finding]:
    """The findings, those of one code in one column of one sheet as one where there are `fewest` or more of them.

    The one stands at the first cell and in the place of the first; the cells of the others stand in its `also`, before
    whatever further cells they named, and the subjects and departments of all are united. Its values are those that
    all share, and `count`; `texts`, what stands in each of the cells (empty where nothing does), in their order;
    `ranges`, the cells as ranges (`C4:C9`); `suggestions`, each once; other lists united.
    """
    found = list(findings)
    kinds: dict[object, list[Finding]] = {}
    for each in found:
        if each.code in GROUPED and each.source.cell:
            kinds.setdefault(_kind(each), []).append(each)
    many = {id(members[0]): members for members in kinds.values() if len(members) >= fewest}
    absorbed = {id(each) for members in many.values() for each in members[1:]}
    return [_one(many[id(each)]) if id(each) in many else each for each in found if id(each) not in absorbed]


def _kind(finding: Finding) -> object:
    column, _ = _place(finding.source)
    shared = tuple(str(finding.values.get(name)) for name in ALIKE)
    return finding.code, finding.source.file, finding.source.sheet, column, shared


def _one(members: Sequence[Finding]) -> Finding:
    members = sorted(members, key=lambda each: _place(each.source))
    first = members[0]
    cells = [each.source for each in members]
    further = [place for each in members for place in each.also]
    return first.model_copy(
        update={
            "also": tuple(place for place in dict.fromkeys([*cells, *further]) if place != first.source),
            "subjects": tuple(dict.fromkeys(code for each in members for code in each.subjects)),
            "departments": tuple(sorted({code for each in members for code in each.departments})),
            "values": _values(members),
        }
    )


def _values(members: Sequence[Finding]) -> Values:
    stands: dict[Source, list[str]] = {}
    for each in members:
        stands.setdefault(each.source, []).append(_stands(each))
    values: Values = {"count": len(stands), "ranges": _ranges(list(stands))}
    values["texts"] = ["; ".join(filter(None, texts)) for texts in stands.values()]
    for name in dict.fromkeys(name for each in members for name in each.values if name not in STANDS):
        found = [each.values[name] for each in members if name in each.values]
        if len(found) == len(members) and all(value == found[0] for value in found):
            values[name] = found[0]
        elif all(isinstance(value, list) for value in found):
            values[name] = list(dict.fromkeys(part for value in found if isinstance(value, list) for part in value))
    suggested = (each.values.get("suggestion") for each in members)
    if suggestions := list(dict.fromkeys(str(each) for each in suggested if each)):
        values["suggestions"] = suggestions
    return values


def _stands(finding: Finding) -> str:
    return next((str(finding.values[name]) for name in STANDS if finding.values.get(name) is not None), "")


def _ranges(places: Sequence[Source]) -> list[str]:
    """The cells of one column, sorted, as ranges; a cell by itself as it is."""
    rows = sorted({_place(each)[1] for each in places})
    column, _ = _place(places[0])
    runs = [
        [row for _, row in run] for _, run in groupby(enumerate(rows), key=lambda numbered: numbered[1] - numbered[0])
    ]
    return [f"{column}{run[0]}" + (f":{column}{run[-1]}" if len(run) > 1 else "") for run in runs]


def _place(source: Source) -> tuple[str, int]:
    """Column letters and row of a finding's cell."""
    cell = source.cell or ""
    letters = cell.rstrip("0123456789")
    return letters, int(cell[len(letters) :])
