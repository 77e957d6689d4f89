"""`reportgen build`: what it makes, keeps and removes, what it prints, and how it ends."""

import json
import re
from pathlib import Path

import pytest

from notation.commandline import contents, reportgen, touched
from reportgen.deliver.outputs import Entry, Manifest, Outputs, sha256

FORMATS = ("docx", "html", "pdf")
GAP_REPORTS = {f"departments/{code}/gap-report.{name}" for code in ("D01", "D02") for name in FORMATS}
PLANS = {f"programme/implementation-plan.{name}" for name in FORMATS}
LISTINGS = {"plan.json", "facts.json", "findings.json", "manifest.json"}


def test_a_build_makes_what_is_contracted_and_nothing_else(built: Path) -> None:
    assert set(contents(built / "outputs")) == GAP_REPORTS | PLANS | LISTINGS


def test_a_second_build_keeps_everything_and_touches_no_file(programme: Path) -> None:
    before = touched(programme)
    said = reportgen("build", "-C", programme)
    assert said.code == 0
    assert "0 files new, 12 kept" in said.out
    assert touched(programme) == before


def test_a_build_ends_with_sums_findings_and_what_to_look_at_first(programme: Path) -> None:
    said = reportgen("build", "-C", programme)
    assert re.search(r"^3 documents of \d+ pages: 0 files new, 12 kept, in \d+\.\d s\.$", said.out, re.MULTILINE)
    assert re.search(r"^Found: \d+ warnings?", said.out, re.MULTILINE)
    assert said.out.splitlines()[-1].startswith(f"  {programme}/outputs/programme/implementation-plan.pdf ")


def test_where_nobody_looks_at_a_terminal_no_line_is_broken_and_none_is_coloured(programme: Path) -> None:
    said = reportgen("build", "-C", programme)
    assert "\x1b" not in said.out
    assert f"{programme}/outputs/programme/implementation-plan.pdf" in said.out
    assert said.err == ""


def test_quiet_prints_nothing(programme: Path) -> None:
    said = reportgen("build", "-q", "-C", programme)
    assert (said.code, said.out, said.err) == (0, "", "")


def test_only_what_is_asked_for_is_made_anew(programme: Path) -> None:
    asked = "departments/D01/gap-report.pdf"
    others = {"departments/D01/gap-report.docx", "programme/implementation-plan.pdf"}
    for file in (asked, *others):
        (programme / "outputs" / file).unlink()
    assert reportgen("build", "-C", programme, "-d", "D01", "-f", "pdf,pdf").code == 0
    outputs = contents(programme / "outputs")
    assert set(outputs) == (GAP_REPORTS | PLANS | LISTINGS) - others
    listed = {each["file"] for each in json.loads(outputs["manifest.json"])["outputs"]}
    assert listed == set(outputs) - {"manifest.json"}


def test_a_department_that_left_takes_its_documents_with_it_but_not_what_others_put_there(programme: Path) -> None:
    outputs = programme / "outputs"
    left = Entry(
        file="departments/OLD/gap-report.pdf", sha256=sha256(b"old"), key="", document="gap-report", reader="OLD"
    )
    manifest = Manifest.model_validate_json((outputs / "manifest.json").read_bytes())
    Outputs(outputs).write(
        manifest.model_copy(update={"outputs": (*manifest.outputs, left)}), {left.file: b"old"}, obsolete=[]
    )
    (outputs / "departments" / "OLD" / "notes.txt").write_text("mine", "utf-8")
    assert reportgen("build", "-q", "-C", programme, "-f", "html").code == 0
    assert left.file in contents(outputs), "a build of a part removes nothing"
    assert reportgen("build", "-q", "-C", programme).code == 0
    assert set(contents(outputs)) == GAP_REPORTS | PLANS | LISTINGS | {"departments/OLD/notes.txt"}
    assert left.file not in (outputs / "manifest.json").read_text("utf-8")


def test_strict_makes_nothing_where_there_is_a_warning(programme: Path) -> None:
    before = touched(programme)
    said = reportgen("build", "-C", programme, "--strict")
    assert said.code == 1
    assert "Nothing was built, because --strict lets no fault pass" in said.out
    assert touched(programme) == before


def test_an_error_among_the_findings_is_exit_code_1_and_a_draft(programme: Path) -> None:
    (programme / "inputs" / "D02.xlsx").unlink()
    said = reportgen("build", "-C", programme, "-f", "html", "-d", "D02")
    assert said.code == 1
    assert f"{programme}/inputs/programme.xlsx  holds 1 of the errors" in said.out
    assert "DRAFT" in (programme / "outputs/departments/D02/gap-report.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("-d", "NOPE"), "There is no department NOPE. Known are: D01, D02."),
        (("-t", "nope"), "There is no document nope. Known are: implementation-plan, gap-report."),
        (("-f", "pdf,doc"), "There is no format doc. Known are: pdf, docx, html."),
    ],
)
def test_what_does_not_exist_cannot_be_asked_for(built: Path, arguments: tuple[str, str], sentence: str) -> None:
    before = touched(built)
    said = reportgen("build", "-q", "-C", built, *arguments)
    assert (said.code, said.out, said.err) == (2, "", f"reportgen: {sentence}\n")
    assert touched(built) == before
