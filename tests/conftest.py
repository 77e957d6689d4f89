"""What holds for all tests."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from notation.commandline import reportgen_apart, small_programme

# The same examples on every run and machine, and none that fails because the machine was busy.
settings.register_profile(
    "repeatable",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--rewrite-golden`: what the golden files under tests/golden hold is what is said now; look at the difference."""
    parser.addoption("--rewrite-golden", action="store_true", help="rewrite the golden files")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A programme folder of two departments, built once in a process of its own; tests only read it."""
    folder = small_programme(tmp_path_factory.mktemp("built"))
    said = reportgen_apart("build", "-C", folder, PYTHONHASHSEED="1", TZ="Pacific/Auckland")
    assert said.code == 0, said
    return folder


@pytest.fixture
def programme(built: Path, tmp_path: Path) -> Path:
    """A copy of the built programme, for a test to spoil."""
    return Path(shutil.copytree(built, tmp_path / "programme"))
