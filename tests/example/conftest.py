"""What the tests of the example share."""

import shutil
from pathlib import Path

import pytest

from notation.commandline import reportgen_apart
from notation.example import ROOT


@pytest.fixture(scope="session")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, built in a folder of its own."""
    folder = tmp_path_factory.mktemp("example")
    shutil.copytree(ROOT / "inputs", folder / "inputs")
    shutil.copy(ROOT / "reportgen.toml", folder)
    said = reportgen_apart("build", "-C", folder)
    assert said.code == 1, said.err
    assert said.err == ""
    return folder / "outputs"
