"""The wheel holds all that reportgen needs, and works far from the repository that it was built in."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, folder: Path, codes: tuple[int, ...] = (0,)) -> str:
    """Run a program in a folder, as a stranger would, and return what it printed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode in codes, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ".", folder=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment that holds the wheel, and borrows from this one what reportgen depends on."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home)
    paths = sysconfig.get_paths(vars={"base": str(home), "platbase": str(home)})
    # A path line borrows the packages but not their path files, so this checkout, which is installed by one, stays out.
    Path(paths["purelib"], "borrowed.pth").write_text(sysconfig.get_paths()["purelib"], encoding="utf-8")
    programs = Path(paths["scripts"])
    python = programs / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps", wheel, folder=home)
    return programs


def files_below(folder: Path) -> set[str]:
    """The files of a folder, without what Python and editors leave there."""
    files = (file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return {file.relative_to(folder).as_posix() for file in files if not file.name.startswith(".")}


def test_the_wheel_holds_the_code_and_all_templates(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    code = {f"reportgen/{name}" for name in files_below(ROOT / "reportgen")}
    templates = {f"reportgen/templates/{name}" for name in files_below(ROOT / "templates")}
    held = {name for name in names if name.startswith("reportgen/")}
    words = {name for name in templates if name.endswith(".po")}
    compiled = {f"{Path(name).parent.as_posix()}/reportgen.mo" for name in words}
    assert len(compiled) > 1
    assert held == code | templates - words | compiled
    assert "reportgen/model/labels.tsv" in code
    for kind in (".html", ".css", ".ttf", "brand.toml"):
        assert any(name.endswith(kind) for name in templates), kind


def test_the_wheel_carries_the_licences_of_the_fonts_too(wheel: Path) -> None:
    licences = [name for name in ZipFile(wheel).namelist() if ".dist-info/licenses/" in name]
    assert any(name.endswith("/LICENSE") for name in licences)
    assert any("fonts" in name for name in licences)


def test_init_and_build_work_outside_the_repository(installed: Path, tmp_path: Path) -> None:
    origin = run(installed / "python", "-c", "import reportgen; print(reportgen.__file__)", folder=tmp_path)
    assert Path(origin.strip()).is_relative_to(installed.parent)
    run(installed / "reportgen", "init", "ours", folder=tmp_path)
    run(installed / "reportgen", "build", folder=tmp_path / "ours", codes=(0, 1))
    made = files_below(tmp_path / "ours" / "outputs")
    assert {f"programme/implementation-plan.{kind}" for kind in ("pdf", "docx", "html")} <= made
    assert {"plan.json", "facts.json", "findings.json", "manifest.json"} <= made
