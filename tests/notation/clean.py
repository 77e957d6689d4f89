"""The smallest clean programme: one department, one record of each kind that needs one; nothing about it is found."""

from collections.abc import Mapping
from pathlib import Path

from notation.book import book, folder

Sheets = Mapping[str, str]

PROGRAMME: Sheets = {
    "Programme": """
        | Programme         | Forward       |
        | Organisation      | Group         |
        | Mission statement | IT that helps |
        | Status date       | 2026-02-01    |
        | Horizon start     | 2026-01-01    |
        | Horizon end       | 2027-12-31    |
        | Currency          | DKK           |
        | Language          | en            |""",
    "Guidelines": """
        | ID | Guideline | Why       |
        | G1 | One core  | It is due |""",
    "Options": "| Guideline | Option | Consequences | Chosen | Reason |",
    "Requirements": """
        | ID | Requirement | Raised by | Importance | G1 |
        | B1 | Speed       | FIN       | 3          | 2  |""",
    "Departments": """
        | ID  | Department | Head | E-mail       |
        | FIN | Finance    | Anna | a@group.test |""",
    "Interviews": "| Leader | Department | Round | Guideline | Understanding | Support |",
    "Services": "| ID | Service | Provider | Available from |",
    "Responses": "| Demand | Response | Service |",
    "Budget": """
        | Department | Year | Amount |
        | FIN        | 2026 | 50000  |""",
    "Milestones": "| ID | Milestone | Date | Requires |",
    "Decisions": "| ID | Date | Session | Topic | Departments | Concerns | Owner | Status |",
}

FINANCE: Sheets = {
    "Department": "| Department | FIN |",
    "Translation": "| Guideline | Why we change | What it means for us | Priority |",
    "Demands": "| ID | Guideline | Demand | Business benefit | Needed by | Priority |",
    "Gaps": """
        | ID | Guideline | Capability | Current state | Current level | Target state | Target level | Target date |
        | A1 | G1        | Closing    | slow          | 1.5           | fast         | 3            | 2026-12-31  |""",
    "Initiatives": """
        | ID | Initiative | Closes | After | Owner | Start      | End        | Status  | Progress |
        | I1 | New ledger | A1     |       | Bo    | 2026-01-05 | 2026-06-30 | planned |          |""",
    "Resources": """
        | Initiative | Role      | Effort | One-off cost |
        | I1         | Architect | 30     | 10000        |""",
    "Capacity": """
        | Role      | Period  | Total FTE | Day-to-day FTE |
        | Architect | 2026-Q1 | 2         | 1              |""",
    "Dependencies": "| Initiative | Direction | Department | Deliverable | Their initiative | Date | Status |",
    "Risks": "| ID | Concerns | Risk | Probability | Impact | Response | Owner |",
}


def clean(root: Path, programme: Sheets | None = None, finance: Sheets | None = None) -> Path:
    """A folder with the clean programme, some sheets replaced; an empty text leaves the sheet out."""
    return folder(
        root,
        programme=book({name: text for name, text in {**PROGRAMME, **(programme or {})}.items() if text}),
        finance=book({name: text for name, text in {**FINANCE, **(finance or {})}.items() if text}),
    )
