"""The demands of one department on the page, with IT's answers."""

import datetime as dt
from dataclasses import dataclass

from reportgen.compose.views import DepartmentView
from reportgen.model.records import Demand
from reportgen.words.catalogue import Words

TONES = {"accepted": "green", "adapted": "amber", "declined": "red"}


@dataclass(frozen=True)
class DemandRow:
    """A demand and its answer; `available` is the response's date, else the service's."""

    demand: Demand
    code: str
    priority: str
    tone: str
    answer: str
    comment: str
    service: str
    available: dt.date | None
    late: bool
    unanswered: bool
    declined: bool


def demand_rows(view: DepartmentView, words: Words) -> list[DemandRow]:
    """The department's demands, unanswered first, then by the date they are needed."""
    rows = [_row(each, view, words) for each in view.demands]
    return sorted(rows, key=lambda row: (not row.unanswered, not row.late, str(row.demand.needed_by or ""), row.code))


def _row(demand: Demand, view: DepartmentView, words: Words) -> DemandRow:
    response = view.responses.get(demand.id)
    answer = (response.response if response else None) or "open"
    service = view.services.get((response.service if response else None) or demand.service or "")
    available = (response.available_from if response else None) or (service.available_from if service else None)
    late = bool(answer != "declined" and available and demand.needed_by and available > demand.needed_by)
    return DemandRow(
        demand=demand,
        code=view.short(demand.id),
        priority=words.choice(demand.priority),
        tone="red" if answer == "open" else TONES[answer],
        answer=words.t("no answer yet") if answer == "open" else words.choice(answer),
        comment=(response.comment if response else None) or "",
        service=(service.name or service.id) if service else "",
        available=available,
        late=late,
        unanswered=answer == "open",
        declined=answer == "declined",
    )
