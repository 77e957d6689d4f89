"""What is said about each finding, in English; other languages translate these texts in their catalogues.

In a template `{name}` is a value of the finding and `{name:form}` that value in a form (`FORMS` in `findings`).
`[…]` is left out where a value in it is not stated; of `[…|…]` the first part that can be filled in is said.
"""

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    # the folder and its files
    "unreadable-workbook": (
        "{file} could not be read[ ({reason:text})]. Nothing in it is in the plan.",
        "{kind:rescue}",
    ),
    "password-protected": (
        "{file} is protected by a password. Nothing in it is in the plan.",
        "Open it, take the password away, and save it again.",
    ),
    "too-large": (
        "{file} is too large to be read safely: {what:excess}. Nothing in it is in the plan.",
        "Copy the filled-in sheets into an empty form, and save that instead.",
    ),
    "wrong-workbook": (
        (
            "{file} is neither a programme workbook nor a department workbook: it has no sheet Programme and "
            "none Department."
        ),
        "Use the form that belongs to the programme, or move the file out of the folder inputs.",
    ),
    "duplicate-department": (
        "{file} is a second workbook of {department}[; {first} was read instead]. Nothing in it is in the plan.",
        "Keep the workbook that is right, and move the other one out of the folder inputs.",
    ),
    "duplicate-programme": (
        "{file} is a second programme workbook[ beside {first}].",
        "Keep the programme workbook that is right, and move the other one out of the folder inputs.",
    ),
    "missing-workbook": (
        "[No workbook came from {code}|There is no programme workbook].",
        (
            "[Ask {code} to fill in its workbook, and put it into the folder inputs.|Put the workbook that has a "
            "sheet Programme into the folder inputs.]"
        ),
    ),
    "skipped-file": (
        "{file} was passed over[: {reason:text}].",
        "If nothing in it belongs to the plan, there is nothing to do. Otherwise save it as a workbook (.xlsx).",
    ),
    "macros-ignored": (
        "{file} holds macros. They were not run.",
        "Nothing to do, as long as no value depends on them.",
    ),
    # sheets and columns
    "missing-sheet": (
        "The sheet {sheet:sheet} is missing[; perhaps “{probably}” is meant].",
        (
            "[If “{probably}” is the sheet that is meant, rename it to {sheet:sheet}; otherwise copy|Copy] the sheet "
            "{sheet:sheet} out of the form, with its header row, and fill it in."
        ),
    ),
    "duplicate-sheet": (
        "{sheet:sheet} is there twice; only the first one[, {first},] was read.",
        "Put everything into one sheet, and delete the other.",
    ),
    "missing-column": (
        (
            "The [line {line:column}|column {column:column}] is missing[; perhaps “{probably}” in {at} is meant|; it "
            "stands too far down, in {below}]."
        ),
        (
            "[Move the table up, so that its header stands in one of the first {rows} rows; {column:column} is in "
            "{below} now.|If “{probably}” in {at} is meant, write {column:column} there instead; otherwise add a cell "
            "that says exactly that.|Add a line with exactly this label: {line:column}.|Add a column with exactly this "
            "header: {column:column}.]"
        ),
    ),
    "duplicate-column": (
        ("The [line {line:column}|column {column:column}] is there twice; only the first one[, in {first},] was read."),
        "Put everything into one of the two, and delete the other.",
    ),
    "unknown-sheet": (
        "The form has no sheet “{value}”; nothing on it was read.[ {concealed:hidden}.]",
        (
            "[Rename it to {suggestion:sheet} if that is what it is.|Move what belongs to the plan into the "
            "sheets of the form.]"
        ),
    ),
    "unknown-column": (
        "The form has no [line “{line}”|column “{value}”] here; nothing in it was read.",
        (
            "[Rename it to {suggestion:column} if that is what it is.|Move what belongs to the plan to where the form "
            "asks for it, and delete the rest.]"
        ),
    ),
    # cells
    "missing-value": (
        "{column:column} is empty[; “{value}” counts as empty].",
        "Fill in {column:column}.[ Type one of these: {choices:any_choice}.| {needed:instead}]",
    ),
    "invalid-value": (
        "“{value}” under {column:column} cannot be read as {expected:kind}[: {why:why}].",
        "[Do you mean {examples:any}? ]{expected:instead}[ The currency of the programme is {currency}.]",
    ),
    "ambiguous-value": (
        "“{value}” under {column:column} can be read in more than one way[: {accepted:sheets}].",
        "[Type {readings:any}, whichever is meant.|{expected:unambiguous}]",
    ),
    "out-of-range": (
        "“{value}” under {column:column} is out of range.",
        (
            "[Type a date with a year from {first_year:year} to {last_year:year}|Type a value from {minimum:limit} to "
            "{maximum:limit}|Type a value of at least {minimum:limit}|Type a value of at most {maximum:limit}|Type a "
            "value that is possible here]."
        ),
    ),
    "unknown-choice": (
        "“{value}” is not one of the words for {column:column}.",
        "[Did you mean {suggestions:any_choice}? ]Type one of these: {accepted:any_choice}.",
    ),
    "unknown-reference": (
        (
            "“{value}” under {column:column} is [what {called} is called, but the code is asked for|a code that no row "
            "has on the sheet {accepted:any_sheet}|a code that no row has]."
        ),
        (
            "[Type {called} instead.|Did you mean {suggestions:any}? Type a code that is there, or add the row that "
            "the code is meant for.|Type a code that is there, or add the row that the code is meant for on the sheet "
            "{accepted:any_sheet}.|Type a code that is there, or add the row that the code is meant for.]"
        ),
    ),
    "duplicate-code": (
        "“{value}” is there twice. The first one[, in {first},] counts; this row was not read.",
        (
            "[No two rows may have the same {keys:columns}: correct this one|Give this row a code of its own], or "
            "delete it if it is the same."
        ),
    ),
    "error-cell": (
        "[{column:column}|This cell] holds the spreadsheet error {value}[: {why:why}].",
        "Repair the formula, or type the value itself.",
    ),
    "formula-without-result": (
        "[{column:column}|This cell] holds a formula whose result was never saved.",
        "Open the workbook in a spreadsheet program, let it calculate, and save it; or type the value itself.",
    ),
    "merged-cells": (
        (
            "The cells {range} are merged; what they hold counts for the first of them only[, and {hidden} is "
            "hidden beneath]."
        ),
        "Undo the merge, and type the value in each row that it belongs to.",
    ),
    "struck-through": (
        "“{value}” is struck through, and was not read.",
        "Delete it if it no longer holds; otherwise take the line through it away.",
    ),
    "hidden-content": (
        "{whole:hidden}[ ({ranges})], and was read all the same.",
        "Show it and look whether it still holds; delete what does not.",
    ),
    "total-row": (
        "This row looks like a total[ (“{value}”)], and was not read.",
        "Delete it; sums are made in the reports. If it is no total, [fill in {keys:columns}|give it a code].",
    ),
    "stray-cell": (
        "“{value}” stands outside the table[, as does everything else in {range}], and was not read.",
        "Move it into the table if it belongs to the plan; otherwise delete it.",
    ),
    "comment": (
        "There is a comment in this cell[: “{text}”].",
        "Nothing to do; it is kept for the next session.",
    ),
    "missing-glyph": (
        "The fonts of the documents have no sign for {characters}[, under {column:column}].",
        "Type it in other letters; otherwise a replacement sign is printed.",
    ),
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
"""The message and the remedy of every code."""

READ_AS: Mapping[str, str] = {
    "code": "a code",
    "currency": "a currency",
    "ref": "a code",
    "refs": "a list of codes",
    "text": "a text",
    "date": "a date",
    "period": "a period of the programme",
    "level": "a level",
    "score": "a whole number",
    "number": "a number",
    "money": "an amount of money",
    "percent": "a percentage",
    "choice": "one of the words of the list",
    "yes/no": "yes or no",
}
"""What a value should have been, by kind: ‘cannot be read as …’."""

INSTEAD: Mapping[str, str] = {
    "code": "Type a code of letters, digits, - and _, such as G1.",
    "currency": "Type the three letters of a currency, such as DKK or EUR.",
    "ref": "Type the code of one record, such as G1 or FIN.I1.",
    "refs": "Type codes with commas between them, such as FIN.I1, PRO.I2.",
    "text": "Type a text.",
    "date": (
        "Type a date such as 2026-03-31, 31.03.2026 or 31 March 2026; a month (2026-03), quarter (Q1 2026) "
        "or week (2026-W12) will do."
    ),
    "period": "Type a period of the programme's length, such as 2026-Q1 or, where it plans by month, 2026-03.",
    "level": "Type a level from 0 to 5, halves allowed; leave it empty if it was not assessed.",
    "score": "Type a whole number.",
    "bounded score": "Type a whole number from {minimum} to {maximum}.",
    "department": "Type the code of the department, such as FIN.",
    "number": "Type a plain number, such as 12 or 12.5.",
    "money": "Type an amount such as 250000 or 250 k, without another currency.",
    "percent": "Type a percentage such as 50 %.",
    "choice": "Choose one of the words of the list.",
    "yes/no": "Type yes or no.",
}
"""What to type instead, by kind."""

UNAMBIGUOUS: Mapping[str, str] = {
    "code": "Type a code that only one record has.",
    "ref": "Type the code with its department, such as FIN.I1, or give one of the records another code.",
    "refs": "Type the codes with their department, such as FIN.I1, or give one of the records another code.",
    "text": "Type it so that only one reading is left.",
    "date": "Type the date so that only one reading is left, such as 2026-04-03 or 3 April 2026.",
    "period": "Type the period as 2026-Q1 or 2026-03.",
    "level": "Type the level as a plain number, such as 2 or 2.5.",
    "score": "Type a whole number without separators.",
    "number": "Type the number without a thousands separator, such as 1234 or 1.5.",
    "money": "Type the amount without a thousands separator, such as 1234 or 250 k.",
    "percent": "Type it with a percent sign, such as 50 % or 0.5 %.",
    "choice": "Choose one of the words of the list.",
    "yes/no": "Type yes or no.",
}
"""How to say a value so that only one reading is left, by kind."""

RESCUE: Mapping[str, str] = {
    "damaged": (
        "Open it in the program that it was made with, save it again as a workbook (.xlsx), and put that "
        "into inputs. If it does not open there either, ask for another copy."
    ),
    "defect": (
        "Open it in the program that it was made with, save it again as a workbook (.xlsx), and put that into inputs. "
        "If that does not help, the fault is in reportgen: report it, with the reason given here."
    ),
    "denied": "Close it in other programs, and see to it that you may read it.",
    "xls": "It is an old Excel file. Open it in Excel, choose Save As, and save it as a workbook (.xlsx).",
    "xlsb": "It is a binary Excel file. Open it in Excel, choose Save As, and save it as a workbook (.xlsx).",
    "numbers": (
        "It is a Numbers file. Open it in Numbers, choose Export To, Excel, and put the .xlsx file into inputs."
    ),
    "csv": "It is a text file with one table. Put its rows into the form, and save that as a workbook (.xlsx).",
    "fods": "It is a flat OpenDocument file. Open it in LibreOffice, and save it as a workbook (.xlsx or .ods).",
}
"""How to get at what an unreadable file holds, by what it is."""

WHY: Mapping[str, str] = {
    "quarter": "a year has four quarters, Q1 to Q4",
    "month": "a year has twelve months",
    "day": "that month does not have that many days",
    "short-year": "a year has four digits",
    "no-year": "the year is missing",
    "year-alone": "a year alone does not say when",
    "serial": "it is a date that the spreadsheet shows as a number",
    "halves": "levels go in halves",
    "whole": "it has decimals",
    "one-number": "only one number can stand here",
    "is-date": "it is a date, so format the cell as a number and type the number again",
    "signs": "codes are made of letters, digits, - and _ alone",
    "long": "a code has at most 40 characters",
    "became-date": "the spreadsheet program has made a date of it, so format the cell as text first",
    "one-code": "only one code can stand here",
    "commas": "between codes stand commas",
    "#REF!": "its formula refers to cells that are gone",
    "#N/A": "its formula looks for something that is not there",
    "#DIV/0!": "its formula divides by zero",
    "#NAME?": "its formula uses a name that does not exist",
    "#VALUE!": "its formula computes with something that is no number",
    "#NUM!": "its formula has no result that is a number",
    "#NULL!": "its formula crosses ranges that do not meet",
}
"""What is wrong with a value, where it can be told; also what spreadsheet errors mean."""

EXCESS: Mapping[str, str] = {
    "file": "the file is too big",
    "unpacked": "it grows too big when it is unpacked",
    "ratio": "it is packed more tightly than any table can be",
    "entries": "it has too many parts",
    "cells": "it has too many cells that are filled in",
    "text": "a cell holds too long a text",
    "merges": "it has too many merged cells",
    "sheets": "it has too many sheets",
    "findings": "there is more wrong with it than can be listed",
    "letters": "its texts are too long altogether",
    "comments": "it has too many comments",
    "formats": "it has too many number formats",
    "tags": "its parts are larger than those of any table",
    "memory": "reading it takes more memory than a workbook may take",
    "time": "reading it takes longer than a workbook may take",
}
"""Which limit a file goes beyond."""

HIDDEN: Mapping[bool, str] = {True: "This sheet is hidden", False: "Something on this sheet is hidden"}
"""Whether a sheet is hidden as a whole."""

REASONS: Mapping[str, str] = {
    "overdue": "it is overdue",
    "gap-late": "it closes a gap too late",
    "interconnection": "something that it needs is not agreed on both sides",
    "behind": "its progress lags behind its dates",
    "moved": "coordination moves it",
    "role-overloaded": "it takes from an overloaded role",
}
"""Why a computed rating is what it is."""

CAUSES: Mapping[str, str] = {"status-date": "the status date"}
"""What may hold an initiative beside others and roles."""

REMARKS: tuple[str, ...] = (
    "empty file",
    "cut short",
    "no spreadsheet inside",
    "only .xlsx, .xlsm and .ods are read",
    "no spreadsheet",
    "lock file",
    "folder",
    "more rows than a sheet has",
    "more columns than a sheet has",
    "no file",
    "a part declares a document type",
    "a part of it is broken",
    "a part of it is missing",
    "a part of it is nested too deeply",
    "a part of it is packed as no spreadsheet program packs",
    "two parts of it have one name",
    "two cells are in one place",
    "a cell is in another row than it says",
    "merged cells overlap",
    "merged cells reach beyond the sheet",
    "it changed while it was read",
    "the reader broke down over it",
)
"""What reading remarks about a file, as it stands in `reason`."""

TABLES = (READ_AS, INSTEAD, UNAMBIGUOUS, WHY, RESCUE, EXCESS, HIDDEN, REASONS, CAUSES)
"""All tables of what is said for a value."""

FILLED_BY: Mapping[str, str] = {
    "why": "what is wrong with it",
    "cells": "so many cells",
    "rows": "so many rows",
    "places": "so many places",
    "kind": "what it should be",
    "instead": "what to type instead",
    "unambiguous": "how to type it so that only one reading is left",
    "rescue": "how to save it so that it can be read",
    "excess": "which limit it goes beyond",
    "hidden": "what is hidden",
}
"""What a form that puts a whole sentence in place of a value stands for, in the reference of findings."""
