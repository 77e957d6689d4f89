"""The sheets of a department workbook: one class per sheet, each field annotated with its column."""

from typing import Annotated

from reportgen.model.calendar import PeriodField
from reportgen.model.column import Column, Kind
from reportgen.model.record import Date, DepartmentRecord, Number, Text


class Submission(DepartmentRecord):
    """The label/value sheet of a department's workbook: whose it is, by whom and when."""

    sheet = "Department"
    label_value = True

    department: Annotated[
        str,
        Column("Department", Kind.REF, "Code of the department.", required=True, key=True, targets=("Departments",)),
    ]
    prepared_by: Annotated[Text, Column("Prepared by", Kind.TEXT, "Who filled this in.")] = None
    date: Annotated[Date, Column("Date", Kind.DATE, "When.")] = None
    version: Annotated[Text, Column("Version", Kind.TEXT, "Which issue of the answers.")] = None


class Translation(DepartmentRecord):
    """The why and the what of a guideline for one department."""

    sheet = "Translation"

    guideline: Annotated[
        str, Column("Guideline", Kind.REF, "Code of the guideline.", required=True, key=True, targets=("Guidelines",))
    ]
    why: Annotated[Text, Column("Why we change", Kind.TEXT, "Why we change.", required=True, wide=True)] = None
    meaning: Annotated[
        Text, Column("What it means for us", Kind.TEXT, "What it means for our area.", required=True, wide=True)
    ] = None
    benefit: Annotated[Text, Column("Expected benefit", Kind.TEXT, "What we expect from it.", wide=True)] = None
    priority: Annotated[
        int | None,
        Column("Priority", Kind.SCORE, "Priority from 1 to 5.", required=True, minimum=1, maximum=5, whole=True),
    ] = None


class Demand(DepartmentRecord):
    """What a department demands of IT."""

    sheet = "Demands"

    id: Annotated[str, Column("ID", Kind.CODE, "A short code, such as D1.", required=True, key=True)]
    guideline: Annotated[
        Text, Column("Guideline", Kind.REF, "Code of the guideline.", required=True, targets=("Guidelines",))
    ] = None
    name: Annotated[Text, Column("Demand", Kind.TEXT, "What we need from IT.", required=True)] = None
    description: Annotated[Text, Column("Description", Kind.TEXT, "In more words.", wide=True)] = None
    benefit: Annotated[
        Text, Column("Business benefit", Kind.TEXT, "What it is good for.", required=True, wide=True)
    ] = None
    service: Annotated[Text, Column("Service", Kind.REF, "The service, if known.", targets=("Services",))] = None
    needed_by: Annotated[Date, Column("Needed by", Kind.DATE, "By when.", required=True)] = None
    priority: Annotated[
        Text,
        Column("Priority", Kind.CHOICE, "How much it matters.", required=True, choices=("must", "should", "could")),
    ] = None


class Gap(DepartmentRecord):
    """The distance from the current to the target state of one capability; levels from 0 to 5."""

    sheet = "Gaps"

    id: Annotated[str, Column("ID", Kind.CODE, "A short code, such as A1.", required=True, key=True)]
    guideline: Annotated[
        Text, Column("Guideline", Kind.REF, "Code of the guideline.", required=True, targets=("Guidelines",))
    ] = None
    capability: Annotated[Text, Column("Capability", Kind.TEXT, "What we must be able to do.", required=True)] = None
    current_state: Annotated[Text, Column("Current state", Kind.TEXT, "Where we stand.", required=True, wide=True)] = (
        None
    )
    current_level: Annotated[
        Number | None,
        Column("Current level", Kind.LEVEL, "0 to 5, halves allowed; empty: not assessed.", minimum=0, maximum=5),
    ] = None
    target_state: Annotated[Text, Column("Target state", Kind.TEXT, "Where we must be.", required=True, wide=True)] = (
        None
    )
    target_level: Annotated[
        Number | None,
        Column("Target level", Kind.LEVEL, "0 to 5, halves allowed; empty: not assessed.", minimum=0, maximum=5),
    ] = None
    target_date: Annotated[Date, Column("Target date", Kind.DATE, "By when.", required=True)] = None


class Initiative(DepartmentRecord):
    """A piece of work that closes gaps."""

    sheet = "Initiatives"

    id: Annotated[str, Column("ID", Kind.CODE, "A short code, such as I1.", required=True, key=True)]
    name: Annotated[Text, Column("Initiative", Kind.TEXT, "Its name.", required=True)] = None
    description: Annotated[Text, Column("Description", Kind.TEXT, "What will be done.", wide=True)] = None
    closes: Annotated[
        tuple[str, ...], Column("Closes", Kind.REFS, "Gaps that it closes.", required=True, targets=("Gaps",))
    ] = ()
    after: Annotated[
        tuple[str, ...],
        Column("After", Kind.REFS, "Initiatives, of any department, that must end before.", targets=("Initiatives",)),
    ] = ()
    owner: Annotated[Text, Column("Owner", Kind.TEXT, "Who is responsible.", required=True)] = None
    start: Annotated[Date, Column("Start", Kind.DATE, "First day.", required=True, first_day=True)] = None
    end: Annotated[Date, Column("End", Kind.DATE, "Last day.", required=True)] = None
    status: Annotated[
        Text,
        Column(
            "Status",
            Kind.CHOICE,
            "Where it stands.",
            required=True,
            choices=("planned", "running", "done", "on hold", "cancelled"),
        ),
    ] = None
    progress: Annotated[
        Number | None, Column("Progress", Kind.PERCENT, "How much is done, in percent.", minimum=0, maximum=1)
    ] = None
    self_rating: Annotated[
        Text, Column("Self-rating", Kind.CHOICE, "Your own rating.", choices=("green", "amber", "red"))
    ] = None


class Resource(DepartmentRecord):
    """What an initiative takes: people and money."""

    sheet = "Resources"

    initiative: Annotated[
        Text, Column("Initiative", Kind.REF, "Code of the initiative.", required=True, targets=("Initiatives",))
    ] = None
    from_department: Annotated[
        Text, Column("From department", Kind.REF, "Who provides the people; empty: we do.", targets=("Departments",))
    ] = None
    role: Annotated[Text, Column("Role", Kind.TEXT, "Role of the people.", required=True)] = None
    effort: Annotated[Number | None, Column("Effort", Kind.NUMBER, "Person-days.", minimum=0, unit="person-days")] = (
        None
    )
    one_off: Annotated[Number | None, Column("One-off cost", Kind.MONEY, "Spent once.")] = None
    annual: Annotated[Number | None, Column("Annual cost", Kind.MONEY, "Every year after the end.")] = None
    note: Annotated[Text, Column("Note", Kind.TEXT, "Anything worth knowing.", wide=True)] = None

    @property
    def provider(self) -> str:
        """The department that provides the people: `From department`, else the initiative's own."""
        return self.from_department or self.department


class Capacity(DepartmentRecord):
    """What a role has in a period, all in all and for the day-to-day business (FTE)."""

    sheet = "Capacity"

    role: Annotated[str, Column("Role", Kind.TEXT, "Role of the people.", required=True, key=True)]
    period: Annotated[PeriodField, Column("Period", Kind.PERIOD, "Such as 2026-Q1.", required=True, key=True)]
    total_fte: Annotated[
        Number | None,
        Column("Total FTE", Kind.NUMBER, "Full-time equivalents in all.", required=True, minimum=0, unit="FTE"),
    ] = None
    day_to_day_fte: Annotated[
        Number | None,
        Column(
            "Day-to-day FTE",
            Kind.NUMBER,
            "Of these, for the day-to-day business.",
            required=True,
            minimum=0,
            unit="FTE",
        ),
    ] = None


class Dependency(DepartmentRecord):
    """An interconnection with another area, as one side sees it."""

    sheet = "Dependencies"

    initiative: Annotated[
        Text, Column("Initiative", Kind.REF, "Our initiative.", required=True, targets=("Initiatives",))
    ] = None
    direction: Annotated[
        Text,
        Column("Direction", Kind.CHOICE, "Whether we need or provide.", required=True, choices=("needs", "provides")),
    ] = None
    other: Annotated[
        Text, Column("Department", Kind.REF, "The other department.", required=True, targets=("Departments",))
    ] = None
    deliverable: Annotated[Text, Column("Deliverable", Kind.TEXT, "What is handed over.", required=True)] = None
    their_initiative: Annotated[
        Text, Column("Their initiative", Kind.REF, "Their initiative, if known.", targets=("Initiatives",))
    ] = None
    date: Annotated[Date, Column("Date", Kind.DATE, "By when.", required=True)] = None
    status: Annotated[
        str,
        Column("Status", Kind.CHOICE, "Where it stands.", choices=("agreed", "open", "declined"), default="open"),
    ] = "open"


class Risk(DepartmentRecord):
    """What may go wrong, and what is done about it."""

    sheet = "Risks"

    id: Annotated[str, Column("ID", Kind.CODE, "A short code, such as R1.", required=True, key=True)]
    concerns: Annotated[
        Text, Column("Concerns", Kind.REF, "The initiative or gap concerned.", targets=("Initiatives", "Gaps"))
    ] = None
    name: Annotated[Text, Column("Risk", Kind.TEXT, "What may happen.", required=True, wide=True)] = None
    probability: Annotated[
        int | None, Column("Probability", Kind.SCORE, "From 1 to 5.", required=True, minimum=1, maximum=5, whole=True)
    ] = None
    impact: Annotated[
        int | None, Column("Impact", Kind.SCORE, "From 1 to 5.", required=True, minimum=1, maximum=5, whole=True)
    ] = None
    response: Annotated[Text, Column("Response", Kind.TEXT, "What we do about it.", required=True, wide=True)] = None
    owner: Annotated[Text, Column("Owner", Kind.TEXT, "Who watches it.", required=True)] = None
