"""Names in the order of a language's alphabet."""

import pytest

from reportgen.words.catalogue import Words


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("da", "Aksel, Bodil, Über, Ymer, Zenia, Ægir, Älg, Ørsted, Öst, Aabenraa, Åge, Åse"),
        ("de", "Aachen, Äpfel, Apfelmus, Bär, Barbara, Goethe, Gott, Größe, Grosz, Öl, Olm, Zander"),
        ("en", "Aaron, Ábel, Abelard, Łódź, London, naïve, nave, Þór, Zoë"),
    ],
)
def test_each_language_has_its_own_alphabet(language: str, names: str) -> None:
    wanted = names.split(", ")
    mixed = wanted[::-1]
    assert sorted(mixed, key=Words(language).order) == wanted


def test_figures_come_before_letters_and_small_letters_before_capitals() -> None:
    assert sorted(["b", "A b", "Ab", "ab", "7", "_"], key=Words("en").order) == ["_", "7", "A b", "ab", "Ab", "b"]


def test_composed_and_decomposed_letters_stand_together() -> None:
    names = ["A\u030aben", "Zoo", "\u00c5ben", "Bo"]
    assert sorted(names, key=Words("da").order)[:2] == ["Bo", "Zoo"]
