"""A short run of the mutants; `make mutants` is the long one."""

import random

import pytest

from read.mutants import fates, mutant, originals

SEEDS = range(5)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_mutant_stops_the_reading_or_touches_what_the_others_say(seed: int) -> None:
    found = list(fates(30, seed=seed))
    assert [each for each in found if each.fault] == []
    assert any(not each.codes for each in found)
    assert any(each.codes for each in found)


def test_a_seed_always_means_the_same_mutants() -> None:
    for name, original in originals().items():
        assert mutant(original, random.Random(name)) == mutant(original, random.Random(name))
    assert mutant(original, random.Random("1")) != mutant(original, random.Random("2"))
