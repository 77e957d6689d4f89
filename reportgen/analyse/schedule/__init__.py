"""Scheduling in integers, without any knowledge of plans: `Problem` in, `Result` out, checked by a judge of its own."""

from reportgen.analyse.schedule.problem import Due, Link, Problem, Resource, Result, Score, Task, Weekly
from reportgen.analyse.schedule.solver import solve
from reportgen.analyse.schedule.verify import score, verify

__all__ = [
    "Due",
    "Link",
    "Problem",
    "Resource",
    "Result",
    "Score",
    "Task",
    "Weekly",
    "score",
    "solve",
    "verify",
]
