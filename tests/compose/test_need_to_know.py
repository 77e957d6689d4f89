"""No file of a department holds a word that only another department may read."""

from dataclasses import replace
from pathlib import Path

import pytest

from notation.planted import plant, words_in
from notation.programmes import generate
from reportgen.analyse import analyse
from reportgen.check import check
from reportgen.compose import gap_report
from reportgen.compose.press import Press
from reportgen.compose.views import DepartmentView, department_view
from reportgen.programme import built_in_templates
from reportgen.read import read_programme
from reportgen.render.writers import Workshop

DEPARTMENTS = 3
FORMATS = ("pdf", "docx", "html")


class Planted:
    """A small programme with a unique word in every text of every department."""

    def __init__(self, folder: Path) -> None:
        made = generate(DEPARTMENTS, gaps=4, initiatives=4)
        self.secrets = plant(made)
        reading = read_programme(made.write(folder))
        assert reading.plan
        self.plan = reading.plan
        self.facts = analyse(self.plan)
        self.findings = [*self.plan.findings, *check(self.plan, self.facts)]

    def view(self, code: str) -> DepartmentView:
        return department_view(self.plan, self.facts, self.findings, code, 3)

    def others(self, code: str) -> set[str]:
        return {word for other, words in self.secrets.items() if other != code for word in words}


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return Planted(tmp_path_factory.mktemp("planted"))


@pytest.fixture(scope="module")
def workshop() -> Workshop:
    return Workshop([built_in_templates()])


def written(view: DepartmentView, workshop: Workshop) -> dict[str, set[str]]:
    """The planted words in each format of a department's report."""
    document = gap_report.compose(view, Press([built_in_templates()]))
    data, _ = workshop.write(document.html, FORMATS)
    return {name: words_in(f"report.{name}", content) for name, content in data.items()}


def test_the_words_are_planted(planted: Planted) -> None:
    assert all(len(words) > 100 for words in planted.secrets.values())
    assert not set.intersection(*planted.secrets.values())


def test_a_view_holds_no_word_of_others(planted: Planted) -> None:
    for code in planted.secrets:
        held = words_in("view.json", repr(planted.view(code)).encode())
        assert held & planted.secrets[code]
        assert held & planted.others(code) == set()


def test_no_file_holds_a_word_of_others(planted: Planted, workshop: Workshop) -> None:
    for code in planted.secrets:
        for name, found in written(planted.view(code), workshop).items():
            assert found & planted.secrets[code], f"{name} says nothing of its own"
            assert found & planted.others(code) == set(), name


def test_a_seeded_leak_is_caught_in_every_format(planted: Planted, workshop: Workshop) -> None:
    ours, *others = sorted(planted.secrets)
    leaked = next(each for each in planted.plan.risks if each.department == others[0])
    view = planted.view(ours)
    leaky = replace(view, risks=(*view.risks, leaked.model_copy(update={"id": f"{ours}.R9", "department": ours})))
    for name, found in written(leaky, workshop).items():
        assert leaked.name in found & planted.others(ours), name
