"""Whatever the plan: no words meet, nothing leaves the page, every chart is made of what the writers know."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.drawing import faults
from charts.plans import CHARTS


@pytest.mark.parametrize("kind", CHARTS)
@given(data=st.data())
def test_chart_keeps_the_rules(kind: str, data: st.DataObject) -> None:
    for svg in data.draw(CHARTS[kind]):
        assert faults(svg) == []
