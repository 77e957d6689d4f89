"""What there is to choose from in a form: codes of the programme, periods, words; each list has a name of its own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_range_abs

from reportgen.model import records as r
from reportgen.model.column import Column, Kind
from reportgen.model.labels import SHEET_SCOPE, written
from reportgen.model.plan import Plan
from reportgen.words.instructions import THEIR_INITIATIVE, Instructions

Form = Sequence[type[r.Record]]


@dataclass
class Listing:
    """A list of codes or words, with their names where they have some; `name` is what drop-downs call it."""

    name: str
    title: str
    codes: Sequence[str]
    names: Sequence[str] = ()
    area: str = ""
    """Where it stands, such as `=Codes!$A$4:$A$9`, once it was placed."""

    def place(self, sheet: str, column: int, row: int) -> None:
        """Say where the list was written; `sheet` is quoted as formulas want it."""
        self.area = f"={sheet}!{xl_range_abs(row, column, row + len(self.codes) - 1, column)}"


def listings(form: Form, plan: Plan | None, department: str | None, words: Instructions) -> Iterator[Listing]:
    """All lists of a form that have something in them."""
    found = [*_codes(plan, department, words)] if plan else []
    yield from (each for each in found if each.codes)
    yield from _choices(form, words)


def _codes(plan: Plan, department: str | None, words: Instructions) -> Iterator[Listing]:
    def named(
        sheet: str, records: Iterable[r.Guideline | r.Department | r.Service | r.Demand | r.Initiative]
    ) -> Listing:
        found = list(records)
        title = written(SHEET_SCOPE, sheet, words.language)
        return Listing(f"list_{sheet.lower()}", title, [each.id for each in found], [each.name or "" for each in found])

    if department is None:
        yield named(r.Demand.sheet, plan.demands)
        return
    yield named(r.Guideline.sheet, plan.guidelines)
    yield named(r.Department.sheet, plan.departments)
    yield named(r.Service.sheet, plan.services)
    yield _initiatives_of_others(plan, department, words)
    if None not in (plan.programme.horizon_start, plan.programme.horizon_end):
        title = written(r.Capacity.sheet, "Period", words.language)
        yield Listing("list_periods", title, [str(period) for period in plan.periods])


def _initiatives_of_others(plan: Plan, department: str, words: Instructions) -> Listing:
    """Other departments' initiatives by code; by name only those that the two share, for each needs to know no more."""
    others = [each for each in plan.initiatives if each.department != department]
    own = {each.id for each in plan.initiatives if each.department == department}
    shared = {code for each in plan.initiatives if each.id in own for code in each.after}
    shared |= {each.id for each in others if own.intersection(each.after)}
    for each in plan.dependencies:
        if department in (each.department, each.other):
            shared |= {code for code in (each.initiative, each.their_initiative) if code}
    names = [each.name or "" if each.id in shared else "" for each in others]
    return Listing("list_initiatives", words.words.t("Initiatives of others"), [each.id for each in others], names)


def _choices(form: Form, words: Instructions) -> Iterator[Listing]:
    for record in form:
        for column in r.columns(record).values():
            if column.kind in {Kind.CHOICE, Kind.YES_NO}:
                sheet = written(SHEET_SCOPE, record.sheet, words.language)
                title = f"{sheet}: {written(record.sheet, column.label, words.language)}"
                yield Listing(list_of(record, column), title, words.choices(column))


def list_of(record: type[r.Record], column: Column) -> str:
    """What a drop-down calls the list that a column chooses from, if there were one; empty where there is none."""
    if column.kind is Kind.PERIOD:
        return "list_periods"
    if column.kind in {Kind.CHOICE, Kind.YES_NO}:
        return f"list_{record.sheet}_{column.label}".lower().replace(" ", "_").replace("-", "_")
    if column.kind is Kind.REF and len(column.targets) == 1:
        own = record.per_department and column.targets[0] == r.Initiative.sheet and column.label != THEIR_INITIATIVE
        return f"{'own' if own else 'list'}_{column.targets[0].lower()}"
    return ""
