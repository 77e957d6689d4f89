"""The generator makes programmes of the size asked for, the same for the same seed, and without a fault."""

from pathlib import Path

import pytest

from notation.programmes import generate
from reportgen.model import records as r
from reportgen.read import read_programme


@pytest.mark.parametrize(("departments", "gaps", "initiatives"), [(1, 3, 2), (3, 12, 10), (5, 4, 7)])
def test_size_and_no_findings(tmp_path: Path, departments: int, gaps: int, initiatives: int) -> None:
    reading = read_programme(generate(departments, gaps=gaps, initiatives=initiatives).write(tmp_path))
    assert reading.findings == ()
    assert reading.plan is not None
    assert len(reading.plan.submissions) == departments
    assert len(reading.plan.gaps) == departments * gaps
    assert len(reading.plan.initiatives) == departments * initiatives


def test_what_was_generated_is_what_is_read(tmp_path: Path) -> None:
    made = generate(2, seed=4)
    plan = read_programme(made.write(tmp_path)).plan
    assert plan is not None
    written = [record for sheets in made.departments.values() for record in sheets[r.Initiative]]
    assert [told(each) for each in plan.initiatives] == [told(each) for each in written]
    assert [told(each) for each in plan.requirements] == [told(each) for each in made.programme[r.Requirement]]


def told(record: r.Record) -> dict[str, object]:
    return record.model_dump(exclude={"source", "cells"})


def test_same_seed_same_bytes(tmp_path: Path) -> None:
    one, other, third = (
        {path.name: path.read_bytes() for path in (generate(2, seed).write(tmp_path / name) / "inputs").iterdir()}
        for name, seed in (("one", 1), ("other", 1), ("third", 2))
    )
    assert one == other
    assert one != third
