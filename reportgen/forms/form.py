"""Workbooks in the fixed structure: to fill in, carried over, or made of records; same content, same bytes."""

from collections.abc import Mapping, Sequence

from reportgen.forms.carried import carried
from reportgen.forms.examples import department_examples, programme_examples
from reportgen.forms.listings import listings
from reportgen.forms.values import Row, Spelling, TypedAt, nothing_typed, row_of
from reportgen.forms.workbook import Content, Guidance, write_workbook
from reportgen.model import records as r
from reportgen.model.calendar import PeriodLength
from reportgen.model.finding import Source
from reportgen.model.plan import Plan
from reportgen.words.instructions import Instructions

NOWHERE = Source("")


def row_in(language: str) -> Row:
    """The row of a new Programme: it states nothing but its language, in which findings are then told."""
    return {"language": Spelling(language).of(r.columns(r.Programme)["language"], language)}


def programme_form(
    language: str, plan: Plan | None = None, *, carry_over: bool = False, typed: TypedAt = nothing_typed
) -> bytes:
    """The programme workbook to fill in: blank, or with `carry_over` holding what stands in the plan.

    `typed` tells what was typed into a cell whose value was refused; it comes back as it was.
    """
    words = Instructions(language, programme=True, period_length=_period_length(plan))
    title = words.words.t("How to fill in the programme's workbook")
    guidance = Guidance(
        words, title, programme_examples(words.words), list(listings(r.PROGRAMME_SHEETS, plan, None, words))
    )
    rows: Mapping[type[r.Record], Sequence[Row]] = {r.Programme: [row_in(language)]} if plan is None else {}
    if plan and carry_over:
        rows = carried(plan, None, language, typed)
    guidelines = [each.id for each in plan.guidelines] if plan and carry_over else []
    return write_workbook(r.PROGRAMME_SHEETS, Content(rows, guidelines), language, guidance)


def department_form(
    plan: Plan | None, department: str, language: str, *, carry_over: bool = False, typed: TypedAt = nothing_typed
) -> bytes:
    """A department's workbook to fill in; with a plan, its guidelines, departments and services are there to choose.

    The department's code stands in it, and the code of each guideline that is to be translated. With `carry_over` it
    holds all that the department last submitted instead; `typed` tells what was typed into a cell whose value was
    refused, which comes back as it was.
    """
    words = Instructions(language, programme=False, period_length=_period_length(plan))
    known = plan.department.get(department) if plan else None
    title = words.words.t(
        "{department}: how to fill in this workbook", department=(known.name if known else None) or department
    )
    examples = department_examples(words.words, words.period_length)
    guidance = Guidance(
        words, title, examples, list(listings(r.DEPARTMENT_SHEETS, plan, department, words)), _guideline_names(plan)
    )
    rows: dict[type[r.Record], Sequence[Row]] = {}
    if plan and carry_over:
        rows |= carried(plan, department, language, typed)
    submission = r.Submission(source=NOWHERE, department=department)
    rows.setdefault(r.Submission, [row_of(submission, language)])
    if plan and not (carry_over and department in plan.submission):
        column = r.columns(r.Translation)["guideline"]
        rows[r.Translation] = [{"guideline": Spelling(language).of(column, each.id)} for each in plan.guidelines]
    return write_workbook(r.DEPARTMENT_SHEETS, Content(rows), language, guidance)


def fill(sheets: Mapping[type[r.Record], Sequence[r.Record]], language: str) -> bytes:
    """A workbook out of records of one workbook; read again it gives the same records, whatever the language.

    With Programme among the classes it is a programme workbook, else the workbook of its records' department.
    Every sheet of the form is there, also those without records; what would help to fill them in is not.
    """
    form = r.PROGRAMME_SHEETS if any(not record.per_department for record in sheets) else r.DEPARTMENT_SHEETS
    if form is r.DEPARTMENT_SHEETS and not sheets.get(r.Submission):
        owners = [
            each.department for found in sheets.values() for each in found if isinstance(each, r.DepartmentRecord)
        ]
        sheets = {r.Submission: [r.Submission(source=NOWHERE, department=owner) for owner in owners[:1]], **sheets}
    rows = {record: [row_of(each, language) for each in found] for record, found in sheets.items()}
    guidelines = [each.id for each in sheets.get(r.Guideline, ()) if isinstance(each, r.Guideline)]
    return write_workbook(form, Content(rows, guidelines), language)


def _period_length(plan: Plan | None) -> PeriodLength:
    return plan.period_length if plan else PeriodLength.QUARTER


def _guideline_names(plan: Plan | None) -> Sequence[str]:
    """What each code of a guideline stands for."""
    return [f"{each.id} – {each.name}" for each in plan.guidelines if each.name] if plan else []
