"""Programmes of any size, for laws and benchmarks: coherent, acyclic, the same for the same seed.

`python tests/notation/programmes.py --departments 32 --out DIR` writes `DIR/inputs/*.xlsx`.
"""

import argparse
import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from reportgen.forms import fill
from reportgen.model import records as r
from reportgen.model.calendar import Period, PeriodLength
from reportgen.model.finding import Source

Sheets = dict[type[r.Record], list[r.Record]]

START, WEEKS, GUIDELINES = dt.date(2026, 1, 5), 100, 6
NOWHERE = Source("generated")
PERIODS = [Period(year, number, PeriodLength.QUARTER) for year in (2026, 2027) for number in (1, 2, 3, 4)]
THINGS = ("orders", "suppliers", "drawings", "invoices", "shipments", "spare parts", "measurements", "contracts")
VERBS = ("registers", "approves", "checks", "forecasts", "archives", "distributes", "reconciles", "publishes")
ROLES = ("Analyst", "Engineer", "Specialist")


@dataclass
class Generated:
    """The records of a programme: those of the programme workbook, and those of each department's."""

    programme: Sheets = field(default_factory=dict)
    departments: dict[str, Sheets] = field(default_factory=dict)

    def write(self, folder: Path) -> Path:
        """Write the workbooks into `folder/inputs`; the folder."""
        (folder / "inputs").mkdir(parents=True, exist_ok=True)
        (folder / "inputs" / "programme.xlsx").write_bytes(fill(self.programme, "en"))
        for code, sheets in self.departments.items():
            (folder / "inputs" / f"{code}.xlsx").write_bytes(fill(sheets, "en"))
        return folder


@dataclass(frozen=True)
class Size:
    """How much of everything a department has."""

    departments: int
    gaps: int = 12
    initiatives: int = 10
    demands: int = 4
    leaders: int = 3
    rounds: int = 2


def generate(departments: int, seed: int = 0, *, gaps: int = 12, initiatives: int = 10) -> Generated:
    """A programme of so many departments, each with so many gaps and initiatives."""
    size = Size(departments, gaps, initiatives)
    made = Generated()
    for number in range(departments):
        code = department(number)
        made.departments[code] = gathered(_answers(code, number, size, random.Random(f"{seed} {code}")))
    made.programme = gathered(_programme(size, random.Random(f"{seed} programme")))
    return made


def department(number: int) -> str:
    """The code of a department by its number, from 0."""
    return f"D{number + 1:02d}"


def gathered(records: Iterator[r.Record]) -> Sheets:
    """Records by class, in their order."""
    sheets: Sheets = {}
    for record in records:
        sheets.setdefault(type(record), []).append(record)
    return sheets


def _window(number: int, index: int) -> tuple[dt.date, dt.date]:
    """Start and end of a department's initiative, Monday to Friday: later in the list is later in time."""
    start = START + dt.timedelta(weeks=(index * 8 + number) % (WEEKS - 26))
    return start, start + dt.timedelta(weeks=14 + (index + number) % 9, days=4)


def _sentence(luck: random.Random) -> str:
    return f"Today one person {luck.choice(VERBS)} {luck.choice(THINGS)} by hand, {luck.randint(2, 90)} times a week."


def _programme(size: Size, luck: random.Random) -> Iterator[r.Record]:
    yield r.Programme(
        source=NOWHERE, name="Generated programme", organisation="Example A/S", mission="One plan for all.",
        status_date=dt.date(2026, 1, 2), horizon_start=dt.date(2026, 1, 1), horizon_end=dt.date(2027, 12, 31),
        currency="DKK", language="en", period_length="quarter", working_days=220, board_meeting=dt.date(2026, 3, 12),
        classification="Internal",
    )  # fmt: skip
    for each in range(1, GUIDELINES + 1):
        code = f"G{each}"
        yield r.Guideline(source=NOWHERE, id=code, name=f"Guideline {each}", why=_sentence(luck), weight=1 + each % 5)
        for chosen in (True, False):
            name = "As decided" if chosen else "As it was"
            yield r.Option(
                source=NOWHERE, guideline=code, name=name, consequences=_sentence(luck), score=4 if chosen else 2,
                chosen=chosen, reason=_sentence(luck),
            )  # fmt: skip
        yield r.Requirement(
            source=NOWHERE, id=f"B{each}", name=f"Requirement {each}", raised_by=department(0), importance=1 + each % 5,
            support={f"G{other}": 3 if other == each else luck.randint(0, 2) for other in range(1, GUIDELINES + 1)},
        )  # fmt: skip
    yield r.Service(source=NOWHERE, id="S1", name="Platform", provider=department(0), available_from=START)
    yield r.Decision(
        source=NOWHERE, id="D1", date=START, session="board", topic="Whether to begin", departments=(department(0),),
        concerns=("G1",), decision="Yes.", owner="The chair", status="done",
    )  # fmt: skip
    yield r.Milestone(source=NOWHERE, id="M1", name="Done", date=PERIODS[-1].end, requires=(f"{department(0)}.I1",))
    for number in range(size.departments):
        yield from _entries(department(number), size, luck)


def _entries(code: str, size: Size, luck: random.Random) -> Iterator[r.Record]:
    """What the programme office keeps about one department."""
    yield r.Department(
        source=NOWHERE, id=code, name=f"Department {code}", head=f"Head of {code}", email=f"{code.lower()}@firm.example"
    )
    for year in (2026, 2027):
        yield r.Budget(source=NOWHERE, department=code, year=year, amount=Decimal(9_000_000))
    for demand in range(1, size.demands + 1):
        yield r.Response(source=NOWHERE, demand=f"{code}.D{demand}", response="accepted", service="S1")
    for leader in range(1, size.leaders + 1):
        for turn in range(1, size.rounds + 1):
            for guideline in range(1, GUIDELINES + 1):
                yield r.Interview(
                    source=NOWHERE, leader=f"Leader {leader} of {code}", department=code, round=turn, date=START,
                    guideline=f"G{guideline}", understanding=luck.randint(2, 3) + turn - 1, support=luck.randint(3, 5),
                    interpretation=_sentence(luck),
                )  # fmt: skip


def _answers(code: str, number: int, size: Size, luck: random.Random) -> Iterator[r.Record]:
    """The workbook of one department."""
    yield r.Submission(source=NOWHERE, department=code, prepared_by=f"Head of {code}", date=START, version="1")
    for each in range(1, GUIDELINES + 1):
        yield r.Translation(
            source=NOWHERE, department=code, guideline=f"G{each}", why=_sentence(luck), meaning=_sentence(luck),
            benefit=_sentence(luck), priority=luck.randint(1, 5),
        )  # fmt: skip
    for each in range(1, size.demands + 1):
        yield r.Demand(
            source=NOWHERE, department=code, id=f"{code}.D{each}", guideline=f"G{1 + each % GUIDELINES}",
            name=f"A place for {luck.choice(THINGS)}", benefit=_sentence(luck), service="S1",
            needed_by=PERIODS[luck.randint(2, 7)].end, priority=luck.choice(("must", "should", "could")),
        )  # fmt: skip
    for each in range(1, size.gaps + 1):
        yield r.Gap(
            source=NOWHERE, department=code, id=f"{code}.A{each}", guideline=f"G{1 + each % GUIDELINES}",
            capability=f"Handling of {luck.choice(THINGS)} {each}", current_state=_sentence(luck),
            current_level=Decimal(luck.randint(0, 4)) / 2, target_state="Nobody does it by hand.",
            target_level=Decimal(luck.randint(6, 10)) / 2, target_date=PERIODS[-1].end,
        )  # fmt: skip
    for index in range(size.initiatives):
        yield from _initiative(code, number, index, size, luck)
    for role in ROLES:
        for period in PERIODS:
            yield r.Capacity(
                source=NOWHERE, department=code, role=role, period=period,
                total_fte=Decimal(6), day_to_day_fte=Decimal(4),
            )  # fmt: skip
    yield r.Risk(
        source=NOWHERE, department=code, id=f"{code}.R1", concerns=f"{code}.I1", name="It takes longer than planned.",
        probability=luck.randint(1, 5), impact=luck.randint(1, 5), response=_sentence(luck), owner=f"Head of {code}",
    )  # fmt: skip


def _initiative(code: str, number: int, index: int, size: Size, luck: random.Random) -> Iterator[r.Record]:
    """One initiative with its resources, and both sides of its interconnections."""
    own = f"{code}.I{index + 1}"
    start, end = _window(number, index)
    closes = range(index + 1, size.gaps + 1, size.initiatives) or [1 + index % size.gaps]
    yield r.Initiative(
        source=NOWHERE, department=code, id=own, name=f"{luck.choice(THINGS).capitalize()} without paper {index + 1}",
        description=_sentence(luck), closes=tuple(f"{code}.A{gap}" for gap in closes),
        owner=f"Leader {1 + index % size.leaders} of {code}", start=start, end=end, status="planned",
        self_rating="green",
    )  # fmt: skip
    for role in luck.sample(ROLES, 2):
        yield r.Resource(
            source=NOWHERE, department=code, initiative=own, role=role, effort=Decimal(luck.randint(4, 18) * 5),
            one_off=Decimal(luck.randint(1, 40) * 10_000),
        )  # fmt: skip
    # Every other initiative needs something from the next department, which provides it in time.
    if size.departments > 1:
        if index % 2 == 0 and number + 1 < size.departments:
            yield _interconnection(code, own, number + 1, index, "needs")
        if index % 2 == 0 and number:
            yield _interconnection(code, own, number - 1, index, "provides")


def _interconnection(code: str, own: str, other: int, index: int, direction: str) -> r.Dependency:
    provider = other if direction == "needs" else other + 1
    return r.Dependency(
        source=NOWHERE, department=code, initiative=own, direction=direction, other=department(other),
        deliverable=f"Interface {index + 1}", their_initiative=f"{department(other)}.I{index + 1}",
        date=_window(provider, index)[1], status="agreed",
    )  # fmt: skip


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--departments", type=int, default=8)
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--gaps", type=int, default=12)
    arguments.add_argument("--initiatives", type=int, default=10)
    arguments.add_argument("--out", type=Path, required=True)
    asked = arguments.parse_args()
    generate(asked.departments, asked.seed, gaps=asked.gaps, initiatives=asked.initiatives).write(asked.out)
