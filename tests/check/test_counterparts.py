"""What a need or a provision without a counterpart probably means: named with its place, and never matched."""

import pytest

from check.asking import found
from notation.plans import plan
from reportgen.analyse import analyse
from reportgen.check.counterparts import NEAR, likeness
from reportgen.words.catalogue import Words
from reportgen.words.findings import message

NEED = "Dependency: FIN initiative=FIN.I1 direction=needs other=IT their_initiative=IT.I1 deliverable={}"
OFFER = "Dependency: {} initiative={}.I2 direction=provides other=FIN their_initiative=FIN.I2 deliverable={}"
NEEDED = "need-without-provision"
WORK = "Initiative: FIN.I1\nInitiative: FIN.I2\nInitiative: IT.I1\nInitiative: IT.I2\nInitiative: PRO.I2"


@pytest.mark.parametrize(
    ("needed", "offered", "near"),
    [
        ("List of suppliers", "suppliers of list", True),
        ("Supplier list", "Suppliers list", True),
        ("SUPPLIER LIST", "supplier list", True),
        ("Supplier list", "Price forecast", False),
    ],
)
def test_a_deliverable_that_is_alike_is_probably_meant(needed: str, offered: str, *, near: bool) -> None:
    text = "\n".join([WORK, NEED.format(needed), OFFER.format("IT", "IT", offered)])
    [need] = found(text, "need-without-provision")
    [provision] = found(text, "provision-without-need")
    assert (need.values["near"] == offered, provision.values["near"] == needed) == (near, near)
    assert bool(need.also) == near
    assert {each.state for each in analyse(plan(text)).dependencies} == {"one-sided"}


def test_what_is_probably_meant_is_said_with_its_place() -> None:
    [need] = found("\n".join([WORK, NEED.format("Stock data"), OFFER.format("IT", "IT", "Stock dates")]), NEEDED)
    assert message(need, Words("en")).endswith("; probably meant is “Stock dates” (IT, Dependencies A8).")


def test_the_likeliest_is_said_and_all_are_named() -> None:
    offers = [OFFER.format("IT", "IT", each) for each in ("Stock date", "Stock data", "Stock dates")]
    [need] = found("\n".join([WORK, NEED.format("Stock data"), *offers]), NEEDED)
    assert need.values["near_at"] == "Dependencies A9"
    assert [each.cell for each in need.also] == ["A8", "A9", "A10"]


def test_a_third_department_is_named_only_where_the_one_that_was_asked_offers_nothing_alike() -> None:
    third = OFFER.format("PRO", "PRO", "Stock data")
    [need] = found("\n".join([WORK, NEED.format("Stock data"), third]), NEEDED)
    assert (need.values["near"], need.values["near_in"]) == ("Stock data", "PRO")
    assert need.departments == ("FIN", "IT")
    nearer = OFFER.format("IT", "IT", "Stock dates")
    [need] = found("\n".join([WORK, NEED.format("Stock data"), third, nearer]), NEEDED)
    assert need.values["near_in"] == "IT"


def test_likeness_is_the_share_of_letters_in_common_with_the_words_put_in_order() -> None:
    one, other = (plan(NEED.format(text)).dependencies[0] for text in ("b A c d", "a b c e"))
    assert likeness(one, other) == pytest.approx(100 * 2 * 6 / 14)  # six of seven signs agree: “a b c ”
    assert likeness(one, one.model_copy(update={"deliverable": None})) == 0
    assert NEAR == 80  # as the reference of findings says
