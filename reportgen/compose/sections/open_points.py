"""Findings on the page: what does not fit, what to do about it, and where."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from reportgen.compose.views import DepartmentView
from reportgen.model.finding import Finding, Severity
from reportgen.model.records import Decision, Initiative, Risk
from reportgen.words.catalogue import Words
from reportgen.words.findings import message, remedy

TONES = {Severity.ERROR: "red", Severity.WARNING: "amber", Severity.NOTE: ""}
ORDER = tuple(Severity)
NOT_A_POINT = frozenset({"comment", "skipped-file", "macros-ignored", "initiative-moved"})
"""Notes that say nothing anybody has to settle, or that the documents show elsewhere."""


LONGEST_ABOUT = 48
"""Characters for codes in the code of a field, of which Word keeps 64 in all."""


@dataclass(frozen=True)
class Point:
    """One finding in the reader's words; `file` and `place` name the cell to mend.

    In a department's report also who sees to it, and the next session where it can be settled, with its date.
    """

    finding: Finding
    tone: str
    severity: str
    message: str
    remedy: str
    file: str
    place: str
    owner: str = ""
    session: str = ""
    session_date: dt.date | None = None

    @property
    def key(self) -> str:
        """What tells it from other points, in this issue and the next: the same finding at the same cell and period."""
        found = self.finding
        told = (found.code, found.source.sheet, found.source.cell, found.values.get("period"), *found.subjects)
        return hashlib.sha256(repr(told).encode()).hexdigest()[:8]

    def about(self, department: str) -> str:
        """The department's own records that it is about, as the end of the code of a field: `:FIN.I1,FIN.I3`."""
        own = [each for each in self.finding.subjects if each.startswith(f"{department}.")]
        while len(",".join(own)) > LONGEST_ABOUT:
            own.pop()
        return ":" + ",".join(own) if own else ""


def points(findings: Sequence[Finding], words: Words) -> list[Point]:
    """The findings that somebody has to settle, errors first, in their order otherwise."""
    names = {Severity.ERROR: words.t("error"), Severity.WARNING: words.t("open"), Severity.NOTE: words.t("note")}
    chosen = [each for each in findings if each.code not in NOT_A_POINT]
    return [
        Point(
            each, TONES[each.severity], names[each.severity], message(each, words), remedy(each, words), *_place(each)
        )
        for each in sorted(chosen, key=lambda each: ORDER.index(each.severity))
    ]


def assigned(found: Sequence[Point], view: DepartmentView, words: Words) -> list[Point]:
    """The points with their owner and their next session."""
    return [
        replace(each, owner=_owner(each.finding, view, words), **_session(each.finding, view, words)) for each in found
    ]


def _owner(finding: Finding, view: DepartmentView, words: Words) -> str:
    """The owner of the record concerned where it has one, else the head."""
    records: list[Initiative | Risk | Decision] = [*view.initiatives, *view.risks, *view.decisions]
    owners = {each.id: each.owner for each in records if each.owner}
    named = next((owners[each] for each in finding.subjects if each in owners), None)
    return named or view.department.head or words.t("Head of {department}", department=view.name)


def _session(finding: Finding, view: DepartmentView, words: Words) -> dict[str, Any]:
    """The next open decision about the record concerned, else about the department, else the board meeting."""
    today = view.programme.status_date or dt.date.min
    coming = [each for each in view.decisions if each.status == "open" and each.due and each.due >= today]
    subjects = set(finding.subjects)
    concerned = [each for each in coming if subjects.intersection((each.id, *each.concerns))]
    if chosen := min(concerned or coming, key=_due, default=None):
        return {"session": words.t("decision {code}", code=chosen.id), "session_date": chosen.due}
    board = view.programme.board_meeting
    return {"session": words.t("board meeting"), "session_date": board} if board and board >= today else {}


def _due(decision: Decision) -> tuple[str, str]:
    return str(decision.due), decision.id


def _place(finding: Finding) -> tuple[str, str]:
    """File name, and sheet with cell."""
    _, sheet, cell = finding.source
    return PurePosixPath(finding.source.file).name, " · ".join(filter(None, (sheet, cell)))


def point_message(found: Sequence[Point], words: Words) -> str:
    """How many points stand, and how many of them are errors."""
    errors = sum(each.finding.severity is Severity.ERROR for each in found)
    if not errors:
        return words.tn(
            "{n} point is open, none of them an error", "{n} points are open, none of them an error", len(found)
        )
    return words.tn(
        "{n} of {total} open points is an error that must be mended first",
        "{n} of {total} open points are errors that must be mended first",
        errors,
        total=words.number(len(found)),
    )


def draft_sentence(errors: int, words: Words) -> str:
    """What the DRAFT mark says; empty where there is no error."""
    if not errors:
        return ""
    return words.tn(
        "Draft: {n} error in the workbooks must be mended before this can be relied on",
        "Draft: {n} errors in the workbooks must be mended before this can be relied on",
        errors,
    )
