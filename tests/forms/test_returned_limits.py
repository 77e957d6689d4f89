"""Marking looks into parts that nobody has read, and holds them whole: beyond a limit it is left."""

import pytest

from notation.copies import FILE, busy_workbook, fault, marked, packed, parts_of
from reportgen.forms.returned import UNMARKABLE, parts, returned_copy
from reportgen.forms.returned.parts import Parts, parsed
from reportgen.words.catalogue import Words

PROPERTIES = "docProps/app.xml"


def copy(data: bytes) -> bytes:
    return returned_copy(data, FILE, [fault("B4")], Words("en")).data


def test_a_part_as_large_as_may_be_is_held_and_a_larger_one_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LARGEST_PART", 1000)
    held = Parts(packed({"largest.bin": bytes(1000), "larger.bin": bytes(1001)}))
    assert held.read("largest.bin") == bytes(1000)
    with pytest.raises(ValueError, match=r"larger than a workbook's parts are: larger\.bin"):
        held.read("larger.bin")


def test_a_part_is_parsed_as_long_as_it_has_no_more_markup_than_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_MARKUP", 3)
    assert parsed(b"<a b='1'></a>").get("b") == "1"
    with pytest.raises(ValueError, match="more markup than a workbook's parts have"):
        parsed(b"<a b='1' c='2'></a>")


@pytest.mark.parametrize(
    ("name", "grown"),
    [
        ("xl/media/picture.bin", bytes(parts.LARGEST_PART + 1)),
        (PROPERTIES, b"<x>" + b"<y/>" * parts.MOST_MARKUP + b"</x>"),
    ],
)
def test_a_workbook_with_a_part_beyond_the_limits_is_one_that_cannot_be_marked(name: str, grown: bytes) -> None:
    assert ("Gaps", "B4") in marked(copy(busy_workbook()))
    with pytest.raises(UNMARKABLE):
        copy(packed({**parts_of(busy_workbook()), name: grown}))
