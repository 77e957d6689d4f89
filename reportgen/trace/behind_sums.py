"""The cells behind money, milestones, ratings and sums."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from reportgen.analyse import facts as f
from reportgen.analyse.coordinated_facts import Coordination
from reportgen.analyse.summary import ENDED
from reportgen.model import records as r
from reportgen.model.record import DepartmentRecord
from reportgen.trace.behind import Behind, Cells, of
from reportgen.trace.tree import cell

Owned = TypeVar("Owned", bound=DepartmentRecord)


def one_off(behind: Behind, row: f.Cost) -> Cells:
    """What is spent once in a year, and the starts that place it there."""
    for resource, initiative in _paid(behind, row.department):
        if resource.one_off and initiative.start and initiative.start.year == row.year:
            yield cell(resource, "one_off")
            yield cell(initiative, "start")


def annual(behind: Behind, row: f.Cost) -> Cells:
    """What is spent every year after the end, and the ends."""
    for resource, initiative in _paid(behind, row.department):
        if resource.annual and initiative.end and initiative.end.year < row.year:
            yield cell(resource, "annual")
            yield cell(initiative, "end")


def both(*figures: Callable[[Behind, f.Cost], Cells]) -> Callable[[Behind, f.Cost], Cells]:
    """The cells behind several figures of a department's year."""

    def behind_all(behind: Behind, row: f.Cost) -> Cells:
        for figure in figures:
            yield from figure(behind, row)

    return behind_all


def _paid(behind: Behind, department: str | None) -> Iterator[tuple[r.Resource, r.Initiative]]:
    for each in behind.plan.resources:
        initiative = behind.plan.initiative.get(each.initiative or "")
        if initiative and initiative.status != "cancelled" and department in (None, initiative.department):
            yield each, initiative


def budget(behind: Behind, row: f.Cost) -> Cells:
    """The budget of a department's year."""
    stated = behind.plan.budget
    return of((each for each in stated if (each.department, each.year) == (row.department, row.year)), "amount")


def promised(behind: Behind, row: f.MilestoneFact) -> Cells:
    """A milestone's date."""
    return of((each for each in behind.plan.milestones if each.id == row.milestone), "date")


def required(behind: Behind, row: f.MilestoneFact) -> Cells:
    """What a milestone requires, and when that ends."""
    for each in behind.plan.milestones:
        if each.id == row.milestone:
            yield cell(each, "requires")
            yield from of((behind.plan.initiative.get(code) for code in each.requires), "end")


def rated(behind: Behind, row: f.RatingFact) -> Cells:
    """What a rating was judged by."""
    plan = behind.plan
    if row.kind == "initiative":
        own = plan.initiative[row.subject]
        yield from of([own], "start", "end", "status", "progress", "self_rating")
        yield from of((plan.gap.get(code) for code in own.closes), "target_date")
    elif row.kind == "gap":
        yield from of(plan.closing[row.subject], "closes")
    else:
        yield from of((plan.gap.get(code) for code in row.because), "guideline", "target_date")


def self_rated(behind: Behind, row: f.RatingFact) -> Cells:
    """What the department says itself."""
    return of([behind.plan.initiative.get(row.subject)], "self_rating") if row.kind == "initiative" else iter(())


def gaps(behind: Behind, row: f.Summary) -> Cells:
    """The gaps that were counted."""
    return of(_of(behind.plan.gaps, row), "id")


def sizes(behind: Behind, row: f.Summary | f.ClosingFact | f.LargestGaps) -> Cells:
    """The levels of the gaps that were summed, and their guidelines, which weigh them."""
    return of(_of(behind.plan.gaps, row), "target_level", "current_level", "guideline")


def closing(behind: Behind, row: f.ClosingFact) -> Cells:
    """The levels of the gaps that are left to close, and when what closes them ends."""
    for each in _of(behind.plan.gaps, row):
        yield from of([each], "target_level", "current_level", "guideline")
        yield from of(behind.plan.closing[each.id], "end")


def largest(behind: Behind, row: f.LargestGaps) -> Cells:
    """The levels of the largest gaps, and their guidelines, which weigh them."""
    return of((behind.plan.gap.get(code) for code in row.gaps), "target_level", "current_level", "guideline")


def target_dates(behind: Behind, row: f.Summary) -> Cells:
    """By when the gaps should close."""
    return of(_of(behind.plan.gaps, row), "target_date")


def initiatives(behind: Behind, row: f.Summary) -> Cells:
    """The open initiatives that were counted, with their starts as asked."""
    return of((each for each in _of(behind.plan.initiatives, row) if each.status not in ENDED), "status", "start")


def effort(behind: Behind, row: f.Summary) -> Cells:
    """What the open initiatives take."""
    running = {each.id for each in _of(behind.plan.initiatives, row) if each.status not in ENDED}
    return of((each for each in behind.plan.resources if each.initiative in running), "effort")


def from_capacity(figure: Callable[[Behind, f.CapacityFact], Cells]) -> Callable[[Behind, f.Summary], Cells]:
    """The cells behind a figure of all the roles and periods of a summary."""

    def behind_all(behind: Behind, row: f.Summary) -> Cells:
        for each in behind.facts.capacity:
            if row.department in (None, each.department):
                yield from figure(behind, each)

    return behind_all


def from_cost(figure: Callable[[Behind, f.Cost], Cells]) -> Callable[[Behind, f.Summary], Cells]:
    """The cells behind a figure of all the years of a summary."""

    def behind_all(behind: Behind, row: f.Summary) -> Cells:
        for each in behind.facts.cost:
            if row.department in (None, each.department):
                yield from figure(behind, each)

    return behind_all


def in_year(figure: Callable[[Behind, f.Cost], Cells]) -> Callable[[Behind, f.YearCost], Cells]:
    """The cells behind a figure of all the departments in a year."""

    def behind_all(behind: Behind, row: f.YearCost) -> Cells:
        for each in behind.facts.cost:
            if each.year == row.year:
                yield from figure(behind, each)

    return behind_all


def stated(field: str) -> Callable[[Behind, f.Summary], Cells]:
    """The cells behind a sum of what departments state on Resources."""
    return lambda behind, row: of((each for each in _of(behind.plan.resources, row) if getattr(each, field)), field)


def interconnections(behind: Behind, row: f.Summary) -> Cells:
    """What is said of the interconnections that were counted, by those they concern."""
    for each in behind.plan.dependencies:
        if row.department in (None, each.department, each.other):
            yield from of([each], "deliverable", "status")


def demands(behind: Behind, row: f.Summary) -> Cells:
    """The demands that were counted, and how each was answered."""
    for each in _of(behind.plan.demands, row):
        yield cell(each, "id")
        yield from of([behind.plan.response.get(each.id)], "response")


def _of(records: Iterable[Owned], row: f.Summary | f.ClosingFact | f.LargestGaps) -> Iterator[Owned]:
    return (each for each in records if row.department in (None, each.department))


def gaps_of_guideline(behind: Behind, row: f.GuidelineSummary) -> Cells:
    """The gaps on a guideline, with their levels and target dates."""
    found = (each for each in behind.plan.gaps if each.guideline == row.guideline)
    return of(found, "guideline", "target_level", "current_level", "target_date")


def translated(behind: Behind, row: f.GuidelineSummary) -> Cells:
    """Where departments say what a guideline means for them."""
    return of((each for each in behind.plan.translations if each.guideline == row.guideline), "guideline")


def all_scores(behind: Behind, _row: f.Alignment) -> Cells:
    """What the leaders' accounts were scored."""
    return of(behind.plan.interviews, "understanding")


def all_work(behind: Behind, _row: Coordination) -> Cells:
    """The dates of all initiatives as asked, and the effort that they take."""
    yield from of(behind.plan.initiatives, "start", "end")
    yield from of((each for each in behind.plan.resources if each.effort), "effort")
