"""One table of all figures: what each list of facts.json holds, how each figure is computed, and from which cells.

A figure has its place here by the name that it has in facts.json. `docs/figures.md` defines them at more length.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from reportgen.trace import behind_sums as s
from reportgen.trace.behind import Behind, Cells
from reportgen.words.catalogue import t

PAGE = "docs/figures.md"
Cellwise = Callable[[Behind, Any], Cells]


@dataclass(frozen=True)
class Listed:
    """A list of facts.json: its title, the section that defines it, what its rows are named by, and its figures.

    Each figure with how it is computed, in English, and the cells behind it.
    """

    title: str
    section: str
    names: tuple[str, ...]
    figures: Mapping[str, tuple[str, Cellwise]]


WEIGHTED = t("sum of the weighted gaps above 0")
LATE = t("gaps that close, as coordinated, after their target date")

FIGURES: Mapping[str, Listed] = {
    "understanding": Listed(
        t("Understanding"),
        "understanding",
        ("guideline", "department", "round"),
        {
            "n": (t("how many scores of understanding are stated"), Behind.scores),
            "mean": (t("mean of the scores of understanding"), Behind.scores),
            "support": (t("mean of the scores of support"), Behind.support),
            "cns": (t("consensus 1 + Σ p · log₂(1 − |X − mean| / 4), after Tastle and Wierman"), Behind.scores),
            "rwg": (t("agreement 1 − s² / 2, never below 0, after James, Demaree and Wolf"), Behind.scores),
        },
    ),
    "requirements": Listed(
        t("Requirements"),
        "strategy",
        ("requirement",),
        {
            "importance": (t("as typed in"), Behind.importance),
            "best": (t("highest support stated by any guideline"), Behind.supported),
            "support": (t("as typed in, by guideline"), Behind.supported),
        },
    ),
    "coverage": Listed(
        t("Coverage"),
        "strategy",
        ("guideline", "department"),
        {
            "translated": (t("whether the sheet Translation has a row for it"), Behind.translations),
            "demands": (t("number of demands on the guideline"), Behind.demands_on),
            "gaps": (t("number of gaps on the guideline"), Behind.gaps_on),
            "initiatives": (
                t("number of initiatives that close one of these gaps, cancelled ones apart"),
                Behind.closing_on,
            ),
        },
    ),
    "gaps": Listed(
        t("Gaps"),
        "gaps",
        ("gap",),
        {
            "size": (t("target level − current level"), Behind.levels),
            "weight": (t("weight of the guideline, 3 where none is stated"), Behind.weight),
            "weighted": (t("size × weight"), Behind.weighted),
            "closes_requested": (t("latest end, as asked, of the initiatives that close it"), Behind.closing),
            "closes_coordinated": (t("latest end, as coordinated, of the initiatives that close it"), Behind.closing),
        },
    ),
    "capacity": Listed(
        t("Capacity"),
        "capacity",
        ("department", "role", "period"),
        {
            "available": (t("(total FTE − day-to-day FTE) × working days a year ÷ periods a year"), Behind.available),
            "requested": (
                t("effort of all that take from it, evenly over weekdays, by dates as asked"),
                Behind.requested,
            ),
            "coordinated": (t("the same, by dates as coordinated"), Behind.coordinated),
        },
    ),
    "initiatives": Listed(
        t("Initiatives"),
        "initiatives",
        ("initiative",),
        {
            "requested_start": (t("as typed in"), Behind.start_asked),
            "requested_end": (t("as typed in"), Behind.end_asked),
            "start": (t("as coordinated: never earlier than asked, after all that it waits for"), Behind.span),
            "end": (t("as coordinated: as many weekdays later as asked"), Behind.span),
            "moved_days": (t("calendar days from the start as asked to the start as coordinated"), Behind.span),
            "critical": (t("whether a weekday more makes a promise late, or the programme longer"), Behind.span),
            "float_days": (t("weekdays that it may take longer without harm"), Behind.span),
            "because": (t("what stops it from starting a weekday earlier"), Behind.span),
        },
    ),
    "moves": Listed(
        t("What coordination moves"),
        "initiatives",
        ("initiative",),
        {
            "asked": (t("start as asked"), Behind.start_asked_of_move),
            "start": (t("start as coordinated"), Behind.span_of_move),
            "days": (t("calendar days between the two"), Behind.span_of_move),
            "reasons": (t("what stops it from starting a weekday earlier"), Behind.span_of_move),
            "period_earlier": (t("what stops it from starting a period earlier, or as asked"), Behind.span_of_move),
        },
    ),
    "dependencies": Listed(
        t("Interconnections"),
        "interconnections",
        ("needs", "provides", "from", "to", "deliverable"),
        {
            "needed": (t("date on the side that needs it"), Behind.needed),
            "provided": (t("date on the side that provides it"), Behind.provided),
            "state": (t("one-sided, contradictory, agreed or open, by what both sides say"), Behind.both_sides),
        },
    ),
    "cycles": Listed(
        t("Loops"),
        "interconnections",
        (),
        {"initiatives": (t("a strongly connected group over what waits for what"), Behind.loop)},
    ),
    "cost": Listed(
        t("Cost"),
        "money",
        ("department", "year"),
        {
            "one_off": (t("one-off cost of the initiatives that start in the year, as asked"), s.one_off),
            "annual": (t("annual cost of the initiatives that ended in an earlier year, as asked"), s.annual),
            "budget": (t("as typed in"), s.budget),
            "total": (t("one-off and annual cost"), s.both(s.one_off, s.annual)),
            "above": (t("total − budget"), s.budget),
        },
    ),
    "milestones": Listed(
        t("Milestones"),
        "milestones",
        ("milestone",),
        {
            "date": (t("as typed in"), s.promised),
            "reached_requested": (t("latest end, as asked, of what it requires"), s.required),
            "reached_coordinated": (t("latest end, as coordinated, of what it requires"), s.required),
        },
    ),
    "ratings": Listed(
        t("Ratings"),
        "ratings",
        ("kind", "subject"),
        {
            "rating": (t("the first rule that holds, red ones first; green if none does"), s.rated),
            "because": (t("the reasons, or the records, that decide"), s.rated),
            "rules": (t("the rules that hold"), s.rated),
            "self_rating": (t("what the department says itself"), s.self_rated),
        },
    ),
    "summaries": Listed(
        t("Sums"),
        "sums",
        ("department",),
        {
            "gaps": (t("number of gaps"), s.gaps),
            "not_assessed": (t("gaps with a level missing"), s.sizes),
            "without_initiative": (t("gaps that no initiative closes, cancelled ones apart"), s.gaps),
            "late": (LATE, s.target_dates),
            "weighted": (WEIGHTED, s.sizes),
            "initiatives": (t("initiatives that are neither done nor cancelled"), s.initiatives),
            "moved": (t("of these, those that start later than asked"), s.initiatives),
            "longest_move": (t("longest move of these, in calendar days"), s.initiatives),
            "effort": (t("person-days that these take of anybody"), s.effort),
            "requested": (t("sum over roles and periods with stated capacity"), s.from_capacity(Behind.requested)),
            "available": (t("sum over roles and periods, each at least 0"), s.from_capacity(Behind.available)),
            "overloaded_requested": (
                t("roles and periods asked for more than there is"),
                s.from_capacity(Behind.requested),
            ),
            "overloaded_coordinated": (t("the same, as coordinated"), s.from_capacity(Behind.coordinated)),
            "one_off": (t("sum over the years of the horizon"), s.from_cost(s.one_off)),
            "annual": (t("sum over the years of the horizon"), s.from_cost(s.annual)),
            "budget": (t("sum over the years for which one is stated"), s.from_cost(s.budget)),
            "years_over": (t("years whose cost is above their budget"), s.from_cost(s.budget)),
            "agreed": (t("interconnections in that state"), s.interconnections),
            "open": (t("interconnections in that state"), s.interconnections),
            "one_sided": (t("interconnections in that state"), s.interconnections),
            "contradictory": (t("interconnections in that state"), s.interconnections),
            "demands": (t("number of demands"), s.demands),
            "unanswered": (t("demands without an answer"), s.demands),
            "declined": (t("demands that were declined"), s.demands),
            "total": (t("one-off and annual cost"), s.from_cost(s.both(s.one_off, s.annual))),
            "stated_effort": (t("person-days on Resources, as typed in"), s.stated("effort")),
            "stated_one_off": (t("one-off cost on Resources, as typed in"), s.stated("one_off")),
            "stated_annual": (t("annual cost on Resources, as typed in"), s.stated("annual")),
        },
    ),
    "guideline_summaries": Listed(
        t("Sums by guideline"),
        "sums",
        ("guideline",),
        {
            "translated": (t("departments that translated it"), s.translated),
            "gaps": (t("number of gaps on it"), s.gaps_of_guideline),
            "not_assessed": (t("of these, those with a level missing"), s.gaps_of_guideline),
            "without_initiative": (t("of these, those that no initiative closes"), s.gaps_of_guideline),
            "late": (LATE, s.gaps_of_guideline),
            "weighted": (WEIGHTED, s.gaps_of_guideline),
            "share": (t("what that is of the weighted gaps above 0 of all guidelines"), s.gaps_of_guideline),
        },
    ),
    "alignment": Listed(
        t("Alignment"),
        "understanding",
        (),
        {
            "leaders": (t("leaders with a score in a guideline's latest round"), s.all_scores),
            "first": (t("mean of consensus over the guidelines, in their first rounds"), s.all_scores),
            "latest": (t("mean of consensus over the guidelines, in their latest rounds"), s.all_scores),
        },
    ),
    "coordination": Listed(
        t("Coordinated plan"),
        "coordinated-plan",
        (),
        {
            "status": (t("what the solver proved"), s.all_work),
            "overload": (t("person-days over capacity that are left inside the horizon"), s.all_work),
            "bound": (t("person-days over capacity that no plan can avoid"), s.all_work),
            "late": (t("weekdays late of gaps and milestones, × weight"), s.all_work),
            "moved": (t("weekdays moved, × weight"), s.all_work),
            "count": (t("number of initiatives moved"), s.all_work),
            "late_bound": (t("what no plan with that overload can be less late"), s.all_work),
            "moved_bound": (t("what no plan with that overload and lateness can move less"), s.all_work),
            "count_bound": (t("how many no plan with all these can move fewer"), s.all_work),
            "gap": (t("(value − bound) ÷ max(1, value) of the first part not proven; 0 where all are"), s.all_work),
            "remedies": (t("what would let the plan fit, each computed anew with the change"), s.all_work),
            "beyond": (t("initiatives that end beyond the horizon only because they were moved"), s.all_work),
        },
    ),
    "closing": Listed(
        t("Closing of the gap"),
        "gaps",
        ("department",),
        {
            "weighted": (WEIGHTED, s.sizes),
            "never": (t("of these, those without a day on which they close, as coordinated"), s.closing),
            "never_share": (t("never ÷ weighted"), s.closing),
            "days": (t("what is left of these when a day ends on which a gap closes"), s.closing),
        },
    ),
    "largest": Listed(
        t("Largest gaps"),
        "gaps",
        ("department",),
        {
            "gaps": (t("the fewest, largest first, that make up half of the weighted gap"), s.largest),
            "weighted": (t("the sum of their weighted gaps"), s.largest),
            "share": (t("what that is of all weighted gaps above 0"), s.sizes),
        },
    ),
    "years": Listed(
        t("Cost by year"),
        "money",
        ("year",),
        {
            "one_off": (t("sum over the departments"), s.in_year(s.one_off)),
            "annual": (t("sum over the departments"), s.in_year(s.annual)),
            "budget": (t("sum over the departments that state one"), s.in_year(s.budget)),
            "total": (t("one-off and annual cost"), s.in_year(s.both(s.one_off, s.annual))),
            "above": (t("total − budget"), s.in_year(s.budget)),
            "budgeted": (t("total of the departments that state a budget"), s.in_year(s.both(s.one_off, s.annual))),
        },
    ),
}
"""All lists of facts.json but `scenarios`, which a trace does not compute."""
