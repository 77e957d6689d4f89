"""Who gets which document, and what decides whether a file must be made again."""

from pathlib import Path

import pytest

from notation.plans import plan
from reportgen.analyse import analyse
from reportgen.compose.documents import DOCUMENTS, FOR_DEPARTMENTS, FOR_PROGRAMME, commissions
from reportgen.compose.press import Press
from reportgen.programme import built_in_templates

PLAN = plan("Guideline: G1 weight=4", "Gap: FIN.A1 guideline=G1", "Gap: IT.A1 guideline=G1")
BUILT_IN = built_in_templates()


def commissioned(departments: tuple[str, ...] = (), kinds: tuple[str, ...] = ()) -> list[str]:
    return [each.stem for each in commissions(PLAN, analyse(PLAN), [], 3, departments, kinds)]


def test_each_department_gets_each_of_its_documents_and_the_board_its_own() -> None:
    wanted = [f"programme/{kind}" for kind in FOR_PROGRAMME]
    wanted += [f"departments/{code}/{kind}" for kind in FOR_DEPARTMENTS for code in ("FIN", "IT")]
    assert commissioned() == wanted
    assert set(DOCUMENTS) == {*FOR_PROGRAMME, *FOR_DEPARTMENTS}


def test_only_what_is_asked_for_is_commissioned() -> None:
    assert commissioned(("FIN",)) == ["departments/FIN/gap-report"]
    assert commissioned((), ("implementation-plan",)) == ["programme/implementation-plan"]
    assert commissioned(("IT",), DOCUMENTS) == ["programme/implementation-plan", "departments/IT/gap-report"]


@pytest.mark.parametrize(
    ("file", "text"),
    [("brand.toml", 'accent = "#7a1f3d"'), ("style/print.css", "p { color: red }"), ("style/screen.css", "p {}")],
)
def test_another_look_is_another_file(tmp_path: Path, file: str, text: str) -> None:
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text(text, "utf-8")
    assert Press([tmp_path, BUILT_IN]).assets != Press([BUILT_IN]).assets


def test_another_version_of_a_library_that_shapes_pages_is_another_file(monkeypatch: pytest.MonkeyPatch) -> None:
    before = Press([BUILT_IN]).assets
    monkeypatch.setattr("reportgen.compose.press.version", lambda name: f"{name} 999")
    assert Press([BUILT_IN]).assets != before


def test_the_same_templates_from_elsewhere_are_the_same(tmp_path: Path) -> None:
    (tmp_path / "brand.toml").write_text("", "utf-8")
    assert Press([tmp_path, BUILT_IN]).assets == Press([BUILT_IN]).assets
