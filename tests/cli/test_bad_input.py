"""What people hand in that cannot be used: a sentence that says what, where and what to do, and nothing is lost."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from notation.book import book
from notation.clean import FINANCE, clean
from notation.commandline import contents, reportgen, touched

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD = COMPOUND + bytes(600) + "Workbook".encode("utf-16-le")
ENCRYPTED = COMPOUND + bytes(600) + "EncryptedPackage".encode("utf-16-le")
EVERY_CELL_WRONG = {
    "Department": "| Department | FIN |",
    "Gaps": """
        | ID  | Guideline | Capability | Current level | Target level | Target date |
        | a b | G77       |            | lots          | -3           | soon        |""",
    "Initiatives": """
        | ID | Initiative | Closes | Owner | Start | End   | Status | Progress |
        | I1 |            | ZZ.A9  | #REF! | 31/32 | never | asleep | 900      |""",
    "Resources": "| Initiative | Role | Effort |\n| I99 | #N/A | many |",
}


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (
            lambda root: root / "nowhere",
            "There is no folder {root}/nowhere. Start a programme there with",
        ),
        (
            lambda root: root / "inputs",
            "is no programme folder: it holds no reportgen.toml. Go to",
        ),
        (lambda root: root / "reportgen.toml", "There is no folder {root}/reportgen.toml"),
    ],
)
@pytest.mark.parametrize("command", ["check", "build"])
def test_no_programme_folder(built: Path, command: str, spoil: Callable[[Path], Path], sentence: str) -> None:
    said = reportgen(command, "-C", spoil(built))
    assert (said.code, said.out) == (2, "")
    assert sentence.format(root=built) in said.err


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("fewest_leader = 3", "There is no setting 'fewest_leader'. Mend or delete it; known are: fewest_leaders."),
        ('fewest_leaders = "many"', "'fewest_leaders' is 'many', which cannot be used"),
        ("fewest_leaders = 0", "'fewest_leaders' is 0, which cannot be used"),
        ("fewest leaders = 3", "cannot be read as TOML"),
    ],
)
def test_settings_with_a_fault(programme: Path, text: str, sentence: str) -> None:
    (programme / "reportgen.toml").write_text(text, "utf-8")
    said = reportgen("build", "-C", programme)
    assert (said.code, said.out) == (2, "")
    assert f"{programme}/reportgen.toml" in said.err
    assert sentence in said.err


def without_inputs(root: Path) -> None:
    for each in (root / "inputs").iterdir():
        each.unlink()
    (root / "inputs").rmdir()


def with_empty_inputs(root: Path) -> None:
    without_inputs(root)
    (root / "inputs").mkdir()


def without_programme(root: Path) -> None:
    (root / "inputs" / "programme.xlsx").unlink()


def with_two_programmes(root: Path) -> None:
    (root / "inputs" / "second.xlsx").write_bytes((root / "inputs" / "programme.xlsx").read_bytes())


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (without_inputs, "There is no programme workbook"),
        (with_empty_inputs, "There is no programme workbook"),
        (without_programme, "There is no programme workbook"),
        (with_two_programmes, "inputs/second.xlsx"),
    ],
)
def test_not_exactly_one_programme_workbook(programme: Path, spoil: Callable[[Path], None], sentence: str) -> None:
    spoil(programme)
    before = touched(programme)
    checked, made = reportgen("check", "-C", programme), reportgen("build", "-C", programme)
    assert (checked.code, made.code) == (1, 3)
    assert sentence in checked.out
    assert sentence in made.out
    assert "nothing was built, for want of exactly one programme workbook; earlier outputs stay" in made.err
    assert reportgen("build", "-q", "-C", programme).out == ""
    assert touched(programme) == before


@pytest.mark.parametrize(
    ("data", "code", "remedy"),
    [
        (b"Dear all, here are our gaps.", "unreadable-workbook", "save it"),
        (b"", "unreadable-workbook", "save it"),
        (book(FINANCE)[:3000], "unreadable-workbook", "save it"),
        (ENCRYPTED, "password-protected", "take the password away"),
        (OLD, "unreadable-workbook", ".xlsx"),
        (book({"Gaps": "| ID |"}), "wrong-workbook", ""),
        (book({**FINANCE, "Department": "| Department | NEW |"}), "unknown-reference", "NEW"),
        (book({**FINANCE, "Gaps": "| just | some | words |\n| and | no | header |"}), "missing-column", "Gaps"),
        (book(EVERY_CELL_WRONG), "invalid-value", "Gaps"),
    ],
    ids=["text", "empty", "truncated", "encrypted", "xls", "neither", "unregistered", "headless", "every cell wrong"],
)
def test_a_workbook_that_cannot_be_used_is_found_and_the_others_are_none_the_worse(
    tmp_path: Path, data: bytes, code: str, remedy: str
) -> None:
    root = clean(tmp_path)
    (root / "reportgen.toml").write_text("", "utf-8")
    (root / "inputs" / "finance.xlsx").write_bytes(data)
    said, listed = reportgen("check", "-v", "-C", root), reportgen("check", "--json", "-C", root)
    assert (said.code, listed.code) == (1, 1)
    assert f'"code": "{code}"' in listed.out
    assert "inputs/finance.xlsx" in said.out
    assert remedy.casefold() in said.out.casefold()
    assert "guideline-without-chosen-option" in listed.out, "the programme workbook is still checked"


def test_a_workbook_that_is_open_elsewhere_is_read_and_its_lock_is_noted(programme: Path) -> None:
    (programme / "inputs" / "~$D01.xlsx").write_bytes(b"\x04Anna")
    said = reportgen("check", "-C", programme)
    assert said.code == 0
    assert "~$D01.xlsx" in said.out
    assert "1 note" in said.out


def test_a_code_that_would_lead_out_of_the_outputs_is_refused(tmp_path: Path) -> None:
    for code in ("..", "../..", "A/B", "A B", "<b>", "x" * 300):
        root = clean(tmp_path, {"Departments": f"| ID | Department |\n| {code} | Finance |"})
        (root / "reportgen.toml").write_text("", "utf-8")
        said = reportgen("check", "--json", "-C", root)
        assert '"code": "invalid-value"' in said.out, code


def test_outputs_that_cannot_be_written_are_told_before_long_work(programme: Path) -> None:
    for each in sorted((programme / "outputs").rglob("*"), reverse=True):
        each.rmdir() if each.is_dir() else each.unlink()
    (programme / "outputs").rmdir()
    (programme / "outputs").write_text("a file", "utf-8")
    said = reportgen("build", "-C", programme)
    assert said.code == 3
    assert f"{programme}/outputs" in said.err
    assert "cannot be written" in said.err
    assert "build again" in said.err
    assert "gap-report" not in said.out


def test_a_place_that_is_taken_is_told_and_everything_else_stays(programme: Path) -> None:
    (programme / "outputs" / "facts.json").unlink()
    (programme / "outputs" / "facts.json").mkdir()
    before = contents(programme)
    said = reportgen("build", "-C", programme)
    assert said.code == 3
    assert f"{programme}/outputs/facts.json" in said.err
    assert contents(programme) == before


def test_a_full_disk_is_told_and_everything_stays(programme: Path) -> None:
    (programme / "outputs" / "plan.json").write_text("torn", "utf-8")
    before = contents(programme)
    limited = "import resource as r; r.setrlimit(r.RLIMIT_FSIZE, (4096, 4096))"
    ignored = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)"
    program = f"{limited}; {ignored}; from reportgen.cli import main; main(['build', '-q', '-C', {str(programme)!r}])"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ended.returncode == 3, ended.stderr
    assert "File too large" in ended.stderr
    assert "free some space" in ended.stderr
    assert contents(programme) == before


def test_a_defect_of_ours_has_its_own_exit_code(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("reportgen.assessment.analyse", broken)
    said = reportgen("check", "-C", built)
    assert said.code == 70
    assert "ZeroDivisionError" in said.err
    assert "a defect of reportgen itself" in said.err


def test_an_interrupt_ends_without_a_trace(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("reportgen.assessment.analyse", stopped)
    said = reportgen("build", "-q", "-C", built)
    assert (said.code, said.err) == (130, "reportgen: stopped. No file is half done; what was there before stays.\n")
