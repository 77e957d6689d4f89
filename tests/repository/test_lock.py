"""The lock: what pyproject.toml asks for, in versions that everybody gets, and that these tests ran with."""

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINNED = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>[\w.+!]+)(?: ; (?P<marker>.+?))?(?: \\\n    --hash=sha256:[0-9a-f]{64})+$",
    re.MULTILINE,
)
PINS = {canonicalize_name(pin["name"]): pin for pin in PINNED.finditer(LOCK)}


def declared() -> list[Requirement]:
    """All that pyproject.toml asks for: to run, to develop and to build."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lists = (
        project["project"]["dependencies"],
        *project["dependency-groups"].values(),
        project["build-system"]["requires"],
    )
    return [Requirement(text) for entries in lists for text in entries]


@pytest.mark.parametrize("requirement", declared(), ids=str)
def test_what_is_asked_for_is_pinned_within_its_range(requirement: Requirement) -> None:
    pin = PINS[canonicalize_name(requirement.name)]
    assert requirement.specifier.contains(pin["version"])


def test_every_line_of_the_lock_is_a_pin_with_hashes() -> None:
    rest = PINNED.sub("", LOCK)
    assert [line for line in rest.splitlines() if line and not line.startswith("#")] == []
    assert len(PINS) > len(declared())


def test_the_lock_names_no_download_address() -> None:
    assert "://" not in LOCK


def test_the_tests_run_with_the_locked_versions() -> None:
    here = {name: pin for name, pin in PINS.items() if pin["marker"] is None or Marker(pin["marker"]).evaluate()}
    assert {name: version(name) for name in here} == {name: pin["version"] for name, pin in here.items()}
