"""What is said of what the programme is for: strategy, understanding, translation, demands, gaps."""

from collections.abc import Mapping

AIMS: Mapping[str, tuple[str, str]] = {
    # strategy
    "guideline-without-chosen-option": (
        "No option is chosen for guideline {guideline}[ “{name}”].",
        "Type yes under Chosen at exactly one of its options.",
    ),
    "guideline-with-several-chosen-options": (
        "More than one option is chosen for guideline {guideline}[ “{name}”]: {chosen}.",
        "Decide, and leave yes under Chosen at one of them only.",
    ),
    "requirement-unsupported": (
        "No guideline supports requirement {requirement}[ “{name}”] well[; the best reaches {best} of 3].",
        (
            "Strengthen a guideline until it supports the requirement (2 or 3), or agree with those who raised "
            "it to drop it."
        ),
    ),
    "guideline-without-requirement": (
        "Guideline {guideline}[ “{name}”] supports no business requirement well.",
        "Type 2 or 3 where it serves a requirement, add the requirement that is missing, or let the guideline go.",
    ),
    # understanding
    "guideline-misunderstood": (
        (
            "Guideline {guideline}[ “{name}”] is poorly understood: {mean:tenths} of 5 on average, {n:leaders}, "
            "round {round}."
        ),
        "Explain it in a workshop, with examples from the areas, and ask the leaders again.",
    ),
    "leaders-disagree": (
        (
            "The leaders understand guideline {guideline}[ “{name}”] in different ways: their consensus is "
            "{cns:hundredths} of 1 ({n:leaders}, round {round})."
        ),
        "Bring those with the highest and the lowest scores into one session, and settle what is meant.",
    ),
    "department-not-interviewed": (
        "No leader of {department}[ ({name})] was interviewed in the latest round.",
        "Interview its head, and add a row for each guideline on the sheet Interviews.",
    ),
    # translation
    "guideline-not-translated": (
        "{department} has not said what guideline {guideline}[ “{name}”] means for it.",
        "{department} adds a row for {guideline} on its sheet Translation, also if it means little for it.",
    ),
    "guideline-unaddressed": (
        "No department has a gap on guideline {guideline}[ “{name}”], so nothing will be done for it.",
        "Ask the departments that it concerns for their gaps, or say that the guideline is fulfilled.",
    ),
    # demands
    "demand-without-response": (
        "Demand {demand}[ “{name}”] has not been answered[; it is needed by {needed:date}].",
        "Take it up in the next individual session, and log the answer on the sheet Responses.",
    ),
    "demand-declined": (
        "Demand {demand}[ “{name}”] was declined[; its priority is “{priority:choice}”].",
        "Settle how the department gets along without it: another service, a later date, or another target.",
    ),
    "service-too-late": (
        (
            "[{service}|The service] for demand {demand} is available from {available:date}, {days:days} after "
            "it is needed ({needed:date})."
        ),
        "Bring the service forward, agree on something for the meantime, or move the date in the demand.",
    ),
    "response-without-service": (
        "Demand {demand} was answered with “{response:choice}”, but no service is named that meets it.",
        "Name the service in the response; if there is none yet, add it on the sheet Services.",
    ),
    # gaps
    "gap-without-initiative": (
        "No initiative closes gap {gap}[ “{name}”][, though it is to be closed by {target:date}].",
        "Name {gap} under Closes at an initiative, plan a new one, or take the gap back.",
    ),
    "target-below-current": (
        (
            "The target level of gap {gap}[ “{name}”] ({target:number}) is lower than its current level "
            "({current:number})."
        ),
        "Correct the levels; often they were swapped.",
    ),
    "not-assessed": (
        "Gap {gap}[ “{name}”] is not assessed: {columns:columns} not stated.",
        "Type a level from 0 to 5, halves allowed. 0 means that nothing is there; empty means that nobody has looked.",
    ),
    "gap-closes-late": (
        (
            "Gap {gap} is to be closed by {target:date}, but the last of its initiatives ({initiatives}) ends on "
            "{closes:date}, {days:days} later."
        ),
        "Bring {initiatives} forward, or agree on a later target date.",
    ),
}
