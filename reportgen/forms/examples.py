"""The worked examples of the sheet of instructions: one small story that hangs together, told on every sheet."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal

from reportgen.model import records as r
from reportgen.model.calendar import Period, PeriodLength
from reportgen.model.finding import Source
from reportgen.words.catalogue import Words

NOWHERE = Source("")
OWNER, OTHER = "FIN", "IT"
FINANCE, ITS_HEAD = "Karen Holm", "Jonas Berg"
Examples = Mapping[type[r.Record], Sequence[r.Record]]


def programme_examples(words: Words) -> Examples:
    """What a programme workbook may hold."""
    return {**_strategy(words), **_departments(words), **_course(words)}


def _strategy(words: Words) -> Examples:
    """What the programme is for, and by which ways."""
    t = words.t
    return {
        r.Programme: [r.Programme(
            source=NOWHERE, name=t("IT strategy 2028"), organisation=t("The group"),
            mission=t("IT lets our companies work as one."), status_date=dt.date(2026, 2, 9),
            horizon_start=dt.date(2026, 1, 1), horizon_end=dt.date(2027, 12, 31), currency="EUR",
            language=words.language, board_meeting=dt.date(2026, 3, 12), classification=t("Internal"),
        )],
        r.Guideline: [r.Guideline(
            source=NOWHERE, id="G1", name=t("One ledger for all companies"),
            description=t("All companies keep their books in one system, by one set of rules."),
            why=t("Three ledgers cost us eleven working days every month."), weight=4, sponsor=FINANCE,
        )],
        r.Option: [
            r.Option(
                source=NOWHERE, guideline="G1", name=t("One system"), description=t("All companies move to it."),
                consequences=t("Two years of work, and one close a month instead of three."), score=4, chosen=True,
                reason=t("Only this brings the days down."),
            ),
            r.Option(
                source=NOWHERE, guideline="G1", name=t("Three systems, one report"),
                consequences=t("Little work now, and the same eleven days."), score=2,
                reason=t("It hides the differences and does not remove them."),
            ),
        ],
        r.Requirement: [r.Requirement(
            source=NOWHERE, id="B1", name=t("Books closed in five working days"), raised_by=OWNER, importance=5,
            support={"G1": 3},
        )],
    }  # fmt: skip


def _departments(words: Words) -> Examples:
    """Who takes part, how the strategy is understood there, and what they do for each other."""
    t = words.t
    return {
        r.Department: [
            r.Department(source=NOWHERE, id=OWNER, name=t("Finance"), head=FINANCE, email="karen.holm@group.example"),
            r.Department(source=NOWHERE, id=OTHER, name=t("IT"), head=ITS_HEAD, email="jonas.berg@group.example"),
        ],
        r.Interview: [r.Interview(
            source=NOWHERE, leader=FINANCE, department=OWNER, round=1, date=dt.date(2026, 1, 15), guideline="G1",
            understanding=4, support=5, interpretation=t("One ledger means one set of rules."),
            concern=t("Who closes the books while we move?"),
        )],
        r.Service: [r.Service(
            source=NOWHERE, id="S1", name=t("Test systems"), provider=OTHER,
            description=t("A copy of the live system, new every month."), available_from=dt.date(2026, 6, 30),
        )],
        r.Response: [r.Response(
            source=NOWHERE, demand=f"{OWNER}.D1", response="accepted", service="S1",
            available_from=dt.date(2026, 8, 31), comment=t("At first with one year of postings."),
        )],
    }  # fmt: skip


def _course(words: Words) -> Examples:
    """What may be spent, what is to be reached by when, and what was decided."""
    t = words.t
    return {
        r.Budget: [r.Budget(source=NOWHERE, department=OWNER, year=2026, amount=Decimal(200_000))],
        r.Milestone: [r.Milestone(
            source=NOWHERE, id="M1", name=t("First close in the new ledger"), date=dt.date(2026, 12, 31),
            requires=(f"{OWNER}.I1",),
        )],
        r.Decision: [r.Decision(
            source=NOWHERE, id="D1", date=dt.date(2026, 1, 20), session="individual",
            topic=t("Who owns the chart of accounts"), departments=(OWNER, OTHER), concerns=("G1",),
            decision=t("Finance owns it; IT carries it out."), owner=FINANCE, due=dt.date(2026, 2, 28),
            status="decided",
        )],
    }  # fmt: skip


def department_examples(words: Words, period_length: PeriodLength) -> Examples:
    """What a department's workbook may hold."""
    own = {"source": NOWHERE, "department": OWNER}
    return {**_reasons(words, own), **_work(words, own, period_length)}


def _reasons(words: Words, own: Mapping[str, object]) -> Examples:
    """Why, what for, and how far there is to go."""
    t = words.t
    rows: Mapping[type[r.Record], Sequence[Mapping[str, object]]] = {
        r.Submission: [{"prepared_by": FINANCE, "date": dt.date(2026, 2, 9), "version": "1"}],
        r.Translation: [{
            "guideline": "G1", "why": t("We close the books in eleven days, because three ledgers are joined by hand."),
            "meaning": t("One chart of accounts and one closing calendar for all companies."),
            "benefit": t("Books closed on day five."), "priority": 5,
        }],
        r.Demand: [{
            "id": f"{OWNER}.D1", "guideline": "G1", "name": t("Test system with our chart of accounts"),
            "description": t("With two years of postings, so that the close can be rehearsed."),
            "benefit": t("Three rehearsals before the first real close."), "service": "S1",
            "needed_by": dt.date(2026, 9, 30), "priority": "must",
        }],
        r.Gap: [
            {
                "id": f"{OWNER}.A1", "guideline": "G1", "capability": t("Monthly close"),
                "current_state": t("Eleven working days and 46 spreadsheets."), "current_level": Decimal("1.5"),
                "target_state": t("Five working days and one checklist."), "target_level": Decimal(4),
                "target_date": dt.date(2026, 12, 31),
            },
            {
                "id": f"{OWNER}.A2", "guideline": "G1", "capability": t("Matching of invoices"),
                "current_state": t("Every third invoice matches its order by itself."), "current_level": Decimal(2),
                "target_state": t("Four out of five do."), "target_level": Decimal("3.5"),
                "target_date": dt.date(2027, 3, 31),
            },
        ],
    }  # fmt: skip
    return {record: [record.model_validate({**own, **row}) for row in found] for record, found in rows.items()}


def _work(words: Words, own: Mapping[str, object], period_length: PeriodLength) -> Examples:
    """What is done about it, what that takes, and what may go wrong."""
    t, initiative = words.t, f"{OWNER}.I1"
    first = Period.of(dt.date(2026, 3, 1), period_length)
    rows: Mapping[type[r.Record], Sequence[Mapping[str, object]]] = {
        r.Initiative: [{
            "id": initiative, "name": t("One chart of accounts"),
            "description": t("Bring 4300 accounts down to 900, and agree on one closing calendar."),
            "closes": (f"{OWNER}.A1", f"{OWNER}.A2"), "after": (f"{OTHER}.I1",), "owner": FINANCE,
            "start": dt.date(2026, 3, 2), "end": dt.date(2026, 9, 30), "status": "running",
            "progress": Decimal("0.15"), "self_rating": "green",
        }],
        r.Resource: [
            {
                "initiative": initiative, "role": t("Accountant"), "effort": Decimal(120), "one_off": Decimal(150_000),
                "annual": Decimal(20_000), "note": t("Two people, half of their time."),
            },
            {"initiative": initiative, "from_department": OTHER, "role": t("Developer"), "effort": Decimal(30)},
        ],
        r.Capacity: [
            {"role": t("Accountant"), "period": first, "total_fte": Decimal(6), "day_to_day_fte": Decimal("4.5")},
            {"role": t("Accountant"), "period": first.next(), "total_fte": Decimal(6), "day_to_day_fte": Decimal(5)},
        ],
        r.Dependency: [{
            "initiative": initiative, "direction": "needs", "other": OTHER,
            "deliverable": t("Interface to the bank"), "their_initiative": f"{OTHER}.I1",
            "date": dt.date(2026, 6, 30), "status": "agreed",
        }],
        r.Risk: [{
            "id": f"{OWNER}.R1", "concerns": initiative, "name": t("Bringing the accounts down takes longer."),
            "probability": 3, "impact": 4, "response": t("Rehearse with one company first."), "owner": FINANCE,
        }],
    }  # fmt: skip
    return {record: [record.model_validate({**own, **row}) for row in found] for record, found in rows.items()}
