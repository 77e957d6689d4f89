"""Whatever a file was made for: it ends in a finding that says why, or is read rightly, and the others are read."""

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from read.hostile import GIGABYTE, Outcome, tried
from read.hostile_shapes import THEMES

HOSTILE = Path(__file__).with_name("hostile.py")
PATIENCE = 600
"""Seconds for all shapes of a theme; on a machine that is doing nothing else they take a tenth."""


def within_a_gigabyte() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (GIGABYTE, GIGABYTE))


@pytest.mark.parametrize("theme", THEMES)
def test_each_shape_ends_as_it_should_and_the_other_workbooks_say_what_they_say(theme: str) -> None:
    said = subprocess.run(
        [sys.executable, HOSTILE, "--theme", theme],
        capture_output=True,
        check=False,
        preexec_fn=within_a_gigabyte,
        text=True,
        timeout=PATIENCE,
    )
    outcomes = {name: Outcome(**fields) for name, fields in map(json.loads, said.stdout.splitlines())}
    sound = outcomes.pop("")
    assert sound.others
    wrong = {name: each for name, each in outcomes.items() if not each.as_it_should(THEMES[theme][name])}
    assert not wrong
    assert {name: each for name, each in outcomes.items() if each.others != sound.others} == {}
    assert list(outcomes) == list(THEMES[theme]), said.stderr[-2000:]


def test_what_dies_or_hangs_would_be_noticed() -> None:
    shape = THEMES["packed"]["zip64 fields"]
    assert tried(shape, memory=1).died
