"""What a code means: the records that have it, the rows of the facts that name it; and which code may be meant."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from rapidfuzz import fuzz, process

from reportgen.analyse import facts as f
from reportgen.analyse.coordinated_facts import MoveFact
from reportgen.model import records as r
from reportgen.model.labels import fold
from reportgen.model.plan import Plan
from reportgen.model.record import Record
from reportgen.programme import RequestError

WHOLE = "programme"
"""The code of what is computed over everything."""
NEAR, MOST = 60, 5
"""From this likeness on (rapidfuzz's ratio, 0 to 100) a code may be the one that is meant; so many are named."""


def meant(plan: Plan, text: str) -> str:
    """The code that is meant by what was typed: in any case, without its department where only one has it.

    Raises RequestError, which names the codes that may be meant, where there is none or more than one.
    """
    known = codes(plan)
    if text in known:
        return text
    found = [code for code in known if _alike(code) == _alike(text)]
    found = found or [code for code in known if _alike(_own(code)) == _alike(text)]
    if len(found) == 1:
        return found[0]
    if found:
        raise RequestError(f"There are several {text}: {', '.join(found)}. Name one of them.")
    likeness = process.extract(text, known, scorer=fuzz.ratio, processor=str.casefold, limit=MOST, score_cutoff=NEAR)
    near = ", ".join(code for code, *_ in likeness) or "a code of any record, such as FIN.I1, or a role, IT:Architect"
    raise RequestError(f"There is no {text}. Perhaps you mean: {near}.")


def codes(plan: Plan) -> list[str]:
    """Every code that can be traced, sorted: of records, of roles (`IT:Architect`), and of the whole."""
    own = {each.id for each in plan.records() if hasattr(each, "id")}
    roles = {f"{department}:{name}" for (department, _), name in plan.role_name.items()}
    return sorted({WHOLE, *own, *roles})


def _alike(code: str) -> str:
    department, colon, role = code.partition(":")
    return f"{department.casefold()}:{fold(role)}" if colon else code.casefold()


def _own(code: str) -> str:
    """A code without its department."""
    return code.rpartition(":" if ":" in code else ".")[2]


def key(code: str) -> str:
    """A code as rows are looked up by: a role's name is folded."""
    department, colon, role = code.partition(":")
    return f"{department}:{fold(role)}" if colon else code


def entries(plan: Plan, code: str) -> list[Record]:
    """The rows of the workbooks that state a code, its own first, then those without a code that are about it."""
    if code == WHOLE:
        return [plan.programme]
    own = [each for each in plan.records() if getattr(each, "id", None) == code]
    return [*own, *(each for each in plan.records() if not hasattr(each, "id") and code in _stated_by(each))]


def _stated_by(record: Record) -> Iterable[str | None]:
    """Whose a row without a code is."""
    whose = STATED_BY.get(type(record))
    return whose(record) if whose else ()


STATED_BY: Mapping[type[Record], Callable[[Any], Iterable[str | None]]] = {
    r.Option: lambda row: (row.guideline,),
    r.Budget: lambda row: (row.department,),
    r.Submission: lambda row: (row.department,),
    r.Response: lambda row: (row.demand,),
    r.Capacity: lambda row: (key(f"{row.department}:{row.role}"),),
    r.Resource: lambda row: (row.initiative, key(f"{row.provider}:{row.role}")),
    r.Dependency: lambda row: (row.initiative, row.their_initiative),
}
"""The code that each row without a code of its own is about."""


def keys(plan: Plan, facts: f.Facts, code: str) -> frozenset[str]:
    """What a row of the facts must name to be shown: the code, and what its figures hang on."""
    found = {code}
    for initiative in (each for each in plan.initiatives if each.id == code):
        found |= set(initiative.closes)
        found |= {each.id for each in plan.milestones if code in each.requires}
        fact = facts.initiative[code]
        days = [day for day in (fact.requested_start, fact.requested_end, fact.start, fact.end) if day]
        lasting = [each for each in plan.periods if days and each.start <= max(days) and min(days) <= each.end]
        taken = [each for each in plan.resources if each.initiative == code and each.role]
        found |= {f"{key(f'{each.provider}:{each.role}')} {period}" for each in taken for period in lasting}
        if any(each.one_off or each.annual for each in plan.resources if each.initiative == code):
            found |= {f"{initiative.department} {year}" for year in plan.years if days and year >= min(days).year}
    for gap in (each for each in plan.gaps if each.id == code):
        found |= {f"{gap.guideline} {gap.department}", *(each.id for each in plan.closing[code])}
    found |= {f"{each.guideline} {each.department}" for each in plan.demands if each.id == code}
    return frozenset(found)


def names(list_: str, row: object) -> Iterable[str | None]:
    """The codes that a row of a list names, and pairs of them by which `keys` finds it."""
    return NAMED[list_](row)


def _of_capacity(row: f.CapacityFact) -> Iterator[str]:
    role = key(f"{row.department}:{row.role}")
    yield from (row.department, role, f"{role} {row.period}")


def _of_move(row: MoveFact) -> Iterator[str]:
    yield row.initiative
    for each in (*row.reasons, *row.period_earlier):
        yield from (key(each.what), *each.users)


NAMED: Mapping[str, Callable[[Any], Iterable[str | None]]] = {
    "understanding": lambda row: (row.guideline, row.department),
    "requirements": lambda row: (row.requirement, *row.support),
    "coverage": lambda row: (row.guideline, row.department, f"{row.guideline} {row.department}"),
    "gaps": lambda row: (row.gap,),
    "capacity": _of_capacity,
    "initiatives": lambda row: (row.initiative, *map(key, row.because)),
    "moves": _of_move,
    "dependencies": lambda row: (row.needs, row.provides, row.from_, row.to),
    "cycles": lambda row: row,
    "cost": lambda row: (row.department, f"{row.department} {row.year}"),
    "milestones": lambda row: (row.milestone,),
    "ratings": lambda row: (WHOLE if row.kind == WHOLE else row.subject, *row.because),
    "summaries": lambda row: (row.department or WHOLE,),
    "guideline_summaries": lambda row: (row.guideline,),
    "closing": lambda row: (row.department or WHOLE,),
    "largest": lambda row: (row.department or WHOLE, *row.gaps),
    "years": lambda _row: (WHOLE,),
    "alignment": lambda _row: (WHOLE,),
    "coordination": lambda row: (WHOLE, *row.beyond, *(key(each.what) for each in row.remedies)),
}
"""What the rows of each list name."""
