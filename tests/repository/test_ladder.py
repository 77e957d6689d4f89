"""Imports go down only: the rooms of reportgen stand on a ladder, and this test climbs all of it."""

import ast
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "reportgen"

# From the ground up. A room may import from the steps below its own; rooms on one step know nothing of each other.
LADDER = (
    ("model", "programme", "cache", "cores"),
    ("words",),
    ("read", "forms", "analyse"),
    ("check",),
    ("compose",),
    ("render",),
    ("deliver",),
    ("build",),
    ("assessment", "asking", "returning", "collect", "console"),
    ("pipeline", "checklist"),
    ("terminal", "trace"),
    ("options",),
    ("commands",),
    ("cli",),
)
STEP = {room: step for step, rooms in enumerate(LADDER) for room in rooms}


def room_of(module: str) -> str | None:
    """The room of a dotted module name; None for what is not ours, and for the package itself."""
    top, _, rest = module.partition(".")
    return rest.partition(".")[0] or None if top == "reportgen" else None


def imported_modules(source: str, package: str) -> Iterator[str]:
    """The dotted names of all that is imported, also under TYPE_CHECKING and inside functions."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")[: -node.level + 1 or None] if node.level else []
            base = ".".join([*parents, *filter(None, [node.module])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def upward_imports(source: str, module: str, package: str) -> list[str]:
    """What a module imports from a step that is not below its own."""
    own = room_of(module)
    if own is None:
        return [name for name in imported_modules(source, package) if name in STEP or room_of(name) in STEP]
    return [
        name
        for name in imported_modules(source, package)
        if (room := room_of(name)) in STEP and room != own and STEP[room] >= STEP[own]
    ]


def module_name(file: Path) -> tuple[str, str]:
    """The dotted names of a file and of the package that it lies in."""
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    package = ".".join(parts[:-1])
    return (package if parts[-1] == "__init__" else ".".join(parts)), package


def test_imports_go_down_only() -> None:
    examined = 0
    upward: dict[str, list[str]] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        module, package = module_name(file)
        if found := upward_imports(file.read_text(encoding="utf-8"), module, package):
            upward[module] = found
        examined += 1
    assert upward == {}
    counted = sum(name.endswith(".py") for _, _, names in os.walk(PACKAGE) for name in names)
    assert examined == counted > 40


def test_every_room_has_its_step() -> None:
    rooms = {room_of(module_name(file)[0]) for file in PACKAGE.rglob("*.py")} - {None}
    assert rooms == set(STEP)


@pytest.mark.parametrize(
    ("source", "module", "found"),
    [
        ("from reportgen.check import rules", "reportgen.model.plan", ["reportgen.check.rules"]),
        ("import reportgen.cli", "reportgen.build", ["reportgen.cli"]),
        ("from reportgen import compose", "reportgen.analyse.gaps", ["reportgen.compose"]),
        ("from ..forms import blank", "reportgen.read.link", ["reportgen.forms.blank"]),
        (
            "def f():\n    from reportgen.render.pdf import write",
            "reportgen.compose.views",
            ["reportgen.render.pdf.write"],
        ),
        ("from .plan import Plan\nfrom reportgen.model import finding", "reportgen.model.records", []),
        ("from reportgen import __version__\nfrom reportgen.model.plan import Plan", "reportgen.cli", []),
        ("import jinja2, compose", "reportgen.model.plan", []),
    ],
)
def test_an_import_that_goes_up_is_seen(source: str, module: str, found: list[str]) -> None:
    assert upward_imports(source, module, module.rpartition(".")[0]) == found
