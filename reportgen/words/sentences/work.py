"""What is said of what is done about it: initiatives, what they wait for and take, decisions, audit practice."""

from collections.abc import Mapping

WORK: Mapping[str, tuple[str, str]] = {
    # initiatives
    "initiative-without-resources": (
        "Nothing says what initiative {initiative}[ “{name}”] takes: neither people nor money.",
        "Add a row for each role that it takes on the sheet Resources.",
    ),
    "end-before-start": (
        "Initiative {initiative}[ “{name}”] ends on {end:date}, before it starts on {start:date}.",
        "Correct the start or the end; often they were swapped, or the year is wrong.",
    ),
    "outside-horizon": (
        (
            "Initiative {initiative}[ “{name}”] lies outside the horizon of the programme[: it starts on "
            "{start:date}, the horizon on {first:date}][: it ends on {end:date}, the horizon on {last:date}]."
        ),
        "Correct the date, or ask the programme office to widen the horizon.",
    ),
    "overdue": (
        (
            "Initiative {initiative}[ “{name}”] should have ended on {end:date}, {days:days} before the status "
            "date[, and is “{status:choice}”]."
        ),
        "Set its status to done if it is done; otherwise give it a new end, and tell those who wait for it.",
    ),
    "progress-contradicts-status": (
        "Initiative {initiative}[ “{name}”] is “{status:choice}” with a progress of {progress:percent}.",
        "Correct the status or the progress, whichever is out of date.",
    ),
    "starts-before-predecessor-ends": (
        "Initiative {initiative} starts on {start:date}, but comes after {predecessor}, which ends on {end:date}.",
        "Start {initiative} later, agree on an earlier end of {predecessor}, or take it out of After.",
    ),
    "rating-too-green": (
        (
            "Initiative {initiative}[ “{name}”] rates itself {stated:choice}; by its figures it is "
            "{computed:choice}[: {reasons:reasons}]."
        ),
        "Look at the reasons; rate it as it is, or mend what makes it worse.",
    ),
    # interconnections
    "need-without-provision": (
        (
            "{department} needs [“{deliverable}”|something] from {other}[ by {date:date}], but {other} does not "
            "say that it provides it[; probably meant is “{near}” ({near_in}, {near_at})]."
        ),
        (
            "Talk to each other. Then {other} adds a row that provides it on its sheet Dependencies, or "
            "{department} deletes the need."
        ),
    ),
    "provision-without-need": (
        (
            "{department} provides [“{deliverable}”|something] to {other}[ by {date:date}], but {other} does not "
            "say that it needs it[; probably meant is “{near}” ({near_in}, {near_at})]."
        ),
        (
            "Talk to each other. Then {other} adds a row that needs it on its sheet Dependencies, or "
            "{department} deletes the provision."
        ),
    ),
    "dates-contradict": (
        (
            "{department} needs [“{deliverable}”|something] by {needed:date}, but {other} provides it on "
            "{provided:date}, {days:days} later."
        ),
        "Agree on one date, and write it in both workbooks.",
    ),
    "statuses-contradict": (
        (
            "About [“{deliverable}”|an interconnection] {department} says “{need_status:choice}” and {other}, "
            "which is to provide it, “{provision_status:choice}”."
        ),
        "Settle it, and write the same status in both workbooks.",
    ),
    "needed-before-provided": (
        (
            "{department} needs [“{deliverable}”|something] from {other} by {needed:date}, but {initiative}, "
            "from which it comes, ends on {end:date}."
        ),
        (
            "Ask {other} when it will be handed over; then move the date or the initiative, or agree on a "
            "delivery half-way."
        ),
    ),
    "dependency-cycle": (
        (
            "[Initiative {itself} is to wait for itself.|These initiatives wait for one another in a circle: "
            "{initiatives}. The shortest way round is {way:way}; its weakest link is that {after} waits for {before}.]"
        ),
        (
            "[Take {itself} out here, or type the code of the initiative that {itself} really waits for.|Meet "
            "({departments}), and break the circle at one place: let {after} no longer wait for {before}, take another "
            "link out, or split an initiative.]"
        ),
    ),
    # resources
    "role-overloaded": (
        (
            "{role} in {department} is overloaded in {period:period} by {over:person_days}: asked for "
            "{requested:person_days}, available {available:person_days}[. It is asked for by {initiatives}]."
        ),
        "Move or cut an initiative, add people, or relieve the role of day-to-day work.",
    ),
    "role-without-capacity": (
        "{department} does not say how much of the role {role} it has, though it is asked for by {initiatives}.",
        "{department} adds {role} on its sheet Capacity, for each period; or correct the name of the role.",
    ),
    "day-to-day-exceeds-total": (
        (
            "{role} in {period:period}: {day_to_day:number} FTE for the day-to-day business, but only "
            "{total:number} FTE in all."
        ),
        "Correct one of the two; often they were swapped.",
    ),
    "over-budget": (
        (
            "The initiatives of {department} cost {cost:amount}[ {currency}] in {year:year}, {over:amount} more "
            "than its budget of {budget:amount}[: {causes:costs}]."
        ),
        "Ask for a higher budget, move a start into another year, or cut.",
    ),
    "effort-not-stated": (
        "Initiative {initiative} takes {role}, but does not say how many person-days.",
        "Type the person-days; 0 if the row is about money only.",
    ),
    # coordination
    "initiative-moved": (
        (
            "Initiative {initiative} starts {days:days} later than asked for[: on {start:date} instead of "
            "{asked_start:date}].[ It waits for {predecessor:some} until {predecessor_until:date}.][ It needs what "
            "{delivery:some} will not deliver before {delivery_until:date}.][ {role:cause} is full in "
            "{period:period}, with {users:some}.| There is no room for it in {role:cause} in {period:period}.][ The "
            "same goes for {others:causes}.][ What is still planned cannot begin before the status date, "
            "{status_date:date}.]"
        ),
        "Take the coordinated dates over into the workbook, or settle with those concerned who goes first.",
    ),
    "no-feasible-plan": (
        (
            "The work does not fit into the people and the time that there are.[ Even coordinated, "
            "{overload:person_days} are too many for {roles:causes}.][ Most is missing of {role:cause} in "
            "{period:period}: {short:person_days}.][ Beyond the horizon, only because they had to move: {beyond}.]"
        ),
        (
            "[Add {fte:number} FTE of {added:cause} in {periods:periods}, which saves {added_saves:person_days} of "
            "overload.|Add {fte:number} FTE of {added:cause} in {periods:periods}, which ends the work "
            "{added_earlier:days} earlier.|Add people, widen the horizon, or cut an initiative.][ Or interrupt "
            "{shifted} and begin it {days:days} later, which saves {shifted_saves:person_days}.| Or interrupt "
            "{shifted} and begin it {days:days} later, which ends the work {shifted_earlier:days} earlier.][ Or drop "
            "{dropped}, which saves {dropped_saves:person_days}.| Or drop {dropped}, which ends the work "
            "{dropped_earlier:days} earlier.]"
        ),
    ),
    "plan-not-proven-optimal": (
        (
            "The coordinated plan holds, but a better one may exist: [its overload is {overload:person_days}, the "
            "least that is possible may be {bound:person_days}|gaps and milestones are late by {late:number} weighted "
            "weekdays, it may be {late_bound:number} at the least|it moves work by {moved:number} weighted weekdays, "
            "it may be {moved_bound:number} at the least]. The gap is {gap:percent} at most."
        ),
        "Nothing is wrong. If much depends on it, plan with fewer or coarser initiatives, and build anew.",
    ),
    "milestone-missed": (
        (
            "Milestone {milestone}[ “{name}”] is promised for {date:date}, but is reached on {reached:date}, "
            "{days:days} later[, because of {initiatives}]."
        ),
        "Bring forward what ends too late, or tell the board a new date.",
    ),
    # decisions
    "decision-overdue": (
        "Decision {decision}[ “{name}”] was due on {due:date} and is still open[; it is in the hands of {owner}].",
        "Bring it to the next session and decide it, or set a new date.",
    ),
    "decision-without-effect": (
        "Decision {decision}[ “{name}”] is about something that does not exist: {codes}.",
        "Correct the code[; perhaps one of these is meant: {suggestions}].",
    ),
    # audit practice
    "isolated-initiative": (
        "Initiative {initiative}[ “{name}”] waits for nothing, nothing waits for it, and no milestone requires it.",
        (
            "Name under After what it waits for, or add the interconnection. If it really stands alone, there is "
            "nothing to do."
        ),
    ),
    "imposed-date": (
        (
            "Initiative {initiative} starts on {start:date}, just when {others} ends, and no link says that the one "
            "waits for the other."
        ),
        (
            "Name {others} under After if it is waited for; then the dates move together. Otherwise there is nothing "
            "to do."
        ),
    ),
    "very-long-initiative": (
        (
            "Initiative {initiative}[ “{name}”] lasts from {start:date} to {end:date}, longer than {months} months. "
            "Nobody will see in time whether it is on its way."
        ),
        "Split it into initiatives that each deliver something.",
    ),
    "thin-effort": (
        (
            "Initiative {initiative}[ “{name}”] takes {effort:person_days} over {days} weekdays, less than "
            "{least:hundredths} FTE: so little that nobody will do it."
        ),
        "Plan it into fewer and fuller weeks, or correct its effort on the sheet Resources.",
    ),
    "negative-float": (
        (
            "Initiative {initiative} is to be done by {date:date} for {promise}, but what it waits for[ ({others})] "
            "lets it end on {end:date} at the earliest, {days:days} later."
        ),
        "Bring forward what it waits for, take the link out, or agree on a later date.",
    ),
    "owner-overcommitted": (
        (
            "{owner} answers for {count} initiatives that run at the same time, from {date:date} to {until:date}: "
            "{initiatives}."
        ),
        "Give one of them to somebody else, or let them follow each other.",
    ),
}
