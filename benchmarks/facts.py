"""How fast the facts are computed, how that grows, and what coordination reaches in which time."""

import gc
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.measure import ROOT
from benchmarks.programme import programme
from reportgen.analyse import figures
from reportgen.analyse.case import problem_of, work_of
from reportgen.analyse.coordinated_facts import Coordination
from reportgen.analyse.coordination import Coordinated, coordinate
from reportgen.analyse.critical import floats
from reportgen.analyse.facts import DependencyFact
from reportgen.analyse.gaps import dates_as_asked
from reportgen.analyse.laid import Laid
from reportgen.analyse.network import dependencies
from reportgen.analyse.pushed import pushed
from reportgen.cache import Cache
from reportgen.model.plan import Plan
from reportgen.programme import open_programme
from reportgen.read import read_programme

SIZES = (50, 100, 200)
RUNS = 5
COORDINATED = (50, 100)
"""Departments of the generated programmes that are coordinated."""


def show_facts(console: Console, folder: Path) -> None:
    """Print what the facts but coordination take for programmes of 50, 100 and 200 departments, and the ratios."""
    table = Table(
        "departments", "records", "CPU s", "of which floats", "µs a record", title="Facts, all but coordination"
    )
    each: list[float] = []
    for departments in SIZES:
        plan = _plan(programme(departments, folder / f"facts-{departments}"))
        records = sum(1 for _ in plan.records())
        runs = sorted(_computed(_afresh(plan)) for _ in range(RUNS))
        spent, held = runs[RUNS // 2]
        each.append(spent / records)
        table.add_row(str(departments), f"{records:,}", f"{spent:.2f}", f"{held:.2f}", f"{each[-1] * 1e6:.0f}")
    console.print(table)
    ratios = ", ".join(f"{cost / each[0]:.2f} × among {size}" for size, cost in zip(SIZES[1:], each[1:], strict=True))
    console.print(f"Beside {SIZES[0]} departments a record costs {ratios}.")


def show_coordination(console: Console, folder: Path) -> None:
    """Print what coordinating the example and generated programmes takes, and what is proven of the result."""
    table = Table(
        *("programme", "initiatives", "CPU s", "ms an initiative", "status", "overload", "bound", "gap"),
        title="Coordination of all work",
    )
    programmes = {"example": ROOT}
    for departments in COORDINATED:
        programmes[f"{departments} departments"] = programme(departments, folder / f"coordinated-{departments}")
    for name, source in programmes.items():
        plan = _plan(source)
        matched = dependencies(plan)
        began = time.process_time()
        found = coordinate(plan, matched).summary
        spent = time.process_time() - began
        each = f"{spent / len(plan.initiatives) * 1000:.0f}"
        row = (f"{spent:.1f}", each, found.status, f"{found.overload:.1f}", f"{found.bound:.1f}", f"{found.gap:.1%}")
        table.add_row(name, str(len(plan.initiatives)), *row)
    console.print(table)
    console.print("The gap is (value − bound) ÷ max(1, value) of the first part of the objective that is not proven.")


def _plan(folder: Path) -> Plan:
    plan = read_programme(open_programme(folder).root, Cache(folder / ".reportgen" / "cache")).plan
    if plan is None:
        raise FileNotFoundError(f"{folder} holds no programme workbook")
    return plan


def _afresh(plan: Plan) -> Plan:
    """The plan without what it has looked up before."""
    return Plan.model_construct(**{name: getattr(plan, name) for name in Plan.model_fields})


def _computed(plan: Plan) -> tuple[float, float]:
    """Processor seconds for the facts of a plan, its initiatives where links alone would push them; and for floats.

    The floats, what each initiative may take longer, are among the facts.
    """
    coordinated = _pushed(plan, dependencies(plan))
    gc.collect()
    began = time.process_time()
    float_days = floats(coordinated.laid, coordinated.work, coordinated.dates)
    held = time.process_time() - began
    figures(plan, dependencies(plan), coordinated, float_days)
    return time.process_time() - began, held


def _pushed(plan: Plan, matched: tuple[DependencyFact, ...]) -> Coordinated:
    """A stand-in for coordination, which is measured apart: every link is kept, and people are without limit."""
    work = work_of(plan, matched)
    problem, dates = problem_of(work), {**dates_as_asked(plan), **pushed(work)}
    summary = Coordination(status="feasible", overload=0, bound=0, late=0, moved=0, count=0)
    return Coordinated(work, problem, Laid(work, problem, dates), dates, (), summary)
