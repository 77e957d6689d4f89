"""What is wrong, where, and whom it concerns: a code with values, never prose (the sentences live in `words`)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

Scalar = str | int | float | bool | None


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Source(NamedTuple):
    """Where something stands: the file relative to the programme folder, the sheet as spelt there, the cell.

    `sheet` is None for a whole file, `cell` (such as `C7`) for a whole sheet.
    """

    file: str
    sheet: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        if self.sheet is None:
            return self.file
        return f"{self.file} · {self.sheet}" + (f"!{self.cell}" if self.cell else "")


E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE

SEVERITIES: Mapping[str, Severity] = {
    # Intake:
    "unreadable-workbook": E,
    "password-protected": E,
    "too-large": E,
    "wrong-workbook": E,
    "duplicate-department": E,
    "duplicate-programme": E,
    "missing-workbook": E,
    "missing-sheet": E,
    "duplicate-sheet": E,
    "missing-column": E,
    "duplicate-column": E,
    "missing-value": E,
    "invalid-value": E,
    "ambiguous-value": E,
    "out-of-range": E,
    "unknown-choice": E,
    "unknown-reference": E,
    "duplicate-code": E,
    "error-cell": E,
    "formula-without-result": E,
    "unknown-sheet": W,
    "unknown-column": W,
    "merged-cells": W,
    "struck-through": W,
    "hidden-content": W,
    "total-row": W,
    "stray-cell": W,
    "skipped-file": N,
    "comment": N,
    "macros-ignored": N,
    "missing-glyph": E,
    # Coherence, strategy:
    "guideline-without-chosen-option": E,
    "guideline-with-several-chosen-options": E,
    "requirement-unsupported": W,
    "guideline-without-requirement": W,
    # understanding
    "guideline-misunderstood": W,
    "leaders-disagree": W,
    "department-not-interviewed": W,
    # translation
    "guideline-not-translated": W,
    "guideline-unaddressed": W,
    # demands
    "demand-without-response": W,
    "demand-declined": W,
    "service-too-late": W,
    "response-without-service": W,
    # gaps
    "gap-without-initiative": W,
    "target-below-current": W,
    "not-assessed": W,
    "gap-closes-late": W,
    # initiatives
    "initiative-without-resources": W,
    "end-before-start": E,
    "outside-horizon": W,
    "overdue": W,
    "progress-contradicts-status": W,
    "starts-before-predecessor-ends": W,
    "rating-too-green": N,
    # interconnections
    "need-without-provision": W,
    "provision-without-need": W,
    "dates-contradict": W,
    "statuses-contradict": W,
    "needed-before-provided": W,
    "dependency-cycle": E,
    # resources
    "role-overloaded": W,
    "role-without-capacity": W,
    "day-to-day-exceeds-total": E,
    "over-budget": W,
    "effort-not-stated": W,
    # coordination
    "initiative-moved": N,
    "no-feasible-plan": W,
    "plan-not-proven-optimal": W,
    "milestone-missed": W,
    # decisions
    "decision-overdue": W,
    "decision-without-effect": E,
    # audit practice
    "isolated-initiative": N,
    "imposed-date": N,
    "very-long-initiative": W,
    "thin-effort": W,
    "negative-float": W,
    "owner-overcommitted": N,
}
"""Every code there is, with its severity: the contract of findings.md."""


class Finding(BaseModel):
    """One thing that does not fit, with the values that prove it.

    `departments` holds the owners of all subjects and every department named, sorted; `subjects` the qualified
    codes of the records concerned; `also` the further cells; `values` what the sentence needs.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    source: Source
    departments: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    also: tuple[Source, ...] = ()
    values: dict[str, Scalar | list[str]] = {}

    @property
    def severity(self) -> Severity:
        """How much it matters, by its code."""
        return SEVERITIES[self.code]
