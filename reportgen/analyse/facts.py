"""The facts: every figure that was computed from the plan, unrounded; the JSON names are a contract (facts.json).

Lists are sorted by their codes. None means not stated or not computable, never zero.
"""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from reportgen.analyse.coordinated_facts import Coordination, MoveFact
from reportgen.analyse.fact import Fact
from reportgen.analyse.outcome import ScenarioFact
from reportgen.model.calendar import PeriodField

Rating = Literal["green", "amber", "red"]
Kind = Literal["initiative", "gap", "guideline", "department", "programme"]
State = Literal["agreed", "open", "one-sided", "contradictory"]


class Understanding(Fact):
    """How leaders understand a guideline in one round; over all leaders where `department` is None.

    `mean` and `support` on 1 to 5, `cns` the Tastle-Wierman consensus, `rwg` the agreement r_wg, both 0 to 1.
    """

    guideline: str
    department: str | None
    round: int
    n: int
    mean: float | None
    support: float | None
    cns: float | None
    rwg: float | None


class RequirementSupport(Fact):
    """How far the guidelines support a business requirement (0 to 3); `best` is the highest stated."""

    requirement: str
    importance: int | None
    best: int | None
    support: dict[str, int | None]


class Coverage(Fact):
    """What a department does about a guideline: is it translated, and how many demands, gaps, initiatives."""

    guideline: str
    department: str
    translated: bool
    demands: int
    gaps: int
    initiatives: int


class GapFact(Fact):
    """A gap's size (levels), weight, and when it closes, as requested and as coordinated."""

    gap: str
    size: float | None
    weight: int
    weighted: float | None
    closes_requested: dt.date | None
    closes_coordinated: dt.date | None


class CapacityFact(Fact):
    """A role in a period, in person-days: available for change, requested as asked, and as coordinated."""

    department: str
    role: str
    period: PeriodField
    available: float | None
    requested: float
    coordinated: float


class InitiativeFact(Fact):
    """When an initiative was asked for and when it happens; `because` names what holds it (`IT.I1`, `IT:Architect`).

    `float_days`: how many weekdays longer it may take without harm (see `critical.floats`); None where nothing can.
    """

    initiative: str
    requested_start: dt.date | None
    requested_end: dt.date | None
    start: dt.date | None
    end: dt.date | None
    moved_days: int
    critical: bool
    because: tuple[str, ...]
    float_days: int | None = None


class DependencyFact(Fact):
    """An interconnection, both sides brought together; what only one side says is null on the other."""

    needs: str | None
    provides: str | None
    from_: str | None = Field(alias="from")
    to: str | None
    deliverable: str | None
    needed: dt.date | None
    provided: dt.date | None
    state: State
    need: int | None = Field(default=None, exclude=True)
    """Position of the need in `plan.dependencies`."""
    provision: int | None = Field(default=None, exclude=True)
    """Position of the provision in `plan.dependencies`."""


class StillOpen(Fact):
    """The weighted gap above zero that is open when a day ends."""

    date: dt.date
    open_requested: float
    open_coordinated: float


class ClosingFact(Fact):
    """How the weighted gap above zero closes, of a department; of all of them where `department` is None.

    `weighted` is open at first, and `days` are those on which some of it closes, as asked or as coordinated. `never`
    has no day on which it closes, as coordinated; `never_share` of `weighted`, None where there is nothing to close.
    """

    department: str | None
    weighted: float
    never: float
    never_share: float | None
    days: tuple[StillOpen, ...]


class LargestGaps(Fact):
    """The fewest gaps, largest first, that make up half of the weighted gap above zero: `share` of it, `weighted`.

    Of all departments where `department` is None; `share` is None where there is no such gap.
    """

    department: str | None
    gaps: tuple[str, ...]
    weighted: float
    share: float | None


class Cost(Fact):
    """A department's cost and budget in one year, in the programme's currency.

    `total` is one-off and annual cost, `above` what of it the budget lacks: below zero where there is room, None where
    no budget is stated.
    """

    department: str
    year: int
    one_off: float
    annual: float
    budget: float | None
    total: float
    above: float | None


class YearCost(Fact):
    """Cost and budget of all departments together in one year, as in `Cost`.

    `budgeted` is the total of the departments that state a budget for the year: the cost of the others says nothing
    about it.
    """

    year: int
    one_off: float
    annual: float
    budget: float | None
    total: float
    above: float | None
    budgeted: float


class MilestoneFact(Fact):
    """A milestone's promised date, and when all it requires is done, as requested and as coordinated."""

    milestone: str
    date: dt.date | None
    reached_requested: dt.date | None
    reached_coordinated: dt.date | None


class RatingFact(Fact):
    """The computed rating of an initiative, gap, guideline, department or the whole (`subject` "*"), and why.

    `because` holds reasons: overdue, gap-late, interconnection, behind, moved, role-overloaded; for a gap no-initiative
    or the worst initiative's code; for the others the codes of the red and amber gaps that decide. `rules` names the
    rules of that colour and below that hold (see `ratings.RULES`); `self_rating` is what the department says itself.
    """

    kind: Kind
    subject: str
    rating: Rating
    because: tuple[str, ...]
    rules: tuple[str, ...] = ()
    self_rating: str | None = None


class Summary(Fact):
    """The sums that documents print, of one department; of the whole where `department` is None.

    Gaps: their number, of which not assessed, without an initiative, closing after their target date as coordinated;
    `weighted` sums the weighted gaps above zero. Initiatives: the open ones (neither done nor cancelled), of which
    moved, and the longest move in calendar days. `effort` in person-days is what the open initiatives take of anybody;
    `requested` and `available` are the own roles' person-days inside the horizon, where capacity is stated.
    `overloaded` counts roles and periods asked for more than there is, before and after coordination. Money by the
    horizon's years: `budget` is None where none is stated, `years_over` counts the years above it. Interconnections by
    state, demands by answer.

    `total` is one-off and annual cost. `stated_effort` (person-days), `stated_one_off` and `stated_annual` sum what the
    departments state on the sheet Resources, whatever becomes of the initiative.
    """

    department: str | None
    gaps: int
    not_assessed: int
    without_initiative: int
    late: int
    weighted: float
    initiatives: int
    moved: int
    longest_move: int
    effort: float
    requested: float
    available: float
    overloaded_requested: int
    overloaded_coordinated: int
    one_off: float
    annual: float
    budget: float | None
    years_over: int
    agreed: int
    open_: int = Field(alias="open")
    one_sided: int
    contradictory: int
    demands: int
    unanswered: int
    declined: int
    total: float
    stated_effort: float
    stated_one_off: float
    stated_annual: float


class GuidelineSummary(Fact):
    """The sums of one guideline over all departments: gaps as in `Summary`, and how many departments translated it.

    `share` is what it carries of the weighted gaps of all guidelines; None where these have none.
    """

    guideline: str
    translated: int
    gaps: int
    not_assessed: int
    without_initiative: int
    late: int
    weighted: float
    share: float | None


class Alignment(Fact):
    """How far the leaders agree: the mean over the guidelines of their consensus Cns, in their first and latest rounds.

    `leaders` counts those with a score in a guideline's latest round; `first` and `latest` are None where nobody can
    agree, for want of a second score.
    """

    leaders: int
    first: float | None
    latest: float | None


class Facts(BaseModel):
    """All that was computed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    understanding: tuple[Understanding, ...] = ()
    requirements: tuple[RequirementSupport, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    gaps: tuple[GapFact, ...] = ()
    capacity: tuple[CapacityFact, ...] = ()
    initiatives: tuple[InitiativeFact, ...] = ()
    dependencies: tuple[DependencyFact, ...] = ()
    cycles: tuple[tuple[str, ...], ...] = ()
    cost: tuple[Cost, ...] = ()
    moves: tuple[MoveFact, ...] = ()
    milestones: tuple[MilestoneFact, ...] = ()
    ratings: tuple[RatingFact, ...] = ()
    summaries: tuple[Summary, ...] = ()
    guideline_summaries: tuple[GuidelineSummary, ...] = ()
    alignment: Alignment | None = None
    coordination: Coordination
    closing: tuple[ClosingFact, ...] = ()
    largest: tuple[LargestGaps, ...] = ()
    years: tuple[YearCost, ...] = ()
    scenarios: tuple[ScenarioFact, ...] = ()
    """The plan as it is, then each option that was asked about; empty where none was."""

    @cached_property
    def course(self) -> Mapping[str | None, ClosingFact]:
        """How the gap closes by department; the whole is None."""
        return {each.department: each for each in self.closing}

    @cached_property
    def gap(self) -> Mapping[str, GapFact]:
        """Gaps by code."""
        return {each.gap: each for each in self.gaps}

    @cached_property
    def initiative(self) -> Mapping[str, InitiativeFact]:
        """Initiatives by code."""
        return {each.initiative: each for each in self.initiatives}

    @cached_property
    def move(self) -> Mapping[str, MoveFact]:
        """Moves by initiative."""
        return {each.initiative: each for each in self.moves}

    @cached_property
    def milestone(self) -> Mapping[str, MilestoneFact]:
        """Milestones by code."""
        return {each.milestone: each for each in self.milestones}

    @cached_property
    def rating(self) -> Mapping[tuple[str, str], RatingFact]:
        """Ratings by kind and subject; the whole is `("programme", "*")`."""
        return {(each.kind, each.subject): each for each in self.ratings}

    @cached_property
    def summary(self) -> Mapping[str | None, Summary]:
        """Summaries by department; the whole is None."""
        return {each.department: each for each in self.summaries}

    @cached_property
    def latest_round(self) -> Mapping[str, int]:
        """Each guideline's own highest round of interviews."""
        rounds: dict[str, int] = {}
        for each in self.understanding:
            rounds[each.guideline] = max(each.round, rounds.get(each.guideline, 0))
        return rounds
