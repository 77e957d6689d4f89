"""Interconnections brought together, their state, and loops."""

import pytest

from notation.plans import plan
from reportgen.analyse.network import cycles, dependencies

NEED = "Dependency: FIN initiative=FIN.I1 direction=needs other=IT"
PROVISION = "Dependency: IT initiative=IT.I1 direction=provides other=FIN"
BOTH = "Initiative: FIN.I1\nInitiative: IT.I1\n"


def states(*lines: str) -> list[tuple[str | None, str | None, str]]:
    return [(row.needs, row.provides, row.state) for row in dependencies(plan(BOTH, *lines))]


@pytest.mark.parametrize(
    ("need", "provision", "matched"),
    [
        ("their_initiative=IT.I1 deliverable=API", "their_initiative=FIN.I1 deliverable=Interface", True),
        ("their_initiative=IT.I1 deliverable=API", "deliverable=the API", False),
        ("their_initiative=IT.I1 deliverable=Log-in API", "deliverable=LOG IN api", True),
        ("deliverable=API", "their_initiative=FIN.I1 deliverable=api", True),
        ("deliverable=API", "deliverable=api", True),
        ("deliverable=API", "deliverable=report", False),
        ("their_initiative=IT.I2 deliverable=API", "their_initiative=FIN.I1 deliverable=API", False),
        ("their_initiative=IT.I2 deliverable=API", "deliverable=API", False),
        ("", "", False),
    ],
)
def test_what_makes_a_pair(need: str, provision: str, matched: bool) -> None:  # noqa: FBT001 - a column of the table
    found = states("Initiative: IT.I2", f"{NEED} {need}", f"{PROVISION} {provision}")
    assert len(found) == (1 if matched else 2)
    assert all(state == ("open" if matched else "one-sided") for *_, state in found)


@pytest.mark.parametrize(
    ("need", "provision", "state"),
    [
        ("date=2026-03-31 status=agreed", "date=2026-03-31 status=agreed", "agreed"),
        ("date=2026-03-31 status=agreed", "date=2026-04-01 status=agreed", "contradictory"),
        ("status=declined", "status=open", "contradictory"),
        ("status=declined", "status=declined", "open"),
        ("status=agreed", "status=open", "open"),
    ],
)
def test_state_of_a_pair(need: str, provision: str, state: str) -> None:
    assert states(f"{NEED} deliverable=x {need}", f"{PROVISION} deliverable=x {provision}") == [
        ("FIN.I1", "IT.I1", state)
    ]


def test_a_side_without_a_counterpart_tells_what_it_knows() -> None:
    rows = dependencies(plan(BOTH, NEED + " date=2026-03-31", PROVISION + " their_initiative=FIN.I1 date=2026-04-30"))
    assert [row.model_dump(mode="json", by_alias=True, exclude={"deliverable", "state"}) for row in rows] == [
        {"needs": "FIN.I1", "provides": None, "from": "IT", "to": "FIN", "needed": "2026-03-31", "provided": None},
        {"needs": "FIN.I1", "provides": "IT.I1", "from": "IT", "to": "FIN", "needed": None, "provided": "2026-04-30"},
    ]


def test_pairs_are_one_to_one_and_the_same_deliverable_comes_first() -> None:
    rows = dependencies(
        plan(
            BOTH,
            f"{NEED} their_initiative=IT.I1 deliverable=first date=2026-01-31",
            f"{NEED} their_initiative=IT.I1 deliverable=second date=2026-02-28",
            f"{PROVISION} their_initiative=FIN.I1 deliverable=second date=2026-02-27",
            f"{PROVISION} their_initiative=FIN.I1 deliverable=other date=2026-01-30",
            f"{PROVISION} their_initiative=FIN.I1 deliverable=other date=2026-05-30",
        )
    )
    assert [(row.deliverable, str(row.needed), str(row.provided)) for row in rows] == [
        ("first", "2026-01-31", "2026-01-30"),
        ("other", "None", "2026-05-30"),
        ("second", "2026-02-28", "2026-02-27"),
    ]


def test_loops_run_over_after_and_needs_that_name_whom() -> None:
    found = cycles(
        plan("""
        Initiative: IT.I2 after=IT.I2
        Initiative: IT.I1
        Initiative: FIN.I1
        Initiative: FIN.I2 after=IT.I1
        Initiative: PRO.I1 after=FIN.I1
        Dependency: IT initiative=IT.I1 direction=needs other=FIN their_initiative=FIN.I2
        Dependency: FIN initiative=FIN.I1 direction=provides other=PRO their_initiative=PRO.I1
        """)
    )
    assert found == (("FIN.I2", "IT.I1"), ("IT.I2",))
