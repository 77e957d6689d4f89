"""The log and the state of the data: what was decided, submitted, could not be used, or is not stated."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from reportgen.compose.messages import quality as say
from reportgen.compose.sections.open_points import Point, points
from reportgen.compose.views import ProgrammeView
from reportgen.model.finding import Severity
from reportgen.model.records import Decision
from reportgen.words.catalogue import Words

MOST_ERRORS = 20
"""Errors listed in the section; the findings file holds them all."""
ORDER = ("open", "decided", "done")


@dataclass(frozen=True)
class LogRow:
    """A decision of the log, with where it stands."""

    decision: Decision
    session: str
    departments: str
    tone: str
    state: str


@dataclass(frozen=True)
class Log:
    """The decisions with their message, the open ones first."""

    message: str
    rows: tuple[LogRow, ...]


@dataclass(frozen=True)
class Submitted:
    """A workbook: whose, by whom and when, and how many findings stand in it; a missing one has no file."""

    owner: str
    file: str
    prepared_by: str
    date: dt.date | None
    version: str
    errors: int
    warnings: int
    notes: int


@dataclass(frozen=True)
class Quality:
    """What came in, what could not be used, and what nobody has said."""

    message: str
    workbooks: tuple[Submitted, ...]
    errors_message: str
    errors: tuple[Point, ...]
    errors_in_all: int
    unstated: tuple[tuple[str, int], ...]
    unstated_message: str


def log(view: ProgrammeView, words: Words) -> Log:
    """The decisions log: open ones first, then by date."""
    status = view.plan.programme.status_date
    rows = [_log_row(each, status, words) for each in view.plan.decisions]
    rows.sort(
        key=lambda row: (_place(row.decision), str(row.decision.due or row.decision.date or "9"), row.decision.id)
    )
    undecided = [row for row in rows if row.decision.status not in ("decided", "done")]
    return Log(say.log(len(rows), len(undecided), sum(row.tone == "red" for row in undecided), words), tuple(rows))


def _place(decision: Decision) -> int:
    return ORDER.index(decision.status) if decision.status in ORDER else 0


def _log_row(decision: Decision, status: dt.date | None, words: Words) -> LogRow:
    overdue = bool(decision.status != "done" and decision.due and status and decision.due < status)
    if overdue:
        tone, state = "red", words.t("overdue")
    elif decision.status == "open":
        tone, state = "amber", words.t("open")
    else:
        tone, state = ("green", words.choice(decision.status)) if decision.status else ("amber", words.t("open"))
    sessions = {"individual": words.t("individual session"), "workshop": words.t("workshop"), "board": words.t("board")}
    session = sessions.get(decision.session or "", "–")
    return LogRow(decision, session, ", ".join(decision.departments), tone, state)


def quality(view: ProgrammeView, words: Words) -> Quality:
    """What was submitted and in what state."""
    rows = _workbooks(view, words)
    missing = [row.owner for row in rows if not row.file]
    wrong = points(view.errors, words)
    unstated = _unstated(view, words)
    return Quality(
        message=say.submitted(len(view.plan.departments), missing, words),
        workbooks=rows,
        errors_message=say.errors(len(wrong), words),
        errors=tuple(wrong[:MOST_ERRORS]),
        errors_in_all=len(wrong),
        unstated=unstated,
        unstated_message=say.unstated(unstated, words),
    )


def _workbooks(view: ProgrammeView, words: Words) -> tuple[Submitted, ...]:
    counts = Counter((each.source.file, each.severity) for each in view.findings)
    by_department = {book.department: book.file for book in view.plan.workbooks}

    def row(owner: str, file: str, by: str, date: dt.date | None, version: str) -> Submitted:
        errors, warnings, notes = (
            counts[file, severity] for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
        )
        return Submitted(owner, file.rpartition("/")[2], by, date, version, errors, warnings, notes)

    found = [row(words.t("Programme"), by_department.get(None, ""), "", view.plan.programme.status_date, "")]
    for each in view.plan.departments:
        submission = view.plan.submission.get(each.id)
        file = by_department.get(each.id, "")
        said = (
            (submission.prepared_by or "", submission.date, submission.version or "") if submission else ("", None, "")
        )
        found.append(row(view.name(each.id), file, *said))
    return tuple(found)


def _unstated(view: ProgrammeView, words: Words) -> tuple[tuple[str, int], ...]:
    """What is not stated, by kind, with how often; kinds that never occur are left out."""
    counts = Counter(each.code for each in view.findings)
    kinds = (
        ("missing-value", words.t("required cells left empty")),
        ("guideline-not-translated", words.t("guidelines that a department has not translated")),
        ("department-not-interviewed", words.t("departments of which no leader was interviewed in the latest round")),
        ("not-assessed", words.t("gaps without a current or target level")),
        ("gap-without-initiative", words.t("gaps that no initiative closes")),
        ("initiative-without-resources", words.t("initiatives without people or money")),
        ("effort-not-stated", words.t("resources without effort")),
        ("role-without-capacity", words.t("roles in use without a capacity")),
        ("demand-without-response", words.t("demands without an answer")),
        ("response-without-service", words.t("accepted demands without a service")),
    )
    found = [(text, counts[code]) for code, text in kinds if counts[code]]
    return tuple(sorted(found, key=lambda each: -each[1]))
