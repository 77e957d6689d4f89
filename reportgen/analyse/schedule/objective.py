"""The parts of the objective as the search takes them: overload, lateness, and moves as one number."""

from reportgen.analyse.schedule.problem import Problem, Score

OVERLOAD, LATE, MOVES = 0, 1, 2
PARTS = (OVERLOAD, LATE, MOVES)
"""The parts in their order; one is never made worse for the sake of a later one."""


def values(problem: Problem, found: Score) -> tuple[int, int, int]:
    """The value of each part; a step moved counts for more than any number of moved tasks."""
    return found.overload, found.late, found.moved * (len(problem.tasks) + 1) + found.changed


def bounds(problem: Problem, found: Score, least: tuple[int, int, int]) -> Score:
    """What is proven of each part of a score, given the least values of the parts as the search takes them."""
    moved, changed = divmod(least[MOVES], len(problem.tasks) + 1)
    return Score(least[OVERLOAD], least[LATE], moved, changed if moved == found.moved else 0)
