"""Demands on IT: was each answered, by what service, and in time?"""

import datetime as dt
from collections.abc import Iterator

from reportgen.analyse.facts import Facts
from reportgen.check.found import found
from reportgen.check.unread import Unread
from reportgen.model.finding import Finding, Source
from reportgen.model.plan import Plan
from reportgen.model.records import Demand, Response, Service


def demand_without_response(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """A demand has not been answered.

    Why it matters: the department plans with something that nobody has promised.

    What to do: take the demand up in the next individual session, and log the answer on Responses.

    Raised when Responses has no row for the demand, or one that says open. A row whose Response could not be read is
    reported as such instead, and so is a sheet Responses that is missing. Stands at the demand.
    """
    unread = Unread(plan)
    unanswered = [each.id for each in plan.demands if each.id not in plan.response]
    lost = unread.accounted(unanswered, None, Response, "demand")
    if unread.sheet(None, Response, "demand", "response"):
        return
    for demand in plan.demands:
        response = plan.response.get(demand.id)
        if (response is None and demand.id not in lost) or (response and response.response == "open"):
            yield found(
                "demand-without-response",
                demand.source,
                [demand.id],
                also=[response.source] if response else [],
                demand=demand.id,
                name=demand.name,
                needed=demand.needed_by,
            )


def demand_declined(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """A demand was declined.

    Why it matters: the business benefit that was counted on will not come about in this way.

    What to do: settle how the department gets along without it: another service, a later date, or another target.

    Raised when the demand's row on Responses says declined. Stands at the demand.
    """
    for demand in plan.demands:
        response = plan.response.get(demand.id)
        if response and response.response == "declined":
            yield found(
                "demand-declined",
                demand.source,
                [demand.id],
                also=[response.source],
                demand=demand.id,
                name=demand.name,
                priority=demand.priority,
            )


def _coming(plan: Plan, demand: Demand) -> tuple[Service | None, dt.date | None]:
    """The service that is to meet a demand, and from when; nothing where it was declined. An open answer is none."""
    response = plan.response.get(demand.id)
    answer: Response | None = response if response and response.response != "open" else None
    if answer and answer.response == "declined":
        return None, None
    code = (answer.service if answer else None) or demand.service
    service = plan.service.get(code) if code else None
    date = answer.available_from if answer else None
    return service, date or (service.available_from if service else None)


def service_too_late(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """A service becomes available later than the demand that it is to meet needs it.

    Why it matters: what depends on it will start late, or without it.

    What to do: bring the service forward, agree on something for the meantime, or move the date in the demand.

    Raised when the date from which the service is available lies after the demand's Needed by. The service is the one
    in the response, else the one in the demand; the date is the response's, else the service's. A demand that was
    declined has no service coming and is not raised; where service or date of the response could not be read, that is
    reported instead. Stands at the service; at the response if no service is named.
    """
    unread = Unread(plan)
    for demand in plan.demands:
        service, available = _coming(plan, demand)
        response = plan.response.get(demand.id)
        if response and unread.cell(response.at("service"), response.at("available_from")):
            continue
        if available and demand.needed_by and available > demand.needed_by:
            places: list[Source] = [each.source for each in (service, response, demand) if each]
            yield found(
                "service-too-late",
                places[0],
                [demand.id, service.id if service else None],
                also=places,
                demand=demand.id,
                service=service.id if service else None,
                needed=demand.needed_by,
                available=available,
                days=(available - demand.needed_by).days,
            )


def response_without_service(plan: Plan, _facts: Facts) -> Iterator[Finding]:
    """A demand was promised, but no service is named that meets it.

    Why it matters: a promise that nobody has to keep.

    What to do: name the service in the response; if there is none yet, add it on Services.

    Raised when a response says accepted or adapted and neither it nor the demand names a service. Where the service
    was named but could not be read, that is reported instead, and so is a sheet Services that is missing. Stands at the
    empty Service cell of the response.
    """
    unread = Unread(plan)
    if unread.sheet(None, Service, "id"):
        return
    for response in plan.responses:
        demand = plan.demand.get(response.demand)
        named = response.service or (demand.service if demand else None)
        cells = {each.at("service") for each in (response, demand) if each}
        if response.response in {"accepted", "adapted"} and not named and not unread.cell(*cells):
            yield found(
                "response-without-service",
                response.at("service"),
                [response.demand],
                also=[demand.source] if demand else [],
                demand=response.demand,
                response=response.response,
            )
