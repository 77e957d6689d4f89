"""The judge of explanations: recomputes from the plan, by calendar days, whether each reason for a move holds."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from reportgen.analyse.capacity import Role, available, efforts, shares, usable
from reportgen.analyse.coordinated_facts import MoveFact, Reason
from reportgen.analyse.facts import DependencyFact
from reportgen.analyse.gaps import Dates, dates_as_asked
from reportgen.analyse.schedule.verify import ScheduleError
from reportgen.model.calendar import ONE_DAY, Period, is_weekday, weekdays_between
from reportgen.model.labels import fold
from reportgen.model.plan import Plan

ROUNDING = Fraction(1, 10_000)
"""Person-days that may be rounding."""
ALWAYS = (dt.date.min, dt.date.max)
MONDAY = dt.date(1, 1, 1)


def verify_reasons(
    plan: Plan,
    dependencies: Sequence[DependencyFact],
    dates: Dates,
    movable: Collection[str],
    moves: Sequence[MoveFact],
) -> None:
    """Raise ScheduleError where a move has no reason, or a reason does not stop what it is said to stop."""
    faults = list(_Judge(plan, dependencies, dates, movable).faults(moves))
    if faults:
        raise ScheduleError("; ".join(faults))


class _Judge:
    def __init__(
        self, plan: Plan, dependencies: Sequence[DependencyFact], dates: Dates, movable: Collection[str]
    ) -> None:
        self.plan, self.dates, self.asked = plan, dates, dates_as_asked(plan)
        self.pairs = [each for each in dependencies if each.need is not None and each.provision is not None]
        self.fixed = plan.initiative.keys() - set(movable)
        self.stated = available(plan)
        self.taken: dict[tuple[Role, Period], dict[str, Fraction]] = {}
        self.effort = efforts(plan)
        self.unplaced: dict[Role, Fraction] = {}
        """What initiatives without a weekday take, whose period may be that of the Monday after: not sure to a day."""
        for (code, role), effort in self.effort.items():
            start, end = dates[code]
            if start and end and weekdays_between(start, end) == 0:
                self.unplaced[role] = self.unplaced.get(role, Fraction(0)) + Fraction(effort)
            for period, share in shares(start, end, ALWAYS, plan.period_length):
                self.taken.setdefault((role, period), {})[code] = share * Fraction(effort)

    def faults(self, moves: Sequence[MoveFact]) -> Iterator[str]:
        """What is wrong with the explanations, in words for whoever mends the program."""
        for move in moves:
            day = max(_weekday_before(move.start), move.asked)
            period_earlier = min(day, max(_period_before(move.start, self.plan), move.asked))
            for reasons, earlier in ((move.reasons, day), (move.period_earlier, period_earlier)):
                if not reasons:
                    yield f"nothing stops {move.initiative} from starting on {earlier}"
                for reason in reasons:
                    if not self._stops(move.initiative, earlier, reason):
                        yield f"{reason.what} does not stop {move.initiative} from starting on {earlier}"

    def _stops(self, code: str, day: dt.date, reason: Reason) -> bool:
        if reason.kind == "status-date":
            status = self.plan.programme.status_date
            return status is not None and reason.until == status and day < status
        if reason.kind == "predecessor":
            end = self.dates[reason.what][1]
            return (
                reason.what in self.plan.initiative[code].after
                and end is not None
                and end == reason.until
                and day <= end
            )
        if reason.kind == "delivery":
            return any(self._too_late(pair, code, reason, day) for pair in self.pairs)
        return self._is_full(code, day, reason)

    def _too_late(self, pair: DependencyFact, code: str, reason: Reason, day: dt.date) -> bool:
        """Whether this delivery comes after it is needed, were the initiative that needs it to start on a day."""
        asked, theirs, start = self.asked[code][0], self.asked[reason.what][0], self.dates[reason.what][0]
        if (pair.needs, pair.provides) != (code, reason.what) or not (asked and theirs and start):
            return False
        if not (pair.needed and pair.provided) or pair.provided + (start - theirs) > (reason.until or dt.date.min):
            return False
        # Dates that travel from a weekend may count from the Monday after.
        weekend = dt.timedelta(0 if is_weekday(asked) and is_weekday(theirs) else 4)
        by_days = pair.provided + (start - theirs) + weekend > pair.needed + (day - asked)
        late = _weekdays_to(pair.provided) - _weekdays_to(pair.needed)
        late = max(late, 1) if pair.provided > pair.needed else late
        return by_days or late + _step(start) - _step(theirs) > _step(day) - _step(asked)

    def _is_full(self, code: str, day: dt.date, reason: Reason) -> bool:
        department, _, name = reason.what.partition(":")
        role, period = (department, fold(name)), reason.period
        room = usable(self.stated.get(role, {}), [period] if period else [])
        if period is None or not room:
            return False
        taken = self.taken.get((role, period), {})
        others = sum((days for user, days in taken.items() if user != code), Fraction(0))
        fixed = sum((days for user, days in taken.items() if user in self.fixed), Fraction(0))
        limit = max(Fraction(room[0]), fixed)
        earlier = dict(shares(*self._span(code, day), ALWAYS, self.plan.period_length)).get(period, Fraction(0))
        short = others + earlier * Fraction(self.effort[code, role]) - limit
        now = max(Fraction(0), others + taken.get(code, Fraction(0)) - limit)
        rounding = ROUNDING + self.unplaced.get(role, Fraction(0))
        named = abs(short - Fraction(reason.short or 0)) <= rounding
        users = {user for user, days in taken.items() if days > ROUNDING and user != code}
        return short > now - rounding and named and (bool(self.unplaced.get(role)) or users <= set(reason.users))

    def _span(self, code: str, day: dt.date) -> tuple[dt.date, dt.date]:
        """First and last day of an initiative that starts on a day, its length in weekdays kept."""
        start, end = self.asked[code]
        if day == start and end:
            return day, end
        days = max(1, weekdays_between(start, end)) if start and end else 1
        last = day
        while weekdays_between(day, last) < days:
            last += ONE_DAY
        return day, last


def _weekday_before(day: dt.date) -> dt.date:
    day -= ONE_DAY
    while not is_weekday(day):
        day -= ONE_DAY
    return day


def _period_before(day: dt.date, plan: Plan) -> dt.date:
    """As far into the period before as a day lies in its own, on that weekday or the one before it."""
    period = Period.of(day, plan.period_length)
    last = period.start - ONE_DAY
    earlier = min(Period.of(last, plan.period_length).start + (day - period.start), last)
    return earlier if is_weekday(earlier) else _weekday_before(earlier)


def _step(day: dt.date) -> int:
    """Weekdays before a day."""
    return weekdays_between(MONDAY, day) - is_weekday(day)


def _weekdays_to(day: dt.date) -> int:
    """Weekdays up to and with a day."""
    return weekdays_between(MONDAY, day)
