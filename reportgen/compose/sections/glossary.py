"""The terms that occur in a document, in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.compose.views import DepartmentView
from reportgen.model.plan import Plan
from reportgen.words.catalogue import Words

Entry = tuple[str, str]


@dataclass(frozen=True)
class Occurring:
    """Which kinds of things a document tells of; what every document tells of is not asked."""

    options: bool
    requirements: bool
    translations: bool
    demands: bool
    services: bool
    gaps: bool
    initiatives: bool
    interconnections: bool
    milestones: bool
    capacity: bool
    interviews: bool


def of_plan(plan: Plan) -> Occurring:
    """What the implementation plan tells of."""
    return Occurring(
        options=bool(plan.options),
        requirements=bool(plan.requirements),
        translations=bool(plan.guidelines),
        demands=bool(plan.demands),
        services=bool(plan.services),
        gaps=bool(plan.gaps),
        initiatives=bool(plan.initiatives),
        interconnections=bool(plan.dependencies),
        milestones=bool(plan.milestones),
        capacity=bool(plan.capacity),
        interviews=bool(plan.interviews),
    )


def of_department(view: DepartmentView) -> Occurring:
    """What the gap report of a department tells of."""
    return Occurring(
        options=False,
        requirements=False,
        translations=bool(view.guidelines),
        demands=bool(view.demands),
        services=any(each.service for each in view.responses.values()),
        gaps=bool(view.gaps),
        initiatives=bool(view.initiatives),
        interconnections=bool(view.interconnections),
        milestones=bool(view.milestones),
        capacity=bool(view.capacity),
        interviews=bool(view.understanding),
    )


def glossary(occurring: Occurring, words: Words) -> list[tuple[Entry, Entry]]:
    """Terms with their meaning, in alphabetical order of the language, down two columns side by side."""
    terms = [term for is_told, term in _terms(occurring, words) if is_told]
    terms.sort(key=lambda each: words.order(each[0]))
    half = (len(terms) + 1) // 2
    right = [*terms[half:], *[("", "")] * (2 * half - len(terms))]
    return list(zip(terms[:half], right, strict=True))


def _terms(occurring: Occurring, words: Words) -> Iterable[tuple[bool, Entry]]:
    """Each term with whether it occurs."""
    told = occurring
    return (
        (True, (words.t("Guideline"), words.t("A rule that the strategy sets for everybody."))),
        (
            told.options,
            (words.t("Option"), words.t("A variant that was thought through for a guideline, chosen or not.")),
        ),
        (told.requirements, (words.t("Requirement"), words.t("What the business expects of the strategy."))),
        (
            told.translations,
            (words.t("Translation"), words.t("What a guideline means for one department, and why it changes.")),
        ),
        (told.demands, (words.t("Demand"), words.t("What a department needs from IT."))),
        (told.services, (words.t("Service"), words.t("What IT offers to meet demands."))),
        (told.gaps, (words.t("Gap"), words.t("The distance from the current to the target state of one capability."))),
        (told.gaps, (words.t("Weighted gap"), words.t("The gap in levels, times the weight of its guideline."))),
        (told.initiatives, (words.t("Initiative"), words.t("A piece of work that closes gaps."))),
        (
            told.interconnections,
            (words.t("Interconnection"), words.t("A deliverable that one department needs and another provides.")),
        ),
        (told.milestones, (words.t("Milestone"), words.t("A date that the programme promises."))),
        (
            told.capacity,
            (words.t("Capacity"), words.t("The person-days that a role has beside the day-to-day business.")),
        ),
        (
            told.initiatives,
            (
                words.t("Coordination"),
                words.t("Moving initiatives as little as possible until links and capacities hold."),
            ),
        ),
        (
            told.initiatives,
            (words.t("Critical"), words.t("Without float: a day lost here is a day lost at a promised date.")),
        ),
        (
            told.interviews,
            (words.t("Consensus"), words.t("How far leaders agree on what a guideline means, from 0 to 1.")),
        ),
    )
