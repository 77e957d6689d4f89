"""What somebody typed is text, wherever it goes: never a formula, markup, a template, a path or a command."""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from lxml import etree, html

from notation.book import book, folder
from notation.clean import FINANCE, PROGRAMME
from notation.commandline import reportgen_apart
from reportgen.forms import department_form
from reportgen.model.plan import Plan
from reportgen.read import read_programme

TYPED = {
    "@0": "=cmd|' /C calc'!A0",
    "@1": "+1+1",
    "@2": "@SUM(1+9)*cmd|' /C calc'!A0",
    "@3": "-2+3+cmd|' /C calc'!A0",
    "@4": '<script>alert("x")</script><img src=x onerror=alert(1)>',
    "@5": "{{ 7*7 }}{% raw %}{# x #}${7*7}",
    "@6": "../../../etc/passwd",
    "@7": "Anna\nBcc: everybody@group.test",
    "@8": "[red]red[/red] [link=http://evil.test]x[/link]",
    "@9": "\x1b[31mred\x1b]0;title\x07\x9b31m",
}
"""Each stands in for a text that the notation of workbooks cannot hold, or a spreadsheet program would not write."""

GAPS = """
    | ID | Guideline | Capability | Current state | Current level | Target state | Target level | Target date |
    | A1 | G1        | @0         | @4            | 1.5           | @5           | 3            | 2026-12-31  |
    | A2 | G1        | @8         | @9            | 1.5           | @7           | 3            | @8          |"""
INITIATIVES = """
    | ID | Initiative | Description | Closes | Owner | Start      | End        | Status  | @9 |
    | I1 | @1         | @6          | A1     | @7    | 2026-01-05 | 2026-06-30 | planned | @8 |"""
RESOURCES = """
    | Initiative | Role | Effort | One-off cost | Note |
    | I1         | @3   | 30     | 10000        | @2   |"""
GUIDELINES = """
    | ID | Guideline | Why |
    | G1 | @0        | @5  |"""


def as_typed(data: bytes, names: Mapping[str, str]) -> bytes:
    """The workbook with the dangerous texts in their places, and sheets renamed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode()
            if name == "xl/sharedStrings.xml":
                for mark, text in TYPED.items():
                    part = part.replace(f"<t>{mark}</t>", f"<t>{_escaped(text)}</t>")
            if name == "xl/workbook.xml":
                for plain, other in names.items():
                    part = part.replace(f'name="{plain}"', f'name="{_escaped(other)}"')
            new.writestr(name, part)
    return stream.getvalue()


def _escaped(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return "".join(each if each >= " " or each == "\n" else f"_x{ord(each):04X}_" for each in text)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A programme into which all of it was typed, as texts, sheet names and names of files."""
    root = tmp_path_factory.mktemp("typed")
    inputs = root / "inputs"
    inputs.mkdir()
    sheets = {
        **FINANCE,
        "Gaps": GAPS,
        "Initiatives": INITIATIVES,
        "Resources": RESOURCES,
        "One": "| x |",
        "Two": "| x |",
    }
    names = {"One": TYPED["@9"] + "[red]", "Two": TYPED["@6"]}
    (inputs / "finance\n\x1b[31m[red].xlsx").write_bytes(as_typed(book(sheets), names))
    (inputs / "programme.xlsx").write_bytes(as_typed(book({**PROGRAMME, "Guidelines": GUIDELINES}), {}))
    (inputs / "=cmd|' \x07\u202etxt.exe").write_bytes(b"no workbook")
    (root / "reportgen.toml").write_text("", "utf-8")
    said = reportgen_apart("build", "-C", root, "-d", "FIN", "-f", "html,docx")
    assert said.code == 1, said
    return root


@pytest.fixture(scope="module")
def plan(root: Path) -> Plan:
    plan = read_programme(root).plan
    assert plan
    return plan


def test_it_is_in_the_plan_as_it_was_typed(plan: Plan, root: Path) -> None:
    gap, other = plan.gaps
    (initiative,) = plan.initiatives
    assert (gap.capability, gap.current_state, gap.target_state) == (TYPED["@0"], TYPED["@4"], TYPED["@5"])
    assert (other.capability, other.target_state) == (TYPED["@8"], TYPED["@7"])
    assert other.current_state == TYPED["@9"].replace("\x1b", "").replace("\x07", "")
    assert (initiative.name, initiative.description, initiative.owner) == (TYPED["@1"], TYPED["@6"], TYPED["@7"])
    assert (plan.resources[0].role, plan.resources[0].note) == (TYPED["@3"], TYPED["@2"])
    written = json.loads((root / "outputs" / "plan.json").read_bytes())
    assert [each["capability"] for each in written["gaps"]] == [TYPED["@0"], TYPED["@8"]]


def test_it_is_no_markup_and_no_template_in_a_page(root: Path) -> None:
    pages = sorted((root / "outputs").rglob("*.html"))
    assert pages
    for page in pages:
        elements = list(html.fromstring(page.read_text("utf-8")).iter())
        assert not [each for each in elements if each.get("onerror")]
        assert not [each for each in elements if each.tag == "script" and "alert" in (each.text or "")]
        links = [str(each.get("href") or each.get("src") or "") for each in elements]
        assert not [link for link in links if "evil" in link or "passwd" in link or link == "x"]
    text = " ".join("".join(map(str, html.fromstring(page.read_text("utf-8")).itertext())) for page in pages)
    for mark in ("@0", "@4", "@5", "@8"):
        assert " ".join(TYPED[mark].split()) in " ".join(text.replace("\u200b", "").split())


def test_it_is_no_field_and_no_link_in_word(root: Path) -> None:
    documents = sorted((root / "outputs").rglob("*.docx"))
    assert documents
    for document in documents:
        with zipfile.ZipFile(document) as archive:
            parts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
        for name, part in parts.items():
            elements = list(etree.fromstring(part).iter("*"))
            elements = list(etree.fromstring(part).iter())
            told = [each.text or "" for each in elements if str(each.tag).endswith("}instrText")]
            told += [str(each.get("Target", "")) for each in elements]
            assert not [each for each in told if "cmd" in each or "evil" in each or "passwd" in each], name


def test_it_is_no_formula_in_a_form(plan: Plan) -> None:
    found = openpyxl.load_workbook(io.BytesIO(department_form(plan, "FIN", "en")))
    cells = [cell for sheet in found.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any(TYPED["@0"] in str(cell.value) for cell in cells)
    assert not [cell for cell in cells if cell.data_type == "f" and "cmd" in str(cell.value)]


@pytest.mark.parametrize("environment", [{}, {"FORCE_COLOR": "1", "TTY_COMPATIBLE": "1", "COLUMNS": "100"}])
def test_it_commands_no_terminal(root: Path, environment: dict[str, str]) -> None:
    said = reportgen_apart("check", "-v", "-C", root, **environment)
    assert said.code == 1
    assert said.err == ""
    for command in ("\x1b]0;", "\x07", "\x9b", "\u202e", "evil.test\x1b", "\x1b]8;;http"):
        assert command not in said.out
    assert "[red]red[/red]" in said.out.replace("\n", "")
    if not environment:
        assert {each for each in said.out if not each.isprintable()} <= {"\n"}


def test_it_is_no_path(tmp_path: Path) -> None:
    """A department has a folder of its code in `outputs`; what would lead elsewhere is no code."""
    departments = PROGRAMME["Departments"].replace("FIN ", "../../evil ")
    for code in ("../../evil", "/etc", "..", "C:", "a/b", "a\\b", "."):
        departments += f"\n| {code} | Evil | Eve | e@group.test |"
    folder(tmp_path, programme=book({**PROGRAMME, "Departments": departments}), finance=book(FINANCE))
    reading = read_programme(tmp_path)
    assert reading.plan
    assert reading.plan.departments == ()
    assert sum(each.code == "invalid-value" for each in reading.findings) >= len(departments.splitlines()) - 2
