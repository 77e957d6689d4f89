"""The smallest workbooks that raise a code, and the same ones but for a few rows that do not: one file a code.

    FIN · Initiatives
    | ID | Start | End | Status |
    raises: | I1 | 2026-01-05 | 2026-03-27 | running |
    quiet: | I1 | 2026-01-05 | 2026-03-27 | done |
    at: FIN · Initiatives · A2
    about: FIN.I1
    departments: FIN

A line `workbook · sheet` starts a sheet; `raises:` and `quiet:` rows stand in one of the two variants only. Every
programme has the sheets of `BASE` unless a file has its own; a department whose workbook is not mentioned has none.
"""

from dataclasses import dataclass, field
from pathlib import Path

from notation.book import book, folder
from reportgen.model.finding import Source

CODES = Path(__file__).parent / "codes"
BASE = {
    "programme": {
        "Programme": "| Status date | 2026-06-30 |\n| Horizon start | 2026-01-01 |\n| Horizon end | 2026-12-31 |\n"
        "| Currency | EUR |\n| Language | en |",
        "Guidelines": "| ID | Guideline |\n| G1 | One platform |",
        "Departments": "| ID | Department |\n| FIN | Finance |\n| PRO | Production |",
    }
}


@dataclass
class Case:
    """One file: the sheets of both variants, and what is to be found where."""

    code: str
    sheets: dict[str, dict[str, dict[str, list[str]]]] = field(default_factory=lambda: {"raises": {}, "quiet": {}})
    at: Source = field(default_factory=lambda: Source(""))
    also: tuple[Source, ...] = ()
    about: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()

    def write(self, root: Path, variant: str) -> Path:
        """The programme folder of a variant (`raises` or `quiet`), made at `root`."""
        own = {
            name: {sheet: "\n".join(rows) for sheet, rows in sheets.items()}
            for name, sheets in self.sheets[variant].items()
        }
        whole = {name: {**BASE.get(name, department(name)), **own.get(name, {})} for name in {**BASE, **own}}
        return folder(root, **{name: book(sheets) for name, sheets in whole.items()})


def department(name: str) -> dict[str, str]:
    """What every department's workbook starts with."""
    return {"Department": f"| Department | {name} |"}


def read_case(path: Path) -> Case:
    """The case that stands in a file named after its code."""
    case = Case(path.stem)
    workbook, sheet = "", ""
    for line in filter(None, (line.strip() for line in path.read_text("utf-8").splitlines())):
        word, _, rest = line.partition(":")
        if line.startswith("|"):
            for variant in ("raises", "quiet"):
                case.sheets[variant][workbook][sheet].append(line)
        elif word in {"raises", "quiet"}:
            case.sheets[word][workbook][sheet].append(rest.strip())
        elif word in {"about", "departments"}:
            setattr(case, word, tuple(rest.split()))
        elif word == "at":
            case.at = _source(rest)
        elif word == "also":
            case.also = tuple(_source(each) for each in rest.split(","))
        else:
            workbook, sheet = line.split(" · ")
            for variant in ("raises", "quiet"):
                case.sheets[variant].setdefault(workbook, {})[sheet] = []
    return case


def _source(text: str) -> Source:
    workbook, sheet, cell = (part.strip() for part in text.split("·"))
    return Source(f"inputs/{workbook}.xlsx", sheet, cell)


CASES = [read_case(path) for path in sorted(CODES.glob("*.txt"))]
