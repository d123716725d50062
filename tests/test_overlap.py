import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.overlap import overlap


def test_worked_by_hand():
    assert overlap("The truce held.", "The truce failed.") == pytest.approx(2 / 4)
    assert overlap("a b", "c d") == 0
    assert overlap("", "") == 1


@given(st.text(max_size=30), st.text(max_size=30))
def test_symmetric_and_within_bounds(one, other):
    assert overlap(one, other) == overlap(other, one)
    assert 0 <= overlap(one, other) <= 1
