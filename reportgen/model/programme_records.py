"""The sheets of the programme workbook: one class per sheet, each field annotated with its column."""

from typing import Annotated

from pydantic import Field

from reportgen.model.column import Column, Kind
from reportgen.model.record import Date, Number, Record, Text


class Programme(Record):
    """What the programme is: its name, mission, horizon, language and money."""

    sheet = "Programme"
    label_value = True

    name: Annotated[Text, Column("Programme", Kind.TEXT, "Name of the programme.", required=True)] = None
    organisation: Annotated[Text, Column("Organisation", Kind.TEXT, "The group or company.", required=True)] = None
    mission: Annotated[
        Text,
        Column(
            "Mission statement", Kind.TEXT, "What the IT strategy is for, in a few sentences.", required=True, wide=True
        ),
    ] = None
    status_date: Annotated[
        Date, Column("Status date", Kind.DATE, "The day as of which all of this is true.", required=True)
    ] = None
    horizon_start: Annotated[
        Date, Column("Horizon start", Kind.DATE, "First day of the plan.", required=True, first_day=True)
    ] = None
    horizon_end: Annotated[Date, Column("Horizon end", Kind.DATE, "Last day of the plan.", required=True)] = None
    currency: Annotated[Text, Column("Currency", Kind.CODE, "ISO 4217 code, such as DKK or EUR.", required=True)] = None
    language: Annotated[
        Text, Column("Language", Kind.CHOICE, "Language of the plan.", required=True, choices=("en", "da", "de"))
    ] = None
    period_length: Annotated[
        str,
        Column(
            "Period length",
            Kind.CHOICE,
            "Length of the planning periods.",
            choices=("quarter", "month"),
            default="quarter",
        ),
    ] = "quarter"
    working_days: Annotated[
        int,
        Column(
            "Working days per year",
            Kind.NUMBER,
            "Working days of a full-time person.",
            minimum=1,
            maximum=366,
            whole=True,
            default=220,
        ),
    ] = 220
    board_meeting: Annotated[Date, Column("Board meeting", Kind.DATE, "When the board decides.")] = None
    classification: Annotated[Text, Column("Classification", Kind.TEXT, "Text shown on every page.")] = None


class Guideline(Record):
    """A strategic guideline."""

    sheet = "Guidelines"

    id: Annotated[str, Column("ID", Kind.CODE, "A short code, such as G1.", required=True, key=True)]
    name: Annotated[Text, Column("Guideline", Kind.TEXT, "The guideline in a few words.", required=True)] = None
    description: Annotated[Text, Column("Description", Kind.TEXT, "What it says in full.", wide=True)] = None
    why: Annotated[Text, Column("Why", Kind.TEXT, "Why this, and not another way.", required=True, wide=True)] = None
    weight: Annotated[
        int, Column("Weight", Kind.SCORE, "Importance from 1 to 5.", minimum=1, maximum=5, whole=True, default=3)
    ] = 3
    sponsor: Annotated[Text, Column("Sponsor", Kind.TEXT, "Who stands for it in the board.")] = None


class Option(Record):
    """A strategic variant that was thought through for a guideline."""

    sheet = "Options"

    guideline: Annotated[
        str, Column("Guideline", Kind.REF, "Code of the guideline.", required=True, key=True, targets=("Guidelines",))
    ]
    name: Annotated[str, Column("Option", Kind.TEXT, "The variant in a few words.", required=True, key=True)]
    description: Annotated[Text, Column("Description", Kind.TEXT, "What it would mean.", wide=True)] = None
    consequences: Annotated[
        Text, Column("Consequences", Kind.TEXT, "What follows for the business.", required=True, wide=True)
    ] = None
    score: Annotated[
        int | None, Column("Score", Kind.SCORE, "Assessment from 1 to 5.", minimum=1, maximum=5, whole=True)
    ] = None
    chosen: Annotated[
        bool, Column("Chosen", Kind.YES_NO, "Exactly one yes per guideline.", required=True, default=False)
    ] = False
    reason: Annotated[Text, Column("Reason", Kind.TEXT, "Why chosen, or why not.", required=True, wide=True)] = None


class Requirement(Record):
    """A business requirement, and how far each guideline supports it (0 none, 1 weak, 2 good, 3 full)."""

    sheet = "Requirements"

    id: Annotated[str, Column("ID", Kind.CODE, "A short code, such as B1.", required=True, key=True)]
    name: Annotated[Text, Column("Requirement", Kind.TEXT, "What the business requires.", required=True, wide=True)] = (
        None
    )
    raised_by: Annotated[
        Text, Column("Raised by", Kind.REF, "Code of the department that raised it.", targets=("Departments",))
    ] = None
    importance: Annotated[
        int | None, Column("Importance", Kind.SCORE, "From 1 to 5.", required=True, minimum=1, maximum=5, whole=True)
    ] = None
    support: dict[str, int | None] = Field(default_factory=dict)


SUPPORT = Column(
    "Support",
    Kind.SCORE,
    "How far the guideline supports it: 0 none, 1 weak, 2 good, 3 full.",
    minimum=0,
    maximum=3,
    whole=True,
)
"""The column that Requirements has once per guideline, headed by its code; its cell is `cells['support.G1']`."""


class Department(Record):
    """A department that takes part."""

    sheet = "Departments"

    id: Annotated[str, Column("ID", Kind.CODE, "A short code, such as FIN.", required=True, key=True)]
    name: Annotated[Text, Column("Department", Kind.TEXT, "Its name.", required=True)] = None
    head: Annotated[Text, Column("Head", Kind.TEXT, "Who leads it.", required=True)] = None
    email: Annotated[Text, Column("E-mail", Kind.TEXT, "The head's address.", required=True)] = None
    language: Annotated[
        Text,
        Column("Language", Kind.CHOICE, "Language of its report, if not the programme's.", choices=("en", "da", "de")),
    ] = None


class Interview(Record):
    """What one leader, in one round, understands a guideline to be."""

    sheet = "Interviews"

    leader: Annotated[str, Column("Leader", Kind.TEXT, "Who was asked.", required=True, key=True)]
    department: Annotated[
        Text, Column("Department", Kind.REF, "The leader's department.", required=True, targets=("Departments",))
    ] = None
    round: Annotated[
        int, Column("Round", Kind.NUMBER, "1 for the first round.", required=True, key=True, minimum=1, whole=True)
    ]
    date: Annotated[Date, Column("Date", Kind.DATE, "When they spoke.")] = None
    guideline: Annotated[
        str, Column("Guideline", Kind.REF, "Code of the guideline.", required=True, key=True, targets=("Guidelines",))
    ]
    understanding: Annotated[
        int | None,
        Column(
            "Understanding",
            Kind.SCORE,
            "How near the account is to the intended meaning, 1 to 5.",
            required=True,
            minimum=1,
            maximum=5,
            whole=True,
        ),
    ] = None
    support: Annotated[
        int | None,
        Column("Support", Kind.SCORE, "Support from 1 to 5.", required=True, minimum=1, maximum=5, whole=True),
    ] = None
    interpretation: Annotated[Text, Column("Interpretation", Kind.TEXT, "In the leader's own words.", wide=True)] = None
    concern: Annotated[Text, Column("Concern", Kind.TEXT, "What worries the leader.", wide=True)] = None


class Service(Record):
    """What IT offers to meet demands."""

    sheet = "Services"

    id: Annotated[str, Column("ID", Kind.CODE, "A short code, such as S1.", required=True, key=True)]
    name: Annotated[Text, Column("Service", Kind.TEXT, "Its name.", required=True)] = None
    description: Annotated[Text, Column("Description", Kind.TEXT, "What it covers.", wide=True)] = None
    provider: Annotated[
        Text, Column("Provider", Kind.REF, "Code of the providing department.", required=True, targets=("Departments",))
    ] = None
    available_from: Annotated[Date, Column("Available from", Kind.DATE, "First day of service.", first_day=True)] = None


class Response(Record):
    """How a demand was answered in the individual session."""

    sheet = "Responses"

    demand: Annotated[
        str,
        Column("Demand", Kind.REF, "Qualified code, such as FIN.D1.", required=True, key=True, targets=("Demands",)),
    ]
    response: Annotated[
        Text,
        Column(
            "Response", Kind.CHOICE, "The answer.", required=True, choices=("accepted", "adapted", "declined", "open")
        ),
    ] = None
    service: Annotated[Text, Column("Service", Kind.REF, "The service that meets it.", targets=("Services",))] = None
    available_from: Annotated[Date, Column("Available from", Kind.DATE, "First day of service.", first_day=True)] = None
    comment: Annotated[Text, Column("Comment", Kind.TEXT, "What was said.", wide=True)] = None


class Budget(Record):
    """A department's budget of one year."""

    sheet = "Budget"

    department: Annotated[
        str,
        Column("Department", Kind.REF, "Code of the department.", required=True, key=True, targets=("Departments",)),
    ]
    year: Annotated[
        int,
        Column("Year", Kind.NUMBER, "Calendar year.", required=True, key=True, minimum=1900, maximum=2999, whole=True),
    ]
    amount: Annotated[Number | None, Column("Amount", Kind.MONEY, "Budget of the year.", required=True)] = None


class Milestone(Record):
    """A date that the programme promises."""

    sheet = "Milestones"

    id: Annotated[str, Column("ID", Kind.CODE, "A short code, such as M1.", required=True, key=True)]
    name: Annotated[Text, Column("Milestone", Kind.TEXT, "What is reached.", required=True)] = None
    date: Annotated[Date, Column("Date", Kind.DATE, "By when.", required=True)] = None
    requires: Annotated[
        tuple[str, ...], Column("Requires", Kind.REFS, "Initiatives that must be done.", targets=("Initiatives",))
    ] = ()


class Decision(Record):
    """An entry in the log of sessions and workshops."""

    sheet = "Decisions"

    id: Annotated[str, Column("ID", Kind.CODE, "A short code, such as D1.", required=True, key=True)]
    date: Annotated[Date, Column("Date", Kind.DATE, "When it was discussed.", required=True)] = None
    session: Annotated[
        Text,
        Column("Session", Kind.CHOICE, "Kind of session.", required=True, choices=("individual", "workshop", "board")),
    ] = None
    topic: Annotated[Text, Column("Topic", Kind.TEXT, "What it is about.", required=True, wide=True)] = None
    departments: Annotated[
        tuple[str, ...], Column("Departments", Kind.REFS, "Departments concerned.", targets=("Departments",))
    ] = ()
    concerns: Annotated[tuple[str, ...], Column("Concerns", Kind.REFS, "Codes of any records.", targets=("*",))] = ()
    decision: Annotated[Text, Column("Decision", Kind.TEXT, "What was decided; empty while open.", wide=True)] = None
    owner: Annotated[Text, Column("Owner", Kind.TEXT, "Who sees to it.", required=True)] = None
    due: Annotated[Date, Column("Due", Kind.DATE, "By when.")] = None
    status: Annotated[
        Text, Column("Status", Kind.CHOICE, "Where it stands.", required=True, choices=("open", "decided", "done"))
    ] = None
