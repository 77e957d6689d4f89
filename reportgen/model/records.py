"""The form, declared once: one class per sheet, each field annotated with its column.

Reading, blank forms, returned copies, register, schemas and reference pages all follow from these classes.
A field is None (or empty) where nothing usable was stated; a record keeps where each of its values stands.
"""

import datetime as dt
from decimal import Decimal
from functools import cache
from typing import Annotated, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer

from reportgen.model.calendar import PeriodField
from reportgen.model.column import Column, Kind
from reportgen.model.finding import Source


def _exact(value: object) -> object:
    return Decimal(repr(value)) if isinstance(value, float) else value


Number = Annotated[Decimal, BeforeValidator(_exact), PlainSerializer(float, return_type=float, when_used="json")]
Text = str | None
Date = dt.date | None

K = Kind


class Record(BaseModel):
    """One row of a sheet (or one label/value sheet) with its origin.

    `source` is the cell of the record's key (its first key column; the first column where there is no key);
    `cells` maps each field to the address of its cell, also where that cell is empty.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    sheet: ClassVar[str]
    per_department: ClassVar[bool] = False
    label_value: ClassVar[bool] = False

    source: Source
    cells: dict[str, str] = {}

    def at(self, field: str) -> Source:
        """Where a field's value stands, or where it would; the record's own place if its column is absent."""
        return self.source._replace(cell=self.cells.get(field, self.source.cell))


class DepartmentRecord(Record):
    """A record out of a department's workbook; `department` is its owner."""

    per_department: ClassVar[bool] = True

    department: str


@cache
def columns(record: type[Record]) -> dict[str, Column]:
    """The columns of a record class by field name, in the order of the form."""
    found = {}
    for name, field in record.model_fields.items():
        for note in field.metadata:
            if isinstance(note, Column):
                found[name] = note
    return found


class Programme(Record):
    """What the programme is: its name, mission, horizon, language and money."""

    sheet = "Programme"
    label_value = True

    name: Annotated[Text, Column("Programme", K.TEXT, "Name of the programme.", required=True)] = None
    organisation: Annotated[Text, Column("Organisation", K.TEXT, "The group or company.", required=True)] = None
    mission: Annotated[
        Text,
        Column(
            "Mission statement", K.TEXT, "What the IT strategy is for, in a few sentences.", required=True, wide=True
        ),
    ] = None
    status_date: Annotated[
        Date, Column("Status date", K.DATE, "The day as of which all of this is true.", required=True)
    ] = None
    horizon_start: Annotated[
        Date, Column("Horizon start", K.DATE, "First day of the plan.", required=True, first_day=True)
    ] = None
    horizon_end: Annotated[Date, Column("Horizon end", K.DATE, "Last day of the plan.", required=True)] = None
    currency: Annotated[Text, Column("Currency", K.CODE, "ISO 4217 code, such as DKK or EUR.", required=True)] = None
    language: Annotated[
        Text, Column("Language", K.CHOICE, "Language of the plan.", required=True, choices=("en", "da", "de"))
    ] = None
    period_length: Annotated[
        str,
        Column(
            "Period length",
            K.CHOICE,
            "Length of the planning periods.",
            choices=("quarter", "month"),
            default="quarter",
        ),
    ] = "quarter"
    working_days: Annotated[
        int,
        Column(
            "Working days per year",
            K.NUMBER,
            "Working days of a full-time person.",
            minimum=1,
            maximum=366,
            whole=True,
            default=220,
        ),
    ] = 220
    board_meeting: Annotated[Date, Column("Board meeting", K.DATE, "When the board decides.")] = None
    classification: Annotated[Text, Column("Classification", K.TEXT, "Text shown on every page.")] = None


class Guideline(Record):
    """A strategic guideline."""

    sheet = "Guidelines"

    id: Annotated[str, Column("ID", K.CODE, "A short code, such as G1.", required=True, key=True)]
    name: Annotated[Text, Column("Guideline", K.TEXT, "The guideline in a few words.", required=True)] = None
    description: Annotated[Text, Column("Description", K.TEXT, "What it says in full.", wide=True)] = None
    why: Annotated[Text, Column("Why", K.TEXT, "Why this, and not another way.", required=True, wide=True)] = None
    weight: Annotated[
        int, Column("Weight", K.SCORE, "Importance from 1 to 5.", minimum=1, maximum=5, whole=True, default=3)
    ] = 3
    sponsor: Annotated[Text, Column("Sponsor", K.TEXT, "Who stands for it in the board.")] = None


class Option(Record):
    """A strategic variant that was thought through for a guideline."""

    sheet = "Options"

    guideline: Annotated[
        str, Column("Guideline", K.REF, "Code of the guideline.", required=True, key=True, targets=("Guidelines",))
    ]
    name: Annotated[str, Column("Option", K.TEXT, "The variant in a few words.", required=True, key=True)]
    description: Annotated[Text, Column("Description", K.TEXT, "What it would mean.", wide=True)] = None
    consequences: Annotated[
        Text, Column("Consequences", K.TEXT, "What follows for the business.", required=True, wide=True)
    ] = None
    score: Annotated[
        int | None, Column("Score", K.SCORE, "Assessment from 1 to 5.", minimum=1, maximum=5, whole=True)
    ] = None
    chosen: Annotated[
        bool, Column("Chosen", K.YES_NO, "Exactly one yes per guideline.", required=True, default=False)
    ] = False
    reason: Annotated[Text, Column("Reason", K.TEXT, "Why chosen, or why not.", required=True, wide=True)] = None


class Requirement(Record):
    """A business requirement, and how far each guideline supports it (0 none, 1 weak, 2 good, 3 full)."""

    sheet = "Requirements"

    id: Annotated[str, Column("ID", K.CODE, "A short code, such as B1.", required=True, key=True)]
    name: Annotated[Text, Column("Requirement", K.TEXT, "What the business requires.", required=True, wide=True)] = None
    raised_by: Annotated[
        Text, Column("Raised by", K.REF, "Code of the department that raised it.", targets=("Departments",))
    ] = None
    importance: Annotated[
        int | None, Column("Importance", K.SCORE, "From 1 to 5.", required=True, minimum=1, maximum=5, whole=True)
    ] = None
    support: dict[str, int | None] = {}


SUPPORT = Column(
    "Support",
    K.SCORE,
    "How far the guideline supports it: 0 none, 1 weak, 2 good, 3 full.",
    minimum=0,
    maximum=3,
    whole=True,
)
"""The column that Requirements has once per guideline, headed by the guideline's code; its cell is `cells['support.G1']`."""


class Department(Record):
    """A department that takes part."""

    sheet = "Departments"

    id: Annotated[str, Column("ID", K.CODE, "A short code, such as FIN.", required=True, key=True)]
    name: Annotated[Text, Column("Department", K.TEXT, "Its name.", required=True)] = None
    head: Annotated[Text, Column("Head", K.TEXT, "Who leads it.", required=True)] = None
    email: Annotated[Text, Column("E-mail", K.TEXT, "The head's address.", required=True)] = None
    language: Annotated[
        Text,
        Column("Language", K.CHOICE, "Language of its report, if not the programme's.", choices=("en", "da", "de")),
    ] = None


class Interview(Record):
    """What one leader, in one round, understands a guideline to be."""

    sheet = "Interviews"

    leader: Annotated[str, Column("Leader", K.TEXT, "Who was asked.", required=True, key=True)]
    department: Annotated[
        Text, Column("Department", K.REF, "The leader's department.", required=True, targets=("Departments",))
    ] = None
    round: Annotated[
        int, Column("Round", K.NUMBER, "1 for the first round.", required=True, key=True, minimum=1, whole=True)
    ]
    date: Annotated[Date, Column("Date", K.DATE, "When they spoke.")] = None
    guideline: Annotated[
        str, Column("Guideline", K.REF, "Code of the guideline.", required=True, key=True, targets=("Guidelines",))
    ]
    understanding: Annotated[
        int | None,
        Column(
            "Understanding",
            K.SCORE,
            "How near the account is to the intended meaning, 1 to 5.",
            required=True,
            minimum=1,
            maximum=5,
            whole=True,
        ),
    ] = None
    support: Annotated[
        int | None, Column("Support", K.SCORE, "Support from 1 to 5.", required=True, minimum=1, maximum=5, whole=True)
    ] = None
    interpretation: Annotated[Text, Column("Interpretation", K.TEXT, "In the leader's own words.", wide=True)] = None
    concern: Annotated[Text, Column("Concern", K.TEXT, "What worries the leader.", wide=True)] = None


class Service(Record):
    """What IT offers to meet demands."""

    sheet = "Services"

    id: Annotated[str, Column("ID", K.CODE, "A short code, such as S1.", required=True, key=True)]
    name: Annotated[Text, Column("Service", K.TEXT, "Its name.", required=True)] = None
    description: Annotated[Text, Column("Description", K.TEXT, "What it covers.", wide=True)] = None
    provider: Annotated[
        Text, Column("Provider", K.REF, "Code of the providing department.", required=True, targets=("Departments",))
    ] = None
    available_from: Annotated[Date, Column("Available from", K.DATE, "First day of service.", first_day=True)] = None


class Response(Record):
    """How a demand was answered in the individual session."""

    sheet = "Responses"

    demand: Annotated[
        str, Column("Demand", K.REF, "Qualified code, such as FIN.D1.", required=True, key=True, targets=("Demands",))
    ]
    response: Annotated[
        Text,
        Column("Response", K.CHOICE, "The answer.", required=True, choices=("accepted", "adapted", "declined", "open")),
    ] = None
    service: Annotated[Text, Column("Service", K.REF, "The service that meets it.", targets=("Services",))] = None
    available_from: Annotated[Date, Column("Available from", K.DATE, "First day of service.", first_day=True)] = None
    comment: Annotated[Text, Column("Comment", K.TEXT, "What was said.", wide=True)] = None


class Budget(Record):
    """A department's budget of one year."""

    sheet = "Budget"

    department: Annotated[
        str, Column("Department", K.REF, "Code of the department.", required=True, key=True, targets=("Departments",))
    ]
    year: Annotated[
        int, Column("Year", K.NUMBER, "Calendar year.", required=True, key=True, minimum=1900, maximum=2999, whole=True)
    ]
    amount: Annotated[Number | None, Column("Amount", K.MONEY, "Budget of the year.", required=True)] = None


class Milestone(Record):
    """A date that the programme promises."""

    sheet = "Milestones"

    id: Annotated[str, Column("ID", K.CODE, "A short code, such as M1.", required=True, key=True)]
    name: Annotated[Text, Column("Milestone", K.TEXT, "What is reached.", required=True)] = None
    date: Annotated[Date, Column("Date", K.DATE, "By when.", required=True)] = None
    requires: Annotated[
        tuple[str, ...], Column("Requires", K.REFS, "Initiatives that must be done.", targets=("Initiatives",))
    ] = ()


class Decision(Record):
    """An entry in the log of sessions and workshops."""

    sheet = "Decisions"

    id: Annotated[str, Column("ID", K.CODE, "A short code, such as D1.", required=True, key=True)]
    date: Annotated[Date, Column("Date", K.DATE, "When it was discussed.", required=True)] = None
    session: Annotated[
        Text,
        Column("Session", K.CHOICE, "Kind of session.", required=True, choices=("individual", "workshop", "board")),
    ] = None
    topic: Annotated[Text, Column("Topic", K.TEXT, "What it is about.", required=True, wide=True)] = None
    departments: Annotated[
        tuple[str, ...], Column("Departments", K.REFS, "Departments concerned.", targets=("Departments",))
    ] = ()
    concerns: Annotated[tuple[str, ...], Column("Concerns", K.REFS, "Codes of any records.", targets=("*",))] = ()
    decision: Annotated[Text, Column("Decision", K.TEXT, "What was decided; empty while open.", wide=True)] = None
    owner: Annotated[Text, Column("Owner", K.TEXT, "Who sees to it.", required=True)] = None
    due: Annotated[Date, Column("Due", K.DATE, "By when.")] = None
    status: Annotated[
        Text, Column("Status", K.CHOICE, "Where it stands.", required=True, choices=("open", "decided", "done"))
    ] = None


class Submission(DepartmentRecord):
    """The label/value sheet of a department's workbook: whose it is, by whom and when."""

    sheet = "Department"
    label_value = True

    department: Annotated[
        str, Column("Department", K.REF, "Code of the department.", required=True, key=True, targets=("Departments",))
    ]
    prepared_by: Annotated[Text, Column("Prepared by", K.TEXT, "Who filled this in.")] = None
    date: Annotated[Date, Column("Date", K.DATE, "When.")] = None
    version: Annotated[Text, Column("Version", K.TEXT, "Which issue of the answers.")] = None


class Translation(DepartmentRecord):
    """The why and the what of a guideline for one department."""

    sheet = "Translation"

    guideline: Annotated[
        str, Column("Guideline", K.REF, "Code of the guideline.", required=True, key=True, targets=("Guidelines",))
    ]
    why: Annotated[Text, Column("Why we change", K.TEXT, "Why we change.", required=True, wide=True)] = None
    meaning: Annotated[
        Text, Column("What it means for us", K.TEXT, "What it means for our area.", required=True, wide=True)
    ] = None
    benefit: Annotated[Text, Column("Expected benefit", K.TEXT, "What we expect from it.", wide=True)] = None
    priority: Annotated[
        int | None,
        Column("Priority", K.SCORE, "Priority from 1 to 5.", required=True, minimum=1, maximum=5, whole=True),
    ] = None


class Demand(DepartmentRecord):
    """What a department demands of IT."""

    sheet = "Demands"

    id: Annotated[str, Column("ID", K.CODE, "A short code, such as D1.", required=True, key=True)]
    guideline: Annotated[
        Text, Column("Guideline", K.REF, "Code of the guideline.", required=True, targets=("Guidelines",))
    ] = None
    name: Annotated[Text, Column("Demand", K.TEXT, "What we need from IT.", required=True)] = None
    description: Annotated[Text, Column("Description", K.TEXT, "In more words.", wide=True)] = None
    benefit: Annotated[Text, Column("Business benefit", K.TEXT, "What it is good for.", required=True, wide=True)] = (
        None
    )
    service: Annotated[Text, Column("Service", K.REF, "The service, if known.", targets=("Services",))] = None
    needed_by: Annotated[Date, Column("Needed by", K.DATE, "By when.", required=True)] = None
    priority: Annotated[
        Text, Column("Priority", K.CHOICE, "How much it matters.", required=True, choices=("must", "should", "could"))
    ] = None


class Gap(DepartmentRecord):
    """The distance from the current to the target state of one capability; levels from 0 to 5."""

    sheet = "Gaps"

    id: Annotated[str, Column("ID", K.CODE, "A short code, such as A1.", required=True, key=True)]
    guideline: Annotated[
        Text, Column("Guideline", K.REF, "Code of the guideline.", required=True, targets=("Guidelines",))
    ] = None
    capability: Annotated[Text, Column("Capability", K.TEXT, "What we must be able to do.", required=True)] = None
    current_state: Annotated[Text, Column("Current state", K.TEXT, "Where we stand.", required=True, wide=True)] = None
    current_level: Annotated[
        Number | None,
        Column("Current level", K.LEVEL, "0 to 5, halves allowed; empty: not assessed.", minimum=0, maximum=5),
    ] = None
    target_state: Annotated[Text, Column("Target state", K.TEXT, "Where we must be.", required=True, wide=True)] = None
    target_level: Annotated[
        Number | None,
        Column("Target level", K.LEVEL, "0 to 5, halves allowed; empty: not assessed.", minimum=0, maximum=5),
    ] = None
    target_date: Annotated[Date, Column("Target date", K.DATE, "By when.", required=True)] = None


class Initiative(DepartmentRecord):
    """A piece of work that closes gaps."""

    sheet = "Initiatives"

    id: Annotated[str, Column("ID", K.CODE, "A short code, such as I1.", required=True, key=True)]
    name: Annotated[Text, Column("Initiative", K.TEXT, "Its name.", required=True)] = None
    description: Annotated[Text, Column("Description", K.TEXT, "What will be done.", wide=True)] = None
    closes: Annotated[
        tuple[str, ...], Column("Closes", K.REFS, "Gaps that it closes.", required=True, targets=("Gaps",))
    ] = ()
    after: Annotated[
        tuple[str, ...],
        Column("After", K.REFS, "Initiatives, of any department, that must end before.", targets=("Initiatives",)),
    ] = ()
    owner: Annotated[Text, Column("Owner", K.TEXT, "Who is responsible.", required=True)] = None
    start: Annotated[Date, Column("Start", K.DATE, "First day.", required=True, first_day=True)] = None
    end: Annotated[Date, Column("End", K.DATE, "Last day.", required=True)] = None
    status: Annotated[
        Text,
        Column(
            "Status",
            K.CHOICE,
            "Where it stands.",
            required=True,
            choices=("planned", "running", "done", "on hold", "cancelled"),
        ),
    ] = None
    progress: Annotated[
        Number | None, Column("Progress", K.PERCENT, "How much is done, in percent.", minimum=0, maximum=1)
    ] = None
    self_rating: Annotated[
        Text, Column("Self-rating", K.CHOICE, "Your own rating.", choices=("green", "amber", "red"))
    ] = None


class Resource(DepartmentRecord):
    """What an initiative takes: people and money."""

    sheet = "Resources"

    initiative: Annotated[
        Text, Column("Initiative", K.REF, "Code of the initiative.", required=True, targets=("Initiatives",))
    ] = None
    from_department: Annotated[
        Text, Column("From department", K.REF, "Who provides the people; empty: we do.", targets=("Departments",))
    ] = None
    role: Annotated[Text, Column("Role", K.TEXT, "Role of the people.", required=True)] = None
    effort: Annotated[Number | None, Column("Effort", K.NUMBER, "Person-days.", minimum=0, unit="person-days")] = None
    one_off: Annotated[Number | None, Column("One-off cost", K.MONEY, "Spent once.")] = None
    annual: Annotated[Number | None, Column("Annual cost", K.MONEY, "Every year after the end.")] = None
    note: Annotated[Text, Column("Note", K.TEXT, "Anything worth knowing.", wide=True)] = None

    @property
    def provider(self) -> str:
        """The department that provides the people: `From department`, else the initiative's own."""
        return self.from_department or self.department


class Capacity(DepartmentRecord):
    """What a role has in a period, all in all and for the day-to-day business (FTE)."""

    sheet = "Capacity"

    role: Annotated[str, Column("Role", K.TEXT, "Role of the people.", required=True, key=True)]
    period: Annotated[PeriodField, Column("Period", K.PERIOD, "Such as 2026-Q1.", required=True, key=True)]
    total_fte: Annotated[
        Number | None,
        Column("Total FTE", K.NUMBER, "Full-time equivalents in all.", required=True, minimum=0, unit="FTE"),
    ] = None
    day_to_day_fte: Annotated[
        Number | None,
        Column(
            "Day-to-day FTE", K.NUMBER, "Of these, for the day-to-day business.", required=True, minimum=0, unit="FTE"
        ),
    ] = None


class Dependency(DepartmentRecord):
    """An interconnection with another area, as one side sees it."""

    sheet = "Dependencies"

    initiative: Annotated[
        Text, Column("Initiative", K.REF, "Our initiative.", required=True, targets=("Initiatives",))
    ] = None
    direction: Annotated[
        Text, Column("Direction", K.CHOICE, "Whether we need or provide.", required=True, choices=("needs", "provides"))
    ] = None
    other: Annotated[
        Text, Column("Department", K.REF, "The other department.", required=True, targets=("Departments",))
    ] = None
    deliverable: Annotated[Text, Column("Deliverable", K.TEXT, "What is handed over.", required=True)] = None
    their_initiative: Annotated[
        Text, Column("Their initiative", K.REF, "Their initiative, if known.", targets=("Initiatives",))
    ] = None
    date: Annotated[Date, Column("Date", K.DATE, "By when.", required=True)] = None
    status: Annotated[
        str,
        Column("Status", K.CHOICE, "Where it stands.", choices=("agreed", "open", "declined"), default="open"),
    ] = "open"


class Risk(DepartmentRecord):
    """What may go wrong, and what is done about it."""

    sheet = "Risks"

    id: Annotated[str, Column("ID", K.CODE, "A short code, such as R1.", required=True, key=True)]
    concerns: Annotated[
        Text, Column("Concerns", K.REF, "The initiative or gap concerned.", targets=("Initiatives", "Gaps"))
    ] = None
    name: Annotated[Text, Column("Risk", K.TEXT, "What may happen.", required=True, wide=True)] = None
    probability: Annotated[
        int | None, Column("Probability", K.SCORE, "From 1 to 5.", required=True, minimum=1, maximum=5, whole=True)
    ] = None
    impact: Annotated[
        int | None, Column("Impact", K.SCORE, "From 1 to 5.", required=True, minimum=1, maximum=5, whole=True)
    ] = None
    response: Annotated[Text, Column("Response", K.TEXT, "What we do about it.", required=True, wide=True)] = None
    owner: Annotated[Text, Column("Owner", K.TEXT, "Who watches it.", required=True)] = None


PROGRAMME_SHEETS: tuple[type[Record], ...] = (
    Programme,
    Guideline,
    Option,
    Requirement,
    Department,
    Interview,
    Service,
    Response,
    Budget,
    Milestone,
    Decision,
)
"""The sheets of the programme workbook, in the order of the form."""

DEPARTMENT_SHEETS: tuple[type[DepartmentRecord], ...] = (
    Submission,
    Translation,
    Demand,
    Gap,
    Initiative,
    Resource,
    Capacity,
    Dependency,
    Risk,
)
"""The sheets of a department workbook, in the order of the form."""
