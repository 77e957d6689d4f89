"""A programme that has hardly begun: every build ends with documents, whatever is not filled in yet."""

from pathlib import Path

import pytest

from notation.book import book, folder
from notation.clean import FINANCE, PROGRAMME, Sheets
from notation.commandline import contents, reportgen

FORMATS = ("pdf", "docx", "html")
STEMS = ("programme/implementation-plan", "departments/FIN/gap-report")
NOTHING_STATED = "| Programme | Forward |\n| Organisation | |\n| Mission statement | |"
DEPARTMENTS = {"Departments": PROGRAMME["Departments"]}
BARE = {name: "\n".join(text.strip("\n").splitlines()[:2]) for name, text in FINANCE.items()}
"""Each sheet with its header, and no rows; the Department sheet is a label with its value."""


@pytest.mark.parametrize(
    ("programme", "finance"),
    [
        ({"Programme": PROGRAMME["Programme"], **DEPARTMENTS}, {}),
        ({"Programme": NOTHING_STATED, **DEPARTMENTS}, FINANCE),
        (PROGRAMME, BARE),
    ],
    ids=["no workbook of the department", "nothing stated", "no rows"],
)
def test_what_is_not_filled_in_yet_is_found_and_stops_no_document(
    tmp_path: Path, programme: Sheets, finance: Sheets
) -> None:
    root = folder(tmp_path, programme=book(programme), **({"FIN": book(finance)} if finance else {}))
    (root / "reportgen.toml").write_text("", "utf-8")
    said = reportgen("build", "-C", root)
    assert (said.code, said.err) == (1, "")
    made = {name for name in contents(root / "outputs") if not name.endswith(".json")}
    assert made == {f"{stem}.{name}" for stem in STEMS for name in FORMATS}


def test_a_programme_just_started_builds(tmp_path: Path) -> None:
    reportgen("init", tmp_path / "new", "--lang", "da")
    said = reportgen("build", "-C", tmp_path / "new")
    assert (said.code, said.err) == (1, "")
    assert "1 document of " in said.out
