"""Charts of plans of any kind: few and many rows, long words, odd letters, far dates, extreme figures."""

from datetime import date

from hypothesis import strategies as st

from reportgen.compose.charts.closing import Closing, ClosingWords, Step, closing
from reportgen.compose.charts.cost import CostWords, CostYear, cost
from reportgen.compose.charts.dumbbell import DumbbellRow, DumbbellWords, dumbbell
from reportgen.compose.charts.face import FACE, FALLBACK, Faces, fonts_folder
from reportgen.compose.charts.gantt import GanttRow, GanttWords, gantt
from reportgen.compose.charts.kit import Figure
from reportgen.compose.charts.palette import Palette
from reportgen.compose.charts.pins import Milestone, Status, Timeline
from reportgen.compose.charts.risks import Risk, RiskWords, risks
from reportgen.compose.charts.roadmap import Lane, RoadmapBar, roadmap
from reportgen.compose.charts.scale import Horizon, Periods
from reportgen.compose.charts.understanding import UnderstandingRow, UnderstandingWords, understanding

PIECES = (
    "Order", "to", "cash", "Gærstødål", "Maßgrößenüberprüfungsverfahrensvorschrift", "A&B", '<"plan">', "I1", "–", "Ål",
    "Forsyningskædeplanlægningssystemudskiftning", "on", "time", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "fælles", "stamdata",
)  # fmt: skip
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Maj", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dec")
PERIODS = Periods(str, "Q{}".format, lambda month: MONTHS[month - 1])

few = st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map(" ".join)
words = st.one_of(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map(" ".join), st.text(max_size=30))
codes = st.one_of(st.integers(1, 99).map("I{}".format), st.just("FIN.I1"), words)
near = st.dates(date(2026, 1, 1), date(2028, 12, 31))
days = st.one_of(near, near, near, st.dates())
spans = st.tuples(days, days)
levels = st.one_of(st.integers(0, 10).map(lambda half: half / 2), st.floats(-1e6, 1e6))
scores = st.none() | st.floats(1, 5)
money = st.one_of(st.just(0.0), st.floats(0, 9e6), st.floats(-1e12, 1e12))
OTHER = Faces.of([fonts_folder() / name for name in (*FALLBACK, *FACE)], "DejaVu Sans")  # wider than the house's own
palettes = st.sampled_from((Palette(), Palette(faces=OTHER)))
figures = st.builds(Figure, st.just('fig-"<&'), few, palettes, st.sampled_from((306, 642, 971)))
milestones = st.lists(st.builds(Milestone, days, codes, words), max_size=30).map(tuple)
timelines = st.builds(
    Timeline,
    st.just(PERIODS),
    st.none() | spans.map(lambda ends: Horizon(min(ends), max(ends))),
    st.none() | st.builds(Status, days, few),
    milestones,
)

dumbbell_rows = st.builds(DumbbellRow, words, words, st.none() | levels, st.none() | levels, codes)
gantt_rows = st.builds(
    GanttRow, words, words, st.none() | spans, st.none() | spans, st.booleans(), few, st.booleans(), st.none() | days
)
lanes = st.builds(
    Lane,
    words,
    st.lists(st.builds(RoadmapBar, codes, words, days, days, st.booleans(), st.booleans()), max_size=20).map(tuple),
)
steps = st.lists(st.builds(Step, days, st.floats(0, 1e9)), max_size=60).map(tuple)
years = st.builds(CostYear, codes, money, money, st.none() | money, few)
guidelines = st.builds(UnderstandingRow, words, scores, scores, scores, scores, codes)
dangers = st.builds(Risk, codes, st.integers(-1, 9), st.integers(1, 5))

dumbbells = st.builds(
    lambda rows, figure, say: [
        dumbbell(rows, figure=figure, words=DumbbellWords(say, say, lambda count: f"{say} {count}")),
    ],
    st.lists(dumbbell_rows, max_size=60),
    figures,
    words,
)
gantts = st.builds(
    lambda rows, figure, say, timeline: gantt(rows, figure=figure, words=GanttWords(say), timeline=timeline),
    st.lists(gantt_rows, max_size=60),
    figures,
    words,
    timelines,
)
roadmaps = st.builds(
    lambda rows, figure, timeline: roadmap(rows, figure=figure, timeline=timeline),
    st.lists(lanes, max_size=12),
    figures,
    timelines,
)
closings = st.builds(
    lambda courses, figure, say, timeline: [
        closing(courses, figure=figure, words=say, timeline=timeline, format_number="{:,.0f}".format)
    ],
    st.builds(Closing, steps, steps, st.floats(0, 1e9)),
    figures,
    st.builds(ClosingWords, words, words, words),
    timelines,
)
costs = st.builds(
    lambda rows, figure, say: cost(rows, figure=figure, words=say),
    st.lists(years, max_size=60),
    figures,
    st.builds(CostWords, words, words, words, words, words),
)
understandings = st.builds(
    lambda rows, figure, say: understanding(rows, figure=figure, words=say),
    st.lists(guidelines, max_size=60),
    figures,
    st.builds(UnderstandingWords, words, words, words, words),
)
matrices = st.builds(
    lambda rows, figure, say: [risks(rows, figure=figure, words=RiskWords(say, say))],
    st.lists(dangers, max_size=60),
    figures,
    words,
)
CHARTS = {
    "closing": closings,
    "cost": costs,
    "dumbbell": dumbbells,
    "gantt": gantts,
    "risks": matrices,
    "roadmap": roadmaps,
    "understanding": understandings,
}
