"""Forms that LibreOffice opened and saved say the same, carried over or blank, in each language and both formats."""

import subprocess
from pathlib import Path

import pytest

from notation.book import folder
from notation.programmes import generate
from reportgen.forms import department_form, programme_form
from reportgen.model import records as r
from reportgen.model.labels import LANGUAGES
from reportgen.model.plan import Plan
from reportgen.read import read_programme

SAVED_AS = ("xlsx", "ods")


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """A generated programme as it was read."""
    plan = read_programme(generate(1, gaps=4, initiatives=3).write(tmp_path_factory.mktemp("programme"))).plan
    assert plan is not None
    return plan


@pytest.fixture(scope="module")
def saved(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all forms as LibreOffice saved them: a department's in both formats, the programme's as .ods."""
    root = tmp_path_factory.mktemp("forms")
    for language in LANGUAGES:
        carried = department_form(plan, "D01", language, carry_over=True)
        (root / f"D01-{language}.xlsx").write_bytes(carried)
        (root / f"programme-{language}.xlsx").write_bytes(programme_form(language, plan, carry_over=True))
        (root / f"blank-{language}.xlsx").write_bytes(department_form(plan, "D01", language))
    convert(root, "xlsx", "D01")
    convert(root, "ods", "D01", "programme", "blank")
    return root


def convert(root: Path, kind: str, *names: str) -> None:
    """Have LibreOffice open and save forms, all in one run, with a profile that is nobody's."""
    files = [root / f"{name}-{language}.xlsx" for name in names for language in LANGUAGES]
    profile = f"-env:UserInstallation={(root / 'profile').as_uri()}"
    order = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(root / kind)]
    subprocess.run([*order, *map(str, files)], check=True, capture_output=True)


def content(plan: Plan) -> list[dict[str, object]]:
    return [each.model_dump(exclude={"source", "cells"}) for each in plan.records()]


@pytest.mark.parametrize("kind", SAVED_AS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_libreoffice_saved_reads_back_equal(
    plan: Plan, saved: Path, language: str, kind: str, tmp_path: Path
) -> None:
    inputs = folder(tmp_path) / "inputs"
    (inputs / "programme.ods").write_bytes((saved / "ods" / f"programme-{language}.ods").read_bytes())
    (inputs / f"D01.{kind}").write_bytes((saved / kind / f"D01-{language}.{kind}").read_bytes())
    reading = read_programme(tmp_path)
    assert reading.findings == ()
    assert reading.plan is not None
    assert content(reading.plan) == content(plan)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_blank_form_that_libreoffice_saved_is_as_blank(
    plan: Plan, saved: Path, language: str, tmp_path: Path
) -> None:
    inputs = folder(tmp_path, programme=(saved / f"programme-{language}.xlsx").read_bytes()) / "inputs"
    (inputs / "D01.ods").write_bytes((saved / "ods" / f"blank-{language}.ods").read_bytes())
    findings = [each for each in read_programme(tmp_path).findings if each.source.file == "inputs/D01.ods"]
    required = sum(column.required for column in r.columns(r.Translation).values()) - 1
    assert [each.code for each in findings] == ["missing-value"] * required * len(plan.guidelines)
