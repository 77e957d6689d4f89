"""`reportgen check --return`: which copies there are, where they lie, what stays beside them."""

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest

from notation.book import book
from notation.clean import FINANCE, clean
from notation.commandline import contents, reportgen
from notation.copies import packed, parts_of
from notation.planted import plant, words_in
from notation.programmes import generate
from reportgen.deliver.outputs import Manifest

REVERSED = """
    | ID | Initiative | Closes | Owner | Start      | End        | Status  |
    | I1 | New ledger | A1     | Bo    | 2026-06-30 | 2026-01-05 | planned |"""


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    """A programme with an error in finance's workbook."""
    root = clean(tmp_path / "messy", finance={"Initiatives": REVERSED})
    (root / "reportgen.toml").write_text("", "utf-8")
    return root


def returned(root: Path) -> dict[str, bytes]:
    folder = root / "outputs" / "returned"
    return contents(folder) if folder.is_dir() else {}


def manifest(root: Path) -> Manifest:
    return Manifest.model_validate_json((root / "outputs" / "manifest.json").read_bytes())


def test_it_says_where_the_copies_lie_and_what_to_do_next(messy: Path) -> None:
    said = reportgen("check", "--return", "-C", messy)
    assert said.code == 1
    assert f"Marked copies in {messy / 'outputs' / 'returned'}: PROGRAMME.xlsx, FIN.xlsx." in said.out
    assert "reportgen check --return" not in said.out
    assert said.out.splitlines()[-1].startswith("Next: send each copy to its department.")
    assert set(returned(messy)) == {"PROGRAMME.xlsx", "FIN.xlsx"}
    marked = openpyxl.load_workbook(io.BytesIO(returned(messy)["FIN.xlsx"]))
    comment = marked["Initiatives"]["A2"].comment
    assert comment is not None
    assert "ends" in comment.text


def test_json_stays_alone_on_standard_output(messy: Path) -> None:
    said = reportgen("check", "--return", "--json", "-C", messy)
    assert json.loads(said.out)
    assert "Marked copies in" in said.err
    assert reportgen("check", "--return", "-q", "-C", messy).out == ""


def test_a_copy_in_place_of_the_workbook_gives_the_same_findings(messy: Path) -> None:
    before = reportgen("check", "--json", "--return", "-C", messy).out
    (messy / "inputs" / "finance.xlsx").write_bytes(returned(messy)["FIN.xlsx"])
    copies = returned(messy)
    assert reportgen("check", "--json", "--return", "-C", messy).out == before
    assert returned(messy) == copies


def test_what_is_typed_into_the_sheet_of_findings_is_stray(messy: Path) -> None:
    reportgen("check", "--return", "-C", messy)
    workbook = openpyxl.load_workbook(io.BytesIO(returned(messy)["FIN.xlsx"]))
    workbook.worksheets[0]["H6"] = "I asked Bo about this."
    workbook.save(messy / "inputs" / "finance.xlsx")
    found = json.loads(reportgen("check", "--json", "-C", messy).out)
    (stray,) = (each for each in found if each["code"] == "stray-cell")
    assert (stray["sheet"], stray["cell"], stray["departments"]) == ("To mend", "H6", ["FIN"])
    assert {"unknown-sheet", "comment", "hidden-content"}.isdisjoint(each["code"] for each in found)


def test_a_build_leaves_the_copies_and_they_leave_the_build(programme: Path) -> None:
    reportgen("check", "--return", "-q", "-C", programme)
    copies = returned(programme)
    reportgen("build", "-q", "-f", "html", "-C", programme)
    reportgen("build", "-q", "-f", "html", "-t", "gap-report", "-C", programme)
    assert returned(programme) == copies
    listed = {each.file for each in manifest(programme).outputs}
    assert {f"returned/{name}" for name in copies} < listed
    built = contents(programme / "outputs")
    reportgen("check", "--return", "-q", "-C", programme)
    assert contents(programme / "outputs") == built


def test_departments_alone(programme: Path) -> None:
    reportgen("check", "--return", "-q", "-d", "D02", "-C", programme)
    assert list(returned(programme)) == ["D02.xlsx"]
    reportgen("check", "--return", "-q", "-d", "D01", "-C", programme)
    assert set(returned(programme)) == {"D01.xlsx", "D02.xlsx"}


def test_copies_that_are_no_longer_wanted_go(programme: Path) -> None:
    reportgen("check", "--return", "-q", "-C", programme)
    assert "D02.xlsx" in returned(programme)
    (programme / "inputs" / "D02.xlsx").unlink()
    reportgen("check", "--return", "-q", "-C", programme)
    assert "D02.xlsx" not in returned(programme)
    assert "returned/D02.xlsx" not in {each.file for each in manifest(programme).outputs}


def test_the_programme_office_gets_its_own(tmp_path: Path) -> None:
    root = clean(tmp_path, programme={"Options": "| Guideline | Option | Chosen |\n| G9 | A | yes |"})
    (root / "reportgen.toml").write_text("", "utf-8")
    reportgen("check", "--return", "-q", "-C", root)
    assert {"PROGRAMME.xlsx", "FIN.xlsx"} == set(returned(root))


def test_nobody_reads_in_a_copy_what_is_not_for_them(tmp_path: Path) -> None:
    made = generate(4, gaps=3, initiatives=4)
    secrets = plant(made)
    made.write(tmp_path)
    (tmp_path / "reportgen.toml").write_text("", "utf-8")
    reportgen("check", "--return", "-q", "-C", tmp_path)
    copies = {name.removesuffix(".xlsx"): data for name, data in returned(tmp_path).items()}
    for code in secrets:
        others = set().union(*(words for other, words in secrets.items() if other != code))
        assert not words_in("copy.xlsx", copies[code]) & others, code
        assert words_in("copy.xlsx", copies[code]) & secrets[code]


def test_of_an_open_document_the_findings_come_as_a_workbook(messy: Path) -> None:
    (messy / "inputs" / "finance.xlsx").unlink()
    (messy / "inputs" / "finance.ods").write_bytes(open_document("FIN"))
    reportgen("check", "--return", "-q", "-C", messy)
    (first,) = openpyxl.load_workbook(io.BytesIO(returned(messy)["FIN.xlsx"])).worksheets
    assert "could not be marked itself" in str(first["A3"].value)
    assert first["A6"].value == "Error"


def open_document(department: str) -> bytes:
    """A department workbook of OpenDocument with nothing but its first sheet."""
    names = {"office": "office", "table": "table", "text": "text"}
    spaces = "".join(f' xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for key, name in names.items())
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in ("Department", department)
    )
    table = f'<table:table table:name="Department"><table:table-row>{cells}</table:table-row></table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("content.xml", f"<office:document-content{spaces}>{body}</office:document-content>")
        made.writestr("META-INF/manifest.xml", "<manifest/>")
    return stream.getvalue()


def test_a_broken_list_of_fills_costs_the_marks_and_no_more(messy: Path) -> None:
    path = messy / "inputs" / "finance.xlsx"
    parts = parts_of(path.read_bytes())
    parts["xl/styles.xml"] = parts["xl/styles.xml"].replace(b'fillId="0"', b'fillId="first"')
    path.write_bytes(packed(parts))
    assert reportgen("check", "--return", "-q", "-C", messy).code == 1
    assert len(openpyxl.load_workbook(io.BytesIO(returned(messy)["FIN.xlsx"])).worksheets) == 1


def test_a_part_too_large_to_be_held_costs_the_marks_and_no_more(messy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = messy / "inputs" / "finance.xlsx"
    path.write_bytes(packed({**parts_of(path.read_bytes()), "xl/media/picture.bin": bytes(range(256)) * 400}))
    assert reportgen("check", "--return", "-q", "-C", messy).code == 1
    assert len(openpyxl.load_workbook(io.BytesIO(returned(messy)["FIN.xlsx"])).worksheets) > 1
    monkeypatch.setattr("reportgen.forms.returned.parts.LARGEST_PART", 100_000)
    assert reportgen("check", "--return", "-q", "-C", messy).code == 1
    (first,) = openpyxl.load_workbook(io.BytesIO(returned(messy)["FIN.xlsx"])).worksheets
    assert "could not be marked itself" in str(first["A3"].value)


def test_a_workbook_of_nobody_we_know_goes_back_under_its_own_name(messy: Path) -> None:
    stranger = book({**FINANCE, "Department": "| Department | XYZ |"})
    (messy / "inputs" / "stranger.xlsx").write_bytes(stranger)
    reportgen("check", "--return", "-q", "-C", messy)
    assert {"FIN.xlsx", "stranger.xlsx"} <= set(returned(messy))


def test_without_one_programme_workbook_nothing_is_returned(messy: Path) -> None:
    (messy / "inputs" / "programme.xlsx").unlink()
    said = reportgen("check", "--return", "-C", messy)
    assert said.code == 1
    assert "no workbook is returned" in said.err
    assert returned(messy) == {}
