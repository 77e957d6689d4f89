"""Small random programmes in which everybody wants the same people at the same time."""

import datetime as dt

from hypothesis import strategies as st

HORIZON = "Programme: status_date=2026-01-05 horizon_start=2026-01-01 horizon_end=2026-12-31 period_length=month"
MONDAY = dt.date(2026, 1, 5)
STATUSES = ["planned", "planned", "planned", "on hold", "running", "done"]


@st.composite
def crowds(draw: st.DrawFn, most: int = 5) -> list[str]:
    """The lines of a programme of two departments without loops; all dates as asked are weekdays."""
    codes = [f"{draw(st.sampled_from('AB'))}.I{n}" for n in range(1, draw(st.integers(1, most)) + 1)]
    lines = [HORIZON, "Guideline: G1 weight=4", "Department: A", "Department: B"]
    for n, code in enumerate(codes):
        start, end = _weekday(draw(st.integers(0, 60))), draw(st.integers(0, 40))
        after = ",".join(draw(st.lists(st.sampled_from(codes[:n]), max_size=2, unique=True))) if n else ""
        gap = code.replace("I", "A")
        target = _weekday(draw(st.integers(30, 150)))
        status = draw(st.sampled_from(STATUSES))
        last = _weekday((start - MONDAY).days * 5 // 7 + end)
        lines += [
            f"Gap: {gap} guideline=G1 target_date={target}",
            f"Initiative: {code} start={start} end={max(start, last)} status={status} after={after} closes={gap}",
            f"Resource: {code[0]} initiative={code} from_department=A role=Architect effort={draw(st.integers(0, 30))}",
        ]
        if n and draw(st.booleans()):
            other = draw(st.sampled_from(codes[:n]))
            days = [_weekday(draw(st.integers(0, 90))) for _ in range(2)]
            lines += [_side(code, "needs", other, days[0]), _side(other, "provides", code, days[1])]
    if draw(st.booleans()):
        lines.append(f"Milestone: M1 date={_weekday(draw(st.integers(20, 120)))} requires={codes[-1]}")
    for month in (1, 3, 4):
        fte = draw(st.sampled_from([0.0, 0.5, 1.0, 1.5]))
        lines.append(f"Capacity: A role=Architect period=2026-{month:02d} total_fte={fte} day_to_day_fte=0")
    return lines


def _weekday(number: int) -> dt.date:
    return MONDAY + dt.timedelta(number // 5 * 7 + number % 5)


def _side(own: str, direction: str, other: str, day: dt.date) -> str:
    names = f"initiative={own} direction={direction} other={other[0]} their_initiative={other}"
    return f"Dependency: {own[0]} {names} date={day} deliverable=x"
