"""The example's workbooks are what the texts say, and tell the story that the README promises."""

from collections import Counter
from functools import cache
from pathlib import Path
from statistics import mean

import pytest

from examples.nordhavn.make import make
from reportgen.analyse import analyse
from reportgen.analyse.facts import Facts, MilestoneFact
from reportgen.check import check
from reportgen.model.finding import Finding, Severity
from reportgen.model.plan import Plan
from reportgen.read import read_programme

REPOSITORY = Path(__file__).parents[2]
INPUTS = REPOSITORY / "inputs"


@cache
def plan() -> Plan:
    found = read_programme(REPOSITORY).plan
    assert found is not None
    return found


@cache
def facts() -> Facts:
    return analyse(plan())


@cache
def findings() -> tuple[Finding, ...]:
    return tuple(check(plan(), facts()))


def test_inputs_are_exactly_what_the_script_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    made = {path.name: path.read_bytes() for path in make(tmp_path)}
    kept = {path.name: path.read_bytes() for path in INPUTS.iterdir()}
    assert sorted(made) == sorted(kept)
    assert [name for name in made if made[name] != kept[name]] == []


def test_it_is_a_group_of_some_size() -> None:
    assert len(plan().departments) == len(plan().submissions) == 8
    assert len(plan().guidelines) == 6
    assert len(plan().gaps) >= 60
    assert len(plan().initiatives) >= 50
    assert len(plan().dependencies) >= 40
    assert {each.round for each in plan().interviews} == {1, 2, 3}
    assert len({each.leader for each in plan().interviews}) == 24
    assert Counter(each.language for each in plan().departments) == {None: 5, "da": 2, "de": 1}


def test_intake_finds_what_was_put_there() -> None:
    found = Counter((each.code, Path(each.source.file).stem) for each in plan().findings)
    assert found == {
        ("invalid-value", "finance"): 1,
        ("comment", "finance"): 1,
        ("unknown-reference", "procurement"): 1,
        ("ambiguous-value", "produktion"): 1,
        ("unknown-choice", "produktion"): 1,
        ("total-row", "produktion"): 1,
        ("unknown-column", "sales-and-service"): 1,
        ("stray-cell", "sales-and-service"): 1,
        ("missing-value", "logistik"): 1,
        ("error-cell", "logistik"): 1,
        ("hidden-content", "logistik"): 1,
        ("stray-cell", "logistik"): 1,
        ("struck-through", "entwicklung"): 1,
        ("comment", "it"): 1,
        ("unknown-sheet", "it"): 1,
    }


def test_four_departments_have_errors_and_four_have_none() -> None:
    errors = [each for each in (*plan().findings, *findings()) if each.severity is Severity.ERROR]
    assert {department for each in errors for department in each.departments} == {"FIN", "LOG", "PRC", "PRO"}
    assert 5 <= len(errors) <= 12


def test_finance_and_procurement_wait_for_each_other() -> None:
    assert facts().cycles == (("FIN.I2", "PRC.I2"),)


def test_contradictions_of_nearly_every_kind() -> None:
    found = Counter(each.code for each in findings())
    warnings = sum(each.severity is Severity.WARNING for each in findings())
    assert 60 <= warnings <= 110
    for code in COHERENCE:
        assert found[code], code


COHERENCE = (
    "requirement-unsupported", "guideline-without-requirement", "guideline-misunderstood", "leaders-disagree",
    "guideline-not-translated", "demand-without-response", "demand-declined",
    "service-too-late", "response-without-service", "gap-without-initiative", "target-below-current", "not-assessed",
    "gap-closes-late", "initiative-without-resources", "end-before-start", "outside-horizon", "overdue",
    "progress-contradicts-status", "starts-before-predecessor-ends", "rating-too-green", "need-without-provision",
    "provision-without-need", "dates-contradict", "statuses-contradict", "needed-before-provided", "dependency-cycle",
    "role-overloaded", "role-without-capacity", "day-to-day-exceeds-total", "over-budget", "effort-not-stated",
    "initiative-moved", "milestone-missed", "decision-overdue", "decision-without-effect",
)  # fmt: skip


def test_the_coordination_moves_some_and_keeps_nearly_all_inside_the_horizon() -> None:
    moved = [each for each in facts().initiatives if each.moved_days]
    assert 8 <= len(moved) <= 25
    end = plan().programme.horizon_end
    assert end is not None
    assert sum(each.end is not None and each.end > end for each in facts().initiatives) <= 2
    assert any("IT.I1" in each.because for each in moved)


def test_what_is_critical_can_be_read() -> None:
    critical = {each.initiative for each in facts().initiatives if each.critical}
    assert 12 <= len(critical) <= 18
    for chain in CHAINS:
        assert critical.issuperset(chain)


CHAINS = (
    ("IT.I1", "FIN.I4", "PRC.I4", "SAL.I4", "LOG.I1"),
    ("IT.I2", "IT.I3", "IT.I4"),
    ("SAL.I2", "SAL.I1"),
    ("RD.I1", "RD.I2"),
    ("IT.I8", "PRO.I1"),
)


def test_some_is_late_and_most_is_in_time() -> None:
    whole = facts().summary[None]
    assert 10 <= whole.late <= 14
    missed = [each.milestone for each in facts().milestones if _late(each)]
    assert missed == ["M3", "M4"]


def _late(each: MilestoneFact) -> bool:
    return bool(each.date and each.reached_coordinated and each.reached_coordinated > each.date)


def test_departments_are_red_amber_and_green() -> None:
    found = Counter(each.rating for each in facts().ratings if each.kind == "department")
    assert found == {"red": 4, "amber": 3, "green": 1}


def test_the_leaders_understand_more_and_agree_more_with_each_round() -> None:
    rows = [each for each in facts().understanding if each.department is None]
    means = [mean(each.mean or 0 for each in rows if each.round == number) for number in (1, 2, 3)]
    consensus = [mean(each.cns or 0 for each in rows if each.round == number) for number in (1, 2, 3)]
    assert means == sorted(means)
    assert consensus == sorted(consensus)
    assert (round(consensus[0], 2), round(consensus[-1], 2)) == (0.54, 0.77)
