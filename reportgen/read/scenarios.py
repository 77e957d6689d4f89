"""The options of a what-if file: TOML, every fault a sentence with its file and line."""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from reportgen.model import scenario as s
from reportgen.model.calendar import Period
from reportgen.model.labels import fold
from reportgen.model.plan import Plan, owner_of
from reportgen.model.records import Initiative

Place = tuple[str | int, ...]
"""Where something stands in a file: `("option", 0, "add-fte", 1, "role")`."""
TABLE = re.compile(r"\s*\[\[?\s*([\w-]+(?:\s*\.\s*[\w-]+)*)\s*\]\]?\s*(?:#.*)?")
KEY = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*=")
MOST_NAMED = 12
CHANGE_FIELDS = tuple(name for name in s.Scenario.model_fields if name != "name")
CHANGES = tuple(s.Scenario.model_fields[name].alias or name for name in CHANGE_FIELDS)
MODELS: Mapping[str, type[s.Change]] = dict(
    zip(CHANGES, (s.AddFte, s.Shift, s.Drop, s.Delay, s.RaiseBudget), strict=True)
)
Fault = tuple[str, str]
"""The key that is wrong, and the sentence that says so."""


class ScenarioError(Exception):
    """A fault in a what-if file: where, and a sentence that says what to do."""

    def __init__(self, file: Path, line: int | None, message: str) -> None:
        """Keep the place apart from the sentence."""
        self.file, self.line, self.message = file, line, message
        super().__init__(f"{file}, line {line}: {message}" if line else f"{file}: {message}")


class _File(BaseModel):
    """What the file holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    option: tuple[s.Scenario, ...] = ()


def read_scenarios(
    file: Path, plan: Plan, undrawable: Callable[[str], Sequence[str]] = lambda _: ()
) -> tuple[s.Scenario, ...]:
    """The options in a what-if file, in their order; all they name is in the plan.

    `undrawable` says which characters of a name the page that it is for cannot show.

    Raises ScenarioError: not to be read, not TOML, a key that is missing, unknown or of the wrong type, a code, role,
    period or budget that the plan does not have, work that cannot be moved, a name that cannot be shown.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ScenarioError(file, None, f"This cannot be read ({error}). Save it as plain text in UTF-8.") from error
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else text.rstrip().count("\n") + 1
        raise ScenarioError(file, line, f"This is not valid TOML: {error}.") from error
    lines = _lines(text)
    try:
        scenarios = _File.model_validate(values).option
    except ValidationError as error:
        first = min(error.errors(), key=lambda each: _line(lines, each["loc"]) or 0)
        raise ScenarioError(file, _line(lines, first["loc"]), _fault(first)) from error
    if not scenarios:
        raise ScenarioError(file, None, 'There is no option. Write a line [[option]], and a line name = "…" below it.')
    for place, message in [*_unusable(scenarios, plan), *_undrawn(scenarios, undrawable)]:
        raise ScenarioError(file, _line(lines, place), message)
    return scenarios


def _lines(text: str) -> Mapping[Place, int]:
    """The line of each table and key; TOML's own reader keeps none."""
    found: dict[Place, int] = {}
    counts: Counter[Place] = Counter()
    place: Place = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if table := TABLE.fullmatch(line):
            *parents, last = (part.strip() for part in table[1].split("."))
            place = ()
            for part in parents:
                place = (*place, part, max(counts[*place, part] - 1, 0))
            place = (*place, last)
            counts[place] += 1
            found.setdefault(place, number)
            place = (*place, counts[place] - 1)
            found[place] = number
        elif key := KEY.match(line):
            found.setdefault((*place, key[1]), number)
    return found


def _line(lines: Mapping[Place, int], place: Place) -> int | None:
    """The line of the innermost thing around a place."""
    return next((lines[place[:end]] for end in range(len(place), 0, -1) if place[:end] in lines), None)


def _fault(error: ErrorDetails) -> str:
    """What is wrong with the shape of the file, as a sentence that says what to do."""
    place = error["loc"]
    key, kind = str(place[-1]), error["type"]
    if kind == "extra_forbidden":
        return f"There is no '{key}' here. Known are: {', '.join(_known(place))}."
    if kind == "missing":
        return f"'{key}' is missing. Add a line: {key} = …"
    if key in (*CHANGES, "option") or isinstance(place[-1], int):
        name = next(each for each in reversed(place) if isinstance(each, str))
        table = name if name == "option" else f"option.{name}"
        return f"'{name}' is written as a table of its own: [[{table}]]. Mend it."
    reason = error["msg"].removeprefix("Value error, ")
    return f"'{key}' is {error['input']!r}, which cannot be used: {reason[0].lower()}{reason[1:]}. Mend it."


def _known(place: Place) -> list[str]:
    """The keys that may stand where an unknown one does."""
    above = [each for each in place[:-1] if isinstance(each, str)]
    model: type[BaseModel] = MODELS[above[-1]] if len(above) > 1 else s.Scenario if above else _File
    return [field.alias or name for name, field in model.model_fields.items()]


def _unusable(scenarios: Sequence[s.Scenario], plan: Plan) -> list[tuple[Place, str]]:
    """All that an option names and the plan does not have, or that cannot be changed, in the order of the file."""
    found: list[tuple[Place, str]] = []
    names = Counter(each.name for each in scenarios)
    for number, scenario in enumerate(scenarios):
        place = ("option", number)
        if names[scenario.name] > 1:
            found.append(((*place, "name"), f"Two options are called '{scenario.name}'. Give each its own name."))
        if not scenario.changes:
            tables = ", ".join(f"[[option.{name}]]" for name in CHANGES)
            found.append((place, f"Option '{scenario.name}' changes nothing. Add one of: {tables}."))
        for name, field in zip(CHANGES, CHANGE_FIELDS, strict=True):
            for index, change in enumerate(getattr(scenario, field)):
                if wrong := _unknown(change, plan):
                    found.append(((*place, name, index, wrong[0]), wrong[1]))
    return found


def _undrawn(scenarios: Sequence[s.Scenario], undrawable: Callable[[str], Sequence[str]]) -> list[tuple[Place, str]]:
    """The names that no font of the brand can show."""
    return [
        (("option", number, "name"), f"No font has {said}, in '{scenario.name}'. Write it in another way.")
        for number, scenario in enumerate(scenarios)
        if (said := ", ".join(f"{each} (U+{ord(each):04X})" for each in undrawable(scenario.name)))
    ]


def _unknown(change: s.Change, plan: Plan) -> Fault | None:
    """The key that is wrong in a change, and why; None where all it names is there and can be changed."""
    match change:
        case s.AddFte():
            return _people(change, plan)
        case s.Shift() | s.Drop():
            return _work(change.initiative, plan, running=isinstance(change, s.Drop))
        case s.Delay():
            return _work(change.initiative, plan, running=False) if change.initiative is not None else None
        case s.RaiseBudget():
            return _budget(change, plan)
    raise TypeError(f"there is no rule for {change!r}")


def _work(code: str, plan: Plan, *, running: bool) -> Fault | None:
    """An initiative must be there and not be over; `running`: may have begun, else it must have dates and not have."""
    each = plan.initiative.get(code)
    if each is None:
        near = [known for known in sorted(plan.initiative) if owner_of(known) == owner_of(code)]
        return "initiative", f"There is no initiative {code}. Known are: {_named(near or sorted(plan.initiative))}."
    if each.status in ("done", "cancelled") or (each.status == "running" and not running):
        verb = "dropped" if running else "moved"
        return "initiative", f"{code} is {each.status}, so it cannot be {verb}. Take another, or mend its status."
    if not running and not _has_dates(each):
        return "initiative", f"{code} has no start and end in order, so it cannot be moved. Have its dates mended."
    return None


def _has_dates(each: Initiative) -> bool:
    return each.start is not None and each.end is not None and each.start <= each.end


def _people(change: s.AddFte, plan: Plan) -> Fault | None:
    if change.department not in plan.department:
        return "department", _no_department(change.department, plan)
    roles = {fold(role): role for (owner, _), role in plan.role_name.items() if owner == change.department}
    if fold(change.role) not in roles:
        known = _named(sorted(roles.values()))
        return "role", f"{change.department} has no role '{change.role}'. Known are: {known}."
    if not any(
        (each.department, fold(each.role)) == (change.department, fold(change.role))
        and each.total_fte is not None
        and each.day_to_day_fte is not None
        for each in plan.capacity
    ):
        what = f"No capacity of {change.role} in {change.department} is stated, so it limits nothing"
        return "role", f"{what}, and more of it would change nothing. Have it stated first."
    return _window(change, plan)


def _window(change: s.AddFte, plan: Plan) -> Fault | None:
    """Periods must be of the programme's length, inside its horizon, and in order."""
    stated = {"from": change.from_, "to": change.to}
    for key, period in stated.items():
        if period is not None and period not in plan.periods:
            return key, f"{period} is no period of the plan. {_periods(plan.periods)}"
    if change.from_ is not None and change.to is not None and change.to < change.from_:
        return "to", f"{change.to} lies before {change.from_}. Let 'to' be the later one."
    return None


def _periods(periods: Sequence[Period]) -> str:
    return f"Write one from {periods[0]} to {periods[-1]}." if periods else "The programme states no horizon."


def _budget(change: s.RaiseBudget, plan: Plan) -> Fault | None:
    if change.department not in plan.department:
        return "department", _no_department(change.department, plan)
    stated = {each.year for each in plan.budget if each.department == change.department and each.amount is not None}
    years = sorted(stated & set(plan.years))
    if change.year not in years:
        known = _named([str(year) for year in years])
        return "year", f"No budget of {change.department} for {change.year} is stated. Stated in the plan are: {known}."
    return None


def _no_department(code: str, plan: Plan) -> str:
    return f"There is no department {code}. Known are: {_named(sorted(plan.department))}."


def _named(known: Sequence[str]) -> str:
    more = len(known) - MOST_NAMED
    return (", ".join(known[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")) or "none"
