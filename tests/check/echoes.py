"""Two departments whose workbooks fit together in every sheet, to be broken at one place at a time."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from notation import clean
from notation.book import book, folder
from notation.clean import Sheets
from reportgen.analyse import analyse
from reportgen.check import check
from reportgen.model.finding import Finding
from reportgen.read import read_programme

PROGRAMME: Sheets = {
    "Programme": clean.PROGRAMME["Programme"],
    "Guidelines": """
        | ID | Guideline | Why       | Weight |
        | G1 | One core  | It is due | 3      |
        | G2 | One desk  | It helps  | 4      |""",
    "Options": """
        | Guideline | Option | Consequences | Chosen | Reason |
        | G1        | Buy    | Cheaper      | yes    | Soon   |
        | G2        | Build  | Own          | yes    | Ours   |""",
    "Requirements": """
        | ID | Requirement | Raised by | Importance | G1 | G2 |
        | B1 | Speed       | FIN       | 3          | 2  | 0  |
        | B2 | Ease        | PRO       | 4          | 0  | 3  |""",
    "Departments": """
        | ID  | Department | Head | E-mail       |
        | FIN | Finance    | Anna | a@group.test |
        | PRO | Production | Bert | b@group.test |""",
    "Interviews": """
        | Leader | Department | Round | Guideline | Understanding | Support |
        | Anna   | FIN        | 1     | G1        | 4             | 4       |
        | Bert   | PRO        | 1     | G1        | 4             | 4       |""",
    "Services": """
        | ID | Service | Provider | Available from |
        | S1 | Hub     | PRO      | 2026-03-01     |""",
    "Responses": """
        | Demand | Response | Service |
        | FIN.D1 | accepted | S1      |
        | PRO.D1 | accepted | S1      |""",
    "Budget": """
        | Department | Year | Amount |
        | FIN        | 2026 | 50000  |
        | PRO        | 2026 | 50000  |""",
    "Milestones": """
        | ID | Milestone | Date       | Requires |
        | M1 | Go live   | 2026-12-31 | FIN.I1   |""",
    "Decisions": """
        | ID | Date       | Session  | Topic | Departments | Concerns | Decision | Owner | Due        | Status |
        | C1 | 2026-01-05 | workshop | Order | FIN         | FIN.I1   | Go       | Anna  | 2026-03-01 | open   |""",
}


def department(code: str, other: str, direction: str) -> dict[str, str]:
    """A department's workbook; it needs from the other department, or provides to it, one list."""
    date = "2026-06-30" if direction == "needs" else "2026-05-29"
    return {
        "Department": f"| Department | {code} |",
        "Translation": """
            | Guideline | Why we change | What it means for us | Priority |
            | G1        | It is slow    | One ledger           | 4        |
            | G2        | It is far     | One phone number     | 3        |""",
        "Demands": """
            | ID | Guideline | Demand | Business benefit | Needed by  | Priority |
            | D1 | G1        | A feed | No typing        | 2026-06-30 | must     |""",
        "Gaps": """
            |ID| Guideline | Capability | Current state | Current level | Target state| Target level| Target date|
            | A1 | G1        | Closing    | slow          | 1             | fast         | 3            | 2026-12-31 |
            | A2 | G2        | Asking     | many         | 2             | one          | 4            | 2026-12-31|""",
        "Initiatives": """
            | ID | Initiative | Closes | After | Owner | Start      | End        | Status  | Progress |
            | I1 | New ledger | A1     |       | Bo    | 2026-03-02 | 2026-05-29 | planned | 0        |
            | I2 | New desk   | A2     | I1    | Bo    | 2026-06-01 | 2026-09-30 | planned | 0        |
            | I3 | Old desk   | A2     |       | Bo    | 2025-06-02 | 2025-09-30 | done    |          |""",
        "Resources": """
            | Initiative | From department | Role      | Effort | One-off cost |
            | I1         |                 | Architect | 30     | 10000        |
            | I2         |                 | Clerk     | 10     | 1000         |""",
        "Capacity": """
            | Role      | Period  | Total FTE | Day-to-day FTE |
            | Architect | 2026-Q2 | 4         | 1              |
            | Clerk     | 2026-Q2 | 4         | 1              |""",
        "Dependencies": f"""
            | Initiative | Direction   | Department | Deliverable | Their initiative | Date   | Status |
            | I1         | {direction} | {other}    | A list      | {other}.I1       | {date} | agreed |""",
        "Risks": """
            | ID | Concerns | Risk    | Probability | Impact | Response | Owner |
            | R1 | I1       | Nobody  | 2           | 3      | Hire     | Bo    |""",
    }


WORKBOOKS: Mapping[str, Sheets] = {
    "programme": PROGRAMME,
    "FIN": department("FIN", "PRO", "needs"),
    "PRO": department("PRO", "FIN", "provides"),
}


def found(root: Path, workbooks: Mapping[str, Sheets]) -> tuple[list[Finding], list[Finding]]:
    """What reading and what checking finds in a programme made of these workbooks."""
    folder(root, **{name: book(sheets) for name, sheets in workbooks.items()})
    reading = read_programme(root)
    assert reading.plan is not None
    return list(reading.findings), check(reading.plan, analyse(reading.plan))


def without(workbook: str, sheet: str) -> dict[str, Sheets]:
    """The workbooks, one of them without one of its sheets."""
    changed = {name: text for name, text in WORKBOOKS[workbook].items() if name != sheet}
    return {**WORKBOOKS, workbook: changed}


def replaced(workbook: str, sheet: str, row: int, column: int, text: str) -> dict[str, Sheets]:
    """The workbooks with one cell (row and column counted from 0) replaced."""
    lines = WORKBOOKS[workbook][sheet].strip("\n").splitlines()
    cells = lines[row].strip().removeprefix("|").removesuffix("|").split("|")
    cells[column] = f" {text} "
    lines[row] = f"|{'|'.join(cells)}|"
    return {**WORKBOOKS, workbook: {**WORKBOOKS[workbook], sheet: "\n".join(lines)}}


def cells() -> Iterator[tuple[str, str, int, int]]:
    """Every cell with a value below a header: workbook, sheet, row, column."""
    for workbook, sheets in WORKBOOKS.items():
        for sheet, text in sheets.items():
            if sheet not in {"Programme", "Department"}:
                for row, line in enumerate(text.strip("\n").splitlines()[1:], start=1):
                    for column, content in enumerate(re.findall(r"\|([^|]*)(?=\|)", line)):
                        if content.strip():
                            yield workbook, sheet, row, column
