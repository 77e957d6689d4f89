"""Charts can be read: in black and white, in any brand's face, and on as many pages as they need."""

from datetime import date
from pathlib import Path

import pytest

from charts.drawing import Area, faults, read
from charts.plans import OTHER, PERIODS
from charts.test_meaning import FIGURE, MONEY, PALETTE, SPRING, TIMELINE, areas, texts
from reportgen.compose.charts.cost import CostYear, cost
from reportgen.compose.charts.dumbbell import DumbbellRow, DumbbellWords, dumbbell
from reportgen.compose.charts.face import FACE, FALLBACK, Faces, fonts_folder, measure
from reportgen.compose.charts.gantt import GanttRow, GanttWords, gantt
from reportgen.compose.charts.kit import Box, Figure, Stroke, Svg
from reportgen.compose.charts.pages import ROOM
from reportgen.compose.charts.palette import Palette
from reportgen.compose.charts.pins import Timeline
from reportgen.compose.charts.roadmap import Lane, RoadmapBar, roadmap
from reportgen.compose.charts.scale import Horizon
from reportgen.compose.charts.understanding import UnderstandingRow, UnderstandingWords, understanding
from reportgen.compose.colour import contrast

ASKED = UnderstandingWords("first", "latest", "consensus", "nobody asked")
YEAR = Horizon(date(2026, 1, 1), date(2026, 12, 31))


def underlines(svg: str) -> list[Area]:
    """The lines under bars: as high as two units, in ink, and wide."""
    return [area for area in areas(svg, PALETTE.ink) if area.bottom - area.top == pytest.approx(2, abs=0.01)]


@pytest.mark.parametrize("critical", [True, False])
@pytest.mark.parametrize("fixed", [True, False])
def test_what_is_critical_is_underlined(critical: bool, fixed: bool) -> None:  # noqa: FBT001 - the cases
    rows = [GanttRow("I1", "", SPRING, SPRING, critical=critical, fixed=fixed)]
    (chart,) = gantt(rows, figure=FIGURE, words=GanttWords("-"), timeline=TIMELINE)
    lanes = [Lane("IT", (RoadmapBar("I1", "x", *SPRING, critical=critical, fixed=fixed),))]
    (plan,) = roadmap(lanes, figure=FIGURE, timeline=TIMELINE)
    assert [len(underlines(svg)) for svg in (chart, plan)] == [int(critical)] * 2


def test_the_underline_is_as_long_as_its_bar() -> None:
    (chart,) = gantt(
        [GanttRow("I1", "", None, SPRING, critical=True)], figure=FIGURE, words=GanttWords("-"), timeline=TIMELINE
    )
    (line,) = underlines(chart)
    (bar,) = areas(chart, PALETTE.written_on(PALETTE.second_accent)[0])
    assert (line.left, line.right, line.top) == pytest.approx((bar.left, bar.right, bar.bottom), abs=0.02)


@pytest.mark.parametrize("fill", ["#0f4c75", "#c8772a", "#ffffff", "#777777", "#949494", "#000000"])
def test_words_on_a_bar_can_be_read(fill: str) -> None:
    ground, ink = PALETTE.written_on(fill)
    assert contrast(ink, ground) >= 4.5
    assert (ink == "#ffffff") == (contrast("#ffffff", fill) >= 4.5)
    assert ground == fill or ink == PALETTE.ink


def test_a_code_beside_a_bar_at_the_end_stands_before_it() -> None:
    last = YEAR.last
    (svg,) = roadmap(
        [Lane("IT", (RoadmapBar("I1", "x", last, last),))], figure=FIGURE, timeline=Timeline(PERIODS, YEAR)
    )
    (code,) = [word for word in read(svg).words if word.what == "I1"]
    (bar,) = [area for area in areas(svg, PALETTE.accent) if area.bottom - area.top > 10]
    assert code.right < bar.left


def test_a_year_over_budget_has_its_sign_in_the_legend_too() -> None:
    (svg,) = cost([CostYear("2026", 70, 30, 60.0, "100")], figure=FIGURE, words=MONEY)
    assert len([path for path in read(svg).root if path.get("fill") == PALETTE.red and "L" in str(path.get("d"))]) == 1
    (signs,) = [
        str(path.get("d")) for path in read(svg).root if path.get("fill") == PALETTE.red and "L" in str(path.get("d"))
    ]
    assert signs.count("M") == 2


@pytest.mark.parametrize("count", [0, 1, 2, 60, 200])
def test_guidelines_and_years_go_on_on_the_next_page(count: int) -> None:
    guidelines = [UnderstandingRow(f"G{n}", 2, 4, 3, 5, "0.8") for n in range(count)]
    years = [CostYear(f"Y{n}", 1 + n, 1, None, "1") for n in range(count)]
    for pages, sign in (
        (understanding(guidelines, figure=FIGURE, words=ASKED), "G"),
        (cost(years, figure=FIGURE, words=MONEY), "Y"),
    ):
        assert [text for page in pages for text in texts(page) if text[0] == sign] == [
            f"{sign}{n}" for n in range(count)
        ]
        assert all(read(page).page.bottom <= ROOM + 30 for page in pages)
        assert len({read(page).root[0].get("id") for page in pages}) == len(pages)


def test_years_on_several_pages_share_their_scale() -> None:
    first, *_, last = cost(
        [CostYear(f"{n}", 100.0 if n else 200.0, 0, None, "1") for n in range(60)], figure=FIGURE, words=MONEY
    )
    wide = [area.right - area.left for area in areas(first, PALETTE.accent) if area.bottom - area.top > 10]
    assert wide[0] / wide[1] == pytest.approx(2, abs=0.01)
    (same,) = {round(area.right - area.left, 1) for area in areas(last, PALETTE.accent) if area.bottom - area.top > 10}
    assert same == pytest.approx(wide[1], abs=0.1)


def test_a_chart_measures_with_its_brands_face() -> None:
    wide = Palette(faces=OTHER)
    assert measure("Order to cash", wide.letter(10, "#000000")) > measure(
        "Order to cash", PALETTE.letter(10, "#000000")
    )
    rows = [
        DumbbellRow("Order to cash for every company of the group and for all of its many partners", "G1", 1, 4, "15")
    ]
    words = DumbbellWords("weighted gap", "not assessed", "{} smaller".format)
    own, other = (dumbbell(rows, figure=Figure("f", "a", each), words=words) for each in (PALETTE, wide))
    assert "font-family=\"'Source Sans Pro', 'DejaVu Sans', sans-serif\"" in own
    assert "font-family=\"'DejaVu Sans', 'Source Sans Pro', sans-serif\"" in other
    assert faults(own) == faults(other) == []
    assert sum(map(len, texts(other))) < sum(map(len, texts(own)))


def test_measured_with_another_face_than_set_is_seen() -> None:
    svg = Svg(Figure("f", "a", PALETTE, 300))
    box = svg.text((10, 20), "as wide as it is", PALETTE.letter(10, "#000000"))
    svg.text((box.right + 1, 20), "next", PALETTE.letter(10, "#000000"))
    drawn = svg.close(40)
    assert faults(drawn) == []
    assert faults(drawn.replace("'Source Sans Pro', 'DejaVu Sans'", "'DejaVu Sans'")) != []


def test_faces_are_taken_in_the_order_of_the_page() -> None:
    files = [fonts_folder() / name for name in (*FALLBACK, "SourceSansPro-It.ttf", *FACE)]
    faces = Faces.of(files, "Source Sans Pro")

    def names(chosen: tuple[Path, ...]) -> list[str]:
        return [file.stem for file in chosen]

    assert names(faces.regular)[0] == "SourceSansPro-Regular"
    assert names(faces.bold) == ["SourceSansPro-Semibold", "SourceSansPro-Regular", "DejaVuSans-Bold", "DejaVuSans"]
    assert faces.families == ("Source Sans Pro", "DejaVu Sans")


@pytest.mark.parametrize(
    ("size", "ink", "fault"), [(9.3, "#000000", "too small"), (10, "#999999", "too faint"), (10, "#1d2a36", "")]
)
def test_what_cannot_be_read_is_seen(size: float, ink: str, fault: str) -> None:
    svg = Svg(Figure("f", "a", PALETTE, 300))
    svg.area(Box(0, 0, 300, 40), Stroke(fill="#f3f6f8"), "ground")
    svg.text((10, 20), "word", PALETTE.letter(size, ink))
    found = faults(svg.close(40))
    assert bool(found) == bool(fault)
    assert all(fault in each for each in found)
