"""Each open point has a key of its own, by which its answer is known when it comes back."""

from reportgen.compose.sections.open_points import Point
from reportgen.model.finding import Finding, Source

PLACE = Source("inputs/it.xlsx", "Resources", "C4")


def key(period: str, place: Source = PLACE) -> str:
    finding = Finding(code="role-overloaded", source=place, values={"period": period})
    return Point(finding, "amber", "open", "Too much is asked.", "Ask for less.", "it.xlsx", "Resources · C4").key


def test_a_role_that_is_short_in_two_periods_is_two_points_at_one_cell() -> None:
    assert key("2026-Q2") != key("2026-Q3")


def test_a_point_keeps_its_key_when_the_file_is_called_otherwise() -> None:
    assert key("2026-Q2") == key("2026-Q2", PLACE._replace(file="inputs/it final.xlsx"))
