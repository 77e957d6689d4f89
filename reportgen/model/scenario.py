"""What might be done otherwise: changes to the plan that the board weighs, as `reportgen what-if` reads them."""

import calendar
import datetime as dt
import re
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from reportgen.model.calendar import PeriodField
from reportgen.model.record import Number

LONGEST_NAME = 80
MOST_FTE, MOST_MONEY = 10_000, 10**15
FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(2999, 12, 31)
AMOUNT_OF_TIME = re.compile(r"(\d{1,3}) (day|week|month)s?")
MONTHS, WEEK = 12, 7


def _one_line(text: str) -> str:
    """A name as it is printed: one line, without what cannot be printed."""
    shown = " ".join(text.split())
    if not shown or not shown.isprintable() or len(shown) > LONGEST_NAME:
        raise ValueError(f"write one line of 1 to {LONGEST_NAME} characters")
    return shown


def _amount_of_time(text: str) -> str:
    if not AMOUNT_OF_TIME.fullmatch(text):
        raise ValueError('write a number of days, weeks or months, such as "4 weeks"')
    return text


class Change(BaseModel):
    """One thing done otherwise."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class AddFte(Change):
    """So many more people in a role, from one period to another (the horizon's first and last where left out).

    `annual` is what they cost a year, all together, in the programme's currency.
    """

    department: str
    role: str
    fte: Annotated[Number, Field(gt=0, le=MOST_FTE)]
    from_: Annotated[PeriodField | None, Field(alias="from")] = None
    to: PeriodField | None = None
    annual: Annotated[Number, Field(ge=0, le=MOST_MONEY)] = Decimal(0)


class Shift(Change):
    """An initiative is asked for on another day; its length in weekdays is kept."""

    initiative: str
    start: Annotated[dt.date, Field(ge=FIRST_DAY, le=LAST_DAY)]


class Drop(Change):
    """An initiative is cancelled, with its effort and its cost."""

    initiative: str


class Delay(Change):
    """An initiative, or all work that has not begun, is asked for later by so many days, weeks or months."""

    by: Annotated[str, AfterValidator(_amount_of_time)]
    initiative: str | None = None

    @property
    def count(self) -> int:
        """How many days, weeks or months."""
        return int(self.by.partition(" ")[0])

    @property
    def unit(self) -> str:
        """Day, week or month."""
        return self.by.partition(" ")[2].removesuffix("s")

    def after(self, day: dt.date) -> dt.date:
        """The day that much later; in a shorter month its last day."""
        if self.unit != "month":
            return day + dt.timedelta(days=self.count * (WEEK if self.unit == "week" else 1))
        months = day.year * MONTHS + day.month - 1 + self.count
        year, month = months // MONTHS, months % MONTHS + 1
        return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


class RaiseBudget(Change):
    """A department's budget of one year grows by an amount in the programme's currency."""

    department: str
    year: int
    amount: Annotated[Number, Field(gt=0, le=MOST_MONEY)]


class Scenario(BaseModel):
    """One option of the board: its name, and all that is done otherwise in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, AfterValidator(_one_line)]
    add_fte: Annotated[tuple[AddFte, ...], Field(alias="add-fte")] = ()
    shift: tuple[Shift, ...] = ()
    drop: tuple[Drop, ...] = ()
    delay: tuple[Delay, ...] = ()
    raise_budget: Annotated[tuple[RaiseBudget, ...], Field(alias="raise-budget")] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """All that is done otherwise."""
        return (*self.add_fte, *self.shift, *self.drop, *self.delay, *self.raise_budget)

    @property
    def waits(self) -> bool:
        """Whether nothing is done but to wait: all work is delayed, and that is all."""
        return bool(self.delay) and self.changes == self.delay and all(each.initiative is None for each in self.delay)
