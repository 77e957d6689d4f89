"""Strategy: does each guideline stand on one chosen option, and does the whole answer what the business requires?"""

from collections.abc import Iterator, Mapping

from reportgen.analyse.facts import Facts
from reportgen.check.found import found
from reportgen.check.unread import Unread
from reportgen.model.finding import Finding
from reportgen.model.plan import Plan
from reportgen.model.records import Guideline, Option, Requirement

GOOD = 2
"""From this degree of support on (0 none, 1 weak, 2 good, 3 full) a guideline counts as serving a requirement."""


def _options(plan: Plan) -> Mapping[str, list[Option]]:
    options: dict[str, list[Option]] = {each.id: [] for each in plan.guidelines}
    for option in plan.options:
        options.setdefault(option.guideline, []).append(option)
    return options


def guideline_without_chosen_option(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """No option of a guideline is marked as chosen.

    Why it matters: nobody can tell which way was decided on, so the reasons for the guideline hang in the air.

    What to do: mark exactly one of its options with yes under Chosen; if none is written down yet, write them down.

    Raised when none of the guideline's rows on Options says yes under Chosen, also when it has no rows there. A Chosen
    cell that could not be read is reported as such instead, and so is a sheet Options that is missing, or a row of it
    of which it could not be read what guideline it is about. Stands at the guideline.
    """
    unread = Unread(plan)
    options = _options(plan)
    absent = [each.id for each in plan.guidelines if not any(option.chosen for option in options[each.id])]
    lost = unread.accounted(absent, None, Option, "guideline", "name")
    if unread.sheet(None, Option, "guideline", "name", "chosen"):
        return
    for guideline in plan.guidelines:
        places = [each.at("chosen") for each in options[guideline.id]]
        if guideline.id in absent and guideline.id not in lost and not unread.cell(*places):
            yield found(
                "guideline-without-chosen-option",
                guideline.source,
                [guideline.id],
                also=places,
                guideline=guideline.id,
                name=guideline.name,
                options=len(places),
            )


def guideline_with_several_chosen_options(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """More than one option of a guideline is marked as chosen.

    Why it matters: departments plan for different strategies under one name.

    What to do: decide, and leave yes at one option only.

    Raised when two or more of the guideline's rows on Options say yes under Chosen. Stands at the guideline; the cells
    that say yes are named too.
    """
    options = _options(plan)
    for guideline in plan.guidelines:
        chosen = [each for each in options[guideline.id] if each.chosen]
        if len(chosen) > 1:
            yield found(
                "guideline-with-several-chosen-options",
                guideline.source,
                [guideline.id],
                also=[each.at("chosen") for each in chosen],
                guideline=guideline.id,
                name=guideline.name,
                chosen=[each.name for each in chosen],
            )


def requirement_unsupported(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """No guideline supports a business requirement well.

    Why it matters: the strategy leaves out something the business said it needs.

    What to do: strengthen a guideline until it supports the requirement, or agree with whoever raised it to drop it.

    Raised when no guideline's column holds 2 (good) or 3 (full) in the requirement's row; an empty cell is no support.
    Where a cell of the row, or the ID of a guideline, could not be read, that is reported instead. Stands at the
    requirement.
    """
    unread = Unread(plan)
    if unread.sheet(None, Guideline, "id") or unread.rows(None, Guideline, "id"):
        return
    best = {each.requirement: each.best for each in facts.requirements}
    for requirement in plan.requirements:
        cells = {requirement.at(field) for field in requirement.cells if field.startswith("support.")}
        strongest = best.get(requirement.id)
        if (strongest is None or strongest < GOOD) and not unread.cell(*cells):
            yield found(
                "requirement-unsupported",
                requirement.source,
                [requirement.id],
                named=[requirement.raised_by],
                requirement=requirement.id,
                name=requirement.name,
                importance=requirement.importance,
                best=strongest,
            )


def guideline_without_requirement(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """A guideline supports no business requirement well.

    Why it matters: work and money go into something for which the business has not asked.

    What to do: say which requirement it serves, add the requirement that is missing, or let the guideline go.

    Raised when the guideline's column on Requirements holds no 2 (good) or 3 (full). Where a cell of the column could
    not be read, that is reported instead, and so is a sheet Requirements that is missing, or a row of it without an ID
    that could be read. Stands at the guideline.
    """
    unread = Unread(plan)
    if unread.sheet(None, Requirement, "id") or unread.rows(None, Requirement, "id"):
        return
    for guideline in plan.guidelines:
        field = f"support.{guideline.id}"
        degrees = [each.support.get(guideline.id) for each in facts.requirements]
        cells = {each.at(field) for each in plan.requirements if field in each.cells}
        if not any(each is not None and each >= GOOD for each in degrees) and not unread.cell(*cells):
            yield found(
                "guideline-without-requirement",
                guideline.source,
                [guideline.id],
                guideline=guideline.id,
                name=guideline.name,
            )
