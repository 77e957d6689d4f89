"""The workbooks on their way out to be filled in: which are wanted, and what has no place in them."""

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.cache import Cache
from reportgen.forms import department_form, programme_form
from reportgen.model.finding import Finding
from reportgen.programme import ProgrammeFolder, RequestError, demand_known
from reportgen.read import read_programme
from reportgen.read.typed import typed_in


@dataclass(frozen=True)
class FormOrder:
    """Which workbooks to fill in are wanted: `departments` (all where none is named) or the `programme`'s own, or both.

    `language`: of all of them, instead of each one's own; `carry_over`: with what was last submitted.
    """

    departments: tuple[str, ...] = ()
    programme: bool = False
    language: str | None = None
    carry_over: bool = False


@dataclass(frozen=True)
class MadeForms:
    """Workbooks to fill in by file name; of which there was nothing to carry over; what has no place in a form."""

    files: Mapping[str, bytes]
    blank: tuple[str, ...] = ()
    left_behind: tuple[Finding, ...] = ()


LEFT_BEHIND = frozenset(
    {"stray-cell", "unknown-column", "unknown-sheet", "duplicate-sheet", "comment", "error-cell", "struck-through"}
)
"""The findings at what a workbook holds and its form has no place for."""


def forms_to_fill(folder: ProgrammeFolder, order: FormOrder) -> MadeForms:
    """The workbooks that departments and programme office fill in.

    Raises RequestError for an unknown department, and where there is not exactly one programme workbook to take
    guidelines and codes from; the programme's own blank workbook needs none.
    """
    plan = read_programme(folder.root, Cache(folder.cache)).plan
    alone = order.programme and not order.departments
    if plan is None and alone and not order.carry_over:
        return MadeForms({"programme.xlsx": programme_form(order.language or "en")})
    if plan is None:
        raise RequestError(f"{folder.inputs} needs exactly one programme workbook. reportgen check says what is there.")
    demand_known("department", order.departments, sorted(plan.department))
    codes = () if alone else order.departments or tuple(sorted(plan.department))
    carried, typed = order.carry_over, typed_in(folder.root)
    made = {}
    if order.programme:
        language = order.language or plan.language
        made["programme.xlsx"] = programme_form(language, plan, carry_over=carried, typed=typed)
    for code in codes:
        language = order.language or plan.language_of(code)
        made[f"{code}.xlsx"] = department_form(plan, code, language, carry_over=carried, typed=typed)
    if not carried:
        return MadeForms(made)
    wanted = {book.file for book in plan.workbooks if book.department in codes or (alone and not book.department)}
    kept = {each.source[:2] for each in plan.records()}
    behind = (
        each
        for each in plan.findings
        if each.source.file in wanted
        and (each.code in LEFT_BEHIND or (each.code == "missing-value" and each.source[:2] not in kept))
    )
    return MadeForms(made, tuple(code for code in codes if code not in plan.submission), tuple(behind))
