"""What links alone push is what a day-by-day search finds."""

import datetime as dt
from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st

from notation.plans import plan
from reportgen.analyse.case import Work, work_of
from reportgen.analyse.network import dependencies
from reportgen.analyse.pushed import pushed, pushing

DAY = dt.timedelta(days=1)
MONDAY = dt.date(2026, 8, 3)
WEEKDAYS = [day for day in (MONDAY + number * DAY for number in range(400)) if day.weekday() < 5]
AFTER, DATES = "after", "dates"
Asked = list[tuple[int, int, str]]
"""Start and length in weekdays, status."""
Links = dict[tuple[int, int], tuple[str, int, int]]
"""By earlier and later initiative: how it is said, and the weekdays of delivery and need."""


def work(asked: Asked, links: Links) -> Work:
    lines = []
    for number, (start, length, status) in enumerate(asked):
        after = ",".join(
            f"D.I{early}" for (early, late), (said, *_) in links.items() if late == number and said == AFTER
        )
        span = f"start={WEEKDAYS[start]} end={WEEKDAYS[start + length - 1]}"
        lines.append(f"Initiative: D.I{number} {span} status={status}" + (f" after={after}" if after else ""))
    for (early, late), (said, provided, needed) in links.items():
        if said == DATES:
            row = f"Dependency: D initiative=D.I{{}} direction={{}} other=D deliverable=X{early}{late}"
            lines.append(row.format(late, "needs") + f" their_initiative=D.I{early} date={WEEKDAYS[needed]}")
            lines.append(row.format(early, "provides") + f" their_initiative=D.I{late} date={WEEKDAYS[provided]}")
    made = plan(*lines)
    return work_of(made, dependencies(made))


def day_by_day(asked: Asked, links: Links) -> list[int]:
    """The starts, in weekdays: whoever breaks a link starts a weekday later, until nobody does."""
    starts = [start for start, *_ in asked]
    while True:
        broken = next((late for link in links.items() if (late := _breaks(asked, starts, *link)) is not None), None)
        if broken is None:
            return starts
        starts[broken] += 1


def _breaks(asked: Asked, starts: list[int], pair: tuple[int, int], link: tuple[str, int, int]) -> int | None:
    early, late = pair
    said, provided, needed = link
    if asked[late][2] == "running":
        return None
    if said == AFTER:
        return late if starts[late] < starts[early] + asked[early][1] else None
    days = [WEEKDAYS[starts[each]] - WEEKDAYS[asked[each][0]] for each in pair]
    steps = [starts[each] - asked[each][0] for each in pair]
    in_days = WEEKDAYS[provided] + days[0] > WEEKDAYS[needed] + days[1]
    return late if in_days or provided + steps[0] > needed + steps[1] else None


@st.composite
def cases(draw: st.DrawFn) -> tuple[Asked, Links]:
    number = draw(st.integers(2, 4))
    status = st.sampled_from(["planned", "planned", "on hold", "running"])
    asked = [(draw(st.integers(0, 9)), draw(st.integers(1, 7)), draw(status)) for _ in range(number)]
    link = st.tuples(st.sampled_from([AFTER, DATES]), st.integers(0, 12), st.integers(0, 12))
    links = {pair: draw(link) for pair in combinations(range(number), 2) if draw(st.booleans())}
    return asked, links


OVER_A_WEEKEND: tuple[Asked, Links] = (
    [(0, 5, "running"), (3, 2, "planned"), (3, 2, "planned")],
    {(0, 1): (AFTER, 0, 0), (1, 2): (DATES, 5, 7)},
)
"""Two weekdays are four days there: delivered by weekdays in time, by days of the calendar not."""


@given(cases())
@example(OVER_A_WEEKEND)
def test_links_push_as_a_search_day_by_day_does(case: tuple[Asked, Links]) -> None:
    asked, links = case
    found, starts = pushed(work(*case)), day_by_day(*case)
    ends = [start + length - 1 for start, (_, length, _) in zip(starts, asked, strict=True)]
    expected = {f"D.I{i}": (WEEKDAYS[start], WEEKDAYS[ends[i]]) for i, start in enumerate(starts)}
    assert found == expected, links


@given(cases())
def test_only_those_are_named_without_whom_it_could_start_earlier(case: tuple[Asked, Links]) -> None:
    asked, links = case
    starts, made = day_by_day(*case), work(*case)
    spans = pushed(made)
    for late, (start, *_) in enumerate(asked):
        named = pushing(made, spans, f"D.I{late}")
        assert bool(named) == (starts[late] > start)
        for early, _ in (pair for pair in links if pair[1] == late and starts[late] > start):
            sooner = [*starts[:late], starts[late] - 1, *starts[late + 1 :]]
            holds = _breaks(asked, sooner, (early, late), links[early, late]) is not None
            assert (f"D.I{early}" in named) == holds
