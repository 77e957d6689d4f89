"""Published formulas against values that others published, or that the definition gives by plain arithmetic."""

import datetime as dt
import statistics
from itertools import product

import pytest

from reportgen.analyse.alignment import HIGHEST, LOWEST, RANDOM_VARIANCE, agreement, consensus
from reportgen.model.calendar import weekdays_between

SCALE = range(LOWEST, HIGHEST + 1)


def test_consensus_meets_the_published_check_value() -> None:
    """Seven points, answers 30, 40, 210, 130, 530, 50, 10: the value that packages for the measure are tested by."""
    scores = [score for score, n in enumerate((30, 40, 210, 130, 530, 50, 10), start=1) for _ in range(n)]
    assert consensus(scores, 1, 7) == pytest.approx(0.7256876, abs=5e-8)


def test_consensus_keeps_the_bounds_that_its_authors_prove() -> None:
    """1 where all say the same, 0 for two equal camps at the ends, between them for everything else; symmetrical."""
    for scores in product(SCALE, repeat=4):
        value = consensus(scores)
        mirrored = consensus([LOWEST + HIGHEST - score for score in scores])
        assert value == pytest.approx(mirrored)
        camps = sorted(scores) == [LOWEST, LOWEST, HIGHEST, HIGHEST]
        assert value == pytest.approx(1 if len(set(scores)) == 1 else 0 if camps else value)
        assert value is not None
        assert -1e-12 <= value <= 1


def test_agreement_measures_against_the_published_variance_of_five_points() -> None:
    """(A² − 1) / 12 = 2 for A = 5: James, Demaree and Wolf; the variance of one answer of each kind."""
    assert pytest.approx((HIGHEST**2 - 1) / 12) == RANDOM_VARIANCE
    assert statistics.pvariance(SCALE) == RANDOM_VARIANCE


def test_agreement_is_one_less_the_share_of_the_random_variance() -> None:
    for scores in product(SCALE, repeat=4):
        assert agreement(scores) == pytest.approx(max(0, 1 - statistics.variance(scores) / 2))


def test_weekdays_meet_the_published_value_of_networkdays() -> None:
    """NETWORKDAYS(1 October 2012, 1 March 2013) is 110 in the reference of Excel."""
    assert weekdays_between(dt.date(2012, 10, 1), dt.date(2013, 3, 1)) == 110


def test_weekdays_are_those_that_counting_gives() -> None:
    first = dt.date(2026, 2, 26)
    for start, length in product(range(8), range(-2, 16)):
        begin = first + dt.timedelta(days=start)
        days = [begin + dt.timedelta(days=offset) for offset in range(length)]
        end = begin + dt.timedelta(days=length - 1)
        assert weekdays_between(begin, end) == sum(day.isoweekday() <= 5 for day in days)
