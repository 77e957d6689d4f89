"""One table of all figures: what each list of facts.json holds, how each figure is computed, and from which cells.

A figure has its place here by the name that it has in facts.json. `docs/figures.md` defines them at more length.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from reportgen.trace import behind_sums as s
from reportgen.trace.behind import Behind, Cells

PAGE = "docs/figures.md"
Cellwise = Callable[[Behind, Any], Cells]


@dataclass(frozen=True)
class Listed:
    """A list of facts.json: the section that defines it, what its rows are named by, and its figures."""

    section: str
    names: tuple[str, ...]
    figures: Mapping[str, tuple[str, Cellwise]]


LATE = "gaps that close, as coordinated, after their target date"

FIGURES: Mapping[str, Listed] = {
    "understanding": Listed(
        "understanding",
        ("guideline", "department", "round"),
        {
            "n": ("how many scores of understanding are stated", Behind.scores),
            "mean": ("mean of the scores of understanding", Behind.scores),
            "support": ("mean of the scores of support", Behind.support),
            "cns": ("consensus 1 + Σ p · log₂(1 − |X − mean| / 4), after Tastle and Wierman", Behind.scores),
            "rwg": ("agreement 1 − s² / 2, never below 0, after James, Demaree and Wolf", Behind.scores),
        },
    ),
    "requirements": Listed(
        "strategy",
        ("requirement",),
        {
            "importance": ("as typed in", Behind.importance),
            "best": ("highest support stated by any guideline", Behind.supported),
            "support": ("as typed in, by guideline", Behind.supported),
        },
    ),
    "coverage": Listed(
        "strategy",
        ("guideline", "department"),
        {
            "translated": ("whether the sheet Translation has a row for it", Behind.translations),
            "demands": ("number of demands on the guideline", Behind.demands_on),
            "gaps": ("number of gaps on the guideline", Behind.gaps_on),
            "initiatives": (
                "number of initiatives that close one of these gaps, cancelled ones apart",
                Behind.closing_on,
            ),
        },
    ),
    "gaps": Listed(
        "gaps",
        ("gap",),
        {
            "size": ("target level − current level", Behind.levels),
            "weight": ("weight of the guideline, 3 where none is stated", Behind.weight),
            "weighted": ("size × weight", Behind.weighted),
            "closes_requested": ("latest end, as asked, of the initiatives that close it", Behind.closing),
            "closes_coordinated": ("latest end, as coordinated, of the initiatives that close it", Behind.closing),
        },
    ),
    "capacity": Listed(
        "capacity",
        ("department", "role", "period"),
        {
            "available": (
                "(total FTE − day-to-day FTE) × working days a year ÷ periods a year",
                Behind.available,
            ),
            "requested": ("effort of all that take from it, evenly over weekdays, by dates as asked", Behind.requested),
            "coordinated": ("the same, by dates as coordinated", Behind.coordinated),
        },
    ),
    "initiatives": Listed(
        "initiatives",
        ("initiative",),
        {
            "requested_start": ("as typed in", Behind.start_asked),
            "requested_end": ("as typed in", Behind.end_asked),
            "start": ("as coordinated: never earlier than asked, after all that it waits for", Behind.span),
            "end": ("as coordinated: as many weekdays later as asked", Behind.span),
            "moved_days": ("calendar days from the start as asked to the start as coordinated", Behind.span),
            "critical": ("whether a weekday more makes a promise late, or the programme longer", Behind.span),
            "float_days": ("weekdays that it may take longer without harm", Behind.span),
            "because": ("what stops it from starting a weekday earlier", Behind.span),
        },
    ),
    "moves": Listed(
        "initiatives",
        ("initiative",),
        {
            "asked": ("start as asked", Behind.start_asked_of_move),
            "start": ("start as coordinated", Behind.span_of_move),
            "days": ("calendar days between the two", Behind.span_of_move),
            "reasons": ("what stops it from starting a weekday earlier", Behind.span_of_move),
            "period_earlier": ("what stops it from starting a period earlier, or as asked", Behind.span_of_move),
        },
    ),
    "dependencies": Listed(
        "interconnections",
        ("needs", "provides", "from", "to", "deliverable"),
        {
            "needed": ("date on the side that needs it", Behind.needed),
            "provided": ("date on the side that provides it", Behind.provided),
            "state": ("one-sided, contradictory, agreed or open, by what both sides say", Behind.both_sides),
        },
    ),
    "cycles": Listed(
        "interconnections",
        (),
        {"initiatives": ("a strongly connected group over what waits for what", Behind.loop)},
    ),
    "cost": Listed(
        "money",
        ("department", "year"),
        {
            "one_off": ("one-off cost of the initiatives that start in the year, as asked", s.one_off),
            "annual": ("annual cost of the initiatives that ended in an earlier year, as asked", s.annual),
            "budget": ("as typed in", s.budget),
        },
    ),
    "milestones": Listed(
        "milestones",
        ("milestone",),
        {
            "date": ("as typed in", s.promised),
            "reached_requested": ("latest end, as asked, of what it requires", s.required),
            "reached_coordinated": ("latest end, as coordinated, of what it requires", s.required),
        },
    ),
    "ratings": Listed(
        "ratings",
        ("kind", "subject"),
        {
            "rating": ("the first rule that holds, red ones first; green if none does", s.rated),
            "because": ("the reasons, or the records, that decide", s.rated),
            "rules": ("the rules that hold", s.rated),
            "self_rating": ("what the department says itself", s.self_rated),
        },
    ),
    "summaries": Listed(
        "sums",
        ("department",),
        {
            "gaps": ("number of gaps", s.gaps),
            "not_assessed": ("gaps with a level missing", s.sizes),
            "without_initiative": ("gaps that no initiative closes, cancelled ones apart", s.gaps),
            "late": (LATE, s.target_dates),
            "weighted": ("sum of the weighted gaps above 0", s.sizes),
            "initiatives": ("initiatives that are neither done nor cancelled", s.initiatives),
            "moved": ("of these, those that start later than asked", s.initiatives),
            "longest_move": ("longest move of these, in calendar days", s.initiatives),
            "effort": ("person-days that these take of anybody", s.effort),
            "requested": ("sum over roles and periods with stated capacity", s.from_capacity(Behind.requested)),
            "available": ("sum over roles and periods, each at least 0", s.from_capacity(Behind.available)),
            "overloaded_requested": (
                "roles and periods asked for more than there is",
                s.from_capacity(Behind.requested),
            ),
            "overloaded_coordinated": ("the same, as coordinated", s.from_capacity(Behind.coordinated)),
            "one_off": ("sum over the years of the horizon", s.from_cost(s.one_off)),
            "annual": ("sum over the years of the horizon", s.from_cost(s.annual)),
            "budget": ("sum over the years for which one is stated", s.from_cost(s.budget)),
            "years_over": ("years whose cost is above their budget", s.from_cost(s.budget)),
            "agreed": ("interconnections in that state", s.interconnections),
            "open": ("interconnections in that state", s.interconnections),
            "one_sided": ("interconnections in that state", s.interconnections),
            "contradictory": ("interconnections in that state", s.interconnections),
            "demands": ("number of demands", s.demands),
            "unanswered": ("demands without an answer", s.demands),
            "declined": ("demands that were declined", s.demands),
        },
    ),
    "guideline_summaries": Listed(
        "sums",
        ("guideline",),
        {
            "translated": ("departments that translated it", s.translated),
            "gaps": ("number of gaps on it", s.gaps_of_guideline),
            "not_assessed": ("of these, those with a level missing", s.gaps_of_guideline),
            "without_initiative": ("of these, those that no initiative closes", s.gaps_of_guideline),
            "late": (LATE, s.gaps_of_guideline),
            "weighted": ("sum of the weighted gaps above 0", s.gaps_of_guideline),
        },
    ),
    "alignment": Listed(
        "understanding",
        (),
        {
            "leaders": ("leaders with a score in a guideline's latest round", s.all_scores),
            "first": ("mean of consensus over the guidelines, in their first rounds", s.all_scores),
            "latest": ("mean of consensus over the guidelines, in their latest rounds", s.all_scores),
        },
    ),
    "coordination": Listed(
        "coordinated-plan",
        (),
        {
            "status": ("what the solver proved", s.all_work),
            "overload": ("person-days over capacity that are left inside the horizon", s.all_work),
            "bound": ("person-days over capacity that no plan can avoid", s.all_work),
            "late": ("weekdays late of gaps and milestones, × weight", s.all_work),
            "moved": ("weekdays moved, × weight", s.all_work),
            "count": ("number of initiatives moved", s.all_work),
            "late_bound": ("what no plan with that overload can be less late", s.all_work),
            "moved_bound": ("what no plan with that overload and lateness can move less", s.all_work),
            "count_bound": ("how many no plan with all these can move fewer", s.all_work),
            "gap": ("(value − bound) ÷ max(1, value) of the first part not proven; 0 where all are", s.all_work),
            "remedies": ("what would let the plan fit, each computed anew with the change", s.all_work),
            "beyond": ("initiatives that end beyond the horizon only because they were moved", s.all_work),
        },
    ),
}
"""All lists of facts.json but `scenarios`, which a trace does not compute."""
