"""Programmes at their edges go through the whole chain: documents come of them, their pages whole, all as typed."""

import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import html

from notation.commandline import reportgen_apart
from notation.extremes import HOSTILE, LONG, bare, crowded, hostile
from notation.leaves import layout_faults, tag_faults
from notation.package_lint import faults
from notation.validators import sdk, ua

MADE = {"hostile": hostile, "crowded": crowded, "bare": bare}
# A row of 10,000 characters is taller than what a page has left below the caption, and begins on the next one.
TALL = ("stands apart from what it names", "stands at the foot")
ASKED: Mapping[str, tuple[str, ...]] = {
    "hostile": (),
    "crowded": (),
    "bare": ("-t", "implementation-plan", "-t", "gap-report", "-d", "D01", "-d", "D30"),
}


@pytest.fixture(scope="module", params=sorted(MADE))
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outputs of a programme at its edge."""
    name: str = request.param
    root = MADE[name]().write(tmp_path_factory.mktemp("extreme") / name)
    (root / "reportgen.toml").write_text("", "utf-8")
    said = reportgen_apart("build", "-C", root, *ASKED[name])
    assert said.code in {0, 1}, said
    assert said.err == ""
    return root / "outputs"


def test_every_document_is_there_and_its_pages_are_whole(built: Path) -> None:
    found = sorted(built.rglob("*.pdf"))
    assert len(found) == 3
    for file in found:
        pdf = file.read_bytes()
        assert [each for each in layout_faults(pdf) if not ("hostile" in str(file) and each.endswith(TALL))] == [], file
        assert tag_faults(pdf) == [], file
        assert ua(file) == "", file


def test_every_word_file_is_valid(built: Path, tmp_path: Path) -> None:
    found = sorted(built.rglob("*.docx"))
    assert len(found) == 3
    for file in found:
        assert sdk(file.read_bytes(), tmp_path) == [], file
        assert faults(file.read_bytes()) == [], file


def folded(text: str) -> str:
    """A text without what no reader sees, and without the places where a line may end."""
    seen = "".join(
        each for each in unicodedata.normalize("NFC", text) if unicodedata.category(each) not in {"Cf", "Cc"}
    )
    return re.sub(r"[\s\u2010-]+", "", seen)


@pytest.mark.parametrize("built", ["hostile"], indirect=True)
def test_all_texts_come_out_as_typed_or_are_found(built: Path) -> None:
    pages = [html.fromstring(file.read_bytes()).xpath("string(body)") for file in built.rglob("*.html")]
    said = folded(" ".join(map(str, pages)))
    findings = json.loads((built / "findings.json").read_text("utf-8"))
    lacking = {each["values"]["characters"][0] for each in findings if each["code"] == "missing-glyph"}
    lost = [text for text in (*HOSTILE, LONG) if folded(text) not in said]
    assert lost == [each for each in HOSTILE if "🙂" in each or "日本" in each]
    assert lacking
