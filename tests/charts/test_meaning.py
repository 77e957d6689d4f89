"""Charts say what the data say."""

import itertools
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from charts.drawing import Area, read
from charts.plans import PERIODS, lanes
from reportgen.compose.brand import load_brand
from reportgen.compose.charts.bar import reach
from reportgen.compose.charts.closing import Closing, ClosingWords, Step, closing
from reportgen.compose.charts.cost import CostWords, CostYear, cost
from reportgen.compose.charts.dumbbell import DumbbellRow, DumbbellWords, dumbbell
from reportgen.compose.charts.face import fonts_folder
from reportgen.compose.charts.gantt import GanttRow, GanttWords, gantt
from reportgen.compose.charts.kit import Figure
from reportgen.compose.charts.palette import Palette
from reportgen.compose.charts.pins import Milestone, Status, Timeline
from reportgen.compose.charts.risks import Risk, RiskWords, risks, severity
from reportgen.compose.charts.roadmap import Lane, RoadmapBar, roadmap, tracks
from reportgen.compose.charts.scale import Horizon, Time
from reportgen.compose.charts.understanding import UnderstandingRow, UnderstandingWords, understanding

PALETTE = Palette()
FIGURE = Figure("fig-x", "What it says", PALETTE)
YEAR = Horizon(date(2026, 1, 1), date(2026, 12, 31))
TIMELINE = Timeline(PERIODS, YEAR)
SPRING = (date(2026, 1, 1), date(2026, 6, 30))
AUTUMN = (date(2026, 7, 1), date(2026, 12, 31))
LEVELS = DumbbellWords("weighted gap", "not assessed", "and {} smaller ones".format)
MONEY = CostWords("one-off", "annual", "budget", "over budget", "no budget stated")


def texts(svg: str) -> list[str]:
    return [word.what for word in read(svg).words]


def areas(svg: str, fill: str) -> list[Area]:
    return [area for area in read(svg).everything if area.what == fill]


def dumbbells(current: float | None, target: float | None) -> str:
    return dumbbell([DumbbellRow("Order", "G1", current, target, "15")], figure=FIGURE, words=LEVELS)


def test_dots_stand_at_their_levels() -> None:
    drawing = read(dumbbells(1, 4))
    at = {word.what: (word.left + word.right) / 2 for word in drawing.words}
    (target,) = areas(dumbbells(1, 4), PALETTE.accent)
    (current,) = areas(dumbbells(1, 4), "#ffffff")
    assert (target.left + target.right) / 2 == pytest.approx(at["4"], abs=0.05)
    assert (current.left + current.right) / 2 == pytest.approx(at["1"], abs=0.05)


@pytest.mark.parametrize(("current", "target"), [(None, 4), (1, None), (None, None)])
def test_unknown_level_is_said_and_not_drawn(current: float | None, target: float | None) -> None:
    svg = dumbbells(current, target)
    assert "not assessed" in texts(svg)
    assert len(areas(svg, PALETTE.accent)) == (target is not None)


def test_target_below_current_is_red_with_an_arrow() -> None:
    assert len(areas(dumbbells(4, 2), PALETTE.red)) == 2
    assert areas(dumbbells(2, 4), PALETTE.red) == []


def test_smaller_gaps_are_counted() -> None:
    rows = [DumbbellRow(f"C{n}", "G1", 1, 4, "15") for n in range(60)]
    said = texts(dumbbell(rows, figure=FIGURE, words=LEVELS))
    assert said[-1] == "and 36 smaller ones"
    assert [text for text in said if text.startswith("C")] == [f"C{n}" for n in range(24)]


def test_gantt_draws_both_dates_and_the_move() -> None:
    row = GanttRow("I1 Order", "waits for IT", SPRING, AUTUMN, critical=True, moved="+26 wk")
    (svg,) = gantt([row], figure=FIGURE, words=GanttWords("no dates"), timeline=TIMELINE)
    (solid,) = areas(svg, PALETTE.written_on(PALETTE.second_accent)[0])
    ground = FIGURE.width * 0.27
    assert (solid.left, solid.right) == pytest.approx((ground + (636 - ground) * 181 / 365, 636), abs=0.02)
    assert 'stroke-dasharray="3 2"' in svg
    assert {"I1 Order", "waits for IT", "+26 wk"} <= set(texts(svg))


def test_gantt_says_where_there_are_no_dates() -> None:
    (svg,) = gantt([GanttRow("I1", "", None, None)], figure=FIGURE, words=GanttWords("no dates"), timeline=TIMELINE)
    assert "no dates" in texts(svg)


@pytest.mark.parametrize("count", [0, 1, 24, 25, 60, 200])
def test_gantt_shows_every_row_once(count: int) -> None:
    rows = [GanttRow(f"I{n}", "why", SPRING, AUTUMN) for n in range(count)]
    pages = gantt(rows, figure=FIGURE, words=GanttWords("-"), timeline=TIMELINE)
    shown = [text for page in pages for text in texts(page) if text.startswith("I")]
    assert shown == [row.name for row in rows]
    assert all(read(page).page.bottom <= 780 + 31 for page in pages)
    titles = [read(page).root[0].get("id") for page in pages]
    assert titles[:2] == ["fig-x-title", "fig-x-2-title"][: len(pages)]
    assert len(set(titles)) == len(pages)


def test_bar_outside_the_horizon_points_there() -> None:
    for away in (date(2025, 3, 1), date(2027, 3, 1)):
        row = GanttRow("I1", "", None, (away, away))
        (svg,) = gantt([row], figure=FIGURE, words=GanttWords("-"), timeline=TIMELINE)
        assert len(areas(svg, PALETTE.accent)) == 2


@given(lanes)
def test_bars_of_a_track_never_overlap(lane: Lane) -> None:
    time = Time(YEAR, 100, 600)
    rows = tracks(lane.bars, time)
    assert sum(len(row) for row in rows) == len(lane.bars)
    for row in rows:
        reaches = [reach((each.start, each.end), time).outer for each in row]
        assert all(one[1] <= next_one[0] for one, next_one in itertools.pairwise(reaches))


def test_bars_that_follow_each_other_share_a_track() -> None:
    bars = [RoadmapBar("I1", "a", *SPRING), RoadmapBar("I2", "b", *AUTUMN), RoadmapBar("I3", "c", *SPRING)]
    assert [[each.code for each in row] for row in tracks(bars, Time(YEAR, 0, 600))] == [["I1", "I2"], ["I3"]]


def test_roadmap_names_lanes_bars_and_milestones() -> None:
    timeline = Timeline(
        PERIODS, YEAR, Status(date(2026, 2, 15), "15 Feb"), (Milestone(date(2026, 6, 30), "M1", "live"),)
    )
    (svg,) = roadmap([Lane("IT", (RoadmapBar("I1", "platform", *SPRING),))], figure=FIGURE, timeline=timeline)
    assert {"IT", "I1 platform", "M1 live", "15 Feb"} <= set(texts(svg))


def test_lane_longer_than_a_page_goes_on_under_its_name() -> None:
    lane = Lane("IT", tuple(RoadmapBar(f"I{n}", "x", *SPRING) for n in range(100)))
    pages = roadmap([lane], figure=FIGURE, timeline=TIMELINE)
    assert [texts(page).count("IT") for page in pages] == [1, 1, 1]
    assert sum(text.startswith("I") and text != "IT" for page in pages for text in texts(page)) == 100


def test_closing_steps_down_on_the_day() -> None:
    courses = Closing((Step(date(2026, 1, 1), 40), Step(date(2026, 7, 2), 10)), (), never=10)
    words = ClosingWords("coordinated", "asked", "10 never closed")
    svg = closing(courses, figure=FIGURE, words=words, timeline=TIMELINE, format_number="{:g}".format)
    assert {"coordinated", "10 never closed", "0", "10", "40"} <= set(texts(svg))
    assert "asked" not in texts(svg)
    line = next(str(path.attrib["d"]) for path in read(svg).root if path.get("stroke") == PALETTE.accent)
    left, right = float(line[1:].split()[0]), float(line.split("H")[-1])
    middle = float(line.split("H")[1].split("V")[0])
    assert (middle - left) / (right - left) == pytest.approx(182 / 365, abs=0.001)


@pytest.mark.parametrize(("budget", "share"), [(100.0, 0), (60.0, 0.4), (None, 0)])
def test_cost_over_budget_is_red(budget: float | None, share: float) -> None:
    (svg,) = cost([CostYear("2026", 70, 30, budget, "100")], figure=FIGURE, words=MONEY)
    bars = [area for area in read(svg).marks if area.bottom - area.top == pytest.approx(18)]
    red = [area for area in bars if area.what == PALETTE.red]
    whole = max(area.right for area in bars) - min(area.left for area in bars)
    assert sum(area.right - area.left for area in red) == pytest.approx(share * whole, abs=0.1)
    assert ("no budget stated" in texts(svg)) == (budget is None)
    assert ("over budget" in texts(svg)) == (share > 0)


def test_understanding_says_who_was_not_asked() -> None:
    words = UnderstandingWords("first", "latest", "consensus", "nobody asked")
    rows = [UnderstandingRow("G1", 2, 4, 3, 5, "0.8"), UnderstandingRow("G2", None, None, None, None, "–")]
    (svg,) = understanding(rows, figure=FIGURE, words=words)
    assert texts(svg).count("nobody asked") == 1
    assert {"G1", "0.8", "first", "latest"} <= set(texts(svg))


def test_risks_stand_in_their_cells() -> None:
    words = RiskWords("probability", "impact")
    svg = risks([Risk("R1", 3, 4), *(Risk(f"R{n}", 1, 1) for n in range(2, 30))], figure=FIGURE, words=words)
    places = [(word.what, word.left + word.right, word.top + word.bottom) for word in read(svg).words]
    impact = max(across for text, across, _ in places if text == "4")
    probability = min(down for text, _, down in places if text == "3")
    assert next(place[1:] for place in places if place[0] == "R1") == pytest.approx((impact, probability), abs=0.5)
    assert {"R2 R3 R4 R5 R6 R7 R8", "R9 R10 R11 R12 R13"} <= set(texts(svg))
    (last,) = [text for text in texts(svg) if "+" in text]
    shown, others = last.split(" +")
    assert int(shown.split()[-1].removeprefix("R")) + int(others) == 29
    assert [severity(*pair) for pair in ((3, 4), (2, 3), (1, 5))] == ["red", "amber", "none"]


def test_palette_is_that_of_the_brand() -> None:
    brand = load_brand([fonts_folder().parent])
    palette = Palette.from_brand(brand)
    assert (palette.faces.families[0], palette.accent, palette.red_tint) == (
        brand.text_face,
        brand.accent,
        brand.red_tint,
    )


def test_same_chart_for_any_hash_seed() -> None:
    program = (
        "from charts.test_meaning import *\n"
        "rows = [GanttRow(f'I{n}', 'why', SPRING, AUTUMN, due=date(2026, 3, 1 + n)) for n in range(30)]\n"
        "print(gantt(rows, figure=FIGURE, words=GanttWords('-'), timeline=TIMELINE), dumbbells(1, 4))"
    )
    root = Path(__file__).parents[2]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{root}{os.pathsep}{root / 'tests'}"},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
