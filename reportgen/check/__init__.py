"""Coherence: what each workbook says may be right, and the whole still not fit. One function a rule, by family."""

from collections.abc import Callable, Iterator, Mapping

from reportgen.analyse.facts import Facts
from reportgen.check import (
    audit,
    coordination,
    decisions,
    demands,
    gaps,
    initiatives,
    interconnections,
    resources,
    strategy,
    translation,
    understanding,
    workload,
)
from reportgen.model.finding import Finding
from reportgen.model.plan import Plan, sorted_findings

Rule = Callable[[Plan, Facts], Iterator[Finding]]

RULES: Mapping[str, Rule] = {
    "guideline-without-chosen-option": strategy.guideline_without_chosen_option,
    "guideline-with-several-chosen-options": strategy.guideline_with_several_chosen_options,
    "requirement-unsupported": strategy.requirement_unsupported,
    "guideline-without-requirement": strategy.guideline_without_requirement,
    "guideline-misunderstood": understanding.guideline_misunderstood,
    "leaders-disagree": understanding.leaders_disagree,
    "department-not-interviewed": understanding.department_not_interviewed,
    "guideline-not-translated": translation.guideline_not_translated,
    "guideline-unaddressed": translation.guideline_unaddressed,
    "demand-without-response": demands.demand_without_response,
    "demand-declined": demands.demand_declined,
    "service-too-late": demands.service_too_late,
    "response-without-service": demands.response_without_service,
    "gap-without-initiative": gaps.gap_without_initiative,
    "target-below-current": gaps.target_below_current,
    "not-assessed": gaps.not_assessed,
    "gap-closes-late": gaps.gap_closes_late,
    "initiative-without-resources": initiatives.initiative_without_resources,
    "end-before-start": initiatives.end_before_start,
    "outside-horizon": initiatives.outside_horizon,
    "overdue": initiatives.overdue,
    "progress-contradicts-status": initiatives.progress_contradicts_status,
    "starts-before-predecessor-ends": initiatives.starts_before_predecessor_ends,
    "rating-too-green": initiatives.rating_too_green,
    "need-without-provision": interconnections.need_without_provision,
    "provision-without-need": interconnections.provision_without_need,
    "dates-contradict": interconnections.dates_contradict,
    "statuses-contradict": interconnections.statuses_contradict,
    "needed-before-provided": interconnections.needed_before_provided,
    "dependency-cycle": interconnections.dependency_cycle,
    "role-overloaded": resources.role_overloaded,
    "role-without-capacity": resources.role_without_capacity,
    "day-to-day-exceeds-total": resources.day_to_day_exceeds_total,
    "over-budget": resources.over_budget,
    "effort-not-stated": resources.effort_not_stated,
    "initiative-moved": coordination.initiative_moved,
    "no-feasible-plan": coordination.no_feasible_plan,
    "plan-not-proven-optimal": coordination.plan_not_proven_optimal,
    "milestone-missed": coordination.milestone_missed,
    "decision-overdue": decisions.decision_overdue,
    "decision-without-effect": decisions.decision_without_effect,
    "isolated-initiative": audit.isolated_initiative,
    "imposed-date": audit.imposed_date,
    "very-long-initiative": workload.very_long_initiative,
    "thin-effort": workload.thin_effort,
    "negative-float": audit.negative_float,
    "owner-overcommitted": workload.owner_overcommitted,
}
"""Every coherence code with its rule; the rule's docstring is its manual entry."""


def check(plan: Plan, facts: Facts) -> list[Finding]:
    """All that does not fit together, sorted by file, sheet in the workbook's order, row, column, code.

    These are the coherence findings only; those of intake stand in `plan.findings`. What auditors ask beside yields to
    what the other families prove.
    """
    found = [each for code, rule in RULES.items() if code not in audit.YIELDS for each in rule(plan, facts)]
    asked = [each for code in audit.YIELDS for each in RULES[code](plan, facts)]
    return sorted_findings([*found, *audit.unyielding(asked, found)], plan.workbooks)
